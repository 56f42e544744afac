"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of the real documents, which are not part of the project."""
    folder = os.environ.get("POLICYMODEL_SOURCES")
    if not folder:
        pytest.skip("POLICYMODEL_SOURCES is not set: it names the folder of the source documents")
    path = Path(folder)
    if not path.is_dir():
        pytest.fail(f"POLICYMODEL_SOURCES names no folder: {folder}")
    return path

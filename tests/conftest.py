"""Fixtures shared by all tests, and the marks by which they are chosen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure. HYPOTHESIS_PROFILE=long draws ten times as many examples,
# quick a tenth.
settings.register_profile("untimed", deadline=None)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.register_profile("quick", deadline=None, max_examples=10)
# What is drawn says nothing of the files that are made anew.
settings.register_profile("golden", deadline=None, max_examples=1)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "untimed"))


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what the tests find over the golden files, to be read in the diff",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--rewrite-golden"):
        settings.load_profile("golden")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `core` what is neither `slow` nor in need of an `office` program."""
    for item in items:
        if not any(item.iter_markers("slow")) and not any(item.iter_markers("office")):
            item.add_marker("core")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file of tests/golden; `--rewrite-golden` writes the file."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists():
            pytest.fail(f"no golden file {name}: make it with --rewrite-golden and read it")
        assert text == path.read_text(encoding="utf-8")

    return check

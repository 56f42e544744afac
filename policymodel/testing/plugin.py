"""For pytest: every ``plan.yaml`` below the tested folders keeps the promises of a plan.

Switched on by ``pytest_plugins = ["policymodel.testing.plugin"]`` in a ``conftest.py``. With
``--sources DIR`` the plans are verified against their documents too.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policymodel.registry import PLAN_FILE
from policymodel.testing import BrokenPromise, Promise, promises


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--sources``."""
    parser.addoption("--sources", metavar="DIR", help="the folder of the plans' documents")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "PlanFolder | None":
    """Collect plan files."""
    is_plan = file_path.name == PLAN_FILE
    return PlanFolder.from_parent(parent, path=file_path) if is_plan else None


class PlanFolder(pytest.File):
    """The folder of a plan, with a test for each promise."""

    def collect(self) -> Iterator["PromiseItem"]:
        sources = self.config.getoption("--sources")
        for promise in promises(self.path.parent, sources=sources):
            yield PromiseItem.from_parent(self, name=str(promise), promise=promise)


class PromiseItem(pytest.Item):
    """One promise of a plan."""

    def __init__(self, *, promise: Promise, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self.promise = promise

    def runtest(self) -> None:
        self.promise.keep()

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        if isinstance(excinfo.value, BrokenPromise):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.parent.name}: {self.name}"

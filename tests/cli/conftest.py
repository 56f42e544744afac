"""Two invented plans in a plugins folder, a folder on the path, and a way to run commands."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli.invented import Run, Site, plan_text
from click.testing import CliRunner, Result

from policymodel.cli.root import policymodel


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLICYMODEL_LANG", "POLICYMODEL_PLUGINS_DIR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """A folder of two plans, one in a folder that has the prefix of packages."""
    folder = tmp_path / "plugins"
    for place, name in (("policymodel_yunzhou", "yunzhou"), ("haicheng", "haicheng")):
        (folder / place).mkdir(parents=True)
        (folder / place / "plan.yaml").write_text(plan_text(name), encoding="utf-8")
    return folder


@pytest.fixture
def run(plugins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in an empty folder, with the two plans at hand."""
    place = tmp_path / "work"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.delenv("POLICYMODEL_SOURCES", raising=False)

    def invoke(*arguments: str | Path, lang: str = "en", **more: Any) -> Result:
        words = ["--lang", lang, "--plugins-dir", str(plugins), *map(str, arguments)]
        return CliRunner().invoke(policymodel, words, prog_name="policymodel", **more)

    return invoke


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield Site(folder)
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(folder) in str(
            sys.modules[name].__file__
        ):
            del sys.modules[name]

"""The contract kit: the plans here keep it, and each way to break it is told."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from workbooks import REAL

import policymodel as pm
from policymodel.export.exporters import Exporter
from policymodel.testing import BrokenPromise, exporter_promises, promises
from policymodel.text import Text

PLUGINS = Path(__file__).parents[2] / "plugins"
PLAN = """\
format: 2
id: linwan
document: {title: 临湾市行动方案, issued: 2025-03-18}
jurisdiction: {code: "339800", name: 临湾市, level: city}
period: {start: 2025, end: 2027}
organizations: [{name: 市科技局, kind: department}]
measures: [{id: m1, number: 1, title: 建设平台, responsibilities: {lead: [市科技局]}}]
"""
RULES = """\
from policymodel.checks import Violation, rule
from policymodel.text import Text

@rule("Z101", "warning")
def looks(index):
    BODY
checks = (looks,)
"""


def broken(folder: Path) -> dict[str, str]:
    return {each.title.en: why for each in promises(folder) if (why := each.broken())}


def plugin(folder: Path, *, plan: str = PLAN, body: str | None = None) -> Path:
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    code = "" if body is None else RULES.replace("BODY", body)
    (folder / "__init__.py").write_text(code, encoding="utf-8")
    return folder


@pytest.mark.parametrize("city", REAL)
def test_the_plans_here_keep_their_promises(city: str) -> None:
    sources = os.environ.get("POLICYMODEL_SOURCES")
    for promise in promises(PLUGINS / f"policymodel_{city}", sources=sources):
        promise.keep()


def test_a_sound_plugin_keeps_them_too(tmp_path: Path) -> None:
    body = 'yield Violation("measures[0]", Text("题", "x"))'
    assert broken(plugin(tmp_path / "policymodel_linwan", body=body)) == {}


@pytest.mark.parametrize(
    ("plan", "body", "title", "why"),
    [
        ("id: [", None, "the plan file can be read", "F003"),
        (PLAN.replace("id: linwan", "id: other"), None, "the plan's id is that of its folder",
         "expected the id 'linwan'"),
        (PLAN.replace("lead: [市科技局", "lead: [市财政局"), None, "check finds no error", "L101"),
        (PLAN, "raise ValueError(3)\n    yield", "check finds no error", "P008"),
        (PLAN, "import itertools\n    index.plan.measures[0].__class__.seen = next(STATE)\n"
               "    yield from [Violation('measures[0]', Text('题', 'x'))] * next(STATE)",
         "Z101 finds the same twice", "twice"),
        (PLAN, ")", "the rules that the plan brings can be used", "P006"),
    ],
    ids=["no plan", "id", "error", "a rule fails", "unsteady", "no code"],
)  # fmt: skip
def test_what_is_not_kept_is_told(
    plan: str, body: str | None, title: str, why: str, tmp_path: Path
) -> None:
    folder = plugin(tmp_path / "linwan", plan=plan, body=body)
    if body and "STATE" in body:
        code = (folder / "__init__.py").read_text(encoding="utf-8")
        code = "import itertools\nSTATE = itertools.count(1)\n" + code
        code = code.replace("index.plan.measures[0].__class__.seen = next(STATE)", "pass")
        (folder / "__init__.py").write_text(code, encoding="utf-8")
    assert why in broken(folder)[title]


def test_a_promise_that_is_not_kept_fails_a_test(tmp_path: Path) -> None:
    folder = plugin(tmp_path / "linwan", plan=PLAN.replace("id: linwan", "id: other"))
    promise = next(each for each in promises(folder) if "folder" in each.title.en)
    with pytest.raises(BrokenPromise, match="expected the id 'linwan', as the folder is called"):
        promise.keep()


@pytest.mark.parametrize(
    ("export", "why"),
    [
        (lambda plan, options: {"a.txt": b"x"}, None),
        (lambda plan, options: {}, "expected a file"),
        (lambda plan, options: {"a.txt": os.urandom(8)}, "the same bytes twice"),
        (lambda plan, options: {"con": b"x"}, "a name that every system takes"),
        (lambda plan, options: {"a.txt": "x"}, "X010"),
        (lambda plan, options: 1 // 0, "X010"),
    ],
    ids=["sound", "nothing", "other bytes", "name", "text", "fails"],
)
def test_exporters_have_promises_too(export: Callable[..., dict[str, bytes]], why: str) -> None:
    exporter = Exporter(name="mine", label=Text("题", "mine"), export=export)
    (promise,) = exporter_promises(exporter, [pm.load("chengde")])
    told = promise.broken()
    assert told is None if why is None else why in (told or "")


def pytest_run(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    (folder / "conftest.py").write_text(
        'pytest_plugins = ["policymodel.testing.plugin"]\n', encoding="utf-8"
    )
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    return subprocess.run(
        [*words, "--rootdir", str(folder), *options, str(folder)],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_pytest_runs_them_for_every_plan_it_meets(tmp_path: Path) -> None:
    plugin(tmp_path / "linwan")
    done = pytest_run(tmp_path)
    count = len(promises(tmp_path / "linwan"))
    assert (done.returncode, f"{count} passed" in done.stdout) == (0, True), done.stdout
    plugin(tmp_path / "other")  # its id is linwan
    done = pytest_run(tmp_path)
    told = f"1 failed, {2 * count - 1} passed"
    assert (done.returncode, told in done.stdout) == (1, True), done.stdout
    assert "expected the id 'other', as the folder is called, found 'linwan'" in done.stdout

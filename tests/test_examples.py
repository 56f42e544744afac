"""Every script in examples/ runs, and prints what it is there to show."""

import subprocess
import sys
from pathlib import Path

import pytest

import policymodel as pm

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANS = [entry.name for entry in pm.plan_entries()]


def run(script: str, *arguments: str, folder: Path) -> list[str]:
    """Run a script as a newcomer would, in another folder, and return the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", str(EXAMPLES / script), *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_every_target_is_listed_once(tmp_path: Path) -> None:
    lines = [line.split("\t") for line in run("targets_of_all_plans.py", folder=tmp_path)]
    for name in PLANS:
        stated = [t for _, t in pm.load(name).targets() if t.restates is None]
        assert [line[3] for line in lines if line[0] == name] == [t.words or "" for t in stated]


def test_those_who_carry_most_are_counted(tmp_path: Path) -> None:
    (first, *_) = run("who_carries_most.py", "maiji", folder=tmp_path)
    assert first.split("\t") == ["区科技局", "22", "●20 ○2"]
    (said,) = run("who_carries_most.py", "taian", folder=tmp_path)
    assert said.endswith("文件未写明责任单位")


def test_a_concept_is_compared_over_cities(tmp_path: Path) -> None:
    lines = [line.split("\t") for line in run("compare_a_concept.py", folder=tmp_path)]
    assert {line[0] for line in lines} == {"德州市", "泰安市", "承德市", "天水市麦积区"}
    assert ["德州市", "2027", "more_than", "1200 家"] in lines
    # 25 more is no level: it must not stand among the levels as if it were one.
    assert ["泰安市", "2020", "at_least", "25 家 (increment)"] in lines


def test_an_export_with_options(tmp_path: Path) -> None:
    named = run("export_with_options.py", "chengde", "made", folder=tmp_path)
    assert sorted(named) == sorted(path.name for path in (tmp_path / "made").iterdir())
    assert "chengde-responsibility.xlsx" in named


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES.glob("*.py")])
def test_an_example_says_how_to_run_it(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert f"python examples/{name}" in text.split('"""')[1]
    assert f'"{name}"' in Path(__file__).read_text(encoding="utf-8")


def test_the_example_plan_is_verified_and_clean() -> None:
    plan = pm.load(str(EXAMPLES / "plans" / "yunze"))
    assert [f.format("en") for f in pm.check(plan) if f.severity != "info"] == []
    assert pm.verify(plan, pm.find_source(plan, EXAMPLES / "sources")) == ()

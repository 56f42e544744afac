"""What carries the project: versions, steps, workflows and hooks say the same everywhere."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli.invented import child_environment, plan_text

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile, without what names the interpreter."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{target}:")) + 1
    end = next((n for n, line in enumerate(lines) if n >= start and not line), len(lines))
    return [line.strip().removeprefix("$(PYTHON) ") for line in lines[start:end]]


def test_the_lowest_versions_are_the_floors() -> None:
    floors = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    written = [re.sub(r",.*", "", each).replace(">=", "==") for each in floors]
    lowest = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(line for line in lowest if not line.startswith("#")) == sorted(written)


def test_every_python_that_is_claimed_is_tried() -> None:
    claimed = [
        found[1]
        for each in PROJECT["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", each))
    ]
    matrix = loaded(ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["core"]["strategy"]["matrix"]
    assert matrix == {"os": ["ubuntu-latest", "windows-latest"], "python": claimed}
    assert PROJECT["requires-python"] == f">={claimed[0]}"


def test_ci_takes_the_steps_of_the_makefile() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    called = re.findall(r"^make -s ([a-z-]+) PYTHON=", script, re.MULTILINE)
    assert called == ["test-fast", "lint"]
    (test,) = recipe("test")
    assert script.rstrip().endswith(f'"$work/newest/bin/python" {test}')


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_runs_is_there(path: Path) -> None:
    steps = [step for job in loaded(path)["jobs"].values() for step in job["steps"]]
    lines = "\n".join(step.get("run", "") for step in steps)
    assert all(recipe(target) for target in re.findall(r"\bmake ([a-z-]+)", lines))
    assert all((ROOT / name).is_file() for name in re.findall(r"-c (\S+\.txt)", lines))
    assert lines.count(".ci/run") == (path.name != "nightly.yml")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_ask_in_both_languages(path: Path) -> None:
    template = loaded(path)
    fields = [field for field in template["body"] if field["type"] != "markdown"]
    labels = [template["name"], *(field["attributes"]["label"] for field in fields)]
    assert all(re.search("[\u4e00-\u9fff]", label) and " · " in label for label in labels[:-1])
    assert len({field["id"] for field in fields}) == len(fields) > 3


@pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")
@pytest.mark.parametrize("environment", [{"CI": "false"}, {"POLICYMODEL_INSTALL": "0"}])
def test_nothing_is_installed_unasked(environment: dict[str, str], tmp_path: Path) -> None:
    """A machine without a spreadsheet program on which somebody works."""
    for name in ("bash", "dirname", "id"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {name} >> {tmp_path}/called\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["bash", str(ROOT / ".ci" / "run")],
        env={"PATH": str(tmp_path), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "apt-get install --no-install-recommends libreoffice-calc" in done.stderr
    assert not (tmp_path / "called").exists()


def test_the_hook_for_cities_refuses_a_faulty_plan(tmp_path: Path) -> None:
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    assert re.search(hook["files"], "plans/yunzhou/plan.yaml")
    assert not re.search(hook["files"], "plans/yunzhou/other.yaml")
    program, *words = hook["entry"].split()
    assert program in PROJECT["scripts"]
    for text, code in ((plan_text("a"), 0), (plan_text("b").replace("unit: 个", "unit: 格"), 1)):
        folder = tmp_path / str(code)
        folder.mkdir()
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", program, *words, str(folder / "plan.yaml")],
            env=child_environment(),
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout


def test_the_citation_is_of_this_version() -> None:
    citation = loaded(ROOT / "CITATION.cff")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert citation["version"] == PROJECT["version"]
    assert f"## [{citation['version']}] - {citation['date-released']}" in changelog
    assert citation["repository-code"] == PROJECT["urls"]["Homepage"]
    assert [each["name"] for each in citation["authors"]] == [e["name"] for e in PROJECT["authors"]]


@pytest.mark.parametrize(
    ("program", "mark"),
    [("libreoffice", "office"), ("chromium", "browser"), ("postgres", "database")],
)
def test_what_opens_another_program_is_no_core_test(program: str, mark: str) -> None:
    for path in Path(__file__).parent.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(rf"^(import|from) {program}\b", text, re.MULTILINE):
            assert f"pytest.mark.{mark}" in text, path.name

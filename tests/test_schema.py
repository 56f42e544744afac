"""The JSON Schema is the model's, and agrees with the reader about what a plan file is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml12
from corpus import Mistake, mistakes
from hypothesis import given, settings
from strategies import plans

from policymodel.model import Plan
from policymodel.reading import write_plan
from policymodel.reading.schema import plan_schema, schema_text

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schemas" / "plan.schema.json"
FILES = sorted([*ROOT.glob("plugins/*/plan.yaml"), *ROOT.glob("examples/plans/*/plan.yaml")])
# Beyond a schema: days of a month, the order of two numbers, the size of one, .nan.
BEYOND = {
    "f103-date-that-is-none",
    "f103-span-backwards",
    "f103-value-is-no-number",
    "f103-value-too-large",
}
# Faults of form that a schema can see: keys, types, words. Others need the whole plan.
ILL_FORMED = [each for each in mistakes() if each.code.startswith("F1") and each.name not in BEYOND]
VALIDATOR = jsonschema.Draft202012Validator(plan_schema())


def faults(text: str) -> list[str]:
    documents: Any = yaml12.parse_yaml(text, multi=True)
    return [error.message for error in VALIDATOR.iter_errors(documents[0])]


def test_the_schema_in_the_project_is_current(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--rewrite-golden"):
        SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_plan_files_satisfy_the_schema(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_plan_files_point_editors_at_a_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    pointer = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / pointer).resolve() == SCHEMA.resolve()


@given(plans())
@settings(max_examples=25)
def test_what_is_written_satisfies_the_schema(plan: Plan) -> None:
    assert faults(write_plan(plan)) == []


@pytest.mark.parametrize("each", ILL_FORMED, ids=lambda each: each.name)
def test_the_schema_sees_what_the_reader_refuses(each: Mistake) -> None:
    assert faults(each.data.decode("utf-8")) != []


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: plan.update(titel="x"),
        lambda plan: plan.pop("jurisdiction"),
        lambda plan: plan["measures"][0]["responsibilities"].update(boss=["市财政局"]),
        lambda plan: plan["indicators"][0]["targets"][0].update(year="2027年"),
        lambda plan: plan["indicators"][0].update(at=[1, 2, 3]),
    ],
)
def test_the_schema_refuses_a_changed_plan(change: Callable[[Any], object]) -> None:
    plan: Any = yaml12.parse_yaml(FILES[0].read_text(encoding="utf-8"))
    assert not list(VALIDATOR.iter_errors(plan))
    change(plan)
    assert list(VALIDATOR.iter_errors(plan))

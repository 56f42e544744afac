"""What people do to ledgers, plan by plan: every edit has the verdict of cases/edits.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from progress.editing import edit
from progress.ledgers import ledger, read
from targetplans import invented
from workbooks import REAL

import policymodel as pm
from policymodel.model import Plan
from policymodel.progress.ledger.cells import shown
from policymodel.progress.ledger.rows import LedgerRows

CASES = yaml.safe_load((Path(__file__).parent / "cases/edits.yaml").read_text("utf-8"))
PLANS = {"invented": invented} | {name: lambda name=name: pm.load(name) for name in REAL}


def contains(told: list[str], wanted: list[str]) -> None:
    """Each of what is wanted is told once, and nothing else is."""
    assert len(told) == len(wanted), told
    left = list(told)
    for words in wanted:
        found = next((each for each in left if words in each), None)
        assert found is not None, (words, told)
        left.remove(found)


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Plan, bytes]]:
    folder = tmp_path_factory.mktemp("ledgers")
    made = {name: load() for name, load in PLANS.items()}
    return {name: (plan, ledger(plan, folder).read_bytes()) for name, plan in made.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("name", PLANS)
def test_an_edit_has_its_verdict(
    ledgers: dict[str, tuple[Plan, bytes]], name: str, case: dict[str, Any], tmp_path: Path
) -> None:
    plan, data = ledgers[name]
    path = tmp_path / "filled.xlsx"
    path.write_bytes(data)
    _, editor = edit(path, case["edits"])
    (found,) = read(plan, path)
    if "error" in case:
        assert [each.code for each in found.error] == [case["error"]]
        return
    assert found.reading is not None, found.error
    reading, made = found.reading, LedgerRows(plan=plan, lang="zh")
    numbers = {key: place for place, key in enumerate(keys(made.tasks), 1)}
    if case.get("copied"):
        assert len(reading.refused) == 2 * len(made.tasks)
        assert not reading.reported
        return
    said = []
    for each in reading.reported:
        row = f"tasks{numbers[each.subject.key]}" if each.subject.kind == "measure" else "targetsN"
        unit = "%" if each.field == "rate" else None
        value = shown(each.value, "zh", unit)
        said.append(f"{row}.{each.field}={value.removesuffix(unit_of(each))}")
    assert sorted(said) == sorted(case.get("taken", []))
    contains([told.said.zh for told in reading.refused], case.get("refused", []))
    contains([told.said.zh for told in reading.notes], case.get("notes", []))
    assert reading.emptied == []
    lost = len(made.tasks) if case.get("lost") else 0
    assert len(reading.missing) == case.get("missing", 0) + lost
    assert editor


def keys(rows: Any) -> list[str]:
    return [row.subject.key for row in rows]


def unit_of(fact: Any) -> str:
    unit = getattr(fact.value, "unit", None)
    return unit if fact.field == "value" and unit else " no unit"


def test_there_are_many_kinds_of_edits() -> None:
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)

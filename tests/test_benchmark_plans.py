"""Plans of further real documents: benchmarks/plans, not registered and in no wheel."""

from collections.abc import Callable
from pathlib import Path

import pytest

import policymodel as pm
from policymodel.findings import Finding

ROOT = Path(__file__).parents[1]
PLANS = sorted(each.parent for each in (ROOT / "benchmarks" / "plans").glob("*/plan.yaml"))


def complaints(found: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [f"{each.code} {each.path}" for each in found if each.severity == "error"]


def test_there_are_plans() -> None:
    assert len(PLANS) >= 7


@pytest.mark.parametrize("folder", PLANS, ids=lambda folder: folder.name)
def test_a_plan_of_any_field_loads_and_contradicts_itself_nowhere(folder: Path) -> None:
    assert complaints(pm.check(pm.load(folder))) == []


@pytest.mark.parametrize("folder", PLANS, ids=lambda folder: folder.name)
def test_its_document_says_what_it_says(folder: Path, home_of: Callable[[str], Path]) -> None:
    """Nothing is wrong, every number and bracket is accounted for, and nothing is silenced."""
    plan = pm.load(folder)
    found = pm.verify(plan, home_of(folder.name))
    assert complaints(found) == []
    assert plan.suppressions == ()

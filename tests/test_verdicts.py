"""What the checks find in real plans was read against the documents, and the verdicts are kept."""

import csv
from pathlib import Path

import pytest

import policymodel as pm

ROOT = Path(__file__).parent.parent
PLANS = {
    path.parent.name.removeprefix("policymodel_"): path
    for folder in ("plugins", "benchmarks/plans")
    for path in sorted((ROOT / folder).glob("*/plan.yaml"))
}
with (ROOT / "benchmarks" / "verdicts.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def test_a_verdict_is_one_of_four_with_a_reason() -> None:
    assert {row["verdict"] for row in ROWS} <= {"true", "misleading", "noise", "false"}
    assert all(row["why"] for row in ROWS)
    assert {row["plan"] for row in ROWS} == set(PLANS)


@pytest.mark.parametrize("name", PLANS)
def test_every_finding_has_a_verdict(name: str) -> None:
    """A finding that is new, or gone, is read against the document before it goes in."""
    judged = sorted(
        (row["code"], row["severity"], row["path"]) for row in ROWS if row["plan"] == name
    )
    found = sorted((one.code, one.severity, one.path) for one in pm.check(PLANS[name]))
    assert found == judged


def test_what_is_false_was_mended_since() -> None:
    assert [row for row in ROWS if row["verdict"] == "false" and not row["reworded_since"]] == []

"""In a ranking up is better, and up is to lower numbers."""

from decimal import Decimal

import pytest
from checks.rules.test_numbers import plan
from checks.running import check

from policymodel.model import Baseline, Indicator, Target

RULES = ["B101", "B102", "B116", "T113", "T216"]


def rank(comparator: str, value: int, **more: object) -> Target:
    fields = {"year": 2027} | more
    return Target(
        id=f"r.{fields['year']}", kind="level", comparator=comparator, value=Decimal(value),
        unit="位次", **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "targets", "codes"),
    [
        (9, [rank("at_most", 5)], []),
        (9, [rank("exactly", 5)], []),
        (9, [rank("at_most", 12)], ["B101"]),
        (9, [rank("exactly", 12)], ["B102"]),
        (9, [rank("at_least", 5)], ["T113"]),
        (9, [rank("at_most", 7, year=2025), rank("at_most", 5)], []),
        (9, [rank("at_most", 5, year=2025), rank("at_most", 7)], ["T216"]),
    ],
)
def test_what_is_told_of_ranks(start: int, targets: list[Target], codes: list[str]) -> None:
    made = Indicator(
        id="r",
        name="营商环境排名",
        unit="位次",
        baselines=(Baseline(value=Decimal(start), year=2023),),
        targets=tuple(targets),
    )
    found = check(plan(made), select=RULES)
    assert [each.code for each in found] == codes
    for each in found:
        assert "反而更低" not in each.message.zh
        assert "以增加为目标" not in each.message.zh

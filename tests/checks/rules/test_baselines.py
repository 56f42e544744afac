"""Where indicators start: which rows make a column, and which indicators must start at all."""

from decimal import Decimal
from typing import Any

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Baseline, Indicator, Span, Target


def test_only_a_year_above_its_value_is_the_heading_of_a_column() -> None:
    """A year in the words of the value itself is a row's own, however many rows have one."""

    def row(number: int, year: int, *, headed: bool) -> Indicator:
        at = Span(100 + number, 110 + number)
        stated = Span(10, 14) if headed else at
        start = Baseline(value=Decimal(5), year=year, at=at, year_at=stated)
        return indicator(id=f"i{number}", number=str(number), baselines=(start,))

    made = plan(row(1, 2021, headed=True), row(2, 2020, headed=False), row(3, 2020, headed=False))
    (found,) = check(made, select=["B105"])
    assert found.path == "indicators[1].baselines[0].year"
    assert "2021, found 2 of 3 of 2020" in found.message.en


MILESTONE = Target(id="t", kind="milestone")


@pytest.mark.parametrize(
    ("third", "found"),
    [
        ({}, ["indicators"]),
        ({"direction": "decrease"}, ["indicators"]),
        ({"direction": "maintain"}, []),
        ({"direction": "none"}, []),
        ({"targets": (target("t", "9", kind="growth_rate", unit="%"),)}, ["indicators"]),
        ({"targets": (Target(id="t", kind="relative"),)}, ["indicators"]),
        ({"targets": (target("t", "9", kind="increment"),)}, []),
        ({"targets": (MILESTONE,)}, []),
        ({"targets": (MILESTONE, target("u", "9"))}, ["indicators"]),
    ],
)
def test_three_indicators_that_move_need_a_start(third: dict[str, Any], found: list[str]) -> None:
    known = {"id": "third", "name": "创新平台", "targets": (target("t", "9"),)}
    moving = [indicator(target(f"t{k}", "9"), id=f"i{k}") for k in range(2)]
    made = plan(*moving, Indicator(**known | third))
    assert [one.path for one in check(made, select=["B107"])] == found

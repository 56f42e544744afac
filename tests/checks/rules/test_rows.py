"""Rows of a table of indicators."""

import pytest
from checks.rules.test_numbers import indicator, plan
from checks.running import check


def told(*rows: tuple[str, str | None]) -> list[str]:
    made = [
        indicator(id=f"i{k}", name=f"指标{k}", number=number, category=category)
        for k, (number, category) in enumerate(rows)
    ]
    return [found.path for found in check(plan(*made), select=["T224"])]


@pytest.mark.parametrize(
    ("numbers", "paths"),
    [
        (("1", "2", "3"), []),
        (("1", "2", "2"), ["indicators[2].number"]),
        (("1", "2", "4"), ["indicators[2].number"]),
        (("4", "1", "2"), ["indicators[0].number"]),
        (("（一）", "（二）", "（二）"), ["indicators[2].number"]),
        (("1", "（1）", "2"), []),
        (("甲", "1", "乙"), []),
    ],
)
def test_numbers_run_on(numbers: tuple[str, ...], paths: list[str]) -> None:
    assert told(*((number, None) for number in numbers)) == paths


def test_groups_of_a_table_may_begin_again_or_run_on() -> None:
    again = (("1", "产业"), ("2", "产业"), ("1", "人才"), ("2", "人才"))
    assert told(*again) == []
    assert told(*again, ("2", "人才")) == ["indicators[4].number"]
    assert told(("1", "产业"), ("2", "产业"), ("3", "人才"), ("5", "人才")) == [
        "indicators[3].number"
    ]

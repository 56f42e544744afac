"""Conditions of rules that only these cases tell apart."""

from typing import Any

import pytest
from checks.running import check

from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.reading import plan_from_tree


def told(code: str, fragment: str) -> int:
    """How often a rule finds something in the plan of examples, changed."""
    tree: dict[str, Any] = breaking(Example(breaks=fragment))
    return sum(one.code == code for one in check(plan_from_tree(tree)))


LEVEL = "kind: level, comparator: at_least, year: 2025"


def test_a_part_by_name_takes_the_unit_of_its_indicator() -> None:
    whole = f"{{id: a, name: 创新平台, unit: 个, targets: [{{id: a.1, {LEVEL}, value: 25}}]}}"
    part = f"{{id: b, name: 省级创新平台, unit: 个, targets: [{{id: b.1, {LEVEL}, value: 30}}]}}"
    assert told("T223", f"indicators: [{whole}, {part}]") == 1


def test_two_leads_that_are_proposed_are_no_affair_of_the_document() -> None:
    both = "[市科技局, 市财政局]"
    assert told("R203", f"measures: [{{id: m1, proposed: {{lead: {both}}}}}]") == 0
    assert told("R203", f"measures: [{{id: m1, responsibilities: {{lead: {both}}}}}]") == 1


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("benchmark: 全省前列", 1),
        ("benchmark: 全省前列, value: 2, unit: 个百分点, comparator: at_least", 0),
        ("benchmark: 全省前列, restates: share.0", 0),
        ("benchmark: 全省前3位", 0),
        ("words: 位居前列", 0),
    ],
)
def test_benchmarks_that_say_how_far(more: str, count: int) -> None:
    first = "{id: share.0, kind: qualitative, words: 提高}"
    goal = f"{{id: share.1, kind: relative, {more}}}"
    assert told("T116", f"indicators: [{{id: share, targets: [{first}, {goal}]}}]") == count


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("kind: change, value: -5", 1),
        ("kind: change, value: 0", 0),
        ("kind: increment, change: decrease, value: -5", 1),
        ("kind: increment, value: -5", 0),
    ],
)
def test_what_falls_is_put_down_without_a_sign(more: str, count: int) -> None:
    goal = f'{{id: share.1, comparator: at_least, unit: "%", year: 2025, {more}}}'
    assert told("T112", f"indicators: [{{id: share, targets: [{goal}]}}]") == count


@pytest.mark.parametrize(("level", "count"), [(150, 0), (225, 1)])
def test_a_change_is_made_once_over_all_its_years(level: int, count: int) -> None:
    goals = (
        f"{{id: firms.1, {LEVEL}, value: {level}, unit: 家}}, "
        '{id: firms.2, kind: change, comparator: at_least, value: 50, unit: "%", year: 2025, '
        "base_year: 2020}"
    )
    start = "baselines: [{value: 100, year: 2020}]"
    assert told("B108", f"indicators: [{{id: firms, {start}, targets: [{goals}]}}]") == count

"""How indicators are measured: which units go together under one name."""

from decimal import Decimal

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Indicator, Target


def mixed(*units: str) -> Indicator:
    """An indicator without unit, with a target in each of `units`."""
    made = (target(f"t{i}", "9", unit=unit, year=2021 + i) for i, unit in enumerate(units))
    return indicator(*made, unit=None)


def paths(code: str, *indicators: Indicator) -> list[str]:
    return [one.path for one in check(plan(*indicators), select=[code])]


@pytest.mark.parametrize(
    ("one", "other", "converts"),
    [
        ("家", "家", True),
        ("亿元", "万元", True),
        ("家", "项", False),
        ("%", "个百分点", True),  # a share and its change
        ("%", "家", False),
        ("件", "件/万人", True),  # a ratio may print its numerator alone
        ("万件", "件/万人", True),
        ("人", "件/万人", False),  # but not what it divides by
        ("人年/万人", "件/万人", False),
    ],
)
def test_which_units_convert_under_one_name(one: str, other: str, converts: bool) -> None:
    told = [] if converts else ["indicators[0].targets[1].unit"]
    assert paths("U203", mixed(one, other)) == told
    assert paths("U203", mixed(other, one)) == told


def test_units_are_held_against_the_first_of_their_own_indicator() -> None:
    named = indicator(target("a", "9"), target("b", "9", unit="项"))  # U102 tells of it
    assert paths("U203", named, mixed("家", "项", "家", "项")) == [
        "indicators[1].targets[1].unit",
        "indicators[1].targets[3].unit",
    ]


@pytest.mark.parametrize(
    "passed",
    [
        Target(id="t", kind="level", comparator="at_least", value=Decimal(9)),
        target("t", "9", unit="%", kind="growth_rate"),
        target("t", "9", unit="%", kind="relative", benchmark="全省平均水平"),
        Target(id="t", kind="qualitative", unit="项"),
    ],
    ids=["unit", "growth_rate", "relative", "qualitative"],
)
def test_a_target_that_measures_nothing_else_is_passed_over(passed: Target) -> None:
    made = indicator(passed, target("a", "9"), target("b", "9", unit="项"), unit=None)
    assert paths("U203", made) == ["indicators[0].targets[2].unit"]

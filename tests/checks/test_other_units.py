"""Who states a plan in other units, values scaled with them, hears the same of it."""

from decimal import Decimal

import attrs
import pytest
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans

import policymodel as pm
from policymodel.model import Indicator, Plan, Target
from policymodel.units import find_unit

FAMILIES = ("U", "T", "B", "H")
POWERS = {"万": 4, "百万": 6, "亿": 8}


def in_other_unit(unit: str | None, word: str) -> tuple[str | None, int]:
    """The unit multiplied, and by which power of ten; % becomes ‰, and points stay."""
    if unit == "%":
        return "‰", -1
    if unit is None or find_unit(f"{word}{unit}") is None:
        return unit, 0
    return f"{word}{unit}", POWERS[word]


def moved(value: Decimal | None, power: int) -> Decimal | None:
    return None if value is None else value.scaleb(-power)


def rescaled(plan: Plan, word: str) -> Plan:
    """The plan with all values in other units."""

    def of_target(target: Target, whole: int) -> Target:
        unit, power = in_other_unit(target.unit, word)
        power = whole if target.unit is None else power
        value, high = moved(target.value, power), moved(target.high, power)
        return attrs.evolve(target, unit=unit, value=value, high=high)

    def of_indicator(indicator: Indicator) -> Indicator:
        unit, power = in_other_unit(indicator.unit, word)
        return attrs.evolve(
            indicator,
            unit=unit,
            targets=[of_target(each, power) for each in indicator.targets],
            baselines=[
                attrs.evolve(each, value=moved(each.value, power)) for each in indicator.baselines
            ],
        )

    return attrs.evolve(plan, indicators=[of_indicator(each) for each in plan.indicators])


def without_words(plan: Plan) -> Plan:
    """The plan without its printed words, which say how exact a number is in its printed unit."""
    return attrs.evolve(
        plan,
        suppressions=(),
        indicators=[
            attrs.evolve(
                each,
                targets=[attrs.evolve(target, words=None) for target in each.targets],
                baselines=[attrs.evolve(start, words=None) for start in each.baselines],
            )
            for each in plan.indicators
        ],
    )


def verdicts(plan: Plan) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in check(plan, select=FAMILIES)]


@pytest.mark.parametrize("name", ["chengde", "dezhou", "maiji", "taian"])
@pytest.mark.parametrize("word", POWERS)
def test_a_real_plan_in_other_units_has_the_same_findings(name: str, word: str) -> None:
    plan = without_words(pm.load(name))
    again = rescaled(plan, word)
    assert again != plan
    assert verdicts(again) == verdicts(plan)


@given(plans().map(without_words), st.sampled_from(sorted(POWERS)))
def test_a_plan_in_other_units_has_the_same_findings(plan: Plan, word: str) -> None:
    assert verdicts(rescaled(plan, word)) == verdicts(plan)

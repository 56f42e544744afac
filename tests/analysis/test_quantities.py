"""What a target says in numbers: the unit it counts in, and its printed words."""

from decimal import Decimal

import attrs
import pytest
from checks.rules.test_numbers import codes, indicator, plan, target
from pint import DimensionalityError

import policymodel as pm
from policymodel.analysis.targets import unit_of
from policymodel.findings import UnitError
from policymodel.model import Target
from policymodel.units import registry

RATIOS = ("件/万人", "万元/人", "微克/立方米", "吨标准煤/万元", "万吨/年", "个/(平方公里·年)")


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_ratios_target_may_print_its_numerator_alone(ratio: str) -> None:
    numerator, _, denominator = ratio.partition("/")
    for printed in (numerator, ratio, None):
        assert unit_of(target("a", "9", unit=printed), indicator(unit=ratio)) == ratio
    assert unit_of(target("a", "9", unit=denominator), indicator(unit=ratio)) == denominator


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("项", "件/万人"),  # another thing
        ("万件", "件/万人"),  # the same thing, in another unit
        ("元", "万元/人"),
        ("件/万人", "件"),
        ("嫁", "件/万人"),  # no unit of the registry
        ("件", "件/万嫁"),
        ("件", None),
    ],
)
def test_any_other_unit_is_what_it_says(printed: str, whole: str | None) -> None:
    assert unit_of(target("a", "9", unit=printed), indicator(unit=whole)) == printed


@pytest.mark.parametrize(("value", "found"), [("6", []), ("5", ["T201"])])
def test_a_numerator_is_held_against_its_ratio(value: str, found: list[str]) -> None:
    whole = target("a", "6", unit="万元/人")
    again = target("b", value, unit="万元", restates="a")
    made = indicator(whole, again, name="人均可支配收入", unit="万元/人")
    assert codes(plan(made)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (None, ["T207"]),
        ("达到1.5%", ["T207"]),
        ("达到1.50%", ["T201"]),
        ("达到１．５０%", ["T201"]),
    ],
)
def test_as_many_digits_as_are_printed_count(words: str | None, found: list[str]) -> None:
    fine = target("a", "1.54", unit="%")
    coarse = target("b", "1.5", unit="%", words=words, restates="a")
    assert codes(plan(indicator(fine, coarse, unit="%"))) == found


@pytest.mark.parametrize(
    ("number", "words", "found"),
    [("13", "23", ["T208"]), (None, "23", ["T201"]), ("13", "达到23家", ["T201"])],
)
def test_a_table_has_numbered_rows_and_bare_numbers(
    number: str | None, words: str, found: list[str]
) -> None:
    row = target("a", "23", words=words)
    again = target("b", "25", words="达到25家", restates="a")
    made = attrs.evolve(indicator(row, again), number=number)
    assert codes(plan(made)) == found


def test_a_quantity_is_in_the_unit_that_the_target_counts_in() -> None:
    patents = indicator(target("a", "9", unit="件"), unit="件/万人")
    made = pm.quantity(patents.targets[0], patents)
    assert f"{made.to('件/人'):~}" == "0.0009 件 / 人"
    assert made == registry().Quantity(Decimal(9), "件/万人")
    assert pm.quantity(patents.targets[0]) == registry().Quantity(Decimal(9), "件")
    with pytest.raises(DimensionalityError):
        made.to("家")


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (Target(id="t", kind="qualitative", words="走在全省前列"), "U003"),
        (Target(id="t", kind="level", value=Decimal(3)), "U001"),
        (Target(id="t", kind="level", value=Decimal(3), unit="嫁"), "U001"),
    ],
)
def test_what_is_no_quantity_says_why(made: Target, code: str) -> None:
    with pytest.raises(UnitError, match=code):
        pm.quantity(made)

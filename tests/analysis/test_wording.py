"""How messages name what a target says."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from checks.rules.test_numbers import indicator, target

from policymodel.analysis.algebra import Statement, state
from policymodel.analysis.wording import amount, said
from policymodel.text import Text


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({}, "≥30家", "≥30 家"),
        ({"comparator": "more_than"}, "＞30家", ">30 家"),
        ({"comparator": None}, "30家", "30 家"),
        # a range is seen from its two numbers
        ({"comparator": "between", "high": Decimal(35)}, "30—35家", "30–35 家"),
        ({"unit": None}, "≥30项", "≥30 项"),  # its indicator's
        ({"words": "突破30家"}, "“突破30家”", "≥30 家"),
        ({"words": "30"}, "≥30家", "≥30 家"),  # the cell of a table
    ],
)
def test_what_a_target_says(fields: dict[str, Any], zh: str, en: str) -> None:
    assert said(target("a", "30", **fields), indicator(unit="项")) == Text(zh, en)


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("万人", "15000", "1.5万人"),
        ("家", "61.0", "61家"),
        (None, "61.0", "61"),
        (None, "1" + "0" * 30, "1.000000E+30"),
    ],
)
def test_an_amount_is_told_in_the_unit_of_its_statement(
    unit: str | None, value: str, text: str
) -> None:
    statement = state("at_least", Decimal(1), unit)
    assert isinstance(statement, Statement)
    assert amount(Fraction(value), statement) == text

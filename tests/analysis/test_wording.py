"""How amounts are told in messages."""

from decimal import Decimal
from fractions import Fraction

import pytest

from policymodel.analysis.algebra import Statement, state
from policymodel.analysis.wording import amount


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
    assert amount(Fraction(value), statement).zh == text

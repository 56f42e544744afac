"""How amounts are told in messages."""

from decimal import Decimal
from fractions import Fraction

import pytest

import policymodel as pm
from policymodel.analysis.algebra import Statement, state
from policymodel.analysis.wording import amount, title_of


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


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("云泽市重点工作责任分解表", "《云泽市重点工作责任分解表》"),
        ("云泽市重点任务清单", "《云泽市重点任务清单》"),
        ("云泽市水网工作方案", "云泽市水网工作方案"),
    ],
)
def test_the_title_of_a_table_is_told_from_that_of_the_sheet(title: str, shown: str) -> None:
    plan = pm.draft(f"{title}\n一、重点任务\n1.建水库。新建。\n2.疏河道。疏通。\n").plan
    assert title_of(plan).zh == shown

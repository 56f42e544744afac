"""How messages name what a target says."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from checks.rules.test_numbers import indicator, target

from policymodel.analysis.algebra import Statement, state
from policymodel.analysis.wording import amount, in_full, reading, said
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
    ("fields", "zh", "en"),
    [
        ({"base_year": 2020}, "下降≥14.5%（比2020年）", "down ≥14.5 % (against 2020)"),
        ({"from_year": 2021}, "2021—2025年累计下降≥14.5%", "2021–2025: down ≥14.5 %"),
        ({}, "累计下降≥14.5%", "in all down ≥14.5 %"),
        ({"change": "increase", "base_year": 2020, "unit": "倍"}, "增长≥14.5倍（比2020年）",
         "up ≥14.5 倍 (against 2020)"),
        ({"kind": "growth_rate"}, "下降≥14.5%", "down ≥14.5 %"),
        ({"kind": "growth_rate", "change": "increase"}, "≥14.5%", "≥14.5 %"),
        ({"kind": "increment", "unit": "天"}, "减少≥14.5天", "down ≥14.5 天"),
        ({"base_year": 2020, "per": "各区"}, "各区下降≥14.5%（比2020年）",
         "各区: down ≥14.5 % (against 2020)"),
        ({"kind": "level", "change": "increase", "per": "各区", "unit": "个"}, "各区≥14.5个",
         "各区: ≥14.5 个"),
    ],
)  # fmt: skip
def test_which_way_against_which_year_and_of_what_each(
    fields: dict[str, Any], zh: str, en: str
) -> None:
    said_of = {"kind": "change", "change": "decrease", "unit": "%", "year": 2025, **fields}
    falls = target("a", "14.5", **said_of)
    assert (reading(falls, "zh"), reading(falls, "en")) == (zh, en)
    assert in_full(falls, "zh") == zh


@pytest.mark.parametrize(
    ("fields", "words", "text"),
    [
        ({"base_year": 2020}, "下降14.5%", "下降14.5%（比2020年）"),
        ({"base_year": 2020}, "比2020年下降14.5%", "比2020年下降14.5%"),
        ({"per": "各区"}, "不少于1个", "各区不少于1个"),
        ({"per": "各区"}, "各区不少于1个", "各区不少于1个"),
    ],
)
def test_words_that_leave_something_out(fields: dict[str, Any], words: str, text: str) -> None:
    assert in_full(target("a", "1", words=words, **fields), "zh") == text


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

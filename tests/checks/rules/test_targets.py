"""Targets that are whole statements, at the edges of the plan's years and of each statement."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.findings import Finding
from policymodel.model import Period, Target


def found(code: str, *targets: Target, **fields: Any) -> list[Finding]:
    return list(check(plan(indicator(*targets), **fields), select=[code]))


@pytest.mark.parametrize(
    ("period", "year", "zh", "en"),
    [
        (Period(start=2021, end=2025), 2026, "2021—2025年", "2021–2025"),
        (Period(start=2021, end=2025), 2020, "2021—2025年", "2021–2025"),
        (Period(start=2021), 2020, "2021年起", "from 2021"),
        (Period(end=2025), 2026, "至2025年", "to 2025"),
    ],
)
def test_a_year_outside_the_period_is_told_with_what_is_known_of_it(
    period: Period, year: int, zh: str, en: str
) -> None:
    (one,) = found("T104", target("a", "9", year=year), period=period)
    told = f"“高新技术企业”的目标≥9家定在{year}年，不在规划期（{zh}）之内。"
    assert one.message.zh == told
    assert one.message.en.endswith(f"is set for {year}, outside the period of the plan ({en}).")


@pytest.mark.parametrize("year", [2021, 2023, 2025])
def test_the_first_and_last_year_are_within_the_period(year: int) -> None:
    period = Period(start=2021, end=2025)
    assert found("T104", target("a", "9", year=year, from_year=2021), period=period) == []
    assert found("T104", target("a", "9", year=year)) == []


@pytest.mark.parametrize(
    ("issued", "published", "first"),
    [
        (date(2021, 11, 4), None, 2021),
        (None, date(2021, 11, 4), 2021),
        (date(2021, 12, 29), date(2022, 1, 5), 2021),
        (None, None, None),
    ],
)
def test_a_plan_without_first_year_starts_when_it_is_issued_or_published(
    issued: date | None, published: date | None, first: int | None
) -> None:
    made = plan(indicator(target("a", "9", year=2020), target("b", "9", year=2021)))
    dated = attrs.evolve(made.document, issued=issued, published=published)
    for period, year in ((Period(), first), (Period(start=2020), None), (Period(start=2021), 2021)):
        stated = attrs.evolve(made, document=dated, period=period)
        told = [one.path for one in check(stated, select=["T104"])]
        assert told == (["indicators[0].targets[0].year"] if year else [])


def test_a_count_may_begin_before_the_plan_and_a_target_may_not() -> None:
    """“十四五”期间, in a plan of 2022 that names no first year."""
    made = plan(indicator(target("a", "9", year=2025, from_year=2021), target("b", "8", year=2021)))
    stated = attrs.evolve(
        made,
        document=attrs.evolve(made.document, issued=date(2022, 5, 31)),
        period=Period(end=2025),
    )
    (one,) = check(stated, select=["T104"])
    assert one.path == "indicators[0].targets[1].year"
    assert one.message.zh.endswith("定在2021年，早于方案成文的2022年。")
    late = attrs.evolve(stated, period=Period(start=2022, end=2025))
    assert [each.path for each in check(late, select=["T104"])] == ["indicators[0].targets[1].year"]


@pytest.mark.parametrize(
    ("first", "start", "told"),
    [
        (2021, 2023, False),  # “十四五”期间, in a plan for 2023 to 2025
        (2021, 2025, False),
        (2021, 2026, True),  # of the five years before
        (2022, 2023, True),
        (2016, 2023, True),
        (2012, 2023, True),
    ],
)
def test_a_count_over_the_five_years_that_a_plan_lies_in_begins_with_them(
    first: int, start: int, told: bool
) -> None:
    counted, period = target("a", "9", year=2027, from_year=first), Period(start=start, end=2027)
    paths = [one.path for one in found("T104", counted, period=period)]
    assert paths == (["indicators[0].targets[0].from_year"] if told else [])


def test_a_second_value_is_told_once_and_the_comparator_after_it_still_asked_for() -> None:
    ends = {"value": Decimal(3), "high": Decimal(5)}
    half, bare = Target(id="a", kind="level", **ends), target("b", "30", comparator=None)
    assert [one.path for one in found("T105", half, bare)] == ["indicators[0].targets[0].high"]
    assert [one.path for one in found("T107", half, bare)] == ["indicators[0].targets[1]"]


@pytest.mark.parametrize(("high", "told"), [("9", True), ("8", True), ("9.1", False)])
def test_the_upper_end_of_a_range_lies_above_the_lower(high: str, told: bool) -> None:
    made = target("a", "9", comparator="between", high=Decimal(high))
    assert bool(found("T105", made)) is told


@pytest.mark.parametrize(
    ("firm", "told"),
    [
        ({}, []),
        ({"year": 2027}, ["T218"]),
        ({"scope": "市级"}, ["T218"]),
        ({"kind": "increment"}, ["T218"]),
        ({"commitment": "aspirational"}, ["T218", "T218"]),
    ],
)
def test_what_a_binding_indicator_strives_for_beside_a_firm_target(
    firm: dict[str, Any], told: list[str]
) -> None:
    hoped = target("b", "30", year=2025, commitment="aspirational")
    made = indicator(target("a", "25", **({"year": 2025} | firm)), hoped, attribute="binding")
    assert [one.code for one in check(plan(made), select=["T218"])] == told

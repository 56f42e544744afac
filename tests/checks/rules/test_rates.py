"""Baselines, growth, yearly amounts and levels that must come out together."""

from decimal import Decimal
from typing import Any

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.model import Baseline, Indicator, Target


def told(*codes: str, made: Indicator) -> list[str]:
    return [found.code for found in check(plan(made), select=codes)]


def level(value: str, year: int = 2027, **fields: Any) -> Target:
    return target(f"l{year}", value, **({"unit": "亿元", "year": year} | fields))


def rate(value: str, **fields: Any) -> Target:
    return target("r", value, **({"kind": "growth_rate", "unit": "%", "year": 2027} | fields))


def income(*targets: Target, start: str = "100", year: int | None = 2022) -> Indicator:
    starts = (Baseline(value=Decimal(start), year=year),) if start else ()
    return indicator(*targets, name="渔业收入", unit="亿元", baselines=starts)


@pytest.mark.parametrize(
    ("goal", "growth", "codes"),
    [
        ("147", rate("8"), []),
        ("150", rate("8"), []),  # as near as rounded numbers come
        ("200", rate("8"), ["B108"]),
        ("120", rate("8"), ["B108"]),
        ("120", rate("8", comparator="at_most"), []),
        ("200", rate("8", comparator="at_most"), ["B108"]),
        ("140", rate("5", comparator="between", high=Decimal(9)), []),
        ("200", rate("8", scope="近海"), []),
        ("200", rate("8", year=2025), []),
        ("150", rate("50", kind="change", base_year=2022), []),
        ("120", rate("50", kind="change", base_year=2022), ["B108"]),
        ("120", rate("50", kind="change", base_year=2020), []),
        ("120", rate("50", kind="change"), []),
        ("120", rate("8", from_year=2021), []),
        ("90", rate("2", change="decrease"), []),
        ("60", rate("2", change="decrease", comparator="exactly"), ["B108"]),
    ],
)
def test_growth_leads_from_the_baseline_to_the_level(
    goal: str, growth: Target, codes: list[str]
) -> None:
    assert told("B108", made=income(level(goal), growth)) == codes


def test_without_a_baseline_growth_leads_from_level_to_level() -> None:
    near, far = (level("100", 2024), level("126", 2027)), (level("100", 2024), level("200", 2027))
    assert told("B108", made=income(*near, rate("8"), start="")) == []
    assert told("B108", made=income(*far, rate("8"), start="")) == ["B108"]
    assert told("B108", made=income(level("200"), rate("8"), year=None)) == []


@given(st.integers(1, 10**6), st.integers(0, 50), st.integers(1, 9))
def test_what_growth_makes_is_what_it_leads_to(start: int, percent: int, years: int) -> None:
    goal = start * (1 + Decimal(percent) / 100) ** years
    made = income(level(str(round(goal, 3)), 2020 + years), rate(str(percent), year=None),
                  start=str(start), year=2020)  # fmt: skip
    assert told("B108", made=made) == []
    off = income(level(str(round(goal * 2, 3)), 2020 + years), rate(str(percent), year=None),
                 start=str(start), year=2020)  # fmt: skip
    assert told("B108", made=off) == ["B108"]


@pytest.mark.parametrize(
    ("goal", "fields", "codes"),
    [
        ("45", {}, []),
        ("40", {}, []),  # the first year may be over
        ("80", {}, ["B109"]),
        ("25", {}, ["B109"]),
        ("80", {"accumulation": "per_period"}, []),
    ],
)
def test_yearly_amounts_lead_to_the_level(
    goal: str, fields: dict[str, Any], codes: list[str]
) -> None:
    made = indicator(
        target("l", goal, year=2027),
        target("y", "5", kind="per_year"),
        baselines=(Baseline(value=Decimal(20), year=2022),),
        **fields,
    )
    assert told("B109", made=made) == codes


@pytest.mark.parametrize(
    ("growth", "codes"),
    [
        (rate("30"), []),
        (rate("31"), ["B110"]),
        (rate("300"), ["B110"]),
        (rate("300", comparator="at_most"), []),
        (rate("60", change="decrease"), []),
        (rate("200", kind="change", base_year=2022), []),  # 24.6 % a year
        (rate("900", kind="change", base_year=2022), ["B110"]),
        (rate("900", kind="change"), []),
        (rate("900", unit="家", kind="change", base_year=2022), []),
    ],
)
def test_stated_growth_is_held_against_the_bound(growth: Target, codes: list[str]) -> None:
    assert told("B110", made=income(growth)) == codes


@pytest.mark.parametrize(
    ("start", "goal", "unit", "codes"),
    [
        ("0.25", "40", "%", ["B111"]),
        ("40", "0.5", "%", ["B111"]),
        ("0.45", "10", "%", ["B111"]),
        ("0.45", "1", "%", []),
        ("2", "50", "%", []),
        ("12", "1200", "家", ["B111"]),
        ("640000", "65", "万人", ["B111"]),
        ("12", "1199", "家", []),
        ("0", "1200", "家", []),
    ],
)
def test_baseline_and_target_are_of_one_size(
    start: str, goal: str, unit: str, codes: list[str]
) -> None:
    goals = target("a", goal, unit=unit, year=2027)
    made = indicator(goals, unit=unit, baselines=(Baseline(value=Decimal(start)),))
    assert told("B111", made=made) == codes
    # or else the first level
    first = target("b", start, unit=unit, year=2025)
    assert told("B111", made=indicator(first, goals, unit=unit)) == codes


def test_small_shares_are_looked_at_by_how_many_times_they_grow() -> None:
    def pace(start: str, goal: str) -> list[str]:
        base = (Baseline(value=Decimal(start), year=2022),)
        return told("B103", made=indicator(target("a", goal, unit="%", year=2027), unit="%",
                                           baselines=base))  # fmt: skip

    assert pace("0.6", "3") == ["B103"]
    assert pace("0.6", "1.8") == []
    assert pace("20", "40") == []
    assert pace("20", "50") == ["B103"]


def test_a_level_without_a_baseline_is_set_beside_the_first_level() -> None:
    made = indicator(target("a", "12", year=2025), target("b", "1200", year=2027))
    (found,) = check(plan(made), select=["B111"])
    assert found.message.zh == (
        "“高新技术企业”2025年目标为≥12家，2027年目标为≥1200家，相差百倍以上，两个数字的单位似不相同。"
    )


@pytest.mark.parametrize(("scope", "codes"), [("近海", []), ("渔业", ["B108"])])
def test_a_scope_in_the_name_of_the_indicator_is_no_part_of_it(
    scope: str, codes: list[str]
) -> None:
    made = income(level("200", scope=scope), rate("8", scope=scope))
    assert told("B108", made=made) == codes


def test_growth_that_leads_elsewhere_is_told_with_the_year_it_leads_to() -> None:
    (found,) = check(plan(income(level("200"), rate("8"))), select=["B108"])
    assert found.message.zh == (
        "“渔业收入”2022年为100亿元，按年均增速≥8%推算，2027年为147亿元，与目标≥200亿元不符。"
    )
    assert found.message.en == (
        '"渔业收入" stood at 100 亿元 in 2022; with growth of ≥8 % a year it would be 147 亿元 '
        "in 2027, but the target is ≥200 亿元."
    )
    change = rate("50", kind="change", base_year=2022, words="比2022年增长50%")
    (found,) = check(plan(income(level("120"), change)), select=["B108"])
    assert "按变化幅度“比2022年增长50%”推算，2027年为150亿元" in found.message.zh
    assert "; ≥50 % above 2022, it would be 150 亿元 in 2027" in found.message.en

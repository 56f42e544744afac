"""Sums, parts and courses, at their edges."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import codes, indicator, plan, target
from checks.running import check

from policymodel.model import Baseline, Indicator, PartialDate, Period, Target


def year(number: int, value: str, **fields: Any) -> Target:
    known = {"kind": "increment", "comparator": "exactly", "year": number} | fields
    return target(f"y{number}", value, **known)


def total(value: str, first: int, last: int, **fields: Any) -> Target:
    known = {"kind": "total", "comparator": "exactly"} | fields
    return target("sum", value, from_year=first, year=last, **known)


def start(value: str, number: int | None = 2020) -> Baseline:
    return Baseline(value=Decimal(value), year=number)


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ([year(2023, "10"), year(2024, "10"), total("20", 2023, 2024)], []),
        ([year(2023, "10"), year(2024, "10"), total("21", 2023, 2024)], ["T213"]),
        ([year(2023, "10"), year(2024, "10"), total("19", 2023, 2024)], ["T213"]),
        # a year is missing: what is there may come to less, or to all of it, not to more
        ([year(2023, "10"), year(2024, "10"), total("40", 2023, 2025)], []),
        ([year(2023, "10"), year(2024, "10"), total("20", 2023, 2025)], []),
        ([year(2023, "10"), year(2024, "10"), total("19", 2023, 2025)], ["T213"]),
        # what lies outside the years of the total is not counted
        ([year(2022, "10"), year(2023, "10"), year(2024, "10"), total("20", 2023, 2024)], []),
        ([year(2023, "10"), year(2024, "10"), total("10", 2024, 2024)], []),
        # one year alone is no sum
        ([year(2024, "10"), total("20", 2024, 2024)], []),
        # bounds on one side must agree; on different sides they need only meet
        (
            [
                year(2023, "10", comparator="at_least"),
                year(2024, "10", comparator="at_least"),
                total("30", 2023, 2024, comparator="at_least"),
            ],
            ["T213"],
        ),
        (
            [
                year(2023, "10", comparator="at_least"),
                year(2024, "10", comparator="at_least"),
                total("30", 2023, 2024, comparator="at_most"),
            ],
            [],
        ),
        (
            [
                year(2023, "10", comparator="about"),
                year(2024, "10"),
                total("20.5", 2023, 2024, comparator="at_least"),
            ],
            [],
        ),
    ],
)
def test_years_add_up(targets: list[Target], found: list[str]) -> None:
    assert codes(plan(indicator(*targets, accumulation="per_period"))) == found


def test_what_the_years_come_to_is_told() -> None:
    running = indicator(year(2024, "10"), id="running")  # whose years are no amounts
    made = indicator(
        year(2023, "10"), year(2024, "10.5"), total("21", 2023, 2024), accumulation="per_period"
    )
    (one,) = check(plan(running, made), select=["T213"])
    assert one.path == "indicators[1].targets[2].value"
    assert one.message.zh == "“高新技术企业”各年合计20.5家，与总量21家不符。"
    assert one.message.en == (
        'The yearly amounts of "高新技术企业" add up to 20.5 家, but the total is 21 家.'
    )


def test_the_years_of_a_total_may_be_the_plan_s() -> None:
    whole = target("sum", "21", kind="total", comparator="exactly", year=2024)
    made = indicator(year(2023, "10"), year(2024, "10"), whole, accumulation="per_period")
    assert codes(plan(made, period=Period(start=2023, end=2024))) == ["T213"]
    assert codes(plan(made, period=Period(start=2022, end=2024))) == []


def yearly(whole: str, **fields: Any) -> Indicator:
    each = target("each", "60", kind="per_year", **fields)
    return indicator(each, target("all", whole, kind="total", year=2025))


@pytest.mark.parametrize(("whole", "found"), [("60", []), ("61", ["T211"]), ("59", ["T211"])])
def test_one_year_is_one_year(whole: str, found: list[str]) -> None:
    assert codes(plan(yearly(whole, from_year=2025, year=2025))) == found
    made = plan(yearly(whole), period=Period(end=2025))
    issued = attrs.evolve(made.document, issued=PartialDate(2025, 3, 1))
    assert codes(attrs.evolve(made, document=issued)) == found


def test_a_period_that_runs_backward_makes_no_total() -> None:
    assert "T211" not in codes(plan(yearly("100", from_year=2026, year=2025)))


def part(code: str, value: str, **fields: Any) -> Target:
    return target(code, value, **({"scope": code, "subset_of": "whole"} | fields))


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([part("a", "61")], ["T214"]),
        ([part("a", "60")], []),
        ([part("a", "80", kind="increment")], []),
        ([part("a", "80", year=2023)], []),
        ([part("a", "80", comparator="at_most")], []),
        ([part("a", "80"), part("b", "50")], ["T214"]),
        ([part("a", "80"), part("b", "80", restates="a", scope="a")], ["T214"]),
        ([part("a", "60"), part("b", "10")], ["T215"]),
        ([part("a", "30"), part("b", "30")], []),
        ([part("a", "31"), part("b", "30")], ["T215"]),
        ([part("a", "50"), part("b", "50", comparator="at_most")], []),
        # after one that is too large alone, or of another year, the others are still held
        ([part("a", "80"), part("b", "40"), part("c", "30")], ["T214", "T215"]),
        ([part("a", "80", year=2023), part("b", "80")], ["T214"]),
        ([part("a", "80", year=2023), part("b", "40"), part("c", "30")], ["T215"]),
    ],
)
def test_parts_and_their_whole(parts: list[Target], found: list[str]) -> None:
    whole = target("whole", "60", year=2025)
    dated = [attrs.evolve(one, year=one.year or 2025) for one in parts]
    assert codes(plan(indicator(whole, *dated))) == found


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ([part("a", "31"), part("b", "30")], 2),
        ([part("a", "31"), part("b", "0"), part("c", "30")], 3),
        # what only has an upper end is no part of the sum
        ([part("a", "31"), part("b", "9", comparator="at_most"), part("c", "30")], 2),
        # nor what is too large alone
        ([part("a", "31"), part("b", "80"), part("c", "30")], 2),
    ],
)
def test_what_the_parts_come_to_is_told(parts: list[Target], count: int) -> None:
    (one,) = check(plan(indicator(target("whole", "60"), *parts)), select=["T215"])
    assert one.path == "indicators[0].targets[0].value"
    assert f"的{count}个部分合计61家，多于整体的≥60家" in one.message.zh
    assert f"The {count} parts of" in one.message.en
    assert "add up to 61 家, more than the whole, ≥60 家" in one.message.en


def test_small_shares_are_summed_like_others() -> None:
    parts = [part(code, value, unit="%") for code, value in (("a", "0.6"), ("b", "0.5"))]
    made = indicator(target("whole", "1", unit="%"), *parts, unit="%")
    assert codes(plan(made)) == ["T215"]


@pytest.mark.parametrize(
    ("direction", "levels", "found"),
    [
        ("increase", ("30", "20"), ["T216"]),
        ("increase", ("30", "30"), []),
        ("decrease", ("20", "30"), ["T216"]),
        ("decrease", ("30", "30"), []),
        ("none", ("30", "20"), []),
        ("maintain", ("30", "20"), []),
    ],
)
def test_courses(direction: str, levels: tuple[str, str], found: list[str]) -> None:
    made = [target(f"y{n}", value, year=n) for n, value in zip((2023, 2025), levels, strict=True)]
    for order in (made, made[::-1]):
        findings = check(plan(indicator(*order, direction=direction)), select=["T216"])
        assert [one.code for one in findings] == found
        for one in findings:
            assert f"than for 2023, ≥{levels[0]} 家" in one.message.en
            word = "低于" if direction == "increase" else "高于"
            assert f"2025年≥{levels[1]}家，反而{word}2023年≥{levels[0]}家" in one.message.zh


def test_a_level_without_year_is_on_no_course() -> None:
    made = indicator(target("a", "30"), target("b", "20", year=2025))
    assert codes(plan(made)) == ["H201"]


GROWN = (target("new", "25", kind="increment", year=2025), target("all", "150", year=2025))


@pytest.mark.parametrize(
    ("baselines", "found"),
    [
        ([start("125")], []),
        ([start("124")], ["T217"]),
        ([start("126")], ["T217"]),
        ([start("124", None)], ["T217"]),
        ([start("100", 2019), start("125", 2020)], []),
        ([start("125", 2020), start("100", 2019)], []),
        ([start("124", 2025)], ["B104"]),
        ([start("1." + "1" * 50)], []),
        ([], ["B117"]),
    ],
)
def test_baseline_increment_and_level(baselines: list[Baseline], found: list[str]) -> None:
    assert codes(plan(indicator(*GROWN, baselines=tuple(baselines)))) == found


def test_undated_increments_lead_from_any_baseline() -> None:
    undated = [attrs.evolve(one, year=None) for one in GROWN]
    assert codes(plan(indicator(*undated, baselines=(start("100"),)))) == ["T217"]


def test_an_increment_is_held_against_what_it_can_be_added_to() -> None:
    new, level = GROWN
    assert codes(plan(indicator(new, baselines=(start("124"),)))) == []
    assert codes(plan(indicator(*GROWN, unit=None, baselines=(start("124"),)))) == []
    about = attrs.evolve(new, comparator="about")
    more = attrs.evolve(level, value=Decimal(126))
    assert codes(plan(indicator(about, more, baselines=(start("100"),)))) == []
    assert codes(plan(indicator(about, level, baselines=(start("100"),)))) == ["T217"]


def test_a_share_grows_by_points() -> None:
    level = target("all", "50", unit="%", year=2025)
    for unit, found in (("%", ["U201"]), ("个百分点", ["T217"])):
        more = target("new", "5", kind="increment", unit=unit, year=2025)
        made = indicator(more, level, unit="%", baselines=(start("40"),))
        assert codes(plan(made)) == found


def test_rounded_numbers_lead_nearly_there() -> None:
    level = target("all", "12.4", unit="亿元", year=2025)
    more = target("new", "2.3", kind="increment", unit="亿元", year=2025)
    for value, found in (("10.2", []), ("10.3", ["T217"])):
        made = indicator(more, level, unit="亿元", baselines=(start(value),))
        assert codes(plan(made)) == found


@pytest.mark.parametrize(
    ("added", "year", "codes"),
    [("50", 2027, []), ("25", 2027, ["T211"]), ("80", 2027, ["T211"]), ("25", 2025, [])],
)
def test_what_is_added_over_the_years_is_a_total(added: str, year: int, codes: list[str]) -> None:
    each = target("each", "10", kind="per_year", year=2027)
    made = indicator(each, target("new", added, kind="increment", year=year))
    within = plan(made, period=Period(start=2023, end=2027))
    assert [one.code for one in check(within, select=["T211"])] == codes


@pytest.mark.parametrize(
    ("first", "last", "whole", "told"),
    [
        # the yearly amounts go on after the total: its own years are counted
        ((2023, 2027), (2023, 2025), "30", []),
        ((2023, 2027), (2023, 2025), "50", ["T211"]),
        ((2023, 2027), (None, 2025), "30", []),
        ((2021, 2027), (2023, 2025), "30", []),
        # there is none in some of its years: nothing is known of those
        ((2024, 2025), (2023, 2025), "50", []),
        ((2023, 2024), (2023, 2025), "50", []),
        ((2023, 2024), (None, 2025), "50", []),
    ],
)
def test_yearly_amounts_are_counted_over_the_years_of_the_total(
    first: tuple[int, int], last: tuple[int | None, int], whole: str, told: list[str]
) -> None:
    each = target("each", "10", kind="per_year", from_year=first[0], year=first[1])
    all_ = target("all", whole, kind="total", from_year=last[0], year=last[1])
    made = plan(indicator(each, all_), period=Period(start=2021, end=2027))
    assert [one.code for one in check(made, select=["T211"])] == told


def test_yearly_amounts_are_held_against_every_total_and_told_once() -> None:
    each = target("each", "10", kind="per_year", from_year=2023, year=2027)
    totals = [total("30", 2023, 2025), target("b", "60", kind="total", from_year=2023, year=2027)]
    within = {"period": Period(start=2023, end=2027)}
    (one,) = check(plan(indicator(each, *totals), **within), select=["T211"])
    assert one.path == "indicators[0].targets[2].value"
    wrong = attrs.evolve(each, value=Decimal(20))
    assert len(check(plan(indicator(wrong, *totals), **within), select=["T211"])) == 1

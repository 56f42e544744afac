"""How targets stand to where their indicators start, at the edges of what is told."""

from decimal import Decimal

import pytest
from checks.rules.test_numbers import codes, indicator, plan, target
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.analysis.growth import Path, annual_growth
from policymodel.checks.engine.bounds import Bounds
from policymodel.model import Baseline, Indicator, Target


def baseline(value: str, year: int | None = 2021) -> Baseline:
    return Baseline(value=Decimal(value), year=year)


def paths(code: str, *indicators: Indicator) -> list[str]:
    return [one.path for one in check(plan(*indicators), select=[code])]


# How fast -----------------------------------------------------------------------------------

FAST = indicator(target("fast", "100", year=2023), baselines=(baseline("10"),))


@pytest.mark.parametrize(("start", "found"), [("-5", []), ("0", []), ("1", ["B103"])])
def test_growth_is_told_from_more_than_nothing(start: str, found: list[str]) -> None:
    goal = target("a", "8", year=2023)
    assert codes(plan(indicator(goal, baselines=(baseline(start),)))) == found


@pytest.mark.parametrize(
    "passed",
    [
        indicator(target("a", "100", year=2023), baselines=(baseline("10", None),)),
        indicator(target("a", "100"), baselines=(baseline("10"),)),
        indicator(target("a", "100", year=2023), baselines=(baseline("0"),)),
    ],
    ids=["no year of the start", "no year of the target", "from nothing"],
)
def test_where_growth_cannot_be_told_that_of_the_next_indicator_is(passed: Indicator) -> None:
    assert paths("B103", passed, FAST) == ["indicators[1].targets[0].value"]


@pytest.mark.parametrize(("value", "found"), [("16.9", []), ("16.900000000001", ["B103"])])
def test_growth_at_the_bound_itself_is_usual(value: str, found: list[str]) -> None:
    made = indicator(target("a", value, year=2023), baselines=(baseline("10"),))
    assert codes(plan(made)) == found


@given(
    start=st.decimals("-9", 99999, places=2),
    end=st.decimals("-9", 99999, places=2),
    years=st.integers(1, 40),
    percent=st.decimals("0.01", 200, places=2),
)
def test_it_grows_by_more_where_its_growth_is_more(
    start: Decimal, end: Decimal, years: int, percent: Decimal
) -> None:
    way = Path(start, end, 2000, 2000 + years)
    grown = way.growth
    assert way.may_grow is (grown is not None)
    assert way.grows_by_more(percent) is (grown is not None and 100 * grown > percent)


def test_a_ceiling_asks_for_no_growth() -> None:
    ceiling = target("a", "100", year=2023, comparator="at_most")
    assert codes(plan(indicator(ceiling, baselines=(baseline("10"),)))) == []


def test_a_share_may_grow_from_nothing_by_so_many_points_a_year() -> None:
    for value, found in (("10", []), ("11", ["B103"])):
        goal = target("a", value, unit="%", year=2023)
        made = indicator(goal, unit="%", name="新产品占比", baselines=(baseline("0"),))
        assert codes(plan(made)) == found


@pytest.mark.parametrize(("value", "figure"), [("2707", "90133.3"), ("4000", "133233")])
def test_the_figure_has_a_tenth_until_that_makes_it_long(value: str, figure: str) -> None:
    # Beside the last baseline the level is of the same size: B111 has nothing to tell.
    starts = (baseline("3"), baseline("1000", 2023))
    made = plan(indicator(target("a", value, year=2022), baselines=starts))
    (found,) = check(made, select=["B103"])
    assert f"年均须增长{figure}%" in found.message.zh
    assert f"that takes growth of {figure} % a year" in found.message.en


def test_a_bound_may_be_as_large_as_a_million() -> None:
    million = Decimal(10**6)
    assert Bounds(growth=million, points=million).growth == million
    with pytest.raises(ValueError, match="up to 1000000, found"):
        Bounds(growth=million + Decimal("0.1"))


def test_a_fast_level_is_told_with_both_ends_and_no_norm() -> None:
    goal = target("a", "26", year=2025, words="26")
    made = indicator(goal, name="省级科技创新型企业", baselines=(baseline("3"),))
    (found,) = check(plan(made), select=["B103"])
    assert found.message.zh == (
        "“省级科技创新型企业”由2021年3家增至2025年26家，年均须增长71.6%，明显偏高。"
    )
    assert found.message.en == (
        '"省级科技创新型企业" is to rise from 3 家 in 2021 to 26 家 in 2025: '
        "that takes growth of 71.6 % a year, which is unusually fast."
    )
    share = indicator(target("a", "51", unit="%", year=2025), unit="%", baselines=(baseline("5"),))
    (found,) = check(plan(share), select=["B103"])
    assert "由2021年5%升至2025年51%，每年须提高11.5个百分点" in found.message.zh


# One slip, one finding ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "goal", "unit", "told"),
    [
        ("12", "1200", "家", ["B111"]),  # and no growth of 216 % a year
        ("0.25", "40", "%", ["B111"]),
        ("640000", "65", "万人", ["B111"]),  # and no target that is met already
    ],
)
def test_a_slip_of_size_is_told_once(start: str, goal: str, unit: str, told: list[str]) -> None:
    made = indicator(
        target("a", goal, unit=unit, year=2025), unit=unit, baselines=(baseline(start),)
    )
    assert codes(plan(made)) == told


def test_a_slip_of_size_that_is_an_error_is_told_as_one() -> None:
    goal = target("a", "65", comparator="exactly", unit="万人", year=2025)
    made = indicator(goal, unit="万人", baselines=(baseline("640000"),))
    assert codes(plan(made)) == ["B102"]


def test_growth_is_told_once_where_level_and_rate_say_the_same() -> None:
    rate = target("r", "70", kind="growth_rate", unit="%", year=2025)
    start = (baseline("3"),)
    assert codes(plan(indicator(target("a", "26", year=2025), rate, baselines=start))) == ["B103"]
    other = target("a", "4", year=2025)  # the rate does not lead there
    assert codes(plan(indicator(other, rate, baselines=start))) == ["B108"]


# Which way ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "comparator", "value", "zh", "en"),
    [
        ("increase", "at_most", "44", "2021年为45家，目标≤44家反而更低", "≤44 家, is lower"),
        ("increase", "at_most", "0", "2021年为45家，目标≤0家反而更低", "≤0 家, is lower"),
        ("decrease", "at_least", "46", "2021年为45家，目标≥46家反而更高", "≥46 家, is higher"),
    ],
)
def test_it_is_told_to_which_side_a_target_should_lie(
    direction: str, comparator: str, value: str, zh: str, en: str
) -> None:
    goal = target("a", value, comparator=comparator, year=2025)
    made = plan(indicator(goal, direction=direction, baselines=(baseline("45"),)))
    (found,) = check(made, select=["B102"])
    assert zh in found.message.zh
    assert en in found.message.en


@pytest.mark.parametrize(
    "passed",
    [
        target("a", "3", kind="per_year"),
        target("a", "3", scope="省级以上"),
        target("a", "3", subset_of="goal"),
        target("a", "3", unit="嫁"),
        target("a", "-3"),
    ],
    ids=["no level", "a part by its scope", "a part", "no unit of the registry", "less than none"],
)
def test_what_the_baseline_says_nothing_about_hides_no_level_after_it(passed: Target) -> None:
    goal = target("goal", "44", comparator="at_most", year=2025)
    made = indicator(passed, goal, baselines=(baseline("45"),))
    assert paths("B102", made) == ["indicators[0].targets[1].value"]


@pytest.mark.parametrize("scope", ["区本级", "财政科技支出", "全区", "区 本级"])
def test_a_scope_that_the_indicators_name_has_already_is_no_part_of_it(scope: str) -> None:
    goal = target("a", "1", unit="%", scope=scope, year=2025)
    share = {"name": "区本级财政科技支出占比", "unit": "%"}
    made = indicator(goal, baselines=(baseline("4.5"),), **share)
    assert paths("B101", made) == ["indicators[0].targets[0].value"]
    assert annual_growth(made, goal) == Decimal("-0.875")


def test_what_was_measured_in_the_targets_year_is_no_start() -> None:
    made = indicator(
        target("a", "50", year=2025), baselines=(baseline("40", 2024), baseline("60", 2025))
    )
    assert codes(plan(made)) == ["B104"]


def test_limits_at_or_above_the_present_are_told_in_one_line() -> None:
    def limited(name: str, value: str) -> Indicator:
        goal = target(name, value, year=2025, comparator="at_most")
        start = (Baseline(value=Decimal(45), year=2021),)
        return indicator(goal, id=name, name=name, direction="decrease", baselines=start)

    made = plan(limited("one", "45"), limited("two", "50"), limited("three", "40"))
    (one,) = check(made, select=["B101", "B116"])
    assert (one.code, one.severity, one.path) == ("B116", "info", "indicators[0].targets[0].value")
    assert one.message.en.endswith(
        '2 targets the limit is kept before the plan begins: "one", "two".'
    )

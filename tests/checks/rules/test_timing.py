"""Years and deadlines, at their edges."""

from datetime import date
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import codes, indicator, plan, target
from checks.running import check

from policymodel.model import Deadline, Measure, Period, Target

ISSUED = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (Deadline(year=2021), ["H204"]),
        (Deadline(year=2022), []),
        (Deadline(year=2022, month=5), ["H204"]),
        (Deadline(year=2022, month=6), []),
        (Deadline(year=2022, month=5, day=30), ["H204"]),
        (Deadline(year=2022, month=6, day=14), ["H204"]),
        (Deadline(year=2022, month=6, day=15), []),
        (Deadline(year=2022, month=7, day=1), []),
        (Deadline(year=2023, month=1, day=1), []),
        (Deadline(year=2025, month=12), []),
        (Deadline(year=2026), ["H203"]),
    ],
)
def test_deadlines_lie_between_issue_and_end(due: Deadline, found: list[str]) -> None:
    measure = Measure(id="m1", number="1", title="建设创新平台", deadlines=(due,))
    made = plan(measures=(measure,), period=Period(end=2025))
    issued = attrs.evolve(made.document, issued=ISSUED)
    assert codes(attrs.evolve(made, document=issued)) == found


def test_a_year_stated_in_one_place_is_enough() -> None:
    for here, there in ((2025, None), (None, 2025)):
        first = target("a", "9", year=here)
        again = target("b", "9", year=there, restates="a")
        assert codes(plan(indicator(first, again), period=Period(end=2025))) == []
    neither = indicator(target("a", "9"), target("b", "9", restates="a"))
    (one,) = check(plan(neither, period=Period(end=2025)), select=["H201"])
    assert one.path == "indicators[0].targets[0]"
    assert one.message.zh == "“高新技术企业”的目标≥9家应有年份，实为空缺"


def test_years_are_missed_only_in_a_plan_that_has_some() -> None:
    bare, dated = target("a", "9"), target("b", "12", year=2025)
    assert check(plan(indicator(bare)), select=["H201"]) == ()
    (one,) = check(plan(indicator(dated, bare)), select=["H201"])
    assert one.path == "indicators[0].targets[1]"
    assert one.hint is not None
    assert one.hint.zh == "文件未写的，请在分工时商定"
    (one,) = check(plan(indicator(bare), period=Period(end=2025)), select=["H201"])
    assert one.hint is not None
    assert one.hint.zh == "文件未写的，请在分工时商定；可参照规划期末 2025 年"


def test_milestones_without_a_year_are_told_together() -> None:
    def milestone(code: str, **fields: Any) -> Target:
        return Target(id=code, kind="milestone", **fields)

    parts = [
        milestone("a"),
        milestone("b", year=2025),
        milestone("c", restates="b"),
        milestone("d"),
    ]
    made = [indicator(one, id=f"i{k}", name=f"中心{k}") for k, one in enumerate(parts)]
    (one,) = check(plan(*made, period=Period(end=2025)), select=["H201"])
    assert one.path == "indicators[0].targets[0]"
    assert one.message.zh == "里程碑应有年份，实为 2 个没有：“中心0”、“中心3”"
    assert "found 2 without" in one.message.en


def test_what_holds_each_year_needs_no_year() -> None:
    made = indicator(target("a", "9", kind="per_year"))
    assert codes(plan(made, period=Period(end=2025))) == []


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((2021, 2022, 2023), 0),  # every year of the period, though the first is over
        ((2021, 2025), 1),
        ((2021,), 1),
        ((2022, 2023), 0),
    ],
)
def test_a_row_of_years_begins_with_the_period(years: tuple[int, ...], told: int) -> None:
    made = indicator(*(target(f"t{year}", "9", year=year) for year in years))
    whole = plan(made, period=Period(start=2021, end=2025))
    issued = attrs.evolve(whole, document=attrs.evolve(whole.document, issued=ISSUED))
    assert len(check(issued, select=["H202"])) == told


@pytest.mark.parametrize(("whole", "found"), [("300", []), ("240", ["T211"]), ("360", ["T211"])])
def test_a_period_counts_both_its_ends(whole: str, found: list[str]) -> None:
    each = target("each", "60", kind="per_year")
    made = indicator(each, target("all", whole, kind="total", year=2025))
    assert codes(plan(made, period=Period(start=2021, end=2025))) == found


@pytest.mark.parametrize(
    ("deadlines", "found"),
    [
        ((Deadline(year=2024),), ["H206"]),
        ((Deadline(year=2024, month=6), Deadline(year=2025, quarter=1)), ["H206"]),
        ((Deadline(year=2026),), []),  # measured in the year after
        ((Deadline(year=2024), Deadline(year=2027)), []),
        ((Deadline(year=2024), Deadline(ongoing=True)), []),
        ((Deadline(year=2024, starts=True),), []),
        ((Deadline(every="year", month=12),), []),
        ((Deadline(year=2024, what="出台方案"),), []),
        ((Deadline(words="近期"),), []),
        ((), []),
    ],
)
def test_a_target_is_served_until_it_is_due(
    deadlines: tuple[Deadline, ...], found: list[str]
) -> None:
    served = indicator(target("a", "30", year=2027), target("b", "40", year=2030), measures=("m1",))
    measure = Measure(id="m1", number="1", title="建设农场", deadlines=deadlines)
    assert codes(plan(served, measures=(measure,))) == found


def test_one_measure_that_goes_on_is_enough() -> None:
    def made(*due: Deadline) -> list[str]:
        measures = tuple(
            Measure(id=f"m{k}", number=str(k), title="建设农场", deadlines=(each,))
            for k, each in enumerate(due)
        )
        serving = tuple(measure.id for measure in measures)
        return codes(plan(indicator(target("a", "9", year=2027), measures=serving),
                          measures=measures))  # fmt: skip

    assert made(Deadline(year=2024), Deadline(year=2025)) == ["H206"]
    assert made(Deadline(year=2024), Deadline(year=2027)) == []
    assert made(Deadline(year=2024), Deadline(ongoing=True)) == []

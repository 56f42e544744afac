"""Years and deadlines, at their edges."""

from datetime import date
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import codes, indicator, plan, target
from checks.running import check

from policymodel.model import Deadline, Measure, Period, Plan, Span, Target

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
    assert one.message.zh == "有一个目标值没有写明年份：“高新技术企业”。"
    assert one.message.en == 'One target has no year: "高新技术企业".'


def test_years_are_missed_only_in_a_plan_that_has_some() -> None:
    bare, dated = target("a", "9"), target("b", "12", year=2025)
    assert check(plan(indicator(bare)), select=["H201"]) == ()
    (one,) = check(plan(indicator(dated, bare)), select=["H201"])
    assert one.path == "indicators[0].targets[1]"
    assert one.hint is not None
    assert one.hint.zh == "文件没有写明的，请在分工时与责任单位商定。"
    (one,) = check(plan(indicator(bare), period=Period(end=2025)), select=["H201"])
    assert one.hint is not None
    assert one.hint.zh == "文件没有写明的，请在分工时与责任单位商定，可参照规划期末2025年。"


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
    (one,) = check(plan(*made, period=Period(end=2025)), select=["H201", "H208"])
    assert (one.code, one.severity) == ("H208", "info")
    assert one.path == "indicators[0].targets[0]"
    assert one.message.zh == "有2项建设、创建等事项，所在之处没有写明完成年份：“中心0”、“中心3”。"
    assert one.message.en == (
        '2 milestones have no completion year where they stand: "中心0", "中心3".'
    )
    yearly = Period(start=2025, end=2025)
    assert check(plan(*made, period=yearly), select=["H201", "H208"]) == ()
    # A plan that gives no period is not one of a single year.
    assert [one.code for one in check(plan(*made), select=["H201", "H208"])] == ["H208"]


def test_targets_without_a_year_are_one_finding_that_names_their_measures() -> None:
    def placed(code: str, start: int, **fields: Any) -> Target:
        return target(code, "9", at=Span(start, start + 2), **fields)

    firms = [
        indicator(placed("a", 5), id="a", name="养殖企业"),
        indicator(placed("b", 25), id="b", name="渔船"),
        indicator(placed("c", 28), placed("d", 32, scope="近海"), id="c", name="码头"),
        indicator(target("e", "9"), id="e", name="冷库"),
        indicator(target("f", "9", per="每月"), id="f", name="通报"),
    ]
    measures = tuple(
        Measure(id=f"m{k}", number=str(k), title="建设", at=Span(20 * k, 20 * k + 20))
        for k in range(2)
    )
    (one,) = check(plan(*firms, period=Period(end=2025), measures=measures), select=["H201"])
    assert (one.severity, one.path) == ("warning", "indicators[0].targets[0]")
    assert one.message.zh == (
        "有5个目标值没有写明年份：第0项任务的“养殖企业”；"
        "第1项任务的“渔船”、“码头”（≥9家、≥9家）；“冷库”。"
    )
    assert one.message.en == (
        '5 targets have no year: "养殖企业" in measure 0; "渔船", "码头" (≥9 家, ≥9 家) '
        'in measure 1; "冷库".'
    )


def test_a_place_that_all_targets_without_a_year_share_is_named_first() -> None:
    """Behind the last name it would be read as that one's alone."""
    targets = [target(code, "9", at=Span(k, k + 1)) for k, code in enumerate("ab")]
    firms = [indicator(one, id=one.id, name=f"企业{k}") for k, one in enumerate(targets)]
    measures = (Measure(id="m3", number="3", title="建设", at=Span(0, 20)),)
    (one,) = check(plan(*firms, period=Period(end=2025), measures=measures), select=["H201"])
    assert one.message.zh == "第3项任务中有2个目标值没有写明年份：“企业0”、“企业1”。"
    assert one.message.en == '2 targets in measure 3 have no year: "企业0", "企业1".'


def test_ten_targets_without_a_year_are_named_and_the_others_counted() -> None:
    many = [indicator(target(f"t{k}", "9"), id=f"i{k}", name=f"平台{k}") for k in range(12)]
    (one,) = check(plan(*many, period=Period(end=2025)), select=["H201"])
    assert one.message.zh.endswith("、“平台9”等12项。")
    assert one.message.en.endswith('"平台9" and 2 more.')


# When the document was issued ---------------------------------------------------------------


def issued(made: Plan, **fields: Any) -> Plan:
    return attrs.evolve(made, document=attrs.evolve(made.document, **fields))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"issued": ISSUED}, True),
        ({"number": "市政发〔2022〕3号"}, True),
        ({"published": ISSUED}, True),
        ({"number": "市政发〔2021〕3号", "published": ISSUED}, False),  # put on a page later
        ({}, False),
    ],
)
def test_the_year_of_issue_is_taken_from_what_there_is(fields: dict[str, Any], told: bool) -> None:
    """Of a target's year, a deadline's, and the period's."""
    goal = indicator(target("a", "9", year=2021), target("b", "9", year=2025))
    due = Measure(id="m1", number="1", title="建设", deadlines=(Deadline(year=2021),))
    made = issued(plan(goal, measures=(due,), period=Period(start=2020, end=2025)), **fields)
    assert [one.code for one in check(made, select=["H202", "H204"])] == ["H202", "H204"] * told
    over = issued(plan(period=Period(start=2020, end=2021)), **fields)
    assert [one.code for one in check(over, select=["D207"])] == ["D207"] * told
    each = target("each", "60", kind="per_year")
    total = indicator(each, target("all", "300", kind="total", year=2026))
    by_issue = check(issued(plan(total), **fields), select=["T212"])
    assert [one.code for one in by_issue] == ["T212"] * told


def test_what_is_due_before_the_document_is_told_with_both_dates() -> None:
    due = Measure(id="m1", number="1", title="建码头", deadlines=(Deadline(year=2022, month=5),))
    made = plan(measures=(due,), period=Period(end=2025))
    (one,) = check(issued(made, issued=ISSUED), select=["H204"])
    assert one.message.zh == "任务“建码头”的完成时限是2022年5月，早于成文日期2022年6月15日。"
    assert one.message.en == (
        'The deadline of the measure "建码头" is 2022-05, before the document was issued '
        "(2022-06-15)."
    )
    (one,) = check(issued(made, number="市政发〔2023〕3号"), select=["H204"])
    assert one.message.zh.endswith("早于成文日期2023年。")


def test_where_the_period_is_over_before_the_issue_its_dates_are_not_told_as_well() -> None:
    due = Measure(id="m1", number="1", title="建设", deadlines=(Deadline(year=2023),))
    goal = indicator(target("a", "9", year=2020))
    made = plan(goal, measures=(due,), period=Period(start=2016, end=2020))
    told = check(issued(made, issued=ISSUED), select=["H2", "D2"])
    assert {one.code for one in told if one.severity != "info"} == {"D207"}


def test_a_target_after_the_period_is_no_history_as_well() -> None:
    """D207 tells that the period was over before the document was issued."""
    goal = indicator(target("a", "9", year=2021))
    made = issued(plan(goal, period=Period(start=2016, end=2020)), issued=ISSUED)
    assert [one.code for one in check(made, select=["D207", "T104", "H202"])] == ["D207"]


def test_what_holds_each_year_needs_no_year() -> None:
    made = indicator(target("a", "9", kind="per_year"))
    assert codes(plan(made, period=Period(end=2025))) == ["H209"]  # but an end


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

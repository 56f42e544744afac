"""How targets and tasks stand: the tables of docs/progress.md, and what holds for every case."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from progress.judgecases import Case, cases, judged, plan_of, task_plan
from targetplans import target_plans

from policymodel.findings import ProgressError
from policymodel.model import Plan
from policymodel.progress.judging import (
    Rules,
    TargetReport,
    TaskReport,
    judge_target,
    judge_task,
    read_rules,
)
from policymodel.progress.judging.judgement import Judgement, percent
from policymodel.progress.judging.tasks import of_all
from policymodel.progress.observation import Amount, Status
from policymodel.vocabulary import REPORT_STATUSES

CASES = list(cases("zh"))
RANK = ("overdue", "far_behind", "behind", "on_track", "met")
D = Decimal


def gone(told: Judgement) -> str:
    parts = ["—" if part is None else percent(part) for part in (told.progress, told.expected)]
    return "—" if parts == ["—", "—"] else "／".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_of_the_page_is_judged_as_it_says(case: Case) -> None:
    told = judged(case)
    assert (told.status, gone(told)) == (case.status, case.gone)
    assert re.search("[\u4e00-\u9fff]", told.reason.zh)
    assert re.search("[a-z]", told.reason.en)


def test_both_pages_have_the_same_cases() -> None:
    def bare(case: Case) -> Case:
        return evolve(case, name="", gone=case.gone.replace(" / ", "／"))

    assert len(CASES) > 100
    assert [bare(each) for each in cases("zh")] == [bare(each) for each in cases("en")]


def test_every_status_is_on_the_page() -> None:
    assert {case.status for case in CASES} == {*RANK, "dropped", "not_reported", "not_judged"}


VALUES = st.decimals(-1000, 1000, places=2, allow_nan=False)
DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
KINDS = ("level", "increment", "total", "change", "growth_rate", "per_year")


def plan(kind: str, comparator: str, value: Decimal, start: Decimal, unit: str = "家") -> Plan:
    given_ = {
        "kind": kind, "comparator": comparator, "value": str(value), "unit": unit, "year": "2025",
        "period": "2021", "from_year": "2021",
    }  # fmt: skip
    return plan_of(given_, f"{start}@2020")[0]


def judge(made: Plan, value: Decimal, day: date, unit: str = "家") -> Judgement:
    indicator = made.indicators[0]
    report = TargetReport(day=day, value=Amount(value=value, unit=unit))
    return judge_target(made, indicator, indicator.targets[0], report, day)


@given(
    st.sampled_from(KINDS), st.sampled_from(("at_least", "more_than")), VALUES, VALUES, VALUES,
    st.decimals(0, 1000, places=2, allow_nan=False), DAYS,
)  # fmt: skip
def test_more_progress_is_never_judged_worse(
    kind: str, comparator: str, target: Decimal, start: Decimal, low: Decimal, more: Decimal,
    day: date,
) -> None:  # fmt: skip
    made = plan(kind, comparator, target, start)
    if kind in ("level", "growth_rate") or target > 0:
        worse, better = judge(made, low, day), judge(made, low + more, day)
        if worse.status in RANK and better.status in RANK:
            assert RANK.index(worse.status) <= RANK.index(better.status)


@given(st.sampled_from(("at_most", "less_than")), VALUES, VALUES, VALUES,
       st.decimals(0, 1000, places=2, allow_nan=False), DAYS)  # fmt: skip
def test_less_is_never_judged_worse_where_less_is_wanted(
    comparator: str, target: Decimal, start: Decimal, low: Decimal, more: Decimal, day: date
) -> None:
    made = plan("level", comparator, target, start)
    better, worse = judge(made, low, day), judge(made, low + more, day)
    if worse.status in RANK and better.status in RANK:
        assert RANK.index(worse.status) <= RANK.index(better.status)


@given(
    st.sampled_from(("at_least", "more_than", "at_most", "less_than", "exactly", "about", None)),
    st.sampled_from(("increase", "decrease")), VALUES, VALUES, DAYS,
)  # fmt: skip
def test_nothing_is_on_track_for_standing_where_it_started(
    comparator: str | None, direction: str, target: Decimal, start: Decimal, day: date
) -> None:
    given_ = {"kind": "level", "value": str(target), "year": "2025", "direction": direction}
    made, _ = plan_of(given_ | ({"comparator": comparator} if comparator else {}), f"{start}@2020")
    told = judge(made, start, day)
    if told.status == "on_track":  # there is no way to go: the baseline met the target
        assert told.progress is None
        meets = judge(made, start, date(2025, 12, 31))
        assert meets.status == "met"


@given(st.sampled_from(KINDS), st.sampled_from(("at_least", "at_most", "exactly")),
       VALUES, VALUES, VALUES, DAYS)  # fmt: skip
def test_the_scale_of_the_unit_changes_nothing(
    kind: str, comparator: str, target: Decimal, start: Decimal, value: Decimal, day: date
) -> None:
    whole = judge(plan(kind, comparator, target, start, "亿元"), value, day, "亿元")
    ten = D(10_000)
    fine = judge(
        plan(kind, comparator, target * ten, start * ten, "万元"), value * ten, day, "万元"
    )
    mixed = judge(plan(kind, comparator, target, start, "亿元"), value * ten, day, "万元")
    for other in (fine, mixed):
        assert (whole.status, whole.progress, whole.expected) == (
            other.status, other.progress, other.expected,
        )  # fmt: skip


REPORTS = st.builds(
    TargetReport,
    day=st.dates(),
    value=st.none() | st.builds(
        Amount,
        value=VALUES,
        unit=st.sampled_from((None, "家", "%", "万人", "天马行空")),
        comparator=st.sampled_from((None, "about", "at_least", "less_than", "more_than")),
    ),
    status=st.none() | st.builds(Status, code=st.sampled_from(REPORT_STATUSES.codes)),
)  # fmt: skip


@given(target_plans(), REPORTS, st.dates())
def test_every_target_has_an_answer_that_its_arguments_alone_decide(
    made: Plan, report: TargetReport, day: date
) -> None:
    for indicator, target in made.targets():
        told = judge_target(made, indicator, target, report, day)
        assert told == judge_target(made, indicator, target, report, day)
        assert told.reason.zh
        assert told.reason.en
        if told.status == "not_reported":
            assert report.value is None


@given(
    st.sampled_from(("2025", "2023-06", "ongoing", "every", "")),
    st.none() | st.sampled_from(REPORT_STATUSES.codes),
    st.decimals(0, 100, places=1), st.decimals(0, 100, places=1), DAYS,
)  # fmt: skip
def test_a_higher_rate_of_a_task_is_never_judged_worse(
    due: str, code: str | None, one: Decimal, other: Decimal, day: date
) -> None:
    made, measure = task_plan(due, 2021)
    status = None if code is None else Status(code=code)  # type: ignore[arg-type]
    found = [
        judge_task(made, measure, TaskReport(day=day, status=status, rate=rate), day).status
        for rate in sorted((one, other))
    ]
    if set(found) <= {*RANK}:
        assert RANK.index(found[0]) <= RANK.index(found[1])


def test_a_task_of_several_stands_as_the_worst_of_them() -> None:
    def told(status: str) -> Judgement:
        return Judgement(status=status, reason=judged(CASES[0]).reason)  # type: ignore[arg-type]

    assert of_all([]).status == "not_reported"
    assert of_all([told("dropped"), told("dropped")]).status == "dropped"
    assert of_all([told("dropped"), told("met"), told("behind")]).status == "behind"
    assert of_all([told("met"), told("not_reported"), told("on_track")]).status == "not_reported"


@pytest.mark.parametrize("text", [
    "behind: x", "behind: -1", "behind: 40", "far_behind: 5", "behind: .nan", "first_year: 0",
    "first_year: twenty", "lamps: {met: blue}", "lamps: {done: green}", "colour: red", "- a",
    "a: [", "weights: {x: -1}", "behind: {}",
])  # fmt: skip
def test_rules_that_cannot_be_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ProgressError) as refusal:
        read_rules(text)
    (finding,) = refusal.value.findings
    assert finding.code == "L002"


def test_rules_say_thresholds_and_lamps() -> None:
    rules = read_rules("behind: 0\nfar_behind: 0\nlamps: {met: none}\nfirst_year: 2021\n")
    assert rules == Rules(behind=D(0), far_behind=D(0), lamps={"met": "none"}, first_year=2021)
    assert (rules.lamp("met"), rules.lamp("overdue")) == ("none", "red")
    assert read_rules("") == Rules()


def test_later_days_never_make_a_standing_value_better() -> None:
    made = plan("level", "at_least", D(100), D(50))
    found = [
        judge(made, D(70), date(2021, 1, 1) + timedelta(days)).status for days in range(0, 1900, 7)
    ]
    ranks = [RANK.index(each) for each in found]
    assert ranks == sorted(ranks, reverse=True)
    assert {*found} == {"on_track", "behind", "far_behind", "overdue"}


def test_how_far_behind_is_told_in_points() -> None:
    made = plan("level", "at_least", D(100), D(50))
    assert judge(made, D(70), date(2023, 12, 31)).behind == 20
    assert judge(made, D(90), date(2023, 12, 31)).behind == -20
    assert judge(made, D(99), date(2025, 12, 31)).behind is None

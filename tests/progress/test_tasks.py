"""How tasks stand by word and rate: each word with each rate, and from when to when they go."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from progress.judgecases import task_plan

from policymodel.model import Deadline, Period
from policymodel.progress.judging import Judgement, Rules, TaskReport, judge_task
from policymodel.progress.judging.tasks import of_all, stretch
from policymodel.progress.judging.words import Said, judge_words, part_of_time
from policymodel.progress.observation import Status
from policymodel.text import Text
from policymodel.vocabulary import REPORT_STATUSES

D = Decimal
FIRST, HALF, DUE = date(2020, 12, 31), date(2022, 12, 31), date(2024, 12, 31)


def told(
    code: str | None, rate: int | str | None = None, on: date = HALF, **more: Any
) -> Judgement:
    """Judge what is half over: from the end of 2020 to that of 2024, on the last day of 2022."""
    said = Said(
        status=None if code is None else Status(code=code),  # type: ignore[arg-type]
        rate=None if rate is None else D(rate),
        **({"day": HALF, "first": FIRST, "due": DUE} | more),
    )  # fmt: skip
    return judge_words(said, on, Rules())


def seen(found: Judgement) -> tuple[str, str, Decimal | None, Decimal | None]:
    return found.status, found.reason.zh, found.progress, found.expected


HALF_GONE, LITTLE_GONE = "已走完全程的50%，按序时应走完50%", "已走完全程的10%，按序时应走完50%"


@pytest.mark.parametrize(
    ("code", "rate", "status", "reason", "progress", "expected"),
    [
        ("cancelled", None, "dropped", "填报为已调整或取消，不再评判", None, None),
        ("merged", 100, "dropped", "填报为已调整或取消，不再评判", None, None),
        ("completed", None, "met", "填报为“已完成”", 1, None),
        ("completed", 100, "met", "填报为“已完成”", 1, None),
        ("completed", 120, "met", "填报为“已完成”", "1.2", None),
        ("completed", 99, "not_judged", "填报为“已完成”，进度却是99%，前后不一", "0.99", None),
        ("completed", 0, "not_judged", "填报为“已完成”，进度却是0%，前后不一", 0, None),
        ("unknown", None, "not_judged", "填报为“待定”，看不出快慢", None, None),
        ("unknown", 50, "on_track", HALF_GONE, "0.5", "0.5"),
        ("other", None, "not_judged", "填报为“其他”，看不出快慢", None, None),
        ("not_started", None, "far_behind", "还没有进展，按序时应走完全程的50%", 0, "0.5"),
        ("not_started", 50, "on_track", HALF_GONE, "0.5", "0.5"),
        ("in_progress", 50, "on_track", HALF_GONE, "0.5", "0.5"),
        ("in_progress", 10, "far_behind", f"{LITTLE_GONE}，落后40个百分点", "0.1", "0.5"),
        ("in_progress", 100, "not_judged", "进度100%，状态却是“推进中”，前后不一", 1, "0.5"),
        ("ahead_of_schedule", 10, "far_behind", f"{LITTLE_GONE}，落后40个百分点", "0.1", "0.5"),
        ("in_progress", None, "not_judged", "填报为“推进中”，没有进度，看不出快慢", None, None),
        ("nearly_completed", None, "not_judged", "填报为“基本完成”，没有进度，看不出快慢", None,
         None),
        ("ahead_of_schedule", None, "on_track", "按填报的“超序时进度”", None, None),
        ("on_schedule", None, "on_track", "按填报的“达到序时进度”", None, None),
        ("behind_schedule", None, "behind", "按填报的“未达到序时进度”", None, None),
        ("paused", None, "behind", "按填报的“暂停”", None, None),
        ("continuous", None, "on_track", "长期任务，正在推进", None, None),
        (None, 50, "on_track", HALF_GONE, "0.5", "0.5"),
        (None, 100, "not_judged", "进度100%，没有填状态，看不出是否完成", 1, "0.5"),
    ],
)  # fmt: skip
def test_a_word_and_a_rate_are_judged_together(
    code: str | None, rate: int | None, status: str, reason: str, progress: Any, expected: Any
) -> None:
    found = told(code, rate)
    parts = [None if each is None else D(each) for each in (progress, expected)]
    assert seen(found) == (status, reason, *parts)
    assert found.day == HALF


@pytest.mark.parametrize(
    ("code", "rate", "more", "status", "reason", "progress"),
    [
        ("in_progress", 50, {}, "not_judged", "文件没有写明完成时限，没有序时进度可比", "0.5"),
        ("not_started", None, {}, "behind", "尚未启动", 0),
        ("not_started", 50, {}, "behind", "尚未启动", "0.5"),
        ("paused", 50, {}, "behind", "按填报的“暂停”", "0.5"),
        ("on_schedule", 50, {"goes_on": True}, "on_track", "按填报的“达到序时进度”", "0.5"),
        ("behind_schedule", None, {"goes_on": True}, "behind", "按填报的“未达到序时进度”", None),
        ("in_progress", None, {"goes_on": True}, "on_track", "长期任务，正在推进", None),
        ("in_progress", 50, {"goes_on": True}, "on_track", "长期任务，正在推进", "0.5"),
        (None, 50, {}, "not_judged", "文件没有写明完成时限，没有序时进度可比", "0.5"),
    ],
)  # fmt: skip
def test_without_an_end_the_word_alone_is_judged(
    code: str | None, rate: int | None, more: Any, status: str, reason: str, progress: Any
) -> None:
    found = told(code, rate, due=None, **more)
    gone = None if progress is None else D(progress)
    assert seen(found) == (status, reason, gone, None)


@pytest.mark.parametrize("code", ["in_progress", "not_started", "unknown", "paused", None])
def test_what_is_due_and_not_done_is_overdue_from_its_last_day_on(code: str | None) -> None:
    before, last, later = date(2024, 12, 30), DUE, date(2025, 3, 31)
    for day in (last, later):
        found = told(code, "97.5", day)
        assert seen(found) == ("overdue", "到期未达到目标，走完全程的97.5%", D("0.975"), None)
    assert told(code, "97.5", before).status == "on_track"
    if code is not None:
        assert seen(told(code, None, last)) == ("overdue", "到期未达到目标", None, None)


def test_a_rate_is_held_against_the_day_that_it_is_of() -> None:
    early = told("in_progress", 25, date(2024, 6, 30), day=date(2021, 12, 31))
    assert seen(early)[2:] == (D("0.25"), D("0.25"))


@pytest.mark.parametrize(
    ("first", "due", "day", "part"),
    [
        (None, DUE, HALF, None), (FIRST, None, HALF, None), (DUE, DUE, HALF, None),
        (DUE, FIRST, HALF, None), (FIRST, DUE, date(2019, 1, 1), 0), (FIRST, DUE, FIRST, 0),
        (FIRST, DUE, date(2021, 3, 31), "0.0625"), (FIRST, DUE, DUE, 1),
        (FIRST, DUE, date(2026, 1, 1), 1),
    ],
)  # fmt: skip
def test_time_is_gone_from_nothing_to_all(first: Any, due: Any, day: date, part: Any) -> None:
    assert part_of_time(first, due, day) == (None if part is None else D(part))


@pytest.mark.parametrize(
    ("deadlines", "due"),
    [
        ([], None), ([{}], None), ([{"year": 2024}], date(2024, 12, 31)),
        ([{"year": 2024, "month": 6}], date(2024, 6, 30)),
        ([{"year": 2024, "month": 2}], date(2024, 2, 29)),
        ([{"year": 2024, "month": 2, "day": 1}], date(2024, 2, 1)),
        ([{"year": 2024, "quarter": 3}], date(2024, 9, 30)),
        ([{"year": 2024, "half": 1}], date(2024, 6, 30)),
        # The last of several counts, whatever their order.
        ([{"year": 2023}, {"year": 2024}, {"year": 2022}], date(2024, 12, 31)),
        ([{"year": 2024, "starts": True}], None),
        ([{"year": 2024, "starts": True}, {"year": 2023}], date(2023, 12, 31)),
        ([{"year": 2024, "every": "year"}, {"year": 2023}], date(2023, 12, 31)),
        ([{"month": 6}], None), ([{"ongoing": True}, {"year": 2024}], None),
        # There is no such month: a rule tells it, and it is no deadline here.
        ([{"year": 2024, "month": 13}], None), ([{"year": 2024, "month": 0}], date(2024, 12, 31)),
        ([{"every": "year"}], date(2022, 12, 31)),
    ],
)  # fmt: skip
def test_the_last_day_of_a_task(deadlines: list[dict[str, Any]], due: date | None) -> None:
    plan, _ = task_plan("", 2021)
    made = [Deadline(words="底前", **each) for each in deadlines]
    first, last = stretch(plan, made, HALF)
    assert last == due
    comes_round = deadlines == [{"every": "year"}]
    assert first == (date(2021, 12, 31) if comes_round else date(2020, 12, 31))


def test_what_comes_round_has_no_beginning_in_the_first_year_of_all() -> None:
    plan, _ = task_plan("every", 2021)
    every = [Deadline(words="每年", every="year")]
    assert stretch(plan, every, date(1, 5, 1)) == (FIRST, None)
    assert stretch(plan, every, date(2, 5, 1)) == (date(1, 12, 31), date(2, 12, 31))


def test_a_task_begins_with_its_document_or_else_with_the_period() -> None:
    plan, _ = task_plan("2024", 2021)
    issued = evolve(plan, document=evolve(plan.document, issued=date(2021, 3, 15)))
    due = [Deadline(words="底前", year=2024)]
    assert stretch(issued, due, HALF) == (date(2021, 3, 15), DUE)
    assert stretch(plan, due, HALF) == (FIRST, DUE)
    assert stretch(evolve(plan, period=Period()), due, HALF) == (None, DUE)


def test_what_goes_on_or_comes_round_is_no_task_without_a_deadline() -> None:
    status = Status(code="in_progress")
    reasons = {"": "填报为“推进中”，没有进度，看不出快慢", "ongoing": "长期任务，正在推进"}
    for due, reason in reasons.items():
        plan, measure = task_plan(due, 2021)
        found = judge_task(plan, measure, TaskReport(day=HALF, status=status), HALF)
        assert found.reason.zh == reason


def test_a_report_without_word_and_rate_is_none() -> None:
    plan, measure = task_plan("2024", 2021)
    for report in (None, TaskReport(day=HALF)):
        assert judge_task(plan, measure, report, HALF).status == "not_reported"
    for report in (
        TaskReport(day=HALF, rate=D(50)),
        TaskReport(day=HALF, rate=D(50), status=Status(code="in_progress")),
        TaskReport(day=HALF, status=Status(code="on_schedule")),
    ):
        assert judge_task(plan, measure, report, HALF).status == "on_track"


def test_tasks_are_judged_by_the_rules_that_are_given() -> None:
    plan, measure = task_plan("2024", 2021)
    report = TaskReport(day=HALF, rate=D(45))
    assert judge_task(plan, measure, report, HALF).status == "on_track"
    assert judge_task(plan, measure, report, HALF, Rules(behind=D(5))).status == "behind"


ORDER = ("overdue", "far_behind", "behind", "not_reported", "not_judged", "on_track", "met")


@pytest.mark.parametrize("worse", range(len(ORDER)))
def test_the_worst_of_several_counts(worse: int) -> None:
    made = [Judgement(status=each, reason=Text(each, each)) for each in ORDER]  # type: ignore[arg-type]
    assert of_all([*made[worse:], Judgement(status="dropped", reason=Text("", ""))]) == made[worse]
    assert of_all([*reversed(made[worse:])]) == made[worse]


def test_of_several_that_were_given_up_the_first_is_told() -> None:
    one, two = (Judgement(status="dropped", reason=Text(each, each)) for each in ("一", "二"))
    assert of_all([one, two]) == one
    assert of_all([]).reason.zh == "没有填报"


def test_each_word_is_of_a_stage_that_is_judged() -> None:
    known = {"before", "running", "done", "dropped", "open"}
    assert {each.stage for each in REPORT_STATUSES} == known

"""How a task stands: by the rate or word that was reported, and by the calendar."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from attrs import frozen

from policymodel.model import Deadline, Measure, MeasurePart, Plan
from policymodel.progress.judging.judgement import Judgement, say
from policymodel.progress.judging.rules import Rules
from policymodel.progress.judging.words import Said, judge_words
from policymodel.progress.observation import Status

_WORST = ("overdue", "far_behind", "behind", "not_reported", "not_judged", "on_track", "met")


@frozen(kw_only=True)
class TaskReport:
    """What one organization reported of a task for one period.

    Attributes:
        day: the last day of the period.
        status: the status word.
        rate: how much is done, in percent.
    """

    day: date
    status: Status | None = None
    rate: Decimal | None = None


def judge_task(
    plan: Plan,
    task: Measure | MeasurePart,
    report: TaskReport | None,
    day: date,
    rules: Rules | None = None,
) -> Judgement:
    """Return how a task stands on `day`, by the latest report of it.

    Args:
        plan: the plan.
        task: a measure, or a part of one.
        report: what was reported last; None where nothing was.
        day: the day on which it is judged.
        rules: thresholds; the usual ones where left out.
    """
    if report is None or (report.status is None and report.rate is None):
        return Judgement(status="not_reported", reason=say("not_reported"))
    first, due = stretch(plan, task.deadlines, report.day)
    goes_on = bool(task.deadlines) and due is None
    said = Said(
        status=report.status, rate=report.rate, day=report.day, first=first, due=due,
        goes_on=goes_on,
    )  # fmt: skip
    return judge_words(said, day, rules or Rules())


def stretch(
    plan: Plan, deadlines: Sequence[Deadline], day: date
) -> tuple[date | None, date | None]:
    """Return the day before a task begins, and the last day that it may take, where stated.

    It begins with the document, or with its period. Of several deadlines the last one counts;
    one that comes round again has its end in the year of `day`; one that goes on has none.
    """
    begins = plan.document.issued
    start = plan.period.start
    first = begins.first if begins else date(start - 1, 12, 31) if start else None
    if any(each.ongoing for each in deadlines):
        return first, None
    dated = [last for each in deadlines if not each.starts and (last := _last(each)) is not None]
    if dated:
        return first, max(dated)
    if any(each.every for each in deadlines) and day.year > 1:
        return date(day.year - 1, 12, 31), date(day.year, 12, 31)
    return first, None


def _last(deadline: Deadline) -> date | None:
    found = deadline.last_day
    if found is None or deadline.every:
        return None
    year, month, day = found
    for tried in range(day, 0, -1):  # there is no 31 June
        try:
            return date(year, month, tried)
        except ValueError:
            continue
    return None


def of_all(judgements: Sequence[Judgement]) -> Judgement:
    """Return how a task stands that several organizations report of: as the worst of them does.

    What was changed or given up by all of them is dropped.
    """
    if not judgements:
        return Judgement(status="not_reported", reason=say("not_reported"))
    live = [each for each in judgements if each.status != "dropped"]
    if not live:
        return judgements[0]
    return min(live, key=lambda each: _WORST.index(each.status))

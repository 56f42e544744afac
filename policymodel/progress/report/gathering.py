"""The log played, its facts laid out by what they are about, and everything judged once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from policymodel.export.options import wrong_option
from policymodel.findings import ProgressError
from policymodel.model import Plan
from policymodel.numbers import decimals
from policymodel.progress.carrying import carried
from policymodel.progress.given import (
    Where,
    day_given,
    lang_given,
    log_given,
    period_given,
    plan_given,
)
from policymodel.progress.judging import (
    Judgement,
    Rules,
    TargetReport,
    TaskReport,
    judge_target,
    judge_task,
)
from policymodel.progress.judging.targets import is_numeric
from policymodel.progress.judging.tasks import of_all
from policymodel.progress.judging.ways import Way, way_to
from policymodel.progress.ledger.rows import LedgerRows, TargetRow, TaskRow
from policymodel.progress.log import standing
from policymodel.progress.observation import (
    Amount,
    Batch,
    FieldName,
    Standing,
    Status,
    Subject,
    Value,
    When,
)
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.report.progress import (
    Progress,
    Reported,
    ReporterProgress,
    Stray,
    TargetProgress,
    TaskProgress,
)
from policymodel.progress.report.rounding import rounded
from policymodel.progress.report.score import score_of
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
Fields = Mapping[FieldName, Value]


def progress_of(
    plan: Plan | Where,
    log: Sequence[Batch],
    *,
    period: ReportingPeriod | str | None = None,
    as_of: date | str | None = None,
    rules: Rules | None = None,
    lang: Lang = "zh",
) -> Progress | None:
    """Return how `plan` stands, by its log; None where neither a time is given nor the log has one.

    With a period, what was reported for it counts, and nothing else; with a day alone, the
    latest report of each from a period that was over by then. Without either it is the latest
    period that was reported. No clock is read.

    Args:
        plan: the plan, or its name or path as `policymodel.load` takes them.
        log: what was reported.
        period: the period, or its name, such as ``"2025-Q2"``.
        as_of: the day on which is judged, or its name, such as ``"2025-06-30"``; the period's last
            day where left out.
        rules: how is judged; the usual rules where left out.
        lang: the language in which names of targets and tasks are put together.
    """
    plan, log, lang = plan_given(plan), log_given(log), lang_given(lang)
    period = None if period is None else period_given(period)
    as_of = None if as_of is None else day_given(as_of)
    if rules is not None and not isinstance(rules, Rules):
        raise wrong_option("rules", "Rules, as read_rules returns them", rules)
    made = _Reports(_placed(plan, standing(log)))
    if period is None and as_of is None:
        period = made.latest
        if period is None:
            return None
    day = as_of or (period.last_day if period else date.min)
    found = _Gathered(plan, made, period, day, rules or Rules(), LedgerRows(plan=plan, lang=lang))
    return found.progress(log[-1].number if log else 0)


def _placed(plan: Plan, holds: Standing) -> Standing:
    """Return what holds under the ids and names of `plan`, and what has no place in it as it is."""
    found = carried(plan, holds)
    lost = set(found.lost)
    return found.holds | {slot: value for slot, value in holds.items() if slot[1] in lost}


class _Reports:
    """What holds, by what it is about and the period."""

    def __init__(self, holds: Standing) -> None:
        self.by_subject: dict[Subject, dict[ReportingPeriod, dict[FieldName, Value]]] = {}
        self.unread: dict[Subject, list[str]] = {}  # periods that are none: of another program
        self.facts: dict[Subject, int] = {}
        for (code, subject, name), value in holds.items():
            self.facts[subject] = self.facts.get(subject, 0) + 1
            period = _period(code)
            if period is None:
                self.unread.setdefault(subject, []).append(code)
            else:
                of = self.by_subject.setdefault(subject, {})
                of.setdefault(period, {})[name] = value

    @property
    def latest(self) -> ReportingPeriod | None:
        """The latest period that was reported; of those with one end the shortest."""
        every = (period for of in self.by_subject.values() for period in of)
        return max(every, key=_by_end, default=None)

    def periods(self, known: set[Subject]) -> tuple[ReportingPeriod, ...]:
        """Return the periods for which something that is `known` was reported, the latest first."""
        found = {period for subject in known for period in self.by_subject.get(subject, {})}
        return tuple(sorted(found, key=_by_end, reverse=True))

    def taken(
        self, subject: Subject, period: ReportingPeriod | None, day: date
    ) -> tuple[ReportingPeriod | None, Fields]:
        """Return the period whose report counts, and the report."""
        of = self.by_subject.get(subject, {})
        if period is not None:
            return period, of.get(period, {})
        over = [each for each in of if each.last_day <= day and _tells(of[each])]
        found = max(over, key=_by_end, default=None)
        return found, of.get(found, {}) if found else {}

    def strays(self, known: set[Subject]) -> Iterator[Stray]:
        """Yield what is about nothing that is `known`, or for no period."""
        for subject in sorted(self.facts, key=lambda each: each.key):
            unread = self.unread.get(subject, [])
            if subject in known and not unread:
                continue
            codes = {each.code for each in self.by_subject.get(subject, {})}
            facts = len(unread) if subject in known else self.facts[subject]
            periods = set(unread) if subject in known else codes | set(unread)
            yield Stray(subject=subject, periods=tuple(sorted(periods)), facts=facts)


def _tells(fields: Fields) -> bool:
    """Whether a report says how something stands, and not only whose it is."""
    return any(name in fields for name in ("value", "status", "rate"))


def _period(code: str) -> ReportingPeriod | None:
    try:
        return ReportingPeriod.of(code)
    except ProgressError:
        return None


def _by_end(period: ReportingPeriod) -> tuple[date, date]:
    return period.last_day, period.first_day


@frozen
class _Gathered:
    """One plan on one day."""

    plan: Plan
    reports: _Reports
    period: ReportingPeriod | None
    day: date
    rules: Rules
    rows: LedgerRows

    def progress(self, number: int) -> Progress:
        targets = tuple(self._target(row) for row in self.rows.targets)
        known = {row.subject for row in self.rows.targets}
        known |= {row.subject for row in self.rows.tasks}
        tasks = tuple(self._tasks())
        used = (*(each.now for each in targets), *(e.now for each in tasks for e in each.reporters))
        return Progress(
            plan=self.plan, period=self.period, day=self.day, log=number, rules=self.rules,
            lang=self.rows.lang, targets=targets, tasks=tasks,
            score=score_of(
                self.rules.weights, ((each.row, each.told, each.judgement) for each in targets)
            ),
            strays=tuple(self.reports.strays(known)),
            elsewhere=() if any(each.fields for each in used) else self.reports.periods(known),
        )  # fmt: skip

    def _target(self, row: TargetRow) -> TargetProgress:
        target, indicator = row.target, row.indicator
        period, fields = self.reports.taken(row.subject, self.period, self.day)
        now = self._judged_target(row, period, fields, self.day)
        before = self._before(row.subject, period)
        way = self._way(row, now.judgement.day or self.day)
        return TargetProgress(
            row=row,
            told=self.rows.told(row),
            unit=target.unit or (indicator.unit if target.value is not None else None),
            baseline=way.start if way else None,
            due=_due(way, now.judgement.day or self.day) if way else None,
            end=way.end if way else target.value,
            now=now,
            before=before and self._judged_target(row, *before, before[0].last_day),
        )  # fmt: skip

    def _way(self, row: TargetRow, day: date) -> Way | None:
        if not is_numeric(row.target) or row.target.kind == "growth_rate":
            return None
        found = way_to(self.plan, row.indicator, row.target, day, self.rules)
        return found if isinstance(found, Way) else None

    def _before(
        self, subject: Subject, period: ReportingPeriod | None
    ) -> tuple[ReportingPeriod, Fields] | None:
        """Return what was reported for the period before; None where that is nothing."""
        if period is None or (period.year, period.first_month) <= (date.min.year, 1):
            return None
        fields = self.reports.taken(subject, period.previous, self.day)[1]
        return (period.previous, fields) if _tells(fields) else None

    def _judged_target(
        self, row: TargetRow, period: ReportingPeriod | None, fields: Fields, day: date
    ) -> Reported:
        report = None if period is None else _target_report(period, fields)
        told = judge_target(self.plan, row.indicator, row.target, report, day, self.rules)
        return _reported(period, fields, told, say("words_alone.target"))

    def _tasks(self) -> Iterator[TaskProgress]:
        by_path: dict[str, list[TaskRow]] = {}
        for row in self.rows.tasks:
            by_path.setdefault(row.task.path, []).append(row)
        for rows in by_path.values():
            found = tuple(map(self._reporter, rows))
            task = rows[0].task
            yield TaskProgress(
                task=task, name=task.name(self.rows.lang), reporters=found,
                judgement=_of_all(each.now.judgement for each in found),
            )  # fmt: skip

    def _reporter(self, row: TaskRow) -> ReporterProgress:
        period, fields = self.reports.taken(row.subject, self.period, self.day)
        before = self._before(row.subject, period)
        return ReporterProgress(
            row=row,
            now=self._judged_task(row, period, fields, self.day),
            before=before and self._judged_task(row, *before, before[0].last_day),
        )

    def _judged_task(
        self, row: TaskRow, period: ReportingPeriod | None, fields: Fields, day: date
    ) -> Reported:
        report = None if period is None else _task_report(period, fields)
        told = judge_task(self.plan, row.charged, report, day, self.rules)
        return _reported(period, fields, told, say("words_alone.task"))


def _reported(
    period: ReportingPeriod | None, fields: Fields, told: Judgement, words_alone: Text
) -> Reported:
    """Return a report with its judgement; of one that has words alone that is the reason."""
    if fields and told.status == "not_reported":
        told = evolve(told, reason=words_alone)
    return Reported(period=period if fields else None, fields=fields, judgement=told)


def _due(way: Way, day: date) -> Decimal:
    """Return the value that is due, to one place more than the way's ends have."""
    places = max(decimals(way.start), decimals(way.end)) + 1
    return rounded(way.value_due(day), Decimal(1).scaleb(-places))


def _of_all(judgements: Iterable[Judgement]) -> Judgement:
    return of_all(tuple(judgements))


def _target_report(period: ReportingPeriod, fields: Fields) -> TargetReport:
    value, as_of = fields.get("value"), fields.get("as_of")
    day = as_of.last if isinstance(as_of, When) else None
    return TargetReport(
        day=day or period.last_day,
        value=value if isinstance(value, Amount) else None,
        status=_status(fields),
    )


def _task_report(period: ReportingPeriod, fields: Fields) -> TaskReport:
    return TaskReport(day=period.last_day, status=_status(fields), rate=_rate(fields))


def _status(fields: Fields) -> Status | None:
    found = fields.get("status")
    return found if isinstance(found, Status) else None


def _rate(fields: Fields) -> Decimal | None:
    found = fields.get("rate")
    return found.value if isinstance(found, Amount) else None

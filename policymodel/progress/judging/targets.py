"""How a target stands: by its kind, from its baseline, on the way that the plan expects."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from policymodel.analysis.algebra import Interval, Statement, state
from policymodel.findings import UnitError
from policymodel.model import Indicator, Plan, Target
from policymodel.numbers import format_decimal
from policymodel.progress.judging.judgement import CONTEXT, Judgement, pace, percent, say
from policymodel.progress.judging.rules import Rules
from policymodel.progress.judging.ways import Way, wanted, way_to
from policymodel.progress.judging.words import Said, judge_words
from policymodel.progress.observation import Amount, Status
from policymodel.text import Text
from policymodel.vocabulary import REPORT_STATUSES

_WORDED = ("milestone", "qualitative", "relative")  # reached or not: no number tells
AROUND = ("exactly", "about", "between", "at_most", "less_than")  # there may be too much


@frozen(kw_only=True)
class TargetReport:
    """What was reported of a target for one period.

    Attributes:
        day: the day at which the number stood: as reported, else the period's last.
        value: the number.
        status: the status word.
    """

    day: date
    value: Amount | None = None
    status: Status | None = None


def judge_target(
    plan: Plan,
    indicator: Indicator,
    target: Target,
    report: TargetReport | None,
    day: date,
    rules: Rules | None = None,
) -> Judgement:
    """Return how `target` stands on `day`, by the latest `report` of it.

    The number is held against the way at the day it is of; what is due by `day` and not met is
    overdue. Every kind has an answer, or a reason why there is none.

    Args:
        plan: the plan, for its period and its units.
        indicator: the indicator.
        target: one of its targets.
        report: what was reported last; None where nothing was.
        day: the day on which it is judged.
        rules: thresholds; the usual ones where left out.
    """
    made = _Judged(plan, indicator, target, day, rules or Rules())
    return made.judge(report)


@frozen
class _Judged:
    """One target on one day."""

    plan: Plan
    indicator: Indicator
    target: Target
    day: date
    rules: Rules

    @property
    def due(self) -> date | None:
        """The last day of the target's year."""
        return date(self.target.year, 12, 31) if self.target.year else None

    @property
    def comparator(self) -> str:
        """How a value compares with the target's that meets it."""
        return wanted(self.indicator, self.target)

    def judge(self, report: TargetReport | None) -> Judgement:
        if report is None or (report.value is None and report.status is None):
            return Judgement(status="not_reported", reason=say("not_reported"))
        if report.status and REPORT_STATUSES[report.status.code].stage == "dropped":
            return Judgement(status="dropped", reason=say("dropped"), day=report.day)
        if not is_numeric(self.target):
            return self._by_words(report)
        if report.value is None:
            return Judgement(status="not_judged", reason=say("no_number"), day=report.day)
        reached = self._in_unit(report.value)
        if isinstance(reached, Text):
            return Judgement(status="not_judged", reason=reached, day=report.day)
        found = self._by_number(reached, report)
        return evolve(found, actual=reached.value, day=report.day)

    def _by_words(self, report: TargetReport) -> Judgement:
        """Judge what no number of the place tells, by the word that was reported."""
        if report.status is None:
            reason = say("per" if self.target.per else "no_status")
            return Judgement(status="not_judged", reason=reason, day=report.day)
        said = Said(status=report.status, day=report.day, first=self._first_day, due=self.due)
        return judge_words(said, self.day, self.rules)

    @property
    def _first_day(self) -> date | None:
        """The day before the plan's first."""
        start = self.plan.period.start
        return date(start - 1, 12, 31) if start else None

    def _in_unit(self, value: Amount) -> Amount | Text:
        """Return what was reported in the target's unit, or why it cannot be."""
        unit, known = self.target.unit or self.indicator.unit, self.plan.known_units
        if value.unit is None or unit is None or known.same(value.unit, unit):
            return value
        try:
            factor = known.factor(value.unit, unit)
        except UnitError:
            return say("units", found=value.unit, unit=unit)
        high = None if value.high is None else CONTEXT.multiply(value.high, factor)
        return evolve(value, value=CONTEXT.multiply(value.value, factor), high=high, unit=unit)

    def _by_number(self, reached: Amount, report: TargetReport) -> Judgement:
        asked = _statement(self.comparator, self.target.value, self.target)
        told = _admitted(reached)
        if asked is None or told is None:
            return Judgement(status="not_judged", reason=say("no_statement"))
        is_met = _within(told, asked.values)
        if not is_met and told.meets(asked.values):
            return Judgement(status="not_judged", reason=say("inexact"))
        if self.target.kind == "growth_rate":
            return self._by_rate(reached.value, is_met=is_met)
        way = way_to(self.plan, self.indicator, self.target, report.day, self.rules)
        if isinstance(way, Text) and self.target.kind == "per_year":
            return Judgement(status="not_judged", reason=way)  # another year's amount
        if isinstance(way, Way) and way.is_held(self.target, self.comparator):
            return self._held(way, is_met=is_met)
        due = way.last_day if isinstance(way, Way) else self.due
        progress = way.part_gone(reached.value) if isinstance(way, Way) else None
        expected = way.part_due(report.day) if isinstance(way, Way) else None
        if is_met:
            early = due is not None and self.day < due
            reason = say("met_early" if early else "met")
            return Judgement(status="met", reason=reason, progress=progress, expected=expected)
        if due is not None and self.day >= due:
            return self._overdue(progress)
        if not isinstance(way, Way) or progress is None or expected is None:
            reason = way if isinstance(way, Text) else say("no_way")
            return Judgement(status="not_judged", reason=reason, progress=progress)
        if progress > 1 and self.comparator in AROUND:
            reason = say("too_much")
            return Judgement(status="behind", reason=reason, progress=progress, expected=expected)
        status, reason = pace(progress, expected, self.rules)
        return Judgement(status=status, reason=reason, progress=progress, expected=expected)

    def _overdue(self, progress: Decimal | None) -> Judgement:
        gone = say("gone", part=percent(progress)) if progress is not None else Text("", "")
        return Judgement(status="overdue", reason=say("overdue", gone=gone), progress=progress)

    def _held(self, way: Way, *, is_met: bool) -> Judgement:
        """Judge what its baseline met already: there is no way to go, only something to keep."""
        at_end = self.day >= way.last_day
        start = format_decimal(way.start)
        if is_met:
            return Judgement(
                status="met" if at_end else "on_track", reason=say("held", start=start)
            )
        return Judgement(status="overdue" if at_end else "behind", reason=say("lost", start=start))

    def _by_rate(self, rate: Decimal, *, is_met: bool) -> Judgement:
        """Judge an average growth by the growth that is reported: it is there at once, or not."""
        value, due = self.target.value or Decimal(0), self.due
        at_end = due is not None and self.day >= due
        unit = self.target.unit or self.indicator.unit or ""
        said = say(
            "rate_met" if is_met else "rate_below",
            rate=format_decimal(rate), wanted=format_decimal(value), unit=unit,
        )  # fmt: skip
        if is_met:
            status = "met" if at_end else "on_track"
            return Judgement(status=status, reason=said)  # type: ignore[arg-type]
        if at_end:
            return Judgement(status="overdue", reason=said)
        share = CONTEXT.divide(rate, value) if value > 0 else Decimal(0)
        status, _ = pace(share, Decimal(1), self.rules)
        status = "behind" if status == "on_track" else status
        return Judgement(
            status=status,
            reason=said,
            progress=share,
            expected=Decimal(1),
        )


def is_numeric(target: Target) -> bool:
    """Return whether a number of the place tells how a target stands; else a status word must."""
    return target.kind not in _WORDED and target.value is not None and not target.per


def _statement(comparator: str, value: Decimal | None, target: Target) -> Statement | None:
    found = state(comparator, value, None, high=target.high)
    return found if isinstance(found, Statement) else None


def _admitted(reached: Amount) -> Interval | None:
    """Return the numbers that a report admits; one without a word is the number itself."""
    if reached.comparator is None:
        point = Fraction(reached.value)
        return Interval(point, point)
    found = state(reached.comparator, reached.value, None, high=reached.high)
    return found.values if isinstance(found, Statement) else None


def _within(inner: Interval, outer: Interval) -> bool:
    """Whether all of `inner` lies in `outer`."""
    low = inner.low > outer.low or (
        inner.low == outer.low and (inner.low_open or not outer.low_open)
    )
    high = inner.high < outer.high or (
        inner.high == outer.high and (inner.high_open or not outer.high_open)
    )
    return low and high

"""The way to a target: where it starts and ends, and how far one should be on a day of it."""

from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal

from attrs import frozen

from policymodel.analysis.growth import direction_of, holds_for_all, is_met
from policymodel.analysis.targets import latest_baseline, scope_of
from policymodel.findings import UnitError
from policymodel.model import Indicator, Plan, Target
from policymodel.progress.judging.judgement import CONTEXT, say
from policymodel.progress.judging.rules import Rules
from policymodel.progress.period import months_gone
from policymodel.text import Text


@frozen
class Way:
    """From a value on a day to another one on a later day, straight between the stations.

    Attributes:
        start: the value at its beginning, in the target's unit.
        first_day: the day at whose end it stood there.
        stations: the values that are due, each at the end of a day, in order; the last is the
            target's. What lies between is on the straight line, as nothing else is stated.
    """

    start: Decimal
    first_day: date
    stations: tuple[tuple[date, Decimal], ...]

    @property
    def end(self) -> Decimal:
        """The value at its end."""
        return self.stations[-1][1]

    @property
    def last_day(self) -> date:
        """The day by which it is to be gone."""
        return self.stations[-1][0]

    def is_held(self, target: Target, comparator: str) -> bool:
        """Whether the beginning is what `target` wants already, by `wanted`."""
        if comparator == "between":
            return target.high is not None and self.end <= self.start <= target.high
        return is_met(self.start, comparator, target.value or self.end)

    def part_gone(self, value: Decimal) -> Decimal | None:
        """Return the part of the way that is gone where `value` is reached: one at its end.

        ``(value - start) / (end - start)``, whichever way it leads; None where it has no length.

        >>> falling = Way(Decimal(60), date(2020, 12, 31), ((date(2025, 12, 31), Decimal(40)),))
        >>> falling.part_gone(Decimal(45)), falling.part_gone(Decimal(62))
        (Decimal('0.75'), Decimal('-0.1'))
        """
        length = CONTEXT.subtract(self.end, self.start)
        if not length:
            return None
        return CONTEXT.divide(CONTEXT.subtract(value, self.start), length)

    def part_due(self, day: date) -> Decimal | None:
        """Return the part that should be gone at the end of `day`: none before it begins.

        >>> way = Way(Decimal(0), date(2020, 12, 31), ((date(2022, 12, 31), Decimal(50)),
        ...                                           (date(2025, 12, 31), Decimal(100))))
        >>> way.part_due(date(2021, 12, 31)), way.part_due(date(2030, 1, 1))
        (Decimal('0.25'), Decimal('1'))
        """
        return self.part_gone(self.value_due(day))

    def value_due(self, day: date) -> Decimal:
        """Return the value that should be reached at the end of `day`."""
        before, low = self.first_day, self.start
        if day <= before:
            return low
        for after, high in self.stations:
            if day <= after:
                gone = part_between(before, after, day)
                rise = CONTEXT.multiply(CONTEXT.subtract(high, low), gone)
                return CONTEXT.add(low, rise)
            before, low = after, high
        return low


def part_between(before: date, after: date, day: date) -> Decimal:
    """Return the part of the time from the end of `before` to the end of `after` gone by `day`.

    By months, as offices count: three of five years are 60 %, leap years or not.

    >>> part_between(date(2020, 12, 31), date(2025, 12, 31), date(2023, 12, 31))
    Decimal('0.6')
    """
    start = months_gone(before)
    gone = CONTEXT.subtract(months_gone(day), start)
    return CONTEXT.divide(gone, CONTEXT.subtract(months_gone(after), start))


def way_to(plan: Plan, indicator: Indicator, target: Target, day: date, rules: Rules) -> Way | Text:
    """Return the way to `target` as it is on `day`, or why there is none.

    A level leads from the latest baseline; what is added, and a change, from nothing at the end
    of the year before it begins; a yearly amount from nothing at the end of the year before.
    """
    if target.kind == "per_year":
        return _of_year(target, day)
    if target.value is None or target.year is None:
        return say("no_year")
    last = _end_of(target.year)
    if target.kind == "level":
        return _from_baseline(plan, indicator, target, last)
    first = _first_year(plan, target, rules)
    if first is None:
        return say("no_start")
    if first >= target.year:
        return say("no_time")
    return Way(Decimal(0), _end_of(first), ((last, target.value),))


def wanted(indicator: Indicator, target: Target) -> str:
    """Return how a value compares with a target's that meets it.

    Where the plan says no more than a number, it is to be reached: from below, or from above
    where less is better.
    """
    if target.comparator is not None:
        return target.comparator
    if target.high is not None:
        return "between"
    falls = target.kind == "level" and direction_of(indicator) == "decrease"
    return "at_most" if falls else "at_least"


def _end_of(year: int) -> date:
    return date(year, 12, 31)


def _first_year(plan: Plan, target: Target, rules: Rules) -> int | None:
    """Return the year after which amounts count: the base year, or the one before the first."""
    if target.base_year is not None:
        return target.base_year
    first = target.from_year or plan.period.start or rules.first_year
    return first - 1 if first else None


def _of_year(target: Target, day: date) -> Way | Text:
    """Return the way of a yearly amount in the year of `day`."""
    begins, ends = target.from_year or MINYEAR, target.year or MAXYEAR
    if not begins <= day.year <= ends or target.value is None or day.year == MINYEAR:
        return say("other_year", year=day.year)
    return Way(Decimal(0), _end_of(day.year - 1), ((_end_of(day.year), target.value),))


def _from_baseline(plan: Plan, indicator: Indicator, target: Target, last: date) -> Way | Text:
    if not holds_for_all(target, indicator):
        return say("part")
    baseline = latest_baseline(indicator, before=target.year) or latest_baseline(indicator)
    if baseline is None:
        return say("no_baseline")
    if baseline.year is None:
        return say("no_baseline_year")
    if baseline.year >= last.year:
        return say("no_time")
    start = _in_unit(plan, indicator, target, baseline.value, indicator.unit)
    if start is None:
        return say("baseline_unit")
    between = [
        (_end_of(year), value)
        for year, value in _yearly(plan, indicator, target)
        if baseline.year < year < last.year
    ]
    end = target.value or Decimal(0)
    if target.high is not None and start > target.high:
        end = target.high  # a range is reached at its nearer end
    return Way(start, _end_of(baseline.year), (*sorted(between), (last, end)))


def _yearly(plan: Plan, indicator: Indicator, target: Target) -> list[tuple[int, Decimal]]:
    """Return the levels that the plan itself states for years before that of `target`."""
    found: dict[int, Decimal] = {}
    for each in indicator.targets:
        is_alike = (
            each.kind == "level"
            and each.restates is None
            and each.high is None
            and scope_of(each) == scope_of(target)
            and (each.per, each.subset_of) == (target.per, target.subset_of)
            and each.comparator == target.comparator
        )
        if not is_alike or each.year is None or each.value is None:
            continue
        value = _in_unit(plan, indicator, target, each.value, each.unit or indicator.unit)
        if value is not None:
            found.setdefault(each.year, value)
    return list(found.items())


def _in_unit(
    plan: Plan, indicator: Indicator, target: Target, value: Decimal, unit: str | None
) -> Decimal | None:
    """Return a value in the target's unit; None where the units do not compare."""
    wanted, known = target.unit or indicator.unit, plan.known_units
    if unit is None or wanted is None or known.same(unit, wanted):
        return value
    try:
        return known.convert(value, unit, wanted)
    except UnitError:
        return None

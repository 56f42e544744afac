"""Yearly amounts and the totals that they make."""

from collections.abc import Iterator
from fractions import Fraction

from policymodel.analysis.algebra import Amount, Interval, Side, Statement
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.issue import year_issued
from policymodel.analysis.targets import scope_of
from policymodel.analysis.wording import amount, dated, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Target
from policymodel.text import Text


@rule("T211", "warning")
def years_make_total(index: Index) -> Iterator[Violation]:
    """An amount for each year, times the years, is the stated total."""
    told: set[str] = set()
    for each, whole, counts, how in _yearly_totals(index):
        # Of an amount that fits none of several totals, once.
        if each.path not in told and not any(_makes(index, each, whole, n) for n in counts):
            told.add(each.path)
            yearly, count = index.statements[each.path], counts[-1]
            made = amount(yearly.value * count, yearly)
            path = f"{whole.path}.value"
            name = short(each.indicator.name)
            yield Violation(
                path, name=name, each=each, how=how, count=count, made=made, whole=whole
            )


@rule("T212", "info")
def total_needs_no_year_of_issue(index: Index) -> Iterator[Violation]:
    """A total of yearly amounts can be reached without the year in which the document is issued."""
    for each, whole, counts, _ in _yearly_totals(index):
        fewest, most = counts[0], counts[-1]
        if not _makes(index, each, whole, fewest) and _makes(index, each, whole, most):
            document = index.plan.document
            year, day = year_issued(document), document.issued
            yearly, total = index.statements[each.path], index.statements[whole.path]
            if year is None:
                continue  # both counts come from it
            yield Violation(
                f"{whole.path}.value",
                name=short(each.indicator.name),
                each=amount(yearly.value, yearly),
                whole=amount(total.value, total),
                longer=most,
                shorter=fewest,
                issued=dated(year, day.month if day else None),
                year=year,
                last=year + fewest,
            )


@rule("T213", "error")
def years_add_up(index: Index) -> Iterator[Violation]:
    """Where yearly amounts add up to a stated total, the amounts of all its years do so."""
    for whole, years in _yearly(index):
        total = index.statements[whole.path]
        parts = [index.statements[placed.path] for placed in years.values()]
        made, added = Interval(Fraction(0), Fraction(0)), Fraction(0)
        for part in parts:
            made, added = made.plus(part.values), added + part.value
        sides = {part.side for part in parts}
        slack = max(map(_slack, parts)) * len(parts)
        span = _span(index, whole)
        if span and len(years) == len(span):
            wrong = _misses(made, sides.pop() if len(sides) == 1 else None, total, slack)
        else:
            wrong = made.low > total.largest + slack
        if wrong:
            name, path = short(whole.indicator.name), f"{whole.path}.value"
            yield Violation(path, name=name, added=amount(added, total), whole=whole)


def _place(index: Index, placed: PlacedTarget) -> tuple[object, ...]:
    """What must agree for amounts of two kinds to be compared."""
    target = placed.target
    stated = index.statements[placed.path]
    return scope_of(target), target.subset_of, target.change, stated.dimension


def _yearly_totals(
    index: Index,
) -> Iterator[tuple[PlacedTarget, PlacedTarget, tuple[int, ...], Text]]:
    """Every yearly amount with its total, and how many years there may be, where any are known."""
    for yearly in index.all_stated("per_year"):
        wholes: dict[tuple[object, ...], dict[int | None, PlacedTarget]] = {}
        # What is added over the years is a total of yearly amounts too.
        path = yearly[0].indicator_path
        for placed in (*index.stated(path, "total"), *index.stated(path, "increment")):
            found = wholes.setdefault(_place(index, placed), {})
            found.setdefault(placed.target.year, placed)
        for each in yearly:
            for whole in wholes.get(_place(index, each), {}).values():
                if not _ends_with(each, whole):
                    continue
                counts, how = _year_counts(index, each, whole)
                if counts:
                    yield each, whole, counts, how


def _ends_with(each: PlacedTarget, whole: PlacedTarget) -> bool:
    """Whether yearly amounts may end in the year of what they add up to."""
    last, end = each.target.year, whole.target.year
    return whole.target.kind == "total" or None in (last, end) or last == end


def _makes(index: Index, each: PlacedTarget, whole: PlacedTarget, count: int) -> bool:
    """Whether a yearly amount, `count` times, is the stated total."""
    yearly, total = index.statements[each.path], index.statements[whole.path]
    return not _misses(yearly.values.times(count), yearly.side, total, Fraction(0))


def _covers(each: Target, whole: Target) -> bool:
    """Whether no year of a total is known to have no amount of its own."""
    late = each.from_year and whole.from_year and each.from_year > whole.from_year
    early = each.year and whole.year and each.year < whole.year
    return not (late or early)


def _year_counts(
    index: Index, each: PlacedTarget, whole: PlacedTarget
) -> tuple[tuple[int, ...], Text]:
    """How many years there are, as far as is known; several where the first may count or not."""
    if not _covers(each.target, whole.target):
        return (), Text("", "")
    plan, first = index.plan, whole.target.from_year or each.target.from_year
    last = whole.target.year or each.target.year or plan.period.end
    if first is not None and last is not None:
        how = Text("目标所定年份", "the target's own")
        return ((last - first + 1,) if last >= first else ()), how
    if last is None:
        return (), Text("", "")
    counts, how = [], Text("自成文当年起", "from the year of issue")
    if plan.period.start is not None:
        counts, how = [last - plan.period.start + 1], Text("规划期", "the plan's period")
    elif (issued := year_issued(plan.document)) is not None:
        counts = [last - issued, last - issued + 1]
    return tuple(count for count in counts if count > 0), how


def _yearly(index: Index) -> Iterator[tuple[PlacedTarget, dict[int, PlacedTarget]]]:
    """Every total of an indicator that sums up, with the amounts of its single years."""
    for totals in index.all_stated("total"):
        if totals[0].indicator.accumulation != "per_period":
            continue
        years: dict[tuple[object, ...], dict[int, PlacedTarget]] = {}
        for placed in index.stated(totals[0].indicator_path, "level", "increment"):
            first, last = placed.target.from_year, placed.target.year
            if last is not None and first in (None, last):
                years.setdefault(_place(index, placed), {}).setdefault(last, placed)
        for placed in totals:
            span, found = _span(index, placed), years.get(_place(index, placed), {})
            found = {year: each for year, each in found.items() if span is None or year in span}
            if len(found) > 1:
                yield placed, found


def _span(index: Index, whole: PlacedTarget) -> range | None:
    period = index.plan.period
    first = whole.target.from_year or period.start
    last = whole.target.year or period.end
    return None if first is None or last is None else range(first, last + 1)


def _misses(made: Interval, side: Side | None, total: Statement, slack: Fraction) -> bool:
    """Whether what parts bounded from `side` make is not the stated total."""
    if side == total.side != "around":
        end: Amount = made.low if side == "below" else made.high
        gap: Amount = end - total.value
        return not -slack <= gap <= slack
    return not made.plus(Interval(-slack, slack)).meets(total.values)


def _slack(part: Statement) -> Fraction:
    """Half of the last printed digit; nothing for things that are counted one by one."""
    return Fraction(0) if part.step == 1 else part.step / 2

"""Numbers that an indicator's targets give twice with a difference, and years they leave out."""

from collections.abc import Iterator

from policymodel.analysis.growth import direction_of
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import in_cell, is_hope, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Indicator

# What is held goes on with its number.
_HELD = ("保持", "稳定", "维持", "巩固", "控制")
_WHOLE = 100


@rule("T226", "warning")
def number_is_compared_one_way(index: Index) -> Iterator[Violation]:
    """A number that an indicator gives twice for one year has the same comparator both times."""
    for again, first in _repeated(index, same_year=True):
        mine, yours = index.statements[again.path], index.statements[first.path]
        if mine.comparator != yours.comparator and mine.side == yours.side:
            name = short(again.indicator.name)
            one, other = index.told(first), index.told(again)
            yield Violation(f"{again.path}.comparator", name=name, first=one, again=other)


@rule("T227", "info")
def number_is_for_one_year(index: Index) -> Iterator[Violation]:
    """A number that an indicator gives twice is for one year, unless held or listed by year."""
    found = []
    for again, first in _repeated(index, same_year=False):
        one, other = first.target.year, again.target.year
        if one and other and one != other and not _goes_on(index, first, again):
            name = f"{again.indicator.name} {one}/{other}"
            found.append((f"{again.path}.year", name))
    yield from once(found, len(found))


@rule("T228", "info")
def yearly_targets_leave_no_year_out(index: Index) -> Iterator[Violation]:
    """Where an indicator has year-by-year targets, no year is left out."""
    found: list[tuple[str, str]] = []
    for group in index.several:
        ladders: dict[tuple[object, ...], list[int]] = {}
        (_, _, indicator, path), *_ = group
        for _, target, *_ in group:
            if target.year is not None and target.value is not None:
                key = target.kind, scope_of(target), target.subset_of, target.per
                ladders.setdefault(key, []).append(target.year)
        for years in ladders.values():
            missing = _left_out(index, sorted(years))
            found.extend((path, f"{indicator.name} {year}") for year in missing)
    yield from once(found, len(found))


@rule("T229", "info")
def binding_indicator_has_number(index: Index) -> Iterator[Violation]:
    """A binding indicator has a number to reach."""
    binding = [each for each in index.parts(Indicator) if each.part.attribute == "binding"]
    found = [
        (each.path, each.part.name)
        for each in binding
        if each.part.targets and all(target.value is None for target in each.part.targets)
    ]
    yield from once(found, len(binding))


def _repeated(index: Index, *, same_year: bool) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Targets with the first of their indicator that gives the same number, for the same year or
    compared with in the same way.
    """
    for group in index.several:
        seen: dict[tuple[object, ...], PlacedTarget] = {}
        for placed in group:
            stated = index.statements.get(placed.path)
            if stated is not None:
                shared = placed.target.year if same_year else stated.comparator
                key = (*_what(index, placed), stated.value, stated.high, shared)
                if (first := seen.setdefault(key, placed)) is not placed:
                    yield placed, first


def _what(index: Index, placed: PlacedTarget) -> tuple[object, ...]:
    """What two targets of an indicator must share to speak of one thing."""
    target, stated = placed.target, index.statements[placed.path]
    of = stated.per, stated.change, stated.base_year, stated.dimension
    hoped = is_hope(target)
    return target.kind, scope_of(target), target.subset_of, target.benchmark, hoped, of


def _goes_on(index: Index, first: PlacedTarget, again: PlacedTarget) -> bool:
    """Whether one number for two years says nothing odd: held, whole, a limit, or yearly cells.

    What is added each year may well be the same; a level that is to rise is not.
    """
    stated = index.statements[again.path]
    words = (first.target.words or "") + (again.target.words or "")
    return (
        again.target.kind != "level"
        or again.indicator.accumulation == "per_period"
        or direction_of(again.indicator) != "increase"
        or stated.side == "above"
        or (in_cell(first.target) and in_cell(again.target))
        or (stated.dimension == "share" and stated.value >= _WHOLE)
        or any(word in words for word in _HELD)
    )


def _left_out(index: Index, years: list[int]) -> Iterator[int]:
    """The years that a row of years leaves out, most of which follow one another.

    Where a year stands twice, or outside the period, one of them is wrong, and is told so.
    """
    period, given = index.plan.period, set(years)
    low, high = min(years), max(years)
    first, last = period.start or low, period.end or high
    is_wrong = len(given) < len(years) or low < first or high > last
    missing = [year for year in range(low, high) if year not in given]
    if not is_wrong and len(missing) < sum(year + 1 in given for year in years):
        yield from missing

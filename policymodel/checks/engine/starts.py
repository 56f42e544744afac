"""Where indicators start, beside what they are to reach."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policymodel.analysis.algebra import Statement, incomparable
from policymodel.analysis.growth import direction_of
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import latest_baseline, part_counted, start_of
from policymodel.model import Baseline

if TYPE_CHECKING:
    from policymodel.checks.engine.index import Index

# One number so many times the other: a digit group or 万 is in one and not in the other; a
# share so many times one below 1 %: that one is a fraction (0.25 for 25 %).
_TIMES, _TIMES_OF_SHARES = 100, 20


class Start(NamedTuple):
    """A level of a whole indicator and the last baseline before it, with what both state."""

    level: PlacedTarget
    baseline: Baseline
    start: Statement
    goal: Statement


class Apart(NamedTuple):
    """A level far from where its indicator starts: from its baseline, or else its first level."""

    level: PlacedTarget
    goal: Statement
    start: Statement
    first: PlacedTarget | None


def starts(index: "Index") -> Iterator[Start]:
    """Every level of a whole indicator with the last baseline before it, in one unit."""
    for levels in index.all_stated("level"):
        indicator = index.sound(levels[0])
        for placed in levels if indicator.baselines else ():
            target, goal = placed.target, index.statements[placed.path]
            # A part of what the indicator counts has a baseline of its own.
            if target.subset_of or part_counted(target, indicator):
                continue
            if goal.value.numerator < 0:
                continue  # T102 says so where it cannot be
            latest = latest_baseline(indicator, before=target.year)
            start = None if latest is None else start_of(latest, indicator, index.units)
            if latest and start and not incomparable(start, goal):
                yield Start(placed, latest, start, goal)


def is_behind(placed: PlacedTarget, start: Statement, goal: Statement) -> bool:
    """Whether a level lies where its indicator's direction does not lead."""
    match direction_of(placed.indicator):
        case "increase":
            return goal.values.high < start.value
        case "decrease":
            return goal.values.low > start.value
    return False


def apart(index: "Index") -> Iterator[Apart]:
    """Every level a hundred times what its indicator starts from, or the other way round."""
    for stated in index.all_stated("level"):
        indicator, levels = index.sound(stated[0]), [*filter(_is_whole, stated)]
        if not levels:
            continue
        first = None if indicator.baselines else levels[0]
        start = (
            index.statements[first.path]
            if first
            else start_of(indicator.baselines[-1], indicator, index.units)
        )
        if start is None:
            continue
        for placed in levels:
            goal = index.statements[placed.path]
            far = _is_apart(start, goal) and not incomparable(start, goal)
            # B102 is an error, and tells of the same slip.
            if far and placed.path not in index.behind:
                yield Apart(placed, goal, start, first)


def _is_whole(placed: PlacedTarget) -> bool:
    return not placed.target.subset_of and not part_counted(placed.target, placed.indicator)


def _is_apart(start: Statement, goal: Statement) -> bool:
    # Over one denominator, for fractions are slow to compare.
    one, other = start.value, goal.value
    whole = one.denominator * other.denominator
    low, high = sorted((one.numerator * other.denominator, other.numerator * one.denominator))
    if goal.dimension == "share":
        return 0 < low < whole and high >= low * _TIMES_OF_SHARES
    return low > 0 and high >= low * _TIMES

"""Where the targets of an indicator lead: from year to year, and back to where they started."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from policymodel.analysis.algebra import Interval, Statement, incomparable
from policymodel.analysis.growth import direction_of
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.issue import is_within_period
from policymodel.analysis.targets import is_hope, latest_baseline, part_counted, scope_of, start_of
from policymodel.analysis.wording import amount, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule


@rule("T216", "error")
def trajectory_does_not_turn_back(index: Index) -> Iterator[Violation]:
    """The levels of an indicator for later years lie in its direction, or stay the same."""
    for levels in index.all_stated("level"):
        direction = direction_of(levels[0].indicator)
        # As most have one level, which makes no way: said for speed.
        if len(levels) < 2 or direction not in ("increase", "decrease"):
            continue
        for trajectory in _trajectories(index, levels):
            for earlier, later in pairwise(trajectory):
                mine, yours = index.statements[later.path], index.statements[earlier.path]
                low, high = (mine, yours) if direction == "increase" else (yours, mine)
                if low.value < high.value:
                    yield Violation(
                        f"{later.path}.value",
                        direction,
                        name=short(later.indicator.name),
                        year=earlier.target.year,
                        earlier=earlier,
                        last=later.target.year,
                        later=later,
                    )


@rule("T217", "warning")
def increment_leads_to_level(index: Index) -> Iterator[Violation]:
    """The baseline and the increment add up to the level that is to be reached."""
    for increments in index.all_stated("increment"):
        indicator = index.sound(increments[0])
        for placed, level in _increments(index, increments):
            if part_counted(level.target, indicator):
                continue  # it starts from what is counted of that part
            goal, added = index.statements[level.path], index.statements[placed.path]
            latest = latest_baseline(indicator, before=level.target.year)
            base = start_of(latest, indicator, index.units) if latest else None
            if base is None or incomparable(base, goal) or not _added_to(goal, added):
                continue
            if not _leads(base, added, goal):
                path, found = f"{placed.path}.value", amount(base.value, goal)
                implied = amount(goal.value - added.value, goal)
                name = short(indicator.name)
                yield Violation(
                    path, name=name, added=placed, level=level, implied=implied, found=found
                )


@rule("T225", "warning")
def increment_is_less_than_level(index: Index) -> Iterator[Violation]:
    """What is added by a year is not more than the level that is to be reached by then."""
    for increments in index.all_stated("increment"):
        if increments[0].indicator.accumulation == "per_period":
            continue  # what each year has does not stay
        for placed, level in _increments(index, increments):
            goal, added = index.statements[level.path], index.statements[placed.path]
            if _added_to(goal, added) and goal.side != "above" and added.value > goal.largest:
                name = short(placed.indicator.name)
                yield Violation(f"{placed.path}.value", name=name, added=placed, level=level)


def _increments(
    index: Index, increments: Sequence[PlacedTarget]
) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Yield what is added with the level to be reached; what is taken away is not added."""
    levels: dict[tuple[object, ...], PlacedTarget] = {}
    for placed in index.stated(increments[0].indicator_path, "level"):
        levels.setdefault(_when(placed), placed)
    for placed in increments:
        level = levels.get(_when(placed))
        if level is not None and placed.target.change != "decrease":
            yield placed, level


def _when(placed: PlacedTarget) -> tuple[object, ...]:
    target = placed.target
    return scope_of(target), target.subset_of, target.year


def _trajectories(index: Index, levels: Sequence[PlacedTarget]) -> Iterator[list[PlacedTarget]]:
    """The levels of one scope and commitment, one a year, in the order of the years."""
    found: dict[tuple[object, ...], dict[int, PlacedTarget]] = {}
    for placed in levels:
        target, stated = placed.target, index.statements[placed.path]
        hoped = is_hope(target)
        key = scope_of(target), target.subset_of, hoped, stated.side, stated.dimension
        # Of a year that cannot be T104 tells.
        if target.year is not None and is_within_period(index.plan, target.year):
            found.setdefault(key, {}).setdefault(target.year, placed)
    for years in found.values():
        yield [years[year] for year in sorted(years)]


def _added_to(goal: Statement, added: Statement) -> bool:
    """Whether an increment may be added to what the level counts."""
    points = goal.dimension == "share" and added.dimension == "percentage_point"
    return points or goal.dimension == added.dimension != "share"


def _leads(base: Statement, added: Statement, goal: Statement) -> bool:
    """Whether an increment leads from `base` to a level, as precisely as all are printed."""
    # What is counted one by one is exact; other numbers may be off by half a digit each.
    slack, steps = Fraction(0), [base.step, added.step, goal.step]
    for step in steps if set(steps) != {Fraction(1)} else ():
        slack += step / 2
    start = Interval(base.value - slack, base.value + slack)
    if added.side == goal.side != "around":
        return goal.value - added.value in start
    return added.values.plus(start).meets(goal.values)

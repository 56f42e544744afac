"""Baselines, growth, yearly amounts and levels that must come out together."""

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from policymodel.analysis.algebra import Statement, incomparable
from policymodel.analysis.growth import growth
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.saying import said
from policymodel.analysis.targets import is_hope, part_counted, start_of
from policymodel.analysis.wording import amount, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.checks.rules.baselines.progress import growth_is_usual
from policymodel.text import Text, Texts
from policymodel.units.exact import decimal_of

say = Texts(__file__)

# Rates are printed rounded, and nobody counts on to the last firm: so far off is no slip.
_TOLERANCE = Fraction(1, 20)
_MOST_YEARS, _MOST_PERCENT = 30, 1000
_FIGURE = Context(prec=3, traps=[])


@rule("B108", "warning")
def growth_leads_to_level(index: Index) -> Iterator[Violation]:
    """What an indicator starts from, its yearly growth and the level to be reached agree."""
    for way, made in _misled(index):
        what = "change" if way.rate.target.kind == "change" else "growth"
        yield Violation(
            f"{way.rate.path}.value", what, name=way.name, year=way.first, start=way.start,
            rate=way.rate, last=way.last, made=_rounded(made, way.goal), level=way.level,
        )  # fmt: skip


@rule("B109", "warning")
def yearly_amounts_lead_to_level(index: Index) -> Iterator[Violation]:
    """What an indicator starts from and its yearly amounts add up to the level to be reached."""
    for way in _grown(index, "per_year"):
        stated = index.statements[way.rate.path]
        summed = way.rate.indicator.accumulation != "running_level"
        if summed or stated.dimension != way.goal.dimension:
            continue
        # The first year may be over when the plan is made.
        counts = (max(way.years - 1, 1), way.years)
        low, high = (way.base.value + stated.value * count for count in counts)
        if _is_off(way.goal, low, high):
            yield Violation(
                f"{way.rate.path}.value", name=way.name, year=way.first, start=way.start,
                each=way.rate, last=way.last, made=_rounded(high, way.goal), level=way.level,
            )  # fmt: skip


@rule("B110", "info")
def stated_growth_is_usual(index: Index) -> Iterator[Violation]:
    """The growth that a target states is not unusually high."""
    most = index.bounds.growth
    paces = ((one, _pace(index, one)) for one in _in_percent(index))
    fast = [(one, pace) for one, pace in paces if pace is not None and pace > most]
    if not fast:
        return
    # Growth that does not fit the level, or that the level needs as well, is told there.
    told = {way.rate.path for way, _ in _misled(index)}
    needed = {found.path.partition(".")[0] for found in growth_is_usual.find(index)}
    for placed, pace in fast:
        if placed.path not in told and placed.indicator_path not in needed:
            path, name = f"{placed.path}.value", short(placed.indicator.name)
            yield Violation(path, name=name, target=placed, pace=_FIGURE.plus(pace))


@rule("B111", "warning")
def baseline_and_target_are_of_one_size(index: Index) -> Iterator[Violation]:
    """A baseline and the level to be reached do not differ a hundredfold."""
    for placed, goal, start, first in index.apart:
        what = "share" if goal.dimension == "share" else "other"
        name, told = short(placed.indicator.name), _goal(index, placed)
        value = amount(start.value, start)
        begin = _goal(index, first) if first else say("baseline", value=value)
        yield Violation(f"{placed.path}.value", what, name=name, start=begin, goal=told)


def _goal(index: Index, placed: PlacedTarget) -> Text:
    place, stated = index.place_of(placed), said(placed.target, placed.indicator)
    due = placed.target.year
    year = Text(f"{due}年", f" for {due}") if due else Text("", "")
    if place.zh:
        return say("goal_in", place=place, year=year, target=stated)
    return say("goal", year=year, target=stated)


class _Way(NamedTuple):
    """A level to be reached, what is to be added a year, and the start: how much, and when."""

    level: PlacedTarget
    goal: Statement
    rate: PlacedTarget
    base: Statement
    first: int
    last: int

    @property
    def years(self) -> int:
        return self.last - self.first

    @property
    def name(self) -> str:
        return short(self.rate.indicator.name)

    @property
    def start(self) -> Text:
        return amount(self.base.value, self.base)


def _misled(index: Index) -> Iterator[tuple[_Way, Fraction]]:
    """Every level that its indicator's growth does not lead to, and what the growth makes."""
    far = {each.level.path for each in index.apart}  # B111 tells more
    for way in _grown(index, "growth_rate", "change"):
        goal, stated = way.goal, index.statements[way.rate.path]
        if way.level.path in far or stated.dimension != "share" or goal.dimension == "share":
            continue  # points and shares add up in other ways
        is_change = stated.kind == "change"
        if (is_change and stated.base_year is None) or not 0 <= stated.value <= _MOST_PERCENT:
            continue
        # A change is that of all the years from its base year on.
        low, high = _after(way.base, stated, 1 if is_change else way.years)
        if _is_off(goal, low, high):
            yield way, high


def _grown(index: Index, *kinds: str) -> Iterator[_Way]:
    """The first level of what each rate speaks of that has a start, not too long before."""
    for rates in index.all_stated(*kinds):
        levels: dict[tuple[object, ...], list[tuple[int, PlacedTarget]]] = {}
        for placed in index.stated(rates[0].indicator_path, "level"):
            if (due := placed.target.year) is not None:
                levels.setdefault(_which(placed), []).append((due, placed))
        for rate in rates:
            every = levels.get(_which(rate), [])
            ways = (
                _Way(level, index.statements[level.path], rate, base, first, due)
                for due, level in every
                if rate.target.year in (None, due)
                for first, base in _start(index, rate, level, due, every)
            )
            yield from (way for way in islice(ways, 1) if way.years <= _MOST_YEARS)


def _start(
    index: Index,
    rate: PlacedTarget,
    level: PlacedTarget,
    due: int,
    levels: list[tuple[int, PlacedTarget]],
) -> list[tuple[int, Statement]]:
    """The baseline from which a rate leads to a level, or else the first level before it."""
    indicator, goal = index.sound(level), index.statements[level.path]
    first = rate.target.base_year
    if first is None and rate.target.from_year is not None:
        first = rate.target.from_year - 1
    found: list[tuple[int, Statement]] = []
    if part_counted(level.target, indicator) is None and level.target.subset_of is None:
        for each in indicator.baselines:
            base = start_of(each, indicator, index.units)
            if base is not None and each.year is not None and not incomparable(base, goal):
                found.append((each.year, base))
    if not found and first is None:
        stated = ((year, index.statements[other.path]) for year, other in levels)
        found = [(year, one) for year, one in stated if not incomparable(one, goal)]
    fit = [one for one in found if one[0] < due and first in (None, one[0])]
    # Rates hold from the last known value on.
    return sorted(fit, key=lambda one: one[0])[-1:]


def _which(placed: PlacedTarget) -> tuple[object, ...]:
    target = placed.target
    return (
        part_counted(target, placed.indicator),
        target.subset_of,
        is_hope(target),
    )


def _after(base: Statement, rate: Statement, years: int) -> tuple[Fraction, Fraction]:
    """The least and the most that a rate makes of `base`; of a limit the least is nothing."""
    way = -1 if rate.change == "decrease" else 1
    ends = (rate.value, rate.value if rate.high is None else rate.high)
    low, high = sorted(base.value * max(1 + way * end / 100, Fraction(0)) ** years for end in ends)
    is_limit = rate.side == "above" and rate.change == "increase"
    return (Fraction(0) if is_limit else low), high


def _rounded(made: Fraction, goal: Statement) -> Text:
    return amount(round(made / goal.step) * goal.step, goal)


def _is_off(goal: Statement, low: Fraction, high: Fraction) -> bool:
    """Whether a level to be reached lies outside what is made: from `low` to `high`."""
    slack = abs(goal.value) * _TOLERANCE + goal.step / 2
    return goal.value > high + slack or (goal.high or goal.value) < low - slack


def _in_percent(index: Index) -> Iterator[PlacedTarget]:
    """The targets that state how much is added, in percent."""
    for rates in index.all_stated("growth_rate", "change"):
        for placed in rates:
            stated, unit = index.statements[placed.path], index.units.find(placed.target.unit)
            in_percent = unit is not None and unit.kind == "share" and stated.side != "above"
            if in_percent and stated.change == "increase":
                yield placed


def _pace(index: Index, placed: PlacedTarget) -> Decimal | None:
    """How much a year a target asks for, in percent; None where the years are not known."""
    target, value = placed.target, decimal_of(index.statements[placed.path].value)
    if target.kind == "growth_rate":
        return value
    if target.base_year is None or target.year is None:
        return None
    years = target.year - target.base_year
    if not 0 < years <= _MOST_YEARS:
        return None
    pace = growth(Decimal(100), 100 + value, years)
    return None if pace is None else pace * 100

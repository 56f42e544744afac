"""Whether targets lead somewhere from where their indicators start, and how fast."""

from collections.abc import Iterator
from decimal import Context, Decimal

from policymodel.analysis.growth import Path, direction_of, is_rank
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.wording import amount, short, starting
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.checks.engine.starts import is_behind
from policymodel.model import Baseline
from policymodel.units.exact import decimal_of

_IN_FULL = Context(prec=50, traps=[])
_FIGURE = Context(prec=6, traps=[])
_TENTH = Decimal("0.1")
_BOUND = {"increase": "below", "decrease": "above"}  # from which side targets bound the value
# A share of few percent never moves by many points; that it is to double soon is what stands out.
_SMALL_SHARE = 5


@rule("B101", "warning")
def target_is_ahead(index: Index) -> Iterator[Violation]:
    """The baseline of an indicator that is to rise does not meet its target yet."""
    for placed, baseline in index.shared(_met):
        # What is to fall may have a limit above where it starts, which B116 says; a rank has none.
        if placed.indicator.direction != "increase":
            continue
        name, where = short(placed.indicator.name), starting(baseline, placed.indicator)
        yield Violation(f"{placed.path}.value", name=name, start=where, target=placed)


@rule("B116", "info")
def limit_is_below_the_present(index: Index) -> Iterator[Violation]:
    """The baseline of an indicator that is to fall does not keep within its limit yet."""
    found = [
        (f"{one.path}.value", one.indicator.name)
        for one, _ in index.shared(_met)
        if one.indicator.direction == "decrease"
    ]
    yield from once(found, len(found))


def _met(index: Index) -> Iterator[tuple[PlacedTarget, Baseline]]:
    """The levels that indicators which are to rise or to fall have reached when they start."""
    far = {each.level.path for each in index.apart}  # B111 tells more
    for placed, baseline, start, goal in index.starts:
        may_be = goal.side == _BOUND.get(direction_of(placed.indicator))
        if may_be and placed.path not in far and start.value in goal.values:
            yield placed, baseline


@rule("B102", "error")
def target_lies_in_direction(index: Index) -> Iterator[Violation]:
    """The target lies on the side of the baseline to which the indicator's direction points."""
    for placed, baseline, start, goal in index.starts:
        indicator = placed.indicator
        if is_behind(placed, start, goal):
            path, name = f"{placed.path}.value", short(indicator.name)
            where = starting(baseline, indicator)
            what = "rank" if is_rank(indicator.unit) else indicator.direction
            yield Violation(path, what, name=name, start=where, target=placed)


@rule("B103", "info")
def growth_is_usual(index: Index) -> Iterator[Violation]:
    """The growth needed from the baseline to the target is not unusually high."""
    far = {each.level.path for each in index.apart}  # B111 tells more
    for placed, baseline, start, goal in index.starts:
        year = placed.target.year
        if baseline.year is None or year is None or goal.side == "above":
            continue  # a ceiling asks for no growth
        way = Path(decimal_of(start.value), decimal_of(goal.value), baseline.year, year)
        if goal.dimension == "share" and (start.value >= _SMALL_SHARE or not way.may_grow):
            what, most, pace = "points", index.bounds.points, way.change
        elif way.grows_by_more(index.bounds.growth) and (growth := way.growth) is not None:
            what, most, pace = "percent", index.bounds.growth, _IN_FULL.scaleb(growth, 2)
        else:
            continue
        if pace > most and placed.path not in far:
            yield Violation(
                f"{placed.path}.value",
                what,
                name=short(placed.indicator.name),
                first=way.first,
                start=amount(start.value, start),
                last=way.last,
                end=amount(goal.value, goal),
                pace=_FIGURE.plus(_IN_FULL.quantize(pace, _TENTH)),
            )

"""Whether targets lead somewhere from where their indicators start, and how fast."""

from collections.abc import Iterator
from decimal import Context, Decimal

from policymodel.analysis.growth import Path
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.units.exact import decimal_of

_IN_FULL = Context(prec=50, traps=[])
_FIGURE = Context(prec=6, traps=[])
_TENTH = Decimal("0.1")
# A share of few percent never moves by many points; that it is to double soon is what stands out.
_SMALL_SHARE = 5
_MANY = Decimal(10) ** 5


@rule("B101", "warning")
def target_is_ahead(index: Index) -> Iterator[Violation]:
    """The baseline of an indicator does not meet its target yet, unless the target is to maintain
    it.
    """
    for placed, baseline, start, goal in index.starts:
        direction = placed.indicator.direction
        wanted = {"below": "increase", "above": "decrease"}.get(goal.side)
        if direction == wanted and start.value in goal.values:
            yield Violation(f"{placed.path}.value", target=placed, start=baseline.value)


@rule("B102", "error")
def target_lies_in_direction(index: Index) -> Iterator[Violation]:
    """From the baseline, the target lies where the indicator's direction leads."""
    for placed, baseline, start, goal in index.starts:
        direction = placed.indicator.direction
        sinks, rises = goal.values.high < start.value, goal.values.low > start.value
        if (direction == "increase" and sinks) or (direction == "decrease" and rises):
            path = f"{placed.path}.value"
            yield Violation(path, direction, target=placed, start=baseline.value)


@rule("B103", "info")
def growth_is_usual(index: Index) -> Iterator[Violation]:
    """From the baseline to the target, the growth needed each year is not more than usual."""
    for placed, baseline, start, goal in index.starts:
        if baseline.year is None or placed.target.year is None or goal.side == "above":
            continue  # a ceiling asks for no growth
        first, last = decimal_of(start.value), decimal_of(goal.value)
        way = Path(first, last, baseline.year, placed.target.year)
        if goal.dimension == "share" and (start.value >= _SMALL_SHARE or not way.may_grow):
            what, most, pace = "points", index.bounds.points, way.change
        elif way.grows_by_more(index.bounds.growth) and way.growth is not None:
            what, most, pace = "percent", index.bounds.growth, _IN_FULL.scaleb(way.growth, 2)
        else:
            continue
        if pace > most:
            yield Violation(
                f"{placed.path}.value",
                what,
                first=way.first,
                start=baseline.value,
                last=way.last,
                target=placed,
                most=most,
                pace=_FIGURE.plus(pace) if pace > _MANY else _IN_FULL.quantize(pace, _TENTH),
            )

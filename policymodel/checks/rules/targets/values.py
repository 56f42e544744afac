"""Values that can be: shares of a whole, sizes a city can have, whole things."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from policymodel.analysis.limits import NEVER_NEGATIVE
from policymodel.analysis.shares import is_share
from policymodel.analysis.sizes import sizes
from policymodel.analysis.wording import measured, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.checks.engine.values import AMOUNT, numbers
from policymodel.model import Indicator
from policymodel.units import Unit
from policymodel.units.exact import decimal_of

# Beyond these, in the root unit of the dimension, a value of a city is a slip: ten milliard
# things, a thousand million million yuan (several times the country's yearly product), a
# share or an index a hundred times its whole.
_MOST: dict[str, int] = {
    "count": 10**10,
    "money": 10**15,
    "share": 10**4,
    "points": 10**2,
    "index": 10**5,
}
_MOST_PLACES = 30
_AMOUNTS = ("level", "increment", "total", "per_year")
# Indicators that divide by something, whatever their unit says.
_AVERAGES = ("每", "人均", "平均", "万人", "千人", "户均", "亩均")


@rule("T101", "error")
def share_is_possible(index: Index) -> Iterator[Violation]:
    """A share of a whole lies between 0 and 100 %."""
    for path, value, unit, kind, indicator, _ in index.values:
        in_percent = kind == "level" and unit.kind == "share"
        if in_percent and not 0 <= value <= _counted_in(100, unit) and is_share(indicator):
            yield Violation(path, name=short(indicator.name), value=value, unit=unit.name)


@rule("T102", "error")
def value_is_possible(index: Index) -> Iterator[Violation]:
    """A value is of a size that a city can have."""
    for path, value, unit, kind, indicator, _ in index.values:
        if value < 0 and kind in ("level", "total") and unit.kind in NEVER_NEGATIVE:
            name = short(indicator.name)
            yield Violation(path, "negative", name=name, value=value, unit=unit.name)
        elif _is_too_large(value, unit):
            name, most = short(indicator.name), _counted_in(_MOST[unit.kind], unit)
            yield Violation(path, "too_large", name=name, most=most, value=value, unit=unit.name)


@rule("T103", "warning")
def count_is_whole(index: Index) -> Iterator[Violation]:
    """What is counted one by one has whole numbers."""
    far = {one.level.path for one in index.apart}  # B111 tells more
    for placed in index.undisputed(*AMOUNT):
        target, indicator = placed.target, placed.indicator
        unit = index.units.find(target.unit or indicator.unit)
        if unit is None or unit.kind != "count" or unit.dimension == "person_year":
            continue
        if placed.path in far:
            continue
        for path, value in numbers(placed.path, target):
            if not _is_whole(value, unit.scale) and not _is_average(index, indicator):
                name = short(indicator.name)
                yield Violation(path, name=name, value=value, unit=unit.name)


@rule("T115", "warning")
def value_is_plausible(index: Index) -> Iterator[Violation]:
    """A value is not beyond what the largest places have of the same thing."""
    for path, value, unit, kind, indicator, above in index.values:
        if kind not in _AMOUNTS or path.endswith(".high"):
            continue
        for size in sizes(indicator.concept, index.cores[above]):
            whole = index.units.find(size.unit)
            if whole is None or whole.dimension != unit.dimension:
                continue
            # What is too large for any thing is T102's affair.
            if _is_more(value, unit, size.most, whole) and not _is_too_large(value, unit):
                name, most = short(indicator.name), measured(size.most, size.unit)
                yield Violation(path, name=name, value=value, unit=unit.name, most=most)
                break


def _is_average(index: Index, indicator: Indicator) -> bool:
    """Whether an indicator divides by something."""
    ratio = index.units.find(indicator.unit)
    is_rate = ratio is not None and ratio.kind == "rate"
    return is_rate or any(word in indicator.name for word in _AVERAGES)


def _is_more(value: Decimal, unit: Unit, other: Decimal, whole: Unit) -> bool:
    """Whether `value` of a unit is more than `other` of one that compares with it."""
    if whole is unit:  # as nearly always, and fractions are slow
        return value > other
    return Fraction(value) * unit.scale > Fraction(other) * whole.scale


def _is_too_large(value: Decimal, unit: Unit) -> bool:
    return unit.kind in _MOST and abs(value) > _counted_in(_MOST[unit.kind], unit)


def _counted_in(count: int, unit: Unit) -> Decimal:
    """So many of the root of a unit, counted in that unit."""
    return _divided(count, *unit.scale.as_integer_ratio())


@lru_cache(maxsize=4096)  # of few units, but many values
def _divided(count: int, over: int, under: int) -> Decimal:
    return decimal_of(count / Fraction(over, under))


def _is_whole(value: Decimal, scale: Fraction) -> bool:
    """Whether `value` times `scale` has no fraction; in any context."""
    if scale == 1 and value == value.to_integral_value():
        return True  # as nearly all, and fractions are slow
    exponent = value.as_tuple().exponent
    # No unit is so large that it makes more digits behind the point whole.
    is_short = isinstance(exponent, int) and exponent >= -_MOST_PLACES
    return is_short and (Fraction(value) * scale).denominator == 1

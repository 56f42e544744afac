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
from policymodel.model import Indicator, Target
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
_FIELDS = ("value", "high", "unit", "kind")
# Indicators that divide by something, whatever their unit says.
_AVERAGES = ("每", "人均", "平均", "万人", "千人", "户均", "亩均")


@rule("T101", "error")
def share_is_possible(index: Index) -> Iterator[Violation]:
    """A share of a whole lies between 0 and 100 %."""
    for path, value, unit, kind, indicator in _values(index):
        in_percent = kind == "level" and unit.kind == "share"
        if in_percent and not 0 <= value <= decimal_of(100 / unit.scale) and is_share(indicator):
            yield Violation(path, name=short(indicator.name), value=value, unit=unit.name)


@rule("T102", "error")
def value_is_possible(index: Index) -> Iterator[Violation]:
    """A value is of a size that a city can have."""
    for path, value, unit, kind, indicator in _values(index):
        name = short(indicator.name)
        if value < 0 and kind in ("level", "total") and unit.kind in NEVER_NEGATIVE:
            yield Violation(path, "negative", name=name, value=value, unit=unit.name)
        elif _is_too_large(value, unit):
            most = _most(unit.kind, unit.scale)
            yield Violation(path, "too_large", name=name, most=most, value=value, unit=unit.name)


@rule("T103", "warning")
def count_is_whole(index: Index) -> Iterator[Violation]:
    """What is counted one by one has whole numbers."""
    far = {one.level.path for one in index.apart}  # B111 tells more
    for placed in index.undisputed(*_FIELDS):
        target, indicator = placed.target, placed.indicator
        if placed.path in far:
            continue
        unit = index.units.find(target.unit or indicator.unit)
        if unit is None or unit.kind != "count" or unit.dimension == "person_year":
            continue
        ratio = index.units.find(indicator.unit)
        if (ratio and ratio.kind == "rate") or any(word in indicator.name for word in _AVERAGES):
            continue
        for path, value in _numbers(placed.path, target):
            if not _is_whole(value, unit.scale):
                name = short(indicator.name)
                yield Violation(path, name=name, value=value, unit=unit.name)


@rule("T115", "warning")
def value_is_plausible(index: Index) -> Iterator[Violation]:
    """A value is not beyond what the largest places have of the same thing."""
    for path, value, unit, kind, indicator in _values(index):
        if kind not in _AMOUNTS or path.endswith(".high") or _is_too_large(value, unit):
            continue  # what is too large for any thing is T102's affair
        core = index.cores[path.partition(".")[0]]
        for size in sizes(indicator.concept, core):
            whole = index.units.known(size.unit)
            if whole.dimension != unit.dimension or Fraction(value) * unit.scale <= (
                Fraction(size.most) * whole.scale
            ):
                continue
            name = short(indicator.name)
            most = measured(Decimal(size.most), size.unit)
            yield Violation(path, name=name, value=value, unit=unit.name, most=most)
            break


def _values(index: Index) -> Iterator[tuple[str, Decimal, Unit, str, Indicator]]:
    """Every baseline and number of a target: its path, unit, and kind; a baseline is a level.

    Those that their own words contradict are left out.
    """
    for i, indicator in enumerate(index.plan.indicators):
        whole = index.units.find(indicator.unit)
        for j, baseline in enumerate(indicator.baselines):
            path = f"indicators[{i}].baselines[{j}]"
            if whole is not None and not index.is_disputed(path, *_FIELDS):
                yield f"{path}.value", baseline.value, whole, "level", indicator
        for j, target in enumerate(indicator.targets):
            at = f"indicators[{i}].targets[{j}]"
            unit = index.units.find(target.unit) if target.unit else whole
            if unit is None or index.is_disputed(at, *_FIELDS):
                continue
            for path, value in _numbers(at, target):
                yield path, value, unit, target.kind, indicator


def _numbers(path: str, target: Target) -> Iterator[tuple[str, Decimal]]:
    for name, value in (("value", target.value), ("high", target.high)):
        if value is not None:
            yield f"{path}.{name}", value


def _is_too_large(value: Decimal, unit: Unit) -> bool:
    return unit.kind in _MOST and abs(value) > _most(unit.kind, unit.scale)


@lru_cache(maxsize=4096)
def _most(kind: str, scale: Fraction) -> Decimal:
    return decimal_of(_MOST[kind] / scale)


def _is_whole(value: Decimal, scale: Fraction) -> bool:
    """Whether `value` times `scale` has no fraction; in any context."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return True
    zeros = next(i for i, digit in enumerate(reversed(digits)) if digit)
    if exponent + zeros < -_MOST_PLACES:  # no unit is that large
        return False
    return exponent + zeros >= 0 or (Fraction(value) * scale).denominator == 1

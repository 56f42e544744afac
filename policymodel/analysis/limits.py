"""Where a number is the end of what there can be: all of a whole, and none.

There two comparators say one thing: nobody reaches more than 100 %, nor fewer than none.
"""

from decimal import Decimal
from fractions import Fraction

from policymodel.analysis.shares import is_share, passes_whole
from policymodel.model import Indicator, Target
from policymodel.units import STANDARD, Unit, Units

# What there cannot be less than none of. Money may be lost, and a rate of change be negative.
NEVER_NEGATIVE = ("count", "time", "area", "length", "volume", "mass", "energy", "power")
_ALL, _NONE = frozenset({"at_least", "exactly"}), frozenset({"at_most", "exactly"})
_WHOLE = 100
_AMOUNTS = ("level", "total", "per_year")


def alike_at_limit(target: Target, indicator: Indicator, known: Units = STANDARD) -> frozenset[str]:
    """Return the comparators that say one thing of a target, where its number is the last one.

    >>> from decimal import Decimal
    >>> made = Indicator(id="a", name="安全饮水覆盖率", unit="%")
    >>> sorted(alike_at_limit(Target(id="a.1", kind="level", value=Decimal(100)), made))
    ['at_least', 'exactly']
    """
    unit = known.find(target.unit or indicator.unit)
    if unit is None or target.value is None or target.kind not in _AMOUNTS:
        return frozenset()
    if target.value == 0:
        bounded = unit.kind in (*NEVER_NEGATIVE, "rate") or is_share(indicator)
        return _NONE if bounded else frozenset()
    is_share_level = unit.kind == "share" and target.kind == "level"
    in_full = is_share_level and _is_whole(target.value, unit) and not passes_whole(indicator)
    return _ALL if in_full else frozenset()


def _is_whole(value: Decimal, unit: Unit) -> bool:
    """Whether a share is all of it; most are in percent, and fractions multiply slowly."""
    return value == _WHOLE if unit.scale == 1 else Fraction(value) * unit.scale == _WHOLE

"""Conversion that loses nothing: there and back is the same number."""

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, Underflow
from fractions import Fraction

from policymodel.findings import UnitError, fault
from policymodel.text import Texts
from policymodel.units.unit import Unit

# A result that fits 50 digits is exact. The few that never end (1 亩 is 1/15 公顷, a month
# 1/12 of a year) are kept to ten digits more, which rounding takes away on the way back.
_EXACT = Context(prec=50, traps=[Inexact, InvalidOperation, Overflow])
_ENDLESS = Context(prec=60, traps=[InvalidOperation, Overflow, Underflow])
_BACK = Context(prec=50, traps=[InvalidOperation, Overflow, Underflow])
_WIDE = Context(prec=250, traps=[Inexact, InvalidOperation, Overflow])
_MOST_DIGITS = 40

say = Texts(__file__)


def decimal_of(number: Fraction) -> Decimal:
    """Return a number in digits: exactly, or to 60 of them."""
    return _ENDLESS.divide(Decimal(number.numerator), Decimal(number.denominator))


def factor_of(upper: Unit, lower: Unit) -> Decimal:
    """Return how many `lower` make one `upper`: exactly, or to 60 digits."""
    return decimal_of(upper.scale / lower.scale)


def converted(value: Decimal, upper: Unit, lower: Unit) -> Decimal:
    """Return `value` of `upper` in `lower`; a UnitError U003 where it has too many digits."""
    number, divisor = _terms(upper, lower)
    try:
        return _EXACT.divide(_WIDE.multiply(value, number), divisor)
    except ArithmeticError:
        return _rounded(value, number, divisor)


def _terms(upper: Unit, lower: Unit) -> tuple[Decimal, Decimal]:
    ratio: Fraction = upper.scale / lower.scale
    return Decimal(ratio.numerator), Decimal(ratio.denominator)


def _rounded(value: Decimal, number: Decimal, divisor: Decimal) -> Decimal:
    """Convert to, or back from, a number that never ends; refuse what merely is too long."""
    digits = len(value.as_tuple().digits)
    comes_back = pow(10, _WIDE.prec, int(number)) != 0
    if digits <= (_ENDLESS.prec if comes_back else _MOST_DIGITS):
        context = _ENDLESS if digits <= _MOST_DIGITS else _BACK
        try:
            return context.divide(_WIDE.multiply(value, number), divisor)
        except ArithmeticError:
            pass
    raise _unfit(value)


def checked(value: object) -> Decimal:
    """Return a finite number as a Decimal; a UnitError U003 says that it is none."""
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise _unfit(value)


def _unfit(value: object) -> UnitError:
    found = cut(repr(value) if isinstance(value, float | str) else str(value))
    return UnitError(fault(say, "U003", most=_MOST_DIGITS, found=found))


def cut(found: str) -> str:
    """Return what a message shows of a value or a word: its beginning."""
    return found if len(found) <= _MOST_DIGITS else found[:_MOST_DIGITS] + "…"

"""How figures of a report are rounded: once, so that all faces show the same."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

_SHARE = Decimal("0.001")  # a tenth of a percent: what people read
_POINTS = Decimal("0.01")
_MOST = 25  # digits, of the 28 that a Decimal has room for


def share(part: Decimal | None) -> Decimal | None:
    """Return a part of one as all faces show it: to a tenth of a percent, as reasons say it.

    >>> share(Decimal("0.45678")), share(Decimal("-0.0001"))
    (Decimal('0.457'), Decimal('0.000'))
    """
    return None if part is None else rounded(part, _SHARE)


def rounded(value: Decimal, step: Decimal, how: str = ROUND_HALF_EVEN) -> Decimal:
    """Return a number in steps; one that is too long for that as it is, and no zero below zero."""
    if value.adjusted() - step.adjusted() > _MOST:
        return value
    return value.quantize(step, rounding=how) + 0


def points(value: Decimal | None) -> Decimal | None:
    """Return points of a score as all faces show them, halves rounded up as people do.

    >>> points(Decimal("10.125"))
    Decimal('10.13')
    """
    return None if value is None else rounded(value, _POINTS, ROUND_HALF_UP)

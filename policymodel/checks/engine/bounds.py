"""The bounds beyond which something is worth telling, where no document states any."""

from decimal import Decimal

from attrs import field, frozen


def _positive(_: object, attribute: object, value: object) -> None:
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 < value <= 10**6:
        raise ValueError(f"expected a Decimal above 0 and up to 1000000, found {value!r}")


@frozen(kw_only=True)
class Bounds:
    """How fast an indicator may be asked to move before a reader should be told.

    The defaults are this project's own. Growth of 30 % a year doubles a number within three
    years, and cities seldom kept that up; a share that moves by 5 percentage points a year
    crosses half its range within ten.

    Attributes:
        growth: percent a year, for counts, money and everything that is no share.
        points: percentage points a year, for shares.

    Raises:
        ValueError: a bound is not a Decimal above 0 and up to 1000000.
    """

    growth: Decimal = field(default=Decimal(30), validator=_positive)
    points: Decimal = field(default=Decimal(5), validator=_positive)

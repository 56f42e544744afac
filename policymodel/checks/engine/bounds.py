"""The bounds beyond which something is worth telling, where no document states any."""

from decimal import Decimal

import attrs
from attrs import field, frozen

from policymodel.findings import SettingsError, fault
from policymodel.text import Texts

say = Texts(__file__)


def _decimal(value: Decimal | int) -> Decimal:
    return Decimal(value) if type(value) is int else value  # type: ignore[return-value]


def _positive(_: object, attribute: "attrs.Attribute[Decimal]", value: object) -> None:
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 < value <= 10**6:
        path, shown = f"bounds.{attribute.name}", repr(value)[:60]
        raise SettingsError(fault(say, "C003", path=path, found=shown))


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
        SettingsError: C003, a bound is not a Decimal (or int) above 0 and up to 1000000.
    """

    growth: Decimal = field(default=Decimal(30), converter=_decimal, validator=_positive)
    points: Decimal = field(default=Decimal(5), converter=_decimal, validator=_positive)

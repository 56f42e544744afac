"""One plain number: of a field of a plan file, of a cell of a workbook; and how it is written."""

import re
from decimal import Decimal

from policymodel.folding import fold
from policymodel.text import Text, Texts

say = Texts(__file__)

# ， is a thousands mark between full-width digits only, as in １，２００.
_WIDE_MARK = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3})")
_PLAIN = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_MOST_DIGITS = 15  # before the point, and behind it
_PLACES = re.compile(r"[0-9０-９][.．]([0-9０-９]+)")


class NumberFormatError(ValueError):
    """A text is not one plain number; `message` says what was expected and what was found."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def folded(text: str) -> str:
    """Return `text` folded, its full-width thousands marks too: as long as it was."""
    return fold(_WIDE_MARK.sub(",", text) if "，" in text else text)


def parse_decimal(text: str) -> Decimal:
    """Return the one plain number that `text` is, for values in plan files and workbooks.

    ASCII or full-width digits, a sign, one point, thousands marks; below 10^15 and with at
    most 15 digits after the point. Blanks around it do not count. No exponent, no unit, no
    万: 30亿元 has a unit, and says so in its own field. All else is a NumberFormatError.

    >>> parse_decimal("１,２００.５０")
    Decimal('1200.50')
    >>> parse_decimal("1,5")
    Traceback (most recent call last):
    policymodel.numbers.plain.NumberFormatError: expected a plain number such as 1200.5, found "1,5"
    """
    plain = folded(text.strip())
    found = text if len(text) <= 40 else text[:40] + "…"
    if not _PLAIN.fullmatch(plain):
        raise NumberFormatError(say("plain", found=found))
    whole, _, part = plain.lstrip("+-").replace(",", "").partition(".")
    if len(whole.lstrip("0")) > _MOST_DIGITS or len(part) > _MOST_DIGITS:
        raise NumberFormatError(say("small", found=found))
    return Decimal(plain.replace(",", ""))


def can_be_stated(value: Decimal) -> bool:
    """Return whether `parse_decimal` gives `value` back: no text prints more digits in earnest.

    >>> [can_be_stated(Decimal(value)) for value in ("1E+14", "1E+15", "1E-15", "1E-16", "NaN")]
    [True, False, True, False, False]
    """
    return value.is_finite() and value.adjusted() < _MOST_DIGITS and decimals(value) <= _MOST_DIGITS


def format_decimal(value: Decimal) -> str:
    """Return `value` in plain digits: no exponent, no zeros at the end of a fraction.

    A ValueError says that `value` is not finite.

    >>> [format_decimal(Decimal(value)) for value in ("1E+4", "3.50", "-0")]
    ['10000', '3.5', '0']
    """
    if not value.is_finite():
        raise ValueError(f"expected a finite number, found {value}")
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if value.is_zero() else plain


def decimals(value: Decimal) -> int:
    """Return how many decimal places `value` is stated with; zeros at its end count.

    >>> decimals(Decimal("1.0")), decimals(Decimal("3E+2"))
    (1, 0)
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def printed_decimals(words: str | None) -> int | None:
    """Return how many decimal places words print, at most; None where they print no point.

    >>> printed_decimals("由1.5％提高到２．０５％"), printed_decimals("23家")
    (2, None)
    """
    found = _PLACES.findall(words) if words else ()
    return max(map(len, found)) if found else None

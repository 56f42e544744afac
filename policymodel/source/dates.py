"""Dates as documents print them: in digits, in characters, with points or dashes."""

import re
from collections.abc import Iterator

from policymodel.folding import ZEROS
from policymodel.model import Span
from policymodel.source.years import half_width

_CHARACTERS = ZEROS + "一二三四五六七八九"
_DATE = re.compile(
    rf"(?=[0-9{_CHARACTERS}])(?:"  # nothing else is tried elsewhere
    r"(?<![0-9])([0-9]{4})\s*(?:年|[-./])\s*([0-9]{1,2})\s*(?:月|[-./])\s*([0-9]{1,2})(?:\s*日|(?![0-9]))"
    r"|(?<![0-9])([0-9]{4})\s*年\s*([0-9]{1,2})\s*月"
    rf"|([0-9{_CHARACTERS}]{{4}})年([一二三四五六七八九十]{{1,3}})月(?:([一二三四五六七八九十]{{1,3}})日)?)"
)
_DIGITS = str.maketrans(_CHARACTERS, "0" * len(ZEROS) + "123456789")


def date_spans(text: str) -> Iterator[tuple[Span, tuple[int, int, int | None]]]:
    """Yield where dates stand, each with year, month and, where printed, day; true dates or not.

    >>> [day for _, day in date_spans("二〇二四年三月二十一日，2023-01-10，2022年3月")]
    [(2024, 3, 21), (2023, 1, 10), (2022, 3, None)]
    """
    for found in _DATE.finditer(half_width(text)):
        groups = found.groups(default="")
        kinds = (groups[:3], (*groups[3:5], ""), groups[5:])  # to the day, to the month, words
        year, month, day = next(kind for kind in kinds if kind[0])
        number = _below_100 if groups[5] else int
        years = int(year.translate(_DIGITS))
        stated = (years, number(month), number(day) if day else None)
        yield Span(found.start(), found.end()), stated


def _below_100(numeral: str) -> int:
    """Return the number that 三, 十, 十二 or 二十一 is."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(numeral.translate(_DIGITS))
    return 10 * int(tens.translate(_DIGITS) or 1) + int(ones.translate(_DIGITS) or 0)

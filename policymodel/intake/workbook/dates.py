"""Which number formats show dates, and the dates that numbers stand for."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

# Formats that need no definition: those of dates and times, and the percentages.
BUILT_IN = {
    1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
} | dict.fromkeys((27, 28, 29, 30, 31, 36, *range(50, 55), 57, 58), "yyyy-mm-dd") | dict.fromkeys(
    (32, 33, 34, 35, 55, 56), "h:mm"
)  # fmt: skip

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE)
_LAST = 2_958_465
_SECONDS = 86_400


@cache
def shows(code: str) -> str:
    """Return what a number format shows: a date, a datetime, a time, a span, or nothing of them.

    >>> shows('yyyy"年"m"月"'), shows("h:mm"), shows('0.0"months"'), shows("[h]:mm")
    ('date', 'time', '', 'span')
    """
    signs = _SILENT.sub("", code.split(";")[0]).lower()
    if "[" in signs:
        return "span"
    has_time = bool(re.search("[hs]", signs))
    has_date = bool(re.search("[ydge]", signs.replace("e+", ""))) or ("m" in signs and not has_time)
    return {(True, True): "datetime", (True, False): "date", (False, True): "time"}.get(
        (has_date, has_time), ""
    )


def dated(
    number: Decimal, code: str, *, from_1904: bool
) -> date | datetime | time | timedelta | None:
    """Return the date or time that a number stands for under a format; None where it is none.

    Day 60 of the 1900 system, 29 February 1900, has never been.

    >>> dated(Decimal(45000), "yyyy-mm-dd", from_1904=False)
    datetime.date(2023, 3, 15)
    >>> dated(Decimal("0.5"), "h:mm", from_1904=False)
    datetime.time(12, 0)
    """
    kind = shows(code)
    if not kind or not 0 <= number <= _LAST:
        return None
    if kind == "span":
        return timedelta(seconds=round(float(number) * _SECONDS))
    days = int(number)
    seconds = round(float(number - days) * _SECONDS)
    if kind == "time" and days == 0:
        return (datetime.min + timedelta(seconds=seconds % _SECONDS)).time()
    first = _first(days, from_1904=from_1904)
    if first is None:
        return None
    moment = first + timedelta(days=days, seconds=seconds)
    return moment.date() if kind == "date" and not seconds else moment


def _first(days: int, *, from_1904: bool) -> datetime | None:
    """The day from which the system counts; None where a number is no day of it."""
    if from_1904:
        return datetime(1904, 1, 1) if days <= _LAST - 1462 else None
    if days in (0, 60):
        return None
    return datetime(1899, 12, 31 if days < 60 else 30)

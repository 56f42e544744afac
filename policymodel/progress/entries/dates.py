"""Dates as people type them: 2023年6月, 6月底, 7月中旬, 四季度, 3月24, 10.26~11.1, 43613."""

import calendar
import re
from collections.abc import Callable
from datetime import MAXYEAR, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.folding import fold
from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.progress.entries.entry import Context, Entry, noted, refused, shown
from policymodel.progress.observation import When
from policymodel.text import read_data

Days = tuple[date, date]
_FIRST, _LAST = 1990, 2099  # the years that a ledger can speak of
_EPOCH = date(1899, 12, 30)  # day 0 of the 1900 system of spreadsheets, from March 1900 on
_ORDER = "一二三四"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_END = r"(?:年?[底末]|年终)?(?:之?前|以前)?"
_BEFORE = r"(?:之?前|以前|左右)?"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + "$"), kind)
    for pattern, kind in (
        (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:00:00(?::00)?)?", "day"),
        (
            rf"(?:{_YEAR}[-./年])?(?P<month>[0-9]{{1,2}})[-./月](?P<day>[0-9]{{1,2}})[日号]?"
            rf"(?:[0-9]{{1,2}}[:时点][0-9:]*)?{_BEFORE}",
            "day",
        ),
        (
            rf"(?:{_YEAR}[-./年])?(?P<month>[0-9]{{1,2}})月?(?P<ten>[上中下](?=旬)|初)旬?{_BEFORE}",
            "ten",
        ),
        (rf"(?:{_YEAR}[-./年])?(?P<month>[0-9]{{1,2}})月(?:份)?(?P<end>[底末]){_BEFORE}", "end"),
        (rf"{_YEAR}[-./年](?P<month>[0-9]{{1,2}})月?(?:份)?{_BEFORE}", "month"),
        (rf"(?P<month>[0-9]{{1,2}})月(?:份)?{_BEFORE}", "month"),
        (rf"(?:{_YEAR}年?)?第?(?P<quarter>[一二三四1-4])季度?[底末]?{_BEFORE}", "quarter"),
        (rf"(?:{_YEAR}[-年]?)?[Qq](?P<quarter>[1-4])", "quarter"),
        (rf"(?:{_YEAR}年?)?(?P<half>[上下])半年{_BEFORE}", "half"),
        (rf"(?:{_YEAR}年?|今年|本?年)(?:[底末]|年[底末]|年终|内){_BEFORE}", "year_end"),
        (rf"{_YEAR}年?{_BEFORE}", "year"),
    )
)
_DASH = re.compile(r"[~—–至到]|-(?![0-9]{1,2}(?:-|$))|(?<=[0-9])-(?=[0-9]{1,2}[.月])")
_TWO_DAYS = re.compile(r"(?P<head>.*[月./-])(?P<one>[0-9]{1,2})[日号]?/(?P<two>[0-9]{1,2})[日号]?$")


def read_when(cell: WorkbookCell, context: Context) -> Entry:
    """Return the day or stretch of days that a cell names; a date without year has the period's.

    Raises:
        RefusedEntryError: it names none.
    """
    value = cell.value
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        if not _FIRST <= day.year <= _LAST:  # 4.18 in a cell of dates is the 4th of January 1900
            raise refused("date", text=shown(cell))
        return Entry(value=When(first=day, last=day))
    if isinstance(value, Decimal):
        return _of_number(cell, value)
    if isinstance(value, time | timedelta):
        raise refused("date", text=shown(cell))
    text = str(value).strip()
    plain = "".join(fold(text).split()).rstrip("。；;，,")
    if plain in _data()["words"]:
        return Entry(value=When(words=text), notes=(noted("words", text=text),))
    days = _stretch(plain, context.period.year)
    if days is None:
        raise refused("date", text=shown(cell))
    if days[1] < days[0]:
        raise refused("backwards", text=shown(cell))
    first, last = days
    said = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    notes = () if plain == said else (noted("day", text=text, said=said),)
    words = "" if plain == said else text
    return Entry(value=When(first=first, last=last, words=words), notes=notes)


def _of_number(cell: WorkbookCell, number: Decimal) -> Entry:
    if number == number.to_integral_value():
        whole = int(number)
        day = (
            _day(whole // 10_000, whole // 100 % 100, whole % 100) if whole > _LAST * 100 else None
        )
        if day is None and 0 < whole < _LAST * 100:
            day = _EPOCH + timedelta(days=whole)
        if day is not None and _FIRST <= day.year <= _LAST:
            note = noted("day", text=shown(cell), said=day.isoformat())
            return Entry(value=When(first=day, last=day), notes=(note,))
    elif 1 <= number < 13:
        raise refused("date_number", text=shown(cell), month=int(number))
    raise refused("date", text=shown(cell))


def _stretch(text: str, year: int) -> Days | None:
    """Return the days that words without blanks name; of two dates those from one to the other."""
    if (whole := _one(text, year)) is not None:
        return whole
    if (pair := _TWO_DAYS.match(text)) is not None:
        first = _one(pair["head"] + pair["one"], year)
        last = _one(pair["head"] + pair["two"], year)
        return None if first is None or last is None else (first[0], last[1])
    for dash in _DASH.finditer(text):
        first, last = _one(text[: dash.start()], year), None
        if first is not None:
            # The second date has the year of the first.
            last = _one(text[dash.end() :], first[0].year)
        if first is not None and last is not None:
            return first[0], last[1]
    return None


def _one(text: str, year: int) -> Days | None:
    for form, kind in _FORMS:
        if (found := form.match(text)) is not None:
            parts = {name: value for name, value in found.groupdict().items() if value}
            said = int(parts.pop("year", year))
            return _KINDS[kind](said, parts) if _FIRST <= said <= _LAST else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1 <= year <= MAXYEAR else None
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> Days | None:
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _one_day(year: int, parts: dict[str, str]) -> Days | None:
    day = _day(year, int(parts["month"]), int(parts["day"]))
    return None if day is None else (day, day)


def _ten_days(year: int, parts: dict[str, str]) -> Days | None:
    whole, number = (
        _months(year, *[int(parts["month"])] * 2),
        "上中下".find(parts["ten"].replace("初", "上")),
    )
    if whole is None:
        return None
    last = whole[1] if number == 2 else whole[0] + timedelta(days=10 * number + 9)
    return whole[0] + timedelta(days=10 * number), last


def _end_of(whole: Days | None) -> Days | None:
    return None if whole is None else (whole[1], whole[1])


_KINDS: dict[str, Callable[[int, dict[str, str]], Days | None]] = {
    "day": _one_day,
    "ten": _ten_days,
    "end": lambda year, parts: _end_of(_months(year, *[int(parts["month"])] * 2)),
    "month": lambda year, parts: _months(year, *[int(parts["month"])] * 2),
    "quarter": lambda year, parts: _months(year, *_third(parts["quarter"])),
    "half": lambda year, parts: _months(year, *((1, 6) if parts["half"] == "上" else (7, 12))),
    "year_end": lambda year, parts: _end_of(_months(year, 1, 12)),
    "year": lambda year, parts: _months(year, 1, 12),
}


def _third(quarter: str) -> tuple[int, int]:
    number = int(quarter) if quarter.isdigit() else _ORDER.index(quarter) + 1
    return 3 * number - 2, 3 * number


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found

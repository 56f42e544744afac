"""When something is due, said in words where the document's own are not at hand, and for machines.

>>> from policymodel.model import Deadline
>>> spring = Deadline(year=2025, quarter=2)
>>> due(spring, "zh"), due(spring, "en"), iso(spring)
('2025年第二季度', '2025 Q2', '2025-Q2')
"""

import re
from collections.abc import Iterator

from policymodel.folding import fold
from policymodel.model import Deadline
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import RECURRENCES

say = Texts(__file__)
# The parts of a date in words; of each the first group that is found, in digits or characters.
_ORDER = "一二三四五六七八九十"
_PRINTED = {
    "year": re.compile(r"([0-9]{4})\s*[年./-]"),
    "half": re.compile(r"([上下])半年"),
    "quarter": re.compile(r"([一二三四1-4])\s*季度|[Qq]([1-4])(?![0-9A-Za-z])"),
    "month": re.compile(
        r"([0-9]{1,2}|十[一二]|[一二三四五六七八九十])\s*月|[0-9]{4}\s*[./-]\s*([0-9]{1,2})(?![0-9])"
    ),
    "day": re.compile(
        r"([0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号]"
        r"|[0-9]{4}[./-][0-9]{1,2}[./-]([0-9]{1,2})"
    ),
}
_END_OF_YEAR = re.compile(r"年\s*(?:年\s*)?[底末终]")
_PERIODS = {"year": "P1Y", "half": "P6M", "quarter": "P3M", "month": "P1M"}


def due(deadline: Deadline, lang: Lang) -> str:
    """Return when something is due: as printed, where that is known, else what it means.

    >>> due(Deadline(every="year", month=12), "zh"), due(Deadline(year=2026, starts=True), "en")
    ('每年12月', 'from 2026')
    """
    return deadline.words or (_zh(deadline) if lang == "zh" else _en(deadline))


def iso(deadline: Deadline) -> str:
    """Return when something is due as ISO 8601 says it, as far as that can; else its words.

    Halves are H1 and H2, quarters Q1 to Q4; what comes round again begins with its period, what
    starts ends with ``/..``, and what goes on and on is ``..``.

    >>> iso(Deadline(year=2025, month=6, day=30)), iso(Deadline(every="year", month=12))
    ('2025-06-30', 'P1Y --12')
    >>> iso(Deadline(year=2026, month=1, starts=True)), iso(Deadline(ongoing=True))
    ('2026-01/..', '..')
    """
    day = _digits(deadline)
    if deadline.starts and day:
        day += "/.."
    period = _PERIODS[deadline.every] if deadline.every else ""
    said = " ".join(part for part in (period, day) if part)
    return said or (".." if deadline.ongoing else deadline.words or "")


def otherwise(deadline: Deadline, words: str) -> Iterator[tuple[str, int | None]]:
    """Yield the parts of a date that `words` say otherwise, as the deadline has them.

    What words leave out may stand sentences before (9月底前), but month and day do not.

    >>> list(otherwise(Deadline(year=2025, month=7), "2024年6月底前"))
    [('year', 2025), ('month', 7)]
    >>> list(otherwise(Deadline(year=2025, month=12), "2025年底前"))
    []
    >>> list(otherwise(Deadline(year=2027), "2026/2027年"))
    []
    """
    text = fold(words)
    printed = {name: _values(pattern, text) for name, pattern in _PRINTED.items()}
    for name, found in printed.items():
        value = getattr(deadline, name)
        if value is None:
            # A quarter or a half may be given by its last month.
            if found and name not in ("half", "quarter"):
                yield name, None
        elif words and value not in (found or _implied(name, value, printed, text)):
            yield name, value


def _values(pattern: re.Pattern[str], text: str) -> set[int]:
    groups = (next(filter(None, found.groups())) for found in pattern.finditer(text))
    return {_number(group) for group in groups}


def _number(printed: str) -> int:
    """Return the number that 12, 十二, 上 (the first) or 下 (the second) is."""
    if printed in "上下":
        return "上下".index(printed) + 1
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    number = 10 * (_ORDER.find(tens) + 1 if tens else 1) if ten else 0
    return number + (_ORDER.index(ones) + 1 if ones else 0)


def _implied(name: str, value: int, printed: dict[str, set[int]], text: str) -> set[int]:
    """What may stand for a part that `text` does not print: what ends there, or any."""
    if name == "month":
        quarters, halves = printed["quarter"], printed["half"]
        ends = {3 * each for each in quarters} | {6 * each for each in halves}
        return ends | ({12} if _END_OF_YEAR.search(text) else set())
    if name == "day":
        return set()
    return {value}


def _digits(each: Deadline) -> str:
    within = f"H{each.half}" if each.half else f"Q{each.quarter}" if each.quarter else ""
    parts = [f"{part:02}" for part in (each.month, each.day) if part is not None]
    year = str(each.year) if each.year is not None else "-" if within or parts else ""
    return "-".join(filter(None, (year, within, *parts)))


def _zh(each: Deadline) -> str:
    year = f"{each.year}年" if each.year is not None else ""
    again = RECURRENCES[each.every].zh if each.every else ""
    starts = "起" if each.starts else ""
    within = _within(each).zh
    within += f"{each.month}月" if each.month is not None else ""
    within += f"{each.day}日" if each.day is not None else ""
    date = f"{year}{starts}{again}{within}" if again else f"{year}{within}{starts}"
    return "，".join(filter(None, (date, say("ongoing").zh if each.ongoing else "")))


def _en(each: Deadline) -> str:
    within = _within(each).en
    numbers = (each.year, each.month, each.day)
    if each.year is None:
        date = " ".join(filter(None, (within, _month_and_day(each))))
    else:
        digits = "-".join(f"{part:02}" for part in numbers if part is not None)
        date = " ".join(filter(None, (digits, within)))
    date = f"from {date}" if each.starts and date else date
    again = RECURRENCES[each.every].en if each.every else ""
    return ", ".join(filter(None, (again, date, say("ongoing").en if each.ongoing else "")))


def _month_and_day(each: Deadline) -> str:
    month = say("month", month=each.month).en if each.month is not None else ""
    return ", ".join(filter(None, (month, say("day", day=each.day).en if each.day else "")))


def _within(each: Deadline) -> Text:
    if each.half:
        return say(f"half.{each.half}")
    return say(f"quarter.{each.quarter}") if each.quarter else Text("", "")

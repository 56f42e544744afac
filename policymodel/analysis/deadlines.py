"""When something is due, said in words where the document's own are not at hand, and for machines.

>>> from policymodel.model import Deadline
>>> spring = Deadline(year=2025, quarter=2)
>>> due(spring, "zh"), due(spring, "en"), iso(spring)
('2025年第二季度', '2025 Q2', '2025-Q2')
"""

from policymodel.model import Deadline
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import RECURRENCES

say = Texts(__file__)
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

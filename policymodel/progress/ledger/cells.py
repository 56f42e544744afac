"""What stands in the cells of a ledger that are to be filled in, and in those of last period."""

from datetime import date
from decimal import Context, Decimal

from policymodel.numbers import format_decimal
from policymodel.progress.ledger.formulas import serial
from policymodel.progress.observation import (
    Amount,
    FieldName,
    Slot,
    Standing,
    Status,
    Subject,
    Value,
    When,
)
from policymodel.sheets.sheet import Cell, Input, Wanted
from policymodel.text import Lang
from policymodel.vocabulary import REPORT_STATUSES

PERCENT_FORMAT = "0.0%"
_TEXT_FORMAT = "@"  # what is typed stays as it is typed: 3-4 is no date
_DATE_FORMAT = "yyyy-mm-dd"
_KEPT = Context(prec=15)  # digits of a number in a cell; further ones are lost
_DATES: tuple[FieldName, ...] = ("as_of", "expected", "reported_at")


def input_cell(
    field: FieldName,
    value: Value | None,
    lang: Lang,
    *,
    choices: str = "",
    unit: str | None = None,
    percent: bool = False,
) -> Input:
    """Return the cell in which a field is reported, with what is known of it already.

    Args:
        field: the field.
        value: what holds; None for nothing.
        lang: the language of the ledger.
        choices: the cells that hold the status words.
        unit: the unit of the row's numbers; ``"%"`` for a rate.
        percent: whether that is the percent, by whatever sign it is written.
    """
    if field == "status":
        return Input(shown(value, lang, unit), choices)
    if field in _DATES:
        # What was typed in words is typed again: 6月底 says more than its last day.
        is_day = isinstance(value, When) and value.first == value.last and not value.words
        day = value.first if isinstance(value, When) and is_day else None
        typed: Decimal | str = shown(value, lang, unit) if day is None else Decimal(serial(day))
        return Input(typed, format=_DATE_FORMAT, wanted="date")
    if field in ("value", "rate"):
        wanted: Wanted = "percent" if percent else "number"
        form = PERCENT_FORMAT if percent else None
        return Input(_typed(value, lang, unit, percent=percent), format=form, wanted=wanted)
    return Input(shown(value, lang, unit), format=_TEXT_FORMAT)


def _typed(value: Value | None, lang: Lang, unit: str | None, *, percent: bool) -> Decimal | str:
    """Return a number as it is typed: in words what is inexact, in another unit, or too long."""
    if isinstance(value, Amount) and is_plain(value, unit):
        return value.value.scaleb(-2) if percent else value.value
    return shown(value, lang, unit)


def is_plain(value: Amount, unit: str | None) -> bool:
    """Whether an amount is no more than a number in the row's unit, which a cell can keep."""
    return not value.words and value.unit == unit and _KEPT.plus(value.value) == value.value


def shown(value: Value | None, lang: Lang, unit: str | None = None) -> str:
    """Return what a value says in a cell: typed there, it is read as the same value.

    >>> shown(Amount(value=Decimal(30), unit="亿元", comparator="about", words="约30亿元"), "zh")
    '约30亿元'
    >>> shown(Status(code="on_schedule"), "en"), shown(Amount(value=Decimal(3), unit="家"), "zh")
    ('on schedule', '3家')
    """
    if value is None or isinstance(value, str):
        return value or ""
    if value.words:
        return value.words
    if isinstance(value, Status):
        return REPORT_STATUSES[value.code].label(lang)
    if isinstance(value, When):
        return _days(value.first, value.last)
    unit = value.unit or unit or ""
    return f"{format_decimal(value.value)}{unit}"


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return first.isoformat() if first == last else f"{first.isoformat()}~{last.isoformat()}"


def held(holds: Standing, period: str, subject: Subject, field: FieldName) -> Value | None:
    """Return what holds of a field of a subject in a period."""
    slot: Slot = (period, subject, field)
    return holds.get(slot)


def last_cell(value: Value | None, lang: Lang, unit: str | None) -> Cell:
    """Return the cell that shows what was reported for the period before; empty for nothing."""
    return shown(value, lang, unit) or None

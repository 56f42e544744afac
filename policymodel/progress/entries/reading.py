"""One cell of a ledger, by the field that its column is for."""

import re
from decimal import Decimal

from attrs import evolve

from policymodel.intake.workbook.cells import CellError, WorkbookCell
from policymodel.progress.entries.amounts import read_amount, read_rate
from policymodel.progress.entries.dates import read_when
from policymodel.progress.entries.entry import Context, Entry, noted, refused, shown
from policymodel.progress.entries.statuses import read_status
from policymodel.progress.observation import FieldName

_NOTHING = frozenset({"-", "—", "——", "－", "/", "／", "\\", "无", "暂无", "none", "n/a", "N/A"})
_OPEN = frozenset({"待定", "未知", "另行通知"})  # said to be unknown: no number, and none missing
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 32_767  # characters that a cell of a spreadsheet holds
_READERS = {
    "value": read_amount, "rate": read_rate, "status": read_status,
    "as_of": read_when, "expected": read_when, "reported_at": read_when,
}  # fmt: skip


def read_entry(cell: WorkbookCell | None, field: FieldName, context: Context) -> Entry | None:
    """Return what a cell says of `field`; None where it is empty: nothing was reported.

    >>> from policymodel.progress.period import ReportingPeriod
    >>> context = Context(period=ReportingPeriod.of("2025-Q2"), unit="亿元")
    >>> read_entry(WorkbookCell(value="约 30亿元"), "value", context).value.comparator
    'about'
    >>> read_entry(WorkbookCell(value="7月中旬"), "expected", context).value.last.isoformat()
    '2025-07-20'

    Raises:
        RefusedEntryError: it holds what cannot be taken.
    """
    if cell is None or (cell.value is None and cell.formula is None):
        return None
    if cell.value is None:
        raise refused("no_result")
    if isinstance(cell.value, CellError):
        raise refused("error_value", text=cell.value.text)
    if isinstance(cell.value, str) and not cell.value.strip(" \t\r\n\u3000\u00a0"):
        return None
    found = _read(cell, field, context)
    if cell.formula is not None:
        return evolve(found, notes=(noted("formula"), *found.notes))
    return found


def _read(cell: WorkbookCell, field: FieldName, context: Context) -> Entry:
    reader = _READERS.get(field)
    if reader is None:
        return _text(cell)
    if isinstance(cell.value, str):
        said = cell.value.strip()
        if said in _NOTHING or (said in _OPEN and field in ("value", "rate")):
            return Entry(value=None, notes=(noted("none", text=said),))
    if field in ("value", "rate"):
        if isinstance(cell.value, bool):
            raise refused("is_bool", text=shown(cell))
        if not isinstance(cell.value, str | Decimal):
            raise refused("is_date", text=shown(cell))
    elif isinstance(cell.value, bool) and field != "status":
        raise refused("is_bool", text=shown(cell))
    return reader(cell, context)


def _text(cell: WorkbookCell) -> Entry:
    text = cell.shown.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\u00a0")
    kept = _CONTROLS.sub("", text) if _CONTROLS.search(text) else text
    if len(kept) > _LONGEST:
        raise refused("long_text")
    return Entry(value=kept or None, notes=() if kept == text else (noted("controls"),))

"""A workbook as a document: its sheets as tables, their titles and notes as paragraphs."""

import re
from collections.abc import Iterator

from policymodel.findings import Finding
from policymodel.intake.document import DocumentText
from policymodel.intake.faults import say, telling
from policymodel.intake.workbook.cells import (
    CellError,
    Merged,
    WorkbookSheet,
    WorkbookText,
    address,
)
from policymodel.intake.workbook.reading import workbook_of
from policymodel.intake.writer import Placed, Writer

_UNNAMED = re.compile(r"(?:[Ss]heet|[Tt]able|工作表|表)\s*[0-9]*")
_SHOWN = 5  # rows that are named


def read_sheets(data: bytes, name: str) -> DocumentText:
    """Return a workbook as a document.

    Rows above and below a table that hold one cell alone are paragraphs. The name of a sheet is a
    heading where several sheets hold something, or where nothing else stands over its table.
    Hidden sheets are set aside.

    Raises:
        DocumentError: it cannot be read; see `policymodel.intake.workbook.read_workbook`.
    """
    workbook = workbook_of(data, name)
    writer = Writer()
    held = [sheet for sheet in workbook.sheets if sheet.cells]
    shown = [sheet for sheet in held if not sheet.hidden]
    for sheet in shown:
        if len(shown) > 1 or _is_named(sheet):
            writer.line(sheet.name, "heading", level=1)
        _write(sheet, writer)
    hidden = [sheet for sheet in held if sheet.hidden]
    for sheet in hidden:
        writer.aside("hidden", sheet.name)
    return DocumentText(
        name=name,
        format="xlsx",
        text=writer.text,
        blocks=tuple(writer.blocks),
        asides=tuple(writer.asides),
        told=tuple(_told(workbook, len(hidden))),
    )


def _told(workbook: WorkbookText, hidden: int) -> Iterator[Finding]:
    failed = [
        f"{sheet.name}!{address(*place)}"
        for sheet in workbook.sheets
        for place, cell in sheet.cells.items()
        if (cell.formula is not None and cell.value is None) or isinstance(cell.value, CellError)
    ]
    if failed:
        yield telling(say, "I112", count=len(failed), cell=failed[0])
    if hidden:
        yield telling(say, "I111", count=hidden)
    for sheet in workbook.sheets:
        rows = {row for row, _ in sheet.cells} & sheet.hidden_rows
        if rows and not sheet.hidden:
            shown = "、".join(str(row + 1) for row in sorted(rows)[:_SHOWN])
            yield telling(say, "I114", sheet=sheet.name, count=len(rows), rows=shown)


def _is_named(sheet: WorkbookSheet) -> bool:
    """Whether the name of a sheet alone says what its table is: none stands over it."""
    first = min((row for row, _ in sheet.cells), default=0)
    alone = sum(row == first for row, _ in sheet.cells) == 1
    return not alone and not _UNNAMED.fullmatch(sheet.name.strip())


def _write(sheet: WorkbookSheet, writer: Writer) -> None:
    spaces = _spaces(sheet)
    rows: dict[int, int] = {}
    for row, _ in sheet.cells:
        rows[row] = rows.get(row, 0) + 1
    several = [row for row, count in rows.items() if count > 1]
    first, last = min(several, default=None), max(several, default=None)
    if first is None or last is None:
        _lines(sheet, sorted(rows), writer)
        return
    last = max([last, *(each.bottom for at, each in spaces.items() if first <= at[0] <= last)])
    _lines(sheet, sorted(row for row in rows if row < first), writer)
    writer.table(_placed(sheet, spaces, first, last))
    _lines(sheet, sorted(row for row in rows if row > last), writer)


def _lines(sheet: WorkbookSheet, rows: list[int], writer: Writer) -> None:
    for row in rows:
        for place, cell in sorted(sheet.cells.items()):
            if place[0] == row:
                for line in cell.shown.split("\n"):
                    writer.line(line)


def _placed(
    sheet: WorkbookSheet, spaces: dict[tuple[int, int], Merged], first: int, last: int
) -> Iterator[Placed]:
    left = min(column for row, column in sheet.cells if first <= row <= last)
    for (row, column), cell in sheet.cells.items():
        if first <= row <= last:
            space = spaces.get((row, column))
            yield Placed(
                text=cell.shown,
                row=row - first,
                column=column - left,
                rows=space.bottom - row + 1 if space else 1,
                columns=space.right - column + 1 if space else 1,
            )


def _spaces(sheet: WorkbookSheet) -> dict[tuple[int, int], Merged]:
    """What each merged cell covers, cut at what holds something, and at what another covers."""
    found: dict[tuple[int, int], Merged] = {}
    height, width = sheet.height, sheet.width
    taken: set[tuple[int, int]] = set()
    for each in sheet.merged:
        place = (each.top, each.left)
        bottom, right = min(each.bottom, height - 1), min(each.right, width - 1)
        if place not in sheet.cells:
            continue
        covered = {
            (row, column)
            for row in range(each.top, bottom + 1)
            for column in range(each.left, right + 1)
        }
        if not covered & taken and len(covered & sheet.cells.keys()) == 1:
            taken |= covered
            found[place] = Merged(each.top, each.left, bottom, right)
    return found

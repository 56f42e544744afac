"""Edits that people do to ledgers, as `cases/edits.yaml` names them, done by openpyxl."""

from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from progress.ledgers import IDS, TARGETS, TASKS, heading

NAMES = {"tasks": TASKS["zh"], "targets": TARGETS["zh"]}
ID = IDS[0]


class Editor:
    """A ledger that is edited."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheets = {
            key: self.book[name] for key, name in NAMES.items() if name in self.book.sheetnames
        }
        # Rows as they were, however they are moved afterwards.
        self.ids = {key: self._ids(sheet) for key, sheet in self.sheets.items()}

    @staticmethod
    def _ids(sheet: Worksheet) -> list[str]:
        head, columns = heading(sheet)
        cells = (sheet.cell(row, columns[ID]).value for row in range(head + 1, sheet.max_row + 1))
        return [str(value) for value in cells if value is not None]

    def number(self) -> int:
        """The first row whose target is a number that is no percentage."""
        sheet = self.sheets["targets"]
        head, columns = heading(sheet)
        for row in range(1, len(self.ids["targets"]) + 1):
            unit = sheet.cell(head + row, columns["计量单位"]).value
            cell = sheet.cell(head + row, columns["本期完成值"])
            if unit and unit not in ("%", "‰", "倍") and cell.number_format == "General":
                return row
        raise AssertionError("no such row")

    def key(self, sheet: str, row: int | str) -> str:
        return self.ids[sheet][(self.number() if row == "number" else int(row)) - 1]

    def _at(self, sheet: str, row: int | str) -> int:
        """Where a row stands now: that with its id."""
        found, (head, columns) = self.sheets[sheet], heading(self.sheets[sheet])
        place = (self.number() if row == "number" else int(row)) - 1
        for each in range(head + 1, found.max_row + 1):
            if found.cell(each, columns[ID]).value == self.ids[sheet][place]:
                return each
        return head + place + 1

    def do(self, name: str, given: Any) -> None:
        getattr(self, f"do_{name}")(given)

    def save(self) -> None:
        self.book.save(self.path)

    def _cells(self, given: dict[str, Any], write: Callable[[Any, Any], None]) -> None:
        (sheet, row), *cells = given.items()
        columns, at = heading(self.sheets[sheet])[1], self._at(sheet, row)
        for column, value in cells:
            write(self.sheets[sheet].cell(at, columns[column]), value)

    def do_type(self, given: dict[str, Any]) -> None:
        def write(cell: Any, value: Any) -> None:
            if isinstance(value, str) and value.startswith("#"):
                cell.value, cell.data_type = value, "e"
                return
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"

        self._cells(given, write)

    def do_text(self, given: dict[str, Any]) -> None:
        def write(cell: Any, value: Any) -> None:
            cell.value, cell.data_type = value, "s"

        self._cells(given, write)

    def do_format(self, given: dict[str, Any]) -> None:
        self._cells(given, lambda cell, form: setattr(cell, "number_format", form))

    def do_merge(self, given: dict[str, Any]) -> None:
        (sheet, (first, last)), (_, column) = given.items()
        at = heading(self.sheets[sheet])[1][column]
        self.sheets[sheet].merge_cells(
            start_row=self._at(sheet, first), end_row=self._at(sheet, last), start_column=at,
            end_column=at,
        )  # fmt: skip

    def do_reverse(self, given: dict[str, Any]) -> None:
        ((sheet, way),) = given.items()
        found, (head, columns) = self.sheets[sheet], heading(self.sheets[sheet])
        last = head + len(self.ids[sheet])
        places = [[(row, column) for column in columns.values()] for row in range(head, last + 1)]
        moved = [places[0], *places[:0:-1]] if way == "rows" else [row[::-1] for row in places]
        kept = {
            place: (found.cell(*place).value, copy(found.cell(*place)._style))
            for row in places for place in row
        }  # fmt: skip
        for old, new in zip(places, moved, strict=True):
            for here, there in zip(old, new, strict=True):
                cell = found.cell(*there)
                cell.value, cell._style = kept[here]

    def do_delete(self, given: dict[str, Any]) -> None:
        ((sheet, row),) = given.items()
        self._shifted(sheet, self._at(sheet, row), -1)

    def _shifted(self, sheet: str, at: int, by: int) -> None:
        """Put a row in, or take one out; merged cells below go along, as in programs."""
        found = self.sheets[sheet]
        below = [each for each in found.merged_cells.ranges if each.min_row >= at]
        for each in below:
            found.unmerge_cells(str(each))
        if by > 0:
            found.insert_rows(at)
        else:
            found.delete_rows(at)
        for each in below:
            each.shift(row_shift=by)
            found.merge_cells(str(each))

    def do_insert(self, given: dict[str, Any]) -> None:
        (sheet, row), *cells = given.items()
        at, columns = self._at(sheet, row), heading(self.sheets[sheet])[1]
        self._shifted(sheet, at, 1)
        for column, value in cells:
            self.sheets[sheet].cell(at, columns[column], value)

    def do_headings(self, given: dict[str, Any]) -> None:
        ((sheet, row),) = given.items()
        at, (_, columns) = self._at(sheet, row), heading(self.sheets[sheet])
        self._shifted(sheet, at, 1)
        for title, column in columns.items():
            self.sheets[sheet].cell(at, column, title)

    def do_id(self, given: dict[str, Any]) -> None:
        (sheet, row), (_, other) = given.items()
        ((whose, which),) = other.items()
        columns = heading(self.sheets[sheet])[1]
        at = self._at(sheet, row)
        self.sheets[sheet].cell(at, columns[ID]).value = self.key(whose, which)
        self.ids[sheet][row - 1] = f"was row {row}"

    def do_widen(self, given: dict[str, Any]) -> None:
        ((sheet, row),) = given.items()
        cell = self.sheets[sheet].cell(self._at(sheet, row), heading(self.sheets[sheet])[1][ID])
        cell.value = f" {str(cell.value).replace(':', '：').replace('m', 'ｍ')}\u200b"
        self.ids[sheet][row - 1] = cell.value

    def do_drop(self, given: dict[str, Any]) -> None:
        ((sheet, column),) = given.items()
        self.sheets[sheet].delete_cols(heading(self.sheets[sheet])[1][column])

    def do_column(self, given: dict[str, Any]) -> None:
        (sheet, title), (_, value) = given.items()
        found, (head, columns) = self.sheets[sheet], heading(self.sheets[sheet])
        at = max(columns.values()) + 1
        found.cell(head, at, title)
        found.cell(head + 1, at, value)

    def do_hide(self, given: dict[str, Any]) -> None:
        ((sheet, row),) = given.items()
        self.sheets[sheet].row_dimensions[self._at(sheet, row)].hidden = True

    def do_paint(self, given: dict[str, Any]) -> None:
        ((sheet, row),) = given.items()
        for cell in self.sheets[sheet][self._at(sheet, row)]:
            if not isinstance(cell, MergedCell):
                cell.font, cell.fill = Font(strike=True), PatternFill("solid", fgColor="FFFF0000")

    def do_rename(self, given: dict[str, Any]) -> None:
        ((sheet, title),) = given.items()
        self.sheets[sheet].title = title

    def do_copy(self, sheet: str) -> None:
        self.book.copy_worksheet(self.sheets[sheet])

    def do_add(self, title: str) -> None:
        self.book.create_sheet(title)["B2"] = "张三"

    def do_remove(self, sheet: str) -> None:
        self.book.remove(self.sheets[sheet])

    def do_top(self, sheet: str) -> None:
        found = self.sheets[sheet]
        for each in [*found.merged_cells.ranges]:
            found.unmerge_cells(str(each))
        found.delete_rows(1, heading(found)[0] - 1)

    def do_push(self, sheet: str) -> None:
        found = self.sheets[sheet]
        for each in [*found.merged_cells.ranges]:
            found.unmerge_cells(str(each))
        found.insert_rows(1, 3)
        found["A1"] = "请于7月5日前报送"

    def do_filter(self, sheet: str) -> None:
        self.sheets[sheet].auto_filter.ref = self.sheets[sheet].dimensions


def edit(path: Path, edits: list[dict[str, Any]]) -> tuple[Workbook, Editor]:
    """Do the edits to a ledger, and return who did."""
    editor = Editor(path)
    for each in edits:
        ((name, given),) = each.items()
        editor.do(name, given)
    editor.save()
    return editor.book, editor

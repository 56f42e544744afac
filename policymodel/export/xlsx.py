"""Workbook -> the bytes of an .xlsx file."""

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import Any

import attrs
import xlsxwriter

from policymodel.export.bulk import BulkSheet, BulkWriter, fits
from policymodel.export.pages import (
    A3,
    A4,
    MARGINS,
    Pages,
    column_widths,
    lay_out,
    runs,
    upright,
)
from policymodel.export.pictures import PicturePage, is_picture
from policymodel.export.styles import (
    BODY_POINTS,
    FONTS,
    SMALL_POINTS,
    TITLE_POINTS,
    FontProfile,
    Styles,
)
from policymodel.export.textsize import (
    character_width,
    column_pixels,
    half_widths,
    lines,
    row_height,
    text_height,
)
from policymodel.export.writing import SheetWriter, check_sheet_name
from policymodel.sheets.sheet import (
    FORMATTED,
    Cell,
    Column,
    Formula,
    Link,
    Number,
    RowKind,
    Sheet,
    Workbook,
    letters,
    plain,
)
from policymodel.text import Lang, Text

_OPTIONS = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
_OPTIONS["in_memory"] = True  # temporary files cost half of a small workbook's time
_FOOTER = Text("&C第 &P 页 共 &N 页", "&CPage &P of &N")
_DATA_WIDEST = 60.0
_PLAIN = frozenset({str, int, Decimal, type(None)})  # cells that look as their column does
_ANNEX_HEIGHT, _LINE_HEIGHT = 20.25, 20.25


def render(workbook: Workbook, *, fonts: FontProfile = "safe") -> bytes:
    """Return `workbook` as the bytes of an .xlsx file; the same workbook, the same bytes.

    Where Excel cannot hold something, an ExportError names the cell.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what XlsxWriter only warns of, it has left out
        styles = Styles(book, FONTS[fonts], workbook.lang)
        sheets = {sheet.key: sheet for sheet in workbook.sheets}
        taken: set[str] = set()
        said: dict[str, str] = {}
        for sheet in workbook.sheets:
            check_sheet_name(sheet.name, taken)
            writer = _Writer(_open(book, sheet, said), sheet, sheets, styles, workbook.lang)
            if is_picture(sheet):
                writer.picture_face(book)
            elif sheet.layout.face == "print":
                writer.print_face()
            else:
                writer.data_face()
        created = datetime.combine(workbook.created, time())
        book.set_properties({"title": workbook.title, "created": created})
        for name, value in workbook.properties:
            book.set_custom_property(name, value, "text")
        book.close()
    return target.getvalue()


def _table_name(key: str) -> str:
    """Return what formulas and queries call the table of a data sheet, whatever the language."""
    return "pm_" + re.sub(r"\W", "_", key.removeprefix("data_"))


def _open(book: Any, sheet: Sheet, said: dict[str, str]) -> SheetWriter:
    """Add a worksheet; a chart's place depends on XlsxWriter's own rows, so it gets those."""
    if fits() and not sheet.charts:
        return BulkWriter(book.add_worksheet(sheet.name, BulkSheet), sheet.name, said)
    return SheetWriter(book.add_worksheet(sheet.name), sheet.name)


@attrs.frozen
class _Writer:
    """Writes one sheet."""

    out: SheetWriter
    sheet: Sheet
    sheets: dict[str, Sheet]
    styles: Styles
    lang: Lang
    _looks: dict[RowKind, dict[tuple[object, ...], Any]] = attrs.field(factory=dict, init=False)
    """Formats of cells, by kind of row and what else decides: column, type, a format of its own."""

    def print_face(self) -> None:
        """Write a sheet for people."""
        sheet, columns = self.sheet, self.sheet.layout.columns
        last, top = len(columns) - 1, sheet.layout.first_row - 1
        widths = column_widths(sheet)
        wide = sum(widths) * BODY_POINTS / TITLE_POINTS
        title = row_height(lines(sheet.title, wide, BODY_POINTS) + 1, 13)
        above = _ANNEX_HEIGHT + title + _LINE_HEIGHT
        pages = lay_out(sheet, widths, above=above, lang=self.lang)
        for place, width in enumerate(pages.widths):
            self.out.sheet.set_column(place, place, character_width(width))
        for number, height in enumerate((_ANNEX_HEIGHT, title, _LINE_HEIGHT)):
            self.out.height(number, height)
        if sheet.annex:
            self.out.text(0, 0, sheet.annex, self.styles.of("annex"))
        self._across(1, last, sheet.title, self.styles.of("title"))
        if sheet.line:
            self._across(2, last, sheet.line, self.styles.of("line"))
        self._heading(pages)
        covered = self._merged(pages, top)
        for number, (row, height) in enumerate(zip(sheet.rows, pages.heights, strict=True), top):
            self.out.height(number, height)
            if row.kind == "note":
                self._across(number, last, str(plain(row.cells[0])), self.styles.of("note"))
            else:
                hidden = covered[number]
                cells = [each for each in enumerate(row.cells) if each[0] not in hidden]
                self._cells(number, row.kind, cells)
        self._notes(top + len(sheet.rows), last, sum(pages.widths))
        self._page(pages)

    def _across(self, row: int, last: int, text: str, style: Any) -> None:
        """Write text over all columns up to the `last`."""
        self.out.merge((row, 0), (row, last), style)
        self.out.text(row, 0, text, style)

    def _heading(self, pages: Pages) -> None:
        layout = self.sheet.layout
        first, bottom = layout.header_row - 1, layout.first_row - 2
        for row, height in enumerate(pages.heading, first):
            self.out.height(row, height)
        numbered = enumerate(layout.columns)
        for _, run in groupby(numbered, key=lambda each: each[1].group or each[0]):
            (place, column), *others = run
            if column.group is None:
                self.out.merge((first, place), (bottom, place), self._head(column))
                self.out.text(first, place, column.title.get(self.lang), self._head(column))
                continue
            for end, each in ((place, column), *others):
                self.out.text(bottom, end, each.title.get(self.lang), self._head(each))
            head = self.styles.heading(derived=column.derived)
            self.out.merge((first, place), (first, place + len(others)), head)
            self.out.text(first, place, column.group.get(self.lang), head)

    def _head(self, column: Column) -> Any:
        stands = upright(column, column.title.get(self.lang))
        return self.styles.heading(upright=stands, derived=column.derived)

    def _cells(self, number: int, kind: RowKind, cells: Iterable[tuple[int, Cell]]) -> None:
        """Write cells of a row, each with its column."""
        out, face = self.out, self.sheet.layout.face
        looks = self._looks.setdefault(kind, {})
        for place, cell in cells:
            if cell is None and face == "data":
                continue
            look: tuple[object, ...] = place, type(cell)
            if type(cell) is not str and isinstance(cell, FORMATTED):
                look = *look, cell.format, type(cell.value)
            style = looks.get(look)
            if style is None:
                column = self.sheet.layout.columns[place]
                style = looks[look] = self.styles.cell(column, kind, cell, face)
            if isinstance(cell, str):
                out.text(number, place, cell, style)
            elif cell is None:
                out.blank(number, place, style)
            elif isinstance(cell, Formula):
                out.formula(number, place, cell.text, cell.value, style)
            elif isinstance(cell, Link):
                name = self.sheets[cell.sheet].name
                out.link(number, place, name, cell.cell, cell.text, style)
            else:
                out.number(number, place, cell.value if isinstance(cell, Number) else cell, style)

    def _merged(self, pages: Pages, top: int) -> dict[int, set[int]]:
        """Merge runs of equal cells; never over the edge of a page or of an outer group.

        Return the columns whose cells the merged ones cover, by row.
        """
        sheet, covered = self.sheet, defaultdict[int, set[int]](set)
        for place, column in enumerate(sheet.layout.columns):
            for first, after in runs(sheet, place, pages.breaks) if column.merged else ():
                row = sheet.rows[first]
                if after - first > 1 and row.cells[place] is not None:
                    style = self.styles.cell(column, row.kind, "")
                    self.out.merge((top + first, place), (top + after - 1, place), style)
                    for below in range(first + 1, after):
                        covered[top + below].add(place)
        return covered

    def _notes(self, row: int, last: int, across: float) -> float:
        """Write the notes from `row` on, and return how high they are."""
        tall = 0.0
        for number, note in enumerate(self.sheet.notes, row):
            height = text_height(note, across, SMALL_POINTS)
            self.out.height(number, height)
            self._across(number, last, note, self.styles.of("note"))
            tall += height
        return tall

    def _page(self, pages: Pages) -> None:
        layout, worksheet = self.sheet.layout, self.out.sheet
        self._paper(pages.paper, landscape=pages.landscape)
        worksheet.set_margins(*MARGINS)
        worksheet.center_horizontally()
        worksheet.repeat_rows(layout.header_row - 1, layout.first_row - 2)
        worksheet.hide_gridlines(2)
        worksheet.freeze_panes(layout.first_row - 1, self.sheet.frozen_columns)
        if pages.breaks:
            worksheet.set_h_pagebreaks([layout.first_row - 1 + row for row in pages.breaks])

    def _paper(self, paper: int, *, landscape: bool = True) -> None:
        worksheet = self.out.sheet
        worksheet.set_paper(paper)
        if landscape:
            worksheet.set_landscape()
        worksheet.fit_to_pages(1, 0)  # whatever a program makes of the widths: one page wide
        worksheet.set_footer(_FOOTER.get(self.lang))

    def data_face(self) -> None:
        """Write a tidy table for machines: an Excel table with a name, e.g. ``pm_targets``."""
        sheet, columns, worksheet = self.sheet, self.sheet.layout.columns, self.out.sheet
        titles = [column.title.get(self.lang) for column in columns]
        for place, (title, least) in enumerate(zip(titles, column_widths(sheet), strict=True)):
            width = min(half_widths(title) + 2, _DATA_WIDEST)
            pixels = max(least, column_pixels(width, BODY_POINTS))
            worksheet.set_column(place, place, character_width(pixels))
        head = self.styles.heading()
        if sheet.rows:
            self.out.table(_table_name(sheet.key), titles, len(sheet.rows), head)
            # Printed numbers are text; Excel would mark each of them as a likely slip.
            area = f"A2:{letters(len(columns) - 1)}{len(sheet.rows) + 1}"
            worksheet.ignore_errors({"number_stored_as_text": area})
        else:  # a table of Excel's holds at least one row
            for place, title in enumerate(titles):
                self.out.text(0, place, title, head)
        looks = [self.styles.cell(column, "data", None, "data") for column in columns]
        for number, row in enumerate(sheet.rows, start=1):
            if row.kind == "data" and _PLAIN.issuperset(map(type, row.cells)):
                self.out.record(number, row.cells, looks)
            else:
                self._cells(number, row.kind, enumerate(row.cells))
        worksheet.freeze_panes(1, sheet.frozen_columns)
        # As wide as it is: on one page's width nobody could read it.
        worksheet.set_paper(A3)
        worksheet.set_landscape()
        worksheet.set_footer(_FOOTER.get(self.lang))
        worksheet.repeat_rows(0)

    def picture_face(self, book: Any) -> None:
        """Write a page for leaders, on one sheet of A4."""
        PicturePage(self.out, self.sheet, self.sheets, self.styles, self.lang, self._cells).write(
            book
        )
        self._paper(A4, landscape=not self.sheet.portrait)
        self.out.sheet.fit_to_pages(1, 1)

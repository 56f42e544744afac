"""Workbook -> the bytes of an .xlsx file."""

import re
import warnings
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import attrs
import xlsxwriter

from policymodel.export.bulk import BulkSheet, BulkWriter, fits
from policymodel.export.pages import MARGIN_END, MARGIN_SIDE, Pages, lay_out, runs, stacked
from policymodel.export.styles import FONTS, SMALL_POINTS, TITLE_POINTS, FontProfile, Styles
from policymodel.export.textsize import (
    character_width,
    column_pixels,
    half_widths,
    lines,
    row_height,
)
from policymodel.export.writing import SheetWriter, check_sheet_name
from policymodel.findings import Text
from policymodel.sheets.sheet import (
    Cell,
    Chart,
    Column,
    Formula,
    Link,
    Number,
    Series,
    Sheet,
    Workbook,
    plain,
)

_OPTIONS = {
    "in_memory": True,  # temporary files cost half of a small workbook's time
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FOOTER = Text("&C第 &P 页 共 &N 页", "&CPage &P of &N")
_DATA_WIDEST = 60.0
_CHART_WIDTH = 1000  # pixels: the width of a landscape A4 page at this scale
_PAGE_PIXELS = 650  # height of such a page
_CHART_TALLEST = 510  # pixels: with title and note above it, one page
_CHART_COLUMNS = 16  # columns of the usual width under a chart
_ROW_PIXELS = 20  # height of a row that nobody set
_ANNEX_HEIGHT, _LINE_HEIGHT = 20.25, 20.25


def render(workbook: Workbook, *, fonts: FontProfile = "safe") -> bytes:
    """Return `workbook` as the bytes of an .xlsx file; the same workbook, the same bytes.

    Args:
        workbook: what to write.
        fonts: which fonts to name: ``safe`` or ``gongwen``.

    Raises:
        ExportError: Excel cannot hold something; the finding names the cell.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what XlsxWriter only warns of, it has left out
        styles = Styles(book, FONTS[fonts])
        names = {sheet.key: sheet.name for sheet in workbook.sheets}
        taken: set[str] = set()
        layouts = {sheet.key: sheet for sheet in workbook.sheets}
        for sheet in workbook.sheets:
            check_sheet_name(sheet.name, taken)
            out = _open(book, sheet)
            writer = _Writer(out, out.sheet, sheet, styles, names, workbook.lang)
            if sheet.charts:
                _charts(book, writer, layouts, names)
            elif sheet.layout.face == "print":
                writer.print_face()
            else:
                writer.data_face()
        book.set_properties(
            {
                "title": workbook.title,
                "created": datetime.combine(workbook.created, time()),
            }
        )
        for name, value in workbook.properties:
            book.set_custom_property(name, value, "text")
        book.close()
    return target.getvalue()


def _open(book: Any, sheet: Sheet) -> SheetWriter:
    """Add a worksheet; a chart's place depends on XlsxWriter's own rows, so it gets those."""
    if fits() and not sheet.charts:
        return BulkWriter(book.add_worksheet(sheet.name, BulkSheet), sheet.name)
    return SheetWriter(book.add_worksheet(sheet.name), sheet.name)


@attrs.frozen
class _Writer:
    """Writes one sheet."""

    out: SheetWriter
    worksheet: Any
    sheet: Sheet
    styles: Styles
    names: dict[str, str]
    lang: Any

    def print_face(self) -> None:
        """Write a sheet for people."""
        sheet, worksheet, layout = self.sheet, self.worksheet, self.sheet.layout
        last = len(layout.columns) - 1
        across = sum(column_pixels(column.width, 10.5) for column in layout.columns)
        title = row_height(lines(sheet.title, across * 10.5 / TITLE_POINTS, 10.5) + 1, 13)
        pages = lay_out(sheet, above=_ANNEX_HEIGHT + title + _LINE_HEIGHT, lang=self.lang)
        for place, width in enumerate(pages.widths):
            worksheet.set_column(place, place, character_width(width))
        self.out.height(0, _ANNEX_HEIGHT)
        self.out.height(1, title)
        self.out.height(2, _LINE_HEIGHT)
        if sheet.annex:
            self.out.text(0, 0, sheet.annex, self.styles.annex())
        self.out.merge((1, 0), (1, last), self.styles.title())
        self.out.text(1, 0, sheet.title, self.styles.title())
        if sheet.line:
            self.out.merge((2, 0), (2, last), self.styles.line())
            self.out.text(2, 0, sheet.line, self.styles.line())
        self._heading(pages)
        top = layout.first_row - 1
        for number, (row, height) in enumerate(zip(sheet.rows, pages.heights, strict=True)):
            self.out.height(top + number, height)
            if row.kind == "note":
                self.out.merge((top + number, 0), (top + number, last), self.styles.note())
                self.out.text(top + number, 0, str(plain(row.cells[0])), self.styles.note())
                continue
            for place, (column, cell) in enumerate(zip(layout.columns, row.cells, strict=True)):
                self._cell(top + number, place, column, cell, row.kind)
        self._merged(pages, top)
        self._notes(pages, top + len(sheet.rows), last)
        self._page(pages)

    def _heading(self, pages: Pages) -> None:
        layout = self.sheet.layout
        first = layout.header_row - 1
        bottom = first + layout.header_rows - 1
        for offset, height in enumerate(pages.heading):
            self.out.height(first + offset, height)
        place = 0
        while place < len(layout.columns):
            column = layout.columns[place]
            text = column.title.get(self.lang)
            style = self._head(column)
            if column.group is None:
                self.out.merge((first, place), (bottom, place), style)
                self.out.text(first, place, text, style)
                place += 1
                continue
            end = place
            while end < len(layout.columns) and layout.columns[end].group == column.group:
                each = layout.columns[end]
                self.out.text(bottom, end, each.title.get(self.lang), self._head(each))
                end += 1
            head = self.styles.heading(derived=column.derived)
            self.out.merge((first, place), (first, end - 1), head)
            self.out.text(first, place, column.group.get(self.lang), head)
            place = end

    def _head(self, column: Column) -> Any:
        upright = stacked(column, column.title.get(self.lang))
        return self.styles.heading(vertical=upright, derived=column.derived)

    def _cell(self, row: int, place: int, column: Column, cell: Cell, kind: Any) -> None:
        face = self.sheet.layout.face
        styles, out = self.styles, self.out
        if isinstance(cell, str):
            out.text(row, place, cell, styles.cell(column, kind, face=face, text=True))
        elif cell is None:
            if face == "print":
                out.blank(row, place, styles.cell(column, kind, face=face))
        elif isinstance(cell, Decimal | int):
            out.number(row, place, cell, styles.cell(column, kind, face=face))
        elif isinstance(cell, Number):
            style = styles.cell(column, kind, face=face, number=cell.format)
            out.number(row, place, cell.value, style)
        elif isinstance(cell, Formula):
            style = styles.cell(
                column, kind, face=face, number=cell.format, text=isinstance(cell.value, str)
            )
            out.formula(row, place, cell.text, cell.value, style)
        elif isinstance(cell, Link):
            style = styles.cell(column, kind, face=face, link=True, text=True)
            out.link(row, place, self.names[cell.sheet], cell.cell, cell.text, style)

    def _merged(self, pages: Pages, top: int) -> None:
        """Merge runs of equal cells; never over the edge of a page or of an outer group."""
        sheet = self.sheet
        for place, column in enumerate(sheet.layout.columns):
            if not column.merged:
                continue
            for first, after in runs(sheet, place, pages.breaks):
                row = sheet.rows[first]
                if after - first > 1 and row.cells[place] is not None:
                    style = self.styles.cell(column, row.kind, text=True)
                    self.out.merge((top + first, place), (top + after - 1, place), style)
                    self._cell(top + first, place, column, row.cells[place], row.kind)

    def _notes(self, pages: Pages, row: int, last: int) -> None:
        across = sum(pages.widths)
        for offset, note in enumerate(self.sheet.notes):
            count = lines(note, across, SMALL_POINTS)
            self.out.height(row + offset, row_height(count, SMALL_POINTS))
            self.out.merge((row + offset, 0), (row + offset, last), self.styles.note())
            self.out.text(row + offset, 0, note, self.styles.note())

    def _page(self, pages: Pages) -> None:
        layout, worksheet = self.sheet.layout, self.worksheet
        worksheet.set_paper(pages.paper)
        if pages.landscape:
            worksheet.set_landscape()
        worksheet.set_margins(MARGIN_SIDE, MARGIN_SIDE, MARGIN_END, MARGIN_END)
        worksheet.center_horizontally()
        worksheet.fit_to_pages(1, 0)  # whatever a program makes of the widths: one page wide
        worksheet.repeat_rows(layout.header_row - 1, layout.first_row - 2)
        worksheet.set_footer(_FOOTER.get(self.lang))
        worksheet.hide_gridlines(2)
        worksheet.freeze_panes(layout.first_row - 1, self.sheet.frozen_columns)
        if pages.breaks:
            worksheet.set_h_pagebreaks([layout.first_row - 1 + row for row in pages.breaks])

    def data_face(self) -> None:
        """Write a tidy table for machines."""
        sheet, layout, worksheet = self.sheet, self.sheet.layout, self.worksheet
        for place, column in enumerate(layout.columns):
            title = column.title.get(self.lang)
            self.out.text(0, place, title, self.styles.heading())
            width = min(max(column.width, half_widths(title) + 2), _DATA_WIDEST)
            worksheet.set_column(place, place, character_width(column_pixels(width, 10.5)))
        for number, row in enumerate(sheet.rows, start=1):
            for place, (column, cell) in enumerate(zip(layout.columns, row.cells, strict=True)):
                self._cell(number, place, column, cell, row.kind)
        worksheet.freeze_panes(1, sheet.frozen_columns)
        if sheet.rows:
            worksheet.autofilter(0, 0, len(sheet.rows), len(layout.columns) - 1)
        worksheet.set_landscape()
        worksheet.set_paper(8)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(0)
        worksheet.set_footer(_FOOTER.get(self.lang))


def _charts(book: Any, writer: _Writer, sheets: dict[str, Sheet], names: dict[str, str]) -> None:
    """Write a sheet that holds charts and nothing else, one below the other."""
    worksheet, sheet = writer.worksheet, writer.sheet
    last = _CHART_COLUMNS - 1
    writer.out.merge((0, 0), (0, last), writer.styles.title())
    writer.out.text(0, 0, sheet.title, writer.styles.title())
    worksheet.set_row(0, 36)
    row, breaks, room = 1, [], _PAGE_PIXELS - 76
    for note in sheet.notes:  # above the charts: below, they might stand on a page alone
        height = row_height(lines(note, _CHART_WIDTH, SMALL_POINTS), SMALL_POINTS)
        worksheet.set_row(row, height)
        writer.out.merge((row, 0), (row, last), writer.styles.note())
        writer.out.text(row, 0, note, writer.styles.note())
        room -= int(height / 0.75) + 1
        row += 1
    row += 1
    for chart in sheet.charts:
        made = _chart(book, chart, sheets, names)
        bars = (chart.series[0].last - chart.series[0].first + 1) * len(chart.series)
        height = min(max(300, 130 + 26 * bars), _CHART_TALLEST)
        made.set_size({"width": _CHART_WIDTH, "height": height})
        if height > room:
            breaks.append(row)
            room = _PAGE_PIXELS
        worksheet.insert_chart(row, 0, made, {"object_position": 2})
        rows = height // _ROW_PIXELS + 2
        room -= rows * _ROW_PIXELS
        row += rows
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(_FOOTER.get(writer.lang))
    if breaks:
        worksheet.set_h_pagebreaks(breaks)


def _cached(sheet: Sheet, column: str, series: Series) -> list[str | float | None]:
    """Return what a chart keeps of a column, for programs that draw it without opening it."""
    cells = [plain(cell) for cell in sheet.column(column)][series.first : series.last + 1]
    return [float(cell) if isinstance(cell, Decimal | int) else cell for cell in cells]


def _title(text: str) -> str:
    """Return text for a chart: XlsxWriter takes ``a!B2`` in a name for a reference."""
    return re.sub(r"!(?=\$?[A-Z]+\$?\d)", "！", text)


def _chart(book: Any, chart: Chart, sheets: dict[str, Sheet], names: dict[str, str]) -> Any:
    made = book.add_chart({"type": "bar"})
    for series in chart.series:
        layout = sheets[series.sheet].layout
        home, name = sheets[series.sheet], names[series.sheet]
        first = layout.first_row - 1 + series.first
        last = layout.first_row - 1 + series.last
        categories, values = layout.index(chart.categories), layout.index(series.column)
        made.add_series(
            {
                "name": _title(series.name),
                "categories": [name, first, categories, last, categories],
                "values": [name, first, values, last, values],
                "categories_data": _cached(home, chart.categories, series),
                "values_data": _cached(home, series.column, series),
                "data_labels": {"value": True, "font": {"size": 9}},
                "gap": 60,
            }
        )
    made.set_title({"name": _title(chart.title), "name_font": {"size": 13, "bold": False}})
    value_axis = {"name": _title(chart.axis), "min": 0, "major_gridlines": {"visible": True}}
    # Bars stand in the table's order, top to bottom, with the values' axis below them.
    made.set_x_axis(value_axis)
    made.set_y_axis({"reverse": True, "crossing": "max"})
    made.set_legend({"position": "bottom"})
    return made

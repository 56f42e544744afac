"""The bare loop that workbooks are measured against: the same cells, without our rooms."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from policymodel.export.xlsx import render
from policymodel.sheets.sheet import Sheet, Workbook


class Recorded:
    """What a rendered workbook holds, read back once: cells with styles, merges, sizes."""

    def __init__(self, workbook: Workbook) -> None:
        book = openpyxl.load_workbook(BytesIO(render(workbook)))
        self.charts = [sheet for sheet in workbook.sheets if sheet.charts]
        self.sheets = []
        for sheet in book.worksheets:
            cells = []
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is None and not cell.has_style:
                        continue
                    value = cell.value
                    cells.append((cell.row - 1, cell.column - 1, value, cell.data_type, look(cell)))
            merges = [each.bounds for each in sheet.merged_cells.ranges]
            widths = [(key, each.width) for key, each in sheet.column_dimensions.items()]
            heights = [(key, each.height) for key, each in sheet.row_dimensions.items()]
            self.sheets.append((sheet.title, cells, merges, widths, heights))


def look(cell: Any) -> tuple[Any, ...]:
    """Return a cell's style as a key to make the same style from."""
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
    return (
        cell.font.name,
        cell.font.size,
        bool(cell.font.bold),
        bool(cell.font.italic),
        cell.alignment.horizontal,
        cell.alignment.vertical,
        bool(cell.alignment.wrap_text),
        cell.border.left.style is not None,
        fill,
        cell.number_format,
    )


def write(recorded: Recorded, workbook: Workbook) -> None:
    """Write what was recorded with XlsxWriter's default settings, as a plain loop would."""
    with tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(Path(folder) / "bare.xlsx")
        styles: dict[tuple[Any, ...], Any] = {}
        for title, cells, merges, widths, heights in recorded.sheets:
            sheet = book.add_worksheet(title)
            for letter, width in widths:
                sheet.set_column(f"{letter}:{letter}", width)
            for number, height in heights:
                if height is not None:
                    sheet.set_row(number - 1, height)
            for first_column, first_row, last_column, last_row in merges:
                sheet.merge_range(
                    first_row - 1, first_column - 1, last_row - 1, last_column - 1, ""
                )
            for row, column, value, kind, key in cells:
                if key not in styles:
                    styles[key] = book.add_format(properties(key))
                style = styles[key]
                if value is None:
                    sheet.write_blank(row, column, None, style)
                elif kind == "f":
                    sheet.write_formula(row, column, value, style, 0)
                elif kind == "n":
                    sheet.write_number(row, column, value, style)
                else:
                    sheet.write_string(row, column, str(value), style)
        for each in recorded.charts:
            add_charts(book, each, workbook)
        book.close()


def properties(key: tuple[Any, ...]) -> dict[str, Any]:
    """Return a style key as XlsxWriter's properties."""
    name, size, bold, italic, horizontal, vertical, wrap, border, fill, number = key
    made = {"font_name": name, "font_size": size, "bold": bold, "italic": italic}
    made.update(text_wrap=wrap, border=int(border), num_format=number)
    if horizontal:
        made["align"] = horizontal
    if vertical:
        made["valign"] = {"center": "vcenter"}.get(vertical, vertical)
    if fill:
        made["bg_color"] = "#" + fill[-6:]
    return made


def add_charts(book: Any, sheet: Sheet, workbook: Workbook) -> None:
    """Add the charts of a sheet with XlsxWriter."""
    target = book.get_worksheet_by_name(sheet.name)
    for number, chart in enumerate(sheet.charts):
        stacked = {"subtype": "stacked"} if chart.kind == "stacked" else {}
        made = book.add_chart({"type": "bar", **stacked})
        for series in chart.series:
            home = workbook.sheet(series.sheet)
            layout = home.layout
            first, last = layout.first_row - 1 + series.first, layout.first_row - 1 + series.last
            categories, values = layout.index(chart.categories), layout.index(series.column)
            made.add_series(
                {
                    "name": series.name,
                    "categories": [home.name, first, categories, last, categories],
                    "values": [home.name, first, values, last, values],
                }
            )
        target.insert_chart(2 + 20 * number, 0, made)

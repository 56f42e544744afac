"""Sheets that hold charts and nothing else, one below the other."""

import re
from decimal import Decimal
from typing import Any

from policymodel.export.faces import Face
from policymodel.export.linebreaks import held
from policymodel.export.paper import A4, Page
from policymodel.export.punctuation import full_width
from policymodel.export.styles import BODY_POINTS
from policymodel.export.textsize import text_height
from policymodel.sheets.sheet import Chart, Series, Sheet, plain
from policymodel.text import COLON, LIST_COMMA

_WIDTH = 1000  # pixels
_TALLEST = 510  # pixels: with title and note above it, one page
_COLUMNS = 16  # columns of the usual width, of 64 pixels, under a chart
_ROW_PIXELS = 20  # height of a row that nobody set
_TITLE_HEIGHT = 36  # points


class ChartSheet(Face):
    """A sheet of charts; those whose figures are in no sheet of the workbook are left out."""

    def write(self, book: Any) -> None:
        """Write the sheet."""
        sheet, worksheet, last = self.sheet, self.out.sheet, _COLUMNS - 1
        page = Page(A4, True, self.styles.fonts.landscape)
        scale = min(100, int(100 * page.across(100) / (_COLUMNS * 64)))
        self._print_on(page, scale)
        self._across(0, last, self._shown(sheet.title), self.styles.of("title"))
        self.out.height(0, _TITLE_HEIGHT)
        # Notes stand above the charts: below, they might stand on a page alone.
        tall = _TITLE_HEIGHT + self._notes(1, last)
        row, breaks = len(sheet.notes) + 2, []
        whole = int(page.down(scale) / 0.75)
        room = whole - int(tall / 0.75) - _ROW_PIXELS
        for chart in sheet.charts:
            if any(series.sheet not in self.sheets for series in chart.series):
                continue
            bars = (chart.series[0].last - chart.series[0].first + 1) * len(chart.series)
            height = min(max(300, 130 + 26 * bars), _TALLEST)
            made = self._chart(book, chart)
            made.set_size({"width": _WIDTH, "height": height})
            if height > room:
                breaks.append(row)
                room = whole
            options = {"object_position": 2, "description": self._description(chart)}
            worksheet.insert_chart(row, 0, made, options)
            rows = height // _ROW_PIXELS + 2
            room -= rows * _ROW_PIXELS
            row += rows
        worksheet.hide_gridlines(2)
        if breaks:
            worksheet.set_h_pagebreaks(breaks)

    def _shown(self, text: str) -> str:
        return full_width(text) if self.lang == "zh" else text

    def _notes(self, row: int, last: int) -> float:
        """Write the notes from `row` on, and return how high they are in points."""
        tall = 0.0
        for number, note in enumerate(self.sheet.notes, row):
            said = held(self._shown(note), _WIDTH, BODY_POINTS)
            height = text_height(said, _WIDTH, BODY_POINTS)
            self.out.height(number, height)
            self._across(number, last, said, self.styles.of("note"))
            tall += height
        return tall

    def _description(self, chart: Chart) -> str:
        """Say what a chart shows, for those who cannot see it: its title and its figures' names."""
        colon, comma = COLON.get(self.lang), LIST_COMMA.get(self.lang)
        names = [
            str(name) for name in _cached(self._home(chart), chart.categories, chart.series[0])
        ]
        series = comma.join(series.name for series in chart.series)
        return self._shown(f"{chart.title} ({series}){colon}{comma.join(names)}")

    def _home(self, chart: Chart) -> Sheet:
        return self.sheets[chart.series[0].sheet]

    def _chart(self, book: Any, chart: Chart) -> Any:
        made, font = book.add_chart({"type": "bar"}), {"name": self.styles.fonts.body, "size": 10.5}
        for series in chart.series:
            home = self.sheets[series.sheet]
            layout, top = home.layout, home.layout.first_row - 1
            categories, values = layout.index(chart.categories), layout.index(series.column)
            first, last = top + series.first, top + series.last
            made.add_series(
                {
                    "name": _title(series.name),
                    "categories": [home.name, first, categories, last, categories],
                    "values": [home.name, first, values, last, values],
                    "categories_data": _cached(home, chart.categories, series),
                    "values_data": _cached(home, series.column, series),
                    "data_labels": {"value": True, "font": font},
                    "gap": 60,
                }
            )
        title = {"name": self.styles.fonts.heading, "size": 13, "bold": False}
        made.set_title({"name": _title(self._shown(chart.title)), "name_font": title})
        # Bars stand in the table's order, top to bottom, with the values' axis below them.
        name = {"name": _title(self._shown(chart.axis)), "name_font": {**font, "bold": False}}
        grid = {"min": 0, "major_gridlines": {"visible": True}}
        made.set_x_axis({**name, **grid, "num_font": font})
        made.set_y_axis({"reverse": True, "crossing": "max", "num_font": font})
        made.set_legend({"position": "bottom", "font": font})
        return made


def _cached(sheet: Sheet, column: str, series: Series) -> list[str | float | None]:
    """Return what a chart keeps of a column, for programs that draw it without opening it."""
    cells = [plain(cell) for cell in sheet.column(column)][series.first : series.last + 1]
    return [float(cell) if isinstance(cell, Decimal | int) else cell for cell in cells]


def _title(text: str) -> str:
    """Return text for a chart: XlsxWriter takes ``a!B2`` in a name for a reference."""
    return re.sub(r"!(?=\$?[A-Z]+\$?\d)", "！", text)

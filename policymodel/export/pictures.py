"""One page for leaders: a table in large type, or a small table with native charts beside it."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from policymodel.export.faces import Face
from policymodel.export.heads import aligned
from policymodel.export.linebreaks import balanced, held
from policymodel.export.paper import A3, A4, Page
from policymodel.export.punctuation import in_print
from policymodel.export.styles import BODY_POINTS, LARGE
from policymodel.export.textsize import (
    character_width,
    column_pixels,
    half_widths,
    lines,
    row_height,
    text_height,
    whole_pixels,
)
from policymodel.sheets.sheet import Chart, Row, Series, Sheet, plain, shown
from policymodel.text import Lang, Text

_POINTS = 0.75  # of a pixel
_INDENT = 1.5  # half-widths beside a number
_LANG = Text("zh-CN", "en-US")
_LINE_HEIGHT, _ANNEX_HEIGHT = 20.25, 20.25
_GAP = 20  # pixels between table and charts
_NARROWEST, _WIDEST = 520, 900  # pixels of a chart
_EDGE = 4  # pixels that keep a chart's frame inside its column, and so on the page
_AROUND_BARS, _BAR = 130, 24  # pixels: title, axis and legend; a bar with the gap below it
_LEGIBLE = 0.85  # of the size of its letters: smaller, a sheet with charts takes larger paper
_FEW = 5  # things that an axis counts one by one
_MEASURED = re.compile(r"(.*\d%?)\s?([^\d\s][^\d]*)")
_TALLER = 1.8  # how much a row of large type may grow to fill the page

FILLS = (
    ("#1F3864", "#FFFFFF"),
    ("#BDD7EE", "#000000"),
    ("#2E75B6", "#FFFFFF"),
    ("#7F7F7F", "#FFFFFF"),
    ("#E2E2E2", "#000000"),
)
"""The colours of series, each with that of the number that stands on it.

From dark to light, so that parts of a bar differ in print without colours, too.
"""
_INK, _EDGES = "#000000", "#595959"  # on and around a part that has a light colour of its own


def is_picture(sheet: Sheet) -> bool:
    """Whether a sheet is such a page."""
    return bool(sheet.charts) or any(column.kind in LARGE for column in sheet.layout.columns)


class PicturePage(Face):
    """Writes such a sheet, on one page of A4."""

    def write(self, book: Any) -> None:
        """Write title, table and notes, and beside them the charts."""
        sheet, top = self.sheet, self.sheet.layout.first_row - 1
        widths = self._widths()
        table = sum(widths)
        texts = self._texts(widths)
        heights = [self._height(row, widths, texts) for row in sheet.rows]
        said = [self._shown(note) for note in aligned(sheet.notes)]
        notes = [text_height(note, table, BODY_POINTS) for note in said]
        heading = row_height(
            max(
                lines(column.title.get(self.lang), width, BODY_POINTS)
                for column, width in zip(sheet.layout.columns, widths, strict=True)
            ),
            BODY_POINTS,
        )
        below = heading + sum(heights) + sum(notes)
        tall = [_AROUND_BARS + _BAR * bars for bars in map(_bars, sheet.charts)]
        if tall:
            grown = max(1.0, below / _POINTS / sum(tall))
            tall = [int(each * grown) for each in tall]
            below = max(below, sum(tall) * _POINTS)
        wide = self._chart_width(table, below) if tall else 0
        across = table + (wide and wide + _GAP)
        name = balanced(self._shown(sheet.title), across, self.styles.fonts.title_points)
        title = row_height(name.count("\n") + 2, 13)
        if not tall:
            above = _ANNEX_HEIGHT + title + _LINE_HEIGHT
            heights = self._filling(heights, above + heading + sum(notes))
        for place, width in enumerate(widths):
            self.out.sheet.set_column(place, place, character_width(width))
        last = len(widths) - 1
        if wide:
            last += 2
            self.out.sheet.set_column(last - 1, last - 1, character_width(_GAP))
            self.out.sheet.set_column(last, last, character_width(wide))
        self._above(name, title, last)
        self._table(heading, heights, len(widths) - 1, texts)
        for row, (note, height) in enumerate(zip(said, notes, strict=True), top + len(sheet.rows)):
            self.out.height(row, height)
            self._across(row, len(widths) - 1, note, self.styles.of("note"))
        self._charts(book, sheet.layout.header_row - 1, last, wide, tall)
        self.out.sheet.hide_gridlines(2)
        self._print_on(self._large(across, below + _ANNEX_HEIGHT + title + _LINE_HEIGHT), 100)
        self.out.sheet.fit_to_pages(1, 1)
        self.out.sheet.center_horizontally()

    @property
    def _room(self) -> tuple[float, float]:
        """The width and height of the page between its margins, in points."""
        return self._paper.across(100) * _POINTS, self._paper.down(100)

    @property
    def _paper(self) -> Page:
        fonts, upright = self.styles.fonts, self.sheet.portrait
        return Page(A4, not upright, fonts.portrait if upright else fonts.landscape)

    def _large(self, across: float, tall: float) -> Page:
        """Return the paper on which charts are not too small to be read."""
        wide, high = self._room
        if self.sheet.charts and min(wide / across / _POINTS, high / tall) < _LEGIBLE:
            return attrs.evolve(self._paper, paper=A3)
        return self._paper

    def _texts(self, widths: Sequence[int]) -> tuple[dict[str, str], ...]:
        """Return how the texts of each column are printed."""
        found = []
        for place, (column, width) in enumerate(
            zip(self.sheet.layout.columns, widths, strict=True)
        ):
            texts = {cell for row in self.sheet.rows if isinstance(cell := row.cells[place], str)}
            points = LARGE.get(column.kind, BODY_POINTS)
            shown_as = {text: _fitted(self._shown(text), width, points) for text in texts}
            found.append({text: new for text, new in shown_as.items() if text != new})
        return tuple(found)

    def _widths(self) -> list[int]:
        """The widths of the table's columns; without charts beside it, it fills the page."""
        widths = [
            column_pixels(max(column.width, self._least_width(place)), BODY_POINTS)
            for place, column in enumerate(self.sheet.layout.columns)
        ]
        if self.sheet.charts:
            return widths
        grown = self._room[0] / _POINTS / sum(widths)
        return [int(width * grown) for width in widths]

    def _chart_width(self, table: int, below: float) -> int:
        """How wide charts are, so that they and the table have the shape of the page."""
        wide, high = self._room
        above = _ANNEX_HEIGHT + row_height(2, 13) + _LINE_HEIGHT
        wanted = (below + above) * wide / high / _POINTS - table - _GAP
        return int(min(max(wanted, _NARROWEST), _WIDEST))

    def _shown(self, text: str) -> str:
        return in_print(text, self.lang)

    def _least_width(self, place: int) -> float:
        """How many half-widths the longest number of a column takes, or a word of its heading."""
        words = self.sheet.layout.columns[place].title.get(self.lang).split()
        word = max(map(half_widths, words)) if self.lang == "en" else 0
        return max(_number_width(self.sheet, place), word)

    def _height(self, row: Row, widths: Sequence[int], texts: tuple[dict[str, str], ...]) -> float:
        if row.kind == "group":
            return text_height(str(plain(row.cells[0])), sum(widths), BODY_POINTS)
        columns = self.sheet.layout.columns
        return max(
            text_height(
                said.get(shown(cell), shown(cell)), wide, LARGE.get(column.kind, BODY_POINTS)
            )
            for column, cell, wide, said in zip(columns, row.cells, widths, texts, strict=True)
        )

    def _filling(self, heights: Sequence[float], others: float) -> list[float]:
        """Return the heights of rows that grow to fill the page, but not beyond what reads well."""
        left = self._room[1] * 0.97 - others
        grown = min(max(1.0, left / sum(heights)), _TALLER)
        return [whole_pixels(each * grown) for each in heights]

    def _above(self, title: str, tall: float, last: int) -> None:
        for row, height in enumerate((_ANNEX_HEIGHT, tall, _LINE_HEIGHT)):
            self.out.height(row, height)
        self._across(1, last, title, self.styles.of("title"))
        if self.sheet.line:
            self._across(2, last, self._shown(self.sheet.line), self.styles.of("line"))

    def _table(
        self,
        heading: float,
        heights: Sequence[float],
        last: int,
        texts: tuple[dict[str, str], ...],
    ) -> None:
        layout = self.sheet.layout
        self.out.height(layout.header_row - 1, heading)
        for place, column in enumerate(layout.columns):
            style = self.styles.heading(derived=column.derived)
            self.out.text(layout.header_row - 1, place, column.title.get(self.lang), style)
        rows = zip(self.sheet.rows, heights, strict=True)
        for number, (row, height) in enumerate(rows, layout.first_row - 1):
            self.out.height(number, height)
            if row.kind == "group":
                text = str(plain(row.cells[0]))
                self._across(number, last, text, self.styles.cell(layout.columns[0], "group", text))
            else:
                self._cells(number, row.kind, enumerate(row.cells), texts)

    def _charts(self, book: Any, row: int, column: int, wide: int, tall: Sequence[int]) -> None:
        down = 0
        for chart, height in zip(self.sheet.charts, tall, strict=True):
            made = drawn(book, chart, self.sheets, self.styles.fonts.body, self.lang)
            made.set_size({"width": wide - _EDGE, "height": height})
            placed = {"object_position": 2, "description": chart.text, "y_offset": down}
            self.out.sheet.insert_chart(row, column, made, placed)
            down += height


def _number_width(sheet: Sheet, place: int) -> float:
    """Return how many half-widths the longest number of a column takes."""
    cells = (row.cells[place] for row in sheet.rows)
    numbers = [shown(cell) for cell in cells if isinstance(plain(cell), int | Decimal)]
    return max((half_widths(text) + _INDENT for text in numbers), default=0)


def _bars(chart: Chart) -> int:
    first = chart.series[0]
    beside = 1 if chart.kind == "stacked" else len(chart.series)
    return (first.last - first.first + 1) * beside


def drawn(book: Any, chart: Chart, sheets: Mapping[str, Sheet], font: str, lang: Lang) -> Any:
    """Return a native chart of XlsxWriter, in the font of the sheets."""
    stacked = chart.kind == "stacked"
    made = book.add_chart({"type": "bar", **({"subtype": "stacked"} if stacked else {})})
    _speak(made, lang)

    def face(size: float, **more: Any) -> dict[str, Any]:
        return {"name": font, "size": size, "bold": False, **more}

    for series, (fill, ink) in zip(chart.series, FILLS, strict=False):
        if series.fill:
            fill, ink = series.fill, _INK
        home = sheets[series.sheet]
        layout, top = home.layout, home.layout.first_row - 1
        categories, values = layout.index(chart.categories), layout.index(series.column)
        first, last = top + series.first, top + series.last
        labels = {"value": True, "num_format": chart.format, "font": face(9)}
        if stacked:
            labels |= {"position": "center", "font": face(9, color=ink)}
        made.add_series(
            {
                "name": _title(series.name),
                "categories": [home.name, first, categories, last, categories],
                "values": [home.name, first, values, last, values],
                "categories_data": _cached(home, chart.categories, series, lang),
                "values_data": _cached(home, series.column, series, lang),
                "data_labels": labels,
                "fill": {"color": fill},
                "border": {"color": _EDGES if series.fill else "#FFFFFF", "width": 0.75},
                "gap": 50,
            }
        )
    made.set_chartarea({"border": {"none": True}})  # the longest bar's label may reach its edge
    made.set_title({"name": _title(chart.title), "name_font": face(13)})
    # Bars stand in the table's order, top to bottom, with the values' axis below them.
    made.set_x_axis(
        {
            "name": _title(chart.axis),
            "name_font": face(9),
            "num_font": face(9),
            "num_format": "0%" if chart.format.endswith("%") else "General",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            **_steps(chart, sheets, lang),
        }
    )
    made.set_y_axis(
        {"reverse": True, "crossing": "max", "num_font": face(9), "label_position": "low"}
    )
    # One series says what it is in the title.
    legend = {"position": "bottom", "font": face(9)} if len(chart.series) > 1 else {"none": True}
    made.set_legend(legend)
    return made


def _steps(chart: Chart, sheets: Mapping[str, Sheet], lang: Lang) -> dict[str, int]:
    """Return the steps of the axis of a few things, which are not counted in halves."""
    counted = [_cached(sheets[each.sheet], each.column, each, lang) for each in chart.series]
    most = max(sum(float(value or 0) for value in bar) for bar in zip(*counted, strict=True))
    return {"major_unit": 1} if chart.kind == "stacked" and most <= _FEW else {}


def _fitted(text: str, width: float, points: float) -> str:
    """Return text with breaks before units that would be torn, and no bad line's beginning."""
    made = []
    for line in text.split("\n"):
        parts = found.groups() if (found := _MEASURED.fullmatch(line)) else (line,)
        whole = all(lines(part, width, points) == 1 for part in parts)
        torn = lines(line, width, points) > 1
        made.append("\n".join(parts) if whole and torn else held(line, width, points))
    return "\n".join(made)


def _cached(sheet: Sheet, column: str, series: Series, lang: Lang) -> list[str | float | None]:
    """Return what a chart keeps of a column, for programs that draw it without opening it."""
    cells = [plain(cell) for cell in sheet.column(column)][series.first : series.last + 1]
    return [
        float(cell) if isinstance(cell, Decimal | int) else cell and in_print(cell, lang)
        for cell in cells
    ]


def _title(text: str) -> str:
    """Return text for a chart: XlsxWriter takes ``a!B2`` in a name for a reference."""
    return re.sub(r"!(?=\$?[A-Z]+\$?\d)", "！", text)


def _speak(chart: Any, lang: Lang) -> None:
    """Have a chart say its language, and name its font for Chinese characters, too.

    XlsxWriter writes en-US and fonts for Latin letters alone, and has no option for either; where
    a version of it does not write through these methods, it stays at that.
    """
    start, empty = (getattr(chart, f"_xml_{kind}_tag", None) for kind in ("start", "empty"))
    if start is None or empty is None:
        return

    def told(attributes: list[tuple[str, Any]] | None) -> list[tuple[str, Any]]:
        spoken = _LANG.get(lang)
        return [
            (name, spoken if name in ("lang", "val") and value == "en-US" else value)
            for name, value in attributes or []
        ]

    def empty_tag(tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        empty(tag, told(attributes))
        if tag == "a:latin":
            empty("a:ea", told(attributes))

    chart._xml_start_tag = lambda tag, attributes=None: start(tag, told(attributes))
    chart._xml_empty_tag = empty_tag

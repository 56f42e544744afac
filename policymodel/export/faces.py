"""The two faces of a sheet, written: a page for people, a tidy table for machines."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

import attrs

from policymodel.export.columns import printed, upright
from policymodel.export.pages import READABLE, Pages, lay_out, runs
from policymodel.export.paper import A3, A4, Page, inches
from policymodel.export.styles import BODY_POINTS, Styles
from policymodel.export.textsize import character_width, column_pixels, half_widths
from policymodel.export.writing import SheetWriter
from policymodel.sheets.sheet import (
    FORMATTED,
    Cell,
    Column,
    Formula,
    Input,
    Link,
    Number,
    RowKind,
    Sheet,
    Wanted,
    letters,
    shown,
)
from policymodel.text import Lang, Text

_DATA_WIDEST = 40.0
_LATIN = 1.1  # how much wider letters may be than half-widths
_DATA_LEAST = 67  # percent: the least print scale of a data sheet, whose letters are 7 points then
_REFERENCE = re.compile(r"='((?:[^']|'')+)'!([A-Z]+[0-9]+)")
_INTERNAL = Text("仅供内部核对，不随文印发", "internal: not for issue")
_INTERNAL_TAB = "#C00000"
_FOOTER_FONT = "宋体"
_STILL_ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
_PLAIN = frozenset({str, int, Decimal, type(None)})  # cells that look as their column does


def table_name(key: str) -> str:
    """Return what formulas and queries call the table of a data sheet, whatever the language."""
    return "pm_" + re.sub(r"\W", "_", key.removeprefix("data_"))


@attrs.frozen
class Face:
    """What both faces share: their cells, and the page that they are printed on."""

    out: SheetWriter
    sheet: Sheet
    sheets: dict[str, Sheet]
    styles: Styles
    lang: Lang
    written: dict[str, str]
    """Texts of cells, of all sheets so far, that are printed otherwise than they are said."""
    _looks: dict[RowKind, dict[tuple[object, ...], Any]] = attrs.field(factory=dict, init=False)
    """Formats of cells, by kind of row and what else decides: column, type, a format of its own."""
    _plain: dict[RowKind, tuple[dict[int, Any], dict[int, Any]]] = attrs.field(
        factory=dict, init=False
    )
    """Those of texts and of empty cells, by kind of row and column."""

    _inputs: dict[tuple[str, Wanted | None], list[tuple[int, int]]] = attrs.field(
        factory=lambda: defaultdict(list), init=False
    )
    """The cells to be filled in, by what may stand there and what is wanted."""

    def _cells(
        self,
        number: int,
        kind: RowKind,
        cells: Iterable[tuple[int, Cell]],
        texts: tuple[dict[str, str], ...] = (),
    ) -> None:
        """Write cells of a row, each with its column; `texts` say how texts are printed."""
        line: list[tuple[int, str | None, Any]] = []
        texts_look, blank_look = self._plain.setdefault(kind, ({}, {}))
        data = self.sheet.layout.face == "data"
        for place, cell in cells:
            if cell.__class__ is Link and cell.sheet not in self.sheets:
                cell = cell.text
            # Most cells hold a text or nothing.
            if cell is None:
                if not data:
                    look = blank_look.get(place) or self._look(blank_look, kind, place, None)
                    line.append((place, None, look))
            elif cell.__class__ is str:
                if texts and cell in texts[place]:
                    cell = self._printed(number, place, texts[place][cell])
                look = texts_look.get(place) or self._look(texts_look, kind, place, "")
                line.append((place, cell, look))
            else:
                self._other_cell(number, kind, place, cell, texts)
        self.out.line(number, line)

    def _printed(self, number: int, place: int, text: str) -> str:
        """Note what a cell says other than its sheet, for formulas that refer to it."""
        self.written[f"{self.sheet.name}!{letters(place)}{number + 1}"] = text
        return text

    def _look(self, looks: dict[Any, Any], kind: RowKind, key: Any, cell: Cell) -> Any:
        place = key if isinstance(key, int) else key[0]
        column, face = self.sheet.layout.columns[place], self.sheet.layout.face
        style = looks[key] = self.styles.cell(column, kind, cell, face)
        return style

    def _other_cell(
        self, number: int, kind: RowKind, place: int, cell: Cell, texts: tuple[dict[str, str], ...]
    ) -> None:
        """Write a cell that holds a number, a formula or a link, or is to be filled in."""
        out = self.out
        look: tuple[object, ...] = place, type(cell)
        if isinstance(cell, FORMATTED):
            look = *look, cell.format, type(cell.value)
        looks = self._looks.setdefault(kind, {})
        style = looks.get(look) or self._look(looks, kind, look, cell)
        if isinstance(cell, Formula):
            value = cell.value
            if isinstance(value, str) and (found := _REFERENCE.fullmatch(cell.text)):
                value = self.written.get(found[1].replace("''", "'") + "!" + found[2], value)
            out.formula(number, place, cell.text, value, style)
        elif isinstance(cell, Link):
            text = texts[place].get(cell.text, cell.text) if texts else cell.text
            out.link(number, place, self.sheets[cell.sheet].name, cell.cell, text, style)
        elif isinstance(cell, Number):
            out.number(number, place, cell.value, style)
        elif isinstance(cell, Input):
            out.input(number, place, cell.value, style)
            self._inputs[cell.choices, cell.wanted].append((number, place))
        elif isinstance(cell, int | Decimal):
            out.number(number, place, cell, style)

    def _across(self, row: int, last: int, text: str, style: Any) -> None:
        """Write text over all columns up to the `last`."""
        self.out.merge((row, 0), (row, last), style)
        self.out.text(row, 0, text, style)

    def _lock(self) -> None:
        """Lock what is no input, and offer what may stand in the inputs."""
        if self.sheet.locked:
            self.out.sheet.protect("", _STILL_ALLOWED)
        for (choices, wanted), cells in self._inputs.items():
            if choices:
                self.out.choices(cells, choices)
            elif wanted is not None:
                self.out.wanted(cells, wanted, self.lang)
        top, rows = self.sheet.layout.first_row - 1, len(self.sheet.rows)
        for place, column in enumerate(self.sheet.layout.columns):
            if column.fills and rows:
                fills = [(self.styles.fill(colour), said) for said, colour in column.fills]
                self.out.fills(top, top + rows - 1, place, fills)

    def _set_widths(self, widths: Iterable[int]) -> None:
        """Set the columns' widths in pixels, those that are alike at once."""
        for width, run in groupby(enumerate(widths), key=itemgetter(1)):
            places = [place for place, _ in run]
            self.out.sheet.set_column(places[0], places[-1], character_width(width))

    def _print_on(self, page: Page, scale: int) -> None:
        """Set up paper, margins and print scale, and what stands in the margins."""
        worksheet, fonts = self.out.sheet, self.styles.fonts
        worksheet.set_paper(page.paper)
        if page.landscape:
            worksheet.set_landscape()
        worksheet.set_margins(*page.margins.inches)
        worksheet.set_print_scale(scale)
        margin = {"margin": inches(page.margins.number), "scale_with_doc": False}
        font = f'&"{_FOOTER_FONT},Regular"&{fonts.number_points}'
        worksheet.set_footer(f"&C{font}{fonts.number.get(self.lang)}", margin)
        if self.sheet.purpose == "office":
            worksheet.set_tab_color(_INTERNAL_TAB)
            said = f'&R&"{fonts.heading},Regular"&10{_INTERNAL.get(self.lang)}'
            worksheet.set_header(said, margin)

    def _allow_texts_of_digits(self, first: int, rows: int) -> None:
        """Keep programs from marking numbers such as 03 that are texts, and are meant to be."""
        if rows:
            last = letters(len(self.sheet.layout.columns) - 1)
            area = f"A{first + 1}:{last}{first + rows}"
            self.out.sheet.ignore_errors({"number_stored_as_text": area})


class PrintFace(Face):
    """A sheet for people."""

    def write(self) -> None:
        """Write the sheet, with what later pages say again."""
        pages = lay_out(self.sheet, self.lang, self.styles.fonts)
        printed_sheet = attrs.evolve(self.sheet, rows=pages.rows)
        attrs.evolve(self, sheet=printed_sheet)._write(pages)

    def _write(self, pages: Pages) -> None:
        sheet, top = self.sheet, self.sheet.layout.first_row - 1
        last = printed(sheet) - 1
        self._set_widths(pages.widths)
        for number, height in enumerate(pages.above):
            self.out.height(number, height)
        if sheet.annex:
            self.out.text(0, 0, sheet.annex, self.styles.of("annex"))
        self._across(1, last, pages.title, self.styles.of("title"))
        if sheet.line:
            self._across(2, last, pages.line, self.styles.of("line"))
        self._heading(pages)
        covered = self._merged(pages, top)
        for number, (row, height) in enumerate(zip(sheet.rows, pages.heights, strict=True)):
            self.out.height(top + number, height)
            first = 0
            if row.kind in ("group", "note"):
                style = self.styles.band() if row.kind == "group" else self.styles.of("note")
                self._across(top + number, last, pages.across[number], style)
                first = last + 1
            cells: Iterable[tuple[int, Cell]] = enumerate(row.cells[first:], first)
            if hidden := covered.get(top + number):
                cells = (each for each in cells if each[0] not in hidden)
            self._cells(top + number, row.kind, cells, pages.texts)
        for row_number, (note, height) in enumerate(pages.notes, top + len(sheet.rows)):
            self.out.height(row_number, height)
            self._across(row_number, last, note, self.styles.of("note"))
        self._page(pages, last)

    def _heading(self, pages: Pages) -> None:
        layout = self.sheet.layout
        first, bottom = layout.header_row - 1, layout.first_row - 2
        for row, height in enumerate(pages.heading, first):
            self.out.height(row, height)
        numbered = enumerate(layout.columns)
        for _, run in groupby(numbered, key=lambda each: each[1].group or each[0]):
            (place, column), *others = run
            title, group = pages.heads[place]
            if column.group is None:
                look = self._head(column)
                self.out.merge((first, place), (bottom, place), look)
                self.out.text(first, place, title, look)
                continue
            below = ((place, column), *others) if bottom > first else ()
            for end, each in below:
                self.out.text(bottom, end, pages.heads[end][0], self._head(each))
            head = self.styles.heading(derived=column.derived)
            self.out.merge((first, place), (first, place + len(others)), head)
            self.out.text(first, place, group, head)

    def _head(self, column: Column) -> Any:
        stands = upright(column, column.title.get(self.lang))
        return self.styles.heading(upright=stands, derived=column.derived)

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

    def _page(self, pages: Pages, last: int) -> None:
        layout, worksheet = self.sheet.layout, self.out.sheet
        self._print_on(pages.page, pages.scale)
        worksheet.center_horizontally()
        worksheet.repeat_rows(layout.header_row - 1, layout.first_row - 2)
        worksheet.hide_gridlines(2)
        worksheet.freeze_panes(layout.first_row - 1, self.sheet.frozen_columns)
        if last + 1 < len(layout.columns):
            below = layout.first_row - 2 + len(self.sheet.rows) + len(pages.notes)
            worksheet.print_area(0, 0, below, last)
        if pages.breaks:
            worksheet.set_h_pagebreaks([layout.first_row - 1 + row for row in pages.breaks])
        self._allow_texts_of_digits(layout.first_row - 1, len(self.sheet.rows))
        self._lock()


class DataFace(Face):
    """A tidy table for machines: an Excel table with a name, e.g. ``pm_targets``."""

    def write(self) -> None:
        """Write the sheet."""
        sheet, columns, worksheet = self.sheet, self.sheet.layout.columns, self.out.sheet
        titles = [column.title.get(self.lang) for column in columns]
        held = zip(*(row.cells for row in sheet.rows), strict=True) if sheet.rows else repeat(())
        wide = [
            max(half_widths(title) + 2, _widest(cells))
            for title, cells in zip(titles, held, strict=False)
        ]
        widths = [column_pixels(each, BODY_POINTS) for each in wide]
        self._set_widths(widths)
        head = self.styles.heading()
        if sheet.rows:
            self.out.table(table_name(sheet.key), titles, len(sheet.rows), head)
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
        self._print_on(*self._paper(sum(widths)))
        worksheet.repeat_rows(0)
        # What is cut in the last column would else print a page of its own.
        worksheet.print_area(0, 0, len(sheet.rows), len(columns) - 1)
        self._allow_texts_of_digits(1, len(sheet.rows))
        self._lock()

    def _paper(self, wide: float) -> tuple[Page, int]:
        """Return paper and print scale: smaller where the columns do not stand on one page."""
        for paper, least in ((A4, READABLE), (A3, _DATA_LEAST)):
            page = Page(paper, True, self.styles.fonts.landscape)
            scale = min(READABLE, int(100 * page.across(100) / wide))
            if scale >= least:
                return page, scale
        return page, _DATA_LEAST


def _widest(column: Iterable[Cell]) -> float:
    """Return how wide the cells of a column are: a code that is cut is none, a number is ###.

    Long texts are cut all the same.
    """
    cells = set(column)
    texts = [cell for cell in cells if cell.__class__ is str]
    # A Chinese character has three bytes, and takes two half-widths.
    longest = max((len(text.encode("utf-8", "replace")) + len(text) for text in texts), default=0)
    cells.difference_update(texts, (None,))
    number = max((half_widths(shown(cell)) for cell in cells), default=-1) + 1
    return max(min(longest / 2 * _LATIN, _DATA_WIDEST), number)

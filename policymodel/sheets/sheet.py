"""A workbook as plain data: columns declared once, plain rows, no file format.

Two faces: *print* sheets are for people (title, groups merged, notes, print set-up), *data*
sheets are tidy tables for machines (one header row, one row per fact, nothing merged).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from attrs import evolve, frozen

from policymodel.text import Lang, Text

# What number formats here are made of; a minus stands before what they show.
_PARTS = re.compile(r'"(?P<text>[^"]*)"|0(?:\.(?P<places>0+))?(?P<percent>%)?')

Face = Literal["print", "data"]
Kind = Literal["text", "center", "mark", "number", "integer", "year", "headline", "byline"]
ChartKind = Literal["bar", "stacked"]
RowKind = Literal["data", "group", "total", "note", "heading"]
Purpose = Literal["issue", "office"]
"""Whom a workbook is for: *issue* is printed and sent; *office* has what is internal, too."""


@frozen
class Formula:
    """A live formula and the value that it computes to, which viewers that cannot compute show."""

    text: str  # with its =, A1 references, functions of Excel 2010 only
    value: Decimal | int | str
    format: str | None = None  # a number format, where the column's does not do


@frozen
class Number:
    """A number with a number format of its own, which shows e.g. 30 as ≥30."""

    value: Decimal | int
    format: str


@frozen
class Link:
    """Text that leads to a cell (``"A5"``) of the sheet with that key."""

    text: str
    sheet: str
    cell: str


Wanted = Literal["number", "percent", "date"]
"""What is usually typed into an input."""


@frozen
class Input:
    """A cell to be changed or filled in, where all others are locked; ``""`` where it is empty.

    `choices` is the reference to the cells that hold what may stand here, as `Sheet.range_of`
    gives it; empty where anything may. Who types something else than is `wanted` is warned.
    """

    value: Decimal | int | str = ""
    choices: str = ""
    format: str | None = None
    wanted: Wanted | None = None


FORMATTED = (Formula, Number, Input)  # as a union, they would be joined anew for every cell
Cell = str | int | Decimal | Formula | Number | Link | Input | None


@frozen(kw_only=True)
class Column:
    """A column of a sheet."""

    key: str  # its name for code and for reading back; never changed
    title: Text
    # What its cells hold, and so how they are aligned and formatted; the last two in large type.
    kind: Kind = "text"
    width: float = 12  # wished, in half-width characters (a Chinese character is two)
    stretch: float = 0  # its part of what the widths leave of the page; 0: stays as it is
    group: Text | None = None  # a heading above several columns, e.g. the years of a path
    merged: bool = False  # merge runs of equal cells, downwards (print face only)
    derived: bool = False  # computed here, not stated by the document; shown as such
    editable: bool = False
    names: bool = False  # holds lists of names, which no line's end tears where a line has room
    # Fills of its cells by what they say; colour never says it alone.
    fills: tuple[tuple[str, str], ...] = ()
    printed: bool = True  # False: stands to the right of what is printed, a check


def columns(module: str) -> dict[str, Column]:
    """Return the columns that stand under ``columns`` in the YAML file beside a module, by key."""
    text = Path(module).with_suffix(".yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    declared = yaml.load(text, loader)["columns"]  # noqa: S506 - a safe one
    return {
        key: Column(key=key, title=Text(each.pop("zh"), each.pop("en")), **each)
        for key, each in declared.items()
    }


@frozen(kw_only=True)
class Row:
    """A row: a cell for each column; data, a group's heading, a total, or a note in the table.

    A row of kind heading goes on with the columns' headings, in cells that formulas refer to.

    The heading of a group has its text in the first cell, and stands across all columns.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = "data"
    again: str = ""  # of a group's heading: what a page says that begins within the group


@cache
def letters(index: int) -> str:
    """Return the letters of the column with `index`, from 0.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    out = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        out = chr(65 + rest) + out
    return out


@frozen(kw_only=True)
class Layout:
    """Where the cells of a sheet stand, known before its rows are: formulas need it.

    A print sheet has the annex mark, the title and a line at the right (unit, date) above
    its heading of one or two rows; a data sheet begins with its heading. Rows of a sheet count
    from 1, as A1 references do; columns and rows of cells count from 0.
    """

    face: Face
    columns: tuple[Column, ...]

    def __attrs_post_init__(self) -> None:
        if len(self._index) != len(self.columns):
            raise ValueError("two columns with one key")

    @cached_property
    def _index(self) -> dict[str, int]:
        return {column.key: place for place, column in enumerate(self.columns)}

    @property
    def header_row(self) -> int:
        """Row of the heading's first line."""
        return 4 if self.face == "print" else 1

    @cached_property
    def header_rows(self) -> int:
        """Number of lines of the heading."""
        return 2 if any(column.group and column.title.zh for column in self.columns) else 1

    @cached_property
    def first_row(self) -> int:
        """Row of the first row of cells."""
        return self.header_row + self.header_rows

    def row(self, cells: Mapping[str, Cell], kind: RowKind = "data") -> Row:
        """Return the row with `cells` by the keys of their columns; the others are empty."""
        return Row(cells=tuple(map(cells.get, self._index)), kind=kind)

    def index(self, key: str) -> int:
        """Return the place of the column `key`."""
        return self._index[key]

    def letter(self, key: str) -> str:
        """Return the letters of the column `key`."""
        return letters(self._index[key])

    def ref(self, key: str, row: int, *, absolute: bool = False) -> str:
        """Return the A1 reference of the cell in column `key` and the `row`-th row."""
        dollar = "$" if absolute else ""
        return f"{dollar}{self.letter(key)}{dollar}{self.first_row + row}"

    def run(self, key: str, rows: int, *, start: int = 0, absolute: bool = False) -> str:
        """Return the A1 reference of `rows` cells of column `key`, from the `start`-th row."""
        first = self.ref(key, start, absolute=absolute)
        return f"{first}:{self.ref(key, start + rows - 1, absolute=absolute)}"


@frozen
class Series:
    """One series of a chart: rows `first` to `last` of a column of a sheet, by their keys."""

    name: str  # what the legend says
    sheet: str
    column: str
    first: int
    last: int
    fill: str = ""  # its colour where it means something, light: black is read on it


@frozen(kw_only=True)
class Chart:
    """A native chart of bars from left to right, the first row's on top.

    Its series share sheet and rows, and what they count can be compared.
    """

    title: str
    text: str  # what it shows, in a sentence: for who cannot see it
    categories: str  # key of the column with the names
    series: tuple[Series, ...]
    kind: ChartKind = "bar"
    axis: str = ""  # title of the value axis: the unit
    format: str = "0"  # how its numbers are shown


@frozen(kw_only=True)
class Sheet:
    """One sheet of a workbook."""

    key: str  # its name for code and links
    name: str  # the name on the tab
    title: str  # over the table (print face)
    layout: Layout
    rows: tuple[Row, ...] = ()
    annex: str = ""  # the mark in the first cell, e.g. 附件1
    line: str = ""  # at the right above the table: unit, date
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()  # beside the table, one below the other, on one page with it
    frozen_columns: int = 0  # how many stay when scrolling
    portrait: bool = False
    purpose: Purpose = "issue"  # whom it is for: what is for issue stands in every workbook
    whole: bool = False  # to be printed on one sheet of paper
    locked: bool = False  # only its inputs can be changed; no password, so that an office can help
    hidden: bool = (
        False  # for the others alone, such as the words of a list: neither seen nor printed
    )

    def __attrs_post_init__(self) -> None:
        width = len(self.layout.columns)
        for number, row in enumerate(self.rows):
            if (found := len(row.cells)) != width:
                what = f"row {number} has {found} cells for {width} columns"
                raise ValueError(f"sheet {self.key}: {what}")

    def link(self, text: str, row: int) -> Link:
        """Return a link to the `row`-th row of cells, from 0."""
        return Link(text, self.key, f"A{self.layout.first_row + row}")

    def ref(self, key: str, row: int) -> str:
        """Return the reference, from another sheet, of the cell in column `key`, as a layout's."""
        name = self.name.replace("'", "''")
        return f"'{name}'!{self.layout.ref(key, row)}"

    def range_of(self, key: str, count: int) -> str:
        """Return the reference, from another sheet, of the first `count` cells of a column."""
        name = self.name.replace("'", "''")
        return f"='{name}'!{self.layout.run(key, count, absolute=True)}"

    def column(self, key: str) -> Iterator[Cell]:
        """Yield the cells of one column."""
        place = self.layout.index(key)
        return (row.cells[place] for row in self.rows)

    def records(self) -> Iterator[dict[str, Cell]]:
        """Yield each row as a dict by column key: what csv, json and tests want."""
        keys = [column.key for column in self.layout.columns]
        for row in self.rows:
            yield dict(zip(keys, row.cells, strict=True))


@frozen(kw_only=True)
class Workbook:
    """A whole workbook."""

    key: str  # which it is, e.g. "responsibility"
    title: str  # for the file's properties
    lang: Lang  # of its labels
    sheets: tuple[Sheet, ...]
    created: date  # the plan's, never the clock's
    properties: tuple[tuple[str, str], ...] = ()  # custom ones: plan id, format version, revision

    def sheet(self, key: str) -> Sheet:
        """Return the sheet with `key`."""
        return next(sheet for sheet in self.sheets if sheet.key == key)


def with_blanks(sheet: Sheet, headings: Sequence[str]) -> Sheet:
    """Return `sheet` with an empty column behind its own for each heading, to be filled in."""
    blank = Column(key="blank", title=Text("", ""), stretch=0.5)
    more = tuple(
        evolve(blank, key=f"blank_{number}", title=Text(each, each))
        for number, each in enumerate(headings, start=1)
    )
    layout = evolve(sheet.layout, columns=(*sheet.layout.columns, *more))
    empty = (None,) * len(more)
    rows = tuple(evolve(row, cells=(*row.cells, *empty)) for row in sheet.rows)
    return evolve(sheet, layout=layout, rows=rows)


def plain(cell: Cell) -> str | int | Decimal | None:
    """Return what a cell holds, without how it is shown."""
    if isinstance(cell, FORMATTED):
        return cell.value
    return cell.text if isinstance(cell, Link) else cell


def plain_text(value: str | float | Decimal | None) -> str:
    """Return a value as plain text: nothing for None, no exponents."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def shown(cell: Cell) -> str:
    """Return what a reader sees in a cell, to measure it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, FORMATTED) and not isinstance(cell.value, str):
        return _formatted(cell.value, cell.format)
    return plain_text(plain(cell))


def _formatted(value: Decimal | int, form: str | None) -> str:
    """Return a number as `form` shows it; without one, with the digits that a cell finds room for.

    >>> _formatted(Decimal("30"), '"≥"0.0"亿元"'), _formatted(Decimal("0.137"), "0.00%")
    ('≥30.0亿元', '13.70%')
    """
    if form is None or "E" in form:
        return plain_text(value) if isinstance(value, int) else format(value, ".10g")

    def part(found: re.Match[str]) -> str:
        if found["text"] is not None:
            return found["text"]
        times = 100 if found["percent"] else 1
        return format(value * times, f".{len(found['places'] or '')}f") + (found["percent"] or "")

    return _PARTS.sub(part, form.partition(";")[0])

"""A workbook as plain data: columns declared once, plain rows, no file format.

Two faces: *print* sheets are for people (title, groups merged, notes, print set-up), *data*
sheets are tidy tables for machines (one header row, one row per fact, nothing merged).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from attrs import frozen

from policymodel.text import Lang, Text

Face = Literal["print", "data"]
Kind = Literal["text", "center", "mark", "number", "integer", "year"]
RowKind = Literal["data", "group", "total", "note"]


@frozen
class Formula:
    """A live formula and the value that it computes to.

    Attributes:
        text: the formula, with its ``=``; A1 references, functions of Excel 2010 only.
        value: what a spreadsheet program computes, kept in the file for viewers without one.
        format: a number format, where the column's does not do.
    """

    text: str
    value: Decimal | int | str
    format: str | None = None


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


_VALUED = (Formula, Number)  # as a union, they would be joined anew for every cell
Cell = str | int | Decimal | Formula | Number | Link | None


@frozen(kw_only=True)
class Column:
    """A column of a sheet.

    Attributes:
        key: the column's name for code and for reading back; never changed.
        title: its heading.
        kind: what its cells hold, and so how they are aligned and formatted.
        width: wished width, in half-width characters (a Chinese character is two).
        group: a heading above several columns, e.g. the years of a path.
        merged: merge runs of equal cells, downwards (print face only).
        derived: the figures are computed here, not stated by the document; shown as such.
        editable: people fill it in.
    """

    key: str
    title: Text
    kind: Kind = "text"
    width: float = 12
    group: Text | None = None
    merged: bool = False
    derived: bool = False
    editable: bool = False


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
    """A row: a cell for each column; data, a group's heading, a total, or a note in the table."""

    cells: tuple[Cell, ...]
    kind: RowKind = "data"


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
    its heading of one or two rows; a data sheet begins with its heading.

    Attributes:
        face: print or data.
        columns: the columns, left to right.
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
        """Row of the heading's first line, from 1."""
        return 4 if self.face == "print" else 1

    @cached_property
    def header_rows(self) -> int:
        """Number of lines of the heading."""
        return 2 if any(column.group for column in self.columns) else 1

    @cached_property
    def first_row(self) -> int:
        """Row of the first row of cells, from 1."""
        return self.header_row + self.header_rows

    def row(self, cells: Mapping[str, Cell], kind: RowKind = "data") -> Row:
        """Return the row with `cells` by the keys of their columns; the others are empty."""
        return Row(cells=tuple(map(cells.get, self._index)), kind=kind)

    def index(self, key: str) -> int:
        """Return the place of the column `key`, from 0."""
        return self._index[key]

    def letter(self, key: str) -> str:
        """Return the letters of the column `key`."""
        return letters(self._index[key])

    def ref(self, key: str, row: int, *, absolute: bool = False) -> str:
        """Return the A1 reference of the cell in column `key` and the `row`-th row, from 0."""
        dollar = "$" if absolute else ""
        return f"{dollar}{self.letter(key)}{dollar}{self.first_row + row}"

    def run(self, key: str, rows: int, *, start: int = 0, absolute: bool = False) -> str:
        """Return the A1 reference of `rows` cells of column `key`, from the `start`-th row."""
        first = self.ref(key, start, absolute=absolute)
        return f"{first}:{self.ref(key, start + rows - 1, absolute=absolute)}"


@frozen(kw_only=True)
class Series:
    """One series of a chart: cells of a column of another sheet.

    Attributes:
        name: what the legend says.
        sheet: key of the sheet.
        column: key of the column that holds the values.
        first: first row of cells, from 0.
        last: last row of cells.
    """

    name: str
    sheet: str
    column: str
    first: int
    last: int


@frozen(kw_only=True)
class Chart:
    """A native chart of bars.

    Attributes:
        title: its title.
        categories: key of the column, on the sheet of the first series, with the names.
        series: the series; they share sheet and rows.
        axis: title of the value axis: the unit.
    """

    title: str
    categories: str
    series: tuple[Series, ...]
    axis: str = ""


@frozen(kw_only=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        key: the sheet's name for code and links.
        name: the name on the tab.
        title: the title over the table (print face).
        layout: columns and where they stand.
        rows: the rows, each with a cell for each column.
        annex: the mark in the first cell, e.g. ``"附件1"``.
        line: a line at the right above the table: unit, date.
        notes: notes under the table.
        charts: charts, for a sheet that holds nothing else.
        frozen_columns: how many columns stay when scrolling.
        portrait: upright page, for short tables.
    """

    key: str
    name: str
    title: str
    layout: Layout
    rows: tuple[Row, ...] = ()
    annex: str = ""
    line: str = ""
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    frozen_columns: int = 0
    portrait: bool = False

    def __attrs_post_init__(self) -> None:
        width = len(self.layout.columns)
        for number, row in enumerate(self.rows):
            if len(row.cells) != width:
                raise ValueError(
                    f"sheet {self.key}: row {number} has {len(row.cells)} cells for {width} columns"
                )

    def link(self, text: str, row: int) -> Link:
        """Return a link to the `row`-th row of cells, from 0."""
        return Link(text, self.key, f"A{self.layout.first_row + row}")

    def ref(self, key: str, row: int) -> str:
        """Return the reference, from another sheet, of the cell in column `key`, as a layout's."""
        name = self.name.replace("'", "''")
        return f"'{name}'!{self.layout.ref(key, row)}"

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
    """A whole workbook.

    Attributes:
        key: which workbook it is, e.g. ``"responsibility"``.
        title: its title, for the file's properties.
        lang: language of its labels.
        sheets: its sheets, left to right.
        created: date of creation to be kept in the file: the plan's, never the clock's.
        properties: custom properties: plan id, format version, revision.
    """

    key: str
    title: str
    lang: Lang
    sheets: tuple[Sheet, ...]
    created: date
    properties: tuple[tuple[str, str], ...] = ()

    def sheet(self, key: str) -> Sheet:
        """Return the sheet with `key`."""
        return next(sheet for sheet in self.sheets if sheet.key == key)


def plain(cell: Cell) -> str | int | Decimal | None:
    """Return what a cell holds, without how it is shown."""
    if isinstance(cell, _VALUED):
        return cell.value
    return cell.text if isinstance(cell, Link) else cell


def plain_text(value: str | float | Decimal | None) -> str:
    """Return a value as plain text: nothing for None, no exponents."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)

"""What a workbook holds: sheets of cells, each with the value that was stored and its kind."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, cached_property
from operator import itemgetter

from attrs import field, frozen


@frozen
class CellError:
    """The value of a cell that is an error, such as ``#DIV/0!``."""

    text: str

    def __str__(self) -> str:
        return self.text


Value = str | Decimal | bool | date | datetime | time | timedelta | CellError
"""What a cell can hold. A date is a `date` where its format shows no time, else a `datetime`."""


@frozen(kw_only=True)
class WorkbookCell:
    """A cell that holds something.

    Attributes:
        value: what it holds, of a formula the value that was stored with it; None where none was.
        formula: the formula without ``=``; ``""`` where its text is stored with another cell of a
            shared formula; None where the value was typed.
        format: the number format, such as ``"0.0%"``; ``"General"`` where there is none.
    """

    value: Value | None
    formula: str | None = None
    format: str = "General"

    @property
    def shown(self) -> str:
        """The value in words: dates as ISO 8601 says them, percentages with their sign.

        >>> WorkbookCell(value=Decimal("0.125"), format="0.0%").shown
        '12.5%'
        >>> WorkbookCell(value=date(2030, 6, 30)).shown, WorkbookCell(value=Decimal("3E+2")).shown
        ('2030-06-30', '300')
        """
        value = self.value
        if isinstance(value, str):
            return value
        if isinstance(value, Decimal):
            percent = "%" in self.format
            return f"{_plain(value * 100)}%" if percent else _plain(value)
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, datetime):
            return value.isoformat(" ")
        if isinstance(value, date | time):
            return value.isoformat()
        return "" if value is None else str(value)


@frozen
class Merged:
    """Cells that are merged into one: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@frozen(kw_only=True, slots=False)
class WorkbookSheet:
    """A sheet: its cells by row and column, from 0.

    Attributes:
        name: the name on its tab.
        hidden: whether it is hidden.
        cells: what is in it; cells that hold nothing are not there.
        merged: the cells that are merged; the value is that of the first.
        hidden_rows: the rows that are hidden.
    """

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], WorkbookCell] = field(factory=dict, repr=False)
    merged: tuple[Merged, ...] = field(default=(), repr=False)
    hidden_rows: frozenset[int] = field(default=frozenset(), repr=False)

    @cached_property
    def height(self) -> int:
        """How many rows there are up to the last cell that holds something."""
        return max(map(itemgetter(0), self.cells), default=-1) + 1

    @cached_property
    def width(self) -> int:
        """How many columns there are up to the last cell that holds something."""
        return max(map(itemgetter(1), self.cells), default=-1) + 1

    def value(self, row: int, column: int) -> Value | None:
        """Return what a cell holds; None where it holds nothing."""
        cell = self.cells.get((row, column))
        return None if cell is None else cell.value

    def rows(self) -> Iterator[tuple[WorkbookCell | None, ...]]:
        """Yield the rows, all of one width, from the first one on; None where nothing is."""
        width = self.width
        for row in range(self.height):
            yield tuple(self.cells.get((row, column)) for column in range(width))


@frozen(kw_only=True)
class WorkbookText:
    """A workbook that was read.

    Attributes:
        name: the file's name.
        sheets: its sheets, in order.
    """

    name: str
    sheets: tuple[WorkbookSheet, ...] = field(repr=False)

    def sheet(self, name: str) -> WorkbookSheet | None:
        """Return the sheet of that name, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def address(row: int, column: int) -> str:
    """Return the address of a cell whose row and column count from 0.

    >>> address(0, 0), address(11, 27)
    ('A1', 'AB12')
    """
    return f"{_letters(column)}{row + 1}"


@cache  # no sheet has more than 16,384
def _letters(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

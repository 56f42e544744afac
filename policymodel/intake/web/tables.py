"""Tables of web pages: which hold data, and where each cell stands."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from policymodel.intake import limits

_ROW_TAGS = ("td", "th")
_LITTLE = 5  # times less than the table around it
_WIDE = 3  # columns and rows of a table that holds data for certain
_NUMBER = re.compile("[0-9]{1,6}")


@frozen
class TableSpace:
    """A cell and what it covers."""

    element: Any
    row: int
    column: int
    rows: int
    columns: int


def is_data(table: Any) -> bool:
    """Return whether a table holds data, and is not there to lay out a page.

    One that holds other tables lays out a page, but where these are little beside what its many
    rows hold themselves.
    """
    if table.get("role") == "presentation":
        return False
    filled = [
        sum(bool(cell.text_content().strip()) for cell in row if cell.tag in _ROW_TAGS)
        for row in own_rows(table)
    ]
    inner = [each for each in table.iter("table") if each is not table]
    if inner:
        within = sum(len(each.text_content()) for each in inner)
        is_little = within * _LITTLE < len(table.text_content())
        return is_little and sum(count >= _WIDE for count in filled) >= _WIDE
    return sum(count > 1 for count in filled) > 1


def own_rows(table: Any) -> list[Any]:
    """Return the rows of a table without those of tables in its cells."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def rows_in_words(row: Any) -> str:
    """Return what stands in a row, cell by cell."""
    return " ".join(" ".join(cell.text_content().split()) for cell in row)


def placed_cells(table: Any) -> Iterator[TableSpace]:
    """Yield the cells of a table with what they cover; spans end with the table."""
    rows = own_rows(table)
    taken: dict[int, int] = {}
    for row, element in enumerate(rows):
        column = 0
        for cell in element:
            if cell.tag not in _ROW_TAGS:
                continue
            while taken.get(column, 0) > row:
                column += 1
            width = min(_span(cell, "colspan"), limits.MOST_COLUMNS - column)
            if width < 1:
                break
            height = min(_span(cell, "rowspan") or len(rows), len(rows) - row)
            free = next((at for at in range(width) if taken.get(column + at, 0) > row), width)
            yield TableSpace(cell, row, column, height, free)
            taken.update(dict.fromkeys(range(column, column + free), row + height))
            column += free


def _span(cell: Any, name: str) -> int:
    text = (cell.get(name) or "").strip()
    if not _NUMBER.fullmatch(text):
        return 1
    return int(text) if name == "rowspan" else max(int(text), 1)

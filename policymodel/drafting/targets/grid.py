"""A table of cells as rows whose cells have a meaning: what the head of their column says."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from policymodel.drafting.targets.cells import bare, heads, sort_of
from policymodel.folding import POINTS
from policymodel.intake.document import Block, TableCell
from policymodel.model import Span
from policymodel.source.cells import head_of, heads_of
from policymodel.source.duties import Label
from policymodel.text import read_data

Holds = Literal[
    "number", "section", "name", "content", "unit", "attribute", "value", "charge", "due",
    "remark", "other",
]  # fmt: skip
"""What the cells of a column are: numbers of rows, groups of them, what they are called, what they
say, units, 约束性 or 预期性, values, who is charged, by when, remarks, something else."""

_FEWEST = 2  # heads of columns that make a row the head of a table
_LONGEST = 24  # characters of a head
_LONGEST_VALUE = 16
_HIGHEST = 3  # rows of a head
_HEADED = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）、.]")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found


@cache
def _meanings() -> dict[str, Holds]:
    """What the words of heads mean; the words of indicators' tables come first."""
    known: dict[str, Holds] = {
        word: _OF_HEADS[sort] for word, sort in heads().items() if sort in _OF_HEADS
    }
    own: tuple[Holds, ...] = ("section", "name", "content", "due", "remark")
    known |= {word: holds for holds in own for word in _data()[holds]}
    return known


_OF_HEADS: dict[str, Holds] = {
    "number": "number", "group": "section", "name": "name", "unit": "unit",
    "attribute": "attribute",
}  # fmt: skip


@frozen
class Column:
    """A column of a table.

    Attributes:
        holds: what its cells are.
        heads: the cells of its head from above.
        label: whom its cells charge, and in which role.
    """

    holds: Holds
    heads: tuple[Span, ...]
    label: Label | None = None


@frozen
class Row:
    """A row of a table.

    Attributes:
        cells: a cell for each column, merged ones in each row that they cover; None for none.
        place: its number among the rows of the table's block.
        group: the row that stands above it and its neighbours, and names them.
    """

    cells: tuple[TableCell | None, ...]
    place: int
    group: Span | None = None

    def owns(self, cell: TableCell | None) -> bool:
        """Whether a cell holds something and begins in this row."""
        return cell is not None and cell.row == self.place and cell.end > cell.start


@frozen
class Grid:
    """A table with the head of its columns, and the rows below it.

    Attributes:
        at: all of it, head included.
        columns: its columns from the left.
        rows: its rows, without heads that stand again, sums and notes.
    """

    at: Span
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def places(self, *holds: Holds) -> tuple[int, ...]:
        """Return the numbers of the columns that hold such cells."""
        return tuple(i for i, each in enumerate(self.columns) if each.holds in holds)

    @property
    def charges(self) -> bool:
        """Whether its rows say who is to do what."""
        return bool(self.places("charge") and self.places("name", "content"))

    def measures(self, text: str) -> bool:
        """Whether its rows are indicators: most cells of its columns of values are values."""
        if not self.places("value") or not self.places("name"):
            return False
        held = [words_of(text, row.cells[i]) for row in self.rows for i in self.places("value")]
        said = [words for words in held if words]
        short = sum(len(words) <= _LONGEST_VALUE for words in said)
        return any(sort_of(words) == "value" for words in said) and 2 * short >= len(said)


def words_of(text: str, cell: TableCell | Span | None) -> str:
    """Return what a cell says, folded and without blanks."""
    return "" if cell is None else bare(text[cell.start : cell.end])


def is_number_of_group(words: str) -> bool:
    """Return whether a row that has such a number names those below it: 一 over 1, 2, 3."""
    return _GROUP_NUMBER.fullmatch(words) is not None


def is_above(words: str) -> bool:
    """Return whether a cell says that it holds what the one above it holds: 同上."""
    return words in _data()["above"]


def grids(text: str, block: Block, before: Grid | None = None) -> Iterator[Grid]:
    """Yield the tables that a block holds: each begins with the heads of its columns.

    Heads that stand again behind the end of a page are left out.

    Args:
        text: the canonical text.
        block: a block of tables.
        before: the table before it, where it may go on with that.
    """
    rows = block.rows
    goes_on = before is not None and len(before.columns) == max(map(len, rows))
    columns = before.columns if before and goes_on else ()
    held: list[Row] = []
    group = before.rows[-1].group if before and goes_on else None
    place = 0
    while place < len(rows):
        height = _height(text, rows, place)
        if height:
            found = _columns(text, rows[place : place + height])
            if _said(text, found) != _said(text, columns):
                yield from _closed(block, columns, held)
                columns, held, group = found, [], None
            place += height
            continue
        row = Row(rows[place], place, group)
        if named := _group(text, row, columns):
            group = named
        elif columns and _is_row(text, row):
            held.append(row)
        place += 1
    yield from _closed(block, columns, held)


def _closed(block: Block, columns: tuple[Column, ...], rows: Sequence[Row]) -> Iterator[Grid]:
    if columns and rows:
        cells = [cell for row in rows for cell in row.cells if cell]
        first = min(cell.start for cell in cells)
        above = [at.start for each in columns for at in each.heads if at.end <= first]
        start = min((each for each in above if each >= block.start), default=first)
        yield Grid(Span(start, max(cell.end for cell in cells)), columns, tuple(rows))


def _said(text: str, columns: Sequence[Column]) -> list[str]:
    """What the heads of columns say; behind the end of a page they may stand on one row."""
    return [words_of(text, each.heads[-1]) if each.heads else "" for each in columns]


_GROUP_NUMBER = re.compile(f"[(（]?[一二三四五六七八九十]{{1,3}}[)）]?[、{POINTS}]?")
Line = Sequence[TableCell | None]


def _filled(cells: Line) -> list[TableCell]:
    """Return the cells that hold something, each once."""
    return list({id(each): each for each in cells if each and each.end > each.start}.values())


def _height(text: str, rows: Sequence[Line], place: int) -> int:
    """Return how many rows from `place` on are the head of a table; 0 for none."""
    cells = _filled(rows[place])
    told = heads_of([words_of(text, each) for each in cells])
    known = [
        each
        for each, label in zip(cells, told, strict=True)
        if label or meaning_of([words_of(text, each)])[0] != "other"
    ]
    if len(known) < _FEWEST or 2 * len(known) < len(cells):
        return 0
    if any(each.row != place or len(words_of(text, each)) > _LONGEST for each in cells):
        return 0
    if all(meaning_of([words_of(text, each)])[0] in ("value", "unit") for each in known):
        return 0
    high = min(max(each.rows for each in cells), _HIGHEST)
    below = _filled(rows[place + 1]) if place + 1 < len(rows) else []
    parted = any(each.columns > 1 for each in cells) or len(below) < len(rows[place])
    if high == 1 and parted and below and all(_goes_on(text, rows[place], e) for e in below):
        return 2
    return high


def _goes_on(text: str, above: Line, cell: TableCell) -> bool:
    """Whether a cell is the head of a column, or the rest of the one above: 指标类⏎型."""
    words = words_of(text, cell)
    first = words_of(text, above[cell.column])
    said = [meaning_of([each])[0] for each in (words, first + words)]
    return len(words) <= _LONGEST and any(each not in ("other", "unit") for each in said)


def _columns(text: str, rows: Sequence[Line]) -> tuple[Column, ...]:
    made = []
    lines = [_filled(line) for line in zip(*rows, strict=True)]
    beside = heads_of([words_of(text, cells[-1]) if cells else "" for cells in lines])
    for cells, told in zip(lines, beside, strict=True):
        words = [words_of(text, each) for each in cells]
        holds, label = meaning_of(words)
        if told is not None and label is None:
            holds, label = "charge", told
        elif told is None and label is not None and head_of(words[-1]) is not None:
            holds, label = "content", None  # 职责分工 beside 责任单位
        holds = by_end(words) if holds == "other" else holds
        made.append(Column(holds, tuple(Span(each.start, each.end) for each in cells), label))
    return tuple(made)


def meaning_of(words: Sequence[str]) -> tuple[Holds, Label | None]:
    """Return what a column holds by the words of its head, from above: the last decides."""
    said = [*dict.fromkeys(("".join(words), *reversed(words)))]
    for each in filter(None, said):
        bare = _REMARK.sub("", each) or each
        if (label := head_of(each)) is not None:
            return "charge", label
        if (known := _meanings().get(each) or _meanings().get(bare)) is not None:
            return known, None
        sort = sort_of(each)
        if sort == "year" or (sort == "head" and each not in heads()):
            return "value", None
    return "other", None


def by_end(words: Sequence[str]) -> Holds:
    """Return what a column holds whose head is no word that is known, by how it ends."""
    bare = _REMARK.sub("", words[-1]) if words else ""
    found: list[Holds] = [each for each, end in _data()["ends"].items() if re.search(end, bare)]
    return found[0] if found else "other"


def _group(text: str, row: Row, columns: Sequence[Column]) -> Span | None:
    """Return where a row names those below it: its one cell is as wide as the table, or stands
    where numbers and groups do.
    """
    cells = _filled(row.cells)
    if not cells or any(each.row != row.place or each.rows > 1 for each in cells):
        return None
    if len(cells) == 2 and is_number_of_group(words_of(text, cells[0])) and columns:
        first, second = (columns[each.column].holds for each in cells)
        is_title = first == "number" and second in ("name", "content", "section")
        return Span(cells[1].start, cells[1].end) if is_title else None
    if len(cells) > 1:
        return None
    [cell] = cells
    words = words_of(text, cell)
    is_wide = 2 * cell.columns > len(row.cells)
    holds = columns[cell.column].holds if columns else "other"
    is_first = holds in ("number", "section") or (cell.column == 0 and bool(_HEADED.match(words)))
    if words.isdigit() or not (is_wide or is_first) or _is_left_out(words):
        return None
    return Span(cell.start, cell.end)


def _is_left_out(words: str) -> bool:
    return bool(re.match(_data()["total"], words) or re.match(_data()["note"], words))


def _is_row(text: str, row: Row) -> bool:
    """Whether a row is one: not empty, no sum of the others, no note."""
    own = [words for each in row.cells if row.owns(each) and (words := words_of(text, each))]
    first = next((words for words in own if not words.isdigit()), "")
    return bool(own) and not _is_left_out(first)

"""Tables that break targets down by place: a row a district or town, a column a year or a figure.

乡镇 | 2024年 | 2025年 says one figure, which the caption names, for each year; 县（区） |
降尘量（吨） | 优良率（%） says several, for the year of the caption or of the document.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets.cellread import CellRead
from policymodel.drafting.targets.cells import Cell, cells_of, is_unit, sort_of, words_in
from policymodel.drafting.targets.layout import Column, columns_of
from policymodel.drafting.targets.rows import Row
from policymodel.drafting.targets.statements import Doubtful, Found, Horizon, Statement
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import fold
from policymodel.model import NotTarget, Span
from policymodel.numbers import years_stated
from policymodel.source.yearspans import year_spans
from policymodel.text import read_data

RULE = "table.places"
_LONGEST = 24  # characters of a head or of the name of a place
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FIRST = re.compile(r"[|｜\s:=+-]*([^|｜\s]+)")  # behind bars, and a rule between them
_DATED = re.compile(
    r"(?:20[0-9]{2}年[度底末]?|[“\"]?十[一二三四五六七八九]五[”\"]?(?:期间|时期|末)?)"
    r"(?=\S{2})(?!.*(?:项目|工程|任务)$)"  # 2030年国债项目 are those of that year
)
_BESIDE = re.compile(r"[()（）、，]")
_IN_BRACKETS = re.compile(r"[(（](?P<unit>[^()（）]{1,14})[)）]$")
_MOST_COLUMNS, _FEWEST_ROWS = 12, 2
_ABOVE = 4  # lines in which the caption stands


@cache
def _data() -> dict[str, re.Pattern[str]]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return {key: re.compile(words) for key, words in found.items()}


@frozen
class _Head:
    """A column of figures: its head, what it holds, and the figure it names, if any."""

    cell: Cell
    column: Column
    name: str | None
    name_at: Span | None
    unit: str | None


@frozen
class _Caption:
    """What stands over a table: what it breaks down, in which unit, for which year."""

    name: str | None
    name_at: Span | None
    unit: str | None
    horizon: Horizon


@frozen
class PlacedTable:
    """A table by places: where it stands, its columns, and a row of cells for each place."""

    at: Span
    heads: tuple[_Head, ...]
    rows: tuple[tuple[Cell, tuple[Cell, ...]], ...]


def placed_tables(text: str, calendar: Calendar) -> Iterator[PlacedTable]:
    """Yield the tables by places that a text holds, a row a line or a cell a line."""
    lines = [found.span() for found in _LINE.finditer(text)]
    index = 0
    while index < len(lines):
        found = _table(text, lines, index, calendar)
        if found is None:
            index += 1
            continue
        yield found
        while index < len(lines) and lines[index][0] < found.at.end:
            index += 1


def _table(
    text: str, lines: Sequence[tuple[int, int]], index: int, calendar: Calendar
) -> PlacedTable | None:
    line = Span(*lines[index])
    begins = _FIRST.match(text, *lines[index])
    if begins is None or fold(begins[1][0]) not in _of_heads():  # as nearly all lines
        return None
    if not _of_heads().issuperset(fold(begins[1])):
        return None
    first = next((words for words, *_ in words_in(text, line)), "")
    if not (_is("number", first) or _is_place(first)):
        return None
    whole = Span(line.start, lines[min(index + 400, len(lines)) - 1][1])
    numbered = _is("number", first)
    if numbered and not any(_is_place(words) for words, *_ in islice(words_in(text, whole), 1, 2)):
        return None
    cells = cells_of(text, whole)
    start = 1 + numbered
    heads, body = _heads(cells, start, len(cells_of(text, line)), calendar)
    figures = tuple(each for each in heads or () if each is not None)
    if heads is None or not figures:
        return None
    rows, end = _rows(cells, body, heads, numbered=numbered)
    if len(rows) < _FEWEST_ROWS:
        return None
    return PlacedTable(Span(cells[0].at.start, end), figures, tuple(rows))


@cache
def _of_heads() -> frozenset[str]:
    """Return the characters, among others, of which heads of the first column consist."""
    return frozenset(_data()["number"].pattern + _data()["places"].pattern + "(（)）、，")


def _is(what: str, words: str) -> bool:
    return bool(_data()[what].fullmatch(words))


def _is_place(words: str) -> bool:
    return _is("places", _BESIDE.sub("", words))


def _heads(
    cells: Sequence[Cell], start: int, width: int, calendar: Calendar
) -> tuple[list[_Head | None] | None, int]:
    """Return the columns behind that of the places, None for one that holds no figures."""
    is_line = width > start  # the heads stand on a line
    heads: list[_Head | None] = []
    place = start
    while place < len(cells) and len(heads) <= _MOST_COLUMNS:
        cell = cells[place]
        if (is_line and place >= width) or cell.sort in ("value", "nothing"):
            break
        if not is_line and heads and _begins_row(cells, place, len(heads), start):
            break
        if len(cell.text) > _LONGEST:
            return None, 0
        heads.append(None if _is("others", cell.text) else _head(cell, calendar))
        place += 1
    return (heads or None), place


def _begins_row(cells: Sequence[Cell], place: int, width: int, start: int) -> bool:
    """Whether the first row begins here: a name, perhaps its number, and as many values."""
    if start == 2 and cells[place].text != "1":
        return False
    values = cells[place + start : place + start + width]
    return len(values) == width and all(each.sort in ("value", "nothing") for each in values)


def _head(cell: Cell, calendar: Calendar) -> _Head:
    if cell.sort == "year" or (cell.sort == "head" and years_stated(cell.text).years):
        return _Head(cell, columns_of([[cell]], calendar)[0], None, None, None)
    found = _IN_BRACKETS.search(cell.text, 1)  # （平方千米） alone is no figure
    unit = found["unit"] if found and is_unit(found["unit"]) else None
    name = cell.text[: found.start()] if found and unit else cell.text
    if _is("sum", cell.text):
        return _Head(cell, Column("target"), None, None, unit)
    dated = _DATED.match(name)
    column, low = Column("target"), dated.end() if dated else 0
    if dated:  # 2030年装机
        year = Cell(dated.group(), Span(cell.at.start, cell.at.start + low), cell.line, "year")
        column = columns_of([[year]], calendar)[0]
    is_whole = cell.at.end - cell.at.start >= len(name)
    at = Span(cell.at.start + low, cell.at.start + len(name)) if is_whole else cell.at
    return _Head(cell, column, name[low:], at, unit)


def _rows(
    cells: Sequence[Cell], place: int, heads: Sequence[_Head | None], *, numbered: bool
) -> tuple[list[tuple[Cell, tuple[Cell, ...]]], int]:
    """Return the rows: the cell of a place, and those of its figures; and where they end."""
    rows: list[tuple[Cell, tuple[Cell, ...]]] = []
    end = cells[place - 1].at.end if place else 0
    while place < len(cells):
        if numbered and cells[place].text == str(len(rows) + 1) and place + 1 < len(cells):
            place += 1
        name = cells[place]
        held = cells[place + 1 : place + 1 + len(heads)]
        figures = [cell for cell, head in zip(held, heads, strict=False) if head is not None]
        wanted = sum(each is not None for each in heads)
        fits = len(figures) == wanted and all(e.sort in ("value", "nothing") for e in figures)
        if not fits or name.sort in ("value", "nothing") or len(name.text) > _LONGEST:
            break
        rows.append((name, tuple(figures)))
        last = held[-1]
        if heads[-1] is None and last.line != name.line and _is("sum", name.text):
            last = figures[-1]
        end = last.at.end
        place += 1 + len(heads)
    return rows, end


def read_placed(
    text: str, table: PlacedTable, calendar: Calendar, passage: Passage | None
) -> Found:
    """Return what a table by places states; what has no name, unit or year is asked about."""
    over = _caption(text, table, calendar)
    found = Found()
    for place, cells in table.rows:
        for head, cell in zip(table.heads, cells, strict=True):
            if cell.sort != "value":
                continue
            instead = NotTarget(words=text[cell.at.slice], why="other", at=cell.at)
            if head.column.holds == "baseline":
                found.not_targets.append(
                    NotTarget(words=text[cell.at.slice], why="history", at=cell.at)
                )
                continue
            made = _statement(text, place, head, cell, over, passage)
            if made is None:
                found.doubtful.append(Doubtful(why="row", at=cell.at, instead=instead))
            else:
                found.statements.append(made)
    return found


def _statement(
    text: str, place: Cell, head: _Head, cell: Cell, over: _Caption, passage: Passage | None
) -> Statement | None:
    name, name_at = head.name or over.name, head.name_at or over.name_at
    unit = head.unit or over.unit
    if name is None or name_at is None or unit is None:
        return None
    horizon, column = over.horizon, head.column
    if column.year is not None:
        horizon = Horizon(year=column.year, from_year=column.from_year, at=column.year_at)
    read = CellRead(
        text, Row(), Column(column.holds, horizon.year, horizon.from_year, horizon.at), cell,
        name, name_at, unit, unit_stated=head.unit is not None, yearly=False, rule=RULE,
        scope=None if _is("sum", place.text) else place.text,
    )  # fmt: skip
    return read.statement(passage)


def _caption(text: str, table: PlacedTable, calendar: Calendar) -> _Caption:
    """Return what the lines over a table say of all of it."""
    name, name_at, unit = None, None, None
    horizon = Horizon(year=calendar.title_year, at=calendar.title_at)
    end = table.at.start - 1
    for _ in range(_ABOVE):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        line = fold(text[start:end])
        end = start - 1
        if not line.strip():
            continue
        if unit is None and (found := _data()["unit"].search(line)) and is_unit(found["unit"]):
            unit = found["unit"]
        if name is None and (found := _data()["caption"].match(line.strip())):
            low = start + len(line) - len(line.lstrip())
            name, name_at = found["name"], Span(low + found.start("name"), low + found.end("name"))
            for at in year_spans(line):
                stated = years_stated(line[at.slice]).years
                if len(stated) == 1 and not calendar.is_past(stated[0]):
                    horizon = Horizon(year=stated[0], at=Span(start + at.start, start + at.end))
        if sort_of("".join(line.split())) == "text" and name is not None:
            break
        if line.strip().endswith("。") or end <= 0:
            break
    return _Caption(name, name_at, unit, horizon)

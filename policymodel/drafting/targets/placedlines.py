"""Tables by places in a text alone: a row a line, or a cell a line."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from attrs import evolve

from policymodel.drafting.targets.cells import (
    Cell,
    cells_of,
    is_unit,
    meaning_of,
    sort_of,
    words_in,
)
from policymodel.drafting.targets.cells import heads as heads_known
from policymodel.drafting.targets.placed import (
    FEWEST_ROWS,
    LONGEST,
    Amount,
    Head,
    PlacedTable,
    head_of,
    is_head,
    of_row,
    patterns,
)
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.numbers import years_stated

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FIRST = re.compile(r"[|｜\s:=+-]*([^|｜\s]+)")  # behind bars, and a rule between them
_MOST_COLUMNS = 12
_MOST_LINES = 400
_NUMBERS = ("value", "nothing")

_Row = tuple[Cell, Sequence[Cell]]


def placed_tables(text: str, calendar: Calendar) -> Iterator[PlacedTable]:
    """Yield the tables by places that a text holds."""
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
    whole = Span(line.start, lines[min(index + _MOST_LINES, len(lines)) - 1][1])
    first, second = (*(words for words, *_ in islice(words_in(text, whole), 2)), "", "")[:2]
    numbered = is_head("number", first)
    head = second if numbered else first
    if is_head("places", head) or is_head("years", head):
        cells = cells_of(text, whole)
        start = 1 + numbered
        body = _body(cells, start, numbered=numbered)
        return _with_heads(cells, start, body, calendar, numbered=numbered) if body else None
    return (
        _by_column(text, whole, calendar, numbered=numbered) if meaning_of(head) == "name" else None
    )


def _by_column(text: str, whole: Span, calendar: Calendar, *, numbered: bool) -> PlacedTable | None:
    """Return the table that has a column a place, and a row an indicator."""
    first = [words for words, *_ in islice(words_in(text, whole), numbered + 3 + FEWEST_ROWS)]
    before = 2 if meaning_of(first[numbered : numbered + 2][-1]) == "unit" else 1
    start = numbered + before
    start += any(map(_is_dated, first[start : start + 1]))  # a year over the places
    heads = first[start : start + FEWEST_ROWS]
    if len(heads) < FEWEST_ROWS or not all(is_head("place", each) for each in heads):
        return None  # as nearly all tables: no further cell is looked at
    cells = cells_of(text, whole)
    over = cells[numbered + before : start]
    places = [*takewhile(lambda each: is_head("place", each.text), cells[start:])]
    amounts: list[Amount] = []
    begin = end = start + len(places)
    count = 0
    for name, unit, values in _indicators(cells, begin, before, len(places), numbered):
        made = evolve(head_of([name], calendar), beside=True)
        made = evolve(made, unit=unit) if unit else made
        made = evolve(made, column=head_of(over, calendar).column) if over else made
        held = zip(places, values, strict=True)
        amounts += [Amount(each, made, cell) for each, cell in held if cell.sort == "value"]
        end, count = values[-1].at.end, count + 1
    return PlacedTable(Span(cells[0].at.start, end), tuple(amounts)) if count > 1 else None


def _is_dated(words: str) -> bool:
    """Whether a head over others says the year: 2027年目标."""
    return sort_of(words) in ("year", "head") and bool(years_stated(words).years)


def _indicators(
    cells: Sequence[Cell], place: int, before: int, width: int, numbered: bool
) -> Iterator[tuple[Cell, str | None, Sequence[Cell]]]:
    """Yield the rows of indicators from `place` on: the name, the unit, the values of places."""
    while place < len(cells):
        place += numbered and cells[place].text.isdecimal()
        held = cells[place : place + before + width]
        values = held[before:]
        if len(values) < width or any(each.sort not in _NUMBERS for each in values):
            return
        if held[0].sort in _NUMBERS:
            return
        unit = held[before - 1].text
        yield held[0], unit if before > 1 and is_unit(unit) else None, values
        place += len(held)


@cache
def _of_heads() -> frozenset[str]:
    """Return the characters, among others, of which heads of the first column consist."""
    named = "".join(word for word, sort in heads_known().items() if sort == "name")
    return frozenset(
        "".join(patterns()[each].pattern for each in ("number", "places", "years"))
        + named
        + "(（)）、，"
    )


def _body(cells: Sequence[Cell], start: int, *, numbered: bool) -> int | None:
    """Return where the first row begins: on the line of the first number, or the cell before."""
    most = cells[start : start + 2 * _MOST_COLUMNS]
    first = next((i for i, each in enumerate(most, start) if each.sort in _NUMBERS), None)
    if first is None or any(len(each.text) > LONGEST for each in cells[start:first]):
        return None
    line = cells[first].line
    on_line = next(i for i, each in enumerate(cells) if each.line == line)
    if on_line < first or (cells[first + 1 : first + 2] and cells[first + 1].line == line):
        return on_line
    return first if numbered and cells[first].text == "1" else first - 1


def _with_heads(
    cells: Sequence[Cell], start: int, body: int, calendar: Calendar, *, numbered: bool
) -> PlacedTable | None:
    """Return the table whose rows have a cell for each head, but for those over others."""
    for low in range(start, body):
        heads = cells[low:body]
        if len(heads) > _MOST_COLUMNS:
            continue
        is_figure = [not is_head("others", each.text) for each in heads]
        rows, end = _rows(cells, body, is_figure, numbered=numbered)
        if len(rows) < FEWEST_ROWS or not any(is_figure):
            continue
        over = cells[start:low]
        made = [head_of([*over, each], calendar) if len(over) < FEWEST_ROWS else None
                for each, figures in zip(heads, is_figure, strict=True) if figures]  # fmt: skip
        amounts = _amounts(rows, cells[start - 1].text, made, calendar)
        return PlacedTable(Span(cells[0].at.start, end), tuple(amounts))
    return None


def _amounts(
    rows: Sequence[_Row], named: str, heads: Sequence[Head | None], calendar: Calendar
) -> Iterator[Amount]:
    for place, cells in rows:
        for head, cell in zip(heads, cells, strict=True):
            if cell.sort == "value":
                yield Amount(place, of_row(place, named, head, calendar), cell)


def _rows(
    cells: Sequence[Cell], place: int, is_figure: Sequence[bool], *, numbered: bool
) -> tuple[list[_Row], int]:
    """Return the rows: the cell of a place, and those of its figures; and where they end.

    None where the rows of a numbered table begin with no numbers: they have other columns.
    """
    rows: list[_Row] = []
    end, counted, width = 0, 0, len(is_figure)
    while place < len(cells):
        has_number = numbered and cells[place].text == str(counted + 1)
        place += has_number
        if place + width >= len(cells):
            break
        name, held = cells[place], cells[place + 1 : place + 1 + width]
        figures = [cell for cell, wanted in zip(held, is_figure, strict=True) if wanted]
        fits = all(each.sort in _NUMBERS for each in figures)
        if not fits or name.sort in _NUMBERS or len(name.text) > LONGEST:
            break
        rows.append((name, figures))
        counted += has_number
        last = held[-1]
        if not is_figure[-1] and last.line != name.line and is_head("sum", name.text):
            last = figures[-1]
        end = last.at.end
        place += 1 + width
    is_table = not numbered or 2 * counted >= len(rows)
    return (rows if is_table else []), end

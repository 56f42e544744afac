"""Tables by places whose cells are known, with heads over others and cells that are merged."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from policymodel.drafting.targets.cells import Cell, is_unit, meaning_of, sort_of
from policymodel.drafting.targets.grid import words_of
from policymodel.drafting.targets.layout import Column
from policymodel.drafting.targets.placed import (
    FEWEST_ROWS,
    LONGEST,
    Amount,
    Head,
    PlacedTable,
    head_of,
    is_head,
    of_row,
)
from policymodel.drafting.targets.years import Calendar
from policymodel.intake.document import Block, TableCell
from policymodel.model import Span

_Line = Sequence[TableCell | None]
_HIGHEST = 3  # rows of a head


def placed_cells(text: str, block: Block, calendar: Calendar) -> PlacedTable | None:
    """Return the table by places that a block holds; None where it holds none."""
    rows = block.rows
    for number, row in enumerate(rows):
        below = _behind(text, rows, number)
        made = [*(_by_row(text, row, rows[number:below], rows[below:], calendar))]
        made = made or [*_by_column(text, row, rows[:number], rows[below:], calendar)]
        if len({each.cell.line for each in made}) >= FEWEST_ROWS:
            return PlacedTable(Span(block.start, block.end), tuple(made))
    return None


def _behind(text: str, rows: Sequence[_Line], number: int) -> int:
    """Return which row is the first behind a head: none of the others of it holds a number."""
    below = number + 1
    while below < min(number + _HIGHEST, len(rows)):
        held = [each for each in rows[below] if each is not None and each.row == below]
        first = rows[below][0]
        goes_on = first is None or first.row < below or first.end == first.start
        if not goes_on or any(sort_of(words_of(text, each)) == "value" for each in held):
            break
        below += 1
    return below


def _by_row(
    text: str, first: _Line, head: Sequence[_Line], rows: Sequence[_Line], calendar: Calendar
) -> Iterator[Amount]:
    """Yield the amounts of a table with a row a place."""
    words = [words_of(text, each) for each in first]
    begins = (
        i for i, said in enumerate(words[:3]) if is_head("places", said) or is_head("years", said)
    )
    places = next(begins, None)
    if places is None:
        return
    heads: dict[int, Head] = {}
    for column in range(places + 1, len(first)):
        over = [_cell(text, line[column]) for line in head]
        told = [*dict.fromkeys(each for each in over if each is not None)]
        if not told or is_head("others", told[-1].text):
            continue
        if not _holds_numbers(text, [line[column] for line in rows]):
            return  # it tells of each place what it has
        heads[column] = head_of(told, calendar)
    for row in rows:
        name = _cell(text, row[places])
        if name is None or len(name.text) > LONGEST or is_head("places", name.text):
            continue
        for column, made in heads.items():
            of = of_row(name, words[places], made, calendar)
            yield from _amount(text, name, of, row[column])


def _holds_numbers(text: str, cells: _Line) -> bool:
    """Whether most cells of a column hold numbers, or say that there is none."""
    said = [words for each in cells if (words := words_of(text, each))]
    return 2 * sum(sort_of(each) in ("value", "nothing") for each in said) >= len(said)


def _by_column(
    text: str, first: _Line, over: Sequence[_Line], rows: Sequence[_Line], calendar: Calendar
) -> Iterator[Amount]:
    """Yield the amounts of a table with a column a place, and a row an indicator."""
    words = [words_of(text, each) for each in first]
    places = {i: cell for i, cell in enumerate(first) if is_head("place", words[i])}
    names = [i for i, said in enumerate(words) if meaning_of(said) == "name"]
    if len(places) < FEWEST_ROWS or not names or min(places) < names[-1]:
        return
    units = [i for i, said in enumerate(words) if meaning_of(said) == "unit"]
    dated = {i: _dated(text, [line[i] for line in over], calendar) for i in places}
    for row in rows:
        name = _cell(text, row[names[-1]])
        if name is None:
            continue
        made = evolve(head_of([name], calendar), beside=True)
        unit = words_of(text, row[units[0]]) if units else ""
        made = evolve(made, unit=unit) if is_unit(unit) else made
        for column, cell in places.items():
            place = _cell(text, cell)
            if place is not None:
                head = evolve(made, column=dated[column] or made.column)
                yield from _amount(text, place, head, row[column])


def _dated(text: str, over: _Line, calendar: Calendar) -> Column | None:
    """Return what the heads over a place say of the year: 2027年目标."""
    heads = [cell for each in over if (cell := _cell(text, each)) is not None]
    column = head_of(heads, calendar).column if heads else None
    return column if column is not None and column.year is not None else None


def _amount(text: str, place: Cell, head: Head | None, cell: TableCell | None) -> Iterator[Amount]:
    found = _cell(text, cell)
    if cell is None or found is None or found.sort != "value":
        return
    is_shared = cell.rows > 1 or cell.columns > 1  # of several places, or figures
    yield Amount(place, None if is_shared else head, found)


def _cell(text: str, cell: TableCell | None) -> Cell | None:
    words = words_of(text, cell)
    if cell is None or not words:
        return None
    sort = "value" if words.isdecimal() and cell.row else sort_of(words)
    return Cell(words, Span(cell.start, cell.end), cell.row, sort)

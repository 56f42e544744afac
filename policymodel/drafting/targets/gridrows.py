"""The statements of a table of indicators whose cells are known: a row an indicator."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets.cells import Cell, is_unit, sort_of
from policymodel.drafting.targets.grid import Grid, Row, is_above, words_of
from policymodel.drafting.targets.layout import Column, Layout, columns_of
from policymodel.drafting.targets.lookback import as_history, looks_back
from policymodel.drafting.targets.rows import Row as Indicated
from policymodel.drafting.targets.statements import Doubtful, Found
from policymodel.drafting.targets.tables import marks_of, statements_of, with_plan
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import POINTS
from policymodel.intake.document import TableCell
from policymodel.model import NotTarget, Span
from policymodel.numbers import years_stated
from policymodel.source.years import is_year

RULE = "table.cells"
_NUMBER = re.compile(
    rf"\s*[(（]?(?P<number>[0-9０-９]{{1,3}})(?:[{POINTS}、)）]|[^\w\s%％(（])\s*(?=\D)"
)
_MARKS = "*＊∗※★①②③④⑤†‡# \t\u3000\n"
_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_UNIT = re.compile(r"[(（](?P<unit>[^()（）]{1,14})[)）]\s*$")
_LINE = re.compile(r"[^\n]+")


@frozen
class _Reader:
    text: str
    grid: Grid
    columns: tuple[Column, ...]
    layout: Layout

    def row(self, row: Row, group: str | None) -> Indicated | None:
        """Return what a row holds; None where it has no name of its own."""
        named = [row.cells[place] for place in self.grid.places("name", "content")]
        own = [each for each in named if row.owns(each)]
        if not own:
            return None
        made = Indicated(category=group, number=self._one(row, "number"))
        name = Span(own[-1].start, own[-1].end) if own[-1] else Span(0, 0)
        whole = name.end
        made.number, name = self._numbered(made.number, name)
        made.mark = self.text[name.end : whole].strip()
        name, unit = self._measured(name)
        made.texts = [*self._of_which(own), self._cell(name, "text")]
        made.unit = self._one(row, "unit") or unit
        made.attribute = self._one(row, "attribute")
        made.due = self._one(row, "due")
        made.values = [self._value(row.cells[place]) for place in self.grid.places("value")]
        return made

    def _of_which(self, own: Sequence[TableCell | None]) -> Iterator[Cell]:
        """Yield what tells apart rows of one name, in the cell before it: 氨氮｜减排量."""
        before = own[-2] if len(own) > 1 else None
        if before is None or own[-1] is None or before.rows > 1 or before is own[-1]:
            return
        last = words_of(self.text, own[-1])
        alike = [
            each
            for each in self.grid.rows
            for cell in [each.cells[own[-1].column]]
            if each.owns(cell) and words_of(self.text, cell) == last
        ]
        if len(alike) > 1:
            yield self._cell(Span(before.start, before.end), "text")

    def _numbered(self, number: Cell | None, name: Span) -> tuple[Cell | None, Span]:
        """Take the number that a name begins with, and the marks of notes it ends with, off it."""
        found = _NUMBER.match(self.text, name.start, name.end)
        if found is not None and number is None:
            number = self._cell(Span(*found.span("number")), "text")
        start, end = found.end() if found else name.start, name.end
        while end > start + 1 and self.text[end - 1] in _MARKS:
            end -= 1
        return number, Span(start, end)

    def _measured(self, name: Span) -> tuple[Span, Cell | None]:
        """Part from a name the unit in brackets behind it: 保证率（%）."""
        found = _UNIT.search(self.text[name.slice])
        if found is None:
            return name, None
        unit = Span(name.start + found.start("unit"), name.start + found.end("unit"))
        if not is_unit(words_of(self.text, unit)):
            return name, None
        end = name.start + found.start()
        if end == name.start:
            return name, None  # （%） alone: the rest of a name that the page cut
        while end > name.start + 1 and self.text[end - 1].isspace():
            end -= 1
        return Span(name.start, end), self._cell(unit, "unit")

    def _cell(self, at: Span, sort: str) -> Cell:
        return Cell(words_of(self.text, at), at, 0, sort)  # type: ignore[arg-type]

    def _one(self, row: Row, holds: str) -> Cell | None:
        places = self.grid.places(holds)  # type: ignore[arg-type]
        cells = [row.cells[place] for place in places]
        found = next((each for each in cells if each and each.end > each.start), None)
        return self._cell(Span(found.start, found.end), holds) if found else None

    def _value(self, cell: TableCell | None) -> Cell:
        """Return a value without what stands below it in brackets: 62.1⏎（153个断面）."""
        if cell is None or cell.end == cell.start:
            return Cell("", Span(self.grid.at.start, self.grid.at.start + 1), 0, "nothing")
        at = Span(cell.start, cell.end)
        words = words_of(self.text, at)
        first, *rest = _LINE.finditer(self.text, at.start, at.end)
        is_noted = rest and all(_REMARK.fullmatch(each.group()) for each in rest)
        if is_noted and sort_of(words_of(self.text, Span(*first.span()))) == "value":
            at = Span(*first.span())
            words = words_of(self.text, at)
        sort = "value" if words.isdecimal() else sort_of(words)  # 2075亿元
        return Cell(words, at, 0, sort if sort in ("value", "nothing") else "worded")


def read_grid(text: str, grid: Grid, calendar: Calendar, passage: Passage | None) -> Found | None:
    """Return what the rows of a table of indicators state; None where it has no year to come."""
    heads = [grid.columns[place].heads for place in grid.places("value")]
    columns = columns_of([_year_first(text, each) for each in heads], calendar)
    if looks_back(text, _head(grid), columns, calendar):
        return Found(not_targets=as_history(text, list(_values(text, grid))))
    if all(each.holds in ("baseline", "past") for each in columns):
        return None
    layout = with_plan(text, grid.at, Layout(tuple(columns), frozenset(), 0), calendar)
    reader = _Reader(text, grid, layout.columns, layout)
    marks = marks_of(text, grid.at)
    found = Found()
    for row, category in _with_categories(text, grid):
        made = reader.row(row, category)
        if made is None or _is_doubtful(text, grid, row, made):
            found.doubtful.extend(_asked(text, grid, row))
            continue
        if any(each.sort in ("value", "worded") for each in made.values):
            said = statements_of(text, made, layout, marks, passage)
            found.statements.extend(
                evolve(each, rule=RULE, category=made.category) for each in said
            )
    return found


def _head(grid: Grid) -> Span:
    """Return where the heads of the columns of a table stand."""
    heads = [at for column in grid.columns for at in column.heads]
    return Span(min(at.start for at in heads), max(at.end for at in heads))


def _values(text: str, grid: Grid) -> Iterator[Cell]:
    """Yield the cells of its columns of values, each once."""
    for row in grid.rows:
        for cell in (row.cells[place] for place in grid.places("value")):
            if cell is not None and row.owns(cell):
                at = Span(cell.start, cell.end)
                words = words_of(text, at)
                yield Cell(words, at, 0, sort_of(words))


def _year_first(text: str, heads: Sequence[Span]) -> list[Cell]:
    """Return the cells of a head, the one with the year first; it may have a line of its own."""
    cells = [Cell(words_of(text, at), at, 0, "head") for head in heads for at in _lines(text, head)]
    return sorted(cells, key=lambda each: not years_stated(each.text).years)


def _lines(text: str, head: Span) -> list[Span]:
    """Return the lines of a head, where the first is a year over what it is the year of."""
    lines = [Span(*each.span()) for each in _LINE.finditer(text, head.start, head.end)]
    is_dated = len(lines) > 1 and is_year(text, lines[0])
    return lines if is_dated else [head]


def _with_categories(text: str, grid: Grid) -> Iterator[tuple[Row, str | None]]:
    """Yield rows with what groups them; where a cell of a group is empty, the one above holds."""
    group, category = None, None
    names = grid.places("name")
    places = [*grid.places("section"), *names[:-1]]
    for row in grid.rows:
        if (named := _only_name(grid, row)) is not None:
            category = words_of(text, named)
            continue
        if row.group != group:
            group, category = row.group, words_of(text, row.group) or None
        own = [row.cells[place] for place in places if row.owns(row.cells[place])]
        same = [row.cells[place] for place in names[-1:]]
        own = [each for each in own if each not in same]
        if own:
            category = words_of(text, own[-1])
        yield row, category


def _only_name(grid: Grid, row: Row) -> TableCell | None:
    """Return the one cell that a row holds: it groups those below it."""
    held = {id(cell): cell for cell in row.cells if cell and cell.end > cell.start}
    [one, *more] = held.values()
    return None if more else one


def _is_doubtful(text: str, grid: Grid, row: Row, made: Indicated) -> bool:
    """Whether a cell says what nobody can tell: a number of several rows, one among other words,
    or none where the one above is meant; or whether it stands a column beside its own.
    """
    has_unit = made.unit is not None and is_unit(made.unit.text)
    if is_unit(made.texts[-1].text) and not has_unit:  # 泊位 may be both
        return True
    for place, value in zip(grid.places("value"), made.values, strict=True):
        cell = row.cells[place]
        is_shared = cell is not None and (cell.rows > 1 or cell.columns > 1)
        if (value.sort == "value" and is_shared) or is_above(value.text):
            return True
        if sort_of(value.text) == "attribute":
            return True
        is_text = value.sort == "worded" and sort_of(value.text) == "text"
        if is_text and any(map(str.isdigit, value.text)):
            return True
    return bool(made.unit and is_above(made.unit.text))


def _asked(text: str, grid: Grid, row: Row) -> Iterator[Doubtful]:
    cells: Sequence[TableCell | None] = [row.cells[place] for place in grid.places("value")]
    for each in dict.fromkeys(cell for cell in cells if row.owns(cell)):
        if each is not None and any(map(str.isdigit, text[each.start : each.end])):
            at = Span(each.start, each.end)
            instead = NotTarget(words=text[at.slice], why="other", at=at)
            yield Doubtful(why="row", at=at, instead=instead)

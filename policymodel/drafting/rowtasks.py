"""The measures of a table that says who is to do what: a row each, or several rows of one number.

A number that stands over several rows makes these the parts of one measure; what stands in a cell
over several measures is their section.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from policymodel.drafting.headings import Heading, numbered, title_end
from policymodel.drafting.outline import Node
from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.drafting.posts import is_private
from policymodel.drafting.targets.grid import Grid, Row, is_above, words_of
from policymodel.drafting.tasks import Piece, Task
from policymodel.folding import fold, fold_ideographs
from policymodel.intake.document import TableCell
from policymodel.model import Span
from policymodel.source import Bracket
from policymodel.source.bodies import KnownNames
from policymodel.source.cells import read_cells, usual_cells
from policymodel.source.duties import Label, is_note
from policymodel.source.headings import MARKS

_STOPS = "。；;，,、：: \t\u3000\n"
_BEHIND_NUMBER = MARKS + " "
_LONGEST_TITLE = 60
_STOP = re.compile("[。；;！!？?\n]")
_DIGITS = re.compile("[0-9]{1,3}")


@define
class Rowed:
    """What is read of the tables that say who is to do what.

    Attributes:
        tasks: their measures.
        empty: cells of those in charge that hold nothing in a row where others do.
        unread: cells of those in charge that cannot be read.
    """

    tasks: list[Task] = field(factory=list)
    empty: list[Span] = field(factory=list)
    unread: list[Span] = field(factory=list)


Nodes = dict[tuple[Span, ...], Node]
"""Headings made of groups of rows, by the cells of these from the outermost on."""


def row_tasks(
    text: str,
    grid: Grid,
    under: Node,
    lines: Sequence[Paragraph],
    names: Iterable[str],
    nodes: Nodes,
) -> Rowed:
    """Return the measures of a table that stands under a heading; groups become headings below.

    Args:
        text: the canonical text.
        grid: the table.
        under: the heading.
        lines: the paragraphs of the text.
        names: the names of organizations that are known.
        nodes: the headings that were made of groups, to which more are added.
    """
    known = KnownNames(map(fold_ideographs, names))
    measures = [*_measures(text, grid)]
    over = _grouping(grid, measures)
    reader = _Reader(text, usual_cells(text), grid, under, lines, known, nodes, grouping=over)
    for rows in measures:
        reader.measure(rows)
    return reader.found


def _measures(text: str, grid: Grid) -> Iterator[list[Row]]:
    """Yield the rows of each measure."""
    numbers = grid.places("number")[:1]
    if not any(row.owns(row.cells[place]) for row in grid.rows for place in numbers):
        numbers = ()
    names = grid.places("name")[:1] or grid.places("section")[-1:]
    if not numbers and not grid.places("name") and grid.places("content"):
        names = grid.places("content")[:1]  # the section stands over several measures
    held: list[Row] = []
    for row in grid.rows:
        begins = not held or row.group != held[-1].group
        begins = begins or any(row.owns(row.cells[place]) for place in numbers or names)
        if numbers and not begins:  # a row that lost its number, and not one that goes on
            begins = row.cells[numbers[0]] is None and _names_all(row, grid)
        if not numbers and not names:
            begins = True
        if begins and held:
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _grouping(grid: Grid, measures: Sequence[Sequence[Row]]) -> frozenset[int]:
    """Return the columns in which a cell stands over several measures: its fellows name groups,
    too, where they stand over one.
    """
    ends = [rows[-1].place for rows in measures]
    return frozenset(
        place
        for place in grid.places("name")
        for rows, end in zip(measures, ends, strict=True)
        if (cell := rows[0].cells[place]) is not None and cell.row + cell.rows > end + 1
    )


def _names_all(row: Row, grid: Grid) -> bool:
    named = grid.places("name")
    return bool(named) and all(row.owns(row.cells[place]) for place in named)


@frozen
class _Reader:
    text: str
    usual: str  # the text with ideographs in their usual forms
    grid: Grid
    under: Node
    lines: Sequence[Paragraph]
    names: KnownNames
    nodes: Nodes
    found: Rowed = field(factory=Rowed)
    grouping: frozenset[int] = frozenset()  # columns of names that stand over several measures
    _above: list[Span] = field(factory=list)

    def measure(self, rows: Sequence[Row]) -> None:
        """Take in a measure: its number, title, parts, and the section it stands in."""
        over, own = self._texts(rows)
        if not own:
            return
        number = self._number(rows[0])
        title_at, title = self._title(own)
        printed = number.text if number else None
        if number is None and title_at is not None:
            printed, title_at, title = self._numbered(title_at, title)
        cells = [each for each in rows[0].cells if each and rows[0].owns(each)]
        start = min(each.start for each in cells if Span(each.start, each.end) not in over)
        made = Task(
            node=None,
            under=self._node(over),
            at=Span(start, self._end(rows)),
            rule="table-row",
            number=printed,
            title=title,
            title_at=title_at,
            value=int(words) if _DIGITS.fullmatch(words := fold(printed or "")) else 0,
        )
        made.pieces = self._pieces(rows, made.at, title_at)
        self.found.tasks.append(made)

    def _number(self, row: Row) -> Paragraph | None:
        for place in self.grid.places("number")[:1]:
            cell = row.cells[place]
            if cell is not None and row.owns(cell):
                end = cell.end
                while end > cell.start + 1 and self.text[end - 1] in _BEHIND_NUMBER:
                    end -= 1
                return Paragraph(Span(cell.start, end), self.text[cell.start : end])
        return None

    def _texts(self, rows: Sequence[Row]) -> tuple[list[Span], list[Span]]:
        """Return the cells that stand over a measure, and those that are its own."""
        first, last = rows[0].place, rows[-1].place
        over = [rows[0].group] if rows[0].group else []
        own: list[Span] = []
        columns = self.grid.places("section", "name", "content", "value")
        for place in columns:
            cell = rows[0].cells[place]
            is_section = self.grid.columns[place].holds == "section" and place != columns[-1]
            if is_section and (cell is None or cell.end == cell.start):
                over += self._above[len(over) : len(over) + 1]  # as above
            elif cell is not None and cell.end > cell.start:
                is_over = cell.row < first or cell.row + cell.rows > last + 1
                is_over = is_over or (place in self.grouping and self._has_more(rows[0], place))
                at = Span(cell.start, cell.end)
                if at not in (*over, *own):
                    (over if (is_over or is_section) and not own else own).append(at)
        self._above[:] = over
        return over, own

    def _has_more(self, row: Row, place: int) -> bool:
        """Whether a row says what is to be done behind the column of a group."""
        columns = (each for each in self.grid.places("name", "content") if each > place)
        return any(row.cells[each] is not None and row.owns(row.cells[each]) for each in columns)

    def _title(self, own: Sequence[Span]) -> tuple[Span | None, str | None]:
        """Return the title of a measure: the first cell of several, or one that says no more."""
        at = own[0]
        end = at.end
        while end > at.start + 1 and self.text[end - 1] in _STOPS:
            end -= 1
        words = self.text[at.start : end]
        is_sole = len(own) == 1
        if len(words) > _LONGEST_TITLE or (is_sole and _STOP.search(words)):
            stop = title_end(fold(self.text[at.slice]), 0) if is_sole else None
            if stop is None or _STOP.search(self.text, at.start, at.start + stop):
                return None, None
            end = at.start + stop
        return Span(at.start, end), fold(self.text[at.start : end])

    def _numbered(self, at: Span, title: str | None) -> tuple[str | None, Span | None, str | None]:
        """Part the number from a title that begins with one."""
        found = numbered(Paragraph(at, title or ""), 0)
        if found is None or found.title is None or found.number is None:
            return None, at, title
        number = self.text[at.start : at.start + len(found.number)]
        return number, Span(at.end - len(found.title), at.end), found.title

    def _node(self, over: Sequence[Span]) -> Node:
        """Return the heading that a measure stands under, made of the cells over it."""
        here = self.under
        for depth in range(len(over)):
            key = tuple(over[: depth + 1])
            if key not in self.nodes:
                self.nodes[key] = self._heading(over[depth], here)
            here = self.nodes[key]
        return here

    def _heading(self, at: Span, above: Node) -> Node:
        words = fold(self.text[at.slice])
        place = index_of(self.lines, at.start)
        found = numbered(Paragraph(at, words), place)
        title = found.title if found and found.title else words
        is_whole = found is not None and found.at == at
        made = Heading(
            style="group", number=found.number if found and is_whole else None, value=1,
            title=title if is_whole else words, at=at, is_bare=True, paragraph=place,
        )  # fmt: skip
        node = Node(made, above=above, last=place, purpose="measures")
        above.children.append(node)
        return node

    def _end(self, rows: Sequence[Row]) -> int:
        """Return where the last of the rows ends, for cells stand in the text row by row."""
        return max(cell.end for row in rows for cell in row.cells if cell and row.owns(cell))

    def _pieces(self, rows: Sequence[Row], at: Span, title_at: Span | None) -> list[Piece]:
        said = [self._said(row) for row in rows]
        bodies = [tuple(self._bodies(row)) for row in rows]
        if len({each.at for each in said if each}) <= 1 and len({*said}) <= 1:
            body = tuple(dict.fromkeys(each for held in bodies for each in held))
            return [Piece(at=at, bracket=said[0], rule="cells", body=body)]
        made = []
        for row, bracket, body in zip(rows, said, bodies, strict=True):
            cells = [each for each in row.cells if each and row.owns(each)]
            starts = [each.start for each in cells if not title_at or each.start >= title_at.end]
            start = min(starts, default=min(each.start for each in cells))
            whole = Span(start, max(each.end for each in cells))
            made.append(Piece(at=whole, bracket=bracket, rule="cells", body=body))
        return made

    def _bodies(self, row: Row) -> Iterator[Span]:
        for place in self.grid.places("name", "content", "value"):
            cell = row.cells[place]
            if cell is not None and row.owns(cell):
                yield Span(cell.start, cell.end)

    def _said(self, row: Row) -> Bracket | None:
        """Return who is charged with what a row says, and by when."""
        cells = [*self._charged(row)]
        due = [*self._due(row)]
        read = read_cells(self.usual, cells, self.names) if cells else None
        if read is None and any(not is_note(words_of(self.text, at)) for _, at in cells):
            self.found.unread.append(Span(cells[0][1].start, cells[-1][1].end))
        if read is None:
            return Bracket(at=due[0], parts=(), deadlines=tuple(due)) if due else None
        roles = [each.label.role for each in self.grid.columns if each.label]
        self.found.unread += read.unplaced
        order = {role: place for place, role in reversed([*enumerate(roles)])}
        parts = list(read.parts)
        if all(each.role in order for each in parts):  # merged cells stand in the text earlier
            parts.sort(key=lambda each: order[each.role])
        return Bracket(
            at=self._told_at(row, read), parts=tuple(parts), officials=read.officials,
            deadlines=(*read.deadlines, *due),
        )  # fmt: skip

    def _told_at(self, row: Row, read: Bracket) -> Span:
        """Return where a row says who is charged, without cells of rows above that name nobody."""
        if not all(is_private(each.text) for each in read.officials):
            return read.at  # the posts of officials count, too
        begins = min(each.start for each in row.cells if each and row.owns(each))
        names = [name.at.start for part in read.parts for name in part.names if name.at]
        first = min(names, default=read.at.start)
        return Span(first, read.at.end) if read.at.start < begins <= first else read.at

    def _charged(self, row: Row) -> Iterator[tuple[Label, Span]]:
        """Yield the cells of those in charge, in the order of the text; 同上 is the one above."""
        found: list[tuple[Label, Span]] = []
        places = self.grid.places("charge")
        for place in places:
            label, cell = self.grid.columns[place].label, self._or_above(row, place)
            if label is not None and cell is not None and cell.end > cell.start:
                found.append((label, Span(cell.start, cell.end)))
        if not found and places:
            before = next((each for each in reversed(row.cells) if each and row.owns(each)), None)
            self.found.empty += [Span(before.start, before.end)] if before else []
        yield from sorted(found, key=lambda each: each[1].start)

    def _or_above(self, row: Row, place: int) -> TableCell | None:
        """Return a cell, or the one above that it stands for."""
        cell = row.cells[place]
        if cell is None or not is_above(words_of(self.text, cell)):
            return cell
        above = (each.cells[place] for each in reversed(self.grid.rows) if each.place < row.place)
        return next((each for each in above if not is_above(words_of(self.text, each))), None)

    def _due(self, row: Row) -> Iterator[Span]:
        for place in self.grid.places("due"):
            cell = self._or_above(row, place)
            if cell is not None and cell.end > cell.start:
                at = Span(cell.start, cell.end)
                if not is_note(words_of(self.text, at)):
                    yield at

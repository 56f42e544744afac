"""Marks in rows and columns, with the formulas that count them.

The matrix lies either way, so its arithmetic knows rows and columns only. Both are parted
into blocks: what the document says and what is proposed never share a total.
"""

from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Row, letters
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import Role

say = Texts(__file__)
Marks = tuple[tuple[str | None, ...], ...]

_NO_ZEROS = "0;-0;"  # most organizations hold one role: zeros would hide the counts


@frozen
class Block:
    """Rows or columns of marks that share a total: its key and heading, and which they are."""

    key: str
    title: Text
    span: range


def _counted(key: str, title: Text, group: Text | None = None) -> Column:
    return Column(key=key, title=title, kind="integer", width=8, group=group)


@frozen(kw_only=True)
class Side:
    """What stands along one side of the matrix, in blocks that each get a total."""

    named: tuple[Column, Column]  # which name it, where it stands one below the other
    heads: tuple[tuple[Cell, Cell], ...]  # what stands in those
    marked: tuple[Column, ...]  # its columns of marks, where it stands side by side
    blocks: tuple[Block, ...]


@frozen
class Crosstab:
    """The matrix. Rows and columns count from its first mark; the totals follow the marks."""

    down: Side
    across: Side
    marks: Marks  # row by row; empty cells are None
    roles: tuple[Role, ...]  # to be counted; each gets a row that begins with its mark
    units_down: bool  # whether the rows are the organizations; if so, each role gets a column too
    _made: dict[tuple[int, int], Formula] = field(factory=dict, init=False, repr=False, eq=False)

    @cached_property
    def layout(self) -> Layout:
        """Where the cells stand, totals included."""
        ends = [_counted(each.key, each.title) for each in self.across.blocks]
        if self.units_down and self._told_apart:
            group = say("of_which_group")
            ends += (
                _counted(f"role_{each.code}", Text(each.zh, each.en), group) for each in self.roles
            )
        return Layout(face="print", columns=(*self.down.named, *self.across.marked, *ends))

    @property
    def _told_apart(self) -> bool:
        """Whether there are roles to be counted apart: with one alone its counts are the totals."""
        return len(self.roles) > 1

    def rows(self, lang: Lang) -> Iterator[Row]:
        """Yield the rows and the totals."""
        if not self.marks:
            return
        width, columns = len(self.across.marked), range(len(self.layout.columns) - 2)
        self._count(columns[width:])
        for row, (head, marks) in enumerate(zip(self.down.heads, self.marks, strict=True)):
            yield Row(cells=(*head, *marks, *(self._made[row, end] for end in columns[width:])))
        labels: list[tuple[Cell, Cell]]
        labels = [(None, block.title.get(lang)) for block in self.down.blocks]
        of_which = (say("of_which", label=role.label(lang)).get(lang) for role in self.roles)
        if self._told_apart:
            labels += zip((role.mark for role in self.roles), of_which, strict=True)
        for row, label in enumerate(labels, start=len(self.marks)):
            cells = (self._made.get((row, column)) for column in columns)
            yield Row(cells=(*label, *cells), kind="total")

    def _count(self, ends: range) -> None:
        """Make the totals and counts; `ends` are the columns behind the marks."""
        made, height = self._made, len(self.marks)
        rows, columns = range(height), range(len(self.across.marked))
        blocks, counted = ends[: len(self.across.blocks)], ends[len(self.across.blocks) :]
        for row in rows:
            for end, block in zip(blocks, self.across.blocks, strict=True):
                made[row, end] = self._counta(rows[row : row + 1], block.span)
            for end in counted:
                made[row, end] = self._countif(rows[row : row + 1], columns, end - counted[0])
        for row, block in enumerate(self.down.blocks, start=height):
            for column in columns:
                made[row, column] = self._counta(block.span, range(column, column + 1))
            for end in ends:
                made[row, end] = self._sum(block.span, range(end, end + 1))
        # Only of the first block of rows, which is the document's where it names anybody.
        span = self.down.blocks[0].span
        for place in range(len(self.roles) if self._told_apart else 0):
            row = self._first_role + place
            for column in columns:
                made[row, column] = self._countif(span, range(column, column + 1), place)
            for end, block in zip(blocks, self.across.blocks, strict=True):
                made[row, end] = self._sum(range(row, row + 1), block.span)

    @property
    def _first_role(self) -> int:
        """The row that begins with the first role's mark: the marks' legend cells."""
        return len(self.marks) + len(self.down.blocks)

    def _area(self, rows: range, columns: range) -> str:
        top = self.layout.first_row
        first, last = letters(columns[0] + 2), letters(columns[-1] + 2)
        return f"{first}{top + rows[0]}:{last}{top + rows[-1]}"

    @cached_property
    def _by_column(self) -> Marks:
        return tuple(zip(*self.marks, strict=True))

    def _cells(self, rows: range, columns: range) -> list[str]:
        """Return the marks of a part of one row, or of one column."""
        if len(rows) == 1:
            found = self.marks[rows[0]][columns.start : columns.stop]
        else:
            (column,) = columns
            found = self._by_column[column][rows.start : rows.stop]
        return [mark for mark in found if mark]

    def _counta(self, rows: range, columns: range) -> Formula:
        return Formula(f"=COUNTA({self._area(rows, columns)})", len(self._cells(rows, columns)))

    def _countif(self, rows: range, columns: range, place: int) -> Formula:
        """Return the count of a role; a cell may hold two marks, so it is looked for inside."""
        legend = f"$A${self.layout.first_row + self._first_role + place}"
        mark = self.roles[place].mark
        count = sum(mark in cell for cell in self._cells(rows, columns))
        text = f'=COUNTIF({self._area(rows, columns)},"*"&{legend}&"*")'
        return Formula(text, count, _NO_ZEROS)

    def _sum(self, rows: range, columns: range) -> Formula:
        values = (int(self._made[row, column].value) for row in rows for column in columns)
        return Formula(f"=SUM({self._area(rows, columns)})", sum(values))

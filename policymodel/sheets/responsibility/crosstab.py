"""Marks in rows and columns, with the formulas that count them.

The matrix lies either way, so its arithmetic knows rows and columns only. Both are parted
into blocks: what the document says and what is proposed never share a total.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from policymodel.findings import Lang, Text
from policymodel.sheets import labels
from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Row, Sheet
from policymodel.vocabulary import Role

Marks = tuple[tuple[str | None, ...], ...]

_NO_ZEROS = "0;-0;"  # most organizations hold one role: noughts would hide the counts


@frozen(kw_only=True)
class Block:
    """Rows or columns that share a total.

    Attributes:
        key: key of the total.
        title: its heading.
        first: the first of the block's rows or columns of marks, from 0.
        count: how many there are.
    """

    key: str
    title: Text
    first: int
    count: int

    @property
    def slice(self) -> slice:
        """The block's part of a row or column."""
        return slice(self.first, self.first + self.count)


@frozen(kw_only=True)
class Frame:
    """The matrix without its totals.

    Attributes:
        heads: two cells before each row's marks.
        columns: two columns for `heads`, then the columns of marks.
        marks: the marks, row by row; empty cells are None.
        down: the blocks of rows; each gets a row of totals.
        across: the blocks of columns; each gets a column of totals.
        roles: the roles to count; each gets a row that begins with its mark.
        units_down: whether the rows are the organizations; if so, each role gets a column too.
    """

    heads: tuple[tuple[Cell, Cell], ...]
    columns: tuple[Column, ...]
    marks: Marks
    down: tuple[Block, ...]
    across: tuple[Block, ...]
    roles: tuple[Role, ...]
    units_down: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns of marks."""
        return tuple(column.key for column in self.columns[2:])

    @property
    def counted(self) -> tuple[Role, ...]:
        """The roles that have a column."""
        return self.roles if self.units_down else ()


def matrix_layout(frame: Frame) -> Layout:
    """Return where the cells of the matrix stand, totals included."""
    totals = (
        Column(key=block.key, title=block.title, kind="integer", width=8) for block in frame.across
    )
    counts = (
        Column(key=f"role_{role.code}", title=Text(role.zh, role.en), kind="integer", width=8,
               group=labels.OF_WHICH_GROUP)
        for role in frame.counted
    )  # fmt: skip
    return Layout(face="print", columns=(*frame.columns, *totals, *counts))


def matrix_rows(frame: Frame, layout: Layout, lang: Lang, data: Sheet | None) -> Iterator[Row]:
    """Yield the rows of the matrix, its totals and its check.

    Args:
        frame: the marks.
        layout: from `matrix_layout`.
        lang: language of the labels.
        data: the sheet with a row for every mark, to be checked against.
    """
    if not (frame.marks and frame.keys):
        return
    table = _Table(frame=frame, layout=layout)
    ends = [table.ends(row) for row in range(table.height)]
    for head, marks, end in zip(frame.heads, frame.marks, ends, strict=True):
        yield Row(cells=(*head, *marks, *end))
    totals = [table.totals(block) for block in frame.down]
    for block, cells in zip(frame.down, totals, strict=True):
        sums = table.sums(block, ends)
        yield Row(cells=(None, block.title.get(lang), *cells, *sums), kind="total")
    counts = [table.counts(role) for role in frame.roles]
    for place, (role, cells) in enumerate(zip(frame.roles, counts, strict=True)):
        label = labels.OF_WHICH.get(lang).format(label=role.label(lang))
        sums = table.sums_of_role(place, cells)
        blanks = (None,) * len(frame.counted)
        yield Row(cells=(role.mark, label, *cells, *sums, *blanks), kind="total")
    check = table.check(ends, totals, counts, lang, data)
    before, after = (None,) * len(frame.keys), (None,) * (len(ends[0]) - 1)
    yield Row(cells=(None, labels.CHECK.get(lang), *before, check, *after), kind="total")


@frozen(kw_only=True)
class _Table:
    """The formulas of one matrix."""

    frame: Frame
    layout: Layout

    @property
    def height(self) -> int:
        return len(self.frame.marks)

    @property
    def first_role(self) -> int:
        """The row that begins with the first role's mark: the marks' legend cells."""
        return self.height + len(self.frame.down)

    @property
    def end_keys(self) -> tuple[str, ...]:
        """The keys of the columns behind the marks."""
        return tuple(column.key for column in self.layout.columns[len(self.frame.columns) :])

    @property
    def turned(self) -> Marks:
        """The marks column by column."""
        return tuple(zip(*self.frame.marks, strict=True))

    def area(self, left: str, right: str, row: int, rows: int = 1) -> str:
        """Return the reference of a rectangle."""
        return f"{self.layout.ref(left, row)}:{self.layout.ref(right, row + rows - 1)}"

    def across(self, row: int, block: Block) -> str:
        """Return the reference of a block's cells in a row."""
        keys = self.frame.keys[block.slice]
        return self.area(keys[0], keys[-1], row)

    def down(self, key: str, block: Block) -> str:
        """Return the reference of a block's cells in a column."""
        return self.layout.run(key, block.count, start=block.first)

    def countif(self, reference: str, place: int, cells: Sequence[str | None]) -> Formula:
        """Return the count of a role; a cell may hold two marks, so it is looked for inside."""
        legend = self.layout.ref(self.layout.columns[0].key, self.first_role + place, absolute=True)
        mark = self.frame.roles[place].mark
        count = sum(1 for cell in cells if cell is not None and mark in cell)
        return Formula(f'=COUNTIF({reference},"*"&{legend}&"*")', count, _NO_ZEROS)

    def ends(self, row: int) -> tuple[Formula, ...]:
        """Return what stands behind a row of marks: totals by block, counts by role."""
        frame, marks = self.frame, self.frame.marks[row]
        whole = self.area(frame.keys[0], frame.keys[-1], row)
        return (
            *(_counta(self.across(row, block), marks[block.slice]) for block in frame.across),
            *(self.countif(whole, place, marks) for place in range(len(frame.counted))),
        )

    def totals(self, block: Block) -> tuple[Formula, ...]:
        """Return the totals of a block of rows, column by column."""
        return tuple(
            _counta(self.down(key, block), column[block.slice])
            for key, column in zip(self.frame.keys, self.turned, strict=True)
        )

    def sums(self, block: Block, ends: Sequence[tuple[Formula, ...]]) -> Iterator[Formula]:
        """Yield the sums of what stands behind a block's rows."""
        for key, column in zip(self.end_keys, zip(*ends, strict=True), strict=True):
            yield _sum(self.down(key, block), column[block.slice])

    def counts(self, role: Role) -> tuple[Formula, ...]:
        """Return the counts of a role, column by column.

        Only of the first block of rows, which is the document's where it names anybody.
        """
        block, place = self.frame.down[0], self.frame.roles.index(role)
        return tuple(
            self.countif(self.down(key, block), place, column[block.slice])
            for key, column in zip(self.frame.keys, self.turned, strict=True)
        )

    def sums_of_role(self, place: int, counts: tuple[Formula, ...]) -> Iterator[Formula]:
        """Yield the sums of a role's counts over each block of columns."""
        for block in self.frame.across:
            yield _sum(self.across(self.first_role + place, block), counts[block.slice])

    def check(
        self,
        ends: Sequence[tuple[Formula, ...]],
        totals: Sequence[tuple[Formula, ...]],
        counts: Sequence[tuple[Formula, ...]],
        lang: Lang,
        data: Sheet | None,
    ) -> Formula:
        """Return the formula that says whether rows, columns, roles and data sheet agree."""
        frame, keys, ends_keys = self.frame, self.frame.keys, self.end_keys
        blocks = len(frame.across)
        by_row = self.area(ends_keys[0], ends_keys[blocks - 1], 0, self.height)
        by_column = self.area(keys[0], keys[-1], self.height, len(frame.down))
        agree = _value(cell for line in ends for cell in line[:blocks]) == _value(
            cell for line in totals for cell in line
        )
        condition = f"SUM({by_column})=SUM({by_row})"
        if data is not None:
            if frame.units_down:
                spoken = _value(cell for line in ends for cell in line[blocks:])
                by_role = self.area(ends_keys[blocks], ends_keys[-1], 0, self.height)
            else:
                spoken = _value(cell for line in counts for cell in line)
                by_role = self.area(keys[0], keys[-1], self.first_role, len(frame.roles))
            rows = data.layout.run("measure_id", max(1, len(data.rows)), absolute=True)
            condition = f"AND({condition},SUM({by_role})=COUNTA('{data.name}'!{rows}))"
            agree = agree and spoken == len(data.rows)
        yes, no = labels.AGREES.get(lang), labels.DISAGREES.get(lang)
        return Formula(f'=IF({condition},"{yes}","{no}")', yes if agree else no)


def _counta(reference: str, cells: Sequence[str | None]) -> Formula:
    return Formula(f"=COUNTA({reference})", sum(1 for cell in cells if cell is not None))


def _sum(reference: str, cells: Sequence[Formula]) -> Formula:
    return Formula(f"=SUM({reference})", _value(cells))


def _value(cells: Iterator[Formula] | Sequence[Formula]) -> int:
    return sum(cell.value for cell in cells if isinstance(cell.value, int))

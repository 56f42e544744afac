"""责任矩阵: measures × organizations, with a mark for each role and live totals.

The matrix lies either way, so its arithmetic knows rows and columns only: both are parted
into blocks (what the document says and what is proposed never share a total).
"""

from collections.abc import Iterator

from attrs import frozen

from policymodel.findings import Text
from policymodel.sheets.breakdown import Breakdown, Task, role_order
from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Link, Row, Sheet
from policymodel.sheets.tasktable import remarks
from policymodel.vocabulary import ORGANIZATION_KINDS, ROLES, Role, labels

MOST_UNITS = 25
"""Organizations that stand side by side; with more, they stand one below the other."""

BLANK_UNITS = 10
"""Empty columns for proposals where the document names nobody."""

_MARK_WIDTH = 4.0
Marks = tuple[tuple[str | None, ...], ...]


@frozen(kw_only=True)
class _Unit:
    """An organization on one basis, or room for one."""

    key: str
    name: Text
    group: Text
    kind: Text
    basis: str


@frozen(kw_only=True)
class _Block:
    """Lines of the matrix that share a total: its key and heading, the lines' range."""

    key: str
    title: Text
    first: int
    count: int

    @property
    def end(self) -> int:
        return self.first + self.count


@frozen(kw_only=True)
class _Frame:
    """The matrix without its totals.

    Attributes:
        heads: two cells before each row's marks.
        columns: the columns of marks.
        marks: the marks, row by row.
        down: the blocks of rows; each gets a row of totals.
        across: the blocks of columns; each gets a column of totals.
        roles: the roles that are counted.
        units_down: whether the rows are the organizations: these get counts by role.
    """

    heads: tuple[tuple[Cell, Cell], ...]
    columns: tuple[Column, ...]
    marks: Marks
    down: tuple[_Block, ...]
    across: tuple[_Block, ...]
    roles: tuple[Role, ...]
    units_down: bool


def matrix_sheet(breakdown: Breakdown, task_layout: Layout, data: Sheet) -> Sheet:
    """Return the matrix of measures and organizations.

    Organizations stand side by side up to `MOST_UNITS`, else one below the other. Every
    mention is one mark; proposals are lines of their own and counted apart.

    Args:
        breakdown: the plan's measures and mentions.
        task_layout: where the measures stand in the table, for links.
        data: the sheet of all mentions, against which the roles' totals are checked.
    """
    lang = breakdown.lang
    units = tuple(_units(breakdown)) or tuple(_blank_units())
    blank = units[0].basis == "blank"
    transposed = len(units) > MOST_UNITS
    frame = (_transposed if transposed else _upright)(breakdown, units, task_layout)
    layout = _layout(frame)
    notes = [
        labels.MATRIX_LEGEND.get(lang).format(
            roles=";".join(f"{role.mark}{role.label(lang)}" for role in frame.roles)
        ),
        *([labels.MATRIX_NUMBERS.get(lang)] if transposed else []),
        *([labels.MATRIX_TWO.get(lang)] if any(len(m or "") > 1 for r in frame.marks for m in r)
          else []),
        *([labels.NOTE_FILL_IN.get(lang)] if blank else []),
        *([labels.NOTE_PROPOSED.get(lang)] if breakdown.has("proposed") else []),
        (labels.MATRIX_CHECK_BLANK if blank else labels.MATRIX_CHECK).get(lang),
    ]  # fmt: skip
    return Sheet(
        key="matrix",
        name=labels.MATRIX_SHEET.get(lang),
        title=labels.MATRIX_TITLE.get(lang).format(title=breakdown.plan.document.title),
        layout=layout,
        rows=_rows(frame, layout, None if blank else data, breakdown),
        annex=labels.ANNEX.get(lang).format(number=2),
        line=labels.NOBODY.get(lang) if not breakdown.has("document") else "",
        notes=remarks(notes, lang),
        frozen_columns=2,
    )


def _upright(breakdown: Breakdown, units: tuple[_Unit, ...], task_layout: Layout) -> _Frame:
    """Measures one below the other."""
    tasks, marks = breakdown.tasks, _marks(breakdown, units)
    heads = (
        (task.place, Link(task.heading, "table", task_layout.ref("task", task.place - 1)))
        for task in tasks
    )
    return _Frame(
        heads=tuple(heads),
        columns=(
            Column(key="index", title=labels.INDEX, kind="integer", width=5),
            Column(key="task", title=labels.TASK, width=30),
            *(
                Column(
                    key=unit.key, title=unit.name, kind="mark", width=_MARK_WIDTH,
                    group=unit.group, editable=unit.basis == "blank",
                )
                for unit in units
            ),
        ),
        marks=marks,
        down=(_tasks_block(tasks),),
        across=_blocks(units),
        roles=_roles(breakdown),
        units_down=False,
    )  # fmt: skip


def _transposed(breakdown: Breakdown, units: tuple[_Unit, ...], _: Layout) -> _Frame:
    """Organizations one below the other."""
    tasks, lang = breakdown.tasks, breakdown.lang
    return _Frame(
        heads=tuple((unit.kind.get(lang), unit.name.get(lang)) for unit in units),
        columns=(
            Column(key="kind", title=labels.UNIT_KIND, kind="center", width=12, merged=True),
            Column(key="unit", title=labels.UNIT, width=24),
            *(
                Column(
                    key=f"task_{task.place}", title=Text(str(task.place), str(task.place)),
                    kind="mark", width=_MARK_WIDTH, group=Text(task.section, task.section),
                )
                for task in tasks
            ),
        ),
        marks=tuple(zip(*_marks(breakdown, units), strict=True)),
        down=_blocks(units),
        across=(_tasks_block(tasks),),
        roles=_roles(breakdown),
        units_down=True,
    )  # fmt: skip


def _units(breakdown: Breakdown) -> Iterator[_Unit]:
    for basis in ("document", "proposed"):
        for number, body in enumerate(breakdown.organizations(basis), start=1):
            kind = ORGANIZATION_KINDS[body.kind]
            stated = basis == "document"
            yield _Unit(
                key=f"{basis}_{number}",
                name=Text(body.name, body.name),
                group=labels.SHORT_KINDS[body.kind] if stated else labels.PROPOSED_GROUP,
                kind=Text(kind.zh, kind.en) if stated else labels.PROPOSED_GROUP,
                basis=basis,
            )


def _blank_units() -> Iterator[_Unit]:
    form = labels.BLANK_UNIT
    for number in range(1, BLANK_UNITS + 1):
        name = Text(form.zh.format(number=number), form.en.format(number=number))
        yield _Unit(
            key=f"blank_{number}", name=name, group=labels.BLANK_GROUP, kind=name, basis="blank"
        )


def _blocks(units: tuple[_Unit, ...]) -> tuple[_Block, ...]:
    bases = [unit.basis for unit in units]
    return tuple(
        _Block(
            key=f"{basis}_units",
            title=labels.UNIT_COUNT if basis == "document" else labels.PROPOSED_COUNT,
            first=bases.index(basis),
            count=bases.count(basis),
        )
        for basis in dict.fromkeys(bases)
    )


def _tasks_block(tasks: tuple[Task, ...]) -> _Block:
    return _Block(key="load", title=labels.LOAD, first=0, count=len(tasks))


def _roles(breakdown: Breakdown) -> tuple[Role, ...]:
    # Room for proposals needs the two roles that are proposed.
    return breakdown.roles() or (ROLES["lead"], ROLES["support"])


def _marks(breakdown: Breakdown, units: tuple[_Unit, ...]) -> Marks:
    """Return the marks, a row a measure; two roles in one measure are two marks."""
    keys = {(unit.basis, unit.name.zh): place for place, unit in enumerate(units)}
    found: dict[tuple[int, int], list[Role]] = {}
    for mention in breakdown.mentions:
        place = keys[mention.basis, mention.organization.name]
        found.setdefault((mention.task.place, place), []).append(mention.role)
    marks = {
        place: "".join(role.mark for role in sorted(roles, key=role_order))
        for place, roles in found.items()
    }
    return tuple(
        tuple(marks.get((task.place, place)) for place in range(len(units)))
        for task in breakdown.tasks
    )


def _layout(frame: _Frame) -> Layout:
    totals = [
        Column(key=block.key, title=block.title, kind="integer", width=8) for block in frame.across
    ]
    counts = [
        Column(
            key=f"role_{role.code}", title=Text(role.zh, role.en), kind="integer", width=8,
            group=labels.OF_WHICH_GROUP,
        )
        for role in (frame.roles if frame.units_down else ())
    ]  # fmt: skip
    return Layout(face="print", columns=(*frame.columns, *totals, *counts))


def _rows(
    frame: _Frame, layout: Layout, data: Sheet | None, breakdown: Breakdown
) -> tuple[Row, ...]:
    lang, height = breakdown.lang, len(frame.marks)
    if not breakdown.tasks:
        return ()
    keys = [column.key for column in frame.columns[2:]]
    legend = {
        role.code: layout.ref(layout.columns[0].key, height + len(frame.down) + offset, absolute=True)
        for offset, role in enumerate(frame.roles)
    }  # fmt: skip
    counted = frame.roles if frame.units_down else ()

    def across(row: int, block: _Block) -> str:
        return f"{layout.ref(keys[block.first], row)}:{layout.ref(keys[block.end - 1], row)}"

    rows: list[Row] = []
    ends: list[list[Formula]] = []
    for row, (head, marks) in enumerate(zip(frame.heads, frame.marks, strict=True)):
        all_marks = f"{layout.ref(keys[0], row)}:{layout.ref(keys[-1], row)}"
        ends.append(
            [
                *(_counta(across(row, b), marks[b.first : b.end]) for b in frame.across),
                *(_countif(all_marks, legend[role.code], role, marks) for role in counted),
            ]
        )
        rows.append(Row(cells=(*head, *marks, *ends[-1])))
    end_keys = [column.key for column in layout.columns[len(frame.columns) :]]
    loads: list[Formula] = []
    for block in frame.down:
        lines = slice(block.first, block.end)
        totals = [
            _counta(layout.run(key, block.count, start=block.first), column[lines])
            for key, column in zip(keys, zip(*frame.marks, strict=True), strict=True)
        ]
        sums = [
            _sum(layout.run(key, block.count, start=block.first), column[lines])
            for key, column in zip(end_keys, zip(*ends, strict=True), strict=True)
        ]
        loads.extend(totals)
        rows.append(
            Row(cells=(None, block.title.get(lang), *totals, *sums), kind="total")
        )
    # By role and column: of the first block only, so that proposals are not counted in.
    block = frame.down[0]
    role_counts: list[Formula] = []
    for role in frame.roles:
        counts = [
            _countif(
                layout.run(key, block.count, start=block.first),
                legend[role.code], role, column[block.first : block.end],
            )
            for key, column in zip(keys, zip(*frame.marks, strict=True), strict=True)
        ]  # fmt: skip
        role_counts.extend(counts)
        row_ends = [_sum(across(len(rows), b), counts[b.first : b.end]) for b in frame.across]
        label = labels.OF_WHICH.get(lang).format(label=role.label(lang))
        blanks = (None,) * len(counted)
        rows.append(Row(cells=(role.mark, label, *counts, *row_ends, *blanks), kind="total"))
    load_range = (
        f"{layout.ref(keys[0], height)}:{layout.ref(keys[-1], height + len(frame.down) - 1)}"
    )
    ends_range = _area(layout, frame.across[0].key, frame.across[-1].key, 0, height)
    if frame.units_down:
        roles_range = _area(layout, end_keys[len(frame.across)], end_keys[-1], 0, height)
        spoken = sum(_value(cell) for line in ends for cell in line[len(frame.across) :])
    else:
        first = height + len(frame.down)
        roles_range = _area(layout, keys[0], keys[-1], first, len(frame.roles))
        spoken = sum(map(_value, role_counts))
    agree = sum(map(_value, loads)) == sum(
        _value(cell) for line in ends for cell in line[: len(frame.across)]
    )
    condition = f"SUM({load_range})=SUM({ends_range})"
    if data is not None:
        mentions = data.layout.run("measure_id", max(1, len(data.rows)), absolute=True)
        condition = f"AND({condition},SUM({roles_range})=COUNTA('{data.name}'!{mentions}))"
        agree = agree and spoken == len(data.rows)
    yes, no = labels.AGREES.get(lang), labels.DISAGREES.get(lang)
    check = Formula(f'=IF({condition},"{yes}","{no}")', yes if agree else no)
    blanks = (None,) * len(keys)
    after = (None,) * (len(end_keys) - 1)
    rows.append(Row(cells=(None, labels.CHECK.get(lang), *blanks, check, *after), kind="total"))
    return tuple(rows)

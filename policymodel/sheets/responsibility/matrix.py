"""责任矩阵: measures × organizations, with a mark for each role and live totals."""

from collections.abc import Iterator

from attrs import frozen

from policymodel.findings import Text
from policymodel.sheets import labels
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import Breakdown, Task, role_order
from policymodel.sheets.responsibility.crosstab import (
    Block,
    Frame,
    Marks,
    matrix_layout,
    matrix_rows,
)
from policymodel.sheets.sheet import Column, Layout, Link, Sheet
from policymodel.text import SEMICOLON
from policymodel.vocabulary import ORGANIZATION_KINDS, ROLES, Role

MOST_UNITS = 25
"""Organizations that stand side by side; with more, they stand one below the other."""

BLANK_UNITS = 10
"""Empty columns for proposals where the document names nobody."""

_MARK_WIDTH = 4.0


@frozen(kw_only=True)
class _Unit:
    """An organization on one basis, or room for one."""

    key: str
    name: Text
    group: Text
    kind: Text
    basis: str


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
    layout = matrix_layout(frame)
    notes = [
        labels.MATRIX_LEGEND.get(lang).format(
            roles=SEMICOLON.get(lang).join(
                f"{role.mark}{role.label(lang)}" for role in frame.roles
            )
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
        rows=tuple(matrix_rows(frame, layout, lang, None if blank else data)),
        annex=labels.ANNEX.get(lang).format(number=2),
        line=labels.NOBODY.get(lang) if not breakdown.has("document") else "",
        notes=numbered_notes(notes, lang),
        frozen_columns=2,
    )


def _upright(breakdown: Breakdown, units: tuple[_Unit, ...], task_layout: Layout) -> Frame:
    """Measures one below the other."""
    tasks, marks = breakdown.tasks, _marks(breakdown, units)
    heads = (
        (Link(str(task.place), "table", task_layout.ref("index", task.place - 1)), task.heading)
        for task in tasks
    )
    return Frame(
        heads=tuple(heads),
        columns=(
            Column(key="index", title=labels.INDEX, kind="center", width=5),
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


def _transposed(breakdown: Breakdown, units: tuple[_Unit, ...], _: Layout) -> Frame:
    """Organizations one below the other."""
    tasks, lang = breakdown.tasks, breakdown.lang
    return Frame(
        heads=tuple((unit.kind.get(lang), unit.name.get(lang)) for unit in units),
        columns=(
            Column(key="kind", title=labels.UNIT_KIND, kind="center", width=18, merged=True),
            Column(key="unit", title=labels.UNIT, width=24),
            *(
                Column(
                    key=f"task_{task.place}", title=Text(str(task.place), str(task.place)),
                    kind="mark", width=_MARK_WIDTH,
                    group=Text(task.section, task.section) if task.section else None,
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
        for number, organization in enumerate(breakdown.organizations(basis), start=1):
            kind = ORGANIZATION_KINDS[organization.kind]
            stated = basis == "document"
            yield _Unit(
                key=f"{basis}_{number}",
                name=Text(organization.name, organization.name),
                group=labels.SHORT_KINDS[organization.kind] if stated else labels.PROPOSED_GROUP,
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


def _blocks(units: tuple[_Unit, ...]) -> tuple[Block, ...]:
    bases = [unit.basis for unit in units]
    return tuple(
        Block(
            key=f"{basis}_units",
            title=labels.UNIT_COUNT if basis == "document" else labels.PROPOSED_COUNT,
            first=bases.index(basis),
            count=bases.count(basis),
        )
        for basis in dict.fromkeys(bases)
    )


def _tasks_block(tasks: tuple[Task, ...]) -> Block:
    return Block(key="load", title=labels.LOAD, first=0, count=len(tasks))


def _roles(breakdown: Breakdown) -> tuple[Role, ...]:
    # Room for proposals needs the two roles that are proposed.
    return breakdown.roles() or (ROLES["lead"], ROLES["support"])


def _marks(breakdown: Breakdown, units: tuple[_Unit, ...]) -> Marks:
    """Return the marks, a row a measure; two roles in one measure are two marks."""
    keys = {(unit.basis, unit.name.zh): place for place, unit in enumerate(units)}
    found: dict[tuple[int, int], list[Role]] = {}
    for assignment in breakdown.assignments:
        place = keys[assignment.basis, assignment.organization.name]
        found.setdefault((assignment.task.place, place), []).append(assignment.role)
    marks = {
        place: "".join(role.mark for role in sorted(roles, key=role_order))
        for place, roles in found.items()
    }
    return tuple(
        tuple(marks.get((task.place, place)) for place in range(len(units)))
        for task in breakdown.tasks
    )

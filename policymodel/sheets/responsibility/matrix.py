"""责任矩阵: measures × organizations, with a mark for each role and live totals."""

from itertools import groupby

from attrs import frozen

from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import FILL_IN, NOBODY, PROPOSED, Breakdown
from policymodel.sheets.responsibility.crosstab import Block, Crosstab, Marks, Side
from policymodel.sheets.sheet import Cell, Column, Sheet, columns
from policymodel.text import SEMICOLON, Text, Texts
from policymodel.vocabulary import ORGANIZATION_KINDS, ROLES, Role

MOST_UNITS = 25  # side by side; more organizations stand one below the other
BLANK_UNITS = 10  # empty columns for proposals where the document names nobody

say = Texts(__file__)
_COLUMNS = columns(__file__)


@frozen
class _Unit:
    """An organization on one basis, or room for one."""

    basis: str
    name: Text
    group: Text
    kind: Text


def matrix_sheet(breakdown: Breakdown, table: Sheet, data: Sheet | None) -> Sheet:
    """Return the matrix of measures and organizations.

    Organizations stand side by side up to `MOST_UNITS`, else one below the other. Every
    assignment is one mark; proposals are lines of their own and counted apart. Measures link
    to the rows of `table`; the roles' totals are checked against the rows of `data`.
    """
    lang, units = breakdown.lang, _units(breakdown)
    blank, transposed = units[0].basis == "blank", len(units) > MOST_UNITS
    marks = _marks(breakdown, units)
    organizations, tasks = _unit_side(breakdown, units), _task_side(breakdown, table)
    crosstab = Crosstab(
        down=organizations if transposed else tasks,
        across=tasks if transposed else organizations,
        marks=tuple(zip(*marks, strict=True)) if transposed else marks,
        # Room for proposals needs the two roles that are proposed.
        roles=breakdown.roles() or (ROLES["lead"], ROLES["support"]),
        units_down=transposed,
    )
    return Sheet(
        key="matrix",
        name=say("name").get(lang),
        title=say("title", title=breakdown.plan.document.title).get(lang),
        layout=crosstab.layout,
        rows=tuple(crosstab.rows(lang, None if blank else data)),
        annex=say("annex").get(lang),
        line="" if breakdown.stated else NOBODY.get(lang),
        notes=numbered_notes(_notes(breakdown, crosstab, blank=blank), lang),
        frozen_columns=2,
    )


def _notes(breakdown: Breakdown, crosstab: Crosstab, *, blank: bool) -> list[Text]:
    lang = breakdown.lang
    marks = SEMICOLON.get(lang).join(f"{each.mark}{each.label(lang)}" for each in crosstab.roles)
    notes = (
        (True, say("legend", roles=marks)),
        (crosstab.units_down, say("numbers")),
        (any(len(mark or "") > 1 for row in crosstab.marks for mark in row), say("two")),
        (blank, FILL_IN),
        (breakdown.proposed, PROPOSED),
        (True, say("check_blank" if blank else "check")),
    )
    return [text for applies, text in notes if applies]


def _units(breakdown: Breakdown) -> list[_Unit]:
    units = []
    for basis in ("document", "proposed"):
        for each in breakdown.organizations(basis):
            group, kind = say(f"kinds.{each.kind}"), ORGANIZATION_KINDS[each.kind]
            name, said = Text(each.name, each.name), Text(kind.zh, kind.en)
            if basis == "proposed":
                group = said = say("proposed")
            units.append(_Unit(basis, name, group, said))
    names = (say("blank", number=number) for number in range(1, BLANK_UNITS + 1))
    return units or [_Unit("blank", name, say("blank_group"), name) for name in names]


def _unit_side(breakdown: Breakdown, units: list[_Unit]) -> Side:
    lang = breakdown.lang
    marked: list[Column] = []
    blocks: list[Block] = []
    for basis, group in groupby(units, key=lambda unit: unit.basis):
        first = len(marked)
        for number, unit in enumerate(group, start=1):
            key, blank = f"{basis}_{number}", basis == "blank"
            marked.append(_marked(key, unit.name, unit.group, editable=blank))
        span = range(first, len(marked))
        blocks.append(Block(f"{basis}_units", say(f"counts.{basis}"), span))
    return Side(
        named=(_COLUMNS["kind"], _COLUMNS["unit"]),
        heads=tuple((unit.kind.get(lang), unit.name.get(lang)) for unit in units),
        marked=tuple(marked),
        blocks=tuple(blocks),
    )


def _task_side(breakdown: Breakdown, table: Sheet) -> Side:
    heads: list[tuple[Cell, Cell]] = []
    marked: list[Column] = []
    for task in breakdown.tasks:
        number, section = str(task.place), task.section
        heads.append((table.link(number, task.place - 1), task.heading(breakdown.lang)))
        group = Text(section, section) if section else None
        marked.append(_marked(f"task_{number}", Text(number, number), group))
    return Side(
        named=(_COLUMNS["index"], _COLUMNS["task"]),
        heads=tuple(heads),
        marked=tuple(marked),
        blocks=(Block("load", say("counts.load"), range(len(marked))),),
    )


def _marked(key: str, title: Text, group: Text | None, *, editable: bool = False) -> Column:
    return Column(key=key, title=title, kind="mark", width=4, group=group, editable=editable)


def _marks(breakdown: Breakdown, units: list[_Unit]) -> Marks:
    """Return the marks, a row a measure; two roles in one measure are two marks."""
    found: dict[tuple[int, str, str], list[Role]] = {}
    for each in breakdown.assignments:
        key = (each.task.place, each.basis, each.organization.name)
        found.setdefault(key, []).append(each.role)
    marks = {
        key: "".join(role.mark for role in sorted(roles, key=lambda role: ROLES.order(role.code)))
        for key, roles in found.items()
    }
    return tuple(
        tuple(marks.get((task.place, unit.basis, unit.name.zh)) for unit in units)
        for task in breakdown.tasks
    )

"""责任矩阵: measures × organizations, with a mark for each role and live totals."""

from itertools import groupby

from attrs import frozen

from policymodel.analysis.wording import title_of
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import (
    PROPOSED,
    Breakdown,
    names_note,
    unnamed_notes,
)
from policymodel.sheets.responsibility.crosstab import Block, Crosstab, Marks, Side
from policymodel.sheets.responsibility.table import rows_by_place
from policymodel.sheets.sheet import Cell, Column, Sheet, columns
from policymodel.text import SEMICOLON, Text, Texts
from policymodel.vocabulary import ORGANIZATION_KINDS, ROLES, Role

MOST_UNITS = 30  # side by side; more stand one below the other, should there be fewer measures

say = Texts(__file__)
_COLUMNS = columns(__file__)


@frozen
class _Unit:
    """An organization on one basis."""

    basis: str
    name: Text
    group: Text
    kind: Text


def matrix_sheet(breakdown: Breakdown, table: Sheet) -> Sheet:
    """Return the matrix of measures and organizations.

    Organizations stand side by side up to `MOST_UNITS`, and where there are more measures: a
    table that is too wide has small print, one that is too long has pages. Every assignment is
    one mark; proposals are lines of their own and counted apart. Measures link to the rows of
    `table`.
    """
    lang, units = breakdown.lang, _units(breakdown)
    transposed = len(units) > max(MOST_UNITS, len(breakdown.tasks))
    marks = _marks(breakdown, units)
    organizations, tasks = _unit_side(breakdown, units), _task_side(breakdown, table)
    crosstab = Crosstab(
        down=organizations if transposed else tasks,
        across=tasks if transposed else organizations,
        marks=tuple(zip(*marks, strict=True)) if transposed else marks,
        roles=breakdown.roles(),
        units_down=transposed,
    )
    return Sheet(
        key="matrix",
        name=say("name").get(lang),
        title=say("title", title=title_of(breakdown.plan)).get(lang),
        layout=crosstab.layout,
        rows=tuple(crosstab.rows(lang)),
        notes=numbered_notes(_notes(breakdown, crosstab), lang),
        frozen_columns=2,
        whole=not transposed,
    )


def _notes(breakdown: Breakdown, crosstab: Crosstab) -> list[Text]:
    lang = breakdown.lang
    marks = SEMICOLON.get(lang).join(
        say("mark", mark=each.mark, heading=each.heading).get(lang) for each in crosstab.roles
    )
    short = "" if crosstab.units_down or lang == "zh" else _abbreviations(breakdown)
    notes = (
        (True, say("legend", roles=marks)),
        (bool(short), say("abbreviations", said=short)),
        *((True, note) for note in unnamed_notes(breakdown)),
        (True, names_note(breakdown.assignments)),
        (crosstab.units_down, say("numbers")),
        (any(len(mark or "") > 1 for row in crosstab.marks for mark in row), say("two")),
        (breakdown.proposed, PROPOSED),
    )
    return [text for applies, text in notes if applies and text is not None]


def _abbreviations(breakdown: Breakdown) -> str:
    """What the short English headings stand for."""
    used = {each.kind for each in breakdown.organizations()}
    said = {
        heading: kind.en
        for kind in ORGANIZATION_KINDS
        if kind.code in used and (heading := say(f"kinds.{kind.code}").en).endswith((".", "'l"))
    }
    said[say("counts.document").en] = "number of organizations"
    return SEMICOLON.en.join(f"{heading} {meaning}" for heading, meaning in said.items())


def _units(breakdown: Breakdown) -> list[_Unit]:
    units = []
    for basis in ("document", "proposed"):
        for each in breakdown.organizations(basis):
            group, kind = say(f"kinds.{each.kind}"), ORGANIZATION_KINDS[each.kind]
            name, said = Text(each.name, each.name), Text(kind.zh, kind.en)
            if basis == "proposed":
                group = said = say("proposed")
            units.append(_Unit(basis, name, group, said))
    return units


def _unit_side(breakdown: Breakdown, units: list[_Unit]) -> Side:
    lang = breakdown.lang
    marked: list[Column] = []
    blocks: list[Block] = []
    for basis, group in groupby(units, key=lambda unit: unit.basis):
        first = len(marked)
        for number, unit in enumerate(group, start=1):
            marked.append(_marked(f"{basis}_{number}", unit.name, unit.group))
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
    rows_of = rows_by_place(table)
    for task in breakdown.tasks:
        number, section = str(task.place), task.section
        heads.append((table.link(number, rows_of[task.place]), task.name(breakdown.lang)))
        group = Text(section, section) if section else None
        marked.append(_marked(f"task_{number}", Text(number, number), group))
    return Side(
        named=(_COLUMNS["index"], _COLUMNS["task"]),
        heads=tuple(heads),
        marked=tuple(marked),
        blocks=(Block("load", say("counts.load"), range(len(marked))),),
    )


def _marked(key: str, title: Text, group: Text | None) -> Column:
    return Column(key=key, title=title, kind="mark", width=4, group=group)


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

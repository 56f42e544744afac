"""单位任务清单: what each organization must do, in which role, by when."""

from itertools import groupby

from policymodel.analysis.names import organization_key
from policymodel.findings import Lang
from policymodel.sheets import labels
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import (
    Assignment,
    Breakdown,
    role_order,
)
from policymodel.sheets.sheet import Column, Formula, Layout, Link, Row, Sheet
from policymodel.vocabulary import ORGANIZATION_KINDS

_LAYOUT = Layout(
    face="print",
    columns=(
        Column(key="unit", title=labels.UNIT, width=20, merged=True),
        Column(key="kind", title=labels.UNIT_KIND, kind="center", width=18, merged=True),
        Column(key="mentions", title=labels.LOAD_TIMES, kind="center", width=4, merged=True),
        Column(key="role", title=labels.ROLE, kind="center", width=14),
        Column(key="index", title=labels.INDEX, kind="center", width=5),
        Column(key="task", title=labels.TASK, width=36),
        Column(key="section", title=labels.CATEGORY, width=40),
        Column(key="due", title=labels.DUE, kind="center", width=18),
    ),
)


def unit_sheet(breakdown: Breakdown, task_layout: Layout) -> Sheet:
    """Return the list of measures by organization, in standard order.

    A row is a mention: an organization's roles in their standard order, each with its
    measures in the plan's order; proposals last.

    Args:
        breakdown: the plan's measures and mentions.
        task_layout: where the measures stand in the table, for links.
    """
    lang = breakdown.lang
    rows: list[Row] = []
    ordered = sorted(breakdown.assignments, key=_order)
    for name, group in groupby(ordered, key=lambda assignment: assignment.organization.name):
        assignments = tuple(group)
        kind = ORGANIZATION_KINDS.label(assignments[0].organization.kind, lang)
        # Proposals stand last and are not counted with what the document says.
        stated = sum(1 for assignment in assignments if assignment.basis == "document")
        tasks = _LAYOUT.run("task", stated, start=len(rows))
        count = Formula(f"=COUNTA({tasks})", stated) if stated else 0
        for assignment in assignments:
            task = assignment.task
            # The short number leads there, not the title: linked text does not wrap everywhere.
            link = Link(str(task.place), "table", task_layout.ref("index", task.place - 1))
            role = _role(assignment, lang)
            section, due = task.section or None, task.due or None
            cells = (name, kind, count, role, link, task.heading, section, due)
            rows.append(Row(cells=cells))
    if not rows:
        blanks = (None,) * (len(_LAYOUT.columns) - 1)
        rows.append(Row(cells=(labels.NOBODY.get(lang), *blanks), kind="note"))
    notes = [labels.UNITS_NOTE.get(lang)]
    if breakdown.has("proposed"):
        notes.append(labels.NOTE_PROPOSED_ROWS.get(lang))
    if any(assignment.task.derived for assignment in breakdown.assignments):
        notes.append(labels.DUE_DERIVED.get(lang))
    return Sheet(
        key="units",
        name=labels.UNITS_SHEET.get(lang),
        title=labels.UNITS_TITLE.get(lang).format(title=breakdown.plan.document.title),
        layout=_LAYOUT,
        rows=tuple(rows),
        annex=labels.ANNEX.get(lang).format(number=3),
        notes=numbered_notes(notes, lang) if breakdown.assignments else (),
        frozen_columns=1,
    )


def _order(assignment: Assignment) -> tuple[tuple[int, float, str], bool, int, int]:
    return (
        organization_key(assignment.organization),
        assignment.basis == "proposed",
        role_order(assignment.role),
        assignment.task.place,
    )


def _role(assignment: Assignment, lang: Lang) -> str:
    role = assignment.role.label(lang)
    if assignment.basis == "document":
        return role
    return labels.PROPOSED_ROLE.get(lang).format(role=role)

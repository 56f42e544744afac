"""单位任务清单: what each organization must do, in which role, by when."""

from collections.abc import Set
from itertools import groupby

from policymodel.analysis.names import organization_key
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import DERIVED, NOBODY, Assignment, Breakdown
from policymodel.sheets.sheet import Cell, Formula, Layout, Row, Sheet, columns
from policymodel.text import Texts
from policymodel.vocabulary import ORGANIZATION_KINDS, ROLES

say = Texts(__file__)
_COLUMNS = columns(__file__)


def unit_sheet(breakdown: Breakdown, table: Sheet) -> Sheet:
    """Return the list of measures by organization, in standard order.

    A row is an assignment: roles in their standard order, each with its measures in the plan's
    order; proposals last. Links lead to the rows of `table`.
    """
    lang = breakdown.lang
    known = sorted(breakdown.plan.organizations, key=organization_key)
    remarks = {each.name: each.remark for each in known if each.remark}
    layout = _layout({each.organization.name for each in breakdown.assignments} & remarks.keys())
    rows: list[Row] = []
    ordered = sorted(breakdown.assignments, key=_order)
    for name, group in groupby(ordered, key=lambda each: each.organization.name):
        assignments = list(group)
        # Proposals stand last and are not counted with what the document says.
        stated = sum(each.basis == "document" for each in assignments)
        tasks = layout.run("task", stated, start=len(rows))
        first: dict[str, Cell] = {
            "unit": name,
            "kind": ORGANIZATION_KINDS.label(assignments[0].organization.kind, lang),
            "mentions": Formula(f"=COUNTA({tasks})", stated) if stated else 0,
            "remark": remarks.pop(name, None),
        }
        cells = (first | _cells(each, breakdown, table) for each in assignments)
        rows += map(layout.row, cells)
    notes = [say("note")] if rows else []
    if breakdown.proposed:
        notes.append(say("proposed"))
    if any(each.task.derived for each in ordered):
        notes.append(DERIVED)
    # What must be said of who has no row here.
    notes += (say("remark", name=name, remark=remark) for name, remark in remarks.items())
    return Sheet(
        key="units",
        name=say("name").get(lang),
        title=say("title", title=breakdown.plan.document.title).get(lang),
        layout=layout,
        rows=tuple(rows) or (layout.row({"unit": NOBODY.get(lang)}, "note"),),
        annex=say("annex").get(lang),
        notes=numbered_notes(notes, lang),
        frozen_columns=1,
    )


def _order(each: Assignment) -> tuple[tuple[int, float, str], bool, int, int]:
    proposed, role = each.basis == "proposed", ROLES.order(each.role.code)
    return organization_key(each.organization), proposed, role, each.task.place


def _layout(remarked: Set[str]) -> Layout:
    """Return the columns, with one for remarks on organizations where there are any."""
    shown = (each for each in _COLUMNS.values() if each.key != "remark" or remarked)
    return Layout(face="print", columns=tuple(shown))


def _cells(each: Assignment, breakdown: Breakdown, table: Sheet) -> dict[str, Cell]:
    task, role = each.task, each.role.label(breakdown.lang)
    if each.basis == "proposed":
        role = say("proposed_role", role=role).get(breakdown.lang)
    return {
        "role": role,
        # The short number leads there, not the title: linked text does not wrap everywhere.
        "index": table.link(str(task.place), task.place - 1),
        "task": task.heading(breakdown.lang),
        "section": task.section or None,
        "due": task.due or None,
    }

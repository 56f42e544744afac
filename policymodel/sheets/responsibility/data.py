"""数据: one row per measure or part of one, organization and role; for machines."""

from policymodel.sheets.responsibility.breakdown import Assignment, Breakdown
from policymodel.sheets.sheet import Layout, Row, Sheet, columns
from policymodel.text import Texts

say = Texts(__file__)
_LAYOUT = Layout(face="data", columns=tuple(columns(__file__).values()))


def data_sheet(breakdown: Breakdown) -> Sheet:
    """Return every assignment as a row, in the order of the measures and of their brackets."""
    plan, lang = breakdown.plan, breakdown.lang
    return Sheet(
        key="data",
        name=say("name").get(lang),
        title=say("title", title=plan.document.title).get(lang),
        layout=_LAYOUT,
        rows=tuple(_row(each, breakdown) for each in breakdown.assignments),
        frozen_columns=1,
    )


def _row(each: Assignment, breakdown: Breakdown) -> Row:
    measure = each.task.measure
    at = each.task.charged.responsibilities_at if each.basis == "document" else None
    return _LAYOUT.row(
        {
            "plan_id": breakdown.plan.id,
            "index": each.task.place,
            "measure_id": measure.id,
            "number": measure.number,
            "section": each.task.section or None,
            "measure": measure.name,
            "part": each.task.part_heading or None,
            "organization": each.organization.name,
            "name_as_printed": each.name,
            "kind": each.organization.kind,
            "function": each.organization.function,
            "role": each.role.code,
            "role_label": each.role.label(breakdown.lang),
            "mark": each.role.mark,
            "basis": each.basis,
            "position": each.position,
            "start": at.start if at else None,
            "end": at.end if at else None,
        }
    )

"""数据: one row per measure, organization and role; for machines."""

from policymodel.sheets.responsibility.breakdown import Assignment, Breakdown
from policymodel.sheets.sheet import Cell, Layout, Sheet, columns
from policymodel.text import Texts

say = Texts(__file__)
_LAYOUT = Layout(face="data", columns=tuple(columns(__file__).values()))


def data_sheet(breakdown: Breakdown) -> Sheet:
    """Return every assignment as a row, in the order of the measures and of their brackets."""
    plan, lang = breakdown.plan, breakdown.lang
    first: dict[str, Cell] = {"plan_id": plan.id}
    return Sheet(
        key="data",
        name=say("name").get(lang),
        title=say("title", title=plan.document.title).get(lang),
        layout=_LAYOUT,
        rows=tuple(
            _LAYOUT.row(first | _record(each) | {"role_label": each.role.label(lang)})
            for each in breakdown.assignments
        ),
        frozen_columns=1,
    )


def _record(each: Assignment) -> dict[str, Cell]:
    measure = each.task.measure
    at = measure.responsibilities_at if each.basis == "document" else None
    return {
        "index": each.task.place,
        "measure_id": measure.id,
        "number": measure.number,
        "section": each.task.section or None,
        "measure": measure.title,
        "organization": each.organization.name,
        "name_as_printed": each.name,
        "kind": each.organization.kind,
        "function": each.organization.function,
        "role": each.role.code,
        "mark": each.role.mark,
        "basis": each.basis,
        "position": each.position,
        "start": at.start if at else None,
        "end": at.end if at else None,
    }

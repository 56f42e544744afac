"""数据: one row per measure, organization and role; for machines."""

from policymodel.findings import Text
from policymodel.sheets import labels
from policymodel.sheets.responsibility.breakdown import Breakdown
from policymodel.sheets.sheet import Column, Layout, Row, Sheet

DATA = Layout(
    face="data",
    columns=(
        Column(key="plan_id", title=Text("方案编号", "plan_id"), width=12),
        Column(key="index", title=Text("序号", "index"), kind="integer", width=6),
        Column(key="measure_id", title=Text("任务编号", "measure_id"), width=12),
        Column(key="number", title=Text("原文序号", "number"), width=9),
        Column(key="section", title=Text("任务类别", "section"), width=28),
        Column(key="measure", title=Text("重点任务", "measure"), width=36),
        Column(key="organization", title=Text("单位", "organization"), width=24),
        Column(key="name_as_printed", title=Text("原文单位名称", "name_as_printed"), width=24),
        Column(key="kind", title=Text("单位类别", "kind"), width=20),
        Column(key="function", title=Text("职能", "function"), width=24),
        Column(key="role", title=Text("角色代码", "role"), width=12),
        Column(key="role_label", title=Text("角色", "role_label"), width=16),
        Column(key="mark", title=Text("标记", "mark"), kind="mark", width=6),
        Column(key="basis", title=Text("依据", "basis"), width=10),
        Column(key="position", title=Text("位次", "position"), kind="integer", width=6),
        Column(key="start", title=Text("原文起", "start"), kind="integer", width=8),
        Column(key="end", title=Text("原文止", "end"), kind="integer", width=8),
    ),
)
"""One row per measure, organization and role. `kind`, `function`, `role` and `basis` hold
codes; `position` counts the measure's organizations from 1; `start` and `end` are the
offsets of the bracket in the source's text, empty for proposals."""


def data_sheet(breakdown: Breakdown) -> Sheet:
    """Return every mention as a row, in the order of the measures and of their brackets."""
    lang, rows = breakdown.lang, []
    for assignment in breakdown.assignments:
        task, measure, organization = (
            assignment.task,
            assignment.task.measure,
            assignment.organization,
        )
        at = measure.responsibilities_at if assignment.basis == "document" else None
        rows.append(
            Row(
                cells=(
                    breakdown.plan.id,
                    task.place,
                    measure.id,
                    measure.number,
                    task.section or None,
                    measure.title,
                    organization.name,
                    assignment.name,
                    organization.kind,
                    organization.function,
                    assignment.role.code,
                    assignment.role.label(lang),
                    assignment.role.mark,
                    assignment.basis,
                    assignment.position,
                    at.start if at else None,
                    at.end if at else None,
                )
            )
        )
    return Sheet(
        key="data",
        name=labels.DATA_SHEET.get(lang),
        title=labels.DATA_TITLE.get(lang).format(title=breakdown.plan.document.title),
        layout=DATA,
        rows=tuple(rows),
        frozen_columns=1,
    )

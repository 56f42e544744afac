"""矛盾与提示: the findings on a plan as a sheet of any of its workbooks."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from policymodel.findings import SEVERITIES, SEVERITY_LABELS, Finding, Lang, Text
from policymodel.model import Goal, Indicator, Measure, Mechanism, Organization, Plan, Section
from policymodel.sheets.sheet import Cell, Column, Layout, Link, Row, Sheet
from policymodel.vocabulary import MECHANISM_KINDS

NAME = Text("矛盾与提示", "Findings")
_TITLE = Text("{title}矛盾与提示", "{title}: contradictions and findings")
_NOTE = Text(
    "注：“错误”为与规则不符，“警告”为很可能有误，“提示”为值得了解；均由规则核对得出，不改动文件内容。"
    "“位置”为表名和序号的，点击可至该行。",
    "Note: an error breaks a rule, a warning is probably wrong, info is worth knowing. All "
    "come from rules; the document's content is not changed. A place that names a sheet and "
    "a number leads to that row.",
)
# The parts of a plan that have no names of their own, by the plan file's keys.
_PARTS = {
    "document": Text("文件", "document"),
    "jurisdiction": Text("行政区划", "jurisdiction"),
    "period": Text("规划期", "period"),
    "organizations": Text("各单位", "organizations"),
    "sections": Text("章节", "sections"),
    "goals": Text("总目标", "goals"),
    "indicators": Text("各指标", "indicators"),
    "measures": Text("各项任务", "measures"),
    "mechanisms": Text("保障机制", "mechanisms"),
    "not_targets": Text("非目标数字", "numbers that are no targets"),
    "suppressions": Text("豁免", "suppressions"),
}
_LONGEST = 40
_STEP = re.compile(r"\[([0-9]{1,6})\]|([^.\[\]]+)")
_STEP_ENDS = re.compile(r"(?=[.\[])")

LAYOUT = Layout(
    face="print",
    columns=(
        Column(key="number", title=Text("序号", "No."), kind="center", width=6),
        Column(key="severity", title=Text("级别", "Severity"), kind="center", width=8),
        Column(key="code", title=Text("规则", "Rule"), kind="center", width=8),
        Column(key="message", title=Text("内容", "Finding"), width=54),
        Column(key="where", title=Text("位置", "Where"), width=24),
        Column(key="hint", title=Text("建议", "What to do"), width=34),
    ),
)
"""Where the cells of every sheet of findings stand."""


def findings_sheet(
    plan: Plan, findings: Sequence[Finding], rows: Mapping[str, Link], lang: Lang
) -> Sheet:
    """Return the sheet of `findings`: errors first, then warnings, then hints, as they come.

    Neither the plan file's name, which may be a path of somebody's machine, nor its keys are
    shown: who reads a workbook looks for a row or a name.

    Args:
        plan: the plan they are about.
        findings: what the checks found.
        rows: links to the rows of the workbook, by the paths of what stands there.
        lang: language of the labels.
    """
    ordered = sorted(findings, key=lambda found: SEVERITIES.index(found.severity))
    return Sheet(
        key="findings",
        name=NAME.get(lang),
        title=_TITLE.get(lang).format(title=plan.document.title),
        layout=LAYOUT,
        rows=tuple(
            Row(
                cells=(
                    number,
                    SEVERITY_LABELS[found.severity].get(lang),
                    found.code,
                    found.message.get(lang),
                    _link(found.path, rows) or _name(plan, found.path, lang),
                    found.hint.get(lang) if found.hint else None,
                )
            )
            for number, found in enumerate(ordered, start=1)
        ),
        notes=(_NOTE.get(lang),),
    )


def _link(path: str, rows: Mapping[str, Link]) -> Link | None:
    """Return the link to the row of what stands at `path`, or of the nearest thing above it."""
    ends = [end.start() for end in _STEP_ENDS.finditer(path)]
    above = (path, *(path[:end] for end in reversed(ends)))
    return next((rows[each] for each in above if each in rows), None)


def _name(plan: Plan, path: str, lang: Lang) -> Cell:
    """Return what people call the part of `plan` at `path`; None for the whole of it."""
    steps = [int(index) if index else key for index, key in _STEP.findall(path)]
    holder: Any = plan
    name = None
    for step in steps:
        holder = _below(holder, step)
        name = _own_name(holder, lang) or name
    if name is None and steps:
        part = _PARTS.get(str(steps[0]))
        name = part.get(lang) if part else None
    return name if name is None or len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _below(holder: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return getattr(holder, step, None)
    return holder[step] if isinstance(holder, tuple) and step < len(holder) else None


def _own_name(part: object, lang: Lang) -> str | None:
    if isinstance(part, Measure | Section):
        return part.heading
    if isinstance(part, Goal):
        return part.title
    if isinstance(part, Indicator | Organization):
        return part.name
    return MECHANISM_KINDS.label(part.kind, lang) if isinstance(part, Mechanism) else None

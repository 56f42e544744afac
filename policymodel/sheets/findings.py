"""矛盾与提示: the findings on a plan as a sheet of any of its workbooks."""

from collections.abc import Sequence

from policymodel.findings import SEVERITIES, Finding, Lang, Text
from policymodel.sheets.sheet import Column, Layout, Row, Sheet

NAME = Text("矛盾与提示", "Findings")
_TITLE = Text("矛盾与提示", "Contradictions and hints")
_SEVERITIES = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "hint"),
}
_LINE = Text("计划文件第{line}行", "plan file, line {line}")
_NOTE = Text(
    "注：“错误”为与规则不符，“警告”为很可能有误，“提示”为值得了解；均由规则核对得出，不改动文件内容。",
    "Note: an error breaks a rule, a warning is probably wrong, a hint is worth knowing. All "
    "come from rules; the document's content is not changed.",
)

LAYOUT = Layout(
    face="print",
    columns=(
        Column(key="number", title=Text("序号", "No."), kind="center", width=6),
        Column(key="severity", title=Text("级别", "Severity"), kind="center", width=9),
        Column(key="code", title=Text("规则", "Rule"), kind="center", width=8),
        Column(key="message", title=Text("内容", "Finding"), width=56),
        Column(key="where", title=Text("位置", "Where"), width=26),
        Column(key="hint", title=Text("建议", "What to do"), width=36),
    ),
)
"""Where the cells of every sheet of findings stand."""


def findings_sheet(findings: Sequence[Finding], lang: Lang) -> Sheet:
    """Return the sheet of `findings`: errors first, then as they come.

    The plan file's name is not shown: it may be a path of somebody's machine.
    """
    ordered = sorted(findings, key=lambda found: SEVERITIES.index(found.severity))
    rows = tuple(
        Row(
            cells=(
                number,
                _SEVERITIES[found.severity].get(lang),
                found.code,
                found.message.get(lang),
                _where(found, lang),
                found.hint.get(lang) if found.hint else None,
            )
        )
        for number, found in enumerate(ordered, start=1)
    )
    return Sheet(
        key="findings",
        name=NAME.get(lang),
        title=_TITLE.get(lang),
        layout=LAYOUT,
        rows=rows,
        notes=(_NOTE.get(lang),),
    )


def _where(found: Finding, lang: Lang) -> str | None:
    line = _LINE.get(lang).format(line=found.line) if found.line else ""
    return "\n".join(part for part in (found.path, line) if part) or None

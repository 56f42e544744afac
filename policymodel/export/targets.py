"""The target workbook: what is to be reached, from where, by when."""

from policymodel.export.exporter import Exporter, Options
from policymodel.export.revision import stamped
from policymodel.export.xlsx import render
from policymodel.findings import Text
from policymodel.model import Plan
from policymodel.sheets.targets import build_targets


def _export(plan: Plan, options: Options) -> dict[str, bytes]:
    workbook = build_targets(
        plan, lang=options.lang, source=options.source, findings=options.findings
    )
    return {f"{plan.id}-targets.xlsx": render(stamped(workbook, plan), fonts=options.fonts)}


EXPORTER = Exporter(
    name="targets",
    label=Text("目标任务工作簿(xlsx)", "target workbook (xlsx)"),
    export=_export,
)

"""The responsibility workbook: who does what."""

from policymodel.export.exporter import Exporter, Options
from policymodel.export.revision import stamped
from policymodel.export.xlsx import render
from policymodel.findings import Text
from policymodel.model import Plan
from policymodel.sheets.responsibility import build_responsibility


def _export(plan: Plan, options: Options) -> dict[str, bytes]:
    workbook = build_responsibility(
        plan, lang=options.lang, source=options.source, findings=options.findings
    )
    return {f"{plan.id}-responsibility.xlsx": render(stamped(workbook, plan), fonts=options.fonts)}


EXPORTER = Exporter(
    name="responsibility",
    label=Text("责任分工工作簿(xlsx)", "responsibility workbook (xlsx)"),
    export=_export,
)

"""Exporters of plain files: the whole plan as JSON, the tidy tables as CSV, a readable page."""

import csv
import io
from decimal import Decimal

from policymodel.export.exporter import Exporter, Options
from policymodel.findings import Text
from policymodel.model import Plan
from policymodel.reading import plan_to_json
from policymodel.sheets.responsibility import build_responsibility
from policymodel.sheets.sheet import Sheet, Workbook, plain
from policymodel.sheets.targets import build_targets

# What spreadsheet programs may take for a formula at the start of a cell of a CSV file
# (OWASP, CSV Injection), in both widths.
_RISKY = tuple("=+-@\t\r\n＝＋－＠")


def _json(plan: Plan, _: Options) -> dict[str, bytes]:
    return {f"{plan.id}.json": plan_to_json(plan).encode()}


def _csv(plan: Plan, options: Options) -> dict[str, bytes]:
    return {
        f"{plan.id}-responsibilities.csv": csv_bytes(_responsibility(plan, options).sheet("data")),
        f"{plan.id}-targets.csv": csv_bytes(_targets(plan, options).sheet("data")),
    }


def _responsibility(plan: Plan, options: Options) -> Workbook:
    return build_responsibility(
        plan, lang=options.lang, source=options.source, findings=options.findings
    )


def _targets(plan: Plan, options: Options) -> Workbook:
    return build_targets(plan, lang=options.lang, source=options.source, findings=options.findings)


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a tidy sheet as CSV: UTF-8 with BOM, as Excel wants it, and safe to open there.

    Text that a spreadsheet program could take for a formula gets a ``'`` in front; numbers
    are left alone. The heading gives the columns' keys, which scripts can rely on.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.key for column in sheet.layout.columns)
    for row in sheet.rows:
        writer.writerow(_field(plain(cell)) for cell in row.cells)
    return out.getvalue().encode("utf-8-sig")


def _field(value: str | int | Decimal | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.lstrip(" ").startswith(_RISKY) else value
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _markdown(plan: Plan, options: Options) -> dict[str, bytes]:
    tables = (_responsibility(plan, options).sheet("table"), _targets(plan, options).sheet("table"))
    parts = [f"# {_md(plan.document.title)}\n"]
    for sheet in tables:
        parts.append(f"\n## {_md(sheet.name)}\n")
        parts.append(_table(sheet, options))
        parts.extend(f"\n- {_md(note)}" for note in sheet.notes)
        if sheet.notes:
            parts.append("\n")
    return {f"{plan.id}.md": "\n".join(parts).encode()}


def _table(sheet: Sheet, options: Options) -> str:
    heads = [_md(column.title.get(options.lang)) for column in sheet.layout.columns]
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += (_line([_md(_shown(plain(cell))) for cell in row.cells]) for row in sheet.rows)
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(value: str | int | Decimal | None) -> str:
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _md(text: str) -> str:
    for sign in ("\\", "|", "*", "_", "`", "<", "[", "]", "#"):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "<br>")


JSON = Exporter(name="json", label=Text("完整计划(JSON)", "the whole plan (JSON)"), export=_json)
CSV = Exporter(name="csv", label=Text("整洁数据表(CSV)", "the tidy tables (CSV)"), export=_csv)
MARKDOWN = Exporter(
    name="markdown",
    label=Text("可读页面(Markdown)", "a readable page (Markdown)"),
    export=_markdown,
)

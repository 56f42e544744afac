"""The target workbook: what a plan wants to reach, what that takes, and the tidy data."""

from collections.abc import Iterator, Sequence

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import sign
from policymodel.findings import Finding, Lang, Text
from policymodel.model import Plan
from policymodel.sheets import labels
from policymodel.sheets.cover import Part, cover_sheet, created
from policymodel.sheets.findings import findings_sheet
from policymodel.sheets.sheet import Cell, Link, Workbook
from policymodel.sheets.targets.charts import charts_sheet
from policymodel.sheets.targets.data import target_data
from policymodel.sheets.targets.projection import Projection, projection
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.table import TargetTable, target_table
from policymodel.source import SourceText
from policymodel.vocabulary import COMPARATORS

_TITLE = Text("{title}目标任务工作簿", "{title}: workbook of targets")
_RESTATEMENTS = Text("其中重述(条)", "of these restatements")
_COMPUTED = Text("可测算的目标(条)", "Targets with a computed path")

_CONVENTIONS = (
    (
        Text("数值读法", "Reading of values"),
        Text(
            "原文只写数值或写“达到”的，按“不低于”理解；原文用语保留在“表述”栏。单元格中是数，符号由数字格式显示。",
            "A bare number, or one after 达到, is read as at least; the printed words are kept. "
            "Cells hold numbers; their format shows the sign.",
        ),
    ),
    (
        Text("性质", "Commitment"),
        Text(
            "“直接表述”为文件直接写明；“力争、争取”为文件以此类词语限定；"
            "约束性、预期性仅在文件注明时标注。",
            "Stated: the document says so outright; aspirational: under 力争 or 争取; binding and "
            "expected only where the document prints them.",
        ),
    ),
    (
        Text("重述", "Restatements"),
        Text(
            "文件他处再次写明的同一目标不另立一行，在“备注”中注明所在任务和用语；数值或比较方式不一致的照实注明。",
            "A target said again elsewhere has no row of its own: the remarks say where, in "
            "which words, and what differs.",
        ),
    ),
    (
        Text("测算与推导", "Derived"),
        Text(
            "“测算”表全部内容和“责任单位(经任务推导)”栏由本工作簿推算，非文件表述；其余均为文件所载。",
            "The sheet Projection and the owners are derived here; all else is the document's.",
        ),
    ),
    (
        Text("颜色", "Colours"),
        Text(
            "“测算”表中蓝色为输入(取自“目标任务表”，可改写试算)，黑色为公式，斜体为推算结果。",
            "In the projection inputs are blue (taken from the target table, may be written "
            "over), formulas black, and derived figures italic.",
        ),
    ),
    (
        Text("单位", "Units"),
        Text(
            "原文文本中单位缺失的，按指标补注并在“备注”中说明；“%”的变化以个百分点计。",
            "A unit that the source text has lost is supplied and said so; changes of shares "
            "are in percentage points.",
        ),
    ),
)
_SIGNS = Text("比较方式", "Comparators")


def build_targets(
    plan: Plan,
    *,
    lang: Lang = "zh",
    source: SourceText | None = None,
    findings: Sequence[Finding] | None = None,
) -> Workbook:
    """Build the target workbook of `plan`.

    Its sheets: cover, target table, projection, charts, findings where there are any, data.
    Indicators stand by category in the order of the plan; organizations in the standard
    order, whatever theirs in the plan.

    Args:
        plan: the plan.
        lang: language of the labels; what the plan says stays in its own.
        source: the plan's document, for printed words that the plan file does not hold.
        findings: what the checks found; listed on a sheet of their own. None: nothing was
            checked.
    """
    read = source.at if source is not None else lambda _: None
    title = plan.document.title
    index = PlanIndex(plan)
    table = target_table(index, target_rows(index), lang, read)
    made = projection(table, title, lang)
    sheets = [table.sheet, made.sheet, charts_sheet(made, title, lang)]
    if findings:
        sheets.append(findings_sheet(plan, findings, _rows(plan, table, lang), lang))
    sheets.append(target_data(index, lang, read))
    heading = _TITLE.get(lang).format(title=title)
    cover = cover_sheet(
        plan,
        lang,
        sheets,
        title=heading,
        findings=findings,
        counts=_counts(plan, made),
        parts=(Part(labels.CONVENTIONS, tuple(_conventions(lang))),),
    )
    return Workbook(
        key="targets",
        title=heading,
        lang=lang,
        sheets=(cover, *sheets),
        created=created(plan),
    )


def _rows(plan: Plan, table: TargetTable, lang: Lang) -> dict[str, Link]:
    """Return links to the rows of the table, by the paths of indicators and their targets."""
    sheet, form = table.sheet, labels.ROW_OF_TABLE.get(lang)
    by_part: dict[int, Link] = {}  # by identity: two parts of a plan may be equal
    for row, statement in enumerate(table.statements):
        link = Link(
            form.format(sheet=sheet.name, number=row + 1),
            sheet.key,
            sheet.layout.ref("number", row),
        )
        again = (target for target, _ in statement.restatements)
        for part in (statement.indicator, *statement.targets, *again):
            by_part.setdefault(id(part), link)
    found: dict[str, Link] = {}
    for i, indicator in enumerate(plan.indicators):
        places = {f"indicators[{i}]": indicator} | {
            f"indicators[{i}].targets[{j}]": target for j, target in enumerate(indicator.targets)
        }
        found |= {path: by_part[id(part)] for path, part in places.items() if id(part) in by_part}
    return found


def _counts(plan: Plan, made: Projection) -> Iterator[tuple[Text, Cell]]:
    again = sum(len(entry.statement.restatements) for entry in made.entries)
    yield _RESTATEMENTS, again
    yield _COMPUTED, sum(entry.reason is None for entry in made.entries)


def _conventions(lang: Lang) -> Iterator[tuple[Cell, Cell]]:
    signs = ((sign(term.code, lang), term.label(lang)) for term in COMPARATORS)
    yield (
        _SIGNS.get(lang),
        ("，" if lang == "zh" else ", ").join(
            mark if mark == label else f"{mark} {label}" for mark, label in signs if mark
        ),
    )
    for item, content in _CONVENTIONS:
        yield item.get(lang), content.get(lang)

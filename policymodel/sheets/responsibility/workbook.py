"""The responsibility workbook: its sheets together, and what its cover says of them."""

from collections import Counter
from collections.abc import Iterator

from policymodel.findings import Finding
from policymodel.model import Plan
from policymodel.sheets.cover import with_cover
from policymodel.sheets.data import RESPONSIBILITY_TABLES, data_sheets
from policymodel.sheets.findings import findings_sheet, row_link
from policymodel.sheets.responsibility.breakdown import (
    DERIVED,
    FILL_IN,
    Breakdown,
    break_down,
    content,
)
from policymodel.sheets.responsibility.matrix import matrix_sheet
from policymodel.sheets.responsibility.mechanisms import mechanism_sheet
from policymodel.sheets.responsibility.table import task_sheet
from policymodel.sheets.responsibility.units import unit_sheet
from policymodel.sheets.sheet import Link, Sheet, Workbook
from policymodel.source import SourceText
from policymodel.text import LIST_COMMA, SEMICOLON, Lang, Text, Texts
from policymodel.vocabulary import CONVENTION_KINDS, ORGANIZATION_KINDS

say = Texts(__file__)


def build_responsibility(
    plan: Plan,
    *,
    lang: Lang = "zh",
    source: SourceText | None = None,
    findings: tuple[Finding, ...] | None = None,
) -> Workbook:
    """Return the responsibility workbook of `plan`.

    Its sheets: ``cover`` 说明, ``table`` 责任分工表, ``matrix`` 责任矩阵, ``units``
    单位任务清单, ``mechanisms`` 保障措施表 and ``findings`` 矛盾与提示 where there are any,
    ``data_…`` 数据.

    The content of the measures is cut out of `source`; without it the plan's own text or summary
    stands there. A SourceError says that it is not the text that the plan cites. `findings` are
    what the checks found; None: nothing was checked.
    """
    breakdown = break_down(plan, lang)
    table = task_sheet(breakdown, source)
    sheets = [table, matrix_sheet(breakdown, table, None), unit_sheet(breakdown, table)]
    rows = _rows(breakdown, table)
    if plan.mechanisms:
        sheets.append(machinery := mechanism_sheet(breakdown, table))
        numbers = range(len(plan.mechanisms))
        rows |= {f"mechanisms[{n}]": row_link(machinery, n, lang) for n in numbers}
    if findings:
        sheets.append(findings_sheet(plan, findings, rows, lang))
    sheets += data_sheets(plan, RESPONSIBILITY_TABLES, lang, source)
    return with_cover(
        "responsibility",
        say("title", title=plan.document.title),
        plan,
        lang,
        sheets,
        findings=findings,
        counts=_counts(breakdown),
        legend=_legend(breakdown),
        conventions=_conventions(breakdown, source),
    )


def _rows(breakdown: Breakdown, table: Sheet) -> dict[str, Link]:
    """Return links to the rows of the table, by the paths of measures and their parts."""
    found: dict[str, Link] = {}
    for row, task in enumerate(breakdown.tasks):
        found[task.path] = link = row_link(table, row, breakdown.lang)
        found.setdefault(task.path.partition(".")[0], link)
    return found


def _counts(breakdown: Breakdown) -> Iterator[tuple[Text, int]]:
    yield say("counts.units"), len(breakdown.organizations("document"))
    yield say("counts.document"), len(breakdown.on("document"))
    if breakdown.proposed:
        yield say("counts.proposed"), len(breakdown.on("proposed"))
    nobody = sum(not breakdown.of(task, "document") for task in breakdown.tasks)
    yield say("counts.nobody"), nobody


def _legend(breakdown: Breakdown) -> Iterator[tuple[str, str]]:
    for role in breakdown.roles():
        label, meaning = Text(role.zh, role.en), role.meaning
        text = say("legend", label=label, rasci=role.rasci, meaning=meaning)
        yield role.mark, text.get(breakdown.lang)


def _conventions(breakdown: Breakdown, source: SourceText | None) -> Iterator[tuple[Text, Text]]:
    if breakdown.stated:
        yield say("items.lead"), say("meanings.lead")
    else:
        yield say("items.responsible"), FILL_IN
    if any(role.code == "responsible" for role in breakdown.roles()):
        yield say("items.responsible"), say("meanings.responsible")
    for each in breakdown.plan.conventions:
        label = CONVENTION_KINDS.label(each.kind, breakdown.lang)
        yield say("items.told"), say("meanings.told", words=each.words or label)
    yield say("items.content"), _origin(breakdown, source)
    if breakdown.assignments:
        used = {organization.kind for organization in breakdown.organizations()}
        kinds = LIST_COMMA.get(breakdown.lang).join(
            kind.label(breakdown.lang) for kind in ORGANIZATION_KINDS if kind.code in used
        )
        yield say("items.names"), say("meanings.names")
        yield say("items.order"), say("meanings.order", kinds=kinds)
    if breakdown.proposed:
        yield say("items.basis"), say("meanings.basis")
    if breakdown.derived:
        yield say("items.due"), DERIVED
    yield say("items.derived"), say("meanings.derived")


def _origin(breakdown: Breakdown, source: SourceText | None) -> Text:
    """Say where the content of the measures comes from, and for how many where it differs."""
    lang = breakdown.lang
    measures = {task.measure.id: task for task in reversed(breakdown.tasks)}.values()
    found = Counter(content(task, breakdown.plan, source)[1] for task in measures)
    counts = [(say(f"origins.{key}"), found[key]) for key in ("source", "text", "summary")]
    said = [origin for origin, count in counts if count]
    if not said:
        return say("not_stated")
    if len(said) > 1:
        said = [say("origin_count", origin=each, count=count) for each, count in counts if count]
    text = SEMICOLON.get(lang).join(origin.get(lang) for origin in said)
    return Text(text, text)

"""The responsibility workbook: its sheets together, and what its cover says of them."""

from collections.abc import Iterator

from attrs import evolve

from policymodel.analysis.wording import title_of
from policymodel.findings import Finding
from policymodel.model import Organization, Plan
from policymodel.sheets.cover import bare, with_cover
from policymodel.sheets.data import RESPONSIBILITY_TABLES, data_sheets
from policymodel.sheets.findings import findings_of, findings_sheet, row_link
from policymodel.sheets.responsibility.breakdown import (
    DERIVED,
    NOBODY,
    Breakdown,
    Origin,
    break_down,
)
from policymodel.sheets.responsibility.load import load_sheet
from policymodel.sheets.responsibility.matrix import matrix_sheet
from policymodel.sheets.responsibility.mechanisms import mechanism_sheet
from policymodel.sheets.responsibility.table import rows_by_place, task_sheet
from policymodel.sheets.responsibility.units import unit_sheet
from policymodel.sheets.sheet import Link, Purpose, Sheet, Workbook
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
    purpose: Purpose = "issue",
) -> Workbook:
    """Return the responsibility workbook of `plan`, a plan with measures.

    Its sheets for issue: ``table`` 责任分工表, ``units`` 单位任务清单 and ``matrix`` 责任矩阵 where
    anybody is charged. For the office, before them ``cover`` 说明, behind them ``load`` 单位任务量
    where two are charged, ``mechanisms`` 保障措施表, ``data_…`` 数据 and, where there are any,
    ``findings`` 核对意见.

    The content of the measures is cut out of `source`; without it the plan's own text or summary
    stands there. A SourceError says that it is not the text that the plan cites. `findings` are
    what the checks found; None: nothing was checked.
    """
    breakdown = break_down(plan, lang, source)
    sheets = [table := task_sheet(breakdown)]
    if breakdown.assignments:
        sheets += [unit_sheet(breakdown, table), matrix_sheet(breakdown, table)]
    title = say("title", title=title_of(plan))
    if purpose == "issue":
        return bare("responsibility", title, plan, lang, sheets)
    rows = _rows(breakdown, table)
    if load := load_sheet(breakdown):
        sheets.append(load)
    if plan.mechanisms:
        sheets.append(machinery := mechanism_sheet(breakdown, table))
        numbers = range(len(plan.mechanisms))
        rows |= {f"mechanisms[{n}]": row_link(machinery, n, lang, number=n + 1) for n in numbers}
    sheets += data_sheets(plan, RESPONSIBILITY_TABLES, lang, source)
    listed = findings and findings_of(plan, findings, "responsibility")
    if listed:
        sheets.append(findings_sheet(plan, listed, rows, lang))
    return with_cover(
        "responsibility",
        title,
        plan,
        lang,
        sheets,
        findings=listed,
        organizations=[(say("counts.units"), len(breakdown.organizations("document")))],
        counts=_counts(breakdown),
        legend=_legend(breakdown),
        conventions=_conventions(breakdown),
    )


def build_tasks_of(
    plan: Plan,
    organization: Organization,
    *,
    lang: Lang = "zh",
    source: SourceText | None = None,
) -> Workbook:
    """Return the workbook of one organization: its list, and the table of what it takes part in."""
    theirs = break_down(plan, lang, source).with_only(organization)
    table = task_sheet(theirs)
    table = evolve(table, line=organization.name)
    listed = unit_sheet(theirs, table, only=organization.name)
    title = say("title_of", title=title_of(plan), name=organization.name)
    return bare("responsibility", title, plan, lang, [listed, table])


def _rows(breakdown: Breakdown, table: Sheet) -> dict[str, Link]:
    """Return links to the rows of the table, by the paths of measures and their parts."""
    found: dict[str, Link] = {}
    rows_of = rows_by_place(table)
    for task in breakdown.tasks:
        link = row_link(table, rows_of[task.place], breakdown.lang, number=task.place)
        found[task.path] = link
        found.setdefault(task.path.partition(".")[0], link)
    return found


def _counts(breakdown: Breakdown) -> Iterator[tuple[Text, int]]:
    yield say("counts.document"), len(breakdown.on("document"))
    if breakdown.proposed:
        yield say("counts.proposed"), len(breakdown.on("proposed"))
    nobody = sum(not breakdown.of(task, "document") for task in breakdown.tasks)
    yield say("counts.nobody"), nobody


def _legend(breakdown: Breakdown) -> Iterator[tuple[str, str]]:
    for role in breakdown.roles():
        label, meaning = Text(role.zh, role.en), role.meaning
        text = say("legend", label=label, meaning=meaning)
        yield role.mark, text.get(breakdown.lang)


def _conventions(breakdown: Breakdown) -> Iterator[tuple[Text, Text]]:
    if breakdown.stated:
        yield say("items.lead"), say("meanings.lead")
    else:
        yield say("items.responsible"), NOBODY
    if any(role.code == "responsible" for role in breakdown.roles()):
        yield say("items.responsible"), say("meanings.responsible")
    for each in breakdown.plan.conventions:
        label = CONVENTION_KINDS.label(each.kind, breakdown.lang)
        yield say("items.told"), say("meanings.told", words=each.words or label)
    yield say("items.content"), _origin(breakdown)
    if breakdown.assignments:
        used = {organization.kind for organization in breakdown.organizations()}
        kinds = LIST_COMMA.get(breakdown.lang).join(
            kind.label(breakdown.lang) for kind in ORGANIZATION_KINDS if kind.code in used
        )
        yield say("items.names"), say("meanings.names")
        yield say("items.order"), say("meanings.order", kinds=kinds)
    if breakdown.proposed:
        yield say("items.basis"), say("meanings.basis")
    if breakdown.derived and not breakdown.one_date:  # else no column has a *
        yield say("items.due"), DERIVED
    yield say("items.derived"), say("meanings.derived")


def _origin(breakdown: Breakdown) -> Text:
    """Say where the content of the measures comes from, and for how many where it differs."""
    lang, found = breakdown.lang, breakdown.origins
    keys: tuple[Origin, ...] = ("source", "text", "summary")
    counts = [(say(f"origins.{key}"), found[key]) for key in keys]
    said = [origin for origin, count in counts if count]
    if not said:
        return say("not_stated")
    if len(said) > 1:
        said = [say("origin_count", origin=each, count=count) for each, count in counts if count]
    text = SEMICOLON.get(lang).join(origin.get(lang) for origin in said)
    return Text(text, text)

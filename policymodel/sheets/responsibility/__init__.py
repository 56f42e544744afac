"""The responsibility workbook: who does what, by measure, by matrix, by organization."""

from collections.abc import Iterator

from policymodel.findings import Finding, Lang, Text
from policymodel.model import Plan
from policymodel.sheets import labels
from policymodel.sheets.cover import Part, cover_sheet, created, legend_of_roles
from policymodel.sheets.findings import findings_sheet
from policymodel.sheets.responsibility.breakdown import Breakdown, break_down, content
from policymodel.sheets.responsibility.data import data_sheet
from policymodel.sheets.responsibility.matrix import matrix_sheet
from policymodel.sheets.responsibility.table import task_layout, task_sheet
from policymodel.sheets.responsibility.units import unit_sheet
from policymodel.sheets.sheet import Cell, Link, Sheet, Workbook
from policymodel.source import SourceText
from policymodel.text import LIST_COMMA, SEMICOLON
from policymodel.vocabulary import ORGANIZATION_KINDS


def build_responsibility(
    plan: Plan,
    *,
    lang: Lang = "zh",
    source: SourceText | None = None,
    findings: tuple[Finding, ...] | None = None,
) -> Workbook:
    """Return the responsibility workbook of `plan`.

    Its sheets: ``cover`` 说明, ``table`` 责任分工表, ``matrix`` 责任矩阵, ``units``
    单位任务清单, ``findings`` 矛盾与提示 where there are any, ``data`` 数据.

    Args:
        plan: the plan.
        lang: language of the labels; what the plan says stays as it is.
        source: the document's text, for the content of the measures; without it the plan's
            own text or summary stands there.
        findings: what the checks found; counted on the cover, listed on a sheet. None: nothing
            was checked.

    Raises:
        SourceError: `source` is not the text that the plan cites.
    """
    breakdown = break_down(plan, lang)
    layout, data = task_layout(breakdown), data_sheet(breakdown)
    table = task_sheet(breakdown, source)
    found = (findings_sheet(plan, findings, _rows(breakdown, table), lang),) if findings else ()
    sheets = (
        table,
        matrix_sheet(breakdown, layout, data),
        unit_sheet(breakdown, layout),
        *found,
        data,
    )
    title = labels.RESPONSIBILITY_TITLE.get(lang).format(title=plan.document.title)
    cover = cover_sheet(
        plan,
        lang,
        sheets,
        title=title,
        findings=findings,
        counts=_counts(breakdown),
        parts=(
            legend_of_roles(breakdown.roles(), lang),
            Part(labels.CONVENTIONS, tuple(_conventions(breakdown, source))),
        ),
    )
    return Workbook(
        key="responsibility",
        title=title,
        lang=lang,
        sheets=(cover, *sheets),
        created=created(plan),
    )


def _rows(breakdown: Breakdown, table: Sheet) -> dict[str, Link]:
    """Return links to the rows of the table, by the paths of the measures."""
    form = labels.ROW_OF_TABLE.get(breakdown.lang)
    return {
        f"measures[{row}]": Link(
            form.format(sheet=table.name, number=task.place),
            table.key,
            table.layout.ref("index", row),
        )
        for row, task in enumerate(breakdown.tasks)
    }


def _counts(breakdown: Breakdown) -> Iterator[tuple[Text, Cell]]:
    by_basis = [assignment.basis for assignment in breakdown.assignments]
    yield labels.CHARGED_UNITS, len(breakdown.organizations("document"))
    yield labels.MENTIONS, by_basis.count("document")
    if "proposed" in by_basis:
        yield labels.PROPOSED_MENTIONS, by_basis.count("proposed")
    yield (
        labels.UNCHARGED,
        sum(1 for task in breakdown.tasks if not breakdown.of(task, "document")),
    )


def _conventions(breakdown: Breakdown, source: SourceText | None) -> Iterator[tuple[Cell, Cell]]:
    lang = breakdown.lang
    if breakdown.has("document"):
        yield labels.ON_LEAD.get(lang), labels.ON_LEAD_MEANING.get(lang)
    else:
        yield labels.ON_RESPONSIBLE.get(lang), labels.NOTE_FILL_IN.get(lang)
    if any(role.code == "responsible" for role in breakdown.roles()):
        yield labels.ON_RESPONSIBLE.get(lang), labels.ON_RESPONSIBLE_MEANING.get(lang)
    yield labels.MAIN_CONTENT.get(lang), _origin(breakdown, source)
    if breakdown.assignments:
        used = {organization.kind for organization in breakdown.organizations()}
        kinds = LIST_COMMA.get(lang).join(
            kind.label(lang) for kind in ORGANIZATION_KINDS if kind.code in used
        )
        yield labels.ON_NAMES.get(lang), labels.ON_NAMES_MEANING.get(lang)
        yield labels.ON_ORDER.get(lang), labels.ON_ORDER_MEANING.get(lang).format(kinds=kinds)
    if breakdown.has("proposed"):
        yield labels.ON_BASIS.get(lang), labels.ON_BASIS_MEANING.get(lang)
    if any(task.derived for task in breakdown.tasks):
        yield labels.DUE.get(lang), labels.DUE_DERIVED.get(lang)
    yield labels.ON_DERIVED.get(lang), labels.ON_DERIVED_MEANING.get(lang)


def _origin(breakdown: Breakdown, source: SourceText | None) -> str:
    """Say where the content of the measures comes from, and for how many where it differs."""
    lang = breakdown.lang
    origins = [content(task, breakdown.plan, source)[1] for task in breakdown.tasks]
    counts = {origin: origins.count(origin) for origin in labels.ORIGINS if origin in origins}
    said = [labels.ORIGINS[origin].get(lang) for origin in counts]
    if len(said) > 1:
        form = labels.ORIGIN_COUNT.get(lang)
        said = [
            form.format(origin=text, count=count)
            for text, count in zip(said, counts.values(), strict=True)
        ]
    return SEMICOLON.get(lang).join(said) or labels.NOT_STATED.get(lang)

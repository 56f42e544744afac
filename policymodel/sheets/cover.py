"""说明: the sheet that says what a workbook was made from and how it is to be read."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from policymodel.findings import Finding, Lang, Tally, Text
from policymodel.model import Document, Period, Plan
from policymodel.sheets import labels
from policymodel.sheets.sheet import Cell, Column, Layout, Link, Row, Sheet
from policymodel.text import COLON
from policymodel.vocabulary import COMPLETENESS, LEVELS, Role

COVER = Layout(
    face="print",
    columns=(
        Column(key="item", title=labels.ITEM, width=20),
        Column(key="content", title=labels.CONTENT, width=66),
    ),
)
"""Where the cells of every cover stand."""


@frozen
class Part:
    """A part of a cover: a heading and what stands under it.

    Attributes:
        title: the heading.
        facts: pairs of item and content; the item of a continued one is None.
    """

    title: Text
    facts: tuple[tuple[Cell, Cell], ...]


def cover_sheet(
    plan: Plan,
    lang: Lang,
    sheets: Sequence[Sheet],
    *,
    title: str,
    findings: Iterable[Finding] | None = None,
    counts: Iterable[tuple[Text, Cell]] = (),
    parts: Iterable[Part] = (),
) -> Sheet:
    """Return the cover of a workbook on `plan`.

    It has the document, the numbers of things in the plan and of findings by severity,
    `parts` in their order, the source text, and a list of `sheets` with links.

    Args:
        plan: the plan.
        lang: language of the labels.
        sheets: the sheets that follow, in their order; hidden ones are not listed.
        title: the title over the cover.
        findings: what the checks found; only their numbers are said. None: nothing was checked.
        counts: more numbers, after those of measures, organizations, indicators and targets.
        parts: the workbook's own parts: legend, conventions.
    """
    whole = (
        Part(labels.THE_DOCUMENT, tuple(_document(plan, lang))),
        Part(labels.COUNTS, tuple(_counts(plan, lang, findings, counts))),
        *parts,
        Part(labels.THE_SOURCE, tuple(_source(plan.document, lang))),
        Part(
            labels.SHEETS,
            tuple(
                (Link(sheet.name, sheet.key, "A1"), sheet.title)
                for sheet in sheets
                if not sheet.hidden
            ),
        ),
    )
    rows: list[Row] = []
    for part in whole:
        if part.facts:
            rows.append(Row(cells=(part.title.get(lang), None), kind="group"))
            rows.extend(Row(cells=fact) for fact in part.facts)
    return Sheet(
        key="cover",
        name=labels.COVER_SHEET.get(lang),
        title=title,
        layout=COVER,
        rows=tuple(rows),
        portrait=True,
    )


def legend_of_roles(roles: Iterable[Role], lang: Lang) -> Part:
    """Return the legend of `roles`: the mark, then label, letter of RASCI and meaning."""
    return Part(
        labels.LEGEND,
        tuple(
            (
                role.mark,
                labels.LEGEND_LINE.get(lang).format(
                    label=role.label(lang), rasci=role.rasci, meaning=role.meaning.get(lang)
                ),
            )
            for role in roles
        ),
    )


def created(plan: Plan) -> date:
    """Return the date that a workbook on `plan` bears: the document's, never the clock's."""
    return plan.document.issued or plan.document.published or date(2000, 1, 1)


def _document(plan: Plan, lang: Lang) -> Iterable[tuple[Cell, Cell]]:
    document, place = plan.document, plan.jurisdiction
    unstated = labels.NOT_STATED.get(lang)
    yield labels.TITLE.get(lang), document.title
    yield labels.NUMBER.get(lang), document.number or unstated
    yield labels.ISSUERS.get(lang), _list(document.issuers) or unstated
    yield labels.ISSUED.get(lang), _day(document.issued, lang) or unstated
    yield labels.PUBLISHED.get(lang), _day(document.published, lang) or unstated
    yield labels.PERIOD.get(lang), _period(plan.period, lang) or unstated
    yield (
        labels.JURISDICTION.get(lang),
        labels.PLACE.get(lang).format(
            name=place.name, level=LEVELS.label(place.level, lang), code=place.code
        ),
    )
    yield labels.COMPLETENESS.get(lang), _completeness(document, lang)
    for place_in_list, cited in enumerate(document.based_on):
        shown = f"《{cited.title}》" + (f"({cited.number})" if cited.number else "")
        yield (None if place_in_list else labels.BASED_ON.get(lang)), shown


def _completeness(document: Document, lang: Lang) -> str:
    shown = COMPLETENESS.label(document.completeness, lang)
    if document.completeness != "complete":
        shown = f"{shown}{COLON.get(lang)}{labels.INCOMPLETE.get(lang)}"
    return f"{shown}\n{document.note}" if document.note else shown


def _counts(
    plan: Plan,
    lang: Lang,
    findings: Iterable[Finding] | None,
    more: Iterable[tuple[Text, Cell]],
) -> Iterable[tuple[Cell, Cell]]:
    yield labels.MEASURES.get(lang), len(plan.measures)
    yield labels.ORGANIZATIONS.get(lang), len(plan.organizations)
    yield labels.INDICATORS.get(lang), len(plan.indicators)
    yield labels.TARGETS.get(lang), len(plan.targets())
    for label, value in more:
        yield label.get(lang), value
    if findings is None:
        yield labels.CHECKS.get(lang), labels.NOT_CHECKED.get(lang)
        return
    tally = Tally.of(findings)
    yield labels.ERRORS.get(lang), tally.error
    yield labels.WARNINGS.get(lang), tally.warning
    yield labels.HINTS.get(lang), tally.info


def _source(document: Document, lang: Lang) -> Iterable[tuple[Cell, Cell]]:
    if document.source is None:
        yield labels.SOURCE_TEXT.get(lang), labels.NOT_STATED.get(lang)
    else:
        yield "SHA-256", labels.FIRST_DIGITS.get(lang).format(digits=document.source.sha256[:16])
        yield labels.CHARACTERS.get(lang), document.source.characters


def _list(names: tuple[str, ...]) -> str:
    return "、".join(names)


def _day(day: date | None, lang: Lang) -> str:
    if day is None:
        return ""
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def _period(period: Period, lang: Lang) -> str:
    if period.end is None:
        if period.start is None:
            return ""
        return labels.FROM_YEAR.get(lang).format(year=period.start)
    if period.start is None:
        return labels.TO_YEAR.get(lang).format(year=period.end)
    if period.start == period.end:
        return labels.ONE_YEAR.get(lang).format(year=period.end)
    return labels.YEARS.get(lang).format(start=period.start, end=period.end)

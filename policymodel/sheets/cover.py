"""说明: the sheet that says what a workbook was made from and how it is to be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from policymodel.analysis.wording import level_name, printed_date, years
from policymodel.findings import SEVERITIES, Finding, Tally
from policymodel.model import Citation, Document, PartialDate, Period, Plan
from policymodel.sheets.sheet import Cell, Layout, Link, Row, Sheet, Workbook, columns
from policymodel.text import COLON, Lang, Text, Texts, listed_names, of_script
from policymodel.vocabulary import COMPLETENESS

Facts = Iterable[tuple[Cell, Cell]]
"""Pairs of item and content; the item of a continued one is None."""

say = Texts(__file__)
_LAYOUT = Layout(face="print", columns=tuple(columns(__file__).values()))


def bare(key: str, title: Text, plan: Plan, lang: Lang, sheets: Sequence[Sheet]) -> Workbook:
    """Return a workbook of `sheets` alone, which bears the document's date, never the clock's."""
    document = plan.document
    dated = document.issued or document.published
    return Workbook(
        key=key,
        title=title.get(lang),
        lang=lang,
        sheets=tuple(sheets),
        created=dated.first if dated else date(2000, 1, 1),
    )


def with_cover(
    key: str,
    title: Text,
    plan: Plan,
    lang: Lang,
    sheets: Sequence[Sheet],
    *,
    findings: Iterable[Finding] | None = None,
    organizations: Iterable[tuple[Text, int]] = (),
    counts: Iterable[tuple[Text, int]] = (),
    legend: Facts = (),
    conventions: Iterable[tuple[Text, Text]] = (),
) -> Workbook:
    """Return a workbook on `plan`: a cover and `sheets`.

    The cover has the document, the numbers of things in the plan (`organizations` are told of the
    organizations among them, `counts` after all) and of findings by severity (None: nothing was
    checked), legend and conventions, the source text, and links to the sheets.
    """
    parts: dict[str, Facts] = {
        "document": _document(plan, lang),
        "counts": _counts(plan, lang, findings, organizations, counts),
        "legend": legend,
        "conventions": ((item.get(lang), said.get(lang)) for item, said in conventions),
        "source": _source(plan.document, lang),
        "sheets": ((Link(sheet.name, sheet.key, "A1"), sheet.title) for sheet in sheets),
    }
    return bare(key, title, plan, lang, (_cover(title, parts, lang), *sheets))


def _cover(title: Text, parts: Mapping[str, Facts], lang: Lang) -> Sheet:
    """Return the sheet of `parts`, by the keys of their headings; one without facts is left out."""
    rows: list[Row] = []
    for part, facts in parts.items():
        if below := [Row(cells=fact) for fact in facts]:
            heading = say(f"parts.{part}").get(lang)
            rows += [Row(cells=(heading, None), kind="group"), *below]
    return Sheet(
        key="cover",
        name=say("name").get(lang),
        title=title.get(lang),
        layout=_LAYOUT,
        rows=tuple(rows),
        portrait=True,
        purpose="office",
    )


def _document(plan: Plan, lang: Lang) -> Iterator[tuple[Cell, Cell]]:
    document, place = plan.document, plan.jurisdiction
    coded = say("coded", code=place.code).get(lang) if place.code else ""
    level = f"{level_name(place, lang)}{coded}"
    facts = {
        "title": document.title,
        "number": document.number,
        "issuers": listed_names(document.issuers),
        "issued": _day(document.issued, lang),
        "published": _day(document.published, lang),
        "period": _period(plan.period).get(lang),
        "jurisdiction": say("place", name=place.name, level=level).get(lang),
        "completeness": _completeness(document, lang),
    }
    for key, fact in facts.items():
        yield say(f"document.{key}").get(lang), fact or say("not_stated").get(lang)
    item: str | None = say("based_on").get(lang)
    for cited in document.based_on:
        yield item, _cited(cited)
        item = None


def _cited(cited: Citation) -> str:
    if of_script(cited.title) == "zh":
        return f"《{cited.title}》" + (f"（{cited.number}）" if cited.number else "")
    return f"{cited.title} ({cited.number})" if cited.number else cited.title


def _completeness(document: Document, lang: Lang) -> str:
    shown = COMPLETENESS.label(document.completeness, lang)
    if document.completeness != "complete":
        shown = f"{shown}{COLON.get(lang)}{say('incomplete').get(lang)}"
    return f"{shown}\n{document.note}" if document.note else shown


def _counts(
    plan: Plan,
    lang: Lang,
    findings: Iterable[Finding] | None,
    organizations: Iterable[tuple[Text, int]],
    more: Iterable[tuple[Text, int]],
) -> Iterator[tuple[Cell, Cell]]:
    for key in ("measures", "organizations", "indicators"):
        yield say(f"counts.{key}").get(lang), len(getattr(plan, key))
        for label, value in organizations if key == "organizations" else ():
            yield label.get(lang), value
    yield say("counts.targets").get(lang), len(plan.targets())
    for label, value in more:
        yield label.get(lang), value
    if findings is None:
        yield say("checks").get(lang), say("not_checked").get(lang)
        return
    tally = Tally.of(findings)
    for severity in SEVERITIES:
        yield say(f"counts.{severity}").get(lang), getattr(tally, severity)


def _source(document: Document, lang: Lang) -> Iterator[tuple[Cell, Cell]]:
    if document.source is None:
        yield say("source_text").get(lang), say("not_stated").get(lang)
    else:
        digits = document.source.sha256[:16]
        yield "SHA-256", say("first_digits", digits=digits).get(lang)
        yield say("characters").get(lang), document.source.characters


def _day(day: PartialDate | None, lang: Lang) -> str:
    return printed_date(lang, day.year, day.month, day.day) if day else ""


def _period(period: Period) -> Text:
    if period.start is None and period.end is not None:
        return say("to_year", year=period.end)
    return years(period.start, period.end)

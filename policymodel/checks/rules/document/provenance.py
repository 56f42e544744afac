"""How far the document can be relied on, identified and cited."""

from collections.abc import Iterator

from policymodel.analysis.called import called
from policymodel.analysis.issue import over_before_issue, titled_otherwise, year_issued, year_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import (
    Baseline,
    Citation,
    Document,
    Goal,
    Indicator,
    Measure,
    Mechanism,
    Organization,
    Target,
)
from policymodel.numbers import years_stated
from policymodel.text import Text, Texts

say = Texts(__file__)

_SHOWN = 3
_FACTS = {Citation, Organization, Goal, Indicator, Baseline, Target, Measure, Mechanism}


@rule("D201", "warning")
def text_is_whole(index: Index) -> Iterator[Violation]:
    """The text from which the plan was read does not break off."""
    if index.plan.document.completeness == "truncated":
        yield Violation("document.completeness")


@rule("D221", "info")
def text_is_no_extract(index: Index) -> Iterator[Violation]:
    """The plan was read from the whole document."""
    document = index.plan.document
    if document.completeness == "extract" and not _missing(document):  # else D203 says so
        yield Violation("document.completeness")


@rule("D202", "info")
def citation_has_number(index: Index) -> Iterator[Violation]:
    """An upper-level document whose targets the plan breaks down is cited with its number, or with
    its years in the title.
    """
    found = [
        (path, cited.title)
        for path, cited, _ in index.parts(Citation)
        if cited.targets and cited.number is None and not _names_years(cited.title)
    ]
    if found:
        titles = [short(title) for _, title in found[:_SHOWN]]
        zh = "、".join(f"《{title}》" for title in titles)
        told = Text(zh, ", ".join(f'"{title}"' for title in titles))
        if more := len(found) - len(titles):
            told = say("more", titles=told, count=len(found), more=more)
        yield Violation(found[0][0], titles=told)


@rule("D203", "info")
def document_is_identified(index: Index) -> Iterator[Violation]:
    """A plan read from a document says who issued it, when, and under which number."""
    document = index.plan.document
    if missing := _missing(document):
        *before, last = [each.en for each in missing]
        en = f"{', '.join(before)} or {last}" if before else last
        what = "extract" if document.completeness == "extract" else ""
        told = Text("、".join(each.zh for each in missing), en)
        yield Violation("document", what, missing=told)


def _missing(document: Document) -> list[Text]:
    """What tells a document from others, as far as it is not given."""
    stated = {
        say("issuers"): document.issuers,
        say("issued"): document.issued,
        say("number"): document.number,
    }
    return [name for name, value in stated.items() if not value]


@rule("D204", "info")
def period_is_stated(index: Index) -> Iterator[Violation]:
    """The plan's period has a first and a last year."""
    period = index.plan.period
    if period.start is None and period.end is None:
        yield Violation("document" if period.at is None else "period", "neither")
    elif period.start is None:
        yield Violation("period", "no_first", end=period.end)
    elif period.end is None:
        yield Violation("period", "no_last", start=period.start)


@rule("D205", "info")
def fact_has_span(index: Index) -> Iterator[Violation]:
    """In a plan that names its source text, every fact says where it is stated there."""
    if index.plan.document.source is None:
        return
    every = index.every
    without = [(p, part) for p, part, _ in every if type(part) in _FACTS and part.at is None]
    if without:
        total = sum(len(index.parts(kind)) for kind in _FACTS)
        first = [called(part, path=path) for path, part in without[:_SHOWN]]
        places = Text("、".join(one.zh for one in first), ", ".join(one.en for one in first))
        yield Violation(without[0][0], total=total, count=len(without), places=places)


@rule("D206", "warning")
def number_fits_issue(index: Index) -> Iterator[Violation]:
    """The year in the document's number is that of its date of issue, or the year before."""
    document = index.plan.document
    year = year_of(document.number)
    if year and document.issued and not 0 <= document.issued.year - year <= 1:
        number, issued = short(document.number or ""), document.issued.year
        yield Violation("document.number", number=number, issued=issued, year=year)


@rule("D207", "warning")
def period_is_not_over(index: Index) -> Iterator[Violation]:
    """The plan's period does not end before the year in which the document is issued."""
    issued = over_before_issue(index.plan)
    # Where the title has other years, D215 says which.
    if issued is not None and titled_otherwise(index.plan) is None:
        yield Violation("period.end", issued=issued, last=index.plan.period.end)


@rule("D208", "warning")
def citation_comes_first(index: Index) -> Iterator[Violation]:
    """A document on which the plan is based has a number of no later year than the plan's own."""
    own = year_issued(index.plan.document)
    for path, cited, _ in index.parts(Citation):
        year = year_of(cited.number)
        if own and year and year > own:
            title, number = short(cited.title), short(cited.number or "")
            yield Violation(f"{path}.number", title=title, number=number, own=own)


def _names_years(title: str) -> bool:
    """Whether a title says of which years it is: (2022—2025年), “十四五”, 第十四个五年规划."""
    stated = years_stated(title)
    return bool(stated.years or stated.plans)

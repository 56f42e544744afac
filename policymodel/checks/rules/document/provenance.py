"""How far the document can be relied on, identified and cited."""

from collections.abc import Iterator

from policymodel.analysis.issue import year_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import (
    Baseline,
    Citation,
    Goal,
    Indicator,
    Measure,
    Mechanism,
    Organization,
    Target,
)
from policymodel.text import Text
from policymodel.vocabulary import COMPLETENESS

_SHOWN = 5
_FACTS = (Citation, Organization, Goal, Indicator, Baseline, Target, Measure, Mechanism)


@rule("D201", "warning")
def text_is_whole(index: Index) -> Iterator[Violation]:
    """The plan was read from the whole document."""
    found = index.plan.document.completeness
    if found != "complete":
        yield Violation("document.completeness", found=COMPLETENESS[found])


@rule("D202", "info")
def citation_has_number(index: Index) -> Iterator[Violation]:
    """An upper-level document on which the plan is based is cited with its number."""
    for path, cited, _ in index.parts(Citation):
        if cited.number is None:
            yield Violation(path, title=short(cited.title))


@rule("D203", "info")
def document_is_identified(index: Index) -> Iterator[Violation]:
    """A plan read from a document says who issued it, when, and under which number."""
    document = index.plan.document
    stated = {
        Text("发文机关", "issuers"): document.issuers,
        Text("成文日期", "date of issue"): document.issued,
        Text("文号", "number"): document.number,
    }
    if missing := [name for name, value in stated.items() if not value]:
        zh, en = "、".join(each.zh for each in missing), ", no ".join(each.en for each in missing)
        yield Violation("document", missing=Text(zh, en))


@rule("D204", "info")
def period_is_stated(index: Index) -> Iterator[Violation]:
    """The plan's period has a first and a last year."""
    period = index.plan.period
    if period.start is None and period.end is None:
        yield Violation("document" if period.at is None else "period", "neither")
    elif period.start is None or period.end is None:
        yield Violation("period", "no_last" if period.end is None else "no_first")


@rule("D205", "info")
def fact_has_span(index: Index) -> Iterator[Violation]:
    """In a plan that names its source text, every fact says where it is stated there."""
    if index.plan.document.source is None:
        return
    facts = [(path, part.at) for path, part, _ in index.every if isinstance(part, _FACTS)]
    if without := [path for path, at in facts if at is None]:
        first = without[:_SHOWN]
        places = Text("、".join(first), ", ".join(first))
        yield Violation(without[0], total=len(facts), count=len(without), places=places)


@rule("D206", "warning")
def number_fits_issue(index: Index) -> Iterator[Violation]:
    """The year in the document's number is that of its date of issue, or the year before."""
    document = index.plan.document
    year = year_of(document.number)
    if year and document.issued and not 0 <= document.issued.year - year <= 1:
        yield Violation("document.number", issued=document.issued.year, year=year)


@rule("D207", "warning")
def period_is_not_over(index: Index) -> Iterator[Violation]:
    """The plan's period does not end before the year in which the document is issued."""
    issued, first, last = index.plan.document.issued, index.plan.period.start, index.plan.period.end
    if issued and last is not None and (first or last) <= last < issued.year:
        yield Violation("period.end", issued=issued.year, last=last)


@rule("D208", "warning")
def citation_comes_first(index: Index) -> Iterator[Violation]:
    """A document on which the plan is based has a number of no later year than the plan's own."""
    document = index.plan.document
    own = document.issued.year if document.issued else year_of(document.number)
    for path, cited, _ in index.parts(Citation):
        year = year_of(cited.number)
        if own and year and year > own:
            yield Violation(f"{path}.number", own=own, year=year)

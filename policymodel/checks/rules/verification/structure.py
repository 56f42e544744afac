"""Rules on the document and its parts: title and dates, headings, measures, brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.model import Document, Measure, Section, Span
from policymodel.model.places import places
from policymodel.source import Bracket, SourceText
from policymodel.source.headings import heading_end, is_heading, packed
from policymodel.source.years import begins_with_numeral, half_width
from policymodel.text import Texts
from policymodel.vocabulary import ROLES

_PARAGRAPH_END = re.compile(r"[^\S\n]*(?:\n|$)")
say = Texts(__file__)


@rule("V008", "error")
def responsibilities_are_printed(index: Index) -> Iterator[Violation]:
    """A measure's responsibilities are those of its bracket, role by role, and no other."""
    source = index.source
    brackets = {bracket.at: bracket for bracket in source.brackets}
    for i, measure in enumerate(index.plan.measures):
        path = f"measures[{i}].responsibilities"
        at = measure.responsibilities_at
        if at is None:
            if measure.responsibilities and measure.at and not _holds_one(measure.at, source):
                yield Violation(path, "no_bracket", at=measure.at)
        elif source.at(at) is None:
            continue
        elif at not in brackets:
            near, around = _nearest(source, at), source.around(at)
            yield Violation(f"{path}_at", "not_one", near, at, around=around)
        else:
            yield from _compared(measure, brackets[at], path)


def _holds_one(at: Span, source: SourceText) -> bool:
    """Return whether there is a responsibility bracket inside `at`."""
    first = _first_from(source, at.start)
    return first < len(source.brackets) and source.brackets[first].at in at


def _nearest(source: SourceText, at: Span) -> Text | None:
    first = _first_from(source, at.start)
    around = source.brackets[max(first - 1, 0) : first + 1]
    if not around:
        return None
    near = min((bracket.at for bracket in around), key=lambda span: abs(span.start - at.start))
    return say("nearest", start=near.start, end=near.end)


def _first_from(source: SourceText, offset: int) -> int:
    return bisect_left(source.brackets, offset, key=lambda bracket: bracket.at.start)


def _compared(measure: Measure, bracket: Bracket, path: str) -> Iterator[Violation]:
    printed = {part.role: tuple(name.text for name in part.names) for part in bracket.parts}
    modelled: dict[str, tuple[str, ...]] = {
        item.role: item.organizations for item in measure.responsibilities
    }
    for role, names in printed.items():
        for name in dict.fromkeys(names):
            if name in modelled.get(role, ()):
                continue
            other = next((r for r, held in modelled.items() if name in held), None)
            yield Violation(
                path,
                "other_role" if other else "left_out",
                at=bracket.at,
                name=name,
                role=ROLES[role],
                code=role,
                held=ROLES[other] if other else None,
                other=other,
            )
    for role, names in modelled.items():
        for name in dict.fromkeys(names):
            # In another role of the bracket it was reported above, unless it holds that too.
            if name in printed.get(role, ()) or _misplaced(name, printed, modelled):
                continue
            given = short(name)
            yield Violation(path, "added", at=bracket.at, name=given, role=ROLES[role], code=role)
    if printed != modelled and {r: sorted(n) for r, n in printed.items()} == {
        r: sorted(n) for r, n in modelled.items()
    }:
        yield Violation(path, "order", at=bracket.at)


def _misplaced(
    name: str, printed: dict[str, tuple[str, ...]], modelled: dict[str, tuple[str, ...]]
) -> bool:
    """Return whether a role of the bracket misses `name`, which the plan gives another role."""
    return any(name in held and name not in modelled.get(r, ()) for r, held in printed.items())


@rule("V009", "error")
def headings_are_printed(index: Index) -> Iterator[Violation]:
    """Sections and measures begin with number and title; a measure is whole paragraphs."""
    source = index.source
    for section in places(index.plan, Section):
        printed, at = source.at(section.part.at), section.part.at
        if at is None or printed is None:
            continue
        if not is_heading(printed, section.part.number, section.part.title):
            heading = f"{section.part.number} {short(section.part.title)}"
            around = source.around(at)
            yield Violation(section.path, "heading", at=at, heading=heading, around=around)
    for i, measure in enumerate(index.plan.measures):
        if measure.at is not None and measure.at.end <= len(source.text):
            yield from _measure(source, f"measures[{i}]", measure, measure.at)


def _measure(source: SourceText, path: str, measure: Measure, at: Span) -> Iterator[Violation]:
    if heading_end(source.text[at.slice], measure.number, measure.title) is None:
        heading = f"{measure.number} {short(measure.title)}"
        start = source.around(Span(at.start, min(at.start + 30, at.end)))
        yield Violation(path, "start", at=at, heading=heading, around=start)
    if not _PARAGRAPH_END.match(source.text, at.end):
        end = source.around(Span(max(at.end - 1, at.start), at.end))
        yield Violation(f"{path}.at", "end", at=at, around=end)
    bracket = measure.responsibilities_at
    if bracket is not None and bracket not in at:
        yield Violation(f"{path}.responsibilities_at", "bracket", at=bracket, measure=at)


@rule("V010", "error")
def document_is_as_printed(index: Index) -> Iterator[Violation]:
    """Title, numbers, addressees, dates and cited documents are those of the document."""
    document, source = index.plan.document, index.source
    for key, value, at in (
        ("title", document.title, document.title_at),
        ("number", document.number, document.number_at),
        ("index_number", document.index_number, document.index_number_at),
    ):
        printed = source.at(at)
        if value is None or at is None or printed is None:
            continue
        if packed(printed) != packed(value):
            yield _other(source, f"document.{key}", at, value)
    for key, day, at in (
        ("issued", document.issued, document.issued_at),
        ("published", document.published, document.published_at),
    ):
        if day is None or at is None or source.at(at) is None:
            continue
        if not _states_day(source, at, day):
            yield _other(source, f"document.{key}", at, day.isoformat())
    yield from _addressees(document, source)
    yield from _citations(document, source)


def _addressees(document: Document, source: SourceText) -> Iterator[Violation]:
    at = document.addressees_at
    printed = source.at(at)
    if at is None or printed is None:
        return
    text = packed(printed)
    for i, name in enumerate(document.addressees):
        if packed(name) not in text or (i == 0 and not printed.startswith(name)):
            yield _other(source, f"document.addressees[{i}]", at, name)


def _citations(document: Document, source: SourceText) -> Iterator[Violation]:
    for i, citation in enumerate(document.based_on):
        at, printed = citation.at, source.at(citation.at)
        if at is None or printed is None:
            continue
        path = f"document.based_on[{i}]"
        title = packed(citation.title)
        text = packed(printed)
        # A title cited without its 《 must be cited alone: else a moved span would go unseen.
        begins = text.startswith(f"《{title}》") or text == title
        begins = begins or (text.startswith(title) and source.text[max(at.start - 1, 0)] != "《")
        if not begins:
            yield _other(source, f"{path}.title", at, citation.title)
        if citation.number is not None and packed(citation.number) not in text:
            yield _other(source, f"{path}.number", at, citation.number)


def _states_day(source: SourceText, at: Span, day: date) -> bool:
    if not begins_with_numeral(source.text, at.start):
        return False
    numbers = [int(n) for n in re.findall("[0-9]+", half_width(_arabic(source.text[at.slice])))]
    return numbers[:3] == [day.year, day.month, day.day]


def _arabic(text: str) -> str:
    """Turn a date in characters (二〇二五年十一月二十日) into digits."""
    digits = str.maketrans("〇零一二三四五六七八九", "00123456789")

    def tens(found: re.Match[str]) -> str:
        high, low = (part.translate(digits) for part in found.groups())
        return str(int(high or 1) * 10 + int(low or 0))

    return re.sub("([一二三]?)十([一二三四五六七八九]?)", tens, text).translate(digits)


def _other(source: SourceText, path: str, at: Span, expected: str) -> Violation:
    around, quoted = source.around(at), source.quoted(at)
    return Violation(path, at=at, expected=short(expected), around=around, quoted=quoted)


RULES: tuple[Rule, ...] = (
    responsibilities_are_printed,
    headings_are_printed,
    document_is_as_printed,
)

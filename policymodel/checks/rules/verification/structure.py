"""Rules on the document and its parts: title and dates, headings, measures, brackets."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.folding import ZEROS
from policymodel.model import Citation, Document, Measure, MeasurePart, PartialDate, Section, Span
from policymodel.source import SourceText
from policymodel.source.headings import MARKS, heading_end, is_heading, packed
from policymodel.source.years import begins_with_numeral, half_width

_CHARGED: tuple[type[Measure | MeasurePart], ...] = (Measure, MeasurePart)
_CELLS = 12  # lines of a row up to its title
_BLANKS = re.compile(r"[^\S\n]*(?:[|｜][^\S\n]*)?")  # a bar closes the row of a table
_BEFORE = "|｜ \t\u3000"  # a row of Markdown
_BARS = re.compile(r"[\n\t|｜]")  # cells stand on lines, or between bars
_DIGITS = str.maketrans(ZEROS + "一二三四五六七八九", "0" * len(ZEROS) + "123456789")
_DATE_ENDS = "日号月0123456789０１２３４５６７８９"
_TENS = re.compile("([一二三]?)十([一二三四五六七八九]?)")


@rule("V009", "error")
def headings_are_printed(index: Index) -> Iterator[Violation]:
    """Sections and measures begin with number and title; a measure is whole paragraphs, or ends
    where the next one in its paragraph begins.
    """
    source = index.source
    for path, section, at, printed in index.printed(Section):
        if not is_heading(printed, section.number, section.title):
            heading = " ".join(filter(None, (section.number, short(section.title))))
            around = source.around(at)
            yield Violation(path, "heading", at=at, heading=heading, around=around)
    # A page may run measures, and the headings over them, together.
    starts = (each.start for kind in (Measure, Section) for *_, each, _ in index.printed(kind))
    ends = {*starts, len(source.text)}
    for path, measure, at, printed in index.printed(Measure):
        begins = heading_end(printed, measure.number, measure.title) is not None
        if not (begins or _is_row(source, at, measure)):
            heading = " ".join(filter(None, (measure.number, short(measure.title or ""))))
            start = source.around(Span(at.start, min(at.start + 30, at.end)))
            yield Violation(path, "start", at=at, heading=heading, around=start)
        if not _ends(source.text, at.end, ends):
            end = source.around(Span(at.end - 1, at.end))
            yield Violation(f"{path}.at", "end", at=at, around=end)
    for kind in _CHARGED:
        for path, part, at, _ in index.printed(kind):
            bracket = part.responsibilities_at
            if bracket is not None and bracket not in at and not _is_merged(index, at, bracket):
                yield Violation(f"{path}.responsibilities_at", "bracket", at=bracket, measure=at)


def _is_row(source: SourceText, at: Span, measure: Measure) -> bool:
    """Whether a measure is a row of a table: other cells may stand before its title."""
    lines = [packed(line) for line in _BARS.split(source.text[at.slice], _CELLS)[:_CELLS]]
    number, title = packed(measure.number or ""), packed(measure.title or "")
    line = source.text.rfind("\n", 0, at.start) + 1
    is_whole = not source.stretch(line, at.start).strip(_BEFORE)
    numbered = not number or any(line.strip(MARKS) == number for line in lines)
    titled = not title or any(line.startswith(title) for line in lines)
    return is_whole and numbered and titled and source.is_below_heads(at.start)


def _is_merged(index: Index, at: Span, bracket: Span) -> bool:
    """Whether those in charge stand in a cell that several rows share, and begins above."""
    above = bracket.start < at.start and bracket.end <= at.end
    return above and index.source.cells_of(index.plan, bracket) is not None


def _ends(text: str, place: int, ends: set[int]) -> bool:
    """Whether a paragraph ends at `place`, or one of `ends` is there, blanks aside."""
    blanks = _BLANKS.match(text, place)
    place = blanks.end() if blanks else place
    return place in ends or text.startswith("\n", place)


@rule("V010", "error")
def document_is_as_printed(index: Index) -> Iterator[Violation]:
    """Title, numbers, addressees, dates and cited documents are those of the document."""
    document, source = index.plan.document, index.source
    for key in ("title", "number", "index_number", "issued", "published"):
        value, at = getattr(document, key), getattr(document, f"{key}_at")
        if value is not None and source.at(at) is not None and not _states(source, at, value):
            yield _other(source, f"document.{key}", at, str(value))
    yield from _addressees(document, source)
    for path, citation, at, printed in index.printed(Citation):
        title, text = packed(citation.title), packed(printed)
        # A title cited without its 《 must be cited alone: else a moved span would go unseen.
        begins = text.startswith(f"《{title}》") or text == title
        begins = begins or (text.startswith(title) and source.text[max(at.start - 1, 0)] != "《")
        if not begins:
            yield _other(source, f"{path}.title", at, citation.title)
        if citation.number is not None and packed(citation.number) not in text:
            yield _other(source, f"{path}.number", at, citation.number)


def _addressees(document: Document, source: SourceText) -> Iterator[Violation]:
    at, printed = document.addressees_at, source.at(document.addressees_at)
    if at is not None and printed is not None:
        text = packed(printed)
        for i, name in enumerate(document.addressees):
            if packed(name) not in text or (i == 0 and not text.startswith(packed(name))):
                yield _other(source, f"document.addressees[{i}]", at, name)


def _states(source: SourceText, at: Span, value: str | PartialDate) -> bool:
    printed = source.text[at.slice]
    if isinstance(value, str):
        return packed(printed) == packed(value)
    numbers = re.findall("0*([0-9]+)", half_width(_arabic(printed)))
    day = [str(part) for part in (value.year, value.month, value.day) if part is not None]
    ends = not (printed[-1:].isdigit() and source.text[at.end : at.end + 1] in "日号月")
    whole = begins_with_numeral(source.text, at.start) and ends and printed[-1:] in _DATE_ENDS
    return whole and numbers[:3] == day


def _arabic(text: str) -> str:
    """Turn a date in characters (二〇二五年十一月二十日) into digits."""

    def tens(found: re.Match[str]) -> str:
        high, low = (part.translate(_DIGITS) for part in found.groups())
        return str(int(high or 1) * 10 + int(low or 0))

    return _TENS.sub(tens, text).translate(_DIGITS)


def _other(source: SourceText, path: str, at: Span, expected: str) -> Violation:
    around, quoted = source.around(at), source.quoted(at)
    return Violation(path, at=at, expected=short(expected), around=around, quoted=quoted)

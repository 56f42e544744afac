"""Rules on completeness: no number and no bracket of the document is left out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import frozen

from policymodel.findings import Text
from policymodel.model import Plan, Span
from policymodel.source.brackets import find_brackets
from policymodel.source.document import SourceText
from policymodel.source.facts import facts
from policymodel.source.headings import heading_end
from policymodel.source.reports import Report, report
from policymodel.source.years import number_spans

_SENTENCE_ENDS = "。；;！!？?\n"
_LONGEST_SENTENCE = 60


@frozen(kw_only=True)
class Coverage:
    """How much of a document a plan accounts for.

    Attributes:
        numbers: how many Arabic numbers the document prints.
        brackets: how many responsibility brackets it prints.
        numbers_left: the numbers that no fact of the plan holds.
        brackets_left: the brackets that no measure claims.
    """

    numbers: int
    brackets: int
    numbers_left: tuple[Span, ...] = ()
    brackets_left: tuple[Span, ...] = ()

    @property
    def numbers_covered(self) -> int:
        """How many numbers are accounted for."""
        return self.numbers - len(self.numbers_left)

    @property
    def brackets_covered(self) -> int:
        """How many brackets belong to a measure."""
        return self.brackets - len(self.brackets_left)


def coverage(plan: Plan, source: SourceText) -> Coverage:
    """Return how many numbers and brackets of `source` the plan accounts for.

    A number is accounted for inside the span of a target, baseline, year, deadline or
    not_target, of the document's own particulars or a cited document, of a section's or a
    measure's heading; or where the document prints one of those particulars again.
    """
    numbers = number_spans(source.text)
    brackets = [bracket.at for bracket in find_brackets(source.text)]
    claimed = {measure.responsibilities_at for measure in plan.measures}
    return Coverage(
        numbers=len(numbers),
        brackets=len(brackets),
        numbers_left=tuple(_outside(numbers, _accounted(plan, source))),
        brackets_left=tuple(span for span in brackets if span not in claimed),
    )


def numbers_are_accounted_for(plan: Plan, source: SourceText) -> Iterator[Report]:
    """V020: every number of the document is a target, a baseline, or a declared non-target."""
    for number in coverage(plan, source).numbers_left:
        sentence = _sentence(source.text, number)
        digits = source.text[number.slice]
        span = f"[{number.start}, {number.end}]"
        yield report(
            "V020",
            "",
            number,
            Text(
                f"原文的每个数都应有着落，{span} 处的“{digits}”没有：{sentence}",
                f'expected every number of the document in the plan, found "{digits}" at {span} '
                f"in none of its facts: {sentence}",
            ),
            Text(
                "若为目标或基期值请写入指标；否则在 not_targets 中写 words、why、at。",
                "Make it a target or a baseline; else give words, why and at under not_targets.",
            ),
        )


def brackets_are_claimed(plan: Plan, source: SourceText) -> Iterator[Report]:
    """V021: every responsibility bracket of the document belongs to a measure."""
    for span in coverage(plan, source).brackets_left:
        words = source.text[span.slice]
        shown = words if len(words) <= _LONGEST_SENTENCE else words[: _LONGEST_SENTENCE - 1] + "…"
        yield report(
            "V021",
            "measures",
            span,
            Text(
                f"每个责任单位括号都应属于一项措施，[{span.start}, {span.end}] 不属于：{shown}",
                f"expected every responsibility bracket in a measure, found "
                f"[{span.start}, {span.end}] in none: {shown}",
            ),
            Text(
                f"请在该措施写 responsibilities_at: [{span.start}, {span.end}]。",
                f"Give its measure responsibilities_at: [{span.start}, {span.end}].",
            ),
        )


def _accounted(plan: Plan, source: SourceText) -> Iterator[Span]:
    for fact in facts(plan):
        if fact.accounts and fact.at is not None:
            yield fact.at
    for measure in plan.measures:
        printed = source.at(measure.at)
        if measure.at is not None and printed is not None:
            end = heading_end(printed, measure.number, measure.title)
            if end:
                yield Span(measure.at.start, measure.at.start + end)
    for words in dict.fromkeys(_particulars(plan, source)):
        place = source.text.find(words)
        while place >= 0:
            yield Span(place, place + len(words))
            place = source.text.find(words, place + len(words))


def _particulars(plan: Plan, source: SourceText) -> Iterator[str]:
    """What identifies the document and the documents it cites, wherever it is repeated."""
    document = plan.document
    yield document.title
    for words in (document.number, document.index_number):
        if words:
            yield words
    for day, at in (
        (document.issued, document.issued_at),
        (document.published, document.published_at),
    ):
        if printed := source.at(at):
            yield printed
        if day is not None:
            yield f"{day.year}年{day.month}月{day.day}日"
            yield day.isoformat()
    for citation in document.based_on:
        yield citation.title
        if citation.number:
            yield citation.number


def _outside(numbers: Iterable[Span], spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the numbers that lie in none of `spans`."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    starts = [span.start for span in kept]
    for number in numbers:
        # Of the spans that begin at or before the number, the last kept reaches farthest.
        place = bisect_right(starts, number.start) - 1
        if place < 0 or number not in kept[place]:
            yield number


def _sentence(text: str, at: Span) -> str:
    low = max(at.start - _LONGEST_SENTENCE, 0)
    high = min(at.end + _LONGEST_SENTENCE, len(text))
    start = max(*(text.rfind(sign, low, at.start) for sign in _SENTENCE_ENDS), low - 1) + 1
    ends = [text.find(sign, at.end, high) for sign in _SENTENCE_ENDS]
    end = min((place for place in ends if place >= 0), default=high)
    if end - start > _LONGEST_SENTENCE:
        start = max(start, at.start - _LONGEST_SENTENCE // 2)
        end = min(end, start + _LONGEST_SENTENCE)
    return "".join(c if c.isprintable() else " " for c in text[start:end]).strip()

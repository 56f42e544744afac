"""Rules on completeness: no number and no bracket of the document is left out."""

from collections.abc import Iterator

from policymodel.findings import Text
from policymodel.model import Span
from policymodel.source.examined import Examined
from policymodel.source.reports import Report, report

_SENTENCE_ENDS = "。；;！!？?\n"
_LONGEST_SENTENCE = 60


def numbers_are_accounted_for(index: Examined) -> Iterator[Report]:
    """V020: every number of the document is a target, a baseline, or a declared non-target."""
    source = index.source
    for number in index.coverage.numbers_left:
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


def brackets_are_claimed(index: Examined) -> Iterator[Report]:
    """V021: every responsibility bracket of the document belongs to a measure."""
    source = index.source
    for span in index.coverage.brackets_left:
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

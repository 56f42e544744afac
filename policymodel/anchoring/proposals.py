"""Numbers that a plan leaves over, as `not_targets` ready to be decided on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.model import Plan, Span
from policymodel.model.words import NotTargetReasonCode
from policymodel.source import SourceText
from policymodel.source.coverage import numbers_left
from policymodel.text import read_data

_AROUND = 12
_DOUBT = "待定"  # to be decided on: nobody has looked at it yet
_LONGEST = 60
_QUOTED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,30}”|[(（][^()（）\n]{1,12}[)）]")
_NUMBER = re.compile(r"[\u4e00-\u9fffA-Za-z]{0,6}[〔\[［][0-9]{4}[〕\]］][^\s，。；、]{0,6}?号")
_BESIDE = re.compile(r"[0-9０-９A-Za-z.．:：/年月日%％‰—–~+-]")
_AFTER_DIGITS = "年月日"  # of a number that does not stand here: 每日7时
_JOINS = ".．:：/—–~-"
_WORDS: dict[NotTargetReasonCode, str] = read_data(Path(__file__).with_name("reasons.yaml"))
_REASONS = [(why, re.compile(pattern)) for why, pattern in _WORDS.items()]


@frozen(kw_only=True)
class Proposal:
    """Characters of a document with a number that nothing in the plan accounts for.

    Attributes:
        words: the characters; why: what the number seems to be; at: where they stand.
    """

    words: str
    why: NotTargetReasonCode
    at: Span


def proposals(plan: Plan, source: SourceText) -> tuple[Proposal, ...]:
    """Return what could be said of each number that `plan` leaves over, in order."""
    found: list[Proposal] = []
    for number in numbers_left(plan, source):
        if found and number in found[-1].at:
            continue
        at = region_of(source.text, number)
        found.append(Proposal(words=source.text[at.slice], why=reason_of(source.text, at), at=at))
    return tuple(found)


def region_of(text: str, number: Span) -> Span:
    """Return the number with the few characters that make it one thing: a title, a date, a code."""
    low, high = max(number.start - _LONGEST, 0), min(number.end + _LONGEST, len(text))
    for pattern in (_NUMBER, _QUOTED):
        for found in pattern.finditer(text, low, high):
            if found.start() <= number.start and number.end <= found.end():
                return Span(found.start(), found.end())
    start, end = number.start, number.end
    while start > low and _BESIDE.match(text, start - 1):
        start -= 1
    while end < high and _BESIDE.match(text, end):
        end += 1
    # A sign joins two things; at an edge it belongs to the sentence: 日期：2021—2023年.
    while start < number.start and text[start] in _JOINS + _AFTER_DIGITS:
        start += 1
    while end > number.end and text[end - 1] in _JOINS:
        end -= 1
    return Span(start, end)


def reason_of(text: str, at: Span) -> NotTargetReasonCode:
    start = text.rfind("\n", 0, at.start) + 1
    before = text[max(at.start - _AROUND, start) : at.start]
    line_end = text.find("\n", at.end)
    after = text[at.end : min(at.end + _AROUND, line_end if line_end >= 0 else len(text))]
    place = f"{'^' if not before.strip() else before}⟦{text[at.slice]}⟧{after}"
    return next((why for why, pattern in _REASONS if pattern.search(place)), "other")


def as_items(found: tuple[Proposal, ...]) -> Iterator[dict[str, Any]]:
    """Yield proposals as items of `not_targets` in a plan file, with the doubt whether they are."""
    for each in found:
        at = [each.at.start, each.at.end]
        yield {"words": each.words, "why": each.why, "doubt": _DOUBT, "at": at}

"""What is asked where a number may be a target: the sentence, and what a plan would hold."""

import re
from decimal import Decimal
from typing import Any

import attrs

from policymodel.drafting.readings import Choice, Question
from policymodel.drafting.targets.indicators import linked
from policymodel.drafting.targets.statements import Doubtful
from policymodel.model import Span
from policymodel.text import Texts

say = Texts(__file__)
_AROUND, _IN_SENTENCE, _FARTHEST = 24, 40, 200
# Where a sentence ends: at a stop, or with a line that no page broke, for it is short, or with one
# before a number.
_BREAK = r"\n(?=\s*(?:\n|[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]))"
_STOP = re.compile(rf"[。；;！!？?](?![”）)])|(?:(?<=\n)|^)[^\n]{{0,18}}\n|{_BREAK}")
_SENTENCE_END = re.compile(rf"[。；;！!？?](?![”）)])|{_BREAK}")


def question(text: str, doubt: Doubtful) -> Question:
    """Return the question about a number that may be a target."""
    at = doubt.at
    around = _row(text, at) if doubt.why == "row" else quoted(text, at)
    none = Choice(says=say("none"), part=as_part(doubt.instead), path="not_targets")
    choices: tuple[Choice, ...] = (none,)
    if doubt.statement is not None:
        (indicator,) = linked((doubt.statement,)).indicators
        part = as_part(indicator)
        told = say("target", name=doubt.statement.name, words=doubt.statement.words)
        choices = (Choice(says=told, part=part, path="indicators"), none)
    return Question(
        rule=f"doubt.{doubt.why}",
        at=at,
        asks=say(f"asked.{doubt.why}", around=around),
        choices=choices,
    )


def quoted(text: str, at: Span) -> str:
    """Return the sentence of a place, which is marked in it; of what stands beside it nothing.

    >>> text = "建码头5座。引进船厂20家，建灯塔。招船员300名。"
    >>> quoted(text, Span(10, 13))
    '引进船厂⟦20家⟧，建灯塔。'
    """
    before = text[max(at.start - _FARTHEST, 0) : at.start]
    begin = max((found.end() for found in _STOP.finditer(before)), default=0)
    stop = _SENTENCE_END.search(text, at.end, at.end + _FARTHEST)
    behind = text[at.end : stop.end() if stop else at.end + _FARTHEST]
    return _joined(_last(before[begin:]), text[at.slice], _first(behind))


def _last(words: str) -> str:
    return words if len(words) <= _IN_SENTENCE else f"…{words[-_IN_SENTENCE:]}"


def _first(words: str) -> str:
    return words if len(words) <= _IN_SENTENCE else f"{words[:_IN_SENTENCE]}…"


def _row(text: str, at: Span) -> str:
    """Return what stands around a place in a table."""
    before, behind = text[max(at.start - _AROUND, 0) : at.start], text[at.end : at.end + _AROUND]
    return _joined(before, text[at.slice], behind)


def _joined(before: str, words: str, behind: str) -> str:
    return " ".join(f"{before}⟦{words}⟧{behind}".split())


def as_part(part: Any) -> dict[str, object]:
    """Return a part of a plan as a plan file writes it: without what goes without saying."""
    found: dict[str, object] = {}
    for each in attrs.fields(type(part)):
        value = getattr(part, each.name)
        if each.init and value != each.default:
            found[each.name] = _written(value)
    return found


def _written(value: Any) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return as_part(value) if attrs.has(type(value)) else value

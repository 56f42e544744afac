"""What is asked where a number may be a target: the sentence, and what a plan would hold."""

from decimal import Decimal
from typing import Any

import attrs

from policymodel.drafting.readings import Choice, Question
from policymodel.drafting.targets.indicators import linked
from policymodel.drafting.targets.statements import Doubtful
from policymodel.model import Span
from policymodel.text import Texts

say = Texts(__file__)
_AROUND = 24


def question(text: str, doubt: Doubtful) -> Question:
    """Return the question about a number that may be a target."""
    at = doubt.at
    before, behind = text[max(at.start - _AROUND, 0) : at.start], text[at.end : at.end + _AROUND]
    around = " ".join(f"{before}⟦{text[at.slice]}⟧{behind}".split())
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

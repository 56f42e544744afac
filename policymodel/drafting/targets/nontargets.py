"""Why a number of prose is no target, as far as its sentence tells."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import Amount
from policymodel.drafting.targets.texts import Prose
from policymodel.model import NotTarget
from policymodel.model.words import NotTargetReasonCode
from policymodel.text import read_data

_BEFORE, _BEHIND = 80, 28


@cache
def _rules() -> tuple[tuple[NotTargetReasonCode, re.Pattern[str], bool], ...]:
    data: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return tuple((row["why"], re.compile(row["words"]), "led" in row) for row in data["rules"])


def reason(prose: Prose, amount: Amount, *, led: bool) -> NotTarget | None:
    """Return what a number is, where it stands in a title or its sentence makes it no target.

    Args:
        prose: the passage.
        amount: the number.
        led: whether a verb leads to it that says what is reached: 压缩到3个工作日 is no duration.
    """
    if (quote := prose.quote_around(amount.start, amount.number.end)) is not None:
        return _in_quotes(prose, *quote)
    low, high = prose.sentence(amount.start)
    before = prose.text[max(low, amount.start - _BEFORE) : amount.start]
    words = prose.text[amount.start : amount.behind]
    behind = prose.text[amount.behind : min(high, amount.behind + _BEHIND)]
    place = f"{before}⟦{words}⟧{behind}"
    rules = ((why, pattern) for why, pattern, bare in _rules() if not (bare and led))
    why = next((why for why, pattern in rules if pattern.search(place)), None)
    return None if why is None else none_of(prose, amount, why)


def none_of(prose: Prose, amount: Amount, why: NotTargetReasonCode) -> NotTarget:
    """Return a number with its unit as no target."""
    start, end = amount.start, amount.behind
    return NotTarget(words=prose.printed(start, end), why=why, at=prose.span(start, end))


def _in_quotes(prose: Prose, start: int, end: int) -> NotTarget:
    words, behind = prose.text[start:end], prose.text[end : end + 4]
    names = grammar.pattern("names_of_programmes")
    why: NotTargetReasonCode = "slogan"
    if words[0] == "《":
        why = "reference"
    elif names.match(behind) or names.search(words):
        why = "plan_name"
    elif re.search("[A-Za-z]", words) or not re.search(r"[0-9]", words):
        why = "proper_name"
    return NotTarget(words=prose.printed(start, end), why=why, at=prose.span(start, end))

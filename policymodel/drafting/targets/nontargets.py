"""Why a number of prose is no target, as far as its sentence tells."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import Amount
from policymodel.drafting.targets.subjects import Lead
from policymodel.drafting.targets.texts import Prose
from policymodel.model import NotTarget
from policymodel.model.words import NotTargetReasonCode
from policymodel.text import read_data

_BEFORE, _BEHIND = 80, 28
_NUMBER = "⟦"  # what a rule begins with that looks at nothing before the number


@frozen
class _Rules:
    """The rules that hold in a section.

    Attributes:
        all: each a reason and a pattern, in order.
        before: those of them that look at what stands before the number.
        number: all the others as one pattern, to see at once whether any of them fits.
    """

    all: tuple[tuple[NotTargetReasonCode, re.Pattern[str]], ...]
    before: tuple[tuple[NotTargetReasonCode, re.Pattern[str]], ...]
    number: re.Pattern[str]

    def why(self, place: str) -> NotTargetReasonCode | None:
        """Return the reason of the first rule that fits."""
        rules = self.all if self.number.search(place) else self.before
        return next((why for why, pattern in rules if pattern.search(place)), None)


@cache
def _rules(purpose: str, passed: frozenset[str]) -> _Rules:
    """Return the rules that hold in a section of that purpose, and are not `passed` over."""
    data: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    rows = [row for row in data["rules"] if purpose in row.get("in", (purpose,))]
    every = tuple((row["why"], re.compile(row["words"])) for row in rows if passed.isdisjoint(row))
    before = tuple(each for each in every if not each[1].pattern.startswith(_NUMBER))
    number = "|".join(each.pattern for _, each in every if each.pattern.startswith(_NUMBER))
    return _Rules(every, before, re.compile(number))


def reason(prose: Prose, amount: Amount, lead: Lead) -> NotTarget | None:
    """Return what a number is, where it stands in a title or its sentence makes it no target.

    Args:
        prose: the passage.
        amount: the number.
        lead: what leads to it: 压缩到3个工作日 is no duration, 完成20万平方米以上建筑的改造 no
            condition.
    """
    passed = {"led"} if lead.has("level_verbs", "change_verbs") else set()
    rhythm = grammar.pattern("rhythm").search(prose.text, prose.clause_start(amount.start))
    if lead.compares and rhythm and rhythm.end() <= amount.start:
        passed.add("led")  # 每月驻村不少于20天
    passed |= {"made"} if lead.has("making_verbs", "doing_verbs") else set()
    if (quote := prose.quote_around(amount.start, amount.number.end)) is not None:
        return _in_quotes(prose, *quote)
    low, high = prose.sentence(amount.start)
    before = prose.text[max(low, amount.start - _BEFORE) : amount.start]
    words = prose.text[amount.start : amount.behind]
    behind = prose.text[amount.behind : min(high, amount.behind + _BEHIND)]
    place = f"{before}⟦{words}⟧{behind}"
    why = _rules(prose.passage.purpose, frozenset(passed)).why(place)
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

"""Of which kind a statement is, and which way it goes: from the words around its number."""

import re

from attrs import frozen

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import Amount
from policymodel.drafting.targets.subjects import Lead
from policymodel.model.words import ChangeCode, TargetKindCode

_SHARES = ("%", "‰", "年", "岁")
_HELD = ("保持", "保持在", "稳定在", "维持在", "控制在", "稳定保持在")
_TIMES_DONE = ("人次", "万人次", "次", "场", "场次", "期")
_TIMES = re.compile(r"[余多]?\s*倍")


@frozen
class Kind:
    """The kind of a statement, and which way its amount goes."""

    code: TargetKindCode
    change: ChangeCode = "increase"


def kind_of(
    clause: str, name: str, lead: Lead, amount: Amount, *, yearly: bool, verb: str | None,
    making: frozenset[str], changing: frozenset[str],
) -> Kind:  # fmt: skip
    """Return the kind of the statement of which `clause` is all up to its unit.

    Args:
        clause: the words from the beginning of its clause to its unit.
        name: its subject.
        lead: what leads to its number.
        amount: its number.
        yearly: whether 每年 stands before it in its sentence.
        verb: the verb that makes its subject: 培育 in 培育创新平台1家.
        making: the verbs whose objects come to be.
        changing: the verbs that say by how much something changes.
    """
    falls = grammar.pattern("falling").search(_near(clause, name))
    change: ChangeCode = "decrease" if falls else "increase"
    rate = grammar.pattern("yearly_rate").search(clause) or grammar.pattern("rate_name").search(
        name
    )
    rate = rate or grammar.pattern("rate_clause").search(clause.lstrip("，,（( "))
    if amount.unit == "%" and rate:
        return Kind("growth_rate", change)
    if yearly and lead.tokens and lead.tokens[0] in ("提升", "提高"):
        return Kind("per_year")
    changes = lead.has("change_verbs") or (verb in changing and not lead.tokens)
    summed = bool(grammar.pattern("summed").search(clause))
    if changes and not lead.has("level_verbs"):
        each = yearly or ("百分点" in amount.unit and "年均" in clause)
        return Kind(_of_change(amount, yearly=each, summed=summed), change)
    if amount.number.text.startswith(("翻", "倍增")):
        return Kind("change")
    if summed and amount.unit not in _SHARES:  # 两地产值合计占60%
        return Kind("total", change)
    return _of_level(clause, name, lead, amount, yearly=yearly) or _of_verbs(
        clause, name, lead, amount, verb, making
    )


def _of_level(clause: str, name: str, lead: Lead, amount: Amount, *, yearly: bool) -> Kind | None:
    """Return the kind of what is reached, at last or in each year; None of what is added."""
    levels = lead.has("level_verbs")
    is_led = levels or lead.compares or not lead.tokens
    of_share = amount.unit in _SHARES and grammar.pattern("share_name").search(name)
    is_share = is_led and of_share
    if not is_share and (grammar.pattern("yearly").search(clause) or (yearly and not levels)):
        held = amount.unit in _SHARES and any(token in _HELD for token in lead.tokens)
        return Kind("level" if held else "per_year")
    if levels or "总数" in clause:
        adds = grammar.pattern("added").match(clause.lstrip()) and amount.unit not in _SHARES
        sums = grammar.pattern("sums").search(name)
        return Kind("increment" if adds else "total" if sums else "level")
    return None


def _near(clause: str, name: str) -> str:
    """The last part of a clause, behind what another number is said of.

    Of 减排量, which grows, the name does not say that something falls.
    """
    near = clause[-24:]
    return near.replace(name[-24:], "") if grammar.pattern("sums").search(name) else near


def _of_change(amount: Amount, *, yearly: bool, summed: bool) -> TargetKindCode:
    if amount.unit == "%" or amount.unit.endswith("倍"):
        return "growth_rate" if yearly else "change"
    if yearly:
        return "per_year"
    if amount.unit.endswith("百分点"):
        return "change" if summed else "increment"
    return "total" if summed else "increment"


def _of_verbs(
    clause: str, name: str, lead: Lead, amount: Amount, verb: str | None, making: frozenset[str]
) -> Kind:
    before = clause[: len(clause) - (amount.end - amount.start)]
    if amount.unit in ("%", "位次") or amount.unit.endswith("百分点"):
        return Kind("level")
    if grammar.pattern("added").search(clause):
        return Kind("increment")
    if grammar.pattern("averages").search(name) or grammar.pattern("ceilings").search(name):
        return Kind("level")
    if amount.unit.endswith(_TIMES_DONE) or grammar.pattern("sums").search(name):
        return Kind("total")
    if grammar.pattern("densities").match(name) or grammar.pattern("has").search(before):
        return Kind("level")
    if lead.has("making_verbs") or (verb is not None and verb in making):
        return Kind("increment")
    if verb is None and grammar.pattern("levels").search(name):
        return Kind("level")
    if lead.has("doing_verbs") or verb is not None:
        return Kind("total")
    if name.endswith(tuple(grammar.words("noun_verbs") & grammar.words("doing_verbs"))):
        return Kind("total")
    return Kind("level" if lead.compares or lead.tokens else "increment")

"""Of which kind a statement is, and which way it goes: from the words around its number."""

import re

from attrs import frozen

from policymodel.drafting.targets.amounts import Amount
from policymodel.drafting.targets.subjects import Lead
from policymodel.model.words import ChangeCode, TargetKindCode

_YEARLY_RATE = re.compile(
    r"(?:年均|平均每年|逐年|每年)[^，。；、]{0,12}?(?:增长|增速|增幅|递增|下降|降低|递减|提高|降幅)"
)
_RATE_NAME = re.compile(r"(?:增速|增长率|增幅|增长速度|递增率)$")
_HELD = ("保持", "保持在", "稳定在", "维持在", "控制在", "稳定保持在")
_YEARLY = re.compile(r"每年(?!度?初)|每年度|年均(?!浓度|值|降水)|逐年|(?<![0-9])(?<![0-9] )年新增|年培训|年产(?=[0-9])")
_SUM = re.compile(r"累计|总计|共计|合计|总共|(?:^|[，,])\s*共(?=[建新完培实开组])")
_NEW = re.compile(r"新增|净增|新建(?!建筑|住宅|民用)|新培育|新引进|新认定|新发展")
_DOWN = re.compile(r"下降|降低|降(?!水|雨|解)|减少|压减|压降|削减|缩减|缩短|压缩|收窄|递减|回落|下调|减(?=[0-9])|清偿|化解|淘汰|减排")
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
    change: ChangeCode = "decrease" if _DOWN.search(_near(clause)) else "increase"
    if amount.unit == "%" and (_YEARLY_RATE.search(clause) or _RATE_NAME.search(name)):
        return Kind("growth_rate", change)
    levels = lead.has("level_verbs")
    summed = bool(_SUM.search(clause))
    if (lead.has("change_verbs") or (verb in changing and not lead.tokens)) and not levels:
        return Kind(_of_change(amount, yearly=yearly, summed=summed), change)
    if amount.number.text.startswith(("翻", "倍增")):
        return Kind("change")
    if summed:
        return Kind("total", change)
    if _YEARLY.search(clause) or (yearly and not levels):
        held = any(token in _HELD for token in lead.tokens)
        return Kind("level" if held else "per_year")
    if levels or "总数" in clause:
        return Kind("level")
    return _of_verbs(clause, lead, amount, verb, making)


def _near(clause: str) -> str:
    """The last part of a clause, behind what another number is said of."""
    return clause[-24:]


def _of_change(amount: Amount, *, yearly: bool, summed: bool) -> TargetKindCode:
    if amount.unit == "%" or amount.unit.endswith("倍"):
        return "growth_rate" if yearly else "change"
    if amount.unit.endswith("百分点"):
        return "change" if summed else "increment"
    if yearly:
        return "per_year"
    return "total" if summed else "increment"


def _of_verbs(
    clause: str, lead: Lead, amount: Amount, verb: str | None, making: frozenset[str]
) -> Kind:
    if amount.unit in ("%", "位次") or amount.unit.endswith("百分点"):
        return Kind("level")
    if _NEW.search(clause):
        return Kind("increment")
    if lead.has("making_verbs") or (verb is not None and verb in making):
        return Kind("increment")
    if lead.has("doing_verbs") or verb is not None:
        return Kind("total")
    return Kind("level" if lead.compares or lead.tokens else "increment")

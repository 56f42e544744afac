"""A statement made of a number and what belongs to it."""

from decimal import Decimal

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import RANK, Amount, comparator
from policymodel.drafting.targets.kinds import Kind, kind_of
from policymodel.drafting.targets.memory import Memory
from policymodel.drafting.targets.spots import Spot
from policymodel.drafting.targets.statements import Horizon, Start, Statement
from policymodel.drafting.targets.subjects import is_name
from policymodel.drafting.targets.texts import Prose
from policymodel.drafting.targets.units import counted_in
from policymodel.model import Span
from policymodel.model.words import ComparatorCode
from policymodel.quantities import as_changes
from policymodel.quantities.comparators import comparators_in
from policymodel.units import STANDARD

_GOES_ON = ("、", "和", "及", "")
_SHARES = ("%", "‰")
_WITH_WAY = ("change", "growth_rate", "increment", "per_year", "total")


def made(
    prose: Prose, spot: Spot, amount: Amount, memory: Memory, horizon: Horizon
) -> Statement | None:
    """Return the statement of a number; None where its subject or its unit cannot be told."""
    if spot.name is None or not spot.name.text or not is_name(spot.name.text):
        return None
    if not _fits(spot.name.text, amount, is_behind=spot.name.at[0] >= amount.behind):
        return None
    kind = _kind(prose, spot, amount, memory)
    unit = _unit(prose, amount, spot, kind)
    if not unit and not (grammar.pattern("no_unit").search(spot.name.text) and spot.lead.tokens):
        return None
    sentence = prose.text[memory.start : amount.start]
    each = _each(prose, spot, amount)
    # A level is compared with no year.
    base = (None, None) if kind.code == "level" else _base(prose, spot, amount, memory, kind)
    value, high = _value(prose, amount, kind)
    return Statement(
        rule=f"prose.{_rule(spot, amount)}",
        name=spot.name.text,
        name_at=prose.span(*spot.name.at),
        words="".join(prose.printed(spot.start, amount.last).split("\n")),
        at=prose.span(spot.start, amount.last),
        kind=kind.code,
        comparator=_comparator(prose, spot, amount, kind),
        value=value,
        high=high,
        unit=unit or None,
        unit_stated=_is_printed(prose, amount, unit),
        change=kind.change if kind.code in _WITH_WAY else "increase",
        horizon=horizon.of_each_year() if kind.code == "per_year" else horizon,
        base_year=base[0],
        base_year_at=base[1],
        commitment="aspirational" if grammar.pattern("strives").search(sentence) else "stated",
        scope=spot.scope,
        per=each,
        benchmark=spot.benchmark[1] if spot.benchmark else None,
        within=memory.whole.at if memory.whole and memory.whole.unit == unit else None,
        starts=_starts(amount, memory),
        passage=prose.passage,
    )


def _fits(name: str, amount: Amount, *, is_behind: bool) -> bool:
    """Whether what has this name can be counted so: neither 产值 nor a share by 家."""
    if grammar.pattern("things").fullmatch(amount.unit) is None:
        return True
    is_share = is_behind and grammar.pattern("share_name").search(name)
    return not (is_share or grammar.pattern("uncounted").search(name))


def _is_printed(prose: Prose, amount: Amount, unit: str) -> bool:
    """Whether a unit stands with its number: not that of 前5, nor of 5个、8个百分点."""
    printed = prose.text[amount.start : amount.end]
    if unit == RANK:
        return printed[-1:] in ("位", "名", "强")
    return not unit.endswith("百分点") or "百分点" in printed


def _rule(spot: Spot, amount: Amount) -> str:
    if spot.parts:
        return "distributed"
    return "behind" if spot.name and spot.name.at[0] >= amount.behind else "before"


def _starts(amount: Amount, memory: Memory) -> tuple[Start, ...]:
    return tuple(start for held, start in memory.starts if held.unit == amount.unit)


def _kind(prose: Prose, spot: Spot, amount: Amount, memory: Memory) -> Kind:
    if spot.benchmark is not None:
        return Kind("relative")
    if spot.multiplies:
        return Kind("change")
    last = spot.parts[-1] if spot.parts else spot.name  # …、氨氮重点工程减排量分别达到
    name = last.text if last else ""
    low = prose.clause_start(amount.start)
    clause = prose.text[max(low, spot.low) : amount.end]
    sentence = prose.text[memory.start : amount.start]
    wholes = [each.end() for each in grammar.pattern("whole").finditer(sentence)]
    yearly = [each.end() for each in grammar.pattern("each_year").finditer(sentence)]
    is_yearly = bool(yearly) and (not wholes or wholes[-1] < yearly[-1])
    if is_yearly and grammar.pattern("by_a_day").search(sentence, yearly[-1]):
        is_yearly = False  # 每年培训200人，2032年底前建成平台1个
    if amount.unit.endswith("百分点") and "，" in sentence[yearly[-1] if yearly else 0 :]:
        is_yearly = False  # 每年招收300名，占比提高15个百分点
    kind = kind_of(
        clause, name, spot.lead, amount, yearly=is_yearly, verb=spot.verb,
        making=grammar.words("making_verbs"), changing=grammar.words("change_verbs"),
    )  # fmt: skip
    if spot.is_shared and memory.said:
        return Kind(memory.said[-1].kind, memory.said[-1].change)
    if memory.whole is not None and not spot.lead.tokens and memory.whole.unit == amount.unit:
        return Kind(memory.whole.kind, memory.whole.change)
    if memory.said and _is_part(prose, spot, amount, memory):
        return Kind(memory.said[-1].kind, memory.said[-1].change)
    if _goes_on(prose, spot, amount, memory) and memory.said:
        return Kind(memory.said[-1].kind, memory.said[-1].change)
    if kind.code == "increment" and _reaches_too(prose, spot, amount, memory):
        return Kind("level")
    if kind.code == "level" and amount.unit in _SHARES and spot.start < spot.lead.start:
        falls = grammar.pattern("falling").search(clause)  # 削减比例较2010年不低于10%
        return Kind("change", "decrease" if falls else "increase")
    rhythm = grammar.pattern("rhythm").search(clause)
    return Kind("level") if rhythm and not is_yearly else kind


def _is_part(prose: Prose, spot: Spot, amount: Amount, memory: Memory) -> bool:
    """Whether a number is of some of those before, in another unit: 90人次，其中引航员3人."""
    if spot.lead.tokens or spot.verb is not None or amount.unit in _SHARES:
        return False
    of_change = memory.said[-1].kind not in ("total", "increment", "level")
    subset = grammar.pattern("subset").search(prose.text, memory.cursor, amount.start)
    return subset is not None and not of_change


def _reaches_too(prose: Prose, spot: Spot, amount: Amount, memory: Memory) -> bool:
    """Whether a number without a verb has that of the clause before: 大港达到3家，小港15家."""
    if not memory.said or spot.lead.tokens or spot.verb is not None or spot.name is None:
        return False
    last, low = memory.said[-1], prose.clause_start(amount.start)
    before = prose.clause_start(low - 1) if low else 0
    follows = "，" in prose.text[max(low - 1, 0) : low + 1]
    follows = follows and prose.span(before, before + 1).start <= last.at.start
    is_named = low <= spot.name.at[0] < amount.start
    return follows and is_named and last.kind == "level" and last.unit == amount.unit


def _goes_on(prose: Prose, spot: Spot, amount: Amount, memory: Memory) -> bool:
    """Whether a number goes on a list: 新开工49个、256万平方米, 实施项目28个、里程560公里."""
    if spot.lead.tokens or spot.verb is not None or spot.lead.compares or amount.unit in _SHARES:
        return False
    return prose.text[memory.cursor : amount.start].lstrip()[:1] in _GOES_ON


def _unit(prose: Prose, amount: Amount, spot: Spot, kind: Kind) -> str:
    timed = grammar.pattern("per_time").search(prose.text[spot.start : amount.start])
    if timed and STANDARD.find(ratio := f"{amount.unit}/{timed['of']}") is not None:
        return ratio
    if kind.code in ("change", "growth_rate") and amount.unit.endswith("倍"):
        return "%"
    if kind.code == "level" and spot.name is not None:
        return counted_in(amount.unit, spot.name.text)
    return amount.unit


def _value(prose: Prose, amount: Amount, kind: Kind) -> tuple[Decimal, Decimal | None]:
    if kind.code in ("change", "growth_rate") and amount.unit.endswith("倍"):
        number = as_changes(prose.text, (amount.number,))[0]
        return number.value, number.high
    return amount.value, amount.high


def _comparator(prose: Prose, spot: Spot, amount: Amount, kind: Kind) -> ComparatorCode:
    if spot.benchmark is not None:
        codes = comparators_in(spot.benchmark[0])
        return next((code for code in ("more_than", "less_than") if code in codes), "at_least")
    said = comparator(prose.text[spot.start : amount.last], amount)
    return said or ("at_most" if amount.value == 0 else _bare(kind, spot, amount.unit))


def _bare(kind: Kind, spot: Spot, unit: str) -> ComparatorCode:
    """Return how a bare number is read: a level that falls, or a rank, is at most so much."""
    if unit == RANK:
        return "at_most"
    falls = any(token[0] in "降减压缩收下" and len(token) > 1 for token in spot.lead.tokens)
    falls = falls or bool(spot.name and grammar.pattern("ceilings").search(spot.name.text))
    return "at_most" if kind.code == "level" and falls else "at_least"


def _each(prose: Prose, spot: Spot, amount: Amount) -> str | None:
    """Return of what each the number is, as its clause says, or the one before it."""
    low = prose.clause_start(amount.start)
    low = min(low, spot.low) if low else low
    words = prose.text[max(low, 0) : amount.start]
    found = grammar.pattern("each").search(words)
    return found.group() if found else None


def _base(
    prose: Prose, spot: Spot, amount: Amount, memory: Memory, kind: Kind
) -> tuple[int | None, Span | None]:
    if spot.multiplies:
        words = list(prose.years_before(spot.start, amount.start))
        if not words:
            return None, None
        return words[-1].last, prose.span(words[-1].start, words[-1].end)
    low = memory.start if kind.code == "change" else prose.clause_start(amount.start)
    words = [each for each in prose.years_before(low, amount.start) if each.role == "base"]
    if not words or kind.code == "level":  # a level is compared with no year
        return None, None
    return words[-1].last, prose.span(words[-1].start, words[-1].end)

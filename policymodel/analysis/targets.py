"""What a target says in numbers, as far as its fields and its printed words tell."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from policymodel.analysis.algebra import Statement, state
from policymodel.model import Baseline, Indicator, Target, UpperTarget
from policymodel.numbers import printed_decimals
from policymodel.text import Text
from policymodel.units import STANDARD, Unit, Units
from policymodel.vocabulary import COMPARATORS

if TYPE_CHECKING:
    from pint import Quantity

ADDED = ("count", "money", "area", "length", "volume", "mass", "energy", "power")
"""The kinds of units in which parts are added up, and some are fewer than all; shares are not."""
# A cell of a table: a number and nothing else, perhaps with a sign or a footnote's mark.
_CELL = re.compile(r"[≥≤><＞＜±+-]?[0-9０-９][0-9０-９.．,，]*[%％]?[*＊]?")
# 全市, 全区 and their like: the whole of the place, which goes without saying.
_WHOLE_PLACE = re.compile(
    r"全(?:社会|[省市区县州盟旗域境])(?:范围内?)?|(?:市|区|县|辖区?|行政区)域?[内境]"
)
# 各区, 每区, 每个区: of each.
_EACH = re.compile(r"^[各每]个?")
# What comes round again: of a time, and counted as often as it happens.
_TIMES = frozenset((*"年季月周日天", "年度", "半年", "季度", "year", "quarter", "month", "week"))
_OCCASIONS = frozenset(("次", "场", "期", "轮", "届", "场次"))
_HANDED = re.compile("(?:国家|中央|上级|[省市区州盟])(?:.{0,4})下达|下达的?(?:目标|任务|指标|计划)")
_LEAST = re.compile(
    "|".join(map(re.escape, (*COMPARATORS["at_least"].words, *COMPARATORS["at_least"].behind)))
)


def statement_of(target: Target, indicator: Indicator, known: Units = STANDARD) -> Statement | Text:
    """Return what `target` states, or why it states nothing that could be compared.

    `known` are the units of the plan, as in all that follows.
    """
    return state(
        target.comparator,
        target.value,
        unit_of(target, indicator, known),
        high=target.high,
        kind=target.kind,
        places=printed_decimals(target.words),
        change=target.change,
        base_year=target.base_year,
        per=each_of(target),
        known=known,
    )


def as_target(asked: UpperTarget) -> Target:
    """Return what an upper document asks for as a target, to be said and compared like one."""
    shared = attrs.fields_dict(Target).keys() & attrs.fields_dict(UpperTarget).keys()
    return Target(id="asked", **{key: getattr(asked, key) for key in shared})


def asked_of(asked: UpperTarget) -> Indicator:
    """Return what an upper document asks something of, as an indicator without history."""
    return Indicator(id="asked", name=asked.indicator, unit=asked.unit)


def start_of(baseline: Baseline, indicator: Indicator, known: Units = STANDARD) -> Statement | None:
    """Return what a baseline states, as a level; None where it cannot be compared."""
    places = printed_decimals(baseline.words)
    made = state("exactly", baseline.value, indicator.unit, places=places, known=known)
    return made if isinstance(made, Statement) else None


def unit_of(target: Target, indicator: Indicator, known: Units = STANDARD) -> str | None:
    """Return the unit that a target's value counts in.

    A ratio's target may print its numerator alone: 件 in 万人发明专利拥有量 is 件/万人.
    """
    unit = target.unit
    if unit is None or unit == indicator.unit:
        return indicator.unit
    whole = known.find(indicator.unit)
    return indicator.unit if not unit or (whole and known.stands_for(unit, whole.name)) else unit


def unit_fits(kind: str, ours: Unit, theirs: Unit) -> bool:
    """Return whether a target of a kind may have a unit where its indicator has another."""
    match kind:
        case "growth_rate" | "change" | "qualitative":
            return True  # the first two: U103
        case "increment" | "per_year" | "total" if theirs.dimension == "share":
            return ours.kind in ("share", "points")
        case "relative" if ours.kind in ("share", "points"):
            return True  # two points above, or ten per cent above
    return ours.dimension in (theirs.dimension, theirs.over.dimension if theirs.over else None)


def quantity(
    target: Target, indicator: Indicator | None = None, known: Units = STANDARD
) -> "Quantity[Decimal]":
    """Return the value of `target` as a quantity of pint; of a range its lower end.

    Args:
        target: a target with a value.
        indicator: its own, where the target leaves the unit, or a ratio's denominator, to it.
        known: ``plan.known_units``, where the plan has units of its own.

    Raises:
        UnitError: U001, it has no known unit; U003, it has no value.

    >>> spent = Target(id="t", kind="level", value=Decimal("2.5"), unit="亿元")
    >>> quantity(spent).to("万元").magnitude == 25000
    True
    """
    unit = target.unit if indicator is None else unit_of(target, indicator, known)
    return known.quantity(target.value, unit)


def printed_least(target: Target) -> bool | None:
    """Return whether the words say 以上 or the like; None where they cannot tell: in a cell."""
    if target.words is None or in_cell(target):
        return None
    words = target.words.replace("级以上", "")  # a grade
    return _LEAST.search(words) is not None


def in_cell(target: Target) -> bool:
    """Return whether a target's words are a cell of a table: a number and nothing else."""
    return target.words is not None and is_cell(target.words)


def is_cell(words: str) -> bool:
    """Return whether words are a cell of a table: a number and nothing else."""
    return _CELL.fullmatch(words) is not None


def latest_baseline(indicator: Indicator, *, before: int | None = None) -> Baseline | None:
    """Return the baseline of the latest year (before a year, or none); of equals the first."""
    starts = [e for e in indicator.baselines if e.year is None or before is None or e.year < before]
    return max(starts, key=lambda start: start.year or 0, default=None)


def in_table(target: Target, indicator: Indicator) -> bool:
    """Return whether a target stands in a row of a printed table."""
    return indicator.number is not None and in_cell(target)


def is_hope(target: Target) -> bool:
    """Return whether a target is only striven for, beside what is promised."""
    return target.commitment == "aspirational"


def scope_of(target: Target) -> str | None:
    """Return what the number is restricted to; the whole place is no restriction."""
    if not target.scope:
        return None
    scope = "".join(target.scope.split())
    return None if _WHOLE_PLACE.fullmatch(scope) else scope


def each_of(target: Target) -> str:
    """Return of what each the number holds, however the document says each; else nothing.

    >>> each_of(Target(id="t", kind="level", per="每个区")), each_of(Target(id="t", kind="level"))
    ('区', '')
    """
    if target.per is None:
        return ""
    per = "".join(target.per.split())
    return _EACH.sub("", per) or per


def comes_round(target: Target) -> bool:
    """Return whether a number is one for each month, half year or the like.

    >>> comes_round(Target(id="t", kind="level", per="每半年"))
    True
    """
    return each_of(target) in _TIMES


def is_handed_down(target: Target) -> bool:
    """Return whether what is to be met is a number that somebody above hands down, and the document
    does not print: 完成省下达的目标任务.

    >>> is_handed_down(Target(id="t", kind="relative", words="完成省下达的任务"))
    True
    """
    said = f"{target.benchmark or ''}{target.words or ''}"
    return target.kind == "relative" and target.value is None and bool(_HANDED.search(said))


def is_rhythm(target: Target, indicator: Indicator) -> bool:
    """Return whether a number says how often something is done: 每月更新1次, 每年举办1场."""
    unit = target.unit or indicator.unit
    return comes_round(target) or (target.kind == "per_year" and unit in _OCCASIONS)


def part_counted(target: Target, indicator: Indicator) -> str | None:
    """Return which part of what the indicator counts its target is restricted to, by its scope.

    A scope that the indicator's name has already counts the same as the indicator's baseline
    does: 区本级 of 区本级财政科技支出占一般公共预算支出的比重.
    """
    scope, name = scope_of(target), "".join(indicator.name.split())
    # As it is read, with the blanks between its words.
    return None if scope is None or scope in name else " ".join((target.scope or "").split())

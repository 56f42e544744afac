"""What a target says in numbers, as far as its fields and its printed words tell."""

import re
from decimal import Decimal
from functools import lru_cache

from policymodel.analysis.algebra import Statement, places_of, state
from policymodel.findings import Text
from policymodel.model import Baseline, Indicator, Target
from policymodel.numbers import read_numbers
from policymodel.units import find_unit
from policymodel.vocabulary import COMPARATORS

# What a value does not keep of a printed number: 1.0, 2.50.
_NOUGHTS = re.compile(r"[.．][0-9０-９]*[0０](?![0-9０-９])")
# A cell of a table: a number and nothing else, perhaps with a sign or a footnote's mark.
_CELL = re.compile(r"[≥≤><＞＜±+-]?[0-9０-９][0-9０-９.．,，]*[%％]?[*＊]?")
# 全市, 全区 and their like: the whole of the place, which goes without saying.
_WHOLE_PLACE = re.compile(
    r"全(?:社会|[国省市区县州盟旗域境])(?:范围内?)?|(?:市|区|县|辖区?|行政区)域?[内境]"
)
_LEAST = COMPARATORS["at_least"].words


def statement_of(target: Target, indicator: Indicator) -> Statement | Text:
    """Return what `target` states, or why it states nothing that could be compared."""
    return state(
        target.comparator,
        target.value,
        unit_of(target, indicator),
        high=target.high,
        kind=target.kind,
        decimals=max(
            decimals(number, target.words)
            for number in (target.value or Decimal(0), target.high or Decimal(0))
        ),
    )


def start_of(baseline: Baseline, indicator: Indicator) -> Statement | None:
    """Return what a baseline states, as a level; None where it cannot be compared."""
    printed = decimals(baseline.value, baseline.words)
    made = state("exactly", baseline.value, indicator.unit, decimals=printed)
    return made if isinstance(made, Statement) else None


def unit_of(target: Target, indicator: Indicator) -> str | None:
    """Return the unit that a target's value counts in.

    A ratio's target may print its numerator alone: 件 in 万人发明专利拥有量 is 件/万人.
    """
    unit, whole = target.unit, indicator.unit
    return whole if not unit or (whole and _is_numerator(unit, whole)) else unit


def printed_least(target: Target) -> bool | None:
    """Return whether the words say 以上 or the like; None where words alone cannot tell.

    A cell of a table has no room for it, and 以上 after 级 is a grade.
    """
    if target.words is None or in_cell(target):
        return None
    words = target.words.replace("级以上", "")
    return any(word in words for word in _LEAST)


def in_cell(target: Target) -> bool:
    """Return whether a target's words are a cell of a table: a number and nothing else."""
    return target.words is not None and _CELL.fullmatch(target.words) is not None


def latest_baseline(indicator: Indicator, *, before: int | None = None) -> Baseline | None:
    """Return the baseline of the latest year; the first one stated among equals.

    Args:
        indicator: the indicator.
        before: only baselines of earlier years count, and those without year.
    """
    starts = (
        each
        for each in indicator.baselines
        if each.year is None or before is None or each.year < before
    )
    return max(starts, key=lambda start: start.year or 0, default=None)


def in_table(target: Target, indicator: Indicator) -> bool:
    """Return whether a target stands in a row of a printed table."""
    return indicator.number is not None and in_cell(target)


def scope_of(target: Target) -> str | None:
    """Return what the number is restricted to; the whole place is no restriction."""
    scope = "".join(target.scope.split()) if target.scope else None
    return None if scope is None or _WHOLE_PLACE.fullmatch(scope) else scope


def decimals(value: Decimal, words: str | None = None) -> int:
    """Return with how many decimal places `value` is printed in `words`; else how many it has.

    >>> decimals(Decimal(1), "1.0%以上"), decimals(Decimal("2.5")), decimals(Decimal(3), "1.0")
    (1, 1, 0)
    """
    if words is not None and _NOUGHTS.search(words):
        for number in read_numbers(words):
            for printed in (number.digits_value, number.digits_high):
                if printed == value:
                    return places_of(printed)
    return places_of(value)


@lru_cache(maxsize=4096)
def _is_numerator(unit: str, whole: str) -> bool:
    one, ratio = find_unit(unit), find_unit(whole)
    # By name and not by dimension: 元 is not what 万元/人 counts.
    return one is not None and ratio is not None and one.name == ratio.name.partition("/")[0]

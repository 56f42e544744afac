"""Amounts that words state without a number: 零的突破, 全部, 清零."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.folding import fold
from policymodel.text import read_data
from policymodel.units import STANDARD, Units


def worded(words: str, value: Decimal, unit: str | None, known: Units = STANDARD) -> frozenset[str]:
    """Return the comparators with which `words` state `value` of `unit` without a number, if any.

    >>> sorted(worded("实现全部建筑达标", Decimal(100), "%"))
    ['at_least', 'exactly']
    >>> worded("实现全部建筑达标", Decimal(100), "家")
    frozenset()
    """
    text = fold(words)
    if not _any().search(text):  # as in most words
        return frozenset()
    codes: set[str] = set()
    for row in _data():
        if _is(value, unit, row["value"], row.get("unit"), known) and row["words"].search(text):
            codes |= set(row["comparators"])
    return frozenset(codes)


def _is(value: Decimal, unit: str | None, stated: int, stated_in: str | None, known: Units) -> bool:
    """Return whether so many of `unit` are what is stated; none of anything is none."""
    if stated_in is None or unit == stated_in:
        return value == stated
    given, share = known.find(unit or ""), known.find(stated_in)
    if given is None or share is None or given.dimension != share.dimension:
        return False
    return Fraction(value) * Fraction(given.scale) == stated * Fraction(share.scale)


@cache
def _any() -> re.Pattern[str]:
    """Any of the words."""
    return re.compile("|".join(dict.fromkeys(row["words"].pattern for row in _data())))


@cache
def _data() -> tuple[dict[str, Any], ...]:
    rows: list[dict[str, Any]] = read_data(Path(__file__).with_suffix(".yaml"))["amounts"]
    return tuple(
        row | {"value": int(row["value"]), "words": re.compile(row["words"])} for row in rows
    )

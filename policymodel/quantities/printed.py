"""What the printed words of a target state: the one reading for `check` and for `verify`.

It knows the words alone: no plan, no document. What words leave open stays open: `kinds` are
those that agree with them, `comparison.codes` none for a bare number.
"""

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.folding import fold
from policymodel.numbers import Number, read_numbers, years_stated
from policymodel.quantities.amounts import unit_at
from policymodel.quantities.comparators import Comparison, comparison
from policymodel.text import read_data
from policymodel.units import STANDARD, Units


@frozen(kw_only=True)
class Amount:
    """A number with what its words say of it.

    Attributes:
        number: the number, with its place in the words.
        unit: the unit printed with it, in its own words; "" where none is known.
        comparison: the comparators printed there, and what cannot be read.
    """

    number: Number
    unit: str
    comparison: Comparison


@frozen
class Printed:
    """What words state, each part of it read when it is asked for."""

    words: str
    known: Units
    folded: str

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers that are no years, in order."""
        return _amounts(self.words, {*self.years, self.base_year}, self.known)

    @property
    def years(self) -> tuple[int, ...]:
        """The years printed in digits that are not the base year."""
        found, base = map(int, _pattern("years").findall(self.folded)), self.base_year
        return tuple(year for year in found if year != base)

    @property
    def base_year(self) -> int | None:
        """The year against which a change is stated: 比2025年下降, 较“十三五”末."""
        return base_year(self.folded)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of target that agree with the words; empty where any does."""
        return _kinds(self.folded)

    @property
    def change(self) -> str | None:
        """Which way the amount goes, "increase" or "decrease", where the words say so."""
        return _change(self.folded)

    @property
    def commitment(self) -> str | None:
        """How firmly it is said: aspirational, binding or expected, where the words say so."""
        if not _pattern("firm").search(self.folded):
            return None
        rows = _data()["commitments"]
        found: str = next(row["code"] for row in rows if row["words"].search(self.folded))
        return found


def read_words(words: str, known: Units = STANDARD) -> Printed:
    """Return what the printed `words` of one target state.

    >>> stated = read_words("力争比2025年累计下降13.5%以上")
    >>> stated.base_year, stated.change, stated.commitment
    (2025, 'decrease', 'aspirational')
    >>> [(str(a.number.value), a.unit, *a.comparison.codes) for a in stated.amounts]
    [('13.5', '%', 'at_least')]
    >>> sorted(stated.kinds)
    ['change', 'increment', 'total']
    """
    return Printed(words, known, fold(words))


def base_year(words: str) -> int | None:
    """Return the year against which `words` state a change, or None."""
    found = _pattern("base").search(fold(words))
    if found is None:
        return None
    plan = years_stated(found["p"] or "").plans
    return plan[0][1] if plan else int(found["y"] or found["y2"])


def _amounts(words: str, years: set[int | None], known: Units) -> tuple[Amount, ...]:
    found = []
    for number in read_numbers(words, chinese=True):
        if _is_year(words, number, years):
            continue
        start, length = max(
            (unit_at(words, end, known) for end in _ends(number)), key=lambda at: at[1]
        )
        unit = number.unit or words[start : start + length]
        found.append(Amount(number=number, unit=unit, comparison=comparison(words, number, known)))
    return tuple(found)


def _ends(number: Number) -> tuple[int, int]:
    return number.digits_end, number.end


def _is_year(words: str, number: Number, years: set[int | None]) -> bool:
    """A year stands alone, or before 年; a range of years is two of them."""
    ends = (number.value, number.high or number.value)
    return number.scale == 1 and all(end in years for end in ends)


def _kinds(text: str) -> frozenset[str]:
    if not _pattern("of_kind").search(text):
        return frozenset()
    told = [row["kinds"] for row in _data()["kinds"] if row["words"].search(text)]
    return frozenset.intersection(*told)


def _change(text: str) -> str | None:
    """The way nearest before the last number; of both 增 and 降 there the later."""
    places = chain(
        ((found.start(), "decrease") for found in _pattern("decrease").finditer(text)),
        ((found.start(), "increase") for found in _pattern("increase").finditer(text)),
    )
    return max(places, default=(0, None))[1]


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    # Any of them, tried first: most words say nothing of it.
    found["firm"] = "|".join(row["words"] for row in found["commitments"])
    found["of_kind"] = "|".join(row["words"] for row in found["kinds"])
    for row in (*found["kinds"], *found["commitments"]):
        row["words"] = re.compile(row["words"], re.VERBOSE)
    for row in found["kinds"]:
        row["kinds"] = frozenset(row["kinds"])
    return found


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_data()[key], re.VERBOSE)

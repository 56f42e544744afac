"""Ids for parts that a review adds, as drafting gives them: i7, i7.2030, m12, evaluation.2."""

import re
from collections.abc import Mapping
from typing import Any

from policymodel.folding import fold
from policymodel.model import Goal, Indicator, Measure, Mechanism, Plan, Target
from policymodel.model.places import places
from policymodel.numbers.numerals import value_of

_DIGITS = re.compile("[0-9]+")
_NUMERAL = re.compile("[零〇一二两三四五六七八九十百]+")
_INDICATOR = re.compile("i([0-9]+)")


class Ids:
    """The ids of a plan, to which others are added: none is given twice."""

    def __init__(self, plan: Plan) -> None:
        self._taken = {
            found for each in places(plan, object) if (found := getattr(each.part, "id", None))
        }
        self._measures = [each.id for each in plan.measures]
        matches = (_INDICATOR.fullmatch(each.id) for each in plan.indicators)
        self._last = max((int(found[1]) for found in matches if found), default=0)
        self._last = max(self._last, len(plan.indicators))

    def of(self, cls: type, values: Mapping[str, Any], above: str | None) -> str | None:
        """Return an id for a new part with these values, which belongs to that with id `above`.

        None where parts of its class have none.
        """
        if cls is Indicator:
            self._last += 1
            return self._free(f"i{self._last}")
        if cls is Target:
            return self._free(f"{above}.{values.get('year') or 'undated'}")
        if cls is Measure:
            return self._free(self._of_measure(values), ".n")
        if cls is Mechanism:
            return self._free(str(values["kind"]))
        if cls is Goal:
            return self._below(above) if above else self._free("goal", "")
        return None

    def _of_measure(self, values: Mapping[str, Any]) -> str:
        own = _number(values.get("number") or "") or len(self._measures) + 1
        is_path = any("." in each for each in self._measures)
        steps = values.get("section") or () if is_path else ()
        numbers = (_number(step) for step in steps)
        return "m" + ".".join(str(each) for each in (*filter(None, numbers), own))

    def _below(self, above: str) -> str:
        number = 1
        while f"{above}.{number}" in self._taken:
            number += 1
        return self._free(f"{above}.{number}")

    def _free(self, wanted: str, joint: str = ".") -> str:
        number, found = 1, wanted
        while found in self._taken:
            number += 1
            found = f"{wanted}{joint}{number}"
        self._taken.add(found)
        return found


def _number(printed: str) -> int | None:
    """Return what a printed number says: （四） is 4, 1.2 is none."""
    plain = fold(printed)
    if len(digits := _DIGITS.findall(plain)) == 1:
        return int(digits[0])
    found = _NUMERAL.search(plain)
    return value_of(found[0]) if found else None

"""Printed numbers of measures: what they count, and whether the count has holes."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from policymodel.analysis.names import folded

_NUMBER = re.compile(
    r"(?P<before>(?:[0-9]{1,4}[.-])*[(\[第]?)"
    r"(?:(?P<digits>[0-9]{1,4})|(?P<han>[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]))"
    r"(?P<after>[)\]、.项条节章篇]?)"
)
_LONGEST = 4
_HAN = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}


class Ordinal(NamedTuple):
    """How a number is printed (two of one form count one row of things), and what it counts."""

    form: str
    value: int


class Faults(NamedTuple):
    """Numbers of a row that stand more than once, and runs (first, last) that stand nowhere."""

    repeated: tuple[int, ...]
    missing: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1024)  # measures and sections of all plans have few different numbers
def ordinal(number: str) -> Ordinal | None:
    """Return what a printed number counts, if it is one.

    >>> ordinal("(十二)"), ordinal("3.1.2").value, ordinal("附")
    (Ordinal(form='(一)', value=12), 2, None)
    """
    if number.isdecimal() and number.isascii() and len(number) <= _LONGEST:  # as most are
        return Ordinal("1", int(number))
    found = _NUMBER.fullmatch(folded(number))
    if found is None:
        return None
    digits, before, after = found["digits"], found["before"], found["after"]
    if digits is not None:
        return Ordinal(f"{before}1{after}", int(digits))
    tens, ten, ones = found["han"].rpartition("十")
    value = _HAN.get(ones, 0) + (10 * _HAN.get(tens, 1) if ten else 0)
    return Ordinal(f"{before}一{after}", value)


def faults(values: Iterable[int]) -> Faults:
    """Return what is wrong in a row of numbers, in whichever order they come.

    >>> faults([1, 2, 4, 4])
    Faults(repeated=(4,), missing=((3, 3),))
    """
    counted = Counter(values)
    ordered = sorted(counted)
    return Faults(
        tuple(value for value in ordered if counted[value] > 1),
        tuple((a + 1, b - 1) for a, b in pairwise(ordered) if b - a > 1),
    )

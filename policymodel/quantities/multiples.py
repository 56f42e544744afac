"""Multiples that state a change: 增长2倍 is 200 % more, 达到2020年的2倍 is 100 % more."""

import re
from decimal import Context, Decimal

from policymodel.folding import fold
from policymodel.numbers import Number

_KEPT = Context(prec=60, traps=[])  # whatever the context of the caller keeps
_TIMES = re.compile(r"\s*[余多]?\s*倍")
# What stands before the multiple that is reached: 达到2020年的2倍, 提高到1.5倍; but 增长达2倍 is
# what is added.
_REACHED = re.compile(
    r"(?:的|[增提扩升长高大加]至?到|[增提扩升长高大加]至|(?<![长加高升大])(?:达到?|为|是|相当于|到))"
    r"[不低少于超过以上约近突破大至]{0,4}\s*$"
)


def as_changes(words: str, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """Return `numbers`, those of them before 倍 as the change in percent that they state.

    >>> from policymodel.numbers import read_numbers
    >>> for words in ("增长2倍", "达到2020年的2倍"):
    ...     number = as_changes(words, read_numbers(words))[-1]
    ...     print(number.text, number.value, number.unit)
    2倍 200 %
    2倍 100 %
    """
    if "倍" not in words:
        return numbers
    return tuple(_as_change(fold(words), number) for number in numbers)


def _as_change(words: str, number: Number) -> Number:
    found = _TIMES.match(words, number.end)
    if found is None or number.unit is not None:
        return number
    whole = 1 if _REACHED.search(words[: number.start]) else 0
    high = None if number.high is None else _percent(number.high, whole)
    return number._replace(
        end=found.end(), text=words[number.start : found.end()], unit="%",
        value=_percent(number.value, whole), high=high,
    )  # fmt: skip


def _percent(times: Decimal, whole: int) -> Decimal:
    return _KEPT.multiply(_KEPT.subtract(times, Decimal(whole)), Decimal(100))

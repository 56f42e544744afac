"""How a printed number and its unit state a value: 万, 亿, ranges, ratios, 零的突破."""

import re
from decimal import Decimal

from policymodel.numbers import Number, read_numbers
from policymodel.units import denominator, find_unit, numerator, stands_for

FIRST = {Decimal(0): "more_than", Decimal(1): "at_least"}
"""What 零的突破 (from none to at least one) states: a value, and its comparator."""

LONGEST_WORDS = 1000
"""Characters of the longest words that are read as a statement; real ones have about 20."""

_MULTIPLES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_LONGEST_UNIT = 8
# 100余家, 1000多家: the word stands between the number and its unit.
_OVER = re.compile(r"\s*[余多]?\s*")


def is_first(words: str, value: Decimal) -> bool:
    """Return whether `words` state `value` as 零的突破."""
    return "零的突破" in words and value in FIRST


def numbers_stating(words: str, value: Decimal, unit: str | None) -> tuple[Number, ...]:
    """Return the numbers in `words` that state `value` of `unit`, at one end or as a whole.

    >>> [n.text for n in numbers_stating("引进1—2名，达到3万人", Decimal(3), "万人")]
    ['3万']
    """
    return tuple(
        number
        for number in read_numbers(words, chinese=True)
        if any(states(amount, number, value, unit) for amount in amounts(number))
    )


def amounts(number: Number) -> tuple[Decimal, ...]:
    """Return the number, or both ends of the range."""
    return (number.value,) if number.high is None else (number.value, number.high)


def states(amount: Decimal, number: Number, value: Decimal, unit: str | None) -> bool:
    """Return whether `amount` of `number` is `value` of `unit`.

    A unit such as 万人 takes its 万 from the number. A number without 万 or 亿 leaves them to
    a unit that is printed elsewhere, in a table's own column.
    """
    multiple, _ = _multiple(unit)
    return amount == value * multiple or (number.scale == 1 and amount == value)


def has_unit(words: str, number: Number, unit: str) -> bool:
    """Return whether `unit` is what `words` print with `number`, and no longer unit.

    >>> [has_unit("30亿元", *read_numbers("30亿元"), unit) for unit in ("亿元", "元", "人")]
    [True, True, False]
    >>> has_unit("60人次", *read_numbers("60人次"), "人")
    False
    """
    _, base = _multiple(unit)
    if number.scale == 1:
        return _prints(words, number.end, unit)
    return _prints(words, number.digits_end, unit) or _prints(words, number.end, base or unit)


def has_any_unit(words: str, number: Number) -> bool:
    """Return whether `words` print some unit with `number`."""
    return _unit_at(words, number.end)[1] > 0 or _unit_at(words, number.digits_end)[1] > 0


def ends_of(words: str, number: Number) -> set[int]:
    """Return where a word behind `number` may begin: behind it, or behind its unit."""
    places = {number.end, number.digits_end}
    for place in tuple(places):
        start, length = _unit_at(words, place)
        places |= {start, start + length}
    return places


def denominator_in(name: str, unit: str) -> bool:
    """Return whether an indicator's `name` says what a ratio is taken of: 万人发明专利拥有量."""
    below = denominator(unit)
    return not below or below in name or ("万" in below and "每万" in name)


def _prints(words: str, place: int, unit: str) -> bool:
    start, length = _unit_at(words, place)
    if length:
        return stands_for(words[start : start + length], unit)
    return words[start:].startswith((unit, numerator(unit)))


def _unit_at(words: str, place: int) -> tuple[int, int]:
    """Return where behind `place` a unit begins, and the length of the longest one."""
    found = _OVER.match(words, place)
    start = found.end() if found else place
    for length in range(min(_LONGEST_UNIT, len(words) - start), 0, -1):
        if not words[start + length - 1].isspace() and find_unit(words[start : start + length]):
            return start, length
    return start, 0


def _multiple(unit: str | None) -> tuple[Decimal, str | None]:
    """Split 亿元 into 10^8 and 元."""
    for word, multiple in _MULTIPLES:
        if unit and unit.startswith(word) and find_unit(numerator(unit[len(word) :])):
            return multiple, unit[len(word) :]
    return Decimal(1), unit

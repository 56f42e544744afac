"""How a printed number and its unit state a value: 万, 亿, ranges, ratios, 三成.

What is a unit, the registry `known` says: a plan may have units of its own.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from string import ascii_letters

from policymodel.numbers import Number, decimals, read_numbers
from policymodel.units import STANDARD, UNITS, Units

LONGEST_WORDS = 1000
"""Characters of the longest words that are read as a statement; real ones have about 20."""

_MULTIPLES = tuple(
    (word, Decimal(10) ** power)
    for word, power in (
        ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6),
        ("十万", 5), ("万", 4), ("千", 3), ("百", 2),
    )
)  # fmt: skip
_KEPT = Context(prec=60, traps=[])  # whatever the context of the caller keeps
_LONGEST_UNIT = 16
_SIGNS_OF_UNITS = "/／·%％‰‱°℃μµΩ²³⁻¹每微毫纳厘分兆吉太公"
_SYMBOLS = re.compile(r"[A-Za-zμµ°℃Ω][A-Za-z0-9μµ°Ω/·²³]{0,11}")  # a unit, whether known or not
_SHARE = "%"
_RANK, _RANKED, _PLACED = "位次", ("名", "强"), ("前", "第")
_REGISTRIES = 16


def numbers_stating(
    words: str, value: Decimal, unit: str | None, known: Units = STANDARD
) -> tuple[Number, ...]:
    """Return the numbers in `words` that state `value` of `unit`, at one end or as a whole.

    >>> [n.text for n in numbers_stating("引进1—2名，达到3万人", Decimal(3), "万人")]
    ['3万']
    >>> [n.text for n in numbers_stating("占三分之一以上", Decimal("33.3"), "%")]
    ['三分之一']
    """
    return stating(read_numbers(words, chinese=True), value, unit, known)


def stating(
    numbers: Iterable[Number], value: Decimal, unit: str | None, known: Units = STANDARD
) -> tuple[Number, ...]:
    """Return those of `numbers` that state `value` of `unit`, at one end or as a whole."""
    return tuple(
        number
        for number in numbers
        if states(number.value, number, value, unit, known)
        or (number.high is not None and states(number.high, number, value, unit, known))
    )


def amounts(number: Number) -> tuple[Decimal, ...]:
    """Return the number, or both ends of the range."""
    return (number.value,) if number.high is None else (number.value, number.high)


def states(
    amount: Decimal, number: Number, value: Decimal, unit: str | None, known: Units = STANDARD
) -> bool:
    """Return whether `amount` of `number` is `value` of `unit`.

    A unit such as 万人 takes its 万 from the number. A number without 万 or 亿 leaves them to
    a unit that is printed elsewhere, in a table's own column. What never ends (三分之一) is
    stated by any value that it is rounded to.
    """
    if number.unit is None:
        multiple, _ = _multiple(unit, known)
        counted = amount == _KEPT.multiply(value, multiple)
        counted = counted or (number.scale == 1 and amount == value)
        return counted or (not number.ends and _rounds_to(Fraction(amount), value))
    size = _size_of_share(unit, known)
    if size is None:
        return False
    exact = Fraction(amount) / size
    return exact == Fraction(value) or (not number.ends and _rounds_to(exact, value))


def has_unit(words: str, number: Number, unit: str, known: Units = STANDARD) -> bool:
    """Return whether `unit` is what `words` print with `number`, and no longer unit.

    >>> [has_unit("30亿元", *read_numbers("30亿元"), unit) for unit in ("亿元", "元", "人")]
    [True, True, False]
    >>> has_unit("60人次", *read_numbers("60人次"), "人")
    False
    """
    if number.unit is not None:
        return _size_of_share(unit, known) is not None
    if _is_ranked(words, number) and known.same(unit, _RANK):
        return True
    _, base = _multiple(unit, known)
    if number.scale == 1:
        return _prints(words, number.end, unit, known)
    places = ((number.digits_end, unit), (number.end, base or unit))
    return any(_prints(words, place, printed, known) for place, printed in places)


def _is_ranked(words: str, number: Number) -> bool:
    """Return whether a number is a place among others: 前10名 are ten places, not ten persons."""
    return words.startswith(_RANKED, number.end) and words[: number.start].rstrip()[-1:] in _PLACED


def has_any_unit(words: str, number: Number, known: Units = STANDARD) -> bool:
    """Return whether `words` print some unit with `number`."""
    ends = {number.end, number.digits_end}
    return number.unit is not None or any(unit_at(words, end, known)[1] for end in ends)


def has_whole_unit(words: str, number: Number, unit: str, known: Units = STANDARD) -> bool:
    """Return whether the whole of a ratio is printed with `number`: 35微克/立方米."""
    _, base = _multiple(unit, known)
    for end, printed in ((number.digits_end, unit), (number.end, base or unit)):
        start, length = unit_at(words, end, known)
        unit_there = words[start : start + length]
        if known.same(unit_there, printed) or words.startswith(printed, start):
            return True
    return False


def ends_of(words: str, ends: Iterable[int], known: Units = STANDARD) -> set[int]:
    """Return where a word behind a number with these `ends` may begin: there, or behind its unit.

    A number ends with its digits, and with the 万 and 亿 behind them.
    """
    places = {*ends}
    for place in tuple(places):
        start, length = unit_at(words, place, known)
        unknown = _SYMBOLS.match(words, start)
        places |= {start, start + length} | ({unknown.end()} if unknown else set())
    return places


def denominator_in(name: str, unit: str, known: Units = STANDARD) -> bool:
    """Return whether a `name` says what a ratio is taken of: 每千名老人护士数."""
    below = known.denominator(unit)
    if not below or below in name:
        return True
    _, base = _multiple(below, known)
    many = any(sign in below and f"每{sign}" in name for sign in "百千万")
    return many or f"{base}均" in name


_NO_COUNTERS = (
    "台阶", "单元", "项目", "分机", "家庭", "人才", "支持", "支撑", "支出", "支付", "支柱",
)  # fmt: skip
"""Words that begin with what things are counted in."""


def unit_at(words: str, place: int, known: Units = STANDARD) -> tuple[int, int]:
    """Return where behind `place` a unit begins, and the length of the longest one, or 0."""
    if place == len(words):  # as in a cell
        return place, 0
    window = _unit_window(known).match(words, place)
    assert window is not None  # noqa: S101 - it matches nothing, too
    start = window.start(1)
    length = _length_of_unit(window[1], known) if window[1] else 0
    if length and words.startswith(_NO_COUNTERS, start + length - 1):
        length -= 1  # 迈上万亿台阶 counts no machines, 01单元 no orders
    return start, length


@lru_cache(maxsize=_REGISTRIES)
def _unit_window(known: Units) -> re.Pattern[str]:
    """What stands between a number and its unit, and what a unit can be made of: nothing of most
    words behind a number.
    """
    names = [name for unit in UNITS.values() for name in (unit.name, *unit.aliases)]
    names += (name for unit in known.own for name in (unit.name, *unit.aliases))
    signs = {sign for name in names for sign in name}
    signs |= {*ascii_letters, *_SIGNS_OF_UNITS, *"".join(word for word, _ in _MULTIPLES)}
    unit = f"[{re.escape(''.join(sorted(signs)))} ]{{0,{_LONGEST_UNIT}}}"
    return re.compile(rf"\s*[余多]?\s*({unit})")


@lru_cache(maxsize=4096)
def _length_of_unit(window: str, known: Units) -> int:
    lengths = range(len(window), 0, -1)
    found = (each for each in lengths if window[each - 1] != " " and known.find(window[:each]))
    return next(found, 0)


def _prints(words: str, place: int, unit: str, known: Units) -> bool:
    start, length = unit_at(words, place, known)
    if length:
        return known.stands_for(words[start : start + length], unit)
    return words[start:].startswith((unit, known.numerator(unit)))


@lru_cache(maxsize=4096)
def _multiple(unit: str | None, known: Units) -> tuple[Decimal, str | None]:
    """Split 亿元 into 10^8 and 元."""
    for word, multiple in _MULTIPLES:
        if unit and unit.startswith(word) and known.find(known.numerator(unit[len(word) :])):
            return multiple, unit[len(word) :]
    return Decimal(1), unit


def _size_of_share(unit: str | None, known: Units) -> Fraction | None:
    """Return how many per cent a unit is: of no unit 100 (三成 is 0.3), of 家 none."""
    if unit is None:
        return Fraction(100)
    share, percent = known.find(unit), known.find(_SHARE)
    if share is None or percent is None or share.dimension != percent.dimension:
        return None
    return Fraction(share.scale) / Fraction(percent.scale)


def _rounds_to(amount: Fraction, value: Decimal) -> bool:
    """Return whether `value` is `amount` rounded to as many places as it has, half up or even."""
    return 2 * abs(amount - Fraction(value)) <= Fraction(1, 10 ** decimals(value))

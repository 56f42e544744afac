"""The numbers of a document that a plan has to account for: in digits, and in characters.

Digits that belong to a name (CO2, 5G, m3), an address, the number of a document, a line of
contents or to numbering are none of them; a numeral in characters is one where a unit follows
it (一百处, 千亿元), or where it says a share (三成, 翻一番).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.folding import NO_DECIMAL, fold
from policymodel.numbers import Number, read_numbers
from policymodel.numbers.numerals import SIGNS
from policymodel.quantities.amounts import unit_at
from policymodel.quantities.comparators import NEAR, comparison_in
from policymodel.text import read_data
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import COMPARATORS

Place = tuple[int, int]

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PRINTED = re.compile(rf"[0-9０-９]+(?:(?![.．]{NO_DECIMAL})[.．][0-9０-９]+)?")
_DIGIT, _LETTER = re.compile("[0-9]"), re.compile("[A-Za-z]")
_BETWEEN = "[^\u3400-\u9fff，。；：“”《》！？]"
# A sign that stands alone is the most frequent, and no digit.
_BETWEEN_WORDS = re.compile(f"{_BETWEEN}(?:{_BETWEEN}++|(?<=[0-9]))")
_STOPS = "，。；：！？\n"
_STOP = re.compile(f"[{_STOPS}]")
_SHARE = re.compile("半|番|倍|成(?<=[一二两三四五六七八九]成)|分之")  # each by its first sign: fast
_SIGN_OR_SHARE = re.compile(
    f"[{SIGNS}半番倍成分]"
    f"(?:(?<=[{SIGNS}])(?<![0-9].)|(?P<share>(?<=[半番倍])|(?<=[一二两三四五六七八九]成)|(?<=分)之))"
)
_BEFORE = 4


def figures(text: str, known: Units = STANDARD, folded: str | None = None) -> tuple[Place, ...]:
    """Return where `text` prints numbers that a plan must account for, in order.

    `known` is the registry that says what a unit is: a plan's own, or that of all plans; `folded`
    is the text folded, where that is known.

    A number in digits is the run of digits with its point, one in characters the whole of it.

    >>> text = "1.排放CO2的企业减少3家，建成5G基站一百处，占比三成"
    >>> [text[start:end] for start, end in figures(text)]
    ['3', '一百', '三成']
    """
    plain = fold(text) if folded is None else folded
    between = list(_between_words(plain))
    # A year in characters is folded to digits, and asked for no more than other names of years.
    every = (found.span() for found in _DIGITS.finditer(plain) if text[found.start()].isdigit())
    passed = (found.span() for found in _passed_over(plain, between))
    in_digits = outside(every, [*passed, *_named(plain, between, known)])
    return tuple(sorted([*in_digits, *_in_characters(plain, known)]))


def digits(text: str) -> tuple[Place, ...]:
    """Return where the runs of Arabic digits stand, a decimal point included.

    >>> text = "1.建设３.５家"
    >>> [text[start:end] for start, end in digits(text)]
    ['1', '３.５']
    """
    return tuple(found.span() for found in _PRINTED.finditer(text))


def outside(numbers: Iterable[Place], places: Iterable[Place]) -> Iterator[Place]:
    """Yield the numbers that lie in none of `places`.

    >>> list(outside([(1, 2), (3, 5), (8, 9)], [(0, 2), (3, 4), (7, 9)]))
    [(3, 5)]
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(places):
        if not ends or end > ends[-1]:
            starts.append(start)
            ends.append(end)
    for number in numbers:
        # Of the places that begin at or before the number, the last kept reaches farthest.
        place = bisect_right(starts, number[0]) - 1
        if place < 0 or number[1] > ends[place]:
            yield number


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found


def _between_words(text: str) -> Iterator[Place]:
    """Yield where digits stand between words, and the sign behind: no line ends before a word."""
    for found in _BETWEEN_WORDS.finditer(text):
        start, end = found.span()
        if _DIGIT.search(text, start, end):
            yield start, end + 1


def _passed_over(text: str, between: list[Place]) -> Iterator[re.Match[str]]:
    yield from _anywhere("passed_over", text)
    yield from _within("passed_over_signs", text, between)
    yield from _within("passed_over_letters", text, _lettered(text, between))


def _lettered(text: str, between: list[Place]) -> Iterator[Place]:
    return (place for place in between if _LETTER.search(text, *place))


def _anywhere(key: str, text: str) -> Iterator[re.Match[str]]:
    """Yield what is listed under `key`, each by itself: what begins with a sign is found fast."""
    for pattern in _patterns(key):
        yield from pattern.finditer(text)


def _within(key: str, text: str, places: Iterable[Place]) -> Iterator[re.Match[str]]:
    pattern = _any_pattern(key)
    for start, end in places:
        yield from pattern.finditer(text, start, end)


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.MULTILINE) for each in _data()[key])


@cache
def _any_pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _data()[key]), re.MULTILINE)


@cache
def _numeral() -> re.Pattern[str]:
    """What a clause with a numeral that counts has: 一 counts only by a comparator, or in 一成."""
    words = [word for term in COMPARATORS for word in (*term.words, *term.behind)]
    signs = re.escape("".join(sorted({sign for word in words for sign in word})))
    compares = f"[{signs}余多]"  # 余 and 多 stand behind a number, too
    by_one = f"{compares}.{{0,{NEAR}}}一|一.{{0,{NEAR}}}{compares}"
    return re.compile(f"[二两三四五六七八九十百千万亿半番]|一成|{by_one}")


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    behind, before, quoted = (_data()[key] for key in ("behind", "before", "quoted"))
    return re.compile(behind), re.compile(before), re.compile(quoted)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(_data()["phrases"]))


@cache
def _excepted() -> re.Pattern[str]:
    return re.compile(_data()["units"])


def _is_excepted(text: str, start: int, length: int) -> bool:
    return _excepted().search(text, start, start + length) is not None


def _named(text: str, between: list[Place], known: Units) -> Iterator[Place]:
    lettered = _within("names_letters", text, _lettered(text, between))
    for found in (*_anywhere("names", text), *lettered):
        start, end = found.span(found.lastindex or 0)
        if not (unit_at(text, end, known)[1] or text[end : end + 1] in ("%", "‰", "万", "亿")):
            yield start, end


def _in_characters(text: str, known: Units) -> Iterator[Place]:
    found = (
        (number.start, number.end)
        for start, end in _clauses(text, known)
        for number in read_numbers(text, start, end, chinese=True)
        if not any("0" <= sign <= "9" for sign in number.text) and _counts(text, number, known)
    )
    return outside(found, (quoted.span() for quoted in _around()[2].finditer(text)))


def _clauses(text: str, known: Units) -> Iterator[Place]:
    """Yield the clauses that are worth reading: with a share, or with a unit behind a numeral."""
    reached = 0
    for found in _SIGN_OR_SHARE.finditer(text):
        place = found.end()
        if place <= reached or not (found.lastgroup or _is_before_unit(text, place, known)):
            continue  # in a clause that was read, or no share and no number of anything
        start = max(text.rfind(stop, reached, place) for stop in _STOPS) + 1
        stop = _STOP.search(text, place)
        reached = stop.start() if stop else len(text)
        if not _SHARE.search(text, start, reached) or _numeral().search(text, start, reached):
            yield start, reached


def _is_before_unit(text: str, place: int, known: Units) -> bool:
    start, length = unit_at(text, place, known)
    return length > 0 and not _is_excepted(text, start, length)


def _counts(text: str, number: Number, known: Units) -> bool:
    """Return whether a numeral counts something; in a name, an ordinal or a phrase it does not."""
    behind, before, _ = _around()
    if behind.search(text[max(number.start - _BEFORE, 0) : number.start]):
        return False
    if _phrases().match(text, number.start):
        return False
    if number.unit is not None:
        return not before.match(text, number.end)
    places = (unit_at(text, end, known) for end in (number.digits_end, number.end))
    start, length = max(places, key=_width)
    end = start + length
    if not length or not number.value or _is_excepted(text, start, length):
        return False
    if number.value == 1 and not _is_compared(text, number, known):
        return False
    return not before.match(text, end)


def _is_compared(text: str, number: Number, known: Units) -> bool:
    """Return whether a comparator stands at the number: 一家以上, 至少一家."""
    return bool(comparison_in(text, number, known).codes)


def _width(found: Place) -> int:
    return found[1]

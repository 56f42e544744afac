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
from typing import Any, cast

from policymodel.folding import NO_DECIMAL, fold
from policymodel.numbers import Number, read_numbers
from policymodel.quantities.amounts import unit_at
from policymodel.quantities.comparators import NEAR, comparison_in
from policymodel.text import read_data
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import COMPARATORS

Place = tuple[int, int]

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PRINTED = re.compile(rf"[0-9０-９]+(?:(?![.．]{NO_DECIMAL})[.．][0-9０-９]+)?")
_DIGIT = re.compile("[0-9]")
_BETWEEN = "[^\u3400-\u9fff，。；：“”《》！？]"
# A sign that stands alone is the most frequent, and no digit.
_BETWEEN_WORDS = re.compile(f"{_BETWEEN}(?:{_BETWEEN}++|(?<=[0-9]))")
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_SIGN = re.compile("[零〇一二两三四五六七八九十百千万亿](?<![0-9].)")  # 30万 is in digits
_SHARE = re.compile("半|番|倍|成(?<=[一二两三四五六七八九]成)|分之")  # each by its first sign: fast
_BEFORE = 4


def figures(text: str, known: Units = STANDARD) -> tuple[Place, ...]:
    """Return where `text` prints numbers that a plan must account for, in order.

    `known` is the registry that says what a unit is: a plan's own, or that of all plans.

    A number in digits is the run of digits with its point, one in characters the whole of it.

    >>> text = "1.排放CO2的企业减少3家，建成5G基站一百处，占比三成"
    >>> [text[start:end] for start, end in figures(text)]
    ['3', '一百', '三成']
    """
    plain = fold(text)
    between = list(_between_words(plain))
    passed = _Places(found.span() for found in _found("passed_over", plain, between))
    named = _Places(_named(plain, between, known))
    digits = [
        found.span()
        for found in _DIGITS.finditer(plain)
        # A year in characters is folded to digits, and asked for no more than other names of years.
        if text[found.start()].isdigit()
        and found.span() not in passed
        and found.span() not in named
    ]
    return tuple(sorted([*digits, *_in_characters(plain, known)]))


def digits(text: str) -> tuple[Place, ...]:
    """Return where the runs of Arabic digits stand, a decimal point included.

    >>> text = "1.建设３.５家"
    >>> [text[start:end] for start, end in digits(text)]
    ['1', '３.５']
    """
    return tuple(found.span() for found in _PRINTED.finditer(text))


class _Places:
    """Places that are looked up; those that overlap are one."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, place: object) -> bool:
        start, end = cast(Place, place)
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]


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


def _found(key: str, text: str, between: list[Place]) -> Iterator[re.Match[str]]:
    """Yield what is listed under `key`: with words anywhere, else between the words."""
    words, signs = _patterns(key)
    for pattern in words:
        yield from pattern.finditer(text)
    for start, end in between:
        yield from signs.finditer(text, start, end)


@cache
def _patterns(key: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """The patterns with words, each by itself: one that begins with a sign is found fast."""
    signs = "|".join(f"(?:{each})" for each in _data()[f"{key}_signs"])
    words = tuple(re.compile(each, re.MULTILINE) for each in _data()[key])
    return words, re.compile(signs, re.MULTILINE)


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
    for found in _found("names", text, between):
        start, end = found.span(found.lastindex or 0)
        if not (unit_at(text, end, known)[1] or text[end : end + 1] in ("%", "‰", "万", "亿")):
            yield start, end


def _in_characters(text: str, known: Units) -> Iterator[Place]:
    quoted = _Places(found.span() for found in _around()[2].finditer(text))
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        if not _may_count(text, start, end, known):
            continue
        for number in read_numbers(text, start, end, chinese=True):
            place = (number.start, number.end)
            in_digits = any("0" <= sign <= "9" for sign in number.text)
            if not in_digits and place not in quoted and _counts(text, number, known):
                yield place


def _may_count(text: str, start: int, end: int, known: Units) -> bool:
    """Return whether it is worth reading a clause: it has a share, or a unit behind a numeral."""
    if _SHARE.search(text, start, end):
        return bool(_numeral().search(text, start, end))
    for found in _SIGN.finditer(text, start, end):
        place, length = unit_at(text, found.end(), known)
        if length and not _is_excepted(text, place, length):
            return True
    return False


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

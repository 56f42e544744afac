"""What the words at a number say of it: 达到30, 突破30 and 30以上 are three statements."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.folding import fold
from policymodel.numbers import Number
from policymodel.quantities.amounts import ends_of
from policymodel.text import read_data
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import COMPARATORS

NEAR = 12
"""Characters about a number in which all that compares it stands."""

# 30余家 are more than 30 and at least 30, and about as many.
_OVER = re.compile(r"\s*[余多](?!年)")
# 30个班左右, with what is counted between.
_ABOUT = re.compile("[\u4e00-\u9fff]{1,6}?(?=左右[ ]*(?:[,，。.；;、)）]|$))")
_ABOVE = {"at_least", "more_than", "about"}
_INCLUDED = re.compile(r"\s*(?:[（(]含[）)])?\s*")
_DENIAL = re.compile("[不未没非勿莫](?:[得应宜能可会许准必]|应该|应当|可以|能够|允许)?再?$")
# 30位 in 前30位 and in 第3位: a place, and those before it are better.
_PLACE = re.compile(r"第\s*$")


@frozen
class Comparison:
    """What the words at a number say of it.

    Attributes:
        codes: the comparators printed there; none where the number stands bare.
        unread: a sign or word there that compares and that nobody here can read, or "".
    """

    codes: frozenset[str] = frozenset()
    unread: str = ""


def comparison(words: str, number: Number, known: Units = STANDARD) -> Comparison:
    """Return what `words` say of `number`, which they hold.

    >>> from policymodel.numbers import read_numbers
    >>> sorted(comparison("不超过3家", *read_numbers("不超过3家")).codes)
    ['at_most']
    >>> comparison("≮3家", *read_numbers("≮3家")).unread
    '≮'
    """
    return _comparison(words, number.start, number.end, number.digits_end, known)


def comparison_in(text: str, number: Number, known: Units = STANDARD) -> Comparison:
    """Return what the words about `number` say of it in a long `text`."""
    start = max(number.start - NEAR, 0)
    moved = number._replace(
        start=number.start - start,
        end=number.end - start,
        digits_end=number.digits_end - start,
    )
    return comparison(text[start : number.end + NEAR], moved, known)


@lru_cache(maxsize=4096)  # several rules ask it of each target
def _comparison(words: str, start: int, end: int, digits_end: int, known: Units) -> Comparison:
    words, ends = fold(words), (end, digits_end)
    before, verbless = _before(words[:start])
    endings = [(before, _at_end(before))]
    if verbless != before:
        endings.append((verbless, _at_end(verbless)))
    denied = next((d for each in endings if (d := _denied(*each))), "")
    if denied:
        return Comparison(unread=denied)
    ending = max((end for _, end in endings), key=len)
    behind = _behind(words, ends, known)
    if behind <= {"about"} and _OVER.match(words, end):
        behind = _ABOVE
    codes = _code_of(ending) | behind
    if not codes and _PLACE.search(before):
        codes = {"at_most", "exactly"}
    return Comparison(frozenset(codes), "" if codes else _unread(words, before, ends, known))


def about_behind(text: str, end: int) -> int | None:
    """Return where 左右 stands that ends the clause behind a unit, with what is counted between.

    >>> about_behind("新增30个班左右，", 5), about_behind("新增30个班，", 5)
    (6, None)
    """
    found = _ABOUT.match(text, end)
    return found.end() if found else None


def comparators_in(words: str) -> frozenset[str]:
    """Return the comparator that `words` hold or end with, that of the longest word: 超过 in
    超过全省平均水平 when its benchmark is taken away."""
    words = fold(words).rstrip()
    found = (
        (len(word), term.code)
        for term in COMPARATORS
        for word in term.words
        if term.code != "between" and word in words and (len(word) > 1 or words.endswith(word))
    )
    return frozenset(_longest(found) or ({"at_least"} if _verb_at_end().search(words) else ()))


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found


@cache
def _verb_at_end() -> re.Pattern[str]:
    return re.compile(_data()["verbs"])


@cache
def _words() -> dict[str, str | None]:
    """The words before a number with their comparators; None for those that compare nothing."""
    # A dash or 至 before a number is punctuation: high alone makes it a range.
    terms = (term for term in COMPARATORS if term.code != "between")
    passed_over: dict[str, str | None] = dict.fromkeys(_data()["passed_over"])
    return passed_over | {word: term.code for term in terms for word in term.words}


@cache
def _longest_word() -> int:
    return max(map(len, _words()))


@cache
def _doubtful(where: str) -> re.Pattern[str]:
    return re.compile(_data()[f"doubtful_{where}"])


def _before(words: str) -> tuple[str, str]:
    # 不低于3, 突破达到3 and 控制在3 all stand directly before: only a verb may come between.
    before = words.rstrip()
    return before, _verb_at_end().sub("", before).rstrip()


def _at_end(place: str) -> str:
    """Return the longest word that compares, or is known not to, at the end of `place`, or ""."""
    ends = (place[-length:] for length in range(min(len(place), _longest_word()), 0, -1))
    return next((end for end in ends if end in _words()), "")


def _code_of(word: str) -> set[str]:
    code = _words().get(word)
    return set() if code is None else {code}


def _denied(before: str, word: str) -> str:
    """Return a comparator `word` with one of denial before it, where the two are none we know."""
    denial = _DENIAL.search(before[: -len(word)]) if word else None
    return denial[0] + word if denial else ""


def _behind(words: str, ends: tuple[int, int], known: Units) -> set[str]:
    """Return the comparator of the longest word behind a number, or behind its unit."""
    pattern, codes = _words_behind()
    included = (_INCLUDED.match(words, end) for end in ends_of(words, ends, known))
    found = {each for one in included if one and (each := pattern.match(words, one.end()))}
    if not found and about_behind(words, max(ends_of(words, ends, known))):
        return {"about"}
    there = {each[0] for each in found if _stands_there(words, each)}
    return {codes[max(sorted(there, key=[*codes].index), key=len)]} if there else set()


@cache
def _words_behind() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words that stand behind a number, the longest first, and their comparators."""
    codes: dict[str, str] = {}
    for term in COMPARATORS:
        for word in term.behind:
            codes.setdefault(word, term.code)
    return re.compile("|".join(sorted(map(re.escape, codes), key=len, reverse=True))), codes


def _stands_there(words: str, found: re.Match[str]) -> bool:
    """3天内 is within three days, 3家内资企业 are three firms of that kind."""
    return len(found[0]) > 1 or not words[found.end() : found.end() + 1].isalpha()


def _unread(words: str, before: str, ends: tuple[int, int], known: Units) -> str:
    if (found := _doubtful("before").search(before)) and not _is_known(before):
        return found[0].strip()
    every = sorted(ends_of(words, ends, known))
    behind = (_doubtful("behind").match(words, end) for end in every)
    return next((found[0].strip() for found in behind if found), "")


def _is_known(before: str) -> bool:
    return any(before.endswith(word) for word in _data()["passed_over"])


def _longest(found: Iterator[tuple[int, str | None]]) -> set[str]:
    """Return the comparator of the longest word: 不低于 is not 低于, and 签约 is none."""
    best = max(found, default=(0, None), key=lambda each: each[0])[1]
    return set() if best is None else {best}

"""What the words at a number say of it: 达到30, 突破30 and 30以上 are three statements."""

import re
from collections.abc import Iterator

from policymodel.model import Indicator, Target
from policymodel.numbers import Number
from policymodel.source.amounts import FIRST, ends_of, is_first, numbers_stating
from policymodel.vocabulary import COMPARATORS

# 以上 and its like are comparators behind a number only: 省级以上 and 规模以上 are none.
_BEHIND = re.compile(r"以上|以内|以下|左右|上下")
_VERB = re.compile(r"(?:达到|达|到|为|在)\s*$")
_OVER = re.compile(r"\s*[余多]")


def comparators_of(target: Target, indicator: Indicator) -> set[str]:
    """Return the comparators that a target's words allow; none where no number is its own.

    A bare number is at least so much; of an indicator that is to fall, at most as well.

    >>> from decimal import Decimal
    >>> few = Target(id="t", kind="level", comparator="at_most", value=Decimal(3), words="3家以内")
    >>> comparators_of(few, Indicator(id="i", name="企业", unit="家"))
    {'at_most'}
    """
    words, value = target.words or "", target.value
    if target.kind == "relative":
        return _of_benchmark(target, words)
    if value is None:
        return set()
    if is_first(words, value):
        return {FIRST[value]}
    found: set[str] = set()
    for number in numbers_stating(words, value, target.unit):
        printed = _longest(_before(words, number)) | _longest(_behind(words, number))
        bare = {"at_least", "at_most"} if indicator.direction == "decrease" else {"at_least"}
        found |= printed or bare
    return found


def _of_benchmark(target: Target, words: str) -> set[str]:
    """Read the verb before the benchmark: 超过全省平均水平, 达到全省平均水平."""
    before = words.partition(target.benchmark)[0] if target.benchmark else words
    found = _longest(
        (len(word), term.code)
        for term in COMPARATORS
        for word in term.words
        if term.code != "between" and word in before
    )
    return found or ({"at_least"} if _VERB.search(before) else set())


def _before(words: str, number: Number) -> Iterator[tuple[int, str]]:
    # 不低于3, 突破达到3 and 控制在3 all stand directly before: only a verb may come between.
    before = words[: number.start].rstrip()
    places = (before, _VERB.sub("", before))
    for term in COMPARATORS:
        for word in term.words:
            # A dash or 至 before a number is punctuation: high alone makes it a range.
            if term.code == "between" or _BEHIND.fullmatch(word):
                continue
            if any(place.endswith(word) for place in places):
                yield len(word), term.code


def _behind(words: str, number: Number) -> Iterator[tuple[int, str]]:
    if _OVER.match(words, number.end):
        yield 1, "about"
    for term in COMPARATORS:
        for word in filter(_BEHIND.fullmatch, term.words):
            if any(words[end:].lstrip().startswith(word) for end in ends_of(words, number)):
                yield len(word), term.code


def _longest(found: Iterator[tuple[int, str]]) -> set[str]:
    """Return the comparator of the longest word: 不低于 is not 低于."""
    return {code for _, code in sorted(found)[-1:]}

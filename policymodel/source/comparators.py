"""The rule on comparators: 达到30, 突破30 and 30以上 are three statements."""

import re
from collections.abc import Iterator

from policymodel.findings import Text
from policymodel.model import Indicator, Target
from policymodel.numbers import Number
from policymodel.source.amounts import FIRST, ends_of, is_first, numbers_stating, targets
from policymodel.source.examined import Examined
from policymodel.source.reports import Report, report
from policymodel.vocabulary import COMPARATORS

_WORDLESS = ("relative", "milestone", "qualitative")
# 以上 and its like are comparators behind a number only: 省级以上 and 规模以上 are none.
_BEHIND = re.compile(r"以上|以内|以下|左右|上下")
_VERB = re.compile(r"(?:达到|达|到|为|在)\s*$")
_OVER = re.compile(r"\s*[余多]")


def comparators_are_printed(index: Examined) -> Iterator[Report]:
    """V012: the comparator is the one printed at the number; a bare number is at least."""
    for path, indicator, target in targets(index.plan):
        if target.words is None:
            continue
        if target.kind == "relative":
            yield from _relative(path, target)
        if target.value is None or target.kind in _WORDLESS:
            continue
        if (target.high is not None) != (target.comparator == "between"):
            yield report(
                "V012",
                f"{path}.high",
                target.at,
                Text(
                    "comparator: between 与 high 应同时有或同时无,只有其一",
                    "expected high with comparator: between and with no other, found one of them",
                ),
            )
            continue
        allowed = _allowed(target, indicator)
        if target.high is None and allowed and target.comparator not in allowed:
            yield _other(path, target, allowed)


def _other(path: str, target: Target, allowed: set[str]) -> Report:
    wanted = ", ".join(sorted(allowed, key=COMPARATORS.order))
    return report(
        "V012",
        f"{path}.comparator",
        target.at,
        Text(
            f"按原文“{target.words}”应为 {wanted},实为 {target.comparator or '空'}",
            f'expected {wanted}, as "{target.words}" is printed, '
            f"found {target.comparator or 'none'}",
        ),
        Text(
            "单独的数和“达到”读作 at_least。",
            "Bare numbers and 达到 are read as at_least.",
        ),
    )


def _relative(path: str, target: Target) -> Iterator[Report]:
    """Compare with the verb before the benchmark: 超过全省平均水平, 达到全省平均水平."""
    words = target.words or ""
    before = words.partition(target.benchmark)[0] if target.benchmark else words
    found = _longest(
        (len(word), term.code)
        for term in COMPARATORS
        for word in term.words
        if term.code != "between" and word in before
    )
    allowed = found or ({"at_least"} if _VERB.search(before) else set())
    if allowed and target.comparator not in allowed:
        yield _other(path, target, allowed)


def _allowed(target: Target, indicator: Indicator) -> set[str]:
    """Return the comparators that the printed words allow; none where no number is theirs."""
    words, value = target.words or "", target.value
    if value is None:
        return set()
    if is_first(words, value):
        return {FIRST[value]}
    found: set[str] = set()
    for number in numbers_stating(words, value, target.unit):
        printed = _longest(_before(words, number)) | _longest(_behind(words, number))
        if not printed:
            printed = {"at_least"}
            if indicator.direction == "decrease":
                printed.add("at_most")
        found |= printed
    return found


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

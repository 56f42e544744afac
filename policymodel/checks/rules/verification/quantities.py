"""Rules on quantities: that value, unit and comparator are the printed ones."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from policymodel.analysis.wording import short, shown
from policymodel.checks.engine.index import Index, Quantity
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, Target
from policymodel.numbers import Number, format_decimal
from policymodel.quantities import (
    amounts,
    comparison,
    denominator_in,
    figures,
    has_any_unit,
    has_unit,
    states,
    stating,
    worded,
)
from policymodel.quantities.amounts import has_whole_unit
from policymodel.quantities.comparators import Comparison, comparators_in
from policymodel.source import SourceText
from policymodel.text import Text
from policymodel.units import Units
from policymodel.vocabulary import COMPARATORS

_ROW = 80
_BEHIND = re.compile(r"[ \t]*\n[ \t]*[(（]([^()（）\n]{1,16})[)）][ \t]*(?:\n|$)")
_WITHOUT = ("milestone", "qualitative")  # kinds of targets without a comparator


@rule("V004", "error")
def values_are_printed(index: Index) -> Iterator[Violation]:
    """The value is among the numbers in the printed words, and the words hold no other."""
    for one in index.quantities:
        high = one.item.high if isinstance(one.item, Target) else None
        unprinted = [
            (key, value)
            for key, value, found in (
                ("value", one.item.value, one.stating),
                ("high", high, high and stating(one.numbers, high, one.unit, one.known)),
            )
            if not (value is None or found or worded(one.words, value, one.unit, one.known))
        ]
        for key, value in unprinted:
            yield _unprinted(one, key, value)
        if unprinted:
            continue  # the number left over is the one that was meant
        for number in _unmodelled(one, high):
            given = short(one.words)
            yield Violation(
                f"{one.path}.words", "left_over", at=one.item.at, words=given, number=number
            )


def _unprinted(one: Quantity, key: str, value: Decimal) -> Violation:
    amount = f"{shown(value)} {short(one.unit or '')}".strip()
    printed = short("、".join(number.text for number in one.numbers))
    what = "other" if printed else "none"
    path, words = f"{one.path}.{key}", short(one.words)
    return Violation(path, what, at=one.item.at, words=words, amount=amount, printed=printed)


def _unmodelled(one: Quantity, high: Decimal | None) -> Iterator[str]:
    """Yield the numbers in the words that are no value, no year, and of no name or benchmark."""
    item, words = one.item, one.words
    values = [value for value in (item.value, high) if value is not None]
    years = {getattr(item, key, None) for key in ("year", "from_year", "base_year")}
    left = [
        (number, amount)
        for number in one.numbers
        for amount in amounts(number)
        if not (number.scale == 1 and amount in years)
        and not any(states(amount, number, value, one.unit, one.known) for value in values)
    ]
    if not left:
        return  # as of nearly every target
    named = (getattr(item, "benchmark", None), one.indicator.name)
    asked = [
        start
        for start, end in figures(words, one.known)
        if not any(_is_in(words, (start, end), each) for each in named)
    ]
    for number, amount in left:
        if any(number.start <= start < number.end for start in asked):
            yield short(format_decimal(amount) if number.unit is None else number.text)


def _is_in(words: str, place: tuple[int, int], passage: str | None) -> bool:
    start = words.find(passage) if passage else -1
    return passage is not None and 0 <= start <= place[0] and place[1] <= start + len(passage)


@rule("V005", "error")
def units_are_printed(index: Index) -> Iterator[Violation]:
    """A stated unit is printed with the number, or in the row before it; no other is."""
    for one, target in _targets(index):
        path, indicator, words, unit = one.path, one.indicator, one.words, target.unit
        if unit is None or target.value is None or not one.stating:
            continue  # of a value that is not printed V004 says so
        printed = _is_printed(index, indicator, target, one.stating)
        if not target.unit_stated:
            what = "printed" if printed else ""
        elif not printed:
            what = "unprinted"
        else:
            what = "" if _is_whole(index.units, indicator, target, one.stating) else "denominator"
        if what:
            yield Violation(
                f"{path}.unit" if target.unit_stated else f"{path}.unit_stated",
                what,
                at=target.at,
                words=short(words),
                unit=short(index.units.numerator(unit)),
                name=short(indicator.name),
                whole=short(unit),
            )


def _targets(index: Index) -> Iterator[tuple[Quantity, Target]]:
    for one in index.quantities:
        if isinstance(one.item, Target):
            yield one, one.item


def _is_whole(
    known: Units, indicator: Indicator, target: Target, numbers: tuple[Number, ...]
) -> bool:
    """Whether all of a unit is printed: with the number, or what it is taken of in the name."""
    words, unit = target.words or "", target.unit or ""
    if any(has_whole_unit(words, number, unit, known) for number in numbers):
        return True
    return any(denominator_in(each, unit, known) for each in (indicator.name, words))


def _is_printed(
    index: Index, indicator: Indicator, target: Target, numbers: tuple[Number, ...]
) -> bool:
    words, unit = target.words or "", target.unit or ""
    if unit == "%" and "百分之" in words:
        return True
    if any(has_unit(words, each, unit, index.units) for each in numbers):
        return True
    # A number that prints another unit takes none from the row.
    has_other = any(has_any_unit(words, each, index.units) for each in numbers)
    return not has_other and _is_in_row(index.source, indicator, target, index.units)


def _is_in_row(source: SourceText, indicator: Indicator, target: Target, known: Units) -> bool:
    """Whether the unit has a line beside the value: a cell of a printed table, in the same row.

    It stands before the value, in one cell or broken over two; or in brackets just behind it.
    """
    if target.at is None or target.unit is None or source.at(target.at) is None:
        return False
    row = source.text[max(target.at.start - _ROW, 0) : target.at.start]
    name = row.rfind(indicator.name)
    cells = row.split("\n")[1:] if name < 0 else row[name + len(indicator.name) :].split("\n")
    cells = [cell.strip("()（） \t\u3000") for cell in cells]
    cells += [first + second for first, second in pairwise(cells)]
    behind = _BEHIND.match(source.text, target.at.end)
    cells += [behind.group(1)] if behind else []
    return any(known.stands_for(cell, target.unit) for cell in cells)


@rule("V012", "error")
def comparators_are_printed(index: Index) -> Iterator[Violation]:
    """The comparator is the one printed at the number; a bare number is at least."""
    for one, target in _targets(index):
        is_relative = target.kind == "relative"
        if target.kind in _WITHOUT or (target.value is None and not is_relative):
            continue
        if not is_relative and (target.high is not None) != (target.comparator == "between"):
            yield Violation(f"{one.path}.high", "half_a_range", at=target.at)
        elif is_relative or target.high is None:
            read = _printed_comparison(one, target)
            if read.codes and target.comparator not in read.codes:
                yield _other(one.path, target, one.words, read.codes)


@rule("V022", "info")
def words_at_numbers_are_known(index: Index) -> Iterator[Violation]:
    """A word or sign that compares, printed at a number, is one that verification can read."""
    for one, target in _targets(index):
        if target.kind in _WITHOUT or target.high is not None:
            continue
        if unread := _printed_comparison(one, target).unread:
            path, words = f"{one.path}.comparator", short(one.words)
            yield Violation(path, at=target.at, words=words, unread=unread)


def _printed_comparison(one: Quantity, target: Target) -> Comparison:
    """Return the comparators that a target's words allow; none where no number is its own.

    A bare number is at least so much; a level of an indicator that is to fall, at most as well.
    Where a word cannot be read, nothing is known.
    """
    if target.kind == "relative":
        return Comparison(comparators_in(_before_benchmark(target, one.words)))
    if target.value is None:
        return Comparison()
    found = [comparison(one.words, each, one.known) for each in one.stating]
    if stated := worded(one.words, target.value, one.unit, one.known):
        return Comparison(stated.union(*(each.codes for each in found)))
    if unread := next((each.unread for each in found if each.unread), ""):
        return Comparison(unread=unread)
    # 下降13.5% is a fall of at least so much; 降到30家 is at most so many.
    falls = one.indicator.direction == "decrease" and target.change != "decrease"
    bare = {"at_least", "at_most"} if falls else {"at_least"}
    return Comparison(frozenset().union(*(each.codes or bare for each in found)))


def _before_benchmark(target: Target, words: str) -> str:
    """The verb before the benchmark: 超过全省平均水平, 达到全省平均水平."""
    return words.partition(target.benchmark)[0] if target.benchmark else words


def _other(path: str, target: Target, words: str, allowed: frozenset[str]) -> Violation:
    read = sorted(allowed, key=COMPARATORS.order)
    zh = "或".join(f"{COMPARATORS.label(code)}（{code}）" for code in read)
    return Violation(
        f"{path}.comparator",
        "other" if target.comparator else "none",
        at=target.at,
        words=short(words),
        read=Text(zh, " or ".join(read)),
        given=COMPARATORS[target.comparator] if target.comparator else None,
        code=target.comparator,
    )

"""Rules on quantities: that value, unit and comparator are the printed ones."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from policymodel.analysis.wording import short, shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Baseline, Indicator, Target
from policymodel.numbers import Number, format_decimal, read_numbers
from policymodel.quantities import (
    FIRST,
    LONGEST_WORDS,
    amounts,
    comparison,
    denominator_in,
    figures,
    has_any_unit,
    has_unit,
    is_first,
    numbers_stating,
    states,
)
from policymodel.quantities.amounts import has_whole_unit
from policymodel.quantities.comparators import Comparison, comparators_in
from policymodel.source import SourceText
from policymodel.text import Text
from policymodel.units import Units
from policymodel.vocabulary import COMPARATORS

_STATED: tuple[type[Baseline | Target], ...] = (Baseline, Target)
_ROW = 80
_BEHIND = re.compile(r"[ \t]*\n[ \t]*[(（]([^()（）\n]{1,16})[)）][ \t]*(?:\n|$)")
_WITHOUT = ("milestone", "qualitative")  # kinds of targets without a comparator


@rule("V004", "error")
def values_are_printed(index: Index) -> Iterator[Violation]:
    """The value is among the numbers in the printed words, and the words hold no other."""
    for path, indicator, item, words in _quantities(index):
        unit = item.unit if isinstance(item, Target) else indicator.unit
        high = item.high if isinstance(item, Target) else None
        unprinted = [
            (key, value)
            for key, value in (("value", item.value), ("high", high))
            if not (
                value is None
                or is_first(words, value)
                or numbers_stating(words, value, unit, index.units)
            )
        ]
        for key, value in unprinted:
            yield _unprinted(f"{path}.{key}", item, words, value, unit)
        if unprinted:
            continue  # the number left over is the one that was meant
        for number in _unmodelled(item, words, high, unit, index.units):
            given = short(words)
            yield Violation(f"{path}.words", "left_over", at=item.at, words=given, number=number)


def _quantities(index: Index) -> Iterator[tuple[str, Indicator, Target | Baseline, str]]:
    """Yield every baseline and target that has words: its path, its indicator, it, the words."""
    for kind in _STATED:
        for path, item, indicator in index.parts(kind):
            if item.words is not None and len(item.words) <= LONGEST_WORDS:
                yield path, indicator, item, item.words


def _unprinted(
    path: str, item: Target | Baseline, words: str, value: Decimal, unit: str | None
) -> Violation:
    amount = f"{shown(value)} {short(unit or '')}".strip()
    printed = short("、".join(number.text for number in read_numbers(words, chinese=True)))
    what = "other" if printed else "none"
    return Violation(path, what, at=item.at, words=short(words), amount=amount, printed=printed)


def _unmodelled(
    item: Target | Baseline, words: str, high: Decimal | None, unit: str | None, known: Units
) -> Iterator[str]:
    """Yield the numbers in `words` that are neither value nor year, nor of the benchmark."""
    values = [value for value in (item.value, high) if value is not None]
    years = {getattr(item, key, None) for key in ("year", "from_year", "base_year")}
    left: list[tuple[Number, Decimal]] = []
    for number in read_numbers(words, chinese=True):
        for amount in amounts(number):
            is_year = number.scale == 1 and amount in years
            if not is_year and not any(
                states(amount, number, value, unit, known) for value in values
            ):
                left.append((number, amount))
    if not left:
        return  # as of nearly every target
    benchmark = getattr(item, "benchmark", None)
    asked = [
        start for start, end in figures(words, known) if not _is_in(words, (start, end), benchmark)
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
    for path, indicator, target, words in _targets(index):
        unit = target.unit
        if unit is None or target.value is None:
            continue
        numbers = numbers_stating(words, target.value, unit, index.units)
        if not numbers:
            continue  # V004 says so
        printed = _is_printed(index, indicator, target, numbers)
        if not target.unit_stated:
            what = "printed" if printed else ""
        elif not printed:
            what = "unprinted"
        else:
            what = "" if _is_whole(index.units, indicator, target, numbers) else "denominator"
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


def _targets(index: Index) -> Iterator[tuple[str, Indicator, Target, str]]:
    for path, indicator, item, words in _quantities(index):
        if isinstance(item, Target):
            yield path, indicator, item, words


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
    for path, indicator, target, words in _targets(index):
        is_relative = target.kind == "relative"
        if target.kind in _WITHOUT or (target.value is None and not is_relative):
            continue
        if not is_relative and (target.high is not None) != (target.comparator == "between"):
            yield Violation(f"{path}.high", "half_a_range", at=target.at)
        elif is_relative or target.high is None:
            read = _printed_comparison(target, indicator, words, index.units)
            if read.codes and target.comparator not in read.codes:
                yield _other(path, target, words, read.codes)


@rule("V022", "info")
def words_at_numbers_are_known(index: Index) -> Iterator[Violation]:
    """A word or sign that compares, printed at a number, is one that verification can read."""
    for path, indicator, target, words in _targets(index):
        if target.kind in _WITHOUT or target.high is not None:
            continue
        unread = _printed_comparison(target, indicator, words, index.units).unread
        if unread:
            yield Violation(f"{path}.comparator", at=target.at, words=short(words), unread=unread)


def _printed_comparison(
    target: Target, indicator: Indicator, words: str, known: Units
) -> Comparison:
    """Return the comparators that a target's words allow; none where no number is its own.

    A bare number is at least so much; a level of an indicator that is to fall, at most as well.
    Where a word cannot be read, nothing is known.
    """
    if target.kind == "relative":
        return Comparison(comparators_in(_before_benchmark(target, words)))
    if target.value is None:
        return Comparison()
    if is_first(words, target.value):
        return Comparison(frozenset({FIRST[target.value]}))
    numbers = numbers_stating(words, target.value, target.unit, known)
    found = [comparison(words, each, known) for each in numbers]
    if unread := next((each.unread for each in found if each.unread), ""):
        return Comparison(unread=unread)
    # 下降13.5% is a fall of at least so much; 降到30家 is at most so many.
    falls = indicator.direction == "decrease" and target.change != "decrease"
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

"""Rules on quantities: that value, unit and comparator are the printed ones."""

import re
from collections.abc import Iterator
from itertools import pairwise

from policymodel.analysis.quantity import (
    WITHOUT_COMPARATOR,
    Quantity,
    left_over,
    numbers_against,
    printed_comparison,
    prints_other_unit,
    prints_unit,
    prints_whole_unit,
    values_unprinted,
)
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, Target
from policymodel.quantities.comparators import Comparison
from policymodel.source import SourceText
from policymodel.text import Text
from policymodel.units import Units
from policymodel.vocabulary import COMPARATORS

_ROW = 80
_CELLS = re.compile(r"[\n\t|｜]|\s{2,}|(?<=[\]）)])\s|\s(?=[0-9≥≤<>＜＞\[［〔—(（])")
_TABLE = 4000  # characters from the head of a table
_NAME = re.compile("(?!约束性|预期性)[\u4e00-\u9fff]{2,}")
_HEADS = re.compile(r"(?:[^0-9。]|(?:19|20)[0-9]{2}(?=\s?年)){0,200}")  # up to its first number
_UNIT = re.compile(r"[(（]([^()（）:：\n]{1,16})[)）]")
_CAPTION = re.compile(r"[(（]\s*单位[:：]\s*([^\s()（）]{1,8})\s*[)）](?![^。]*。)")
_OF_HEAD = re.compile(r"[ \t]*[(（]([^()（）\n]{1,16})[)）]")
# Brackets around a unit, and the marks of footnotes behind it: 良种率（%）①.
_AROUND_UNIT = "()（） \t\u3000*＊∗※★①②③④⑤†‡#△▲"
_BEHIND = re.compile(r"[ \t]*\n[ \t]*[(（]([^()（）\n]{1,16})[)）][ \t]*(?:\n|$)")


@rule("V004", "error")
def values_are_printed(index: Index) -> Iterator[Violation]:
    """The value is among the numbers in the printed words, and the words hold no other."""
    for one in index.quantities:
        unprinted = values_unprinted(one)
        for key, value in unprinted:
            amount, printed = numbers_against(one, value)
            path, words, what = (
                f"{one.path}.{key}",
                short(one.words),
                "other" if printed else "none",
            )
            yield Violation(path, what, at=one.item.at, words=words, amount=amount, printed=printed)
        # Where one is wrong, the number left over is the one that was meant.
        for number in () if unprinted else left_over(one):
            given = short(one.words)
            yield Violation(
                f"{one.path}.words", "left_over", at=one.item.at, words=given, number=number
            )


@rule("V005", "error")
def units_are_printed(index: Index) -> Iterator[Violation]:
    """A stated unit is printed with the number, or in the row before it; no other is."""
    for one, target in index.worded_targets:
        path, indicator, words, unit = one.path, one.indicator, one.words, target.unit
        if unit is None or target.value is None or not one.stating:
            continue  # of a value that is not printed V004 says so
        printed = _is_printed(index, one, target)
        if not target.unit_stated:
            of_column = printed and _is_over_column(index, one, target)
            what = "printed" if printed and not of_column else ""
        elif not printed:
            what = "unprinted"
        else:
            is_whole = prints_whole_unit(one) or target.unit in _cells_before(
                index.source, indicator, target
            )
            what = "" if is_whole else "denominator"
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


def _is_printed(index: Index, one: Quantity, target: Target) -> bool:
    if prints_unit(one):
        return True
    # A number that prints another unit takes none from the row.
    in_row = _is_in_row(index.source, one.indicator, target, index.units)
    return in_row and not prints_other_unit(one)


def _is_over_column(index: Index, one: Quantity, target: Target) -> bool:
    """Whether the unit heads the column of a value: the name of a row stands between them."""
    if prints_unit(one) or target.at is None:
        return False
    row = index.source.stretch(target.at.start - _ROW, target.at.start)
    cells = [cell.strip(_AROUND_UNIT) for cell in _CELLS.split(row)]
    for cell in reversed(cells):
        if index.units.stands_for(cell, target.unit or ""):
            return False
        if _NAME.fullmatch(cell):
            return True
    return False


def _is_in_row(source: SourceText, indicator: Indicator, target: Target, known: Units) -> bool:
    """Whether the unit has a line beside the value: a cell of a printed table, in the same row.

    It stands before the value, in one cell or broken over two; or in brackets just behind it.
    """
    cells = _cells_before(source, indicator, target)
    return any(known.stands_for(cell, target.unit or "") for cell in cells)


def _cells_before(source: SourceText, indicator: Indicator, target: Target) -> list[str]:
    """Return the cells between the name of a row and a value, and what stands in brackets."""
    at = target.at
    if at is None or source.at(at) is None:
        return []
    _, name, row = source.stretch(at.start - _ROW, at.start).rpartition(indicator.name)
    cells = [cell.strip(_AROUND_UNIT) for cell in _CELLS.split(row)]
    if not name:
        del cells[0]  # it may be cut
    cells += [first + second for first, second in pairwise(cells)]
    # 水厂⏎日供水（万吨）: the head of a column names the indicator, with its unit.
    _, head, below = source.stretch(at.start - _TABLE, at.start).rpartition(indicator.name)
    behind = [_BEHIND.match(source.text, at.end), _OF_HEAD.match(below) if head else None]
    # 投资目标⏎地区 | 总量（亿元）⏎甲县 | 21: the units of the columns, below the caption.
    columns = _HEADS.match(below) if head and behind[1] is None else None
    units = _UNIT.findall(columns.group()) if columns else []
    units += _CAPTION.findall(source.stretch(at.start - _TABLE, at.start))[-1:]  # （单位：万亩）
    return [*cells, *units, *(found.group(1) for found in behind if found)]


@rule("V012", "error")
def comparators_are_printed(index: Index) -> Iterator[Violation]:
    """The comparator is the one printed at the number; a bare number is at least."""
    for one, target, read in index.shared(_compared):
        is_relative = target.kind == "relative"
        if not is_relative and (target.high is not None) != (target.comparator == "between"):
            yield Violation(f"{one.path}.high", "half_a_range", at=target.at)
        elif (
            (is_relative or target.high is None)
            and read.codes
            and target.comparator not in read.codes
        ):
            yield _other(one.path, target, one.words, read.codes)


@rule("V022", "info")
def words_at_numbers_are_known(index: Index) -> Iterator[Violation]:
    """A word or sign that compares, printed at a number, is one that verification can read."""
    for one, target, read in index.shared(_compared):
        if read.unread and target.high is None:
            path, words = f"{one.path}.comparator", short(one.words)
            yield Violation(path, at=target.at, words=words, unread=read.unread)


def _compared(index: Index) -> Iterator[tuple[Quantity, Target, Comparison]]:
    """The targets that are to compare with something, with what their words say of that."""
    for one, target in index.worded_targets:
        is_stated = target.value is not None or target.kind == "relative"
        if is_stated and target.kind not in WITHOUT_COMPARATOR:
            yield one, target, printed_comparison(one, target)


def _other(path: str, target: Target, words: str, allowed: frozenset[str]) -> Violation:
    read = sorted(allowed, key=COMPARATORS.order)
    zh = "或".join(map(COMPARATORS.label, read))
    return Violation(
        f"{path}.comparator",
        "other" if target.comparator else "none",
        at=target.at,
        words=short(words),
        read=Text(zh, " or ".join(read)),
        given=COMPARATORS[target.comparator] if target.comparator else None,
        code=target.comparator,
        codes=", ".join(read),
    )

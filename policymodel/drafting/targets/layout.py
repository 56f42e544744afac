"""Where tables of indicators stand in a text, and what their columns hold."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import evolve, frozen

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.cells import (
    Cell,
    data,
    meaning_of,
    sort_of,
    words_in,
)
from policymodel.drafting.targets.years import Calendar
from policymodel.model import Span
from policymodel.numbers import years_stated
from policymodel.source.lines import cell_lines

Holds = Literal["baseline", "target", "total", "rate", "added", "past"]
"""What was, what is to be, a sum, a rate, what is added, and rates and sums of years gone by."""

_LONGEST = 44
_FEWEST = 6
_CAPTIONS = 4
_GROUP, _SOON = 24, 8  # characters of the name of a group; lines up to its first attribute
_ROW = re.compile(
    r"\s[≥≤＞＜><\[［〔]?[0-9.]+[%％\]］〕]?\s+[≥≤＞＜><\[［〔]?[0-9.]+"
)  # …（亿元） 20 30
_YEAR = re.compile("20[0-9]{2}")
_SUMMED: tuple[Holds, ...] = ("rate", "total", "added")
_CAPTION = re.compile(r"[附]?表\s?[0-9一二三四五六七八九十]{1,3}(?:[-.][0-9]{1,2})?(?![0-9])")


@frozen
class Column:
    """A column of values.

    Attributes:
        holds: what its cells are.
        year, from_year: the years it is headed with, and where they stand.
        sums: whether those of its cells in brackets are sums: 年均/累计.
    """

    holds: Holds
    year: int | None = None
    from_year: int | None = None
    year_at: Span | None = None
    sums: bool = False


@frozen
class Layout:
    """What the head of a table says: its columns of values, and which others there are."""

    columns: tuple[Column, ...]
    others: frozenset[str]
    body: int  # the index of the first cell behind the head
    order: tuple[str, ...] = ()


def table_spans(text: str) -> Iterator[Span]:
    """Yield where tables of indicators stand, one cell a line or several.

    A table begins with heads of columns and goes on while its lines are short.

    >>> text = "云港情况\\n序号\\n指标\\n单位\\n2025年\\n1\\n企业\\n家\\n20\\n\\n二、任务\\n"
    >>> [text[at.slice].split()[0] for at in table_spans(text)]
    ['序号']
    """
    lines = list(cell_lines(text))
    index = 0
    while index < len(lines):
        if not _begins(text, lines, index):
            index += 1
            continue
        end = index + 1
        while end < len(lines) and (not _ends(text, *lines[end]) or _groups(text, lines, end)):
            if end > index + _FEWEST and _begins_anew(text, lines, end):
                break
            end += 1
        yield Span(lines[index][0], lines[end - 1][1])
        index = end


def _begins(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether the heads of columns begin here: three of them in the next few lines."""
    start, end = lines[index]
    if (
        _ends(text, start, end)
        or _is_long(text[start:end], _LONGEST * 3)
        or not _heads_in(text, start, end)
    ):
        return False
    last = lines[min(index + 6, len(lines) - 1)][1]
    found: set[str] = set()
    for low, high in lines[index : index + 12]:
        if _ends(text, low, high):
            break
        found |= _heads_in(text, low, high)
    is_dated = "year" in found or {"value", "due"} <= found
    return is_dated and len(found) >= 2 and last > start


def _groups(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether what looks like a heading names a group of rows: an attribute follows soon."""
    start, end = lines[index]
    if end - start > _GROUP or not grammar.pattern("heading").match(text[start:end].strip()):
        return False
    for low, high in lines[index + 1 : index + 1 + _SOON]:
        first = next((words for words, *_ in words_in(text, Span(low, high))), "")
        if sort_of(first) == "attribute":
            return True
        if _ends(text, low, high) and not grammar.pattern("heading").match(text[low:high].strip()):
            return False
    return False


def _begins_anew(text: str, lines: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether another table begins here: with its caption, or with the head of its numbers."""
    line = text[slice(*lines[index])].strip()
    if _CAPTION.match(line):
        return True
    return meaning_of(line) in ("number", "name") and _begins(text, lines, index)


def _heads_in(text: str, start: int, end: int) -> set[str]:
    found = set()
    for words, *_ in words_in(text, Span(start, end)):
        sort = sort_of(words)
        if sort == "year":
            found.add("year")
        elif sort == "head":
            other = "year" if years_stated(words).years else "value"
            found.add(meaning_of(words) or other)
        elif sort == "text":
            return set()
    return found


def _ends(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip()
    if "\t" in line or "|" in line:
        return False
    if line.endswith(("。", "；", ";", "：")) or _is_long(line, _LONGEST):
        return True
    return bool(grammar.pattern("heading").match(line)) and not _ROW.search(line)


def _is_long(line: str, most: int) -> bool:
    """Whether a line has more than `most` characters, blanks aside."""
    return len(line) > most and len("".join(line.split())) > most


def layout_of(cells: Sequence[Cell], calendar: Calendar) -> Layout | None:
    """Return what the head of a table says; None where it has no column of values."""
    start = next((i for i, each in enumerate(cells) if each.sort in ("head", "year")), None)
    if start is None:
        return None
    words: list[list[Cell]] = []
    others: set[str] = set()
    index = start
    while index < len(cells):
        cell = cells[index]
        taken = _head(cells, index, others, words)
        if not taken and (words or cell.sort != "text" or index > start + _CAPTIONS):
            break
        index += taken or 1  # a caption may stand between the heads
    columns = columns_of(words, calendar)
    if not columns:
        return None
    return Layout(tuple(columns), frozenset(others), index)


def _head(cells: Sequence[Cell], index: int, others: set[str], words: list[list[Cell]]) -> int:
    """Take in the head of a column, broken over cells or not; return of how many cells."""
    for length in (3, 2, 1):
        joined = "".join(each.text for each in cells[index : index + length])
        if length <= len(cells) - index and (meaning := meaning_of(joined)) is not None:
            others.add(meaning)
            return length
    cell = cells[index]
    if cell.sort == "year" or (cell.sort == "head" and years_stated(cell.text).years):
        after = cells[index + 1] if index + 1 < len(cells) else None
        is_broken = _YEAR.fullmatch(cell.text) and after is not None and after.text == "年"
        words.append([cell])
        return 2 if is_broken else 1
    if cell.sort != "head":
        return 0
    is_qualifier = re.search(f"{data()['past']}|{data()['target']}", cell.text)
    if words and is_qualifier and len(words[-1]) == 1:
        words[-1].append(cell)
    else:
        words.append([cell])
    return 1


def columns_of(words: Sequence[Sequence[Cell]], calendar: Calendar) -> list[Column]:
    """Return what columns of values hold, by the cells of the head of each."""
    found = []
    for each in words:
        said = "".join(cell.text for cell in each)
        stated = years_stated(said)
        years = stated.years
        year = years[-1] if years else stated.plans[0][1] if stated.plans else None
        first = (
            years[0]
            if len(years) > 1
            else stated.plans[0][0]
            if stated.plans and not years
            else None
        )
        at = _year_at(each[0]) if year else None
        holds = _holds(said, year, calendar)
        sums = holds == "rate" and bool(re.search("累计|五年", said))
        found.append(Column(holds, year, first, at, sums))
    return _in_order(_dated(found), calendar)


def _in_order(columns: list[Column], calendar: Calendar) -> list[Column]:
    """Read a year behind one to come as to come, too, whatever else its head says.

    2025年（基准数） has the second line of another head.
    """
    years = [each.year for each in columns if each.holds == "target" and each.year is not None]
    return [
        evolve(each, holds="target")
        if each.holds == "baseline" and each.year and years and each.year > min(years)
        and not calendar.is_start(each.year)
        else each
        for each in columns
    ]  # fmt: skip


def _holds(said: str, year: int | None, calendar: Calendar) -> Holds:
    found = next((key for key in _SUMMED if re.search(data()[key], said)), None)
    if found is not None:
        is_over = year is not None and calendar.is_start(year)
        return "past" if is_over else found
    if re.search(data()["past"], said) and not re.search(data()["target"], said):
        return "baseline"
    if year is not None and calendar.is_start(year):
        return "baseline"
    return "target"


def _year_at(cell: Cell) -> Span:
    """The year of a head: 2025年 of 2025年目标值, or of 目标值（2025年）."""
    found = re.search(r"[“\"]?((?:20[0-9]{2})年?|十[一二三四五六七八九]五)", cell.text)
    if found is None or cell.at.end - cell.at.start != len(cell.text):
        return cell.at
    return Span(cell.at.start + found.start(1), cell.at.start + found.end(1))


def _dated(columns: list[Column]) -> list[Column]:
    """Give a sum or a rate the years of the columns beside it."""
    dated = [each for each in columns if each.year is not None]
    targets = [each for each in dated if each.holds == "target"]
    if not targets:
        return columns
    last = max(targets, key=lambda each: each.year or 0)
    first = min(targets, key=lambda each: each.year or 0)
    made = []
    for each in columns:
        if each.year is None and each.holds in ("total", "rate"):
            start = first.year if each.holds == "total" and first is not last else None
            each = evolve(each, year=last.year, from_year=start, year_at=last.year_at)
        made.append(each)
    return made

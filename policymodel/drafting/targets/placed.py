"""Tables that break targets down by place or year: a row a district or year, or a column.

乡镇 | 2024年 | 2025年 says one figure, which the caption names, for each year; 县（区） |
降尘量（吨） | 优良率（%） says several, for the year of the caption or of the document;
指标 | 单位 | 全市 | 东山县 | 西山县 has a column a place, and 年份 | 降尘量（吨） a row a year.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets.cellread import CellRead, amount_of
from policymodel.drafting.targets.cells import Cell, is_unit, sort_of
from policymodel.drafting.targets.layout import Column, columns_of
from policymodel.drafting.targets.rows import Row
from policymodel.drafting.targets.statements import Doubtful, Found, Horizon, Statement
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import fold
from policymodel.model import NotTarget, Span
from policymodel.numbers import years_stated
from policymodel.source.yearspans import year_spans
from policymodel.text import read_data

RULE = "table.places"
LONGEST = 24
"""Characters of a head or of the name of a place, at most."""
FEWEST_ROWS = 2
_DATED = re.compile(
    r"(?:20[0-9]{2}年[度底末]?|[“\"]?十[一二三四五六七八九]五[”\"]?(?:期间|时期|末)?)"
    r"(?=\S{2})(?!.*(?:项目|工程|任务)$)"  # 2030年国债项目 are those of that year
)
_BESIDE = re.compile(r"[()（）、，]")
_IN_BRACKETS = re.compile(r"[(（](?P<unit>[^()（）]{1,14})[)）]$")
_OF_WHICH = re.compile(r"(?:其中|含)[:：]?")
_ABOVE = 4  # lines in which the caption stands


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the words of such tables."""
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return {key: re.compile(words) for key, words in found.items()}


def is_head(what: str, words: str) -> bool:
    """Return whether the head of a column is one of those: of places, of years, of others."""
    if what == "places":
        words = _BESIDE.sub("", words)
    return bool(patterns()[what].fullmatch(words))


@frozen
class Head:
    """What a column of figures, or a row, is of.

    Attributes:
        column: what it holds, and of which year.
        name: the figure it names, if any.
        name_at: where that stands.
        unit: the unit it names, if any.
        beside: whether that stands beside the name, or in the row of its numbers.
    """

    column: Column
    name: str | None = None
    name_at: Span | None = None
    unit: str | None = None
    beside: bool = False


@frozen
class Amount:
    """A cell with a number: of which place, and of which figure; None where nobody can tell."""

    place: Cell
    head: Head | None
    cell: Cell


@frozen
class PlacedTable:
    """A table by places: where it stands, and what its cells hold."""

    at: Span
    amounts: tuple[Amount, ...]


@frozen
class _Caption:
    """What stands over a table: what it breaks down, in which unit, for which year; whether it says
    that these are targets, or estimates.
    """

    name: str | None
    name_at: Span | None
    unit: str | None
    horizon: Horizon
    aims: bool
    estimates: bool


def of_row(name: Cell, heads: str, head: Head | None, calendar: Calendar) -> Head | None:
    """Return what a column is of in a row: where rows are years, of that year.

    Args:
        name: what the row is called.
        heads: what the names of the rows are headed with.
        head: what the column is of.
        calendar: what is past, and what is to come.
    """
    if head is None or not is_head("years", heads):
        return head
    if name.sort != "year":
        return None
    [column] = columns_of([[name]], calendar)
    holds = head.column.holds if column.holds == "target" else column.holds
    return evolve(head, column=evolve(column, holds=holds))


def head_of(cells: Sequence[Cell], calendar: Calendar) -> Head:
    """Return what the cells over a column say, from above: the last one first of all."""
    *over, last = cells
    head = _head(last, calendar)
    for cell in reversed(over):
        above = _named(_head(cell, calendar))
        named = above if head.name is None and above.name is not None else head
        dated = above if head.column.year is None else head
        column = evolve(dated.column, holds=head.column.holds)
        head = Head(column, named.name, named.name_at, head.unit or above.unit, head.beside)
    return head


def _named(head: Head) -> Head:
    """Return a head over others without the words by which it is a target: 茶园面积预期目标."""
    name, at = head.name or "", head.name_at
    words = patterns()["tail"].sub("", name)
    if at is None or not words:
        return evolve(head, name=None, name_at=None)
    is_whole = at.end - at.start == len(name)
    at = Span(at.start, at.start + len(words)) if is_whole else at
    return evolve(head, name=words, name_at=at)


def _head(cell: Cell, calendar: Calendar) -> Head:
    found = _IN_BRACKETS.search(cell.text, 1)  # （平方千米） alone is no figure
    unit = found["unit"] if found and is_unit(found["unit"]) else None
    name = cell.text[: found.start()] if found and unit else cell.text
    if cell.sort == "unit":  # （亩） below the figure
        return Head(Column("target"), unit=cell.text.strip("()（）"))
    if is_head("grown", name):
        return Head(Column("rate"), unit=unit)
    if cell.sort == "year" or (cell.sort == "head" and years_stated(cell.text).years):
        return Head(columns_of([[cell]], calendar)[0], unit=unit)
    dated = _DATED.match(name)
    column, low = Column("target"), dated.end() if dated else 0
    if dated:  # 2030年装机
        year = Cell(dated.group(), Span(cell.at.start, cell.at.start + low), cell.line, "year")
        column = columns_of([[year]], calendar)[0]
    if is_head("sum", cell.text) or is_head("bare", name[low:]):
        return Head(column, unit=unit)
    is_whole = cell.at.end - cell.at.start >= len(name)
    at = Span(cell.at.start + low, cell.at.start + len(name)) if is_whole else cell.at
    return Head(column, name[low:], at, unit, beside=unit is not None)


def read_placed(
    text: str, table: PlacedTable, calendar: Calendar, passage: Passage | None
) -> Found | None:
    """Return what a table by places states; None where nothing says that it is of targets.

    A number that nobody can place is asked about; where that is so of all of them, or where all
    are estimates, of the table as a whole.
    """
    over = _caption(text, table, calendar)
    heads = [each.head for each in table.amounts if each.head is not None]
    is_dated = over.horizon.year is not None or any(each.column.year for each in heads)
    if not (is_dated or over.aims):
        return None
    found = Found()
    for each in table.amounts:
        at = each.cell.at
        if each.head is not None and each.head.column.holds == "baseline":
            found.not_targets.append(NotTarget(words=text[at.slice], why="history", at=at))
            continue
        made = None if over.estimates else _statement(text, each, over, passage)
        if made is None:
            found.doubtful.append(_asked(text, at))
        else:
            found.statements.append(made)
    if found.doubtful and not found.statements:
        places = [each.at for each in found.doubtful]
        whole = Span(min(at.start for at in places), max(at.end for at in places))
        found.doubtful[:] = [_asked(text, whole)]
    return found


def _asked(text: str, at: Span) -> Doubtful:
    return Doubtful(why="row", at=at, instead=NotTarget(words=text[at.slice], why="other", at=at))


def _statement(
    text: str, amount: Amount, over: _Caption, passage: Passage | None
) -> Statement | None:
    head = amount.head
    if head is None:
        return None
    name, name_at = head.name or over.name, head.name_at or over.name_at
    grows = head.column.holds == "rate"
    unit = head.unit or ("%" if grows else over.unit)
    if name is None or name_at is None or not (unit or amount_of(amount.cell)[2]):
        return None
    stated = bool(head.unit or (over.unit and not grows))  # a rate is in % though nobody says so
    horizon, column = over.horizon, head.column
    if column.year is not None:
        horizon = Horizon(year=column.year, from_year=column.from_year, at=column.year_at)
    place = _OF_WHICH.sub("", amount.place.text)
    read = CellRead(
        text, Row(), Column(column.holds, horizon.year, horizon.from_year, horizon.at),
        amount.cell, name, name_at, unit, unit_stated=stated, yearly=False,
        rule=RULE, scope=None if amount.place.sort == "year" or is_head("sum", place) else place,
    )  # fmt: skip
    return read.statement(passage)


def _caption(text: str, table: PlacedTable, calendar: Calendar) -> _Caption:
    """Return what the lines over a table say of all of it."""
    name, name_at, unit = None, None, None
    horizon = Horizon(year=calendar.title_year, at=calendar.title_at)
    end, aims, estimates = table.at.start - 1, False, False
    for _ in range(_ABOVE):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        line = fold(text[start:end])
        end = start - 1
        if not line.strip():
            continue
        aims = aims or bool(patterns()["aims"].search(line))
        estimates = estimates or bool(patterns()["estimates"].search(line))
        if unit is None and (found := patterns()["unit"].search(line)) and is_unit(found["unit"]):
            unit = found["unit"]
        if name is None and (found := patterns()["caption"].match(line.strip())):
            low = start + len(line) - len(line.lstrip())
            name, name_at = found["name"], Span(low + found.start("name"), low + found.end("name"))
            for at in year_spans(line):
                stated = years_stated(line[at.slice]).years
                if len(stated) == 1 and not calendar.is_past(stated[0]):
                    horizon = Horizon(year=stated[0], at=Span(start + at.start, start + at.end))
        if sort_of("".join(line.split())) == "text" and name is not None:
            break
        if line.strip().endswith("。") or end <= 0:
            break
    return _Caption(name, name_at, unit, horizon, aims, estimates)

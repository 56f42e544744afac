"""The statements of a printed table of indicators."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from attrs import evolve

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.cellread import CellRead, amount_of
from policymodel.drafting.targets.cells import Cell, cells_of, data, is_bracketed, is_unit, value_of
from policymodel.drafting.targets.layout import Column, Layout, layout_of
from policymodel.drafting.targets.lookback import as_history, looks_back
from policymodel.drafting.targets.rows import Row, rows_of
from policymodel.drafting.targets.statements import Doubtful, Found, Start, Statement
from policymodel.drafting.targets.units import counted_in
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import POINTS, fold
from policymodel.model import NotTarget, Span
from policymodel.source.headings import packed

_NUMBERED_WORDS = re.compile(
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}年?)[0-9]+(?:\.[0-9]+)?[%‰]?(?:以上|以下|左右)?$"
)
_MARK = re.compile(r"[*＊∗※★①②③④⑤†‡#△▲]$")
_UNIT_IN_NAME = re.compile(r"[(（](?P<unit>[^()（）]{1,14})[)）][*＊∗※★①②③④⑤†‡#△▲]?$")
_CAPTION = re.compile(r"[附]?表[0-9一二三四五六七八九十]")
_NUMBERED = re.compile(rf"[（(]?[0-9]{{1,2}}[)）{POINTS}、](?=[\u4e00-\u9fffA-Z])")
_FAR = 900
_ENOUGH = 3
_FEW = 2  # years to come in a table of levels


def read_table(text: str, at: Span, calendar: Calendar, passage: Passage | None) -> Found | None:
    """Return what the table at `at` states; None where it is no table of indicators."""
    cells = cells_of(text, at)
    layout = layout_of(cells, calendar)
    if layout is None:
        return None
    if looks_back(text, Span(at.start, _head_end(cells, layout)), layout.columns, calendar):
        return Found(not_targets=as_history(text, cells[layout.body :]))
    if all(each.holds in ("baseline", "past") for each in layout.columns):
        return None
    layout = with_plan(text, at, layout, calendar)
    marks = marks_of(text, at)
    found = Found()
    rows = list(rows_of(cells, layout))
    if _is_one_less(layout, rows):  # 2025年⏎累计 heads one column
        layout = evolve(layout, columns=layout.columns[:-1])
        rows = list(rows_of(cells, layout))
    if all(each.year is None for each in layout.columns) and not all(each.due for each in rows):
        return None  # nothing says when
    _name_from_above(text, at, rows)
    for row, after in zip_longest(rows, rows[1:]):
        _take(text, row, layout, marks, passage, found, goes_on=_goes_on(after))
    return found


def _head_end(cells: Sequence[Cell], layout: Layout) -> int:
    return cells[layout.body].at.start if layout.body < len(cells) else cells[-1].at.end


def _name_from_above(text: str, at: Span, rows: Sequence[Row]) -> None:
    """Give the first rows the names that stand between the caption and the heads, all of them.

    So text falls out of a page whose cells are read column by column: as many lines as rows, or
    two for each name that is broken.
    """
    nameless = list(takewhile(lambda row: not row.texts and (row.unit or row.attribute), rows))
    lines: list[Cell] = []
    end = at.start - 1
    while nameless and len(lines) <= 2 * len(nameless) and end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        words = "".join(line.split())
        if _CAPTION.match(words):
            break
        if words:
            here = Span(end - len(line.lstrip()), start + len(line.rstrip()))
            lines.insert(0, Cell(words, here, 0, "text"))
        end = start - 1
    else:
        return
    each = len(lines) // len(nameless) if nameless else 0
    if each in (1, 2) and len(lines) == each * len(nameless):
        for index, row in enumerate(nameless):
            row.texts = lines[index * each : (index + 1) * each]


def _is_one_less(layout: Layout, rows: Sequence[Row]) -> bool:
    """Whether the last head, of a sum, heads no column: every row has one value less."""
    width = len(layout.columns)
    counts = [len(row.values) for row in rows]
    is_sum = width > 1 and layout.columns[-1].holds == "total"
    return is_sum and width not in counts and counts.count(width - 1) >= _ENOUGH


def _goes_on(after: Row | None) -> bool:
    """Whether values follow that have no row of their own: there are more columns than heads."""
    return after is not None and not (after.texts or after.unit or after.number)


def _take(
    text: str, row: Row, layout: Layout, marks: dict[str, tuple[int, Span]],
    passage: Passage | None, found: Found, *, goes_on: bool,
) -> None:  # fmt: skip
    """Take in a row; one without a name, or with fewer values than columns, is asked about."""
    if not any(each.sort in ("value", "worded") for each in row.values):
        return
    made = list(statements_of(text, row, layout, marks, passage)) if row.texts else []
    is_read = bool(made) and not (goes_on or row.parted) and all(e.is_possible for e in made)
    # Words with a number that is no value: 市区≥95/各县≥85.
    is_read = is_read and not any(
        each.sort == "worded" and _NUMBERED_WORDS.search(each.text) for each in row.values
    )
    if is_read and (len(row.values) == len(layout.columns) or _is_whole(row, layout)):
        found.statements.extend(made)
        found.starts.extend(_starts(text, row, layout, marks))
        return
    at = Span(row.values[0].at.start, row.values[-1].at.end)
    instead = NotTarget(words=text[at.slice], why="other", at=at)
    found.doubtful.append(
        Doubtful(why="row", at=at, statement=made[-1] if made else None, instead=instead)
    )


def _is_whole(row: Row, layout: Layout) -> bool:
    """Whether a row lacks what it starts from alone: its one value is the sum of several years."""
    ahead = [each for each in layout.columns if each.holds not in ("baseline", "past")]
    return len(row.values) == len(ahead) and all(map(is_bracketed, row.values))


def with_plan(text: str, at: Span, layout: Layout, calendar: Calendar) -> Layout:
    """Give the years of a sum the place where the plan of these years is named before the table.

    Where none is, the sum keeps its last year alone: no place states both.
    """
    low = max(at.start - _FAR, 0)
    above = list(calendar.words(text[low : at.start]))
    made = []
    for each in layout.columns:
        if each.from_year is not None and each.holds == "total":
            fits = [w for w in above if (w.first, w.last) == (each.from_year, each.year)]
            span = Span(low + fits[-1].start, low + fits[-1].end) if fits else each.year_at
            each = evolve(each, year_at=span, from_year=each.from_year if fits else None)
        made.append(each)
    return evolve(layout, columns=tuple(made))


def marks_of(text: str, at: Span) -> dict[str, tuple[int, Span]]:
    """Return which year each footnote's mark means, by the note under a table."""
    found: dict[str, tuple[int, Span]] = {}
    below = fold(text[at.start : at.end + _FAR])
    for note in re.finditer(data()["note"], below):
        end = below.find("\n", note.end())
        line = below[note.end() : end if end >= 0 else len(below)]
        for each in re.finditer(data()["mark"], line):
            start = at.start + note.end() + each.start("year")
            width = 5 if line[each.end("year") : each.end("year") + 1] == "年" else 4
            found.setdefault(each["mark"], (int(each["year"]), Span(start, start + width)))
    return found


def statements_of(
    text: str, row: Row, layout: Layout, marks: dict[str, tuple[int, Span]], passage: Passage | None
) -> Iterator[Statement]:
    """Yield what the row of an indicator states; the first statement has its baselines."""
    name, name_at = _name(text, row)
    unit, stated = _unit(row)
    starts = list({each.year: each for each in _starts(text, row, layout, marks)}.values())
    made: list[Statement] = []
    columns = _matched(row, layout)
    # What is told year by year and summed up is what each year adds.
    sums = any(each.holds == "total" for each in layout.columns)
    yearly = sums and sum(each.holds == "target" for each, _ in columns) > _FEW
    lies_behind = not any(each.holds == "target" for each in layout.columns) and any(
        each.holds == "baseline" for each in layout.columns
    )
    for column, cell in columns:
        if cell.sort == "nothing" or column.holds in ("baseline", "past"):
            continue
        if lies_behind and column.year is None:
            continue  # the growth of years that lie behind
        one = CellRead(text, row, column, cell, name, name_at, unit, stated, yearly)
        if one.is_less_in_all or one.is_level_in_brackets(starts):
            continue  # [-3.4] of 克/千瓦时: what of it is meant, somebody must say
        made.append(one.statement(passage))
    for index, each in enumerate(made):
        each = _as_ceiling(each, starts)
        yield evolve(each, starts=tuple(starts)) if index == 0 else each


def _starts(
    text: str, row: Row, layout: Layout, marks: dict[str, tuple[int, Span]]
) -> Iterator[Start]:
    """Yield where a row starts; of one year what was planned for it stands before what came."""
    for column, cell in _matched(row, layout):
        if column.holds == "baseline" and cell.sort == "value" and _is_of_row(cell, row):
            mark = _MARK.search(row.texts[-1].text) if row.texts else None
            yield _start(text, cell, column, marks, mark.group() if mark else row.mark)


def _is_of_row(cell: Cell, row: Row) -> bool:
    """Whether a cell is in the unit of its row, or has none of its own: no share in 万千瓦."""
    _, _, printed = amount_of(cell)
    unit, _ = _unit(row)
    return printed not in ("%", "‰") or unit in (None, "%", "‰")


def _as_ceiling(one: Statement, starts: Sequence[Start]) -> Statement:
    """Read a bare level below where its indicator starts as what is not to be exceeded."""
    bare = one.kind == "level" and one.comparator == "at_least" and one.words[:1].isdigit()
    if grammar.pattern("floors").search(one.name):
        return one  # 优良天数比率 may well be less than in a good year
    # What stands behind a target and names no year is what came of it.
    ahead = [each for each in starts if each.year is not None or each.at.start < one.at.start]
    falls = bare and ahead and one.value is not None and one.value < ahead[-1].value
    return evolve(one, comparator="at_most") if falls and "上" not in one.words else one


def _name(text: str, row: Row) -> tuple[str, Span]:
    """Return the name of a row, and where it stands: its beginning, where a cell parts it."""
    first, last = row.texts[0], row.texts[-1]
    name = "".join(each.text for each in row.texts)
    at = Span(first.at.start, last.at.end)
    if len(name) > 1 and _MARK.search(name):  # of a footnote
        name, at = name[:-1], Span(at.start, at.end - 1)
    is_whole = packed(text[at.slice]) == packed(name)
    found = _UNIT_IN_NAME.search(name)
    if found and found.start() and is_unit(found["unit"]):
        name = name[: found.start()]
        if is_whole:
            end = max(text.rfind(sign, at.start, at.end) for sign in "(（")
            at = Span(at.start, at.start + len(text[at.start : end].rstrip()))
    if number := _NUMBERED.match(name):  # （1）森林覆盖率
        name = name[number.end() :]
        inner = text.find(name[0], at.start, at.end)
        at, first = Span(inner, at.end), evolve(first, at=Span(inner, first.at.end))
    return name, at if is_whole else first.at


def _unit(row: Row) -> tuple[str | None, bool]:
    """Return the unit of a row, and whether it is printed there: in its cell, or in its name."""
    name = "".join(each.text for each in row.texts)
    found = _UNIT_IN_NAME.search(name)
    unit = row.unit.text.strip("()（）") if row.unit else found["unit"] if found else ""
    return (counted_in(unit, name), True) if is_unit(unit) else (None, False)


def _matched(row: Row, layout: Layout) -> list[tuple[Column, Cell]]:
    """Return the values of a row with their columns; where some are missing, the last ones."""
    columns = layout.columns
    if len(row.values) < len(columns):
        columns = columns[len(columns) - len(row.values) :]
    return [(column, _as_value(cell)) for column, cell in zip(columns, row.values, strict=False)]


def _as_value(cell: Cell) -> Cell:
    """Return a cell of a column of values that looks like a year as a value: 2075亿元."""
    is_value = cell.sort == "year" and cell.text.isdecimal()
    return evolve(cell, sort="value") if is_value else cell


def _start(
    text: str, cell: Cell, column: Column, marks: dict[str, tuple[int, Span]], of_row: str
) -> Start:
    found = value_of(cell.text)
    own = (column.year, column.year_at)
    year, year_at = marks.get((found["mark"] or of_row) if found else "", own)
    value, _, _ = amount_of(cell)
    return Start(value=value, words=text[cell.at.slice], at=cell.at, year=year, year_at=year_at)

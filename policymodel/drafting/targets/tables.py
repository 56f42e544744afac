"""The statements of a printed table of indicators."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile, zip_longest

from attrs import evolve, frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.cells import Cell, cells_of, data, is_bracketed, is_unit, value_of
from policymodel.drafting.targets.layout import Column, Layout, layout_of
from policymodel.drafting.targets.lookback import as_history, looks_back
from policymodel.drafting.targets.rows import Row, rows_of
from policymodel.drafting.targets.statements import Doubtful, Found, Horizon, Start, Statement
from policymodel.drafting.targets.units import counted_in
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import fold
from policymodel.model import NotTarget, Span
from policymodel.model.words import AttributeCode, ComparatorCode, TargetKindCode
from policymodel.source.headings import packed

_SIGNS: dict[str, ComparatorCode] = {
    "≥": "at_least", ">=": "at_least", "不低于": "at_least", "不少于": "at_least",
    "达到": "at_least", "稳定在": "at_least", "保持在": "at_least",
    "≤": "at_most", "<=": "at_most", "不高于": "at_most", "不超过": "at_most", "控制在": "at_most",
    ">": "more_than", "超过": "more_than", "<": "less_than", "约": "about", "~": "about",
    "稳定保持在": "at_least", "维持在": "at_least", "不小于": "at_least", "不大于": "at_most",
    "高于": "more_than", "大于": "more_than", "低于": "less_than", "小于": "less_than",
    "以上": "at_least", "以下": "at_most", "以内": "at_most", "左右": "about",
}  # fmt: skip
_ATTRIBUTES: dict[str, AttributeCode] = {"约": "binding", "预": "expected"}
_RATE_NAME = re.compile(r"(?:增速|增长率|增幅|年均增长|增长速度)")
_FALL_NAME = re.compile(r"(?:下降|降低|减少|削减|降幅)")
_SUM_NAME = re.compile(r"累计|五年合计|总计")
_NEW_NAME = re.compile(r"^(?:新增|累计)|新增")
_NUMBERED_WORDS = re.compile(
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}年?)[0-9]+(?:\.[0-9]+)?[%‰]?(?:以上|以下|左右)?$"
)
_RANGE = re.compile(r"(?<=[0-9])[-~—](?=[0-9])")  # not the sign of -5
_YEAR = re.compile(r"20[0-9]{2}年")
_MARK = re.compile(r"[*＊∗※★①②③④⑤†‡#△▲]$")
_UNIT_IN_NAME = re.compile(r"[(（](?P<unit>[^()（）]{1,14})[)）][*＊∗※★①②③④⑤†‡#△▲]?$")
_CAPTION = re.compile(r"[附]?表[0-9一二三四五六七八九十]")
_NUMBERED = re.compile(r"[（(]?[0-9]{1,2}[)）.．、](?=[\u4e00-\u9fffA-Z])")
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
        words = "".join(text[start:end].split())
        if _CAPTION.match(words):
            break
        if words:
            lines.insert(0, Cell(words, Span(start, end), 0, "text"))
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
    _, _, printed = _amount(cell)
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


def _amount(cell: Cell) -> tuple[Decimal, Decimal | None, str | None]:
    found = value_of(cell.text)
    assert found is not None  # noqa: S101 - its sort says so
    number = found["number"].replace(",", "")
    ends = _RANGE.split(number)
    high = Decimal(ends[1]) if len(ends) > 1 and ends[1] else None
    return Decimal(ends[0]), high, found["unit"]


def _comparator(cell: Cell, name: str) -> ComparatorCode:
    found = value_of(cell.text)
    sign = (found["sign"] or found["behind"]) if found else None
    # What stands in brackets is by how much less.
    is_limit = not is_bracketed(cell) and grammar.pattern("ceilings").search(name)
    bare: ComparatorCode = "at_most" if is_limit else "at_least"
    return _SIGNS.get(sign or "", bare)


def _kind(name: str, column: Column, unit: str | None, *, yearly: bool) -> TargetKindCode:
    is_share = unit in ("%", "‰")
    if column.holds == "rate" or (is_share and _RATE_NAME.search(name)):
        return "growth_rate"
    if is_share and _FALL_NAME.search(name):
        return "change"
    if column.holds == "added":
        return "increment"
    if is_share:
        return "level"
    if column.holds == "total" or _SUM_NAME.search(name):
        return "total"
    return "increment" if yearly or _NEW_NAME.search(name) else "level"


def _start(
    text: str, cell: Cell, column: Column, marks: dict[str, tuple[int, Span]], of_row: str
) -> Start:
    found = value_of(cell.text)
    own = (column.year, column.year_at)
    year, year_at = marks.get((found["mark"] or of_row) if found else "", own)
    value, _, _ = _amount(cell)
    return Start(value=value, words=text[cell.at.slice], at=cell.at, year=year, year_at=year_at)


@frozen
class CellRead:
    """A cell with a target, and what its row and column say of it."""

    text: str
    row: Row
    column: Column
    cell: Cell
    name: str
    name_at: Span
    unit: str | None
    unit_stated: bool
    yearly: bool
    rule: str = "table.row"
    scope: str | None = None

    def statement(self, passage: Passage | None) -> Statement:
        """Return what the cell states."""
        row, column, cell = self.row, self.column, self.cell
        attribute = row.attribute.text.strip("()（）")[0] if row.attribute else ""
        made = Statement(
            rule=self.rule,
            name=self.name,
            name_at=self.name_at,
            words="".join(self.text[cell.at.slice].split("\n")),
            at=cell.at,
            kind="qualitative",
            horizon=_horizon(column, row),
            number=row.number.text if row.number else None,
            number_at=row.number.at if row.number else None,
            category=row.category if row.number else None,
            attribute=_ATTRIBUTES.get(attribute, "unstated"),
            scope=self.scope,
            passage=passage,
        )
        return self._counted(made) if cell.sort == "value" else made

    @property
    def is_less_in_all(self) -> bool:
        """Whether a cell says by how much less, in all, of what is no share."""
        is_share = self.unit in ("%", "‰")
        return is_bracketed(self.cell) and not is_share and _amount(self.cell)[0] < 0

    def is_level_in_brackets(self, starts: Sequence[Start]) -> bool:
        """Whether a share in brackets, as sums are, is as large as what its row starts from."""
        if self.cell.sort != "value" or not self._is_sum() or self.unit not in ("%", "‰"):
            return False
        if _FALL_NAME.search(self.name) or "增长" in self.name:
            return False
        found = value_of(self.cell.text)
        limits = found is not None and _SIGNS.get(found["sign"] or "") in ("at_most", "less_than")
        return limits or any(each.value <= _amount(self.cell)[0] for each in starts)

    def _is_sum(self) -> bool:
        """Whether a value in brackets is the sum of several years, also where rates stand."""
        if not is_bracketed(self.cell):
            return False
        of_share = self.unit in ("%", "‰") or _FALL_NAME.search(self.name)
        if self.column.holds != "rate" or self.column.sums or of_share:
            return True
        below = fold(self.text[self.cell.at.end : self.cell.at.end + _FAR])
        return bool(re.search(data()["bracketed"], below))

    def _counted(self, made: Statement) -> Statement:
        value, high, printed = _amount(self.cell)
        unit = printed if printed in ("%", "‰") else self.unit or printed
        kind = _kind(self.name, self.column, unit, yearly=self.yearly)
        found = value_of(self.cell.text)
        way = found["way"] if found else None
        sums = self._is_sum()
        is_rate = self.column.holds == "rate"
        if sums:
            kind = _of_sum(self.name, "%" if is_rate else unit, of=unit)
        elif way and kind != "growth_rate":
            kind = "increment" if unit not in ("%", "‰") else "change"
        is_rate = kind == "growth_rate" or (kind == "change" and is_rate)
        is_less = value < 0 and kind == "change"  # [-3.4] of a share
        falls = kind in ("change", "growth_rate") and _FALL_NAME.search(way or self.name)
        return evolve(
            made,
            kind=kind,
            comparator="between" if high is not None else _comparator(self.cell, self.name),
            value=-value if is_less else value,
            high=high,
            unit="%" if is_rate else unit,
            unit_stated=printed is not None or (self.unit_stated and (not is_rate or unit == "%")),
            change="decrease" if falls or is_less else "increase",
        )


def _horizon(column: Column, row: Row) -> Horizon:
    """Return the years of a column; where its head names none, that by which its row is due."""
    if column.year is not None or row.due is None or not _YEAR.match(row.due.text):
        return Horizon(year=column.year, from_year=column.from_year, at=column.year_at)
    at = Span(row.due.at.start, row.due.at.start + 5)
    return Horizon(year=int(row.due.text[:4]), at=at)


def _of_sum(name: str, unit: str | None, of: str | None) -> TargetKindCode:
    """Return the kind of a sum of several years: [14.5] of 单位GDP能耗降低, [6.7] of a share.

    Args:
        name: the indicator.
        unit: the unit of the sum.
        of: the unit of the indicator: a share of what is none is its change.
    """
    if unit not in ("%", "‰"):
        return "total"
    if of not in ("%", "‰", None):
        return "change"
    return "change" if _FALL_NAME.search(name) or "增长" in name else "increment"

"""The rows of a table of indicators, from its cells in the order in which the text has them."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby, zip_longest

from attrs import define, field

from policymodel.drafting.targets.cells import Cell, is_unit, meaning_of
from policymodel.drafting.targets.layout import Layout
from policymodel.model import Span

_DUE = re.compile(r"20[0-9]{2}年")
_LONGEST_NUMBER = 2
_MULTIPLE = re.compile("[十百千]?[万亿]")
_OPEN = re.compile(r"[(（][^()（）]*$")
_GROUP = re.compile(r"(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)(.+)")


@define
class Row:
    """A row, while it is read.

    Attributes:
        number: the cell of its running number.
        texts: the cells of its group and name; unit: that of its unit.
        values: the cells of its values in order, those that hold nothing included.
        attribute: the cell that says 约束性 or 预期性; due: that which says by when;
            mark: that of a footnote, taken off its name.
        category: its group; aside: whether a text behind its values was left out.
        parted: whether lines of its name may stand on both sides of its values.
    """

    number: Cell | None = None
    texts: list[Cell] = field(factory=list)
    unit: Cell | None = None
    values: list[Cell] = field(factory=list)
    attribute: Cell | None = None
    due: Cell | None = None
    mark: str = ""
    category: str | None = None
    aside: bool = False
    parted: bool = False

    @property
    def is_begun(self) -> bool:
        return bool(self.number or self.texts or self.unit or self.values)


def rows_of(cells: Sequence[Cell], layout: Layout) -> Iterator[Row]:
    """Yield the rows behind the head of a table."""
    body = cells[layout.body :]
    reader = _Rows(layout, _numbers(body, len(layout.columns)))
    for cell, after in zip_longest(body, body[1:]):
        if cell is not None:
            yield from reader.take(cell, after)
    yield from reader.end()


def _numbers(cells: Sequence[Cell], width: int) -> set[Span]:
    """Return where lines begin with the number of a row whose name is broken around them: 面积⏎7
    55.6 ≥70⏎比例. There is one value more than there are columns.
    """
    found = set()
    for _, line in groupby(cells, key=lambda each: each.line):
        first, *rest = line
        values = [each for each in rest if each.sort in ("value", "nothing", "worded")]
        others = {each.sort for each in rest if each not in values}
        is_number = first.text.isdecimal() and len(first.text) <= _LONGEST_NUMBER
        if is_number and len(values) == width and others <= {"attribute", "unit"}:
            found.add(first.at)
    return found if len(found) > 1 else set()


class _Rows:
    def __init__(self, layout: Layout, numbers: Set[Span] = frozenset()) -> None:
        self._layout, self._width, self._numbers = layout, len(layout.columns), numbers
        self._row, self._next = Row(), 1
        self._category: str | None = None
        self._above: list[Cell] = []

    def take(self, cell: Cell, after: Cell | None) -> Iterator[Row]:
        """Take in the next cell, with the one behind it; yield the row that it ends."""
        if cell.at in self._numbers and self._row.texts and not self._row.values:
            self._row.number, self._row.parted, self._next = cell, True, int(cell.text) + 1
        elif self._is_number(cell, after):
            yield from self.end()
            self._row.number, self._next = cell, self._next + 1
        elif self._is_due(cell):
            self._row.due = cell
        elif cell.sort in ("value", "nothing") or self._is_worded(cell):
            if len(self._row.values) >= self._width and not self._has_no_unit():
                yield from self.end()
            self._row.values.append(cell)
        elif cell.sort == "attribute":
            self._row.attribute = self._row.attribute or cell
        elif cell.sort == "unit":
            if self._row.values and not self._is_of_last(cell):
                yield from self.end()
            if self._row.unit is None:
                self._row.unit = self._with_multiple(cell)
        elif cell.sort == "year" or self._is_head(cell):
            yield from self.end()
        elif found := _GROUP.fullmatch(cell.text):
            yield from self.end()
            self._category = found[1]
        elif not (
            self._ends_unit(cell) or self._ends_name(cell) or self._is_aside() or _closes(cell)
        ):
            if self._row.values or self._row.attribute:
                yield from self.end()
            self._row.texts.append(cell)

    def _ends_unit(self, cell: Cell) -> bool:
        """Take in the second half of a unit that is broken over two cells: 万吨⏎标准煤."""
        unit, row = self._row.unit, self._row
        if unit is None or row.values or not row.texts or not is_unit(unit.text + cell.text):
            return False
        row.unit = Cell(unit.text + cell.text, Span(unit.at.start, cell.at.end), unit.line, "unit")
        return True

    def _with_multiple(self, cell: Cell) -> Cell:
        """Return a unit with the 万 or 亿 that the page parted from it: 亿⏎m3."""
        texts = self._row.texts
        if not texts or not _MULTIPLE.fullmatch(texts[-1].text):
            return cell
        joined = texts[-1].text + cell.text
        if not is_unit(joined):
            return cell
        return Cell(joined, Span(texts.pop().at.start, cell.at.end), cell.line, "unit")

    def _ends_name(self, cell: Cell) -> bool:
        """Take in the second half of a bracket that a name opened: 产值（亿⏎元）."""
        texts = self._row.texts
        if not texts or self._row.values or not _closes(cell) or not _OPEN.search(texts[-1].text):
            return False
        last = texts[-1]
        at = Span(last.at.start, cell.at.end)
        texts[-1] = Cell(last.text + cell.text, at, last.line, last.sort)
        return True

    def _is_worded(self, cell: Cell) -> bool:
        """Whether a cell says in words what a value is: 完成省下达目标; not the name of a row."""
        row = self._row
        has_unit = "unit" in self._layout.others or row.number is None
        is_named = bool(row.unit or row.values) if has_unit else bool(row.texts)
        return cell.sort == "worded" and bool(row.texts) and is_named

    def _is_head(self, cell: Cell) -> bool:
        """A head that stands again behind the end of a page, and is no part of 综合⏎指标."""
        if cell.sort != "head":
            return False
        return not self._row.is_begun or meaning_of(cell.text) not in ("name", "group")

    def _is_due(self, cell: Cell) -> bool:
        """Whether a cell says by which year the value of its row is reached."""
        row = self._row
        is_told = "due" in self._layout.others and row.is_begun and row.due is None
        return is_told and bool(_DUE.match(cell.text))

    def _has_no_unit(self) -> bool:
        """Take off the first value what says that there is no unit: 水质⏎—⏎—⏎持续改善."""
        row = self._row
        is_unit = row.values[0].sort == "nothing" and row.unit is None and not row.attribute
        if not is_unit or "unit" not in self._layout.others or len(row.values) > self._width:
            return False
        row.values.pop(0)
        return True

    def _is_of_last(self, cell: Cell) -> bool:
        """A unit in brackets may stand behind the first value: 2340⏎（万平方米）."""
        return self._row.unit is None and cell.text[:1] in "(（"

    def _is_aside(self) -> bool:
        """Whether a text stands in a column behind the values: who is in charge, remarks."""
        row = self._row
        is_full = "other" in self._layout.others and len(row.values) >= self._width
        is_aside = is_full and (row.number is not None or not row.aside)
        row.aside = row.aside or is_aside
        return is_aside

    def _is_number(self, cell: Cell, after: Cell | None) -> bool:
        if cell.text != str(self._next):
            return False
        is_told = "number" in self._layout.others
        if not is_told and (after is None or after.sort not in ("text", "worded", "head")):
            return False
        full = len(self._row.values) >= self._width
        unnumbered = self._row.number is None and not self._row.values
        return full or unnumbered or bool(self._row.attribute)

    def end(self) -> Iterator[Row]:
        """Yield the row that is read, if it has a value."""
        row, self._row = self._row, Row()
        if not row.values:
            # A group that stands above its rows, or a number that begins the next one.
            self._row = row if row.is_begun and row.number is not None else Row()
            if row.texts and row.number is None:
                self._category = "".join(each.text for each in row.texts)
            return
        yield self._with_group(row)

    def _with_group(self, row: Row) -> Row:
        row.unit = row.unit or _broken_unit(row.texts)
        if "group" in self._layout.others and len(row.texts) > 1:
            parts = len(row.texts) - 1
            joined = "".join(each.text for each in row.texts[:parts])
            self._category, row.texts = joined, row.texts[parts:]
        row.category = self._category
        return row


def _closes(cell: Cell) -> bool:
    """Whether a cell ends a bracket that the name of the row before opened: 产值(亿⏎元)."""
    return cell.text.endswith((")", "）")) and not re.search("[(（]", cell.text)


def _broken_unit(texts: list[Cell]) -> Cell | None:
    """Take a unit that is broken over two cells, 万吨标准⏎煤, off the end of a name."""
    if len(texts) < 3:
        return None
    first, last = texts[-2:]
    joined = first.text + last.text
    if not is_unit(joined):
        return None
    del texts[-2:]
    return Cell(joined, Span(first.at.start, last.at.end), first.line, "unit")

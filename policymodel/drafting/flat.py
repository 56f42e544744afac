"""Tables in a text alone: rows between bars or tabs, and rows that were flattened to lines.

A row is read that has as many cells as there are heads. Of another one nobody can tell what
stands in which column: all of it is said to be done, and it is asked by whom.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policymodel.intake.document import Block, TableCell
from policymodel.source.cells import head_of

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[|:\s-]+")
_BARS = (re.compile(r"[|｜]"), re.compile(r"\t+"))
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 9
_LONGEST_HEAD = 16
_NUMBERS = frozenset({"序号", "编号", "序"})
_NUMBER = re.compile(r"[0-9]{1,3}")
_HEADED = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、章节.．]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|附[ \u3000]*件"
)
_FEWEST_ROWS = 2


class _Place(NamedTuple):
    """Where a line or a cell stands; an empty one ends where it begins."""

    start: int
    end: int

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)


_Rows = list[list[_Place]]


def flat_tables(text: str) -> tuple[Block, ...]:
    """Return the tables that a text holds, in order.

    >>> lines = "序号", "工作任务", "责任单位", "1", "建码头", "市甲局", "2", "疏航道", "市乙局"
    >>> [found] = flat_tables("\\n".join(lines))
    >>> [len(row) for row in found.rows]
    [3, 3, 3]
    """
    lines = [_bare(text, *found.span()) for found in _LINE.finditer(text)]
    lines = [each for each in lines if each.start < each.end]
    found = [*_barred(text, lines), *_listed(text, lines)]
    return tuple(sorted((_block(rows) for rows in found), key=lambda block: block.start))


def _barred(text: str, lines: Sequence[_Place]) -> Iterator[_Rows]:
    """Yield tables whose cells stand between bars, or between tabs."""
    for bar in _BARS:
        rows: _Rows = []
        for line in (*lines, None):
            cells = [] if line is None else _cells(text, line, bar)
            if len(cells) >= _FEWEST_COLUMNS and (not rows or len(cells) == len(rows[0])):
                rows.append(cells)
            elif line is None or not (rows and _RULE.fullmatch(text, line.start, line.end)):
                if len(rows) > _FEWEST_ROWS and _charges(text, rows[0]):
                    yield rows
                rows = []


def _cells(text: str, line: _Place, bar: re.Pattern[str]) -> list[_Place]:
    if _RULE.fullmatch(text, line.start, line.end):
        return []
    found, begin = [], line.start
    for sign in bar.finditer(text, line.start, line.end):
        if sign.start() > line.start:  # a bar that begins or ends a line parts nothing
            found.append(_bare(text, begin, sign.start()))
        begin = sign.end()
    return [*found, _bare(text, begin, line.end)] if begin < line.end else found


def _listed(text: str, lines: Sequence[_Place]) -> Iterator[_Rows]:
    """Yield tables with a cell on each line, from the head of the numbers of the rows on."""
    words = [text[each.slice] for each in lines]
    place = 0
    while place < len(lines):
        width = _width(words, place) if words[place] in _NUMBERS else 0
        rows = [list(lines[place : place + width])] if width else []
        if not rows or not _charges(text, rows[0]):
            place += 1
            continue
        place += width
        while place < len(lines) and words[place] == str(len(rows)):
            end = _row_end(words, place, width)
            if end - place == width:
                rows.append(list(lines[place:end]))
            elif end > place + 1:  # what stands in which column, somebody must say
                said = _Place(lines[place + 1].start, lines[end - 1].end)
                rows.append([lines[place], said])
            else:
                break
            place = end
        if len(rows) > _FEWEST_ROWS:
            yield rows


def _row_end(words: Sequence[str], place: int, width: int) -> int:
    """Return where the row that begins at `place` ends: before the number of the next one."""
    following = str(int(words[place]) + 1)
    if place + width < len(words) and words[place + width] == following:
        return place + width
    for end in range(place + 1, min(place + 3 * width, len(words))):
        if words[end] == following:
            return end
    last = min(place + width, len(words))
    return next((end for end in range(place, last) if _HEADED.match(words[end])), last)


def _width(words: Sequence[str], place: int) -> int:
    """Return how many heads stand from `place` on; 0 where no row with the number 1 follows."""
    for end in range(place, min(place + _MOST_COLUMNS + 1, len(words))):
        if words[end] == "1":
            return end - place if end - place >= _FEWEST_COLUMNS else 0
        if len(words[end]) > _LONGEST_HEAD:
            return 0
    return 0


def _charges(text: str, heads: Sequence[_Place]) -> bool:
    """Whether a column says who is charged."""
    return any(head_of(text[each.slice]) is not None for each in heads)


def _block(rows: _Rows) -> Block:
    cells = tuple(
        TableCell(start=at.start, end=at.end, row=row, column=column)
        for row, held in enumerate(rows)
        for column, at in enumerate(held)
    )
    return Block(kind="table", start=rows[0][0].start, end=rows[-1][-1].end, cells=cells)


def _bare(text: str, start: int, end: int) -> _Place:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return _Place(start, end)

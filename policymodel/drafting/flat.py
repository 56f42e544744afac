"""Tables in a text alone: rows between bars or tabs, and rows that were flattened to lines.

Flattened, a cell that holds nothing has no line, and one of several paragraphs has several: which
line stands in which column is told by what the cells of columns are (`columns.py`). Where nobody
can tell, all of the row is said to be done, and it is asked by whom.
"""

import re
from collections.abc import Iterator, Sequence

from policymodel.drafting.columns import columns_of
from policymodel.drafting.targets.grid import meaning_of
from policymodel.folding import fold
from policymodel.intake.document import Block, TableCell
from policymodel.model import Span
from policymodel.source.cells import head_of

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_RULE = re.compile(r"[|:\s-]+")
_BARS = (re.compile(r"[|｜]"), re.compile(r"\t+"))
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_LONGEST_HEAD = 16
_NUMBERS = frozenset({"序号", "编号", "序"})
_HEADED = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、章节.．]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|附[ \u3000]*件"
)
_FEWEST_ROWS = 2
_MOST_LINES = 40  # of a row
_LEFT = 4  # lines more than columns that the last row may have

_Rows = list[list[Span | None]]


def flat_tables(text: str) -> tuple[Block, ...]:
    """Return the tables that a text holds, in order.

    >>> lines = "序号", "工作任务", "责任单位", "1", "建码头", "市甲局", "2", "疏航道", "市乙局"
    >>> [found] = flat_tables("\\n".join(lines))
    >>> [len(row) for row in found.rows]
    [3, 3, 3]
    """
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    found = [*_barred(text, lines), *_listed(text, lines)]
    return tuple(sorted((_block(rows) for rows in found), key=lambda block: block.start))


def _barred(text: str, lines: Sequence[Span]) -> Iterator[_Rows]:
    """Yield tables whose cells stand between bars, or between tabs."""
    for bar in _BARS:
        rows: _Rows = []
        for line in (*lines, None):
            cells = [] if line is None else _cells(text, line, bar)
            if len(cells) >= _FEWEST_COLUMNS and (not rows or len(cells) == len(rows[0])):
                rows.append([*cells])
            elif line is None or not (rows and _RULE.fullmatch(text, line.start, line.end)):
                if len(rows) > _FEWEST_ROWS and _charges(text, rows[0]):
                    yield rows
                rows = []


def _cells(text: str, line: Span, bar: re.Pattern[str]) -> list[Span | None]:
    if _RULE.fullmatch(text, line.start, line.end):
        return []
    found: list[Span | None] = []
    begin = line.start
    for sign in bar.finditer(text, line.start, line.end):
        if sign.start() > line.start:  # a bar that begins or ends a line parts nothing
            found.append(_bare(text, begin, sign.start()))
        begin = sign.end()
    return [*found, _bare(text, begin, line.end)] if begin < line.end else found


def _listed(text: str, lines: Sequence[Span]) -> Iterator[_Rows]:
    """Yield tables with a cell on each line, from the head of the numbers of the rows on."""
    words = ["".join(fold(text[each.slice]).split()) for each in lines]
    place = 0
    while place < len(lines):
        width = _width(words, place) if words[place] in _NUMBERS else 0
        heads: list[Span | None] = list(lines[place : place + width])
        if not width or not _charges(text, heads):
            place += 1
            continue
        rows, place = _rows(lines, words, place, width)
        if len(rows) >= _FEWEST_ROWS:
            yield [heads, *rows]


def _rows(lines: Sequence[Span], words: Sequence[str], place: int, width: int) -> tuple[_Rows, int]:
    """Return the rows below the heads at `place`, and the line behind them."""
    holds = [meaning_of([each])[0] for each in words[place + 1 : place + width]]
    rows: _Rows = []
    place += width
    charged = 0
    while place < len(lines) and words[place] == str(len(rows) + 1):
        end, is_last = _row_end(words, place, width)
        read = columns_of(words[place + 1 : end], holds, is_open=is_last)
        if read is None:  # what stands in which column, somebody must say
            end = min(end, place + width) if is_last else end
            if end < place + 2:
                break
            held: list[Span | None] = [Span(lines[place + 1].start, lines[end - 1].end)]
        else:
            held, end = [None] * len(holds), place + 1 + len(read)
            for column in dict.fromkeys(read):
                inside = [place + 1 + i for i, each in enumerate(read) if each == column]
                held[column] = Span(lines[inside[0]].start, lines[inside[-1]].end)
            charged += any(holds[each] == "charge" for each in read)
        rows.append([lines[place], *held])
        place = end
    return (rows if 2 * charged >= len(rows) else []), place


def _row_end(words: Sequence[str], place: int, width: int) -> tuple[int, bool]:
    """Return where the row that begins at `place` ends, before the number of the next one, and
    whether it is the last.
    """
    following = str(int(words[place]) + 1)
    if place + width < len(words) and words[place + width] == following:
        return place + width, False
    for end in range(place + 2, min(place + _MOST_LINES, len(words))):
        if words[end] == following:
            return end, False
    last = min(place + width + _LEFT, len(words))
    return next((end for end in range(place + 1, last) if _HEADED.match(words[end])), last), True


def _width(words: Sequence[str], place: int) -> int:
    """Return how many heads stand from `place` on; 0 where no row with the number 1 follows."""
    for end in range(place, min(place + _MOST_COLUMNS + 1, len(words))):
        if words[end] == "1":
            return end - place if end - place >= _FEWEST_COLUMNS else 0
        if len(words[end]) > _LONGEST_HEAD:
            return 0
    return 0


def _charges(text: str, heads: Sequence[Span | None]) -> bool:
    """Whether a column says who is charged."""
    return any(each and head_of(text[each.slice]) is not None for each in heads)


def _block(rows: _Rows) -> Block:
    cells = [
        TableCell(start=at.start, end=at.end, row=row, column=column)
        for row, held in enumerate(rows)
        for column, at in enumerate(held)
        if at is not None
    ]
    return Block(kind="table", start=cells[0].start, end=cells[-1].end, cells=tuple(cells))


def _bare(text: str, start: int, end: int) -> Span | None:
    found = _LINE.search(text, start, end)
    return None if found is None else Span(*found.span())

"""Tables whose cells stand on a line each, as text has them that was copied from a page.

The heads of the columns come first, from 序号 on; then the rows, each from its number on. A cell
that holds nothing has no line, and one of several paragraphs has several: which line stands in
which column is told by what the cells of columns are, names or dates or words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.targets.grid import Holds, meaning_of
from policymodel.folding import fold
from policymodel.intake.document import Block, TableCell
from policymodel.model import Span
from policymodel.source.bodies import looks_like_name
from policymodel.source.duties import duty, is_deadline, is_note

_NUMBERED = re.compile(r"^[^\S\n]*[序编][ \u3000]*号[^\S\n]*$", re.MULTILINE)
_LINE = re.compile(r"^[^\S\n]*(\S(?:[^\n]*\S)?)", re.MULTILINE)
_FEWEST, _MOST = 4, 12  # columns
_LONGEST_HEAD = 16
_MOST_LINES = 40  # of a row
_LEFT = 4  # more lines than columns that the last row may have
_PARTS = re.compile("[、，,；;](?![^(（]*[)）])")
# What it costs that a column is empty, and that a line more stands in it.
_EMPTY: dict[Holds, float] = {"charge": 1, "due": 1, "remark": 0.2, "section": 0.5, "name": 6}
_MORE: dict[Holds, float] = {"content": 0.3, "other": 0.3, "charge": 1, "name": 1.5}
_MISPLACED = 6.0
_TOO_MUCH = 5.0  # a row that costs so much is none


def flattened(text: str) -> Iterator[Block]:
    """Yield the tables that say who is charged, in a text that knows no cells.

    >>> text = "序号\\n任务\\n牵头单位\\n时限\\n1\\n建码头\\n市甲局\\n6月底\\n2\\n疏航道\\n市乙局"
    >>> [block] = flattened(text)
    >>> [[cell and text[cell.start : cell.end] for cell in row] for row in block.rows][1:]
    [['1', '建码头', '市甲局', '6月底'], ['2', '疏航道', '市乙局', None]]
    """
    if not _NUMBERED.search(text):
        return
    # As they are printed: of short lines nobody can tell whether a page broke them.
    lines = [Paragraph(Span(*found.span(1)), fold(found[1])) for found in _LINE.finditer(text)]
    place = 0
    while place < len(lines):
        width = _width(lines, place)
        made = _table(lines, place, width) if width else None
        if made is None:
            place += 1
            continue
        yield made[0]
        place = made[1]


def _width(lines: Sequence[Paragraph], place: int) -> int:
    """Return how many heads of columns begin at `place`; 0 where they are those of no table."""
    if not _NUMBERED.fullmatch(lines[place].text):
        return 0
    width = 1
    while place + width < len(lines) and width <= _MOST:
        words = _words(lines[place + width])
        if words == "1":
            break
        if len(words) > _LONGEST_HEAD:
            return 0
        width += 1
    else:
        return 0
    heads = [meaning_of([_words(each)])[0] for each in lines[place : place + width]]
    return width if width >= _FEWEST and "charge" in heads else 0


def _table(lines: Sequence[Paragraph], place: int, width: int) -> tuple[Block, int] | None:
    """Return the table whose heads begin at `place`, and the line behind it."""
    holds = [meaning_of([_words(each)])[0] for each in lines[place + 1 : place + width]]
    starts = [*_numbers(lines, place + width)]
    if len(starts) < 2:
        return None
    cells = [_cell(lines[place + i : place + i + 1], 0, i) for i in range(width)]
    end, charged = place, 0
    for row, (start, behind) in enumerate(pairwise([*starts, None]), start=1):
        assert start is not None  # noqa: S101 - the last has nothing behind it
        last = behind is None
        stop = min(start + width + _LEFT, len(lines)) if behind is None else behind
        columns = _columns(lines[start + 1 : stop], holds, is_open=last)
        if columns is None:
            return None
        charged += any(holds[each] == "charge" for each in columns)
        cells.append(_cell(lines[start : start + 1], row, 0))
        for column in sorted(set(columns)):
            held = [start + 1 + i for i, each in enumerate(columns) if each == column]
            cells.append(_cell(lines[held[0] : held[-1] + 1], row, column + 1))
        end = start + 1 + len(columns)
    if 2 * charged < len(starts):
        return None
    first, last_end = lines[place].start, lines[end - 1].end
    return Block(kind="table", start=first, end=last_end, cells=tuple(cells)), end


def _numbers(lines: Sequence[Paragraph], place: int) -> Iterator[int]:
    """Yield the lines that number rows, from 1 on."""
    number = 1
    last = place
    while place < len(lines) and place - last <= _MOST_LINES:
        if _words(lines[place]) == str(number):
            yield place
            number, last = number + 1, place
        place += 1


def _columns(
    lines: Sequence[Paragraph], holds: Sequence[Holds], *, is_open: bool
) -> list[int] | None:
    """Return in which column each line of a row stands; None where they are no row.

    Of the last row of a table, which `is_open`, it is not known which is its last line.
    """
    words = [_words(each) for each in lines]
    best: tuple[float, list[int]] | None = None
    for count in range(len(words), 0, -1) if is_open else [len(words)]:
        found = _cheapest(words[:count], holds)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best is not None and best[0] < _TOO_MUCH else None


def _cheapest(words: Sequence[str], holds: Sequence[Holds]) -> tuple[float, list[int]] | None:
    """Return the cheapest way to put lines into columns in their order, and what it costs."""
    # By the column of the last line so far.
    ways: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for said in words:
        after: dict[int, tuple[float, list[int]]] = {}
        for column, (cost, columns) in ways.items():
            for here in range(max(column, 0), len(holds)):
                passed = sum(_EMPTY.get(each, 0.5) for each in holds[column + 1 : here])
                more = _MORE.get(holds[here], 3) if here == column else 0
                total = cost + passed + more + _misplaced(said, holds[here])
                if here not in after or total < after[here][0]:
                    after[here] = (total, [*columns, here])
        ways = after
    ended = [
        (cost + sum(_EMPTY.get(each, 0.5) for each in holds[column + 1 :]), columns)
        for column, (cost, columns) in ways.items()
        if columns
    ]
    return min(ended, default=None)


def _misplaced(words: str, holds: Holds) -> float:
    """What it costs that a line stands in a column that holds something else."""
    names = all(
        looks_like_name(each) or is_note(each) or duty(each, 0, len(each)) is not None
        for each in _PARTS.split(words)
    )
    due = is_deadline(words) and not names
    match holds:
        case "charge":
            return 0 if names else _MISPLACED
        case "due":
            return 0 if due or is_note(words) else _MISPLACED
    return 3 if names else 1 if due else 0


def _cell(lines: Sequence[Paragraph], row: int, column: int) -> TableCell:
    return TableCell(start=lines[0].start, end=lines[-1].end, row=row, column=column)


def _words(line: Paragraph) -> str:
    return "".join(line.text.split())

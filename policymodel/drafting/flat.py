"""Tables in a text alone: rows between bars or tabs, and rows that were flattened to lines.

Flattened, a cell that holds nothing has no line, and one of several paragraphs has several: which
line stands in which column is told by what the cells of columns are (`columns.py`). Where nobody
can tell, all of the row is said to be done, and it is asked by whom. A row that charges nobody
where the one above it does shares the cells of that: they were merged.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from attrs import evolve

from policymodel.drafting.barred import (
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    LONGEST_GROUP,
    Rows,
    barred,
    charges,
    words_at,
)
from policymodel.drafting.columns import columns_of, is_names
from policymodel.drafting.targets.grid import Holds, is_number_of_group, meaning_of
from policymodel.folding import fold
from policymodel.intake.document import Block, TableCell
from policymodel.model import Span
from policymodel.source.bodies import BETWEEN_NAMES, looks_like_name
from policymodel.source.duties import is_deadline, is_note
from policymodel.source.lines import cell_lines

_MOST_COLUMNS = 12
_LONGEST_HEAD = 16
_NUMBERS = frozenset({"序号", "编号", "序"})
_HEADED = re.compile(
    r"第?[一二三四五六七八九十]{1,3}[、章节.]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|附[ \u3000]*件"
)
_SENTENCE = re.compile("[。；;，,]")
_TOLD: tuple[Holds, ...] = ("section", "name", "content")
_SHARING = 4  # rows, at most, that share one cell of those in charge
_MOST_LINES = 40  # of a row
_LEFT = 4  # lines more than columns that the last row may have


def flat_tables(text: str, folded: str | None = None) -> tuple[Block, ...]:
    """Return the tables that a text holds, in order; `folded` is the text folded, if it is known.

    >>> lines = "序号", "工作任务", "责任单位", "1", "建码头", "市甲局", "2", "疏航道", "市乙局"
    >>> [found] = flat_tables("\\n".join(lines))
    >>> [len(row) for row in found.rows]
    [3, 3, 3]
    """
    lines = [Span(*at) for at in cell_lines(text)]
    usual = fold(text) if folded is None else folded
    found = [*barred(text, lines), *_listed(text, usual, lines)]
    return tuple(sorted((_block(text, rows) for rows in found), key=lambda block: block.start))


def _listed(text: str, folded: str, all_lines: Sequence[Span]) -> Iterator[Rows]:
    """Yield tables with a cell on each line: their rows have numbers, or end with who and when."""
    lines = [*all_lines]
    words = ["".join(folded[each.slice].split()) for each in lines]
    meaning = cache(lambda head: meaning_of([head])[0])  # of a line that many heads may begin with
    place = 0
    while place < len(lines):
        is_numbered = words[place] in _NUMBERS
        width = _width(words, place, meaning) if is_numbered else _heads(words, place, meaning)
        heads: list[Span | None] = list(lines[place : place + width])
        if not width or not charges(text, heads):
            place += 1
            continue
        begin = place
        named = words[place : place + width]
        while is_numbered and (again := _again(words, named, place + width)) is not None:
            del lines[again : again + width], words[again : again + width]
        rows, place = (_rows if is_numbered else _unnumbered)(lines, words, place, width)
        if len(rows) >= FEWEST_ROWS:
            before = [lines[begin - 1]] if is_numbered and _is_grouped(words, begin) else []
            yield [[*before, *heads], *rows]
        elif not is_numbered:
            place = begin + 1


def _heads(words: Sequence[str], place: int, meaning: Callable[[str], Holds]) -> int:
    """Return how many lines from `place` on are heads of columns, of tasks and those in charge."""
    if any(len(each) > _LONGEST_HEAD for each in words[place : place + FEWEST_COLUMNS]):
        return 0  # as where prose stands
    holds: list[Holds] = []
    for each in words[place : place + _MOST_COLUMNS]:
        held = meaning(each) if len(each) <= _LONGEST_HEAD else "other"
        if held in ("other", "number", "remark", "unit", "value"):
            break
        holds.append(held)
    says_what = "name" in holds or "content" in holds
    return len(holds) if len(holds) >= FEWEST_COLUMNS and "charge" in holds and says_what else 0


def _unnumbered(
    lines: Sequence[Span], words: Sequence[str], place: int, width: int
) -> tuple[Rows, int]:
    """Return the rows below heads without numbers, and the line behind them: each ends before a
    line that says again what is to be done.
    """
    holds = [meaning_of([each])[0] for each in words[place : place + width]]
    rows: Rows = []
    place += width
    while place < len(lines) and not _HEADED.match(words[place]):
        end = place + 1
        while end < len(lines) and _rank(words[end], holds) >= _rank(words[end - 1], holds):
            end += 1
        read = columns_of(words[place:end], holds) if end - place <= _MOST_LINES else None
        if read is None or not {holds[each] for each in read} & {"charge", "due"}:
            break
        rows.append(_placed(lines, place, read, holds))
        place = end
    charged = sum(any(_of(row, holds, "charge")) for row in rows)
    return (rows if 2 * charged >= len(rows) else []), place


def _rank(words: str, holds: Sequence[Holds]) -> int:
    """Return the first column in which a line may stand."""
    if is_names(words):
        wanted: Sequence[Holds] = ("charge",)
    else:
        wanted = ("due",) if is_deadline(words) or is_note(words) else _TOLD
    return next((place for place, each in enumerate(holds) if each in wanted), len(holds))


def _of(row: Sequence[Span | None], holds: Sequence[Holds], what: Holds) -> list[Span | None]:
    return [cell for cell, each in zip(row, holds, strict=True) if each == what]


def _placed(
    lines: Sequence[Span], place: int, read: Sequence[int], holds: Sequence[Holds]
) -> list[Span | None]:
    """Return the cells of a row whose lines from `place` on stand in the columns `read`."""
    held: list[Span | None] = [None] * len(holds)
    for column in dict.fromkeys(read):
        inside = [place + i for i, each in enumerate(read) if each == column]
        held[column] = Span(lines[inside[0]].start, lines[inside[-1]].end)
    return held


def _rows(lines: Sequence[Span], words: Sequence[str], place: int, width: int) -> tuple[Rows, int]:
    """Return the rows below the heads at `place`, and the line behind them.

    Where a column before the numbers has what several rows are about (`_is_grouped`), that of a
    row stands before its number.
    """
    holds = [meaning_of([each])[0] for each in words[place + 1 : place + width]]
    is_grouped = _is_grouped(words, place)
    rows: Rows = []
    group, place = place + width, words.index("1", place + width)
    charged = 0
    while place < len(lines) and words[place] == str(len(rows) + 1):
        after, is_last = _row_end(words, place, width)
        if is_last:
            read, end = columns_of(words[place + 1 : after], holds, is_open=True), after
        else:
            read, end = _row(words, place + 1, after, holds, is_grouped=is_grouped)
        above = Span(lines[group].start, lines[place - 1].end) if group < place else None
        names_some = read is not None and any(holds[each] == "charge" for each in read)
        # What stands in which column, or who is charged in a new group, somebody must say.
        if read is None or (above and not is_grouped and not names_some):
            end = min(end, place + width) if is_last else end
            if end < place + 2:
                break
            held: list[Span | None] = [Span(lines[place + 1].start, lines[end - 1].end)]
        else:
            held, end = _placed(lines, place + 1, read, holds), place + 1 + len(read)
            charged += names_some
        rows.append([*([above] if is_grouped else []), lines[place], *held])
        group, place = end, end if is_last else after
    share = _SHARING if is_grouped else 2  # cells of a group are often merged
    return (rows if share * charged >= len(rows) else []), place


def _is_grouped(words: Sequence[str], place: int) -> bool:
    """Whether the column before that of numbers says what several rows are about."""
    return place > 0 and meaning_of([words[place - 1]])[0] == "section"


def _row(
    words: Sequence[str], begin: int, after: int, holds: Sequence[Holds], *, is_grouped: bool
) -> tuple[list[int] | None, int]:
    """Return in which columns the lines of a row stand, and where it ends: what names the rows
    below (旧区改造) may stand behind it.
    """
    end = after
    while end > begin + 1 and _may_name_group(words[end - 1]):
        end -= 1
    whole = columns_of(words[begin:after], holds)
    if end == after:
        return whole, after
    if is_grouped or _names_group(words[end]):
        return columns_of(words[begin:end], holds), end
    # Nobody can tell whether it is one of those in charge.
    is_charged = whole is not None and holds[whole[-1]] == "charge" and "、" not in words[after - 1]
    return None if is_charged else whole, after


def _names_group(words: str) -> bool:
    return ":" in words or "：" in words or _HEADED.match(words) is not None


def _may_name_group(words: str) -> bool:
    if len(words) > LONGEST_GROUP or _SENTENCE.search(words):
        return False
    named = any(map(looks_like_name, BETWEEN_NAMES.split(words)))
    return _names_group(words) or not (named or is_deadline(words) or is_note(words))


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


def _width(words: Sequence[str], place: int, meaning: Callable[[str], Holds]) -> int:
    """Return how many heads stand from `place` on; 0 where no row with the number 1 follows.

    Between the heads and that row a group may be named.
    """
    width = 0
    for end in range(place, min(place + _MOST_COLUMNS + 1, len(words))):
        if words[end] == "1":
            whole = end - place
            width = whole if not width or _counts(words, end, whole) else width
            return width if width >= FEWEST_COLUMNS else 0
        is_head = not width and len(words[end]) <= _LONGEST_HEAD
        if is_head and (end - place < FEWEST_COLUMNS or meaning(words[end]) != "other"):
            continue
        if not _may_name_group(words[end]):
            return 0
        width = width or end - place
    return 0


def _counts(words: Sequence[str], place: int, width: int) -> bool:
    """Whether the first two rows, from the number 1 at `place` on, have `width` lines."""
    return words[place : place + 2 * width + 1 : width] == ["1", "2", "3"]


def _again(words: Sequence[str], heads: Sequence[str], place: int) -> int | None:
    """Return where the same heads stand again from `place` on and the rows count on behind them, as
    behind the end of a page; where they begin with 1, another table does.
    """
    width = len(heads)
    starts = (i for i in range(place, len(words) - width) if words[i] == heads[0])
    again = next((i for i in starts if words[i : i + width] == heads), None)
    counts_on = again is not None and words[again + width].isdecimal()
    return again if again is not None and counts_on and words[again + width] != "1" else None


def _block(text: str, rows: Rows) -> Block:
    holds = [meaning_of([words_at(text, each)])[0] for each in rows[0]]
    cells: list[TableCell] = []
    for row, held in enumerate(rows):
        if row > 1 and _goes_on(rows, row, holds) and not _is_number_of_group(text, held):
            cells = [
                evolve(each, rows=each.rows + 1)
                if holds[each.column] == "charge" and each.row + each.rows == row
                else each
                for each in cells
            ]
        cells += [
            TableCell(start=at.start, end=at.end, row=row, column=column)
            for column, at in enumerate(held)
            if at is not None
        ]
    return Block(kind="table", start=cells[0].start, end=cells[-1].end, cells=tuple(cells))


def _goes_on(rows: Rows, row: int, holds: Sequence[Holds]) -> bool:
    """Whether those charged with the row above are charged with this one: it is of the same
    group, says something in a column of its own, and names nobody.
    """
    own = rows[row]
    if len(own) != len(holds):
        return False  # which line stands in which column nobody can tell
    told = [place for place, each in enumerate(holds) if each in _TOLD]
    begins = len(told) > 1 and own[told[0]] is not None
    said = sum(each is not None for each in own)
    return not any(_of(own, holds, "charge")) and not begins and said > 1


def _is_number_of_group(text: str, row: Sequence[Span | None]) -> bool:
    return is_number_of_group(words_at(text, row[0]))

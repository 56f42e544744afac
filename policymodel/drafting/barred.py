"""Tables in a text alone whose cells stand between bars, or between tabs.

A row may have fewer cells than there are heads: what is empty, or merged with the row above, is not
printed. A line by itself among rows names those below it.
"""

import re
from collections.abc import Iterator, Sequence

from policymodel.drafting.columns import is_names, own_columns
from policymodel.drafting.targets.grid import Holds, by_end, meaning_of
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.source.cells import heads_of
from policymodel.source.duties import is_note

FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
LONGEST_GROUP = 40
"""Characters of what names several rows, at most."""
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_RULE = re.compile(r"[|:\s-]+")
_BARS = (re.compile(r"[|｜]"), re.compile(r"\t+"))
_TAB = re.compile(r"\t")
_LEVELS = 2  # of groups: one may begin with another
_MERGED: frozenset[Holds] = frozenset({"number", "section", "name"})

Rows = list[list[Span | None]]
"""The cells of a table, its heads first; None for one that holds nothing."""


def barred(text: str, lines: Sequence[Span]) -> Iterator[Rows]:
    """Yield tables whose cells stand between bars, or between tabs."""
    for bar in _BARS:
        if not bar.search(text):  # as in most texts
            continue
        rows: Rows = []
        for place, line in enumerate((*lines, None)):
            cells = [] if line is None else _cells(text, line, bar)
            if rows and line is not None and _is_group(text, lines, place, rows[0], bar):
                rows.append([line, *[None] * (len(rows[0]) - 1)])
                continue
            if rows and line is not None and len(cells) != len(rows[0]):
                cells = _tabbed(text, line, cells, rows[0])
            if len(cells) >= FEWEST_COLUMNS and (not rows or len(cells) == len(rows[0])):
                rows.append([*cells])
            elif line is None or not (rows and _RULE.fullmatch(text, line.start, line.end)):
                if len(rows) > FEWEST_ROWS and charges(text, rows[0]):
                    yield rows
                rows = []


def _is_group(
    text: str,
    lines: Sequence[Span],
    place: int,
    heads: Sequence[Span | None],
    bar: re.Pattern[str],
) -> bool:
    """Whether a line among rows names those below it: 一、港口建设."""
    line = lines[place]
    if line.end - line.start > LONGEST_GROUP or not _is_alone(text, line, bar):
        return False
    for below in lines[place + 1 : place + 1 + _LEVELS]:
        cells = _cells(text, below, bar)
        if len(cells) > 1:
            return len(_tabbed(text, below, cells, heads)) == len(heads)
        if below.end - below.start > LONGEST_GROUP or not _is_alone(text, below, bar):
            return False
    return False


def _is_alone(text: str, line: Span, bar: re.Pattern[str]) -> bool:
    return len(_cells(text, line, bar)) == 1 and not _RULE.fullmatch(text, *_ends(line))


def _ends(at: Span) -> tuple[int, int]:
    return at.start, at.end


def _tabbed(
    text: str, line: Span, cells: list[Span | None], heads: Sequence[Span | None]
) -> list[Span | None]:
    """Return the cells of a line with fewer than there are heads: empty ones, or merged ones."""
    begin = text.rfind("\n", 0, line.start) + 1
    whole = _cells(text, Span(begin, line.end), _TAB, at_ends=True)
    if len(whole) == len(heads):
        return whole
    if not 1 < len(cells) < len(heads) or None in cells:
        return cells
    holds = [_holds(words_at(text, each)) for each in heads]
    words = [words_at(text, each) for each in cells]
    missing = len(heads) - len(cells)
    if _is_below(words, holds, missing):
        return [*[None] * missing, *cells]
    read = own_columns(words, holds)
    if read is None:
        return cells
    held: list[Span | None] = [None] * len(heads)
    for column, cell in zip(read, cells, strict=True):
        held[column] = cell
    return held


def _holds(head: str) -> Holds:
    holds = meaning_of([head])[0]
    return by_end([head]) if holds == "other" else holds


def _is_below(words: Sequence[str], holds: Sequence[Holds], missing: int) -> bool:
    """Whether a row lacks just the cells before its own: its number and task are merged ones."""
    if not set(holds[:missing]) <= _MERGED or holds[missing] != "content":
        return False
    charged = [said for said, each in zip(words, holds[missing:], strict=True) if each == "charge"]
    return any(map(is_names, charged)) and all(is_names(each) or is_note(each) for each in charged)


def words_at(text: str, at: Span | None) -> str:
    """Return what a cell says, folded and without blanks."""
    return "" if at is None else "".join(fold(text[at.slice]).split())


def _cells(
    text: str, line: Span, bar: re.Pattern[str], *, at_ends: bool = False
) -> list[Span | None]:
    if _RULE.fullmatch(text, line.start, line.end):
        return []
    found: list[Span | None] = []
    begin = line.start
    for sign in bar.finditer(text, line.start, line.end):
        if at_ends or sign.start() > line.start:  # a bar that begins a line parts nothing
            found.append(_bare(text, begin, sign.start()))
        begin = sign.end()
    return [*found, _bare(text, begin, line.end)] if begin < line.end else found


def charges(text: str, heads: Sequence[Span | None]) -> bool:
    """Return whether a column says who is charged."""
    return any(heads_of([text[each.slice] if each else "" for each in heads]))


def _bare(text: str, start: int, end: int) -> Span | None:
    found = _LINE.search(text, start, end)
    return None if found is None else Span(*found.span())

"""The passages of a document: its paragraphs and tables, and what each is about."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set

from policymodel.drafting.outline import Node, Outline
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.particulars import horizons
from policymodel.drafting.passages import Passage, Purpose
from policymodel.drafting.sections import Sections
from policymodel.drafting.tasks import Task
from policymodel.model import Span
from policymodel.source.headings import MARKS

_LISTED = re.compile(
    rf"\s*(?:[—–―─●•◆■·-]|展望|[一二三四五六七八九]是|[(（]?[0-9一二三四五六七八九十]{{1,2}}[{MARKS}])"
)
_CELL = 40  # no cell of a table is longer
_BARS = re.compile("[|｜\t]")
_FEWEST_BARS = 2
_FEWEST = 6  # lines that make a table


def passages(
    lines: Sequence[Paragraph],
    found: Outline,
    tasks: Sequence[Task],
    ids: Sequence[str],
    parts: Sections,
    aside: Set[int],
    since: int | None,
    tabled: Set[int] = frozenset(),
) -> Iterator[Passage]:
    """Yield the passages in order; page furniture and lists of contents are none.

    What the first sections say up to a year before `since` lies behind, and is no goal. The cells
    of tables that are known as such (`tabled`) are passages of their own.
    """
    starts = [task.at.start for task in tasks]
    for node in found.root.walk():
        places = [*([node.heading.paragraph] if node.heading else []), *node.own]
        kept = [place for place in places if place not in aside]
        opens = node.purpose == "preamble"
        goals = set(_ahead(lines, kept, since)) if opens else set()
        for run in _runs(lines, kept, tabled):
            at = Span(lines[run[0]].start, lines[run[-1]].end)
            begin = at.start + _bars(lines[run[0]].text)
            number = bisect_right(starts, begin) - 1
            inside = number >= 0 and begin < tasks[number].at.end
            yield Passage(
                at=at,
                purpose="measures"
                if _is_row(tasks, number, inside)
                else _purpose(node, run, goals),
                section=parts.path(node),
                measure=ids[number] if inside else None,
                is_table=len(run) > 1,
                is_cell=run[0] in tabled,
            )


def _bars(words: str) -> int:
    """Return how many characters a row has before its first cell: it is that where it begins."""
    return len(words) - len(words.lstrip("|｜ \t"))


def _ahead(lines: Sequence[Paragraph], places: Sequence[int], since: int | None) -> Iterator[int]:
    """Yield the paragraphs that say what is to be reached, and the list that goes on with it."""
    told, ahead = set(horizons(lines, places, since)), False
    for place in places:
        ahead = place in told or (ahead and bool(_LISTED.match(lines[place].text)))
        if ahead:
            yield place


def _purpose(node: Node, run: Sequence[int], goals: Set[int]) -> Purpose:
    return "goals" if goals & set(run) else node.purpose


def _is_row(tasks: Sequence[Task], number: int, inside: bool) -> bool:
    return inside and tasks[number].rule == "table-row"


def _runs(
    lines: Sequence[Paragraph], places: Sequence[int], tabled: Set[int]
) -> Iterator[list[int]]:
    """Yield paragraphs one by one, and the cells of a table together."""
    held: list[int] = []
    for place in places:
        if is_cell(lines[place].text) and place not in tabled:
            held.append(place)
            continue
        yield from _closed(held)
        held = []
        yield [place]
    yield from _closed(held)


def _closed(held: list[int]) -> Iterator[list[int]]:
    if len(held) >= _FEWEST:
        yield held
    else:
        yield from ([each] for each in held)


def is_cell(text: str) -> bool:
    """Return whether a line may be a cell of a table, or a row of them: short, and no sentence.

    >>> is_cell("2025年"), is_cell("建成码头。")
    (True, False)
    """
    if text[-1:] in "。；;：:！？":
        return False
    return len(text) <= _CELL or all(len(cell) <= _CELL for cell in _row(text))


def _row(text: str) -> list[str]:
    """Return the cells between the bars or tabs of a line; the line where it has none."""
    cells = _BARS.split(text)
    return cells if len(cells) > _FEWEST_BARS else [text]

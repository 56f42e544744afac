"""Lines that a copy ran together: a whole document, or a whole chapter, without its line ends."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from policymodel.folding import NO_DECIMAL, POINTS
from policymodel.numbers.numerals import value_of
from policymodel.source.duties import begins_with_label
from policymodel.source.fronting import front_places

_HAN = "一二三四五六七八九十"
# From the outermost to the innermost.
_MARK = re.compile(
    rf"(?P<chapter>(?<![第{_HAN}])[{_HAN}]{{1,3}}、)"
    rf"|(?P<bracket>[(（][{_HAN}]{{1,3}}[)）])"
    rf"|(?P<point>(?<![0-9０-９])[0-9０-９]{{1,2}}[{POINTS}、]{NO_DECIMAL})"
    r"|(?P<digits>[(（][0-9０-９]{1,2}[)）])"
)
# A number of chapters or of their sections: of a line of one item its own is the only one.
_INNER = re.compile(f"[{_HAN}](?:、|(?<=[(（].)[)）]|(?<=[(（]..)[)）]|(?<=[(（]...)[)）])")
_CHAPTER, _BRACKET = range(2)
_ANNEX = re.compile("(?<=[。；;!！）)日])附[件表录][0-9一二三四五六七八九十]{0,2}(?![：:0-9])")
_STOPS = re.compile("[。！!？?）)”]")
_ENDS = re.compile("[。；;！!？?：:]")
_BARS = re.compile("[|｜\t]")
_SHORTEST = 200  # a line of several chapters, or of one with its items
_LONGEST_TITLE = 40
_MOST_LOST = 1  # numbers that a copy lost
_FEWEST = 2  # numbers of a row


class _Mark(NamedTuple):
    place: int
    style: int
    value: int


def parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of which a copy made one, in order; nearly all lines are one.

    They begin with numbers that count up behind sentences: 一、 and 二、, or （一） and （二）
    below 一、 where the line begins with that. The first of a row may stand behind a title.

    >>> line = "一、重点任务（一）建码头。" + "新建泊位。" * 40 + "（二）疏航道。疏通主航道。"
    >>> [line[start:end][:9] for start, end in parted(line, 0, len(line))]
    ['一、重点任务', '（一）建码头。新建', '（二）疏航道。疏通']
    """
    begin = start
    is_long = end - start >= _SHORTEST and _INNER.search(text, start + 3, end) is not None
    if is_long and not _BARS.search(text, start, end):
        for place in _places(text, start, end):
            yield begin, place
            begin = place
    yield begin, end


def _places(text: str, start: int, end: int) -> list[int]:
    """Return where the lines behind the first one begin, if it is evident that there are such."""
    annexes = [found.start() for found in _ANNEX.finditer(text, start, end)]
    rows = [row for row in _rows(text, start, end, annexes) if len(row) >= _FEWEST]
    own = _MARK.match(text, start, end)
    outer = _BRACKET if own and own["chapter"] else _CHAPTER
    if not any(row[0].style <= outer for row in rows):
        return []
    places = {mark.place for row in rows for mark in row}
    found = sorted(place for place in places.union(annexes) if place > start)
    is_first = not text[:start].strip()
    return [*front_places(text, start, found[0]), *found] if is_first and found else found


def _rows(text: str, start: int, end: int, annexes: list[int]) -> list[list[_Mark]]:
    """Return the rows of numbers that count up, each from one or from the line's beginning."""
    rows: list[list[_Mark]] = []
    last: dict[int, list[_Mark]] = {}  # of each style
    open_: set[int] = set()  # the styles of the rows that nothing has ended
    here = start
    for found in _MARK.finditer(text, start, end):
        mark = _Mark(found.start(), (found.lastindex or 1) - 1, _value(found.group()))
        annex = max((place for place in annexes if here < place <= mark.place), default=None)
        if annex is not None:
            here, open_ = annex, set()
        begins = mark.place == start or _is_behind_sentence(text, here, mark.place)
        if mark.style not in open_:
            begins = begins or _is_behind_title(text, here, mark.place)
        row = last.get(mark.style)
        if not begins:
            continue
        if row and _goes_on(row[-1], mark, is_open=mark.style in open_):
            row.append(mark)
        elif mark.place == start or mark.value == 1:
            rows.append([mark])
            last[mark.style] = rows[-1]
        else:
            continue
        here = mark.place
        open_ = {style for style in open_ if style < mark.style} | {mark.style}
    return rows


def _goes_on(before: _Mark, mark: _Mark, *, is_open: bool) -> bool:
    """Whether a number counts on; some are counted through all sections."""
    return 0 < mark.value - before.value <= 1 + _MOST_LOST * is_open


def _value(mark: str) -> int:
    return _counted(mark.strip(f"(（)）、{POINTS}"))


def _counted(number: str) -> int:
    return int(number) if number.isdecimal() else value_of(number) or 0


def _is_behind_title(text: str, here: int, place: int) -> bool:
    """Whether the first of a row may stand at `place`: behind a sentence or a title."""
    last = max((found.end() for found in _ENDS.finditer(text, here, place)), default=here)
    return place - last <= _LONGEST_TITLE


def _is_behind_sentence(text: str, here: int, place: int) -> bool:
    """Whether a sentence ends before `place`, or who is charged with what stands before it."""
    while place > here and text[place - 1].isspace():
        place -= 1
    if _STOPS.match(text, place - 1):
        return True
    last = max((found.end() for found in re.finditer("[。；;]", text[here:place])), default=0)
    return begins_with_label(text, here + last, place)

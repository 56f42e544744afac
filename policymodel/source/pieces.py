"""The members of lists: the signs that part them, and the marks around a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

OPENING, CLOSING = "(（[［〔﹝【〖〈{｛", ")）]］〕﹞】〗〉}｝"
BLANKS = " \u3000\u00a0\t"
ENDS_GROUP = frozenset(",，;；。")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ENDS_PIECE = ENDS_GROUP | {"、", "/", "／", *BLANKS, *_CIRCLED}
"""The signs that end a member; those of `ENDS_GROUP` end a list."""

_SIGNS = re.compile(
    rf"[{re.escape(OPENING + CLOSING)}“”《》、,，;；。:：∶/／{_CIRCLED}]|[ \u3000\u00a0\t]+"
)
_OPENS, _CLOSES = frozenset(OPENING + "“《"), frozenset(CLOSING + "”》")
# What stands before a name, or behind it, and is no part of it: ★市甲局, 市甲局*, 1.市甲局.
_MARKS = "*＊★☆▲△※●◆#"
_MARKED = re.compile(
    rf"(?:[0-9]{{1,2}}[.﹒．]|[(（][0-9]{{1,2}}[)）]|[{re.escape(_MARKS)}])\s*(?=\S)"
)


class Piece(NamedTuple):
    """A member of a list: where it begins and ends, and how many commas and stops stand before."""

    start: int
    end: int
    group: int


def signs_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Yield the signs that stand outside all brackets and quotes, each with its place.

    >>> list(signs_in("市甲局（一处、二处）、市乙局"))
    [(10, '、')]
    """
    depth = 0
    for found in _SIGNS.finditer(text, start, len(text) if end is None else end):
        sign = found.group()[0]
        if sign in _OPENS:
            depth += 1
        elif sign in _CLOSES:
            depth = max(depth - 1, 0)
        elif depth == 0:
            yield found.start(), sign


def unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a name stands without marks and numbers around it.

    >>> unmarked("★1.市甲局*", 0, 7)
    (3, 6)
    """
    while (mark := _MARKED.match(text, start, end)) is not None:
        start = mark.end()
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a passage stands without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end

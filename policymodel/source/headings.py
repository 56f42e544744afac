"""Headings: a printed number, a mark, a title; and texts compared without white space.

Widths and forms of characters do not count: １．, ⼯ and 工業 are 1., 工 and 工业.
"""

import re

from policymodel.folding import POINTS, fold
from policymodel.source.content import without_pages

MARKS = POINTS + "、)）"
"""What closes the number of a heading."""
OWN_MARKS = "\ue000-\uf8ff"
"""The range of private use, for a class: of it a font may have made what closes a number."""

# A bar parts the cells of a table.
_MARK = re.compile(rf"\s*[:：{MARKS}{OWN_MARKS}]?\s*(?:[|｜]\s*)?")


def heading_end(text: str, number: str | None, title: str | None) -> int | None:
    """Return where the heading at the beginning of `text` ends; None if it is not there.

    What has no number begins with its title, and what has no title ends with the number's mark.
    White space is ignored: titles are broken over lines, and blanks come and go.

    >>> heading_end("1. 建设 实验室。第二句。", "1", "建设实验室")
    9
    >>> heading_end("2、建设实验室。", "1", "建设实验室") is None
    True
    >>> heading_end("建设实验室。", None, "建设实验室"), heading_end("2、建设", "2", None)
    (5, 2)
    """
    number, title = number or "", title or ""
    if text[:1].isspace() and packed(number):
        return None
    place = _behind(number, text, 0)
    if place is None or (mark := _MARK.match(text, place)) is None:
        return None
    # A title may begin with what looks like a mark.
    end = _behind(title, text, mark.end())
    return _behind(title, text, place) if end is None else end


def is_heading(text: str, number: str | None, title: str) -> bool:
    """Return whether `text` is that heading and nothing else."""
    return heading_end(text, number, title) == len(text)


def packed(text: str) -> str:
    """Return `text` folded, without white space and the numbers of pages."""
    return "".join(fold(without_pages(text)).split())


def _behind(words: str, text: str, place: int) -> int | None:
    """Return where `words`, which begin at `place`, end in `text`; None if others stand there."""
    if words and text.startswith(words, place) and not words[-1].isspace():
        return place + len(words)  # as nearly always
    signs = packed(words)
    while signs and text[place : place + 1].isspace():
        place += 1
    end = place + len(signs)
    if fold(text[place:end]) == signs:  # nearly always without a blank inside
        return end
    for sign in signs:
        while text[place : place + 1].isspace():
            place += 1
        if fold(text[place : place + 1]) != sign:
            return None
        place += 1
    return place

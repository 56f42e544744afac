"""How much room text takes in a cell, and on how many lines it falls.

XlsxWriter's own autofit counts a Chinese character as one Latin one. Here an East Asian wide
character is two half-widths, which is one em; Latin characters are counted as the widest of the
usual fonts have them, so that no program needs more lines than are promised. Spreadsheet
programs break Chinese text anywhere, and Latin text between words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from math import ceil

from policymodel.text import is_wide

_LINE = 1.44  # height of a line, in units of the font's size: the highest of the usual fonts'
PADDING = 6  # points above and below the text together
_MARGIN = 16  # pixels at the sides of a column of text that its wished width does not count
_SIDES = 8  # pixels at the sides of a cell that text does not use
_SPREAD = 1.02  # programs differ in how wide they draw text
TALLEST = 409.0  # Excel's limit for a row, in points
NARROW = re.compile(r"[\x00-\xff]")
_MOSTLY_LATIN = 1.3  # bytes of a character of such text, on the average, at most
_SLACK = 1e-6  # half-widths: what adding up may be wrong by


class Widths(dict[str, float]):
    """The width of each character in half-widths, found when it is first asked for."""

    def __init__(self, latin: Mapping[str, float], other: float = 1.0) -> None:
        """Take the widths of Latin characters, in groups of those that are equally wide."""
        super().__init__((each, wide) for group, wide in latin.items() for each in group)
        self._other = other

    def __missing__(self, character: str) -> float:
        wide = 2.0 if is_wide(character, ambiguous=True) else self._other
        self[character] = wide
        return wide


_CAPITALS = "ABCDEFGHJKLNOPQRSTUVXYZ"
EVEN = Widths({})
"""As 宋体 and the other fonts of Chinese offices draw them: Latin characters half an em wide."""
UNEVEN = Widths(
    {
        " ": 0.51, "ijl.,:;": 0.66, "ft()-/": 0.74, "rs": 0.93, "aceogqkvxyz": 1.11, "bdp": 1.27,
        "hnu": 1.32, "m": 1.95, "w": 1.68, _CAPITALS: 1.4, "M": 1.95, "W": 2.1, "IJ": 0.81,
        "023456789": 1.11, "1": 0.94, "%": 1.85, "&": 1.56, "+": 1.16, "'": 0.4, '"': 0.75,
    }
)  # fmt: skip
"""As fonts with letters of their own widths draw them."""
WIDEST = Widths({each: max(wide, 1.0) for each, wide in UNEVEN.items()})
"""As wide as the usual fonts draw a character at most."""


@lru_cache(maxsize=8192)
def half_widths(text: str) -> float:
    """Return the width of one line of text, in half-width characters.

    >>> half_widths("指标"), round(half_widths("12"), 2), half_widths("")
    (4.0, 2.11, 0)
    """
    return sum(map(WIDEST.__getitem__, text))


def pixels(half: float, points: float) -> float:
    """Return the width of `half` half-width characters of a font of `points` points."""
    return half * points * 2 / 3 * _SPREAD


def column_pixels(half: float, points: float, margin: float = _MARGIN) -> int:
    """Return the width of a column in which `half` half-width characters stand on one line."""
    return round(pixels(half, points) + margin)


def character_width(width_pixels: float) -> float:
    """Return Excel's own unit for a column of so many pixels."""
    return round(max(width_pixels - 5, 1) / 7, 2)


def capacity(width_pixels: float, points: float) -> float:
    """Return how many half-width characters stand on a line of a cell, in any program."""
    return max(width_pixels - _SIDES, points * 4 / 3) / (points * 2 / 3)


def line_starts(text: str, room: float, widths: Mapping[str, float] = WIDEST) -> Iterator[int]:
    """Yield where the second and later lines of `text` begin, on lines of `room` half-widths.

    `text` is one paragraph. Latin words are broken only where they are longer than a line.

    >>> list(line_starts("一二三四五", 4.5)), list(line_starts("two bags", 6))
    ([2, 4], [4])
    """
    if not text:
        return
    reach = list(accumulate(map(widths.__getitem__, text)))
    start, done, room = 0, 0.0, room + _SLACK
    while reach[-1] - done > room:
        end = max(bisect_right(reach, done + room, start), start + 1)
        end = _between_words(text, start, end)
        if end >= len(text):
            return
        yield end
        start, done = end, reach[end - 1]


def _between_words(text: str, start: int, end: int) -> int:
    """Return where the line that may reach up to `end` ends, so that no Latin word is cut."""
    if end < len(text) and text[end] == " ":  # blanks hang over the edge
        while end < len(text) and text[end] == " ":
            end += 1
        return end
    place = end
    while start < place < len(text) and not may_break(text[place - 1], text[place]):
        place -= 1
    return place if place > start else end


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters: not within a Latin word."""
    return before in " -" or before > "\xff" or after > "\xff"


def lines(text: str, width_pixels: float, points: float) -> int:
    """Return the number of lines that `text` takes in a column, breaks included."""
    return lines_within(text, capacity(width_pixels, points))


def lines_within(text: str, room: float) -> int:
    """Return the number of lines of `room` half-widths that `text` takes, breaks included."""
    if "\n" in text:
        return sum(_lines(part, room) for part in text.split("\n"))
    return 1 if len(text) * 2 <= room else _lines(text, room)


def _lines(paragraph: str, room: float) -> int:
    if len(paragraph) * 2 <= room:
        return 1
    if not NARROW.search(paragraph):
        return max(1, ceil(len(paragraph) / max(1, int((room + _SLACK) / 2))))
    if len(paragraph.encode("utf-8", "surrogatepass")) > _MOSTLY_LATIN * len(paragraph):
        return 1 + sum(1 for _ in line_starts(paragraph, room))
    # No font is as wide as the widest letters of all fonts.
    return 1 + max(sum(1 for _ in line_starts(paragraph, room, font)) for font in (EVEN, UNEVEN))


def text_height(text: str, width_pixels: float, points: float) -> float:
    """Return the height in points of a row that holds `text` in a column."""
    return row_height(lines(text, width_pixels, points), points)


def row_height(line_count: int, points: float, padding: float = PADDING) -> float:
    """Return the height in points of a row of `line_count` lines, as far as Excel allows."""
    return whole_pixels(min(line_count * points * _LINE + padding, TALLEST))


def whole_pixels(height: float) -> float:
    """Return `height`, in points, made up of whole pixels, as programs draw rows."""
    return min(ceil(height / 0.75 - _SLACK) * 0.75, TALLEST)

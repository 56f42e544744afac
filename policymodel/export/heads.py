"""What stands over and under a table in print: headings, and notes below one another."""

import re
from collections.abc import Sequence
from math import ceil

from policymodel.export.linebreaks import held
from policymodel.export.styles import BODY_POINTS, Upright
from policymodel.export.textsize import (
    PADDING,
    half_widths,
    lines,
    pixels,
    row_height,
    whole_pixels,
)

_WORD_OF_NOTES = re.compile(r"(?:注：|Notes?: )(?=1\.)")
_STACKED_RESERVE = 6  # points that a heading set upright leaves to its lines
_TALLEST_TURNED = 180.0


def headed(title: str, width: float) -> str:
    """Return a heading with what it says in brackets on a line of its own, where it needs lines."""
    name, bracket, rest = title.partition("（")
    if name and bracket and lines(title, width, BODY_POINTS) > 1:
        parts = name, bracket + rest
        if all(lines(part, width, BODY_POINTS) == 1 for part in parts):
            return "\n".join(parts)
    return held(title, width, BODY_POINTS)


def aligned(notes: Sequence[str]) -> list[str]:
    """Return notes with the numbers below one another, where the first begins with a word.

    >>> aligned(["注：1.甲。", "2.乙。"])
    ['注：1.甲。', '\u3000\u30002.乙。']
    """
    if not notes or not (found := _WORD_OF_NOTES.match(notes[0])):
        return list(notes)
    blank = " " if found[0].isascii() else "\u3000"
    indent = blank * round(half_widths(found[0]) / half_widths(blank))
    return [notes[0], *(indent + note for note in notes[1:])]


def height_of(text: str, width: float, padding: float = PADDING) -> float:
    """Return how high a row is that holds a text, in points."""
    return row_height(lines(text, width, BODY_POINTS), BODY_POINTS, padding)


def head_height(stands: Upright | None, title: str, width: int) -> float:
    """Return how high a heading is; one that stands upright does not touch its lines."""
    if stands is None:
        return height_of(title, width)
    if stands == "stacked":
        return whole_pixels(row_height(len(title), BODY_POINTS) + _STACKED_RESERVE)
    long = pixels(half_widths(title), BODY_POINTS) * 0.75 + _STACKED_RESERVE + PADDING
    turned = max(1, int((width - 4) / (BODY_POINTS * 1.44 / 0.75)))
    word = max(map(half_widths, title.split()), default=0)
    least = pixels(word, BODY_POINTS) * 0.75 + _STACKED_RESERVE + PADDING
    needed = long if turned == 1 else max(least, ceil(long * 1.3 / turned))
    return whole_pixels(min(max(needed, least), max(_TALLEST_TURNED, long if turned == 1 else 0)))

"""How much room text takes in a cell.

XlsxWriter's own autofit counts a Chinese character as one Latin one. The model here was fitted to
rendered pages: an East Asian wide character is two half-widths, a Latin letter 1.1; a half-width
of a font of `pt` points is pt × 2/3 × 1.04 pixels.
"""

from functools import lru_cache
from math import ceil

from policymodel.text import is_wide

_LINE = 1.36  # height of a line, in units of the font's size
_PADDING = 10  # points above and below the text together
_MARGIN = 25  # pixels at the sides of a cell that text does not use, with some reserve
TALLEST = 409.0  # Excel's limit for a row, in points


@lru_cache(maxsize=4096)
def _half(character: str) -> float:
    if is_wide(character, ambiguous=True):
        return 2.0
    return 1.1 if character.isalpha() else 1.0


@lru_cache(maxsize=8192)
def half_widths(text: str) -> float:
    """Return the width of one line of text, in half-width characters.

    >>> half_widths("指标"), half_widths("12"), half_widths("")
    (4.0, 2.0, 0)
    """
    if text.isascii():
        return len(text) + 0.1 * sum(map(str.isalpha, text)) if text else 0
    return sum(map(_half, text))


def pixels(half: float, points: float) -> float:
    """Return the width of `half` half-width characters of a font of `points` points."""
    return half * points * 2 / 3 * 1.04


def column_pixels(half: float, points: float) -> int:
    """Return the width of a column in which `half` half-width characters stand on one line."""
    return round(pixels(half, points)) + _MARGIN


def character_width(width_pixels: float) -> float:
    """Return Excel's own unit for a column of so many pixels."""
    return round(max(width_pixels - 5, 1) / 7, 2)


def lines(text: str, width_pixels: float, points: float) -> int:
    """Return the number of lines that `text` takes in a column, breaks included."""
    usable = max(width_pixels - _MARGIN, points)
    if "\n" in text:
        return sum(lines(part, width_pixels, points) for part in text.split("\n"))
    return max(1, ceil(pixels(half_widths(text), points) / usable))


def text_height(text: str, width_pixels: float, points: float) -> float:
    """Return the height in points of a row that holds `text` in a column."""
    return row_height(lines(text, width_pixels, points), points)


def row_height(line_count: int, points: float) -> float:
    """Return the height in points of a row of `line_count` lines, as far as Excel allows."""
    return whole_pixels(min(line_count * points * _LINE + _PADDING, TALLEST))


def whole_pixels(height: float) -> float:
    """Return `height`, in points, made up of whole pixels, as programs draw rows."""
    return min(round(height / 0.75) * 0.75, TALLEST)

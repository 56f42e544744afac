"""How a print sheet falls onto pages: widths, heights and breaks.

Every sheet is fitted to one page's width by the program that prints it; the scale is estimated
here, so that groups begin pages, no merged cell is cut and no page holds a lonely row.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil

from attrs import frozen

from policymodel.export.styles import BODY_POINTS, SMALL_POINTS, Upright
from policymodel.export.textsize import (
    TALLEST,
    column_pixels,
    half_widths,
    lines,
    pixels,
    row_height,
    text_height,
    whole_pixels,
)
from policymodel.sheets.sheet import Column, Sheet, plain, shown
from policymodel.text import Lang, Text, of_script

# XlsxWriter's numbers for paper sizes, and the short and long side in points.
A4, A3 = 9, 8
_SIDES = {A4: (595.3, 841.9), A3: (841.9, 1190.6)}
MARGINS = (0.5, 0.5, 0.7, 0.7)  # inches, left, right, top and bottom; the footer stands in it
POINTS_PER_PIXEL = 0.75
_RESERVE = 0.96  # programs differ by a few percent in how wide they draw a column
_WIDEST = 110.0  # half-width characters; wider columns cannot be read
_A4_COLUMNS = 8
_TOGETHER = 3  # rows that the last page holds at least
_STACKED, _TURNED = 270, 90  # XlsxWriter's numbers
_INDENT = 1.5  # half-width characters beside a number that are not its own
_MOST_PIXELS = 1790  # Excel's widest column
_ROUNDS = 4  # of breaking and making room; taller rows may break elsewhere


@frozen
class Pages:
    """A print sheet's measures: widths in pixels; heights, of rows and heading lines, in points.

    `breaks` are the rows of cells, from 0, that begin a new page.
    """

    widths: tuple[int, ...]
    heights: tuple[float, ...]
    heading: tuple[float, ...]
    paper: int
    landscape: bool
    breaks: tuple[int, ...]


def column_widths(sheet: Sheet) -> list[int]:
    """Return the widths of a sheet's columns in pixels: no number of theirs is cut.

    Spreadsheet programs wrap text, and show ### for a number that does not fit.
    """
    return [
        max(
            column_pixels(column.width, BODY_POINTS),
            min(_widest_number(sheet, place), _MOST_PIXELS),
        )
        for place, column in enumerate(sheet.layout.columns)
    ]


def _widest_number(sheet: Sheet, place: int) -> int:
    column = (row.cells[place] for row in sheet.rows)
    # Asked first: most cells hold a text or nothing.
    cells = [cell for cell in column if cell is not None and type(cell) is not str]
    numbers = {shown(cell) for cell in cells if isinstance(plain(cell), int | Decimal)}
    widest = max(map(half_widths, numbers), default=0)
    return column_pixels(widest + _INDENT, BODY_POINTS) if widest else 0


def lay_out(sheet: Sheet, widths: list[int], *, above: float, lang: Lang) -> Pages:
    """Measure a print sheet.

    Args:
        sheet: the sheet.
        widths: of its columns, as `column_widths` has them.
        above: the height of what stands above its heading, in points.
        lang: language of the headings.
    """
    columns = sheet.layout.columns
    texts = [
        [cell if isinstance(cell, str) else shown(cell) for cell in row.cells] for row in sheet.rows
    ]
    widths = list(widths)
    heights = _heights(sheet, texts, widths)
    heading = _heading(sheet, lang)
    wide = sum(column.kind != "mark" for column in columns) > _A4_COLUMNS
    wide = wide or len(columns) > 2 * _A4_COLUMNS
    paper = A3 if wide and not sheet.portrait else A4
    across, down = _SIDES[paper] if sheet.portrait else reversed(_SIDES[paper])
    room = (across - 2 * 72 * MARGINS[0]) * _RESERVE
    scale = max(10, min(100, int(100 * room / (sum(widths) * POINTS_PER_PIXEL))))
    usable = (down - 2 * 72 * MARGINS[-1]) * 100 / scale
    notes = sum(text_height(note, sum(widths), SMALL_POINTS) for note in sheet.notes)
    breaks: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        breaks = _breaks(sheet, heights, usable, (above, sum(heading), notes))
        # A merged cell that a page's edge cuts says its text on both pages.
        stretched = _stretched(sheet, heights, texts, widths, breaks)
        if stretched == heights:
            break
        heights = stretched
    return Pages(tuple(widths), tuple(heights), heading, paper, not sheet.portrait, breaks)


def _heights(sheet: Sheet, texts: list[list[str]], widths: list[int]) -> list[float]:
    """Measure the rows; a column whose text would not fit the tallest row is made wider."""
    most = int((TALLEST - 12) / (BODY_POINTS * 1.36))
    widest = column_pixels(_WIDEST, BODY_POINTS)
    counts = [1] * len(texts)
    for place, column in enumerate(sheet.layout.columns):
        cells = [row[place] for row in texts]
        while not column.merged:
            width = widths[place]
            tall = {text: lines(text, width, BODY_POINTS) for text in set(cells)}
            if max(tall.values(), default=1) <= most or width >= widest:
                counts = [max(count, tall[text]) for count, text in zip(counts, cells, strict=True)]
                break
            widths[place] = min(widest, int(width * 1.2))
    heights = [row_height(count, BODY_POINTS) for count in counts]
    return _stretched(sheet, heights, texts, widths, ())


def _stretched(
    sheet: Sheet,
    heights: list[float],
    texts: list[list[str]],
    widths: list[int],
    breaks: tuple[int, ...],
) -> list[float]:
    """Return heights that give the rows of each merged cell room enough for its text."""
    heights = list(heights)
    for place, column in enumerate(sheet.layout.columns):
        for first, after in runs(sheet, place, breaks) if column.merged else ():
            needed = text_height(texts[first][place], widths[place], BODY_POINTS)
            missing = needed - sum(heights[first:after])
            if missing > 0:
                for row in range(first, after):
                    heights[row] = whole_pixels(heights[row] + missing / (after - first) + 0.4)
    return heights


def runs(sheet: Sheet, place: int, edges: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Return the runs of equal cells of a merged column, as [first, after) rows from 0.

    A run ends where an outer merged column changes, at rows that are no data, and at `edges`.
    """
    outer = [i for i, column in enumerate(sheet.layout.columns[: place + 1]) if column.merged]
    ends = {0, len(sheet.rows), *edges}
    for number, (before, here) in enumerate(pairwise(sheet.rows), start=1):
        if here.kind != "data" or before.kind != "data":
            ends.add(number)
    for each in outer:
        cells = [row.cells[each] for row in sheet.rows]
        ends.update(place for place, pair in enumerate(pairwise(cells), 1) if pair[0] != pair[1])
    return list(pairwise(sorted(ends)))


def upright(column: Column, title: str) -> Upright | None:
    """Return how a heading stands that is long for a narrow column of marks; None for others.

    Chinese characters stand one below the other; Latin words are turned, for they are not read
    letter by letter.
    """
    if column.kind != "mark" or half_widths(title) <= column.width:
        return None
    return "stacked" if of_script(title) == "zh" else "turned"


def _heading(sheet: Sheet, lang: Lang) -> tuple[float, ...]:
    tallest = 1
    across: dict[Text, int] = {}
    for column in sheet.layout.columns:
        title, width = column.title.get(lang), column_pixels(column.width, BODY_POINTS)
        tallest = max(tallest, _lines_of(column, title, width))
        if column.group:
            width = column_pixels(column.width, BODY_POINTS)
            across[column.group] = across.get(column.group, 0) + width
    heights = [row_height(tallest, BODY_POINTS)]
    if across:
        above = (text_height(each.get(lang), wide, BODY_POINTS) for each, wide in across.items())
        heights.insert(0, max(above))
    return tuple(heights)


def _lines_of(column: Column, title: str, width: int) -> int:
    """Return how many lines high a heading is."""
    stands = upright(column, title)
    if stands == "turned":
        long = pixels(half_widths(title), BODY_POINTS) * POINTS_PER_PIXEL
        return ceil(long / (row_height(2, BODY_POINTS) - row_height(1, BODY_POINTS)))
    return len(title) if stands else lines(title, width, BODY_POINTS)


def groups(sheet: Sheet) -> list[int]:
    """Return the rows, from 0, where a group of the outermost merged column begins."""
    merged = [place for place, column in enumerate(sheet.layout.columns) if column.merged][:1]
    later = (
        number
        for number, (before, here) in enumerate(pairwise(sheet.rows), start=1)
        if here.kind == "group" or any(before.cells[each] != here.cells[each] for each in merged)
    )
    return [0, *later]


def _breaks(
    sheet: Sheet, heights: Sequence[float], usable: float, around: tuple[float, float, float]
) -> tuple[int, ...]:
    """Fill pages with whole groups; a group longer than a page is cut between its rows.

    `around` are the heights of what stands above, of the heading, which each page repeats, and
    of the notes. Notes that do not fit take the last rows with them: no page holds notes alone.
    """
    starts = [*groups(sheet), len(heights)]
    breaks: list[int] = []
    above, repeated, notes = around
    filled = first = above + repeated
    for start, end in pairwise(starts):
        tall = sum(heights[start:end])
        begun = filled > (repeated if breaks else first)
        if filled + tall > usable and begun and repeated + tall <= usable:
            breaks.append(start)
            filled = repeated
        for row in range(start, end):
            if filled + heights[row] > usable and filled > repeated:
                breaks.append(row)
                filled = repeated
            filled += heights[row]
    totals = next((k for k, row in enumerate(reversed(sheet.rows)) if row.kind == "data"), 0)
    last = max(_TOGETHER, totals + 2) if totals else _TOGETHER  # totals go with some of the rows
    together = max(len(heights) - last, 1)
    group = max(start for start in starts if start <= together)
    if group > 0 and together - group < _TOGETHER:
        together = group  # rather a whole group than the end of one
    if filled + notes > usable:
        breaks.append(len(heights))
    if breaks and breaks[-1] > together:
        breaks = [row for row in breaks if row < together] + [together]
    return tuple(row for row in breaks if 0 < row < len(heights))

"""How a print sheet falls onto pages: widths, heights and breaks.

Every sheet is fitted to one page's width by the program that prints it; the scale this comes
to is estimated here, so that groups can begin pages, no merged cell is cut by a page's edge
and no page holds a lonely row.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from attrs import frozen

from policymodel.export.styles import BODY_POINTS, SMALL_POINTS
from policymodel.export.textsize import (
    TALLEST,
    column_pixels,
    half_widths,
    lines,
    row_height,
    whole_pixels,
)
from policymodel.findings import Lang
from policymodel.sheets.sheet import Cell, Column, Formula, Link, Number, Sheet

# XlsxWriter's numbers for paper sizes, and the short and long side in points.
A4, A3 = 9, 8
_SIDES = {A4: (595.3, 841.9), A3: (841.9, 1190.6)}
MARGIN_SIDE = 0.5  # inches, left and right
MARGIN_END = 0.7  # inches, top and bottom; the footer stands in it
POINTS_PER_PIXEL = 0.75
_RESERVE = 0.96  # programs differ by a few percent in how wide they draw a column
_WIDEST = 110.0  # half-width characters; wider columns cannot be read
_A4_COLUMNS = 8
_TOGETHER = 3  # rows that the last page holds at least
_ROUNDS = 4  # of breaking and making room; taller rows may break elsewhere


@frozen(kw_only=True)
class Pages:
    """A print sheet's measures.

    Attributes:
        widths: width of each column, in pixels.
        heights: height of each row of cells, in points.
        heading: heights of the heading's lines, in points.
        paper: A4 or A3, in XlsxWriter's numbers.
        landscape: whether the page lies on its long side.
        breaks: rows of cells, from 0, that begin a new page.
    """

    widths: tuple[int, ...]
    heights: tuple[float, ...]
    heading: tuple[float, ...]
    paper: int
    landscape: bool
    breaks: tuple[int, ...]


def shown(cell: Cell) -> str:
    """Return about what a reader sees in a cell, to measure it."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, Formula):
        # A format decides how many digits show; ten cover every figure of a plan.
        return cell.value if isinstance(cell.value, str) else format(cell.value, ".4g")
    if isinstance(cell, Number):
        return f"≥{cell.value:f}" if isinstance(cell.value, Decimal) else f"≥{cell.value}"
    return str(cell)


def lay_out(sheet: Sheet, *, above: float, lang: Lang) -> Pages:
    """Compute widths, heights, scale and page breaks of a print sheet.

    Args:
        sheet: the sheet.
        above: height of what stands above the heading, in points.
        lang: language of the headings.
    """
    columns = sheet.layout.columns
    texts = [[shown(cell) for cell in row.cells] for row in sheet.rows]
    widths = [column_pixels(column.width, BODY_POINTS) for column in columns]
    heights = _heights(sheet, texts, widths)
    heading = _heading(sheet, lang)
    wide = len([column for column in columns if column.kind != "mark"]) > _A4_COLUMNS
    wide = wide or len(columns) > 2 * _A4_COLUMNS
    paper = A3 if wide and not sheet.portrait else A4
    short, long = _SIDES[paper]
    across, down = (short, long) if sheet.portrait else (long, short)
    room = (across - 2 * 72 * MARGIN_SIDE) * _RESERVE
    table = sum(widths) * POINTS_PER_PIXEL
    scale = max(10, min(100, int(100 * room / table)))
    usable = (down - 2 * 72 * MARGIN_END) * 100 / scale
    notes = sum(
        row_height(lines(note, sum(widths), SMALL_POINTS), SMALL_POINTS) for note in sheet.notes
    )
    breaks: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        breaks = _breaks(
            sheet, heights, usable, first=above + sum(heading), repeated=sum(heading), notes=notes
        )
        # A merged cell that a page's edge cuts says its text on both pages.
        stretched = list(heights)
        _stretch_merged(sheet, stretched, texts, widths, breaks)
        if stretched == heights:
            break
        heights = stretched
    return Pages(
        widths=tuple(widths),
        heights=tuple(heights),
        heading=heading,
        paper=paper,
        landscape=not sheet.portrait,
        breaks=breaks,
    )


def _heights(sheet: Sheet, texts: list[list[str]], widths: list[int]) -> list[float]:
    """Measure the rows; a column whose text would not fit the tallest row is made wider."""
    most = int((TALLEST - 12) / (BODY_POINTS * 1.36))
    measured = [place for place, column in enumerate(sheet.layout.columns) if not column.merged]
    counts = [1] * len(texts)
    for place in measured:
        cap = column_pixels(_WIDEST, BODY_POINTS)
        while True:
            width = widths[place]
            tall = [lines(row[place], width, BODY_POINTS) if row[place] else 1 for row in texts]
            if not tall or max(tall) <= most or width >= cap:
                break
            widths[place] = min(cap, int(width * 1.2))
        counts = [max(pair) for pair in zip(counts, tall, strict=True)]
    heights = [row_height(count, BODY_POINTS) for count in counts]
    _stretch_merged(sheet, heights, texts, widths, ())
    return heights


def _stretch_merged(
    sheet: Sheet,
    heights: list[float],
    texts: list[list[str]],
    widths: list[int],
    breaks: tuple[int, ...],
) -> None:
    for place, column in enumerate(sheet.layout.columns):
        if column.merged:
            merged = runs(sheet, place, breaks)
            _stretch(heights, [row[place] for row in texts], merged, widths[place])


def _stretch(
    heights: list[float], texts: list[str], merged: list[tuple[int, int]], width: int
) -> None:
    """Give the rows of each merged cell room enough for its text."""
    for first, after in merged:
        needed = row_height(lines(texts[first], width, BODY_POINTS), BODY_POINTS)
        missing = needed - sum(heights[first:after])
        if missing > 0:
            for row in range(first, after):
                heights[row] = whole_pixels(heights[row] + missing / (after - first) + 0.4)


def runs(sheet: Sheet, place: int, edges: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Return the runs of equal cells of a merged column, as [first, after) rows from 0.

    A run ends where an outer merged column changes, at rows that are no data, and at `edges`.
    """
    outer = [
        each for each, column in enumerate(sheet.layout.columns) if column.merged and each <= place
    ]
    rows = sheet.rows
    ends = {0, len(rows), *edges}
    for number in range(1, len(rows)):
        before, here = rows[number - 1], rows[number]
        if (
            here.kind != "data"
            or before.kind != "data"
            or any(before.cells[each] != here.cells[each] for each in outer)
        ):
            ends.add(number)
    return list(pairwise(sorted(ends)))


def stacked(column: Column, title: str) -> bool:
    """Whether a heading's characters stand one below the other: long ones over narrow marks."""
    return column.kind == "mark" and half_widths(title) > column.width


def _heading(sheet: Sheet, lang: Lang) -> tuple[float, ...]:
    tallest = 1
    for column in sheet.layout.columns:
        title = column.title.get(lang)
        if stacked(column, title):
            tallest = max(tallest, len(title))
        else:
            width = column_pixels(column.width, BODY_POINTS)
            tallest = max(tallest, lines(title, width, BODY_POINTS))
    last = row_height(tallest, BODY_POINTS)
    if sheet.layout.header_rows == 1:
        return (last,)
    above = 1
    for group in {column.group for column in sheet.layout.columns if column.group}:
        across = sum(
            column_pixels(column.width, BODY_POINTS)
            for column in sheet.layout.columns
            if column.group == group
        )
        above = max(above, lines(group.get(lang), across, BODY_POINTS))
    return (row_height(above, BODY_POINTS), last)


def groups(sheet: Sheet) -> list[int]:
    """Return the rows, from 0, where a group of the outermost merged column begins."""
    merged = [place for place, column in enumerate(sheet.layout.columns) if column.merged]
    starts = [
        number
        for number, row in enumerate(sheet.rows)
        if row.kind == "group"
        or (
            merged
            and (number == 0 or row.cells[merged[0]] != sheet.rows[number - 1].cells[merged[0]])
        )
    ]
    return starts if starts and starts[0] == 0 else [0, *starts]


def _breaks(
    sheet: Sheet,
    heights: Sequence[float],
    usable: float,
    *,
    first: float,
    repeated: float,
    notes: float,
) -> tuple[int, ...]:
    """Fill pages with whole groups; a group longer than a page is cut between its rows.

    Notes that do not fit take the last rows with them: no page holds notes alone.
    """
    starts = [*groups(sheet), len(heights)]
    breaks: list[int] = []
    filled = first
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

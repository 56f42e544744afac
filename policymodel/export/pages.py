"""How a print sheet falls onto pages: print scale, widths, heights and breaks.

What stands here is what a spreadsheet program will print: the text of each cell as it is shown,
with breaks where a line would begin with a closing mark, and rows that are high enough for it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs
from attrs import frozen

from policymodel.export.columns import (
    WIDEST_COLUMN,
    Held,
    Span,
    fitted,
    holdings,
    printed,
    said,
    scale_for,
    spans,
    upright,
)
from policymodel.export.heads import aligned, head_height, headed, height_of
from policymodel.export.linebreaks import (
    balanced,
    bracket_apart,
    held,
    held_within,
    names_within,
    paper_capacity,
)
from policymodel.export.pagination import (
    FULL,
    Room,
    filled,
    is_sparse,
    may_begin,
    page_starts,
    shared,
)
from policymodel.export.paper import A3, A4, Page
from policymodel.export.punctuation import in_print
from policymodel.export.styles import BODY_POINTS, Fonts, Upright
from policymodel.export.textsize import (
    PADDING,
    TALLEST,
    capacity,
    lines,
    lines_within,
    row_height,
    whole_pixels,
)
from policymodel.sheets.sheet import Column, Row, Sheet, plain
from policymodel.text import Lang, Text

READABLE = 87  # percent: the least print scale; body text is 9 points high on paper
_WHOLE_READABLE = 78  # ... of a sheet that is to stand on one sheet of paper: 8 points
_SCALES = (95, 90, READABLE)  # tried where pages are not full at the largest that fits
_MOST_LINES = int((TALLEST - PADDING) / (BODY_POINTS * 1.44))
_WHOLE_PADDING, _NOTE_PADDING = 2, 2  # points above and below the text together
_SPARE_PADDING = 3.75  # points of a row's padding that it can do without
_EMPTY_LINE = 9.75  # points: a row above the table in which nothing stands
_ROUNDS = 6  # of breaking and making room; taller rows may break elsewhere
_WIDENINGS = 8


@frozen(kw_only=True)
class Pages:
    """A print sheet's measures: widths in pixels, heights in points; and its texts as printed.

    `breaks` are the rows of cells, from 0, that begin a new page. `texts` have what is written
    for the texts of each column that are not written as they are.
    """

    page: Page
    scale: int
    widths: tuple[int, ...]
    heights: tuple[float, ...]
    above: tuple[float, float, float]  # annex, title, line
    heading: tuple[float, ...]
    breaks: tuple[int, ...]
    title: str
    line: str
    notes: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]  # the sheet's, and what later pages say again
    texts: tuple[dict[str, str], ...]
    across: dict[int, str]  # what stands across all columns, by the row
    heads: tuple[tuple[str, str], ...]  # titles of the columns, and of their groups
    full: float = 1.0  # how full the emptiest page but the last is


def lay_out(sheet: Sheet, lang: Lang, fonts: Fonts) -> Pages:
    """Measure a print sheet."""
    titles = [in_print(column.title.get(lang), lang) for column in sheet.layout.columns]
    stands = list(map(upright, sheet.layout.columns, titles))
    return _Measured(sheet, lang, fonts, holdings(sheet, lang), titles, stands).best()


@frozen
class _Measured:
    """Tries print scales and papers for one sheet."""

    sheet: Sheet
    lang: Lang
    fonts: Fonts
    held: list[Held]
    titles: list[str]
    stands: list[Upright | None]

    def _shown(self, text: str) -> str:
        return in_print(text, self.lang)

    def _page(self, paper: int, *, landscape: bool) -> Page:
        return Page(paper, landscape, self.fonts.landscape if landscape else self.fonts.portrait)

    def best(self) -> Pages:
        """Return the largest print that fits: on one sheet of paper, or on pages that are full."""
        columns = _tall(spans(self.sheet, self.held, self.lang), self.held)
        landscape = not self.sheet.portrait
        if self.sheet.whole and (found := self._whole(columns, landscape=landscape)):
            return found
        floor = _WHOLE_READABLE if self.sheet.whole else READABLE
        count = printed(self.sheet)
        turns = dict.fromkeys(((A4, landscape), (A4, True), (A3, True)))
        for paper, across in turns:
            page = self._page(paper, landscape=across)
            if scale := scale_for(columns[:count], page, floor):
                return self._fullest(columns, page, scale, floor)
        # More columns than any paper holds at that size: smaller, but none falls off the page.
        page = self._page(A3, landscape=True)
        least = sum(span.least for span in columns[:count])
        return self._paged(columns, page, max(10, int(100 * page.across(100) / least)))

    def _fullest(self, columns: list[Span], page: Page, scale: int, floor: int) -> Pages:
        """Return the largest print whose pages are full, else the one with the fullest pages."""
        best = self._paged(columns, page, scale)
        for smaller in (each for each in _SCALES if floor <= each < scale):
            if best.full >= FULL:
                break
            best = max(best, self._paged(columns, page, smaller), key=lambda each: each.full)
        return best

    def _whole(self, columns: list[Span], *, landscape: bool) -> Pages | None:
        """Return the sheet on one sheet of paper, in the largest print; None where it is small."""
        least = sum(span.least for span in columns[: printed(self.sheet)])
        for paper in (A4, A3):
            for across in (landscape, not landscape):
                page = self._page(paper, landscape=across)
                high = min(100, int(100 * page.across(100) / least))
                # Nothing is tried on paper that is too small for certain.
                if high < _WHOLE_READABLE or self._lowest() > page.down(_WHOLE_READABLE):
                    continue
                if found := self._on_one(columns, page, high):
                    return found
        return None

    def _lowest(self) -> float:
        """Return how high the sheet is at least, should each row and the title be one line."""
        stacked = (
            len(title)
            for title, stands in zip(self.titles, self.stands, strict=True)
            if stands == "stacked"
        )
        rows = len(self.sheet.rows) * row_height(1, BODY_POINTS, _WHOLE_PADDING)
        return sum(self._above("")) + row_height(max(stacked, default=1), BODY_POINTS) + rows

    def _on_one(self, columns: list[Span], page: Page, scale: int) -> Pages | None:
        """Return the sheet on one page in the largest print, up to `scale` percent."""
        while True:
            pages = self._measured(columns, page, scale)
            used = sum((*pages.above, *pages.heading, *pages.heights))
            used += sum(height for _, height in pages.notes)
            if used <= page.down(scale):
                return pages
            if scale == _WHOLE_READABLE:
                return None
            # In smaller print columns are wider, and rows never higher.
            scale = max(_WHOLE_READABLE, min(scale - 1, int(page.down(1) / used)))

    def _paged(self, columns: list[Span], page: Page, scale: int) -> Pages:
        """Return the sheet at a print scale, on as many pages as it needs."""
        pages = self._measured(columns, page, scale)
        down, repeated = page.down(scale), sum(pages.heading)
        first = sum(pages.above) + repeated
        notes = sum(height for _, height in pages.notes)
        again = self._again(sum(pages.widths[: printed(self.sheet)]))
        room = Room(down - first, down - repeated, notes, [height for _, height in again])
        may = may_begin([row.kind for row in self.sheet.rows])
        heights, breaks = self._broken(pages, pages.heights, may, room)
        if is_sparse(heights, breaks, room):
            lower = [height - _SPARE_PADDING for height in pages.heights]
            found = self._broken(pages, lower, may, room)
            if len(found[1]) < len(breaks):
                heights, breaks = found
        moved = shared(heights, may, breaks, room, (first, repeated))
        # Not where a merged cell that is cut there would have too little room for its text.
        if _stretched(self.sheet, heights, pages, moved) == heights:
            breaks = moved
        heights, full = filled(heights, breaks, room, (first, repeated))
        pages = attrs.evolve(pages, heights=tuple(heights), breaks=breaks, full=full)
        return _continued(self.sheet, pages, again)

    def _broken(
        self, pages: Pages, heights: Sequence[float], may: Sequence[bool], room: Room
    ) -> tuple[list[float], tuple[int, ...]]:
        """Return the rows' heights and those that begin a page.

        A merged cell that a page's edge cuts says its text on both pages.
        """
        made, breaks = list(heights), tuple[int, ...]()
        for _ in range(_ROUNDS):
            breaks = page_starts(made, may, room)
            stretched = _stretched(self.sheet, made, pages, breaks)
            if stretched == made:
                break
            made = stretched
        return made, breaks

    def _again(self, wide: float) -> list[tuple[str, float]]:
        """Return what each row, should it begin a page, has said again above it; how high it is."""
        found, said_again, none = list[tuple[str, float]](), ("", 0.0), ("", 0.0)
        for row in self.sheet.rows:
            if row.kind == "group":
                text = self._shown(row.again)
                said_again = (text, height_of(text, wide)) if text else none
            found.append(said_again if row.kind == "data" else none)
        return found

    def _measured(self, columns: list[Span], page: Page, scale: int) -> Pages:
        """Return the sheet at a print scale, not cut into pages."""
        sheet, count = self.sheet, printed(self.sheet)
        widths = fitted(columns[:count], page.across(scale))
        widths += [int(span.wished) for span in columns[count:]]
        wide = sum(widths[:count])
        texts = list(map(self._texts, sheet.layout.columns, self.held, widths))
        heads = tuple(self._heads(widths))
        title = balanced(self._shown(sheet.title), wide, self.fonts.title_points)
        notes = [held(note, wide, BODY_POINTS) for note in map(self._shown, aligned(sheet.notes))]
        pages = Pages(
            page=page,
            scale=scale,
            widths=tuple(widths),
            heights=(),
            above=self._above(title),
            heading=self._heading(heads, widths),
            breaks=(),
            title=title,
            line=self._shown(sheet.line),
            notes=tuple((note, height_of(note, wide, _NOTE_PADDING)) for note in notes),
            rows=sheet.rows,
            texts=tuple({raw: new for raw, new in each.items() if raw != new} for each in texts),
            across={
                number: held(self._shown(str(plain(row.cells[0]) or "")), wide, BODY_POINTS)
                for number, row in enumerate(sheet.rows)
                if row.kind in ("group", "note")
            },
            heads=heads,
        )
        heights = self._heights(texts, widths, pages)
        return attrs.evolve(pages, heights=tuple(_stretched(sheet, heights, pages, ())))

    @staticmethod
    def _texts(column: Column, of: Held, width: int) -> dict[str, str]:
        """Return how the texts of a column are printed, but for those short of a line, as said."""
        room, least = paper_capacity(width, BODY_POINTS), capacity(width, BODY_POINTS)
        if column.names:
            return {
                raw: held_within(names_within(text, least), room) for raw, text in of.texts.items()
            }
        short = min(room, least) / 2
        return {
            raw: held_within(bracket_apart(text, least), room, least)
            for raw, text in of.texts.items()
            if len(text) > short or raw != text or "\n" in text
        }

    def _heights(
        self, texts: Sequence[dict[str, str]], widths: Sequence[int], pages: Pages
    ) -> list[float]:
        """Measure the rows, but for merged cells."""
        counts = [1] * len(self.sheet.rows)
        for place, column in enumerate(self.sheet.layout.columns):
            if column.merged:
                continue
            room = capacity(widths[place], BODY_POINTS)
            found = {raw: lines_within(text, room) for raw, text in texts[place].items()}
            tall = {raw: count for raw, count in found.items() if count > 1}
            for number, row in enumerate(self.sheet.rows if tall else ()):
                cell = row.cells[place]
                count = tall.get(cell if cell.__class__ is str else said(cell), 1)
                if count > counts[number]:
                    counts[number] = count
        wide = sum(widths[: printed(self.sheet)])
        for number, text in pages.across.items():
            counts[number] = lines(text, wide, BODY_POINTS)
        padding = _WHOLE_PADDING if self.sheet.whole else PADDING
        high = {count: row_height(count, BODY_POINTS, padding) for count in set(counts)}
        return [high[count] for count in counts]

    def _above(self, title: str) -> tuple[float, float, float]:
        annex, line = _EMPTY_LINE, _EMPTY_LINE
        if self.sheet.annex:
            annex = row_height(1, self.fonts.annex_points, 3)
        if self.sheet.line:
            line = row_height(1, BODY_POINTS, 4)
        return annex, row_height(title.count("\n") + 1, self.fonts.title_points, 9), line

    def _heads(self, widths: Sequence[int]) -> Iterator[tuple[str, str]]:
        groups: dict[Text, int] = {}
        for column, width in zip(self.sheet.layout.columns, widths, strict=True):
            if column.group:
                groups[column.group] = groups.get(column.group, 0) + width
        above = {
            group: held(self._shown(group.get(self.lang)), width, BODY_POINTS)
            for group, width in groups.items()
        }
        columns = zip(self.sheet.layout.columns, self.titles, self.stands, widths, strict=True)
        for column, title, stands, width in columns:
            shown = headed(title, width) if stands is None else title
            yield shown, above[column.group] if column.group else ""

    def _heading(
        self, heads: Sequence[tuple[str, str]], widths: Sequence[int]
    ) -> tuple[float, ...]:
        tallest, above = row_height(1, BODY_POINTS), 0.0
        groups: dict[str, int] = {}
        for stands, width, (title, group) in zip(self.stands, widths, heads, strict=True):
            tallest = max(tallest, head_height(stands, title, width))
            if group:
                groups[group] = groups.get(group, 0) + width
        for group, wide in groups.items():
            above = max(above, height_of(group, wide))
        if self.sheet.layout.header_rows == 1:
            return (max(above, tallest),)
        return above, tallest


def _continued(sheet: Sheet, pages: Pages, again: Sequence[tuple[str, float]]) -> Pages:
    """Return pages that say again whose rows they are where they begin within a group."""
    starts = [row for row in pages.breaks if again[row][0]]
    if not starts:
        return pages
    rows, heights = list(sheet.rows), list(pages.heights)
    for row in reversed(starts):
        text, height = again[row]
        empty = (None,) * (len(sheet.layout.columns) - 1)
        rows.insert(row, Row(cells=(text, *empty), kind="group"))
        heights.insert(row, height)
    across = {row + bisect_right(starts, row): text for row, text in pages.across.items()}
    across |= {row + place: again[row][0] for place, row in enumerate(starts)}
    breaks = tuple(row + bisect_left(starts, row) for row in pages.breaks)
    return attrs.evolve(
        pages, rows=tuple(rows), heights=tuple(heights), across=across, breaks=breaks
    )


def _tall(columns: list[Span], held: Sequence[Held]) -> list[Span]:
    """Return columns wide enough that no text of theirs needs more than the tallest row."""
    found = []
    for span, each in zip(columns, held, strict=True):
        width = span.wished
        for _ in range(_WIDENINGS):
            room = int(width / (BODY_POINTS * 4 / 3)) * (_MOST_LINES - 2) * 0.8
            longest = [text for text in each.texts if len(text) + 12 * text.count("\n") > room]
            most = max((lines(text, width, BODY_POINTS) for text in longest), default=1)
            if span.column.merged or most <= _MOST_LINES - 2 or width >= WIDEST_COLUMN:
                break
            width = min(WIDEST_COLUMN, width * 1.2)
        grown = width > span.wished
        found.append(attrs.evolve(span, wished=width, least=width) if grown else span)
    return found


def _stretched(
    sheet: Sheet, heights: Sequence[float], pages: Pages, breaks: tuple[int, ...]
) -> list[float]:
    """Return heights that give the rows of each merged cell room enough for its text."""
    made = list(heights)
    padding = _WHOLE_PADDING if sheet.whole else PADDING
    for place, column in enumerate(sheet.layout.columns):
        for first, after in runs(sheet, place, breaks) if column.merged else ():
            text = said(sheet.rows[first].cells[place])
            shown = pages.texts[place].get(text, text)
            missing = height_of(shown, pages.widths[place], padding) - sum(made[first:after])
            if text and missing > 0:
                for row in range(first, after):
                    made[row] = whole_pixels(made[row] + missing / (after - first))
    return made


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

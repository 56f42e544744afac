"""Tables of pages: what stands in their cells, and tables that go on over pages joined."""

from collections.abc import Iterable

from attrs import evolve, frozen

from policymodel.intake.pages.glyphs import Glyph
from policymodel.intake.pages.grids import Grid, GridCell
from policymodel.intake.pages.lines import PageLine, joined, page_lines
from policymodel.intake.pages.reflow import is_broken
from policymodel.intake.writer import Placed

_PADDING = 5.5
_NEAR = 6.0


@frozen
class PageTable:
    """A table on a page, or on several."""

    cells: tuple[Placed, ...]
    edges: tuple[float, ...]
    page: int

    @property
    def height(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)

    def row(self, number: int) -> tuple[tuple[int, str], ...]:
        """What stands in a row, without blanks, by column."""
        return tuple(
            (cell.column, "".join(cell.text.split()))
            for cell in sorted(self.cells, key=lambda each: each.column)
            if cell.row == number
        )


def parted(grid: Grid, glyphs: Iterable[Glyph]) -> tuple[dict[GridCell, list[Glyph]], list[Glyph]]:
    """Part characters into those of each cell of a table and the rest."""
    inside: dict[GridCell, list[Glyph]] = {cell: [] for cell in grid.cells}
    rest = []
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2
        if not (grid.left <= middle <= grid.right and grid.bottom <= glyph.middle <= grid.top):
            rest.append(glyph)
            continue
        cell = next((each for each in grid.cells if _holds(each, middle, glyph.middle)), None)
        if cell is None:
            rest.append(glyph)
        else:
            inside[cell].append(glyph)
    return inside, rest


def table_of(grid: Grid, inside: dict[GridCell, list[Glyph]], page: int) -> PageTable:
    """Return the table that a grid and the characters in its cells form."""
    placed = tuple(
        Placed(
            text=_cell_text(cell, inside[cell], page),
            row=cell.row,
            column=cell.column,
            rows=cell.rows,
            columns=cell.columns,
        )
        for cell in grid.cells
    )
    return PageTable(placed, grid.edges, page)


def goes_on(above: PageTable, below: PageTable) -> bool:
    """Return whether a table is the rest of one that ended the page before."""
    pairs = zip(above.edges, below.edges, strict=False)
    return len(above.edges) == len(below.edges) and all(abs(a - b) <= _NEAR for a, b in pairs)


def put_together(above: PageTable, below: PageTable) -> tuple[PageTable, str]:
    """Return two parts of a table as one, and the header that the second repeats, if it does."""
    repeats = 0
    while repeats < min(above.height, below.height - 1) and repeats < 3:
        row = below.row(repeats)
        if row != above.row(repeats) or not any(text for _, text in row):
            break
        repeats += 1
    header = " ".join(text for row in range(repeats) for _, text in below.row(row))
    cells, rest = _mended(above, [each for each in below.cells if each.row >= repeats], repeats)
    shift = above.height - min((each.row for each in rest), default=0)
    rest = [evolve(each, row=each.row + shift) for each in rest]
    return PageTable((*cells, *rest), above.edges, above.page), header


def _mended(
    above: PageTable, below: list[Placed], first: int
) -> tuple[tuple[Placed, ...], list[Placed]]:
    """Give a row that the end of a page has cut what stands of it on the next.

    There it has no number, and few of its cells hold something: the rest of theirs above.
    """
    last = {each.column: each for each in above.cells if each.row + each.rows == above.height}
    row = [each for each in below if each.row == first]
    held = [each for each in row if each.text]
    goes_on = (
        0 < len(held) <= len(row) / 2
        and not any(each.column == 0 for each in held)
        and all(each.rows == 1 and each.column in last and last[each.column].text for each in held)
    )
    if not goes_on:
        return above.cells, below
    more = {last[each.column]: each.text for each in held}
    cells = (
        evolve(each, text=_continued(each.text, more[each])) if each in more else each
        for each in above.cells
    )
    return tuple(cells), [each for each in below if each.row > first]


def _continued(text: str, rest: str) -> str:
    return f"{text}\n{rest}" if text.endswith(("。", "；", ";")) else text + rest


def _holds(cell: GridCell, x: float, y: float) -> bool:
    return cell.left <= x <= cell.right and cell.bottom <= y <= cell.top


def _cell_text(cell: GridCell, glyphs: list[Glyph], page: int) -> str:
    """What stands in a cell: lines that were broken by its width are one."""
    text: list[list[PageLine]] = []
    before: PageLine | None = None
    room = cell.right - cell.left - 2 * _PADDING
    for line in page_lines(glyphs, page):
        width = line.right - line.left
        # What is centred ends before the right side, so widths are compared and not places.
        if before is not None and is_broken(before, line, before.left + max(room, width)):
            text[-1].append(line)
        else:
            text.append([line])
        before = line
    return "\n".join(map(joined, text))

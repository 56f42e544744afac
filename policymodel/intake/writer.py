"""From the lines and tables that a format holds to one canonical text, and blocks in it."""

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from attrs import evolve, frozen

from policymodel.intake.document import (
    Aside,
    AsideKind,
    Block,
    Kind,
    MetadataItem,
    TableCell,
)
from policymodel.intake.furniture import (
    contacts_inside,
    furniture,
    portal_items,
    without_persons,
)

OWN: frozenset[AsideKind] = frozenset({"contact", "contents", "furniture", "page_number"})
"""The kinds of furniture that lines of any format can be."""


class Line(NamedTuple):
    """A paragraph of a document, or where `cells` stand, a table."""

    text: str
    kind: Kind | Literal["contents", "related", "portal"] = "paragraph"
    level: int | None = None
    cells: tuple["Placed", ...] = ()
    page: int | None = None


@frozen(kw_only=True)
class Placed:
    """A cell of a table before its text has a place: what the readers of formats make."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Writer:
    """Writes the canonical text of a document, line by line, and keeps where its blocks lie.

    Whom to call is set aside wherever it stands; other furniture where the format has it.

    Args:
        own: the kinds of furniture that lines of the format can be.
    """

    def __init__(self, own: Collection[AsideKind] = OWN) -> None:
        self._own = own
        self._lines: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self.metadata: list[MetadataItem] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "\n".join(self._lines)

    def write(self, line: Line) -> None:
        """Write a paragraph or a table, or set aside what is neither."""
        match line.kind:
            case "table":
                self.table(line.cells, page=line.page)
            case "contents" | "related":
                self.aside(line.kind, line.text, page=line.page)
            case "portal":
                self.portal([line.text])
            case kind:
                for each in line.text.split("\n"):
                    self.line(each, kind, level=line.level, page=line.page)

    def line(
        self,
        text: str,
        kind: Kind = "paragraph",
        *,
        level: int | None = None,
        page: int | None = None,
    ) -> Block | None:
        """Write a paragraph; of nothing but blanks nothing is written."""
        text = self._without_contacts(tidy(text), page)
        found = furniture(text)
        if found is not None and found in self._own:
            self.aside(found, text, page=page)
            return None
        if not text:
            return None
        start = self._write(text)
        block = Block(kind=kind, start=start, end=start + len(text), level=level, page=page)
        self.blocks.append(block)
        return block

    def table(self, cells: Iterable[Placed], *, page: int | None = None) -> None:
        """Write a table; of one in which all cells are empty nothing is written.

        Rows above and below that are one cell from side to side are its title and its notes:
        they are paragraphs.
        """
        above, placed, below = _parted(cells)
        for cell in above:
            self._paragraphs(cell.text, page)
        self._table(placed, page)
        for cell in below:
            self._paragraphs(cell.text, page)

    def _paragraphs(self, text: str, page: int | None) -> None:
        for line in text.split("\n"):
            self.line(line, page=page)

    def _table(self, placed: list[Placed], page: int | None) -> None:
        texts = [self._cell_text(cell.text, page) for cell in placed]
        if not any(texts):
            return
        written = []
        for cell, text in zip(placed, texts, strict=True):
            start = self._write(text) if text else self._length
            written.append(
                TableCell(
                    start=start,
                    end=start + len(text),
                    row=cell.row,
                    column=cell.column,
                    rows=cell.rows,
                    columns=cell.columns,
                )
            )
        first = next(cell.start for cell in written if cell.end > cell.start)
        end = max(cell.end for cell in written)
        inside = tuple(_within(cell, first, end) for cell in written)
        self.blocks.append(Block(kind="table", start=first, end=end, page=page, cells=inside))

    def portal(self, lines: Iterable[str]) -> None:
        """Write what a portal says of the document, and keep what it is."""
        for line in map(tidy, lines):
            said = portal_items(line)
            if not said:
                continue
            start = self._write(line)
            self.blocks.append(Block(kind="metadata", start=start, end=start + len(line)))
            self.metadata += (
                MetadataItem(
                    key=each.key,
                    label=each.label,
                    text=line[each.start : each.end],
                    start=start + each.start,
                    end=start + each.end,
                )
                for each in said
            )

    def aside(self, kind: AsideKind, text: str, *, page: int | None = None) -> None:
        """Keep what is set aside; nothing where it says nothing."""
        if kind == "contact":
            text = without_persons(text)
        if text := " ".join(text.split()):
            self.asides.append(Aside(kind=kind, text=text, page=page))

    def _without_contacts(self, text: str, page: int | None) -> str:
        while found := contacts_inside(text):
            self.aside("contact", found, page=page)
            text = text.replace(found, "")
        return text

    def _cell_text(self, text: str, page: int | None) -> str:
        lines = []
        for each in text.split("\n"):
            line = self._without_contacts(tidy(each), page)
            if furniture(line) == "contact":
                self.aside("contact", line, page=page)
            elif line:
                lines.append(line)
        return "\n".join(lines)

    def _write(self, text: str) -> int:
        start = self._length + (1 if self._lines else 0)
        self._lines.append(text)
        self._length = start + len(text)
        return start


def tidy(text: str) -> str:
    """Return a line without what only moves its characters: blanks at its ends, double blanks.

    >>> tidy("  二、\\t主要\\xa0\\xa0目标\\u200b\\u3000")
    '二、 主要 目标'
    """
    return " ".join(text.translate(_INVISIBLE).split())


def _parted(cells: Iterable[Placed]) -> tuple[list[Placed], list[Placed], list[Placed]]:
    """Part the cells of a table from those above and below that go from side to side."""
    placed = sorted(cells, key=lambda cell: (cell.row, cell.column))
    width = max((cell.column + cell.columns for cell in placed), default=0)
    height = max((cell.row + cell.rows for cell in placed), default=0)
    across = {cell.row: cell for cell in placed if cell.columns == width > 1 and cell.rows == 1}
    first, last = 0, height
    while first in across:
        first += 1
    while last - 1 in across and last - 1 > first:
        last -= 1
    if last - first < 2:
        first, last = 0, height
    inside = [evolve(cell, row=cell.row - first) for cell in placed if first <= cell.row < last]
    above = [across[row] for row in range(first)]
    return above, inside, [across[row] for row in range(last, height)]


def _within(cell: TableCell, first: int, end: int) -> TableCell:
    """An empty cell at the edge of a table lies inside it."""
    if cell.end > cell.start:
        return cell
    place = min(max(cell.start, first), end)
    return evolve(cell, start=place, end=place)


# Zero width, marks of direction, soft hyphen: they come with copied text, and nobody sees them.
_INVISIBLE = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
)

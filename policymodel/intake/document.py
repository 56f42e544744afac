"""A document as every format gives it: one canonical text, and blocks that lie in it.

**The canonical text.** Of a .txt or .md file it is the file's own text, unchanged. Of every other
format it is made: a line a paragraph, without blanks at its ends; of a table a line a paragraph
of each cell, from left to right and from above, an empty cell no line, a merged cell once; then
the footnotes. That is how tables stand in documents that were copied out of web pages, and what
quantities and responsibility are read from elsewhere in this house: two cells on one line would
run into one sentence, and 2020 beside 2025 into a range. What a row or column holds is not read
from the text but from the cells of the block, each with its offsets.

**Set aside.** What is not the document's own (page numbers, running heads, navigation, telephone
lines) stands in `asides`, never in the text that is made. A .txt keeps it, and `asides` says where.
"""

from collections.abc import Iterator
from typing import Literal

from attrs import field, frozen

from policymodel.findings import Finding

Kind = Literal["heading", "paragraph", "table", "footnote", "metadata"]
"""What a block is; ``metadata``: what a portal says of the document, above it."""

AsideKind = Literal[
    "page_number",
    "running_head",
    "contents",
    "navigation",
    "related",
    "contact",
    "furniture",
    "comment",
    "deletion",
    "hidden",
    "number",
]
"""Why something was set aside: a page's number; what is printed at the head or foot of each page;
the table of contents; the menus of a web page; links to other pages; who to call; counters,
buttons and notices of a web page; a reviewer's comment; what a tracked change deletes; what is
formatted as hidden; the automatic number of an empty paragraph."""


@frozen(kw_only=True)
class TableCell:
    """A cell of a table; one that is merged stands once.

    Attributes:
        start: where its text begins in the canonical text.
        end: where it ends; an empty cell ends where it begins.
        row: its first row, from 0.
        column: its first column, from 0.
        rows: how many rows it covers.
        columns: how many columns it covers.
    """

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@frozen(kw_only=True)
class Block:
    """A stretch of the canonical text that belongs together.

    Attributes:
        kind: see `Kind`.
        start: where it begins in the canonical text.
        end: where it ends.
        level: of a heading that its format calls one, its level, from 1.
        page: the page on which it begins, from 1, where the format has pages.
        cells: of a table, its cells, by row and column.
    """

    kind: Kind
    start: int
    end: int
    level: int | None = None
    page: int | None = None
    cells: tuple[TableCell, ...] = field(default=(), repr=False)

    @property
    def rows(self) -> tuple[tuple[TableCell | None, ...], ...]:
        """The rows of a table, merged cells in each place that they cover; None where none is."""
        height = max((cell.row + cell.rows for cell in self.cells), default=0)
        width = max((cell.column + cell.columns for cell in self.cells), default=0)
        grid: list[list[TableCell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            for row in grid[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
        return tuple(map(tuple, grid))


@frozen(kw_only=True)
class Aside:
    """What was read and is no part of the document.

    Attributes:
        kind: see `AsideKind`.
        text: what it says; of a contact its label alone, for names and numbers of persons are
            handed to nobody.
        start: where it stands in the text of a .txt, which keeps it; else None.
        end: where it ends there.
        page: the page on which it stood, from 1, where the format has pages.
    """

    kind: AsideKind
    text: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


@frozen(kw_only=True)
class MetadataItem:
    """What a portal's table of metadata says.

    Attributes:
        key: what is said, as vocabulary: ``"index_number"``, ``"issuer"``, ``"issued"``,
            ``"published"``, ``"number"``, ``"title"``, ``"topic"``, ``"validity"``, ``"origin"``.
        label: the label that is printed, without its colon.
        text: what the label is of.
        start: where `text` begins in the canonical text; None where it is not in it.
        end: where it ends there.
    """

    key: str
    label: str
    text: str
    start: int | None = None
    end: int | None = None


@frozen(kw_only=True)
class DocumentText:
    """A document that was read: its canonical text, and what is known of it.

    Attributes:
        name: the file's name.
        format: what the file is, by its content: ``"txt"``, ``"docx"``, ``"html"``, ``"pdf"``, ….
        text: the canonical text.
        blocks: what lies in it, in order, no two in one place.
        asides: what was read and set aside, in order.
        told: what a reader must know of the reading, most of them of severity ``"info"``; `at`
            is a place in the canonical text.
        metadata: what the page says of the document, in order.

    >>> from policymodel.intake.reading import read_bytes
    >>> document = read_bytes("一、目标\\n建泵站30座。\\n打印 关闭".encode(), "a.txt")
    >>> [document.text_of(block) for block in document.blocks]
    ['一、目标', '建泵站30座。']
    >>> document.asides[0].kind
    'furniture'
    """

    name: str
    format: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    asides: tuple[Aside, ...] = field(default=(), repr=False)
    told: tuple[Finding, ...] = ()
    metadata: tuple[MetadataItem, ...] = field(default=(), repr=False)

    def text_of(self, part: Block | TableCell) -> str:
        """Return the characters of a block or a cell."""
        return self.text[part.start : part.end]

    def table(self, block: Block) -> tuple[tuple[str, ...], ...]:
        """Return the texts of a table's cells by row, a merged one in each place it covers."""
        return tuple(
            tuple("" if cell is None else self.text_of(cell) for cell in row) for row in block.rows
        )

    def items(self, key: str) -> Iterator[MetadataItem]:
        """Yield what the metadata say under `key`; see `MetadataItem`."""
        return (item for item in self.metadata if item.key == key)

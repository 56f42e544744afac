"""From the pages of a PDF file to a document."""

from collections.abc import Iterator

from attrs import evolve, frozen

from policymodel.findings import Finding
from policymodel.intake.document import AsideKind, DocumentText
from policymodel.intake.faults import refusal, say, telling
from policymodel.intake.mending import mended, with_marks
from policymodel.intake.order import out_of_order
from policymodel.intake.pages.extraction import sheets_of
from policymodel.intake.pages.glyphs import Sheet
from policymodel.intake.pages.grids import grids
from policymodel.intake.pages.lines import PageLine, page_lines
from policymodel.intake.pages.reflow import Margins, margins, paragraphs
from policymodel.intake.pages.running import running
from policymodel.intake.pages.tables import PageTable, goes_on, parted, put_together, table_of
from policymodel.intake.writer import Line, Writer

_FEWEST = 4
_SHOWN = 12


@frozen
class _Page:
    """What stands on a page, lines and tables from above."""

    sheet: Sheet
    items: tuple[PageLine | PageTable, ...]

    @property
    def lines(self) -> list[PageLine]:
        return [item for item in self.items if isinstance(item, PageLine)]


def read_pdf(data: bytes, name: str) -> DocumentText:
    """Return a PDF file that holds text as a document.

    Running heads and page numbers are set aside; lines are joined to paragraphs by where they
    end and begin, and tables that go on over pages are joined.

    Raises:
        DocumentError: pypdfium2 is missing; the file is damaged, protected, too large, or holds
            no text.
    """
    pages = [_page(sheet) for sheet in sheets_of(data, name)]
    if not any(page.items for page in pages):
        raise refusal(say, "I008", name=name)
    aside: dict[PageLine, AsideKind] = dict(
        running([(page.sheet.height, page.lines) for page in pages])
    )
    kept = [_without(page, aside) for page in pages]
    writer = Writer()
    for line, kind in aside.items():
        writer.aside(kind, line.text, page=line.page)
    items = _over_pages(kept, writer)
    scanned = any(page.sheet.is_scan for page in pages)
    lines, marks = with_marks(_lines(items, _margins(kept, scanned=scanned)))
    lines, joined = mended(lines)
    for each in lines:
        writer.write(each)
    if not writer.blocks:
        raise refusal(say, "I009", name=name)
    writer.asides.sort(key=lambda each: each.page or 0)
    return DocumentText(
        name=name,
        format="pdf",
        text=writer.text,
        blocks=tuple(writer.blocks),
        asides=tuple(writer.asides),
        told=(*_told(pages, joined, marks), *(out_of_order(writer.text) if scanned else ())),
    )


def _margins(pages: list[_Page], *, scanned: bool) -> Margins:
    # The boxes of recognised characters are rough: lines seem to end where they do not.
    return margins(
        [line for page in pages for line in page.lines],
        max(page.sheet.width for page in pages),
        uneven=4 if scanned else 2,
    )


def _page(sheet: Sheet) -> _Page:
    glyphs = list(sheet.glyphs)
    tables: list[tuple[float, PageTable]] = []
    for grid in grids(sheet):
        inside, rest = parted(grid, glyphs)
        if sum(map(bool, inside.values())) > 1:
            tables.append((grid.top, table_of(grid, inside, sheet.number)))
            glyphs = rest
    lines = [(line.top, line) for line in page_lines(glyphs, sheet.number)]
    # Lines and tables by where they begin, from above; lines keep their own order.
    items: list[tuple[float, PageLine | PageTable]] = [*tables, *lines]
    items.sort(key=lambda each: -each[0])
    return _Page(sheet, tuple(item for _, item in items))


def _without(page: _Page, aside: dict[PageLine, AsideKind]) -> _Page:
    items = (item for item in page.items if isinstance(item, PageTable) or item not in aside)
    return evolve(page, items=tuple(items))


def _over_pages(pages: list[_Page], writer: Writer) -> list[PageLine | PageTable]:
    """Return all items in order, tables that go on over pages joined."""
    items: list[PageLine | PageTable] = []
    for page in pages:
        for place, item in enumerate(page.items):
            last = items[-1] if items else None
            if (
                place == 0
                and isinstance(item, PageTable)
                and isinstance(last, PageTable)
                and goes_on(last, item)
            ):
                items[-1], header = put_together(last, item)
                writer.aside("running_head", header, page=item.page)
            else:
                items.append(item)
    return items


def _lines(items: list[PageLine | PageTable], within: Margins) -> Iterator[Line]:
    waiting: list[PageLine] = []
    for item in items:
        if isinstance(item, PageLine):
            waiting.append(item)
            continue
        yield from paragraphs(waiting, within)
        waiting = []
        yield Line("", "table", cells=item.cells, page=item.page)
    yield from paragraphs(waiting, within)


def _told(pages: list[_Page], joined: int, marks: int) -> Iterator[Finding]:
    scans = sum(page.sheet.is_scan and bool(page.items) for page in pages)
    if scans:
        yield telling(say, "I103", pages=scans)
    empty = [page.sheet.number for page in pages if len(page.sheet.glyphs) < _FEWEST]
    silent = [number for number in empty if pages[number - 1].sheet.has_picture]
    if silent:
        listed = "、".join(map(str, silent[:_SHOWN])) + ("…" if len(silent) > _SHOWN else "")
        yield telling(say, "I105", pages=listed)
    if joined:
        yield telling(say, "I113", count=joined)
    if marks:
        yield telling(say, "I115", count=marks)

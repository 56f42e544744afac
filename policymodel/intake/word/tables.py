"""Where the cells of a Word table stand: merged ones once, with what they cover."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define, field

from policymodel.intake import limits


@define
class TableSpace:
    """A cell and the elements that hold its text: several where it was merged downwards."""

    row: int
    column: int
    columns: int
    rows: int = 1
    parts: list[Element] = field(factory=list)


def placed_cells(table: Element) -> list[TableSpace]:
    """Return the cells of a table; rows that a tracked change deletes are left out."""
    cells: list[TableSpace] = []
    above: dict[int, TableSpace] = {}
    for row, element in enumerate(_rows(table)):
        above = _read_row(element, row, above, cells)
    return cells


def _read_row(
    element: Element, row: int, above: dict[int, TableSpace], cells: list[TableSpace]
) -> dict[int, TableSpace]:
    """Add the cells of a row to `cells`; return, by its column, each cell that reaches it."""
    here: dict[int, TableSpace] = {}
    column = _skipped(element)
    last: TableSpace | None = None
    for cell in _inside(element, "w:tc"):
        properties = cell.find("w:tcPr")
        width = _width(properties)
        if _goes_on(properties, "w:hMerge") and last is not None:
            last.columns += width
            last.parts.append(cell)
        elif (held := above.get(column)) is not None and _goes_on(properties, "w:vMerge"):
            held.rows = row - held.row + 1
            held.parts.append(cell)
            here[column] = last = held
        else:
            last = TableSpace(row, column, width, parts=[cell])
            cells.append(last)
            here[column] = last
        column += width
        if column >= limits.MOST_COLUMNS:
            break
    return here


def _rows(table: Element) -> Iterator[Element]:
    for row in _inside(table, "w:tr"):
        properties = row.find("w:trPr")
        if properties is None or properties.find("w:del") is None:
            yield row


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Rows and cells may stand in content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:moveTo"):
            yield from _inside(child, tag)


def _skipped(row: Element) -> int:
    properties = row.find("w:trPr")
    before = None if properties is None else properties.find("w:gridBefore")
    return 0 if before is None else _number(before.get("w:val"), 0)


def _width(properties: Element | None) -> int:
    span = None if properties is None else properties.find("w:gridSpan")
    return 1 if span is None else max(_number(span.get("w:val"), 1), 1)


def _goes_on(properties: Element | None, tag: str) -> bool:
    """Whether a cell is part of the one above it, or of the one before it."""
    merge = None if properties is None else properties.find(tag)
    return merge is not None and merge.get("w:val", "continue") == "continue"


def _number(text: str | None, otherwise: int) -> int:
    is_number = text is not None and text.isascii() and text.isdigit() and len(text) < 4
    return min(int(text or 0), limits.MOST_COLUMNS) if is_number else otherwise

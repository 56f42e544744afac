"""The fast way to write cells: each row's XML at once.

XlsxWriter keeps every cell as an object, runs 29 regular expressions on every formula and
builds each cell's XML from a list of attributes; half of a workbook's time goes there. Here
cells become XML as they are written, and only what surrounds them is XlsxWriter's. It leans
on private members of the pinned versions: `fits` says whether they are there, the plain
`SheetWriter` takes over where they are not, and a test holds the two against each other.
"""

from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from policymodel.export.writing import SheetWriter, check_formula, check_text
from policymodel.sheets.sheet import letters

_ROWS, _COLUMNS = 1_048_576, 16_384
_NEEDED = (
    "_write_rows",
    "_check_dimensions",
    "_escape_control_characters",
    "_xml_start_tag",
    "_write_sheet_data",
)


def fits() -> bool:
    """Whether the installed XlsxWriter has the private members that this way needs."""
    return all(hasattr(Worksheet, name) for name in _NEEDED)


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


class BulkSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is not typed
    """A worksheet whose rows are XML already."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, dict[int, str]] = {}
        self.heights: dict[int, float] = {}

    def _write_rows(self) -> None:
        out = []
        for row in sorted(self.rows.keys() | self.heights.keys()):
            height = self.heights.get(row)
            size = "" if height is None else f' ht="{height:.16G}" customHeight="1"'
            cells = self.rows.get(row, {})
            body = "".join([cells[column] for column in sorted(cells)])
            out.append(f'<row r="{row + 1}"{size}>{body}</row>')
        self.fh.write("".join(out))


class BulkWriter(SheetWriter):
    """Writes cells of a `BulkSheet`; the same doors as `SheetWriter`."""

    sheet: BulkSheet

    def __init__(self, sheet: BulkSheet, name: str) -> None:
        super().__init__(sheet, name)
        self._index = sheet.str_table._get_shared_string_index
        self._letters: list[str] = []
        self._marks: dict[Any, int] = {}

    def _put(self, row: int, column: int, style: Any, rest: str) -> None:
        rows = self.sheet.rows
        if row not in rows:
            self._done(-1 if row >= _ROWS else 0, row, column)
            rows[row] = {}
        while column >= len(self._letters):
            self._done(-1 if column >= _COLUMNS else 0, row, column)
            self._letters.append(letters(len(self._letters)))
            self.sheet._check_dimensions(row, column)
        mark = self._marks.get(style)
        if mark is None:
            mark = self._marks[style] = style._get_xf_index()
        rows[row][column] = f'<c r="{self._letters[column]}{row + 1}" s="{mark}"{rest}'

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.sheet.heights[row] = points
        self.sheet._check_dimensions(row, 0)

    def text(self, row: int, column: int, value: str, style: Any) -> None:
        """Write text as text, whatever it looks like."""
        check_text(value, self._place(row, column))
        if value.startswith("<r>") and value.endswith("</r>"):
            inline = _escaped(self.sheet._escape_control_characters(value))
            rest = f' t="inlineStr"><is><t xml:space="preserve">{inline}</t></is></c>'
        else:
            rest = f' t="s"><v>{self._index(value)}</v></c>'
        self._put(row, column, style, rest)

    def number(self, row: int, column: int, value: Decimal | int, style: Any) -> None:
        """Write a number."""
        self._put(row, column, style, f"><v>{float(value):.16G}</v></c>")

    def formula(
        self, row: int, column: int, text: str, value: Decimal | int | str, style: Any
    ) -> None:
        """Write a formula with the value that it computes to."""
        check_formula(text, self._place(row, column))
        body = _escaped(text.removeprefix("="))
        if isinstance(value, str):
            kind = ' t="str"' if value else ""
            rest = f"{kind}><f>{body}</f><v>{_escaped(value)}</v></c>"
        else:
            rest = f"><f>{body}</f><v>{float(value):.16G}</v></c>"
        self._put(row, column, style, rest)

    def link(self, row: int, column: int, sheet: str, cell: str, text: str, style: Any) -> None:
        """Write text that leads to a cell of another sheet."""
        super().link(row, column, sheet, cell, text, style)
        self.sheet.table[row].pop(column, None)
        self.text(row, column, text, style)

    def blank(self, row: int, column: int, style: Any) -> None:
        """Write an empty cell that has a format."""
        self._put(row, column, style, "/>")

    def merge(self, first: tuple[int, int], last: tuple[int, int], style: Any) -> None:
        """Merge a range of cells; the first is to be written afterwards."""
        if first == last:
            return
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                self.blank(row, column, style)
        self.sheet.merge.append([*first, *last])

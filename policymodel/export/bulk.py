"""The fast way to write a workbook: each row's XML at once, plain texts as they are.

XlsxWriter keeps every cell as an object, and half of a workbook's time goes there. Here cells
become XML as they are written. This leans on members of XlsxWriter that are not public: a version
that was not tried gets the plain `SheetWriter`, and a test holds both ways' parts against each
other, byte by byte.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.worksheet import Worksheet

from policymodel.export.seal import EPOCH, seal
from policymodel.export.writing import SheetWriter
from policymodel.sheets.sheet import letters

_ROWS, _COLUMNS = 1_048_576, 16_384
_TRIED = ("3.2.", "3.3.")
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_BLOCK = 16  # rows that share one note of where their cells lie
_LEVEL = 2  # of compression: half the time that the usual 6 takes, for files a tenth larger
_NOT_PLAIN = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x|\A\s|\s\Z")
"""What XlsxWriter writes into a file otherwise than it stands in a text, or marks."""


def fits() -> bool:
    """Whether the installed XlsxWriter is of a version that this way was tried with."""
    return str(xlsxwriter.__version__).startswith(_TRIED)


class BulkBook(xlsxwriter.Workbook):  # type: ignore[misc]  # XlsxWriter is not typed
    """A workbook that packs its parts itself, sealed, into `target`."""

    def __init__(self, target: BytesIO, options: dict[str, Any]) -> None:
        """Take where the file goes, and XlsxWriter's options; ``in_memory`` is one of them."""
        super().__init__(BytesIO(), options)  # XlsxWriter has no parts left to pack
        self.target = target

    def _get_packager(self) -> Any:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]
    def _create_package(self) -> list[Any]:
        with ZipFile(self.workbook.target, "w") as package:
            for file, name, is_binary in super()._create_package():
                data = file.getvalue() if is_binary else file.getvalue().encode()
                package.writestr(ZipInfo(name, EPOCH), data, ZIP_DEFLATED, _LEVEL)
            seal(package)
        return []

    def _write_shared_strings_file(self) -> None:
        texts = _Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class _Texts(SharedStrings):  # type: ignore[misc]
    def _write_sst_strings(self) -> None:
        for text in self.string_table.string_array:
            if _NOT_PLAIN.search(text):
                self._write_si(text)
            else:
                self.fh.write(f"<si><t>{text}</t></si>")


class _Marks(dict[Any, str]):
    """What names the formats of cells, each numbered where its format is met first."""

    def __missing__(self, style: Any) -> str:
        mark = self[style] = f'" s="{style._get_xf_index()}"'
        return mark


class BulkSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is not typed
    """A worksheet whose rows are XML already."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, dict[int, tuple[Any, str]]] = {}
        self.heights: dict[int, float] = {}

    def _write_rows(self) -> None:
        out, spans = [], self._spans()
        heads = [f'<c r="{letters(column)}' for column in range(self.dim_colmax + 1)]
        # A format gets its number where it is met first, row by row: cells below that were
        # merged, and so written before, must not be asked sooner.
        marks = _Marks()
        for row in sorted(self.rows.keys() | self.heights.keys()):
            number = str(row + 1)
            head = f'<row r="{number}"'
            if row // _BLOCK in spans:
                head += f' spans="{spans[row // _BLOCK]}"'
            if row in self.heights:
                head += f' ht="{self.heights[row]:.16G}" customHeight="1"'
            if row not in self.rows:
                out.append(f"{head}/>")
                continue
            out.append(f"{head}>")
            cells = self.rows[row]
            for column in sorted(cells):
                style, rest = cells[column]
                out.append(f"{heads[column]}{number}{marks[style]}{rest}")
            out.append("</row>")
        self.fh.write("".join(out))

    def _write_merge_cells(self) -> None:
        if self.merge:
            self.fh.write(f'<mergeCells count="{len(self.merge)}">')
            self.fh.write(
                "".join(
                    f'<mergeCell ref="{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"/>'
                    for top, left, bottom, right in self.merge
                )
            )
            self.fh.write("</mergeCells>")

    def _spans(self) -> dict[int, str]:
        """The first and last column that has a cell, by the block of rows."""
        held: dict[int, set[int]] = defaultdict(set)
        for row, cells in self.rows.items():
            held[row // _BLOCK].update(cells)
        return {block: f"{min(each) + 1}:{max(each) + 1}" for block, each in held.items()}


class BulkWriter(SheetWriter):
    """Writes cells of a `BulkSheet`; the same doors as `SheetWriter`."""

    sheet: BulkSheet

    def __init__(self, sheet: BulkSheet, name: str, said: dict[str, str]) -> None:
        """Take the worksheet, its name, and what the workbook's texts became so far."""
        super().__init__(sheet, name)
        self._rows = sheet.rows
        self._said = said
        self._columns = 0

    def _put(self, row: int, column: int, style: Any, rest: str) -> None:
        cells = self._rows.get(row)
        if cells is None or column >= self._columns:
            cells = self._room(row, column)
        cells[column] = style, rest

    def _room(self, row: int, column: int) -> dict[int, tuple[Any, str]]:
        """Return the cells of a row, after one in a new row or column was found to have room."""
        self._done(-1 if row >= _ROWS or column >= _COLUMNS else 0, row, column)
        self._columns = max(self._columns, column + 1)
        self.sheet._check_dimensions(row, column)
        return self._rows.setdefault(row, {})

    def _take(self, row: int, column: int, style: Any) -> None:
        """Take over a text that the plain way has written."""
        index = self.sheet.table[row].pop(column).string
        self._put(row, column, style, f' t="s"><v>{index}</v></c>')

    def height(self, row: int, points: float) -> None:
        self.sheet.heights[row] = points
        self.sheet._check_dimensions(row, 0)

    def text(self, row: int, column: int, value: str, style: Any) -> None:
        rest = self._said.get(value)
        if rest is not None:
            self.sheet.str_table.count += 1
        elif value.startswith("<r>") and value.endswith("</r>"):
            super().text(row, column, value, style)
            self._take(row, column, style)
            return
        else:
            self._check_text(row, column, value)
            index = self.sheet.str_table._get_shared_string_index(value)
            rest = self._said[value] = f' t="s"><v>{index}</v></c>'
        self._put(row, column, style, rest)

    def number(self, row: int, column: int, value: Decimal | int, style: Any) -> None:
        self._put(row, column, style, f"><v>{float(value):.16G}</v></c>")

    def formula(
        self, row: int, column: int, text: str, value: Decimal | int | str, style: Any
    ) -> None:
        self._check_formula(row, column, text)
        body = escape(text.removeprefix("="), quote=False)
        if isinstance(value, str):
            kind = f' t="{"e" if value in _ERRORS else "str"}"' if value else ""
            rest = f"{kind}><f>{body}</f><v>{escape(value, quote=False)}</v></c>"
        else:
            rest = f"><f>{body}</f><v>{float(value)}</v></c>"
        self._put(row, column, style, rest)

    def link(self, row: int, column: int, sheet: str, cell: str, text: str, style: Any) -> None:
        super().link(row, column, sheet, cell, text, style)
        self._take(row, column, style)

    def blank(self, row: int, column: int, style: Any) -> None:
        self._put(row, column, style, "/>")

    def line(self, row: int, cells: Iterable[tuple[int, str | None, Any]]) -> None:
        cells = list(cells)
        if not cells:
            return
        said, known, last = self._said, 0, cells[-1][0]
        held = self._rows.get(row)
        if held is None or last >= self._columns:
            held = self._room(row, last)
        for column, value, style in cells:
            if value is None:
                held[column] = style, "/>"
            elif (rest := said.get(value)) is not None:
                held[column] = style, rest
                known += 1
            else:
                self.text(row, column, value, style)
        self.sheet.str_table.count += known

    def merge(self, first: tuple[int, int], last: tuple[int, int], style: Any) -> None:
        if first == last:
            return
        for row in range(first[0], last[0] + 1):
            cells = self._rows.get(row)
            if cells is None or last[1] >= self._columns:
                cells = self._room(row, last[1])
            for column in range(first[1], last[1] + 1):
                cells[column] = style, "/>"
        self.sheet.merge.append([*first, *last])

    def record(self, row: int, cells: Sequence[Any], styles: Sequence[Any]) -> None:
        said, strings, room = self._said, self.sheet.str_table, None
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            if type(cell) is not str:
                rest = f"><v>{float(cell):.16G}</v></c>"
            elif (known := said.get(cell)) is not None:
                strings.count += 1
                rest = known
            else:
                self.text(row, column, cell, styles[column])
                continue
            if room is None or column >= self._columns:
                room = self._room(row, column)
            room[column] = styles[column], rest

    def table(self, name: str, headers: list[str], rows: int, style: Any) -> None:
        # XlsxWriter notes every cell that lies in a table; of one row it has few to note.
        super().table(name, headers, min(rows, 1), style)
        last = f"{letters(len(headers) - 1)}{rows + 1}"
        for each in ("range", "a_range", "autofilter"):
            self.sheet.tables[-1][each] = f"A1:{last}"
        self._done(self.sheet._check_dimensions(rows, 0, True, True), rows, 0)
        for column in range(len(headers)):
            self._take(0, column, style)

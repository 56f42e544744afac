"""The one door to XlsxWriter: every write succeeds whole or raises.

XlsxWriter truncates long text, drops cells out of range with no more than a return code, and
takes text that looks like a formula or markup for one. Nothing of that passes here.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from policymodel.findings import ExportError, fault
from policymodel.sheets.sheet import Wanted, letters
from policymodel.text import Lang, Texts

LONGEST_TEXT = 32_767  # UTF-16 units in a cell
LONGEST_FORMULA = 8_192
MOST_LINKS = 65_530  # in a worksheet
_TABLE_STYLE = "Table Style Light 1"  # banded in grey, readable in print
_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_SIZE = 10**15  # of numbers; a spreadsheet program keeps no more digits
_WANTED: dict[Wanted, dict[str, Any]] = {
    "number": {"validate": "decimal", "criteria": "between", "minimum": -_SIZE, "maximum": _SIZE},
    "percent": {"validate": "decimal", "criteria": "between", "minimum": -10, "maximum": 10},
    "date": {
        "validate": "date",
        "criteria": "between",
        "minimum": date(1990, 1, 1),
        "maximum": date(2099, 12, 31),
    },
}
say = Texts(__file__)


def check_sheet_name(name: str, taken: set[str]) -> None:
    """Refuse with an ExportError a sheet name that Excel refuses, and one that is taken."""
    if not name.strip() or len(name.encode("utf-16-le")) > 62 or _NAME.search(name):
        raise ExportError(fault(say, "X002.name", name=repr(name[:40])))
    if name.casefold() in taken or name.casefold() == "history":
        raise ExportError(fault(say, "X002.name_taken", name=repr(name)))
    taken.add(name.casefold())


class SheetWriter:
    """Writes cells of one worksheet through XlsxWriter's public methods.

    Rows and columns count from 0. This is the plain way; `policymodel.export.bulk` has the
    fast one, which must give the same workbook.
    """

    def __init__(self, sheet: Any, name: str) -> None:
        self.sheet = sheet
        self.name = name
        self._links = 0

    def _place(self, row: int, column: int) -> str:
        return f"{self.name}!{letters(column)}{row + 1}"

    def _done(self, code: int, row: int, column: int) -> None:
        if code:
            raise ExportError(fault(say, "X002.no_room", cell=self._place(row, column)))

    def _check_text(self, row: int, column: int, value: str) -> None:
        """Refuse text that is longer than a cell can hold, or is no valid Unicode text."""
        if value.isascii() and len(value) <= LONGEST_TEXT:
            return
        count = len(value)
        if count > LONGEST_TEXT // 2:
            count += sum(1 for character in value if character > "\uffff")
        if count > LONGEST_TEXT:
            cell, most = self._place(row, column), f"{LONGEST_TEXT:,}"
            found = fault(say, "X002.long_text", cell=cell, count=f"{count:,}", most=most)
            raise ExportError(found)
        try:
            value.encode()
        except UnicodeEncodeError as error:
            cell, point = self._place(row, column), f"U+{ord(value[error.start]):04X}"
            found = fault(say, "X002.invalid_text", cell=cell, point=point)
            raise ExportError(found) from None

    def _check_formula(self, row: int, column: int, text: str) -> None:
        if len(text) > LONGEST_FORMULA:
            cell, most = self._place(row, column), f"{LONGEST_FORMULA:,}"
            raise ExportError(fault(say, "X002.long_formula", cell=cell, most=most))

    def height(self, row: int, points: float) -> None:
        self.sheet.set_row(row, points)

    def text(self, row: int, column: int, value: str, style: Any) -> None:
        """Write text as text, whatever it looks like."""
        self._check_text(row, column, value)
        if value.startswith("<r>") and value.endswith("</r>"):
            # Cut in runs, the text is escaped like any other instead of taken for markup.
            runs = value[:1], value[1:2], value[2:]
            code = self.sheet.write_rich_string(row, column, *runs, style)
        else:
            code = self.sheet.write_string(row, column, value, style)
        self._done(code, row, column)

    def number(self, row: int, column: int, value: Decimal | int, style: Any) -> None:
        self._done(self.sheet.write_number(row, column, float(value), style), row, column)

    def formula(
        self, row: int, column: int, text: str, value: Decimal | int | str, style: Any
    ) -> None:
        """Write a formula with the value that it computes to."""
        self._check_formula(row, column, text)
        known = value if isinstance(value, str) else float(value)
        self._done(self.sheet.write_formula(row, column, text, style, known), row, column)

    def link(self, row: int, column: int, sheet: str, cell: str, text: str, style: Any) -> None:
        """Write text that leads to a cell of another sheet."""
        self._check_text(row, column, text)
        name = sheet.replace("'", "''")
        self._links += 1
        if self._links > MOST_LINKS:
            here, most = self._place(row, column), f"{MOST_LINKS:,}"
            raise ExportError(fault(say, "X002.links", cell=here, most=most))
        code = self.sheet.write_url(row, column, f"internal:'{name}'!{cell}", style, text)
        self._done(code, row, column)

    def input(self, row: int, column: int, value: Decimal | int | str, style: Any) -> None:
        """Write what stands so far in a cell that is to be changed or filled in."""
        if value == "":
            self.blank(row, column, style)
        elif isinstance(value, str):
            self.text(row, column, value, style)
        else:
            self.number(row, column, value, style)

    def wanted(self, cells: Sequence[tuple[int, int]], wanted: Wanted, lang: Lang) -> None:
        """Tell whoever selects one of `cells` what is wanted, and warn of anything else."""
        (row, column), *_ = cells
        options: dict[str, Any] = dict(_WANTED[wanted])
        options |= {
            "error_type": "warning",
            "input_title": say(f"wanted.{wanted}.title").get(lang),
            "input_message": say(f"wanted.{wanted}.message").get(lang),
            "error_title": say("wanted.warning.title").get(lang),
            "error_message": say("wanted.warning.message").get(lang),
        }
        if len(cells) > 1:
            options["multi_range"] = " ".join(f"{letters(c)}{r + 1}" for r, c in cells)
        self._done(self.sheet.data_validation(row, column, row, column, options), row, column)

    def fills(self, first: int, last: int, column: int, fills: Sequence[tuple[Any, str]]) -> None:
        """Fill the cells of a column from `first` to `last` by what each says, with a format."""
        cell = f"{letters(column)}{first + 1}"
        for style, said in fills:
            quoted = said.replace('"', '""')
            criteria = f'=LEFT({cell},{len(said)})="{quoted}"'
            options = {"type": "formula", "criteria": criteria, "format": style}
            code = self.sheet.conditional_format(first, column, last, column, options)
            self._done(code, first, column)

    def choices(self, cells: Sequence[tuple[int, int]], source: str) -> None:
        """Offer what stands in the cells `source` for `cells`, and let nothing else be typed."""
        (row, column), *_ = cells
        options = {"validate": "list", "source": source}
        if len(cells) > 1:
            options["multi_range"] = " ".join(f"{letters(c)}{r + 1}" for r, c in cells)
        self._done(self.sheet.data_validation(row, column, row, column, options), row, column)

    def blank(self, row: int, column: int, style: Any) -> None:
        """Write an empty cell that has a format."""
        self._done(self.sheet.write_blank(row, column, None, style), row, column)

    def line(self, row: int, cells: Iterable[tuple[int, str | None, Any]]) -> None:
        """Write texts and empty cells of a row, each with its column and format."""
        for column, value, style in cells:
            if value is None:
                self.blank(row, column, style)
            else:
                self.text(row, column, value, style)

    def merge(self, first: tuple[int, int], last: tuple[int, int], style: Any) -> None:
        """Merge a range of cells; the first is to be written afterwards."""
        if first != last:
            self._done(self.sheet.merge_range(*first, *last, "", style), *first)

    def record(self, row: int, cells: Sequence[Any], styles: Sequence[Any]) -> None:
        """Write a row of texts and numbers, each in the style of its column; None is no cell."""
        for column, (cell, style) in enumerate(zip(cells, styles, strict=True)):
            if isinstance(cell, str):
                self.text(row, column, cell, style)
            elif cell is not None:
                self.number(row, column, cell, style)

    def table(self, name: str, headers: list[str], rows: int, style: Any) -> None:
        """Make the first `rows` rows below the heading an Excel table, and write the heading.

        The cells are written apart from it, as any others: no text becomes a formula.
        """
        for column, header in enumerate(headers):
            self._check_text(0, column, header)
        heads = [{"header": header, "header_format": style} for header in headers]
        options = {"name": name, "style": _TABLE_STYLE, "columns": heads}
        self._done(self.sheet.add_table(0, 0, rows, len(headers) - 1, options), 0, 0)

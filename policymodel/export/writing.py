"""The one door to XlsxWriter: every write succeeds whole or raises.

XlsxWriter truncates long text, drops cells out of range and repeated or overlong names with
no more than a return code or a warning, takes text that looks like a formula for one, and
text wrapped in <r> for markup. Nothing of that passes here.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from policymodel.findings import ExportError, Finding, Text
from policymodel.sheets.sheet import letters

LONGEST_TEXT = 32_767  # UTF-16 units in a cell
LONGEST_FORMULA = 8_192
MOST_LINKS = 65_530  # in a worksheet
_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")


def refuse(zh: str, en: str, hint: Text | None = None) -> ExportError:
    """Return the error for something that Excel cannot hold."""
    return ExportError(Finding(code="X002", severity="error", message=Text(zh, en), hint=hint))


def check_sheet_name(name: str, taken: set[str]) -> None:
    """Refuse a sheet name that Excel refuses, and one that is taken.

    Raises:
        ExportError: with what is wrong about the name.
    """
    if not name.strip() or len(name.encode("utf-16-le")) > 62 or _NAME.search(name):
        raise refuse(
            f"工作表名应为 1–31 个字符且不含 [ ] : * ? / \\,实为 {name[:40]!r}",
            f"expected a sheet name of 1 to 31 characters without [ ] : * ? / \\, "
            f"found {name[:40]!r}",
        )
    if name.casefold() in taken or name.casefold() == "history":
        raise refuse(f"工作表名 {name!r} 已被占用", f"the sheet name {name!r} is taken")
    taken.add(name.casefold())


def _units(text: str) -> int:
    return len(text) + sum(1 for character in text if character > "\uffff")


def check_text(value: str, place: Callable[[], str]) -> None:
    """Refuse text that a cell cannot hold; `place` names the cell, if it comes to that.

    Raises:
        ExportError: the text is longer than a cell can hold, or is no valid Unicode text.
    """
    if value.isascii() and len(value) <= LONGEST_TEXT:
        return
    if len(value) > LONGEST_TEXT // 2 and _units(value) > LONGEST_TEXT:
        raise refuse(
            f"单元格 {place()} 的文字有 {_units(value):,} 个字符，"
            f"Excel 最多容纳 {LONGEST_TEXT:,} 个",
            f"the text of cell {place()} has {_units(value):,} characters, "
            f"Excel holds {LONGEST_TEXT:,}",
            Text("请缩短该项文字", "shorten that text"),
        )
    try:
        value.encode()
    except UnicodeEncodeError as error:
        point = f"U+{ord(value[error.start]):04X}"
        raise refuse(
            f"单元格 {place()} 的文字含无效字符 {point}",
            f"the text of cell {place()} holds the invalid character {point}",
        ) from None


def check_formula(text: str, place: Callable[[], str]) -> None:
    """Refuse a formula that is longer than Excel allows.

    Raises:
        ExportError: it is.
    """
    if len(text) > LONGEST_FORMULA:
        raise refuse(
            f"单元格 {place()} 的公式超过 {LONGEST_FORMULA:,} 个字符",
            f"the formula of cell {place()} is longer than {LONGEST_FORMULA:,} characters",
        )


class SheetWriter:
    """Writes cells of one worksheet through XlsxWriter's public methods.

    Rows and columns count from 0. This is the plain way; `policymodel.export.bulk` has the
    fast one, which must give the same workbook.
    """

    def __init__(self, sheet: Any, name: str) -> None:
        self.sheet = sheet
        self.name = name
        self._links = 0

    def _place(self, row: int, column: int) -> Callable[[], str]:
        return lambda: f"{self.name}!{letters(column)}{row + 1}"

    def _done(self, code: int, row: int, column: int) -> None:
        if code:
            place = self._place(row, column)()
            raise refuse(f"Excel 无法容纳单元格 {place}", f"Excel cannot hold the cell {place}")

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.sheet.set_row(row, points)

    def text(self, row: int, column: int, value: str, style: Any) -> None:
        """Write text as text, whatever it looks like."""
        check_text(value, self._place(row, column))
        if value.startswith("<r>") and value.endswith("</r>"):
            # Cut in runs, the text is escaped like any other instead of taken for markup.
            runs = value[:1], value[1:2], value[2:]
            code = self.sheet.write_rich_string(row, column, *runs, style)
        else:
            code = self.sheet.write_string(row, column, value, style)
        self._done(code, row, column)

    def number(self, row: int, column: int, value: Decimal | int, style: Any) -> None:
        """Write a number."""
        self._done(self.sheet.write_number(row, column, float(value), style), row, column)

    def formula(
        self, row: int, column: int, text: str, value: Decimal | int | str, style: Any
    ) -> None:
        """Write a formula with the value that it computes to."""
        check_formula(text, self._place(row, column))
        known = value if isinstance(value, str) else float(value)
        self._done(self.sheet.write_formula(row, column, text, style, known), row, column)

    def link(self, row: int, column: int, sheet: str, cell: str, text: str, style: Any) -> None:
        """Write text that leads to a cell of another sheet."""
        check_text(text, self._place(row, column))
        name = sheet.replace("'", "''")
        self._links += 1
        if self._links > MOST_LINKS:
            place = self._place(row, column)()
            raise refuse(
                f"一个工作表最多 {MOST_LINKS:,} 个链接，单元格 {place} 处已超出",
                f"a sheet holds {MOST_LINKS:,} links at most, the cell {place} has one more",
                Text("请将方案分成几份", "divide the plan into several"),
            )
        code = self.sheet.write_url(row, column, f"internal:'{name}'!{cell}", style, text)
        self._done(code, row, column)

    def blank(self, row: int, column: int, style: Any) -> None:
        """Write an empty cell that has a format."""
        self._done(self.sheet.write_blank(row, column, None, style), row, column)

    def merge(self, first: tuple[int, int], last: tuple[int, int], style: Any) -> None:
        """Merge a range of cells; the first is to be written afterwards."""
        if first != last:
            self._done(self.sheet.merge_range(*first, *last, "", style), *first)

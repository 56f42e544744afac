"""One sheet's XML to its cells, as the parser meets them."""

import re
from decimal import Decimal
from functools import lru_cache

from attrs import evolve, frozen

from policymodel.findings import DocumentError
from policymodel.intake import limits
from policymodel.intake.faults import refusal, say
from policymodel.intake.package import Package
from policymodel.intake.workbook.cells import (
    CellError,
    Merged,
    Value,
    WorkbookCell,
    WorkbookSheet,
    address,
)
from policymodel.intake.workbook.dates import dated
from policymodel.intake.workbook.strings import local, unescaped
from policymodel.intake.xmltree import parse, parser_of

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_RANGE = re.compile(rf"{_REFERENCE.pattern}(?::{_REFERENCE.pattern})?")
_MOST_MERGED = 50_000
_TRUE = ("1", "true")


@frozen
class Shared:
    """What all sheets of a workbook share: strings, number formats by style, how days count."""

    strings: list[str]
    formats: tuple[str, ...]
    from_1904: bool


def sheet_of(package: Package, part: str, name: str, shared: Shared, most: int) -> WorkbookSheet:
    """Return the cells of the sheet that stands in `part`.

    Raises:
        DocumentError: it is damaged, or holds a cell beyond the limits, or more than `most`.
    """
    reader = _Sheet(package.name, name, shared, most)
    parse(reader.parser, package.pieces(part), package.name, part)
    return WorkbookSheet(
        name=name,
        cells=reader.cells,
        merged=tuple(reader.merged),
        hidden_rows=frozenset(reader.hidden),
    )


class _Typed(dict[tuple[str, str, str], WorkbookCell]):
    """Cells by type, style and text, made once: in a filled-in sheet most are there many times."""

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self._shared = shared

    def __missing__(self, key: tuple[str, str, str]) -> WorkbookCell:
        type_, style, text = key
        code = self._code(style)
        found = self[key] = WorkbookCell(value=self._value(type_, text, code), format=code)
        return found

    def _code(self, style: str) -> str:
        """The number format of the style that a cell names."""
        formats = self._shared.formats
        known = style.isascii() and style.isdigit() and len(style) < 7
        number = int(style) if known else 0
        return formats[number] if number < len(formats) else "General"

    def _value(self, type_: str, text: str, code: str) -> Value | None:
        """What the text of a cell stands for; where it is not what its type says, the text."""
        match type_:
            case "s":
                return self._string(text)
            case "str" | "inlineStr":
                return unescaped(text)
            case "b":
                return text in _TRUE if text else None
            case "e":
                return CellError(text)
            case "d":
                return text
        return self._number(text, code) if text.strip() else None

    def _string(self, text: str) -> str | None:
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
            return None
        place, strings = int(digits), self._shared.strings
        return strings[place] if place < len(strings) else None

    def _number(self, text: str, code: str) -> Value:
        number = _decimal(text)
        if number is None:
            return text
        found = dated(number, code, from_1904=self._shared.from_1904)
        return number if found is None else found


class _Sheet:
    """Hears the events of a sheet; a cell is made at its end, when all of it was heard."""

    def __init__(self, file: str, name: str, shared: Shared, most: int) -> None:
        self._file, self._name, self._shared, self._most = file, name, shared, most
        self.cells: dict[tuple[int, int], WorkbookCell] = {}
        self.merged: list[Merged] = []
        self.hidden: set[int] = set()
        self._row, self._column = -1, -1
        self._type, self._style = "n", "0"
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._phonetic = False
        self._typed = _Typed(shared)
        self.parser = parser_of(self._start, self._end, self._data, namespaces=False)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:  # in the order of how many of them a sheet has
            case "c":
                place = _place(attributes.get("r", ""))
                if place is None:
                    self._column += 1
                else:
                    self._row, self._column = place
                self._type = attributes.get("t", "n")
                self._style = attributes.get("s", "0")
                self._value, self._formula, self._into = [], None, None
            case "v" | "t":
                self._into = None if self._phonetic else self._value
            case "f":
                self._into = self._formula = []
            case "row":
                self._start_row(attributes)
            case "rPh":
                self._phonetic = True
            case "mergeCell":
                self._merge(attributes)
            case _ if ":" in name:
                self._start(local(name), attributes)

    def _data(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, name: str) -> None:
        match name:
            case "c":
                if self._value or self._formula is not None:  # else it is formatted, and no more
                    self._end_cell()
            case "v" | "t" | "f":
                self._into = None
            case "rPh":
                self._phonetic = False
            case _ if ":" in name:
                self._end(local(name))

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r", "")
        self._row = int(given) - 1 if given.isascii() and given.isdigit() else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _TRUE and 0 <= self._row < limits.MOST_ROWS:
            self.hidden.add(self._row)

    def _end_cell(self) -> None:
        typed = self._typed[self._type, self._style, "".join(self._value)]
        if self._formula is not None:
            cell = evolve(typed, formula="".join(self._formula))
        elif typed.value is None or typed.value == "":
            return
        else:
            cell = typed
        row, column = self._row, self._column
        if not (0 <= row < limits.MOST_ROWS and 0 <= column < limits.MOST_COLUMNS):
            raise self._far()
        self.cells[row, column] = cell
        if len(self.cells) > self._most:
            raise refusal(say, "I007", name=self._file, reason=say("too_many_cells"))

    def _far(self) -> DocumentError:
        cell = address(max(self._row, 0), max(self._column, 0))
        reason = say("far_cell", sheet=self._name, cell=cell)
        return refusal(say, "I007", name=self._file, reason=reason)

    def _merge(self, attributes: dict[str, str]) -> None:
        found = _RANGE.fullmatch(attributes.get("ref", ""))
        if found is None or found[3] is None or len(self.merged) >= _MOST_MERGED:
            return
        rows = sorted((int(found[2]) - 1, int(found[4]) - 1))
        columns = sorted((_column(found[1]), _column(found[3])))
        bottom, right = min(rows[1], limits.MOST_ROWS - 1), min(columns[1], limits.MOST_COLUMNS - 1)
        if 0 <= rows[0] <= bottom and columns[0] <= right:
            self.merged.append(Merged(rows[0], columns[0], bottom, right))


@lru_cache(maxsize=16_384)  # sheet after sheet has the cells of the same rows
def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a reference such as ``B7``, from 0."""
    found = _REFERENCE.fullmatch(reference)
    return None if found is None else (int(found[2]) - 1, _column(found[1]))


@lru_cache(maxsize=4096)  # most numbers of a sheet are there many times
def _decimal(text: str) -> Decimal | None:
    """Return the number that is stored as `text`; None where it is none."""
    try:
        # Excel stores 17 digits of 1.1; the shortest that are the same number were meant.
        number = Decimal(repr(float(text)))
    except ValueError:
        return None
    if not number.is_finite():
        return None
    whole = number.to_integral_value()
    return whole if number == whole and abs(number) < 10**15 else number


@lru_cache(maxsize=1024)  # a sheet has few columns, and many cells in each
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1

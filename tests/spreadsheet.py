"""A small spreadsheet program: what the formulas of a workbook come to, computed anew.

It knows the cells, not the plan, and only what the builders use: it fails on the rest. And
a sheet as text, and a column of it.
"""

import ast
import operator
import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from typing import Any

from policymodel.sheets.sheet import Cell, Formula, Link, Number, Sheet, Workbook, plain
from policymodel.text import Lang

Value = Decimal | str

_TOKEN = re.compile(
    r"""(?P<text>"[^"]*")
    |(?:'(?P<sheet>(?:[^']|'')+)'!)?(?P<first>\$?[A-Z]+\$?\d+)(?::(?P<last>\$?[A-Z]+\$?\d+))?
    |(?P<other><=|>=|<>|AND|OR|NOT|.)""",
    re.VERBOSE,
)


def place(reference: str) -> tuple[int, int]:
    """Return row and column, from 0, of a cell."""
    found = re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", reference)
    assert found
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


class Computer:
    """Computes the cells of a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.sheets = {sheet.name: sheet for sheet in workbook.sheets}

    def cell(self, sheet: str, row: int, column: int) -> Cell:
        """Return what stands in a cell below the heading."""
        found = self.sheets[sheet]
        return found.rows[row - found.layout.first_row + 1].cells[column]

    def value(self, sheet: str, reference: str) -> Value:
        """Return the value of a cell; an empty one is 0."""
        found = self.cell(sheet, *place(reference))
        if isinstance(found, Formula):
            return self.compute(sheet, found.text)
        if isinstance(found, Number):
            found = found.value
        assert found is None or isinstance(found, str | int | Decimal)
        return found if isinstance(found, str) else Decimal(found or 0)

    def compute(self, sheet: str, formula: str) -> Value:
        """Return what `formula` on `sheet` comes to."""
        assert formula.startswith("=")
        with localcontext(prec=60):
            return self._node(sheet, ast.parse(self._python(formula[1:]), mode="eval").body)

    def _python(self, formula: str) -> str:
        parts = []
        for token in _TOKEN.finditer(formula):
            if token["first"]:
                words = (token["sheet"] or "", token["first"], token["last"] or "")
                parts.append(f"REF{tuple(word.replace(chr(39) * 2, chr(39)) for word in words)!r}")
            else:
                signs = {"^": "**", "=": "==", "<>": "!="}
                word = token[0] + "_" if token[0] in ("AND", "OR", "NOT") else token[0]
                parts.append(signs.get(word, word))
        return "".join(parts)

    def _node(self, sheet: str, node: ast.expr) -> Value:
        match node:
            case ast.Constant(value=int(value)):
                return Decimal(value)
            case ast.Constant(value=float(value)):
                return Decimal(ast.unparse(node))
            case ast.Constant(value=str(value)):
                return value
            case ast.Call(func=ast.Name(id="REF"), args=args):
                other, first, _ = (ast.literal_eval(each) for each in args)
                return self.value(other or sheet, first)
            case ast.Call(func=ast.Name(id="IF"), args=[test, yes, no]):
                return self._node(sheet, yes if self._holds(sheet, test) else no)
            case ast.Call(func=ast.Name(id=str(name)), args=args):
                return self._function(sheet, name, args)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -self._number(sheet, inner)
            case ast.BinOp(left=left, op=op, right=right):
                return self._arithmetic(op, self._number(sheet, left), self._number(sheet, right))
        raise NotImplementedError(ast.dump(node))

    def _function(self, sheet: str, name: str, args: list[ast.expr]) -> Value:
        match name, args:
            case "ABS", [inner]:
                return abs(self._number(sheet, inner))
            case "INT", [inner]:
                return self._number(sheet, inner).to_integral_value(ROUND_FLOOR)
            case "ROUND" | "ROUNDUP", [inner, places]:
                way = ROUND_HALF_UP if name == "ROUND" else ROUND_UP
                places_ = Decimal(1).scaleb(-int(self._number(sheet, places)))
                return self._number(sheet, inner).quantize(places_, way)
            case "COUNT", runs:
                return Decimal(
                    sum(isinstance(e, Decimal) for r in runs for e in self._run(sheet, r))
                )
            case "COUNTIF", [run, wanted]:
                return Decimal(self._run(sheet, run).count(self._node(sheet, wanted)))
            case "SUMIF", [run, wanted, summed]:
                pairs = zip(self._run(sheet, run), self._run(sheet, summed), strict=True)
                found = self._node(sheet, wanted)
                summable = (b for a, b in pairs if a == found and isinstance(b, Decimal))
                return sum(summable, Decimal(0))
        raise NotImplementedError(name)

    def _arithmetic(self, op: ast.operator, a: Decimal, b: Decimal) -> Decimal:
        match op:
            case ast.Add():
                return a + b
            case ast.Sub():
                return a - b
            case ast.Mult():
                return a * b
            case ast.Div():
                return a / b
            case ast.Pow():
                return a**b
        raise NotImplementedError(ast.dump(op))

    def _number(self, sheet: str, node: ast.expr) -> Decimal:
        found = self._node(sheet, node)
        assert isinstance(found, Decimal), f"{found!r} is no number"
        return found

    def _holds(self, sheet: str, node: ast.expr) -> bool:
        match node:
            case ast.Call(func=ast.Name(id="ISNUMBER"), args=[inner]):
                return isinstance(self._run(sheet, inner)[0], Decimal)
            case ast.Call(func=ast.Name(id="AND_"), args=args):
                return all(self._holds(sheet, each) for each in args)
            case ast.Call(func=ast.Name(id="OR_"), args=args):
                return any(self._holds(sheet, each) for each in args)
            case ast.Call(func=ast.Name(id="NOT_"), args=[inner]):
                return not self._holds(sheet, inner)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                a, b = self._node(sheet, left), self._node(sheet, right)
                return _COMPARE[type(op)](_rank(a), _rank(b))
        raise NotImplementedError(ast.dump(node))

    def _run(self, sheet: str, node: ast.expr) -> list[Value]:
        """Return what stands in a row or column of cells, or one; an empty cell is empty text."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return [self._node(sheet, node)]
        if node.func.id != "REF":
            return [self._node(sheet, node)]
        other, first, last = (ast.literal_eval(each) for each in node.args)
        (top, left), (bottom, right) = place(first), place(last or first)
        return [
            self._held(other or sheet, row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def _held(self, sheet: str, row: int, column: int) -> Value:
        cell = self.cell(sheet, row, column)
        if isinstance(cell, Formula):
            return self.compute(sheet, cell.text)
        found = plain(cell)
        return Decimal(found) if isinstance(found, int | Decimal) else found or ""


_COMPARE: dict[type[ast.cmpop], Any] = {
    ast.LtE: operator.le, ast.GtE: operator.ge, ast.Lt: operator.lt, ast.Gt: operator.gt,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip


def _rank(value: Value) -> tuple[bool, Any]:
    """Text comes after every number."""
    return (isinstance(value, str), value)


def formulas(sheet: Sheet) -> list[Formula]:
    """Return every formula of `sheet`."""
    return [cell for row in sheet.rows for cell in row.cells if isinstance(cell, Formula)]


def as_text(sheet: Sheet, lang: Lang = "zh") -> str:
    """Return a sheet as text, for the golden files: a line a row, cells parted by `` | ``."""

    def shown(cell: Cell) -> str:
        if isinstance(cell, Formula):
            return f"{cell.text} → {cell.value}"
        if isinstance(cell, Number):
            return f"{cell.value} [{cell.format}]"
        if isinstance(cell, Link):
            return f"{cell.text} ⇒ {cell.sheet}!{cell.cell}"
        return "" if cell is None else str(cell).replace("\n", "⏎")

    def line(cells: Sequence[str]) -> str:
        return " | ".join(cells).rstrip()

    head = [f"# {sheet.name} [{sheet.key}] {sheet.title}", line([sheet.annex, sheet.line])]
    head.append(line([column.title.get(lang) for column in sheet.layout.columns]))
    body = [line([shown(cell) for cell in row.cells]) for row in sheet.rows]
    return "\n".join([*head, *body, *sheet.notes]) + "\n"


def values(sheet: Sheet, key: str, kind: str = "data") -> list[Any]:
    """What stands in one column of a sheet, in its rows of one kind."""
    column = sheet.layout.index(key)
    return [plain(row.cells[column]) for row in sheet.rows if row.kind == kind]

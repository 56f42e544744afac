"""A sheet as an HTML table."""

from policymodel.export.markup import in_attribute
from policymodel.export.markup import shown as as_html
from policymodel.progress.ledger.words import FILLS
from policymodel.sheets.sheet import Cell, Column, Row, Sheet, shown
from policymodel.text import Lang
from policymodel.vocabulary import LAMPS

_NUMBERS = ("number", "integer", "year")
Spans = dict[int, dict[int, int]]
"""By column and row, how many rows a cell takes; 0 where another one covers it."""


def table(sheet: Sheet, lang: Lang) -> str:
    """Return the table of a sheet; one that is wider than its place can be moved by keys, too."""
    if not sheet.rows:
        return ""
    columns = sheet.layout.columns
    heads = "".join(f'<th scope="col">{as_html(each.title.get(lang))}</th>' for each in columns)
    spans = {place: _spans(sheet, place) for place, each in enumerate(columns) if each.merged}
    rows = "".join(_row(sheet, number, spans, lang) for number in range(len(sheet.rows)))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{in_attribute(sheet.title)}">'
        f"<table><caption>{as_html(sheet.title)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _spans(sheet: Sheet, place: int) -> dict[int, int]:
    """Return how many rows each cell of a column takes, runs of equal ones together."""
    found: dict[int, int] = {}
    first, last = 0, None
    for number, row in enumerate(sheet.rows):
        cell = row.cells[place] if row.kind == "data" else None
        if cell is not None and cell == last:
            found[first] += 1
            found[number] = 0
        else:
            first, found[number] = number, 1
        last = cell
    return found


def _row(sheet: Sheet, number: int, spans: Spans, lang: Lang) -> str:
    row, columns = sheet.rows[number], sheet.layout.columns
    if row.kind == "group":
        name = next(shown(cell) for cell in row.cells if cell is not None)
        return (
            f'<tr class="group"><th scope="rowgroup" colspan="{len(columns)}">'
            f"{as_html(name)}</th></tr>"
        )
    cells = "".join(
        _cell(column, cell, spans.get(place, {}).get(number, 1), lang)
        for place, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
    )
    return f"<tr{_kind(row)}>{cells}</tr>"


def _kind(row: Row) -> str:
    return "" if row.kind == "data" else f' class="{row.kind}"'


def _cell(column: Column, cell: Cell, span: int, lang: Lang) -> str:
    if not span:
        return ""
    text = "" if cell is None else shown(cell)
    classes = [*_looks(column, text, lang)]
    look = f' class="{" ".join(classes)}"' if classes else ""
    rows = f' rowspan="{span}"' if span > 1 else ""
    return f"<td{look}{rows}>{as_html(text)}</td>"


def _looks(column: Column, text: str, lang: Lang) -> list[str]:
    """Return the classes of a cell: how it is aligned, and the lamp that it says."""
    found = ["n"] if column.kind in _NUMBERS else ["c"] if column.kind == "center" else []
    if column.fills:
        found += [code for code in FILLS if text.startswith(LAMPS[code].label(lang))]
    return found

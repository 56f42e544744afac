"""Workbook -> the bytes of an .xlsx file."""

import warnings
from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from policymodel.export.bulk import BulkBook, BulkSheet, BulkWriter, fits
from policymodel.export.faces import DataFace, PrintFace
from policymodel.export.pictures import PicturePage, is_picture
from policymodel.export.seal import sealed
from policymodel.export.styles import FONTS, FontProfile, Styles
from policymodel.export.writing import SheetWriter, check_sheet_name
from policymodel.sheets.sheet import Sheet, Workbook
from policymodel.text import Text

_OPTIONS = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
_OPTIONS["in_memory"] = True  # temporary files cost half of a small workbook's time
_LANGUAGE = Text("zh-CN", "en")


def render(workbook: Workbook, *, fonts: FontProfile = "safe") -> bytes:
    """Return `workbook` as the bytes of a sealed .xlsx file; the same workbook, the same bytes.

    Where Excel cannot hold something, an ExportError names the cell. A link is plain text where
    the workbook does not have its sheet, and where all sheets are for issue: they are printed.
    """
    target = BytesIO()
    for_issue = all(sheet.purpose == "issue" for sheet in workbook.sheets)
    fast = fits()
    book = BulkBook(target, _OPTIONS) if fast else xlsxwriter.Workbook(target, _OPTIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what XlsxWriter only warns of, it has left out
        styles = Styles(book, FONTS[fonts], workbook.lang)
        sheets = {sheet.key: sheet for sheet in workbook.sheets}
        linked = {} if for_issue else sheets
        taken: set[str] = set()
        said: dict[str, str] = {}
        written: dict[str, str] = {}
        for sheet in workbook.sheets:
            check_sheet_name(sheet.name, taken)
            out = _open(book, sheet, said)
            if is_picture(sheet):
                PicturePage(out, sheet, sheets, styles, workbook.lang, written).write(book)
            elif sheet.layout.face == "print":
                PrintFace(out, sheet, linked, styles, workbook.lang, written).write()
            else:
                DataFace(out, sheet, linked, styles, workbook.lang, written).write()
            if sheet.hidden:
                out.sheet.hide()
        created = datetime.combine(workbook.created, time())
        book.set_properties({"title": workbook.title, "created": created})
        # A name that spreadsheet programs propose themselves among custom properties.
        book.set_custom_property("Language", _LANGUAGE.get(workbook.lang), "text")
        for name, value in workbook.properties:
            book.set_custom_property(name, value, "text")
        book.close()
    return target.getvalue() if fast else sealed(target.getvalue())


def _open(book: Any, sheet: Sheet, said: dict[str, str]) -> SheetWriter:
    """Add a worksheet; a chart's place depends on XlsxWriter's own rows, so it gets those."""
    if fits() and not sheet.charts:
        return BulkWriter(book.add_worksheet(sheet.name, BulkSheet), sheet.name, said)
    return SheetWriter(book.add_worksheet(sheet.name), sheet.name)

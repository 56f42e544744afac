"""Which review was read back last: the file of questions knows, so that once more does no harm."""

import hashlib
from typing import Literal

from policymodel.intake.workbook import WorkbookText
from policymodel.reading import yamltext
from policymodel.reading.editor import Editor
from policymodel.reviewing.fields import text_of

Before = Literal["never", "as it is", "otherwise"]
_KEY = "taken"


def noted(questions: str, book: WorkbookText, revision: str) -> str:
    """Return the text of a file of questions that says which review was read back last.

    Args:
        questions: its text.
        book: the review.
        revision: that of the plan of which it was made.
    """
    editor = Editor(questions)
    value = {"revision": revision, "cells": _digest(book)}
    if _KEY in editor.tree:
        editor.replace((_KEY,), value)
    else:
        editor.put((_KEY,), value, [*editor.tree, _KEY])
    return editor.text()


def taken(questions: str, book: WorkbookText, revision: str) -> Before:
    """Return whether a review was read back last: with the cells that it has, or with others."""
    known = yamltext.parse(questions).tree.get(_KEY)
    if not isinstance(known, dict) or known.get("revision") != revision:
        return "never"
    return "as it is" if known.get("cells") == _digest(book) else "otherwise"


def _digest(book: WorkbookText) -> str:
    """Return what tells the cells of a workbook from others, however it was saved."""
    found = hashlib.sha256()
    for sheet in sorted(book.sheets, key=lambda each: each.name):
        for place, cell in sorted(sheet.cells.items()):
            if said := text_of(cell.value):
                found.update(repr((sheet.name, place, said)).encode())
    return found.hexdigest()

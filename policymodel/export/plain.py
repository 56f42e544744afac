"""Plans as plain text: CSV files in which no text becomes a formula, a page of Markdown."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from policymodel.analysis.tables import Record, Value
from policymodel.sheets.sheet import Sheet, plain_text, shown
from policymodel.text import Lang

# What spreadsheet programs may take for a formula at the start of a cell of a CSV file
# (OWASP, CSV Injection), in both widths, behind any blanks.
_RISKY = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")

# What Markdown as GitHub writes it takes for more than a character, wherever it stands: marks,
# the start of an entity, a bare address (https://, www., a mail's @).
_MARKS = re.compile(r"[\\|*_`<\[\]#&~]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_MAIL = re.compile(r"(?<=\w)@(?=\w)")
_BEGINNING = re.compile(r"^\s*(?:[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+>]))")


def csv_bytes(
    columns: Sequence[str], records: Iterable[Record], headers: Sequence[str] | None = None
) -> bytes:
    """Return a table as CSV: UTF-8 with BOM, as Excel wants it.

    Its first row are `headers`, or the keys of the columns where there are none.

    Text that a spreadsheet program could take for a formula gets a ``'`` in front; numbers
    are left alone; what is true or false says ``true`` or ``false``. All other text stands as
    it is: who opens the file in a spreadsheet program must import its columns as text, or 1-2
    becomes a date there, 1.10 becomes 1.1 and 03 becomes 3.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headers or columns)
    for record in records:
        writer.writerow(_field(record[column]) for column in columns)
    return out.getvalue().encode("utf-8-sig")


def _field(value: Value) -> str:
    if isinstance(value, str):
        return "'" + value if _RISKY.match(value) else value
    return str(value).lower() if isinstance(value, bool) else plain_text(value)


def page(title: str, sheets: Iterable[Sheet], lang: Lang) -> str:
    """Return a page of Markdown with a table for each of `sheets` and its notes below."""
    parts = [f"# {_md(title)}\n"]
    for sheet in sheets:
        parts += (f"\n## {_md(sheet.name)}\n", _table(sheet, lang))
        parts.extend(f"\n- {_item(note)}" for note in sheet.notes)
        if sheet.notes:
            parts.append("\n")
    return "\n".join(parts)


def _table(sheet: Sheet, lang: Lang) -> str:
    heads = [_md(column.title.get(lang)) for column in sheet.layout.columns]
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += (_line([_md(shown(cell)) for cell in row.cells]) for row in sheet.rows)
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _md(text: str) -> str:
    """Return text that a reader of Markdown shows as it is."""
    escaped = _MARKS.sub(r"\\\g<0>", text)
    # Escapes do not keep readers from linking a mail's address; an empty comment does.
    return _MAIL.sub("<!-- -->@", escaped).replace("\n", "<br>")


def _item(text: str) -> str:
    """Return text for an item of a list; a number in front must not begin a list of its own."""
    return _BEGINNING.sub(r"\g<0>\\", _md(text))

"""A ledger as it came back, with a comment at each cell of which there is something to tell."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from io import BytesIO

from policymodel.export.seal import EPOCH
from policymodel.findings import ProgressError, fault
from policymodel.progress.ledger.reading import Told
from policymodel.text import Lang, Texts

say = Texts(__file__)
_REFUSED = "FFF4B0A8"
_PLACE = re.compile(r"!([^!]+)!([A-Z]{1,3}[0-9]+)$")
_WIDTH, _HEIGHT = 320, 110  # pixels of a comment
# What the writing library puts down of the clock.
_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def check_it_can_annotate() -> None:
    """Raise ProgressError, L018, where openpyxl is not installed."""
    if find_spec("openpyxl") is None:
        raise ProgressError(fault(say, "L018"))


def annotated(
    data: bytes, refused: Iterable[Told], notes: Iterable[Told], *, lang: Lang = "zh"
) -> bytes:
    """Return a ledger with comments at its cells; what was refused is filled red, too.

    Args:
        data: the bytes of the ledger, which was read already.
        refused: cells that were not taken.
        notes: how others were.
        lang: the language of the comments.

    Raises:
        ProgressError: L018, openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
        from openpyxl.comments import Comment
        from openpyxl.styles import PatternFill
    except ModuleNotFoundError:
        raise ProgressError(fault(say, "L018")) from None
    book = load_workbook(BytesIO(data))
    said, red = defaultdict[tuple[str, str], list[str]](list), set()
    for told, is_refused in (*((t, True) for t in refused), *((t, False) for t in notes)):
        found = _PLACE.search(told.place)
        if found is None or found[1] not in book.sheetnames:
            continue
        cell = (found[1], found[2])
        said[cell].append(say("refused" if is_refused else "note", said=told.said).get(lang))
        if is_refused:
            red.add(cell)
    for (sheet, address), lines in said.items():
        cell_found = book[sheet][address]
        if type(cell_found).__name__ != "MergedCell":
            comment = Comment("\n".join(lines), "policymodel", height=_HEIGHT, width=_WIDTH)
            cell_found.comment = comment
            if (sheet, address) in red:
                cell_found.fill = PatternFill("solid", fgColor=_REFUSED)
    out = BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _without_clock(data: bytes) -> bytes:
    """Return a package whose parts have one date, and say nothing of when they were written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as read, zipfile.ZipFile(out, "w") as made:
        for each in read.infolist():
            part = zipfile.ZipInfo(each.filename, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept = read.read(each)
            if each.filename == "docProps/core.xml":
                kept = _CLOCK.sub(b"", kept)
            made.writestr(part, kept)
    return out.getvalue()

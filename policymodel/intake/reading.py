"""A file from outside to a document: by what it is, with what must be told of it."""

import os
import re
from collections.abc import Callable, Iterator

from attrs import evolve

from policymodel.findings import Finding
from policymodel.intake import limits
from policymodel.intake.document import DocumentText
from policymodel.intake.faults import refusal, say, telling
from policymodel.intake.files import bytes_of, check_length
from policymodel.intake.kinds import NAMES, Format, ending_of, kind_of
from policymodel.text import Text

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SPACED = re.compile(
    r"(?m)^(?=[^\n]{3,40}$)[^\n]*?(?:[\u4e00-\u9fff][ \u3000]+){3,}[\u4e00-\u9fff]"
)
_ITEM = re.compile(r"(?m)^\s*[0-9０-９a-zA-Z一二三四五六七八九十]{1,3}[)）]")
_SHOWN = 20


def read_document(path: str | os.PathLike[str]) -> DocumentText:
    """Return a document that somebody hands over, whatever its format.

    Text and Markdown, .docx and .xlsx need nothing else; web pages and PDF files need the extra
    ``policymodel[documents]``, .doc, .wps, .rtf and .odt the program LibreOffice. What a file is
    is told by its content. The same file gives the same document every time.

    Args:
        path: the file.

    Raises:
        DocumentError: it cannot be read; one sentence says why, and the way out.
    """
    data, name = bytes_of(path, limits.LARGEST_FILE)
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> DocumentText:
    """Return the document that `data` hold; `name` is the file's, for messages.

    >>> read_bytes("一、总体目标".encode(), "plan.txt").format
    'txt'

    Raises:
        DocumentError: it cannot be read; see `read_document`.
    """
    if not data.strip(b" \t\r\n\0"):
        raise refusal(say, "I002", name=name)
    if len(data) > limits.LARGEST_FILE:
        raise refusal(say, "I003", name=name, limit=limits.LARGEST_FILE // 1_000_000)
    kind = kind_of(data, name)
    largest = _LARGEST.get(kind, limits.LARGEST_FILE)
    if len(data) > largest:
        raise refusal(say, "I003", name=name, limit=largest // 1_000_000)
    document = _READERS[kind](data, name)
    if not document.blocks:
        raise refusal(say, "I009", name=name)
    check_length(document.text, name)
    told = (*_of_name(kind, name), *document.told, *_of_text(document.text))
    if kind in ("pdf", "docx", "doc"):
        told = (*told, *_of_brackets(document.text))
    return evolve(document, format=kind, told=told)


def _of_name(kind: Format, name: str) -> Iterator[Finding]:
    ending = ending_of(name)
    listed = any(ending in endings for endings in NAMES.values())
    if listed and ending not in NAMES[kind] and not {kind, ending} <= {"txt", "md", ""}:
        yield telling(say, "I106", name=name, found=Text(*[f"{_KINDS[kind]}"] * 2))


def _of_text(text: str) -> Iterator[Finding]:
    if private := _PRIVATE.findall(text):
        place = _PRIVATE.search(text)
        code = f"U+{ord(private[0]):04X}"
        found = telling(say, "I102", count=len(private), code=code)
        yield evolve(found, at=place.span() if place else None)
    if spaced := list(_SPACED.finditer(text)):
        found = telling(say, "I104", count=len(spaced), shown=spaced[0].group()[:_SHOWN])
        yield evolve(found, at=spaced[0].span())
    if replaced := text.count("\ufffd"):
        yield evolve(
            telling(say, "I110", count=replaced),
            at=(text.index("\ufffd"), text.index("\ufffd") + 1),
        )


def _of_brackets(text: str) -> Iterator[Finding]:
    """Whether brackets pair; those behind the number of an item are of one side by themselves."""
    bare = _ITEM.sub("", text)
    opened, closed = (len(re.findall(signs, bare)) for signs in ("[（(]", "[）)]"))
    if opened != closed:
        yield telling(say, "I109", opened=opened, closed=closed)


def _text(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.plaintext import read_text

    return read_text(data, name, markdown=False)


def _markdown(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.plaintext import read_text

    return read_text(data, name, markdown=True)


def _docx(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.word.docx import read_docx

    return read_docx(data, name)


def _workbook(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.workbook.document import read_sheets

    return read_sheets(data, name)


def _page(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.web.page import read_page

    return read_page(data, name)


def _pdf(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.pages import read_pdf

    return read_pdf(data, name)


def _converted(data: bytes, name: str) -> DocumentText:
    from policymodel.intake.word.converting import read_converted

    return read_converted(data, name)


# A text may be in UTF-16, twice as long.
_LARGEST: dict[Format, int] = {
    "html": limits.LARGEST_PAGE,
    "txt": 2 * limits.LARGEST_TEXT,
    "md": 2 * limits.LARGEST_TEXT,
    "xlsx": limits.LARGEST_WORKBOOK,
}
_KINDS: dict[Format, str] = {
    "txt": ".txt", "md": ".md", "docx": ".docx", "xlsx": ".xlsx", "html": ".html", "pdf": ".pdf",
    "doc": ".doc", "rtf": ".rtf", "odt": ".odt",
}  # fmt: skip
_READERS: dict[Format, Callable[[bytes, str], DocumentText]] = {
    "txt": _text,
    "md": _markdown,
    "docx": _docx,
    "xlsx": _workbook,
    "html": _page,
    "pdf": _pdf,
    "doc": _converted,
    "rtf": _converted,
    "odt": _converted,
}

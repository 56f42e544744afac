"""What a file is, by its content: its name is asked only where the content does not decide."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from policymodel.intake.faults import refusal, say

Format = Literal["txt", "md", "docx", "xlsx", "html", "pdf", "doc", "rtf", "odt"]

NAMES: dict[str, tuple[str, ...]] = {
    "txt": ("txt", "text", ""),
    "md": ("md", "markdown"),
    "docx": ("docx", "dotx"),
    "xlsx": ("xlsx", "xltx"),
    "html": ("html", "htm", "xhtml", "shtml"),
    "pdf": ("pdf",),
    "doc": ("doc", "wps", "dot", "wpt"),
    "rtf": ("rtf", "doc"),
    "odt": ("odt",),
}
"""The endings of names that go with each format."""
ENDINGS = frozenset(ending for endings in NAMES.values() for ending in endings if ending)
"""The endings of files that are documents in a folder."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_2003 = re.compile(rb'progid="Word\.Document"')
_WEB_ARCHIVE = re.compile(rb"(?im)^content-type:\s*multipart/related")
_START = 4_096


def kind_of(data: bytes, name: str) -> Format:
    """Return what a file is.

    Raises:
        DocumentError: it is none of the formats that are read; the sentence says what it is.
    """
    ending = ending_of(name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_package(data, name)
    if data.startswith(_OLE):
        return _of_streams(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES):
        raise refusal(say, "I008", name=name)
    if data.startswith(_ARCHIVES):
        raise refusal(say, "I004", name=name, found=say("archive"))
    return _of_text(data, ending, name)


def ending_of(name: str) -> str:
    """Return the ending of a file's name, in small letters and without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def _of_text(data: bytes, ending: str, name: str) -> Format:
    if ending in NAMES["html"] or _MARKUP.match(data[:_START].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if _WEB_ARCHIVE.search(data[:_START]):
        raise refusal(say, "I004", name=name, found=say("archive"))
    if _WORD_2003.search(data[:_START]):
        return "rtf"
    if ending in ("docx", "xlsx", "pdf", "xlsm", "docm", "wps", "et", "xls") or (
        ending == "doc" and b"\0" in data[:_START]
    ):
        raise refusal(say, "I006", name=name, reason=say("not_its_name", ending=ending))
    return "md" if ending in NAMES["md"] else "txt"


def _of_package(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {part.lower() for part in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refusal(say, "I006", name=name, reason=say("no_zip")) from error
    if any(part.endswith("vbaproject.bin") for part in parts):
        raise refusal(say, "I014", name=name)
    if any(part.startswith("word/") for part in parts):
        return "docx"
    if "xl/workbook.bin" not in parts and any(part.startswith("xl/") for part in parts):
        return "xlsx"
    if {"content.xml", "mimetype"} <= parts and not ending_of(name).startswith("ods"):
        return "odt"
    found = say("old_sheet") if "xl/workbook.bin" in parts else say("archive")
    raise refusal(say, "I004", name=name, found=found)


def _of_streams(data: bytes, name: str) -> Format:
    """What a compound file of old Office is: the names of its streams stand in it as UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or _locked(data):
        raise refusal(say, "I005", name=name)
    if has("WordDocument"):
        return "doc"
    found = say("old_sheet") if has("Workbook") or has("Book") else say("unknown")
    raise refusal(say, "I004", name=name, found=found)


def _locked(data: bytes) -> bool:
    """Whether the header of an old Word document, at the head of a sector, says encrypted."""
    for place in range(512, min(len(data), 4_000_000), 512):
        if data[place : place + 2] == b"\xec\xa5" and data[place + 11 : place + 12]:
            return bool(data[place + 11] & 0x01)
    return False

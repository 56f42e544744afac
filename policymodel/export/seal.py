"""A seal in a workbook's file, by which it is known to be as it was written.

A part of its own holds a hash of all others. A program that saves the file drops the part, which
nothing refers to; who changes another part by hand breaks the seal.
"""

import hashlib
import zipfile
import zlib
from io import BytesIO

_PART = "docProps/seal.xml"
_TEXT = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<seal>{}</seal>'
EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of every part: the same workbook, the same bytes


def sealed(data: bytes) -> bytes:
    """Return the file of a workbook or a Word document with a seal in it."""
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        seal(package)
    return stream.getvalue()


def seal(package: zipfile.ZipFile) -> None:
    """Write the seal of a package as its last part."""
    said = _TEXT.format(_hash(package.infolist()))
    package.writestr(zipfile.ZipInfo(_PART, EPOCH), said, zipfile.ZIP_DEFLATED)


def unbroken(data: bytes) -> bool:
    """Return whether `data` is a sealed file of which nothing was changed.

    >>> unbroken(b"a, b, c")
    False
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            *others, last = package.infolist()
            kept = package.read(last)
            if package.testzip() is not None:  # a part is not what its checksum says
                return False
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError):
        return False
    return last.filename == _PART and kept.decode("utf-8", "replace") == _TEXT.format(_hash(others))


def _hash(parts: list[zipfile.ZipInfo]) -> str:
    told = "\n".join(f"{part.filename} {part.file_size} {part.CRC:08x}" for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()

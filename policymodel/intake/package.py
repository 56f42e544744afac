"""A package of parts (.docx, .xlsx), read within bounds: what unfolds too far is refused."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from policymodel.intake import limits
from policymodel.intake.faults import refusal, say

_PIECE = 65_536
_ENCRYPTED = 0x1
# What zipfile raises where a package lies about itself.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
    ValueError, IndexError,
)  # fmt: skip
_MACROS = ("vbaproject.bin", "vbadata.xml")


class Package:
    """The parts of a zip file, by their names.

    Names are compared without regard to case, as Office does; of two alike the first counts.

    Raises:
        DocumentError: it is no whole zip file, is encrypted, holds macros, or too many parts.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise refusal(say, "I006", name=name, reason=say("no_zip")) from error
        infos = self._zip.infolist()
        if len(infos) > limits.MOST_PARTS:
            reason = say("many_parts", count=len(infos))
            raise refusal(say, "I007", name=name, reason=reason)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._infos.setdefault(info.filename.lower().replace("\\", "/").lstrip("/"), info)
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise refusal(say, "I005", name=name)
        if any(part.rsplit("/", 1)[-1] in _MACROS for part in self._infos):
            raise refusal(say, "I014", name=name)
        self._left = limits.LARGEST_SUM

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._infos

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the parts, in small letters."""
        return iter(self._infos)

    def pieces(self, part: str) -> Iterator[bytes]:
        """Yield what is in a part, piece by piece.

        Raises:
            DocumentError: it is not there, is damaged, or unfolds too far.
        """
        info = self._infos.get(part.lower())
        if info is None:
            raise refusal(say, "I006", name=self.name, reason=say("no_part", part=part))
        self._bounded(info.file_size, info)
        read = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    read += len(piece)
                    self._left -= len(piece)
                    self._bounded(read, info)
                    yield piece
        except _BROKEN as error:
            raise self._damaged(part) from error

    def read(self, part: str) -> bytes:
        """Return what is in a part; see `pieces`."""
        return b"".join(self.pieces(part))

    def _damaged(self, part: str) -> Exception:
        return refusal(say, "I006", name=self.name, reason=say("bad_part", part=part))

    def _bounded(self, size: int, info: zipfile.ZipInfo) -> None:
        most = max(limits.SMALL_PART, limits.HIGHEST_RATIO * info.compress_size)
        if size > min(limits.LARGEST_PART, most) or self._left < 0:
            reason = say("unfolds", part=info.filename)
            raise refusal(say, "I007", name=self.name, reason=reason)

"""Writing files so that a failure leaves what stood there before, and no debris."""

import contextlib
import os
import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from policymodel.export.seal import unbroken
from policymodel.findings import ExportError, Finding
from policymodel.osfaults import why
from policymodel.text import Text

# No data beside this module: where files fail, nobody should have to open one to say so.
_FAULT = Text(
    "无法写入“{path}”：{reason}；原有文件未改动",
    "cannot write {path}: {reason}; what stood there is unchanged",
)
_NO_FOLDER = Text("没有所在的文件夹", "there is no such folder")
_CHANGED = Text(
    "“{path}”已在别处改动过，或不是本程序写出的，没有覆盖。",
    "{path} was changed since it was written, or was not written by policymodel: it is kept.",
)
_KEEP = Text(
    "不需要其中内容的，加 --overwrite 重新导出；需要的，用 --out 写到别处。",
    "If what it holds is not needed, export again with --overwrite; else to another place, --out.",
)
_LOOK = Text(
    "请检查文件夹是否存在且可写、磁盘是否已满、文件是否正被其他程序打开",
    "check that the folder exists and may be written to, that the disk is not full "
    "and that no other program has the file open",
)
_UNSAFE = re.compile(
    '[\x00-\x1f\x7f<>:"/\\\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]'
)
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)", re.IGNORECASE
)
# Most file systems allow 255 bytes a name: 85 Chinese characters. Leave room for the ending
# and for the temporary name beside it.
_LONGEST = 200
_PART = ".policymodel-{}.part"
_ABANDONED = 600  # seconds after which nobody is still writing a temporary file


def safe_name(text: str) -> str:
    """Return `text` as a file name that every desktop accepts.

    >>> safe_name("../科技强市:方案?")
    '.._科技强市_方案_'
    """
    name = _UNSAFE.sub("_", text).strip(" ")
    name = name.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    return "_" + name if not name or _RESERVED.match(name) else name


def fault(path: str | os.PathLike[str], error: OSError) -> ExportError:
    """Return the error that tells a user why `path` could not be written."""
    reason = _NO_FOLDER if isinstance(error, FileNotFoundError) else why(error)
    message = _FAULT.format(path=path, reason=reason)
    return ExportError(Finding(code="X001", severity="error", message=message, hint=_LOOK))


def make_folder(folder: str | os.PathLike[str]) -> Path:
    """Make `folder` and those above it, and return it; an ExportError says why it cannot be."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise fault(folder, error) from None
    return Path(folder)


def sweep(folder: Path) -> None:
    """Remove from `folder` what runs left that were killed while they wrote."""
    for left in folder.glob(_PART.format("*")):
        with contextlib.suppress(OSError):  # somebody else may sweep too
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _somebody_elses(target: Path, data: bytes) -> bool:
    """Return whether there is a file which is not as it was written here.

    Workbooks bear a seal; other formats have no room for one, so whatever differs may be work.
    """
    try:
        old = target.read_bytes() if target.is_file() else data
    except OSError as error:
        raise fault(target, error) from None
    return old != data and not unbroken(old)


def write_file(path: str | os.PathLike[str], data: bytes, *, overwrite: bool = True) -> None:
    """Write `data` to `path` whole, or not at all.

    The bytes go to a temporary file in the same folder, reach the disk, and then take the
    place of the old file in one step. After an ExportError the old file is as it was. Unless
    `overwrite`, an old file that may hold somebody's work is not replaced: X015.
    """
    target = Path(path)
    if not overwrite and _somebody_elses(target, data):
        message, hint = _CHANGED.format(path=path), _KEEP
        raise ExportError(Finding(code="X015", severity="error", message=message, hint=hint))
    # Named before it is made, so that an interrupt leaves nothing that nobody knows of.
    temporary = target.with_name(_PART.format(os.urandom(8).hex()))
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():  # the new file gets the rights of the one it replaces
            os.chmod(temporary, target.stat().st_mode & 0o777)
        os.replace(temporary, target)
    except OSError as error:
        raise fault(target, error) from None
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # gone already after a successful replace


def write_folder(
    folder: str | os.PathLike[str], files: Mapping[str, bytes], *, overwrite: bool = True
) -> None:
    """Write `files`, the last of them last, to `folder`; where there was none, all or none.

    An interrupt leaves no folder half filled either. In a folder that is there each file is
    replaced as `write_file` does it.
    """
    place = Path(folder)
    is_new = not place.exists()
    try:
        make_folder(place)
        for name, data in files.items():
            write_file(place / name, data, overwrite=overwrite)
    except BaseException:
        if is_new:
            shutil.rmtree(place, ignore_errors=True)
        raise

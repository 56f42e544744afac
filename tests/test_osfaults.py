"""Why a file cannot be read or written is said in the user's language."""

import errno
import re

import pytest

from policymodel.osfaults import why

COMMON = [
    "EPERM",
    "EACCES",
    "EROFS",
    "ENOSPC",
    "EDQUOT",
    "EISDIR",
    "ENOTDIR",
    "ENOENT",
    "EEXIST",
    "ENAMETOOLONG",
    "ELOOP",
    "EBUSY",
    "EIO",
    "EMFILE",
    "EFBIG",
    "ENOTEMPTY",
    "EINVAL",
    "ESTALE",
]


@pytest.mark.parametrize("name", COMMON)
def test_what_happens_on_real_disks_has_words_in_both_languages(name: str) -> None:
    said = why(OSError(getattr(errno, name), "as the system has it", "表.xlsx"))
    assert re.fullmatch("[^a-zA-Z]+", said.zh)
    assert re.fullmatch("[a-z ;]+", said.en)
    assert "as the system has it" not in said.en


def test_what_nobody_foresaw_is_said_to_be_the_systems_words() -> None:
    said = why(OSError(errno.EXDEV, "Invalid cross-device link"))
    assert said.zh == "系统报告“Invalid cross-device link”"
    assert said.en == "the system says: Invalid cross-device link"
    assert why(OSError()).en == "the system says: OSError"


def test_windows_tells_files_that_are_open_from_rights() -> None:
    error = PermissionError(errno.EACCES, "in use")
    assert "权限" in why(error).zh
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert "打开" in why(error).zh

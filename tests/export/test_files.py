"""A failed write leaves the old file as it was, and no debris."""

import errno
import os
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.export.files import make_folder, safe_name, sweep, write_file
from policymodel.export.seal import sealed
from policymodel.findings import ExportError


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


class Torn:
    """A stream whose disk is full from the first byte."""

    def __init__(self, stream: object) -> None:
        self.stream = stream

    def __enter__(self) -> "Torn":
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()  # type: ignore[attr-defined]

    write = flush = full_disk


def torn_open(original: Callable[..., object]) -> Callable[..., Torn]:
    return lambda *args, **named: Torn(original(*args, **named))


@pytest.mark.parametrize(
    ("step", "existing"),
    [
        *((step, b"the old file") for step in ("open", "fsync", "chmod", "replace")),
        *((step, None) for step in ("open", "fsync", "replace")),  # a new file has its rights
    ],
)
def test_a_fault_at_any_step_leaves_the_old_file_and_nothing_else(
    step: str, existing: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"
    if existing is not None:
        target.write_bytes(existing)
    if step == "open":
        monkeypatch.setattr(Path, "open", torn_open(Path.open))
    else:
        monkeypatch.setattr(os, step, full_disk)
    with pytest.raises(ExportError) as caught:
        write_file(target, b"new")
    monkeypatch.undo()
    assert "the disk is full" in caught.value.format("en")
    assert [path.name for path in tmp_path.iterdir()] == (["plan.xlsx"] if existing else [])
    assert existing is None or target.read_bytes() == existing


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old and longer than the new one")
    target.chmod(0o640)
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def package(parts: dict[str, bytes]) -> bytes:
    """A zipped file of these parts, as a spreadsheet program writes one."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


PARTS = {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<c>30</c>"}


def test_a_workbook_is_replaced_as_long_as_nobody_changed_it(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    write_file(target, sealed(package(PARTS)))
    newer = sealed(package({**PARTS, "xl/worksheets/sheet1.xml": b"<c>40</c>"}))
    write_file(target, newer, overwrite=False)
    assert target.read_bytes() == newer


def rewritten(data: bytes, *, without: str = "", **changed: bytes) -> bytes:
    """The parts of a file zipped anew, as another program does: some changed, one left out."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != without}
    return package({**parts, **{f"xl/{name}.xml": part for name, part in changed.items()}})


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: rewritten(data, workbook=b"<workbook>changed</workbook>"),
        lambda data: rewritten(data, comments=b"<added/>"),
        lambda data: rewritten(data, without="docProps/seal.xml"),
        lambda data: rewritten(data, without="xl/worksheets/sheet1.xml"),
        lambda data: data[:-10],
        lambda data: data[:40] + b"?" + data[41:],
        lambda _: b"",
        lambda _: package({}),
        lambda _: package(PARTS),
        lambda _: "序号,任务\n1,改动过\n".encode(),
    ],
)
def test_what_somebody_changed_is_kept(changed: Callable[[bytes], bytes], tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    theirs = changed(sealed(package(PARTS)))
    target.write_bytes(theirs)
    with pytest.raises(ExportError) as caught:
        write_file(target, sealed(package({**PARTS, "xl/new.xml": b"<new/>"})), overwrite=False)
    assert [found.code for found in caught.value.findings] == ["X015"]
    assert "--overwrite" in caught.value.format("zh")
    assert target.read_bytes() == theirs
    assert list(tmp_path.iterdir()) == [target]
    write_file(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_file_that_is_the_same_is_no_conflict(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_bytes("序号\n".encode())
    write_file(tmp_path / "plan.csv", "序号\n".encode(), overwrite=False)


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "made", b"x")
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_that_cannot_be_made_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError) as caught:
        make_folder(tmp_path / "file" / "out")
    assert caught.value.findings[0].code == "X001"


def test_a_missing_folder_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_file(tmp_path / "missing" / "plan.xlsx", b"x")


@given(st.text(max_size=300))
def test_a_safe_name_is_one_part_of_a_path_and_short_enough(text: str) -> None:
    name = safe_name(text)
    assert name
    assert name not in {".", ".."}
    assert not set(name) & set('/\\:*?"<>|\0\u202e')
    assert len(name.encode()) <= 202
    assert Path(name).name == name
    assert safe_name(name) == name


@pytest.mark.parametrize("name", ["CON", "nul.xlsx", "Com1.txt", "lpt9"])
def test_a_name_that_windows_keeps_for_itself_is_changed(name: str) -> None:
    assert safe_name(name) == "_" + name


def test_what_killed_runs_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    old = time.time() - 3600
    for name in (".policymodel-0123.part", ".0123.part", "policymodel-0123.part", "a.part"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (old, old))
    (tmp_path / ".policymodel-4567.part").write_bytes(b"")  # somebody writes it now
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".0123.part",
        ".policymodel-4567.part",
        "a.part",
        "policymodel-0123.part",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\ud800", "_"),
        ("con.json", "_con.json"),
        ("NUL", "_NUL"),
        ("com¹.csv", "_com¹.csv"),
        ("con .txt", "_con .txt"),
        ("con-targets.xlsx", "con-targets.xlsx"),
        ("conduct.json", "conduct.json"),
    ],
)
def test_names_that_a_desktop_keeps_for_itself(text: str, name: str) -> None:
    assert safe_name(text) == name

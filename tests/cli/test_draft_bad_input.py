"""Bad input to `draft`: one sentence in either language, a way out, and nothing written."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from cli.conftest import Run
from cli.invented import child_environment
from drafting import documents
from intake import making
from intake.test_refusals import ENTITIES, OLE, body, word, workbook

from policymodel.text import Lang

Make = Callable[[Path], object]


def file(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


def large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(200_000_000)


def pdf(password: str = "") -> bytes:
    """A page without text: as a scan has, for whoever looks for letters."""
    writer, made = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
CELL = '<row><c t="inlineStr"><is><t>{}</t></is></c></row>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
BAD: dict[str, tuple[str, Make]] = {
    "missing.docx": ("", lambda _: None),
    "pipe.txt": ("I001", os.mkfifo if hasattr(os, "mkfifo") else lambda _: None),
    "empty.txt": ("I002", file(b"")),
    "blank.txt": ("I002", file(b" \n\n")),
    "large.pdf": ("I003", large),
    "archive.zip": ("I004", file(b"7z\xbc\xaf" + bytes(99))),
    "locked.docx": ("I005", file(LOCKED)),
    "locked.xlsx": ("I005", file(LOCKED)),
    "locked.pdf": ("I005", file(pdf("secret"))),
    "cut.docx": ("I006", file(making.as_docx()[:5000])),
    "text.docx": ("I006", file(documents.NOTICE.encode())),
    "zip-bomb.docx": ("I007", file(word(body("<w:p/>") + " " * 30_000_000))),
    "entity-bomb.xlsx": ("I007", file(workbook(ENTITIES + SHEET.format("<row/>")))),
    "scan.pdf": ("I008", file(pdf())),
    "photo.docx": ("I008", file(b"\x89PNG\r\n\x1a\n" + bytes(99))),
    "bytes.txt": ("I010", file(bytes(range(128, 256)) * 40)),
    "cut-in-utf-16.txt": ("I010", file(b"\xff\xfe" + documents.NOTICE.encode("utf-16-le")[:999])),
    "sheet.docx": ("N002", file(workbook(SHEET.format(CELL.format("指标"))))),
    "news.txt": ("N002", file(documents.NEWS.encode())),
    "english.txt": ("N003", file(b"The plan shall be carried out.\n" * 9)),
    "名 字；“怪”\u202e.txt": ("N002", file(documents.NEWS.encode())),
    "-rf.txt": ("N002", file(documents.NEWS.encode())),
    "two\nlines\x1b[31m.txt": ("N002", file(documents.NEWS.encode())),
}


@pytest.mark.skipif(os.name == "nt", reason="files have other names and kinds there")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_sentence_and_no_plan(
    run: Run, tmp_path: Path, name: str, lang: Lang
) -> None:
    code, make = BAD[name]
    make(tmp_path / name)
    done = run("draft", tmp_path / name, "--out", tmp_path / "plans", lang=lang)
    assert done.exit_code == (1 if code else 2)
    told = done.stderr
    assert "Traceback" not in told
    assert "\x1b" not in told
    assert not list((tmp_path / "plans").glob("*"))
    if not code:
        assert "missing.docx" in told
        return
    assert re.search(rf"\b{code}\b", told)
    [*_, hint] = told.splitlines()
    assert hint.startswith(" "), "the way out stands below"
    assert bool(re.search("[\u4e00-\u9fff]", hint)) == (lang == "zh")


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(documents.NOTICE, encoding="utf-8")
    path.chmod(0)
    done = run("draft", path, "--out", tmp_path / "plans")
    assert done.exit_code == 1
    assert "I001" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
def test_a_name_that_is_no_unicode_is_drafted_all_the_same(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfeplan.txt"
    Path(os.fsdecode(name)).write_text(documents.NOTICE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "policymodel", "--lang", "en", "draft", name, "--out", "plans"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env=child_environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    [folder] = (tmp_path / "plans").iterdir()
    assert (folder / "plan.yaml").is_file()


def test_a_folder_without_documents_and_one_of_bad_ones_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("draft", tmp_path / "empty", "--out", tmp_path / "plans")
    assert (done.exit_code, "Traceback" in done.stderr) == (2, False)
    for name, (code, make) in BAD.items():
        if code and code != "I003":
            make(tmp_path / "empty" / name)
    (tmp_path / "empty" / "plan.txt").write_text(documents.NOTICE, encoding="utf-8")
    done = run("draft", tmp_path / "empty", "--out", tmp_path / "plans", "--jobs", "2")
    assert done.exit_code == 1
    assert [each.name for each in (tmp_path / "plans").iterdir()] == ["plan"]
    assert re.search(r"^1 of [0-9]+ documents drafted$", done.stdout, re.MULTILINE)

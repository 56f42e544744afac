"""Bad input gets one sentence with a way out, soon and in little memory; nothing else."""

import io
import random
import re
import time
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from intake import making
from intake.mutating import mutated

import policymodel as pm
from policymodel.codes import other_codes
from policymodel.intake import limits
from policymodel.intake.reading import read_bytes, read_document
from policymodel.intake.word import converting
from policymodel.intake.workbook import read_workbook, workbook_of

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def package(parts: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def word(document: str | bytes) -> bytes:
    target = "word/document.xml"
    relation = RELATION.format(kind="officeDocument", target=target)
    return package({"[Content_Types].xml": TYPES, "_rels/.rels": relation, target: document})


def workbook(sheet: str | bytes, **more: str) -> bytes:
    main = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATION.format(kind="officeDocument", target="xl/workbook.xml"),
            "xl/workbook.xml": main,
            "xl/_rels/workbook.xml.rels": RELATION.format(kind="worksheet", target="s.xml"),
            "xl/s.xml": sheet,
            **more,
        }
    )


def body(inner: str) -> str:
    return f'<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'


def cells(inner: str) -> str:
    return f'<worksheet xmlns="{SHEET}"><sheetData>{inner}</sheetData></worksheet>'


ENTITIES = '<!DOCTYPE a [<!ENTITY b "甲甲甲甲"><!ENTITY c "&b;&b;&b;&b;">]>'
DEEP = 5_000
BAD: dict[str, tuple[str, bytes]] = {
    "empty.txt": ("I002", b""),
    "blank.docx": ("I002", b" \n" * 10),
    "binary.txt": ("I010", b"\xff\xfe\xfa\x00\xd8\x00\xd8"),
    "nul.txt": ("I010", b"abc\0\0def"),
    "notice.html": ("I010", bytes(range(128, 256)) * 40),
    "no-text.html": ("I009", b"<html><body><div></div></body></html>"),
    "pictures.html": ("I008", b"<html><body><div><img src=a></div></body></html>"),
    "scan.jpg": ("I008", b"\xff\xd8\xff\xe0" + bytes(40)),
    "plan.rar": ("I004", b"Rar!\x1a\x07\x00" + bytes(40)),
    "plan.mht": ("I004", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"),
    "plan.zip": ("I004", package({"a.txt": "甲"})),
    "old.xls": ("I004", OLE + "Workbook".encode("utf-16-le")),
    "old.et": ("I004", OLE + "Workbook".encode("utf-16-le")),
    "locked.docx": ("I005", OLE + "EncryptedPackage".encode("utf-16-le")),
    "locked.doc": (
        "I005",
        OLE + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500) + "WordDocument".encode("utf-16-le"),
    ),
    "cut.docx": ("I006", making.as_docx()[:9000]),
    "text.docx": ("I006", "甲州市方案".encode()),
    "text.pdf": ("I006", "甲州市方案".encode()),
    "cut.pdf": ("I006", b"%PDF-1.7\n1 0 obj"),
    "no-main.docx": ("I006", package({"word/other.xml": "<a/>"})),
    "no-end.docx": ("I006", word(body("<w:p>"))),
    "macros.docm": ("I014", package({"word/document.xml": "", "word/vbaProject.bin": "x"})),
    "macros.xlsm": ("I014", package({"xl/workbook.xml": "", "xl/vbaProject.bin": "x"})),
    "no-text.docx": ("I009", word(body("<w:p/>"))),
    "bomb.docx": ("I007", word(body("<w:p/>") + " " * 30_000_000)),
    "bomb.xlsx": ("I007", workbook(cells("<row/>") + " " * 30_000_000)),
    "entities.docx": ("I007", word(ENTITIES + body("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"))),
    "entities.xlsx": ("I007", workbook(ENTITIES + cells("<row/>"))),
    "deep.docx": ("I007", word(body("<w:sdt>" * DEEP + "</w:sdt>" * DEEP))),
    "deep.html": ("I007", b"<html><body>" + b"<div>" * DEEP + "甲".encode()),
    "parts.xlsx": ("I007", package({f"xl/{n}.xml": "" for n in range(limits.MOST_PARTS + 1)})),
    "far.xlsx": ("I007", workbook(cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_by_one_sentence(name: str, tmp_path: Path) -> None:
    code, data = BAD[name]
    (tmp_path / name).write_bytes(data)
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(pm.DocumentError) as caught:
        read_document(tmp_path / name)
    taken = time.process_time() - begun
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    [finding] = caught.value.findings
    assert finding.code == code
    assert finding.code in other_codes()
    for text in (finding.message, finding.hint):
        assert text is not None
        assert re.search("[\u4e00-\u9fff].*。$", text.zh)
        assert text.en.endswith(".")
    assert name in finding.message.zh
    assert taken < 5, "tracing makes it slower: a second without"
    assert peak < 100_000_000


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(pm.DocumentError, match="I001"):
            read_document(path)


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(pm.DocumentError, match=r"I003.*64 MB"):
        read_document(tmp_path / "large.pdf")
    with pytest.raises(pm.DocumentError, match=r"I003.*20 MB"):
        read_workbook(tmp_path / "large.pdf")
    with pytest.raises(pm.DocumentError, match="I003"):
        read_bytes("甲".encode() * 1_500_000, "long.txt")


def test_a_workbook_by_another_name_is_read_as_what_it_is() -> None:
    data = workbook(cells('<row><c t="inlineStr"><is><t>指标</t></is></c></row>'))
    document = read_bytes(data, "plan.docx")
    assert (document.format, document.text) == ("xlsx", "指标")
    assert [finding.code for finding in document.told] == ["I106"]


def test_a_word_document_is_no_workbook() -> None:
    with pytest.raises(pm.DocumentError, match="I004"):
        workbook_of(making.as_docx(), "ledger.xlsx")


def test_a_package_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(word(body("<w:p/>") + " " * 9_000_000))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (2_000).to_bytes(4, "little")
    with pytest.raises(pm.DocumentError, match=r"I00[67]"):
        read_bytes(bytes(data), "lies.docx")


def test_missing_packages_and_programs_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "lxml", None)
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    monkeypatch.setattr(converting.shutil, "which", lambda _: None)
    for data, name, code in (
        (making.as_html().encode(), "a.html", "I011"),
        (b"%PDF-1.7", "a.pdf", "I011"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.wps", "I012"),
    ):
        with pytest.raises(pm.DocumentError, match=code):
            read_bytes(data, name)
    assert read_bytes(making.as_docx(), "a.docx").blocks, "Word needs none of them"


@pytest.mark.office
def test_what_the_office_program_cannot_open_is_refused() -> None:
    data = OLE + "WordDocument".encode("utf-16-le") + bytes(4000)
    with pytest.raises(pm.DocumentError, match="I013"):
        read_bytes(data, "broken.doc")


SEEDS = {
    "a.docx": making.as_docx(),
    "a.html": making.as_html().encode(),
    "a.txt": making.as_text(),
    "a.md": b"# \xe7\x94\xb2\n|a|b|\n|-|-|\n|1|2|\n",
    "a.xlsx": workbook(
        cells('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v>1</v></c></row>')
    ),
}


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_made_bad_is_read_or_refused(name: str) -> None:
    random_ = random.Random(name)  # noqa: S311 - the same files every time
    for _ in range(60):
        with suppress(pm.DocumentError):
            document = read_bytes(mutated(SEEDS[name], random_), name)
            assert all(block.start < block.end for block in document.blocks)

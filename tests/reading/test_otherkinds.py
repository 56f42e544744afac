"""What is no plan file is told to be what it is, with what to do with it."""

import io
import zipfile
from pathlib import Path

import pytest

from policymodel.findings import PlanFileError
from policymodel.reading.planfile import load_plan
from policymodel.reading.yamltext import decode


def package(*parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for part in parts:
            made.writestr(part, "x")
    return held.getvalue()


KINDS = [
    ("表.xlsx", package("xl/workbook.xml"), "工作簿", "a workbook"),
    ("表.yaml", package("xl/workbook.xml"), "工作簿", "a workbook"),
    ("稿.docx", package("word/document.xml"), "Word", "a Word document"),
    ("稿.pdf", b"%PDF-1.7\n\xe2\xe3", "PDF", "a PDF file"),
    ("稿.md", "# 云川市方案\n".encode(), "Markdown", "a Markdown text"),
    ("稿.txt", "云川市方案\n".encode("gb18030"), "文本文件", "a text"),
    ("页.html", "<html>云川市".encode(), "网页", "a web page"),
    ("稿.rtf", b"{\\rtf1 x}", "RTF", "an RTF document"),
    ("progress.sqlite3", b"SQLite format 3\0\1\0", "填报库", "a store of reports"),
    ("章.png", b"\x89PNG\r\n", "图片", "pictures"),
    ("plan.zip", package("plan.yaml"), "不是方案文件", "no plan file"),
]


@pytest.mark.parametrize(("name", "data", "zh", "en"), KINDS, ids=[each[0] for each in KINDS])
def test_another_kind_of_file_is_called_what_it_is(
    name: str, data: bytes, zh: str, en: str, tmp_path: Path
) -> None:
    file = tmp_path / "有 空格" / name
    file.parent.mkdir()
    file.write_bytes(data)
    with pytest.raises(PlanFileError) as caught:
        load_plan(file)
    (found,) = caught.value.findings
    assert (found.code, found.file, found.line) == ("F011", str(file), None)
    assert zh in found.message.zh
    assert en in found.message.en
    assert found.hint is not None
    assert "plan.yaml" in found.hint.zh
    for said in (found.hint.zh, found.hint.en):
        assert "UTF-8" not in said
        if "policymodel" in said:
            assert f'"{file}"' in said


@pytest.mark.parametrize("name", ["plan.yaml", "plan.txt", "plan.md", "plan", "plan.yaml.bak"])
def test_a_plan_may_have_any_name(name: str) -> None:
    text = "# 说明\nformat: 2\nid: yunchuan\n"
    assert decode(text.encode(), file=name) == text
    assert decode("\ufeffid: yunchuan\n".encode(), file=name) == "id: yunchuan\n"
    assert decode(b'{"id": "yunchuan"}', file=name)


@pytest.mark.parametrize("data", ["id: 云川".encode("utf-16"), "id: 云川".encode("gbk")])
def test_a_plan_in_another_encoding_is_still_told_to_be_that(data: bytes) -> None:
    with pytest.raises(PlanFileError) as caught:
        decode(data, file="plan.yaml")
    assert caught.value.findings[0].code == "F002"

"""A source text is found by its hash, or the reader learns what to do."""

import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source.changes import change
from source.yunzhou import PLAN, TEXT

from policymodel.findings import SourceError
from policymodel.source import SourceFolder, SourceText, find_source, folder
from policymodel.source.folder import text_of

CRLF = TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        CRLF.encode(),
        CRLF.encode("utf-8-sig"),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        CRLF.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        (TEXT + "\n").encode(),
        (CRLF + "\r\n").encode(),
        TEXT.removesuffix("\n").encode(),
        TEXT.removesuffix("\n").encode("gb18030"),
    ],
    ids=[
        *("as it is", "mark", "crlf", "mark and crlf", "cr", "gb18030", "utf-16", "utf-16 crlf"),
        *("utf-16-be", "a line end more", "crlf more", "a line end less", "gb18030 less"),
    ],
)
@pytest.mark.parametrize("name", ["c.txt", "c.TXT", "c.md"])
def test_the_text_is_found_whatever_an_editor_made_of_it(
    tmp_path: Path, data: bytes, name: str
) -> None:
    (tmp_path / "a.txt").write_bytes(b"another text")
    (tmp_path / "b.txt").write_bytes(b"\x81\xff\xff")
    (tmp_path / name).write_bytes(data)
    found = find_source(PLAN, tmp_path)
    assert (found.text, found.name) == (TEXT, name)


@pytest.mark.parametrize("cited", [CRLF, "\ufeff" + TEXT, TEXT + "\n\n\n"])
def test_a_text_that_is_cited_as_it_stands_is_found_as_it_stands(
    tmp_path: Path, cited: str
) -> None:
    (tmp_path / "a.txt").write_bytes(cited.encode())
    plan = change(PLAN, "document.source", SourceText(cited).source)
    assert find_source(plan, tmp_path).text == cited


@given(st.text(alphabet="甲1 \n\r\ufeff", max_size=8))
def test_a_text_is_found_in_the_file_that_holds_it(text: str) -> None:
    plan = change(PLAN, "document.source", SourceText(text).source)
    [one] = [each for each in folder._texts(text.encode()) if each == text]
    assert SourceText(one).source == plan.document.source


def sentence(plan_folder: Path) -> tuple[str, str]:
    with pytest.raises(SourceError) as caught:
        find_source(PLAN, plan_folder)
    [found] = caught.value.findings
    assert (found.code, found.path) == ("V001", "document.source")
    assert found.hint is not None
    return found.message.zh, found.message.en


def test_a_changed_text_is_refused_with_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "yunzhou.txt").write_text(TEXT.replace("智能", "智慧"), encoding="utf-8")
    (tmp_path / "other.txt").write_text("另一份文件" * 90, encoding="utf-8")
    zh, en = sentence(tmp_path)
    for message in (zh, en):
        assert str(len(TEXT)) in message
        assert "yunzhou.txt" in message
        assert "other.txt" not in message
    assert "最接近的是 yunzhou.txt：字数与原文相同，标题也在同一处，但文字已有改动。" in zh
    assert "yunzhou.txt comes nearest: it is as long and has the title in the same place" in en


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (TEXT + "附注1", "多 3 字，标题也在同一处", "3 characters longer and has the title"),
        ("某" * (len(TEXT) - 9), "少 9 字，但", "9 characters shorter, but"),
        (TEXT + "附注" * 300, "多 600 字，标题", "600 characters longer and has the title"),
    ],
)
def test_what_came_nearest_is_said(tmp_path: Path, text: str, zh: str, en: str) -> None:
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    for message, words in zip(sentence(tmp_path), (zh, en), strict=True):
        assert words in message


def test_other_texts_are_listed_where_none_is_near(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"t{number}.txt").write_text("甲" * (number + 1), encoding="utf-8")
    zh, en = sentence(tmp_path)
    assert "有 5 个其他文本：t4.txt (5)、t3.txt (4)、t2.txt (3)。" in zh
    assert "It holds 5 other texts: t4.txt (5), t3.txt (4), t2.txt (3)." in en


def test_what_no_reader_knows_is_not_said(tmp_path: Path) -> None:
    """Neither the code of a text nor how many others there are not; and where it usually is."""
    zh, en = sentence(tmp_path)
    assert "sha256" not in zh + en
    assert "其中没有纯文本（.txt）；其下的文件夹不找。" in zh
    (tmp_path / "other.txt").write_text("乙" * len(TEXT), encoding="utf-8")
    with pytest.raises(SourceError) as wrong:
        text_of(tmp_path / "other.txt", PLAN)
    (found,) = wrong.value.findings
    assert "字数相同、文字不同" in found.message.zh
    assert "sha256" not in found.message.zh
    assert found.hint is not None
    assert "方案文件夹里与方案同名的 .txt" in found.hint.zh


def test_a_text_in_place_of_its_folder_is_no_folder() -> None:
    with pytest.raises(SourceError) as raised:
        SourceFolder(TEXT * 9)
    assert "V001" in str(raised.value)
    assert len(str(raised.value)) < 400


def test_an_empty_folder_and_no_folder(tmp_path: Path) -> None:
    assert "It holds no text (.txt)" in sentence(tmp_path)[1]
    assert "There is no folder of documents at" in sentence(tmp_path / "nowhere")[1]


def test_a_plan_that_names_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"does not say which text it cites"):
        find_source(change(PLAN, "document.source", None), tmp_path)


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "LARGEST_FILE", 100)
    (tmp_path / "yunzhou.txt").write_text(TEXT, encoding="utf-8")
    assert "Not read (over 4 MB, or no text): yunzhou.txt." in sentence(tmp_path)[1]


def test_what_is_no_file_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "yunzhou.txt").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "It holds no text (.txt)" in sentence(tmp_path)[1]


@pytest.mark.parametrize(("most", "again"), [(folder.MOST_KEPT, []), (0, ["0.txt", "1.txt"])])
def test_each_file_is_read_once_for_all_plans_while_it_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, again: list[str]
) -> None:
    texts = [f"{TEXT}第{number}份" for number in range(20)]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    read: list[str] = []
    usual = folder._bytes
    monkeypatch.setattr(folder, "_bytes", lambda path: read.append(path.name) or usual(path))
    monkeypatch.setattr(folder, "MOST_KEPT", most)
    held = SourceFolder(tmp_path)
    for text in texts[:2]:
        assert held.find(change(PLAN, "document.source", SourceText(text).source)).text == text
    assert sorted(read) == sorted([*(f"{number}.txt" for number in range(20)), *again])
    assert sum(len(file.kept or b"") for file in held._files) <= most


def test_a_process_that_gets_a_folder_with_each_plan_reads_it_once(tmp_path: Path) -> None:
    # A copy is made as what is sent to another process is.
    assert copy.copy(SourceFolder(tmp_path)) is copy.copy(SourceFolder(tmp_path))

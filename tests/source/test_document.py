"""A source text is found by its hash, or the reader learns what to do."""

from pathlib import Path

import pytest
from source.changes import change
from source.yunzhou import PLAN, SOURCE, TEXT

from policymodel.findings import SourceError
from policymodel.source import SourceText, document, find_source, measure_text

CRLF = TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        CRLF.encode(),
        CRLF.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
    ],
    ids=["as it is", "mark", "crlf", "mark and crlf", "gb18030"],
)
def test_the_text_is_found_whatever_an_editor_added(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(b"another text")
    (tmp_path / "b.txt").write_bytes(b"\x81\xff\xff")
    (tmp_path / "c.txt").write_bytes(data)
    found = find_source(PLAN, tmp_path)
    assert (found.text, found.name) == (TEXT, "c.txt")


def test_a_changed_text_is_refused_with_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "yunzhou.txt").write_text(TEXT.replace("智能", "智慧"), encoding="utf-8")
    (tmp_path / "other.txt").write_text(TEXT[:-1], encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        find_source(PLAN, tmp_path)
    [found] = caught.value.findings
    assert (found.code, found.path) == ("V001", "document.source")
    for message in (found.message.zh, found.message.en):
        assert SOURCE.sha256[:12] in message
        assert str(len(TEXT)) in message
        # The file of the plan's own name comes first, however alike another one is.
        assert message.index("yunzhou.txt") < message.index("other.txt")
    assert found.hint is not None


def test_an_empty_folder_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"found 0 other \.txt files"):
        find_source(PLAN, tmp_path)
    with pytest.raises(SourceError, match="found no folder"):
        find_source(PLAN, tmp_path / "nowhere")


def test_a_plan_that_names_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"found no document\.source"):
        find_source(change(PLAN, "document.source", None), tmp_path)


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST_FILE", 100)
    (tmp_path / "yunzhou.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceError, match=r"not read .*: yunzhou\.txt"):
        find_source(PLAN, tmp_path)


def test_a_folder_called_txt_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "yunzhou.txt").mkdir()
    with pytest.raises(SourceError, match=r"found 0 other \.txt files"):
        find_source(PLAN, tmp_path)


def test_the_documents_own_words_on_a_measure() -> None:
    first, second, _, fourth, last = PLAN.measures
    text = measure_text(PLAN, first, SOURCE)
    assert text.startswith('"十四五"期间')
    assert text.endswith("完成首批验收。")
    assert measure_text(PLAN, second, SOURCE) == "建成港口数据中台,接入企业约120家。"
    assert measure_text(PLAN, fourth, SOURCE) == "引进航运人才3万人。"
    assert measure_text(PLAN, last, SOURCE).startswith("成立市数字港口")


def test_a_measure_without_span_has_no_words() -> None:
    [measure] = change(PLAN, "measures[0].at", None).measures[:1]
    assert measure_text(PLAN, measure, SOURCE) == ""


def test_the_words_of_another_text_are_refused() -> None:
    with pytest.raises(SourceError, match="expected the text that the plan cites"):
        measure_text(PLAN, PLAN.measures[0], SourceText("别的文字"))

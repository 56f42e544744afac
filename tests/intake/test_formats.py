"""One document in every format gives one canonical text, and blocks that lie in it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake import making
from libreoffice import convert

from policymodel.intake.document import DocumentText
from policymodel.intake.reading import read_bytes, read_document
from policymodel.intake.writer import tidy

CANONICAL = "\n".join(making.lines())


def assert_in_order(document: DocumentText) -> None:
    """Blocks lie in the text, one behind the other, cells in their table, one behind the other."""
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        text = document.text_of(block)
        assert text == text.strip()
        for before, cell in pairwise(block.cells):
            assert (before.row, before.column) < (cell.row, cell.column)
            assert before.end <= cell.start
        for cell in block.cells:
            assert block.start <= cell.start <= cell.end <= block.end
    for before, block in pairwise(document.blocks):
        assert before.end <= block.start


def test_word_and_web_give_the_text_of_the_text() -> None:
    for data, name in ((making.as_docx(), "a.docx"), (making.as_html().encode(), "a.html")):
        document = read_bytes(data, name)
        assert document.text == CANONICAL
        assert_in_order(document)
    assert read_bytes(making.as_text(), "a.txt").text == CANONICAL


def test_a_table_has_its_cells_merged_ones_in_each_place() -> None:
    for data, name in ((making.as_docx(), "a.docx"), (making.as_html().encode(), "a.html")):
        document = read_bytes(data, name)
        [table] = [document.table(block) for block in document.blocks if block.kind == "table"]
        assert len(table) == 5, "the note that goes from side to side is a paragraph"
        assert [row[1] for row in table] == ["类别", "供水", "供水", "排水", "排水"]
        assert table[4] == ("4", "排水", "内涝点（处）", "—", "从有到无")


@pytest.mark.office
def test_pages_give_the_text_of_the_text(tmp_path: Path) -> None:
    """Tables and paragraphs run over pages here, whose numbers and heads are set aside."""
    rows = tuple((f"{n}", "城区", f"泵站工程{n}", f"{n}.5", f"{n + 9}") for n in range(2, 60))
    long = making.Table((making.GROWTH.rows[0], *rows))
    parts = (*making.PLAN[:9], "各年度任务见下表。", long, *making.PLAN[9:] * 3)
    head = "甲州市水网建设行动方案"
    file = tmp_path / "plan.docx"
    file.write_bytes(making.as_docx(parts, head=head))
    made = convert([file], "pdf", tmp_path)[file]
    document = read_document(made)
    assert document.text.split("\n") == making.lines(parts)
    assert_in_order(document)
    asides = [(aside.kind, aside.text) for aside in document.asides]
    pages = max(aside.page or 0 for aside in document.asides)
    assert pages > 3
    assert asides.count(("running_head", head)) == pages
    assert sum(kind == "page_number" for kind, _ in asides) == pages
    tables = [document.table(block) for block in document.blocks if block.kind == "table"]
    assert [len(table) for table in tables] == [5, 59]
    assert tables[0][4] == ("4", "排水", "内涝点（处）", "—", "从有到无")


@pytest.mark.office
def test_old_word_files_are_read_through_the_office_program(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(making.as_docx())
    for ending in ("doc", "rtf", "odt"):
        document = read_document(convert([file], ending, tmp_path)[file])
        assert (document.format, document.text) == (ending, CANONICAL)
        (tmp_path / "profile").rename(tmp_path / f"profile.{ending}")


@pytest.mark.office
def test_the_four_documents_come_back_from_every_format(sources: Path, tmp_path: Path) -> None:
    """Of pages, blanks do not count: those at the end of a line are not in the file."""
    wanted, written = {}, []
    for path in sorted(sources.glob("*.txt")):
        text = read_document(path)
        wanted[path.stem] = [tidy(text.text_of(block)) for block in text.blocks]
        file = tmp_path / f"{path.stem}.docx"
        file.write_bytes(making.as_docx(wanted[path.stem]))
        written.append(file)
    made = convert(written, "pdf", tmp_path)
    assert wanted
    for file in written:
        lines = wanted[file.stem]
        assert read_document(file).text.split("\n") == lines
        page = read_bytes(making.as_html(lines).encode(), "a.html")
        assert page.text.split("\n") == lines
        read = read_document(made[file])
        packed = ["".join(line.split()) for line in lines]
        assert ["".join(line.split()) for line in read.text.split("\n")] == packed


PARAGRAPHS = st.lists(
    st.text("甲乙水务局，。；（）1290.%—ab \u3000\t<&", min_size=0, max_size=30), max_size=12
)


@given(PARAGRAPHS)
def test_blocks_lie_in_the_text_whatever_stands_in_it(texts: list[str]) -> None:
    parts = (*texts, "甲州市建泵站30座。")
    for data, name in (
        (making.as_text(parts), "a.txt"),
        (making.as_text(parts), "a.md"),
        (making.as_docx(parts), "a.docx"),
        (making.as_html(parts).encode(), "a.html"),
    ):
        assert_in_order(read_bytes(data, name))


@given(st.text("甲乙。\n\r 　|#-*：", max_size=60))
def test_a_text_file_is_its_own_canonical_text(text: str) -> None:
    data = f"甲{text}".encode()
    plain = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    for name in ("a.txt", "a.md"):
        document = read_bytes(data, name)
        assert document.text == plain
        assert_in_order(document)


def test_the_same_file_gives_the_same_document() -> None:
    data = making.as_html().encode()
    assert read_bytes(data, "a.html") == read_bytes(data, "a.html")

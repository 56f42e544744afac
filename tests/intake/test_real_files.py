"""Real files, read where they lie: each holds its facts, or says why not; none of what it must not.

What is looked for stands in the facts beside each file, never here.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from intake.test_formats import assert_in_order

from policymodel.folding import fold
from policymodel.intake.document import DocumentText
from policymodel.intake.reading import read_document
from policymodel.intake.workbook import read_workbook

_TOKEN = re.compile(r"[\u4e00-\u9fff〔〕○、，《》（）]{2,}|[0-9]+(?:\.[0-9]+)?")


class Real:
    """A real file as it was read, with its facts."""

    def __init__(self, folder: Path, name: str) -> None:
        facts = (folder / f"{name}.facts.json").read_text(encoding="utf-8")
        self.facts: dict[str, Any] = json.loads(facts)
        self.path = folder / name
        self.document: DocumentText = read_document(self.path)
        self.packed = fold("".join(self.document.text.split()))

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in self.document.told}

    def tables(self) -> list[tuple[tuple[str, ...], ...]]:
        blocks = self.document.blocks
        return [self.document.table(block) for block in blocks if block.kind == "table"]

    def missing(self, number: int) -> list[str]:
        """The words and figures of a fact that the text does not hold."""
        found = (
            token.strip("、，（）") for token in _TOKEN.findall(self.facts["spot_facts"][number])
        )
        return [token for token in found if fold(token) not in self.packed]


@cache
def read(folder: Path, name: str) -> Real:
    return Real(folder, name)


@pytest.fixture
def real(files: Path) -> Callable[[str], Real]:
    return lambda name: read(files, name)


def names() -> list[str]:
    """The files that are known; a test holds that no other lies there."""
    return [
        "ledger-dates-formulas.xlsx",
        "news-gb2312.html",
        "notice-gbk-declared-gb2312.html",
        "notice-textboxes-field.doc",
        "plan-beidou.docx",
        "plan-brackets-wrapped.pdf",
        "plan-portal-tables.html",
        "plan-private-use-digits.pdf",
        "plan-scanned-hidden-ocr.pdf",
        "responsibility-table.xlsx",
        "synthetic-auto-numbers.docx",
        "synthetic-textbox.docx",
        "synthetic-tracked-changes.docx",
        "tasks-three-levels.xlsx",
    ]


def test_every_file_is_known(files: Path) -> None:
    assert sorted(path.name.removesuffix(".facts.json") for path in files.glob("*.json")) == names()


# Facts whose words are not those of the file: what is held of them stands in tests below.
IN_OTHER_WORDS = {
    ("news-gb2312.html", 0),
    ("notice-gbk-declared-gb2312.html", 0),
    ("synthetic-tracked-changes.docx", 0),
    *(("plan-private-use-digits.pdf", fact) for fact in range(6)),
    *(("plan-scanned-hidden-ocr.pdf", fact) for fact in (0, 5)),
}


@pytest.mark.parametrize("name", names())
def test_what_the_facts_name_stands_in_the_text(
    name: str, files: Path, real: Callable[[str], Real]
) -> None:
    if name.endswith(".doc") and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program to read old Word files with")
    held = real(name)
    assert hashlib.sha256(held.path.read_bytes()).hexdigest() == held.facts["sha256"]
    assert_in_order(held.document)
    for fact in range(len(held.facts["spot_facts"])):
        if (name, fact) not in IN_OTHER_WORDS:
            assert held.missing(fact) == [], held.facts["spot_facts"][fact]


def test_private_use_points_are_read_as_printed_and_told(real: Callable[[str], Real]) -> None:
    held = real("plan-private-use-digits.pdf")
    assert "I115" in held.codes
    [table] = held.tables()
    rows = [row for row in table if re.match(r"[0-9]+", fold(row[0]))]
    assert len(rows) == held.facts["structure"]["indicator_table"]["rows"]
    assert sum("指标" in row[0] for row in table) == 1, "the header that page 2 repeats is told"
    for fact in held.facts["spot_facts"][:6]:
        row = fold("".join(rows[int(fact.split()[0]) - 1]))
        for value in re.findall(r"[0-9]+\.[0-9]+", fact):
            assert value in row
    for digits in re.findall("[0-9]+", held.facts["must_not"][0]):
        assert not any(fold(cell) == digits for row in table for cell in row)


def test_text_under_a_scan_is_told(real: Callable[[str], Real]) -> None:
    """What recognition got wrong stays wrong, and every reader is told so."""
    held = real("plan-scanned-hidden-ocr.pdf")
    assert {"I103", "I108"} <= held.codes
    told = next(each for each in held.document.told if each.code == "I103")
    assert str(held.facts["structure"]["pages"]) in told.message.zh
    [double] = re.findall("[一二三四五六七八九十]{2,}$", held.facts["must_not"][0])
    assert len(re.findall(rf"(?m)^\s*[（(]{double}[)）]", held.document.text)) == 1


def test_brackets_cut_by_conversion_are_whole(real: Callable[[str], Real]) -> None:
    word, pages = real("plan-beidou.docx"), real("plan-brackets-wrapped.pdf")
    label = word.facts["structure"]["bracket_word"]
    brackets = re.findall(rf"（{label}：[^（）]*）", word.document.text)
    assert len(brackets) == word.facts["structure"]["brackets"]
    assert "I113" in word.codes
    legend = re.findall("【.+?】|[0-9]+/[0-9]+", word.facts["must_not"][1])
    assert not any(sign in word.document.text for sign in legend)
    assert any(legend[0] in aside.text for aside in word.document.asides)
    brackets = re.findall("（责任单位：[^）]*）", pages.document.text)
    assert len(brackets) == pages.facts["structure"]["brackets"]
    name = re.match("[\u4e00-\u9fff]+", pages.facts["must_not"][1])
    assert name is not None
    assert name[0] in pages.document.text
    headings = re.findall("(?m)^（[一二三四五六七八九十]+）[^。]*$", pages.document.text)
    assert len(headings) == pages.facts["structure"]["headings_level2"]


def test_old_word_has_its_boxes_once_and_its_fields_whole(real: Callable[[str], Real]) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program to read old Word files with")
    held = real("notice-textboxes-field.doc")
    assert held.facts["must_not"][0] not in held.document.text
    letterhead, label = re.findall("[\u4e00-\u9fff]{3,}", held.facts["spot_facts"][1])
    assert held.document.text.count(letterhead) == 1
    assert held.document.text.count(label) == 1
    numbers = re.findall(r"(?m)^([0-9])\.", held.document.text)
    assert len(numbers) == sum(held.facts["structure"]["items"].values()) + 8


def test_a_portal_page_gives_its_document_alone(real: Callable[[str], Real]) -> None:
    held = real("plan-portal-tables.html")
    text = held.path.read_text(encoding="utf-8")
    found = re.search("联系人：([^，]+)，联系电话：([0-9-]+)", text)
    assert found is not None
    said = held.document.text + "".join(aside.text for aside in held.document.asides)
    assert not any(private in said for private in found.groups())
    number, signed, published = re.split(", (?:signed|published) ", held.facts["spot_facts"][0])
    items = {item.key: item for item in held.document.metadata}
    assert (items["number"].text, items["published"].text) == (number, published)
    assert [int(n) for n in re.findall("[0-9]+", items["issued"].text)] == [
        int(n) for n in re.findall("[0-9]+", signed)
    ]
    for item in items.values():
        if item.start is not None:
            assert held.document.text[item.start : item.end] == item.text
    shape = held.facts["structure"]
    indicators, tasks = held.tables()
    assert (len(indicators) - 1, len(indicators[0])) == (
        shape["indicator_table"]["rows"],
        shape["indicator_table"]["columns"],
    )
    assert (len(tasks) - 1, len(tasks[0])) == (
        shape["responsibility_table"]["rows"],
        shape["responsibility_table"]["columns"],
    )
    assert_leads(held.facts["spot_facts"][5:8], tasks)


def assert_leads(facts: list[str], table: tuple[tuple[str, ...], ...]) -> None:
    """Of items that facts speak of, a row has the lead and the support that they name."""
    for fact in facts:
        found = re.search(r"item (\d+).*: lead ([^,]+), (?:support|all else) '?([^' ]+)", fact)
        assert found is not None, fact
        rows = [row for row in table if row[0] == found[1]]
        assert any(row[3:5] == (found[2], found[3]) for row in rows), fact


def test_pages_are_read_in_the_encoding_of_their_bytes(real: Callable[[str], Real]) -> None:
    for name in ("news-gb2312.html", "notice-gbk-declared-gb2312.html"):
        held = real(name)
        whole = re.sub("<!--.*?-->", "", held.path.read_bytes().decode("gb18030"))
        assert "�" not in held.document.text
        assert "I107" not in held.codes, "gb2312 is a part of what was used"
        for block in held.document.blocks:
            if block.kind == "paragraph":
                words = re.findall("[\u4e00-\u9fff]{4,}", held.document.text_of(block))
                assert all(word in whole for word in words)


def test_workbooks_have_their_rows_merges_and_formulas(real: Callable[[str], Real]) -> None:
    held = real("responsibility-table.xlsx")
    shape = held.facts["structure"]
    sheet = read_workbook(held.path).sheets[0]
    assert (sheet.height, len(sheet.merged)) == (shape["rows"], shape["merged"])
    # The facts call the numbers of the items text; in the file they are numbers, says openpyxl too.
    assert sheet.value(shape["header_row"], 0) == 1
    [table] = held.tables()
    assert len(table) - 1 == shape["task_rows"]
    assert len({row[0] for row in table}) - 1 == shape["items"]
    for item, count in re.findall(r"item (\d+) has (\d)", held.facts["spot_facts"][0]):
        assert sum(row[0] == item for row in table) == int(count)
    assert_leads([held.facts["spot_facts"][number] for number in (1, 2, 4)], table)
    levels = real("tasks-three-levels.xlsx")
    sheet = read_workbook(levels.path).sheets[0]
    shape = levels.facts["structure"]
    assert (sheet.height, sheet.width, len(sheet.merged)) == (
        shape["rows"],
        shape["columns"],
        shape["merged"],
    )


def test_a_ledger_has_its_formulas_and_typed_dates(real: Callable[[str], Real]) -> None:
    held = real("ledger-dates-formulas.xlsx")
    book = read_workbook(held.path)
    shape, first = held.facts["structure"], book.sheets[0]
    assert len(book.sheets) == shape["sheets"]
    assert (first.height, len(first.merged)) == (
        shape["rows_first_sheet"],
        shape["merged_first_sheet"],
    )
    found = re.search(r"in (\d+) cells, a typed date in (\d+)", held.facts["spot_facts"][0])
    assert found is not None
    formulas, typed = int(found[1]), int(found[2])
    counts = {
        column: (
            sum(c.formula is not None for (_, at), c in first.cells.items() if at == column),
            sum(
                c.formula is None and hasattr(c.value, "year")
                for (_, at), c in first.cells.items()
                if at == column
            ),
        )
        for column in range(first.width)
    }
    assert (formulas, typed) in counts.values()


def test_synthetic_word_files_give_what_they_are_made_for(real: Callable[[str], Real]) -> None:
    changes = real("synthetic-tracked-changes.docx")
    inserted = changes.facts["spot_facts"][0].split()[-1]
    paragraphs = [b for b in changes.document.blocks if b.kind == "paragraph"]
    assert changes.document.text_of(paragraphs[2]).endswith(inserted)
    assert "I101" in changes.codes
    kinds = [aside.kind for aside in changes.document.asides]
    assert (kinds.count("deletion"), kinds.count("comment")) == (1, 1)
    deleted = next(a.text for a in changes.document.asides if a.kind == "deletion")
    assert deleted not in changes.document.text
    assert any(block.kind == "footnote" for block in changes.document.blocks)
    numbers = real("synthetic-auto-numbers.docx").document.text
    assert re.findall(r"(?m)^([0-9])\. ", numbers) == ["1", "2", "3"]
    box = real("synthetic-textbox.docx")
    text = box.facts["spot_facts"][0].split()[-1]
    assert box.document.text.count(text) == 1

"""The tables for issue as a Word document: every cell, as the sheets show it, for any program."""

import hashlib
import os
import re
import subprocess
import sys
import time
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import docx
import libreoffice
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree
from targetplans import invented
from workbooks import REAL

import policymodel as pm
from policymodel.export import punctuation, word
from policymodel.export.exporters import DOCX
from policymodel.export.options import Options
from policymodel.export.seal import unbroken
from policymodel.export.word import render_document
from policymodel.export.wordtable import WordTable
from policymodel.export.workbooks import tables_for_issue
from policymodel.findings import ExportError
from policymodel.sheets.sheet import Column, Layout, Number, Row, Sheet, Workbook, shown
from policymodel.text import Lang, Text


def made(plan: pm.Plan, **options: Any) -> bytes:
    (data,) = DOCX.export(plan, Options(**options)).values()
    return data


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def sheet(*rows: Row, columns: tuple[Column, ...], **more: Any) -> Sheet:
    layout = Layout(face="print", columns=columns)
    return Sheet(key="table", name="表", title="试验表", layout=layout, rows=rows, **more)


def document(*sheets: Sheet, lang: Lang = "zh", **options: Any) -> Any:
    book = Workbook(key="tables", title="试验", lang=lang, sheets=sheets, created=date(2021, 11, 4))
    return opened(render_document(book, **options))


def columns(*kinds: str, **more: Any) -> tuple[Column, ...]:
    return tuple(
        Column(key=f"c{n}", title=Text(f"列{n}", f"column {n}"), kind=kind, **more)  # type: ignore[arg-type]
        for n, kind in enumerate(kinds)
    )


def texts(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REAL)
def test_every_cell_of_the_sheets_stands_in_the_document(name: str, lang: Lang) -> None:
    def in_print(text: str) -> str:
        return punctuation.in_print(text, lang)

    plan = pm.load(name)
    tables = tables_for_issue(plan, Options(lang=lang))
    assert tables is not None
    held = opened(made(plan, lang=lang))
    assert len(held.tables) == len(tables.sheets) >= 2
    said = [paragraph.text for paragraph in held.paragraphs]
    for each, table in zip(tables.sheets, held.tables, strict=True):
        printed = [place for place, col in enumerate(each.layout.columns) if col.printed]
        lines = texts(table)[each.layout.header_rows :]
        assert len(lines) == len(each.rows)
        for row, line in zip(each.rows, lines, strict=True):
            if row.kind in ("group", "note"):
                assert set(line) == {in_print(shown(row.cells[0]))}
                continue
            for place, text in zip(printed, line, strict=True):
                column, cell = each.layout.columns[place], row.cells[place]
                if column.kind == "year" and isinstance(cell, int):
                    assert text == (f"{cell}年" if lang == "zh" else str(cell))
                else:
                    assert text == in_print(shown(cell))
        assert in_print(each.title) in said
        assert set(map(in_print, each.notes)) <= set(said)


def test_a_file_is_named_after_the_plan_and_sealed() -> None:
    ((name, data),) = DOCX.export(invented(), Options()).items()
    assert name == "yunling.docx"
    assert unbroken(data)


def test_the_same_plan_gives_the_same_bytes_and_no_clock() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, 'tests')\n"
        "from targetplans import invented\n"
        "from policymodel.export.exporters import DOCX, Options\n"
        "(data,) = DOCX.export(invented(), Options()).values()\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    root = Path(__file__).parents[2]
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima")):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout.strip() == hashlib.sha256(made(invented())).hexdigest()
    with zipfile.ZipFile(BytesIO(made(invented()))) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_what_it_is_and_nobody_s_name() -> None:
    held = opened(made(invented(), lang="en")).core_properties
    assert held.title == "云岭市科技兴市行动方案"
    assert (held.language, held.identifier, held.revision) == ("en-US", "yunling", 1)
    assert (held.author, held.last_modified_by, held.comments, held.keywords) == ("", "", "", "")
    assert held.created == held.modified
    assert held.created.strftime("%Y-%m-%d %H:%M") == "2022-03-01 00:00"
    with zipfile.ZipFile(BytesIO(made(invented()))) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name or "custom" in name]


def test_headings_are_repeated_and_no_row_breaks_over_pages() -> None:
    for table in opened(made(pm.load("maiji"))).tables:
        heads = [row._tr.trPr.findall(qn("w:tblHeader")) for row in table.rows]
        assert heads[0]
        assert not any(heads[2:])
        assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in table.rows)


def test_a_table_is_told_to_who_cannot_see_it() -> None:
    for table in opened(made(invented())).tables:
        properties = table._tbl.tblPr
        caption = properties.find(qn("w:tblCaption")).get(qn("w:val"))
        described = properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert caption
        assert described.startswith(caption)
        assert re.search(r"，\d+行，\d+列：序号、", described)
    titles = [p.text for p in opened(made(invented())).paragraphs if p.style.name == "Heading 1"]
    assert len(titles) == 3


def test_pages_are_numbered_by_fields() -> None:
    def footers(fonts: str) -> list[str]:
        section = opened(made(invented(), fonts=fonts)).sections[0]
        made_ = [section.footer]
        if fonts == "gongwen":
            made_.append(section.even_page_footer)
        return [footer.paragraphs[0]._p.xml for footer in made_]

    (safe,) = footers("safe")
    assert re.findall(r'w:instr=" (\w+) "', safe) == ["PAGE", "NUMPAGES"]
    odd, even = footers("gongwen")
    assert re.findall(r'w:instr=" (\w+) "', odd) == ["PAGE"]
    assert 'w:jc w:val="right"' in odd
    assert 'w:jc w:val="left"' in even
    assert '"gongwen"' not in odd
    assert "— " in odd


@pytest.mark.parametrize(
    ("fonts", "body", "title"),
    [("safe", "宋体", "黑体"), ("gongwen", "仿宋_GB2312", "方正小标宋简体")],
)
def test_every_script_has_the_font_of_the_profile(fonts: str, body: str, title: str) -> None:
    held = opened(made(invented(), fonts=fonts))

    def names(run: Any) -> set[str]:
        found = run._r.rPr.find(qn("w:rFonts"))
        return {found.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}

    heading = next(p for p in held.paragraphs if p.style.name == "Heading 1")
    assert names(heading.runs[0]) == {title}
    cell = held.tables[0].rows[-1].cells[-2].paragraphs[0]
    assert all(names(run) == {body} for run in cell.runs)
    found = held.styles.element.find(qn("w:docDefaults"))
    defaults = etree.tostring(found, encoding="unicode")
    assert f'w:eastAsia="{body}"' in defaults
    assert "Theme=" not in defaults
    assert 'w:eastAsia="zh-CN"' in defaults


def test_sheets_lie_or_stand_as_they_ask_to() -> None:
    lying, upright = (
        sheet(Row(cells=("甲",)), columns=columns("text"), portrait=portrait)
        for portrait in (False, True)
    )
    held = document(lying, upright, lying)
    assert [each.orientation for each in held.sections] == [
        WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE,
    ]  # fmt: skip
    assert [round(each.page_width.mm) for each in held.sections] == [297, 210, 297]


def test_annex_marks_run_over_the_tables() -> None:
    marks = [p.text for p in opened(made(invented(), annex=3)).paragraphs if "附件" in p.text]
    assert marks == ["附件3", "附件4", "附件5"]


def test_what_may_be_asked_of_workbooks_may_be_asked_of_documents() -> None:
    plan = invented()
    assert len(opened(made(plan, sheets=("责任分工表",))).tables) == 1
    assert len(opened(made(plan, without=("责任分工表",))).tables) == 2
    head = texts(opened(made(plan, columns=("牵头领导",))).tables[0])[0]
    assert "牵头领导" in head
    assert DOCX.export(plan, Options(sheets=("责任矩阵",))) == {}


def test_groups_stand_across_and_equal_cells_are_one() -> None:
    rows = (
        Row(cells=("第一组", None, None), kind="group"),
        Row(cells=("甲", "一", 1)),
        Row(cells=("甲", "二", 2)),
        Row(cells=("合计", None, 3), kind="total"),
        Row(cells=("甲", "三", 3)),
    )
    cols = (Column(key="a", title=Text("组", "group"), merged=True), *columns("text", "integer"))
    (table,) = document(sheet(*rows, columns=cols, notes=("注：试。",))).tables
    grid = [[cell._tc for cell in row.cells] for row in table.rows]
    assert grid[1][0] is grid[1][1] is grid[1][2]
    assert grid[2][0] is grid[3][0]
    assert grid[3][0] is not grid[5][0]
    assert [cell.text for cell in table.rows[3].cells] == ["甲", "二", "2"]


def test_headings_in_groups_take_two_rows() -> None:
    path = Text("年度目标", "yearly")
    cols = (
        Column(key="a", title=Text("指标", "indicator")),
        *(Column(key=f"y{y}", title=Text(f"{y}年", str(y)), group=path) for y in (2024, 2025)),
    )
    (table,) = document(sheet(Row(cells=("甲", 1, 2)), columns=cols)).tables
    assert texts(table)[:2] == [["指标", "年度目标", "年度目标"], ["指标", "2024年", "2025年"]]
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:2])


def test_numbers_are_shown_with_their_signs_and_years_as_years() -> None:
    row = Row(cells=(Number(Decimal("30"), '"≥"0.0"亿元"'), 2025, Decimal("1.50"), "1—2"))
    cols = columns("number", "year", "number", "number")
    assert texts(document(sheet(row, columns=cols)).tables[0])[1] == [
        "≥30.0亿元", "2025年", "1.50", "1—2",
    ]  # fmt: skip
    assert texts(document(sheet(row, columns=cols), lang="en").tables[0])[1][1] == "2025"


@pytest.mark.parametrize("text", ["<w:b/> & \"'", "=1+1", " 前后 ", "a\nb", "𠮷", "100%"])
def test_text_stays_text(text: str) -> None:
    held = document(sheet(Row(cells=(text,)), columns=columns("text"), notes=(text,), line=text))
    assert texts(held.tables[0])[1] == [text]
    assert [p.text for p in held.paragraphs].count(text) == 2


@pytest.mark.parametrize("text", ["a\x00b", "\x0b", "\ud800", "\ufffe"])
def test_what_word_cannot_hold_is_a_sentence(text: str) -> None:
    with pytest.raises(ExportError, match="X017") as caught:
        document(sheet(Row(cells=(f"甲{text}",)), columns=columns("text")))
    (found,) = caught.value.findings
    assert f"U+{ord(text[-1] if text != 'a' + chr(0) + 'b' else chr(0)):04X}" in found.message.zh
    assert "甲" in found.message.zh


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ExportError) as caught:
        DOCX.export(invented(), Options())
    (found,) = caught.value.findings
    assert found.code == "X016"
    assert found.hint is not None
    assert "pip install" in found.hint.zh


def test_nobody_waits_for_python_docx_who_writes_none() -> None:
    script = (
        "import sys, policymodel, policymodel.export.exporters, policymodel.export.workbooks\n"
        "assert not {'docx', 'lxml', 'policymodel.export.word'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("room", [1_000, 9_000, 14_000])
@pytest.mark.parametrize("count", [1, 8, 30])
def test_widths_fill_the_page_whatever_was_wished(room: int, count: int) -> None:
    cols = columns(*["text"] * count, width=20)
    table = WordTable(
        sheet=sheet(columns=cols), lang="zh", fonts=word.FONTS["safe"], room=room
    )  # fmt: skip
    widths = table.widths()
    assert room - count <= sum(widths) <= room
    assert min(widths) > 0


def test_what_is_left_goes_to_what_stretches_and_numbers_do_not_give_way() -> None:
    cols = (*columns("center", width=6), Column(key="t", title=Text("文", "t"), stretch=1))

    def widths(room: int) -> list[int]:
        return WordTable(
            sheet=sheet(columns=cols), lang="zh", fonts=word.FONTS["safe"], room=room
        ).widths()

    (small, wide), (narrow, tight) = widths(14_000), widths(2_100)
    assert small == narrow
    assert wide > tight


def test_columns_that_are_not_printed_are_left_out() -> None:
    cols = (*columns("text"), Column(key="x", title=Text("校核", "check"), printed=False))
    held = document(sheet(Row(cells=("甲", "相符")), columns=cols))
    assert texts(held.tables[0]) == [["列0"], ["甲"]]


def test_a_long_table_takes_no_minutes() -> None:
    rows = tuple(Row(cells=(number, "市科技局", "推进" * 20)) for number in range(2_000))
    started = time.process_time()
    document(sheet(*rows, columns=columns("center", "text", "text")))
    assert time.process_time() - started < 10  # cell by cell it takes minutes


@pytest.mark.office
def test_an_office_program_opens_it(tmp_path: Path) -> None:
    """Where it has a word processor: some have spreadsheets alone."""
    path = tmp_path / "yunling.docx"
    path.write_bytes(made(attrs.evolve(invented(), id="yunling")))
    pdf = libreoffice.convert([path], "pdf", tmp_path)[path]
    if not pdf.exists():
        pytest.skip("this office program opens no Word documents")
    assert pdf.read_bytes().count(b"/Type/Page/") >= 2

"""What the faces of a sheet have besides their cells: links, marks, margins, headings, charts."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any

import attrs
import openpyxl
import pytest
from workbooks import book, read, sheet

import policymodel as pm
from policymodel.export.xlsx import render
from policymodel.sheets.sheet import Column, Formula, Layout, Link, Number, Row, Sheet
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Text


def test_a_link_to_a_sheet_that_is_not_there_is_text() -> None:
    rows = [(Link("三", "gone", "A1"), Link("四", "表", "A1"))]
    inside = sheet(*rows, purpose="office")
    made = read(render(book(inside, sheet(*rows, name="印", face="print")))).worksheets
    for each, line in zip(made, (2, 5), strict=True):
        gone, kept = each.cell(line, 1), each.cell(line, 2)
        assert (gone.value, gone.hyperlink, gone.font.underline) == ("三", None, None)
        assert kept.hyperlink.location == "'表'!A1"


def test_a_workbook_that_is_only_for_issue_prints_no_links() -> None:
    rows = [(Link("四", "表", "A1"),)]
    made = read(render(book(sheet(*rows), sheet(*rows, name="印", face="print")))).worksheets
    for each, line in zip(made, (2, 5), strict=True):
        cell = each.cell(line, 1)
        assert (cell.value, cell.hyperlink, cell.font.underline) == ("四", None, None)


def test_a_workbook_opens_on_its_first_sheet() -> None:
    made = read(render(book(sheet(("x",), name="一"), sheet(("y",), name="二"))))
    assert made.active.title == "一"
    assert [each.sheet_view.tabSelected for each in made.worksheets] == [True, None]


@pytest.mark.parametrize(("lang", "said"), [("zh", "仅供内部核对"), ("en", "not for issue")])
def test_what_is_internal_says_so_on_its_tab_and_on_every_page(lang: Any, said: str) -> None:
    inner = sheet(("x",), face="print", name="内", purpose="office")
    made = read(render(attrs.evolve(book(sheet(("x",), face="print"), inner), lang=lang)))
    issued, office = made.worksheets
    assert issued.sheet_properties.tabColor is None
    assert not issued.oddHeader.right.text
    assert office.sheet_properties.tabColor is not None
    assert said in office.oddHeader.right.text


def test_columns_that_are_not_printed_stand_outside_the_print_area() -> None:
    columns = (
        Column(key="a", title=Text("甲", "a")),
        Column(key="b", title=Text("核对", "check"), printed=False),
    )
    made = read(render(book(sheet(("x", "一致"), face="print", columns=columns, notes=("注",)))))
    (each,) = made.worksheets
    assert each.print_area == "'表'!$A$1:$A$6"
    assert each["B5"].value == "一致"
    assert "B" not in " ".join(str(area) for area in each.merged_cells.ranges)


def test_what_is_cut_in_the_last_column_of_data_prints_no_page_of_its_own() -> None:
    made = read(render(book(sheet(("x", "字" * 300), ("y", None), face="data", name="数"))))
    assert made.worksheets[0].print_area == "'数'!$A$1:$B$3"


def test_the_heading_of_a_group_stands_across_all_printed_columns() -> None:
    columns = tuple(
        Column(key=key, title=Text(key, key), printed=key != "c") for key in ("a", "b", "c")
    )
    layout = Layout(face="print", columns=columns)
    rows = (
        Row(cells=("一、甲", None, "核"), kind="group"),
        Row(cells=("x", "y", "z")),
    )
    made = Sheet(key="t", name="表", title="表", layout=layout, rows=rows)
    each = read(render(book(made))).worksheets[0]
    assert "A5:B5" in {str(area) for area in each.merged_cells.ranges}
    assert [each[cell].value for cell in ("A5", "B5", "C5")] == ["一、甲", None, "核"]


def test_print_faces_have_full_width_marks_and_data_stays_raw() -> None:
    text = "甲(乙),丙"
    sheets = (sheet((text,), name="印", face="print", notes=(text,)), sheet((text,), name="数"))
    made = read(render(book(*sheets)))
    assert [made["印"][cell].value for cell in ("A5", "A6")] == ["甲（乙），丙"] * 2
    assert made["数"]["A2"].value == text
    english = read(render(attrs.evolve(book(*sheets), lang="en")))
    assert english["印"]["A5"].value == "甲（乙），丙"


def test_documents_for_offices_have_the_sizes_and_margins_of_their_standard() -> None:
    """GB/T 9704: title 22 points, annex mark 16; the binding edge is the head of a wide table."""
    wide = sheet(("x",), name="横", face="print", annex="附件1")
    tall = sheet(("x",), name="竖", face="print", portrait=True)
    across, upright = read(render(book(wide, tall), fonts="gongwen")).worksheets
    assert (across["A1"].font.name, across["A1"].font.size) == ("黑体", 16)
    assert (across["A2"].font.name, across["A2"].font.size) == ("方正小标宋简体", 22)
    for each, sides in ((across, (35, 37, 28, 26)), (upright, (28, 26, 37, 35))):
        margins = each.page_margins
        found = [margins.left, margins.right, margins.top, margins.bottom]
        assert [round(side * 25.4) for side in found] == list(sides)
        assert int(each.page_setup.paperSize) == 9
        assert each.oddFooter.center.text == "— &P —"
        assert (each.oddFooter.center.font, each.oddFooter.center.size) == ("宋体,Regular", 14)


def test_charts_are_titled_and_say_what_they_show() -> None:
    data = render(build_targets(pm.load("maiji"), purpose="office"))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names = parts.namelist()
        drawings = [parts.read(each).decode() for each in names if "drawings/drawing" in each]
        charts = [parts.read(each).decode() for each in names if "charts/chart" in each]
    described = [text for each in drawings for text in re.findall(r' descr="([^"]+)"', each)]
    assert len(described) == len(charts) > 0
    for each in charts:
        assert "<c:title>" in each
        assert "宋体" in each


def test_texts_of_digits_are_not_marked_as_mistakes() -> None:
    data = render(book(sheet(("03", "x")), sheet(("03",), name="印", face="print")))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        first, second = (parts.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
    assert '<ignoredError sqref="A2:B2" numberStoredAsText="1"/>' in first
    assert '<ignoredError sqref="A5:A5" numberStoredAsText="1"/>' in second


def test_a_formula_that_repeats_a_text_keeps_it_as_it_is_printed() -> None:
    """Or its value would not be what a spreadsheet program computes."""
    table = sheet(("甲(乙),丙",), face="print")
    other = sheet((Formula("='表'!A5", "甲(乙),丙"),), name="它", face="print")
    data = BytesIO(render(book(table, other)))
    assert openpyxl.load_workbook(data, data_only=True)["它"]["A5"].value == "甲（乙），丙"


def test_numbers_keep_away_from_the_line_and_texts_beside_them_too() -> None:
    column = Column(key="v", title=Text("目标", "Target"), kind="number")
    rows = [(Number(Decimal(40), '"≥"0'),), ("新增1—2",), (Decimal(3),)]
    made = read(render(book(sheet(*rows, face="print", columns=(column,)))))["表"]
    assert [made[cell].number_format for cell in ("A5", "A7")] == ['"≥"0_)', "General_)"]
    assert {made[cell].alignment.horizontal for cell in ("A5", "A6", "A7")} == {"right"}
    assert made["A6"].alignment.indent == 1


def test_links_look_like_other_cells_and_lead_on() -> None:
    first = sheet(("x",), name="甲", face="print", purpose="office")
    second = sheet((Link("3", "甲", "A5"),), name="乙", face="print", purpose="office")
    cell = read(render(book(first, second)))["乙"]["A5"]
    assert cell.hyperlink.location == "'甲'!A5"
    assert cell.font.underline is None
    assert cell.font.color is None or cell.font.color.rgb != "FF0000C0"


def test_data_sheets_show_names_whole_and_take_large_paper_before_a_second_page() -> None:
    made = read(render(book(sheet(*[("maiji.science_progress", *["字" * 15] * 8)] * 3))))["表"]
    assert made.column_dimensions["A"].width > len("maiji.science_progress")
    assert made.page_setup.paperSize == 8
    assert int(made.page_setup.scale) >= 67

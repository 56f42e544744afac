"""Workbooks: every cell as openpyxl reads it, of generated ones, of odd ones, of our own."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from intake.test_refusals import SHEET, cells, workbook

import policymodel as pm
from policymodel.intake import limits
from policymodel.intake.reading import read_bytes
from policymodel.intake.workbook import CellError, Merged, WorkbookText, workbook_of

TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: not text.startswith("=") and "_x" not in text)
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(
    -1e14, 1e14, allow_nan=False, allow_infinity=False
)
DATES = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
VALUES = TEXTS | NUMBERS | st.booleans() | DATES
PLACES = st.tuples(st.integers(0, 40), st.integers(0, 30))


def made(held: dict[tuple[int, int], Any]) -> bytes:
    book = openpyxl.Workbook()
    for (row, column), value in held.items():
        book.active.cell(row + 1, column + 1, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def like(value: Any) -> Any:
    """A value as both readers are compared: numbers exactly, dates as moments."""
    if isinstance(value, bool | str | None):
        return value
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return number.to_integral_value() if number == number.to_integral_value() else number
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value


def assert_as_openpyxl(book: WorkbookText, data: bytes) -> None:
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    worksheets = values.worksheets
    assert [sheet.name for sheet in book.sheets] == [sheet.title for sheet in worksheets]
    for sheet, other, formula in zip(book.sheets, worksheets, formulas.worksheets, strict=True):
        theirs = {
            (cell.row - 1, cell.column - 1): like(cell.value)
            for row in other.iter_rows()
            for cell in row
            if cell.value is not None
        }
        ours = {
            place: like(cell.value) if not isinstance(cell.value, CellError) else str(cell.value)
            for place, cell in sheet.cells.items()
            if cell.value not in (None, "")
        }
        assert ours == {place: value for place, value in theirs.items() if value != ""}
        assert {place for place, cell in sheet.cells.items() if cell.formula is not None} == {
            (cell.row - 1, cell.column - 1)
            for row in formula.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        assert {(m.top, m.left, m.bottom, m.right) for m in sheet.merged} == {
            (m.min_row - 1, m.min_col - 1, m.max_row - 1, m.max_col - 1)
            for m in other.merged_cells.ranges
        }


@given(st.dictionaries(PLACES, VALUES, min_size=1, max_size=12))
def test_generated_workbooks_are_as_openpyxl_reads_them(held: dict[Any, Any]) -> None:
    data = made(held)
    assert_as_openpyxl(workbook_of(data, "a.xlsx"), data)


@pytest.mark.parametrize("name", ["chengde", "maiji"])
def test_our_own_workbooks_are_as_openpyxl_reads_them(name: str, tmp_path: Path) -> None:
    pm.export_plan(pm.load(name), tmp_path)
    found = sorted(tmp_path.rglob("*.xlsx"))
    assert found
    for path in found:
        data = path.read_bytes()
        book = workbook_of(data, path.name)
        assert_as_openpyxl(book, data)
        assert any(sheet.cells for sheet in book.sheets)


def test_xlsxwriter_formats_formulas_and_escapes() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("表")
    day, hour = book.add_format({"num_format": "yyyy/m/d"}), book.add_format({"num_format": "h:mm"})
    percent = book.add_format({"num_format": "0.0%"})
    sheet.write_datetime(0, 0, datetime(2030, 6, 30), day)
    sheet.write_datetime(0, 1, datetime(1899, 12, 31, 6, 30), hour)
    sheet.write_number(0, 2, 0.125, percent)
    sheet.write_formula(0, 3, "=1/0", None, "#DIV/0!")
    sheet.write_formula(0, 4, "=1+1", None, 2)
    sheet.write_rich_string(0, 5, "新建", book.add_format({"bold": True}), "泵站", "30座")
    sheet.write_string(0, 6, "第一行\n第二行_x000A_")
    sheet.merge_range(1, 0, 2, 1, "合并")
    hidden = book.add_worksheet("内部")
    hidden.write(0, 0, "甲")
    hidden.hide()
    book.close()
    read = workbook_of(stream.getvalue(), "a.xlsx")
    first = read.sheets[0]
    assert [first.value(0, column) for column in range(7)] == [
        date(2030, 6, 30), time(6, 30), Decimal("0.125"), CellError("#DIV/0!"), Decimal(2),
        "新建泵站30座", "第一行\n第二行_x000A_",
    ]  # fmt: skip
    assert (first.cells[0, 2].shown, first.cells[0, 0].shown) == ("12.5%", "2030-06-30")
    assert first.cells[0, 4].formula == "1+1"
    assert first.merged == (Merged(1, 0, 2, 1),)
    assert [sheet.hidden for sheet in read.sheets] == [False, True]
    assert read.sheet("内部") is read.sheets[1]


def value_of(cell: str, **more: str) -> Any:
    [sheet] = workbook_of(workbook(cells(f"<row>{cell}</row>"), **more), "a.xlsx").sheets
    return next((held.value for held in sheet.cells.values()), None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><v>1.1000000000000001</v></c>", Decimal("1.1")),
        ("<c><v>123456789012345</v></c>", Decimal("123456789012345")),
        ("<c><v>1E+2</v></c>", Decimal(100)),
        ("<c><v>1e999</v></c>", "1e999"),
        ("<c><v>abc</v></c>", "abc"),
        ('<c t="s"><v>7</v></c>', None),
        ('<c t="s"><v>-1</v></c>', None),
        ('<c t="b"><v>0</v></c>', False),
        ('<c t="d"><v>2030-06-30</v></c>', "2030-06-30"),
        ('<c t="str"><f>A1</f><v></v></c>', ""),
        ('<c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh></is></c>', "甲"),
        ("<c s='9'><v>3</v></c>", Decimal(3)),
        ("<c/>", None),
    ],
)
def test_odd_cells_are_read_as_what_they_say(cell: str, value: object) -> None:
    assert value_of(cell) == value


@pytest.mark.parametrize(
    ("serial", "code", "value"),
    [
        ("60", "yyyy/m/d", Decimal(60)),
        ("59", "yyyy/m/d", date(1900, 2, 28)),
        ("61", "yyyy/m/d", date(1900, 3, 1)),
        ("45000.5", "yyyy/m/d", datetime(2023, 3, 15, 12)),
        ("-1", "yyyy/m/d", Decimal(-1)),
        ("99999999", "yyyy/m/d", Decimal(99999999)),
        ("1.5", "[h]:mm", timedelta(hours=36)),
        ("45000", '0"年"', Decimal(45000)),
        ("45000", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;", date(2023, 3, 15)),
    ],
)
def test_numbers_are_dates_where_their_format_says_so(
    serial: str, code: str, value: object
) -> None:
    styles = (
        f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="200" formatCode="{code}"/>'
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>'
    ).replace('0"年"', "0&quot;年&quot;")
    data = workbook(
        cells(f'<row><c s="1"><v>{serial}</v></c></row>'),
        **{"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": RELATIONS},
    )
    [sheet] = workbook_of(data, "a.xlsx").sheets
    assert sheet.value(0, 0) == value


KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{KIND}/worksheet" Target="s.xml"/>'
    f'<Relationship Id="r2" Type="{KIND}/styles" Target="styles.xml"/></Relationships>'
)


def test_cells_without_addresses_follow_each_other() -> None:
    data = workbook(cells('<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/>'
                          "<row><c><v>4</v></c></row>"))  # fmt: skip
    [sheet] = workbook_of(data, "a.xlsx").sheets
    assert sorted(sheet.cells) == [(0, 0), (0, 3), (0, 4), (2, 0)]


def test_a_workbook_as_a_document_has_titles_tables_and_notes() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "任务"
    for row in (
        ["甲州市水网建设任务分工表"], ["序号", "任务", "责任单位"], [1, "建泵站", "市水务局"],
        [None, "修管网", "市住房城乡建设局"], [2, "=1+", "/"], ["注：/表示无。"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    book.create_sheet("空")
    stream = io.BytesIO()
    book.save(stream)
    document = read_bytes(stream.getvalue(), "a.xlsx")
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    table = document.table(document.blocks[1])
    assert table[2] == ("1", "修管网", "市住房城乡建设局")
    assert [told.code for told in document.told] == ["I112"], "a formula without a value"


def test_elements_may_have_prefixes() -> None:
    said = "".join(
        f'<x:c r="{at}"{kind}><x:{held}>{text}</x:{held}></x:c>'
        for at, kind, held, text in (("A1", "", "v", "1"), ("B2", ' t="str"', "v", "甲"))
    )
    inline = '<x:c r="C3" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c>'
    rows = f'<x:row r="1">{said}{inline}</x:row>'
    sheet = (
        f'<x:worksheet xmlns:x="{SHEET}"><x:sheetData>{rows}</x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    [read] = workbook_of(workbook(sheet), "a.xlsx").sheets
    assert {at: cell.value for at, cell in read.cells.items()} == {
        (0, 0): Decimal(1), (1, 1): "甲", (2, 2): "乙",
    }  # fmt: skip
    assert read.merged == (Merged(0, 0, 1, 0),)


def test_more_cells_than_any_workbook_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made({(0, 0): "甲", (0, 1): "乙", (1, 0): "丙"})
    assert len(workbook_of(data, "a.xlsx").sheets[0].cells) == 3
    monkeypatch.setattr(limits, "MOST_CELLS", 2)
    with pytest.raises(pm.DocumentError) as refusal:
        workbook_of(data, "a.xlsx")
    assert [each.code for each in refusal.value.findings] == ["I007"]


@pytest.mark.parametrize("ref", ["", "A1", "A1:", "A0:B0", "XFD99999:XFD100000"])
def test_merges_that_are_none_are_passed_over(ref: str) -> None:
    sheet = (
        f'<worksheet xmlns="{SHEET}"><sheetData/><mergeCells><mergeCell ref="{ref}"/>'
        '<mergeCell ref="B2:A1"/></mergeCells></worksheet>'
    )
    [read] = workbook_of(workbook(sheet), "a.xlsx").sheets
    assert read.merged == (Merged(0, 0, 1, 1),)

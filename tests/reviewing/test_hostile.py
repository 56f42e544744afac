"""Reviews that come back in a bad way: each is taken, or refused with the sheet and the cell."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import libreoffice
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policymodel as pm
from policymodel.intake.workbook import workbook_of
from policymodel.reviewing.changes import Reviewed, read_review
from policymodel.source import SourceText

TEXT = """\
云州市港口行动方案
云州市人民政府
2029年3月1日
一、主要目标
到2030年，建成泊位12个，带动就业3万人。
二、重点任务
1.扩建港区。新建泊位，2029年底前开工。（市港航局牵头，市财政局配合）
2.疏浚航道。疏通主航道，航道年疏浚量不少于500万立方米。（市港航局负责）
三、保障措施
加强组织领导。市政府成立港口建设领导小组，每季度调度一次。
"""
CELL = re.compile(r"(指标与目标|重点任务与责任单位|单位与别名|保障措施|待核实事项)[!”]")
TARGETS, ORGANIZATIONS = "指标与目标", "单位与别名"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        plan = pm.new_plan("yunzhou", "a.txt", plugins_dir="plans").folder.resolve()
    (made / "review.xlsx").write_bytes(pm.review(plan))
    return plan


def back(folder: Path, change: Callable[[Any], None]) -> Reviewed:
    """What a workbook says that somebody changed and saved with another program."""
    path = folder.parents[1] / "changed.xlsx"
    book = openpyxl.load_workbook(folder.parents[1] / "review.xlsx")
    change(book)
    book.save(path)
    return pm.apply_review(folder, path, write=False)


def heads(sheet: Any) -> dict[str, int]:
    return {"".join(str(cell.value).split()): cell.column for cell in sheet[4] if cell.value}


def free(sheet: Any) -> int:
    rows = range(5, sheet.max_row + 1)
    return next(row for row in rows if str(sheet.cell(row, 1).value).startswith("新增"))


def loose(sheet: Any) -> Any:
    """A sheet whose notes are not merged: openpyxl moves no merged cells with their rows."""
    for merged in [each for each in sheet.merged_cells.ranges if each.min_row > 4]:
        sheet.unmerge_cells(str(merged))
    return sheet


def test_a_formula_without_its_value_is_no_empty_cell(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[TARGETS]
        sheet.cell(6, heads(sheet)["数值"]).value = "=6+6"

    (found,) = back(folder, change).refused
    assert (found.code, "指标与目标!G6" in found.message.zh) == ("W004", True)


def test_the_sign_of_an_error_is_no_name(folder: Path) -> None:
    def change(book: Any) -> None:
        book[ORGANIZATIONS]["B5"] = "#REF!"

    (found,) = back(folder, change).refused
    assert (found.code, "#REF!" in found.message.zh) == ("W004", True)
    assert "单位与别名!B5" in found.message.zh


def test_cells_that_were_merged_are_named(folder: Path) -> None:
    def change(book: Any) -> None:
        book[TARGETS].merge_cells("G6:G8")

    (found,) = back(folder, change).refused
    assert (found.code, "指标与目标!G6:G8" in found.message.zh) == ("W003", True)


@pytest.mark.parametrize("heading", ["数值", "原文（【】中为所指处）", "处理", "对应任务"])
def test_a_column_that_is_missing_changes_nothing(folder: Path, heading: str) -> None:
    def change(book: Any) -> None:
        sheet = book[TARGETS]
        sheet.delete_cols(heads(sheet)[heading])

    done = back(folder, change)
    assert (done.refused, done.changes) == ((), ())


@pytest.mark.parametrize(("sheet", "heading"), [(TARGETS, "编号"), ("待核实事项", "答复")])
def test_a_column_that_is_needed_is_named(folder: Path, sheet: str, heading: str) -> None:
    def change(book: Any) -> None:
        book[sheet].delete_cols(heads(book[sheet])[heading])

    (found,) = back(folder, change).refused
    assert f"“{sheet}”" in found.message.zh
    # The line of plan and revision stands in the first column.
    assert found.code == "W001" if heading == "编号" else f"“{heading}”" in found.message.zh


@pytest.mark.parametrize(
    ("column", "heading", "said"),
    [("数值", "数", "“数”不是核对稿的栏目"), ("上限", "数值", "出现了两次")],
)
def test_headings_that_were_changed_are_named(
    folder: Path, column: str, heading: str, said: str
) -> None:
    def change(book: Any) -> None:
        sheet = book[TARGETS]
        sheet.cell(4, heads(sheet)[column]).value = heading

    (found,) = back(folder, change).refused
    assert said in found.message.zh
    assert "指标与目标!" in found.message.zh


def test_rows_that_were_sorted_say_the_same(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[ORGANIZATIONS]
        last = next(row for row in range(5, 99) if str(sheet.cell(row, 1).value)[:2] == "新增") + 11
        rows = [[cell.value for cell in sheet[row]] for row in range(5, last + 1)]
        for number, cells in enumerate(reversed(rows), 5):
            for column, value in enumerate(cells, 1):
                sheet.cell(number, column).value = value

    done = back(folder, change)
    assert (done.refused, done.changes) == ((), ())


@pytest.mark.parametrize("name", ["指标", "指标与目标 (2)"])
def test_a_sheet_with_another_name_is_named(folder: Path, name: str) -> None:
    def change(book: Any) -> None:
        if "(2)" in name:
            book.copy_worksheet(book[TARGETS]).title = name
        else:
            book[TARGETS].title = name

    (found,) = back(folder, change).refused
    assert (found.code, f"“{name}”" in found.message.zh) == ("W001", True)


def test_a_sheet_of_ones_own_and_one_that_is_missing_do_no_harm(folder: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("草稿")["A1"] = "待办"
        del book["保障措施"]

    done = back(folder, change)
    assert (done.refused, done.changes) == ((), ())


def test_a_row_of_ones_own_where_there_are_no_rows_to_add_is_named(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = loose(book["文件信息"])
        sheet.insert_rows(6)
        sheet.cell(6, heads(sheet)["内容"]).value = "自己加的"

    (found,) = back(folder, change).refused
    assert (found.code, "文件信息!A6" in found.message.zh) == ("W003", True)


def test_a_row_that_was_put_between_others_is_an_added_one(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = loose(book[ORGANIZATIONS])
        sheet.insert_rows(6)
        for heading, value in {"名称": "市海事局", "种类": "政府部门"}.items():
            sheet.cell(6, heads(sheet)[heading]).value = value

    done = back(folder, change)
    assert done.refused == ()
    assert "市海事局" in {each.name for each in pm.read_plan(done.text).organizations}


@pytest.mark.parametrize("count", [500, pytest.param(5000, marks=pytest.mark.slow)])
def test_thousands_of_rows_are_added_in_their_order(folder: Path, count: int) -> None:
    def change(book: Any) -> None:
        sheet = loose(book[ORGANIZATIONS])
        first = free(sheet)
        sheet.delete_rows(first, sheet.max_row)
        for number in range(count):
            sheet.cell(first + number, 2).value = f"第{number}中心"
            sheet.cell(first + number, 3).value = "事业单位和科研机构"

    done = back(folder, change)
    assert done.refused == ()
    names = [each.name for each in pm.read_plan(done.text).organizations]
    assert names[-count:] == [f"第{number}中心" for number in range(count)]


def test_thousands_of_rows_of_one_quote_are_each_named(folder: Path) -> None:
    def change(book: Any) -> None:
        sheet = loose(book[TARGETS])
        first, columns = free(sheet), heads(sheet)
        sheet.delete_rows(first, sheet.max_row)
        for row in range(first, first + 400):
            for heading, value in {"名称": f"指标{row}", "种类": "里程碑"}.items():
                sheet.cell(row, columns[heading]).value = value
            sheet.cell(row, columns["原文（【】中为所指处）"]).value = "港"

    refused = back(folder, change).refused
    assert len(refused) == 400
    assert all("指标与目标!J" in each.message.zh for each in refused)


_TYPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(
        ["删除", "泊位", "建成泊位12个", "新增目标值", "指标1", "市港航局", "水平值", "是"]
    ),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_typed_is_taken_or_named(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([TARGETS, "重点任务与责任单位", ORGANIZATIONS, "保障措施"]))
    book = openpyxl.load_workbook(folder.parents[1] / "review.xlsx")
    sheet = book[name]
    row = data.draw(st.sampled_from([5, free(sheet), free(sheet) + 1]))
    columns = list(range(1, len(heads(sheet)) + 1))
    for column in data.draw(st.lists(st.sampled_from(columns), min_size=1, max_size=6)):
        value = data.draw(_TYPED)
        if isinstance(value, str) and value.startswith("="):
            value = f" {value}"
        sheet.cell(row, column).value = value
    path = folder.parents[1] / "typed.xlsx"
    book.save(path)
    was = (folder / "plan.yaml").read_text("utf-8")
    done = read_review(
        workbook_of(path.read_bytes(), "typed.xlsx"), was, source=SourceText(TEXT, "a.txt")
    )
    if done.refused:
        assert done.text == was
        assert all(CELL.search(each.message.zh) for each in done.refused)
    else:
        pm.read_plan(done.text)
        if row != 5:  # only rows that add something: all that stood there still does
            assert [line for line in was.splitlines() if line not in done.text.splitlines()] == []


@pytest.mark.office
def test_what_a_spreadsheet_program_saves_says_the_same(folder: Path, tmp_path: Path) -> None:
    source = folder.parents[1] / "review.xlsx"
    saved = libreoffice.convert([source], "xlsx", tmp_path)[source]
    done = pm.apply_review(folder, saved, write=False)
    assert (done.refused, done.changes) == ((), ())


@pytest.mark.office
def test_a_formula_counts_as_what_a_spreadsheet_program_computes(
    folder: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(folder.parents[1] / "review.xlsx")
    sheet = book[TARGETS]
    sheet.cell(6, heads(sheet)["年份"]).value = "=2030+1"
    book.save(tmp_path / "formula.xlsx")
    source = tmp_path / "formula.xlsx"
    done = pm.apply_review(
        folder, libreoffice.convert([source], "xlsx", tmp_path)[source], write=False
    )
    assert done.refused == ()
    assert [each.after for each in done.changes] == ["2031"]

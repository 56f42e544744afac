"""What a review changes takes with it what depends on it: places, and lists of what is gone."""

from pathlib import Path

import openpyxl
import pytest

import policymodel as pm

TEXT = """\
云州市港口行动方案
云州市人民政府
2029年3月1日
一、主要目标
到2030年，建成泊位12个，带动就业3万人。
二、重点任务
1.扩建港区。新建泊位。（市港航局牵头，市财政局配合）
2.疏浚航道。疏通主航道。（市港航局负责）
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    return pm.new_plan("yunzhou", "a.txt", plugins_dir="plans").folder


def reviewed(folder: Path, before: str, after: str) -> pm.Plan:
    """The plan after a review in which one cell was changed."""
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    sheet = book["指标与目标"]
    headed = {cell.value: cell.column for cell in sheet[4]}
    columns = [headed[name] for name in ("名称", "原文表述")]
    (cell,) = (
        cell for row in sheet.iter_rows() for cell in row
        if cell.value == before and cell.column in columns
    )  # fmt: skip
    cell.value = after
    book.save("review.xlsx")
    done = pm.apply_review(folder, "review.xlsx")
    assert (done.refused, len(done.changes)) == ((), 1)
    return pm.load(folder)


@pytest.mark.parametrize(
    ("before", "after", "there"),
    [("泊位", "建成泊位", "建成泊位"), ("12个", "泊位12个", "泊位12个"), ("泊位", "码头", None)],
)
def test_changed_words_have_their_own_place_or_none(
    folder: Path, before: str, after: str, there: str | None
) -> None:
    plan = reviewed(folder, before, after)
    (berths,) = (each for each in plan.indicators if each.targets[0].value == 12)
    part = berths if before == "泊位" else berths.targets[0]
    assert part.at is None or TEXT[part.at.slice] == there
    assert (part.at is None) == (there is None)
    assert [each.code for each in pm.verify(folder) if each.code in ("V003", "V035")] == []


def test_all_other_bytes_stay(folder: Path) -> None:
    file = folder / "plan.yaml"
    was = file.read_text(encoding="utf-8").splitlines()
    reviewed(folder, "泊位", "建成泊位")
    new = file.read_text(encoding="utf-8").splitlines()
    assert [
        one for one in new if one not in was and "建成泊位" not in one and "at:" not in one
    ] == []
    assert len(new) == len(was)


def test_an_indicator_that_is_taken_out_is_in_no_list_of_goals(folder: Path) -> None:
    before = pm.load(folder)
    listed = [name for goal in before.goals for name in goal.indicators]
    assert listed == [each.id for each in before.indicators][: len(listed)] != []
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    sheet = book["指标与目标"]
    headed = {cell.value: cell.column for cell in sheet[4]}
    for row in range(5, sheet.max_row + 1):
        if str(sheet.cell(row, 1).value) in ("指标1", "指标2"):
            sheet.cell(row, headed["处理"]).value = "删除"
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()
    left = [name for goal in pm.load(folder).goals for name in goal.indicators]
    assert left == listed[2:]


def typed(folder: Path, *cells: tuple[str, str, str, object]) -> pm.Plan:
    """The plan after a review with these cells: sheet, row, heading, what is put there."""
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    for name, label, heading, value in cells:
        sheet = book[name]
        headed = {cell.value: cell.column for cell in sheet[4]}
        (row,) = (r for r in range(5, sheet.max_row + 1) if sheet.cell(r, 1).value == label)
        sheet.cell(row, headed[heading]).value = value
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()
    return pm.load(folder)


def test_a_year_that_is_taken_out_takes_its_place_with_it(folder: Path) -> None:
    plan = typed(folder, ("指标与目标", "指标1·目标值1", "年份", None))
    assert (plan.target("i1.2030").year, plan.target("i1.2030").year_at) == (None, None)
    plan = typed(folder, ("指标与目标", "指标1·目标值1", "年份", 2030))
    assert TEXT[plan.target("i1.2030").year_at.slice] == "2030年"
    assert [each.code for each in pm.verify(folder) if each.severity == "error"] == []


def test_who_is_charged_by_a_review_is_charged_where_the_bracket_stands(folder: Path) -> None:
    cells = [("重点任务与责任单位", "任务2", "责任单位", None)]
    plan = typed(folder, *cells)
    assert plan.measures[1].responsibilities_at is None
    plan = typed(folder, ("重点任务与责任单位", "任务2", "责任单位", "市港航局"))
    assert TEXT[plan.measures[1].responsibilities_at.slice] == "（市港航局负责）"
    assert [each.code for each in pm.verify(folder) if each.severity == "error"] == []

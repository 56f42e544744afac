"""A planner adds rows to a review: each becomes a part of the plan, where its quote stands."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import policymodel as pm
from policymodel.reviewing.changes import Reviewed

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
加强组织领导。市政府设有港口建设领导小组，每季度会面一次。
"""
# What drafting is to have missed: it is taken out of the draft, and added in the review.
MISSED = ("泊位", "疏浚航道")

Row = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    return pm.new_plan("yunzhou", "a.txt", plugins_dir="plans").folder


def add(book: Any, sheet: str, *rows: Row) -> list[int]:
    """Fill in the first rows that are free for something new; return their numbers."""
    page = book[sheet]
    heads = {cell.value: cell.column for cell in page[4] if cell.value}
    heads = {"".join(str(head).split()): column for head, column in heads.items()}
    heads["原文"] = heads["原文（【】中为所指处）"]
    free = [r for r in range(5, page.max_row + 1) if str(page.cell(r, 1).value).startswith("新增")]
    for number, row in zip(free, rows, strict=False):
        for heading, value in row.items():
            page.cell(number, heads[heading]).value = value
    return free


def applied(folder: Path, *sheets: tuple[str, Row], write: bool = True) -> Reviewed:
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    by_sheet: dict[str, list[Row]] = {}
    for sheet, row in sheets:
        by_sheet.setdefault(sheet, []).append(row)
    for sheet, rows in by_sheet.items():
        add(book, sheet, *rows)
    book.save("review.xlsx")
    return pm.apply_review(folder, "review.xlsx", write=write)


def without_some(folder: Path) -> None:
    """Take out of the draft what a planner then adds."""
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    for sheet, heading in (("指标与目标", "名称"), ("重点任务与责任单位", "标题")):
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[4]}
        for row in range(5, page.max_row + 1):
            if page.cell(row, heads[heading]).value in MISSED:
                page.cell(row, heads["处理"]).value = "删除"
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()


BERTHS = ("指标与目标", {
    "名称": "泊位", "计量单位": "个", "种类": "水平值", "比较": "不低于", "数值": 12, "年份": 2030,
    "原文": "到2030年，建成泊位12个",
})  # fmt: skip
DREDGING = ("重点任务与责任单位", {
    "原文编号": "2", "标题": "疏浚航道", "责任单位": None, "落实单位": None,
    "原文": "疏浚航道。疏通主航道",
})  # fmt: skip


def test_what_was_missed_is_added_as_drafting_would_have_it(folder: Path) -> None:
    """Places, years, brackets, sections, links and order are those of the draft."""
    before = pm.load(folder)
    without_some(folder)
    dredging = DREDGING[1] | {"责任单位": "市港航局"}
    done = applied(folder, BERTHS, (DREDGING[0], dredging))
    assert done.refused == ()
    plan = pm.load(folder)
    assert [each.title for each in plan.measures] == [each.title for each in before.measures]
    measure, was = plan.measures[1], before.measures[1]
    assert (measure.at, measure.section, measure.responsibilities_at) == (
        was.at, was.section, was.responsibilities_at,
    )  # fmt: skip
    assert measure.assignments == was.assignments
    assert plan.indicator("i3").measures == (measure.id,)
    assert plan.goals[0].indicators == ("i2", "i4")
    berths = next(each for each in plan.indicators if each.name == "泊位")
    old = before.indicator("i1")
    assert berths.id == "i4"
    assert (berths.at, berths.unit) == (old.at, old.unit)
    (target,), (expected,) = berths.targets, old.targets
    assert target.id == "i4.2030"
    assert (target.at, target.year_at, target.words) == (expected.at, expected.year_at, "12个")
    assert [each.code for each in pm.verify(folder) if each.severity == "error"] == []


def test_every_cell_of_an_added_row_is_told_and_nothing_is_written_before(folder: Path) -> None:
    was = (folder / "plan.yaml").read_bytes()
    done = applied(folder, BERTHS, write=False)
    assert (folder / "plan.yaml").read_bytes() == was
    told = {each.about: (each.before, each.after) for each in done.changes}
    assert told["新增指标的名称"] == ("", "泊位")
    assert told["新增指标的数值"] == ("", "12")
    assert told["新增指标的原文"] == ("", "到2030年，建成泊位12个")
    assert all(each.cell.startswith("指标与目标!") for each in done.changes)


def test_all_other_lines_of_the_file_stay(folder: Path) -> None:
    was = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()
    rows = (
        ("单位与别名", {"名称": "港口建设领导小组", "种类": "领导小组、委员会等议事协调机构"}),
        ("保障措施", {
            "种类": "监测调度", "概要": "每季度调度", "责任单位": "港口建设领导小组",
            "原文": "每季度会面一次",
        }),
        ("指标与目标", {
            "编号": "新增目标值", "所属": "就业", "种类": "累计量", "数值": 3, "年份": 2030,
            "原文": "带动就业【3万人】",
        }),
    )  # fmt: skip
    done = applied(folder, *rows)
    assert done.refused == ()
    new = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in was if line not in new] == []
    plan = pm.load(folder)
    assert plan.mechanisms[1].id == "monitoring"
    assert TEXT[plan.mechanisms[1].at.slice] == "每季度会面一次"
    assert plan.indicator("i2").targets[1].id == "i2.2030.2"
    assert plan.organizations[-1].at is not None


def test_what_has_no_number_is_stated_by_what_is_quoted(folder: Path) -> None:
    row = {"名称": "港口建设领导小组", "种类": "里程碑", "原文": "市政府设有港口建设领导小组"}
    assert applied(folder, ("指标与目标", row)).refused == ()
    made = pm.load(folder).indicators[-1]
    assert made.targets[0].words == "市政府设有港口建设领导小组"
    assert TEXT[made.at.slice] == "港口建设领导小组"


def test_rows_of_one_workbook_may_belong_to_each_other(folder: Path) -> None:
    without_some(folder)
    later = {"编号": "新增目标值", "所属": "泊位", "种类": "水平值", "数值": 3, "计量单位": "个"}
    done = applied(
        folder,
        ("指标与目标", {"编号": "新增目标值", "所属": "泊位"} | {
            "种类": "水平值", "比较": "不低于", "数值": 12, "计量单位": "个", "年份": 2030,
            "原文": "建成泊位12个",
        }),
        ("指标与目标", {"名称": "泊位", "计量单位": "个", "原文": "建成泊位"}),
    )  # fmt: skip
    assert done.refused == ()
    berths = next(each for each in pm.load(folder).indicators if each.name == "泊位")
    assert [each.value for each in berths.targets] == [12]
    refused = applied(folder, ("指标与目标", later | {"原文": "带动就业3万人"}))
    assert [each.code for each in refused.refused] == ["W007"]  # of nothing in 个


@pytest.mark.parametrize(
    ("sheet", "row", "said"),
    [
        ("指标与目标", {"名称": "泊位", "数值": 12, "原文": "建成泊位12个"}, "“种类”"),
        ("指标与目标", {"计量单位": "个", "原文": "建成泊位12个"}, "“名称”"),
        ("指标与目标", {"编号": "新增目标值", "种类": "水平值", "数值": 12}, "“所属”"),
        ("指标与目标", {"编号": "新增目标值", "所属": "码头", "种类": "水平值"}, "“码头”"),
        ("指标与目标", {"编号": "", "所属": "指标1", "数值": 12}, "空着"),
        ("指标与目标", {**BERTHS[1], "原文": "建成码头12个"}, "找不到"),
        ("指标与目标", {**BERTHS[1], "原文": "港"}, "处"),
        ("指标与目标", {**BERTHS[1], "数值": 13}, "不在所引的原文里"),
        ("指标与目标", {**BERTHS[1], "原文表述": "15个"}, "不在所引的原文里"),
        ("指标与目标", {**BERTHS[1], "数值": "十二左右"}, "不是数字"),
        ("指标与目标", {**BERTHS[1], "种类": "大概"}, "不在可选的词中"),
        ("指标与目标", {**BERTHS[1], "编号": "新增别的"}, "“新增别的”"),
        ("指标与目标", {**BERTHS[1], "编号": "指标9"}, "“指标9”"),
        ("指标与目标", {**BERTHS[1], "编号": "指标1"}, "两次"),
        ("重点任务与责任单位", {"标题": "通航", "牵头单位": "市港航局"}, "没有引用原文"),
        ("重点任务与责任单位", {"原文": "疏通主航道"}, "“标题”"),
        ("重点任务与责任单位", {**DREDGING[1], "牵头单位": "海事局"}, "海事局"),
        ("单位与别名", {"名称": "市港航局", "种类": "政府部门"}, "市港航局"),
        ("单位与别名", {"名称": "市海事局"}, "“种类”"),
        ("单位与别名", {"编号": "新增任务", "名称": "市海事局"}, "“新增任务”"),
        ("保障措施", {"种类": "监测调度", "概要": "调度", "原文": "每月调度"}, "找不到"),
        ("非目标数字", {"原文表述": "3月"}, "“不是目标的原因”"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_is_named_and_nothing_is(
    folder: Path, sheet: str, row: Row, said: str
) -> None:
    was = (folder / "plan.yaml").read_bytes()
    good = ("单位与别名", {"名称": "港口建设领导小组", "种类": "领导小组、委员会等议事协调机构"})
    done = applied(folder, (sheet, row), *([] if sheet == good[0] else [good]))
    (found,) = done.refused
    assert found.code in ("W003", "W004", "W005", "W007")
    assert said in found.message.zh
    assert f"{sheet}!" in found.message.zh
    assert (folder / "plan.yaml").read_bytes() == was


def test_a_row_with_everything_wrong_names_each_cell(folder: Path) -> None:
    row = {
        "名称": "泊位",
        "种类": "很多",
        "数值": "十二",
        "年份": "明年",
        "比较": "≥≥",
        "原文": "无此句",
    }
    done = applied(folder, ("指标与目标", row))
    cells = {each.message.zh.split("!")[1][:3] for each in done.refused}
    assert len(done.refused) == 4
    assert len(cells) == 4


def test_rows_are_added_in_an_english_workbook(folder: Path) -> None:
    Path("review.xlsx").write_bytes(pm.review(folder, lang="en"))
    book = openpyxl.load_workbook("review.xlsx")
    sheet = book["Organizations"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    row = next(r for r in range(5, 99) if sheet.cell(r, 1).value == "new Organization")
    for heading, value in {
        "Name": "港口建设领导小组",
        "Kind": "leading group or commission",
    }.items():
        sheet.cell(row, heads[heading]).value = value
    book.save("review.xlsx")
    done = pm.apply_review(folder, "review.xlsx")
    assert [each.message.en for each in done.refused] == []
    assert pm.load(folder).organizations[-1].kind == "leading_group"
    assert {each.about for each in done.changes} == {
        "new Organization, Name", "new Organization, Kind",
    }  # fmt: skip


def test_without_the_document_a_quote_has_no_place(folder: Path) -> None:
    (folder / "yunzhou.txt").unlink()
    done = applied(folder, BERTHS)
    assert [each.code for each in done.refused] == ["W007"]
    assert "没有它的原文" in done.refused[0].message.zh
    (folder.parent / "texts").mkdir()
    (folder.parent / "texts" / "yunzhou.txt").write_text(TEXT, encoding="utf-8")
    found = pm.apply_review(folder, "review.xlsx", sources=folder.parent / "texts")
    assert found.refused == ()


GROUNDED = """\
云州市港口行动方案（2029—2030年）
云州市人民政府
2029年3月1日
按照省港口发展规划（省港发〔2028〕5号）的部署，结合《航道条例》，制定本方案。省里要求到2030年港口吞吐量达到3亿吨。
一、重点任务（排在最前的单位总牵头）
1.扩建港区。新建泊位12个。（市港航局、市财政局）
2.疏浚航道。疏通主航道。（市港航局、市财政局）
以上任务另请各县（区）人民政府落实，恕不另列。
"""
CITED: Row = {
    "编号": "新增依据文件", "标题": "省港口发展规划", "文号": "省港发〔2028〕5号",
    "原文": "按照省港口发展规划（省港发〔2028〕5号）的部署",
}  # fmt: skip
UPPER: Row = {
    "编号": "新增上级目标", "所属": "省港口发展规划", "上级指标名称": "港口吞吐量",
    "种类": "水平值", "比较": "不低于", "数值": 3, "计量单位": "亿吨", "年份": 2030,
    "原文": "港口吞吐量达到3亿吨",
}  # fmt: skip
FIRST: Row = {
    "编号": "新增统一说明", "种类": "列第一位的为牵头单位", "其余单位的分工": "配合",
    "原文": "排在最前的单位总牵头",
}  # fmt: skip
ALSO: Row = {
    "编号": "新增统一说明", "种类": "各项任务均由其落实，不再列出", "分工": "负责落实",
    "责任单位": "各县（区）人民政府", "自哪项任务起": "任务1",
    "原文": "以上任务另请【各县（区）人民政府落实，恕不另列】",
}  # fmt: skip
JUDGED: Row = {
    "编号": "新增推定", "所属": "指标1", "所在任务": "任务2", "理由": "航道疏浚后泊位才能使用",
}  # fmt: skip
UNSAID: Row = {"编号": "新增不再提示", "规则代码": "G101", "理由": "保障机制由上级方案规定"}
SAID_OF: Row = {
    "编号": "新增不再提示", "规则代码": "O102", "在何处": "任务2", "理由": "疏浚量由年度计划确定",
}  # fmt: skip
COUNTIES = {
    "名称": "各县（区）人民政府", "种类": "县(市、区)政府", "原文": "各县（区）人民政府落实",
}  # fmt: skip
GROUNDS, SAYINGS = "依据文件", "统一说明与推定"


@pytest.fixture
def grounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a draft that lacks what the planner then adds."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(GROUNDED, encoding="utf-8")
    return pm.new_plan("yunzhou", "a.txt", plugins_dir="plans").folder


def test_documents_conventions_and_judgements_are_added(grounded: Path) -> None:
    was = (grounded / "plan.yaml").read_text(encoding="utf-8").splitlines()
    rows = [(GROUNDS, CITED), (GROUNDS, UPPER), (SAYINGS, FIRST), (SAYINGS, ALSO)]
    rows += [(SAYINGS, each) for each in (JUDGED, UNSAID)]
    done = applied(grounded, *rows, ("单位与别名", COUNTIES))
    assert [each.message.zh for each in done.refused] == []
    plan = pm.load(grounded)
    [cited] = [each for each in plan.document.based_on if each.targets]
    assert (cited.title, cited.number) == ("省港口发展规划", "省港发〔2028〕5号")
    assert GROUNDED[cited.at.slice] == "省港口发展规划（省港发〔2028〕5号）"
    [upper] = cited.targets
    assert (upper.indicator, upper.value, upper.words) == ("港口吞吐量", 3, "达到3亿吨")
    assert GROUNDED[upper.at.slice] == "达到3亿吨"
    first, also = plan.conventions
    assert (first.kind, first.others, first.words) == (
        "first_leads", "support", "排在最前的单位总牵头",
    )  # fmt: skip
    assert (also.kind, also.role, also.from_measure) == ("also", "implement", plan.measures[0].id)
    assert also.organizations == ("各县（区）人民政府",)
    assert [GROUNDED[each.at.slice] for each in plan.conventions] == [first.words, also.words]
    [judged] = plan.indicators[0].judged
    assert (judged.measure, judged.reason) == (plan.measures[1].id, "航道疏浚后泊位才能使用")
    assert [(each.rule, each.at) for each in plan.suppressions] == [("G101", None)]
    new = (grounded / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in was if line not in new] == []
    assert [each.code for each in pm.verify(grounded) if each.severity == "error"] == []
    assert applied(grounded).changes == ()


@pytest.mark.parametrize(
    ("sheet", "row", "said"),
    [
        (GROUNDS, {**CITED, "标题": None}, "“标题”"),
        (GROUNDS, {**CITED, "标题": "省航道规划"}, "不在所引的原文里"),
        (GROUNDS, {**CITED, "原文": "按照省航道规划的部署"}, "找不到"),
        (GROUNDS, {**CITED, "所属": "文件9"}, "“文件9”"),
        (GROUNDS, {**UPPER, "所属": None}, "“所属”"),
        (GROUNDS, {**UPPER, "所属": "国家规划"}, "“国家规划”"),
        (GROUNDS, {**UPPER, "种类": "增长"}, "不在可选的词中"),
        (SAYINGS, {**FIRST, "种类": None}, "“种类”"),
        (SAYINGS, {**FIRST, "原文": "排在最后的单位总牵头"}, "找不到"),
        (SAYINGS, {**FIRST, "理由": "文件如此"}, "没有“理由”这一项"),
        (SAYINGS, ALSO, "各县（区）人民政府"),
        (SAYINGS, {**JUDGED, "所在任务": "任务7"}, "任务7"),
        (SAYINGS, {**JUDGED, "理由": None}, "“理由”"),
        (SAYINGS, {**JUDGED, "所属": None}, "“所属”"),
        (SAYINGS, {**JUDGED, "原文": "疏通主航道"}, "没有“原文”这一项"),
        (SAYINGS, {**UNSAID, "规则代码": None}, "“规则代码”"),
        (SAYINGS, {**UNSAID, "原文": "疏通主航道"}, "没有“原文”这一项"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_of_these_is_named_and_nothing_is(
    grounded: Path, sheet: str, row: Row, said: str
) -> None:
    was = (grounded / "plan.yaml").read_bytes()
    good = ("保障措施", {"种类": "其他", "概要": "恕不另列", "原文": "恕不另列"})
    done = applied(grounded, good, (sheet, row))
    (found,) = done.refused
    assert said in found.message.zh
    assert f"{sheet}!" in found.message.zh
    assert (grounded / "plan.yaml").read_bytes() == was


def test_what_is_not_to_be_told_again_joins_what_there_is(grounded: Path) -> None:
    assert applied(grounded, (SAYINGS, SAID_OF)).refused == ()
    assert applied(grounded, (SAYINGS, UNSAID)).refused == ()
    plan = pm.load(grounded)
    told = [(each.rule, each.at) for each in plan.suppressions]
    assert told == [("O102", plan.measures[1].id), ("G101", None)]
    assert "任务2" in _labels(pm.review(grounded))


def _labels(made: bytes) -> set[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(made))[SAYINGS]
    heads = {cell.value: cell.column for cell in sheet[4]}
    return {str(sheet.cell(row, heads["在何处"]).value) for row in range(5, sheet.max_row)}

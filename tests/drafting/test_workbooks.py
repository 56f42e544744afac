"""Workbooks whose sheets are tables of tasks or of indicators, as plans."""

import io
from collections.abc import Iterable
from datetime import date

import openpyxl
import pytest
from drafting.tabled import TITLE, disputed, drafted, roles

from policymodel.drafting.drafted import Drafted
from policymodel.export.xlsx import render
from policymodel.findings import DraftError
from policymodel.intake.reading import read_bytes
from policymodel.progress.files import ledger_files
from policymodel.reviewing.workbook import review_workbook
from policymodel.text import Lang


def workbook(*sheets: tuple[str, Iterable[Iterable[object]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def read_book(book: openpyxl.Workbook) -> Drafted:
    stream = io.BytesIO()
    book.save(stream)
    return drafted(stream.getvalue(), "a.xlsx")


HEAD = ("序号", "工作任务", "主要内容", "牵头单位", "配合单位", "完成时限", "备注")


def ledger() -> openpyxl.Workbook:
    """A workbook as offices make them: title rows, merged cells, texts and dates as numbers."""
    notes = ("说明", [("填表说明",), ("每月5日前报送。",)])
    book = workbook(("任务", []), ("指标", []), notes)
    tasks, growth, _ = book
    for row in (
        ("附件2",),
        (TITLE,),
        ("填报单位：市港航局", None, None, None, None, None, "2031年3月"),
        HEAD,
        ("1", "新建深水泊位", "新建泊位3个", "市港航局", "市财政局", date(2032, 6, 30), None),
        (None, None, "建设疏港公路", "市交通运输局", "/", date(2033, 12, 31), None),
        (2, "改造老旧码头", "分批改造", "市港航局", None, "长期坚持", "重点"),
        (3, "拆除危旧码头", "逐座拆除", "市港航局", None, "2032年底", None),
    ):
        tasks.append(row)
    tasks.merge_cells("A2:G2")
    tasks.merge_cells("A5:A6")
    tasks.merge_cells("B5:B6")
    tasks.row_dimensions[8].hidden = True
    for row in (
        ("云川市港口提升主要指标",),
        ("序号", "指标", "单位", "2030年", "2033年", "属性"),
        (1, "泊位", "个", "37", 40, "约束性"),
        (2, "岸电使用率", "%", 0.35, 0.6, "预期性"),
        (3, "合格率（%）", None, 0.985, 1, "预期性"),
        (None,),
        ("其他指标",),
        ("序号", "指标", "单位", "2030年", "2033年", "属性"),
        (1, "航线", "条", 12, 20, "预期性"),
    ):
        growth.append(row)
    for place in ("D4", "E4", "D5", "E5"):
        growth[place].number_format = "0%" if place[1] == "4" else "0.0%"
    return book


def test_a_workbook_of_tasks_and_indicators_is_a_plan() -> None:
    made = read_book(ledger())
    assert made.plan.document.title == TITLE
    assert roles(made) == [
        (
            "1",
            "新建深水泊位",
            [[("lead", "市港航局"), ("support", "市财政局")], [("lead", "市交通运输局")]],
        ),
        ("2", "改造老旧码头", [[("lead", "市港航局")]]),
        ("3", "拆除危旧码头", [[("lead", "市港航局")]]),
    ]
    due = [[(d.year, d.month, d.day) for d in each.due] for each in made.plan.measures]
    assert due[0] == [(2032, 6, 30), (2033, 12, 31)]
    found = {
        each.name: (each.unit, [str(t.value) for t in (*each.baselines, *each.targets)])
        for each in made.plan.indicators
        if each.number
    }
    assert found["泊位"] == ("个", ["3", "37", "40"])  # the tasks say three
    assert found["岸电使用率"] == ("%", ["35", "60"])
    assert found["合格率"] == ("%", ["98.5", "100"])
    assert found["航线"] == ("条", ["12", "20"])
    assert disputed(made) == []


def test_hidden_rows_are_told() -> None:
    stream = io.BytesIO()
    ledger().save(stream)
    told = read_bytes(stream.getvalue(), "a.xlsx").told
    assert [(each.code, "8" in each.message.zh) for each in told] == [("I114", True)]


def test_the_name_of_a_sheet_is_the_title_where_no_row_is() -> None:
    book = workbook(
        (
            "云川市重点任务清单",
            [HEAD[:4], (1, "新建泊位", "三个", "市港航局"), (2, "改造码头", "两座", "市水利局")],
        )
    )
    assert read_book(book).plan.document.title == "云川市重点任务清单"


def test_tasks_of_several_sheets_stand_in_sections_of_their_names() -> None:
    rows = [
        HEAD[:4],
        (1, "新建深水泊位", "三个", "市港航局"),
        (2, "改造老旧码头", "两座", "市水利局"),
    ]
    made = read_book(workbook(("港口建设", rows), ("航道整治", rows)))
    assert [(each.id, each.section) for each in made.plan.measures] == [
        ("mp1.1", ("港口建设",)),
        ("mp1.2", ("港口建设",)),
        ("mp2.1", ("航道整治",)),
        ("mp2.2", ("航道整治",)),
    ]
    assert disputed(made) == []


def test_a_workbook_that_is_no_plan_is_refused_by_name() -> None:
    rows = [
        ("序号", "单位工程", "施工开始时间", "施工结束时间"),
        (1, "路基", date(2030, 1, 2), date(2030, 3, 4)),
    ]
    with pytest.raises(DraftError) as error:
        read_book(workbook(("台账", [*rows, *[(n, "桥台", None, None) for n in range(2, 9)]])))
    assert error.value.findings[0].code == "N007"


def test_a_workbook_without_a_title_asks_for_it() -> None:
    rows = (
        ("序号", "工作任务", "牵头单位"),
        (1, "新建泊位", "市港航局"),
        (2, "改造码头", "市水利局"),
    )
    made = read_book(workbook(("Sheet1", rows)))
    assert len(made.plan.measures) == 2
    assert {"title", "no-place"} <= {each.rule for each in made.questions}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_written_here_is_no_document(lang: Lang) -> None:
    """A folder of documents may hold the reviews and ledgers of its plans: each became a plan."""
    plan = read_book(ledger()).plan
    made = render(review_workbook(plan, lang=lang))
    (sent,) = ledger_files(plan, "2032-Q1", lang=lang).values()
    for data in (made, sent):
        with pytest.raises(DraftError) as refusal:
            drafted(data, "a.xlsx")
        assert refusal.value.findings[0].code == "N002"
        assert "policymodel review" in str(refusal.value.findings[0].hint)

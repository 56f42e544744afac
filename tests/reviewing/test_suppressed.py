"""What the workbook says of places that are suppressed, and of what is wrong elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from reviewed import TEXT, cell_of, reviewed

import policymodel as pm


def suppressing(rule: str, at: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book["统一说明与推定"]
        heads = {cell.value: cell.column for cell in sheet[4]}
        row = {"编号": "新增不再提示", "规则代码": rule, "在何处": at, "理由": "已与起草处核实"}
        for heading, value in row.items():
            sheet.cell(5, heads[heading]).value = value

    return change


def test_what_is_wrong_elsewhere_is_called_as_the_workbook_calls_it() -> None:
    """Ids and paths are of the plan file, which its planner has not before him."""
    (found,) = reviewed(TEXT, suppressing("R102", "任务1")).refused
    assert "“任务1”" in found.message.zh
    assert "m1" not in found.message.zh


@pytest.mark.parametrize(
    ("typed_as", "at"),
    [
        ("任务2", "m2"),
        ("指标1·目标值2", "berths.2032"),
        ("单位2", "市发改委"),
        ("规划期", "period"),
        ("规划期在原文何处", "period.at"),
        ("文件的发布日期在原文何处", "document.published_at"),
        ("任务2的标题", "measures[1].title"),
        ("文件", "document"),
        ("指标1·基期值1", "indicators[0].baselines[0]"),
    ],
)
def test_a_suppression_names_its_place_as_the_workbook_does(typed_as: str, at: str) -> None:
    back = reviewed(TEXT, suppressing("V007", typed_as))
    assert [each.message.zh for each in back.refused] == []
    assert [each.at for each in pm.read_plan(back.text).suppressions] == [at]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("period", "规划期"),
        ("period.at", "规划期在原文何处"),
        ("document.published_at", "文件的发布日期在原文何处"),
        ("measures[1].responsibilities", "任务2的责任分工"),
        ("indicators[0].targets[0].year_at", "指标1·目标值1的年份在原文何处"),
        ("m2", "任务2"),
        ("市发改委", "市发改委"),
    ],
)
def test_a_place_that_is_suppressed_reads_as_people_say_it(at: str, said: str) -> None:
    told = f"suppressions:\n  - {{rule: V007, at: '{at}', reason: 已与起草处核实}}\n"
    shown = []

    def look(book: Any) -> None:
        shown.append(cell_of(book, "不再提示1", "在何处").value)
        cell_of(book, "不再提示1", "理由").value = "已与起草处再次核实"

    back = reviewed(TEXT + told, look)
    assert shown == [said]
    assert back.refused == ()
    assert [each.at for each in pm.read_plan(back.text).suppressions] == [at]

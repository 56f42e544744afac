"""Tables that a text alone holds: flattened to lines, or with tabs or bars between the cells."""

import pytest

import policymodel as pm
from policymodel.drafting.flat import flat_tables

TITLE = "云泽市水网建设任务分工方案"
ROWS = (
    ("序号", "工作任务", "牵头单位", "责任单位", "完成时限"),
    ("1", "新建东山水库", "市水务局", "市财政局、各区政府", "2031年6月底前"),
    ("2", "疏通主河道", "市住建局", "市水务局", "持续推进"),
    ("3", "改造老旧管网", "市住建局", "各区政府", "2032年底前"),
)


def lined() -> str:
    return "\n".join(cell for row in ROWS for cell in row)


def between(bar: str) -> str:
    return "\n".join(bar.join(row) for row in ROWS)


def barred() -> str:
    head, *rows = (f"| {' | '.join(row)} |" for row in ROWS)
    return "\n".join((head, "| --- | --- | --- | --- | --- |", *rows))


@pytest.mark.parametrize("table", [lined(), between("\t"), between(" | "), barred()])
def test_rows_of_flattened_tables_are_measures(table: str) -> None:
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{table}\n")
    found = [
        (
            each.number,
            each.title,
            {item.role: item.organizations for item in each.responsibilities},
            [due.words for due in each.deadlines],
        )
        for each in made.plan.measures
    ]
    assert found == [
        (number, title, {"lead": (lead,), "responsible": tuple(others.split("、"))}, [due])
        for number, title, lead, others, due in ROWS[1:]
    ]
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []


@pytest.mark.parametrize(
    "text",
    [
        # Nobody is charged.
        "序号\n名称\n单位\n1\n水库\n座\n2\n河道\n公里",
        # One row is no table.
        "序号\n工作任务\n责任单位\n1\n建码头\n市甲局",
    ],
)
def test_what_is_no_regular_table_is_none(text: str) -> None:
    assert [len(each.rows) for each in flat_tables(text)] == []


def test_a_sentence_with_bars_is_no_table() -> None:
    assert flat_tables("首页|政务公开|责任单位\n正文|下载|打印\n") == ()


def test_who_does_a_row_without_a_cell_is_asked() -> None:
    """Nobody can tell in which column the cell is missing."""
    table = lined().replace("市住建局\n市水务局\n", "市住建局\n")
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{table}\n二、保障措施\n加强领导。\n")
    assert [each.responsibilities == () for each in made.plan.measures[:3]] == [False, True, False]
    asked = [each for each in made.questions if each.rule == "cells-empty"]
    assert len(asked) == 1


def test_cells_may_be_empty() -> None:
    table = barred().replace("市财政局、各区政府", " ")
    [found] = flat_tables(f"{TITLE}\n \n{table}\n")
    assert [len(row) for row in found.rows] == [5, 5, 5, 5]

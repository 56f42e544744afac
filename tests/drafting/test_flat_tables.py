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
        # Who is charged with most of the rows nobody can tell.
        "工作任务\n责任单位\n完成时限\n建码头\n市甲局\n6月底\n疏航道\n年底\n修船闸\n9月底\n造船\n年底",
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


UNNUMBERED = (
    ("工作任务", "牵头单位", "配合单位", "完成时限"),
    ("新建东山水库，蓄水3000万立方米。", "市水务局", "市财政局、各区政府", "2031年6月底前"),
    ("疏通主河道。", "市住建局", "市水务局", "持续推进"),
    ("改造老旧管网。", "市住建局", "各区政府", "按序时进度"),
)


def charged(text: str) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{text}\n")
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    return [
        (each.title or "", {item.role: item.organizations for item in each.responsibilities})
        for each in made.plan.measures
    ]


@pytest.mark.parametrize("bar", ["\n", "\t", "\t\t"])
def test_tables_may_have_no_numbers(bar: str) -> None:
    found = charged("\n".join(bar.join(row) for row in UNNUMBERED))
    assert [roles for _, roles in found] == [
        {"lead": (lead,), "support": tuple(others.split("、"))}
        for _, lead, others, _ in UNNUMBERED[1:]
    ]


def test_who_is_merged_over_rows_is_charged_with_each() -> None:
    table = "工作任务\t牵头单位\t配合单位\t完成时限\n"
    table += (
        "新建水库\t市水务局\t市财政局\t2031年\n加固堤防\t\t\t2032年\n疏通河道\t市住建局\t\t2031年\n"
    )
    both = {"lead": ("市水务局",), "support": ("市财政局",)}
    assert charged(table) == [
        ("新建水库", both),
        ("加固堤防", both),
        ("疏通河道", {"lead": ("市住建局",)}),
    ]


GROUPED = """序号
重点领域
任务内容
牵头单位
配合单位
完成时限
1
水源
新建水库，蓄水3000万立方米，配套泵站2座。
市水务局
市财政局
市审计局
2031年6月底
2
加固堤防，长度达到30公里以上。
市水务局
沿线各镇、水库管理处等
全年
3
管网
改造老旧管网，漏损率降到8%以内。
市住建局
电力、燃气等管线企业
分批推进，11月底前完成
"""


def test_groups_of_rows_may_be_merged_cells() -> None:
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{GROUPED}")
    found = [
        (each.number, {item.role: item.organizations for item in each.responsibilities})
        for each in made.plan.measures
    ]
    assert found == [
        ("1", {"lead": ("市水务局",), "support": ("市财政局", "市审计局")}),
        ("2", {"lead": ("市水务局",), "support": ("沿线各镇", "水库管理处")}),
        ("3", {"lead": ("市住建局",), "support": ("电力", "燃气")}),
    ]
    assert [len(each.section) for each in made.plan.measures] == [1, 1, 1]


def test_sentences_below_words_of_heads_are_no_table() -> None:
    assert flat_tables("工作任务\n责任单位\n完成时限\n建设水网。\n改造管网。\n") == ()


def test_lines_among_rows_between_tabs_name_groups() -> None:
    head, *rows = between("\t").split("\n")
    made = pm.draft(
        f"{TITLE}\n为建设水网，制定本方案。\n"
        + "\n".join((head, "一、水源建设", *rows[:2], "二、管网建设", rows[2]))
    )
    assert [(each.number, each.section) for each in made.plan.measures] == [
        ("1", ("一",)),
        ("2", ("一",)),
        ("3", ("二",)),
    ]


def test_lines_inside_a_cell_of_markdown_list_names() -> None:
    table = barred().replace("市财政局、各区政府", "市财政局<br>各区政府")
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{table}")
    roles = {each.role: each.organizations for each in made.plan.measures[0].responsibilities}
    assert roles == {"lead": ("市水务局",), "responsible": ("市财政局", "各区政府")}
    assert [each.path for each in pm.verify(made.plan, made.source) if each.code == "V008"] == []


def test_rows_with_the_number_of_a_group_name_it() -> None:
    head, *rows = between("\t").split("\n")
    groups = "一\t水源建设\t\t\t", "二\t管网建设\t\t\t"
    made = pm.draft(
        f"{TITLE}\n为建设水网，制定本方案。\n"
        + "\n".join((head, groups[0], *rows[:2], groups[1], rows[2]))
    )
    found = [(each.number, each.section, len(each.responsibilities)) for each in made.plan.measures]
    assert found == [("1", ("水源建设",), 2), ("2", ("水源建设",), 2), ("3", ("管网建设",), 2)]


@pytest.mark.parametrize("bar", ["\n", "\t"])
def test_who_is_charged_may_stand_first(bar: str) -> None:
    rows = [
        ("责任单位", "工作任务", "完成时限"),
        ("市水务局", "新建水库。", "2031年6月底"),
        ("" if bar == "\t" else None, "加固堤防。", "2031年9月底"),
        ("市住建局", "改造管网。", "长期坚持"),
    ]
    found = charged("\n".join(bar.join(cell for cell in row if cell is not None) for row in rows))
    assert found == [
        ("新建水库", {"responsible": ("市水务局",)}),
        ("加固堤防", {"responsible": ("市水务局",)}),
        ("改造管网", {"responsible": ("市住建局",)}),
    ]


def test_groups_may_stand_beside_what_is_to_be_done_without_numbers() -> None:
    found = charged(
        "任务类别\n具体措施\n牵头单位\n配合单位\n水源\n新建水库。\n市水务局\n市财政局\n各区政府\n"
        "加固堤防。\n市水务局\n市审计局\n管网\n改造管网。\n市住建局\n各区政府\n"
    )
    assert found == [
        ("新建水库", {"lead": ("市水务局",), "support": ("市财政局", "各区政府")}),
        ("加固堤防", {"lead": ("市水务局",), "support": ("市审计局",)}),
        ("改造管网", {"lead": ("市住建局",), "support": ("各区政府",)}),
    ]


def test_officials_may_have_a_column() -> None:
    made = pm.draft(
        f"{TITLE}\n为建设水网，制定本方案。\n序号\n重点工作\n工作举措\n责任领导\n牵头单位\n责任单位\n完成时限\n备注\n"
        "1\n水源\n新建水库，蓄水3000万方。\n分管副市长\n市水务局\n市财政局、各区政府\n6月底\n"
        "2\n管网\n改造管网。\n常务副市长\n市住建局\n各区政府\n全年\n月调度\n"
    )
    assert [
        (
            [item.posts for item in each.officials],
            [item.organizations for item in each.responsibilities],
        )
        for each in made.plan.measures
    ] == [
        ([("分管副市长",)], [("市财政局", "各区政府"), ("市水务局",)]),
        ([("常务副市长",)], [("各区政府",), ("市住建局",)]),
    ]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("（具体任务及责任分工见附件）\n", 3),
        ("推出3项任务（详见附件）。\n", 3),
        ("由市住建局负责管网，任务见附件。\n", 5),  # somebody is charged in the text
        ("\n", 5),
    ],
)
def test_a_text_may_leave_its_tasks_to_a_list_behind_it(told: str, count: int) -> None:
    made = pm.draft(
        f"{TITLE}\n为建设水网，制定本方案。\n一、重点任务\n（一）建设水源。新建水库。\n"
        f"（二）建设管网。改造管网。{told}二、保障措施\n（一）加强领导。统筹推进。\n"
        f"附件\n{TITLE.replace('方案', '任务清单')}\n{lined()}\n"
    )
    rows = [each for each in made.plan.measures if each.section[:1] != ("二",)]
    assert len(rows) == count
    asked = {each.path for each in made.questions}
    found = pm.verify(made.plan, made.source)
    assert [each.format() for each in found if each.path not in asked] == []


def test_merged_cells_between_tabs_leave_rows_with_their_last_columns() -> None:
    """A copied table has the number and the task once, and what stands below has none."""
    made = pm.draft(
        f"{TITLE}\n为建设水网，制定本方案。\n序号\t工作事项\t主要内容\t牵头单位\t配合单位\n"
        "1\t水源\t新建水库\t市水务局\t市财政局\n加固堤防\t市水务局\t/\n"
        "2\t管网\t改造管网\t市住建局\t各区政府\n检测水质\t市环保局\t市住建局\n"
    )
    assert [
        (
            each.title,
            [{it.role: it.organizations for it in part.responsibilities} for part in parts],
        )
        for each in made.plan.measures
        for parts in [each.each_part]
    ] == [
        (
            "水源",
            [{"lead": ("市水务局",), "support": ("市财政局",)}, {"lead": ("市水务局",)}],
        ),
        (
            "管网",
            [
                {"lead": ("市住建局",), "support": ("各区政府",)},
                {"lead": ("市环保局",), "support": ("市住建局",)},
            ],
        ),
    ]


def test_lines_without_numbers_may_name_groups_and_groups_of_them() -> None:
    head, *rows = ("\t".join(row) for row in ROWS)
    table = "\n".join([head, "推动水库建设", "聚力新建水库。", rows[0], "治理河道。", *rows[1:]])
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{table}\n")
    assert [each.number for each in made.plan.measures] == ["1", "2", "3"]
    assert all(each.responsibilities for each in made.plan.measures)


def test_rows_between_bars_may_lack_the_cells_that_were_merged() -> None:
    table = (
        "| 序号 | 领域 | 2031年推进任务 | 牵头责任部门 |\n| --- | --- | --- | --- |\n"
        "| 一、建设水网 |\n"
        "| 1 | 水库 | 新建东山水库3座。 | 市水务局 |\n"
        "| 2 | 疏浚主河道20公里。 | 市住建局、市水务局 |\n"
        "| 3 | 管网 | 改造老旧管网30公里。 | 市住建局 |\n| 4 | 新建加压泵站5座。 |\n"
    )
    made = pm.draft(f"{TITLE}\n为建设水网，制定本方案。\n{table}")
    assert [
        (each.number, [name for one in each.responsibilities for name in one.organizations])
        for each in made.plan.measures
    ] == [
        ("1", ["市水务局"]), ("2", ["市住建局", "市水务局"]),
        ("3", ["市住建局"]), ("4", ["市住建局"]),
    ]  # fmt: skip
    found = [(i.name, f"{t.value}{t.unit}") for i, t in made.plan.targets()]
    assert found == [
        ("东山水库", "3座"), ("主河道", "20公里"), ("老旧管网", "30公里"), ("加压泵站", "5座")
    ]  # fmt: skip
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []

"""Tables of tasks as plain text leaves them: a cell a line, and empty cells none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policymodel as pm
from policymodel.drafting.flat import flat_tables

HEADS = ["序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"]
ROWS = [
    ["1", "建码头", "新建泊位3个。", "市港航局", "市甲局、市乙局", "2031年6月底"],
    ["2", "疏航道", "疏浚主航道。", "市港航局", "市丙局", "2031年9月底"],
    ["3", "育船员", "培训船员300名。", "市人社局", "市港航局", "2031年12月底"],
]
HEAD = "云川市港口重点任务清单\n"


def cells(text: str) -> list[list[list[str | None]]]:
    return [
        [[cell and text[cell.start : cell.end] for cell in row] for row in block.rows]
        for block in flat_tables(text)
    ]


def text_of(rows: list[list[str]]) -> str:
    return "\n".join(cell for row in rows for cell in row if cell)


def test_a_list_of_tasks_is_drafted_as_its_table() -> None:
    drafted = pm.draft(HEAD + text_of([HEADS, *ROWS]) + "\n")
    assert [
        (each.number, each.title, [(one.role, one.organizations) for one in each.responsibilities])
        for each in drafted.plan.measures
    ] == [
        ("1", "建码头", [("lead", ("市港航局",)), ("support", ("市甲局", "市乙局"))]),
        ("2", "疏航道", [("lead", ("市港航局",)), ("support", ("市丙局",))]),
        ("3", "育船员", [("lead", ("市人社局",)), ("support", ("市港航局",))]),
    ]
    assert [each.deadlines[0].month for each in drafted.plan.measures] == [6, 9, 12]
    assert [each for each in pm.check(drafted.plan) if each.severity == "error"] == []
    asked = {each.path for each in drafted.questions}
    found = pm.verify(drafted.plan, drafted.source)
    assert [each.format() for each in found if each.path not in asked] == []


@pytest.mark.parametrize("row", range(3))
def test_a_cell_that_holds_nothing_shifts_no_other(row: int) -> None:
    rows = [[*each] for each in ROWS]
    rows[row][5] = ""  # a date stands in no other column
    (table,) = cells(text_of([HEADS, *rows]))
    assert [[cell or "" for cell in each] for each in table[1:]] == rows


def test_a_cell_may_have_several_paragraphs_and_text_may_follow() -> None:
    rows = [[*each] for each in ROWS]
    rows[0][2] = "新建泊位3个。\n改造老泊位2个。"
    text = text_of([HEADS, *rows]) + "\n注：市港航局每季度调度。\n"
    (table,) = cells(text)
    assert table[1:] == rows


@pytest.mark.parametrize(
    "text",
    [
        "序号\n指标\n单位\n2031年\n1\n泊位\n个\n3\n2\n航道\n公里\n9",  # nobody is charged
        "序号\n任务\n内容\n牵头单位\n1\n建码头，由大家一起完成。\n2\n疏航道。",
        "序号\n任务\n内容\n牵头单位\n",
        "序号",
    ],
)
def test_what_is_no_such_table_is_left_to_others(text: str) -> None:
    assert cells(text) == []


NAMES = st.lists(
    st.sampled_from(["市甲局", "市乙委", "市丙办", "各区人民政府"]), min_size=1, unique=True
)
TASKS = st.text("建码头疏航道育船员新改造推进", min_size=3, max_size=9)


@given(
    st.lists(
        st.tuples(
            TASKS,
            st.lists(TASKS.map(lambda words: f"{words}，{words}。"), min_size=1, max_size=3),
            NAMES.map("、".join),
            NAMES.map("、".join),
            st.sampled_from(["2031年6月底", "长期坚持", "每年", ""]),
        ),
        min_size=2,
        max_size=12,
    )
)
def test_any_table_comes_back(rows: list[tuple[str, list[str], str, str, str]]) -> None:
    listed = [
        [str(number), task, "\n".join(content), lead, support, due]
        for number, (task, content, lead, support, due) in enumerate(rows, start=1)
    ]
    (table,) = cells(text_of([HEADS, *listed]))
    assert [[cell or "" for cell in row] for row in table[1:]] == listed


GROUPED = """任务类型
序号
工作任务
推进单位
行动一：码头焕新行动
1
新建公用码头，提升吞吐能力。
市港航局、市财政局
2
改造旧码头。
行动二：航道畅通行动
主航道
3
疏浚主航道
市水务局、市“两道”专班
4
清理沉船
支航道
5
疏浚支航道
"""


def test_what_groups_rows_stands_between_them_and_before_their_numbers() -> None:
    [[heads, *rows]] = cells(HEAD + GROUPED)
    assert heads == ["任务类型", "序号", "工作任务", "推进单位"]
    assert [[row[0], row[1], row[3]] for row in rows] == [
        ["行动一：码头焕新行动", "1", "市港航局、市财政局"],
        [None, "2", "市港航局、市财政局"],
        ["行动二：航道畅通行动\n主航道", "3", "市水务局、市“两道”专班"],
        [None, "4", "市水务局、市“两道”专班"],
        ["支航道", "5", None],
    ]


def test_a_group_shares_nobody_with_the_one_before() -> None:
    drafted = pm.draft(HEAD + GROUPED)
    charged = [
        [name for each in measure.responsibilities for name in each.organizations]
        for measure in drafted.plan.measures
    ]
    first, second = ["市港航局", "市财政局"], ["市水务局", "市“两道”专班"]
    assert charged == [first, first, second, second, []]
    asked = [drafted.source.text[each.at.slice] for each in drafted.questions]
    assert any("疏浚支航道" in each for each in asked)


UNDER_HEADINGS = """序号
工作任务
责任单位
一、码头焕新行动
1
新建公用码头，提升吞吐能力。
市港航局、市财政局
2
改造旧码头。
市港航局
二、航道畅通行动
3
疏浚主航道
市水务局
4
清理沉船
市水务局
"""


@pytest.mark.parametrize("heading", ["二、航道畅通行动", "（二）航道畅通行动", "行动二：航道畅通"])
def test_a_heading_among_rows_is_nobody_who_is_charged(heading: str) -> None:
    drafted = pm.draft(HEAD + UNDER_HEADINGS.replace("二、航道畅通行动", heading))
    assert [drafted.plan.assignments(each) for each in drafted.plan.measures] == [
        (("responsible", "市港航局"), ("responsible", "市财政局")),
        (("responsible", "市港航局"),),
        (("responsible", "市水务局"),),
        (("responsible", "市水务局"),),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("二、航道畅通行动", "航道畅通行动"), ("疏浚主航道\n市水务局", "疏浚主航道")]
)
def test_whoever_may_be_charged_is_asked_where_a_group_begins(old: str, new: str) -> None:
    drafted = pm.draft(HEAD + UNDER_HEADINGS.replace(old, new))
    listed = [drafted.plan.assignments(each) for each in drafted.plan.measures]
    assert listed.count(()) == 1
    assert [each.rule for each in drafted.questions].count("cells-empty") == 1
    names = {name for each in listed for _, name in each}
    assert names == {"市港航局", "市财政局", "市水务局"}


def test_what_is_to_be_done_is_nobody_who_is_charged() -> None:
    listed = (
        "重点任务\n牵头单位\n责任单位\n港区更新行动\n建设客运站\n市港航局、市财政局\n市水务局\n"
    )
    drafted = pm.draft(
        HEAD + listed + "疏浚航道\n市水务局\n市港航局、市民政局\n改造码头\n市港航局\n市财政局\n"
    )
    names = {name for each in drafted.plan.measures for _, name in drafted.plan.assignments(each)}
    assert names <= {"市港航局", "市财政局", "市水务局", "市民政局"}


def test_rows_that_cannot_be_told_keep_their_column_before_a_group() -> None:
    heads = "重点领域\n序号\n工作任务\n牵头单位\n责任单位\n码头更新行动\n"
    drafted = pm.draft(
        HEAD
        + heads
        + "1\n改造码头\n市港航局\n2\n疏浚航道\n市水务局\n市港航局\n"
        + "3\n新建客运站\n市住建局\n市财政局\n"
    )
    titles = [each.title for each in drafted.plan.measures]
    assert titles[1:] == ["疏浚航道", "新建客运站"]
    names = {name for each in drafted.plan.measures for _, name in drafted.plan.assignments(each)}
    assert names <= {"市港航局", "市财政局", "市水务局", "市住建局"}


def test_a_body_may_be_called_after_what_it_does() -> None:
    heads = "工作任务\n牵头单位\n责任单位\n"
    listed = "建设客运站\n建设局\n发展改革局、市财政局\n疏浚航道\n市水务局\n建设局\n"
    plan = pm.draft(HEAD + heads + listed).plan
    assert [plan.assignments(each) for each in plan.measures] == [
        (("lead", "建设局"), ("responsible", "发展改革局"), ("responsible", "市财政局")),
        (("lead", "市水务局"), ("responsible", "建设局")),
    ]


def apart(rows: list[list[str]]) -> str:
    return "\n\n".join(cell for row in rows for cell in row)


def test_cells_that_blank_lines_part_may_have_several_lines() -> None:
    broken = [
        ["1", "建\n码头", *ROWS[0][2:]],
        ROWS[1],
        [*ROWS[2][:4], "市港航局\n市甲局", ROWS[2][5]],
    ]
    drafted = pm.draft(
        f"{HEAD}\n{apart([HEADS, *broken])}\n\n{apart([['附则', '本清单自印发之日起施行。']])}\n"
    )
    assert [(each.number, each.title) for each in drafted.plan.measures][:3] == [
        ("1", "建码头"), ("2", "疏航道"), ("3", "育船员")
    ]  # fmt: skip
    support = drafted.plan.measures[2].responsibilities[1]
    assert support.organizations == ("市港航局", "市甲局")


def test_names_behind_a_blank_line_in_a_cell_are_others() -> None:
    rows = [[*ROWS[0][:4], "市港务局\n\n市直机关、各县", ROWS[0][5]], *ROWS[1:]]
    drafted = pm.draft(f"{HEAD}\n{apart([HEADS, *rows])}\n")
    support = drafted.plan.measures[0].responsibilities[1]
    assert support.organizations == ("市港务局", "市直机关", "各县")


def test_a_last_head_that_nothing_is_known_of_is_told_by_the_rows() -> None:
    heads = [*HEADS[:4], "参考文件"]
    rows = [[*row[:4], f"《{row[1]}方案》（云港〔2031〕{row[0]}号）"] for row in ROWS]
    [found] = cells(HEAD + text_of([heads, *rows]))
    assert found == [heads, *rows[:2], [*rows[2][:4], None]]  # where the last one ends nobody knows
    assert [[name for one in each.responsibilities for name in one.organizations]
            for each in pm.draft(HEAD + text_of([heads, *rows])).plan.measures] == [
        ["市港航局"], ["市港航局"], ["市人社局"]
    ]  # fmt: skip


def test_heads_may_stand_again_behind_the_end_of_a_page() -> None:
    again = [HEADS, *ROWS[:2], HEADS, ROWS[2]]
    assert cells(HEAD + text_of(again)) == cells(HEAD + text_of([HEADS, *ROWS]))


@pytest.mark.parametrize("between", [[], [["二、航道建设"]]])
def test_the_same_heads_over_rows_that_begin_with_1_are_of_another_table(
    between: list[list[str]],
) -> None:
    found = cells(HEAD + text_of([HEADS, *ROWS, *between, HEADS, *ROWS]))
    assert found == cells(HEAD + text_of([HEADS, *ROWS])) * 2

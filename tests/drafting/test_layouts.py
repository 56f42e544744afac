"""Tables of indicators in layouts that plans print: read, and verified without a finding."""

import pytest
from intake import making
from intake.making import Table

import policymodel as pm
from policymodel.intake.reading import read_bytes

LINES, TABS, CELLS = "\n", "\t", "docx"
HEAD = ["云州市茶业发展规划（2021—2025年）", "云政发〔2021〕5号", "一、发展目标"]
HEAD += ["到2025年，茶业持续发展。"]
TASKS = ["二、重点任务", "1.建设茶园。加快建设。（市茶叶局负责）"]
TASKS += ["2.建设茶厂。加快建设。（市茶叶局负责）"]
_BARE = [
    ["序号", "指标", "单位", "2020年", "2025年", "属性"],
    ["1", "茶园面积", "万亩", "12.5", ">=15", "预期性"],
    ["2", "茶渣利用率", "%", "62", "≥85%", "约束性"],
    ["3", "茶厂数", "家", "8", "20左右", "预期性"],
    ["4", "茶水断面水质", "—", "—", "持续改善", "约束性"],
    ["5", "茶业减排量", "吨", "—", "[500]", "约束性"],
]
_NAMED = [
    ["类别", "指标名称（单位）", "2020年实际", "2025年目标", "年均增长（%）", "属性"],
    ["茶业规模", "茶业产值（亿元）", "100", "200", "[14.9]", "（预期性）"],
    ["茶业质量", "良种率（%）①", "60", "80", "—", "（约束性）"],
]
_EITHER = [
    ["指标", "2020年", "2025年", "年均/累计"],
    ["茶农收入（元）", "21000", "30000", "7.4"],
    ["茶树覆盖率（%）", "41.2", "42.0", "〔0.8〕"],
]
_LEVELS = [
    ["一级指标", "二级指标", "单位", "现状值（2020年）", "目标值（2025年）", "目标值（2035年）"],
    ["资源化", "茶渣利用率★", "%", "90", "≥95", "98"],
    ["资源化", "茶包回收率", "%", "21", "35", "60"],
]
_DUE = [
    ["指标", "目标值", "完成时限", "责任单位"],
    ["茶园面积", "15万亩", "2025年", "市茶叶局"],
    ["良种率", "≥80%", "2024年底", "市茶叶局"],
]
_ORDER = [
    ["主要指标", "单位", "2025年目标", "2020年完成"],
    ["茶业增加值", "%", "增长6.5%左右", "5.8"],
    ["茶农纠纷", "件", "只减不增", "20"],
]


def drafted(rows: list[list[str]], by: str, below: str = "") -> pm.Drafted:
    """Draft a plan with a table: its cells line by line, between tabs, or in a .docx."""
    if by == "docx":
        table = Table(tuple(map(tuple, rows)))
        parts = [*HEAD, table, below, *TASKS]
        return pm.draft(read_bytes(making.as_docx(parts), "plan.docx"))
    cells = [by.join(cell for cell in row if cell or by == TABS) for row in rows]
    return pm.draft("\n".join([*HEAD, *cells, below, "", *TASKS]))


def told(found: pm.Drafted) -> list[str]:
    return [
        f"{i.name} {t.kind} {t.comparator or '-'} {t.value or '-'} {t.unit or '-'} {t.year}"
        for i, t in found.plan.targets()
    ]


@pytest.mark.parametrize("by", [LINES, TABS, CELLS])
@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (_BARE, [
            "茶园面积 level at_least 15 万亩 2025", "茶渣利用率 level at_least 85 % 2025",
            "茶厂数 level about 20 家 2025", "茶水断面水质 qualitative - - - 2025",
            "茶业减排量 total at_least 500 吨 2025",
        ]),
        (_NAMED, [
            "茶业产值 level at_least 200 亿元 2025", "茶业产值 growth_rate at_least 14.9 % 2025",
            "良种率 level at_least 80 % 2025",
        ]),
        (_EITHER, [
            "茶农收入 level at_least 30000 元 2025", "茶农收入 growth_rate at_least 7.4 % 2025",
            "茶树覆盖率 level at_least 42.0 % 2025", "茶树覆盖率 increment at_least 0.8 % 2025",
        ]),
        (_LEVELS, [
            "茶渣利用率 level at_least 95 % 2025", "茶渣利用率 level at_least 98 % 2035",
            "茶包回收率 level at_least 35 % 2025", "茶包回收率 level at_least 60 % 2035",
        ]),
        (_ORDER, ["茶业增加值 change about 6.5 % 2025", "茶农纠纷 qualitative - - - 2025"]),
    ],
)  # fmt: skip
def test_layouts(rows: list[list[str]], by: str, wanted: list[str]) -> None:
    found = drafted(rows, by)
    assert told(found) == wanted
    assert pm.verify(found.plan, found.source) == ()


@pytest.mark.parametrize("by", [TABS, CELLS])
def test_the_year_of_a_row_stands_in_a_column_of_its_own(by: str) -> None:
    found = drafted(_DUE, by)
    assert told(found) == [
        "茶园面积 level at_least 15 万亩 2025",
        "良种率 level at_least 80 % 2024",
    ]
    assert pm.verify(found.plan, found.source) == ()


@pytest.mark.parametrize("by", [TABS, CELLS])
def test_the_mark_of_a_name_moves_its_baseline_to_another_year(by: str) -> None:
    found = drafted(_NAMED, by, "注：①为2019年数据。")
    rate = next(each for each in found.plan.indicators if each.name == "良种率")
    assert [(str(each.value), each.year) for each in rate.baselines] == [("60", 2019)]
    assert rate.attribute == "binding"


def test_sums_in_brackets_below_yearly_growth_are_told_by_the_note() -> None:
    found = drafted(_NAMED, LINES, "注：[ ]内为五年累计数。")
    assert "茶业产值 change at_least 14.9 % 2025" in told(found)


PLAN = """云州市2024年茶业提升方案
云政办发〔2024〕9号

各县（区）人民政府：
现将方案印发给你们。

云州市人民政府办公室
2024年3月1日

云州市2024年茶业提升方案

2023年，全市茶园达标率{was}，茶厂总数达到120家，茶业产值同比增长5%。
一、工作目标
2024年，茶园达标率达到90%，茶业综合实力位居全省前三，茶商竞争力进入全国茶区前5。
二、重点任务
1.改造茶舍。完成老旧茶舍改造150个左右。（市茶叶局负责）
2.管好茶园。每月抽测不少于40台次。（市茶叶局、市港航局负责）
（1、2项责任单位：各县（区）政府）
三、保障措施
（一）加强领导。茶业领导小组每季度至少召开1次会议。
（二）严格考核。结果纳入绩效考核，占比12分。
（三）强化资金。市财政每年安排不少于2000万元。

附件1
云州市2024年各县（区）茶业目标
县（区）\t茶尘浓度（微克/立方米）\t茶园达标率（%）
东山县\t47\t89
西山县\t46\t88
南湖县\t45\t90
北江县\t46\t91
东湖区\t44\t92
西湖区\t43\t90
新港区\t42\t—
合计\t45\t90

附件2
各县（区）茶园面积任务分解表（单位：万亩）
序号\t县（区）\t合计\t新建\t改造\t完成时限
1\t东山县\t3\t1\t2\t2024.9
2\t西山县\t4\t2\t2\t2024.12
合计\t\t7\t3\t4
"""


def test_tables_by_place_and_what_is_no_target_are_verified_without_a_finding() -> None:
    found = pm.draft(PLAN.format(was="62.7%"))
    assert [each.message.zh for each in pm.verify(found.plan, found.source)] == []
    scoped = [t for _, t in found.plan.targets() if t.scope in ("东山县", "新港区")]
    assert len(scoped) == 2 + 1 + 3
    assert not {"62.7", "120", "12", "2000"} & {str(t.value) for _, t in found.plan.targets()}

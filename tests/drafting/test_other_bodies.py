"""Plans of others than cities: a town's stations, a hospital's wards, the tasks of a report."""

import pytest
from drafting.shapes import roles

import policymodel as pm

Roles = dict[str, tuple[str, ...]]


TOWN = """青禾镇2031年人居环境整治工作方案

为改善人居环境，制定本方案。
一、重点任务
（一）开展垃圾治理。每日清运，不留死角。（责任单位：农业农村服务中心、各村（社区））
（二）整治污水乱排。由镇环保站牵头，综合执法队、农技站配合，对沿河排口逐一排查。
（三）建立长效机制。
责任领导：副镇长
责任部门：经济发展办、派出所
完成时限：2031年11月底
"""


def test_stations_and_teams_of_a_town_are_charged() -> None:
    drafted = pm.draft(TOWN)
    first, second, third = drafted.plan.measures
    assert roles(first) == {"responsible": ("农业农村服务中心", "各村（社区）")}
    assert roles(second) == {"lead": ("镇环保站",), "support": ("综合执法队", "农技站")}
    assert roles(third) == {"responsible": ("经济发展办", "派出所")}
    assert [(each.role, each.posts) for each in third.officials] == [("responsible", ("副镇长",))]
    assert [each.words for each in third.deadlines] == ["2031年11月底"]
    assert pm.verify(drafted.plan, drafted.source) == ()


HOSPITAL = """云溪市第二人民医院2032年服务提升行动方案

为改善就医体验，制定本方案。
一、主要任务
1.改善住院服务
推广床旁结算，护理部牵头，各病区落实。
2.加强急诊建设
急诊科、医务科负责，2032年6月底前建成胸痛中心。
3.提升后勤保障
（总务科、保卫科、膳食科按职责分工负责）
"""


def test_departments_and_wards_of_a_hospital_are_charged() -> None:
    drafted = pm.draft(HOSPITAL)
    first, second, third = drafted.plan.measures
    assert roles(first) == {"lead": ("护理部",), "implement": ("各病区",)}
    assert roles(third) == {"joint": ("总务科", "保卫科", "膳食科")}
    # What is to be built by a day is nobody who is charged; who is, is asked.
    assert roles(second) == {}
    assert "spoken-of" in [each.rule for each in drafted.questions]


REPORT = """云溪市2032年《政府工作报告》重点工作任务分工方案

一、主要预期目标
1.地区生产总值增长6%左右；固定资产投资增长8%。（市发展改革委牵头，市财政局、市统计局等按职责分工负责）
二、扩大有效投资
2.实施重点项目300个，年度完成投资800亿元以上。（市发展改革委负责）
3.新建幼儿园10所；（市教育局牵头）改造老旧小区120个；（市住建局牵头）建设养老中心15个。（市民政局牵头）
"""


def test_goals_that_are_charged_keep_their_number() -> None:
    drafted = pm.draft(REPORT)
    assert [each.number for each in drafted.plan.measures] == ["1", "2", "3"]
    assert roles(drafted.plan.measures[0]) == {
        "lead": ("市发展改革委",),
        "joint": ("市财政局", "市统计局"),
    }
    assert pm.verify(drafted.plan, drafted.source) == ()


def test_brackets_in_the_middle_of_a_sentence_end_a_clause() -> None:
    named = [each.name for each in pm.draft(REPORT).plan.indicators]
    assert named[2:] == ["重点项目", "投资", "幼儿园", "老旧小区", "养老中心"]


FIELDS = """云溪市养老服务三年行动方案（2031—2033年）

一、主要任务
（一）夯实居家养老。改造旧居。{said}
（二）建设养老中心。由市民政局负责。
"""


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (
            "由民政部门牵头，住建、残联、卫健等部门配合。",
            {"lead": ("民政部门",), "support": ("住建", "残联", "卫健")},
        ),
        ("民政、财政等部门按职责分工负责。", {"joint": ("民政", "财政")}),
        ("教育、公安等部门要加强监管。", {"responsible": ("教育", "公安")}),
        ("林业部门牵头、水利部门配合开展检查。", {"lead": ("林业部门",), "support": ("水利部门",)}),
        ("市水务局负责规划、市住建局负责施工。", {"responsible": ("市水务局", "市住建局")}),
        ("支持住建、交通等部门开展试点。", {}),
        ("建立教育、公安等部门参与的机制。", {}),
        ("道路、桥梁等部门配合。", {}),
    ],
)
def test_those_who_have_a_field_of_government_are_charged(said: str, held: Roles) -> None:
    drafted = pm.draft(FIELDS.format(said=said))
    assert roles(drafted.plan.measures[0]) == held
    assert pm.verify(drafted.plan, drafted.source) == ()

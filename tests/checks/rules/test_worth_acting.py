"""Findings that readers of real plans called noise, at the line that was drawn since."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.dutyplans import departments, found, measure, target
from checks.rules.test_numbers import indicator, plan
from checks.rules.test_numbers import target as numbered
from checks.rules.test_serving import told as is_told
from checks.running import check

from policymodel.model import (
    Baseline,
    Deadline,
    Indicator,
    Measure,
    Mechanism,
    NotTarget,
    Organization,
    Span,
)

# who acts


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("各部门分解任务，建立台账。", False),
        ("政府领导，牵头部门负责。", False),
        ("靠联席会议协调。", False),
        ("分解任务，建立台账。", True),
        ("问责不力的部门。", True),
        ("部门间加强协调。", True),
        ("政府采购向创新产品倾斜。", True),
    ],
)
def test_words_that_say_who_acts_will_do(summary: str, told: bool) -> None:
    silent = attrs.evolve(measure(1), summary=summary)
    assert bool(found("R102", measures=(silent, measure(2, lead="甲")))) is told
    run = Mechanism(id="g", kind="coordination", summary=summary)
    assert bool(found("G108", mechanisms=(run,))) is told
    inside = attrs.evolve(run, measure="m1")
    plan = (measure(1), measure(2, lead="甲"))
    assert bool(found("R102", measures=plan, mechanisms=(inside,))) is told


def test_who_is_named_first_is_the_subject_of_what_follows() -> None:
    ledger = Mechanism(
        id="g", kind="monitoring", summary="各部门建立台账", measure="m1", at=Span(20, 25)
    )
    blame = Mechanism(
        id="h", kind="assessment", summary="问责不力者", measure="m1", at=Span(30, 35)
    )
    assert found("G108", mechanisms=(blame, ledger)) == []
    before = attrs.evolve(blame, at=Span(10, 15))
    elsewhere = attrs.evolve(blame, measure="m2")
    led = attrs.evolve(ledger, organizations=("甲",))  # 甲 does this, and perhaps not that
    for pair in ((before, ledger), (elsewhere, ledger), (blame, led)):
        assert [one.path for one in found("G108", mechanisms=pair)] == ["mechanisms[0]"]


def test_a_paragraph_without_number_and_title_is_no_task() -> None:
    remark = Measure(id="m9", summary="培育新方向")
    charged = measure(1, lead="甲")
    assert found("R102", measures=(charged, remark)) == []
    (one,) = found("R102", measures=(charged, remark, measure(2)))
    assert one.message.zh.startswith("2项任务中有1项")
    unnumbered = attrs.evolve(charged, number=None)  # nothing there has a number
    assert found("R102", measures=(unnumbered, remark))


# rhythms


@pytest.mark.parametrize(
    ("kind", "summary", "told"),
    [
        ("monitoring", "监测进展", True),
        ("monitoring", "建立工作台账", False),
        ("monitoring", "按台账调度", True),
        ("monitoring", "完善统计监测", False),
        ("evaluation", "开展评估", True),
        ("evaluation", "建立好差评制度", False),
        ("evaluation", "分批开展第三方评估", False),
        ("assessment", "分期考核", False),
        ("assessment", "开展专项督查", False),
        ("assessment", "定期组织专项督查", True),
        ("evaluation", "开展第三方评估", False),
        ("evaluation", "每年委托第三方评价", True),
        ("assessment", "各单位自查", False),
        ("coordination", "靠联席会议协调", False),
        ("coordination", "召开联席会议", True),
        ("coordination", "每季召开工作会议", True),
    ],
)
def test_what_is_done_again_and_again(kind: Any, summary: str, told: bool) -> None:
    made = Mechanism(id="g", kind=kind, summary=summary)
    assert bool(found("G107", mechanisms=(made,))) is told


@pytest.mark.parametrize(
    ("kind", "summary", "name"),
    [
        ("coordination", "部门间会商", "会商"),
        ("coordination", "召开联席会议", "联席会议"),
        ("monitoring", "监测评价进展", "监测评价"),
        ("monitoring", "按月调度", "调度"),
        ("monitoring", "掌握进展", "监测调度"),  # no word for it but the kind's
        ("evaluation", "政策落实考评", "考评"),
        ("evaluation", "建立评估体系，会商结果", "评估"),
    ],
)
def test_a_mechanism_without_rhythm_has_its_own_name(kind: Any, summary: str, name: str) -> None:
    (one,) = found("G107", mechanisms=(Mechanism(id="g", kind=kind, summary=summary),))
    assert one.message.zh == f"仅有的1项宜定期开展的保障机制没有写明频次：{name}。"


def test_what_is_done_once_has_a_rhythm_where_one_is_stated() -> None:
    once = Mechanism(id="g", kind="assessment", summary="专项督查", frequency="每季度")
    (one,) = found("G107", mechanisms=(once, Mechanism(id="h", kind="monitoring", summary="监测")))
    assert one.message.zh.startswith("2项宜定期开展的保障机制中有1项")


def test_one_rhythm_will_do_for_one_kind_in_one_measure() -> None:
    yearly = Mechanism(
        id="g", kind="assessment", summary="年度考核", frequency="年度", measure="m1"
    )
    again = attrs.evolve(yearly, id="h", summary="纳入考核", frequency=None)
    assert found("G107", mechanisms=(yearly, again)) == []
    elsewhere = attrs.evolve(again, measure="m2")
    (one,) = found("G107", mechanisms=(yearly, elsewhere))
    assert one.path == "mechanisms[1]"


# yearly amounts


PROGRAMME = NotTarget(words="三年行动计划", why="plan_name", at=Span(20, 26))


@pytest.mark.parametrize(
    ("programme", "due", "unit", "told"),
    [
        (None, None, "家", True),
        (PROGRAMME, None, "家", False),
        (attrs.evolve(PROGRAMME, at=Span(40, 46)), None, "家", True),  # it stands behind
        (attrs.evolve(PROGRAMME, at=Span(2, 8)), None, "家", True),  # and in another measure
        (attrs.evolve(PROGRAMME, words="行动计划"), None, "家", True),
        (attrs.evolve(PROGRAMME, words="2023—2025年行动方案"), None, "家", False),
        (None, Deadline(ongoing=True, words="持续推进"), "家", False),
        (None, Deadline(year=2025), "家", True),
        (None, None, "场", False),
    ],
)
def test_yearly_amounts_whose_end_is_told(
    programme: NotTarget | None, due: Deadline | None, unit: str, told: bool
) -> None:
    yearly = target(
        kind="per_year", comparator="at_least", value=Decimal(9), unit=unit, at=Span(30, 33)
    )
    item = Indicator(id="i", name="企业", unit=unit, targets=(yearly,))
    within = attrs.evolve(measure(1), at=Span(10, 60), deadlines=(due,) if due else ())
    named = (programme,) if programme else ()
    assert bool(found("H209", indicators=(item,), measures=(within,), not_targets=named)) is told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"kind": "level", "unit": "次", "per": "每月"}, False),
        ({"kind": "per_year", "unit": "场"}, False),
        ({"kind": "per_year", "unit": "家"}, True),
        ({"kind": "level", "unit": "次"}, True),
    ],
)
def test_how_often_something_is_done_is_no_number_for_the_goals(
    parts: dict[str, Any], told: bool
) -> None:
    goal = Indicator(id="h", name="平台", targets=(target(value=Decimal(5), at=Span(2, 5)),))
    inner = Indicator(
        id="i", name="活动", targets=(target(value=Decimal(1), at=Span(20, 25), **parts),)
    )
    plan = (attrs.evolve(measure(1), at=Span(10, 50)),)
    assert bool(found("O104", indicators=(goal, inner), measures=plan)) is told


# standing duties, baselines


@pytest.mark.parametrize(
    ("value", "dated", "told"),
    [("100", "100", False), ("90", "100", True), ("100", "90", True), ("100", None, True)],
)
def test_the_whole_of_a_share_said_again_is_a_standing_duty(
    value: str, dated: str | None, told: bool
) -> None:
    bare = numbered("a", value, unit="%")
    goals = [bare] + ([numbered("b", dated, unit="%", year=2025)] if dated else [])
    other = indicator(numbered("c", "5", year=2025), id="other")
    made = plan(indicator(*goals, name="执行率", unit="%"), other)
    assert bool(check(made, select=["H201"])) is told


def test_a_figure_that_a_doubt_has_is_not_missed() -> None:
    start = (Baseline(value=Decimal(5), year=2020),)
    level = target(value=Decimal(9))
    items = tuple(
        Indicator(
            id=f"i{k}",
            name=f"平台{k}",
            direction="maintain" if k == 3 else "increase",
            doubt={1: "现有98.8%是否同一口径", 2: "口径不明"}.get(k),
            baselines=start if k == 0 else (),
            targets=(attrs.evolve(level, id=f"t{k}"),),
        )
        for k in range(4)
    )
    (rest,) = found("B115", indicators=items)
    assert rest.message.zh == "方案中没有“平台2”的基期值，无法与现状比较。"
    assert rest.path == "indicators[2]"


# names and bodies


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("各有关部门", True),
        ("市级有关部门", True),
        ("行业主管部门", True),
        ("相关主管部门", True),
        ("市、区建设行政主管部门", False),
        ("发展改革、财政、水务等部门", False),
        ("各设区市政府", False),
        ("各区人民政府〈含开发区管委会〉", False),
        ("各有关企业（含开发区）", True),
        ("市级各部门", False),
        ("市政府各工作部门", False),
        ("市直各部门", False),
        ("市各部门", False),
        ("市直各单位", True),
        ("市直有关部门", True),
        # All of one level, however the province calls it.
        ("各市（州）人民政府", False),
        ("各州、市", False),
        ("各盟市", False),
        ("各地级以上市", False),
        ("各县级市", False),
        ("各自治县", False),
        ("各苏木乡镇", False),
        ("各市辖区", False),
        ("全省各市", False),
        ("全区各街道", False),
        ("各级人民政府", False),
        ("各级党委、政府", False),
        ("各市科技局", False),
        ("各区、县级市", False),
        ("各开发区管委会", False),
        ("各市直部门", False),
        ("各部门", True),
        ("各项目牵头单位", False),
        ("各有关区、县级市", True),
        ("各市有关企业局", True),
        ("各地级示范区", True),
        ("各级有关部门", True),
        ("各镇企业", True),
    ],
)
def test_whose_names_say_who_is_meant(name: str, told: bool) -> None:
    group = Organization(name=name, kind="group")
    charged = (measure(1, support=name),)
    assert bool(found("R208", organizations=(group,), measures=charged)) is told


@pytest.mark.parametrize(
    ("kind", "loads", "code"),
    [
        ("zone", ("市高新园区",), "R207"),
        ("zone", ("市高新园区", "市高新技术园区"), "R206"),
        ("department", ("市高新园区",), "R206"),
    ],
)
def test_a_park_has_a_short_name(kind: str, loads: tuple[str, ...], code: str) -> None:
    names = departments("市高新园区", "市高新技术园区", kind=kind)
    plan = tuple(measure(k, joint=name) for k, name in enumerate(loads))
    for each in ("R206", "R207"):
        assert bool(found(each, organizations=names, measures=plan)) is (each == code)


def test_a_slip_within_the_name_of_a_park_is_one_all_the_same() -> None:
    names = departments("市高新技术园区", "市高新技木园区", kind="zone")
    assert found("R206", organizations=names)


@pytest.mark.parametrize(("kind", "code"), [("leading_group", "R211"), ("department", "R210")])
def test_a_leading_group_works_through_those_listed(kind: Any, code: str) -> None:
    known = (*departments("甲"), Organization(name="乙", kind=kind))
    run = Mechanism(id="g", kind="evaluation", summary="评估", organizations=("乙",), measure="m1")
    plan = (measure(1, responsible="甲"),)
    for each in ("R210", "R211"):
        told = found(each, organizations=known, measures=plan, mechanisms=(run,))
        assert [one.path for one in told] == ["mechanisms[0].organizations[0]"] * (each == code)


@pytest.mark.parametrize(
    ("first", "again", "code"),
    [
        ("市本级", "市级", None),
        ("区级", "区 本级", None),
        ("省级重点项目", "省本级重点项目", None),
        ("市本级", "区级", "T204"),
        ("省级", "省级以上", "T204"),
        ("市本级", None, "T204"),
        ("市级", "市级", None),
    ],
)
def test_one_level_of_government_in_two_words(
    first: str, again: str | None, code: str | None
) -> None:
    one = numbered("a", "9", scope=first)
    other = numbered("b", "9", scope=again, restates="a")
    told = check(plan(indicator(one, other)), select=["T2"])
    assert [each.code for each in told] == ([code] if code else [])


# names in short


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("研究与试验发展经费投入强度", "加大研发投入强度。", False),
        ("单位地区生产总值能源消耗", "降低能耗强度。", False),
        ("上市企业", "支持企业上市。", False),
        ("高精度国家标准", "参与国家标准的制定。", False),
        ("省下达的任务", "完成省下达的指标。", False),
        ("省下达的任务", "完成有关指标。", True),
        ("高精度国家规划", "参与国家规划的制定。", True),
    ],
)
def test_a_measure_names_an_indicator_in_usual_words(name: str, text: str, told: bool) -> None:
    assert is_told(text, name) is told

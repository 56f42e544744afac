"""What items of safeguards set up, each kind once, for an invented city."""

import pytest
from drafting import documents

import policymodel as pm

_OF_PORT = "云川市港口工作方案\n一、重点任务\n"
_HEAD = (
    "云州市茶业行动方案\n一、重点任务\n1.建设茶园。加快建设。（市茶叶局负责）\n"
    "2.建设茶厂。加快建设。（市茶叶局负责）\n二、保障措施\n（一）完善政策。加快出台。\n（二）"
)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("加强组织领导。各级党委和政府要提高站位，主要负责同志亲自抓。", "leading_body"),
        ("加强组织领导。充分发挥市茶业联席会议作用，市茶叶局加强衔接。", "leading_body"),
        ("强化统筹。市茶业工作领导小组办公室（设在市茶叶局）负责总协调。", "leading_body"),
        ("强化科技支撑。组建茶业专家委员会，为茶业发展提供咨询。", "capacity"),
        ("引导公众参与。开展茶业进机关、进学校、进社区活动。", "publicity"),
        ("强化督促落实。市政府督查室定期开展督查。", "supervision"),
        ("加强信息报送。各单位每月25日前将进展情况报送市茶叶局。", "reporting"),
    ],
)
def test_what_an_item_sets_up(item: str, kind: str) -> None:
    found = pm.draft(_HEAD + item)
    start = found.source.text.index(item)
    kinds = [each.kind for each in found.plan.mechanisms if each.at and each.at.start >= start]
    assert kinds[:1] == [kind]
    assert [each.code for each in pm.verify(found.plan, found.source)] == []


def test_a_title_alone_says_what_an_item_does() -> None:
    item = "加强组织领导。各级党委和政府要提高站位，主要负责同志亲自抓。"
    found = pm.draft(_HEAD + item)
    last = found.plan.mechanisms[-1]
    assert last.at is not None
    assert found.source.text[last.at.slice] == item


@pytest.mark.parametrize(
    ("item", "summary"),
    [
        # Who acts has no name; the plan's summary says it, and nobody is asked who it is.
        (
            "加强督导考核。各区、各有关部门每季度开展一次监测评估。",
            "各区、各有关部门：加强督导考核",
        ),
        ("加强督导考核。由各镇（街道）每季度开展一次监测评估。", "各镇（街道）：加强督导考核"),
        (
            "加强督导考核。各有关部门要认真履职，每季度开展一次监测评估。",
            "各有关部门：加强督导考核",
        ),
        # Nobody acts, something is done to them, or the one who acts has a name.
        ("加强督导考核。每季度开展一次监测评估。", "加强督导考核"),
        ("加强督导考核。各部门的工作每季度开展一次监测评估。", "加强督导考核"),
        ("加强督导考核。市茶叶局每季度开展一次监测评估。", "加强督导考核"),
        ("加强督导考核。各有关部门配合，市茶叶局每季度开展一次监测评估。", "加强督导考核"),
    ],
)
def test_who_acts_without_a_name_is_in_the_summary(item: str, summary: str) -> None:
    plan = pm.draft(_HEAD + item).plan
    assert plan.mechanisms[-1].summary == summary
    charged = plan.mechanisms[-1].organizations or "：" in summary
    told = [each.path for each in pm.check(plan) if each.code == "G108"]
    assert bool(told) is not bool(charged)


def test_safeguards_are_mechanisms_too() -> None:
    leading, watching, judging = pm.draft(documents.NOTICE).plan.mechanisms
    assert (leading.kind, leading.organizations) == ("leading_body", ("市港口建设领导小组",))
    assert (watching.kind, watching.frequency) == ("monitoring", "每季度")
    assert watching.organizations == ("市港航局",)
    assert (judging.kind, judging.measure) == ("assessment", "m3.2")


def _safeguard(title: str, said: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    text = _OF_PORT + "1.建码头。新建泊位。（市港航局负责）\n2.疏航道。疏通航道。（市财政局负责）\n"
    text += f"二、保障措施\n（一）{title}。{said}\n（二）加强宣传引导。利用媒体宣传港口。\n"
    *found, _ = pm.draft(text).plan.mechanisms
    return [
        (each.kind, text[each.at.slice], each.frequency, each.organizations)
        for each in found
        if each.at is not None
    ]


def test_each_clause_that_sets_something_up_is_a_mechanism() -> None:
    """Who begins a sentence acts in all of it; what goes on about a thing belongs to it."""
    said = "市港口建设领导小组要统筹推进各项任务，每半年召开一次会议，建立工作台账，开展年度评估。"
    assert _safeguard("加强组织领导", f"{said}市财政局要安排专项资金，用于建设码头。") == [
        ("leading_body", "市港口建设领导小组要统筹推进各项任务，每半年召开一次会议，", "每半年",
         ("市港口建设领导小组",)),
        ("monitoring", "建立工作台账，", None, ("市港口建设领导小组",)),
        ("evaluation", "开展年度评估。", "年度", ("市港口建设领导小组",)),
        ("funding", "市财政局要安排专项资金，用于建设码头。", None, ("市财政局",)),
    ]  # fmt: skip


def test_the_line_that_ends_a_plan_says_of_whom_to_report_and_until_when_it_holds() -> None:
    text = _OF_PORT + "1.建码头。新建泊位。（市港航局负责）\n2.疏航道。疏通航道。（市财政局负责）\n"
    text += "本方案自印发之日起施行，有效期至2033年12月31日。"
    text += "市港航局每年11月底前将进展情况报送市政府。\n"
    drafted = pm.draft(text)
    plan = drafted.plan
    [reporting] = plan.mechanisms
    assert reporting.at is not None
    assert text[reporting.at.slice] == "市港航局每年11月底前将进展情况报送市政府。"
    assert (reporting.kind, reporting.frequency) == ("reporting", "每年")
    assert (reporting.organizations, reporting.measure) == (("市港航局",), None)
    why = {each.words: each.why for each in plan.not_targets}
    assert (why["2033年12月31日"], why["11月"]) == ("date", "date")
    assert {each.rule for each in drafted.questions} <= {"place-code", "period"}


def test_a_leading_group_is_an_organization_by_the_name_that_is_printed() -> None:
    text = _OF_PORT + "1.建码头。新建泊位。（市港航局负责）\n2.疏航道。疏通航道。（市财政局负责）\n"
    text += "二、保障措施\n（一）加强组织领导。市政府成立港口建设工作领导小组，依托市港口规划委员会"
    text += "统筹协调。向省港口工作领导小组报告。成立由市长任组长的领导小组。\n"
    plan = pm.draft(text).plan
    names = [each.name for each in plan.organizations if each.kind == "leading_group"]
    assert names == ["港口建设工作领导小组", "市港口规划委员会"]


@pytest.mark.parametrize(
    "said", ["强化协同配合。", "鼓励企业加大资金投入。", "树立责任意识。", "形成工作合力。"]
)
def test_slogans_and_what_others_may_do_are_no_mechanisms(said: str) -> None:
    assert _safeguard("强化工作落实", f"健全工作台账。{said}") == [
        ("monitoring", "健全工作台账。", None, ())
    ]


def test_what_only_a_title_says_is_a_mechanism_of_its_kind() -> None:
    assert _safeguard("强化资金保障", "财政部门把港口列入预算，给予经费支持。") == [
        ("funding", "财政部门把港口列入预算，给予经费支持。", None, ())
    ]


def test_one_clause_may_set_up_several() -> None:
    item = "落实茶业目标责任制，把茶业纳入考核，建立健全茶业工作监测、评估、考核机制，强化运用。"
    found = pm.draft(f"{_HEAD}完善责任考核。{item}")
    kinds = {each.kind for each in found.plan.mechanisms}
    assert kinds >= {"monitoring", "evaluation", "assessment"}
    assert [each.code for each in pm.verify(found.plan, found.source)] == []
    assert "监测" not in "".join(one.message.zh for one in pm.check(found.plan, select="G102"))


def test_those_listed_with_whom_others_guide_do_not_act() -> None:
    item = "拓宽筹资渠道。指导各区、各有关单位统筹安排资金。（市茶叶局负责）"
    found = pm.draft(_HEAD + item)
    assert "R210" not in [one.code for one in pm.check(found.plan)]

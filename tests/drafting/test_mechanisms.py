"""What items of safeguards set up, each kind once, for an invented city."""

import pytest

import policymodel as pm

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

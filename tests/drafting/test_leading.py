"""Who leads a leading group and where its office is, for an invented city."""

import pytest

import policymodel as pm
from policymodel.drafting.leading import told_of_leaders

_HEAD = (
    "云州市茶业行动方案\n一、重点任务\n1.建设茶园。加快建设。（市茶叶局负责）\n"
    "2.建设茶厂。加快建设。（市茶叶局负责）\n二、保障措施\n（一）"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "由分管副市长任组长，市茶叶局主要负责人任副组长。",
            "组长：分管副市长；副组长：市茶叶局主要负责人",
        ),
        (
            "组长由市长担任，副组长由常务副市长、分管副市长担任。",
            "组长：市长；副组长：常务副市长、分管副市长",
        ),
        ("市委、市政府分管领导为总召集人。", "总召集人：市委、市政府分管领导"),
        (
            "办公室设在市茶叶局，主任由市茶叶局局长兼任。",
            "办公室设在市茶叶局；办公室主任：市茶叶局局长",
        ),
        ("领导小组办公室（设在市茶叶局）负责总协调。", "办公室设在市茶叶局"),
        ("领导小组下 设\n办公室，设在市茶叶局。", "办公室设在市茶叶局"),
        ("实行主要领导为第一责任人的制度。", None),
        ("加强领导，明确任务。", None),
    ],
)
def test_posts_and_places_are_told(text: str, told: str | None) -> None:
    assert told_of_leaders(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("由副市长张三同志任组长。", "组长：副市长"),
        ("由市委常委、副市长张三任组长，李四任副组长。", "组长：市委常委、副市长"),
        ("由张三副市长任组长。", "组长：副市长"),
        ("组长：张三 副市长", "组长：副市长"),
    ],
)
def test_no_person_is_told(text: str, told: str | None) -> None:
    assert told_of_leaders(text) == told


def test_a_leading_group_has_them_as_its_remark() -> None:
    item = (
        "加强领导。成立市茶业领导小组，由分管副市长任组长。领导小组办公室设在市茶叶局，"
        "每季度召开一次会议。市茶叶局对进展开展督查。"
    )
    drafted = pm.draft(_HEAD + item)
    told = {each.kind: each.remark for each in drafted.plan.mechanisms}
    assert told == {"leading_body": "组长：分管副市长；办公室设在市茶叶局", "supervision": None}
    assert [each.code for each in pm.verify(drafted.plan, drafted.source)] == []

"""Numbers below a number: parts of one measure, or measures of their own."""

import pytest
from drafting.shapes import roles

import policymodel as pm

HEAD = "云泽市水网工作方案\n一、重点任务\n"


def of(*items: str) -> list[tuple[str | None, str | None, dict[str, tuple[str, ...]]]]:
    made = pm.draft(HEAD + "\n".join(items) + "\n")
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    return [(each.number, each.title, roles(each)) for each in made.plan.measures]


def test_who_is_charged_over_numbers_is_charged_with_them_all() -> None:
    assert of(
        "（一）建水库。（牵头单位：市水务局）", "1.选址论证，按期开工。", "2.移民安置，妥善补偿。",
        "（二）疏河道。（牵头单位：市住建局）", "1.清淤疏浚，畅通行洪。", "2.绿化岸线，修建步道。",
    ) == [
        ("（一）", "建水库", {"lead": ("市水务局",)}),
        ("（二）", "疏河道", {"lead": ("市住建局",)}),
    ]  # fmt: skip


def test_who_is_charged_behind_the_last_number_each_time_is_charged_with_them_all() -> None:
    assert of(
        "（一）建水库。", "1.选址。论证库址，按期开工。", "2.移民。妥善安置移民。",
        "责任单位：市水务局",
        "（二）疏河道。", "1.清淤。清淤疏浚，畅通行洪。", "2.绿化。绿化岸线，修建步道。",
        "责任单位：市住建局",
    ) == [
        ("（一）", "建水库", {"responsible": ("市水务局",)}),
        ("（二）", "疏河道", {"responsible": ("市住建局",)}),
    ]  # fmt: skip


LAST_ALONE = [
    "（一）建水库。", "1.选址。论证库址，按期开工。", "2.移民。妥善安置移民。（市水务局负责）",
    "（二）疏河道。", "1.清淤。清淤疏浚，畅通行洪。", "2.绿化。绿化岸线。（市住建局负责）",
]  # fmt: skip


def test_a_bracket_behind_the_last_number_of_every_field_is_of_them_all() -> None:
    assert of(*LAST_ALONE) == [
        ("（一）", "建水库", {"responsible": ("市水务局",)}),
        ("（二）", "疏河道", {"responsible": ("市住建局",)}),
    ]


def test_not_where_a_field_beside_charges_nobody_so() -> None:
    found = of(*LAST_ALONE, "（三）查用水。", "1.装表。安装水表。", "2.抄表。抄录用水。")
    assert ("2", "移民", {"responsible": ("市水务局",)}) in found
    assert [number for number, *_ in found[:2]] == ["1", "2"]


def test_a_field_of_one_number_says_nothing_of_the_others() -> None:
    found = of(*LAST_ALONE, "（三）查用水。", "1.装表。安装水表。（市审计局负责）")
    assert found[:2] == [
        ("（一）", "建水库", {"responsible": ("市水务局",)}),
        ("（二）", "疏河道", {"responsible": ("市住建局",)}),
    ]


WATER = "（一）建水库", "1.选址。论证库址，按期开工。", "2.移民。妥善安置移民。"


def test_who_stands_on_a_line_behind_the_last_number_is_charged_with_them_all() -> None:
    found = of(
        *WATER, "〔市水务局牵头，市财政局配合〕",
        "（二）疏河道", "1.清淤。清淤疏浚，畅通行洪。（市住建局负责）",
        "2.绿化。绿化岸线，修建步道。（各区政府负责）",
    )  # fmt: skip
    assert found == [
        ("（一）", "建水库", {"lead": ("市水务局",), "support": ("市财政局",)}),
        ("1", "清淤", {"responsible": ("市住建局",)}),
        ("2", "绿化", {"responsible": ("各区政府",)}),
    ]


def test_not_where_other_numbers_have_such_lines() -> None:
    found = of(
        *WATER, "（市水务局牵头）",
        "（二）疏河道", "1.清淤。清淤疏浚，畅通行洪。", "（市住建局负责）",
        "2.绿化。绿化岸线，修建步道。", "（各区政府负责）",
    )  # fmt: skip
    assert [(title, len(said)) for _, title, said in found] == [
        ("选址", 0), ("移民", 1), ("清淤", 1), ("绿化", 1),
    ]  # fmt: skip


def test_numbers_of_which_some_are_charged_are_measures() -> None:
    found = of(
        "（一）建水库。", "1.选址。论证库址，按期开工。（责任单位：市水务局）",
        "2.移民。妥善安置移民。",
        "（二）疏河道。", "1.清淤。清淤疏浚，畅通行洪。（责任单位：市住建局）",
        "2.绿化。绿化岸线，修建步道。（责任单位：各区政府）",
    )  # fmt: skip
    assert [(title, len(said)) for _, title, said in found] == [
        ("选址", 1), ("移民", 0), ("清淤", 1), ("绿化", 1),
    ]  # fmt: skip


def test_an_annex_may_list_what_is_to_be_done() -> None:
    found = of(
        "（一）建水库。论证库址，按期开工。", "（二）疏河道。清淤疏浚，畅通行洪。",
        "附件：云泽市水网任务分工清单", "云泽市水网任务分工清单", "一、水库",
        "1.新建东山水库（市水务局牵头，市财政局配合）", "2.加固西湖水库（市水务局牵头）",
        "二、河道", "3.清理北河（市住建局牵头）", "4.绿化南岸（市住建局牵头）",
    )  # fmt: skip
    assert [(number, title) for number, title, said in found if said] == [
        ("1", "新建东山水库"), ("2", "加固西湖水库"), ("3", "清理北河"), ("4", "绿化南岸"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("third", "titles"),
    [
        (3, ["普查河道", "编制规划", "清淤疏浚", "绿化岸线"]),  # counted on: what is to be done
        (1, ["落实规划清单，摸清底数", "落实项目清单，焕新水岸"]),  # begun anew: parts
    ],
)
def test_numbers_that_run_on_below_several_are_what_is_to_be_done(
    third: int, titles: list[str]
) -> None:
    found = of(
        "1.落实规划清单，摸清底数", "（1）普查河道。查清现状。", "（2）编制规划。明确界线。",
        "2.落实项目清单，焕新水岸", f"（{third}）清淤疏浚。疏通主河道。",
        f"（{third + 1}）绿化岸线。修建步道。",
    )  # fmt: skip
    assert [title for _, title, _ in found] == titles

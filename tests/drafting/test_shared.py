"""Those whom a document charges with several measures at once."""

import pytest

import policymodel as pm

TITLE = "云泽市水网工作方案\n为建设水网，制定本方案。\n一、重点任务\n"
FIRST = "1.建水库。新建水库。（责任单位：市财政局）\n2.疏河道。疏通河道。（责任单位：各区政府）\n"
SECOND = "3.建泵站。新建泵站。（责任单位：市住建局）\n4.改管网。改造管网。（责任单位：市城管局）\n"
LAST = "二、保障措施\n（一）加强领导。统筹推进。\n"


def drafted(text: str) -> dict[str, dict[str, tuple[str, ...]]]:
    made = pm.draft(TITLE + text + LAST)
    asked = {each.path for each in made.questions}
    found = pm.verify(made.plan, made.source)
    assert [each.format() for each in found if each.path not in asked] == []
    assert [each for each in pm.check(made.plan) if each.severity == "error"] == []
    return {
        each.title or "": {
            said.role: said.organizations for said in made.plan.responsibilities(each)
        }
        for each in made.plan.measures
        if each.section[0] == "一"
    }


def test_who_stands_behind_a_heading_leads_all_below_it() -> None:
    found = drafted(
        f"（一）建设水网（牵头单位：市水务局）\n{FIRST}（二）守护水网（市应急局牵头）\n{SECOND}"
    )
    assert found == {
        "建水库": {"responsible": ("市财政局",), "lead": ("市水务局",)},
        "疏河道": {"responsible": ("各区政府",), "lead": ("市水务局",)},
        "建泵站": {"responsible": ("市住建局",), "lead": ("市应急局",)},
        "改管网": {"responsible": ("市城管局",), "lead": ("市应急局",)},
    }


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("（3、4项责任单位：市水务局）", {"responsible": ("市水务局",)}),
        (
            "（以上3-4项由市水务局牵头，市审计局配合。）",
            {"lead": ("市水务局",), "support": ("市审计局",)},
        ),
        (
            "（以上三、四项由市水务局负责，云泽水务公司等经营单位落实）",
            {"responsible": ("市水务局",), "implement": ("云泽水务公司",)},
        ),
        ("（以上两项由市水务局负责）", {"responsible": ("市水务局",)}),
        (
            "（第3—4项由市水务局牵头，市审计局配合；第3—4项市财政局同时配合）",
            {"lead": ("市水务局",), "support": ("市审计局", "市财政局")},
        ),
        (
            "（第3—4项，市水务局负责设计，市审计局做好审计。）",
            {"responsible": ("市水务局", "市审计局")},
        ),
    ],
)  # fmt: skip
def test_brackets_may_say_of_which_numbers_they_speak(
    told: str, names: dict[str, tuple[str, ...]]
) -> None:
    text = (
        (FIRST + SECOND).replace("（责任单位：市住建局）", "").replace("（责任单位：市城管局）", "")
    )
    found = drafted(f"（一）建设水网\n{text}{told}\n")
    assert [found[each] for each in ("建泵站", "改管网")] == [names, names]
    assert found["疏河道"] == {"responsible": ("各区政府",)}


def test_a_bracket_of_a_measure_that_its_numbers_divide_is_its_own() -> None:
    made = pm.draft(
        f"{TITLE}1.建水库。整体推进。（市水务局牵头）\n（1）筑坝。筑主坝。（责任单位：市住建局）\n"
        f"（2）修路。修道路。（责任单位：市交通局）\n2.疏河道。疏通河道。（责任单位：各区政府）\n{LAST}"
    )
    assert made.plan.conventions == ()
    assert len(made.plan.measures[0].parts) == 3


def test_a_line_that_names_who_takes_part_everywhere_is_no_measure() -> None:
    found = drafted(f"{FIRST}以上任务均需各区政府、市开发区管委会落实，不再逐一列出。\n")
    assert found == {
        "建水库": {"responsible": ("市财政局",), "implement": ("各区政府", "市开发区管委会")},
        "疏河道": {"responsible": ("各区政府",), "implement": ("市开发区管委会",)},
    }


def test_when_all_below_a_heading_is_due_may_stand_behind_it() -> None:
    made = pm.draft(
        f"{TITLE}（一）建设水网（牵头单位：市水务局；完成时限：2031年6月底前）\n{FIRST}"
        f"（二）守护水网（2032年9月底前完成）\n{SECOND}{LAST}"
    )
    found = [[due.words for due in each.deadlines] for each in made.plan.measures[:4]]
    assert found == [["2031年6月底前"]] * 2 + [["2032年9月底前"]] * 2
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []


FIELDS = (
    "（一）健康\n主要目标：\n1.建档率达到75%。\n策略措施：\n1.建档。建立档案。{}\n2.筛查。开展筛查。{}\n",
    "（二）教育\n主要目标：\n1.入学率达到98%。\n策略措施：\n1.入学。保障入学。{}\n2.培训。开展培训。{}\n",
)
LINE = "\n责任单位：市卫健局、市妇联"


@pytest.mark.parametrize("closes", ["\n责任单位：{}。", "（责任单位：{}）"])
def test_what_closes_each_field_is_of_all_measures_there(closes: str) -> None:
    first, second = (closes.format(names) for names in ("市卫健局、市妇联", "市教育局"))
    found = drafted(FIELDS[0].format("", first) + FIELDS[1].format("", second))
    assert found["建档"] == found["筛查"] == {"responsible": ("市卫健局", "市妇联")}
    assert found["入学"] == found["培训"] == {"responsible": ("市教育局",)}


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("", ""),  # in one field alone
        ("（市民政局负责）", "（市教育局负责）"),  # where another measure has its own
    ],
)
def test_otherwise_it_is_of_the_measure_over_it(first: str, other: str) -> None:
    found = drafted(FIELDS[0].format(first, LINE) + FIELDS[1].format("", other))
    assert found["筛查"] == {"responsible": ("市卫健局", "市妇联")}
    assert found["建档"] == ({"responsible": ("市民政局",)} if first else {})
    assert found["入学"] == {}

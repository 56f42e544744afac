"""Chapters of safeguards beside tasks that charge somebody, in documents of several forms."""

import pytest
from drafting.shapes import roles

import policymodel as pm

_CHARGED = {
    "marks": "一、重点任务\n（一）访家庭。每学期家访一次。（市教育局负责）\n"
    "（二）查食堂。每年体检一次。（市卫生健康委负责）\n",
    "points": "一、重点任务\n1.访家庭。每学期家访一次。\n责任单位：市教育局\n"
    "2.查食堂。每年体检一次。\n责任单位：市卫生健康委\n",
    "prose": "一、重点任务\n1.访家庭。市教育局负责制定家访办法。\n2.查食堂。"
    "市卫生健康委负责组织检查。\n",
}
_CHAPTERS = {
    "one-paragraph": "二、保障措施\n加强组织领导，成立工作专班，每季度调度一次，确保落实到位。\n",
    "several": "二、组织保障\n加强组织领导，成立工作专班。\n强化资金保障，加大投入力度。\n",
    "titled": "二、保障措施\n加强组织领导。成立由市政府分管负责同志任组长的领导小组，统筹各项工作，"
    "每季度召开一次会议。\n强化资金保障。市、县两级财政将所需经费纳入年度预算，统筹各类资金，"
    "支持各项任务的实施，并加强监管。\n",
}


@pytest.mark.parametrize("chapter", _CHAPTERS.values(), ids=_CHAPTERS)
@pytest.mark.parametrize("tasks", _CHARGED.values(), ids=_CHARGED)
def test_a_chapter_that_charges_nobody_is_no_task_beside_those_that_do(
    tasks: str, chapter: str
) -> None:
    plan = pm.draft(f"云川市教育工作方案\n{tasks}{chapter}").plan
    assert [each.title for each in plan.measures] == ["访家庭", "查食堂"]
    assert [each.number for each in plan.sections] == ["一", "二"]


def test_mechanisms_are_read_of_it_nonetheless() -> None:
    plan = pm.draft(f"云川市教育工作方案\n{_CHARGED['marks']}{_CHAPTERS['one-paragraph']}").plan
    assert "每季度" in {each.frequency for each in plan.mechanisms}


def test_a_chapter_that_charges_somebody_or_where_no_task_does_is_kept() -> None:
    over = "云川市教育工作方案\n"
    kept = f"{_CHARGED['marks']}二、保障措施\n加强组织领导，落实经费。（市财政局负责）\n"
    assert roles(pm.draft(over + kept).plan.measures[-1]) == {"responsible": ("市财政局",)}
    bare = "一、重点任务\n1.访家庭。制定办法。\n2.查食堂。组织体检。\n二、保障措施\n加强领导。\n"
    assert len(pm.draft(over + bare).plan.measures) == 3


@pytest.mark.parametrize(
    "line",
    [
        "主办单位：云川市人民政府办公室", "主办：云川市人民政府办公室 承办单位：云川市数据局",
        "责任部门：云川市教育局", "主管单位：云川市数据局", "承办：云川市数据局",
        "技术支持：云川数据公司",
    ],
)  # fmt: skip
def test_whose_a_page_is_charges_nobody_behind_the_signature(line: str) -> None:
    signed = "云川市教育局\n2031年3月9日\n"
    plan = pm.draft(f"云川市教育工作方案\n{_CHARGED['marks']}{signed}{line}\n").plan
    assert [roles(each) for each in plan.measures] == [
        {"responsible": ("市教育局",)},
        {"responsible": ("市卫生健康委",)},
    ]
    assert plan.document.issuers == ("云川市教育局",)
    assert {each.name for each in plan.organizations} <= {
        "云川市教育局",
        "市教育局",
        "市卫生健康委",
    }


def test_who_is_charged_before_the_signature_stays_so() -> None:
    text = "云川市教育工作方案\n一、任务\n1.访家庭。制定办法。\n责任单位：市教育局\n2031年3月9日\n"
    [first] = pm.draft(text).plan.measures
    assert roles(first) == {"responsible": ("市教育局",)}


@pytest.mark.parametrize(
    "bracket",
    [
        "（市教育局①、市财政局②负责）", "（责任单位：市教育局1、市财政局2）",
        "（责任单位：市教育局[1]、市财政局【2】）", "（市教育局¹、市财政局²负责）",
    ],
)  # fmt: skip
def test_the_mark_of_a_footnote_is_no_part_of_a_name(bracket: str) -> None:
    text = (
        f"云川市教育工作方案\n一、任务\n1.访家庭。制定。{bracket}\n2.查食堂。检查。（市教育局）\n"
    )
    plan = pm.draft(text).plan
    assert roles(plan.measures[0]) == {"responsible": ("市教育局", "市财政局")}


def test_a_name_may_have_digits() -> None:
    text = (
        "云川市教育工作方案\n一、任务\n1.访家庭。制定。（责任单位：市第1中学、第101医院、市9中）\n"
    )
    [first] = pm.draft(text).plan.measures
    assert roles(first) == {"responsible": ("市第1中学", "第101医院", "市9中")}


@pytest.mark.parametrize(
    ("said", "words", "every"),
    [
        ("每学年家访一次。（市教育局负责）", "每学年", "year"),
        ("每学期家访一次。（市教育局负责）", "每学期", None),
        ("家访。（责任单位：市教育局；完成时限：每学年）", "每学年", "year"),
        ("家访。（市教育局负责，每学期）", "每学期", None),
    ],
)
def test_terms_and_years_of_schools_come_again(said: str, words: str, every: str | None) -> None:
    """A term is none of the model's frequencies: its words alone are kept."""
    [first] = pm.draft(f"云川市教育工作方案\n一、任务\n1.访家庭。{said}\n").plan.measures
    assert [(each.words, each.every) for each in first.deadlines] == [(words, every)]
    assert roles(first) == {"responsible": ("市教育局",)}


def test_who_acts_in_a_safeguard_is_named_though_nobody_is_charged_elsewhere() -> None:
    text = (
        "川南县供水方案\n\n一、主要任务\n1.水源工程。新建水库2座。（县水利局负责）\n"
        "2.管网工程。铺设管道120公里。（县住建局负责）\n二、保障措施\n"
        "（一）强化考核。县委督查室、县政府督查室每半年通报一次考核结果。\n"
        "（二）加强宣传。县域内外广泛宣传，全县要形成合力。\n"
    )
    drafted = pm.draft(text)
    acting = [each.organizations for each in drafted.plan.mechanisms]
    assert acting[0] == ("县委督查室", "县政府督查室")
    assert not any(acting[1:])
    assert pm.verify(drafted.plan, drafted.source) == ()

"""What a document says once of who leads, and of who takes part everywhere."""

import pytest
from drafting import documents
from drafting.shapes import roles

import policymodel as pm

HEAD = "云川市港口工作方案\n一、重点任务\n"


def test_conventions_are_said_once_and_hold_for_all() -> None:
    plan = pm.draft(documents.CONVENTIONS).plan
    first, also = plan.conventions
    assert (first.kind, first.others) == ("first_leads", "support")
    assert (also.kind, also.role, also.organizations) == ("also", "implement", ("各街道",))
    assert set(plan.assignments(plan.measures[1])) == {
        ("lead", "区住建局"), ("support", "区园林局"), ("implement", "各街道"),
    }  # fmt: skip


def test_who_takes_part_everywhere_may_have_brackets_in_the_name() -> None:
    said = "各项任务均需各市（州）政府、江湾管委会、各县（市）政府落实，以下不再列出"
    plan = pm.draft(f"{HEAD}1.建码头。新建泊位。（市甲局负责。{said}）\n2.疏航道。疏通航道。").plan
    [also] = plan.conventions
    assert also.organizations == ("各市（州）政府", "江湾管委会", "各县（市）政府")
    said = "以下均需各市、县级人民政府落实，不再列出"
    plan = pm.draft(f"{HEAD}1.建码头。新建泊位。（市甲局负责。{said}）\n2.疏航道。疏通航道。").plan
    assert [each.organizations for each in plan.conventions] == [("各市、县级人民政府",)]
    name = "各区县（自治县，含江北新区、云港高新区，以下统称各区县）党委和政府"
    said = f"以下均需{name}落实，不再列出"
    plan = pm.draft(f"{HEAD}1.建码头。新建泊位。（市甲局负责。{said}）\n2.疏航道。疏通航道。").plan
    assert [each.organizations for each in plan.conventions] == [(name,)]


@pytest.mark.parametrize(
    "said",
    ["两市列首位的为牵头单位，下同", "双方排名第一的单位为牵头单位", "各市列首位的单位为牵头单位"],
)
def test_of_the_list_of_each_party_the_first_one_leads(said: str) -> None:
    listed = "云川市港航局、市财政局；江湾市交通局、市财政厅"
    plan = pm.draft(
        f"{HEAD}1.建码头。新建泊位。（责任单位：{listed}；{said}）\n"
        "2.疏航道。疏通航道。（责任单位：云川市水利局；江湾市水务局）"
    ).plan
    [each] = plan.conventions
    assert each.kind == "each_first_leads"
    first, second = map(plan.assignments, plan.measures)
    assert [name for role, name in first if role == "lead"] == ["云川市港航局", "江湾市交通局"]
    assert [name for role, name in second if role == "lead"] == ["云川市水利局", "江湾市水务局"]


@pytest.mark.parametrize(
    "said",
    [
        "各县〔区〕人民政府，以下各条均涉及",
        "各县（区）人民政府以下均落实",
        "各县区政府，以下各项任务均需落实",
        "以下分工均涉及各县区政府，不再列出",
        "以下均需各县区政府落实，市某局负责保税港内的相关工作，不再单独列出",
    ],
)
def test_who_is_concerned_by_all_that_follows_takes_part_there(said: str) -> None:
    plan = pm.draft(
        f"{HEAD}1.建码头。新建泊位。（责任单位：市港航局、市财政局。{said}）\n"
        "2.疏航道。疏通航道。（责任单位：市水利局）"
    ).plan
    [also] = plan.conventions
    assert (also.kind, also.role) == ("also", "implement")
    [name] = also.organizations
    for measure in plan.measures:
        assert name in [who for _, who in plan.assignments(measure)]


def test_who_takes_part_below_takes_part_in_nothing_above() -> None:
    said = "以下均需各区政府落实，不再列出"
    plan = pm.draft(
        f"{HEAD}1.建码头。新建泊位。（市甲局负责）\n2.疏航道。疏通航道。（市甲局负责。{said}）\n"
        "3.造灯塔。新建灯塔。（市甲局负责）\n"
    ).plan
    names = [[name for _, name in plan.assignments(each)] for each in plan.measures]
    assert names == [["市甲局"], ["市甲局", "各区政府"], ["市甲局", "各区政府"]]


def test_names_before_the_comma_lead_where_the_document_says_so() -> None:
    text = HEAD + (
        "1.建码头。新建泊位。（责任单位：市甲局、市乙局，市丙局；逗号前为牵头单位，下同）\n"
        "2.疏航道。疏通航道。（责任单位：市乙局，市甲局）\n"
    )
    first, second = pm.draft(text).plan.measures
    assert roles(first) == {"lead": ("市甲局", "市乙局"), "responsible": ("市丙局",)}
    assert roles(second) == {"lead": ("市乙局",), "responsible": ("市甲局",)}


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("列逗号之前的为牵头单位，其他有关单位按职责分工配合", "support"),
        ("列逗号之前的为牵头单位，其他为配合单位", "support"),
        ("逗号前为牵头单位，逗号后的单位按照职责落实", "responsible"),
        ("逗号前的单位为牵头单位", "responsible"),
    ],
)
@pytest.mark.parametrize("label", ["", "责任单位："])
def test_how_the_others_take_part_is_said_with_who_leads(
    label: str, said: str, others: str
) -> None:
    text = HEAD + (
        f"1.建码头。新建泊位。（{label}市甲局、东港区政府，市丙局、云州港公司。{said}，下同）\n"
        f"2.疏航道。疏通航道。（{label}市乙局，市甲局）\n"
    )
    drafted = pm.draft(text)
    first, second = drafted.plan.measures
    assert roles(first) == {"lead": ("市甲局", "东港区政府"), others: ("市丙局", "云州港公司")}
    assert roles(second) == {"lead": ("市乙局",), others: ("市甲局",)}
    assert pm.verify(drafted.plan, drafted.source) == ()

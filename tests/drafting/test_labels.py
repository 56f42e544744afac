"""Labels of those in charge as pages print them: marked, numbered, without a colon, over lines."""

import pytest
from drafting.shapes import roles

import policymodel as pm

HEAD = "云泽市水网工作方案\n一、重点任务\n"
LAST = "2.疏河道。疏通主河道。（责任单位：市水务局）\n"


def of(item: str) -> tuple[pm.Measure, ...]:
    made = pm.draft(f"{HEAD}{item}\n{LAST}")
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    return made.plan.measures


@pytest.mark.parametrize(
    "said",
    [
        "（责任单位；市水务局、市财政局）",
        "（责任单位市水务局、市财政局）",
        "（责任单位 市水务局、市财政局）",
        "（责任单位（排名第一的为牵头单位）：市水务局、市财政局）",
        "（责任单位及责任人：市水务局 周某某、市财政局 吴某某）",
        "（主管部门：市水务局、市财政局）",
        "（第一责任单位：市水务局；第二责任单位：市财政局）",
        "【责任单位】市水务局、市财政局",
        "\n【责任单位】市水务局、市财政局",
        "责任单位 市水务局、市财政局",
        "\n●责任单位：市水务局、市财政局",
        "\n——责任单位：市水务局、市财政局",
        "\n（1）责任单位：市水务局、市财政局",
        "\n责任单位：\n市水务局、市财政局",
        "\n责任单位\n市水务局、市财政局",
        "\n责任单位\n市水务局\n市财政局",
        "\n责任单位\n市水务局、市财政局\n完成时限\n2031年底",
        "\n责任单位：市水务局、\n市财政局",
        "\n责任单位：市水务局\n市财政局",
    ],
)
def test_labels_are_read_however_they_are_printed(said: str) -> None:
    first, second = of(f"1.建水库。新建水库。{said}")
    assert roles(first) == {"responsible": ("市水务局", "市财政局")}
    assert roles(second) == {"responsible": ("市水务局",)}


def test_numbered_labels_are_no_measures_of_their_own() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、重点任务\n（一）建水库。新建水库。\n1.责任单位：市水务局。\n"
        "2.完成时限：2031年6月底前。\n（二）疏河道。疏通主河道。\n1.责任单位：市财政局。\n"
    )
    first, second = made.plan.measures
    assert (first.title, roles(first)) == ("建水库", {"responsible": ("市水务局",)})
    assert [(each.year, each.month) for each in first.deadlines] == [(2031, 6)]
    assert (second.title, roles(second)) == ("疏河道", {"responsible": ("市财政局",)})


def test_who_signs_is_not_charged_by_the_label_above() -> None:
    made = pm.draft(
        f"{HEAD}1.建水库。新建水库，完成选址、论证、立项和移民安置，按期开工。\n责任单位：市水务局\n"
        "2.疏河道。疏通主河道。\n责任单位：市财政局\n市水网建设办公室\n2031年3月1日\n"
    )
    assert roles(made.plan.measures[1]) == {"responsible": ("市财政局",)}


@pytest.mark.parametrize("said", ["责任单位负责落实。", "责任单位主要负责同志亲自抓。"])
def test_words_that_speak_of_bearers_are_no_labels(said: str) -> None:
    first, _ = of(f"1.建水库。新建水库。{said}")
    assert roles(first) == {}


@pytest.mark.parametrize("who", ["各牵头单位", "各项目牵头单位", "各任务配合单位"])
def test_bearers_of_roles_may_be_charged(who: str) -> None:
    first, _ = of(f"1.建水库。新建水库。（牵头单位：市水务局；配合单位：{who}、市财政局）")
    assert roles(first) == {"lead": ("市水务局",), "support": (who, "市财政局")}


def test_a_name_that_begins_like_that_of_the_state_shares_the_level_before_it() -> None:
    first, *_ = of(
        "1.建水库。新建水库。（责任单位：市水务局、国土局）\n1.征土地。依法征收。（市国土局负责）"
    )
    assert roles(first) == {"responsible": ("市水务局", "市国土局")}


def test_framed_labels_follow_each_other() -> None:
    first, _ = of("1.建水库。新建水库。\n【牵头单位】市水务局\n【完成时限】2031年6月底前")
    assert roles(first) == {"lead": ("市水务局",)}
    assert [(each.year, each.month) for each in first.deadlines] == [(2031, 6)]


def test_who_leads_over_all_leads() -> None:
    first, _ = of("1.建水库。新建水库。（市水务局总牵头，市财政局配合）")
    assert roles(first) == {"lead": ("市水务局",), "support": ("市财政局",)}


def test_whom_a_plan_is_for_is_nothing_to_be_done() -> None:
    made = pm.draft(
        "云泽市人才计划实施方案\n一、招募对象和条件\n（一）学习成绩合格；\n（二）身体健康。\n"
        "二、重点任务\n（一）定岗位。确定岗位。（市人社局负责）\n"
        "（二）选人员。组织考试。（市人社局负责）\n"
    )
    assert [each.title for each in made.plan.measures] == ["定岗位", "选人员"]


@pytest.mark.parametrize("said", ["责任单位\n市财政局", "责任单位：\n市财政局"])
def test_who_is_charged_in_the_last_lines_has_not_signed_there(said: str) -> None:
    made = pm.draft(f"{HEAD}1.建水库。新建水库。（责任单位：市水务局）\n2.疏河道。疏通。\n{said}\n")
    assert [roles(each) for each in made.plan.measures] == [
        {"responsible": ("市水务局",)},
        {"responsible": ("市财政局",)},
    ]


def test_a_time_in_the_bracket_of_a_short_measure_makes_it_no_label() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、重点任务\n1.建水库。新建水库。（市水务局负责）\n"
        "2.疏河道。疏河3条。（完成时限：每年10月；责任单位：市水务局）\n"
        "3.建泵站。新建泵站。（市水务局负责）\n"
    )
    assert [each.title for each in made.plan.measures] == ["建水库", "疏河道", "建泵站"]
    assert [due.every for due in made.plan.measures[1].deadlines] == ["year"]


@pytest.mark.parametrize(("label", "role"), [("支撑单位", "support"), ("推进单位", "responsible")])
def test_further_words_of_labels(label: str, role: str) -> None:
    first = of(f"1.建水库。新建水库。（牵头单位：市水务局，{label}：市财政局、各镇）")[0]
    assert roles(first) == {"lead": ("市水务局",), role: ("市财政局", "各镇")}


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("市水务局、市财政局等", ("市水务局", "市财政局")),
        ("市水务局、市财政局等有关部门", ("市水务局", "市财政局")),
        ("各市、县人民政府，省水利厅", ("各市、县人民政府", "省水利厅")),
        ("省水利厅，各设区市、县（市）政府", ("省水利厅", "各设区市、县（市）政府")),
    ],
)
def test_names_alone_may_end_with_others_and_share_what_they_are(
    listed: str, names: tuple[str, ...]
) -> None:
    assert roles(of(f"1.建水库。新建水库。（{listed}）")[0]) == {"responsible": names}


@pytest.mark.parametrize("words", ["新建、改建等", "图书馆、文化馆等", "各类学校、各区"])
def test_a_bracket_that_lists_things_charges_nobody(words: str) -> None:
    made = pm.draft(f"{HEAD}1.建水库。新建水库（{words}）。\n{LAST}")
    assert roles(made.plan.measures[0]) == {}

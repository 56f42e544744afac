"""Measures, those in charge of them, and when they are due."""

import pytest
from drafting import documents
from drafting.shapes import roles

import policymodel as pm
from policymodel.drafting.organizations import kind_of

HEAD = "云川市港口工作方案\n一、重点任务\n"


def of(*items: str) -> tuple[pm.Measure, ...]:
    return pm.draft(HEAD + "\n".join(items) + "\n").plan.measures


@pytest.mark.parametrize(
    ("bracket", "wanted"),
    [
        ("（责任单位：市甲局、市乙局）", {"responsible": ("市甲局", "市乙局")}),
        ("（牵头单位：市甲局；配合单位：市乙局。）", {"lead": ("市甲局",), "support": ("市乙局",)}),
        ("(市甲局牵头,市乙局、市丙局配合)", {"lead": ("市甲局",), "support": ("市乙局", "市丙局")}),
        ("（市甲局、市乙局按职责分工负责）", {"joint": ("市甲局", "市乙局")}),
        (
            "（市甲局牵头，各县（市、区）政府负责落实）",
            {"lead": ("市甲局",), "implement": ("各县（市、区）政府",)},
        ),
        ("［责任单位：市甲局］", {"responsible": ("市甲局",)}),
        ("（市甲局、市乙局）", {"responsible": ("市甲局", "市乙局")}),
    ],
)
def test_brackets_say_who_is_charged(bracket: str, wanted: dict[str, tuple[str, ...]]) -> None:
    first, _ = of(f"1.建码头。新建泊位。{bracket}", "2.疏航道。疏通航道。（市甲局负责）")
    assert roles(first) == wanted
    assert first.responsibilities_at is not None


def test_measures_end_where_the_next_begins() -> None:
    text = documents.NOTICE
    for measure, after in zip(
        (plan := pm.draft(text).plan).measures, plan.measures[1:], strict=False
    ):
        assert measure.at is not None
        assert after.at is not None
        assert text[measure.at.end - 1] == "）"
        assert measure.at.end <= after.at.start


def test_those_in_charge_may_stand_on_lines_of_their_own() -> None:
    first, second, third = pm.draft(documents.ON_LINES).plan.measures
    assert roles(first) == {"lead": ("镇党政办", "镇便民中心"), "support": ("各村",)}
    assert [(each.year, each.month) for each in first.deadlines] == [(2031, 6)]
    assert [each.ongoing for each in second.deadlines] == [True]
    assert [each.words for each in third.deadlines] == ["2031年9月", "持续推进"]


def test_paragraphs_without_a_number_are_measures_where_brackets_close_them() -> None:
    plan = pm.draft(documents.UNNUMBERED).plan
    assert [each.title for each in plan.measures] == [
        "完善规划衔接机制", "健全考核机制", "培育新产业", "优化老产业布局", "淘汰旧产能",
        "加强组织领导",
    ]  # fmt: skip
    assert [each.number for each in plan.measures[:-1]] == [None] * 5
    assert plan.measures[2].section == ("一", "（二）")


def test_several_brackets_make_parts() -> None:
    measure = pm.draft(documents.UNNUMBERED).plan.measures[1]
    assert [roles(each) for each in measure.parts] == [
        {"responsible": ("市生态环境局", "各区政府")},
        {"responsible": ("市统计局",)},
    ]
    first, second = measure.parts
    assert first.at is not None
    assert second.at is not None
    assert first.at.end <= second.at.start


def test_numbers_below_a_number_divide_its_measure() -> None:
    [measure, _] = of(
        "1.建码头。", "（1）新建泊位。（责任单位：市甲局）", "（2）改造堆场。（责任单位：市乙局）",
        "2.疏航道。疏通航道。（责任单位：市甲局）",
    )  # fmt: skip
    assert [(each.number, roles(each)) for each in measure.parts] == [
        ("（1）", {"responsible": ("市甲局",)}),
        ("（2）", {"responsible": ("市乙局",)}),
    ]


def test_a_sentence_may_charge_without_a_bracket() -> None:
    first, _ = of(
        "1.建码头。由市甲局牵头，市乙局配合，年内出台办法。", "2.疏航道。疏通航道。（市甲局负责）"
    )
    assert roles(first) == {"lead": ("市甲局",), "support": ("市乙局",)}


def test_what_stands_behind_the_last_bracket_is_a_measure_of_its_own() -> None:
    *_, last = of(
        "1.建码头。新建泊位。（市甲局负责）",
        "2.疏航道。疏通航道。（市甲局负责）",
        "依托战略投资者，建立港口产业发现和培育的机制，动态发现有潜力的项目，并给予长期支持。",
    )
    assert (last.number, last.title) == (None, None)
    assert last.summary == "依托战略投资者，建立港口产业发现和培育的机制"


@pytest.mark.parametrize("title", ["巩固提升港口建设成效", "放大港口开放成效"])
def test_what_somebody_is_charged_with_is_no_look_back(title: str) -> None:
    found = of(
        "1.建码头。新建泊位。（市甲局负责）",
        f"2.{title}。新建堆场。（市乙局负责）",
        "3.疏航道。疏通航道。（市甲局负责）",
    )
    assert [each.title for each in found] == ["建码头", title, "疏航道"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("责任单位：1.市甲局；2.市乙局", ("市甲局", "市乙局")),
        ("责任单位：①市甲局②市乙局", ("市甲局", "市乙局")),
        ("责任单位：市甲局*、市乙局", ("市甲局", "市乙局")),
        ("★市甲局、市乙局", ("市甲局", "市乙局")),
        ("市甲局※、市乙局", ("市甲局", "市乙局")),
        # of a list of bodies one may have another name
        ("市甲局、铁塔、市乙局", ("市甲局", "铁塔", "市乙局")),
        ("市甲局、相关企业", ("市甲局", "相关企业")),
        ("市甲局〔市水运中心〕、市乙局", ("市甲局〔市水运中心〕", "市乙局")),
    ],
)
def test_signs_around_a_name_are_no_part_of_it(printed: str, names: tuple[str, ...]) -> None:
    first, *_ = of(
        f"1.建码头。新建泊位。（{printed}）",
        "2.疏航道。疏通航道。（市甲局）",
        "3.造灯塔。新建灯塔。（市乙局）",
    )
    assert roles(first) == {"responsible": names}


def test_a_list_of_bodies_that_cannot_be_read_is_asked_about() -> None:
    text = HEAD + (
        "1.建码头。新建泊位。（市甲局、市乙局，有条件的区）\n"
        "2.疏航道。疏通航道。（市甲局）\n3.造灯塔。新建灯塔。（市乙局）\n"
    )
    assert "bracket" in {each.rule for each in pm.draft(text).questions}


def test_officials_are_posts_and_never_persons() -> None:
    first, _ = of(
        "1.建码头。新建泊位。（责任领导：副市长；责任单位：市甲局；责任人：李四）",
        "2.疏航道。疏通航道。（市甲局负责）",
    )
    assert [each.posts for each in first.officials] == [("副市长",)]
    assert roles(first) == {"responsible": ("市甲局",)}


@pytest.mark.parametrize(
    ("printed", "posts"),
    [
        ("副市长李四", ("副市长",)),
        ("副市长 李四", ("副市长",)),
        ("市长助理王二小", ("市长助理",)),
        ("市长助理", ("市长助理",)),
        ("李小四副市长", ("副市长",)),
        ("李四 市委常委", ("市委常委",)),
        ("李四（市政府党组成员）", ("市政府党组成员",)),
        ("副市长（李四）", ("副市长",)),
        ("常务副市长", ("常务副市长",)),
        ("高新区区长", ("高新区区长",)),
        ("分管副市长（兼）", ("分管副市长",)),
        ("李四", ()),
    ],
)
def test_of_an_official_the_post_stays(printed: str, posts: tuple[str, ...]) -> None:
    first, _ = of(
        f"1.建码头。新建泊位。（责任领导：{printed}；责任单位：市甲局）",
        "2.疏航道。疏通航道。（市甲局负责）",
    )
    assert tuple(post for each in first.officials for post in each.posts) == posts


def test_names_that_may_be_one_are_asked() -> None:
    drafted = pm.draft(
        HEAD + "1.建码头。新建泊位。（市发展改革委负责）\n2.疏航道。疏通航道。（市发改委负责）\n"
    )
    [asked] = [each for each in drafted.questions if each.rule == "names"]
    assert "市发改委" in asked.asks.zh
    assert len(asked.choices) == 2


@pytest.mark.parametrize("name", documents.ALL)
def test_every_organization_is_where_the_document_names_it_first(name: str) -> None:
    drafted = pm.draft(text := documents.ALL[name])
    for each in drafted.plan.organizations:
        assert each.at is not None
        assert "".join(text[each.at.slice].split()) == each.name  # a line may break it
        assert text.find(each.name) in (-1, each.at.start)


def test_numbers_that_each_charge_somebody_are_measures() -> None:
    """A number over them is their heading, however deep it stands."""
    found = of(
        "（一）建港区。分项推进。", "1.码头工程。",
        "（1）新建泊位。开工建设。（责任单位：市甲局）",
        "（2）改造堆场。铺设道路。（责任单位：市乙局）",
        "2.航道工程。", "（1）疏浚。疏通主航道。（责任单位：市丙局）",
        "（2）设标。布设航标。（责任单位：市甲局）",
    )  # fmt: skip
    assert [(each.number, each.title, roles(each)["responsible"]) for each in found] == [
        ("（1）", "新建泊位", ("市甲局",)),
        ("（2）", "改造堆场", ("市乙局",)),
        ("（1）", "疏浚", ("市丙局",)),
        ("（2）", "设标", ("市甲局",)),
    ]


def test_numbers_under_one_that_is_charged_itself_are_parts() -> None:
    [found] = of(
        "1.建码头。整体推进。（市丁局牵头）",
        "（1）新建泊位。开工建设。（责任单位：市甲局）",
        "（2）改造堆场。铺设道路。（责任单位：市乙局）",
    )  # fmt: skip
    assert [each.number for each in found.parts][1:] == ["（1）", "（2）"]


def test_what_a_label_says_is_not_said_again_by_prose() -> None:
    first, _ = of(
        "1.建码头。2031年底前开工。\n责任单位：市甲局\n完成时限：2031年底前开工，2032年6月底前建成",
        "2.疏航道。疏通航道。（市甲局负责）",
    )
    assert [each.words for each in first.deadlines] == ["2031年底前", "2032年6月底前"]


def test_a_deadline_beside_names_alone_leaves_them_names() -> None:
    first, _ = of(
        "1.建码头。新建泊位。（市甲局；2031年10月底前）", "2.疏航道。疏通航道。（市甲局负责）"
    )
    assert roles(first) == {"responsible": ("市甲局",)}


def test_a_part_without_a_title_is_called_by_what_is_to_be_done() -> None:
    item = "1.建设码头。\n（1）全面建成甲区泊位12个（含改造3个），年内试运行；6月底前验收。"
    item += "（市甲局负责）\n（2）新建乙区泊位。（市乙局负责）"
    first, _ = of(item, "2.疏航道。疏通航道。（市甲局负责）")
    assert [(each.number, each.summary) for each in first.parts] == [
        ("（1）", "全面建成甲区泊位12个"),
        ("（2）", None),
    ]
    assert first.parts[1].title == "新建乙区泊位"


def test_what_a_body_above_has_in_the_place_is_its_own() -> None:
    assert kind_of("市公安局云川分局", "county") == "department"
    assert kind_of("省港航局云川分局", "city") == "department"
    assert kind_of("省机场集团云川机场分公司", "city") == "enterprise"
    assert kind_of("国家税务总局云川市税务局", "city") == "central_branch"
    assert kind_of("国家统计局云川调查队", "city") == "central_branch"
    assert kind_of("国家税务总局", "city") == "upper_body"
    assert kind_of("省税务局", "city") == "upper_body"
    assert kind_of("市生态环境局云川分局（治污）", "county") == "department"
    assert kind_of("市公安局", "county") == "upper_body"
    assert kind_of("县公安局云川派出所", "township") != "upper_body"


def test_a_bracket_may_stand_before_the_title() -> None:
    first, second, third = of(
        "1.【市甲局牵头；市乙局配合】建码头。新建泊位。",
        "2．（责任单位：市丙局）疏航道。疏通航道。",
        "3.【专项】造船舶。造船。（市丁局）",
    )
    assert (first.title, roles(first)) == ("建码头", {"lead": ("市甲局",), "support": ("市乙局",)})
    assert (second.title, roles(second)) == ("疏航道", {"responsible": ("市丙局",)})
    assert third.title == "【专项】造船舶"


@pytest.mark.parametrize("title", ["2030年防汛概况", "2031年汛情趋势预测"])
def test_what_was_and_what_is_expected_are_no_measures(title: str) -> None:
    text = f"云川市防汛工作方案\n一、{title}\n（一）雨情。降雨偏多。\n（二）险情。出险3处。\n"
    plan = pm.draft(
        f"{text}二、主要措施\n1.查险。市甲局负责查险。\n2.排险。市乙局负责排险。\n"
    ).plan
    assert [each.title for each in plan.measures] == ["查险", "排险"]


def test_what_a_name_has_to_do_may_stand_in_a_bracket_behind_it() -> None:
    first, _ = of(
        "1.建码头。新建泊位。【各县（市、区）政府；市甲局（统筹）】",
        "2.疏航道。疏通航道。（市乙局）",
    )
    assert roles(first) == {"responsible": ("各县（市、区）政府",), "lead": ("市甲局",)}


def test_names_alone_charge_before_a_title_and_behind_it() -> None:
    first, second, third = of(
        "1.【市甲局、市乙办】建码头。新建泊位。",
        "2.疏航道。（市丙局、市丁办，云泽港务公司）疏通河道。",
        "3.植树（市树局）。植树造林。",
    )
    assert (first.title, second.title) == ("建码头", "疏航道")
    assert roles(first) == {"responsible": ("市甲局", "市乙办")}
    assert roles(second) == {"responsible": ("市丙局", "市丁办", "云泽港务公司")}
    assert roles(third) == {}


def test_firms_of_a_place_are_charged_beside_bodies() -> None:
    first, second = of("1.引服务商。引进三家。（市数据局，云泽移动）", "2.畅通道。（加快移动）")
    assert (roles(first), roles(second)) == ({"responsible": ("市数据局", "云泽移动")}, {})


def test_a_bracket_may_list_and_say_in_sentences() -> None:
    first, second = of(
        "1.减税费。清理账款。（责任单位：市税务局；市国资委督促国企落实，市审计局负责监督）",
        "2.推产品。推广贷款。（市科技局牵头负责“科技贷”，市市场监管局负责“质押贷”）",
    )
    assert roles(first) == {"responsible": ("市税务局", "市国资委", "市审计局")}
    assert roles(second) == {"lead": ("市科技局",), "responsible": ("市市场监管局",)}


def test_a_deadline_may_run_into_the_last_name() -> None:
    first, second = of(
        "1.建码头。新建泊位。\n责任单位：市甲局、市乙局完成时限：2032年6月底前",
        "2.疏航道。疏通河道。责任单位：市丙局\n完成时限：按照国家部署",
    )
    assert (roles(first), roles(second)) == (
        {"responsible": ("市甲局", "市乙局")},
        {"responsible": ("市丙局",)},
    )
    assert [each.words for each in first.deadlines] == ["2032年6月底前"]


def test_how_several_behind_a_label_act_is_no_role() -> None:
    [first] = of("1.建管网。新建管网。【牵头单位：市甲局、市乙局（按职责分工）；责任单位：各县】")
    assert roles(first) == {"lead": ("市甲局", "市乙局"), "responsible": ("各县",)}


def test_with_whom_is_told_from_a_name_that_begins_so() -> None:
    first, second = of(
        "1.建码头。新建泊位。（市甲局会同市乙局、市丙局）", "2.植树。植树造林。（会同县林业局）"
    )
    assert roles(first) == {"responsible": ("市甲局",), "support": ("市乙局", "市丙局")}
    assert roles(second) == {"responsible": ("会同县林业局",)}


def test_the_part_that_begins_with_the_title_is_about_what_follows() -> None:
    text = (
        "云川市港口工作方案\n一、重点任务\n"
        "统筹港航标准。推动港口标准与船舶标准统筹融合，组织制定岸电接入的规范和指南，开展试点。"
        "（责任单位：市甲局）加快推进船检试点建设，研究制定适合我市的船检标准，建立船检项目库。"
        "（责任单位：市乙局、市丙局）\n"
        "疏浚航道。疏通主航道，建设航标体系。（责任单位：市甲局）\n"
        "改造堆场。改造东堆场，完善集疏运体系。（责任单位：市乙局）\n"
    )
    first = pm.draft(text).plan.measures[0]
    assert first.title == "统筹港航标准"
    assert [each.summary for each in first.parts] == [
        "推动港口标准与船舶标准统筹融合",
        "加快推进船检试点建设",
    ]


@pytest.mark.parametrize(
    "said", ["2031年底前，建成码头。", "6月底前建成码头。", "12月1日前建成。", "4 月底前建成。"]
)
def test_the_number_of_an_item_and_a_date_are_no_decimal(said: str) -> None:
    drafted = pm.draft(HEAD + f"1.{said}（市港航局负责）\n2.疏航道。疏通航道。（市财政局负责）\n")
    first, _ = drafted.plan.measures
    assert (first.number, [each.words for each in first.deadlines]) == (
        "1",
        [said.split("前")[0] + "前"],
    )
    assert pm.verify(drafted.plan, drafted.source) == ()


def test_a_day_by_which_one_item_is_due_says_nothing_of_the_next() -> None:
    drafted = pm.draft(
        f"{HEAD}（一）优化布局。（市港航局负责）\n"
        "1.编制规划。2032年9月底前编制完成全市灯塔规划。\n2.推进改造。改造旧灯塔20座。\n"
        "（二）疏航道。疏通航道。（市财政局负责）\n"
    )
    years = {each.name: each.targets[0].year for each in drafted.plan.indicators}
    assert years == {"全市灯塔规划": 2032, "旧灯塔": None}


def test_a_title_may_begin_with_digits() -> None:
    found = of(
        "10.学者项目。设立岗位。（市人社局负责）",
        "11.121人才梯队项目。培养后备人才30名。（市人社局负责）",
        "12.博士后项目。资助40名。（市人社局负责）",
    )
    assert [(each.number, each.title) for each in found] == [
        ("10", "学者项目"), ("11", "121人才梯队项目"), ("12", "博士后项目"),
    ]  # fmt: skip

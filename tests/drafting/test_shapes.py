"""The shapes in which documents of this genre come: heads, numbers, brackets."""

import pytest
from drafting import documents
from drafting.shapes import BODY, HEAD, drafted, roles

import policymodel as pm


@pytest.mark.parametrize(
    ("head", "title", "number", "issuers", "issued", "place", "level"),
    [
        (
            "云川市人民政府文件\n云政发〔2031〕5号\n\n云川市人民政府\n"
            "关于印发云川市港口规划的通知\n\n"
            "各县（市、区）人民政府：\n\n现将《云川市港口规划》印发给你们。\n\n云川市人民政府\n"
            "2031年3月1日\n\n云川市港口规划\n\n",
            "云川市港口规划", "云政发〔2031〕5号",
            ["云川市人民政府"], "2031-03-01", "云川市", "city",
        ),
        (
            "云川市科学技术局 云川市财政局关于印发《云川市港口计划》的通知\n云科〔2031〕12号\n"
            "各县（市、区）科技局：\n印发给你们。\n云川市科学技术局　　云川市财政局\n2031年3月1日\n"
            "附件\n云川市港口计划\n",
            "云川市港口计划", "云科〔2031〕12号",
            ["云川市科学技术局", "云川市财政局"], "2031-03-01",
            "云川市", "city",
        ),
        (
            "中共云川市委办公室、云川市人民政府办公室印发《关于港口建设的实施意见》\n"
            "关于港口建设的实施意见\n（二〇三一年三月）\n为建设港口，提出意见。\n",
            "关于港口建设的实施意见",
            None, ["中共云川市委办公室", "云川市人民政府办公室"], "2031-03",
            "云川市", "city",
        ),
        (
            "云川高新技术产业开发区管理委员会关于港口建设的若干措施\n为建设港口，制定措施。\n",
            "云川高新技术产业开发区管理委员会关于港口建设的若干措施", None,
            ["云川高新技术产业开发区管理委员会"], None, "云川高新技术产业开发区", "zone",
        ),
        (
            "江原省云川市青泽县人民政府办公室关于印发青泽县港口方案的通知\n青政办〔2031〕3号\n"
            "各乡（镇）人民政府：\n现印发给你们。\n青泽县人民政府办公室\n"
            "2031年3月1日\n青泽县港口方案\n",
            "青泽县港口方案", "青政办〔2031〕3号", ["青泽县人民政府办公室"], "2031-03-01", "青泽县",
            "county",
        ),
    ],
    ids=["red-head", "joint", "party", "zone", "county"],
)  # fmt: skip
def test_heads(
    head: str,
    title: str,
    number: str | None,
    issuers: list[str],
    issued: str | None,
    place: str,
    level: str,
) -> None:
    plan = drafted(head + BODY)
    document = plan.document
    assert (document.title, document.number) == (title, number)
    assert list(document.issuers) == issuers
    assert (str(document.issued) if document.issued else None) == issued
    assert (plan.jurisdiction.name, plan.jurisdiction.level) == (place, level)
    assert len(plan.measures) == 3


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一、简化审批。压缩时限。（责任单位：市甲局）\n"
        "二、降低成本。落实优惠。（责任单位：市乙局）\n",
         [("一", "简化审批"), ("二", "降低成本")]),
        ("第一条 加大奖补。给予奖励。（责任单位：市甲局）\n"
        "第二条 强化用地。保障用地。（责任单位：市乙局）\n",
         [("第一条", "加大奖补"), ("第二条", "强化用地")]),
        ("一、重点任务\n（一）建平台（牵头单位：市甲局）\n加快建设。\n推动开放。\n"
         "（二）育企业（牵头单位：市乙局）\n培育企业。\n",
         [("（一）", "建平台"), ("（二）", "育企业")]),
        ("1 总则\n1.1 目标\n建成港口。\n2 主要任务\n2.1 建码头\n"
        "加快建设。\n2.2 疏航道\n疏浚航道。\n"
         "3 保障措施\n3.1 组织保障\n加强领导。\n",
         [("2.1", "建码头"), ("2.2", "疏航道"), ("3.1", "组织保障")]),
        ("一、重点任务\n（一）强创新\n1.建平台\n（1）建室。新建。（责任单位：市甲局）\n"
         "（2）建站。新建。（责任单位：市甲局）\n2.育企业\n"
         "（1）育龙头。培育。（责任单位：市乙局）\n"
         "（2）育梯队。培育。（责任单位：市乙局）\n二、组织保障\n加强领导。\n",
         [("1", "建平台"), ("2", "育企业")]),
        ("一、重点任务\n1、建平台。加快建设。责任单位：市甲局\n"
        "2、育企业。加快培育。责任单位：市乙局\n",
         [("1", "建平台"), ("2", "育企业")]),
        ("一、重点行动\n行动一：码头行动。新建码头。（市甲局牵头）\n"
        "行动二：航道行动。疏通航道。（市甲局牵头）\n",
         [("行动一", "码头行动"), ("行动二", "航道行动")]),
    ],
    ids=["marks", "articles", "brackets in titles", "points", "three levels", "commas", "actions"],
)  # fmt: skip
def test_numbers(text: str, wanted: list[tuple[str | None, str]]) -> None:
    plan = drafted(HEAD + text)
    assert [(each.number, each.title) for each in plan.measures] == wanted


@pytest.mark.parametrize(
    ("bracket", "wanted"),
    [
        ("【责任单位：市甲局、市乙局】", {"responsible": ("市甲局", "市乙局")}),
        ("〔牵头单位：市甲局 责任单位：市乙局〕", {"lead": ("市甲局",),
         "responsible": ("市乙局",)}),
        ("（主办：市甲局；协办：市乙局）", {"lead": ("市甲局",), "support": ("市乙局",)}),
        ("（市甲局主办，市乙局协办）", {"lead": ("市甲局",), "support": ("市乙局",)}),
        ("（由市甲局牵头，会同市乙局实施）", {"lead": ("市甲局",), "support": ("市乙局",)}),
        ("（市甲局、市乙局等按职责分工负责）", {"joint": ("市甲局", "市乙局")}),
        ("（市甲局牵头，市乙局、港口集团等单位参与）", {"lead": ("市甲局",), "support": ("市乙局",
        "港口集团")}),
        ("（责任单位：市甲局/市乙局）", {"responsible": ("市甲局", "市乙局")}),
        ("（市甲局、市乙局、相关区）", {"responsible": ("市甲局", "市乙局", "相关区")}),
        ("（责任单位：市甲局，各区政府〈含园区管委会，下同〉）",
         {"responsible": ("市甲局", "各区政府")}),
        ("（市甲局牵头，各有关部门、单位配合）",
         {"lead": ("市甲局",), "support": ("各有关部门、单位",)}),
        ("（市甲局、有关县区）", {"responsible": ("市甲局", "有关县区")}),
        ("（市甲局、高新区、经开区、各区县）", {"responsible": ("市甲局", "高新区", "经开区",
        "各区县")}),
        ("（市甲局、市乙局，排名第一的为牵头单位，下同）", {"responsible": ("市甲局", "市乙局")}),
    ],
)  # fmt: skip
def test_brackets(bracket: str, wanted: dict[str, tuple[str, ...]]) -> None:
    plan = drafted(
        f"{HEAD}一、重点任务\n1.建码头。新建泊位。{bracket}\n2.疏航道。疏通航道。（市丙局负责）\n"
    )
    assert roles(plan.measures[0]) == wanted


def test_a_section_is_what_is_charged_in_it_and_not_what_it_is_called() -> None:
    plan = drafted(
        f"{HEAD}一、基础工程\n（一）摸底数。开展调查。（责任单位：市甲局）\n"
        "（二）建档案。建立档案。（责任单位：市甲局）\n二、发展基础\n（一）条件较好。基础扎实。\n"
    )
    assert [each.title for each in plan.measures] == ["摸底数", "建档案"]


def test_points_of_a_list_are_goals() -> None:
    plan = drafted(
        f"{HEAD}一、发展目标\n到2033年，港口明显提升。\n——规模进一步壮大。吞吐量增长。\n"
        "——服务进一步优化。效率提高。\n" + BODY[BODY.index("二、") :]
    )
    [goal] = plan.goals
    assert goal.title == "发展目标"
    assert [each.title for each in goal.goals] == ["规模进一步壮大", "服务进一步优化"]


def test_what_lies_behind_is_no_goal() -> None:
    plan = drafted(
        "云川市港口行动方案（2031—2033年）\n一、港口回顾\n（一）主要成就\n1.预期目标超额完成\n到2030年，泊位达到12个。\n"
        "2.港口目标实现较好\n获批国家级平台9个。\n" + BODY[BODY.index("二、") :]
    )
    assert not [each for _, each in plan.targets() if each.value is not None]


def test_a_list_below_a_year_goes_on_with_the_goals() -> None:
    plan = drafted(
        f"{HEAD}一、总体要求\n坚持港城一体。\n到2033年，泊位达到40个。\n"
        "——平台加快完善。争取建成研究院2家。\n" + BODY[BODY.index("二、") :]
    )
    assert [(f"{each.value}", each.unit) for _, each in plan.targets() if each.value][:2] == [
        ("40", "个"),
        ("2", "家"),
    ]


def test_a_list_of_contents_ends_before_the_first_sentence() -> None:
    plan = drafted(
        f"{HEAD}目 录\n第一篇 港口新起步 1\n二、重点任务 2\n一、发展目标\n"
        "到2033年，全市泊位达到40个，港口综合能力走在全国同类城市的前列，基本建成现代港口。\n"
        + BODY[BODY.index("二、") :]
    )
    assert [f"{each.value}" for _, each in plan.targets() if each.value] == ["40"]


def test_the_period_of_an_outline_is_in_its_title() -> None:
    plan = drafted(
        "云港市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n"
        + BODY[BODY.index("二、") :].replace("二、", "一、", 1)
    )
    assert (plan.period.start, plan.period.end) == (2021, 2025)


def test_a_text_that_lost_its_beginning_keeps_its_numbers() -> None:
    text = "7.建码头。新建泊位。（责任单位：市甲局）\n8.疏航道。疏通航道。（责任单位：市乙局）\n"
    assert [each.number for each in pm.draft(text).plan.measures] == ["7", "8"]


def test_a_bracket_outside_all_measures_is_one() -> None:
    plan = drafted(
        f"{HEAD}一、总体要求\n坚持统筹，明确分工。（责任单位：市甲局）\n"
        + BODY[BODY.index("二、") :]
    )
    first = plan.measures[0]
    assert (first.number, roles(first)) == (None, {"responsible": ("市甲局",)})


def test_lines_that_a_page_broke_are_one() -> None:
    first, second, _ = drafted(documents.WRAPPED).measures
    assert roles(first) == {"responsible": ("市港航局", "市自然资源局", "市财政局")}
    assert roles(second) == {"responsible": ("市港航局", "各县（市、区）人民政府")}


def test_markdown_is_read_as_text() -> None:
    plan = drafted(documents.MARKDOWN)
    assert [each.title for each in plan.measures] == ["建码头", "疏航道"]
    assert [each.title for each in plan.sections] == ["总体要求", "重点任务", "保障措施"]


def test_what_a_document_says_of_itself_behind_its_last_measure_is_no_measure() -> None:
    tasks = BODY.partition("三、")[0]
    plan = drafted(
        f"{HEAD}{tasks}本方案各项任务纳入年度工作清单，强化保障支撑，定期开展评估，实施动态管理。\n"
    )
    assert [each.title for each in plan.measures] == ["建码头", "疏航道"]


def test_lines_of_a_page_around_a_document_are_set_aside() -> None:
    head = (
        "# 云川市港口规划\n**发布日期**: 2031年2月\n**来源**: https://x.cn/1.htm\n---\n"
        "## 政策全文\n"
        "州政府关于印发\n云川市港口规划的通知\n云政发〔2031〕6号\n各县人民政府：\n"
        "现印发给你们。\n州政府\n2031年2月3日\n云川市港口规划\n"
    )
    plan = drafted(f"{head}{BODY}---\n**更新时间**: 2031-05-06 11:25:32\n")
    assert list(plan.document.issuers) == ["州政府"]
    assert [each.due for each in plan.measures] == [(), (), ()]


def test_a_signature_that_ran_into_the_title_is_none_of_it() -> None:
    head = (
        "州政府关于印发云川市港口规划的通知\n云政发〔2031〕6号\n各县人民政府：\n现印发给你们。\n"
        "州  政  府\n二〇三一年二月三日  云川市港口规划\n"
    )
    plan = drafted(head + BODY)
    assert plan.document.title == "云川市港口规划"
    assert list(plan.document.issuers) == ["州政府"]


def test_for_whom_a_plan_is_is_nothing_to_be_done() -> None:
    text = "云川市绿色港口创建方案\n一、创建对象\n以全市港口企业为创建对象。\n二、重点任务\n"
    plan = drafted(
        f"{text}（一）建码头。新建泊位。（市港航局负责）\n（二）疏航道。疏浚主航道。（市港航局负责）\n"
    )
    assert [each.title for each in plan.measures] == ["建码头", "疏航道"]


NOTICE = """云政规〔2031〕2号
云川市人民政府办公室关于实施绿色港口行动的通知
各县人民政府：
为建设绿色港口，现就有关事项通知如下：
一、工作目标
到2035年，建成泊位20个。
二、主要任务
（一）建码头。新建泊位。
牵头单位：市港航局
责任单位：市财政局、生态环境局
（二）疏航道。疏浚主航道。
牵头单位：市生态环境局、财政局
本通知自印发之日起实施，有效期至2035年12月31日。
附件：领导小组成员名单
云川市人民政府办公室
2031年5月31日
附件
领导小组成员名单
组长由市长担任。
"""


def test_a_notice_that_is_the_plan_itself_is_read_to_its_signature() -> None:
    plan = drafted(NOTICE)
    document = plan.document
    assert document.title == "云川市人民政府办公室关于实施绿色港口行动的通知"
    assert (list(document.issuers), str(document.issued)) == (
        ["云川市人民政府办公室"],
        "2031-05-31",
    )
    assert document.completeness == "complete"
    assert [each.title for each in plan.measures] == ["建码头", "疏航道"]


def test_a_name_that_shares_a_word_is_the_one_in_full_where_that_is_printed() -> None:
    first, second = drafted(NOTICE).measures
    assert roles(first) == {"lead": ("市港航局",), "responsible": ("市财政局", "市生态环境局")}
    assert roles(second) == {"lead": ("市生态环境局", "市财政局")}


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("云川市2031年港口工作方案", (2031, 2031)),
        ("云川市2031年前港口行动方案", (None, None)),
        ("云川市港口目录方案（2031年版）", (None, None)),
        ("云川市2031年港口三年行动方案", (None, None)),
    ],
)
def test_a_plan_of_one_year_dates_what_names_none(
    title: str, years: tuple[int | None, int | None]
) -> None:
    body = (
        "一、重点任务\n（一）建码头。6月底前开工，年内建成。（市港航局负责）\n"
        "（二）疏航道。疏浚主航道。（市港航局负责）\n"
    )
    plan = drafted(f"{title}\n{body}各部门要加强领导，确保各项任务落到实处，取得实效，按时完成。\n")
    assert (plan.period.start, plan.period.end) == years
    assert {each.year for each in plan.measures[0].due} == {years[0]}
    assert len(plan.measures) == 2


def test_headings_may_end_the_line_of_a_paragraph() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、总体要求\n以水为先，建成水网。 二、重点任务\n"
        "1.建水库。新建水库。\n2.疏河道。疏通河道，畅通行洪。 三、保障措施\n加强领导。\n"
    )
    assert [each.title for each in made.plan.sections] == ["总体要求", "重点任务", "保障措施"]
    assert [each.title for each in made.plan.measures][:2] == ["建水库", "疏河道"]


def test_numbers_in_brackets_that_a_page_ran_together_are_headings() -> None:
    made = pm.draft(
        "云泽市水网工作方案\n一、建设水网\n"
        "（一）建水库。新建水库。（市水务局负责） （二）修管网。更换水管。（市住建局负责）"
        "（三）查用水。检查用水。（市水务局负责）\n"
        "二、保护水源 （四）护水源。设置围栏。（市生态环境局负责） （五）植树木。广植树木。"
        "（市林业局负责）\n三、保障措施\n（六）加强领导。统筹推进（一）水库、（二）管网建设。\n"
    )
    found = [(each.section, each.title, bool(each.responsibilities)) for each in made.plan.measures]
    assert found[:5] == [
        (("一",), "建水库", True),
        (("一",), "修管网", True),
        (("一",), "查用水", True),
        (("二",), "护水源", True),
        (("二",), "植树木", True),
    ]
    assert len(found) == 5
    assert [each.title for each in made.plan.sections] == ["建设水网", "保护水源", "保障措施"]


@pytest.mark.parametrize("mark", ["\ue010", "\ufe52", "\ufe52 "])
def test_any_mark_like_a_point_closes_a_number(mark: str) -> None:
    """Fonts have points of their own; U+FE52 is a small one."""
    made = pm.draft(
        f"云泽市水网工作方案\n一、重点任务\n1{mark}建水库。新建水库。（市水务局负责）\n"
        f"2{mark}修管网。更换水管。（市住建局负责）\n"
    )
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    assert [(each.number, each.title) for each in made.plan.measures] == [
        ("1", "建水库"),
        ("2", "修管网"),
    ]


def test_what_counts_on_from_before_a_box_stands_behind_it() -> None:
    """A text alone does not say where a box ends; the list inside begins with 1."""
    made = pm.draft(
        "云泽市水网行动计划\n一、重点行动\n（一）水源行动。\n1.建水库。新建水库。（责任单位：市水务局）\n"
        "专栏1 水库工程\n1.东水库。库容两亿方。\n2.西水库。库容一亿方。\n"
        "2.固堤防。加固堤防。（责任单位：市住建局）\n（二）管网行动。\n"
        "3.修管网。更换水管。（责任单位：市住建局）\n专栏2 管网工程\n优化管网。组织各方。\n"
        "4.查管网。检查管网。（责任单位：市审计局）\n"
    )
    assert [
        (each.number, each.title, [item.organizations for item in each.responsibilities])
        for each in made.plan.measures
    ] == [
        ("1", "建水库", [("市水务局",)]),
        ("2", "固堤防", [("市住建局",)]),
        ("3", "修管网", [("市住建局",)]),
        ("4", "查管网", [("市审计局",)]),
    ]


@pytest.mark.parametrize("word", ["任务", "行动", "工程", "专项"])
@pytest.mark.parametrize("mark", ["：", " ", ":"])
def test_items_may_be_counted_by_a_word(word: str, mark: str) -> None:
    text = (
        "云川市港口方案\n一、总体要求\n坚持绿色发展。\n二、重点任务\n"
        f"{word}一{mark}建设码头\n新建泊位。责任单位：市港航局。\n"
        f"{word}二{mark}疏通航道\n疏浚航道。责任单位：市水利局。\n"
    )
    drafted = pm.draft(text)
    assert [(each.number, each.title) for each in drafted.plan.measures] == [
        (f"{word}一", "建设码头"),
        (f"{word}二", "疏通航道"),
    ]
    assert pm.verify(drafted.plan, drafted.source) == ()


def test_a_short_text_is_broken_at_no_width() -> None:
    text = (
        "云川市港口规划\n第一章 总体要求\n第一节 指导思想\n坚持绿色发展。\n第二章 重点任务\n"
        "第一节 建设码头\n新建泊位。（市港航局负责）\n第二节 疏通航道\n疏浚。（市水利局负责）\n"
        "第三章 保障措施\n第一节 组织领导\n加强领导。\n"
    )
    titles = [each.title for each in pm.draft(text).plan.measures]
    assert titles == ["建设码头", "疏通航道", "组织领导"]

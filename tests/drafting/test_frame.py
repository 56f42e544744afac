"""What a draft says of the document, and how it is divided."""

import pytest
from drafting import documents

import policymodel as pm


def test_the_head_of_a_notice_is_read_with_its_places() -> None:
    drafted = pm.draft(documents.NOTICE, id="yunchuan")
    document, text = drafted.plan.document, documents.NOTICE
    assert document.title == "云川市港口提升行动方案（2031—2033年）"
    assert document.title_at is not None
    assert text[document.title_at.slice] == "云川市港口提升行动方案\n（2031—2033年）"
    assert (document.number, document.issuers) == ("云政办发〔2031〕7号", ("云川市人民政府办公室",))
    assert document.addressees == (
        "各县（市、区）人民政府", "市政府各部门、各直属机构", "各有关单位",
    )  # fmt: skip
    assert str(document.issued) == "2031-03-09"
    assert [(each.title, each.number) for each in document.based_on] == [
        ("全省港口发展规划纲要", "云海发〔2030〕12号")
    ]
    assert document.completeness == "complete"
    plan = drafted.plan
    assert (plan.period.start, plan.period.end) == (2031, 2033)
    assert (plan.jurisdiction.name, plan.jurisdiction.level) == ("云川市", "city")


def test_what_a_portal_says_of_a_document_is_read_and_set_aside() -> None:
    page = (
        "政府信息公开\n索 引 号：0123/2031-5 发布机构：云川市港航局 发文字号：云港发〔2031〕2号\n"
        "成文日期：2031-03-01 公开方式：主动公开\n发布日期：2031-03-05 10:00\n浏览次数：\n"
    )
    body = documents.NOTICE[documents.NOTICE.index("云川市港口提升行动方案\n（") :]
    drafted = pm.draft(f"{page}{body}打印 关闭\n")
    document = drafted.plan.document
    assert (document.index_number, document.number) == ("0123/2031-5", "云港发〔2031〕2号")
    assert document.issuers == ("云川市港航局",)
    assert (str(document.issued), str(document.published)) == ("2031-03-01", "2031-03-05")
    aside = [each.words for each in drafted.set_aside]
    assert {"政府信息公开", "浏览次数：", "打印 关闭"} <= set(aside)
    assert drafted.plan.measures[-1].at is not None
    assert "打印" not in drafted.source.text[drafted.plan.measures[-1].at.slice]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("云川市港口方案（2031-2033年）", (2031, 2033)),
        ("云川市港口“十七五”规划", (2036, 2040)),
        ("云川市港口方案（2031-2033）", (2031, 2033)),
        ("2031年云川市港口工作要点", (2031, 2031)),
        ("云川市港口工作方案", (None, None)),
    ],
)
def test_the_years_are_those_of_the_title(title: str, years: tuple[int | None, ...]) -> None:
    plan = pm.draft(f"{title}\n{_BODY}").plan
    assert (plan.period.start, plan.period.end) == years


_BODY = (
    "一、重点任务\n1.建码头。新建泊位。（市港航局负责）\n2.疏航道。疏通主航道。（市港航局负责）\n"
)


def test_years_that_nobody_states_are_asked_for() -> None:
    drafted = pm.draft(f"云川市港口工作方案\n{_BODY}")
    assert "period" in {each.rule for each in drafted.questions}
    assert all(each.asks.zh.endswith(("？", "。")) for each in drafted.questions)


@pytest.mark.parametrize(
    ("goals", "end"),
    [
        ("到2031年底，建立清单。2032—2033年，健全制度。", None),
        ("2030年已有泊位3个。到2031年底，建立清单。", 2031),
    ],
)
def test_the_one_year_of_goals_is_the_last_only_where_nothing_is_for_later(
    goals: str, end: int | None
) -> None:
    drafted = pm.draft(
        f"云川市港口整治方案\n2031年3月1日\n一、主要目标\n{goals}\n二、重点任务\n"
        "1.建码头。新建码头。（市甲局负责）\n2.疏航道。疏通航道。（市甲局负责）\n"
    )
    assert drafted.plan.period.end == end
    assert ("period" in [each.rule for each in drafted.questions]) is (end is None)


def test_a_text_that_stops_in_mid_sentence_is_truncated() -> None:
    drafted = pm.draft(documents.NOTICE.rstrip().rpartition("（责任")[0] + "并继续推")
    assert drafted.plan.document.completeness == "truncated"


def test_sections_keep_their_numbers_and_titles() -> None:
    plan = pm.draft(documents.NOTICE).plan
    assert [each.heading for each in plan.sections] == [
        "一、总体要求", "二、重点任务", "三、保障措施",
    ]  # fmt: skip
    assert [each.step for each in plan.sections[1].sections] == ["（一）", "（二）"]


def test_chapters_are_sections_and_boxes_are_not() -> None:
    plan = pm.draft(documents.FIVE_YEAR_PLAN).plan
    assert [each.title for each in plan.sections] == [
        "发展基础", "主要目标", "健全供水网络", "实施保障",
    ]  # fmt: skip
    assert [(each.number, each.title) for each in plan.measures] == [
        ("第一节", "建设骨干水源"),
        ("第二节", "改造灌区"),
        ("第一节", "加强组织实施"),
    ]


def test_each_of_several_plans_is_a_section() -> None:
    plan = pm.draft(documents.SEVERAL).plan
    assert [(each.number, each.title) for each in plan.sections] == [
        (None, "禾山省窗口服务提升专项方案"),
        (None, "禾山省热线服务提升专项方案"),
    ]
    assert {each.section[0] for each in plan.measures} == {each.title for each in plan.sections}
    assert len({each.id for each in plan.measures}) == len(plan.measures) == 4


def test_a_list_of_contents_has_no_headings() -> None:
    contents = "目 录\n一、总体要求 ........ 1\n二、重点任务 ........ 3\n"
    text = f"云川市港口工作方案\n{contents}一、总体要求\n坚持统筹。\n二、重点任务\n" + _BODY[7:]
    plan = pm.draft(text).plan
    assert [each.title for each in plan.sections] == ["总体要求", "重点任务"]
    assert len(plan.measures) == 2


@pytest.mark.parametrize("marks", [("# ", ""), ("## ", ""), ("**", "**"), ("　　", "")])
def test_marks_of_a_page_are_no_part_of_a_heading(marks: tuple[str, str]) -> None:
    before, behind = marks
    text = f"云川市港口工作方案\n{before}一、重点任务{behind}\n" + _BODY[7:]
    [section] = pm.draft(text).plan.sections
    assert section.at is not None
    assert (section.title, text[section.at.slice]) == ("重点任务", "一、重点任务")


@pytest.mark.parametrize(
    ("issuer", "name", "level", "code"),
    [
        ("泰安市人民政府", "泰安市", "city", "370900"),
        ("山东省泰安市人民政府", "山东省泰安市", "city", "370900"),
        ("恩施州人民政府", "恩施州", "city", "422800"),
        ("中共恩施州委 恩施州人民政府", "恩施州", "city", "422800"),
        ("恩施土家族苗族自治州人民政府", "恩施土家族苗族自治州", "city", "422800"),
        ("广西壮族自治区人民政府", "广西壮族自治区", "province", "450000"),
    ],
)
def test_the_code_of_a_city_is_known_and_not_asked_for(
    issuer: str, name: str, level: str, code: str
) -> None:
    drafted = pm.draft(_issued(issuer))
    place = drafted.plan.jurisdiction
    assert (place.name, place.level, place.code) == (name, level, code)
    assert {each.rule for each in drafted.questions}.isdisjoint({"place", "place-code"})


def test_a_city_that_is_not_known_is_asked_for_its_code_which_tells_its_level() -> None:
    drafted = pm.draft(_issued("云川市人民政府"))
    assert drafted.plan.jurisdiction.code is None
    [asked] = [each for each in drafted.questions if each.rule == "place-code"]
    assert asked.asks.zh.startswith("地级行政区中没有“云川市”")
    assert asked.path == "jurisdiction.code"


@pytest.mark.parametrize(
    "issuer", ["临澜县人民政府", "云川市临澜区人民政府", "恩施州临澜县人民政府"]
)
def test_nothing_rests_on_the_code_of_a_county_and_nobody_is_asked(issuer: str) -> None:
    drafted = pm.draft(_issued(issuer))
    place = drafted.plan.jurisdiction
    assert (place.level, place.code) == ("county", None)
    assert not {each.rule for each in drafted.questions} & {"place", "place-code"}


@pytest.mark.parametrize("issuer", ["云川经济技术开发区管委会", "临澜镇人民政府"])
def test_what_has_no_code_of_the_standard_is_not_asked_for_one(issuer: str) -> None:
    drafted = pm.draft(_issued(issuer))
    assert drafted.plan.jurisdiction.level in ("zone", "township")
    assert "place-code" not in {each.rule for each in drafted.questions}


def test_a_place_that_is_only_likely_is_asked_for_without_its_code() -> None:
    text = f"港口工作方案\n{_BODY}".replace("新建泊位", "云川市新建泊位")
    asked = {each.rule for each in pm.draft(text).questions}
    assert "place" in asked
    assert "place-code" not in asked


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云川市老旧小区改造方案", "云川市"),
        ("云川市中心城区停车方案", "云川市"),
        ("云川市历史街区保护方案", "云川市"),
        ("云川市智慧社区建设方案", "云川市"),
        ("云川市重点园区提升方案", "云川市"),
        ("云川市南山区港口方案", "云川市南山区"),  # a district is called so
        ("云川市临澜区港口方案", "云川市临澜区"),
        ("云川市东城区港口方案", "云川市东城区"),
        ("老旧小区改造方案", "云州市"),  # what the text names most
    ],
)
def test_a_district_is_no_part_of_a_town(title: str, name: str) -> None:
    made = pm.draft(f"{title}\n{_BODY.replace('新建泊位', '云州市新建泊位')}")
    assert made.plan.jurisdiction.name == name


def _issued(issuer: str) -> str:
    return f"港口行动方案（2031—2033年）\n{issuer}\n2031年3月9日\n{_BODY}"


def test_a_notice_may_name_the_plan_that_it_issues_in_its_first_words() -> None:
    made = pm.draft(
        "各区机管局：\n《云泽市公共机构节水行动方案》已经过市政府审议批准，现印发给你们。\n"
        "一、重点任务\n（一）修管网。更换水管。（市绿化市容局负责）\n"
        "（二）查用水。检查用水。（市绿化市容局负责）\n"
    )
    title = made.plan.document.title
    assert (title, made.plan.jurisdiction.name) == ("云泽市公共机构节水行动方案", "云泽市")


def test_who_signs_before_the_annexes_has_issued_the_document() -> None:
    made = pm.draft(
        "关于印发水网方案的通知\n各区政府：\n现将方案印发给你们，请执行。\n云泽市水务局\n"
        "2031年3月1日\n附件1\n云泽市水网工作方案\n一、重点任务\n1.修管网。更换水管。（市水务局负责）\n"
        "2.查用水。检查用水。（市水务局负责）\n"
    )
    assert made.plan.document.issuers == ("云泽市水务局",)
    assert [each.code for each in pm.verify(made.plan, made.source)] == []


def test_a_day_and_a_remark_may_run_into_the_title() -> None:
    made = pm.draft(
        "2031年3月1日（此件主动公开）云泽市水网工作方案\n一、重点任务\n"
        "1.修管网。更换水管。（市水务局负责）\n2.查用水。检查用水。（市水务局负责）\n"
    )
    assert made.plan.document.title == "云泽市水网工作方案"


_TASKS = "（一）修建码头。建成泊位。（牵头单位：{first}；配合单位：{other}）\n"


@pytest.mark.parametrize(
    ("goals", "first", "other", "place", "level"),
    [
        (
            "港口是海南重要的战略资源，全省要加快港口发展，成立市级专班。",
            "省交通运输厅",
            "省财政厅",
            "海南省",
            "province",
        ),
        (
            "发挥广西沿海优势，全自治区统筹港口布局。",
            "自治区交通运输厅",
            "自治区财政厅",
            "广西自治区",
            "province",
        ),
        (
            "建立市级专班，年内市港航局完成方案，德州市港口领先。",
            "市港航局",
            "市财政局",
            "德州市",
            "city",
        ),
        ("建立市级专班，按照市有关要求推进港口建设。", "市港航局", "市财政局", None, "other"),
    ],
)  # fmt: skip
def test_a_place_is_told_by_the_text_where_no_title_names_one(
    goals: str, first: str, other: str, place: str | None, level: str
) -> None:
    """It is asked then; bodies of the plan's own level are none of a higher one."""
    tasks = _TASKS.format(first=first, other=other)
    drafted = pm.draft(f"港口建设行动方案\n一、总体要求\n{goals}\n二、主要任务\n{tasks}")
    assert {"place", "no-place"} & {each.rule for each in drafted.questions}
    where = drafted.plan.jurisdiction
    assert (where.name if place else None, where.level) == (place, level)
    assert {each.kind for each in drafted.plan.organizations} == {"department"}


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("滨县港口建设行动方案", "滨县", "county"),
        ("云川市滨县港口建设行动方案", "云川市滨县", "county"),
        ("全县港口建设行动方案", "待定", "other"),
        ("强县工程实施方案", "待定", "other"),
        ("县域港口建设行动方案", "待定", "other"),
    ],
)
def test_a_county_may_have_a_name_of_one_character(title: str, name: str, level: str) -> None:
    tasks = "1.建码头。新建泊位。（港航局负责）\n2.疏航道。疏通航道。（港航局负责）\n"
    found = pm.draft(f"{title}\n一、任务\n{tasks}").plan.jurisdiction
    assert (found.name, found.level) == (name, level)


def test_a_plan_of_two_places_is_asked_about() -> None:
    tasks = _TASKS.format(first="省水利厅", other="省财政厅")
    for title, is_asked in (
        ("江原省、云海省联合治水方案", True),
        ("江原省和各县治水方案", False),
        ("江原省治水方案", False),
    ):
        made = pm.draft(f"{title}\n一、重点任务\n{tasks}")
        assert made.plan.jurisdiction.name == "江原省"
        assert any(each.rule == "place" for each in made.questions) == is_asked, title

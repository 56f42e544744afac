"""A text whose lines end at a width says what it says in lines that are paragraphs."""

import re

import pytest

import policymodel as pm

_TASKS = [
    (
        "完善集疏运体系",
        "加快推进内河航道整治，贯通疏港铁路与公路，到2033年，集装箱铁水联运量年均增长15%以上，"
        "2032年6月底前印发多式联运实施办法。",
        "责任单位：市港航局、市交通运输局，各区人民政府〈含港区管委会，以下工作任务均需各区人民政府落实，不再列出〉",
    ),
    (
        "推广使用岸基供电",
        "推动泊位岸电设施改造，完善岸电服务价格政策，到2031年底，岸电使用率达到60%，新建岸电设施40套。",
        "责任单位：市港航局、市发展改革委、市生态环境局",
    ),
    (
        "建设智慧港口平台",
        "整合口岸、海关和港航数据，打造一站式服务平台，每年开展一次系统演练，2032年实现通关单证全部无纸化。",
        "责任单位：市数据局、市商务局、云泽海关",
    ),
    (
        "培养港航专业人才",
        "支持本地高校开设港航专业，鼓励企业和院校共建实训基地3个，“十七五”期间培训引航员500人次。",
        "责任单位：市教育局、市人力资源社会保障局",
    ),
]
PLAN = "云泽市现代港口建设行动方案\n一、主要任务\n" + "".join(
    f"（{number}）{title}。{text}（{whom}）\n"
    for number, (title, text, whom) in zip("一二三四", _TASKS, strict=True)
)


_SET = re.compile("[（〈“《]*(?:[0-9]+%?|.)[），。、；：〉”》]*")  # what no page parts


def broken(text: str, width: int) -> str:
    """Return `text` in lines of about so many characters, as pages set them."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.append("")
        for each in _SET.findall(paragraph):
            if len(lines[-1]) + len(each) > width:
                lines.append("")
            lines[-1] += each
    return "\n".join(lines)


def said(text: str) -> list[object]:
    """Return what a draft says of its tasks and targets, line ends left out."""
    drafted = pm.draft(text)
    assert pm.verify(drafted.plan, drafted.source) == ()
    plan = drafted.plan
    facts: list[object] = [
        (
            each.title,
            [deadline.words for deadline in each.deadlines],
            [(one.role, one.organizations) for one in plan.responsibilities(each)],
        )
        for each in plan.measures
    ]
    facts += [(one.name, each.value, each.year) for one, each in plan.targets()]
    return [*facts, sorted(each.name for each in plan.organizations)]


@pytest.mark.parametrize("width", range(26, 41))
def test_a_width_changes_nothing(width: int) -> None:
    assert said(broken(PLAN, width)) == said(PLAN)


def test_all_that_is_said_is_read() -> None:
    text = str(said(PLAN))
    for words in ("到2033年", "2032年6月底前", "到2031年底", "每年", "各区人民政府", "云泽海关"):
        assert words in text
    assert "任务均需" not in text


@pytest.mark.parametrize("page", ["— 2 —", "－ 2 －\n", "\n- 2 -\n", "第 2 页"])
def test_a_page_may_end_within_a_paragraph(page: str) -> None:
    lines = broken(PLAN, 30).split("\n")
    full = [n for n, line in enumerate(lines, start=1) if len(line) > 27 and line[-1] not in "。）"]
    assert len(full) > 7
    for place in full:
        assert said("\n".join([*lines[:place], page, *lines[place:]])) == said(PLAN)


def test_a_charge_may_stand_behind_a_sentence_that_fills_its_line() -> None:
    met = 0
    for width in range(26, 41):
        lines = broken(PLAN, width)
        for end in re.finditer("。(?=（责)", lines):
            filled = end.end() - lines.rindex("\n", 0, end.start()) - 1
            if filled > width - 3:
                met += 1
                apart = lines[: end.end()] + "\n" + lines[end.end() :]
                assert said(apart) == said(PLAN), apart
    assert met


def test_a_line_may_end_within_a_label() -> None:
    lines = broken(PLAN, 30)
    for cut in ("责", "责任", "责任单"):
        broken_off = lines.replace(
            "\n（责任单位：", f"（{cut}\n{'责任单位：'.removeprefix(cut)}", 1
        )
        assert broken_off != lines
        assert said(broken_off) == said(PLAN), broken_off
        alone = lines.replace("\n（责任单位：", f"\n（{cut}\n{'责任单位：'.removeprefix(cut)}", 1)
        assert said(alone) == said(PLAN), alone


_SENTENCES = (
    "云泽市交通运输委员会关于印发《云泽市内河航运与现代港口物流高质量发展实施方案》的通知\n"
    "各县（市、区）人民政府，市政府各部门、各直属机构，云泽港区管委会，有关港口企业：\n"
    "现将《云泽市内河航运与现代港口物流高质量发展实施方案》印发给你们，请认真组织实施。\n"
    "云泽市交通运输委员会\n"
    "2031年4月2日\n"
    "云泽市内河航运与现代港口物流高质量发展实施方案\n"
    "为加快内河航运和现代港口物流发展，结合本市实际，制定本方案，请各有关单位认真抓好落实。\n"
    "一、主要任务\n"
    "（一）疏浚航道。市水务局、市规划和自然资源管理局和各县政府要定期疏浚航道，清理碍航设施。"
    "市公安局、市生态环境局、市交通运输综合执法支队要加强巡查，依法查处向航道倾倒渣土的行为。"
    "市应急管理局会同市气象局完善航道预警机制，市财政局负责保障疏浚资金。\n"
    "（二）建设泊位。新建泊位12个，完善泊位配套设施，推动老旧泊位改造，提升泊位通过能力。"
    "（市港航局、市发展改革委、市商务局、云泽港务集团）\n"
    "（三）培育企业。支持航运企业做大做强，引进物流企业总部。（市商务局、市国资委、市投资促进局）\n"
)


@pytest.mark.parametrize("width", range(26, 41))
def test_what_sentences_and_the_front_say_goes_on_over_lines(width: int) -> None:
    def read(text: str) -> list[object]:
        plan = pm.draft(text).plan
        parts = [
            [(each.role, each.organizations) for each in plan.responsibilities(measure, part)]
            for measure in plan.measures
            for part in measure.parts
        ]
        front = plan.document
        return [*said(text), parts, front.title, front.issuers, front.addressees]

    assert read(broken(_SENTENCES, width)) == read(_SENTENCES)


@pytest.mark.parametrize("width", range(26, 41))
def test_items_of_one_line_are_parted_over_lines(width: int) -> None:
    text = PLAN.replace("）\n（三）建设", "）（三）加快建设全市统一的")
    assert said(broken(text, width))[: len(_TASKS)] == said(text)[: len(_TASKS)]
    assert len(pm.draft(text).plan.measures) == len(_TASKS)


def test_a_number_may_stand_alone_before_its_unit() -> None:
    for number, unit in (("2032", "年实现"), ("60", "%")):
        before, behind = PLAN.split(number + unit)
        alone = f"{broken(before, 30)}\n{number}\n{broken(unit + behind, 30)}"
        assert said(alone) == said(PLAN), alone


def test_the_numbers_of_pages_may_stand_alone() -> None:
    text = _SENTENCES + "".join(
        f"（{number}）{title}。{text}（{whom}）\n"
        for number, (title, text, whom) in zip("四五六七", _TASKS, strict=True)
    )
    lines = broken(text, 26).split("\n")
    full = [n for n, line in enumerate(lines, start=1) if len(line) > 24 and line[-1] not in "。）"]
    ends = [next(n for n in full if n > place) for place in (10, 21, 32)]
    for page, end in reversed([*enumerate(ends, start=1)]):
        lines.insert(end, str(page))
    assert said("\n".join(lines)) == said(text)


_GOING_ON = [
    line
    for number, name in zip("二三四五", "航渔船仓", strict=True)
    for line in (
        f"（{number}）建设{name}场。以码头整治为重点，引导港口企业根据货源的情况，",
        "稳步推进疏浚，适时调整计划，持续改善通航的条件，保障航行的安全",
        "和港区秩序，加强港口岸线的管理，完善港口的功能，提升港口服务的",
        "水平。",
        "（市港航局负责）",
    )
]


def test_a_quotation_goes_on_over_a_line_end() -> None:
    lines = (
        "云川市港口工作方案（2031—2035年）",
        "一、重点任务",
        "（一）建设码头。以港口扩能为抓手，推进泊位改造和航道疏浚，着力",
        "提高通过能力，扩大货源，多形式多途径推动港口发展，巩固港口地位。",
        "“十",
        "六五”期间，完成航道疏浚300公里，完成泊位改造40个。",
        "（市港航局负责）",
        *_GOING_ON,
    )
    found = pm.draft("\n".join(lines))
    years = {str(t.value): (t.from_year, t.year) for i in found.plan.indicators for t in i.targets}
    assert years == {"300": (2031, 2035), "40": (2031, 2035)}
    assert [each.code for each in pm.verify(found.plan, found.source)] == []


def test_what_a_plan_hands_down_is_of_that_plan() -> None:
    text = (
        "云川市节能工作方案（2032年）\n一、重点任务\n（一）节能。"
        "用好300万吨“十七五”能耗增量指标，年底前修订节能管理办法。（市节能局负责）\n"
    )
    found = pm.draft(text)
    assert {t.year for i in found.plan.indicators for t in i.targets} <= {2032, None}


def test_so_many_years_together_are_no_yearly_amount() -> None:
    text = (
        "云川市金融工作方案（2031—2035年）\n一、主要目标\n"
        "每年增加1块金融牌照，5年增加5块金融牌照。\n"
        "二、重点任务\n（一）招商。引进机构。（市金融局负责）\n"
    )
    found = pm.draft(text)
    kinds = {str(t.value): t.kind for i in found.plan.indicators for t in i.targets}
    assert kinds["1"] == "per_year"
    assert kinds["5"] != "per_year"
    assert [one.code for one in pm.check(found.plan, select="T2")] == []


def test_a_measure_behind_a_full_line_begins_with_its_first_character() -> None:
    lines = ["云川市港口工作方案（2031—2035年）", "一、主要任务"]
    for number, name in zip("一二三", ("港口", "航道", "仓储"), strict=True):
        lines += [
            f"（{number}）{name}集约发展行动",
            f"坚持{name}集约、要素集中的原则，将岸线保护和环境质量融入港口的规",
            "划，加快形成节约资源和保护环境的格局。",
        ]
        for kind in ("空间", "园区", "岸线", "航线"):
            lines += [
                f"优化{name}{kind}布局。落实岸线效益评价规则，提升{name}利用效率，构建",
                "多中心、紧凑型的港口发展格局。（责任单位：市港航局，市资源规划局）",
                f"提升{name}{kind}水平。根据园区产业性质实施重点监管，督促高排放行业",
                "制定低碳发展目标。（责任单位：市生态环境局，市港航局）",
            ]
    found = pm.draft("\n".join(lines))
    assert len(found.plan.measures) == 24
    assert "V002" not in [each.code for each in pm.verify(found.plan, found.source)]

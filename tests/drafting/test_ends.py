"""What stands around measures: names that close them, notices, signatures, titles, history."""

import pytest
from drafting.shapes import BODY, HEAD, drafted, roles


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (
            "（市甲局、市乙局）",
            "（市港航集团、各县（市、区）政府）",
            {"responsible": ("市港航集团", "各县（市、区）政府")},
        ),
        (
            "〔市甲局、市乙局按职责分工负责，列第一位的为牵头单位，下同〕",
            "〔市港航集团；各县（市、区）政府（管委会）〕",
            {"responsible": ("市港航集团", "各县（市、区）政府（管委会）")},
        ),
        (
            "【市妇联、市消防救援支队】",
            "【市气象台、市政府督查室】。",
            {"responsible": ("市气象台", "市政府督查室")},
        ),
    ],
    ids=["bare", "as-the-first", "other-names"],
)
def test_names_alone_close_a_paragraph(
    first: str, second: str, wanted: dict[str, tuple[str, ...]]
) -> None:
    """They have a remark of their own, or bodies of other kinds are among them."""
    plan = drafted(
        f"{HEAD}一、建码头。新建泊位，改造老码头。{first}\n二、疏航道。疏浚主航道。{second}\n"
    )
    assert roles(plan.measures[1]) == wanted


def test_a_deadline_behind_a_label_ends_before_the_stop() -> None:
    plan = drafted(
        f"{HEAD}一、建码头。新建泊位。责任单位：市甲局。完成时限：长期。\n"
        "二、疏航道。疏浚主航道。责任单位：市乙局。完成时限：2031年6月底前。\n"
    )
    assert [[each.words for each in one.deadlines] for one in plan.measures] == [
        ["长期"],
        ["2031年6月底前"],
    ]


def test_what_a_notice_numbers_is_none_of_the_plan_that_it_issues() -> None:
    plan = drafted(
        "云川市人民政府关于印发云川市港口行动方案的通知\n云政发〔2031〕5号\n各区人民政府：\n"
        "现将《云川市港口行动方案》印发给你们，并提出以下要求：\n"
        "一、各区要高度重视，细化举措。\n二、市政府办公室将适时督查。\n"
        "云川市人民政府\n2031年3月1日\n（联系人：市港航局 0000-1234567）\n"
        f"云川市港口行动方案\n{BODY}"
    )
    assert [each.title for each in plan.measures] == ["建码头", "疏航道", "加强领导"]
    assert str(plan.document.issued) == "2031-03-01"


def test_a_remark_among_names_is_none_of_what_they_are_to_do() -> None:
    plan = drafted(
        f"{HEAD}一、建码头。新建泊位。（市甲局牵头，各有关部门，各区县（含功能区，下同）配合）\n"
        "二、疏航道。疏浚主航道。（市乙局牵头，各区县配合）\n"
    )
    assert roles(plan.measures[0]) == {"lead": ("市甲局",), "support": ("各有关部门", "各区县")}


def test_a_document_in_the_title_is_cited_once() -> None:
    plan = drafted(
        "云川市贯彻落实《港口强省纲要》实施方案\n为贯彻落实《港口强省纲要》，制定本方案。\n" + BODY
    )
    assert [each.title for each in plan.document.based_on] == ["港口强省纲要"]


def test_items_that_a_page_ran_together_are_told_apart() -> None:
    plan = drafted(
        "云川市港口督查通知\n各县（区）人民政府： 现将有关事项通知如下： 一、重点任务 "
        "1.建码头，改造老码头。（责任单位：市港航局） 2.疏航道。（责任单位：市港航局、市财政局） "
        "3.清岸线。（责任单位：各县区政府） 二、有关要求 1.及时报送。 2.认真落实。\n"
    )
    assert [(each.number, roles(each)["responsible"]) for each in plan.measures[:3]] == [
        ("1", ("市港航局",)),
        ("2", ("市港航局", "市财政局")),
        ("3", ("各县区政府",)),
    ]


def test_numbers_within_a_sentence_part_nothing() -> None:
    plan = drafted(
        f"{HEAD}一、重点任务\n（一）建码头。分三期： 1.5万吨级、2.5万吨级泊位。（市港航局负责）\n"
        "（二）疏航道。疏浚主航道。（市港航局负责）\n"
    )
    assert [each.number for each in plan.measures] == ["（一）", "（二）"]


def test_an_excerpt_may_leave_out_numbers() -> None:
    plan = drafted(
        f"{HEAD}一、重点任务\n（一）建港区。\n2.建码头。新建泊位。（市港航局负责）\n"
        "3.疏航道。疏浚主航道。（市港航局负责）\n9.清岸线。清理岸线。（市港航局负责）\n"
        "（二）强保障。\n14.筹资金。统筹资金。（市财政局负责）\n"
    )
    assert [each.number for each in plan.measures] == ["2", "3", "9", "14"]


def test_what_was_achieved_is_no_measure_under_any_heading() -> None:
    plan = drafted(
        "云川市“十五五”港口发展规划\n目  录\n第一章  发展环境\t1\n第二章  主要任务\t5\n"
        "第一章  发展环境\n第一节  “十四五”发展成就\n“十四五”时期，建成码头36座。\n"
        "第二章  主要任务\n第一节  建码头\n新建码头5座。\n第二节  疏航道\n疏浚航道9公里。\n"
    )
    assert [each.title for each in plan.measures] == ["建码头", "疏航道"]
    assert {each.why for each in plan.not_targets} <= {"history", "date", "page_furniture"}


def test_a_table_of_duties_is_called_by_its_first_line() -> None:
    plan = drafted(
        "云川区2031年政府工作报告重点任务分解表\n一、建设方面（2项）\n"
        "1.新建码头5座。\n牵头单位：区港航局\n2.疏浚航道9公里。\n牵头单位：区水利局\n"
    )
    assert plan.document.title == "云川区2031年政府工作报告重点任务分解表"
    assert plan.jurisdiction.name == "云川区"
    assert (plan.period.start, plan.period.end) == (2031, 2031)


def test_who_signs_at_the_end_has_issued_it_and_has_two_names() -> None:
    plan = drafted(
        "云川市港航局等部门关于建设港口的意见\n为建设港口，提出意见。\n"
        f"{BODY}云川市港航局    云川市财政局\n2031年3月1日\n"
    )
    assert plan.document.issuers == ("云川市港航局", "云川市财政局")
    assert {each.name: each.aliases for each in plan.organizations if each.aliases} == {
        "云川市港航局": ("市港航局",),
        "云川市财政局": ("市财政局",),
    }
    assert roles(plan.measures[1]) == {"responsible": ("市港航局", "市财政局")}


@pytest.mark.parametrize(
    "said",
    [
        "方案已经市政府第42次常务会议审议通过。",
        "建成15分钟便民圈。",
        "到2031年，货船突破30艘、港口收入突破2亿元；到2032年，分别达到40艘、3亿元。",
        "培育产值超10亿元船厂企业5家，实施投资500万元以上码头项目9个。",
        "新建码头（岸线全长18.6公里）。",
    ],
)
def test_verification_asks_nothing_of_what_drafting_told_apart(said: str) -> None:
    drafted(
        f"{HEAD}一、主要目标\n到2032年，港口更强。{said}\n"
        "二、重点任务\n（一）建码头。新建泊位。（责任单位：市港航局）\n"
        "（二）疏航道。疏浚主航道。（责任单位：市水利局）\n"
    )

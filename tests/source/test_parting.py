"""A document that a copy ran together in one line is read by the numbers that count up in it."""

import pytest

from policymodel import draft, verify
from policymodel.findings import DraftError
from policymodel.source.lines import logical_lines
from policymodel.source.parting import parted

LINES = (
    "云川市食堂改造行动方案",
    "为改善就餐条件，制定本方案。",
    "一、工作目标到2031年底，全市食堂面貌明显改善，师生满意，群众认可，管理更加规范有序。",
    "二、重点任务",
    "（一）改造后厨。更新排烟设备，逐校建立台账，做到明厨亮灶，全程可查，随时可看，每学期复查。"
    "（市教育局牵头，市住建局配合）",
    "（二）配齐人员。为每所学校配备营养师，定期开展培训，做到持证上岗，岗前体检，名单公示。"
    "（市人社局负责）",
    "三、保障措施",
    "（一）加强领导。各县区要把食堂改造摆上日程，定期研究，及时解决问题，落实各项要求。",
    "（二）严格考核。对进度落后的学校予以通报，限期整改，结果纳入年度考核。",
)
TEXT = "".join(LINES)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in parted(text, 0, len(text))]


def test_a_document_in_one_line_is_parted_before_its_numbers() -> None:
    assert parts(TEXT) == list(LINES)


def test_every_character_stays_in_its_place() -> None:
    places = list(parted(TEXT, 0, len(TEXT)))
    assert places[0][0] == 0
    assert places[-1][1] == len(TEXT)
    assert [end for _, end in places[:-1]] == [start for start, _ in places[1:]]
    assert list(logical_lines(TEXT)) == places


def test_a_chapter_in_one_line_is_parted_though_others_have_their_own() -> None:
    chapter = "".join(LINES[3:6]) + "各校要按月报送进度，及时公开结果，接受监督，" * 4 + "。"
    assert parts(chapter)[0] == LINES[3]
    assert len(parts(chapter)) == 3


@pytest.mark.parametrize(
    "line",
    [
        # a list within one item
        "（三）建设码头。"
        + "新建泊位，疏浚航道，" * 20
        + "具体是：1.新建泊位；2.疏浚航道；3.配岸电。",
        # the items of a section that is none
        "加强“第一、第二、第三”道防线建设。" * 16,
        # a reference to another document's items
        "落实《条例》第一、二款的规定，并按第（一）项、第（二）项办理。" * 8,
        # a table's row
        "1 | 一、建码头。二、疏航道。三、配岸电。" + "新建泊位。" * 50,
        # nothing counts up
        "一、建码头。" + "新建泊位。" * 50,
    ],
)
def test_what_is_one_line_stays_one(line: str) -> None:
    assert parts(line) == [line]


def test_numbers_that_count_through_all_sections_begin_lines() -> None:
    text = (
        "一、重点任务（一）港口1.建码头。新建泊位。2.疏航道。疏通主航道。（二）公路3.修公路。改造县道。"
        "4.建桥梁。改造危桥。二、保障措施" + "各单位要加强协作。" * 20
    )
    begins = [each[:3] for each in parts(text)]
    assert begins == ["一、重", "（一）", "1.建", "2.疏", "（二）", "3.修", "4.建", "二、保"]


def test_an_annex_and_its_own_numbers_begin_lines() -> None:
    text = TEXT + "附件1云川市食堂验收办法一、验收内容看台账。看现场。二、验收程序先自查。后抽查。"
    assert [each[:6] for each in parts(text)[-3:]] == [
        "附件1云川市",
        "一、验收内容",
        "二、验收程序",
    ]


def test_who_is_charged_with_a_label_ends_a_line() -> None:
    text = (
        "一、重点任务（一）建码头。新建泊位。责任单位：市港航局（二）疏航道。疏通主航道。"
        "责任单位：市水利局（三）配岸电。" + "建设岸电设施。" * 30
    )
    assert [each[:3] for each in parts(text)] == ["一、重", "（一）", "（二）", "（三）"]


def test_a_plan_in_one_line_is_drafted_as_one_with_lines() -> None:
    one, many = draft(TEXT).plan, draft("\n".join(LINES)).plan
    assert [each.title for each in one.measures] == [each.title for each in many.measures]
    assert [each.title for each in one.measures][:2] == ["改造后厨", "配齐人员"]
    assert [each.responsibilities for each in one.measures] == [
        each.responsibilities for each in many.measures
    ]
    for each in one.measures:
        assert each.at is not None
        assert TEXT[each.at.start : each.at.end].startswith(each.number or "")


def test_the_front_is_parted_too() -> None:
    front = (
        "云川市教育局文件",
        "云教发〔2031〕2号",
        "云川市教育局关于印发《云川市食堂改造行动方案》的通知",
        "各县（市、区）教育局：",
        "现印发给你们，请认真落实。",
        "云川市教育局2031年3月9日",
        "云川市食堂改造行动方案",
    )
    text = "".join(front) + TEXT.removeprefix(LINES[0])
    assert parts(text)[: len(front)] == list(front)
    found = draft(text).plan
    assert found.document.title == "云川市食堂改造行动方案"
    assert found.document.number == "云教发〔2031〕2号"
    assert found.document.issuers == ("云川市教育局",)
    assert str(found.document.issued) == "2031-03-09"
    assert found.jurisdiction.name == "云川市"


@pytest.mark.parametrize(
    "begins", ["食堂改造是提升校园生活的重要工作。", "根据国家有关规定，制定本方案。"]
)
def test_a_title_ends_before_the_first_sentence(begins: str) -> None:
    text = "云川市食堂改造行动方案" + begins + TEXT.removeprefix(LINES[0])
    assert draft(text).plan.document.title == "云川市食堂改造行动方案"


def test_verification_reads_the_same_lines() -> None:
    drafted = draft(TEXT)
    errors = [each for each in verify(drafted.plan, drafted.source) if each.severity == "error"]
    assert errors == []


def test_bodies_over_their_duties_are_read_in_one_line() -> None:
    text = (
        "云川市食堂改造工作方案一、职责分工（一）市教育局：制定改造计划，组织学校实施。"
        "（二）市住建局：审查设计图纸，监督施工质量。（三）市财政局：统筹安排资金，监督使用情况。"
        "二、工作要求" + "各单位要密切配合，及时解决问题。" * 12
    )
    charged = [
        name
        for each in draft(text).plan.measures
        for part in each.responsibilities
        for name in part.organizations
    ]
    assert charged == ["市教育局", "市住建局", "市财政局"]


@pytest.mark.parametrize(
    "text",
    [
        "云川市召开食堂改造推进会。"
        + "会议强调，要提高认识，压实责任，推动各项工作落到实处。" * 20,
        "云川市食堂改造有关情况一、建码头。" + "新建泊位，疏浚航道。" * 40,
    ],
)
def test_what_shows_no_parts_is_refused_as_before(text: str) -> None:
    with pytest.raises(DraftError) as refused:
        draft(text)
    assert [each.code for each in refused.value.findings] == ["N002"]

"""What is printed of number, issuers and addressees: read over several lines, or asked about."""

import pytest

import policymodel as pm

_TITLE = "云川市港口发展方案\n"
_NOTICE = "关于印发云川市港口发展方案的通知\n"
_PLAN = "一、重点任务\n1.建码头。新建泊位。（市港航局负责）\n2.疏航道。清淤。（市水务局负责）\n"
_RULES = {"number-unread", "issuers-unread", "addressees-unread"}


@pytest.mark.parametrize(
    ("signed", "issuers"),
    [
        ("云川市港航局\n云川市发展和\n改革委员会\n云川市财政局\n",
         ("云川市港航局", "云川市发展和改革委员会", "云川市财政局")),
        ("云川市港航局      云川市财政局\n云川市水务局      云川市教育局\n",
         ("云川市港航局", "云川市财政局", "云川市水务局", "云川市教育局")),
        ("云川市港航局（盖章）  云川市财政局（盖章）\n", ("云川市港航局", "云川市财政局")),
        ("中国共产党云川市委员会宣传\n部\n", ("中国共产党云川市委员会宣传部",)),
    ],
)  # fmt: skip
def test_names_in_columns_and_over_lines_have_signed(signed: str, issuers: tuple[str, ...]) -> None:
    drafted = pm.draft(f"{_TITLE}{_PLAN}{signed}2031年3月9日\n")
    assert drafted.plan.document.issuers == issuers
    at = drafted.plan.measures[-1].at
    assert at is not None
    assert drafted.source.text[at.slice].endswith("（市水务局负责）")
    assert not _RULES & {each.rule for each in drafted.questions}


def test_names_of_a_red_head_may_stand_in_columns_beside_its_word() -> None:
    head = "云川市港航局    云川市财政局\n云川市水务局    文件\n云港〔2031〕5号\n"
    issuers = pm.draft(f"{head}{_NOTICE}各单位：\n现印发。\n{_TITLE}{_PLAN}").plan.document.issuers
    assert issuers == ("云川市港航局", "云川市财政局", "云川市水务局")


@pytest.mark.parametrize(
    ("lines", "addressees"),
    [
        ("各区县人民政府，\n各有关单位：\n", ("各区县人民政府", "各有关单位")),
        ("各区县人民政府，市政府各部门、各有\n关单位：\n",
         ("各区县人民政府", "市政府各部门、各有关单位")),
        ("各区县港航局、水务局、农业农\n村局、财政局：\n",
         ("各区县港航局、水务局、农业农村局、财政局",)),
        ("全市中小学校、幼儿园：\n", ("全市中小学校、幼儿园",)),
    ],
)  # fmt: skip
def test_addressees_may_take_two_lines(lines: str, addressees: tuple[str, ...]) -> None:
    drafted = pm.draft(f"{_NOTICE}云港〔2031〕5号\n{lines}现印发。\n{_TITLE}{_PLAN}")
    assert drafted.plan.document.addressees == addressees
    assert pm.verify(drafted.plan, drafted.source) == ()
    assert not _RULES & {each.rule for each in drafted.questions}


_GOALS = (
    "为认真落实市委、市政府工作要求,力争2032年港口吞吐量突破1500万吨,船员达到900名。"
    "到2035年,灯塔达到20座;每年培训船员100名,5年增加泊位5个。现制定若干措施如下:\n"
)


def test_what_is_reached_may_stand_before_the_first_heading() -> None:
    """It ends with a colon and names the city's government, and addresses nobody."""
    drafted = pm.draft(f"云川市港口若干措施\n{_GOALS}{_PLAN}")
    assert drafted.plan.document.addressees == ()
    found = {(i.name, int(t.value or 0), t.year) for i, t in drafted.plan.targets()}
    assert found == {
        ("港口吞吐量", 1500, 2032),
        ("船员", 900, 2032),
        ("灯塔", 20, 2035),
        ("船员", 100, 2035),
        ("泊位", 5, 2035),
    }
    assert pm.verify(drafted.plan, drafted.source) == ()


@pytest.mark.parametrize(
    ("head", "end", "asked"),
    [
        (f"云港发2031〕5号\n{_TITLE}", "", "number-unread"),
        (f"云港字第5号\n{_TITLE}", "", "number-unread"),
        (f"云港〔2031〕 号\n{_TITLE}", "", "number-unread"),
        (f"{_NOTICE}云川港务集团有限公司：\n现印发。\n{_TITLE}", "", "addressees-unread"),
        (_TITLE, "云川港口之友\n2031年3月9日\n", "issuers-unread"),
    ],
)
def test_what_is_printed_and_unread_is_asked_about(head: str, end: str, asked: str) -> None:
    drafted = pm.draft(f"{head}{_PLAN}{end}")
    assert drafted.plan.document.title == _TITLE.strip()
    assert [each.rule for each in drafted.questions if each.rule in _RULES] == [asked]


def test_a_title_over_who_signs_a_cover_is_no_part_of_the_name() -> None:
    cover = "云川市港口\n“十七五”发展规划\n云川市港航局\n2031年3月\n"
    document = pm.draft(f"{cover}{_PLAN}").plan.document
    assert document.title == "云川市港口“十七五”发展规划"
    assert document.issuers == ("云川市港航局",)


@pytest.mark.parametrize(
    ("head", "end"),
    [
        (_TITLE, ""),
        (_TITLE, "2031年3月9日\n"),
        (f"{_NOTICE}现将方案印发给你们，具体安排如下：\n{_TITLE}", ""),
        (f"{_TITLE}为建设港口，制定本方案。\n", "云川市港航局\n2031年3月9日\n"),
    ],
)
def test_where_nothing_is_printed_nothing_is_asked(head: str, end: str) -> None:
    drafted = pm.draft(f"{head}{_PLAN}{end}")
    assert not _RULES & {each.rule for each in drafted.questions}

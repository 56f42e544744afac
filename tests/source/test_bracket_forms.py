"""Every form of a bracket is read: labels, duties, names that a plan knows, broken lines."""

import re
from pathlib import Path

import pytest

from policymodel.checks import verified
from policymodel.model import (
    Document,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Span,
)
from policymodel.source import SourceText, find_brackets
from policymodel.source.brackets import Brackets, read_brackets

KNOWN = ("市港航局", "市商务局", "云州海关", "东湾村", "市发展和改革委员会", "市、区机管局")
Roles = dict[str, list[str]]
TOGETHER: Roles = {"responsible": ["市港航局"], "support": ["市商务局"]}
BOTH: Roles = {"lead": ["市港航局"], "support": ["市商务局"]}


def read(text: str, names: tuple[str, ...] = KNOWN) -> list[Roles]:
    return [
        {part.role: [name.text for name in part.names] for part in bracket.parts}
        for bracket in find_brackets(text, names)
    ]


UNPLACED = [
    ("（牵头单位：市港航局，协调单位：市灯塔集、东湾村）", ["协调单位：市灯塔集、东湾村"]),
    ("（牵头单位：市港航局；验收单位：待定）", ["验收单位：待定"]),
    ("（牵头单位：市港航局；验收单位：市商务局）", ["验收单位：市商务局"]),
    ("（牵头单位：市港航局，协调单位：东湾村）", ["协调单位：东湾村"]),
    ("（牵头单位：市港航局；市商务局：负责资金）", ["市商务局：负责资金"]),
    ("\n牵头单位：市港航局\n验收单位：市商务局\n下一段。", ["验收单位：市商务局"]),
    ("（牵头单位：市港航局；备注：另行安排）", []),
    ("（牵头单位：市港航局；目标：建成3座）", []),
]


@pytest.mark.parametrize(("bracket", "unplaced"), UNPLACED)
@pytest.mark.parametrize("names", [(), KNOWN])
def test_names_behind_a_label_that_is_not_known_are_told(
    bracket: str, unplaced: list[str], names: tuple[str, ...]
) -> None:
    text = f"建设泊位。{bracket}"
    [found] = find_brackets(text, names)
    assert [text[at.slice] for at in found.unplaced] == unplaced
    assert [[name.text for name in part.names] for part in found.parts] == [["市港航局"]]


def test_names_before_a_label_are_told() -> None:
    text = "建设泊位（市商务局；牵头单位：市港航局）"
    [found] = find_brackets(text)
    assert [text[at.slice] for at in found.unplaced] == ["市商务局"]


def test_what_is_not_placed_lies_in_its_bracket() -> None:
    text = (
        "建设泊位。\n牵头单位：市港航局；协调单位：东湾村\n验收单位：市商务局、市财政局\n下一段。"
    )
    [found] = find_brackets(text)
    assert text[found.at.slice] == text[6:-5]
    assert [text[at.slice] for at in found.unplaced] == [
        "协调单位：东湾村",
        "验收单位：市商务局、市财政局",
    ]


@pytest.mark.parametrize("caption", ["计量单位：万亩", "送审单位：详见附件"])
def test_a_label_without_names_is_no_bracket(caption: str) -> None:
    assert read_brackets(f"表1 灯塔（{caption}）") == Brackets((), ())


@pytest.mark.parametrize(
    "bracket",
    [
        "（市港航局牵头，以下均需市财政局落实，市水利局负责园区内的工作，不再列出）",
        "（市港航局牵头；以下均需各区政府落实，各镇街配合园区工作，不再一一列明）",
    ],
)
def test_what_a_bracket_says_of_those_below_it_is_not_of_its_own(bracket: str) -> None:
    assert read(f"建设泊位。{bracket}") == [{"lead": ["市港航局"]}]


def test_a_bracket_that_is_not_closed_ends_before_an_item_that_begins_with_a_date() -> None:
    for number in ("1.", "1、", "1.2031年底前"):
        text = f"建设泊位（远期）（近期\n{number}疏浚航道（市港航局牵头，市商务局配合）"
        assert read(text) == [BOTH]


def test_a_label_alone_that_is_not_known_cannot_be_read() -> None:
    text = "建设泊位。（协调单位：市港航局）"
    for names in ((), KNOWN):
        assert [text[at.slice] for at in read_brackets(text, names).unread] == [text[5:]]
    for caption in ("单位：座", "单位：kgCO2/(人·a)", "单位：元/(户·处)"):
        assert read_brackets(f"表1 灯塔（{caption}）").unread == ()


def test_names_behind_a_deadline_are_charged() -> None:
    text = "建设泊位。（责任单位：东湾村；完成时限：年底前，市港航局牵头，市商务局配合）"
    assert read(text) == [{"responsible": ["东湾村"], **BOTH}]
    [found] = find_brackets(text, KNOWN)
    assert [text[at.slice] for at in found.deadlines] == ["年底前"]


@pytest.mark.parametrize(
    "pair",
    ["()", "（）", "[]", "［］", "〔〕", "【】", "〖〗", "〈〉", "(）", "﹝﹞", "{}", "｛｝"],
)
@pytest.mark.parametrize("colon", [":", "：", "∶", " ："])
@pytest.mark.parametrize("names", [(), KNOWN])
def test_any_pair_of_signs(pair: str, colon: str, names: tuple[str, ...]) -> None:
    text = f"建设泊位。{pair[0]}牵头单位{colon}市港航局；配合单位{colon}市商务局{pair[1]}"
    assert read(text, names) == [BOTH]


@pytest.mark.parametrize(
    ("inside", "held"),
    [
        ("牵 头 单 位：市港航局；配 合 单 位：市商务局", BOTH),
        ("牵头单位：市港航局 配合单位：市商务局", BOTH),
        ("牵头单位：市港航局配合单位：市商务局", BOTH),
        ("主办单位：市港航局；协办单位：市商务局", BOTH),
        ("主责单位：市港航局，参加单位：市商务局", BOTH),
        ("统筹单位：市港航局；指导单位：市商务局", BOTH),
        ("承办单位：市港航局", {"implement": ["市港航局"]}),
        ("实施单位：市港航局", {"implement": ["市港航局"]}),
        ("责任处室：运输处", {"responsible": ["运输处"]}),
        ("项目名称：新港；责任单位：市港航局", {"responsible": ["市港航局"]}),
        ("市港航局牵头、市商务局配合", BOTH),
        ("责任单位：市港航局牵头，市商务局配合", BOTH),
        (
            "市港航局牵头，云州海关、东湾村配合",
            {"lead": ["市港航局"], "support": ["云州海关", "东湾村"]},
        ),
        ("市港航局会同市商务局负责", TOGETHER),
        ("市港航局会同市商务局", TOGETHER),
        ("市港航局牵头，市商务局同时配合", BOTH),
        (
            "责任单位：市港航局、市商务局（以下均需各地落实，不再列出）",
            {
                "responsible": ["市港航局", "市商务局"],
            },
        ),
        ("市港航局牵头，会同市商务局", BOTH),
        ("责任单位：市港航局会同市商务局", {"responsible": ["市港航局", "市商务局"]}),
        (
            "市港航局、东湾村，云州海关；市商务局参与",
            {
                "responsible": ["市港航局", "东湾村", "云州海关"],
                "support": ["市商务局"],
            },
        ),
        ("市港航局，市商务局配合", {"responsible": ["市港航局"], "support": ["市商务局"]}),
        (
            "市港航局、市商务局；东湾村按职责分工负责",
            {
                "joint": ["市港航局", "市商务局", "东湾村"],
            },
        ),
        ("牵头单位：市港航局会同市商务局", {"lead": ["市港航局", "市商务局"]}),
        ("东湾村；市港航局（统筹）", {"responsible": ["东湾村"], "lead": ["市港航局"]}),
        (
            "市港航局牵头，市商务局配合；新港集团落实主体责任",
            {
                **BOTH,
                "implement": ["新港集团"],
            },
        ),
        ("市港航局以及市商务局负责", {"responsible": ["市港航局", "市商务局"]}),
        ("市发展和改革委员会与市商务局负责", {"responsible": ["市发展和改革委员会", "市商务局"]}),
        (
            "市港航局负责，市商务局指导、督促",
            {"responsible": ["市港航局"], "support": ["市商务局"]},
        ),
        ("市、区机管局负责", {"responsible": ["市、区机管局"]}),
        ("市港航局、市商务局等部门分别负责", {"responsible": ["市港航局", "市商务局"]}),
        ("市港航局、东湾村", {"responsible": ["市港航局", "东湾村"]}),
        ("市港航局牽頭，市商务局配合", BOTH),
        ("市港航局、市商务局按职责分⼯负责", {"joint": ["市港航局", "市商务局"]}),
        ("各区人民政府结合实际落实", {"implement": ["各区人民政府"]}),
        ("责任单位：市港航局；逗号前为牵头单位，下同", {"responsible": ["市港航局"]}),
        ("牵头单位：市港\n航局；配合单\n 位：市商\n务局", BOTH),
        ("牵头单位：市港\n\n— 3 —\n\n航局；配合单位：市商—３—务局", BOTH),
    ],
)
def test_forms(inside: str, held: Roles) -> None:
    text = f"建设泊位。（{inside}）\n"
    assert read(text) == [held]


def test_officials_and_deadlines_are_no_organizations() -> None:
    text = "建设泊位。（责任领导：副市长；责任单位：市港航局；完成时限：2026年6月底前）"
    text += "\n（市商务局负责，长期坚持）"
    first, second = find_brackets(text, KNOWN)
    assert [(post.role, post.text) for post in first.officials] == [("responsible", "副市长")]
    assert [text[at.slice] for at in first.deadlines] == ["2026年6月底前"]
    assert [text[at.slice] for at in second.deadlines] == ["长期坚持"]
    assert read(text) == [{"responsible": ["市港航局"]}, {"responsible": ["市商务局"]}]


def test_a_label_with_a_duty_may_be_read_either_way() -> None:
    [bracket] = find_brackets("（责任单位：市港航局、市商务局，云州海关按职责分工负责）", KNOWN)
    ways = [
        {p.role: [n.text for n in p.names] for p in w} for w in (bracket.parts, *bracket.others)
    ]
    assert ways == [
        {"responsible": ["市港航局", "市商务局", "云州海关"]},
        {"joint": ["市港航局", "市商务局", "云州海关"]},
        {"responsible": ["市港航局", "市商务局"], "joint": ["云州海关"]},
    ]


def test_places_that_share_a_word() -> None:
    [bracket] = find_brackets("（责任单位：市、区机管局、东湖区、西山区人民政府）")
    [part] = bracket.parts
    assert {name.text: name.bodies for name in part.names if len(name.bodies) > 0} == {
        "市、区机管局": ("市机管局", "区机管局"),
        "东湖区": ("东湖区人民政府",),
    }


@pytest.mark.parametrize(
    ("known", "names"),
    [
        (["市甲局", "市乙局"], ["市甲局", "市乙局"]),
        (["市甲局", "市乙局", "市级相关部门"], ["市甲局", "市乙局", "市级相关部门"]),
        (["市甲局"], ["市甲局", "市乙局等市级相关部门"]),
    ],
)
def test_what_stands_behind_and_others_is_a_name_where_it_is_known(
    known: list[str], names: list[str]
) -> None:
    [found] = read_brackets("建设。（配合单位：市甲局、市乙局等市级相关部门）", known).read
    assert [name.text for part in found.parts for name in part.names] == names


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("（市港航局牵头制定办法，谁审批谁负责）", True),
        ("（责任单位：坚持谁审批、谁负责）", True),
        ("（责任单位：市港航局、市商务局\n2.下一项。", True),
        ("（市港航局负责解释）", False),
        ("（责任单位：无）", False),
        ("（以下简称市港航局）", False),
        ("（含市港航局和市商务局）", False),
        ("（党委领导、政府负责、社会协同、公众参与）", False),
    ],
)
def test_what_cannot_be_read_is_told(text: str, *, unread: bool) -> None:
    found = read_brackets(f"建设{text}", KNOWN)
    assert not found.read
    assert bool(found.unread) is unread


def said(text: str) -> list[Roles]:
    found: Brackets = read_brackets(text)
    assert found.unread == ()
    return [{p.role: [n.text for n in p.names] for p in bracket.parts} for bracket in found.read]


@pytest.mark.parametrize("width", [30, 36, 40])
@pytest.mark.parametrize("city", ["dezhou", "chengde", "maiji", "taian"])
def test_hard_wrapped_text_says_the_same(sources: Path, city: str, width: int) -> None:
    text = (sources / f"{city}.txt").read_text(encoding="utf-8")
    wrapped = re.sub(rf"([^\n]{{{width}}})(?=[^\n])", r"\1\n", text)
    assert wrapped != text
    assert said(wrapped) == said(text)


@pytest.mark.parametrize(
    ("line", "printed", "held"),
    [
        ("建泊位。责任单位：市港航局", "责任单位：市港航局", {"responsible": ["市港航局"]}),
        (
            "1.建泊位，护岸线。牵头单位：市港航局。配合单位：市商务局。",
            "牵头单位：市港航局。配合单位：市商务局。",
            BOTH,
        ),
        (
            "建泊位； 牵头单位:市港航局；配合单位:市商务局",
            "牵头单位:市港航局；配合单位:市商务局",
            BOTH,
        ),
        (
            "建泊位。牵头单位：市港航局\n配合单位：市商务局",
            "牵头单位：市港航局\n配合单位：市商务局",
            BOTH,
        ),
    ],
)
def test_labels_behind_the_sentences_of_a_line(line: str, printed: str, held: Roles) -> None:
    text = f"一、港口\n{line}\n2.护海岸。\n"
    assert read(text) == [held]
    assert [text[one.at.slice] for one in find_brackets(text, KNOWN)] == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "建泊位。总体目标：达到20家。",
        "压实责任。工作要求：市港航局要落实责任。",
        "建泊位（一期。责任单位：市港航局）。",
        "市港航局负责：建泊位。",
    ],
)
def test_no_other_colon_behind_a_sentence_begins_one(text: str) -> None:
    found = find_brackets(text, KNOWN)
    assert all(text[one.at.slice].startswith("（") for one in found)


def test_labels_on_lines_that_were_broken() -> None:
    prose = "推进智慧港口建设，完善集疏运体系，提升通关便利化水平，培育航运服务新业态。"
    text = "\n\n".join(
        f"{number}．{prose}\n\n牵头部门：市港航局、市商务局、市财政局、市发展改革委、市交通运输局、市生态环境局"
        "\n\n完成时限：持续推进"
        for number in range(1, 9)
    )
    wrapped = re.sub(r"([^\n]{30})(?=[^\n])", r"\1\n", text)
    assert len(said(text)) == 8
    assert said(wrapped) == said(text)


UNREAD = "建平台。(责任单位:坚持市科技局谁审批、谁负责)"


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("市科技局", Span(4, len(UNREAD)), [("V023", "measures[0].responsibilities_at")]),
        ("市财政局", Span(4, len(UNREAD)), [
            ("V008", "measures[0].responsibilities"),
            ("V023", "measures[0].responsibilities_at"),
        ]),
        (None, None, [("V023", "measures")]),
    ],
)  # fmt: skip
def test_of_a_bracket_that_cannot_be_read_the_names_are_held(
    name: str | None, place: Span | None, expected: list[tuple[str, str]]
) -> None:
    source = SourceText(UNREAD)
    assert source.brackets == ()
    charged = [Responsibility(role="responsible", organizations=(name,))] if name else []
    measure = Measure(
        id="m1", title="建平台", at=Span(0, len(UNREAD)), responsibilities=charged,
        responsibilities_at=place,
    )  # fmt: skip
    plan = Plan(
        id="yunzhou",
        document=Document(title="云州市方案", source=source.source),
        jurisdiction=Jurisdiction(code="990100", name="云州市", level="city"),
        organizations=[Organization(name=each, kind="department") for each in filter(None, [name])],
        measures=[measure],
    )
    found = verified(plan, source, select="V008,V023").findings
    assert sorted((each.code, each.path) for each in found) == expected
    (told,) = (each.message.zh for each in found if each.code == "V023")
    assert ("不属于任何任务" in told) is (place is None)


@pytest.mark.parametrize(
    "inside",
    ["责任单位：15个乡镇各建1座泊位", "市商务局督促国有企业落实"],
)
def test_what_counts_things_or_urges_others_is_no_name(inside: str) -> None:
    assert read(f"建设泊位。（{inside}）\n", ()) == []


def test_of_which_measures_a_bracket_speaks_is_no_name() -> None:
    for told in ("第12项", "以上一、二项由", "以上两项任务，"):
        [found] = find_brackets(f"建设泊位。（{told}市港航局配合）")
        assert [name.text for part in found.parts for name in part.names] == ["市港航局"]


def test_sentences_in_a_bracket_are_read_where_all_of_them_charge() -> None:
    [found] = find_brackets("建设泊位。（市港航局牵头制定办法，市商务局配合）")
    assert [(part.role, part.names[0].text) for part in found.parts] == [
        ("lead", "市港航局"),
        ("support", "市商务局"),
    ]


def test_whoever_acts_with_others_under_a_label_is_read_in_one_way() -> None:
    [found] = find_brackets("建设泊位。（牵头单位：市港航局会同市商务局）", KNOWN)
    assert found.others == ()


def test_a_name_that_is_known_is_whole_though_it_says_with() -> None:
    names = ("会同县港航局", "云州会同馆")
    assert read("建设泊位。（会同县港航局、云州会同馆）", names) == [{"responsible": [*names]}]
    assert read("建设泊位。（云州会同馆牵头）", names) == [{"lead": ["云州会同馆"]}]


def test_who_leads_a_group_is_named_by_it() -> None:
    [found] = find_brackets("招商。（市商务局牵头，市产业推进组工作专班牵头单位按职责分工负责）")
    assert [(part.role, [name.text for name in part.names]) for part in found.parts] == [
        ("lead", ["市商务局"]),
        ("joint", ["市产业推进组工作专班牵头单位"]),
    ]

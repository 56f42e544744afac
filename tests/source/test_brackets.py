"""Brackets: composed from names and roles, then read back as they were composed."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.source import find_brackets

Roles = dict[str, list[str]]

NAMES = st.sampled_from(
    (
        "市港航局",
        "市工业和信息化局",
        "市委编办",
        "市科协",
        "各县(市、区)政府(管委会)",
        "各区（含开发区、保税区）政府",
        "各区、市政府",
        "国家金融监督管理总局云州监管分局",
        "云州大学",
        "各镇",
        "街道",
        "云海港口集团",
    )
)
LISTS = st.lists(NAMES, min_size=1, max_size=4, unique=True)
LABELS = {
    "lead": ("牵头单位", "牵头部门"),
    "support": ("配合单位", "参与单位", "配合部门"),
    "responsible": ("责任单位", "责任部门"),
}
CLAUSES = {
    "lead": ("牵头", "牵头负责", "分别牵头"),
    "support": ("配合", "参与"),
    "joint": ("按职责分工负责", "按照职责分工负责", "等按职责分工负责"),
    "implement": ("负责落实",),
}


@st.composite
def labelled(draw: st.DrawFn) -> tuple[str, Roles]:
    """(牵头单位:A、B;配合单位:C。) in either width."""
    roles = draw(st.lists(st.sampled_from(tuple(LABELS)), min_size=1, unique=True))
    held = {role: draw(LISTS) for role in roles}
    colon = draw(st.sampled_from(":："))
    comma = draw(st.sampled_from("、,，"))
    stop = draw(st.sampled_from((";", "；", "，", "。")))
    text = stop.join(
        draw(st.sampled_from(LABELS[role])) + colon + comma.join(names)
        for role, names in held.items()
    )
    left, right = draw(st.sampled_from("(（［")), draw(st.sampled_from(")）］"))
    return left + text + draw(st.sampled_from(("", "。"))) + right, held


@st.composite
def claused(draw: st.DrawFn) -> tuple[str, Roles]:
    """(A牵头,B、C配合) in either width."""
    roles = draw(st.lists(st.sampled_from(tuple(CLAUSES)), min_size=1, unique=True))
    held = {role: draw(LISTS) for role in roles}
    text = draw(st.sampled_from(",，；")).join(
        "、".join(names) + draw(st.sampled_from(CLAUSES[role])) for role, names in held.items()
    )
    return draw(st.sampled_from("(（")) + text + draw(st.sampled_from(")）")), held


BRACKETS = labelled() | claused()
PROSE = st.sampled_from(
    ("建成泊位(含改造)5个。", "", "强化首台(套)应用。\n", "“3+3”产业(责任", "2.建设(一期)工程。")
)


def read(text: str) -> list[Roles]:
    return [
        {part.role: [name.text for name in part.names] for part in bracket.parts}
        for bracket in find_brackets(text)
    ]


@given(st.lists(st.tuples(PROSE, BRACKETS), max_size=4))
def test_what_was_composed_is_read_back(pieces: list[tuple[str, tuple[str, Roles]]]) -> None:
    text = "\n".join(prose + bracket for prose, (bracket, _) in pieces)
    assert read(text) == [held for _, (_, held) in pieces]
    for bracket, (_, (printed, _)) in zip(find_brackets(text), pieces, strict=True):
        assert text[bracket.at.slice] == printed
        for part in bracket.parts:
            for name in part.names:
                assert text[name.at.slice] == name.text
                assert name.at in bracket.at


_PIECES = st.sampled_from(
    ("(", "）", "［", "、", "，", "：", "牵头单位", "负责", "市局", "\n", "A", "等")
)


def any_text() -> st.SearchStrategy[str]:
    """Pieces of brackets, whole ones among them, and anything else."""
    pieces = _PIECES | BRACKETS.map(lambda bracket: bracket[0]) | st.characters()
    return st.lists(pieces, max_size=60).map("".join)


@given(any_text())
def test_any_text_is_read_in_order(text: str) -> None:
    found = find_brackets(text)
    assert all(one.at.end <= two.at.start for one, two in pairwise(found))
    for bracket in found:
        assert bracket.parts
        for part in bracket.parts:
            assert all(text[name.at.slice] == name.text for name in part.names)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("(市港航局负责)", {"responsible": ["市港航局"]}),
        (
            "（由市港航局牵头，市商务局等部门配合）",
            {"lead": ["市港航局"], "support": ["市商务局等部门"]},
        ),
        (
            "(责任单位:市港航局,各区、市政府;完成时限:2024年6月底)",
            {"responsible": ["市港航局", "各区、市政府"]},
        ),
        (
            "（市港航局、市商务局等按职责分工负责，各区政府负责落实。以下均需各区政府落实，不再列出）",
            {"joint": ["市港航局", "市商务局"], "implement": ["各区政府"]},
        ),
        (
            "（市港航局、市商务局按职责分工负责；以下均需各市、县〔市、区〕政府落实，不再列出，下同）",
            {"joint": ["市港航局", "市商务局"]},
        ),
        *(
            (
                f"（牵头单位：市港航局；配合单位：市商务局、{each}）",
                {"lead": ["市港航局"], "support": ["市商务局", each]},
            )
            for each in (
                "各区、县级市",
                "各有关区、县级市",
                "各县（市）、区",
                "各县（市）、区人民政府",
                "各市、县",
                "各旗、县（区）",
            )
        ),
        (
            "（市港航局、市商务局按照职责分工指导推动，各区政府组织实施）",
            {"joint": ["市港航局", "市商务局"], "implement": ["各区政府"]},
        ),
        ("（市港航局牵头，市商务局指导）", {"lead": ["市港航局"], "support": ["市商务局"]}),
        (
            "(市港航局、市商务局按职责分工负责,各镇、街道负责落实)",
            {"joint": ["市港航局", "市商务局"], "implement": ["各镇", "街道"]},
        ),
        (
            "1.建设泊位。\n\n牵头部门：市港航局\n\n参与部门：市商务局，各市、县、区政府\n\n完成时限：6月底\n",
            {"lead": ["市港航局"], "support": ["市商务局", "各市、县、区政府"]},
        ),
    ],
)
def test_grammars(text: str, held: Roles) -> None:
    assert read(text) == [held]


@pytest.mark.parametrize("number", ["—8—", "－8－", "- 8 -", "-8-"])
def test_the_number_of_a_page_inside_a_line_is_no_part_of_a_name(number: str) -> None:
    [found] = find_brackets(f"建港。（责任单位：市财政局、市经济信{number}息委）")
    assert [name.text for part in found.parts for name in part.names] == [
        "市财政局",
        "市经济信息委",
    ]


def test_deep_nesting_is_read_in_linear_time() -> None:
    deep = "(" * 200_000 + "市局负责" + ")" * 200_000
    assert read(deep) == [{"responsible": ["市局"]}]
    assert read(deep + "\n(市局负责)") == [{"responsible": ["市局"]}] * 2


@pytest.mark.parametrize(
    "text",
    [
        "(含试点企业)",
        "(牵头单位:)",
        "由市港航局牵头建设的项目",
        "(坚持谁审批、谁负责)",
        "(原由企业自行负责的事项)",
        "发布机构:云州市港航局",
    ],
)
def test_what_is_no_bracket(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("city", "brackets", "names"),
    [("dezhou", 22, 70), ("chengde", 24, 109), ("maiji", 22, 154), ("taian", 0, 0)],
)
def test_real_documents(sources: Path, city: str, brackets: int, names: int) -> None:
    found = find_brackets((sources / f"{city}.txt").read_text(encoding="utf-8"))
    assert len(found) == brackets
    assert sum(len(part.names) for bracket in found for part in bracket.parts) == names


def test_words_behind_a_label_without_a_colon_are_names_or_nothing() -> None:
    assert find_brackets("建成。（牵头单位市级统筹）") == ()
    [found] = find_brackets("建成。（责任单位市甲局、市乙局）")
    assert [name.text for part in found.parts for name in part.names] == ["市甲局", "市乙局"]

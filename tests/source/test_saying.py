"""Words that charge somebody where no bracket stands: headings and clauses, and what is neither."""

import pytest

from policymodel.model import Span
from policymodel.source.bodies import KnownNames
from policymodel.source.content import content
from policymodel.source.saying import read_heading
from policymodel.source.sentences import ANYBODY, PLACE, is_spoken_of, read_acting


def heading(text: str, words: str) -> list[str] | None:
    start = text.index(words)
    found = read_heading(text, Span(start, start + len(words)))
    return found and [name.text for part in found.parts for name in part.names]


def acting(text: str) -> list[tuple[str, list[str]]]:
    found = read_acting(content(text, 0, len(text)), KnownNames())
    parts = found.parts if found else ()
    return [(part.role, [name.text for name in part.names]) for part in parts]


@pytest.mark.parametrize(
    "text", ["（一）{}\n下一段。", "三、{}：", "1.{}工作职责\n", "**{}**\n", "{}"]
)
def test_a_heading_that_names_bodies_charges_them(text: str) -> None:
    assert heading(text.format("市水务局、市财政局"), "市水务局、市财政局") == [
        "市水务局",
        "市财政局",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("由市水务局、市财政局\n统筹", "市水务局、市财政局"),
        ("报送市水务局\n统筹", "市水务局"),
        ("（一）市水务局推进改革\n统筹", "市水务局"),
        ("（一）市水务局，统筹。", "市水务局"),
        ("（一）水库建设\n统筹", "水库建设"),
        ("（一）市水务局、完善机制\n统筹", "市水务局、完善机制"),
    ],
)
def test_words_that_are_no_such_heading_charge_nobody(text: str, words: str) -> None:
    assert heading(text, words) is None


@pytest.mark.parametrize("ending", ["等部门", "等有关部门", "等相关部门"])
def test_fields_of_departments_are_those_of_bodies(ending: str) -> None:
    assert acting(f"民政、财政{ending}负责核查") == [("responsible", ["民政", f"财政{ending}"])]
    assert acting(f"支持企业、财政{ending}负责核查") == []


@pytest.mark.parametrize(
    "words",
    [
        f"市水务局{verb}各区"
        for verb in ("定期对", "保障", "确保", "支持", "指导", "督促", "推动", "引导", "帮助")
    ],
)
def test_a_body_and_those_to_whom_it_does_something_are_no_name(words: str) -> None:
    assert is_spoken_of(words)


@pytest.mark.parametrize("name", ["自治区有关部门", "自治区直各单位", "市级相关单位", "各有关部门"])
def test_anybody_of_a_level_is_none_of_several_bodies(name: str) -> None:
    assert ANYBODY.match(name)


@pytest.mark.parametrize(
    "words", ["高新园区", "老城区", "翠湖社区", "东湾小区", "云泽景区", "北山矿区"]
)
def test_a_part_of_a_town_is_no_place_that_is_charged(words: str) -> None:
    assert PLACE.fullmatch(words) is None
    assert PLACE.fullmatch("云泽区")

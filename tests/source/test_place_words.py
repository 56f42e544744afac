"""Places whose names begin like words that join or charge: 和平区, 会同县, 将乐县."""

import pytest

from policymodel.model import Span
from policymodel.source.brackets import read_brackets
from policymodel.source.saying import read_sentence


def charged(text: str, names: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    [bracket] = read_brackets(text, names).read
    return [(part.role, [name.text for name in part.names]) for part in bracket.parts]


def said(text: str, names: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    found = read_sentence(text, Span(0, len(text) - 1), names)
    return (
        [(part.role, [name.text for name in part.names]) for part in found.parts] if found else []
    )


@pytest.mark.parametrize("place", ["和平区", "和云市", "和原旗"])
def test_a_join_that_begins_a_place_is_not_taken_off(place: str) -> None:
    first, other = f"{place}教育局", f"{place}财政局"
    assert charged(f"建码头。（{first}、市甲局负责）") == [("responsible", [first, "市甲局"])]
    assert charged(f"建码头。（责任单位：市甲局、{first}）") == [("responsible", ["市甲局", first])]
    assert charged(f"建码头。（市甲局和{first}负责）") == [("responsible", ["市甲局", first])]
    wanted = [("responsible", [first]), ("support", [other])]
    assert charged(f"建码头。（{first}会同{other}负责）") == wanted
    assert said(f"由{first}负责，{other}配合。") == wanted


@pytest.mark.parametrize("name", ["城区教育局", "各区教育局", "新区管委会", "市教育局", "县教育局"])
def test_a_join_before_other_names_is_none_of_theirs(name: str) -> None:
    assert charged(f"建码头。（市甲局和{name}负责）") == [("responsible", ["市甲局", name])]
    assert charged(f"建码头。（责任单位：市甲局、和{name}）") == [("responsible", ["市甲局", name])]


@pytest.mark.parametrize("place", ["会同县", "和县", "应县", "将乐县", "让云区", "从云市"])
def test_a_name_that_is_known_is_not_torn(place: str) -> None:
    first, other = f"{place}教育局", f"{place}财政局"
    names = first, other
    assert charged(f"建码头。（{first}牵头，{other}配合）", names) == [
        ("lead", [first]),
        ("support", [other]),
    ]
    both = [("responsible", [first]), ("support", [other])]
    assert charged(f"建码头。（{first}会同{other}负责）", names) == both
    assert charged(f"建码头。（由{first}牵头）", names) == [("lead", [first])]
    assert said(f"由{first}负责，{other}配合。", names) == both
    assert said(f"{first}会同{other}制定办法。", names) == both
    assert said(f"市甲局会同{first}制定办法。", names) == [
        ("responsible", ["市甲局"]),
        ("support", [first]),
    ]


def test_who_acts_together_with_another_is_told_from_a_place_by_what_stands_before() -> None:
    names = "会同县财政局", "会同县教育局"
    assert charged("建码头。（县教育局会同县财政局负责）", names) == [
        ("responsible", ["县教育局"]),
        ("support", ["县财政局"]),
    ]

"""A did-you-mean is near, is quick, and is never far-fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import HAN_TEXT

from policymodel.text import Nearest

NAMES = ["市科技局", "市财政局", "市教育局", "市农业农村局", "科技部"]


# In 业业业业 difflib's longest blocks hide each other; names are not like that.
REAL = HAN_TEXT.filter(lambda name: len(set(name)) > 3)


@given(st.lists(REAL, min_size=1, unique=True), st.data())
def test_a_name_with_a_slip_finds_a_name_as_near(names: list[str], data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(names))
    place = data.draw(st.integers(0, len(meant) - 1))
    found = Nearest(names).to(meant[:place] + "氵" + meant[place + 1 :])
    assert found in names
    shared = sum(a == b for a, b in zip(found, meant, strict=False))
    assert len(names) > 1 or shared == len(meant)


def test_the_nearest_of_several() -> None:
    nearest = Nearest(NAMES)
    assert nearest.to("市科计局") == "市科技局"
    assert nearest.to("市农业局") == "市农业农村局"
    assert nearest.to("科技部门") == "科技部"
    assert nearest.to("教育局") == "市教育局"


def test_nothing_is_near() -> None:
    assert Nearest(NAMES).to("人民银行") is None
    assert Nearest([]).to("市科技局") is None
    assert Nearest(NAMES).to("市科技局" * 30) is None
    assert Nearest(NAMES).hint("人民银行") is None


def test_of_equals_the_first() -> None:
    assert Nearest(["m12", "m13"]).to("m14") == "m12"


def test_a_name_nearer_as_a_whole_beats_one_that_shares_more_pairs() -> None:
    assert Nearest(["市科技局后勤中心", "市科技厅"]).to("市科技局") == "市科技厅"


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("市科技馆址", True),  # six letters of ten are in common
        ("市科技馆旧址", False),  # six of eleven
    ],
)
def test_a_name_is_like_from_six_tenths_in_common_on(name: str, like: bool) -> None:
    assert Nearest([name]).to("市科技创新") == (name if like else None)


@pytest.mark.parametrize(
    ("name", "word", "found"), [(80, 80, True), (81, 80, False), (80, 81, False)]
)
def test_what_is_longer_than_any_name_is_not_looked_for(name: int, word: int, found: bool) -> None:
    meant = "局" * name
    assert Nearest([meant]).to("局" * (word - 1) + "处") == (meant if found else None)


@pytest.mark.parametrize(("rivals", "found"), [(5, True), (6, False)])
def test_the_six_that_share_most_pairs_are_compared(rivals: int, found: bool) -> None:
    names = [f"{number}号楼市科技局{number}号门" for number in range(rivals)]
    assert Nearest([*names, "市科技"]).to("市科技局") == ("市科技" if found else None)


@pytest.mark.parametrize(("rivals", "found"), [(199, True), (200, False)])
def test_a_pair_leads_to_the_first_two_hundred_names(rivals: int, found: bool) -> None:
    """The rivals bear, between them, all pairs that the word shares with the name meant."""
    names = [name for i in range(rivals) for name in (f"市科{i:03}", f"{i:03}科技")]
    assert Nearest([*names, "市科技"]).to("市科技厅") == ("市科技" if found else None)


def test_a_hint_asks() -> None:
    hint = Nearest(NAMES).hint("市科计局")
    assert hint is not None
    assert hint.zh == "是否想写“市科技局”？"
    assert hint.en == 'did you mean "市科技局"?'

"""A did-you-mean is near, is quick, and is never far-fetched."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import HAN_TEXT

from policymodel.checks.nearest import Nearest

NAMES = ["市科技局", "市财政局", "市教育局", "市农业农村局", "科技部"]


@given(st.lists(HAN_TEXT.filter(lambda name: len(name) > 3), min_size=1, unique=True), st.data())
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


def test_a_hint_asks() -> None:
    hint = Nearest(NAMES).hint("市科计局")
    assert hint is not None
    assert hint.zh == "是否想写“市科技局”？"
    assert hint.en == 'did you mean "市科技局"?'

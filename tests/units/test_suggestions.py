"""What a slip is taken for, and that nothing is taken for another thing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import simple_names, unit_names

from policymodel.units import STANDARD, find_unit, suggest_unit, unknown_unit


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("万元整", "万元"),
        ("百分点以上", "个百分点"),
        ("亿千瓦小时", "亿千瓦时"),
        ("千瓦小时", "千瓦时"),
        ("亿", "亿元"),
        ("吨标煤/万元整", "吨标准煤/万元"),
        ("平方公理", "平方公里"),
        ("万平方公理", "万平方公里"),
        ("件数", "件"),
        ("kilometr", "公里"),
        ("squar metres", None),
        ("persones", "人"),
    ],
)
def test_slips_are_understood(slip: str, meant: str | None) -> None:
    assert suggest_unit(slip) == meant
    hint = unknown_unit(slip).hint
    assert hint is not None
    assert meant is None or f"“{meant}”" in hint.zh


@pytest.mark.parametrize(
    "word",
    [
        "人月", "人日", "元月", "count", "number", "/", "件/", "囗/万人", "吨/囗", "万韩元", "韩元",
        "船公里", "MWx", "kWhh", "tCO3", "人小时", "吨水", "亿万元", "千千瓦", "",
    ],
)  # fmt: skip
def test_a_word_for_another_thing_is_no_slip(word: str) -> None:
    assert find_unit(word) is None
    assert suggest_unit(word) is None


@given(st.text(max_size=8) | st.sampled_from(["万元整", "平方公理", "件/万人数"]), unit_names())
def test_a_suggestion_is_one_that_fits(word: str, name: str) -> None:
    wanted = STANDARD.known(name).dimension
    meant = suggest_unit(word, lambda unit: unit.dimension == wanted)
    assert meant is None or STANDARD.known(meant).dimension == wanted
    assert suggest_unit(word, lambda _: False) is None


@example("场", "架次")  # 场次, another name of 场, lies near
@given(st.sampled_from(simple_names()), st.sampled_from(simple_names()))
def test_two_units_in_one_word_are_neither(a: str, b: str) -> None:
    meant = None if find_unit(a + b) else suggest_unit(a + b)
    assert meant is None or meant not in (a, b)

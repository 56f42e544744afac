"""Multiples and ratios: one unit however it is spelt, and none of what is not known."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import simple_names, unit_names

from policymodel.units import STANDARD, denominator, find_unit, numerator, same_unit
from policymodel.units.lines import multiples


@given(unit_names())
def test_what_is_composed_is_read_back_as_the_same_unit(name: str) -> None:
    unit = find_unit(name)
    assert unit is not None
    assert unit.name == name
    again = find_unit(unit.en if name.isascii() else f" {name} ")
    assert again is None or again.name == name


@given(st.sampled_from(simple_names()), st.lists(st.sampled_from(simple_names()), max_size=2))
def test_a_ratio_is_its_parts(over: str, below: list[str]) -> None:
    made = find_unit("/".join((over, *below)))
    parts = [STANDARD.known(name) for name in below]
    if any(part.kind in ("share", "points", "index") for part in parts):
        assert made is None
        return
    assert made is not None
    top, scale = STANDARD.known(over), STANDARD.known(over).scale
    for part in parts:
        scale /= part.scale
    assert made.scale == scale
    assert sorted(made.dimension.split("/")) == sorted(p.dimension for p in (top, *parts))
    assert numerator(made.name) == top.name
    written = f"{over}/({'·'.join(reversed(below))})" if below else over
    assert same_unit(written, made.name)
    assert bool(denominator(made.name)) is bool(below)


def test_multiples_are_what_they_are_called() -> None:
    for multiple in multiples():
        for word in multiple.words:
            unit = find_unit(f"{word}家")
            assert unit is not None
            assert (unit.name, unit.scale) == (f"{word}家", multiple.factor)
        for word in multiple.si:
            unit = find_unit(f"{word}{'W' if word < '⺀' else '瓦'}")
            assert unit is not None
            assert unit.scale == multiple.factor


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("万名", "万人"),
        ("万 吨 标 煤", "万吨标准煤"),
        ("吨标煤／万元", "吨标准煤/万元"),
        ("微克每立方米", "微克/立方米"),
        ("μg/m³", "微克/立方米"),
        ("µg/㎥", "微克/立方米"),
        ("ug/m3", "微克/立方米"),
        ("mg/L", "毫克/升"),
        ("件/每万人", "件/万人"),
        ("人/10万人", "人/十万人"),
        ("1000人", "千人"),
        ("万kW·h", "万千瓦时"),
        ("亿度", "亿千瓦时"),
        ("万kW", "万千瓦"),
        ("百万瓦", "兆瓦"),
        ("千米", "公里"),
        ("万t/a", "万吨/年"),
        ("kWh/(m2·a)", "千瓦时/(平方米·年)"),
        ("千瓦时/年·平方米", "千瓦时/(平方米·年)"),
        ("L/100km", "升/百公里"),
        ("tCO2e", "吨二氧化碳当量"),
        ("t CO₂e", "吨二氧化碳当量"),
        ("MtCO2e", "百万吨二氧化碳当量"),
        ("kt", "千吨"),
        ("Mt CO2e", "百万吨二氧化碳当量"),
        ("GWh", "吉瓦时"),
        ("persons", "人"),
        ("People", "人"),
        ("tonnes per year", "吨/年"),
        ("people per km2", "人/平方公里"),
        ("million tonnes", "百万吨"),
        ("10,000 m2", "万平方米"),
        ("ten thousand persons", "万人"),
        ("EUR million", "百万欧元"),
        ("billion yuan", "十亿元"),
        ("yuan per capita", "元/人"),
        ("beds per 1,000 people", "张/千人"),
        ("cases per 100,000 population", "件/十万人"),
        ("per cent", "%"),
        ("gigawatt-hours", "吉瓦时"),
        ("㎡", "平方米"),
        ("位", "位次"),
        ("PFLOPS", "PFLOPS"),
        ("蒸吨/小时", "蒸吨"),
        ("1/10万", "1/10万"),
    ],
)
def test_one_unit_has_one_name(spelt: str, name: str) -> None:
    found = find_unit(spelt)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "word",
    [
        "万", "万万元", "亿万元", "千千瓦", "百分", "万%", "万位", "十个百分点", "兆家", "M人",
        "kkm", "家/", "/家", "家//人", "家/人/户/年", "元/%", "10家", "12家", "千 百家", "人人",
        "km3x", "kha", "tonne per", "per year", "million", "10 million", "kilopersons",
        "人·月", "(人)", "人日",
    ],
)  # fmt: skip
def test_what_is_not_composed_of_known_parts_is_unknown(word: str) -> None:
    assert find_unit(word) is None


def test_a_fold_is_a_whole() -> None:
    fold = STANDARD.known("倍")
    assert (fold.dimension, fold.scale) == ("share", Fraction(100))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("35微克/立方米以内", "微克/立方米"),
        ("30μg/m³以内", "μg/m³"),
        ("60人次", "人次"),
        ("30mm高", "mm"),
        ("85个百分点", "个百分点"),
        ("5百分点", "百分点"),
        ("0.5吨标准煤/万元", "吨标准煤/万元"),
        ("3千瓦时/（平方米·年）。", "千瓦时/（平方米·年）"),
        ("3千瓦时/平方米·年", "千瓦时/平方米·年"),
        ("8万吨二氧化碳当量", "万吨二氧化碳当量"),
        ("2 kW", None),
        ("1例/10万人", "例/10万人"),
        ("6元/囗", "元"),
        ("5G网络", None),
        ("5Wx", None),
        ("5", None),
    ],
)
def test_the_longest_unit_stands_at_a_place(text: str, unit: str | None) -> None:
    found = STANDARD.at(
        text,
        1
        if not text.startswith(("35", "30", "60", "85", "0.5"))
        else 3
        if text.startswith("0.5")
        else 2,
    )
    assert (None if found is None else text[: found[1]].lstrip("0123456789.")) == unit

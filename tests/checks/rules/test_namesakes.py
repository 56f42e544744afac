"""Indicators that nobody linked, and that by their names count one thing, or some of it."""

from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.analysis.namesakes import core
from policymodel.model import Indicator, Measure, Span

CODES = ["T221", "T222", "T223", "U207"]


def one(code: str, name: str, value: str, unit: str = "家", **fields: Any) -> Indicator:
    made = target(f"{code}.1", value, **({"unit": unit, "year": 2027} | fields))
    return indicator(made, id=code, name=name, unit=unit)


def told(*indicators: Indicator) -> list[str]:
    return [found.code for found in check(plan(*indicators), select=CODES)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("智慧农场", "智慧农场"),
        ("智慧农场", "智慧农场数量"),
        ("智慧农场总数", "全市智慧农场（家）"),
        ("“云帆”平台", "云帆平台个数"),
        ("冷库、仓库", "冷库，仓库"),
        ("云州市智慧农场", "智慧农场"),
    ],
)
def test_names_that_differ_in_nothing_are_of_one_thing(first: str, second: str) -> None:
    assert told(one("a", first, "300"), one("b", second, "350")) == ["T221"]
    assert told(one("a", first, "300"), one("b", second, "300")) == ["T222"]
    assert told(one("a", first, "300"), one("b", second, "300", unit="公里")) == []


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("智慧牧场", {}),
        ("智慧农场产值", {}),
        ("智慧农场", {"year": 2025}),
        ("智慧农场", {"kind": "increment"}),
        ("智慧农场", {"commitment": "aspirational"}),
        ("智慧农场", {"scope": "省级以上"}),
        ("智慧农场", {"comparator": "about"}),
        ("智慧农场", {"restates": "a.1"}),
        ("智慧农场", {"per": "各区"}),
        ("新增智慧农场", {}),
    ],
)
def test_what_differs_may_have_another_number(name: str, fields: dict[str, Any]) -> None:
    value = "310" if fields.get("comparator") == "about" else "350"
    whole, other = one("a", "智慧农场", "300"), one("b", name, value, **fields)
    assert "T221" not in told(whole, other)


def test_both_indicators_and_their_places_are_named() -> None:
    at, around = Span(10, 14), Span(0, 50)
    named = Measure(id="m1", number="11", title="建设农场", at=around)
    first, second = one("a", "智慧农场", "300"), one("b", "智慧农场数量", "350", at=at)
    (found,) = check(plan(first, second, measures=(named,)), select=["T221"])
    assert "“智慧农场”为≥300家" in found.message.zh
    assert "“智慧农场数量”（第11项任务）为≥350家" in found.message.zh
    assert '"智慧农场数量" (measure 11) ≥350 家' in found.message.en


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("重点实验室", "省级重点实验室"),
        ("创新平台", "其中：省级创新平台"),
        ("孵化器", "孵化器（国家级）"),
        ("充电桩数量", "公共充电桩"),
        ("市级以上工程中心", "省级以上工程中心"),
        ("市级以上工程中心", "国家级工程中心"),
    ],
)
def test_some_are_not_more_than_all(whole: str, part: str) -> None:
    for both in ((0, 1), (1, 0)):
        made = one("a", whole, "25"), one("b", part, "30")
        assert told(*(made[i] for i in both)) == ["T223"]
        made = one("a", whole, "30"), one("b", part, "30")
        assert told(*(made[i] for i in both)) == []


@pytest.mark.parametrize(
    ("whole", "part", "unit", "fields"),
    [
        ("研发投入占比", "工业研发投入占比", "%", {}),  # a share of others
        ("公共建筑", "非公共建筑", "家", {}),
        ("消费支出", "人均消费支出", "元", {}),
        ("充电桩", "公共充电桩", "家", {"year": 2030}),
        ("充电桩", "公共充电桩", "家", {"comparator": "at_most"}),
        ("充电桩", "充电桩企业", "家", {}),
    ],
)
def test_what_is_no_part_may_be_more(
    whole: str, part: str, unit: str, fields: dict[str, Any]
) -> None:
    assert told(one("a", whole, "25", unit), one("b", part, "30", unit, **fields)) == []


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("人", "人次", ["U207"]),
        ("家", "个", ["U207"]),
        ("亿元", "亿美元", ["U207"]),
        ("人", "万人", []),
        ("亿元", "万元", []),
        ("家", "%", []),  # a thing and its share
        ("家", "亿元", []),  # firms, and what they sell
    ],
)
def test_one_thing_is_counted_in_one_way(first: str, second: str, codes: list[str]) -> None:
    made = [indicator(id=c, name="外国专家", unit=u) for c, u in (("a", first), ("b", second))]
    assert told(*made) == codes


@given(st.text("智慧农场冷库仓平台", min_size=2, max_size=30), st.data())
def test_signs_and_blanks_tell_no_names_apart(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(name) - 1))
    for sign in ("、", " ", "“", "·", "《"):
        assert core(f"{name[:place]}{sign}{name[place:]}") == core(name)
    assert core(f"全市{name}数量（家）") == core(name) == name


@given(st.permutations([("a", "智慧农场", "300"), ("b", "智慧农场数", "350"), ("c", "冷库", "9")]))
def test_the_order_of_indicators_does_not_matter(listed: list[tuple[str, str, str]]) -> None:
    assert told(*(one(*each) for each in listed)) == ["T221"]


def test_a_share_has_several_names() -> None:
    made = one("a", "垃圾分类覆盖率", "95", "%"), one("b", "垃圾分类覆盖比例", "90", "%")
    found = [each.code for each in check(plan(*made), select=["T221", "T230"])]
    assert found == ["T221"]  # and is not told twice


@pytest.mark.parametrize(
    ("name", "scope", "codes"),
    [
        ("非遗项目", "省级以上", ["T223"]),
        ("非遗项目", "全市", []),
        ("国家级非遗项目", "市级", []),  # these are others
    ],
)
def test_some_of_an_indicator_are_not_more_than_all(
    name: str, scope: str, codes: list[str]
) -> None:
    fields: dict[str, Any] = {"unit": "项", "year": 2027}
    targets = target("a.1", "120", **fields), target("a.2", "150", scope=scope, **fields)
    assert told(indicator(*targets, id="a", name=name, unit="项")) == codes


def test_a_name_that_says_only_how_much_is_of_anything() -> None:
    assert told(one("a", "装机规模", "10", "万千瓦"), one("b", "装机", "80", "万千瓦")) == []
    assert told(one("a", "产值", "300", "亿元"), one("b", "白酒产值", "900", "亿元")) == []
    assert told(one("a", "白酒产值", "300", "亿元"), one("b", "白酒产值", "900", "亿元")) == [
        "T221"
    ]


def test_what_one_measure_counts_is_not_all_of_it() -> None:
    items = [
        one(code, name, value, "个", at=at)
        for code, name, value, at in (
            ("a", "低空起降点", "90", Span(4, 8)),
            ("b", "起降点", "30", Span(20, 25)),
            ("c", "城市起降点", "40", Span(60, 65)),
            ("d", "社区起降点", "50", Span(30, 35)),
        )
    ]
    tasks = (Measure(id="m1", title="建", at=Span(10, 50)), Measure(id="m2", at=Span(50, 90)))
    made = attrs.evolve(plan(*items), measures=tasks)
    assert [each.path for each in check(made, select=["T223"])] == [
        "indicators[3].targets[0].value"
    ]

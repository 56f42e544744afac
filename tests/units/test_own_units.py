"""A plan's own units: known in that plan alone, and wrong ones told with the way out."""

import pickle
from decimal import Decimal
from typing import Any

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

import policymodel as pm
from policymodel.model import OwnUnit, Plan
from policymodel.units import STANDARD, find_unit

SHED = OwnUnit(name="棚", kind="count", en="greenhouses (greenhouse)", aliases=("大棚",))
PICUL = OwnUnit(name="担", kind="mass", en="piculs", equals="50 千克")


def codes(made: Plan) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in check(made, select=["U"])]


def test_they_are_known_in_their_plan_alone() -> None:
    made = plan(indicator(target("a", "9", unit="万棚"), unit="大棚"), units=[SHED])
    assert codes(made) == []
    assert codes(plan(indicator(target("a", "9", unit="万棚"), unit="大棚"))) == [
        ("U101", "indicators[0].unit"),
        ("U101", "indicators[0].targets[0].unit"),
    ]
    assert find_unit("棚") is None
    assert plan().known_units is STANDARD


def test_multiples_ratios_and_conversions_follow() -> None:
    known = plan(units=[SHED, PICUL]).known_units
    assert known.convert(2, "万担", "吨") == 1000
    assert known.convert(Decimal("0.5"), "吨/棚", "担/大棚") == 10
    assert known.known("greenhouses per km2").name == "棚/平方公里"
    assert known.known("万担/年").en == "10,000 piculs per year"
    assert not known.comparable("棚", "担")
    assert known.quantity(2, "担").to("千克").magnitude == 100
    assert known.quantity(3, "万棚").to(known.quantity(1, "棚").units).magnitude == 30000


def test_targets_in_own_units_are_held_against_each_other() -> None:
    first = target("a", "2", unit="担", year=2025)
    again = target("b", "100", unit="千克", year=2025, restates="a")
    wrong = target("c", "101", unit="千克", year=2025, restates="a")
    made = plan(indicator(first, again, wrong, unit="千克"), units=[PICUL])
    found = check(made, select=["T201"])
    assert [one.path for one in found] == ["indicators[0].targets[2].value"]
    assert pm.quantity(first, known=made.known_units).to("千克").magnitude == 100


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ([{"name": "吨", "kind": "mass"}], [("name", "已知的单位“吨”")]),
        ([{"name": "万名", "kind": "count"}], [("name", "已知的单位“万人”")]),
        ([{"name": "囗", "kind": "count", "aliases": ["㎡"]}], [("aliases[0]", "“平方米”")]),
        (
            [{"name": "囗", "kind": "count"}, {"name": "囗", "kind": "mass"}],
            [("name", "写了两次")],
        ),
        (
            [
                {"name": "甲囗", "kind": "mass", "equals": "2 乙囗"},
                {"name": "乙囗", "kind": "mass", "equals": "3 万甲囗"},
                {"name": "丙囗", "kind": "mass", "equals": "4 甲囗"},
            ],
            [("equals", "由它自己定义"), ("equals", "由它自己定义"), ("equals", "“甲囗”有误")],
        ),
        ([{"name": "甲囗", "kind": "mass", "equals": "甲囗"}], [("equals", "由它自己定义")]),
        ([{"name": "囗", "kind": "mass", "equals": "一把"}], [("equals", "无法读出")]),
        ([{"name": "囗", "kind": "mass", "equals": "0 千克"}], [("equals", "无法读出")]),
        ([{"name": "囗", "kind": "mass", "equals": "1.2.3 千克"}], [("equals", "无法读出")]),
        ([{"name": "囗", "kind": "count", "equals": "5 千克"}], [("kind", "（mass）")]),
    ],
)
def test_what_cannot_be_is_told_at_its_place(
    units: list[dict[str, Any]], told: list[tuple[str, str]]
) -> None:
    made = plan(units=[OwnUnit(**each) for each in units])
    found = check(made, select=["U105"])
    assert [one.path.partition("].")[2] for one in found] == [key for key, _ in told]
    for one, (_, words) in zip(found, told, strict=True):
        assert words in one.message.zh
        assert one.hint is not None


def test_the_order_of_definitions_does_not_matter() -> None:
    ton = OwnUnit(name="乙囗", kind="mass", equals="10 甲囗")
    base = OwnUnit(name="甲囗", kind="mass", equals="2 吨")
    for own in ([ton, base], [base, ton]):
        known = plan(units=own).known_units
        assert known.faults == ()
        assert known.convert(1, "乙囗", "吨") == 20


def test_they_are_read_and_written_with_the_plan() -> None:
    made = plan(indicator(target("a", "9", unit="棚"), unit="棚"), units=[SHED, PICUL])
    assert pm.read_plan(pm.write_plan(made)) == made
    assert pm.plan_from_json(pm.plan_to_json(made)) == made
    assert made.known_units.find("棚")
    copy = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
    assert copy == made
    assert copy.known_units.known("万棚").name == "万棚"
    assert pickle.loads(pickle.dumps(STANDARD)) is STANDARD  # noqa: S301

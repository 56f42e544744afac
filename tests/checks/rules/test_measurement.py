"""How indicators are measured: which units go together under one name."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Indicator, Target


def mixed(*units: str) -> Indicator:
    """An indicator without unit, with a target in each of `units`."""
    made = (target(f"t{i}", "9", unit=unit, year=2021 + i) for i, unit in enumerate(units))
    return indicator(*made, unit=None)


def paths(code: str, *indicators: Indicator) -> list[str]:
    return [one.path for one in check(plan(*indicators), select=[code])]


@pytest.mark.parametrize(
    ("one", "other", "converts"),
    [
        ("家", "家", True),
        ("亿元", "万元", True),
        ("家", "项", False),
        ("%", "个百分点", True),  # a share and its change
        ("%", "家", False),
        ("件", "件/万人", True),  # a ratio may print its numerator alone
        ("万件", "件/万人", True),
        ("人", "件/万人", False),  # but not what it divides by
        ("人年/万人", "件/万人", False),
    ],
)
def test_which_units_convert_under_one_name(one: str, other: str, converts: bool) -> None:
    told = [] if converts else ["indicators[0].targets[1].unit"]
    assert paths("U203", mixed(one, other)) == told
    assert paths("U203", mixed(other, one)) == told


def test_units_are_held_against_the_first_of_their_own_indicator() -> None:
    named = indicator(target("a", "9"), target("b", "9", unit="项"))  # U102 tells of it
    assert paths("U203", named, mixed("家", "项", "家", "项")) == [
        "indicators[1].targets[1].unit",
        "indicators[1].targets[3].unit",
    ]


@pytest.mark.parametrize(
    "passed",
    [
        Target(id="t", kind="level", comparator="at_least", value=Decimal(9)),
        target("t", "9", unit="%", kind="growth_rate"),
        target("t", "9", unit="%", kind="relative", benchmark="全省平均水平"),
        Target(id="t", kind="qualitative", unit="项"),
    ],
    ids=["unit", "growth_rate", "relative", "qualitative"],
)
def test_a_target_that_measures_nothing_else_is_passed_over(passed: Target) -> None:
    made = indicator(passed, target("a", "9"), target("b", "9", unit="项"), unit=None)
    assert paths("U203", made) == ["indicators[0].targets[2].unit"]


def supplied(code: str, **fields: Any) -> Target:
    """A cell of a table whose unit the text at hand does not print."""
    return target(code, "9", words="9", unit_stated=False, **fields)


def test_units_that_no_text_prints_are_told_once() -> None:
    firms = indicator(supplied("a", year=2023), supplied("b", year=2025))
    others = indicator(supplied("c", unit="件"), id="others", name="专利", unit="件")
    (one,) = check(plan(firms, others), select=["U204"])
    assert one.path == "indicators[0].targets[0].unit_stated"
    assert one.message.zh == ("所据文本没有印出“高新技术企业”、“专利”的单位，方案补作“家”、“件”。")
    assert one.message.en.endswith('for "高新技术企业", "专利"; the plan supplies "家", "件".')


@pytest.mark.parametrize("turned", [False, True])
def test_a_unit_that_is_printed_where_the_target_is_said_again_is_not_told(turned: bool) -> None:
    cell, sentence = supplied("a"), target("b", "9", words="达到9家")
    first, again = (sentence, cell) if turned else (cell, sentence)
    linked = indicator(first, attrs.evolve(again, restates=first.id))
    assert paths("U204", linked) == []
    assert paths("U204", indicator(first, again)) != []
    unprinted = attrs.evolve(sentence, words="达到9", unit_stated=False, restates="a")
    assert len(paths("U204", indicator(cell, unprinted))) == 1


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("每万人口发明专利拥有量", "件", True),
        ("每百户家用汽车", "辆", True),
        ("每千名老年人养老床位", "张", True),
        ("每十万人口执业医师", "人", False),
        ("每万人口全科医生", "名", False),
        ("每万名就业人员中研发人员", "人年", False),
        ("每十万人口执业医师", "人/十万人", False),
        ("每万人口发明专利拥有量", "件/万人", False),
    ],
)
def test_people_among_people_are_printed_as_people(name: str, unit: str, told: bool) -> None:
    made = indicator(target("a", "9", unit=unit), name=name, unit=unit)
    assert bool(paths("U205", made)) is told


def test_what_an_index_is_published_in_is_nobodys_affair() -> None:
    made = indicator(target("a", "65", unit="%"), name="综合科技创新水平指数", unit="%")
    assert [one.code for one in check(plan(made), select=["U"])] == []


@pytest.mark.parametrize(
    "name", ["地区生产总值增速", "规上工业增加值增长率", "居民收入增长", "物价涨幅"]
)
def test_a_rate_of_growth_by_name_has_a_growth_rate(name: str) -> None:
    rate = target(
        "a", "6", unit="%", kind="growth_rate", words="年均增长6%左右", comparator="about"
    )
    codes = {one.code for one in check(plan(indicator(rate, name=name, unit="%")))}
    assert codes.isdisjoint({"U202", "T304"})
    assert paths("U202", indicator(rate, name="绿地率", unit="%"))


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("每千名老年人养老床位", "张/万人", True),
        ("每千名老年人养老床位", "张/千人", False),
        ("每千名老年人养老床位", "张/千名", False),
        ("每千名老年人养老床位", "张", False),  # U205
        ("每万人发明专利拥有量", "件/千人", True),
        ("万人发明专利拥有量", "件/万人", False),
        ("每万名就业人员研发人员", "人年/万人", False),
        ("每百户汽车拥有量", "辆/百户", False),
        ("每百户汽车拥有量", "辆/万人", True),
        ("每十万人口执业医师", "人/万人", True),
        ("养老床位", "张/万人", False),
        ("每个社区服务站", "个", False),
    ],
)
def test_a_name_that_says_of_how_many_agrees_with_the_unit(
    name: str, unit: str, told: bool
) -> None:
    assert paths("U210", indicator(name=name, unit=unit)) == ["indicators[0].unit"] * told

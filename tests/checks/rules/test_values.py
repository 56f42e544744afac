"""Values, at the edges of what can be."""

from decimal import Decimal

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.analysis.wording import shown
from policymodel.findings import Finding
from policymodel.model import Indicator, Target


def found(code: str, *indicators: Indicator) -> list[Finding]:
    return list(check(plan(*indicators), select=[code]))


def share(value: str, stated: str | None = "%", whole: str | None = "%") -> Indicator:
    return indicator(target("t", value, unit=stated), name="产值占比", unit=whole)


@pytest.mark.parametrize(
    ("unit", "value", "told"),
    [
        ("%", "0", False),
        ("%", "-0.01", True),
        ("%", "0.5", False),
        ("%", "100", False),
        ("%", "100.01", True),
        ("‰", "1000", False),
        ("‰", "1000.1", True),
    ],
)
def test_a_share_may_be_none_or_all_of_its_whole(unit: str, value: str, told: bool) -> None:
    assert bool(found("T101", share(value, unit, unit))) is told


def test_the_unit_of_a_share_stands_with_the_target_or_the_indicator() -> None:
    assert found("T101", share("101", None, "%"))
    assert found("T101", share("101", "%", None))
    assert found("T101", share("101", None, None)) == []


def test_a_share_beyond_its_whole_is_told_in_its_unit() -> None:
    (one,) = found("T101", indicator(name="高新技术企业"), share("450"))
    assert one.path == "indicators[1].targets[0].value"
    assert one.message.zh == "“产值占比”为450%，占比不在0—100%之间。"
    assert one.message.en == '"产值占比" is 450 %, but a share lies between 0 and 100 %.'


@pytest.mark.parametrize(
    ("unit", "kind", "value", "told"),
    [
        ("家", "level", "0", False),
        ("家", "level", "-1", True),
        ("家", "total", "-1", True),
        ("家", "increment", "-1", False),
        ("万人", "level", "0.5", False),
        ("吨", "level", "0.5", False),
        ("吨", "level", "-0.5", True),
        ("亿元", "level", "-1", False),
        ("%", "level", "-1", False),
    ],
)
def test_there_may_be_none_but_not_less(unit: str, kind: str, value: str, told: bool) -> None:
    made = indicator(target("t", value, kind=kind, unit=unit), unit=unit)
    assert bool(found("T102", made)) is told


@pytest.mark.parametrize(
    ("unit", "value", "told"),
    [
        ("家", "0", False),
        ("家", "0.0", False),
        ("家", "35.0", False),
        ("家", "3.5", True),
        ("万人", "1.5", False),
        ("万人", "1.0001", False),
        ("万人", "1.00010", False),
        ("万人", "1.00001", True),
        ("人年", "3.5", False),
        ("亿元", "3.5", False),
    ],
)
def test_a_count_is_whole_in_things_and_not_in_its_unit(unit: str, value: str, told: bool) -> None:
    assert bool(found("T103", indicator(target("t", value, unit=unit), unit=unit))) is told


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("发明专利拥有量", "件", True),
        ("发明专利拥有量", "件/万人", False),
        ("每万人口发明专利拥有量", "件", False),
        ("人均藏书", "件", False),
    ],
)
def test_an_average_may_be_broken(name: str, unit: str, told: bool) -> None:
    made = indicator(target("t", "12.5", unit="件"), name=name, unit=unit)
    assert bool(found("T103", made)) is told


@pytest.mark.parametrize(
    "passed",
    [
        indicator(target("t", "3.5", unit="亿元"), id="money", unit="亿元"),
        indicator(target("t", "3.5"), id="average", name="平均规模"),
    ],
    ids=lambda one: one.id,
)
def test_a_count_after_what_may_be_broken_is_still_whole(passed: Indicator) -> None:
    (one,) = found("T103", passed, indicator(target("u", "3.5")))
    assert one.path == "indicators[1].targets[0].value"


def test_both_ends_of_a_range_are_whole() -> None:
    ends = Target(
        id="t", kind="level", comparator="between", value=Decimal("3.5"), high=Decimal("4.5")
    )
    assert [one.path for one in found("T103", indicator(ends))] == [
        "indicators[0].targets[0].value",
        "indicators[0].targets[0].high",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12345678901234567890", "12345678901234567890"),
        ("123456789012345678901", "1.234568E+20"),
        ("1E+20", "1" + "0" * 20),
        ("1E+21", "1.000000E+21"),
        ("1E-20", "0." + "0" * 19 + "1"),
        ("1E-21", "1.000000E-21"),
    ],
)
def test_a_value_is_shown_in_at_most_twenty_places(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


@pytest.mark.parametrize(
    ("name", "unit", "value", "told"),
    [
        ("高新技术企业", "家", "12000000", True),
        ("全市高新技术企业数量", "万家", "1200", True),
        ("高新技术企业", "家", "1200", False),
        ("高新技术企业产值", "亿元", "12000000", False),
        ("研发经费投入强度", "%", "33", True),
        ("研发经费投入强度", "%", "3.3", False),
        ("万人发明专利拥有量", "件/万人", "65000", True),
        ("智慧农场", "家", "12000000", True),
        ("智慧农场", "个", "12000000", False),
        ("智慧农场", "家", "20000000000", False),  # too many of anything
    ],
)
def test_no_place_has_more_than_the_largest(name: str, unit: str, value: str, told: bool) -> None:
    made = indicator(target("t", value, unit=unit), name=name, unit=unit)
    assert bool(found("T115", made)) is told


def test_the_size_of_a_concept_holds_whatever_its_name() -> None:
    made = indicator(target("t", "300000"), name="科技小巨人", concept="high_tech_enterprises")
    (one,) = found("T115", made)
    assert "300000家，超出各地可能达到的规模（200000家）" in one.message.zh


@pytest.mark.parametrize(
    ("benchmark", "told"),
    [
        ("全省前列", True),
        ("全国先进水平", True),
        ("高于全省平均水平", True),
        ("全市第一方阵", True),
        ("全省前10位", False),
        ("全省前三", False),
        ("全省第一", False),
        ("2022年全省平均水平", False),
        ("省下达目标", True),
    ],
)
def test_a_benchmark_says_what_is_compared_with(benchmark: str, told: bool) -> None:
    made = Target(id="t", kind="relative", benchmark=benchmark, year=2027)
    assert bool(found("T116", indicator(made))) is told


def test_numbers_that_somebody_above_hands_down_are_asked_for() -> None:
    made = Target(id="t", kind="relative", words="完成省下达的减煤任务", year=2027)
    (one,) = found("T116", indicator(made))
    assert one.message.zh == "下列目标以上级下达的数为准，文件没有写明数值：“高新技术企业”。"
    binding = attrs.evolve(indicator(made), attribute="binding")
    assert found("T116", binding) == []  # T229


def test_vague_benchmarks_are_told_in_one_line() -> None:
    vague = [Target(id=f"t{k}", kind="relative", benchmark="全省前列") for k in range(4)]
    again = Target(id="again", kind="relative", benchmark="全省前列", restates="t0")
    (one,) = found("T116", indicator(*vague, again))
    assert one.path == "indicators[0].targets[0].benchmark"
    assert one.message.zh.count("“高新技术企业：全省前列”") == 3
    assert "等4项。" in one.message.zh

"""What one number leaves open: B117, T230 (limits of time), T234, T235, T236."""

from typing import Any

import pytest
from checks.dutyplans import found
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Baseline, Indicator, NotTarget, Period, Span, Target

# the start that an increase tells


def implied(added: dict[str, Any], level: dict[str, Any], **parts: Any) -> list[str]:
    goals = (
        target("a", "25", **({"kind": "increment", "year": 2025} | added)),
        target("b", "150", **({"year": 2025} | level)),
    )
    return [one.message.zh for one in check(plan(indicator(*goals, **parts)), select=["B117"])]


def test_a_start_that_follows_is_told() -> None:
    (told,) = implied({}, {})
    assert told.endswith(
        "推算的现有数，文件没有写明，须与实际核对：“高新技术企业”（不少于125家：150−25）。"
    )


@pytest.mark.parametrize(
    ("added", "level", "parts", "count"),
    [
        ({"year": None}, {}, {}, 1),
        ({"scope": "省级"}, {"scope": "省级"}, {}, 1),
        ({"scope": "省级"}, {}, {}, 0),
        ({"year": 2024}, {}, {}, 0),
        ({"from_year": 2023}, {}, {}, 0),
        ({"change": "decrease"}, {}, {}, 0),
        ({"commitment": "aspirational"}, {}, {}, 0),
        ({"comparator": "at_most"}, {}, {}, 0),
        ({"subset_of": "b"}, {}, {}, 0),
        ({}, {}, {"accumulation": "per_period"}, 0),
        ({}, {}, {"baselines": (Baseline(value=100, year=2020),)}, 0),  # T217
    ],
)
def test_only_what_leads_to_a_level_tells_its_start(
    added: dict[str, Any], level: dict[str, Any], parts: dict[str, Any], count: int
) -> None:
    assert len(implied(added, level, **parts)) == count


def test_the_numbers_that_tell_a_start_are_in_the_unit_of_its_level() -> None:
    goals = target("a", "2500", kind="increment"), target("b", "1.5", unit="万家")
    (one,) = check(plan(indicator(*goals)), select=["B117"])
    assert "（不少于1.25万家：1.5−0.25）" in one.message.zh
    assert "(at least 1.25 万家: 1.5 − 0.25)" in one.message.en


@pytest.mark.parametrize(("level", "count"), [("24", 0), ("25", 1)])  # T225 tells of 24
def test_a_start_is_at_least_nothing(level: str, count: int) -> None:
    goals = target("a", "25", kind="increment"), target("b", level)
    assert len(check(plan(indicator(*goals)), select=["B117"])) == count


def test_of_several_increases_nobody_knows_which() -> None:
    rows = [target(f"a{k}", "25", kind="increment", year=2024 + k) for k in range(2)]
    level = target("b", "150", year=2025)
    assert not check(plan(indicator(*rows, level)), select=["B117"])


# several kinds


@pytest.mark.parametrize(
    ("name", "definition", "told"),
    [
        ("实验室、研究所、检测站", None, True),
        ("实验室、研究所和检测站(农业)", None, True),
        ("新产品、新技术和新工艺(农业)", None, False),
        ("技术中心、工程研究中心、检测中心", None, False),
        ("创新平台", "实验室、研究所、检测站等", True),
        ("实验室、研究所", None, False),
        ("国家、省、市级实验室", None, False),
        ("海洋、船舶、电力等行业的应用示范", None, False),
        ("平台(实验室、研究所、检测站)", None, False),
    ],
)
def test_a_number_for_several_kinds(name: str, definition: str | None, told: bool) -> None:
    new = target("a", "4", kind="increment", year=2025)
    made = plan(indicator(new, name=name, definition=definition))
    assert bool(check(made, select=["T234"])) is told


@pytest.mark.parametrize(
    ("unit", "parts", "told"),
    [
        ("家", {}, True),
        ("%", {}, False),
        ("亿元", {}, False),
        ("家", {"subset_of": "b"}, False),
        ("家", {"kind": "growth_rate", "unit": "%"}, False),
    ],
)
def test_only_counts_are_of_kinds(unit: str, parts: dict[str, Any], told: bool) -> None:
    new = target("a", "4", **({"unit": unit} | parts))
    made = plan(indicator(new, name="实验室、研究所、检测站", unit=unit))
    assert bool(check(made, select=["T234"])) is told


@pytest.mark.parametrize(
    ("value", "parts", "told"),
    [
        ("2", {}, False),  # not one for each
        ("3", {}, True),
        ("2", {"unit": "万家"}, True),
        ("2", {"comparator": "between", "high": 4}, True),
        ("4", {"words": "合计4家"}, False),
        ("4", {"words": "各4家"}, False),
        ("4", {"per": "每个区"}, False),
    ],
)
def test_of_what_can_only_be_a_sum_nobody_is_asked(
    value: str, parts: dict[str, Any], told: bool
) -> None:
    new = target("a", value, **parts)
    made = plan(indicator(new, name="平台", definition="实验室、研究所、检测站等"))
    asked = "以下1项指标的数，是几类合计，还是每类各计：“平台”（实验室、研究所、检测站等）？"
    assert [one.message.zh for one in check(made, select=["T234"])] == [asked] * told


@pytest.mark.parametrize(
    ("words", "why", "told"),
    [
        ("等10个系列", "scope_count", True),
        ("等共6大行业", "scope_count", True),
        ("10个系列", "scope_count", False),
        ("等10个系列", "plan_name", False),
        ("等", "scope_count", False),
    ],
)
def test_what_is_counted_behind_examples(words: str, why: str, told: bool) -> None:
    item = NotTarget(words=words, why=why, at=Span(20, 26))
    told_of = found("T235", not_targets=(item,))
    assert [one.message.zh for one in told_of] == [
        f"只举例、没有逐一列出的有1处：“{words}”。"
    ] * told


# all of it, or a part


def covered(
    name: str, words: str, part: dict[str, Any], full: dict[str, Any], end: int | None = 2025
) -> bool:
    whole = Target(id="a", kind="qualitative", words=words, **full)
    share = target("b", part.pop("value", "90"), unit="%", **part)
    made = plan(
        indicator(whole, id="all", name=name, unit=None),
        indicator(share, id="share", name="社区食堂覆盖率", unit="%"),
        period=Period(end=end),
    )
    return bool(check(made, select=["T236"]))


@pytest.mark.parametrize(
    ("name", "words", "part", "full", "told"),
    [
        ("社区食堂", "实现全覆盖", {}, {}, True),
        ("社区食堂全覆盖", "全面完成", {}, {}, True),
        ("社区食堂", "全部建成", {"year": 2025}, {"year": 2025}, True),
        ("社区食堂", "实现全覆盖", {"year": 2024}, {"year": 2025}, False),  # a step on the way
        ("社区食堂", "实现全覆盖", {"year": 2025}, {"year": 2024}, True),
        ("社区食堂", "不断增加", {}, {}, False),
        ("社区学校", "实现全覆盖", {}, {}, False),
        ("社区食堂", "实现全覆盖", {"value": "100"}, {}, False),
        ("社区食堂", "实现全覆盖", {"scope": "农村"}, {}, False),
        ("社区食堂", "实现全覆盖", {"scope": "农村"}, {"scope": "农村"}, True),
        ("社区食堂", "实现全覆盖", {"subset_of": "x"}, {}, False),
        ("社区食堂", "实现全覆盖", {"comparator": "at_most"}, {}, False),
        ("社区食堂", "实现全覆盖", {"commitment": "aspirational"}, {}, False),
    ],
)
def test_what_is_complete_is_no_part(
    name: str, words: str, part: dict[str, Any], full: dict[str, Any], told: bool
) -> None:
    assert covered(name, words, dict(part), full) is told


def test_without_a_last_year_nobody_can_tell() -> None:
    assert not covered("社区食堂", "实现全覆盖", {}, {}, end=None)


def test_numbers_of_one_indicator_are_compared_elsewhere() -> None:
    goals = target("a", "100", unit="%", year=2024), target("b", "90", unit="%", year=2025)
    one = indicator(*goals, name="社区食堂覆盖率", unit="%")
    assert not check(plan(one), select=["T236"])
    words = Target(id="c", kind="qualitative", words="全覆盖", year=2024)
    assert check(plan(indicator(words, goals[1], name="社区食堂覆盖率", unit="%")), select=["T236"])


# limits of time


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (("企业开办全程办理时间", "30", "分钟", {}), True),
        (("企业开办全程办理时间", "20", "分钟", {}), False),
        (("企业开办全程办理时间", "3", "个工作日", {}), False),
        (("企业开办全程办理时间", "30", "分钟", {"comparator": "at_least"}), False),
        (("企业注销办理时间", "30", "分钟", {}), False),
    ],
)
def test_limits_of_time_with_like_names(second: tuple[str, str, str, Any], told: bool) -> None:
    name, value, unit, parts = second
    limit = {"comparator": "at_most", "year": 2025}
    first = target("a", "20", unit="分钟", **limit)
    other = target("b", value, unit=unit, **(limit | parts))
    made: tuple[Indicator, ...] = (
        indicator(first, id="one", name="企业开办办理时间", unit="分钟", direction="decrease"),
        indicator(other, id="two", name=name, unit=unit, direction="decrease"),
    )
    assert bool(check(plan(*made), select=["T230"])) is told

"""Where indicators start: which rows make a column, and which indicators must start at all."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Baseline, Indicator, Span, Target


def test_only_a_year_above_its_value_is_the_heading_of_a_column() -> None:
    """A year in the words of the value itself is a row's own, however many rows have one."""

    def row(number: int, year: int, *, headed: bool) -> Indicator:
        at = Span(100 + number, 110 + number)
        stated = Span(10, 14) if headed else at
        start = Baseline(value=Decimal(5), year=year, at=at, year_at=stated)
        return indicator(id=f"i{number}", number=str(number), baselines=(start,))

    made = plan(row(1, 2021, headed=True), row(2, 2020, headed=False), row(3, 2020, headed=False))
    (found,) = check(made, select=["B105"])
    assert found.path == "indicators[1].baselines[0].year"
    assert found.message.en == (
        "The baseline column is for 2021, but these values are for 2020: "
        '"高新技术企业", "高新技术企业" (2 of 3).'
    )


MILESTONE = Target(id="t", kind="milestone")


@pytest.mark.parametrize(
    ("third", "found"),
    [
        ({}, ["indicators"]),
        ({"direction": "decrease"}, ["indicators"]),
        ({"direction": "maintain"}, ["indicators"]),
        ({"direction": "none"}, []),
        ({"targets": (target("t", "9", per="每个区"),)}, []),
        ({"targets": (target("t", "9", kind="growth_rate", unit="%"),)}, []),  # its own progress
        ({"targets": (Target(id="t", kind="relative"),)}, ["indicators"]),
        ({"targets": (Target(id="t", kind="relative", benchmark="省下达任务"),)}, []),
        ({"targets": (target("t", "100", unit="%"),), "unit": "%"}, []),  # all, from wherever
        ({"targets": (target("t", "9"), target("u", "3", kind="increment"))}, []),  # from 6 on
        ({"targets": (target("t", "9", restates="t0"),)}, []),
        ({"targets": (target("t", "9", kind="increment"),)}, []),
        ({"targets": (MILESTONE,)}, []),
        ({"targets": (MILESTONE, target("u", "9"))}, ["indicators"]),
    ],
)
def test_three_indicators_that_move_need_a_start(third: dict[str, Any], found: list[str]) -> None:
    known = {"id": "third", "name": "创新平台", "targets": (target("t", "9"),)}
    moving = [indicator(target(f"t{k}", "9"), id=f"i{k}") for k in range(2)]
    made = plan(*moving, Indicator(**known | third))
    assert [one.path for one in check(made, select=["B107"])] == found


def started(*starts: tuple[Baseline, ...], **last: Any) -> tuple[Indicator, ...]:
    """Indicators with a level to reach, each with its baselines; the last one as asked."""
    made = [
        indicator(target(f"t{k}", "9"), id=f"i{k}", name=f"平台{k}", baselines=each)
        for k, each in enumerate(starts)
    ]
    return (*made[:-1], attrs.evolve(made[-1], **last))


START = (Baseline(value=Decimal(5), year=2021),)


def test_a_plan_without_any_baseline_is_warned_of_once() -> None:
    (found,) = check(plan(*started((), (), (), ())), select=["B"])
    assert (found.code, found.severity) == ("B107", "warning")
    assert found.message.zh == (
        "方案中没有任何基期值，“平台0”、“平台1”、“平台2”等4项无法计算增幅和进度。"
    )
    assert found.hint is not None
    assert "baselines" in found.hint.zh
    assert found.office_hint is not None
    assert "baselines" not in found.office_hint.zh + found.office_hint.en


def test_what_has_no_baseline_in_a_plan_that_has_some_is_one_finding() -> None:
    made = plan(*started(START, (), START, ()))
    (found,) = check(made, select=["B107", "B115"])
    assert (found.code, found.severity, found.path) == ("B115", "info", "indicators[1]")
    assert found.message.zh == "方案中没有“平台1”、“平台3”的基期值，无法与现状比较。"
    assert check(plan(*started(START, START, START)), select=["B107", "B115"]) == ()


def test_what_is_to_be_maintained_is_held_against_its_target_alone() -> None:
    assert check(plan(*started(START, START, (), direction="maintain")), select=["B115"]) == ()
    assert check(plan(*started(START, START, (), direction="none")), select=["B115"]) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("保持在9家以上", False),
        ("稳定在9家", False),
        ("维持9家", False),
        ("稳定增长到9家", True),
        ("保持增势，达到9家", True),
        (None, True),
    ],
)
def test_a_level_to_be_kept_needs_no_baseline(words: str | None, told: bool) -> None:
    goals = (target("kept", "9", words=words), target("again", "9", restates="kept", words="9家"))
    made = plan(*started(START, START, (), targets=goals))
    assert [one.path for one in check(made, select=["B115"])] == ["indicators[2]"] * told


def test_two_baselines_of_one_year_are_told_with_their_unit() -> None:
    for year, zh, en in (
        (2021, "2021年基期值", " for 2021"),
        (None, "没有注明年份的基期值", " without a year"),
    ):
        both = (Baseline(value=Decimal(13), year=year), Baseline(value=Decimal(15), year=year))
        (found,) = check(plan(indicator(baselines=both)), select=["B106"])
        assert found.message.zh == f"“高新技术企业”{zh}有两个：13家和15家。"
        assert found.message.en == f'"高新技术企业" has two baselines{en}: 13 家 and 15 家.'

"""One slip, one finding: the rule that names the slip tells of it, and no other one besides."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import (
    Baseline,
    Deadline,
    Indicator,
    Measure,
    Period,
    Plan,
    Suppression,
)

WITHIN = Period(start=2023, end=2027)


def told(made: Plan, *codes: str) -> list[str]:
    return [one.code for one in check(made, select=codes)]


def due(*deadlines: Deadline, **fields: Any) -> Plan:
    """A plan issued in 2023 with one measure, which one indicator is served by."""
    measure = Measure(id="m1", number="1", title="建设泵站", deadlines=deadlines)
    serving = indicator(target("a", "9", year=2027), measures=("m1",))
    made = plan(serving, measures=(measure,), period=WITHIN, **fields)
    return attrs.evolve(made, document=attrs.evolve(made.document, issued=date(2023, 3, 1)))


def test_of_a_level_for_a_year_outside_the_period_only_the_year_is_told() -> None:
    levels = [target(f"t{year}", value, year=year) for year, value in ((2032, "10"), (2027, "20"))]
    assert told(plan(indicator(*levels), period=WITHIN), "T104", "T216") == ["T104"]
    levels[0] = attrs.evolve(levels[0], year=2025, value=Decimal(30))
    assert told(plan(indicator(*levels), period=WITHIN), "T104", "T216") == ["T216"]


def test_of_a_deadline_before_the_issue_only_that_is_told() -> None:
    assert told(due(Deadline(year=2020)), "H204", "H206") == ["H204"]
    assert told(due(Deadline(year=2024)), "H204", "H206") == ["H206"]


def test_of_a_deadline_that_its_words_contradict_only_that_is_told() -> None:
    wrong = Deadline(year=2042, words="2024年底前")
    assert told(due(wrong), "H203", "H205") == ["H205"]
    assert told(due(Deadline(year=2042, words="2042年底前")), "H203", "H205") == ["H203"]
    assert told(due(Deadline(year=2042)), "H203", "H205") == ["H203"]


def test_of_an_increment_put_down_as_a_level_no_baseline_is_asked() -> None:
    def firms(name: str, **fields: Any) -> Indicator:
        start = (Baseline(value=Decimal(5), year=2022),)
        known = {"id": f"i{ord(name)}", "name": f"{name}类企业", "baselines": start} | fields
        return indicator(target(f"t{ord(name)}", "9", year=2027), **known)

    new = target("new.1", "9", year=2027, words="新增9家")
    others = firms("甲"), firms("乙"), firms("丙")
    wrong = attrs.evolve(firms("丁", baselines=()), targets=(new,))
    assert told(plan(*others, wrong), "T304", "B115") == ["T304"]
    assert told(plan(*others, firms("丁", baselines=())), "T304", "B115") == ["B115"]


@pytest.mark.parametrize(
    ("first", "again", "codes"),
    [
        ("任务里为1 - 2家，哪个为准没有说明", "主要目标里为1家以上", ["T202"]),
        ("任务里为1-2家", None, ["T202"]),
        ("口径不明", None, ["T202", "D301"]),  # another doubt
        ("另有11-2家", None, ["T202", "D301"]),
    ],
)
def test_a_doubt_that_two_places_differ_is_told_by_what_compares_them(
    first: str, again: str | None, codes: list[str]
) -> None:
    least = target("a", "1", words="1家以上", doubt=first)
    about = target("b", "1", high=2, comparator="between", words="1-2家", restates="a", doubt=again)
    made = plan(indicator(least, about))
    assert told(made, "T202", "D301") == codes
    silent = Suppression(rule="T202", reason="原文即如此，已向起草处核实")
    assert "D301" in told(attrs.evolve(made, suppressions=(silent,)), "T202", "D301")


def test_of_a_limit_behind_the_baseline_only_that_is_told() -> None:
    limit = target("a", "30", comparator="at_most", year=2027)
    start = (Baseline(value=Decimal(50), year=2022),)
    assert told(plan(indicator(limit, baselines=start)), "T113", "B102") == ["B102"]
    assert told(plan(indicator(limit)), "T113", "B102") == ["T113"]


def test_of_a_fraction_a_hundred_times_too_small_only_the_size_is_told() -> None:
    half = target("a", "0.5", year=2027)
    start = (Baseline(value=Decimal(500), year=2022),)
    made = indicator(half, baselines=start, direction="none")
    assert told(plan(made), "T103", "B111") == ["B111"]
    assert told(plan(indicator(half)), "T103", "B111") == ["T103"]

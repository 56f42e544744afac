"""How two statements of one promise differ: `check` tells it, a table for issue does not."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.analysis.differences import Aspect, differences
from policymodel.analysis.index import PlanIndex
from policymodel.checks.engine.index import Index
from policymodel.model import Document, Indicator, Jurisdiction, Plan, Target
from policymodel.sheets.targets.remarks import Remarks
from policymodel.sheets.targets.rows import target_rows
from policymodel.vocabulary import CHANGES, COMMITMENTS, COMPARATORS, TARGET_KINDS

GOAL = Target(
    id="firms.goal", kind="level", comparator="at_least", value=Decimal(300), unit="家", year=2025
)
FALLS = {"kind": "change", "unit": "%", "change": "decrease", "base_year": 2020}
CODES: dict[Aspect, str] = {
    "number": "T201",
    "comparator": "T202",
    "wording": "T202",
    "commitment": "T203",
    "scope": "T204",
    "year": "T205",
    "from_year": "T205",
    "base_year": "T205",
    "kind": "T206",
    "per": "T206",
    "change": "T206",
    "digits": "T207",
}
RULES = sorted({*CODES.values(), "T208", "T231"})


def plan_of(goal: Target, again: Target, **of_indicator: Any) -> Plan:
    again = attrs.evolve(again, id="firms.m8", restates=goal.id)
    firms = Indicator(id="firms", name="企业", unit="家", targets=(goal, again), **of_indicator)
    return Plan(
        id="yunzhou",
        document=Document(title="题"),
        jurisdiction=Jurisdiction(code="370900", name="云州市", level="city"),
        indicators=(firms,),
    )


def told(plan: Plan) -> tuple[list[str], str]:
    """The codes that `check` tells, and what 备注 says of the row."""
    index = PlanIndex(plan)
    (row,) = target_rows(index)
    remarks = Remarks(index=index, lang="zh", words=lambda target: target.words).of(row) or ""
    return [found.code for found in check(plan, select=RULES)], remarks


@pytest.mark.parametrize(
    ("goal", "again", "codes"),
    [
        ({}, {"scope": "省级"}, ["T204"]),
        ({}, {"kind": "increment"}, ["T206"]),
        ({"from_year": 2021}, {"from_year": 2022}, ["T205"]),
        ({"year": None}, {}, []),
        ({"value": Decimal("1.54"), "unit": "%"}, {"value": Decimal("1.5"), "unit": "%"},
         ["T207"]),
        ({"comparator": "between", "high": Decimal(350)}, {"comparator": "at_least", "high": None},
         ["T202"]),
        ({}, {"value": Decimal(320)}, ["T201"]),
        ({}, {"scope": "全市"}, []),
        ({}, {"unit": None}, []),
        (FALLS, {"base_year": 2019}, ["T205"]),
        (FALLS, {"base_year": None}, []),
        (FALLS, {"change": "increase"}, ["T206"]),
        ({}, {"per": "各区"}, ["T206"]),
        ({"per": "每个区"}, {"per": "各区"}, []),
    ],
    ids=["scope", "kind", "first year", "year missing", "rounded", "range", "number",
         "whole place", "unit left out", "base year", "base year left out", "way", "each",
         "each in other words"],
)  # fmt: skip
def test_check_tells_what_differs_and_the_table_for_issue_keeps_still(
    goal: dict[str, Any], again: dict[str, Any], codes: list[str]
) -> None:
    first = attrs.evolve(GOAL, **goal)
    found, remarks = told(plan_of(first, attrs.evolve(first, **{"year": 2025, **again})))
    assert found == codes
    assert "不一致" not in remarks
    assert "重述" not in remarks


@st.composite
def statements(draw: st.DrawFn) -> Target:
    """A target near 300 家 in any respect."""
    value = draw(st.sampled_from(["300", "320", "300.4", "300.0"]))
    comparator = draw(st.sampled_from(COMPARATORS.codes))
    high = Decimal(350) if comparator == "between" else None
    return Target(
        id="t",
        kind=draw(st.sampled_from([c for c in TARGET_KINDS.codes if c != "relative"])),
        comparator=comparator,
        value=Decimal(value),
        high=high,
        unit=draw(st.sampled_from(["家", None, "万家", "项"])),
        year=draw(st.sampled_from([2025, 2027, None])),
        from_year=draw(st.sampled_from([None, 2021, 2022])),
        change=draw(st.sampled_from(CHANGES.codes)),
        base_year=draw(st.sampled_from([None, 2019, 2020])),
        per=draw(st.sampled_from([None, "各区", "每个区", "各县"])),
        commitment=draw(st.sampled_from(COMMITMENTS.codes)),
        scope=draw(st.sampled_from([None, "全市", "省级", "全社会"])),
        words=draw(st.sampled_from([None, "300家以上", "达到300家"])),
    )


@given(statements(), statements())
def test_what_check_tells_is_what_differs(goal: Target, again: Target) -> None:
    plan = plan_of(attrs.evolve(goal, id="firms.goal"), again)
    first, second = plan.indicators[0].targets
    aspects = differences(second, plan.indicators[0], first, plan.indicators[0])
    # From a field that the words contradict check draws no conclusion.
    index = Index(plan)
    ((_, _, kept),) = index.differing
    assert set(kept) <= set(aspects)
    assert index.disputed or kept == aspects
    expected = {CODES[each] for each in kept if each != "unit"}  # U102 tells the unit
    if "unit" in kept and goal.value == again.value and goal.unit and again.unit:
        expected.add("T231")  # one number with two counting words
    found, _ = told(plan)
    assert set(found) == expected


@given(statements())
def test_nothing_differs_from_itself(target: Target) -> None:
    firms = Indicator(id="firms", name="企业", unit="家")
    assert differences(target, firms, target, firms) == ()


@given(statements(), statements())
def test_what_differs_differs_both_ways(one: Target, other: Target) -> None:
    firms = Indicator(id="firms", name="企业", unit="家")
    assert differences(one, firms, other, firms) == differences(other, firms, one, firms)

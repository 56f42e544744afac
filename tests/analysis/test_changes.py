"""What changed between two versions of a plan."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans

from policymodel.analysis.changes import diff
from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Section,
    Span,
    Target,
)

TARGET = Target(
    id="firms.2025", kind="level", comparator="at_least", value=Decimal(30), unit="亿元", year=2025,
    words="达到30亿元", at=Span(3, 9),
)  # fmt: skip
FIRMS = Indicator(id="firms", name="企业产值", unit="亿元", targets=(TARGET,))
MEASURE = Measure(
    id="m1", number="1", title="建设平台",
    responsibilities=(Responsibility(role="lead", organizations=("甲局",)),),
    deadlines=(Deadline(year=2024),),
)  # fmt: skip
OLD = Plan(
    id="yunzhou",
    document=Document(title="题"),
    jurisdiction=Jurisdiction(code="370900", name="云州市", level="city"),
    organizations=(Organization(name="甲局", kind="department"),),
    sections=(Section(number="一", title="总则"),),
    indicators=(FIRMS,),
    measures=(MEASURE,),
)


def with_target(**fields: Any) -> Plan:
    target = attrs.evolve(TARGET, **fields)
    return attrs.evolve(OLD, indicators=(attrs.evolve(FIRMS, targets=(target,)),))


def with_measure(**fields: Any) -> Plan:
    return attrs.evolve(OLD, measures=(attrs.evolve(MEASURE, **fields),))


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (
            with_target(value=Decimal(32)),
            "raised  indicators[0].targets[0].value (firms.2025)  30 → 32",
        ),
        (
            with_target(value=Decimal("29.5")),
            "lowered  indicators[0].targets[0].value (firms.2025)  30 → 29.5",
        ),
        (
            with_target(comparator="more_than"),
            "changed  indicators[0].targets[0].comparator (firms.2025)  at_least → more_than",
        ),
        (
            with_target(words="力争达到30亿元"),
            "reworded  indicators[0].targets[0].words (firms.2025)  达到30亿元 → 力争达到30亿元",
        ),
        (
            with_target(year=None),
            "changed  indicators[0].targets[0].year (firms.2025)  2025 → none",
        ),
        (with_measure(title="建平台"), "reworded  measures[0].title (m1)  建设平台 → 建平台"),
        (
            with_measure(
                responsibilities=(Responsibility(role="lead", organizations=("甲局", "乙局")),)
            ),
            "reassigned  measures[0].responsibilities.lead (m1)  甲局 → 甲局、乙局",
        ),
        (
            with_measure(responsibilities=()),
            "reassigned  measures[0].responsibilities.lead (m1)  甲局 → none",
        ),
        (with_measure(deadlines=()), "dropped  measures[0].deadlines[0] (2024)  2024"),
        (attrs.evolve(OLD, measures=()), "dropped  measures[0] (m1)  建设平台"),
        (
            attrs.evolve(OLD, sections=(Section(number="一", title="总体要求"),)),
            "reworded  sections[0].title (一)  总则 → 总体要求",
        ),
        (
            attrs.evolve(OLD, document=Document(title="新题")),
            "reworded  document.title (yunzhou)  题 → 新题",
        ),
    ],
    ids=lambda value: value.split("  ")[1] if isinstance(value, str) else None,
)
def test_each_change_is_a_line(new: Plan, line: str) -> None:
    assert [each.format("en") for each in diff(OLD, new)] == [line]


def test_a_number_in_another_unit_is_judged_as_what_it_is() -> None:
    new = with_target(value=Decimal(310000), unit="万元")
    assert [each.kind for each in diff(OLD, new)] == ["raised", "changed"]


def test_places_in_the_document_are_told_on_demand() -> None:
    new = with_target(at=Span(4, 10))
    assert diff(OLD, new) == ()
    (one,) = diff(OLD, new, spans=True)
    assert (one.path, one.before, one.after) == ("indicators[0].targets[0].at", "[3, 9)", "[4, 10)")


def test_what_moves_in_its_list_has_not_changed() -> None:
    more = attrs.evolve(MEASURE, id="m2", number="2")
    both = attrs.evolve(OLD, measures=(MEASURE, more))
    assert diff(both, attrs.evolve(OLD, measures=(more, MEASURE))) == ()
    (one,) = diff(OLD, both)
    assert (one.kind, one.path, one.id, one.after) == ("added", "measures[1]", "m2", "建设平台")


@given(plans())
def test_a_plan_has_not_changed_against_itself(plan: Plan) -> None:
    assert diff(plan, plan, spans=True) == ()


@st.composite
def versions(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Two plans under one id: two that have little in common, or one with other numbers."""
    old = draw(plans())
    if draw(st.booleans()):
        return old, attrs.evolve(draw(plans()), id=old.id)

    def moved(target: Target) -> Target:
        if target.value is None or target.high is not None:
            return target
        return attrs.evolve(target, value=target.value + draw(st.integers(-2, 2)))

    indicators = tuple(
        attrs.evolve(each, targets=tuple(map(moved, each.targets))) for each in old.indicators
    )
    return old, attrs.evolve(old, indicators=indicators)


@given(versions())
def test_what_was_added_was_dropped_the_other_way_round(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    there, back = diff(old, new, spans=True), diff(new, old, spans=True)
    opposite = {"added": "dropped", "dropped": "added", "raised": "lowered", "lowered": "raised"}
    turned = sorted((opposite.get(c.kind, c.kind), c.id, c.after, c.before) for c in there)
    assert turned == sorted((c.kind, c.id, c.before, c.after) for c in back)
    assert there or _sorted(old) == _sorted(new)


def _sorted(value: Any) -> Any:
    """A plan as plain data in which the order of lists does not count."""
    if attrs.has(type(value)):
        fields = (each for each in attrs.fields(type(value)) if each.init)
        return repr([(each.name, _sorted(getattr(value, each.name))) for each in fields])
    return sorted(map(_sorted, value)) if isinstance(value, tuple) else repr(value)

"""What changed between two versions of a plan."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans
from versions import CHANNEL, HARBOUR, OLD, with_berths, with_harbour

from policymodel.analysis.changes import diff
from policymodel.model import Plan, Responsibility, Section, Span, Target


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (
            with_berths(value=Decimal(15)),
            "raised  indicators[0].targets[0].value (berths.2030)  12 → 15",
        ),
        (
            with_berths(value=Decimal("11.5")),
            "lowered  indicators[0].targets[0].value (berths.2030)  12 → 11.5",
        ),
        (
            with_berths(comparator="more_than"),
            "changed  indicators[0].targets[0].comparator (berths.2030)  at_least → more_than",
        ),
        (
            with_berths(words="力争建成12个"),
            "reworded  indicators[0].targets[0].words (berths.2030)  建成12个 → 力争建成12个",
        ),
        (
            with_berths(year=None),
            "changed  indicators[0].targets[0].year (berths.2030)  2030 → none",
        ),
        (with_harbour(title="建港区"), "reworded  measures[0].title (m1)  扩建港区 → 建港区"),
        (
            with_harbour(
                responsibilities=(
                    Responsibility(role="lead", organizations=("市港航局", "市财政局")),
                )
            ),
            "reassigned  measures[0].responsibilities.lead (m1)  市港航局 → 市港航局、市财政局",
        ),
        (
            with_harbour(responsibilities=()),
            "reassigned  measures[0].responsibilities.lead (m1)  市港航局 → none",
        ),
        (
            attrs.evolve(OLD, measures=(HARBOUR, attrs.evolve(CHANNEL, deadlines=()))),
            "dropped  measures[1].deadlines[0] (2029)  2029",
        ),
        (attrs.evolve(OLD, measures=(CHANNEL,)), "dropped  measures[0] (m1)  扩建港区"),
        (
            attrs.evolve(OLD, sections=(Section(number="一", title="总体要求"),)),
            "reworded  sections[0].title (一)  总则 → 总体要求",
        ),
        (
            attrs.evolve(OLD, document=attrs.evolve(OLD.document, title="港航方案")),
            "reworded  document.title (yunzhou)  港口方案 → 港航方案",
        ),
    ],
    ids=lambda value: value.split("  ")[1] if isinstance(value, str) else None,
)
def test_each_change_is_a_line(new: Plan, line: str) -> None:
    assert [each.format("en") for each in diff(OLD, new)] == [line]


def test_a_number_in_another_unit_is_judged_as_what_it_is() -> None:
    old = with_berths(value=Decimal(30), unit="亿元")
    new = with_berths(value=Decimal(310000), unit="万元")
    assert [each.kind for each in diff(old, new)] == ["raised", "changed"]


def test_places_in_the_document_are_told_on_demand() -> None:
    new = with_berths(at=Span(4, 10))
    assert diff(OLD, new) == ()
    (one,) = diff(OLD, new, spans=True)
    assert (one.path, one.before, one.after) == ("indicators[0].targets[0].at", "[3, 9)", "[4, 10)")


def test_what_moves_in_its_list_has_not_changed() -> None:
    assert diff(OLD, attrs.evolve(OLD, measures=(CHANNEL, HARBOUR))) == ()
    (one,) = diff(attrs.evolve(OLD, measures=(HARBOUR,)), OLD)
    assert (one.kind, one.path, one.id, one.after) == ("added", "measures[1]", "m2", "疏浚航道")


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

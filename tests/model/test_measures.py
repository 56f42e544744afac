"""Measures of every form: without number or title, in parts, due in whichever way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans

import policymodel as pm
from policymodel.model import Deadline, Measure, MeasurePart, PartialDate
from policymodel.testing.strategies import deadlines

CHARGED = (pm.Responsibility(role="lead", organizations=("市科技局",)),)


@pytest.mark.parametrize(
    ("measure", "heading", "name"),
    [
        (Measure(id="m1", number="1", title="建设平台"), "1.建设平台", "建设平台"),
        (Measure(id="m1", title="建设平台"), "建设平台", "建设平台"),
        (Measure(id="m1", number="(一)", summary="建成三个平台。每年考核。"),
         "(一)建成三个平台", "建成三个平台"),
        (Measure(id="m1", summary="建" * 41), f"{'建' * 39}…", f"{'建' * 39}…"),
        (Measure(id="m1", number="2"), "2 m1", "m1"),
        (Measure(id="m1"), "m1", "m1"),
    ],
)  # fmt: skip
def test_a_measure_is_called_by_what_it_has(measure: Measure, heading: str, name: str) -> None:
    assert (measure.heading, measure.name) == (heading, name)


def test_a_part_is_called_by_what_it_has() -> None:
    assert MeasurePart(number="①", title="建库").heading == "①、建库"
    assert MeasurePart(summary="建库。再评估").heading == "建库"
    assert MeasurePart(number="①").heading == "①"
    assert MeasurePart().heading == ""


def test_what_is_carried_out_is_the_measure_or_its_parts_or_both() -> None:
    parts = (MeasurePart(responsibilities=CHARGED, responsibilities_at=pm.Span(9, 12)),)
    alone, split = Measure(id="m1"), Measure(id="m1", parts=parts)
    both = Measure(
        id="m1", parts=parts, responsibilities=CHARGED, responsibilities_at=pm.Span(1, 3)
    )
    assert alone.each_part == (alone,)
    assert split.each_part == parts
    assert both.each_part == (both, *parts)
    assert both.assignments == split.assignments == (("lead", "市科技局"),)  # each once
    assert both.brackets == (pm.Span(1, 3), pm.Span(9, 12))


ORDERED = [
    Deadline(year=2024),
    Deadline(year=2025, quarter=1),
    Deadline(year=2025, month=3, starts=True, words="2025年3月起"),
    Deadline(year=2025, month=5, day=9),
    Deadline(year=2025, half=1),
    Deadline(year=2025, ongoing=True),
    Deadline(year=2026),
    Deadline(month=6),
    Deadline(every="year", month=12),
    Deadline(year=2025, every="quarter"),
    Deadline(ongoing=True),
    Deadline(words="根据省统一安排"),
]


@given(st.permutations(ORDERED))
def test_deadlines_stand_in_order(mixed: list[Deadline]) -> None:
    known = {(0, 2025, 3, 31), (0, 2025, 12, 31)}
    found = sorted(mixed, key=lambda each: each.order)
    assert [each.order for each in found] == [each.order for each in ORDERED]
    assert known < {each.order for each in ORDERED}


@given(deadlines(), deadlines())
def test_dated_deadlines_come_first_and_by_their_end(one: Deadline, other: Deadline) -> None:
    plain = [each.last_day for each in (one, other) if not (each.every or each.ongoing)]
    if None not in plain and len(plain) == 2:
        assert (one.order < other.order) == (plain[0] < plain[1])  # type: ignore[operator]
    if one.words and not (one.year or one.every or one.ongoing):
        assert one.order >= other.order or not (other.year or other.every or other.ongoing)


@given(st.dates(), st.dates())
def test_a_day_is_what_its_date_is(one: date, other: date) -> None:
    mine, yours = (PartialDate(day.year, day.month, day.day) for day in (one, other))
    assert str(mine) == one.isoformat()
    assert (mine < yours, mine == yours) == (one < other, one == other)
    assert mine.is_before(yours) == (one < other)
    assert mine.first == mine.last == one


@given(st.dates())
def test_a_month_is_before_its_days_in_order_and_never_before_them_in_time(day: date) -> None:
    month, exact = PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)
    assert month < exact
    assert not month.is_before(exact)
    assert not exact.is_before(month)
    assert month.first <= day <= month.last


@pytest.mark.parametrize("parts", [(2022, 13), (2022, 2, 30), (2022, 0), (0, 1), (2022, 1.0)])
def test_what_the_calendar_does_not_have_is_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(pm.FieldError, match="2022-03"):
        PartialDate(*parts)


@given(plans())
def test_dates_and_posts_are_written_as_they_are_read(plan: pm.Plan) -> None:
    again = pm.read_plan(pm.write_plan(plan))
    assert again.document.issued == plan.document.issued
    assert [m.officials for m in again.measures] == [m.officials for m in plan.measures]
    assert [m.due for m in again.measures] == [m.due for m in plan.measures]

"""How a date is told that no calendar has."""

import attrs
import pytest
from checks.dutyplans import found, measure

from policymodel.model import Deadline


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (Deadline(year=2027, month=13), "2027-13"),
        (Deadline(year=2027, month=6, day=31), "2027-6-31"),
        (Deadline(year=2027, month=6, day=0), "2027-6-0"),
        (Deadline(year=2027, day=5), "2027-?-5"),
        (Deadline(year=2027, month=10**15, day=1), f"2027-1{'0' * 15}-1"),
    ],
)
def test_what_is_no_date_is_told_as_it_is_written(due: Deadline, text: str) -> None:
    made = attrs.evolve(measure(1), deadlines=(Deadline(year=2027), due))
    (one,) = found("H101", measures=(made,))
    assert one.path == "measures[0].deadlines[1]"
    assert one.message.zh.endswith(f"的完成时限录为 {text}，日历上没有这一日期。")
    assert one.message.en.startswith(
        f'A deadline is entered as {text}, which the calendar does not have (the measure "'
    )

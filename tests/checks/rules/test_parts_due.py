"""When the parts of a measure are due beside the whole."""

import pytest
from checks.rules.test_numbers import plan

from policymodel import check
from policymodel.model import Deadline, Measure, MeasurePart


def due(*days: tuple[int, ...], **more: str) -> tuple[Deadline, ...]:
    keys = ("year", "month", "day")
    return tuple(Deadline(**dict(zip(keys, day, strict=False)), **more) for day in days)


@pytest.mark.parametrize(
    ("whole", "part", "codes"),
    [
        (due((2026, 6)), due((2027, 12)), ["H210"]),
        (due((2026, 6)), due((2026, 7)), ["H210"]),
        (due((2026, 6)), due((2026, 6)), []),
        (due((2026, 6)), due((2026,)), []),  # of one year, nobody can tell
        (due((2026,)), due((2026, 12)), []),
        (due((2026, 6), (2027, 12)), due((2027, 12)), []),
        (due((2026, 6), what="方案"), due((2027, 12)), []),  # of a part of the work
        (due((2026, 6)), due((2027, 12), every="year"), []),
        ((Deadline(ongoing=True),), due((2027, 12)), []),
        ((), due((2027, 12)), []),
        (due((2026, 6)), (), []),
    ],
)
def test_no_part_is_due_after_the_whole(
    whole: tuple[Deadline, ...], part: tuple[Deadline, ...], codes: list[str]
) -> None:
    made = Measure(
        id="m1",
        title="建图书馆",
        deadlines=whole,
        parts=(MeasurePart(title="改馆舍"), MeasurePart(title="上系统", deadlines=part)),
    )
    found = check(plan(measures=(made,)), select="H210")
    assert [each.code for each in found] == codes
    assert all(each.path == "measures[0].parts[1].deadlines" for each in found)

"""When measures are due beside their parts, and beside what they are to bring about."""

from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import plan

from policymodel import check
from policymodel.model import Deadline, Indicator, Measure, MeasurePart, Target


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
        ((*due((2026, 6)), Deadline(words="适时")), due((2027, 12)), []),
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


@pytest.mark.parametrize(
    ("deadline", "fields", "codes"),
    [
        (Deadline(year=2027, month=12), {}, ["H211"]),
        (Deadline(year=2025, month=12), {}, []),
        (Deadline(year=2027, what="建成指挥中心"), {}, ["H211"]),
        (Deadline(year=2027, what="总结"), {}, []),
        (Deadline(year=2027, starts=True), {}, []),
        (Deadline(every="year"), {}, []),
        (Deadline(year=2027), {"kind": "total"}, []),  # it may be counted on
        (Deadline(year=2027), {"year": None}, []),
    ],
)
def test_a_measure_is_not_due_after_what_it_alone_builds(
    deadline: Deadline, fields: dict[str, str | None], codes: list[str]
) -> None:
    given: dict[str, Any] = {"kind": "milestone", "year": 2025} | fields
    one = Indicator(id="a", name="指挥中心", measures=("m1",), targets=(Target(id="a.1", **given),))
    both = attrs.evolve(one, id="b", measures=("m1", "m2"))
    first = Measure(id="m1", title="建指挥中心", deadlines=(deadline,))
    made = plan(one, both, measures=(first, Measure(id="m2", title="建平台")))
    assert [each.code for each in check(made, select="H211")] == codes

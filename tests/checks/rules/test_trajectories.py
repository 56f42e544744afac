"""Where the targets of an indicator lead: what is passed over hides nothing after it."""

from decimal import Decimal

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Baseline, Indicator, Target


def paths(code: str, *indicators: Indicator) -> list[str]:
    return [one.path for one in check(plan(*indicators), select=[code])]


def levels(*values: str) -> tuple[Target, ...]:
    return tuple(
        target(f"y{year}", value, year=year) for year, value in enumerate(values, start=2023)
    )


@pytest.mark.parametrize("direction", ["none", "maintain"])
def test_a_course_without_direction_hides_no_other(direction: str) -> None:
    free = indicator(*levels("30", "20"), direction=direction)
    assert paths("T216", free) == []
    assert paths("T216", free, indicator(*levels("30", "20"))) == ["indicators[1].targets[1].value"]


# 125 more than 100 are not 250.
WRONG = (target("new", "125", kind="increment", year=2025), target("all", "250", year=2025))
START = (Baseline(value=Decimal(100), year=2020),)


def test_an_indicator_without_baseline_hides_no_other() -> None:
    made = indicator(*WRONG), indicator(*WRONG, baselines=START)
    assert paths("T217", *made) == ["indicators[1].targets[0].value"]


@pytest.mark.parametrize(
    "level",
    [
        (),
        (target("early.all", "250", year=2020),),
        (target("early.all", "250", unit="项", year=2020),),
        (target("early.all", "250", unit="项", year=2023),),
    ],
    ids=["no level of its year", "no baseline before", "neither", "a level of another thing"],
)
def test_an_increment_that_leads_nowhere_hides_no_other(level: tuple[Target, ...]) -> None:
    year = level[0].year if level else 2023
    early = target("early", "125", kind="increment", year=year)
    made = indicator(early, *level, *WRONG, baselines=START)
    assert paths("T217", made) == [f"indicators[0].targets[{1 + len(level)}].value"]


@pytest.mark.parametrize(
    ("added", "level", "fields", "told"),
    [
        ("150", "50", {}, True),
        ("50", "50", {}, False),
        ("15", "50", {}, False),
        ("150", "50", {"year": 2025}, False),
        ("150", "50", {"scope": "省级"}, False),
        ("150", "50", {"change": "decrease"}, False),
        ("150", "50", {"unit": "亿元"}, False),
    ],
)
def test_what_is_added_is_part_of_the_level(
    added: str, level: str, fields: dict[str, object], told: bool
) -> None:
    new = target("new", added, **({"kind": "increment", "year": 2027} | fields))
    made = indicator(new, target("all", level, year=2027))
    assert bool(paths("T225", made)) is told
    each_year = indicator(*made.targets, accumulation="per_period")
    assert paths("T225", each_year) == []

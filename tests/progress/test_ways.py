"""The way to a target: where it starts, between what it leads, and where it ends."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from progress.judgecases import plan_of

from policymodel.model import Baseline, Indicator, Target
from policymodel.progress.judging import Rules
from policymodel.progress.judging.ways import Way, wanted, way_to
from policymodel.text import Text

D = Decimal
NO_RULES = Rules()
END = date(2025, 12, 31)
LEVEL = Target(id="t", kind="level", comparator="at_least", value=D(100), unit="家", year=2025)
ADDED = Target(id="t", kind="increment", comparator="at_least", value=D(100), unit="家", year=2025)


def end_of(year: int) -> date:
    return date(year, 12, 31)


def indicator(*targets: Target, baselines: Any = ((50, 2020),), **more: Any) -> Indicator:
    return Indicator(
        id="i", name="泊位", targets=targets,
        baselines=tuple(Baseline(value=D(value), year=year) for value, year in baselines),
        **({"unit": "家"} | more),
    )  # fmt: skip


def way(
    target: Target, *others: Target, start: int | None = None, day: date = END,
    rules: Rules = NO_RULES, **more: Any,
) -> Way | Text:  # fmt: skip
    plan, _ = plan_of({"kind": "qualitative"} | ({"period": str(start)} if start else {}))
    return way_to(plan, indicator(target, *others, **more), target, day, rules)


def reason(found: Way | Text) -> str:
    assert isinstance(found, Text)
    return found.zh


def test_a_level_leads_from_its_baseline() -> None:
    assert way(LEVEL) == Way(D(50), end_of(2020), ((END, D(100)),))


@pytest.mark.parametrize("without", [{"value": None}, {"year": None}])
@pytest.mark.parametrize("target", [LEVEL, ADDED])
def test_without_value_or_year_there_is_no_way(target: Target, without: dict[str, None]) -> None:
    found = way(evolve(target, **without), start=2021)
    assert reason(found) == "目标没有写明年份，没有序时进度可比"


@pytest.mark.parametrize(
    ("baselines", "start"),
    [
        (((50, 2020), (60, 2024)), (60, 2024)), (((60, 2024), (50, 2020)), (60, 2024)),
        # What was counted in the target's year, or later, is no beginning while there is another.
        (((50, 2020), (80, 2025)), (50, 2020)), (((50, 2020), (80, 2026)), (50, 2020)),
    ],
)  # fmt: skip
def test_the_latest_baseline_before_the_target_counts(
    baselines: Any, start: tuple[int, int]
) -> None:
    found = way(LEVEL, baselines=baselines)
    assert isinstance(found, Way)
    assert (found.start, found.first_day) == (D(start[0]), end_of(start[1]))


@pytest.mark.parametrize(
    ("baselines", "said"),
    [
        ((), "没有基期值，没有进度可比"),
        (((50, None),), "基期值没有年份，没有序时进度可比"),
        (((50, 2025),), "起点不早于目标年，没有序时进度可比"),
        (((50, 2026),), "起点不早于目标年，没有序时进度可比"),
    ],
)
def test_without_a_baseline_of_an_earlier_year_there_is_no_way(baselines: Any, said: str) -> None:
    assert reason(way(LEVEL, baselines=baselines)) == said


@pytest.mark.parametrize("part", [{"per": "县"}, {"subset_of": "all"}, {"scope": "市级以上"}])
def test_what_is_counted_in_part_does_not_start_from_the_whole(part: dict[str, str]) -> None:
    assert reason(way(evolve(LEVEL, **part))) == "目标只是其中一部分，基期值不是同一口径"  # type: ignore[arg-type]


def test_a_baseline_is_taken_in_the_unit_of_the_target() -> None:
    target = evolve(LEVEL, value=D(2), unit="万人")
    found = way(target, unit="人", baselines=((5000, 2020),))
    assert isinstance(found, Way)
    assert (found.start, found.end) == (D("0.5"), D(2))
    assert reason(way(target, unit="亿元")) == "基期值与目标的单位不能换算"
    own = way(evolve(LEVEL, unit=None), unit="天马行空")
    assert isinstance(own, Way)
    assert own.start == 50


@pytest.mark.parametrize("unit", [None, "家"])
def test_without_a_unit_numbers_are_compared_as_they_are(unit: str | None) -> None:
    found = way(evolve(LEVEL, unit=unit), unit=None)
    assert isinstance(found, Way)
    assert found.start == 50


def station(value: int, year: int | None, **more: Any) -> Target:
    return evolve(LEVEL, **({"id": f"t{value}", "value": D(value), "year": year} | more))


def test_levels_that_the_plan_states_for_years_between_are_on_the_way() -> None:
    found = way(LEVEL, station(90, 2024), station(60, 2022), station(70, 2021))
    assert isinstance(found, Way)
    assert found.stations == (
        (end_of(2021), D(70)), (end_of(2022), D(60)), (end_of(2024), D(90)), (END, D(100)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        station(60, 2020), station(60, 2019), station(60, 2025, id="again"), station(60, 2026),
        station(60, None), evolve(station(60, 2022), value=None),
        station(60, 2022, kind="increment"),
        station(60, 2022, restates="x"), station(60, 2022, high=D(70)),
        station(60, 2022, scope="市级以上"), station(60, 2022, per="县"),
        station(60, 2022, subset_of="x"), station(60, 2022, comparator="about"),
        station(60, 2022, comparator=None), station(60, 2022, unit="亿元"),
    ],
)  # fmt: skip
def test_what_is_stated_otherwise_is_no_station(other: Target) -> None:
    assert way(LEVEL, other) == Way(D(50), end_of(2020), ((END, D(100)),))


def test_what_is_no_station_hides_none_behind_it() -> None:
    odd = [station(1, 2021, kind="total"), station(2, 2021, unit="亿元"), station(3, None)]
    found = way(LEVEL, *odd, station(60, 2022))
    assert isinstance(found, Way)
    assert found.stations == ((end_of(2022), D(60)), (END, D(100)))


def test_of_two_levels_for_a_year_the_first_counts_and_both_have_one_unit() -> None:
    target = evolve(LEVEL, value=D(2), unit="万人")
    one, two = (station(value, 2022, unit="人") for value in (9000, 8000))
    bare = evolve(one, id="bare", unit=None, value=D(7000), year=2023)
    found = way(target, one, two, bare, unit="人", baselines=((5000, 2020),))
    assert isinstance(found, Way)
    assert found.stations == ((end_of(2022), D("0.9")), (end_of(2023), D("0.7")), (END, D(2)))


@pytest.mark.parametrize(
    ("unit", "own", "said", "value"),
    [
        (None, "人", "万人", 600_000), ("万人", "人", "人", "0.006"), (None, "人", None, 60),
        (None, None, "人", 60), ("人", None, None, 60),
    ],
)  # fmt: skip
def test_a_level_between_is_taken_in_the_unit_of_the_target_or_indicator(
    unit: str | None, own: str | None, said: str | None, value: Any
) -> None:
    found = way(evolve(LEVEL, unit=unit), station(60, 2022, unit=said), unit=own)
    assert isinstance(found, Way)
    assert found.stations[0] == (end_of(2022), D(value))


def test_a_level_without_a_number_is_no_station_whatever_its_unit() -> None:
    target, other = evolve(LEVEL, unit="万人"), station(60, 2022, unit="人")
    found = way(target, evolve(other, value=None), unit="人", baselines=((5000, 2020),))
    assert isinstance(found, Way)
    assert found.stations == ((END, D(100)),)


def test_a_range_is_reached_at_its_nearer_end() -> None:
    target = evolve(LEVEL, comparator="between", high=D(120))
    ends = {}
    for start in (99, 120, 121, 170):
        found = way(target, baselines=((start, 2020),))
        assert isinstance(found, Way)
        ends[start] = found.end
    assert ends == {99: 100, 120: 100, 121: 120, 170: 120}


@pytest.mark.parametrize(
    ("more", "start", "rules", "first"),
    [
        ({"base_year": 2022, "from_year": 2021}, 2020, NO_RULES, 2022),
        ({"from_year": 2023}, 2021, NO_RULES, 2022), ({}, 2021, NO_RULES, 2020),
        ({}, 2021, Rules(first_year=2023), 2020), ({}, None, Rules(first_year=2023), 2022),
        ({"from_year": 2025}, None, NO_RULES, 2024),
        ({"base_year": 2024}, None, NO_RULES, 2024),
    ],
)  # fmt: skip
def test_amounts_count_from_the_end_of_the_year_before(
    more: dict[str, int], start: int | None, rules: Rules, first: int
) -> None:
    found = way(evolve(ADDED, **more), start=start, rules=rules)  # type: ignore[arg-type]
    assert found == Way(D(0), end_of(first), ((END, D(100)),))


def test_without_a_first_year_amounts_have_no_way() -> None:
    assert reason(way(ADDED)).startswith("没有写明从哪一年算起")


@pytest.mark.parametrize("more", [{"base_year": 2025}, {"base_year": 2026}, {"from_year": 2026}])
def test_what_begins_when_it_is_due_has_no_way(more: dict[str, int]) -> None:
    found = way(evolve(ADDED, **more))  # type: ignore[arg-type]
    assert reason(found) == "起点不早于目标年，没有序时进度可比"


YEARLY = Target(id="t", kind="per_year", comparator="at_least", value=D(12), from_year=2021,
                year=2025)  # fmt: skip


@pytest.mark.parametrize(
    ("more", "day", "year"),
    [
        ({}, date(2021, 1, 1), 2021), ({}, END, 2025), ({"from_year": None}, date(2, 5, 1), 2),
        ({"year": None}, date(9999, 5, 1), 9999),
    ],
)  # fmt: skip
def test_a_yearly_amount_has_the_way_of_the_year(
    more: dict[str, Any], day: date, year: int
) -> None:
    found = way(evolve(YEARLY, **more), day=day)
    assert found == Way(D(0), end_of(year - 1), ((end_of(year), D(12)),))


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({}, end_of(2020)), ({}, date(2026, 1, 1)), ({"value": None}, END),
        ({"from_year": None}, date(1, 5, 1)),
    ],
)  # fmt: skip
def test_a_yearly_amount_has_no_way_in_other_years(more: dict[str, Any], day: date) -> None:
    assert reason(way(evolve(YEARLY, **more), day=day)) == f"{day.year}年不在每年目标的年份之内"


TWO = Way(D(0), end_of(2020), ((end_of(2022), D(50)), (END, D(80))))


@pytest.mark.parametrize(
    ("day", "value", "part"),
    [
        (date(2019, 5, 1), 0, 0), (end_of(2020), 0, 0), (date(2021, 6, 30), "12.5", "0.15625"),
        (end_of(2021), 25, "0.3125"), (end_of(2022), 50, "0.625"), (end_of(2023), 60, "0.75"),
        (END, 80, 1), (date(2026, 1, 1), 80, 1),
    ],
)  # fmt: skip
def test_what_is_due_lies_on_the_line_between_two_stations(
    day: date, value: Any, part: Any
) -> None:
    assert TWO.value_due(day) == D(value)
    assert TWO.part_due(day) == D(part)
    assert (TWO.end, TWO.last_day) == (80, END)


def test_a_way_without_length_has_no_parts() -> None:
    flat = Way(D(5), end_of(2020), ((END, D(5)),))
    assert flat.part_gone(D(5)) is None
    assert flat.part_due(END) is None


@pytest.mark.parametrize(
    ("start", "high", "held"),
    [(99, 120, False), (100, 120, True), (120, 120, True), (121, 120, False), (110, None, False)],
)
def test_a_range_is_held_from_end_to_end(start: int, high: int | None, held: bool) -> None:
    target = evolve(LEVEL, comparator="between", high=None if high is None else D(high))
    found = Way(D(start), end_of(2020), ((END, D(100)),))
    assert found.is_held(target, "between") is held
    assert found.is_held(LEVEL, "at_most") is (start <= 100)


@pytest.mark.parametrize(
    ("comparator", "high", "kind", "direction", "code"),
    [
        ("about", None, "level", "decrease", "about"), ("exactly", 9, "level", "none", "exactly"),
        (None, 9, "level", "decrease", "between"), (None, None, "level", "decrease", "at_most"),
        (None, None, "level", "increase", "at_least"), (None, None, "total", "decrease",
                                                        "at_least"),
    ],
)  # fmt: skip
def test_where_no_comparator_is_stated_the_number_is_to_be_reached(
    comparator: Any, high: int | None, kind: Any, direction: Any, code: str
) -> None:
    target = evolve(LEVEL, comparator=comparator, high=high and D(high), kind=kind)
    assert wanted(indicator(target, direction=direction), target) == code

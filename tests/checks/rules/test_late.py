"""What comes late, has no end, or is counted with two words: D220, H209, U208, U209."""

from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Indicator, PartialDate, Period


@pytest.mark.parametrize(
    ("issued", "period", "is_told"),
    [
        (PartialDate(2022, 12, 29), Period(start=2022, end=2025), True),
        (PartialDate(2022, 10), Period(start=2022, end=2025), True),
        (PartialDate(2022, 9, 30), Period(start=2022, end=2025), False),
        (PartialDate(2021, 12, 29), Period(start=2022, end=2025), False),
        (PartialDate(2023, 12, 29), Period(start=2022, end=2025), False),
        (PartialDate(2022, 12, 29), Period(start=2022, end=2022), False),
        (PartialDate(2022, 12, 29), Period(end=2025), False),
        (None, Period(start=2022, end=2025), False),
    ],
)
def test_a_plan_issued_late_in_its_first_year(
    issued: PartialDate | None, period: Period, is_told: bool
) -> None:
    made = plan(period=period)
    made = attrs.evolve(made, document=attrs.evolve(made.document, issued=issued))
    assert [one.path for one in check(made, select=["D220"])] == ["document.issued"] * is_told


@pytest.mark.parametrize(
    ("targets", "is_told"),
    [
        ([{"kind": "per_year"}], True),
        ([{"kind": "per_year", "year": 2025}], False),
        ([{"kind": "per_year"}, {"kind": "total"}], False),
        ([{"kind": "total"}], False),
    ],
)
def test_yearly_amounts_without_an_end(targets: list[dict[str, Any]], is_told: bool) -> None:
    goals = [target(f"t{k}", "9", **given) for k, given in enumerate(targets)]
    found = check(plan(indicator(*goals)), select=["H209"])
    assert [one.path for one in found] == ["indicators[0].targets[0]"] * is_told


@pytest.mark.parametrize(
    ("years", "end", "is_told"),
    [
        ((2025, 2025), None, False),
        ((2025, None), 2025, False),
        ((2025, None), 2030, True),
        ((2025, 2027), None, True),
        ((None, None), 2025, True),
    ],
)
def test_yearly_amounts_end_where_all_else_does(
    years: tuple[int | None, ...], end: int | None, is_told: bool
) -> None:
    goals = [target(f"t{k}", "9", year=year) for k, year in enumerate(years)]
    yearly = indicator(target("y", "9", kind="per_year"))
    made = plan(yearly, indicator(*goals, id="labs", name="实验室"), period=Period(end=end))
    assert bool(check(made, select=["H209"])) is is_told


@pytest.mark.parametrize(
    ("units", "concept", "is_told"),
    [
        (("家", "个"), "innovation_platforms", True),
        (("人", "名"), "talent", False),
        (("万人", "名"), "talent", False),
        (("人", "次"), "talent", False),
        (("家", "家"), "innovation_platforms", False),
        (("家", "个"), None, False),
        (("亿元", "个"), "innovation_platforms", False),
    ],
)
def test_like_things_counted_with_two_words(
    units: tuple[str, str], concept: Any, is_told: bool
) -> None:
    made = plan(
        *(
            Indicator(id=f"i{k}", name=f"事物{k}", unit=unit, concept=concept)
            for k, unit in enumerate(units)
        )
    )
    found = check(made, select=["U208"])
    assert [one.path for one in found] == ["indicators[1]"] * is_told


@pytest.mark.parametrize(
    ("units", "told"),
    [
        (("人", "名", "个"), "人才用“人”、“个”"),
        (("个", "名", "人"), "人才用“个”、“名”"),
        (("名", "万人", "万名"), None),
    ],
)
def test_words_for_people_stand_for_each_other(units: tuple[str, ...], told: str | None) -> None:
    made = plan(
        *(
            Indicator(id=f"i{k}", name=f"人才{k}", unit=unit, concept="talent")
            for k, unit in enumerate(units)
        )
    )
    found = check(made, select=["U208"])
    assert [one.message.zh for one in found] == (
        [f"同类事物用了不同的量词：{told}。"] if told else []
    )


@pytest.mark.parametrize(
    ("name", "unit", "more", "is_told"),
    [
        ("研发投入强度", "%", {}, True),
        ("研发投入强度", "%", {"definition": "占地区生产总值"}, False),
        ("研发经费占地区生产总值的强度", "%", {}, False),
        ("能耗强度", "吨/万元", {}, False),
        ("研发投入比重", "%", {}, False),
    ],
)
def test_intensities_without_a_denominator(
    name: str, unit: str, more: dict[str, Any], is_told: bool
) -> None:
    made = plan(Indicator(id="i", name=name, unit=unit, **more))
    assert len(check(made, select=["U209"])) == is_told

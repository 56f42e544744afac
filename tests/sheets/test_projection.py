"""The projection: what stands in the inputs, what is computed, and what is said where not."""

from decimal import Decimal

import attrs
import pytest
from targetplans import D, invented, row, rows

from policymodel.analysis.growth import Path, is_met
from policymodel.model import Plan, Target
from policymodel.sheets.sheet import Cell, Formula, Number, Sheet, plain
from policymodel.sheets.targets.workbook import build_targets


def sheet(plan: Plan) -> Sheet:
    return build_targets(plan, purpose="office").sheet("projection")


def with_target(**changes: object) -> Plan:
    """The invented plan with nothing but its firms, and one target of theirs changed."""
    firms = next(each for each in invented().indicators if each.id == "firms")
    firms = attrs.evolve(firms, targets=(attrs.evolve(firms.targets[0], **changes),))
    return attrs.evolve(invented(), indicators=(firms,))


def only(plan: Plan) -> dict[str, Cell]:
    (found,) = rows(plan, "projection")
    return found


def test_gap_change_and_growth() -> None:
    found = row("projection", "高新技术企业")
    assert plain(found["gap"]) == 10
    assert plain(found["years"]) == 4
    assert plain(found["change"]) == D("2.5")
    growth = plain(found["growth"])
    assert isinstance(growth, Decimal)
    assert abs((1 + growth) ** 4 - D(23) / 13) < D("1e-25")


def test_a_path_of_whole_things_is_whole_towards_the_target() -> None:
    found = row("projection", "高新技术企业")
    path = [plain(found[f"y{year}"]) for year in range(2020, 2026)]
    assert path == ["", 13, 16, 18, 21, 23]
    falls = only(with_target(comparator="at_most", value=D(3)))
    path = [plain(falls[f"y{year}"]) for year in range(2021, 2026)]
    assert path == [13, 10, 8, 5, 3]
    halves = only(with_target(value=D("23.5")))
    assert plain(halves["y2022"]) == D("15.625")
    assert any("取整" in note for note in sheet(invented()).notes)


def test_shares_change_by_points_and_do_not_grow() -> None:
    found = row("projection", "财政科技支出占比")
    assert found["growth"] is None
    assert isinstance(found["gap"], Formula)
    assert found["gap"].format == '0"个百分点"'


@pytest.mark.parametrize(("value", "form"), [("40", "0.00"), ("27", "0.0"), ("25.1", "0.000")])
def test_a_years_share_has_all_its_decimals_up_to_two_more(value: str, form: str) -> None:
    share = next(each for each in invented().indicators if each.id == "share")
    start = attrs.evolve(share.baselines[0], value=D(25))
    target = attrs.evolve(share.targets[0], value=D(value), comparator="at_least")
    share = attrs.evolve(share, baselines=(start,), targets=(target,))
    found = only(attrs.evolve(invented(), indicators=(share,)))
    change, inner, last = found["change"], found["y2023"], found["y2025"]
    assert isinstance(change, Formula)
    assert isinstance(inner, Formula)
    assert isinstance(last, Formula)
    assert (change.format, inner.format) == (f'{form}"个百分点"', form)
    assert last.format == ("0.0" if "." in value else "0")


def test_inputs_are_values_and_another_unit_a_formula_of_constants() -> None:
    found = row("projection", "高新技术企业")
    assert (found["baseline"], found["baseline_year"]) == (Number(D(13), "0"), 2021)
    assert (found["target"], found["target_year"]) == (Number(D(23), "0"), 2025)
    staff = row("projection", "研发人员")
    assert staff["unit"] == "人"
    assert staff["target"] == Formula("=1.2*10000", D(12000), "0")
    assert plain(staff["gap"]) == 3000


def test_a_part_starts_from_a_baseline_of_its_own() -> None:
    found = row("projection", "研发人员（市级以上）")
    assert found["baseline"] is None
    assert plain(found["status"]) == "请填基期值、基期年"


@pytest.mark.parametrize(
    ("changes", "is_there"),
    [
        ({}, True),
        ({"year": None}, True),
        ({"scope": "市级以上"}, True),
        ({"per": "各区"}, True),
        ({"high": D(30)}, False),
        ({"value": None}, False),
        ({"unit": "项"}, False),
        ({"unit": "无此单位"}, False),
        ({"kind": "increment"}, False),
    ],
)
def test_what_can_be_projected(changes: dict[str, object], is_there: bool) -> None:
    assert bool(rows(with_target(**changes), "projection")) == is_there


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"year": None}, "请填目标年"),
        ({"year": 2021}, "目标年须晚于基期年"),
        ({"value": D(13)}, "基期已达目标"),
        ({"value": D(13), "comparator": "more_than"}, ""),
        ({"value": D(12), "comparator": "at_most"}, ""),
        ({"value": D(13), "comparator": "at_most"}, "基期已达目标"),
    ],
)
def test_what_is_to_be_filled_in(changes: dict[str, object], said: str) -> None:
    found = only(with_target(**changes))
    assert plain(found["status"]) == said
    if said:
        assert {plain(found[key]) for key in found if key.startswith("y2")} == {""}
        assert {plain(found[key]) for key in ("change", "growth", "check")} == {""}


@pytest.mark.parametrize(
    ("value", "comparator", "stated", "met"),
    [
        (23, "at_least", 23, True), (22, "at_least", 23, False), (23, None, 23, True),
        (23, "more_than", 23, False), (23, "at_most", 23, True), (24, "at_most", 23, False),
        (23, "less_than", 23, False), (22, "less_than", 23, True), (23, "exactly", 23, True),
        (24, "exactly", 23, False), (105, "about", 100, True), (94, "about", 100, False),
    ],
)  # fmt: skip
def test_a_target_may_be_met_already(
    value: int, comparator: str | None, stated: int, met: bool
) -> None:
    assert is_met(Decimal(value), comparator, Decimal(stated)) is met


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [(13, 23, [13, 16, 18, 21, 23]), (23, 13, [23, 20, 18, 15, 13]), (5, 5, [5] * 5)],
)
def test_whole_paths(start: int, end: int, whole: list[int]) -> None:
    path = Path(Decimal(start), Decimal(end), 2021, 2025)
    assert [path.whole_at(year) for year in range(2021, 2026)] == whole


def heads(plan: Plan) -> list[int]:
    """The years of the path, as the first row shows them."""
    found = sheet(plan)
    keys = [each.key for each in found.layout.columns]
    cells = dict(zip(keys, found.rows[0].cells, strict=True))
    return [int(str(plain(cells[key]))) for key in keys if key[:2] in ("y1", "y2")]


@pytest.mark.parametrize(
    ("based_in", "years", "first", "last"),
    [
        (2021, (2025,), 2020, 2025),  # five years at least
        (2018, (2025,), 2018, 2025),
        (2005, (2025,), 2015, 2025),  # ten at most
        (None, (2025,), 2020, 2025),
        (2021, (2025, 2035), 2020, 2035),
        (2026, (2025, 2035), 2020, 2035),
        (None, (None,), 2022, 2027),  # from the document's date
    ],
)
def test_the_years_of_the_path(
    based_in: int | None, years: tuple[int | None, ...], first: int, last: int
) -> None:
    plan = with_target()
    (one,) = plan.indicators
    made = tuple(
        attrs.evolve(
            one,
            id=f"i{n}",
            baselines=tuple(attrs.evolve(one.baselines[0], year=y) for y in (based_in,) if y),
            targets=(attrs.evolve(one.targets[0], id=f"t{n}", year=year),),
        )
        for n, year in enumerate(years)
    )
    assert heads(attrs.evolve(plan, indicators=made)) == list(range(first, last + 1))


def test_what_is_not_projected_is_said_once_by_kind() -> None:
    assert sheet(invented()).notes[-1] == "5.新增类、每年类指标不测算。"


def test_where_nothing_can_be_projected_there_is_no_sheet() -> None:
    plan = with_target(kind="increment")
    assert "projection" not in [each.key for each in build_targets(plan, purpose="office").sheets]


def test_checks_stand_outside_what_is_printed() -> None:
    layout = sheet(invented()).layout
    printed = [each.printed for each in layout.columns]
    assert printed == sorted(printed, reverse=True)
    assert [each.key for each in layout.columns if not each.printed] == ["whole", "check"]
    assert {plain(each["check"]) for each in rows(invented(), "projection")} == {"相符", ""}


def test_every_computed_column_says_so() -> None:
    for column in sheet(invented()).layout.columns:
        title = column.title.zh + (column.group.zh if column.group else "")
        assert column.derived == ("测算）" in title), title


def test_what_a_restated_target_asks_is_projected_once() -> None:
    assert [each["number"] for each in rows(invented(), "projection")] == [1, 2, 3, 5, 6, 7]


def test_a_target_in_a_unit_that_is_no_decimal_keeps_its_value() -> None:
    firms = next(each for each in invented().indicators if each.id == "firms")
    made = Target(id="t", kind="level", comparator="at_least", value=D(7), unit="亩", year=2025)
    firms = attrs.evolve(firms, unit="公顷", targets=(made,), baselines=())
    target = only(attrs.evolve(invented(), indicators=(firms,)))["target"]
    assert isinstance(target, Formula)
    assert target.text == "=7*0.066666666666666667"
    assert isinstance(target.value, Decimal)
    assert abs(target.value * 15 - 7) < D("1e-20")

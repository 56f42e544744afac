"""The pages for leaders: which targets are headlines, what they take, who has how much to do."""

from decimal import Decimal

import attrs
import pytest
from targetplans import invented
from workbooks import REAL

import policymodel as pm
from policymodel.analysis.index import PlanIndex
from policymodel.model import Baseline, Goal, Indicator, Organization, Plan, Responsibility, Target
from policymodel.sheets.responsibility.breakdown import break_down
from policymodel.sheets.responsibility.load import load_sheet
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Chart, Formula, Sheet, plain, shown
from policymodel.sheets.targets.card import card_sheet, headlines
from policymodel.sheets.targets.effort import effort_sheet, efforts_of
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang

D = Decimal


def card(plan: Plan, lang: Lang = "zh") -> Sheet:
    index = PlanIndex(plan)
    made = card_sheet(index, target_rows(index), lang)
    assert made is not None
    return made


def effort(plan: Plan, lang: Lang = "zh") -> Sheet:
    made = effort_sheet(target_rows(PlanIndex(plan)), plan.document.title, lang, plan.known_units)
    assert made is not None
    return made


def load(plan: Plan, lang: Lang = "zh") -> Sheet:
    made = load_sheet(break_down(plan, lang))
    assert made is not None
    return made


def chosen(plan: Plan) -> list[str]:
    index = PlanIndex(plan)
    return [each.main.id for each in headlines(index, target_rows(index)) if each.main]


def plain_indicator(name: str, **target: object) -> Indicator:
    made = {"kind": "level", "comparator": "at_least", "value": D(5), "unit": "家", "year": 2025}
    return Indicator(
        id=name, name=f"指标{name}", unit="家",
        targets=(Target(id=f"{name}.t", **(made | target)),),  # type: ignore[arg-type]
    )  # fmt: skip


def plan_of(*indicators: Indicator, goal: tuple[str, ...] = ()) -> Plan:
    goals = (Goal(id="g", title="目标", indicators=goal),)
    return attrs.evolve(invented(), indicators=indicators, goals=goals, measures=())


# the card


def test_targets_of_goals_come_first_then_the_document_goes_on() -> None:
    assert chosen(invented()) == [
        "firms.25", "smes.25", "rd.25", "share.25", "staff.25", "teams.year",
    ]  # fmt: skip


def test_goals_with_enough_targets_stand_alone() -> None:
    names = "abcdefg"
    plan = plan_of(*map(plain_indicator, names), goal=tuple("bcdefg"))
    assert chosen(plan) == [f"{name}.t" for name in "bcdefg"]
    plan = plan_of(*map(plain_indicator, names), goal=tuple("cdefg"))
    assert chosen(plan) == [f"{name}.t" for name in "cdefgab"]


def test_a_page_holds_nine() -> None:
    assert len(chosen(plan_of(*map(plain_indicator, "abcdefghijkl")))) == 9


def test_what_is_done_each_year_only_fills_up() -> None:
    yearly = [plain_indicator(name, kind="per_year") for name in "abcdefg"]
    levels = [plain_indicator(name) for name in "hijk"]
    assert chosen(plan_of(*yearly, *levels)) == ["h.t", "i.t", "j.t", "k.t", "a.t", "b.t"]


@pytest.mark.parametrize(
    "changes",
    [
        {"subset_of": "b.t"},
        {"restates": "b.t"},
        {"per": "各区"},
        {"value": None},
        {"kind": "relative", "benchmark": "全省平均水平"},
        {"kind": "milestone", "value": None, "comparator": None},
    ],
)
def test_what_is_no_number_of_the_place_is_no_headline(changes: dict[str, object]) -> None:
    assert chosen(plan_of(plain_indicator("a", **changes), plain_indicator("b"))) == ["b.t"]


def test_of_an_indicator_the_level_stands_before_what_is_added() -> None:
    both = attrs.evolve(
        plain_indicator("a"),
        targets=(
            Target(id="new", kind="increment", value=D(2), unit="家", year=2025),
            Target(id="all", kind="total", value=D(9), unit="家", year=2025),
        ),
    )
    assert chosen(plan_of(both)) == ["all"]


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({}, "≥5家", "≥5 家"),
        ({"commitment": "aspirational"}, "力争≥5家", "aims for ≥5 家"),
        ({"kind": "total"}, "累计≥5家", "total ≥5 家"),
        ({"kind": "increment"}, "新增≥5家", "additional ≥5 家"),
        ({"kind": "increment", "change": "decrease"}, "减少≥5家", "down by ≥5 家"),
        ({"kind": "per_year"}, "每年≥5家", "each year ≥5 家"),
        ({"kind": "growth_rate", "unit": "%"}, "年均增长≥5%", "average annual growth ≥5 %"),
    ],
)
def test_a_target_is_said_whole(changes: dict[str, object], zh: str, en: str) -> None:
    plan = plan_of(plain_indicator("a", **changes), *map(plain_indicator, "bc"))
    for lang, words in (("zh", zh), ("en", en)):
        rows = card(plan, lang).records()  # type: ignore[arg-type]
        said = {each["indicator"]: each["target"] for each in rows}
        assert said["指标a"] == words


def test_the_card_says_where_things_start_and_what_is_not_known() -> None:
    rows = {each["indicator"]: each for each in card(invented()).records()}
    assert rows["高新技术企业"] == {
        "indicator": "高新技术企业", "baseline": "13家\n（2021年）", "target": "≥23家",
        "year": "2025年",
    }  # fmt: skip
    # An amount of each year does not start from a level.
    assert rows["创新团队"]["baseline"] == "未写明"
    assert rows["创新团队"]["year"] == "2023—2025年"
    assert any("未写明" in note for note in card(invented()).notes)


def test_the_card_explains_the_signs_that_stand_on_it() -> None:
    made = card(plan_of(*map(plain_indicator, "abc")))
    assert "≥" in made.notes[0]
    assert not set("＞≤＜") & set("".join(made.notes))


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    made = card(plan_of(*map(plain_indicator, "abc")))
    assert [column.key for column in made.layout.columns] == ["indicator", "target", "year"]
    assert not any("未写明" in note for note in made.notes)


def test_two_targets_make_no_card() -> None:
    index = PlanIndex(plan_of(*map(plain_indicator, "ab")))
    assert card_sheet(index, target_rows(index), "zh") is None


# what targets take


def test_growth_and_points_are_two_panels_most_first() -> None:
    made = effort(invented())
    rows = [(each["indicator"], shown(each["effort"])) for each in made.records()]
    assert rows == [
        ("所需年均增速（测算，%）", ""),
        ("科技型中小企业", "15.8%"),
        ("高新技术企业", "15.3%"),
        ("研发人员", "7.5%"),
        ("占比类指标所需年均变化（测算，百分点）", ""),
        ("财政科技支出占比", "0.25个百分点"),
        ("研发投入强度", "0.11个百分点"),
    ]
    growth, points = made.charts
    assert [(each.first, each.last) for each in (*growth.series, *points.series)] == [
        (1, 3), (5, 6),
    ]  # fmt: skip
    assert "科技型中小企业最高，为15.8%" in growth.text


def test_the_formulas_are_of_the_numbers_beside_them() -> None:
    rows = effort(invented()).rows
    growth, points = rows[2].cells[-1], rows[5].cells[-1]
    assert isinstance(growth, Formula)
    assert growth.text == "=(E7/C7)^(1/(F7-D7))-1"
    assert float(plain(growth) or 0) == pytest.approx((23 / 13) ** (1 / 4) - 1)
    assert isinstance(points, Formula)
    assert (points.text, points.value) == ("=(E10-C10)/(F10-D10)", D("0.25"))
    assert [plain(cell) for cell in rows[3].cells[2:6]] == [9000, 2021, 12000, 2025]


@pytest.mark.parametrize(
    ("comparator", "start", "value", "takes"),
    [
        ("at_least", 4, 5, True),
        ("at_least", 5, 5, False),
        ("more_than", 6, 5, False),
        ("at_most", 6, 5, True),
        ("at_most", 4, 5, False),
        ("about", 4, 5, True),
        ("about", 5, 5, False),
    ],
)
def test_a_target_that_is_met_takes_nothing(
    comparator: str, start: int, value: int, takes: bool
) -> None:
    met = attrs.evolve(
        plain_indicator("a", comparator=comparator, value=D(value)),
        baselines=(Baseline(value=D(start), year=2020),),
    )
    assert bool(efforts_of(target_rows(PlanIndex(plan_of(met))))) is takes


def test_one_bar_compares_nothing() -> None:
    plan = invented()
    few = tuple(each for each in plan.indicators if each.id in ("rd", "firms"))
    lone = attrs.evolve(plan, indicators=few)
    assert effort_sheet(target_rows(PlanIndex(lone)), "某", "zh") is None
    shares = tuple(each for each in plan.indicators if each.id in ("rd", "share", "firms"))
    made = effort(attrs.evolve(plan, indicators=shares))
    assert len(made.charts) == 1
    assert "高新技术企业" not in [each["indicator"] for each in made.records()]


def test_shares_of_other_wholes_are_no_points() -> None:
    per_mille = attrs.evolve(
        plain_indicator("a", unit="‰", value=D(9)),
        unit="‰", baselines=(Baseline(value=D(1), year=2020),),
    )  # fmt: skip
    assert efforts_of(target_rows(PlanIndex(plan_of(per_mille)))) == []


# the load


def test_loads_are_counted_by_role_most_first() -> None:
    made = load(invented())
    assert [column.key for column in made.layout.columns] == [
        "unit", "role_lead", "role_support", "role_joint", "total",
    ]  # fmt: skip
    rows = [[plain(cell) for cell in row.cells] for row in made.rows]
    assert rows == [
        ["市科技局", 1, None, 1, 2],
        ["市委组织部", None, None, 1, 1],
        ["市财政局", None, 1, None, 1],  # what is proposed is not added
    ]
    assert isinstance(made.rows[0].cells[-1], Formula)
    (chart,) = made.charts
    assert chart.kind == "stacked"
    assert [each.name for each in chart.series] == ["牵头", "配合", "按职责分工负责"]
    assert chart.text.endswith("市科技局最多，2项。")
    assert any("不含编制建议" in note for note in made.notes)


def with_measures(plan: Plan, *names: str) -> Plan:
    """A plan in which each organization has one task more than the one behind it."""
    measures = tuple(
        attrs.evolve(
            plan.measures[0], id=f"m{number}",
            responsibilities=(Responsibility(role="lead", organizations=names[: number + 1]),),
        )
        for number in range(len(names))
    )  # fmt: skip
    organizations = tuple(Organization(name=name, kind="department") for name in names)
    return attrs.evolve(plan, measures=measures, organizations=organizations, indicators=())


def test_the_fifteen_with_most_are_drawn_and_the_others_counted() -> None:
    names = [f"市{letter}局" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午"]
    made = load(with_measures(invented(), *names))
    assert [each["unit"] for each in made.records()] == names[:15]
    assert made.line == "单位：项；任务最多的15家（共17家）"


def test_proposals_are_counted_where_the_document_names_nobody() -> None:
    plan = invented()
    proposed = (
        Responsibility(role="lead", organizations=("市财政局",)),
        Responsibility(role="support", organizations=("市科技局", "市委组织部")),
    )
    silent = tuple(
        attrs.evolve(each, responsibilities=(), proposed=proposed) for each in plan.measures
    )
    made = load(attrs.evolve(plan, measures=silent))
    assert [each["unit"] for each in made.records()] == ["市委组织部", "市科技局", "市财政局"]
    assert any("所计均为编制建议" in note for note in made.notes)


def test_one_organization_is_not_compared() -> None:
    assert load_sheet(break_down(with_measures(invented(), "市甲局"), "zh")) is None


# in the workbooks


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REAL)
def test_pages_for_leaders_are_for_the_office_and_need_no_other_sheet(
    name: str, lang: Lang
) -> None:
    plan = pm.load(name)
    found = 0
    for build in (build_responsibility, build_targets):
        for sheet in build(plan, lang=lang, purpose="office").sheets:
            if sheet.key not in ("card", "effort", "load"):
                assert not sheet.charts
                continue
            found += 1
            assert (sheet.purpose, sheet.whole) == ("office", True)
            assert bool(sheet.charts) == (sheet.key != "card")
            for chart in sheet.charts:
                check_chart(sheet, chart)
            for row in sheet.rows:
                for cell in row.cells:
                    assert not (isinstance(cell, Formula) and "!" in cell.text)
        keys = {sheet.key for sheet in build(plan, lang=lang).sheets}
        assert not keys & {"card", "effort", "load"}
    assert found >= 1


def check_chart(sheet: Sheet, chart: Chart) -> None:
    """A chart is titled, told in a sentence, and draws rows of its own sheet."""
    assert chart.title
    assert len(chart.text) > 20
    assert chart.text[-1] in "。."
    for series in chart.series:
        assert series.sheet == sheet.key
        drawn = sheet.rows[series.first : series.last + 1]
        assert {row.kind for row in drawn} == {"data"}
        values = [plain(cell) for cell in sheet.column(series.column)]
        drawn_values = values[series.first : series.last + 1]
        assert any(drawn_values)
        assert all(value is None or isinstance(value, int | Decimal) for value in drawn_values)

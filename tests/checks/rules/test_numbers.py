"""The rules about numbers: what they leave alone, and what they tell once."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.running import check

from policymodel.checks import Index
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.rules.baselines.progress import growth_is_usual
from policymodel.model import (
    Baseline,
    Citation,
    Document,
    Indicator,
    Jurisdiction,
    PartialDate,
    Period,
    Plan,
    Span,
    Target,
    UpperTarget,
)

NUMBERS = ("U2", "T2", "B1", "H2")


def plan(*indicators: Indicator, **fields: Any) -> Plan:
    return Plan(
        id="yunzhou",
        document=Document(title="实施方案"),
        jurisdiction=Jurisdiction(code="379900", name="云州市", level="city"),
        indicators=indicators,
        **fields,
    )


def target(code: str, value: str, **fields: Any) -> Target:
    known = {"kind": "level", "comparator": "at_least", "unit": "家"} | fields
    return Target(id=code, value=Decimal(value), **known)


def indicator(*targets: Target, **fields: Any) -> Indicator:
    known = {"id": "firms", "name": "高新技术企业", "unit": "家"} | fields
    return Indicator(targets=targets, **known)


def codes(made: Plan) -> list[str]:
    return [found.code for found in check(made, select=NUMBERS)]


# What is no fault ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "targets",
    [
        # a cell of a table has no room for 以上
        (target("a", "23", words="23"), target("b", "23", words="达到23家以上", restates="a")),
        # zeros at the end of a number say nothing
        (target("a", "1", words="1.0"), target("b", "1.0", words="1", restates="a")),
        # one amount in two units
        (target("a", "2", unit="万人"), target("b", "20000", unit="名", restates="a")),
        # the whole of the place goes without saying
        (target("a", "9"), target("b", "9", scope="全市", restates="a")),
        # 以上 after 级 is a grade
        (target("a", "9", words="9家省级"), target("b", "9", words="9家省级以上", restates="a")),
        # what is striven for may lie beyond what is promised
        (target("a", "9"), target("b", "12", commitment="aspirational")),
        # another scope, another year, a part of the other
        (target("a", "9"), target("b", "8", scope="省级以上")),
        (target("a", "9", year=2023), target("b", "12", year=2025)),
        (target("a", "12"), target("b", "9", subset_of="a")),
        # a band
        (target("a", "9"), target("b", "12", comparator="at_most")),
        # the same level held for a later year
        (target("a", "9", year=2023), target("b", "9", year=2025, words="保持9家")),
        # a part as large as its whole
        (target("a", "12"), target("b", "12", subset_of="a")),
        # a whole of at least 12 has room for a part of at most 20
        (target("a", "12"), target("b", "20", subset_of="a", comparator="at_most")),
    ],
)
def test_what_a_careful_reader_accepts(targets: tuple[Target, ...]) -> None:
    unit = None if targets[0].unit == "万人" else "家"
    assert codes(plan(indicator(*targets, unit=unit))) == []


def test_yearly_amounts_may_be_rounded() -> None:
    shares = [
        target(f"y{year}", value, kind="increment", unit="亿元", comparator="exactly", year=year)
        for year, value in ((2023, "1.4"), (2024, "1.4"), (2025, "1.4"))
    ]
    for whole, found in (("4.3", []), ("4.4", ["T213"])):
        total = target(
            "sum", whole, kind="total", unit="亿元", comparator="exactly", from_year=2023, year=2025
        )
        made = indicator(*shares, total, unit="亿元", accumulation="per_period")
        assert codes(plan(made)) == found


def test_amounts_are_summed_only_where_they_are_amounts_of_a_period() -> None:
    years = [target(f"y{year}", f"{year - 2013}", year=year) for year in (2023, 2024)]
    total = target("sum", "15", kind="total", from_year=2023, year=2024)
    assert codes(plan(indicator(*years, total))) == []
    assert codes(plan(indicator(*years, total, accumulation="per_period"))) == ["T213"]


@pytest.mark.parametrize(
    ("whole", "found"), [("300", ["T212"]), ("240", []), ("250", ["T211"]), ("360", ["T211"])]
)
def test_without_a_first_year_the_year_of_issue_may_count(whole: str, found: list[str]) -> None:
    made = plan(
        indicator(
            target("each", "60", kind="per_year"),
            target("all", whole, kind="total", year=2025),
        ),
        period=Period(end=2025),
    )
    document = attrs.evolve(made.document, issued=PartialDate(2021, 11, 4))
    assert codes(attrs.evolve(made, document=document)) == found


def test_whether_the_year_of_issue_counts_is_asked_with_what_follows() -> None:
    each = target("each", "60", kind="per_year", unit="项", words="每年60项以上")
    whole = target("all", "300", kind="total", unit="项", words="总计300项以上", year=2025)
    made = plan(indicator(each, whole, name="创新项目", unit="项"), period=Period(end=2025))
    document = attrs.evolve(made.document, issued=PartialDate(2021, 11, 4))
    (one,) = check(attrs.evolve(made, document=document), select=["T212"])
    assert one.severity == "info"
    assert one.message.zh == (
        "“创新项目”按每年60项计，总计300项须实施满5年；"
        "文件2021年11月成文，此后至2025年只有4个完整年度。"
    )
    assert one.office_hint is not None
    assert one.office_hint.zh == "请明确2021年是否计入。"


def test_a_total_that_either_count_of_years_makes_needs_no_word() -> None:
    made = plan(
        indicator(
            target("each", "50", kind="per_year", comparator="between", high=Decimal(80)),
            target("all", "300", kind="total", comparator="exactly", year=2025),
        ),
        period=Period(end=2025),
    )
    document = attrs.evolve(made.document, issued=PartialDate(2021, 11, 4))
    assert codes(attrs.evolve(made, document=document)) == []


def test_unknown_years_make_no_total() -> None:
    made = indicator(target("each", "60", kind="per_year"), target("all", "1", kind="total"))
    assert codes(plan(made)) == []


@pytest.mark.parametrize(
    ("direction", "comparator", "value", "found"),
    [
        ("increase", "at_least", "45", ["B101"]),
        ("increase", "more_than", "45", []),
        ("increase", "at_least", "46", []),
        ("maintain", "at_least", "40", ["B113"]),
        ("maintain", "at_least", "43", []),
        ("none", "at_least", "40", []),
        ("decrease", "at_most", "45", ["B116"]),
        ("decrease", "at_most", "44", []),
        ("increase", "at_most", "44", ["B102"]),
        ("increase", "at_most", "45", []),
        ("increase", "exactly", "44", ["B102"]),
        ("decrease", "at_least", "46", ["B102"]),
        ("decrease", "at_least", "45", []),
        ("decrease", "about", "60", ["B102"]),
    ],
)
def test_where_a_target_lies_from_its_baseline(
    direction: str, comparator: str, value: str, found: list[str]
) -> None:
    made = indicator(
        target("a", value, comparator=comparator, year=2025),
        direction=direction,
        baselines=(Baseline(value=Decimal(45), year=2021),),
    )
    assert codes(plan(made)) == found


def test_the_last_baseline_before_the_target_counts() -> None:
    starts = (
        Baseline(value=Decimal(50), year=2020),
        Baseline(value=Decimal(40), year=2021),
        Baseline(value=Decimal(60), year=2026),
    )
    made = indicator(target("a", "45", year=2025), target("b", "70", year=2027), baselines=starts)
    assert codes(plan(made)) == ["B104"]


@pytest.mark.parametrize(
    ("unit", "value", "found"),
    [
        ("家", "16.9", []),
        ("家", "16.91", ["B103"]),
        ("%", "20", []),
        ("%", "20.01", ["B103"]),
    ],
)
def test_growth_is_held_against_the_bounds(unit: str, value: str, found: list[str]) -> None:
    made = plan(
        indicator(
            target("a", value, unit=unit, year=2023),
            unit=unit,
            baselines=(Baseline(value=Decimal(10), year=2021),),
        )
    )
    assert codes(made) == found
    wider = Index(made, Bounds(growth=Decimal(31), points=Decimal(6)))
    assert list(growth_is_usual(wider)) == []


def test_the_figure_of_growth_is_told() -> None:
    made = plan(
        indicator(target("a", "26", year=2025), baselines=(Baseline(value=Decimal(3), year=2021),))
    )
    (found,) = check(made, select=["B103"])
    assert "71.6 %" in found.message.en
    assert "71.6%" in found.message.zh


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "1000001"])
def test_a_bound_is_a_positive_number(value: str) -> None:
    with pytest.raises(ValueError, match="expected a Decimal"):
        Bounds(growth=Decimal(value))
    with pytest.raises(ValueError, match="expected a Decimal"):
        Bounds(points=Decimal(value))


def test_the_column_of_a_table_has_the_year_above_it() -> None:
    """Most rows are footnoted to another year, and the heading still gives the column's."""

    def row(number: int, year: int, year_at: int) -> Indicator:
        at, stated = Span(100 + number, 101 + number), Span(year_at, year_at + 4)
        start = Baseline(value=Decimal(5), year=year, at=at, year_at=stated)
        return indicator(id=f"i{number}", number=str(number), baselines=(start,))

    made = plan(row(1, 2020, 500), row(2, 2020, 500), row(3, 2021, 10))
    found = check(made, select=["B105"])
    assert [one.path for one in found] == ["indicators[0].baselines[0].year"]
    assert "指标表基期一列为2021年，其中2行为2020年数据" in found[0].message.zh
    assert "is for 2021, but these values are for 2020" in found[0].message.en
    several = plan(*made.indicators, row(4, 2018, 500), row(5, 2021, 10))
    assert [one.path for one in check(several, select=["B105"])] == [
        "indicators[0].baselines[0].year",
        "indicators[3].baselines[0].year",
    ]


@pytest.mark.parametrize("years", [(2020, 2021), (2019, 2020, 2021), (2020, 2021, 2020, 2021)])
def test_a_tie_of_years_is_no_column(years: tuple[int, ...]) -> None:
    starts = [(Baseline(value=Decimal(5), year=year),) for year in years]
    rows = [indicator(id=f"i{i}", number=str(i), baselines=start) for i, start in enumerate(starts)]
    assert codes(plan(*rows)) == []


def test_only_rows_with_one_baseline_are_in_a_column() -> None:
    def found(**odd: Any) -> list[str]:
        starts = (Baseline(value=Decimal(5), year=2021),)
        rows = [indicator(id=f"i{k}", number=str(k), baselines=starts) for k in range(3)]
        known = {"id": "odd", "number": "4", "baselines": (Baseline(value=Decimal(5), year=2020),)}
        made = plan(*rows, indicator(**known | odd))
        return [one.code for one in check(made, select=["B105"])]

    two = tuple(Baseline(value=Decimal(5), year=year) for year in (2019, 2020))
    assert found() == ["B105"]
    assert found(number=None) == []
    assert found(baselines=two) == []
    assert found(baselines=(Baseline(value=Decimal(5)),)) == []


FALL = {"kind": "change", "unit": "%", "change": "decrease", "year": 2030}


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        (FALL | {"base_year": 2020}, FALL | {"base_year": 2025}, []),
        (FALL | {"base_year": 2020}, FALL | {"base_year": 2020}, ["T209"]),
        (FALL, FALL | {"change": "increase"}, []),
        ({"year": 2030}, {"year": 2030, "per": "各区"}, []),
        ({"year": 2030, "per": "每个区"}, {"year": 2030, "per": "各区"}, ["T209"]),
    ],
    ids=["other base", "same base", "other way", "each and all", "each twice"],
)
def test_amounts_are_compared_that_are_of_one_thing(
    first: dict[str, Any], second: dict[str, Any], codes: list[str]
) -> None:
    made = indicator(target("a", "14.5", **first), target("b", "20", **second))
    found = check(plan(made), select=("T209", "T210"))
    assert [each.code for each in found] == codes


def test_equal_numbers_of_different_things_are_no_repetition() -> None:
    one = target("a", "20", year=2030)
    each = attrs.evolve(one, id="b", per="各区")
    assert not check(plan(indicator(one, each)), select=("T210",))


def test_numbers_for_each_make_no_sums_and_no_path() -> None:
    """10 a year for each district is not 10 a year in all; 5 in each is no way back from 40."""
    made = indicator(
        target("y", "10", kind="per_year", from_year=2026, year=2030, per="各区"),
        target("t", "100", kind="total", year=2030),
        target("l", "40", year=2028),
        target("e", "5", year=2030, per="各区"),
        baselines=(Baseline(value=Decimal(30), year=2025),),
    )
    assert not check(plan(made), select=("T211", "T212", "T213", "T216", "B102"))


def test_what_is_taken_away_is_not_added_to_the_baseline() -> None:
    made = indicator(
        target("l", "20", comparator="at_most", unit="天", year=2030),
        target("d", "10", kind="increment", change="decrease", unit="天", year=2030),
        name="办理时间",
        unit="天",
        direction="decrease",
        baselines=(Baseline(value=Decimal(30), year=2025),),
    )
    assert not check(plan(made), select=("T217",))


@pytest.mark.parametrize(
    ("asked", "own", "codes"),
    [
        ({}, {}, []),
        ({"value": Decimal(15)}, {}, ["T219"]),
        ({"value": Decimal(14)}, {}, []),  # more than is asked
        ({"value": Decimal(15)}, {"year": None}, ["T219"]),
        ({"value": Decimal(15)}, {"year": 2028}, []),
        ({"value": Decimal(15)}, {"base_year": 2025}, []),
        ({"value": Decimal(15)}, {"scope": "省级"}, []),
        ({"value": Decimal(15)}, {"per": "各区"}, []),
        ({"value": Decimal(15), "concept": None}, {}, []),
        ({"value": Decimal(15), "concept": "other"}, {}, []),
        ({"comparator": "at_most", "value": Decimal(14)}, {"comparator": "at_most"}, ["T219"]),
        ({"comparator": "at_most", "value": Decimal(15)}, {"comparator": "at_most"}, []),
        ({"value": Decimal(300), "kind": "level", "unit": "家"}, {"kind": "level", "unit": "家"},
         []),  # a city has fewer than its province
        ({"value": Decimal(50), "kind": "level"}, {"kind": "level"}, ["T219"]),
    ],
)  # fmt: skip
def test_a_target_is_not_behind_what_the_upper_plan_asks_for(
    asked: dict[str, Any], own: dict[str, Any], codes: list[str]
) -> None:
    shared: dict[str, Any] = {
        "kind": "change", "comparator": "at_least", "value": Decimal("14.5"), "unit": "%",
        "year": 2030, "base_year": 2020,
    }  # fmt: skip
    upper = UpperTarget(**{"indicator": "能耗", "concept": "rd_intensity", **shared, **asked})
    document = Document(title="方案", based_on=(Citation(title="省方案", targets=(upper,)),))
    mine = Target(id="e", **(shared | own))
    made = attrs.evolve(plan(indicator(mine, concept="rd_intensity")), document=document)
    assert [each.code for each in check(made, select=("T219",))] == codes


@pytest.mark.parametrize(
    ("name", "concepts", "told"),
    [
        ("再生水利用率", (None, None), True),
        ("全市再生水利用率（%）", (None, None), True),
        ("再生水利用率", ("other", None), True),
        ("再生水利用率", (None, "rd_intensity"), True),
        ("再生水利用率", ("innovation_index", "rd_intensity"), False),
        ("城市再生水利用率", (None, None), False),
    ],
)
def test_without_a_concept_what_is_asked_is_what_has_the_name(
    name: str, concepts: tuple[Any, Any], told: bool
) -> None:
    asked = UpperTarget(
        indicator=name, kind="level", comparator="at_least", value=Decimal(30), unit="%",
        concept=concepts[0],
    )  # fmt: skip
    own = target("a", "25", unit="%", year=2025)
    made = plan(indicator(own, name="再生水利用率", unit="%", concept=concepts[1]))
    above = (Citation(title="省规划", targets=(asked,)),)
    cited = attrs.evolve(made, document=attrs.evolve(made.document, based_on=above))
    assert [each.code for each in check(cited, select=("T219",))] == ["T219"] * told


@pytest.mark.parametrize(
    ("definition", "values", "found"),
    [
        ("小学、初中、普通高中三个学段新增学位之和", ("9000", "6000", "3000"), ["T237"]),
        ("小学、初中、普通高中三个学段新增学位之和", ("9000", "6000", "5000"), []),
        (
            "小学、初中、普通高中、中职新增学位之和",
            ("9000", "6000", "3000"),
            [],
        ),  # one has no target
        ("新增学位之和", ("9000", "6000", "3000"), []),
        (None, ("9000", "6000", "3000"), []),
    ],
)
def test_parts_that_a_definition_sums_make_up_the_whole(
    definition: str | None, values: tuple[str, ...], found: list[str]
) -> None:
    whole = target("a", "20000", kind="total", unit="个", year=2028)
    parts = [
        target(f"p{k}", value, kind="total", unit="个", year=2028, scope=scope, subset_of="a")
        for k, (value, scope) in enumerate(zip(values, ("小学", "初中", "普通高中"), strict=True))
    ]
    made = indicator(whole, *parts, name="新增学位", unit="个", definition=definition)
    assert [code for code in codes(plan(made)) if code != "T234"] == found


@pytest.mark.parametrize(
    ("whole", "values", "found"),
    [
        ("1120", ("261", "308", "122", "329"), ["T238"]),
        ("1120", ("261", "308", "122", "429"), []),
        ("1120", ("261", "308", "122", "430"), []),  # more is asked of the places than of all
        ("1120", ("261", "308", "122", "428"), []),  # as rounding would have it
        ("1120", ("261", "308", "122"), []),  # perhaps some places only
    ],
)
def test_what_places_are_given_makes_up_the_whole(
    whole: str, values: tuple[str, ...], found: list[str]
) -> None:
    of = {"kind": "total", "unit": "亿元", "year": 2028}
    cells = [
        target(f"p{k}", value, scope=f"{'甲乙丙丁'[k]}县", words=value, **of)
        for k, value in enumerate(values)
    ]
    total = target("a", whole, words=whole, **of)
    made = indicator(total, *cells, name="技改投资", unit="亿元")
    assert [one.code for one in check(plan(made), select=("T238",))] == found

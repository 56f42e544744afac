"""Numbers and tasks that a plan has twice with a difference: T226–T230, B112–B114, R213."""

from typing import Any

import pytest
from checks.running import check

from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.reading import plan_from_tree


def found(code: str, fragment: str) -> list[str]:
    """The paths at which a rule finds something in the plan of examples, changed."""
    tree: dict[str, Any] = breaking(Example(breaks=fragment))
    return [one.path for one in check(plan_from_tree(tree)) if one.code == code]


def firms(*targets: str, **more: str) -> str:
    """An indicator with targets, for a fragment; each has what goes without saying."""
    told = ", ".join(
        f"{{id: firms.{k}, kind: {'level' if 'kind' not in each else ''}, {each}}}".replace(
            "kind: , ", ""
        )
        for k, each in enumerate(targets)
    )
    keys = "".join(f", {key}: {value}" for key, value in more.items())
    return f"indicators: [{{id: firms{keys}, targets: [{told}]}}]"


AT_LEAST = "comparator: at_least, value: 300, unit: 家"
MORE = "comparator: more_than, value: 300, unit: 家"
AT_MOST = "comparator: at_most, value: 300, unit: 家"
SECOND = ["indicators[0].targets[1].comparator"]


@pytest.mark.parametrize(
    ("one", "other", "paths"),
    [
        (f"{AT_LEAST}, year: 2025", f"{MORE}, year: 2025", SECOND),
        (f"{AT_LEAST}", f"{MORE}", SECOND),
        (f"{AT_LEAST}, year: 2025", f"{MORE}, year: 2027", []),
        (f"{AT_LEAST}, year: 2025", f"{AT_LEAST}, year: 2025", []),
        (f"{AT_LEAST}, year: 2025", f"{AT_MOST}, year: 2025", []),  # the ends of a band
        (f"{AT_LEAST}, year: 2025", f"{MORE}, year: 2025, scope: 市级", []),
        (f"{AT_LEAST}, year: 2025", f"{MORE}, year: 2025, restates: firms.0", []),
        (f"{AT_LEAST}, year: 2025", f"{MORE}, year: 2025, kind: increment", []),
        (f"{AT_LEAST}, year: 2025", "comparator: more_than, value: 30, unit: 家, year: 2025", []),
    ],
)
def test_one_number_compared_in_two_ways(one: str, other: str, paths: list[str]) -> None:
    assert found("T226", firms(one, other)) == paths
    if paths:
        assert found("T210", firms(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other", "more", "is_told"),
    [
        ("year: 2025", "year: 2027", {}, True),
        ("year: 2025", "year: 2025", {}, False),
        ("year: 2025", "words: 达到300家", {}, False),
        ("year: 2025", "year: 2027, words: 保持在300家", {}, False),
        ("year: 2025, words: '300'", "year: 2027, words: '300'", {}, False),
        ("year: 2025, words: '300'", "year: 2027, words: 达到300家", {}, True),
        ("year: 2025, words: 达到300家", "year: 2027, words: '300'", {}, True),
        ("year: 2025", "year: 2027", {"direction": "decrease"}, False),
        ("year: 2025", "year: 2027, scope: 市级", {}, False),
        ("year: 2025", "year: 2027, subset_of: firms.9", {}, False),
        ("year: 2025", "year: 2027, per: 各区", {}, False),
        ("year: 2025", "year: 2027, benchmark: 全省平均", {}, False),
        ("year: 2025", "year: 2027, commitment: aspirational", {}, False),
        ("year: 2025", "year: 2027", {"accumulation": "per_period"}, False),
        ("year: 2025", "year: 2027", {"direction": "maintain"}, False),
        ("year: 2025", "year: 2027, value: 301", {}, False),
        ("year: 2025, kind: increment", "year: 2027, kind: increment", {}, False),
        ("year: 2025, comparator: at_most", "year: 2027, comparator: at_most", {}, False),
        ("year: 2025", "year: 2027, comparator: more_than", {}, False),
    ],
)
def test_one_number_for_two_years(
    one: str, other: str, more: dict[str, str], is_told: bool
) -> None:
    paths = ["indicators[0].targets[1].year"] * is_told
    assert found("T227", firms(at_least(one), at_least(other), **more)) == paths


def at_least(more: str) -> str:
    """At least 300, but for what is said otherwise."""
    said = {"comparator": "at_least", "value": "300", "unit": "家"}
    said |= dict(each.split(": ") for each in more.split(", "))
    return ", ".join(f"{key}: {value}" for key, value in said.items())


@pytest.mark.parametrize(("value", "is_told"), [(99, True), (100, False)])
def test_a_share_reached_in_full_stays_so(value: int, is_told: bool) -> None:
    said = f"comparator: at_least, value: {value}, unit: '%'"
    fragment = firms(f"{said}, year: 2025", f"{said}, year: 2027", unit="'%'")
    assert found("T227", fragment) == ["indicators[0].targets[1].year"] * is_told


@pytest.mark.parametrize(
    ("years", "is_told"),
    [
        ((2021, 2022, 2024, 2025), True),
        ((2021, 2022, 2024), False),  # as many years follow as are missing
        ((2021, 2022, 2023, 2024), False),
        ((2021, 2023, 2025), False),
        ((2025, 2030, 2035), False),
        ((2021, 2022, 2023, 2025), True),
        ((2021, 2022, 2024, 2025, 2025), False),  # the second 2025 is wrong
        ((2019, 2021, 2022, 2023), False),  # 2019 is
        ((2023, 2024, 2025, 2027), False),
        ((2022, 2023, 2025), False),
        ((2021, 2022), False),
        ((), False),
    ],
)
def test_years_left_out_of_a_row(years: tuple[int, ...], is_told: bool) -> None:
    rows = [f"comparator: at_least, value: {year - 2000}, unit: 家, year: {year}" for year in years]
    period = "period: {start: 2021, end: 2026}"
    if years != (2025, 2030, 2035):
        rows.append("kind: qualitative, words: 稳步增长, year: 2030")
    assert found("T228", f"{firms(*rows)}\n{period}") == ["indicators[0]"] * is_told


@pytest.mark.parametrize(
    ("targets", "attribute", "is_told"),
    [
        (["kind: qualitative, words: 完成下达任务"], "binding", True),
        (["kind: qualitative, words: 完成下达任务"], "expected", False),
        (["kind: qualitative, words: 完成下达任务", AT_LEAST], "binding", False),
        ([], "binding", False),
    ],
)
def test_binding_indicators_without_a_number(
    targets: list[str], attribute: str, is_told: bool
) -> None:
    assert found("T229", firms(*targets, attribute=attribute)) == ["indicators[0]"] * is_told


def rate(name: str, value: int, *, year: int = 2025, more: str = "") -> str:
    at = f"comparator: at_least, value: {value}, unit: '%', year: {year}"
    told = f"{{id: {name}x, kind: level, {at}{more}}}"
    return f"unit: '%', targets: [{told.replace(name + 'x', 'r' + str(value))}], name: {name}"


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        (rate("污水处理率", 95), rate("生活污水处理率", 97), True),
        (rate("污水处理率", 95), rate("污水集中处理率", 97), True),
        (rate("生活污水处理率", 95), rate("污水处理率", 97), True),
        (rate("污水处理率", 95), rate("生活污水处理率", 97, year=2027), False),
        (rate("污水处理率", 95), rate("生活污水处理率", 97, more=", scope: 县城"), False),
        (rate("污水处理率", 95), rate("污泥处置率", 97), False),
        (rate("污水处理率", 95), rate("城镇生活污水集中处理率", 97), False),
        (rate("污水处理率", 95), rate("城镇的污水处理率", 97), True),
        (rate("污水处理率", 95), rate("老城区的污水处理率", 97), False),
        (rate("污水处理率", 95), rate("生活污水处理率", 97, more=", subset_of: x"), False),
        (rate("污水处理率", 95), rate("生活污水处理率", 95), False),
    ],
)
def test_rates_of_like_names(one: str, other: str, is_told: bool) -> None:
    told = found("T230", f"indicators: [{{id: a, {one}}}, {{id: b, {other}}}]")
    assert told == ["indicators[3]"] * is_told


def test_rates_of_one_indicator_of_two_groups_or_of_two_commitments_are_no_pair() -> None:
    def rates(one: str, other: str, also: str = "") -> str:
        told = "kind: level, comparator: at_least, unit: '%', year: 2025"
        return (
            f"indicators: [{{id: a, name: 再生水利用率, unit: '%', category: 甲, targets: "
            f"[{{id: a.1, value: 25, {told}}}{also}]}}, {{id: b, name: 城市再生水利用率, "
            f"unit: '%', {one}, targets: [{{id: b.1, value: 30, {told}{other}}}]}}]"
        )

    assert found("T230", rates("category: 甲", "")) == ["indicators[3]"]
    assert found("T230", rates("category: 乙", "")) == []
    assert found("T230", rates("category: 甲", ", commitment: aspirational")) == []
    itself = (
        ", {id: a.2, kind: level, comparator: at_least, value: 28, unit: '%', year: 2025,"
        " commitment: aspirational}"
    )
    assert found("T230", rates("category: 乙", "", itself)) == []


@pytest.mark.parametrize(
    ("baselines", "is_told"),
    [
        ("{value: 310, year: 2019}, {value: 310, year: 2020}", True),
        ("{value: 310, year: 2019}, {value: 310.0, year: 2020}", True),
        ("{value: 310, year: 2019}, {value: 311, year: 2020}", False),
        ("{value: 31, year: 2019}, {value: 31, year: 2020}", False),
        ("{value: 100, year: 2019}, {value: 100, year: 2020}", False),
    ],
)
def test_one_figure_for_two_years(baselines: str, is_told: bool) -> None:
    told = found("B112", f"indicators: [{{id: firms, baselines: [{baselines}]}}]")
    assert told == ["indicators[0]"] * is_told


@pytest.mark.parametrize(
    ("value", "more", "is_told"),
    [
        (300, "", True),
        (475, "", False),
        (474, "", True),
        (500, "", False),
        (300, ", scope: 市级", False),
        (300, ", subset_of: firms.9", False),
    ],
)
def test_floors_below_what_there_is(value: int, more: str, is_told: bool) -> None:
    start = "[{value: 500, year: 2020}]"
    goal = f"comparator: at_least, value: {value}, unit: 家, year: 2025{more}"
    told = found("B113", firms(goal, direction="maintain", baselines=start))
    assert told == ["indicators[0].targets[0].value"] * is_told
    assert found("B113", firms(goal, direction="increase", baselines=start)) == []
    other = goal.replace("unit: 家", "unit: 项")  # of what nobody compares
    assert found("B113", firms(other, direction="maintain", baselines=start)) == []
    limit = goal.replace("at_least", "at_most")
    assert found("B113", firms(limit, direction="maintain", baselines=start)) == []


@pytest.mark.parametrize(
    ("words", "value", "is_told"),
    [
        ("倍增到230家", 230, True),
        ("倍增到255家", 255, False),  # nearly so
        ("倍增到254家", 254, True),
        ("成倍增长，达到230家", 230, False),
        ("倍增到260家", 260, False),
        ("翻两番，达到400家", 400, True),
        ("翻两番，达到520家", 520, False),
        ("翻三番，达到800家", 800, True),
        ("翻三番，达到1040家", 1040, False),
        ("翻番，达到254家", 254, True),
        ("翻番，达到260家", 260, False),
        ("翻一番，达到260家", 260, False),
        ("翻二番，达到520家", 520, False),
        ("达到230家", 230, False),
    ],
)
def test_doublings_that_do_not_double(words: str, value: int, is_told: bool) -> None:
    start = "[{value: 130, year: 2021}]"
    goal = f"comparator: at_least, value: {value}, unit: 家, year: 2025, words: {words}"
    told = found("B114", firms(goal, baselines=start))
    assert told == ["indicators[0].targets[0].value"] * is_told
    assert found("B114", firms(goal)) == []


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ("responsibilities: {lead: [市财政局]}", True),
        ("responsibilities: {lead: [市科技局]}", False),
        ("responsibilities: {lead: [市科技局]}, deadlines: [{year: 2025}]", True),
        ("section: []", False),  # nobody does it, as 加强组织领导
        ("deadlines: [{year: 2025}]", True),
        ("title: null, responsibilities: {lead: [市财政局]}", False),
    ],
)
def test_one_task_twice(second: str, is_told: bool) -> None:
    title = "" if "title" in second else "title: 建设创新平台, "
    told = found("R213", f"measures: [{{id: m2, number: '2', {title}{second}}}]")
    assert told == ["measures[1].title"] * is_told


@pytest.mark.parametrize(
    ("number", "is_told"),
    [
        ("云政发(2024)12号", True),
        ("云政发［2024］12号", True),
        ("云政发〔2024〕12号", False),
        ("第12号(2024年)", False),
    ],
)
def test_brackets_of_a_number(number: str, is_told: bool) -> None:
    told = found("D214", f"document: {{number: '{number}'}}")
    assert told == ["document.number"] * is_told
    assert found("D214", f"language: en\ndocument: {{number: '{number}'}}") == []


@pytest.mark.parametrize(
    ("words", "period", "is_told"),
    [
        ("累计300家", "", True),
        ("2021年至2025年累计300家", "", False),
        ("规划期间累计300家", "", False),
        ("建成300家", "", False),
        ("累计300家", "period: {start: 2021, end: 2025}", False),
    ],
)
def test_totals_without_a_first_year(words: str, period: str, is_told: bool) -> None:
    goal = f"{AT_LEAST}, kind: total, year: 2025, words: {words}"
    told = found("H207", f"{firms(goal)}\n{period}")
    assert told == ["indicators[0].targets[0]"] * is_told
    assert found("H207", firms(f"{goal}, from_year: 2021")) == []
    assert found("H207", firms(goal.replace("total", "increment"))) == []
    assert found("H207", firms(goal.partition(", words")[0])) == []

"""The target workbook: what stands where, and what always holds."""

import random
from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest
import spreadsheet
from hypothesis import given, settings
from hypothesis import strategies as st
from spreadsheet import as_text
from strategies import plans
from targetplans import invented, rows, target_plans

from policymodel.analysis.index import PlanIndex
from policymodel.findings import Finding
from policymodel.model import Plan
from policymodel.sheets.sheet import Link, plain
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang, Text

# Valid plans, and plans whose targets no reader of plan files would let pass.
PLANS = target_plans() | plans()
few = settings(max_examples=40)  # each example is a whole workbook
FOUND = Finding(
    code="T104",
    severity="warning",
    message=Text("应一致，实不一致", "expected one, found two"),
    hint=Text("请核对", "check it"),
    path="indicators[2]",
    file="somebody/plan.yaml",
    line=7,
)


# what always holds


@few
@given(PLANS)
def test_every_target_is_in_the_data_once(plan: Plan) -> None:
    book = build_targets(plan, purpose="office")
    sheets = [each for each in book.sheets if each.key == "data_targets"]
    told = [record["id"] for each in sheets for record in each.records()]
    assert told == [target.id for _, target in plan.targets()]


def test_the_whole_place_is_no_other_row() -> None:
    """到2023年，全市达到3家；到2024年，达到4家: one row of years."""
    plan = invented()
    base = attrs.evolve(
        plan.indicators[0].targets[0], kind="level", value=Decimal(3), year=2023, scope="全市",
        restates=None, subset_of=None, from_year=None,
    )  # fmt: skip
    later = attrs.evolve(base, id=f"{base.id}.later", value=Decimal(4), year=2024, scope=None)
    one = attrs.evolve(plan.indicators[0], targets=(base, later))
    (row,) = target_rows(PlanIndex(attrs.evolve(plan, indicators=(one,))))
    assert [each.year for each in row.targets] == [2023, 2024]


@few
@given(PLANS)
def test_every_target_is_one_statements_or_a_restatement(plan: Plan) -> None:
    told = [
        target.id
        for each in target_rows(PlanIndex(plan))
        for target in (*each.targets, *(again for again, _ in each.restatements))
    ]
    assert sorted(told) == sorted(target.id for _, target in plan.targets())


@few
@given(PLANS)
def test_every_indicator_stands_in_one_of_the_tables(plan: Plan) -> None:
    statements = target_rows(PlanIndex(plan))
    assert {each.id for each in plan.indicators} == {each.indicator.id for each in statements}
    for sheet, key, is_numeric in (("table", "indicator", True), ("milestones", "matter", False)):
        found = rows(plan, sheet)
        wanted = [each.indicator.name for each in statements if each.is_numeric == is_numeric]
        assert [each[key] for each in found] == wanted
        assert [each["number"] for each in found] == list(range(1, len(found) + 1))


@few
@given(PLANS)
def test_rows_of_the_projection_have_the_numbers_of_the_table(plan: Plan) -> None:
    table = {each["number"]: str(each["indicator"]) for each in rows(plan, "table")}
    numbers = [each["number"] for each in rows(plan, "projection")]
    assert numbers == sorted(set(numbers))  # type: ignore[type-var]
    for each in rows(plan, "projection"):
        assert str(each["indicator"]).startswith(table[each["number"]])


@few
@given(PLANS)
def test_no_formula_refers_to_another_sheet(plan: Plan) -> None:
    for sheet in build_targets(plan, purpose="office").sheets:
        assert [each.text for each in spreadsheet.formulas(sheet) if "!" in each.text] == []


@few
@given(PLANS, st.sampled_from(("zh", "en")))
def test_formulas_keep_what_they_compute(plan: Plan, lang: Lang) -> None:
    book = build_targets(plan, lang=lang, purpose="office")
    computer = spreadsheet.Computer(book)
    for sheet in book.sheets:
        for formula in spreadsheet.formulas(sheet):
            found = computer.compute(sheet.name, formula.text)
            if isinstance(found, str) or isinstance(formula.value, str):
                assert found == formula.value
            else:
                near = max(abs(found), Decimal(1)) * Decimal("1e-20")
                assert abs(found - formula.value) <= near, formula


@few
@given(PLANS)
def test_paths_run_from_baseline_to_target(plan: Plan) -> None:
    for record in rows(plan, "projection"):
        if plain(record["change"]) != "":
            first, last = (int(str(record[key])) for key in ("baseline_year", "target_year"))
            path = {key: plain(record[key]) for key in record if key.startswith("y2")}
            stated = [key for key, value in path.items() if value != ""]
            shown = [f"y{year}" for year in range(first, last + 1) if f"y{year}" in path]
            assert stated == shown
            values = [Decimal(str(path[key])) for key in stated]
            assert values[-1] == plain(record["target"])
            if stated[0] == f"y{first}":
                assert values[0] == plain(record["baseline"])
            rises = plain(record["gap"]) >= 0  # type: ignore[operator]
            assert values == sorted(values, reverse=not rises)


@few
@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_organizations_does_not_matter(plan: Plan, rng: random.Random) -> None:
    shuffled = list(plan.organizations)
    rng.shuffle(shuffled)
    other = attrs.evolve(plan, organizations=tuple(shuffled))
    assert build_targets(other, purpose="office") == build_targets(plan, purpose="office")


@few
@given(PLANS, st.sampled_from(("zh", "en")))
def test_no_text_is_taken_for_a_formula_and_no_number_for_text(plan: Plan, lang: Lang) -> None:
    for sheet in build_targets(plan, lang=lang, purpose="office").sheets:
        for each in sheet.rows:
            for cell in each.cells:
                assert not isinstance(cell, float | bool)
                assert not (isinstance(cell, str) and cell.startswith("="))


# the sheets


def test_sheets_stand_in_their_order() -> None:
    issued, first = ["table", "milestones"], ["cover", "card", "table", "milestones", "projection"]
    tables = ["plans", "goals", "indicators", "links", "baselines", "targets"]
    keys = [*first, "effort", *(f"data_{name}" for name in tables)]
    assert [sheet.key for sheet in build_targets(invented()).sheets] == issued
    book = build_targets(invented(), findings=(FOUND,))
    assert [sheet.key for sheet in book.sheets] == issued
    office = build_targets(invented(), purpose="office")
    assert [sheet.key for sheet in office.sheets] == keys
    office = build_targets(invented(), findings=(FOUND,), purpose="office")
    assert [sheet.key for sheet in office.sheets] == [*keys, "findings"]


def test_a_sheet_without_rows_is_not_made() -> None:
    milestones = tuple(each for each in invented().indicators if each.id == "patents")
    numbers = tuple(each for each in invented().indicators if each.id == "firms")
    for indicators, keys in ((milestones, ["milestones"]), (numbers, ["table"]), ((), [])):
        book = build_targets(attrs.evolve(invented(), indicators=indicators))
        assert [sheet.key for sheet in book.sheets] == keys


# findings and the whole


def test_findings_are_listed_with_a_link_and_without_the_files_name() -> None:
    book = build_targets(invented(), findings=(FOUND,), purpose="office")
    text = as_text(book.sheet("findings"))
    (link,) = book.sheet("findings").column("where")
    assert isinstance(link, Link)
    assert link.sheet == "table"
    assert "1 | 警告 | T104 | 应一致，实不一致 | 表一 主要指标第" in text
    assert "somebody" not in text
    assert "indicators" not in text


def test_errors_come_before_hints() -> None:
    findings = (
        attrs.evolve(FOUND, severity="info", code="A1"),
        attrs.evolve(FOUND, severity="error"),
    )
    found = (
        build_targets(invented(), findings=findings, purpose="office").sheet("findings").records()
    )
    assert [each["code"] for each in found] == ["T104", "A1"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_reads_as_before(lang: Lang, golden: Callable[[str, str], None]) -> None:
    book = build_targets(invented(), lang=lang, findings=(FOUND,), purpose="office")
    golden(f"targets.{lang}.txt", "\n".join(map(as_text, book.sheets)))

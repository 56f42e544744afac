"""The target workbook: what stands where, and what always holds."""

import itertools
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
from targetplans import D, invented, row, rows, target_plans

import policymodel as pm
from policymodel.analysis.index import PlanIndex
from policymodel.findings import Finding
from policymodel.model import Plan, Span
from policymodel.sheets.sheet import Formula, Link, Number, plain
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.workbook import build_targets
from policymodel.source import SourceText
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
    sheets = [each for each in build_targets(plan).sheets if each.key == "data_targets"]
    told = [record["id"] for each in sheets for record in each.records()]
    assert told == [target.id for _, target in plan.targets()]


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
def test_every_indicator_stands_in_table_and_projection(plan: Plan) -> None:
    book = build_targets(plan)
    table = list(book.sheet("table").records())
    wanted = sorted(each.indicator.name for each in target_rows(PlanIndex(plan)))
    assert sorted(str(each["indicator"]) for each in table) == wanted
    assert {each.id for each in plan.indicators} == {
        each.indicator.id for each in target_rows(PlanIndex(plan))
    }
    projected = [each for each in book.sheet("projection").records() if each["number"]]
    assert sorted(int(str(plain(each["number"]))) for each in projected) == [
        each["number"] for each in table
    ]
    assert all(each["indicator"] for each in projected)


@few
@given(PLANS)
def test_rows_without_a_path_say_why(plan: Plan) -> None:
    for record in rows(plan, "projection"):
        if record["number"]:
            assert (record.get("gap") is None) == (record["reason"] is not None)


@few
@given(PLANS, st.sampled_from(("zh", "en")))
def test_formulas_keep_what_they_compute(plan: Plan, lang: Lang) -> None:
    book = build_targets(plan, lang=lang)
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
def test_inputs_refer_to_their_own_row_of_the_table(plan: Plan) -> None:
    book = build_targets(plan)
    computer, table = spreadsheet.Computer(book), book.sheet("table")
    for record in book.sheet("projection").records():
        for key in ("baseline", "baseline_year", "target", "target_year"):
            cell = record.get(key)
            if isinstance(cell, Formula):
                reference = cell.text.partition("!")[2].partition("*")[0]
                line, column = spreadsheet.place(reference)
                there = {"target_year": "year"}.get(key, key)
                assert column == table.layout.index(there)
                name = computer.cell(table.name, line, table.layout.index("indicator"))
                assert name == record["indicator"]


@few
@given(PLANS)
def test_paths_run_from_baseline_to_target_in_even_steps(plan: Plan) -> None:
    for record in rows(plan, "projection"):
        if isinstance(record.get("gap"), Formula):
            first, last = (int(str(plain(record[key]))) for key in ("baseline_year", "target_year"))
            path = {key: plain(record[key]) for key in record if key.startswith("y2")}
            stated = [key for key, value in path.items() if value is not None]
            assert stated == [f"y{year}" for year in range(first, last + 1)]
            values = [Decimal(str(path[key])) for key in stated]
            assert (values[0], values[-1]) == (plain(record["baseline"]), plain(record["target"]))
            steps = [after - before for before, after in itertools.pairwise(values)]
            assert max(steps) - min(steps) < Decimal("1e-12")


@few
@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_organizations_does_not_matter(plan: Plan, rng: random.Random) -> None:
    shuffled = list(plan.organizations)
    rng.shuffle(shuffled)
    assert build_targets(attrs.evolve(plan, organizations=tuple(shuffled))) == build_targets(plan)


@few
@given(PLANS)
def test_charts_refer_to_numbers_of_one_unit(plan: Plan) -> None:
    book = build_targets(plan)
    charts = book.sheet("charts").charts
    assert len(charts) <= 4
    assert charts or book.sheet("charts").rows
    for chart in charts:
        for series in chart.series:
            sheet = book.sheet(series.sheet)
            drawn = list(sheet.records())[series.first : series.last + 1]
            assert len(drawn) >= 2
            assert all(isinstance(plain(each[series.column]), Decimal | int) for each in drawn)
            assert {each["unit"] for each in drawn} == {chart.axis}


@few
@given(PLANS, st.sampled_from(("zh", "en")))
def test_no_text_is_taken_for_a_formula_and_no_number_for_text(plan: Plan, lang: Lang) -> None:
    for sheet in build_targets(plan, lang=lang).sheets:
        for each in sheet.rows:
            for cell in each.cells:
                assert not isinstance(cell, float | bool)
                assert not (isinstance(cell, str) and cell.startswith("="))


# the table


def test_sheets_stand_in_their_order() -> None:
    keys = ["cover", "table", "projection", "charts"]
    tables = ["plans", "goals", "indicators", "links", "baselines", "targets"]
    data = [f"data_{name}" for name in tables]
    assert [sheet.key for sheet in build_targets(invented()).sheets] == [*keys, *data]
    book = build_targets(invented(), findings=(FOUND,))
    assert [sheet.key for sheet in book.sheets] == [*keys, "findings", *data]


def test_comparators_are_shown_by_number_formats() -> None:
    assert row("table", "研发投入强度")["target"] == Number(D("1.80"), '"≥"0.00')
    assert row("table", "科技型中小企业")["target"] == Number(D(180), '"＞"0')
    assert row("table", "财政科技支出占比")["target"] == Number(D(3), '"约"0')
    english = [
        each for each in rows(invented(), lang="en") if each["indicator"] == "财政科技支出占比"
    ]
    assert english[0]["target"] == Number(D(3), '"≈"0')


def test_ranges_and_targets_without_number_are_words() -> None:
    assert row("table", "高新技术企业", 1)["target"] == "4—6"
    assert row("table", "专利")["target"] == "大幅增加"


def test_years_of_one_path_share_a_row_and_only_stated_years_are_filled() -> None:
    path = row("table", "研发投入强度")
    assert path["y2023"] == Number(D("1.5"), '"≥"0.0')
    assert path["y2024"] is None
    assert path["y2025"] == path["target"]
    assert path["words"] == "2023年 1.5\n2025年 1.8%以上"


def test_yearly_targets_hold_for_each_year_of_their_span() -> None:
    yearly = row("table", "创新团队")
    assert [plain(yearly[f"y{year}"]) for year in (2023, 2024, 2025)] == [5, 5, 5]


def test_a_single_year_makes_no_path() -> None:
    indicators = tuple(each for each in invented().indicators if each.id in ("firms", "smes"))
    plan = attrs.evolve(invented(), indicators=indicators)
    sheet = build_targets(plan).sheet("table")
    assert not [column for column in sheet.layout.columns if column.group]
    assert sheet.line == "目标年：2025年"


def test_a_plan_without_baselines_says_so_and_has_no_empty_columns() -> None:
    plan = invented()
    bare = attrs.evolve(
        plan, indicators=tuple(attrs.evolve(each, baselines=()) for each in plan.indicators)
    )
    book = build_targets(bare)
    keys = [column.key for column in book.sheet("table").layout.columns]
    assert not {"baseline", "baseline_year"} & set(keys)
    assert any("未给出基期值" in note for note in book.sheet("table").notes)
    projection = book.sheet("projection")
    assert "gap" not in [column.key for column in projection.layout.columns]
    assert projection.notes[0].startswith("注：本方案没有可以测算的指标")
    titles = [chart.title for chart in book.sheet("charts").charts]
    assert titles == ["指标目标：水平值(%)", "指标目标：水平值(家)"]


def test_restatements_are_remarks_that_say_what_differs() -> None:
    assert row("table", "高新技术企业")["remarks"] == (
        "单位在原文文本中缺失，据指标补注；第1项任务重述为“力争突破25家”"
        "(与本行不一致：数值，性质由“直接表述”变为“力争、争取”)"
    )
    assert row("table", "科技型中小企业")["remarks"] == "第1项任务重述为“超过180家”(措辞不同)"


def test_a_restatement_in_another_unit_of_the_same_value_does_not_differ_in_value() -> None:
    plan = invented()
    staff = next(each for each in plan.indicators if each.id == "staff")
    again = attrs.evolve(
        staff.targets[0], id="staff.again", value=D(12000), unit="人", restates="staff.25"
    )
    staff = attrs.evolve(staff, targets=(staff.targets[0], again))
    found = rows(attrs.evolve(plan, indicators=(staff,)))[0]["remarks"]
    assert found == "第2项任务重述为“1.2万人”"


def test_a_target_that_restates_another_indicators_keeps_its_row() -> None:
    plan = invented()
    smes = next(each for each in plan.indicators if each.id == "smes")
    smes = attrs.evolve(smes, targets=(attrs.evolve(smes.targets[0], restates="firms.25"),))
    firms = next(each for each in plan.indicators if each.id == "firms")
    found = rows(attrs.evolve(plan, indicators=(smes, firms)))[0]
    assert found["remarks"] == "重述“高新技术企业 23”"


def test_categories_come_from_print_then_goal_then_section() -> None:
    assert row("table", "研发投入强度")["category"] == "投入"
    assert row("table", "科技型中小企业")["category"] == "企业壮大"
    assert row("table", "创新团队")["category"] == "重点任务"
    assert row("table", "专利")["category"] is None


def test_owners_are_leads_and_responsible_by_role_and_derived() -> None:
    assert row("table", "高新技术企业")["owners"] == "牵头：市科技局"
    assert row("table", "创新团队")["owners"] == (
        "按职责分工负责：市委组织部、市科技局\n建议牵头：市财政局"
    )
    columns = build_targets(invented()).sheet("table").layout.columns
    assert [column.key for column in columns if column.derived] == ["owners"]


def test_owners_by_judgement_are_marked_as_inferred() -> None:
    plan = invented()
    item = next(each for each in plan.indicators if each.name == "高新技术企业")
    links = tuple(pm.JudgedLink(measure=each.id, reason="同一事项") for each in plan.measures)
    for measures, expected in (
        (item.measures, "牵头：市科技局\n推定按职责分工负责：市委组织部"),
        ((), "推定牵头：市科技局\n推定按职责分工负责：市委组织部"),
    ):
        changed = attrs.evolve(item, measures=measures, judged=links)
        held = build_targets(attrs.evolve(plan, indicators=(changed,))).sheet("table")
        assert next(iter(held.records()))["owners"] == expected
        assert any("标有“推定”的" in note for note in held.notes)
    english = build_targets(attrs.evolve(plan, indicators=(changed,)), lang="en").sheet("table")
    assert str(next(iter(english.records()))["owners"]).startswith("inferred ")
    assert not any("标有“推定”的" in note for note in build_targets(plan).sheet("table").notes)


def test_a_plan_that_names_nobody_has_no_column_of_owners() -> None:
    plan = invented()
    nobody = tuple(attrs.evolve(each, responsibilities=(), proposed=()) for each in plan.measures)
    sheet = build_targets(attrs.evolve(plan, measures=nobody)).sheet("table")
    assert "owners" not in [column.key for column in sheet.layout.columns]
    assert any("推导不出" in note for note in sheet.notes)


def test_a_note_on_several_rows_is_printed_once_below_them() -> None:
    plan = invented()
    indicators = tuple(attrs.evolve(each, remark="口径以统计为准") for each in plan.indicators[:2])
    table = build_targets(attrs.evolve(plan, indicators=indicators)).sheet("table")
    assert table.notes[2:] == ("序号1、2：口径以统计为准",)
    first, *_ = table.records()
    assert str(first["remarks"]).endswith("；2020年为初步核算数")


def test_notes_on_one_row_stand_beside_it_without_their_stops() -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    target = attrs.evolve(firms.targets[0], remark="含分公司。")
    firms = attrs.evolve(firms, targets=(target,), remark="口径以统计为准。")
    (found,) = rows(attrs.evolve(plan, indicators=(firms,)))
    assert str(found["remarks"]).endswith("含分公司；口径以统计为准")


def test_baselines_keep_their_own_years() -> None:
    found = row("table", "研发投入强度")
    assert (plain(found["baseline"]), found["baseline_year"]) == (D("1.27"), 2020)
    assert found["remarks"] == (
        "另有基期值：1.1(2019年)；基期值印作“1.27*”，为2020年数据；2020年为初步核算数"
    )


def test_a_rate_of_growth_shows_the_baselines_own_unit() -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    grows = attrs.evolve(firms.targets[0], kind="growth_rate", value=D(10), unit="%")
    firms = attrs.evolve(firms, targets=(grows,))
    found = rows(attrs.evolve(plan, indicators=(firms,)))[0]
    assert (found["unit"], found["baseline"]) == ("%", Number(D(13), '0"家"'))


def test_words_come_from_the_source_where_the_plan_has_none() -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    target = attrs.evolve(firms.targets[0], words=None, at=Span(2, 7))
    plan = attrs.evolve(plan, indicators=(attrs.evolve(firms, targets=(target,)),))
    book = build_targets(plan, source=SourceText("达到二十三家以上"))
    assert next(book.sheet("table").records())["words"] == "二十三家以"
    assert next(book.sheet("data_targets").records())["words"] == "二十三家以"


# findings and the whole


def test_findings_are_listed_with_a_link_and_without_the_files_name() -> None:
    book = build_targets(invented(), findings=(FOUND,))
    text = as_text(book.sheet("findings"))
    (link,) = book.sheet("findings").column("where")
    assert isinstance(link, Link)
    assert link.sheet == "table"
    assert "1 | 警告 | T104 | 应一致，实不一致 | 目标任务表第" in text
    assert "somebody" not in text
    assert "indicators" not in text


def test_errors_come_before_hints() -> None:
    findings = (
        attrs.evolve(FOUND, severity="info", code="A1"),
        attrs.evolve(FOUND, severity="error"),
    )
    found = build_targets(invented(), findings=findings).sheet("findings").records()
    assert [each["code"] for each in found] == ["T104", "A1"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_reads_as_before(lang: Lang, golden: Callable[[str, str], None]) -> None:
    book = build_targets(invented(), lang=lang, findings=(FOUND,))
    charts = "".join(f"{chart}\n" for chart in book.sheet("charts").charts)
    golden(f"targets.{lang}.txt", "\n".join([*map(as_text, book.sheets), charts]))

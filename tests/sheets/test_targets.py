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
from targetplans import D, invented, row, rows, target_plans

import policymodel as pm
from policymodel.analysis.index import PlanIndex
from policymodel.findings import Finding
from policymodel.model import Plan, Span
from policymodel.sheets.sheet import Link, Number, plain
from policymodel.sheets.targets.rows import owners, target_rows
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
    book = build_targets(plan, purpose="office")
    sheets = [each for each in book.sheets if each.key == "data_targets"]
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


# the tables


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


def test_what_a_number_means_is_shown_by_its_format() -> None:
    assert row("table", "研发投入强度")["target"] == Number(D("1.80"), '"≥"0.00')
    assert row("table", "科技型中小企业")["target"] == Number(D(180), '"＞"0')
    assert row("table", "财政科技支出占比")["target"] == Number(D(3), '"约"0')
    assert row("table", "创新团队")["target"] == Number(D(5), '"每年≥"0')
    assert row("table", "创新团队", 1)["target"] == Number(D(1), '"新增≥"0')
    english = [
        each for each in rows(invented(), lang="en") if each["indicator"] == "财政科技支出占比"
    ]
    assert english[0]["target"] == Number(D(3), '"≈"0')


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        ({"kind": "per_year", "unit": "万吨/年"}, '"每年≥"0'),
        ({"kind": "change", "change": "decrease", "unit": "%", "base_year": 2020},
         '"比2020年下降≥"0'),
        ({"kind": "growth_rate", "unit": "%"}, '"年均增长≥"0'),
        ({"kind": "total"}, '"累计≥"0'),
        ({"per": "各区"}, '"各区≥"0'),
        ({"commitment": "aspirational"}, '"力争≥"0'),
        ({"commitment": "binding"}, '"≥"0'),  # has a column of its own
    ],
)  # fmt: skip
def test_a_cell_says_all_but_the_unit(fields: dict[str, object], cell: str) -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    firms = attrs.evolve(firms, targets=(attrs.evolve(firms.targets[0], **fields),))
    (found,) = rows(attrs.evolve(plan, indicators=(firms,)))
    assert found["target"] == Number(D(23), cell)
    assert "/年" not in str(found["unit"])


def test_ranges_are_words() -> None:
    assert row("table", "高新技术企业", 1)["target"] == "新增4—6"


def test_what_is_no_number_is_a_milestone_in_the_documents_words() -> None:
    assert row("milestones", "专利")["requirement"] == "大幅增加"
    assert row("milestones", "创新团队")["requirement"] == "高于全省平均"
    assert row("milestones", "创新团队")["deadline"] == "2025年"


def test_years_of_one_path_share_a_row_and_only_stated_years_have_columns() -> None:
    path = row("table", "研发投入强度")
    assert path["y2023"] == Number(D("1.5"), '"≥"0.0')
    assert path["target"] == Number(D("1.80"), '"≥"0.00')
    assert [key for key in path if key.startswith("y2")] == ["y2023"]


def test_parts_of_the_years_of_one_path_are_one_path() -> None:
    plan = some("firms")
    (whole,) = plan.indicators
    made = {
        year: attrs.evolve(whole.targets[0], id=f"firms.{year}", year=year) for year in (2024, 2025)
    }
    parts = tuple(
        attrs.evolve(each, id=f"part.{year}", subset_of=each.id) for year, each in made.items()
    )
    part = attrs.evolve(whole, id="part", name="其中小型企业", targets=parts)
    whole = attrs.evolve(whole, targets=tuple(made.values()))
    _, found = rows(attrs.evolve(plan, indicators=(whole, part)))
    assert (plain(found["y2024"]), plain(found["target"])) == (23, 23)
    assert found["remarks"] == "其中项，包含在“高新技术企业”内"


def column(plan: Plan, key: str, sheet: str = "table") -> str | None:
    """The title of a column, or None where there is none."""
    columns = build_targets(plan).sheet(sheet).layout.columns
    return next((each.title.zh for each in columns if each.key == key), None)


def some(*ids: str) -> Plan:
    """The invented plan with some of its indicators."""
    wanted = tuple(each for each in invented().indicators if each.id in ids)
    return attrs.evolve(invented(), indicators=wanted)


def test_what_is_the_same_in_all_rows_stands_in_a_heading_or_a_note() -> None:
    plan = some("firms", "smes")
    sheet = build_targets(plan).sheet("table")
    keys = [each.key for each in sheet.layout.columns]
    assert keys == ["number", "indicator", "baseline", "target"]
    assert (column(plan, "baseline"), column(plan, "target")) == ("2021年基期值", "2025年目标")
    assert sheet.line == "单位：家"
    assert sheet.notes[1] == "2.文件未注明约束性、预期性。"


def test_years_that_differ_have_columns() -> None:
    assert column(some("rd", "firms"), "baseline_year") == "基期年"
    plan = some("firms", "smes")
    first, other = plan.indicators
    target = attrs.evolve(other.targets[0], year=2023)
    plan = attrs.evolve(plan, indicators=(first, attrs.evolve(other, targets=(target,))))
    assert (column(plan, "year"), column(plan, "target")) == ("目标年", "目标")


def test_a_target_without_year_below_a_heading_with_one_says_so() -> None:
    plan = some("firms", "smes")
    first, other = plan.indicators
    target = attrs.evolve(other.targets[0], year=None)
    plan = attrs.evolve(plan, indicators=(first, attrs.evolve(other, targets=(target,))))
    assert [each["remarks"] for each in rows(plan)] == [None, None, "文件未写明年份"]


@pytest.mark.parametrize(
    ("attributes", "title", "note"),
    [
        (("unstated", "unstated"), None, "文件未注明约束性、预期性。"),
        (("binding", "binding"), None, "指标均为约束性。"),
        (("binding", "expected"), "属性", None),
        (("binding", "unstated"), "属性", None),
    ],
)
def test_the_attribute_is_shown_where_it_is_stated(
    attributes: tuple[str, str], title: str | None, note: str | None
) -> None:
    plan = some("share", "staff")
    made = zip(plan.indicators, attributes, strict=True)
    plan = attrs.evolve(
        plan, indicators=tuple(attrs.evolve(one, attribute=word) for one, word in made)
    )
    assert column(plan, "attribute") == title
    notes = " ".join(build_targets(plan).sheet("table").notes)
    assert ("性。" in notes) == (note is not None)
    assert note is None or note in notes


def test_a_plan_without_baselines_says_so_and_has_no_columns_for_them() -> None:
    plan = invented()
    bare = attrs.evolve(
        plan, indicators=tuple(attrs.evolve(each, baselines=()) for each in plan.indicators)
    )
    sheet = build_targets(bare).sheet("table")
    assert not {"baseline", "baseline_year"} & {each.key for each in sheet.layout.columns}
    assert any(note.endswith("文件未给出基期值。") for note in sheet.notes)


@pytest.mark.parametrize(
    ("years", "title", "note"),
    [
        ((2025, 2025), None, "注：完成时限均为2025年。"),
        ((None, None), None, "注：文件未写明完成时限。"),
        ((2025, None), "完成时限", None),
    ],
)
def test_deadlines_that_are_alike_are_told_once(
    years: tuple[int | None, ...], title: str | None, note: str | None
) -> None:
    plan = some("patents")
    (one,) = plan.indicators
    made = tuple(
        attrs.evolve(
            one, id=f"i{n}", remark=None, targets=(attrs.evolve(one.targets[0], year=year),)
        )
        for n, year in enumerate(years)
    )
    plan = attrs.evolve(plan, indicators=made)
    assert column(plan, "deadline", "milestones") == title
    assert build_targets(plan).sheet("milestones").notes == ((note,) if note else ())


def test_restatements_are_not_on_the_issued_table() -> None:
    assert row("table", "高新技术企业")["remarks"] is None
    assert row("table", "科技型中小企业")["remarks"] is None


def test_a_target_that_restates_another_indicators_keeps_its_row() -> None:
    plan = invented()
    smes = next(each for each in plan.indicators if each.id == "smes")
    smes = attrs.evolve(smes, targets=(attrs.evolve(smes.targets[0], restates="firms.25"),))
    firms = next(each for each in plan.indicators if each.id == "firms")
    found = rows(attrs.evolve(plan, indicators=(smes, firms)))[0]
    assert found["remarks"] == "与“高新技术企业 ≥23家”为同一目标"


def test_scope_part_and_years_are_remarks() -> None:
    assert row("table", "研发人员", 1)["remarks"] == "范围：市级以上"
    assert row("table", "创新团队")["remarks"] == "2023—2025年"
    assert row("table", "创新团队", 1)["remarks"] == "其中项，包含在“创新团队 每年≥5支”内"


def test_categories_come_from_print_then_goal_then_section() -> None:
    found = {each.indicator.id: each.category for each in target_rows(PlanIndex(invented()))}
    assert found["rd"] == "投入"
    assert found["smes"] == "企业壮大"
    assert found["teams"] == "重点任务"
    assert found["patents"] is None


def test_categories_are_rows_across_all_columns_where_they_group() -> None:
    table = build_targets(invented()).sheet("table")
    heads = [each.cells for each in table.rows if each.kind == "group"]
    assert [cells[0] for cells in heads] == ["投入", "企业壮大", "重点任务", "其他"]
    assert {cell for cells in heads for cell in cells[1:]} == {None}
    for ids in (("firms", "smes"), ("rd", "staff")):  # one for all, or one for each
        sheet = build_targets(some(*ids)).sheet("table")
        assert {each.kind for each in sheet.rows} <= {"data"} or ids == ("rd", "staff")


def held(plan: Plan, name: str = "高新技术企业") -> str | None:
    """Who answers for an indicator by the measures that serve it."""
    one = next(each for each in plan.indicators if each.name == name)
    return owners(PlanIndex(plan), one, "zh")


def test_owners_are_leads_and_responsible_by_role() -> None:
    assert held(invented()) == "牵头：市科技局"
    assert held(invented(), "创新团队") == (
        "按职责分工负责：市委组织部、市科技局\n建议牵头：市财政局"
    )


def test_owners_by_judgement_are_marked_as_inferred() -> None:
    plan = invented()
    item = next(each for each in plan.indicators if each.name == "高新技术企业")
    links = tuple(pm.JudgedLink(measure=each.id, reason="同一事项") for each in plan.measures)
    for measures, expected in (
        (item.measures, "牵头：市科技局\n推定按职责分工负责：市委组织部"),
        ((), "推定牵头：市科技局\n推定按职责分工负责：市委组织部"),
    ):
        changed = attrs.evolve(item, measures=measures, judged=links)
        assert held(attrs.evolve(plan, indicators=(changed,))) == expected
    index = PlanIndex(attrs.evolve(plan, indicators=(changed,)))
    assert str(owners(index, changed, "en")).startswith("inferred ")


def test_a_note_on_several_rows_is_printed_once_below_them() -> None:
    plan = invented()
    indicators = tuple(attrs.evolve(each, remark="口径以统计为准") for each in plan.indicators[:2])
    table = build_targets(attrs.evolve(plan, indicators=indicators)).sheet("table")
    assert table.notes[-1] == "2.序号1、2：口径以统计为准。"
    first, *_ = rows(attrs.evolve(plan, indicators=indicators))
    assert str(first["remarks"]).endswith("；2020年为初步核算数")


def test_notes_on_one_row_stand_beside_it_without_their_stops() -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    target = attrs.evolve(firms.targets[0], remark="含分公司。")
    firms = attrs.evolve(firms, targets=(target,), remark="口径以统计为准。")
    (found,) = rows(attrs.evolve(plan, indicators=(firms,)))
    assert found["remarks"] == "含分公司；口径以统计为准"


def test_baselines_keep_their_own_years() -> None:
    found = row("table", "研发投入强度")
    assert (plain(found["baseline"]), found["baseline_year"]) == (D("1.27"), 2020)
    assert found["remarks"] == "另有基期值：1.1（2019年）；2020年为初步核算数"


def test_a_rate_of_growth_shows_the_baselines_own_unit() -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    grows = attrs.evolve(firms.targets[0], kind="growth_rate", value=D(10), unit="%")
    firms = attrs.evolve(firms, targets=(grows,))
    found = rows(attrs.evolve(plan, indicators=(firms,)))[0]
    assert (found["unit"], found["baseline"]) == ("%", Number(D(13), '0"家"'))


def test_words_come_from_the_source_where_the_plan_has_none() -> None:
    plan = some("patents")
    (one,) = plan.indicators
    target = attrs.evolve(one.targets[0], words=None, at=Span(2, 6))
    plan = attrs.evolve(plan, indicators=(attrs.evolve(one, targets=(target,)),))
    book = build_targets(plan, source=SourceText("专利大幅增加"), purpose="office")
    assert next(book.sheet("milestones").records())["requirement"] == "大幅增加"
    assert next(book.sheet("data_targets").records())["words"] == "大幅增加"


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

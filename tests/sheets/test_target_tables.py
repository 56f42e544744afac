"""The two tables of targets: which rows and columns there are, and what their cells say."""

import re

import attrs
import pytest
from targetplans import D, invented, row, rows

from policymodel.analysis.index import PlanIndex
from policymodel.model import Plan, Span
from policymodel.sheets.sheet import Number, plain
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.workbook import build_targets
from policymodel.source import SourceText


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


def test_a_note_on_many_rows_names_the_first_and_the_last() -> None:
    plan = invented()
    undated = tuple(
        attrs.evolve(
            each,
            targets=tuple(
                attrs.evolve(target, year=target.year if each.id == "firms" else None)
                for target in each.targets
            ),
        )
        for each in plan.indicators
    )
    notes = build_targets(attrs.evolve(plan, indicators=undated)).sheet("table").notes
    assert any(re.search("序号[0-9、]*[0-9]+—[0-9]+.*文件未写明年份", note) for note in notes)


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
    assert found["remarks"] == "包含在“高新技术企业”内"


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


def test_a_cover_explains_no_projection_that_is_not_there() -> None:
    plan = some("firms")
    (firms,) = plan.indicators
    added = tuple(attrs.evolve(each, kind="increment") for each in firms.targets)
    without = attrs.evolve(plan, indicators=(attrs.evolve(firms, targets=added),))
    for each, is_told in ((plan, True), (without, False)):
        book = build_targets(each, purpose="office")
        assert any(sheet.key == "projection" for sheet in book.sheets) is is_told
        said = str([row.cells for row in book.sheet("cover").rows])
        assert ("测算”表" in said) is is_told


def test_years_that_differ_have_columns() -> None:
    assert column(some("rd", "firms"), "baseline_year") == "基期年"
    plan = some("firms", "smes")
    first, other = plan.indicators
    target = attrs.evolve(other.targets[0], year=2023)
    plan = attrs.evolve(plan, indicators=(first, attrs.evolve(other, targets=(target,))))
    assert (column(plan, "year"), column(plan, "target")) == ("目标年", "目标")


def test_a_target_in_the_column_of_its_year_stands_there_alone() -> None:
    plan = some("rd", "firms", "smes")
    path, first, other = plan.indicators
    early = attrs.evolve(path.targets[0], id="rd.24", year=2024)
    path = attrs.evolve(path, targets=(*path.targets, early))
    later = attrs.evolve(other.targets[0], year=2023)
    plan = attrs.evolve(plan, indicators=(path, first, attrs.evolve(other, targets=(later,))))
    assert (column(plan, "year"), column(plan, "target")) == (None, None)
    assert next(plain(each["y2023"]) for each in rows(plan)) == D("1.5")
    undated = attrs.evolve(first.targets[0], year=None)
    some_undated = attrs.evolve(first, targets=(undated, *first.targets[1:]))
    plan = attrs.evolve(plan, indicators=(path, some_undated, plan.indicators[2]))
    assert (column(plan, "year"), column(plan, "target")) == (None, "未写明年份的目标")
    assert [plain(each["target"]) for each in rows(plan)].count(None) == len(rows(plan)) - 1


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
        ((2025, None), "完成时限", "注：完成时限空白的，文件未写明。"),
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


def told(plan: Plan, sheet: str = "table") -> str:
    return "".join(build_targets(plan).sheet(sheet).notes)


def test_empty_cells_are_explained() -> None:
    plan = some("firms", "smes")
    first, second = plan.indicators
    bare = attrs.evolve(second, baselines=())
    assert "基期值空白的，文件未给出。" in told(attrs.evolve(plan, indicators=(first, bare)))
    undated = attrs.evolve(first.targets[0], year=None)
    one = attrs.evolve(first, targets=(undated,))
    found = rows(attrs.evolve(plan, indicators=(one, second)))[0]
    assert str(found["remarks"]).startswith("文件未写明年份")
    none = told(attrs.evolve(plan, indicators=(one,)))
    assert "文件未写明目标年份。" in none
    assert "序号1" not in none


def test_verbs_that_the_table_replaces_are_named() -> None:
    plan = some("firms")
    (firms,) = plan.indicators
    made = tuple(
        attrs.evolve(firms.targets[0], id=f"f{n}", kind="increment", words=words)
        for n, words in enumerate(("引进23家", "注册落地23家", "新增23家", "建设23家"))
    )
    found = told(attrs.evolve(plan, indicators=(attrs.evolve(firms, targets=made),)))
    assert "“新增”概括文件所写的“引进”“注册落地”“建设”等。" in found
    only = attrs.evolve(firms, targets=made[2:3])
    assert "概括" not in told(attrs.evolve(plan, indicators=(only,)))


def test_the_second_table_is_named_after_what_it_holds() -> None:
    plan = some("patents")
    (one,) = plan.indicators
    names = {}
    for kind in ("milestone", "qualitative"):
        made = attrs.evolve(one, targets=(attrs.evolve(one.targets[0], kind=kind),))  # type: ignore[arg-type]
        found = build_targets(attrs.evolve(plan, indicators=(made,))).sheet("milestones")
        names[kind] = found.name
        assert len(found.name) <= 31
    assert names == {"milestone": "表二 建设事项", "qualitative": "表二 定性目标和建设事项"}


def test_the_base_year_stands_behind_an_english_number() -> None:
    plan = some("firms")
    (firms,) = plan.indicators
    fields = {"kind": "change", "change": "decrease", "unit": "%", "base_year": 2019}
    made = attrs.evolve(firms, targets=(attrs.evolve(firms.targets[0], **fields),))
    (found,) = rows(attrs.evolve(plan, indicators=(made,)), lang="en")
    assert found["target"] == Number(D(23), '"≥"0" below 2019"')


def test_a_title_in_another_script_gets_title_marks() -> None:
    plan = some("firms")
    document = attrs.evolve(plan.document, title="Climate Plan")
    plan = attrs.evolve(plan, document=document)
    assert build_targets(plan).sheet("table").title == "《Climate Plan》主要指标表"
    assert build_targets(plan, lang="en").sheet("table").title == "Climate Plan: main indicators"


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
    assert row("table", "创新团队", 1)["remarks"] == "包含在“创新团队 每年≥5支”内"


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

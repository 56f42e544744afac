"""What the sheets of responsibilities say once, and where parts of a measure stand."""

import attrs
from sheets.test_responsibility_examples import PLAN, charged

from policymodel.model import Deadline, MeasurePart, Mechanism, Plan
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.text import Lang


def notes(plan: Plan, sheet: str, lang: Lang = "zh") -> str:
    return "\n".join(build_responsibility(plan, lang=lang).sheet(sheet).notes)


def keys(plan: Plan, sheet: str) -> list[str]:
    book = build_responsibility(plan, purpose="office")
    return [column.key for column in book.sheet(sheet).layout.columns]


def parted(**fields: str) -> Plan:
    """A plan whose first measure has two parts, and nothing else to say."""
    long = "为每座码头逐一编制方案，落实用地、用海和岸电，并与后方铁路一并设计。"
    parts = tuple(
        MeasurePart(responsibilities=charged(lead=name), summary=summary, **fields)
        for name, summary in (("甲局", long), ("乙局", "修码头。"))
    )
    first = attrs.evolve(PLAN.measures[0], parts=parts, responsibilities=(), summary=None)
    return attrs.evolve(PLAN, measures=(first, *PLAN.measures[1:]))


def test_a_part_without_heading_is_told_by_the_content() -> None:
    plan = parted()
    assert "part" not in keys(plan, "table")
    book = build_responsibility(plan)
    first, second = list(book.sheet("table").records())[1:3]
    assert (first["task"], second["task"]) == ("建码头", "建码头")
    assert str(first["content"]).endswith("一并设计。")
    assert second["content"] == "修码头。"
    told = [row for row in book.sheet("units").records() if row["task"] == "建码头"]
    assert {row["content"] for row in told} == {first["content"], "修码头。"}
    names = [str(row["task"]) for row in book.sheet("matrix").records()]
    assert "建码头：修码头" in names
    assert not any("…" in name for name in names)


def test_a_part_with_a_heading_has_its_column() -> None:
    plan = parted(number="(1)")
    assert "part" in keys(plan, "table")
    names = [str(row["task"]) for row in build_responsibility(plan).sheet("units").records()]
    assert any(name.startswith("建码头：(1)") for name in names)


def test_measures_without_organization_are_listed_below() -> None:
    assert "remark" in keys(PLAN, "table")  # the text breaks off in one measure
    complete = attrs.evolve(
        PLAN, document=attrs.evolve(PLAN.document, completeness="complete", note=None)
    )
    assert "remark" not in keys(complete, "table")
    for sheet in ("table", "matrix"):
        assert "序号4：文件未明确责任单位。" in notes(complete, sheet)
        assert "No organization named in the document: no. 4." in notes(complete, sheet, "en")


def test_another_name_of_the_table_is_told_where_names_are_united() -> None:
    for sheet in ("units", "matrix"):
        assert "“乙局”在责任分工表中也作“乙委”。" in notes(PLAN, sheet)  # both names stand there
    assert "乙委" not in notes(PLAN, "table")
    only = attrs.evolve(PLAN, measures=PLAN.measures[1:2])
    assert "“乙局”在责任分工表中作“乙委”。" in notes(only, "units")


def test_all_other_names_of_an_organization_stand_together() -> None:
    bureaus = [
        attrs.evolve(PLAN.organizations[0], name=f"{sign}局", aliases=(f"{sign}委", f"{sign}办"))
        for sign in "甲丙丁戊"
    ]
    charges = [charged(lead=name) for each in bureaus for name in (*each.aliases, each.name)]
    bare = attrs.evolve(PLAN.measures[0], proposed=(), deadlines=())
    plan = attrs.evolve(
        PLAN,
        organizations=tuple(bureaus),
        indicators=(),
        measures=tuple(
            attrs.evolve(bare, id=f"m{place}", responsibilities=each)
            for place, each in enumerate(charges)
        ),
    )
    said = notes(plan, "matrix")
    assert "“甲局”在责任分工表中也作“甲委”“甲办”；“丙局”" in said
    assert "“丁局”在责任分工表中也作“丁委”“丁办”；等等。" in said  # the fourth is not listed
    assert "戊" not in said


def drafted(*summaries: str | None) -> Plan:
    """A plan as drafts are: measures have titles, and few say what is to be done."""
    first = attrs.evolve(PLAN.measures[0], proposed=(), deadlines=())
    return attrs.evolve(
        PLAN,
        indicators=(),
        measures=tuple(
            attrs.evolve(first, id=f"m{place}", title="疏浚航道", summary=each, text=None)
            for place, each in enumerate(summaries)
        ),
    )


def test_a_column_of_contents_that_is_mostly_empty_is_narrow_and_says_so() -> None:
    plan = drafted("疏浚深水航道。", None, None)
    for sheet in ("table", "units"):
        columns = build_responsibility(plan).sheet(sheet).layout.columns
        (content,) = (column for column in columns if column.key == "content")
        assert content.stretch == 0
        assert "空白的，见文件原文。" in notes(plan, sheet)
        assert "空白的" not in notes(drafted("疏浚。", "护岸。", None), sheet)


def test_a_summary_that_is_the_name_stands_once() -> None:
    measures = drafted("疏浚深水航道", "建设护岸", "改造船闸").measures
    plan = attrs.evolve(PLAN, measures=tuple(attrs.evolve(each, title=None) for each in measures))
    for sheet in ("table", "units"):
        assert "content" not in keys(plan, sheet)
        assert "概括" not in notes(plan, sheet)


def test_where_only_parts_are_told_their_column_tells_them() -> None:
    summaries = ("疏浚主航道", "疏浚支航道")
    parts = tuple(
        MeasurePart(responsibilities=charged(lead="甲局"), summary=each) for each in summaries
    )
    first, *others = drafted(None, None, None, None).measures
    measures = (attrs.evolve(first, parts=parts, responsibilities=()), *others)
    plan = attrs.evolve(PLAN, measures=measures)
    assert "content" not in keys(plan, "table")
    shown = [row["part"] for row in build_responsibility(plan).sheet("table").records()]
    assert [each for each in shown if each] == list(summaries)
    assert "分项任务为编者概括" in notes(plan, "table")
    names = [str(row["task"]) for row in build_responsibility(plan).sheet("units").records()]
    assert "疏浚航道：疏浚支航道" in names


def test_empty_dates_are_explained_wherever_there_are_some() -> None:
    for sheet in ("table", "units"):
        assert "完成时限空白的，文件未明确。" in notes(PLAN, sheet)
    none = attrs.evolve(
        PLAN, indicators=(), measures=tuple(attrs.evolve(m, deadlines=()) for m in PLAN.measures)
    )
    for sheet in ("table", "units"):
        assert "文件未明确完成时限。" in notes(none, sheet)


def test_one_year_of_all_targets_is_told_once() -> None:
    piers = PLAN.indicators[0]
    at = PLAN.measures[1].at
    targets = tuple(
        attrs.evolve(piers.targets[0], id=f"p{n}", at=each, year=2026)
        for n, each in enumerate((piers.targets[0].at, at))
    )
    bare = tuple(attrs.evolve(m, deadlines=()) for m in PLAN.measures[:3])
    plan = attrs.evolve(PLAN, measures=bare, indicators=(attrs.evolve(piers, targets=targets),))
    assert "due" not in keys(plan, "table")
    said = notes(plan, "table")
    assert "除序号3外，各项任务所列目标的年份均为2026年；文件未单列完成时限。" in said
    cover = build_responsibility(plan, purpose="office").sheet("cover")
    assert "*" not in str([row.cells for row in cover.rows])  # of a column that is not there
    dated = (attrs.evolve(bare[0], deadlines=(Deadline(year=2025),)), *bare[1:])
    assert "due" in keys(attrs.evolve(plan, measures=dated), "table")
    many = (*bare, PLAN.measures[3])
    assert "due" in keys(attrs.evolve(plan, measures=many), "table")  # of two more nothing is known


def test_of_a_measure_that_the_text_breaks_off_in_nobody_says_the_document_names_nobody() -> None:
    rows = build_responsibility(PLAN).sheet("table").records()
    cut = next(row["index"] for row in rows if row["remark"])
    measures = tuple(
        attrs.evolve(each, responsibilities=()) if number == cut else each
        for number, each in enumerate(PLAN.measures, start=1)
    )
    for sheet in ("table", "matrix"):
        said = notes(attrs.evolve(PLAN, measures=measures), sheet)
        assert f"序号{cut}：所据文本不全，未见责任单位。" in said
        assert "序号4：文件未明确责任单位。" in said


def test_a_remark_that_hardly_any_row_has_is_a_note() -> None:
    first = attrs.evolve(PLAN.measures[0], remark="与港区共建。")
    more = tuple(
        attrs.evolve(first, id=f"more{n}", remark=None, responsibilities=charged(lead="甲局"))
        for n in range(20)
    )
    whole = attrs.evolve(PLAN.document, completeness="complete", note=None)
    plan = attrs.evolve(PLAN, document=whole, measures=(*more, first))
    assert "remark" not in keys(plan, "table")
    assert "序号21：与港区共建。" in notes(plan, "table")
    often = tuple(attrs.evolve(each, remark="与港区共建。") for each in more[:4])
    plan = attrs.evolve(plan, measures=(*more[4:], *often, first))
    assert "remark" in keys(plan, "table")
    assert "与港区共建" not in notes(plan, "table")


def test_english_dates_begin_alike() -> None:
    first = attrs.evolve(PLAN.measures[0], deadlines=(Deadline(year=2029, words="by 2029"),))
    plan = attrs.evolve(PLAN, measures=(first, *PLAN.measures[1:]))
    dues = [row["due"] for row in build_responsibility(plan, lang="en").sheet("table").records()]
    assert "By 2029" in dues


def test_one_role_is_named_as_offices_name_it() -> None:
    one = attrs.evolve(
        PLAN,
        measures=tuple(
            attrs.evolve(m, responsibilities=charged(responsible="甲局"), proposed=())
            for m in PLAN.measures
        ),
    )
    assert "所列单位均为责任单位。" in notes(one, "units")
    groups = [row.cells[0] for row in build_responsibility(one).sheet("units").rows]
    assert "甲局（4项）" in groups
    assert "◆表示责任单位。" in notes(one, "matrix")
    assert "Key: ◆ Responsible." in notes(one, "matrix", "en")
    told = notes(one, "table")
    assert told.count("列第一位者不视为牵头") == 1
    assert "责任单位：" not in told


def test_a_plan_that_charges_nobody_has_a_table_of_measures() -> None:
    bare = tuple(attrs.evolve(m, responsibilities=(), proposed=()) for m in PLAN.measures)
    table = build_responsibility(attrs.evolve(PLAN, measures=bare)).sheet("table")
    assert (table.name, table.title) == ("重点任务表", "临澜市港口行动方案重点任务表")


def test_a_mechanism_sheet_has_no_empty_columns() -> None:
    fund = Mechanism(id="fund", kind="funding", summary="设资金", covers="topic")
    plan = attrs.evolve(PLAN, mechanisms=(fund,))
    assert keys(plan, "mechanisms") == ["index", "kind", "covers", "content"]
    often = attrs.evolve(fund, frequency="每季度")
    assert "frequency" in keys(attrs.evolve(plan, mechanisms=(often,)), "mechanisms")


def test_those_with_measures_are_counted_behind_the_organizations() -> None:
    cover = build_responsibility(PLAN, lang="en", purpose="office").sheet("cover")
    items = [str(row.cells[0]) for row in cover.rows]
    place = items.index("Organizations named")
    assert items[place + 1] == "of which with assigned measures"


def test_short_english_headings_have_a_key() -> None:
    said = notes(PLAN, "matrix", "en")
    assert "Depts. government department" in said
    assert "Orgs. number of organizations" in said
    assert "government department" not in notes(PLAN, "matrix")

"""Tables of documents, read by their cells: what is to be done, and by whom."""

import io

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from drafting.tabled import FORMATS, PLAN, TASKS, TITLE, disputed, drafted, roles
from hypothesis import given
from hypothesis import strategies as st
from intake import making
from intake.making import Part, Table
from strategies import cell_tables

import policymodel as pm
from policymodel.findings import DraftError
from policymodel.intake.document import DocumentText
from policymodel.intake.writer import Placed, Writer
from policymodel.source import measure_text
from policymodel.source.headings import packed


@pytest.mark.parametrize("kind", FORMATS)
def test_rows_of_a_table_are_measures_in_its_sections(kind: str) -> None:
    made = drafted(FORMATS[kind](PLAN), f"a.{kind}")
    rows = [each for each in roles(made) if each[0] in ("1", "2", "3")]
    assert rows == [
        (
            "1",
            "新建深水泊位",
            [
                [("lead", "市港航局"), ("support", "市财政局", "市水利局")],
                [("lead", "市交通运输局"), ("support", "各县（市、区）政府")],
            ],
        ),
        ("2", "改造老旧码头", [[("lead", "市港航局")]]),
        (
            "3",
            "推广电子口岸",
            [[("lead", "市商务局", "云川海关"), ("support", "市大数据局", "市税务局")]],
        ),
    ]
    tasks = made.plan.measures[:3]
    assert [each.section for each in tasks] == [("二", "一"), ("二", "一"), ("二", "二")]
    due = [[(d.year, d.month, d.ongoing) for d in each.due] for each in tasks]
    assert due == [
        [(2032, 6, False), (2033, None, False)],
        [(None, None, True)],
        [(2032, None, False)],
    ]
    assert disputed(made) == []
    assert made.coverage.numbers == made.coverage.numbers_covered


def test_a_table_across_a_landscape_annex_is_read_like_any_other() -> None:
    document = Document(io.BytesIO(making.as_docx(PLAN[:6])))
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("附件")
    document.add_paragraph(TITLE)
    making._add_table(document, TASKS)
    made = drafted(making.packed(document), "a.docx")
    assert [each.number for each in made.plan.measures] == ["1", "2", "3"]
    assert disputed(made) == []


def test_a_table_goes_on_in_the_next_one_with_its_head_again_or_without() -> None:
    for again in ((), TASKS.rows[:2]):
        later = Table((*again, ("4", "疏浚航道", "疏通主航道。", "市水利局", "/", "2033年")))
        document = Document(io.BytesIO(making.as_docx(("云川市港口任务清单", TASKS))))
        making._add_table(document, later)
        made = drafted(making.packed(document), "a.docx")
        last = made.plan.measures[-1]
        assert (last.number, last.title, last.responsibilities[0].organizations) == (
            "4",
            "疏浚航道",
            ("市水利局",),
        )
        assert disputed(made) == []


def test_numbers_of_a_style_stand_in_the_cells() -> None:
    document = Document()
    document.add_paragraph("云川市港口提升行动方案")
    table = document.add_table(3, 3)
    rows = (
        ("序号", "工作任务", "责任单位"),
        ("", "新建泊位", "市港航局"),
        ("", "改造码头", "市水利局"),
    )
    for line, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, cells, strict=True):
            cell.text = text
    for row in table.rows[1:]:
        row.cells[0].paragraphs[0].style = document.styles["List Number"]
    made = drafted(making.packed(document), "a.docx")
    assert [each.title for each in made.plan.measures] == ["新建泊位", "改造码头"]
    assert disputed(made) == []


def test_a_table_in_a_cell_is_read_as_the_words_of_that_cell() -> None:
    inner = "<table><tr><td>泊位</td><td>3个</td></tr></table>"
    page = making.as_html(PLAN).replace(
        "<p>分批改造老码头。</p>", f"<p>分批改造老码头。</p>{inner}"
    )
    made = drafted(page.encode(), "a.html")
    assert [each.number for each in made.plan.measures][:3] == ["1", "2", "3"]
    assert [each.rule for each in made.questions if each.rule.startswith("cells")] == []
    assert disputed(made) == []


def test_what_may_mean_the_row_above_is_asked_and_what_says_so_is_read() -> None:
    rows = (
        ("任务", "牵头单位"),
        ("新建深水泊位三个", "市港航局"),
        ("推广电子口岸系统", "同上"),
        ("改造老旧码头两座", ""),
    )
    data = making.as_docx(("云川市港口提升行动方案", Table(rows)))
    made = drafted(data, "a.docx")
    lead = [("lead", "市港航局")]
    assert [each[2] for each in roles(made)] == [[lead], [lead], [[]]]
    assert [each.rule for each in made.questions].count("cells-empty") == 1
    assert disputed(made) == []


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        ("责任单位", "市甲局、市乙局", [("responsible", "市甲局", "市乙局")]),
        ("责任单位", "市甲局\n市乙局", [("responsible", "市甲局", "市乙局")]),
        ("责任单位", "市住房和城乡\n建设局", [("responsible", "市住房和城乡建设局")]),
        ("责任部门（单位）", "市甲局，市乙局", [("responsible", "市甲局", "市乙局")]),
        ("责任单位", "市甲局 市乙局", [("responsible", "市甲局", "市乙局")]),
        ("责任单位", "1.市甲局\n2.市乙局", [("responsible", "市甲局", "市乙局")]),
        ("责任单位", "市甲局牵头，市乙局配合", [("lead", "市甲局"), ("support", "市乙局")]),
        ("责任单位", "市甲局（牵头）、市乙局", [("lead", "市甲局"), ("responsible", "市乙局")]),
        (
            "责任单位",
            "牵头单位：市甲局\n配合单位：市乙局",
            [("lead", "市甲局"), ("support", "市乙局")],
        ),
        ("牵头\n单位", "市、区甲局", [("lead", "市、区甲局")]),
        ("责任分工", "市甲局牵头，市乙局配合", [("lead", "市甲局"), ("support", "市乙局")]),
        ("配合部门", "各县（市、区）政府", [("support", "各县（市、区）政府")]),
    ],
)
def test_bodies_of_a_cell_hold_the_role_of_its_column(
    head: str, cell: str, said: list[tuple[str, ...]]
) -> None:
    rows = (("任务", head), ("新建深水泊位", cell), ("改造老旧码头", cell))
    parts = (
        "云川市港口提升行动方案",
        "为提升港口能级，推动港口高质量发展，制定本方案。",
        Table(rows),
    )
    made = drafted(making.as_docx(parts), "a.docx")
    assert [each[2] for each in roles(made)] == [[said], [said]]
    assert disputed(made) == []


@pytest.mark.parametrize("who", ["市甲局", "市甲局 王小五", "市甲局、王小五", "市甲局（王小五）"])
def test_a_column_of_bodies_and_persons_says_who_is_charged(who: str) -> None:
    """The table was passed over without a word."""
    rows = (
        ("项目名称", "建设内容及规模", "责任单位及责任人", "竣工时间"),
        ("新建深水泊位", "泊位一批", who, "2032.10"),
        ("改造老旧码头", "老码头一批", who, "2032年12月"),
    )
    made = drafted(making.as_docx(("云川市港口提升行动方案", Table(rows))), "a.docx")
    assert [(each.title, each.deadlines[0].month) for each in made.plan.measures] == [
        ("新建深水泊位", 10), ("改造老旧码头", 12),
    ]  # fmt: skip
    assert [each[2] for each in roles(made)] == [[[("responsible", "市甲局")]]] * 2
    assert "王小五" not in repr(made.plan)
    assert disputed(made) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_column_of_groups_names_them_also_where_one_has_a_single_row(kind: str) -> None:
    """It was the title of its measure, which then stood under the group before it."""
    rows = (
        ("序号", "重点任务", "具体内容", "牵头单位", "完成时限"),
        ("1", "码头改造", "改造老码头12座", "市甲局", "2032年底"),
        ("2", "^", "新建泊位3个", "市乙局", "2033年Q2"),
        ("3", "应急救援", "组建救援队伍4支", "市甲局", "2032-05-20"),
        ("4", "航道疏浚", "疏浚航道38公里", "市乙局", "2032年完成20公里，2033年完成全部"),
        ("5", "^", "制定管护办法", "市乙局", "2032年6月"),
    )
    made = drafted(FORMATS[kind](("云川市港口提升行动方案", Table(rows))), f"a.{kind}")
    assert [(each.section[-1], each.title) for each in made.plan.measures] == [
        ("码头改造", "改造老码头12座"),
        ("码头改造", "新建泊位3个"),
        ("应急救援", "组建救援队伍4支"),
        ("航道疏浚", "疏浚航道38公里"),
        ("航道疏浚", "制定管护办法"),
    ]
    assert disputed(made) == []
    assert not any(each.rule == "V030" for each in made.questions)
    years = {each.words: each.year for _, each in made.plan.targets()}
    assert years["38公里"] is None  # half of it is due before, and all of it later
    assert years["改造老码头12座" if "改造老码头12座" in years else "12座"] == 2032


def test_of_persons_in_a_column_of_officials_the_posts_are_read() -> None:
    """However they are printed: no name is kept, and no post is lost."""
    rows = (
        ("任务", "牵头领导", "牵头单位"),
        ("新建深水泊位", "李小四副市长", "市甲局"),
        ("改造老旧码头", "王五（市政府党组成员）", "市乙局"),
        ("疏浚航道", "副市长（李小四）", "市甲局"),
    )
    made = drafted(making.as_docx(("云川市港口提升行动方案", Table(rows))), "a.docx")
    posts = [[item.posts for item in each.officials] for each in made.plan.measures]
    assert posts == [[("副市长",)], [("市政府党组成员",)], [("副市长",)]]
    assert disputed(made) == []
    assert "李小四" not in repr(made.plan)


def test_posts_and_no_persons_are_read_from_a_column_of_officials() -> None:
    rows = (
        ("任务", "责任领导", "责任单位"),
        ("新建深水泊位", "分管副市长", "市甲局"),
        ("改造老旧码头", "张三", "市乙局"),
    )
    made = drafted(making.as_docx(("云川市港口提升行动方案", Table(rows))), "a.docx")
    one, other = made.plan.measures
    assert [(each.role, each.posts) for each in one.officials] == [("responsible", ("分管副市长",))]
    assert other.officials == ()
    assert disputed(made) == []
    assert "张三" not in repr(made.plan)


@pytest.mark.parametrize("said", ["", "（责任单位：市港航局）"])
def test_a_table_that_says_again_who_does_what_makes_no_second_measure(said: str) -> None:
    parts: tuple[Part, ...] = (
        "云川市港口提升行动方案",
        "一、重点任务",
        f"（一）新建深水泊位。加快东岸作业区建设，配套建设疏港公路和仓储设施。{said}",
        f"（二）改造老旧码头。分批改造老码头，拆除危旧设施，恢复岸线生态。{said}",
        "附件",
        "任务分工表",
        Table(
            (
                ("序号", "任务", "牵头单位"),
                ("1", "新建深水泊位。", "市港航局"),
                ("2", "改造老旧码头", "市水利局"),
            )
        ),
    )
    made = drafted(making.as_docx(parts), "a.docx")
    assert [(each.number, each.title) for each in made.plan.measures] == [
        ("（一）" if said else "1", "新建深水泊位"),
        ("（二）" if said else "2", "改造老旧码头"),
    ]
    asked = [each.asks.zh for each in made.questions if each.rule == "rows-again"]
    assert ["2 行" in each for each in asked] == ([True] if said else [])
    assert disputed(made) == []


def test_rows_that_name_measures_more_shortly_are_asked_about() -> None:
    def alike(*rows: tuple[str, ...]) -> list[str]:
        parts: tuple[Part, ...] = (
            "云川市港口提升行动方案",
            "一、重点任务",
            "1.新建东岸深水泊位12个，配套建设疏港公路。",
            "2.分批改造老旧码头，恢复岸线生态。",
            "二、任务分工",
            Table((("序号", "任务", "牵头单位"), *rows)),
        )
        made = drafted(making.as_docx(parts), "a.docx")
        assert len(made.plan.measures) == 2 + len(rows)
        return [each.asks.zh for each in made.questions if each.rule == "rows-alike"]

    pier, dock = ("1", "新建泊位", "市港航局"), ("2", "码头改造", "市水利局")
    [asked] = alike(pier, ("2", "改造码头", "市水利局"))
    assert "2 行" in asked
    assert alike(pier, dock) == []
    assert alike(pier) == []


def test_those_in_charge_of_several_measures_stand_in_one_cell() -> None:
    rows = (
        ("序号", "工作任务", "牵头单位", "配合单位"),
        ("1", "新建泊位", "市港航局", "市财政局"),
        ("2", "改造码头", "^", "市水利局"),
        ("3", "推广电子口岸", "市商务局", "^"),
    )
    made = drafted(making.as_docx(("云川市港口任务清单", Table(rows))), "a.docx")
    assert [each[2] for each in roles(made)] == [
        [[("lead", "市港航局"), ("support", "市财政局")]],
        [[("lead", "市港航局"), ("support", "市水利局")]],
        [[("lead", "市商务局"), ("support", "市水利局")]],
    ]
    assert disputed(made) == []


def test_tasks_without_numbers_go_on_over_the_rows_of_their_cell() -> None:
    rows = (
        ("重点任务", "具体举措", "责任单位", "时间要求"),
        ("建设现代码头", "1.新建泊位", "市港航局", "2032年"),
        ("^", "2.改造码头", "市水利局", "2032年6月"),
        ("发展智慧航运", "3.推广电子口岸", "市商务局", "2033年"),
    )
    made = drafted(making.as_docx(("云川市港口任务清单", Table(rows))), "a.docx")
    assert [(each.title, len(each.each_part)) for each in made.plan.measures] == [
        ("建设现代码头", 2),
        ("发展智慧航运", 1),
    ]
    assert disputed(made) == []


def test_a_column_of_groups_makes_sections_of_numbered_rows() -> None:
    rows = (
        ("类别", "序号", "任务名称", "牵头领导", "牵头单位"),
        ("港口", "1", "新建泊位", "市政府分管副市长", "市港航局"),
        ("^", "2", "改造码头", "李四", "市水利局"),
        ("航运", "3", "推广电子口岸", "市政府秘书长", "市商务局"),
    )
    made = drafted(making.as_docx(("云川市港口任务清单", Table(rows))), "a.docx")
    assert [each.section for each in made.plan.measures] == [("港口",), ("港口",), ("航运",)]
    assert "李四" not in repr(made.plan)
    assert disputed(made) == []


def test_who_is_charged_may_stand_before_what_is_to_be_done() -> None:
    rows = (
        ("序号", "类别", "牵头单位", "任务", "完成时限"),
        ("1", "港口", "市港航局", "新建泊位", "2032年"),
        ("2", "航运", "市商务局", "推广电子口岸", "2033年"),
    )
    made = drafted(making.as_docx(("云川市港口任务清单", Table(rows))), "a.docx")
    assert [(each.number, each.title, each.section) for each in made.plan.measures] == [
        ("1", "新建泊位", ("港口",)),
        ("2", "推广电子口岸", ("航运",)),
    ]
    assert disputed(made) == []


def test_a_row_that_is_no_row_is_no_measure() -> None:
    made = drafted(making.as_docx(PLAN), "a.docx")
    assert not any("合计" in (each.title or each.summary or "") for each in made.plan.measures)


@given(st.lists(cell_tables(), min_size=1, max_size=2), st.booleans())
def test_any_table_gives_a_draft_whose_places_are_sound_or_is_refused(
    tables: list[list[tuple[str, int, int, int, int]]], is_plan: bool
) -> None:
    writer = Writer()
    for line in ("云川市港口任务方案", "一、重点任务", "1.建设码头。新建泊位。") if is_plan else ():
        writer.line(line)
    for cells in tables:
        writer.table(
            Placed(text=text, row=row, column=column, rows=rows, columns=columns)
            for text, row, column, rows, columns in cells
        )
    document = DocumentText(
        name="a.docx", format="docx", text=writer.text, blocks=tuple(writer.blocks)
    )
    try:
        made = pm.draft(document)
    except DraftError:
        return
    assert [each for each in pm.verify(made.plan, made.source) if each.code == "V002"] == []
    for each in made.plan.measures:
        for part in each.each_part:
            at = part.responsibilities_at
            printed = packed(made.source.text[at.slice]) if at else ""
            assert all(packed(n) in printed for r in part.responsibilities for n in r.organizations)


def test_a_part_says_who_is_charged_in_its_own_row() -> None:
    """A cell of persons merged over the rows above does not make the place of a part longer."""
    rows = (
        ("序号", "任务", "工作内容", "牵头领导", "牵头单位", "配合单位"),
        ("1", "新建深水泊位", "新建泊位3个", "王小五", "市甲局", "市丙局"),
        ("^", "^", "同步建设疏港公路", "^", "市乙局", "市丁中心、\n东岸区政府"),
        ("2", "疏浚航道", "疏浚航道38公里", "王小五", "市甲局", "市乙局"),
    )
    made = drafted(making.as_docx(("云川市港口提升行动方案", Table(rows))), "a.docx")
    part = made.plan.measures[0].parts[1]
    assert part.responsibilities_at is not None
    assert part.at is not None
    assert part.responsibilities_at in part.at
    assert disputed(made) == []


def test_what_a_row_says_does_not_say_its_deadline_once_more() -> None:
    rows = (
        ("序号", "任务", "工作内容", "牵头单位", "完成时限"),
        ("1", "新建深水泊位", "新建泊位3个", "市甲局", "2032年6月底前"),
        ("2", "疏浚航道", "疏浚航道38公里", "市乙局", "6月底前疏浚8公里；12月底前全部完成"),
    )
    made = drafted(making.as_docx(("云川市2032年港口工作要点", Table(rows))), "a.docx")
    first, second = (measure_text(made.plan, each, made.source) for each in made.plan.measures)
    assert first == "新建泊位3个"
    assert second == "疏浚航道38公里\n6月底前疏浚8公里；12月底前全部完成"


def test_the_year_of_a_head_may_have_a_line_of_its_own_in_its_cell() -> None:
    """2030年 over 基期值 in one cell: the year is the year's place, and not all of the cell."""
    rows = (
        ("序号", "指标名称", "单位", "2030年\n基期值", "2031年", "2032年", "属性"),
        ("1", "港口吞吐量", "万吨", "420", "480", "540", "预期性"),
        ("2", "岸电使用率", "%", "85", "90", "95", "约束性"),
    )
    title = "云川市港口提升行动方案（2031—2032年）"
    made = drafted(making.as_docx((title, "附件", "主要指标", Table(rows))), "a.docx")
    bases = [each.baselines[0] for each in made.plan.indicators]
    assert [str(each.value) for each in bases] == ["420", "85"]
    assert {made.source.at(each.year_at) for each in bases} == {"2030年"}
    assert disputed(made) == []

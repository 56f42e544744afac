"""How print sheets fall onto pages: full ones, nothing torn, nothing off the page's edge."""

from decimal import Decimal
from itertools import pairwise
from unittest import mock

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policymodel.export.columns import upright
from policymodel.export.pages import READABLE, Pages, lay_out, runs
from policymodel.export.paper import A3, A4
from policymodel.export.styles import BODY_POINTS, FONTS
from policymodel.export.textsize import (
    TALLEST,
    column_pixels,
    half_widths,
    lines,
    pixels,
    row_height,
)
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Number, Row, Sheet
from policymodel.sheets.targets.values import stated_number
from policymodel.text import Lang, Text

GROUP = Column(key="group", title=Text("类别", "Category"), width=14, merged=True)
WORDS = Column(key="text", title=Text("表述", "Words"), width=20)
LONG = "开展一系列活动着力构筑对外开放创新高地"


def sheet_of(*columns: Column, rows: list[Row], **more: object) -> Sheet:
    layout = Layout(face="print", columns=columns)
    fields = {"key": "t", "name": "表", "title": "表", "layout": layout, "rows": tuple(rows)}
    return Sheet(**(fields | more))  # type: ignore[arg-type]


def grouped(sizes: list[int], *, label: str = "类", notes: int = 0) -> Sheet:
    """A sheet with groups of so many rows each, below one another."""
    rows = [Row(cells=(f"{label}{g}", "内容")) for g, size in enumerate(sizes) for _ in range(size)]
    return sheet_of(GROUP, WORDS, rows=rows, notes=("注",) * notes)


def pages_of(sheet: Sheet) -> Pages:
    return lay_out(sheet, "zh", FONTS["safe"])


def used(sheet: Sheet, pages: Pages) -> list[float]:
    """How much of each page is used, above and notes counted, as parts of what it has."""
    edges, down = [0, *pages.breaks, len(sheet.rows)], pages.page.down(pages.scale)
    tall = [sum(pages.heights[a:b]) + sum(pages.heading) for a, b in pairwise(edges)]
    tall[0] += sum(pages.above)
    tall[-1] += sum(height for _, height in pages.notes)
    return [each / down for each in tall]


SIZES = st.lists(st.integers(1, 40), min_size=1, max_size=12)


@given(SIZES, st.sampled_from(("类", LONG * 2)), st.integers(0, 20))
@example(sizes=[1, 39, 39, 40, 2], label=LONG * 2, notes=1)  # rows were moved to the last page
def test_a_merged_cell_has_room_for_its_text_on_every_page(
    sizes: list[int], label: str, notes: int
) -> None:
    sheet = grouped(sizes, label=label, notes=notes)
    pages = pages_of(sheet)
    for first, after in runs(sheet, 0, pages.breaks):
        text = str(sheet.rows[first].cells[0])
        needed = row_height(lines(text, pages.widths[0], BODY_POINTS), BODY_POINTS)
        assert sum(pages.heights[first:after]) >= needed


@given(SIZES, st.integers(0, 20))
def test_breaks_are_rows_in_order_and_the_last_page_holds_several(
    sizes: list[int], notes: int
) -> None:
    breaks = pages_of(grouped(sizes, notes=notes)).breaks
    assert all(a < b for a, b in pairwise((0, *breaks, sum(sizes))))
    assert not breaks or sum(sizes) - breaks[-1] >= min(2, sum(sizes) - 1)


@given(st.lists(st.integers(1, 160), min_size=1, max_size=60), st.integers(0, 8))
def test_pages_are_full_and_none_overflows(lengths: list[int], notes: int) -> None:
    rows = [Row(cells=("类", "字" * length)) for length in lengths]
    sheet = sheet_of(GROUP, attrs.evolve(WORDS, stretch=1), rows=rows, notes=("注",) * notes)
    pages = pages_of(sheet)
    filled = used(sheet, pages)
    assert max(filled) <= 1
    assert min(filled[:-1], default=1) >= 0.8


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 120)), min_size=1, max_size=60))
def test_the_heading_of_a_group_stays_with_its_first_row(drawn: list[tuple[bool, int]]) -> None:
    rows = [Row(cells=(LONG, None), kind="group")]
    rows += [
        Row(cells=("字" * count, None), kind="group" if group else "data") for group, count in drawn
    ]
    rows.append(Row(cells=("类", "完")))
    sheet = sheet_of(attrs.evolve(WORDS, key="a"), WORDS, rows=rows)
    pages = pages_of(sheet)
    assert all(sheet.rows[row - 1].kind != "group" for row in pages.breaks)
    assert all(pages.across[n] for n, row in enumerate(sheet.rows) if row.kind == "group")


def test_the_heading_of_a_group_has_the_whole_width() -> None:
    rows = [Row(cells=("字" * 50, None), kind="group"), Row(cells=("字" * 50, "字" * 50))]
    pages = pages_of(sheet_of(attrs.evolve(WORDS, key="a"), WORDS, rows=rows))
    assert pages.heights[0] == row_height(1, BODY_POINTS) < pages.heights[1]


LISTED = "、\n".join(["市发展和改革委员会", "市工业和信息化局", "市生态环境局", "市水务局"] * 2)


def test_room_that_a_short_text_leaves_is_for_long_lists_of_names() -> None:
    task = attrs.evolve(WORDS, key="a", width=60, stretch=1)
    charged = attrs.evolve(WORDS, key="b", names=True)
    many = [Row(cells=("建设码头和航道", LISTED)) for _ in range(4)]
    pages = pages_of(sheet_of(task, charged, rows=many))
    a, b = pages.widths
    assert a >= column_pixels(half_widths("建设码头和航道"), BODY_POINTS, 10) - 9
    assert b > 3 * a
    assert pages.heights[0] <= row_height(2, BODY_POINTS)


def test_room_that_nobody_needs_fills_the_page() -> None:
    task = attrs.evolve(WORDS, key="a", stretch=1)
    pages = pages_of(sheet_of(task, WORDS, rows=[Row(cells=("建码头", "完成"))]))
    assert sum(pages.widths) == pytest.approx(pages.page.across(pages.scale), abs=10)
    assert pages.widths[0] > pages.widths[1]


@pytest.mark.parametrize("totals", [1, 4])
def test_totals_are_never_alone_on_a_page(totals: int) -> None:
    for size in range(1, 60):
        sheet = grouped([size])
        summed = tuple(Row(cells=("", "合计"), kind="total") for _ in range(totals))
        breaks = pages_of(attrs.evolve(sheet, rows=(*sheet.rows, *summed))).breaks
        assert not breaks or breaks[-1] <= max(size - 2, 1)


COLUMNS = st.lists(
    st.builds(
        Column,
        key=st.uuids().map(str),
        title=st.sampled_from([Text("表述", "Words"), Text("数", "No."), Text("单位", "Unit")]),
        kind=st.sampled_from(["text", "center", "mark", "number", "integer", "year"]),
        width=st.integers(4, 60),
        stretch=st.sampled_from([0, 0, 1, 2.5]),
    ),
    min_size=1,
    max_size=40,
)


@given(COLUMNS, st.booleans(), st.booleans())
def test_nothing_stands_off_the_edge_and_print_is_readable_where_it_can_be(
    columns: list[Column], portrait: bool, whole: bool
) -> None:
    cells = tuple(LONG if each.kind == "text" else "甲" for each in columns)
    sheet = sheet_of(*columns, rows=[Row(cells=cells)] * 3, portrait=portrait, whole=whole)
    pages = pages_of(sheet)
    across = pages.page.across(pages.scale)
    assert sum(pages.widths) <= across + 1
    # Smaller print, or larger paper, only where columns at their narrowest need it.
    if not whole and pages.scale < READABLE:
        assert pages.page.paper == A3
        assert sum(pages.widths) > 0.9 * across


def test_what_is_left_of_the_page_goes_to_the_columns_that_take_it() -> None:
    fixed = Column(key="n", title=Text("序号", "No."), kind="center", width=6)
    one, two = attrs.evolve(WORDS, stretch=1), attrs.evolve(WORDS, key="more", stretch=2)
    sheet = sheet_of(fixed, one, two, rows=[Row(cells=("1", LONG * 4, LONG * 9))])
    pages = pages_of(sheet)
    wished = column_pixels(20, BODY_POINTS)
    grown = [width - wished for width in pages.widths[1:]]
    assert abs(pages.widths[0] - column_pixels(6, BODY_POINTS, 14)) <= 8
    assert grown[1] == pytest.approx(2 * grown[0], abs=20)
    assert pages.scale == 100
    assert sum(pages.widths) == pytest.approx(pages.page.across(100), abs=16)


def test_columns_that_are_not_printed_take_no_room() -> None:
    check = Column(key="check", title=Text("核对", "Check"), width=200, printed=False)
    rows = [Row(cells=("字" * 300, "一致"))]
    alone = pages_of(sheet_of(WORDS, rows=[Row(cells=("字" * 300,))]))
    beside = pages_of(sheet_of(WORDS, check, rows=rows))
    assert beside.widths[0] == alone.widths[0]
    assert (beside.scale, beside.page) == (alone.scale, alone.page)


@pytest.mark.parametrize(
    ("units", "tasks", "paper"), [(8, 12, A4), (20, 24, A4), (30, 40, A3), (12, 30, None)]
)
def test_a_whole_sheet_stands_on_one_sheet_of_paper(
    units: int, tasks: int, paper: int | None
) -> None:
    marks = [
        Column(key=f"u{n}", title=Text("市工业和信息化局", "Bureau"), kind="mark", width=4)
        for n in range(units)
    ]
    task = Column(key="task", title=Text("重点任务", "Measure"), width=30, stretch=1)
    rows = [Row(cells=(LONG, *("●" if n % 3 else None for n in range(units))))] * tasks
    sheet = sheet_of(task, *marks, rows=rows, whole=True, notes=("注",))
    pages = pages_of(sheet)
    assert not pages.breaks
    assert used(sheet, pages)[0] <= 1
    assert pages.scale * BODY_POINTS / 100 >= 8
    assert paper in (None, pages.page.paper)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", ["短", LONG, ""])
def test_no_paper_is_passed_over_on_which_a_sheet_stands(words: str, lang: Lang) -> None:
    mark = Column(key="m", title=Text("市工业和信息化局", "Bureau"), kind="mark", width=4)
    for count in range(1, 70, 4):
        sheet = sheet_of(WORDS, mark, rows=[Row(cells=(words, "●"))] * count, whole=True)
        found = lay_out(sheet, lang, FONTS["safe"])
        with mock.patch("policymodel.export.pages._Measured._lowest", return_value=0.0):
            assert lay_out(sheet, lang, FONTS["safe"]) == found


def test_a_whole_sheet_that_is_too_large_keeps_its_print_on_several_pages() -> None:
    marks = [Column(key=f"u{n}", title=Text("局", "B"), kind="mark", width=4) for n in range(25)]
    task = Column(key="task", title=Text("重点任务", "Measure"), width=30, stretch=1)
    rows = [Row(cells=(LONG, *["●"] * 25))] * 200
    pages = pages_of(sheet_of(task, *marks, rows=rows, whole=True))
    assert pages.breaks
    assert pages.scale * BODY_POINTS / 100 >= 8


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("局", None),
        ("市科技局", "stacked"),
        ("Transport Department", "turned"),
        ("5G办公室", "stacked"),
        ("AI", None),
        ("ERP", "turned"),
    ],
)
def test_only_chinese_stands_character_below_character(title: str, stands: str | None) -> None:
    column = Column(key="m", title=Text(title, title), kind="mark", width=4)
    assert upright(column, title) == stands
    assert upright(attrs.evolve(column, kind="text"), title) is None


def test_no_latin_word_of_a_heading_is_broken() -> None:
    narrow = Column(key="m", title=Text("项次", "Assignments"), kind="center", width=6)
    assert upright(narrow, "Assignments") == "turned"
    assert upright(attrs.evolve(narrow, width=9), "Baseline year") is None
    assert upright(attrs.evolve(narrow, width=20), "Assignments") is None
    words = attrs.evolve(WORDS, title=Text("单位", "Organizations"), width=6)
    sheet = sheet_of(words, *(attrs.evolve(WORDS, key=f"c{n}") for n in range(9)), rows=[])
    pages = lay_out(sheet, "en", FONTS["safe"])
    assert lines("Organizations", pages.widths[0], BODY_POINTS) == 1


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_a_page_that_begins_within_a_group_says_again_whose_rows_it_has(sizes: list[int]) -> None:
    rows: list[Row] = []
    for number, size in enumerate(sizes):
        heading = Row(
            cells=(f"单位{number}（5项）", None), kind="group", again=f"单位{number}（续）"
        )
        rows += [heading, *(Row(cells=(f"任务{number}", LONG)) for _ in range(size))]
    sheet = sheet_of(attrs.evolve(WORDS, key="a"), WORDS, rows=rows)
    pages = pages_of(sheet)
    assert len(pages.rows) == len(pages.heights)
    assert [row for row in pages.rows if "续" not in str(row.cells[0])] == rows
    for start in pages.breaks:
        assert pages.rows[start].kind == "group"
        unit = str(pages.rows[start + 1].cells[0]).removeprefix("任务")
        assert pages.across[start].startswith(f"单位{unit}")
    filled = used(attrs.evolve(sheet, rows=pages.rows), pages)
    assert max(filled) <= 1
    assert min(filled[:-1], default=1) >= 0.8


def test_a_last_page_does_not_hold_two_rows_alone() -> None:
    for count in range(20, 120):
        sheet = grouped([count])
        pages = pages_of(sheet)
        if pages.breaks:
            assert used(sheet, pages)[-1] >= 0.2, count
            assert count - pages.breaks[-1] > 4


NAMES = Column(key="who", title=Text("责任单位", "Responsible"), width=24, names=True)


@given(
    st.lists(
        st.sampled_from(("市科技局", "市人力资源和社会保障局", "各县（市、区）政府", "区委编办")),
        min_size=1,
        max_size=9,
    ),
    st.integers(1, 12),
)
def test_no_line_ends_within_a_name_however_many_columns_there_are(
    names: list[str], others: int
) -> None:
    text = "、\n".join(names)
    more = (attrs.evolve(WORDS, key=f"c{n}") for n in range(others))
    sheet = sheet_of(NAMES, *more, rows=[Row(cells=(text, *(LONG,) * others))])
    pages = pages_of(sheet)
    made = pages.texts[0].get(text, text).split("\n")
    assert "".join(made) == "".join(text.split("\n"))
    assert all(line.endswith("、") for line in made[:-1])
    assert all(lines(line, pages.widths[0], BODY_POINTS) == 1 for line in made)


def test_a_name_with_brackets_has_the_room_that_they_take_in_print() -> None:
    name = "各县(市、区)政府(管委会)"
    sheet = sheet_of(NAMES, WORDS, rows=[Row(cells=(name, LONG))])
    pages = pages_of(sheet)
    assert pages.texts[0][name] == "各县（市、区）政府（管委会）"
    assert lines(pages.texts[0][name], pages.widths[0], BODY_POINTS) == 1


@pytest.mark.parametrize("date", ["2031年12月底前", "“十四五”期间", "以后每年持续实施"])
def test_a_date_stands_on_one_line_however_many_columns_there_are(date: str) -> None:
    due = Column(key="due", title=Text("完成时限", "Due"), kind="center", width=12)
    more = [attrs.evolve(WORDS, key=f"c{n}") for n in range(7)]
    long = "2031年12月底前完成全部码头的改造和验收并投入使用"  # this may take lines
    rows = [Row(cells=(each, *(LONG,) * 7)) for each in (date, long)]
    pages = pages_of(sheet_of(due, *more, rows=rows))
    assert lines(date, pages.widths[0], BODY_POINTS) == 1


@pytest.mark.parametrize("kind", ["text", "center", "number"])
def test_no_column_is_narrower_than_a_latin_word(kind: str) -> None:
    unit = Column(key="u", title=Text("单位", "Unit"), width=6, kind=kind)  # type: ignore[arg-type]
    more = [attrs.evolve(WORDS, key=f"c{n}") for n in range(9)]
    sheet = sheet_of(unit, *more, rows=[Row(cells=("new buildings", *(LONG,) * 9))])
    for lang in ("zh", "en"):
        width = lay_out(sheet, lang, FONTS["safe"]).widths[0]  # type: ignore[arg-type]
        assert lines("buildings", width, BODY_POINTS) == 1


def test_the_heading_of_a_group_has_room_for_its_words() -> None:
    marks = [
        Column(key=f"m{n}", title=Text("局", "B"), kind="mark", width=4, group=Text("组", "Groups"))
        for n in range(2)
    ]
    sheet = sheet_of(WORDS, *marks, rows=[Row(cells=(LONG, "●", None))])
    pages = lay_out(sheet, "en", FONTS["safe"])
    assert lines("Groups", sum(pages.widths[1:]), BODY_POINTS) == 1


def test_a_text_that_a_formula_gives_has_no_line_with_a_closing_mark_in_front() -> None:
    status = Column(key="s", title=Text("填写提示", "To be filled in"), width=14)
    cell = Formula('=IF(A1="","请填基期值、基期年","")', "请填基期值、基期年")
    more = [attrs.evolve(WORDS, key=f"c{n}") for n in range(9)]
    pages = pages_of(sheet_of(status, *more, rows=[Row(cells=(cell, *(LONG,) * 9))]))
    assert lines("请填基期值、基期年", pages.widths[0], BODY_POINTS) == 1


@given(st.text("abcdefghijklm ", min_size=6, max_size=60).filter(str.strip))
def test_a_turned_heading_has_room_for_its_length(title: str) -> None:
    column = Column(key="m", title=Text(title, title), kind="mark", width=4)
    sheet = sheet_of(GROUP, WORDS, column, rows=[Row(cells=("类", "内容", "●"))])
    (height,) = pages_of(sheet).heading
    if upright(column, title):
        assert height >= min(pixels(half_widths(title), BODY_POINTS) * 0.75, TALLEST)


@given(
    st.decimals(-(10**15) + 1, 10**15 - 1, places=6),
    st.integers(0, 6),
    st.sampled_from(("", "≥", "每年≥")),
    st.sampled_from(("", "亿元", "吨标准煤/万元", "千克标准煤/(平方米·年)")),
    st.booleans(),
    st.sampled_from(("number", "integer", "mark", "text")),
)
def test_every_number_has_room_beside_its_sign_and_unit(
    value: Decimal, places: int, before: str, after: str, computed: bool, kind: str
) -> None:
    exact = round(value, places)
    stated = stated_number(exact, before=before, after=after)
    cell: Cell = Formula("=A1", exact, stated.format) if computed else stated
    number = Column(key="v", title=Text("数值", "Value"), kind=kind, width=8)  # type: ignore[arg-type]
    wide = [attrs.evolve(WORDS, key=f"c{n}", width=60) for n in range(3)]
    rows = [Row(cells=("text", *[LONG] * 3)), Row(cells=(cell, None, None, None))]
    shown = f"{before}{exact:.{decimals(exact)}f}{after}"
    width = pages_of(sheet_of(number, *wide, rows=rows)).widths[0]
    assert width >= pixels(half_widths(shown), BODY_POINTS) + 8, shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_years_have_room_for_what_stands_behind_them(lang: str) -> None:
    year = Column(key="y", title=Text("年", "Y"), kind="year", width=4)
    pages = lay_out(sheet_of(year, WORDS, rows=[Row(cells=(2030, "字"))]), lang, FONTS["safe"])  # type: ignore[arg-type]
    shown = {"zh": "2030年", "en": "2030"}[lang]
    assert pages.widths[0] >= pixels(half_widths(shown), BODY_POINTS) + 8


def test_columns_stay_as_wished_where_their_numbers_fit() -> None:
    number = Column(key="v", title=Text("数值", "Value"), kind="number", width=10)
    rows = [Row(cells=(Number(Decimal(30), '"≥"0'), LONG))]
    assert pages_of(sheet_of(number, WORDS, rows=rows)).widths[0] == column_pixels(10, 10.5, 14)


def test_the_longest_text_that_a_cell_can_show_is_shown() -> None:
    rows = [Row(cells=("类", "字" * 1_100))]
    pages = pages_of(sheet_of(GROUP, WORDS, rows=rows))
    count = lines("字" * 1_100, pages.widths[1], BODY_POINTS)
    assert row_height(count, BODY_POINTS) <= pages.heights[0] <= TALLEST
    assert count * BODY_POINTS * 1.4 <= TALLEST

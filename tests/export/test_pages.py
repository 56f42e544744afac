"""How print sheets fall onto pages: no merged cell too low for its text, no notes alone."""

from decimal import Decimal
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.export.pages import (
    POINTS_PER_PIXEL,
    Pages,
    column_widths,
    lay_out,
    runs,
    upright,
)
from policymodel.export.styles import BODY_POINTS
from policymodel.export.textsize import (
    TALLEST,
    column_pixels,
    half_widths,
    lines,
    pixels,
    row_height,
)
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Column, Formula, Layout, Number, Row, Sheet
from policymodel.sheets.targets.values import stated_number
from policymodel.text import Text

COLUMNS = (
    Column(key="group", title=Text("类别", "Category"), width=14, merged=True),
    Column(key="text", title=Text("表述", "Words"), width=20),
)


def sheet_of(sizes: list[int], *, label: str = "类", notes: int = 0) -> Sheet:
    """A sheet with groups of so many rows each, below one another."""
    rows = [Row(cells=(f"{label}{g}", "内容")) for g, size in enumerate(sizes) for _ in range(size)]
    return Sheet(
        key="table",
        name="表",
        title="表",
        layout=Layout(face="print", columns=COLUMNS),
        rows=tuple(rows),
        notes=("注",) * notes,
    )


def pages_of(sheet: Sheet) -> Pages:
    return lay_out(sheet, column_widths(sheet), above=80, lang="zh")


SIZES = st.lists(st.integers(1, 40), min_size=1, max_size=12)


@given(
    SIZES, st.sampled_from(("类", "开展一系列活动着力构筑对外开放创新高地" * 2)), st.integers(0, 30)
)
def test_a_merged_cell_has_room_for_its_text_on_every_page(
    sizes: list[int], label: str, notes: int
) -> None:
    sheet = sheet_of(sizes, label=label, notes=notes)
    pages = pages_of(sheet)
    for first, after in runs(sheet, 0, pages.breaks):
        text = str(sheet.rows[first].cells[0])
        needed = row_height(lines(text, pages.widths[0], BODY_POINTS), BODY_POINTS)
        assert sum(pages.heights[first:after]) >= needed


@given(SIZES, st.integers(0, 60))
def test_breaks_are_rows_in_order_and_the_last_page_holds_several(
    sizes: list[int], notes: int
) -> None:
    breaks = pages_of(sheet_of(sizes, notes=notes)).breaks
    assert all(a < b for a, b in pairwise((0, *breaks, sum(sizes))))
    assert not breaks or sum(sizes) - breaks[-1] >= min(3, sum(sizes) - 1)


def test_the_last_page_begins_with_a_group_rather_than_within_one() -> None:
    sizes = [8, 3, 1]
    assert pages_of(sheet_of(sizes)).breaks == ()
    few = next(n for n in range(1, 60) if pages_of(sheet_of(sizes, notes=n)).breaks)
    assert pages_of(sheet_of(sizes, notes=few)).breaks == (8,)


@pytest.mark.parametrize("totals", [1, 4])
def test_totals_are_never_alone_on_a_page(totals: int) -> None:
    for size in range(1, 60):
        sheet = sheet_of([size])
        summed = tuple(Row(cells=("", "合计"), kind="total") for _ in range(totals))
        rows = (*sheet.rows, *summed)
        breaks = pages_of(attrs.evolve(sheet, rows=rows)).breaks
        assert not breaks or breaks[-1] <= max(size - 2, 1)


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("局", None),
        ("市科技局", "stacked"),
        ("Transport Department", "turned"),
        ("5G办公室", "stacked"),
        ("ERP", None),
    ],
)
def test_only_chinese_stands_character_below_character(title: str, stands: str | None) -> None:
    column = Column(key="m", title=Text(title, title), kind="mark", width=4)
    assert upright(column, title) == stands
    assert upright(attrs.evolve(column, kind="text"), title) is None


@given(st.text("abcdefghijklm ", min_size=6, max_size=60))
def test_a_turned_heading_has_room_for_its_length(title: str) -> None:
    column = Column(key="m", title=Text(title, title), kind="mark", width=4)
    sheet = attrs.evolve(
        sheet_of([1]),
        layout=Layout(face="print", columns=(*COLUMNS, column)),
        rows=(Row(cells=("类", "内容", "●")),),
    )
    (height,) = pages_of(sheet).heading
    long = pixels(half_widths(title), BODY_POINTS) * POINTS_PER_PIXEL
    assert height >= min(long, TALLEST)


@given(
    st.decimals(-(10**15) + 1, 10**15 - 1, places=6),
    st.integers(0, 6),
    st.sampled_from(("", "≥", "约")),
    st.sampled_from(("", "亿元", "吨标准煤/万元", "千克标准煤/(平方米·年)")),
    st.booleans(),
)
def test_every_number_has_room_beside_its_sign_and_unit(
    value: Decimal, places: int, before: str, after: str, computed: bool
) -> None:
    exact = round(value, places)
    stated = stated_number(exact, before=before, after=after)
    cell = Formula("=A1", exact, stated.format) if computed else stated
    column = Column(key="value", title=Text("数值", "Value"), kind="number", width=8)
    sheet = Sheet(
        key="t",
        name="表",
        title="表",
        layout=Layout(face="print", columns=(column,)),
        rows=(Row(cells=("text",)), Row(cells=(cell,))),
    )
    (width,) = pages_of(sheet).widths
    printed = f"{before}{exact:.{decimals(exact)}f}{after}"
    assert width >= pixels(half_widths(printed), BODY_POINTS) + 20, printed


def test_columns_stay_as_wished_where_their_numbers_fit() -> None:
    column = Column(key="value", title=Text("数值", "Value"), kind="number", width=10)
    rows = (Row(cells=(Number(Decimal(30), '"≥"0'),)), Row(cells=("一段很长的文字可以折行",)))
    layout = Layout(face="print", columns=(column,))
    sheet = Sheet(key="t", name="表", title="表", layout=layout, rows=rows)
    assert column_widths(sheet) == [column_pixels(10, BODY_POINTS)]

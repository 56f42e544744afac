"""Workbooks as other people's readers see them, and the fast writer against the plain one."""

import math
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import python_calamine
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from payloads import PAYLOADS
from workbooks import REAL, as_printed, bare

import policymodel as pm
from policymodel.export import bulk
from policymodel.export.exporters import stamped
from policymodel.export.xlsx import render
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import (
    Cell,
    Column,
    Formula,
    Layout,
    Link,
    Number,
    Row,
    Sheet,
    Workbook,
    plain,
)
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang, Text

BUILDERS = [partial(build, purpose="office") for build in (build_responsibility, build_targets)]
LANGUAGES: list[Lang] = ["zh", "en"]
Seen = dict[tuple[int, int], str | float]


def real(build: Callable[..., Workbook], name: str, lang: Lang) -> Workbook:
    plan = pm.load(name)
    return stamped(build(plan, lang=lang, findings=pm.check(plan)), plan)


def _value(cell: Cell) -> str | float | None:
    value = plain(cell)
    return value if value is None or isinstance(value, str) else float(value)


def said(sheet: Sheet) -> Seen:
    """What the sheet says must stand in the cells below its heading, by row and column from 0.

    A merged cell is written once; what equals the cell above may be left to it.
    """
    first = sheet.layout.first_row - 1
    return {
        (first + number, place): value
        for number, row in enumerate(sheet.rows)
        for place, cell in enumerate(row.cells)
        if (value := _value(cell)) not in (None, "")
    }


def _tidy(rows: Iterator[tuple[int, int, Any]]) -> Seen:
    return {
        (row, column): value if isinstance(value, str) else float(value)
        for row, column, value in rows
        if value not in (None, "")
    }


def by_openpyxl(data: bytes, *, read_only: bool) -> dict[str, Seen]:
    book = openpyxl.load_workbook(BytesIO(data), read_only=read_only, data_only=True)
    return {
        sheet.title: _tidy(
            (r, c, value)
            for r, row in enumerate(sheet.iter_rows(values_only=True))
            for c, value in enumerate(row)
        )
        for sheet in book.worksheets
    }


def by_calamine(data: bytes) -> dict[str, Seen]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    seen = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        top, left = sheet.start or (0, 0)
        rows = sheet.to_python(skip_empty_area=True)
        seen[name] = _tidy(
            (top + r, left + c, value) for r, row in enumerate(rows) for c, value in enumerate(row)
        )
    return seen


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def entries(data: bytes) -> list[tuple[object, ...]]:
    """The parts of a file in their order, with all that is told of them but how small they are."""
    with zipfile.ZipFile(BytesIO(data)) as held:
        return [
            (each.filename, each.date_time, each.compress_type, each.external_attr, held.read(each))
            for each in held.infolist()
        ]


def check_readers(workbook: Workbook, data: bytes) -> None:
    """Every reader sees the same cells, and all that the sheets say is among them."""
    seen = by_openpyxl(data, read_only=False)
    assert by_openpyxl(data, read_only=True) == seen
    assert by_calamine(data) == seen
    for sheet in as_printed(workbook).sheets:
        if sheet.charts:
            continue
        cells = seen[sheet.name]
        merged = {place for place, column in enumerate(sheet.layout.columns) if column.merged}
        for (row, column), value in said(sheet).items():
            if (row, column) in cells or column not in merged:
                assert _same(cells.get((row, column)), value), (row, column)
            else:  # merged with the cell above, which says the same
                above = max(r for r, c in cells if c == column and r < row)
                assert _same(cells[above, column], value)
        rows = [row for row, _ in cells if row >= sheet.layout.first_row - 1]
        assert len(rows) == 0 or max(rows) <= sheet.layout.first_row - 1 + len(sheet.rows) + len(
            sheet.notes
        )


def _same(seen: str | float | None, value: str | float) -> bool:
    if isinstance(value, str) and isinstance(seen, str):
        return bare(seen) == bare(value)
    if isinstance(value, str) or not isinstance(seen, float):
        return seen == value
    return math.isclose(seen, value, rel_tol=1e-15)


def check_dimensions(data: bytes) -> None:
    """What a sheet declares as its extent is where its cells are."""
    for sheet in openpyxl.load_workbook(BytesIO(data)).worksheets:
        held = [(cell.row, cell.column) for row in sheet.iter_rows() for cell in row]
        if not held or sheet._charts:
            continue
        last = max(r for r, _ in held), max(c for _, c in held)
        declared = openpyxl.load_workbook(BytesIO(data), read_only=True)[sheet.title]
        assert declared.calculate_dimension().rpartition(":")[2] in (
            f"{get_column_letter(last[1])}{last[0]}",
            f"{get_column_letter(last[1])}{max([last[0], *sheet.row_dimensions])}",
        )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("build", BUILDERS)
def test_readers_that_are_not_ours_see_every_cell(
    build: Callable[..., Workbook], name: str, lang: Lang
) -> None:
    workbook = real(build, name, lang)
    data = render(workbook)
    check_readers(workbook, data)
    check_dimensions(data)


@pytest.mark.parametrize("build", BUILDERS)
def test_a_data_sheet_declares_all_its_rows(build: Callable[..., Workbook]) -> None:
    """Programs that trust the declared extent read it: openpyxl read-only, SheetJS."""
    workbook = real(build, "chengde", "zh")
    book = openpyxl.load_workbook(BytesIO(render(workbook)), read_only=True)
    tables = [sheet for sheet in workbook.sheets if sheet.layout.face == "data"]
    assert len(tables) > 5
    for data in tables:
        assert book[data.name].max_row == len(data.rows) + 1
        assert book[data.name].max_column == len(data.layout.columns)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize("build", BUILDERS)
def test_a_data_sheet_is_an_excel_table_with_a_name(
    build: Callable[..., Workbook], fast: bool, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its range is all the rows, its columns are the headers, whatever the language's name."""
    monkeypatch.setattr("policymodel.export.xlsx.fits", lambda: fast)
    workbook = real(build, "maiji", lang)
    data = render(workbook)
    book = openpyxl.load_workbook(BytesIO(data))
    found = set()

    def sheet_xml(data: bytes, sheet: Sheet) -> str:
        place = workbook.sheets.index(sheet) + 1
        return parts(data)[f"xl/worksheets/sheet{place}.xml"].decode()

    for sheet in workbook.sheets:
        tables = list(book[sheet.name].tables.values())
        if sheet.layout.face == "print":
            assert tables == []
            continue
        ((table,), width) = tables, len(sheet.layout.columns)
        assert table.name == table.displayName == sheet.key.replace("data_", "pm_")
        assert table.ref == f"A1:{get_column_letter(width)}{len(sheet.rows) + 1}"
        assert table.autoFilter.ref == table.ref
        body = f"A2:{get_column_letter(width)}{len(sheet.rows) + 1}"
        assert f'<ignoredError sqref="{body}" numberStoredAsText="1"/>' in sheet_xml(data, sheet)
        assert table.tableStyleInfo.showRowStripes
        heads = [column.title.get(lang) for column in sheet.layout.columns]
        assert [column.name for column in table.tableColumns] == heads
        assert [cell.value for cell in book[sheet.name][1]] == heads
        found.add(table.name)
    assert found >= {"pm_plans", "pm_targets" if build is BUILDERS[1] else "pm_assignments"}


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("build", BUILDERS)
def test_custom_properties_have_names_of_their_own(
    build: Callable[..., Workbook], name: str
) -> None:
    book = openpyxl.load_workbook(BytesIO(render(real(build, name, "zh"))))
    names = [each.name.casefold() for each in book.custom_doc_props]
    own = ["policymodel.format", "policymodel.plan", "policymodel.revision"]
    assert sorted(names) == ["language", *own]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("build", BUILDERS)
def test_the_fast_way_writes_the_bytes_of_the_plain_way(
    build: Callable[..., Workbook], name: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = real(build, name, lang)
    fast = entries(render(workbook))
    monkeypatch.setattr("policymodel.export.xlsx.fits", lambda: False)
    assert entries(render(workbook)) == fast


def test_a_version_that_was_not_tried_gets_the_plain_way(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bulk.fits()
    monkeypatch.setattr("xlsxwriter.__version__", "3.30.0")
    assert not bulk.fits()


_WRITTEN_OTHERWISE = (
    "_x0041_", "_x", "a\r\n", "\x0b", "\x1f", "\ufffe", "\uffff", "\u3000甲", "甲\u2028",
)  # fmt: skip
TEXTS = st.sampled_from(
    [*PAYLOADS, *_WRITTEN_OTHERWISE, "市科技局", "a\nb", " x ", "<r>y</r>", "&<>\"'", "12", ""]
)
NUMBERS = st.decimals(-(10**14), 10**14, allow_nan=False, places=3) | st.integers(-9, 10**9)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    TEXTS,
    NUMBERS,
    st.builds(Number, NUMBERS, st.sampled_from(['"≥"0.0', "0.00%", '0"年"'])),
    st.builds(Formula, st.sampled_from(["=1+1", '=IF(A1<2,"是","否")', "=A1&B2"]), NUMBERS),
    st.builds(Formula, st.just('=B1&"&"'), st.sampled_from(["相符", "#N/A", "", "a<b"])),
    st.builds(Link, st.sampled_from(["甲", "<b>", "x"]), st.just("s0"), st.just("A1")),
)


@st.composite
def sheets(draw: st.DrawFn, key: str) -> Sheet:
    """A sheet of either face with any cells, groups to merge, totals and notes."""
    columns = tuple(
        Column(
            key=f"c{place}",
            title=Text(f"列{place}", f"column {place}"),
            kind=draw(st.sampled_from(["text", "center", "mark", "number", "integer", "year"])),
            width=draw(st.sampled_from([4.0, 12.0, 40.0])),
            group=draw(st.sampled_from([None, Text("组", "group")])),
            merged=draw(st.booleans()),
            derived=draw(st.booleans()),
            editable=draw(st.booleans()),
        )
        for place in range(draw(st.integers(1, 5)))
    )
    rows = draw(
        st.lists(
            st.builds(
                Row,
                cells=st.tuples(*[CELLS for _ in columns]),
                kind=st.sampled_from(["data", "group", "total", "note"]),
            ),
            max_size=40,
        )
    )
    return Sheet(
        key=key,
        name=f"表{key}",
        title="试验",
        layout=Layout(face=draw(st.sampled_from(["print", "data"])), columns=columns),
        rows=tuple(rows),
        notes=tuple(draw(st.lists(st.just("注：试验"), max_size=2))),
        annex=draw(st.sampled_from(["", "附件1"])),
        purpose=draw(st.sampled_from(["issue", "office"])),
    )


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """One or two such sheets."""
    count = draw(st.integers(1, 2))
    made = tuple(draw(sheets(f"s{number}")) for number in range(count))
    return Workbook(key="t", title="试验", lang="zh", sheets=made, created=date(2021, 11, 4))


# Below a number that is merged stands a style that has not been met before.
_MERGED_NUMBERS = Sheet(
    key="s0",
    name="表s0",
    title="试验",
    layout=Layout(
        face="print",
        columns=(
            Column(key="a", title=Text("数", "number"), kind="number", width=4, merged=True),
            Column(key="b", title=Text("词", "word"), width=4),
        ),
    ),
    rows=(Row(cells=(Decimal(0), None)), Row(cells=(Decimal(0), Link("甲", "s0", "A1")))),
    purpose="office",
)


@settings(max_examples=150, deadline=None)
@given(workbooks())
@example(
    Workbook(key="t", title="试验", lang="zh", sheets=(_MERGED_NUMBERS,), created=date(2021, 11, 4))
)
def test_both_ways_write_the_same_bytes_whatever_the_sheet(workbook: Workbook) -> None:
    fast = render(workbook)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("policymodel.export.xlsx.fits", lambda: False)
        plain_way = entries(render(workbook))
    assert entries(fast) == plain_way
    check_dimensions(fast)


def test_the_strategy_makes_what_it_is_about() -> None:
    """Formulas, links, merged runs and sheets without rows do come."""
    met: set[str] = set()

    @settings(max_examples=100, database=None, derandomize=True)
    @given(workbooks())
    def look(workbook: Workbook) -> None:
        for sheet in workbook.sheets:
            met.update((sheet.layout.face, sheet.purpose))
            met.add("rows" if sheet.rows else "no rows")
            met.update(type(cell).__name__ for row in sheet.rows for cell in row.cells)

    look()
    assert met >= {"print", "data", "issue", "office", "rows", "no rows"}
    assert met >= {"Formula", "Link", "Number", "str"}
    assert Decimal.__name__ in met

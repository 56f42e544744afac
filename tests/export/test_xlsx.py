"""A workbook holds what its sheets say: no more, no less, and always in the same bytes."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from payloads import PAYLOADS
from workbooks import REAL, as_printed, bare, book, read, sheet

import policymodel as pm
from policymodel.export.xlsx import render
from policymodel.findings import ExportError
from policymodel.model.fields import shape
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import (
    Column,
    Formula,
    Link,
    Number,
    Workbook,
    plain,
)
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Text

BUILDERS = [partial(build, purpose="office") for build in (build_responsibility, build_targets)]


def poisoned(value: Any, payload: str) -> Any:
    """Return a copy of a model in which every free text begins with `payload`."""
    changes: dict[str, Any] = {}
    for each in attrs.fields(type(value)):
        held = getattr(value, each.name)
        fixed = shape(each.type).rule is not None
        if not each.init or fixed or (each.name in ("measures", "indicators") and _ids(held)):
            continue
        if isinstance(held, str):
            changes[each.name] = payload + held
        elif isinstance(held, tuple) and held and isinstance(held[0], str):
            changes[each.name] = tuple(payload + text for text in held)
        elif isinstance(held, tuple) and held and attrs.has(type(held[0])):
            changes[each.name] = tuple(poisoned(item, payload) for item in held)
        elif attrs.has(type(held)) and not isinstance(held, pm.Span):
            changes[each.name] = poisoned(held, payload)
    return attrs.evolve(value, **changes)


def _ids(held: Any) -> bool:
    return bool(held) and isinstance(held[0], str)


def formula_cells(workbook: Workbook) -> set[tuple[str, str]]:
    """Return where the sheets declare formulas: (sheet name, A1)."""
    return {
        (each.name, each.layout.ref(column.key, number))
        for each in workbook.sheets
        for number, row in enumerate(each.rows)
        for column, cell in zip(each.layout.columns, row.cells, strict=True)
        if isinstance(cell, Formula)
    }


@pytest.mark.parametrize("build", BUILDERS)
@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_text_stays_text_whatever_it_looks_like(
    build: Callable[..., Workbook], payload: str
) -> None:
    plan = poisoned(pm.load("dezhou"), payload)
    workbook = build(plan)
    made = read(render(workbook))
    written = {
        (each.title, cell.coordinate): cell
        for each in made.worksheets
        for row in each.iter_rows()
        for cell in row
        if cell.value is not None
    }
    formulas = {place for place, cell in written.items() if cell.data_type == "f"}
    assert formulas <= formula_cells(workbook)
    texts = 0
    for each in as_printed(workbook).sheets:
        merged = {column.key for column in each.layout.columns if column.merged}
        for number, row in enumerate(each.rows):
            for column, cell in zip(each.layout.columns, row.cells, strict=True):
                text = plain(cell)
                if isinstance(cell, Formula) or not isinstance(text, str) or not text:
                    continue
                place = (each.name, each.layout.ref(column.key, number))
                if column.key in merged and place not in written:
                    continue  # hidden under the first cell of its group
                if each.layout.face == "data":
                    assert written[place].value == text
                assert bare(written[place].value) == bare(text)
                texts += payload in text
    assert texts > 10
    for cell in written.values():
        link = cell.hyperlink
        assert link is None or (link.target is None and link.location)


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("build", BUILDERS)
def test_the_same_plan_gives_the_same_bytes(build: Callable[..., Workbook], name: str) -> None:
    assert render(build(pm.load(name))) == render(build(pm.load(name)))


def test_bytes_do_not_depend_on_clock_zone_hash_seed_or_user(tmp_path: Path) -> None:
    code = (
        "import sys, policymodel as pm; "
        "pm.export_plan(pm.load('maiji'), sys.argv[1], "
        "using=('responsibility', 'targets', 'json', 'csv', 'markdown', 'docx'))"
    )
    made = []
    for number, (zone, seed, user) in enumerate(
        [("UTC", "1", "alice"), ("Asia/Shanghai", "2", "bob"), ("America/Lima", "3", "carol")]
    ):
        folder = tmp_path / str(number)
        names = {"USER": user, "LOGNAME": user, "HOME": str(tmp_path / user)}
        environment = {**os.environ, **names, "TZ": zone, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=environment)
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(made[0]) == 5 + len(pm.tables([]))
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("build", BUILDERS)
def test_nothing_leaks_into_the_file(build: Callable[..., Workbook]) -> None:
    data = render(build(pm.load("chengde")))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        text = b"\n".join(parts.read(name) for name in parts.namelist())
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for secret in (os.environ.get("USER", "root"), str(Path.home()), str(Path.cwd()), "XlsxWriter"):
        assert not secret or secret.encode() not in text.replace(b"/root>", b"")
    core = re.search(rb"<dc:creator>(.*?)</dc:creator>", text)
    assert core is None or not core.group(1)
    assert b"2021-11-04T00:00:00Z" in text  # the day of issue, not the clock


def test_text_longer_than_a_cell_is_an_error_that_names_the_cell() -> None:
    long = sheet(("short",), ("字" * 40_000,), name="长文")
    with pytest.raises(ExportError) as caught:
        render(book(long))
    assert "长文!A3" in caught.value.format("zh")
    assert "40,000" in caught.value.format("zh")
    assert render(book(sheet(("字" * 32_767,))))


def test_text_is_measured_in_the_units_that_excel_counts() -> None:
    assert render(book(sheet(("𠮷" * 16_383,))))
    with pytest.raises(ExportError):
        render(book(sheet(("𠮷" * 16_384,))))


def test_a_lone_surrogate_is_an_error_that_names_the_cell() -> None:
    with pytest.raises(ExportError) as caught:
        render(book(sheet(("a\ud800b",))))
    assert "表!A2" in caught.value.format("zh")
    assert "U+D800" in caught.value.format("en")


@pytest.mark.parametrize(
    "name", ["", " ", "a" * 32, "a/b", "a[b", "a:b", "a?b", "a*b", "a\\b", "'a", "a'", "History"]
)
def test_a_sheet_name_that_excel_refuses_is_refused(name: str) -> None:
    with pytest.raises(ExportError):
        render(book(attrs.evolve(sheet(("x",)), name=name)))


def test_two_sheets_with_one_name_are_refused_whatever_the_case() -> None:
    with pytest.raises(ExportError):
        render(book(sheet(("x",), name="Data"), sheet(("x",), name="dATA")))


def test_a_cell_beyond_the_last_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from policymodel.export.writing import SheetWriter

    class Full:
        def write_string(self, *_: object) -> int:
            return -1

    with pytest.raises(ExportError) as caught:
        SheetWriter(Full(), "表").text(1_048_576, 0, "x", None)
    assert "A1048577" in caught.value.format("en")


def test_more_links_than_a_sheet_holds_are_an_error_that_names_the_cell() -> None:
    rows = [("x",), *[(Link("1", "表", "A1"),)] * 65_530]
    assert render(book(sheet(*rows, purpose="office")))
    with pytest.raises(ExportError) as caught:
        render(book(sheet(*rows, (Link("1", "表", "A1"),), purpose="office")))
    assert caught.value.findings[0].code == "X002"
    assert "表!A65533" in caught.value.format("zh")


def test_numbers_keep_their_value_and_their_sign_of_comparison() -> None:
    made = read(render(book(sheet((Number(Decimal("3.3"), '"≥"0.0'), 7, Decimal("0.05"))))))
    cells = next(made.worksheets[0].iter_rows(min_row=2))
    assert [cell.value for cell in cells] == [3.3, 7, 0.05]
    assert cells[0].number_format == '"≥"0.0'


def test_groups_are_merged_and_never_over_the_edge_of_a_page() -> None:
    columns = (
        Column(key="g", title=Text("类别", "group"), merged=True),
        Column(key="t", title=Text("任务", "task"), width=30),
    )
    rows = tuple((f"组{number // 40}", "任务" * (number % 9 + 1)) for number in range(120))
    made = read(render(book(sheet(*rows, face="print", columns=columns)))).worksheets[0]
    top = 5
    merges = sorted(
        (each.min_row - top, each.max_row - top)
        for each in made.merged_cells.ranges
        if each.min_col == 1 and each.min_row >= top
    )
    breaks = [each.id - top + 1 for each in made.row_breaks.brk]
    assert breaks
    for first, last in merges:
        assert {rows[number][0] for number in range(first, last + 1)} == {rows[first][0]}
        assert not any(first < edge <= last for edge in breaks)
    covered = {number for first, last in merges for number in range(first, last + 1)}
    alone = set(range(120)) - covered
    assert all(number in breaks or number + 1 in breaks for number in alone)


def test_a_print_sheet_is_set_up_for_paper() -> None:
    for each in read(render(build_responsibility(pm.load("chengde")))).worksheets:
        setup = each.page_setup
        assert int(setup.paperSize) in (8, 9)
        assert not each.sheet_properties.pageSetUpPr.fitToPage  # or breaks would not hold
        assert 10 <= int(setup.scale or 100) <= 100
        assert "&P" in each.oddFooter.center.text
        assert each.print_title_rows


def test_three_hundred_organizations_fit() -> None:
    names = tuple(f"第{number}局" for number in range(300))
    plan = attrs.evolve(
        pm.load("dezhou"),
        organizations=tuple(pm.Organization(name=name, kind="department") for name in names),
        measures=(
            pm.Measure(
                id="m1",
                number="1",
                title="试验",
                responsibilities=(pm.Responsibility(role="lead", organizations=names),),
            ),
        ),
    )
    workbook = build_responsibility(plan, purpose="office")
    made = read(render(workbook))
    data = made[workbook.sheet("data_assignments").name]
    assert data.max_row == 301


def test_links_lead_to_the_row_they_name() -> None:
    workbook = build_responsibility(pm.load("dezhou"), purpose="office")
    made = read(render(workbook))
    units, table = as_printed(workbook).sheet("units"), workbook.sheet("table")
    seen = 0
    for number, row in enumerate(units.rows):
        for column, cell in zip(units.layout.columns, row.cells, strict=True):
            if isinstance(cell, Link):
                seen += 1
                written = made[units.name][units.layout.ref(column.key, number)]
                assert written.hyperlink.location == f"'{table.name}'!{cell.cell}"
                line = int(re.sub(r"\D", "", cell.cell)) - table.layout.first_row
                assert cell.text == str(plain(table.rows[line].cells[0]))
    assert seen == 70


def test_charts_keep_the_values_they_show() -> None:
    data = render(build_targets(pm.load("maiji"), purpose="office"))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if "charts/chart" in name]
    assert charts
    for chart in charts:
        assert re.search(r"<c:numCache>.*<c:v>[0-9.]+</c:v>", chart, re.DOTALL)
        assert re.search(r"<c:strCache>.*<c:v>[^<]+</c:v>", chart, re.DOTALL)


@pytest.mark.parametrize("fast", [True, False])
def test_the_count_of_texts_is_that_of_the_cells_that_show_one(
    monkeypatch: pytest.MonkeyPatch, fast: bool
) -> None:
    monkeypatch.setattr("policymodel.export.xlsx.fits", lambda: fast)
    columns = (
        Column(key="group", title=Text("组", "group"), merged=True),
        Column(key="item", title=Text("项", "item")),
    )
    made = sheet(
        ("甲", "一"), ("甲", "二"), ("甲", "一"), ("乙", "甲"), columns=columns, face="print"
    )
    with zipfile.ZipFile(BytesIO(render(book(made)))) as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
        cells = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<mergeCell ref="A5:A7"/>' in cells
    shown = cells.count(' t="s"')
    assert f' count="{shown}" ' in texts


@pytest.mark.parametrize(
    ("lang", "title", "year", "turned"),
    [
        ("zh", "市工业和信息化局", '0"年"', 255),
        ("en", "市工业和信息化局", "0", 255),
        ("en", "Ministry of Climate and Energy", "0", 90),
    ],
)
def test_years_and_long_headings_are_in_the_way_of_the_language(
    lang: Any, title: str, year: str, turned: int
) -> None:
    columns = (
        Column(key="y", title=Text("年", "year"), kind="year"),
        Column(key="m", title=Text(title, title), kind="mark", width=4),
    )
    table = sheet((2030, "●"), face="print", columns=columns)
    made = read(render(attrs.evolve(book(table), lang=lang))).worksheets[0]
    assert made["A5"].number_format == year
    assert made["B4"].alignment.text_rotation == turned
    # the heading is as high as what stands in it needs
    assert made.row_dimensions[4].height > 5 * len(title)

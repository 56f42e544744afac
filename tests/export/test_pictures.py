"""Pages for leaders in the file: native charts, told to who cannot see them; one page each."""

import itertools
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import attrs
import libreoffice
import openpyxl
import pytest
from targetplans import invented
from workbooks import REAL

import policymodel as pm
from policymodel.export.styles import FONTS
from policymodel.export.xlsx import render
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Workbook
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang

BUILDERS = [build_responsibility, build_targets]
LEADERS = ("card", "effort", "load")


def pages(build: Callable[..., Workbook], plan: pm.Plan, lang: Lang = "zh") -> Workbook:
    """The pages for leaders of a workbook, and nothing else."""
    made = build(plan, lang=lang, purpose="office")
    return attrs.evolve(made, sheets=tuple(each for each in made.sheets if each.key in LEADERS))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as held:
        return {name: held.read(name).decode() for name in held.namelist()}


def charts(data: bytes) -> list[str]:
    found = parts(data)
    return [found[name] for name in sorted(found) if re.match(r"xl/charts/chart\d+\.xml", name)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("build", BUILDERS)
@pytest.mark.parametrize("name", REAL)
def test_both_ways_write_the_bytes_of_whole_office_workbooks(
    build: Callable[..., Workbook], name: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = build(pm.load(name), lang=lang, purpose="office")
    fast = parts(render(workbook))
    monkeypatch.setattr("policymodel.export.xlsx.fits", lambda: False)
    assert parts(render(workbook)) == fast


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chart_says_what_it_shows(lang: Lang) -> None:
    workbook = pages(build_targets, invented(), lang)
    texts = [chart.text for sheet in workbook.sheets for chart in sheet.charts]
    drawings = "".join(
        text for name, text in parts(render(workbook)).items() if "drawings/drawing" in name
    )
    assert re.findall(r'descr="([^"]*)"', drawings) == texts
    assert len(texts) == 2


def test_a_chart_keeps_what_it_draws_in_the_order_of_the_table() -> None:
    workbook = pages(build_responsibility, invented())
    (chart,) = charts(render(workbook))
    names = re.findall(r"<c:cat>.*?</c:cat>", chart, re.DOTALL)
    drawn = list(workbook.sheet("load").column("unit"))
    for each in names:
        assert re.findall(r"<c:v>([^<]+)</c:v>", each) == drawn
    values = re.findall(r"<c:val>.*?</c:val>", chart, re.DOTALL)
    assert [re.findall(r'<c:pt idx="(\d)"><c:v>([^<]+)', each) for each in values] == [
        [("0", "1.0")], [("2", "1.0")], [("0", "1.0"), ("1", "1.0")],
    ]  # fmt: skip
    assert '<c:grouping val="stacked"/>' in chart
    assert '<c:overlap val="100"/>' in chart
    assert '<c:orientation val="maxMin"/>' in chart  # the first row's bar stands on top
    assert "<c:legend>" in chart
    assert set(re.findall(r"<c:f>'?([^!']+)'?!", chart)) == {"单位任务量"}


def test_one_series_has_no_legend_and_parts_of_a_bar_differ_in_lightness() -> None:
    for chart in charts(render(pages(build_targets, invented()))):
        assert "<c:legend>" not in chart
    (stacked,) = charts(render(pages(build_responsibility, invented())))
    fills = re.findall(r'<c:spPr><a:solidFill><a:srgbClr val="(\w{6})"', stacked)
    light = [sum(int(fill[at : at + 2], 16) for at in (0, 2, 4)) for fill in fills]
    assert len(light) == 3
    assert all(abs(a - b) > 100 for a, b in itertools.pairwise(light))


@pytest.mark.parametrize("profile", ["safe", "gongwen"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_charts_have_the_font_of_the_sheets_and_say_their_language(
    lang: Lang, profile: str
) -> None:
    workbook = pages(build_targets, invented(), lang)
    font = FONTS[profile].body  # type: ignore[index]
    for chart in charts(render(workbook, fonts=profile)):  # type: ignore[arg-type]
        latin, asian = (re.findall(rf'<a:{it} typeface="([^"]+)"', chart) for it in ("latin", "ea"))
        assert set(latin) == set(asian) == {font}
        assert len(latin) == len(asian) > 5
        told = "zh-CN" if lang == "zh" else "en-US"
        assert f'<c:lang val="{told}"/>' in chart
        assert set(re.findall(r' lang="([^"]+)"', chart)) == {told}


@pytest.mark.parametrize("build", BUILDERS)
def test_a_page_for_leaders_is_one_page_of_a4_or_of_a3_where_charts_would_be_small(
    build: Callable[..., Workbook],
) -> None:
    workbook = pages(build, invented())
    book = openpyxl.load_workbook(BytesIO(render(workbook)))
    for sheet in workbook.sheets:
        made = book[sheet.name]
        assert (made.page_setup.fitToWidth or 1, made.page_setup.fitToHeight or 1) == (1, 1)
        assert made.sheet_properties.pageSetUpPr.fitToPage
        assert made.page_setup.paperSize in ((8, 9) if sheet.charts else (9,))
        assert not made.row_breaks.brk


def test_headlines_are_set_in_large_type() -> None:
    workbook = pages(build_targets, invented())
    made = openpyxl.load_workbook(BytesIO(render(workbook)))["目标卡"]
    sheet = workbook.sheet("card")
    sizes = {
        column.key: made[sheet.layout.ref(column.key, 0)].font.size
        for column in sheet.layout.columns
    }
    assert sizes == {"indicator": 15, "baseline": 15, "target": 22, "year": 15}
    # Rows are as high as their text: two lines of 15 points.
    assert all(made.row_dimensions[row].height >= 45 for row in range(5, 11))


@pytest.mark.office
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_page_for_leaders_prints_on_one_page(lang: Lang, tmp_path: Path) -> None:
    files = {}
    for name in REAL:
        for build in BUILDERS:
            workbook = pages(build, pm.load(name), lang)
            if workbook.sheets:
                path = tmp_path / f"{name}-{workbook.key}.xlsx"
                path.write_bytes(render(workbook))
                files[path] = len(workbook.sheets)
    for path, pdf in libreoffice.convert(files, "pdf", tmp_path).items():
        assert pdf.read_bytes().count(b"/Type/Page/") == files[path], path

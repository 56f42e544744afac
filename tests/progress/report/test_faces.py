"""Workbook, JSON and page of one report: the same figures, the same bytes, no clock."""

import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import openpyxl
import pytest
from progress.report.reporting import LOG, PLAN, Q2, progress
from spreadsheet import as_text

from policymodel.findings import ProgressError
from policymodel.progress.judging.judgement import percent
from policymodel.progress.ledger.words import FILLS
from policymodel.progress.report import progress_of
from policymodel.progress.report.files import report_files, report_json
from policymodel.progress.report.page import progress_page
from policymodel.progress.report.schema import report_schema, schema_text
from policymodel.progress.report.table import headline_lines, silent_lines, status_rows
from policymodel.progress.report.workbook import progress_workbook
from policymodel.sheets.sheet import Formula, plain
from policymodel.sheets.sheet import shown as shown_in
from policymodel.text import Lang, is_wide
from policymodel.vocabulary import LAMPS, PROGRESS_STATUSES

SCHEMA = Path(__file__).parents[3] / "schemas" / "progress.schema.json"
LANGS: tuple[Lang, ...] = ("zh", "en")
KINDS = ("xlsx", "json", "html")


class Tables(HTMLParser):
    """A page's tables by the ids of their sections, what stands in its SVG, its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.drawn: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self._section, self._cell, self._svg = "", False, False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.tags.append(tag)
        self.ids += [found["id"]] if found.get("id") else []
        if tag == "section":
            self._section = found["id"] or ""
            self.rows[self._section] = []
        elif tag == "tr":
            self.rows[self._section].append([])
        elif tag in ("td", "th"):
            self.rows[self._section][-1].append("")
            self._cell = True
        elif tag == "svg":
            self._svg = True
            self.pictures.append(found)
        elif tag == "a":
            self.links.append(found["href"] or "")
        elif tag == "text":
            self.drawn.append("")

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag not in ("td", "th")
        self._svg = self._svg and tag != "svg"

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[self._section][-1][-1] += data
        elif self._svg:
            self.drawn[-1] += data


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_reads_as_before(lang: Lang, golden: Callable[[str, str], None]) -> None:
    book = progress_workbook(progress(lang))
    golden(f"progress.{lang}.txt", "\n".join(as_text(each, lang) for each in book.sheets))


@pytest.mark.parametrize("lang", LANGS)
def test_the_terminal_reads_as_before(lang: Lang, golden: Callable[[str, str], None]) -> None:
    found = progress(lang)
    lines = [" | ".join(row) for row in status_rows(found)]
    lines += [*headline_lines(found), *silent_lines(found)]
    golden(f"progress-status.{lang}.txt", "\n".join(lines) + "\n")


def test_nothing_english_is_chinese_but_the_plan() -> None:
    words = {each.zh for each in (*PROGRESS_STATUSES, *LAMPS)}
    for sheet in progress_workbook(progress("en")).sheets:
        texts = [sheet.name, *sheet.notes, *(c.title.en for c in sheet.layout.columns)]
        assert not any(map(is_wide, "".join(texts))), sheet.key
        cells = {str(plain(cell)) for row in sheet.rows for cell in row.cells}
        assert not cells & words


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_store_and_period_give_the_same_bytes(lang: Lang) -> None:
    first, second = (report_files(progress(lang), KINDS) for _ in range(2))
    assert first == second
    assert sorted(first) == [f"yanhu-progress-2025-Q2.{each}" for each in ("html", "json", "xlsx")]
    again = progress_of(PLAN, tuple(LOG), period=Q2, rules=progress().rules, lang=lang)
    assert again is not None
    assert report_files(again, KINDS) == first


def test_no_cell_is_a_formula_where_a_value_does() -> None:
    for sheet in progress_workbook(progress()).sheets:
        assert not any(isinstance(cell, Formula) for row in sheet.rows for cell in row.cells)


def test_openpyxl_finds_the_figures_of_the_json() -> None:
    files = report_files(progress(), KINDS)
    tree = json.loads(files["yanhu-progress-2025-Q2.json"])
    book = openpyxl.load_workbook(BytesIO(files["yanhu-progress-2025-Q2.xlsx"]))
    rows = list(book["数据"].iter_rows(values_only=True))
    heads = [cell.value for cell in book["数据"][1]]
    found = [dict(zip(heads, row, strict=True)) for row in rows[1:]]
    names = {
        "基期值": "baseline", "序时应达": "expected", "完成值": "actual", "目标值": "target",
        "已走完全程": "gone", "序时应走完": "due", "评判代码": "status", "灯代码": "lamp",
    }  # fmt: skip
    reports = [(None, each) for each in tree["targets"]]
    reports += [(task, each) for task in tree["tasks"] for each in task["reports"]]
    assert len(found) == len(reports)
    for row, (task, record) in zip(found, reports, strict=True):
        assert row["名称"] == (task or record)["name"]
        for heading, key in names.items():
            assert row[heading] == record.get(key), (row["编号"], heading)


@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_for_people_stands_on_the_page(lang: Lang) -> None:
    found = progress(lang)
    page = Tables(progress_page(found))
    sheets = [e for e in progress_workbook(found).sheets if e.layout.face == "print"]
    assert list(page.rows) == [each.key for each in sheets]
    for sheet in sheets:
        merged = {n for n, column in enumerate(sheet.layout.columns) if column.merged}
        for row, cells in zip(sheet.rows, page.rows[sheet.key][1:], strict=True):
            if row.kind == "group":
                assert cells == [next(shown_in(cell) for cell in row.cells if cell is not None)]
                continue
            told = [shown_in(c) if c is not None else "" for c in row.cells]
            if len(cells) == len(told):
                assert cells == told
            else:  # a run of equal cells stands once
                assert cells == [text for n, text in enumerate(told) if n not in merged]


def test_every_bar_has_its_number() -> None:
    found = progress()
    drawn = Tables(progress_page(found)).drawn
    charts = 0
    for sheet in progress_workbook(found).sheets:
        for chart in sheet.charts:
            charts += 1
            for series in chart.series:
                home = sheet.layout.index(series.column)
                rows = sheet.rows[series.first : series.last + 1]
                numbers = [shown_in(r.cells[home]) for r in rows if r.cells[home] is not None]
                assert set(numbers) <= set(drawn)
    assert charts == 6  # lamps of all, of sections; three headline targets; ways


def test_native_charts_have_the_colours_of_lamps_and_say_what_they_show() -> None:
    (data,) = report_files(progress(), ("xlsx",)).values()
    with zipfile.ZipFile(BytesIO(data)) as file:
        names = sorted(file.namelist())
        parts = {each: file.read(each).decode() for each in names if each.startswith("xl/")}
    charts = [text for name, text in parts.items() if re.match(r"xl/charts/chart\d", name)]
    assert len(charts) == 6
    lamps = [*FILLS.values(), "#FFFFFF"]  # no lamp is white
    for chart in charts:
        fills = re.findall(r'<c:spPr><a:solidFill><a:srgbClr val="(\w{6})"', chart)
        if 'grouping val="stacked"' in chart:
            assert [f"#{each}" for each in fills] == lamps
    told = [each.text for s in progress_workbook(progress()).sheets for each in s.charts]
    drawn = "".join(text for name, text in parts.items() if "/drawings/drawing" in name)
    assert all(each in drawn for each in told)


def test_overview_counts_are_those_of_the_judgements() -> None:
    found = progress()
    (overview, *_) = progress_workbook(found).sheets
    first, second = list(overview.records())[:2]
    for row, items in ((first, found.targets), (second, found.tasks)):
        lamps = [found.rules.lamp(each.judgement.status) for each in items]
        assert row["total"] == len(items)
        for lamp in LAMPS.codes:
            assert (row[f"lamp_{lamp}"] or 0) == lamps.count(lamp)


def test_shares_are_shown_as_the_reasons_say_them() -> None:
    found = progress()
    (sheet,) = (e for e in progress_workbook(found).sheets if e.key == "targets")
    for row, each in zip(sheet.records(), found.targets, strict=True):
        for key, part in (("gone", each.judgement.progress), ("expected", each.judgement.expected)):
            if part is None:
                assert row[key] is None
            else:
                said = Decimal(percent(part).rstrip("%"))
                assert Decimal(shown_in(row[key]).rstrip("%")) == said


@pytest.mark.parametrize("lang", LANGS)
def test_json_keeps_its_schema(lang: Lang) -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(report_json(progress(lang))), schema)


def test_the_schema_in_the_project_is_current(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--rewrite-golden"):
        SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_the_schema_knows_the_words() -> None:
    known = report_schema()["$defs"]
    assert known["status"]["enum"] == list(PROGRESS_STATUSES.codes)
    assert known["lamp"]["enum"] == list(LAMPS.codes)


@pytest.mark.parametrize("change", [{"format": 2}, {"extra": 1}, {"day": None}, {"targets": {}}])
def test_the_schema_refuses_what_is_otherwise(change: dict[str, Any]) -> None:
    tree = json.loads(report_json(progress())) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tree, report_schema())


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_nothing_else(lang: Lang) -> None:
    text = progress_page(progress(lang))
    page = Tables(text)
    assert len(page.ids) == len(set(page.ids))
    assert all(link[0] == "#" and link[1:] in page.ids for link in page.links)
    assert not {"script", "img", "iframe", "object", "form"} & set(page.tags)
    assert "http" not in text.replace("http-equiv", "")
    assert all(each.get("aria-label") or each.get("aria-hidden") for each in page.pictures)


def test_what_was_reported_is_no_markup() -> None:
    found = progress()
    text = progress_page(found)
    planted = "<script>alert(1)</script>"
    (batch,) = LOG
    observations = [
        type(each)(
            period=each.period, subject=each.subject, field=each.field,
            value=planted if each.field == "problems" else each.value,
        )
        for each in batch.observations
    ]  # fmt: skip
    bad = type(batch)(kind="read", at=batch.at, by="", observations=tuple(observations), number=1)
    evil = progress_of(PLAN, [bad], period=Q2, rules=found.rules)
    assert evil is not None
    page = progress_page(evil)
    assert planted not in page
    assert page.count("&lt;script&gt;") == text.count("线网没有调整") == 1


def test_an_unknown_kind_is_a_sentence() -> None:
    with pytest.raises(ProgressError, match="docx"):
        report_files(progress(), ("docx",))


def test_names_of_files_say_the_day_where_there_is_no_period() -> None:
    found = progress_of(PLAN, LOG, as_of=Q2.last_day)
    assert found is not None
    (name,) = report_files(found, ("json",))
    assert re.fullmatch(r"yanhu-progress-2025-06-30\.json", name)


def test_a_column_that_would_be_empty_is_left_out() -> None:
    nobody = attrs.evolve(
        PLAN,
        measures=tuple(attrs.evolve(each, responsibilities=()) for each in PLAN.measures),
    )
    found = progress_of(nobody, LOG, period=Q2)
    assert found is not None
    book = progress_workbook(found)
    assert "organizations" not in [each.key for each in book.sheets]
    for key in ("lagging", "silent", "tasks"):
        keys = [column.key for column in book.sheet(key).layout.columns]
        assert "organization" not in keys
        assert "expected" not in keys
    assert "problems" in [column.key for column in book.sheet("lagging").layout.columns]


def test_where_nothing_lags_it_says_so() -> None:
    found = progress_of(PLAN, [], period=Q2)
    assert found is not None
    sheet = progress_workbook(found).sheet("lagging")
    assert (sheet.rows, sheet.notes) == ((), ("注：没有滞后的事项，也没有填报问题。",))
    assert "没有滞后的事项" in progress_page(found)

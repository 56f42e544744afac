"""What the exporters promise together: equal plans, equal files; plain files that are safe."""

import csv
import io
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from payloads import PAYLOADS
from strategies import plans
from workbooks import REAL

import policymodel as pm
from policymodel.analysis.declarations import declared
from policymodel.analysis.tables import Record, columns
from policymodel.export.exporters import (
    CSV,
    JSON,
    MARKDOWN,
    RESPONSIBILITY,
    TARGETS,
    Exporter,
    Options,
    revision,
)
from policymodel.export.plain import csv_bytes, page
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Column, Layout, Number, Row, Sheet
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang, Text

LANGUAGES: list[Lang] = ["zh", "en"]
ALL = (RESPONSIBILITY, TARGETS, JSON, CSV, MARKDOWN)


def otherwise(part: Any) -> Any:
    """Return an equal copy of a part of a plan, made of numbers written in another way."""
    if isinstance(part, Decimal):
        if not part:
            return part.copy_negate()
        return part.normalize() if part.as_tuple().exponent == 0 else part
    if isinstance(part, tuple) and not isinstance(part, pm.Span):
        return tuple(map(otherwise, part))
    if not attrs.has(type(part)) or isinstance(part, pm.Span):
        return part
    held = {each.name: getattr(part, each.name) for each in attrs.fields(type(part)) if each.init}
    return type(part)(**{name: otherwise(value) for name, value in held.items()})


def test_numbers_are_written_otherwise() -> None:
    ways = [str(otherwise(Decimal(text))) for text in ("200", "0", "200.0", "7")]
    assert ways == ["2E+2", "-0", "200.0", "7"]


def made(plan: pm.Plan) -> list[object]:
    """Return everything that is made of a plan."""
    revision.cache_clear()
    found = pm.check(plan)
    return [
        found,
        pm.write_plan(plan),
        *(written(each, plan, found) for each in ALL),
    ]


def written(exporter: Exporter, plan: pm.Plan, found: tuple[pm.Finding, ...]) -> object:
    """Return the files of an exporter for the office, or why there are none."""
    try:
        return exporter.export(plan, Options(findings=found, purpose="office"))
    except pm.ExportError as error:
        return error.findings


@settings(max_examples=40)
@given(plans())
def test_equal_plans_give_equal_files(plan: pm.Plan) -> None:
    """However their numbers were written, and whether they were read or built."""
    expected = made(plan)
    read = pm.read_plan(pm.write_plan(plan)), pm.plan_from_json(pm.plan_to_json(plan))
    for again in (otherwise(plan), *read):
        assert again == plan
        assert hash(again) == hash(plan)
        assert made(again) == expected


@pytest.mark.parametrize("name", REAL)
def test_every_change_is_another_revision(name: str) -> None:
    plan = pm.load(name)
    assert revision(pm.load(name)) == revision(plan)
    document = attrs.evolve(plan.document, title=plan.document.title + "一")
    assert revision(attrs.evolve(plan, document=document)) != revision(plan)


def sheet(*texts: str | Decimal) -> Sheet:
    columns = (Column(key="c", title=Text("列", "column")),)
    rows = tuple(Row(cells=(text,)) for text in texts)
    layout = Layout(face="data", columns=columns)
    return Sheet(key="s", name="s", title="s", layout=layout, rows=rows)


def in_csv(value: object) -> str:
    """A value of a table as a CSV file has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)
    risky = isinstance(value, str) and shown.lstrip().startswith(tuple("=+-@＝＋－＠"))
    return "'" + shown if risky else shown


@settings(max_examples=40)
@given(plans())
def test_the_csv_files_are_the_tables(plan: pm.Plan) -> None:
    for lang in LANGUAGES:
        files = CSV.export(plan, Options(lang=lang))
        expected = pm.tables(plan, exact=True, lang=lang)
        assert list(files) == [f"{plan.id}-{name}.csv" for name in expected]
        for data, (name, records) in zip(files.values(), expected.items(), strict=True):
            head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            assert head == (list(columns(name)) if lang == "en" else declared()[name].headers("zh"))
            assert rows == [[in_csv(value) for value in record.values()] for record in records]


def test_chinese_csv_files_have_the_headers_of_the_workbooks() -> None:
    plan = pm.load("chengde")
    files = CSV.export(plan, Options())
    for build in (build_responsibility, build_targets):
        for sheet in build(plan).sheets:
            if sheet.layout.face == "data":
                text = files[f"{plan.id}-{sheet.key.removeprefix('data_')}.csv"].decode("utf-8-sig")
                head = next(csv.reader(io.StringIO(text, newline="")))
                assert head == [column.title.zh for column in sheet.layout.columns]


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_text_of_a_csv_file_is_a_formula(payload: str) -> None:
    records: list[Record] = [{"c": payload}, {"c": Decimal("-1.5")}]
    data = csv_bytes(["c"], records).decode("utf-8-sig")
    (_, (text,), (number,)) = csv.reader(io.StringIO(data, newline=""))
    assert text in (payload, "'" + payload)
    assert not text.strip().startswith(tuple("=+-@＝＋－＠"))
    assert not text.startswith(("\t", "\r", "\n"))
    assert number == "-1.5"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://a.example/b", "https\\://a.example/b"),
        ("见www.a.example", "见www\\.a.example"),
        ("局a@b.example", "局a<!-- -->@b.example"),
        ("~~x~~", "\\~\\~x\\~\\~"),
        ("&copy;", "\\&copy;"),
        ("*a* _b_ `c` <d> [e] #f |", r"\*a\* \_b\_ \`c\` \<d> \[e\] \#f \|"),
        ("a\\|b", r"a\\\|b"),
        ("a\nb", "a<br>b"),
        ("比例1:2，12:30", "比例1:2，12:30"),
    ],
)
def test_text_in_markdown_is_shown_as_it_is(text: str, written: str) -> None:
    """Tried with two readers of GitHub's Markdown: what is shown is the text, without a link."""
    assert f"| {written} |" in page("题", [sheet(text)], "zh")


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("Note: 1. a", "Note: 1. a"),
        ("2. b", "2\\. b"),
        ("2.乙", "2.乙"),
        ("3) c", "3\\) c"),
        ("- d", "\\- d"),
        ("> e", "\\> e"),
    ],
)
def test_a_note_begins_no_list_of_its_own(note: str, written: str) -> None:
    made = page("题", [attrs.evolve(sheet("x"), notes=(note,))], "en")
    assert f"\n- {written}\n" in made


def test_a_page_shows_numbers_with_sign_and_unit() -> None:
    cells = (Number(Decimal("6.50"), '"≥"0.00'), Number(Decimal("3.5"), '0.0"亿元"'))
    columns = tuple(Column(key=key, title=Text("数", "n"), kind="number") for key in "ab")
    layout = Layout(face="print", columns=columns)
    made = page(
        "题", [Sheet(key="t", name="表", title="表", layout=layout, rows=(Row(cells=cells),))], "zh"
    )
    assert "| ≥6.50 | 3.5亿元 |" in made

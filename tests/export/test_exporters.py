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
from policymodel.export.exporters import (
    CSV,
    JSON,
    MARKDOWN,
    RESPONSIBILITY,
    TARGETS,
    Options,
    revision,
)
from policymodel.export.plain import csv_bytes, page
from policymodel.findings import Text
from policymodel.sheets.sheet import Column, Layout, Row, Sheet

ALL = (RESPONSIBILITY, TARGETS, JSON, CSV, MARKDOWN)


def otherwise(part: Any) -> Any:
    """Return an equal copy of a part of a plan, every number written in another way."""
    if isinstance(part, Decimal):
        whole = part == part.to_integral_value() and part % 10 == 0
        return part.normalize() if whole else Decimal(f"{part:f}{'0' if part % 1 else '.00'}")
    if isinstance(part, tuple) and not isinstance(part, pm.Span):
        return tuple(map(otherwise, part))
    if not attrs.has(type(part)) or isinstance(part, pm.Span):
        return part
    held = {each.name: getattr(part, each.name) for each in attrs.fields(type(part)) if each.init}
    return type(part)(**{name: otherwise(value) for name, value in held.items()})


def test_numbers_are_written_otherwise() -> None:
    ways = [str(otherwise(Decimal(text))) for text in ("200", "7", "1.5", "0")]
    assert ways == ["2E+2", "7.00", "1.50", "0"]


@settings(max_examples=40)
@given(plans())
def test_equal_plans_give_equal_files(plan: pm.Plan) -> None:
    """What is printed with other digits (200, 200.0) is another plan."""
    again = otherwise(plan)
    found, found_again = pm.check(plan), pm.check(again)
    revision.cache_clear()
    files = [each.export(plan, Options(findings=found)) for each in ALL]
    revision.cache_clear()
    if again == plan:
        assert hash(again) == hash(plan)
        assert [each.export(again, Options(findings=found_again)) for each in ALL] == files
        assert pm.write_plan(again) == pm.write_plan(plan)
    else:
        assert pm.write_plan(again) != pm.write_plan(plan)


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


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_text_of_a_csv_file_is_a_formula(payload: str) -> None:
    data = csv_bytes(sheet(payload, Decimal("-1.5"))).decode("utf-8-sig")
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

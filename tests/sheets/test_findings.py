"""核对意见: every finding once, loudest first, and its link leads to the row it is about."""

import re
from collections import Counter
from typing import Any

import attrs
import pytest
from checks.running import check
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import plans
from targetplans import invented, target_plans

from policymodel.analysis.index import PlanIndex
from policymodel.export.pages import READABLE, lay_out
from policymodel.export.paper import A4
from policymodel.export.styles import FONTS
from policymodel.findings import SEVERITIES, Finding, Severity
from policymodel.model import Plan
from policymodel.sheets.cover import say
from policymodel.sheets.findings import findings_sheet
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Cell, Link, Workbook
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang, Text
from policymodel.vocabulary import MECHANISM_KINDS

LANGS: tuple[Lang, ...] = ("zh", "en")
few = settings(max_examples=30)


def finding(path: str, severity: Severity = "warning") -> Finding:
    text = Text(f"应为，实为：{path}", f"expected, found: {path}")
    return Finding(code="T101", severity=severity, message=text, path=path)


def target_of(book: Workbook, link: Cell) -> dict[str, Cell]:
    """The row a link leads to, by the keys of its columns."""
    assert isinstance(link, Link)
    layout = book.sheet(link.sheet).layout
    letter, row = re.fullmatch("([A-Z])([0-9]+)", link.cell).groups()  # type: ignore[union-attr]
    assert letter == "A"
    return list(book.sheet(link.sheet).records())[int(row) - layout.first_row]


def where(book: Workbook) -> list[Cell]:
    return list(book.sheet("findings").column("where"))


@few
@given(
    plans(), st.sampled_from(LANGS), st.sampled_from(("", ".title", ".responsibilities.lead[0]"))
)
def test_measures_are_linked_where_they_stand(plan: Plan, lang: Lang, below: str) -> None:
    found = tuple(finding(f"measures[{i}]{below}") for i in range(len(plan.measures)))
    if not found:
        return
    book = build_responsibility(plan, lang=lang, findings=found, purpose="office")
    for measure, link in zip(plan.measures, where(book), strict=True):
        row = target_of(book, link)
        assert str(row["task"]).endswith(measure.name)
        assert isinstance(link, Link)
        assert re.findall("[0-9]+", link.text) == [str(row["index"])]


@few
@given(plans() | target_plans(), st.sampled_from(LANGS), st.sampled_from(("", ".value")))
def test_indicators_and_targets_are_linked_where_they_stand(
    plan: Plan, lang: Lang, below: str
) -> None:
    places: list[tuple[str, Any, Any]] = []
    for i, indicator in enumerate(plan.indicators):
        places.append((f"indicators[{i}].name", indicator, None))
        places += [
            (f"indicators[{i}].targets[{j}]{below}", indicator, target)
            for j, target in enumerate(indicator.targets)
        ]
    found = tuple(finding(path) for path, _, _ in places)
    if not found:
        return
    book = build_targets(plan, lang=lang, findings=found, purpose="office")
    for (_, indicator, target), link in zip(places, where(book), strict=True):
        row = target_of(book, link)
        assert isinstance(link, Link)
        assert re.findall("[0-9]+", link.text)[-1:] == [str(row["number"])]
        shown = [
            each
            for each in target_rows(PlanIndex(plan))
            if each.is_numeric == (link.sheet == "table")
        ]
        statement = shown[int(str(row["number"])) - 1]
        assert statement.indicator is indicator
        again = [one for one, _ in statement.restatements]
        assert target is None or any(target is one for one in (*statement.targets, *again))


@few
@given(plans())
def test_every_finding_stands_once_and_last_and_is_counted(plan: Plan) -> None:
    found = check(plan)
    listed: list[Cell] = []
    made = {
        "responsibility": build_responsibility(plan, findings=found, purpose="office"),
        "targets": build_targets(plan, findings=found, purpose="office"),
    }
    if not (plan.measures and plan.indicators):  # one of them is not written
        made.popitem() if plan.measures else made.pop("responsibility")
    for book in made.values():
        sheets = {sheet.key: sheet for sheet in book.sheets}
        rows = list(sheets["findings"].records()) if "findings" in sheets else []
        cover = {row["item"]: row["content"] for row in sheets["cover"].records()}
        counted = [cover[say(f"counts.{severity}").zh] for severity in SEVERITIES]
        words = [row["severity"] for row in rows]
        assert [words.count(word) for word in ("错误", "警告", "提示")] == counted
        assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
        if rows:
            assert book.sheets[-1] is sheets["findings"]
            assert not sheets["findings"].line  # the page's header says that it is internal
            assert Link(sheets["findings"].name, "findings", "A1") in cover
        listed += (row["message"] for row in rows)
    assert Counter(listed) == Counter(each.message.zh for each in found)


@few
@given(plans())
def test_what_is_for_issue_tells_no_findings(plan: Plan) -> None:
    found = check(plan)
    for build in (build_responsibility, build_targets):
        sheets = build(plan, findings=found).sheets
        assert not {sheet.key for sheet in sheets} & {"findings", "cover"}


@given(st.permutations([finding(f"goals[{n}]", s) for n, s in enumerate(SEVERITIES * 2)]))
def test_errors_stand_first_and_equals_as_they_come(found: list[Finding]) -> None:
    messages = list(findings_sheet(invented(), found, {}, "zh").column("message"))
    expected = [one for severity in SEVERITIES for one in found if one.severity == severity]
    assert messages == [one.message.zh for one in expected]


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("", None, None),
        ("document.number", "文件", "document"),
        ("period", "规划期", "period"),
        ("indicators", "各指标", "indicators"),
        ("suppressions[0].at", "豁免", "suppressions"),
        ("organizations[0].name", invented().organizations[0].name, None),
        ("indicators[99].targets[3]", "各指标", "indicators"),
        ("nobody[x]..[", None, None),
        ("goals[99].goals[999999]", "总目标", "goals"),
        ("goals[0].goals[0].title", "企业壮大", None),
    ],
)
def test_what_has_no_row_has_a_name_where_there_is_one(
    path: str, zh: str | None, en: str | None
) -> None:
    plan = invented()
    for lang, name in (("zh", zh), ("en", en or zh)):
        sheet = findings_sheet(plan, [finding(path)], {}, lang)  # type: ignore[arg-type]
        assert list(sheet.column("where")) == [name]


@given(plans())
@few
def test_parts_are_called_by_their_own_names(plan: Plan) -> None:
    found = [finding(f"mechanisms[{i}].frequency") for i in range(len(plan.mechanisms))]
    found += [finding("goals[0].indicators[0]")]
    names = list(findings_sheet(plan, found, {}, "zh").column("where"))
    expected = [MECHANISM_KINDS.label(each.kind) for each in plan.mechanisms]
    assert names[:-1] == expected
    assert str(names[-1]).removesuffix("…") in plan.goals[0].title


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_is_a_page_wide_and_readable(lang: Lang) -> None:
    sheet = findings_sheet(invented(), [finding("measures[0]")] * 60, {}, lang)
    pages = lay_out(sheet, lang, FONTS["safe"])
    assert (pages.page.paper, pages.page.landscape) == (A4, True)
    assert pages.scale >= READABLE
    assert sum(pages.widths) <= pages.page.across(pages.scale)
    assert pages.breaks


@pytest.mark.parametrize("key", [each.name for each in attrs.fields(Plan) if each.name != "id"])
def test_every_part_of_a_plan_has_a_name(key: str) -> None:
    for lang in LANGS:
        (row,) = findings_sheet(invented(), [finding(key)], {}, lang).records()
        assert row["where"]

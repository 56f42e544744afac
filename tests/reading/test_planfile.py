"""Plan files as bytes, text and JSON."""

import json
import os
import unicodedata
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from strategies import plans

from policymodel.findings import PlanFileError
from policymodel.model import (
    Document,
    FieldError,
    Indicator,
    Jurisdiction,
    Measure,
    Plan,
    Target,
)
from policymodel.reading import (
    load_plan,
    plan_from_json,
    plan_from_tree,
    plan_to_json,
    read_plan,
    write_plan,
)
from policymodel.reading.planfile import read_plan_file

PLAN = Plan(
    id="yunzhou",
    document=Document(title="题"),
    jurisdiction=Jurisdiction(code="370900", name="云州市", level="city"),
)
SMALL = (
    "format: 2\nid: yunzhou\ndocument: {title: 题}\n"
    "jurisdiction: {code: 370900, name: 云州市, level: city}\n"
)


def codes(error: pytest.ExceptionInfo[PlanFileError]) -> list[tuple[str, str, int | None]]:
    return [(found.code, found.path, found.line) for found in error.value.findings]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    with pytest.raises(PlanFileError, match=r"F010.*no regular file"):
        load_plan(tmp_path / "plan.yaml")


def test_the_size_of_a_file_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"#" * 3_000_000)
    with pytest.raises(PlanFileError, match=r"F001.*found 3,000,000"):
        load_plan(tmp_path / "plan.yaml")


@pytest.mark.parametrize("name", ["missing.yaml", "folder", "nul\0name.yaml"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(PlanFileError, match="F010"):
        load_plan(tmp_path / name)


def test_each_scalar_is_what_its_field_is() -> None:
    """1.10 is two digits behind the point in a number, and four letters in a text."""
    text = SMALL + (
        "measures:\n  - {id: m1, number: 1.10, title: NO}\n"
        "indicators:\n  - id: firms\n    name: 12:30\n    number: 0339800\n    targets:\n"
        "      - {id: a, kind: level, value: 123456789012.123456, unit_stated: false, year: 2030,\n"
        "         at: [3, 9]}\n"
        "      - {id: b, kind: level, value: '1,200.50'}\n"
    )
    plan = read_plan(text)
    assert (plan.jurisdiction.code, plan.measures[0].number) == ("370900", "1.10")
    assert plan.measures[0].title == "NO"
    assert (plan.indicators[0].name, plan.indicators[0].number) == ("12:30", "0339800")
    first, second = plan.indicators[0].targets
    assert (str(first.value), str(second.value)) == ("123456789012.123456", "1200.50")
    assert (first.year, first.unit_stated) == (2030, False)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("period: {end: 2030.7}", "period.end"),
        ("period: {end: 2030年}", "period.end"),
        ("period: {end: ２０３０}", "period.end"),
        ("period: {end: 99999999999999999999999}", "period.end"),
        ("period: {at: [1, 2.0]}", "period.at"),
        ("period: {at: [1]}", "period.at"),
        ("measures: [{id: ~, number: 1, title: 题}]", "measures[0].id"),
        ("measures: [{id: m1, number: [1], title: 题}]", "measures[0].number"),
        ("indicators: [{id: a, name: 名, targets: [{id: t, kind: level, value: 1e3}]}]",
         "indicators[0].targets[0].value"),
        ("indicators: [{id: a, name: 名, targets: [{id: t, kind: level, value: 1e-400}]}]",
         "indicators[0].targets[0].value"),
        ("indicators: [{id: a, name: 名, targets: [{id: t, kind: level, unit_stated: yes}]}]",
         "indicators[0].targets[0].unit_stated"),
        ("organizations: [{name: 局, kind: department, valid_from: 2022-W01-1}]",
         "organizations[0].valid_from"),
        ("organizations: [{name: 局, kind: department, valid_from: 2022-02-30}]",
         "organizations[0].valid_from"),
        ("organizations: [{name: 局, kind: department, valid_from: 2022-13}]",
         "organizations[0].valid_from"),
        ("organizations: [{name: 局, kind: department, valid_from: 2022}]",
         "organizations[0].valid_from"),
        ("measures: [{id: m1, officials: {lead: 副市长}}]", "measures[0].officials.lead"),
        ("measures: [{id: m1, officials: {boss: [副市长]}}]", "measures[0].officials.boss"),
        ("measures: [{id: m1, deadlines: [{quarter: 5}]}]", "measures[0].deadlines[0].quarter"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_told_at_its_line(line: str, path: str) -> None:
    with pytest.raises(PlanFileError) as error:
        read_plan(SMALL + line + "\n")
    assert codes(error) == [("F103", path, 5)]


@pytest.mark.parametrize(
    "line",
    [
        "jurisdiction: {code: “370900”, name: 云州市, level: city}",
        "jurisdiction: {name: “云州市”, level: city}",
        "jurisdiction: {name: 云州市, level: “city”}",
        "document: {title: 题, issued: “2024-03-05”}",
        "organizations: [{name: ‘市港航局’, kind: department}]",
        "organizations: [{name: 市港航局, kind: “department”}]",
        "measures: [{id: “m1”, title: 事}]",
        "measures: [{id: m1, number: “1”, title: 事}]",
        "indicators: [{id: i, name: 泊位, unit: “个”}]",
        "indicators: [{id: i, name: 泊位, targets: [{id: t, kind: level, value: “20”}]}]",
        "indicators: [{id: i, name: 泊位, targets: [{id: t, kind: level, restates: “s”}]}]",
        "indicators: [{id: i, name: 泊位, targets: [{id: t, kind: level, year: “2027”}]}]",
    ],
)
def test_what_is_refused_for_its_curly_quotes_is_told_so(line: str) -> None:
    key = line.partition(":")[0]
    rest = [each for each in SMALL.splitlines() if not each.startswith(key)]
    with pytest.raises(PlanFileError) as error:
        read_plan("\n".join([*rest, line]))
    [found] = error.value.findings
    assert found.hint is not None
    assert "straight ones" in found.hint.en


def test_what_a_document_prints_in_curly_quotes_may_stand_so() -> None:
    measure = "measures: [{id: m1, title: “一网通港”}, {id: m2, title: 建“智慧”港}]\n"
    assert [each.title for each in read_plan(SMALL + measure).measures] == [
        "“一网通港”",
        "建“智慧”港",
    ]


def test_all_faults_of_a_part_are_told_together() -> None:
    with pytest.raises(PlanFileError) as error:
        read_plan(SMALL + "measures:\n  - {id: M1, numbr: 1, title: ''}\n  - {}\n")
    assert sorted(codes(error)) == [
        ("F101", "measures[0].numbr", 6),
        ("F102", "measures[1]", 7),
        ("F103", "measures[0].id", 6),
        ("F103", "measures[0].title", 6),
    ]


def test_the_lines_come_with_the_plan() -> None:
    read = read_plan_file(SMALL + "period:\n  end: 2030\n", file="plan.yaml")
    assert read.plan.period.end == 2030
    with pytest.raises(PlanFileError) as error:
        read_plan(SMALL.replace("yunzhou", "Yun"))
    (told,) = read.with_lines([attrs.evolve(error.value.findings[0], path="period.end", line=None)])
    assert (told.file, told.line) == ("plan.yaml", 6)


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "yunzhou", "id": "yunzhou"}',
        '{"id": NaN}',
        '{"id": "yunzhou"',
        '{"id": "yunzhou", "document": {"title": 7}}',
        "[" * 100_000,
        "[]",
        "",
    ],
)
def test_json_that_is_no_plan_is_refused_with_lines(text: str) -> None:
    with pytest.raises(PlanFileError) as error:
        plan_from_json(text)
    assert all(line for _, _, line in codes(error))


def test_numbers_of_json_keep_their_digits() -> None:
    target = Target(id="t", kind="level", value=Decimal("12345678901234.12345678901234567890"))
    plan = attrs.evolve(PLAN, indicators=(Indicator(id="a", name="名", targets=(target,)),))
    text = plan_to_json(plan)
    assert plan_from_json(text) == plan == plan_from_tree(json.loads(text))


def test_what_a_plan_may_hold_a_plan_file_may_hold() -> None:
    """And the other way round, for every character that might not be seen."""
    odd = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] in "CZ"]
    odd += ["\u034f", "\u115f", "\u3164", "\ufe0f", "\u17b4", "\uffa0"]
    common = (character for character in odd if not 0xE000 <= ord(character) <= 0xF8FF)
    for character in [c for c in common if ord(c) < 0xF0000 and unicodedata.category(c) != "Cn"]:
        word = f"市{character}局"
        try:
            plan = attrs.evolve(PLAN, measures=(Measure(id="m1", number="1", title=word),))
        except FieldError:
            for text in (f'"{word}"', json.dumps(word)):  # raw, and as \\uXXXX
                with pytest.raises(PlanFileError):
                    read_plan(SMALL + f"measures: [{{id: m1, number: 1, title: {text}}}]\n")
            continue
        assert plan_from_json(plan_to_json(plan)) == plan
        assert read_plan(write_plan(plan)) == plan


@pytest.mark.parametrize(
    "character",
    "\xad\u034f\u061c\u206a\u3164\u115f\ufe0f\U000e0041\ufff9\u17b4\U0001bca0\u2028\u2065",
)
def test_what_makes_twins_to_the_eye_is_refused(character: str) -> None:
    with pytest.raises(FieldError):
        Measure(id="m1", number="1", title=f"市科技{character}局")


@given(plans())
def test_what_is_written_is_read_as_it_was(plan: Plan) -> None:
    assert read_plan(write_plan(plan)) == plan
    assert plan_from_json(plan_to_json(plan)) == plan


def test_places_that_are_still_quoted_are_told_once() -> None:
    text = (
        "format: 2\nid: yunzhou\ndocument: {title: 甲方案, title_at: 甲方案}\n"
        "jurisdiction: {name: 云州市, level: city}\n"
        "measures:\n  - {id: m1, at: 建设平台, responsibilities_at: （市科技局）}\n"
        "  - {id: m2, at: [3]}\n"
    )
    with pytest.raises(PlanFileError) as caught:
        read_plan(text)
    quoted, wrong = caught.value.findings
    assert (quoted.path, "3 such" in quoted.message.en) == ("document.title_at", True)
    assert quoted.hint is not None
    assert "policymodel anchor" in quoted.hint.zh
    assert wrong.path == "measures[1].at"

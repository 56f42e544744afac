"""A plan in a language that is not read: what is compared all the same, and what is said of it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from source.changes import change, value_at
from source.yunzhou import PLAN as CHINESE
from source.yunzhou import SOURCE as CHINESE_SOURCE

import policymodel as pm
from policymodel.checks import VERIFY_RULES, readers, verified
from policymodel.checks.readers import is_read, readable
from policymodel.model import Span, Suppression

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = pm.load(str(EXAMPLES / "plans" / "port_ellery"))
SOURCE = pm.find_source(PLAN, EXAMPLES / "sources")
SAID = ("V058", "language")


def found(plan: pm.Plan) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in pm.verify(plan, SOURCE)]


def test_what_was_not_looked_at_is_said_once() -> None:
    (one,) = pm.verify(PLAN, SOURCE)
    assert (one.code, one.path, one.severity) == (*SAID, "info")
    assert "(en)" in one.message.en
    assert "responsibilities were not" in one.message.en
    assert "未核对数值" in one.message.zh


def test_nothing_is_claimed_of_completeness() -> None:
    done = verified(PLAN, SOURCE)
    assert (done.coverage, done.unread) == (None, True)
    done = verified(CHINESE, CHINESE_SOURCE)
    assert done.coverage is not None
    assert not done.unread


# What is in the wrong place or misquoted is found in any language.
SLIPS: tuple[tuple[str, str, Any], ...] = (
    ("V002", "measures[4].at", Span(1600, 9999)),
    ("V003", "indicators[0].targets[0].words", "at least 54 % below 2019 levels"),
    ("V003", "indicators[1].baselines[0].words", "27,300 tCO2e"),
    ("V003", "measures[0].deadlines[0].words", "by October 2028"),
    ("V003", "organizations[3].name", "Office of Energy"),
    ("V003", "not_targets[0].words", "16 years"),
    ("V007", "indicators[2].at", None),
    ("V034", "measures[1].title", "Build solar roof"),
    ("V009", "measures[1].title", "Build solar rooms"),
    ("V009", "measures[1].number", "2.9"),
    ("V009", "sections[1].title", "Action"),
    ("V011", "indicators[2].name", "Renewable imports"),
    ("V013", "mechanisms[0].organizations", ("Estates Department",)),
    ("V030", "measures[0].section", ("3",)),
    ("V048", "document.number", None),
)


@pytest.mark.parametrize(("code", "path", "value"), SLIPS)
def test_a_slip_in_words_or_places_is_found(code: str, path: str, value: object) -> None:
    slipped = change(PLAN, path, value)
    codes = {each for each, _ in found(slipped)}
    assert code in codes


def test_a_moved_span_is_found() -> None:
    for path in (
        "indicators[0].targets[0].at",
        "organizations[3].at",
        "measures[2].deadlines[0].at",
    ):
        at = value_at(PLAN, path)
        moved = change(PLAN, path, Span(at.start + 1, at.end + 1))
        assert "V003" in {code for code, _ in found(moved)}


def test_what_would_have_to_be_read_is_left_to_people() -> None:
    for path, value in (
        ("indicators[1].targets[0].value", Decimal(19500)),
        ("indicators[1].targets[0].comparator", "at_least"),
        ("not_targets", ()),
    ):
        assert found(change(PLAN, path, value)) == [SAID]


def test_a_reason_ends_it() -> None:
    why = Suppression(rule="V058", reason="compared by two people")
    done = verified(change(PLAN, "suppressions", (why,)), SOURCE)
    assert done.findings == ()
    assert [each.finding.code for each in done.suppressed] == ["V058"]
    assert done.unread


def test_another_text_is_refused_as_always() -> None:
    (one,) = pm.verify(PLAN, pm.SourceText(SOURCE.text + "\n"))
    assert one.code == "V001"


def test_the_language_chooses_in_one_place() -> None:
    for language in ("zh", "zh-Hans", "zh-TW"):
        assert is_read(language)
        assert readable(VERIFY_RULES, language) == VERIFY_RULES
    for language in ("en", "de-AT", "fil", "zha"):
        assert not is_read(language)
        codes = [each.code for each in readable(VERIFY_RULES, language)]
        assert "V003" in codes
        assert not {"V004", "V008", "V020", "V021", "V040"} & set(codes)


def test_every_code_of_the_table_is_a_rule() -> None:
    known = {each.code for each in VERIFY_RULES}
    assert readers._table("always") <= known

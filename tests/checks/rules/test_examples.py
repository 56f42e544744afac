"""Every rule says what it promises, shows it, and keeps to it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from checks.examples import found_in

from policymodel.checks import RULES, VERIFY_RULES, Rule
from policymodel.checks.engine.examples import breaking, keeping
from policymodel.checks.engine.words import texts_beside
from policymodel.findings import Finding
from policymodel.reading.schema import plan_schema
from policymodel.text import Text


def keys_of(schema: Any) -> Iterator[str]:
    """The keys that a plan file may have."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from keys_of(each)


# English has words that are keys, too: only what is no word is found there.
KEYS = frozenset(keys_of(plan_schema())) - {"en", "id"}


def keys_in(text: Text) -> set[str]:
    """The keys of plan files that a text names, what stands in its braces apart."""
    zh, en = (set(re.findall(r"(?<!{)\b[a-z_0-9]+\b", said)) for said in (text.zh, text.en))
    return KEYS & (zh | {word for word in en if "_" in word})


def shown_in_workbooks(rule: Rule) -> Iterator[Text]:
    """What a rule may say to an office: its messages, and the way out of each."""
    texts = texts_beside(Path(rule.find.__code__.co_filename))
    names = {
        key.rpartition(".")[2]
        for key in texts
        if key.startswith((f"{rule.code}.messages.", "messages."))
    }
    for name in ("", *names):
        message = texts.first(*rule.keys("message", name))
        way = texts.first(*rule.keys("office", name)) or texts.first(*rule.keys("hint", name))
        yield from (text for text in (message, way) if text is not None)


def others(each: Rule, found: Iterable[Finding]) -> list[Finding]:
    """What else an example of `each` must not have: errors, and warnings of its family.

    Other rules may find something: an example has no dates, no mechanisms and no deadlines.
    """
    return [
        one
        for one in found
        if one.code != each.code
        and (one.severity == "error" or (one.severity == "warning" and one.code[0] == each.code[0]))
    ]


# What verification finds goes to whoever edits the plan, and shows what the document has there.
each_of_check = pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
each_rule = pytest.mark.parametrize("each", [*RULES, *VERIFY_RULES], ids=lambda each: each.code)


@each_rule
def test_what_breaks_a_rule_is_found_by_it(each: Rule) -> None:
    found = found_in(each, breaking(each.words.example))
    assert [one.severity for one in found if one.code == each.code] == [each.severity]
    assert others(each, found) == []


@each_rule
def test_what_keeps_a_rule_breaks_none(each: Rule) -> None:
    found = found_in(each, keeping(each.words.example))
    assert [one for one in found if one.code == each.code] == []
    assert others(each, found) == []


@each_of_check
def test_a_finding_is_a_sentence_with_a_way_out(each: Rule) -> None:
    (found,) = (
        one for one in found_in(each, breaking(each.words.example)) if one.code == each.code
    )
    assert found.path
    for text in (found.message, found.hint, found.office_hint or found.hint):
        assert text is not None
        assert text.zh[-1] in "。？"
        assert text.en[-1] in ".?"
        assert text.en[0].isupper() or text.en[0] in '"“'
        assert not re.search(r"应.*实为", text.zh)
        assert not re.search(r"expected.*found", text.en)


@each_of_check
def test_a_workbook_shows_no_keys_of_plan_files(each: Rule) -> None:
    """Neither what is wrong nor what an office is told to do names what only an editor knows."""
    assert [text for text in shown_in_workbooks(each) if keys_in(text)] == []


@each_rule
def test_a_rule_speaks_both_languages(each: Rule) -> None:
    for text in (each.words.title, each.words.promise, each.words.why):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert re.search(r"[a-z]{3}", text.en)
        assert "\n" not in text.zh + text.en
    assert each.words.promise.zh.endswith("。")
    assert each.words.promise.en.endswith(".")
    assert not re.search(r"[\u3000-\uffef] [\u3000-\uffef]", each.words.why.zh)


@each_rule
def test_the_docstring_of_a_rule_is_its_promise(each: Rule) -> None:
    assert " ".join((each.find.__doc__ or "").split()) == each.words.promise.en

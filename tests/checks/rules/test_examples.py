"""Every rule says what it promises, shows it, and keeps to it."""

import re
from collections.abc import Iterable

import pytest
from checks.examples import found_in

from policymodel.checks import RULES, VERIFY_RULES, Rule
from policymodel.checks.engine.examples import breaking, keeping
from policymodel.findings import Finding

SENTENCES = {"T301", "T302", "T303", "T304", "T305", "T306", "T307", "H205"}
"""Rules that speak in whole sentences already."""


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


@each_rule
def test_a_finding_says_what_is_there_in_one_manner(each: Rule) -> None:
    """As expected and found, in both languages, or as a sentence in both."""
    (found,) = (
        one for one in found_in(each, breaking(each.words.example)) if one.code == each.code
    )
    if each.code in SENTENCES:
        assert "实为" not in found.message.zh
        assert found.message.zh.endswith("。")
        assert found.hint is not None
        assert found.path
    elif each in RULES:
        compared = re.search(r"expected .*\bfound\b", found.message.en)
        assert bool(compared) is bool(re.search(r"应.*实为", found.message.zh))
        assert found.message.zh[-1] not in "。；，"
        assert found.hint is not None
        assert found.path
    else:  # what the document says is shown as it stands there
        assert found.path or found.at


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

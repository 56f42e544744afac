"""Every rule says what it promises, shows it, and keeps to it."""

import re
from typing import Any

import pytest

from policymodel.checks import FAMILIES, RULES, Index, Rule, check, rule
from policymodel.findings import Finding, Text
from policymodel.model import Plan
from policymodel.reading import plan_from_tree
from policymodel.reading.yamltext import parse

# What any plan has; a fragment puts its own keys in the place of these.
SMALLEST: dict[str, Any] = {
    "format": 2,
    "id": "yunzhou",
    "document": {"title": "实施方案"},
    "jurisdiction": {"code": "379900", "name": "云州市", "level": "city"},
}


def plan_of(fragment: str) -> Plan:
    return plan_from_tree(SMALLEST | parse(fragment).tree)


def findings_for(each: Rule, plan: Plan) -> list[Finding]:
    """What `each` finds in a fragment, and every error and warning.

    Hints of other rules are left out: a fragment has no machinery, no dates and no deadlines
    for them to find.
    """
    hints = [one.code for one in RULES if one is not each and one.severity == "info"]
    return list(check(plan, ignore=hints))


each_rule = pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)


@each_rule
def test_what_breaks_a_rule_is_found_by_it_alone(each: Rule) -> None:
    found = findings_for(each, plan_of(each.example.breaks))
    assert [(one.code, one.severity) for one in found] == [(each.code, each.severity)]


@each_rule
def test_what_keeps_a_rule_breaks_none(each: Rule) -> None:
    assert findings_for(each, plan_of(each.example.keeps)) == []


@each_rule
def test_a_finding_says_what_was_expected_and_found(each: Rule) -> None:
    (found,) = findings_for(each, plan_of(each.example.breaks))
    assert re.search(r"expected .*\bfound\b", found.message.en)
    assert re.search(r"应.*实为", found.message.zh)
    assert found.hint is not None
    assert found.path


@each_rule
def test_a_rule_speaks_both_languages(each: Rule) -> None:
    for text in (each.title, each.promise, each.why):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert re.search(r"[a-z]{3}", text.en)
        assert "\n" not in text.zh + text.en
    assert each.promise.zh.endswith("。")
    assert each.promise.en.endswith(".")
    assert not re.search(r"[\u3000-\uffef] [\u3000-\uffef]", each.why.zh)


def test_codes_and_names_are_unique_and_codes_in_order_of_families() -> None:
    codes = [each.code for each in RULES]
    letters = "".join(family.letter for family in FAMILIES)
    assert codes == sorted(set(codes), key=lambda code: (letters.index(code[0]), code))
    assert len({each.name for each in RULES}) == len(RULES)
    assert {each.family for each in RULES} == set(FAMILIES.codes) - {"own"}


def test_the_name_of_a_rule_is_its_function_s() -> None:
    assert next(each.name for each in RULES if each.code == "U101") == "unit_is_known"


@pytest.mark.parametrize("code", ["T1", "Q101", "t101", "T1011", "T001", ""])
def test_a_rule_needs_a_code_of_a_family(code: str) -> None:
    with pytest.raises(ValueError, match="three digits"):
        rule(code, "error", Text("题", "title"))


def test_a_rule_without_docstring_still_works() -> None:
    bare = rule("T999", "info", Text("题", "title"))(lambda index: iter(()))
    assert (bare.promise, bare.why) == (Text("", ""), Text("", ""))
    assert list(bare(Index(plan_of("period: {end: 2025}")))) == []

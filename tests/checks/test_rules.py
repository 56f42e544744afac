"""Every rule says what it promises, shows it, and keeps to it."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from policymodel.checks import (
    FAMILIES,
    RULES,
    Example,
    Index,
    Rule,
    Violation,
    Words,
    check,
    rule,
)
from policymodel.checks.engine.examples import breaking, keeping
from policymodel.findings import Finding, PlanFileError, Text
from policymodel.model import Plan
from policymodel.reading import plan_from_tree
from policymodel.reading.yamltext import parse

# What any plan has; a fragment puts its own keys in the place of these.
SMALLEST: dict[str, Any] = {
    "id": "yunzhou",
    "document": {"title": "实施方案"},
    "jurisdiction": {"code": "379900", "name": "云州市", "level": "city"},
}


def plan_of(fragment: str) -> Plan:
    """A plan of nothing but its title and its place, and what the fragment says."""
    return plan_from_tree(SMALLEST | parse(fragment).tree)


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


each_rule = pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)


@each_rule
def test_what_breaks_a_rule_is_found_by_it(each: Rule) -> None:
    found = check(plan_from_tree(breaking(each.example)))
    assert [one.severity for one in found if one.code == each.code] == [each.severity]
    assert others(each, found) == []


@each_rule
def test_what_keeps_a_rule_breaks_none(each: Rule) -> None:
    found = check(plan_from_tree(keeping(each.example)))
    assert [one for one in found if one.code == each.code] == []
    assert others(each, found) == []


@each_rule
def test_a_finding_says_what_was_expected_and_found(each: Rule) -> None:
    (found,) = check(plan_from_tree(breaking(each.example)), select=[each.code])
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


@each_rule
def test_the_docstring_of_a_rule_is_its_promise(each: Rule) -> None:
    assert " ".join((each.find.__doc__ or "").split()) == each.promise.en


@pytest.mark.parametrize("code", ["T1", "Q101", "t101", "T1011", "T001", ""])
def test_a_rule_needs_a_code_of_a_family(code: str) -> None:
    with pytest.raises(ValueError, match="three digits"):
        rule(code, "error")


def test_a_rule_without_words_has_its_docstring() -> None:
    @rule("T999", "info")
    def silent(_: Index) -> Iterator[Violation]:
        """Nothing is found
        at all.

        More for programmers.
        """
        yield from ()

    assert silent.title == silent.promise == Text(*["Nothing is found at all."] * 2)
    assert silent.why == Text("", "")
    assert silent.example == Example()
    assert list(silent(Index(plan_of("period: {end: 2025}")))) == []


def test_a_rule_may_bring_its_words() -> None:
    words = Words(title=Text("题", "title"), example=Example(breaks="period: {end: 2025}"))
    assert rule("Z101", "info", words=words)(lambda index: iter(())).words is words


WORDS = """
Z101:
  title: {zh: 任务不多, en: measures are few}
  breaks: |
    period: {end: 2025}
"""
MODULE = """
from policymodel.checks import rule

@rule("Z101", "info")
def few(index):
    yield from ()

@rule("Z102", "info")
def none(index):
    yield from ()
"""


def rules_of(folder: Path, words: str) -> tuple[Rule, Rule]:
    """The rules of a module in `folder`, with a file of words beside it."""
    (folder / "own.py").write_text(MODULE, encoding="utf-8")
    (folder / "own.yaml").write_text(words, encoding="utf-8")
    space: dict[str, Any] = {}
    exec(compile(MODULE, folder / "own.py", "exec"), space)  # noqa: S102
    return space["few"], space["none"]


def test_the_words_of_a_rule_stand_beside_its_module(tmp_path: Path) -> None:
    few, none = rules_of(tmp_path, WORDS)
    assert few.title == Text("任务不多", "measures are few")
    assert few.example.breaks == "period: {end: 2025}\n"
    assert none.title == Text("none", "none")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (WORDS.replace("en:", "de:"), 3),
        (WORDS.replace("title:", "name:"), 3),
        (WORDS.replace("{zh: 任务不多, en: measures are few}", "任务不多"), 3),
        (WORDS.replace("breaks: |\n    period", "breaks:\n    period"), 3),
        ("Z101: 任务不多", 1),
        ("[Z101]", 1),
        (WORDS.replace("few}", "few"), 4),
    ],
)
def test_words_of_another_form_are_told_with_their_line(
    tmp_path: Path, words: str, line: int
) -> None:
    few, _ = rules_of(tmp_path, words)
    with pytest.raises(PlanFileError) as caught:
        _ = few.title
    found = caught.value.findings[0]
    assert (found.file, found.line) == (str(tmp_path / "own.yaml"), line)
    assert few.code == "Z101"


def test_no_check_opens_the_words() -> None:
    code = (
        "import policymodel as pm; from policymodel.checks.engine import words; "
        "pm.check('chengde'); print(words._parsed.cache_info().misses)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"

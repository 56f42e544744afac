"""A rule is a function and its words, and needs no register."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from checks.dutyplans import EMPTY, measure, plan_of

from policymodel.checks import (
    FAMILIES,
    RULES,
    VERIFY_RULES,
    Example,
    Index,
    Rule,
    Violation,
    Words,
    rule,
)
from policymodel.findings import PlanFileError
from policymodel.text import Text


def test_codes_and_names_are_unique_and_codes_in_order_of_families() -> None:
    rules = (*RULES, *VERIFY_RULES)
    codes = [each.code for each in rules]
    letters = "".join(family.letter for family in FAMILIES)
    assert codes == sorted(set(codes), key=lambda code: (letters.index(code[0]), code))
    assert len({each.name for each in rules}) == len(rules)
    assert {each.family for each in rules} == set(FAMILIES.codes) - {"own"}


def test_the_name_of_a_rule_is_its_function_s() -> None:
    assert next(each.name for each in RULES if each.code == "U101") == "unit_is_known"


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

    assert silent.words.title == silent.words.promise == Text(*["Nothing is found at all."] * 2)
    assert silent.words.why == Text("", "")
    assert silent.words.example == Example()
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
    assert few.words.title == Text("任务不多", "measures are few")
    assert few.words.example.breaks == "period: {end: 2025}\n"
    assert none.words.title == Text("none", "none")


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
        _ = few.words.title
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


def test_what_several_rules_tell_of_is_looked_for_once() -> None:
    asked: list[Index] = []

    def ids(index: Index) -> Iterator[str]:
        asked.append(index)
        yield from (measure.id for measure in index.plan.measures)

    index = Index(attrs.evolve(EMPTY, measures=(measure(1), measure(2))))
    assert index.shared(ids) == index.shared(ids) != ()
    assert asked == [index]

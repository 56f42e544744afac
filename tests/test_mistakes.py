"""Each mistake is told, alone, at its line and in plain words."""

import pytest
from checks.running import check
from corpus import FOLDER, Mistake, mistakes

from policymodel.checks import RULES, Rule
from policymodel.checks.engine.examples import breaking
from policymodel.findings import Finding, PlanFileError
from policymodel.model.places import parse_path
from policymodel.reading import plan_from_tree, write_plan
from policymodel.reading.planfile import read_plan_file

CORPUS = mistakes()
each_mistake = pytest.mark.parametrize("each", CORPUS, ids=lambda each: each.name)


def findings_in(data: bytes) -> tuple[Finding, ...]:
    try:
        read = read_plan_file(data, file="plan.yaml")
    except PlanFileError as error:
        return error.findings
    return read.with_lines(check(read.plan))


@each_mistake
def test_a_mistake_is_told_where_it_is(each: Mistake) -> None:
    """Hints of other rules are left out: they say what so small a plan does without."""
    every = findings_in(each.data)
    found = [one for one in every if one.severity != "info" or one.code == each.code]
    assert [(one.code, one.line, one.file) for one in found] == [
        (each.code, each.line, "plan.yaml")
    ]
    assert each.words in found[0].message.zh
    assert each.name.upper().startswith(each.code)


def test_the_plan_without_mistakes_has_none() -> None:
    found = findings_in((FOLDER / "base.yaml").read_bytes())
    assert {one.severity for one in found} <= {"info"}


def test_the_corpus_holds_the_faults_of_form() -> None:
    codes = {each.code for each in CORPUS}
    assert codes >= {f"F00{digit}" for digit in range(2, 10)} | {"F101", "F102", "F103"}


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_what_breaks_a_rule_is_told_at_its_line(each: Rule) -> None:
    text = write_plan(plan_from_tree(breaking(each.words.example)))
    (found,) = (one for one in findings_in(text.encode()) if one.code == each.code)
    assert found.line is not None
    # The line at which the value begins: its key's, the one below it, or an item's own.
    key = next(step for step in reversed(parse_path(found.path)) if isinstance(step, str))
    above, line = text.splitlines()[max(found.line - 2, 0) : found.line]
    is_item = found.path.endswith("]") and line.strip().startswith("- ")
    assert is_item or f"{key}:" in line or f"{key}:" in above

"""The four plans without their offsets get them back from their documents."""

from collections import Counter
from pathlib import Path

import pytest
from anchoring.stripped import without_spans

import policymodel as pm
from policymodel.anchoring import Anchored, anchored, draft
from policymodel.model import Goal, Mechanism
from policymodel.model.places import parse_path
from policymodel.reading import yamltext
from policymodel.reading.editor import Editor
from policymodel.source.facts import Fact, facts

ROOT = Path(__file__).parents[2]
REAL = ("chengde", "dezhou", "maiji", "taian")
# Without words of the document: goals by their own titles, mechanisms by a summary alone.
UNWORDED = (Goal, Mechanism)


def again(name: str, sources: Path) -> tuple[pm.Plan, Anchored]:
    """The plan, and what anchoring makes of its file without the spans."""
    text = (ROOT / "plugins" / f"policymodel_{name}" / "plan.yaml").read_text(encoding="utf-8")
    plan = pm.load(name)
    return plan, anchored(draft(without_spans(text)), pm.find_source(plan, sources))


def compared(name: str, sources: Path) -> list[tuple[Fact, str]]:
    plan, done = again(name, sources)
    found = {each.full_path: each.at for each in facts(done.plan)}
    pairs = []
    for each in facts(plan):
        if each.at is not None:
            at = found[each.full_path]
            pairs.append((each, "equal" if at == each.at else "wrong" if at else "asked"))
    return pairs


def test_nearly_all_places_come_back_and_hardly_one_is_wrong(sources: Path) -> None:
    found = [pair for name in REAL for pair in compared(name, sources)]
    everything = Counter(how for _, how in found)
    worded = Counter(how for each, how in found if not isinstance(each.part, UNWORDED))
    assert len(found) > 900
    assert worded["equal"] >= 0.99 * sum(worded.values()), worded
    assert everything["equal"] >= 0.95 * len(found), everything
    assert everything["wrong"] <= 0.006 * len(found), everything


@pytest.mark.parametrize("name", REAL)
def test_nothing_else_of_the_file_changes(name: str, sources: Path) -> None:
    _, done = again(name, sources)
    assert without_spans(done.text) == done.was
    assert done.is_changed
    assert done.proposals == ()
    twice = anchored(draft(done.text), done.source)
    assert twice.text == done.text
    assert [each.finding.path for each in twice.questions] == [
        each.finding.path for each in done.questions
    ]


@pytest.mark.parametrize("name", REAL)
def test_an_answer_that_is_offered_is_an_answer(name: str, sources: Path) -> None:
    """The first line offered for each question, copied into the file, is understood."""
    _, done = again(name, sources)
    editor = Editor(done.text)
    answered = 0
    for question in done.questions:
        if question.answers:
            path = parse_path(question.finding.path)
            key, quote = yamltext.parse(question.answers[0]).tree.popitem()
            editor.insert(path[:-1], key, quote, after="id")
            answered += 1
    after = anchored(draft(editor.text()), done.source)
    assert len(after.placed) == answered
    assert len(after.questions) == len(done.questions) - answered
    assert "⟦" not in after.text


@pytest.mark.parametrize("name", REAL)
def test_a_complete_plan_file_stays_as_it_is(name: str, sources: Path) -> None:
    path = ROOT / "plugins" / f"policymodel_{name}" / "plan.yaml"
    done = pm.anchor(path, sources)
    assert not done.is_changed
    assert (done.placed, done.questions, done.proposals) == ({}, (), ())
    assert done.plan == pm.load(name)

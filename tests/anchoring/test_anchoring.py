"""Where an invented document says what its plan states: found, asked for, and never invented."""

from pathlib import Path

import attrs
import pytest
from anchoring.drafts import HEAD, codes, of
from anchoring.stripped import without_spans
from hypothesis import given
from hypothesis import strategies as st
from source.yunzhou import PLAN, SOURCE, TEXT

import policymodel as pm
from policymodel.anchoring import anchored, draft
from policymodel.anchoring.quotes import quoted_places
from policymodel.findings import PlanFileError, SourceError
from policymodel.model import Span
from policymodel.model.places import parse_path
from policymodel.reading import plan_from_tree, plan_to_tree
from policymodel.source import SourceText
from policymodel.source.facts import facts

FULL = pm.write_plan(PLAN)


PLACES = {each.full_path: each.at for each in facts(PLAN) if each.at is not None}


PATHS = list(PLACES)
# Where a goal begins and ends is for its author to say.


PASSAGES = {"goals[0].at", "goals[0].goals[0].at"}


def test_a_plan_gets_its_places_back() -> None:
    done = anchored(draft(without_spans(FULL)), SOURCE)
    found = {each.full_path: each.at for each in facts(done.plan)}
    wrong = {each.full_path for each in facts(PLAN) if each.at not in (None, found[each.full_path])}
    assert wrong == PASSAGES
    assert pm.verify(done.plan, SOURCE) == ()


@given(st.sets(st.sampled_from(PATHS)))
def test_what_is_there_stays_and_a_second_time_changes_nothing(gone: set[str]) -> None:
    tree = plan_to_tree(PLAN, omit_defaults=True)
    for path in gone:
        *above, key = parse_path(path)
        holder = tree
        for step in above:
            holder = holder[step]
        del holder[key]
    once = anchored(draft(pm.write_plan(plan_from_tree(tree))), SOURCE)
    assert set(once.placed) <= gone
    assert (
        once.placed.items() - {(path, once.placed.get(path)) for path in PASSAGES} <= PLACES.items()
    )
    found = {each.full_path: each.at for each in facts(once.plan)}
    for each in facts(PLAN):
        if each.at is not None and each.full_path not in gone:
            assert found[each.full_path] == each.at
    twice = anchored(draft(once.text), SOURCE)
    assert twice.text == once.text
    assert not twice.placed


@pytest.mark.parametrize("path", PATHS)
def test_a_place_as_messages_show_it_is_found(path: str) -> None:
    at = next(each.at for each in facts(PLAN) if each.full_path == path)
    assert at is not None
    assert at in quoted_places(TEXT, SOURCE.around(at))


def test_the_text_is_named_where_the_plan_names_none(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("另一份文件", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("青泽市\n节能方案\r\n", encoding="utf-8", newline="")
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD, encoding="utf-8")
    done = pm.anchor(plan, tmp_path)
    assert done.source.name == "mine.txt"
    assert done.plan.document.source == SourceText("青泽市\n节能方案\n").source
    assert done.plan.document.title_at == Span(0, 8)
    assert pm.find_source(done.plan, tmp_path).text == done.source.text
    assert pm.anchor(plan, tmp_path / "mine.txt").text == done.text


@pytest.mark.parametrize("texts", [("无关",), ("青泽市节能方案", "印发青泽市节能方案的通知")])
def test_a_text_that_is_not_plain_is_asked_for(texts: tuple[str, ...], tmp_path: Path) -> None:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD, encoding="utf-8")
    with pytest.raises(SourceError, match=r"V001.*\n.*--text"):
        pm.anchor(plan, tmp_path)
    assert pm.anchor(plan, tmp_path / "0.txt").plan.document.source is not None


def test_another_text_than_the_plan_cites_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "多", encoding="utf-8")
    with pytest.raises(SourceError, match="V001"):
        pm.anchor(PLAN, path)


def test_places_that_nothing_tells_apart_are_asked_for_and_answered() -> None:
    body = "conventions:\n  - {kind: first_leads, words: 首位牵头}\n"
    done = of(body, "甲类首位牵头。乙类首位牵头。\n")
    [(code, path)] = codes(done)
    assert (code, path) == ("A001", "conventions[0].at")
    [question] = done.questions
    assert question.finding.line == 6
    assert len(question.answers) == 2
    answered = of(
        body.replace("牵头}", f"牵头, {question.answers[1]}}}"), "甲类首位牵头。乙类首位牵头。\n"
    )
    assert answered.questions == ()
    at = answered.plan.conventions[0].at
    assert at is not None
    assert answered.source.text[at.start - 2 : at.end] == "乙类首位牵头"
    assert "⟦" not in answered.text


@pytest.mark.parametrize("quote", ["丙类⟦3个⟧", "类⟦3个⟧", "⟦⟧", "…"])
def test_a_quotation_that_is_not_one_place_is_told_with_its_line(quote: str) -> None:
    done = of(
        f'not_targets:\n  - {{words: 3个, why: other, at: "{quote}"}}\n', "甲类3个。乙类3个。\n"
    )
    assert [code for code, _ in codes(done)] == ["A003"]
    assert done.questions[0].finding.line == 6
    assert quote in done.text


def test_numbers_left_over_are_proposed_and_written_only_when_asked() -> None:
    text = "依据《甲市2020年条例》（甲发〔2020〕8号），围绕“1+3”布局，奖励50万元。已有7家。\n"
    done = of("", text)
    assert [(each.words, each.why) for each in done.proposals] == [
        ("《甲市2020年条例》", "reference"),
        ("“1+3”", "slogan"),
        ("50", "policy_parameter"),
        ("7", "history"),
    ]
    assert "not_targets" not in done.text
    written = anchored(draft(HEAD), done.source, not_targets=True)
    assert [each.words for each in written.plan.not_targets] == [p.words for p in done.proposals]
    assert {each.doubt for each in written.plan.not_targets} == {"待定"}
    once_more = anchored(draft(written.text), done.source, not_targets=True)
    assert not once_more.is_changed
    longer = SourceText(done.source.text + "另有9户。")
    line = next(line for line in written.text.splitlines(keepends=True) if "source:" in line)
    bare = written.text.replace(line, line.partition(", source")[0] + "}\n")
    added = anchored(draft(bare), longer, not_targets=True)
    assert added.plan.not_targets[:-1] == written.plan.not_targets
    assert added.plan.not_targets[-1].words == "9"


def test_an_age_is_a_condition_and_no_number_of_four_digits_a_date() -> None:
    done = of("", "65岁及以上老人。\n托位 3 岁以下。\n总投资8600万元，2031年完成。\n")
    assert [(each.words, each.why) for each in done.proposals] == [
        ("65", "condition"),
        ("3", "condition"),
        ("8600", "other"),
        ("2031年", "date"),
    ]


def test_signs_at_the_edge_of_a_number_are_none_of_it() -> None:
    done = of("", "期间：2021-2023年。按20％给予补助，上浮 1:2-。\n")
    assert [each.words for each in done.proposals] == ["2021-2023年", "20％", "1:2"]
    assert done.proposals[1].why == "policy_parameter"


def test_a_file_that_cannot_be_edited_alone_is_refused() -> None:
    body = "sections:\n  - ? number\n    : 一\n    ? title\n    : 总则\n"
    with pytest.raises(PlanFileError, match="F106"):
        of(body, "一、总则\n")


def test_faults_of_the_plan_are_told_with_their_lines() -> None:
    with pytest.raises(PlanFileError) as caught:
        draft(HEAD + "measures:\n  - {id: m1, titel: 节能, at: 节能}\n", file="plan.yaml")
    assert {(each.code, each.line) for each in caught.value.findings} >= {("F101", 6)}


def test_a_plan_in_memory_is_anchored_too() -> None:
    bare = attrs.evolve(PLAN, sections=tuple(attrs.evolve(s, at=None) for s in PLAN.sections))
    assert pm.anchor(bare, SOURCE).plan == PLAN


def test_what_is_no_target_wherever_it_stands_is_not_asked_for() -> None:
    body = 'not_targets:\n  - {words: "12345", why: proper_name}\n'
    done = of(body, "开通“12345”热线，办好“12345”。\n")
    assert done.questions == ()
    assert done.plan.not_targets[0].at is None
    assert pm.verify(done.plan, done.source) == ()


def test_a_name_is_not_the_beginning_of_another_word() -> None:
    named = ("{name: 各区, kind: county_government}", "{name: 省委, kind: upper_body}")
    body = f"organizations: [{', '.join(named)}]\n"
    done = of(body, "省委党校在各区域设点。\n省委要求各区落实。\n")
    second = done.source.text.index("省委要求")
    assert [each.at and each.at.start for each in done.plan.organizations] == [second + 4, second]

"""Where clauses, sentences and lines begin, in any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.source.clauses import Clauses, is_cell
from policymodel.source.cues import cue, says

TEXTS = st.text(st.sampled_from("甲乙，。；\n:"), min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_no_stop_stands_between_the_beginning_and_the_place(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    clauses = Clauses(text)
    for start, stops in (
        (clauses.clause(place), "，。；\n:"),
        (clauses.sentence(place), "。；\n"),
        (clauses.paragraph(place), "\n"),
    ):
        assert 0 <= start <= place
        assert not set(text[start:place]) & set(stops)
        assert start == 0 or text[start - 1] in stops


@given(TEXTS, st.data())
def test_a_sentence_ends_at_its_stop(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    end = Clauses(text).sentence_end(place, 100)
    assert not set(text[place:end]) & set("。；\n")


def test_no_look_back_is_long() -> None:
    clauses = Clauses("甲" * 10_000)
    assert clauses.clause(9_000) == clauses.sentence(9_000) == 8_600
    assert clauses.paragraph(9_000) == 0


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("名称\n30\n家", True), ("30", True), ("达到30家", False), ("\n30 家", False)],
)
def test_a_cell_has_its_line_to_itself(text: str, is_one: bool) -> None:
    start = text.index("30")
    assert is_cell(text, start, start + 2) is is_one


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        (("scope",), "省级以上平台", "省级以上"),
        (("scope",), "全市企业", "全市"),
        (("scope",), "年级以上", None),
        (("frequency",), "每半年评估一次", "每半年"),
        (("frequency",), "每年调度", "每年"),
        (("attributes", "binding"), "约束性", "约束性"),
        (("kinds", "level", "bars"), "每万人拥有", None),
        (("kinds", "level", "bars"), "每年60项", "每年"),
    ],
)
def test_words_are_found_as_printed(keys: tuple[str, ...], text: str, found: str | None) -> None:
    pattern = cue(*keys)
    assert pattern is not None
    match = pattern.search(text)
    assert (match.group() if match else None) == found
    assert says(text, *keys) is (found is not None)


def test_where_there_are_no_words_nothing_is_said() -> None:
    assert cue("mechanisms", "other") is None
    assert not says("任何话", "mechanisms", "other")

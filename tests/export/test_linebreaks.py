"""Where lines begin on paper, and that no text needs more lines than were promised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.export.linebreaks import CLOSING, balanced, held, paper_capacity
from policymodel.export.textsize import (
    EVEN,
    UNEVEN,
    capacity,
    half_widths,
    line_starts,
    lines,
)

TEXTS = st.text("一二三四五甲乙丙、。，”（）《》；12a R&D%", max_size=200)
WIDTHS = st.integers(60, 500)


@given(TEXTS, WIDTHS)
def test_breaks_are_all_that_is_added(text: str, width: int) -> None:
    assert held(text, width, 10.5).replace("\n", "").replace(" ", "") == text.replace(" ", "")


@given(st.text("一二三四五、。，”（《12", max_size=200), WIDTHS)
@pytest.mark.parametrize("font", [EVEN, UNEVEN], ids=["even", "uneven"])
def test_no_line_on_paper_begins_with_a_closing_mark(
    font: dict[str, float], text: str, width: int
) -> None:
    room = paper_capacity(width, 10.5)
    for part in held(text, width, 10.5).split("\n"):
        for start in line_starts(part, room, font):
            # Nothing can be done where marks fill a line.
            before = part[max(0, start - int(room / 2)) : start + 1]
            assert part[start] not in CLOSING or not set(before) - CLOSING - set("（《12")


def greedy(text: str, room: float) -> int:
    """Count the lines of a program that breaks anywhere, character by character."""
    count, used = 1, 0.0
    for character in text:
        wide = half_widths(character)
        if used + wide > room + 1e-6 and used:
            count, used = count + 1, 0.0
        used += wide
    return count


@given(st.text("一二三四五、。，12", min_size=1, max_size=200), WIDTHS)
def test_no_fewer_lines_are_promised_than_a_program_needs(text: str, width: int) -> None:
    assert lines(text, width, 10.5) >= greedy(text, capacity(width, 10.5))


@given(st.lists(st.text("abefhimnWM", min_size=1, max_size=9), min_size=1, max_size=20), WIDTHS)
def test_latin_words_stay_whole(words: list[str], width: int) -> None:
    text, room = " ".join(words), capacity(width, 10.5)
    if max(map(half_widths, words)) <= room:
        assert all(text[start - 1] == " " for start in line_starts(text, room))


@given(st.text("一二三四五六七八九，。", min_size=1, max_size=80), st.integers(150, 900))
def test_the_lines_of_a_title_are_as_long_as_each_other(title: str, width: int) -> None:
    made = balanced(title, width, 18).split("\n")
    assert "".join(made) == title
    if not CLOSING & set(title):
        assert max(map(len, made)) - min(map(len, made)) <= 2
        assert len(made) <= lines(title, width, 18) + 1


@pytest.mark.parametrize("title", ["一二三四五六七八九十" * 3, "Plan for the harbour and the sea"])
def test_a_title_that_fits_is_not_broken(title: str) -> None:
    assert balanced(title, 2000, 18) == title

"""Where lines begin on paper, and that no text needs more lines than were promised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.export.linebreaks import (
    CLOSING,
    balanced,
    bracket_apart,
    held,
    held_within,
    paper_capacity,
)
from policymodel.export.textsize import (
    EVEN,
    UNEVEN,
    capacity,
    half_widths,
    line_starts,
    lines,
    lines_within,
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


def test_a_line_ends_where_the_sense_pauses_before_it_ends_within_a_word() -> None:
    text = "扩大港口岸线林地面积，绿化堆场，多途径增汇。"
    assert held(text, 208, 10.5) == "扩大港口岸线林地面积，\n绿化堆场，多途径增汇。"
    unbroken = "多形式多途径推动港口岸线增绿增汇。"
    assert held(unbroken, 220, 10.5).endswith("\n汇。")  # it pauses nowhere


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("到2031年（港口泊位数量）", 18, "到2031年\n（港口泊位数量）"),
        ("到2031年（港口泊位数量）", 30, "到2031年（港口泊位数量）"),  # it stands on one line
        ("到2031年（港口泊位、航道和锚地数量）", 18, "到2031年（港口泊位、航道和锚地数量）"),
        ("支持沿江沿海的各县（市、区）", 18, "支持沿江沿海的各县（市、区）"),  # a part of its word
    ],
)
def test_a_bracket_at_the_end_is_not_torn_where_it_has_a_line(
    text: str, room: float, shown: str
) -> None:
    assert bracket_apart(text, room) == shown


@given(st.text("一二三四五、。，12", min_size=1, max_size=200), WIDTHS)
def test_no_fewer_lines_are_promised_than_a_program_needs(text: str, width: int) -> None:
    assert lines(text, width, 10.5) >= greedy(text, capacity(width, 10.5))


@given(st.lists(st.text("abefhimnWM", min_size=1, max_size=9), min_size=1, max_size=20), WIDTHS)
def test_latin_words_stay_whole(words: list[str], width: int) -> None:
    text, room = " ".join(words), capacity(width, 10.5)
    if max(map(half_widths, words)) <= room:
        assert all(text[start - 1] == " " for start in line_starts(text, room))


@given(st.text("一二三四六七八九，。", min_size=1, max_size=80), st.integers(150, 900))
def test_the_lines_of_a_title_are_as_long_as_each_other(title: str, width: int) -> None:
    """Without 五: 十四五 and its like stay whole, and may leave a line three shorter."""
    made = balanced(title, width, 18).split("\n")
    assert "".join(made) == title
    if not CLOSING & set(title):
        assert max(map(len, made)) - min(map(len, made)) <= 2
        assert len(made) <= lines(title, width, 18) + 1


@pytest.mark.parametrize("title", ["一二三四五六七八九十" * 3, "Plan for the harbour and the sea"])
def test_a_title_that_fits_is_not_broken(title: str) -> None:
    assert balanced(title, 2000, 18) == title


@pytest.mark.parametrize(
    ("title", "width"),
    [
        ("承德市人民政府关于加快推进科技强市建设的实施意见主要指标表", 400),
        ("德州市人民政府关于加快推进新时代科技强市建设的实施意见建设事项表", 500),
        ("青岛市“十四五”应对气候变化规划三年行动计划单位任务清单", 420),
    ],
)
def test_no_line_of_a_title_ends_within_a_word(title: str, width: int) -> None:
    made = balanced(title, width, 18)
    assert "\n" in made
    for word in ("建设", "强市", "三年", "行动", "计划", "科技", "指标", "清单", "意见"):
        assert made.count(word) == title.count(word), made


@given(st.text("一二三四五六七八，。、", min_size=1, max_size=200), st.integers(100, 600))
def test_breaks_make_no_line_more_in_a_program_with_narrower_lines(text: str, width: int) -> None:
    least, room = capacity(width, 10.5), paper_capacity(width, 10.5)
    made = held_within(text, room, least)
    assert made.replace("\n", "") == text
    assert lines_within(made, least) <= lines_within(held_within(text, room), least)

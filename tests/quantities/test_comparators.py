"""What the words at a number say of it, and what nobody can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.numbers import read_numbers
from policymodel.quantities.comparators import comparators_in, comparison
from policymodel.vocabulary import COMPARATORS


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("<5.5%", "less_than"),
        ("＜5.5%", "less_than"),
        (">7%", "more_than"),
        ("＞7%", "more_than"),
        ("=7%", "exactly"),
        ("＝7%", "exactly"),
        ("≤7%", "at_most"),
        ("≦7%", "at_most"),
        ("⩽7%", "at_most"),
        ("≥7%", "at_least"),
        ("≧7%", "at_least"),
        ("⩾7%", "at_least"),
        ("超20家", "more_than"),
        ("超过20家", "more_than"),
        ("逾20家", "more_than"),
        ("过半", "more_than"),
        ("超半数", "more_than"),
        ("超三成", "more_than"),
        ("近20家", "about"),
        ("接近20家", "about"),
        ("将近20家", "about"),
        ("约20家", "about"),
        ("20家左右", "about"),
        ("20家上下", "about"),
        ("不足20家", "less_than"),
        ("不及20家", "less_than"),
        ("跨越20家", "more_than"),
        ("迈过20家", "more_than"),
        ("不到20家", "less_than"),
        ("少于20家", "less_than"),
        ("低于20家", "less_than"),
        ("不超20家", "at_most"),
        ("不超过20家", "at_most"),
        ("至多20家", "at_most"),
        ("最多20家", "at_most"),
        ("不突破20家", "at_most"),
        ("控制在20家", "at_most"),
        ("20天内", "at_most"),
        ("20天以内", "at_most"),
        ("20天之内", "at_most"),
        ("30μg/m³以下", "at_most"),
        ("前10位", "at_most"),
        ("不低于20家", "at_least"),
        ("不少于20家", "at_least"),
        ("不下20家", "at_least"),
        ("至少20家", "at_least"),
        ("最少20家", "at_least"),
        ("20家及以上", "at_least"),
        ("大于等于20家", "at_least"),
        (">=20家", "at_least"),
        ("小于或等于20家", "at_most"),
        ("＜＝20家", "at_most"),
        ("未超过20家", "at_most"),
        ("未达到20家", "less_than"),
        ("20家（含）以上", "at_least"),
        ("突破千亿元", "more_than"),
        ("超過20家", "more_than"),
        ("20天以內", "at_most"),
        ("不⾜20家", "less_than"),
    ],
)
def test_words_and_signs(words: str, code: str) -> None:
    (number,) = read_numbers(words, chinese=True)
    found = comparison(words, number)
    assert (found.codes, found.unread) == ({code}, "")


@pytest.mark.parametrize(
    "words",
    ["20家", "达到20家", "建设20家", "企业20家", "新增20家", "提高20%", "省级以上20家", "节约20吨",
     "签约20家", "通过20家", "附近20家", "2025年底前20家", "目前20家", "20家内资企业",
     "不断培育20家"],
)  # fmt: skip
def test_bare_numbers(words: str) -> None:
    number = read_numbers(words, chinese=True)[-1]
    found = comparison(words, number)
    assert (found.codes, found.unread) == (frozenset(), "")


@pytest.mark.parametrize(
    ("words", "unread"),
    [("莫超过20家", "莫超过"), ("不允许低于20家", "不允许低于"),
     ("不再高于20家", "不再高于"), ("不得再超过20家", "不得再超过"), ("没突破20家", "没突破"),
     ("≮20家", "≮"), ("≯20家", "≯"), ("±20%", "±"), ("不逊20家", "不逊"), ("未及20家", "未及"),
     ("最宜20家", "最宜"), ("20家+", "+"), ("20%±", "±"), ("20家以外", "以外"),
     ("20家不止", "不止")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(words: str, unread: str) -> None:
    (number,) = read_numbers(words, chinese=True)
    assert comparison(words, number).unread == unread
    assert not comparison(words, number).codes


def test_a_place_is_at_most_or_exactly() -> None:
    (number,) = read_numbers("保持第3位")
    assert comparison("保持第3位", number).codes == {"at_most", "exactly"}


@pytest.mark.parametrize(
    ("words", "codes"),
    [("超过", {"more_than"}), ("超", {"more_than"}), ("达到或超过", {"at_least"}),
     ("不低于", {"at_least"}), ("优于", {"more_than"}), ("达到", {"at_least"}),
     ("近年来高于", {"more_than"}), ("位居", set())],
)  # fmt: skip
def test_before_a_benchmark(words: str, codes: set[str]) -> None:
    assert comparators_in(words) == codes


@given(
    st.sampled_from([(term.code, word) for term in COMPARATORS for word in term.words]),
    st.integers(1, 9999),
    st.sampled_from(["家", "%", "万元", "个百分点"]),
)
def test_every_word_of_the_vocabulary_is_read(term: tuple[str, str], value: int, unit: str) -> None:
    code, word = term
    words = f"{word}{value}{unit}"
    (number,) = read_numbers(words)
    if code != "between":
        assert comparison(words, number).codes == {code}


@given(
    st.sampled_from([(t.code, word) for t in COMPARATORS for word in t.behind]),
    st.integers(2, 9999),
)
def test_every_word_behind_is_read(term: tuple[str, str], value: int) -> None:
    if term[1] in "余多":
        return  # what is a little more is read in three ways
    words = f"{value}家{term[1]}"
    (number,) = read_numbers(words)
    assert comparison(words, number).codes == {term[0]}


@pytest.mark.parametrize("words", ["30余家", "30多家", "达到30余家", "30 余家", "30余"])
def test_what_is_a_little_more_is_at_least_more_and_about_so_much(words: str) -> None:
    (number,) = read_numbers(words)
    assert comparison(words, number).codes == {"at_least", "more_than", "about"}
    (number,) = read_numbers("30余家以上")
    assert comparison("30余家以上", number).codes == {"at_least"}

"""Marks become full-width where they belong to Chinese words, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.export.punctuation import full_width

CASES = {
    "一是甲,二是乙;三是丙": "一是甲，二是乙；三是丙",
    "甲(乙)丙": "甲（乙）丙",
    "甲(R&D)投入": "甲（R&D）投入",
    "(1)甲": "（1）甲",
    "甲: 乙": "甲：乙",
    "甲, 乙": "甲，乙",
    "“甲”,乙": "“甲”，乙",
    "增长5%,达到1,200家": "增长5%，达到1,200家",
    "12:30开始": "12:30开始",
    "比例1:2": "比例1:2",
    "见http://a.example/?b=1": "见http://a.example/?b=1",
    "共30,其中": "共30，其中",
    "甲?乙!": "甲？乙！",
    "甲(乙(丙)丁)": "甲（乙（丙）丁）",
    "f(x)": "f(x)",
    "Board (甲) of trade, and more": "Board (甲) of trade, and more",
    "a, b; c: (d)": "a, b; c: (d)",
    "甲)乙": "甲)乙",
    "3.14,2.71": "3.14,2.71",
}


@pytest.mark.parametrize(("text", "shown"), CASES.items())
def test_marks_belong_to_the_words_they_follow(text: str, shown: str) -> None:
    assert full_width(text) == shown


ANY = st.text("甲乙丙12ab ,;:?!()“”%.、。/", max_size=60)


@given(ANY)
def test_only_marks_and_blanks_behind_them_change(text: str) -> None:
    marks = re.compile(r"[\s,;:?!()，；：？！（）]")
    assert marks.sub("", full_width(text)) == marks.sub("", text)


@given(ANY)
def test_what_was_shown_once_is_shown_so_again(text: str) -> None:
    once = full_width(text)
    assert full_width(once).count("(") <= once.count("(")


@given(st.text("12.,:;()ab ?!/", max_size=40))
def test_text_without_chinese_stays(text: str) -> None:
    assert full_width(text) == text


@pytest.mark.parametrize(
    "text", ["(" * 20_000 + "甲" + ")" * 20_000, "甲," * 16_000, "," * 32_000 + "甲"]
)
def test_any_text_takes_a_moment(text: str) -> None:
    assert len(full_width(text)) == len(text)

"""Marks become full-width where they belong to Chinese words, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.export.punctuation import full_width, in_print

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
    "2021-2023 年": "2021—2023年",
    "2021年-2023年": "2021年—2023年",
    "到 2023 年，单机容量 30 万千瓦以下": "到2023年，单机容量30万千瓦以下",
    "达到 25%": "达到25%",
    "提升 20% 以上": "提升20%以上",
    "电话 0538-6991234": "电话0538-6991234",
    "编号2021-2023": "编号2021-2023",
    "1—2 家": "1—2家",
    "甲 乙": "甲 乙",
    "赋能‘十百千’企业行动": "赋能“十百千”企业行动",
    "“赋能‘十百千’企业行动”": "“赋能‘十百千’企业行动”",
    "People’s Park和‘Board’": "People’s Park和‘Board’",
    "5G 网络": "5G 网络",
    "Climate and Mobility Plan 2026–2030": "Climate and Mobility Plan 2026–2030",
}


@pytest.mark.parametrize(("text", "shown"), CASES.items())
def test_marks_belong_to_the_words_they_follow(text: str, shown: str) -> None:
    assert full_width(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(一)深入实施国家战略,打造引擎", "（一）深入实施国家战略，打造引擎"),
        ("part of “甲(乙)”, and more", "part of “甲(乙)”, and more"),
        ("2021-2023 年", "2021—2023年"),
        ("City (2024)", "City (2024)"),
    ],
)
def test_chinese_stays_chinese_in_an_english_workbook(text: str, shown: str) -> None:
    assert in_print(text, "en") == shown


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

"""One form for characters that are printed in several; every offset stays."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel import folding
from policymodel.folding import POINTS, fold, fold_ideographs

SOME = st.text(
    st.characters()
    | st.characters(min_codepoint=0x2E80, max_codepoint=0x2FD5)
    | st.characters(min_codepoint=0xF900, max_codepoint=0xFAFF)
    | st.characters(min_codepoint=0xFF00, max_codepoint=0xFF60)
)


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("职责分⼯负责", "职责分工负责"),
        ("⼀百", "一百"),
        ("⻓江⾧江", "长江长江"),
        ("豈", "豈"),
        ("牽頭單位：市財政局", "牵头单位：市财政局"),
        ("達到、超過、以內、萬億", "达到、超过、以内、万亿"),
        ("ＰＭ２．５％－３～４", "PM2.5%-3~4"),
        ("＜＞≦≧⩽⩾／∶", "<>≤≥≤≥/:"),
        (POINTS, "..."),
        ("１，２００；（Ａ）：", "1，200；（A）："),
    ],
)
def test_forms(printed: str, usual: str) -> None:
    assert fold(printed) == usual


def test_ideographs_alone() -> None:
    assert fold_ideographs("⼀百１０％，萬") == "一百１０％，万"


@given(SOME)
def test_folding_moves_nothing_and_is_done_once(text: str) -> None:
    for folded in (fold(text), fold_ideographs(text)):
        assert len(folded) == len(text)
    assert fold(fold(text)) == fold(text) == fold(fold_ideographs(text))


def test_every_radical_of_unicode_is_an_ideograph() -> None:
    for code in range(0x2F00, 0x2FD6):
        assert unicodedata.name(fold(chr(code))).startswith("CJK UNIFIED")


def test_the_table_is_of_pairs_each_once() -> None:
    data = Path(folding.__file__).with_suffix(".txt").read_text(encoding="utf-8")
    lines = [line for line in data.splitlines() if not line.startswith("#")]
    pairs = " ".join(lines).split()
    assert {len(pair) for pair in pairs} == {2}
    assert len({pair[0] for pair in pairs}) == len(pairs)
    assert not {pair[0] for pair in pairs} & {pair[1] for pair in pairs}


@pytest.mark.parametrize(
    "decimal", ["1.5年", "2.2031", "1.50个月", "12.2031.5", "第3.2031年", "11.25亿"]
)
def test_decimals_stay(decimal: str) -> None:
    assert ("﹒" in fold(decimal)) == (decimal == "第3.2031年")


@pytest.mark.parametrize("room", ["quantities/figures", "drafting/targets/grammar"])
def test_data_that_parts_numbers_from_dates_says_it_as_folding_does(room: str) -> None:
    """Data cannot refer to code, so the pattern stands there again."""
    data = (Path(folding.__file__).parent / f"{room}.yaml").read_text(encoding="utf-8")
    assert folding.NO_DECIMAL.replace("０-９", "") in data

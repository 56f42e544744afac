"""What the printed words of a target state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.quantities.printed import base_year, read_words
from policymodel.vocabulary import COMMITMENTS, TARGET_KINDS


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("比2025年下降13.5%", 2025),
        ("较2020年增长50%", 2020),
        ("相比2020年翻一番", 2020),
        ("在2020年基础上提高20%", 2020),
        ("2020年水平的基础上提高20%", 2020),
        ("较“十三五”末提高10%", 2020),
        ("比上年增长5%", None),
        ("到2025年达到30家", None),
        ("占比2025家", None),
    ],
)
def test_base_years(words: str, year: int | None) -> None:
    assert base_year(words) == year


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("年均增长10%以上", {"growth_rate", "per_year"}),
        ("年均新增20家", {"per_year"}),
        ("每年培训1000人次", {"per_year", "growth_rate", "increment"}),
        ("新增25家", {"increment", "per_year", "total", "milestone"}),
        ("累计新增25家", {"increment", "total"}),
        ("每年新增25家", {"per_year", "increment"}),
        ("累计下降14.5%", {"change", "increment", "total"}),
        ("翻一番", {"change", "growth_rate", "increment"}),
        ("下降到35微克", {"level", "total", "per_year", "milestone"}),
        ("达到30家", set()),
        ("年均浓度35", set()),
        ("增长率达到5%", set()),
    ],
)
def test_kinds(words: str, kinds: set[str]) -> None:
    assert read_words(words).kinds == kinds


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("下降13.5%", "decrease"),
        ("减少5万吨", "decrease"),
        ("压减产能100万吨", "decrease"),
        ("增长5%", "increase"),
        ("新增20家", "increase"),
        ("翻一番", "increase"),
        ("降幅10%", "decrease"),
        ("30家", None),
    ],
)
def test_changes(words: str, change: str | None) -> None:
    assert read_words(words).change == change


@pytest.mark.parametrize(
    ("words", "code"),
    [("力争达到30家", "aspirational"), ("爭取突破30家", "aspirational"), ("达到30家", None),
     ("30（约束性）", "binding"), ("30（预期性）", "expected")],
)  # fmt: skip
def test_commitments(words: str, code: str | None) -> None:
    assert read_words(words).commitment == code


def test_amounts_with_units_and_years_apart() -> None:
    stated = read_words("到2025年达到3到5家，占比超三成")
    assert stated.years == (2025,)
    first, second = stated.amounts
    assert (first.number.value, first.number.high, first.unit) == (3, 5, "家")
    assert (second.number.value, second.unit) == (30, "%")
    assert second.comparison.codes == {"more_than"}


@given(
    st.text(max_size=40) | st.text("比较2025年下降到至增长翻一番三成%家力争不超过0", max_size=40)
)
def test_any_words_are_read(words: str) -> None:
    stated = read_words(words)
    assert stated.kinds <= {*TARGET_KINDS.codes, "change"}
    assert stated.commitment in {None, *COMMITMENTS.codes}
    assert all(each.number.text in words for each in stated.amounts)

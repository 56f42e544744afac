"""Numbers that say their own unit, and numerals in characters."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import numeral

from policymodel.numbers import Number, read_numbers
from policymodel.numbers.numerals import value_of


def read(text: str) -> list[Number]:
    return list(read_numbers(text, chinese=True))


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("占比三成", "三成", "30"),
        ("三成五以上", "三成五", "35"),
        ("八成半", "八成半", "85"),
        ("3成以上", "3成", "30"),
        ("百分之八十五", "百分之八十五", "85"),
        ("百分之八十五点五", "百分之八十五点五", "85.5"),
        ("百分之95.5", "百分之95.5", "95.5"),
        ("百分之百", "百分之百", "100"),
        ("千分之五", "千分之五", "0.5"),
        ("万分之三", "万分之三", "0.03"),
        ("三分之一", "三分之一", None),
        ("四分之三", "四分之三", "75"),
        ("1/4以上", "1/4", "25"),
        ("一半以上", "一半", "50"),
        ("半数", "半数", "50"),
        ("过半", "半", "50"),
        ("逾半", "半", "50"),
        ("用量减半", "半", "50"),
        ("百万分之一", "百万分之一", "0.0001"),
        ("翻一番", "翻一番", "100"),
        ("翻了两番", "翻了两番", "300"),
        ("翻番", "翻番", "100"),
        ("翻近一番", "一番", "100"),
        ("翻一倍", "翻一倍", "100"),
        ("规模倍增", "倍增", "100"),
    ],
)
def test_shares(text: str, printed: str, value: str | None) -> None:
    (number,) = read(text)
    assert (number.text, number.unit) == (printed, "%")
    if value is None:
        assert not number.ends
    else:
        assert (number.value, number.ends) == (Decimal(value), True)


@pytest.mark.parametrize(
    "text",
    [
        "完成立项", "第三成果", "十成立", "半年", "上半年", "过半个月", "减半征收", "倍增计划",
        "2024/3/5", "数十家", "几百家", "十几家", "上百家", "上千亿元", "万人发明专利", "千瓦",
        "百强", "通过千家", "百千万工程", "十四五", "五六家", "三亿五千",
    ],
)  # fmt: skip
def test_what_is_no_number_in_characters(text: str) -> None:
    assert [n.text for n in read(text) if not n.text.isdigit()] in ([], ["三"], ["十"])
    assert not [n for n in read(text) if n.unit]


@pytest.mark.parametrize(
    ("text", "value", "digits", "rest"),
    [
        ("千亿元", "1E+11", "1000", "亿元"),
        ("百亿元", "1E+10", "100", "亿元"),
        ("百万吨", "1E+6", "100", "万吨"),
        ("十万人", "1E+5", "10", "万人"),
        ("万亿元", "1E+12", "1", "万亿元"),
        ("突破千家", "1000", "1000", "家"),
        ("千万千瓦", "1E+7", "1000", "万千瓦"),
        ("五百千瓦时", "500", "500", "千瓦时"),
        ("三万千米", "30000", "3", "万千米"),
        ("三千米", "3000", "3000", "米"),
        ("迈上千亿元台阶", "1E+11", "1000", "亿元台阶"),
        ("登上百亿元台阶", "1E+10", "100", "亿元台阶"),
        ("超百家", "100", "100", "家"),
        ("百MW级", "100", "100", "MW级"),
        ("万吨级", "10000", "1", "万吨级"),
        ("一万二千家", "12000", "12000", "家"),
        ("13万2", "132000", "132000", ""),
        ("3.2万", "32000", "3.2", "万"),
        ("三点五亿元", "350000000", "3.5", "亿元"),
        ("两家", "2", "2", "家"),
        ("十余家", "10", "10", "余家"),
        ("千余家", "1000", "1000", "余家"),
    ],
)
def test_powers_alone_and_with_digits(text: str, value: str, digits: str, rest: str) -> None:
    (number,) = read(text)
    assert (number.value, number.digits_value) == (Decimal(value), Decimal(digits))
    assert text[number.digits_end :] == rest


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3到5家", "3", "5"),
        ("三到五家", "3", "5"),
        ("3家到5家", "3", "5"),
        ("三至四成", "30", "40"),
        ("三成至五成", "30", "50"),
        ("百分之十至百分之二十", "10", "20"),
        ("百分之十至二十", "10", "20"),
        ("10到20万元", "100000", "200000"),
    ],
)
def test_ranges(text: str, low: str, high: str) -> None:
    (number,) = read(text)
    assert (number.value, number.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["从3家到5家", "由12%提高到20%", "12名增至20", "达到3家到5年"])
def test_changes_are_no_ranges(text: str) -> None:
    assert [number.high for number in read(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1:1.5", ["1.5"]),
        ("1：15", ["15"]),
        ("1∶4", ["4"]),
        ("1比3", ["3"]),
        ("15:1", ["15"]),
        ("8:30", ["8", "30"]),
        ("09:15", ["9", "15"]),
    ],
)
def test_ratios(text: str, values: list[str]) -> None:
    assert [number.value for number in read(text)] == list(map(Decimal, values))


@given(st.integers(1, 10**12 - 1))
def test_every_numeral_is_read(value: int) -> None:
    assert value_of(numeral(value)) == value
    (number,) = read(f"达到{numeral(value)}家")
    assert (number.value, number.end) == (value, 2 + len(numeral(value)))
    assert number.digits_value * number.scale == number.value


@given(st.integers(1, 99), st.integers(2, 9999))
def test_every_fraction_is_read(part: int, whole: int) -> None:
    (number,) = read(f"占{numeral(whole)}分之{numeral(part)}")
    exact = Fraction(100 * part, whole)
    assert number.ends == (Fraction(number.value) == exact)
    assert abs(Fraction(number.value) - exact) < Fraction(1, 10**20)
    rounded = number.value.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 200)


@given(st.text("0123456789一二三十百千万亿零两点半成番翻分之到至—:/.,家％%年m２", max_size=30))
def test_numbers_stand_where_they_say_in_order_and_apart(text: str) -> None:
    found = read(text)
    for number in found:
        assert text[number.start : number.end] == number.text != ""
        assert number.start <= number.digits_end <= number.end
        assert number.high is None or number.high > number.value
    assert all(a.end <= b.start for a, b in pairwise(found))

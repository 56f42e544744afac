"""Numbers in text: what is read, where it stands, and what is not a number."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DECIMALS, NUMBER_TEXT

from policymodel.folding import fold
from policymodel.numbers import (
    Number,
    NumberFormatError,
    decimals,
    format_decimal,
    parse_decimal,
    printed_decimals,
    read_numbers,
)


def said(text: str, *, chinese: bool = False) -> list[str]:
    """Each number as `value`, or `value..high`."""
    return [
        format_decimal(n.value) + (f"..{format_decimal(n.high)}" if n.high is not None else "")
        for n in read_numbers(text, chinese=chinese)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到23家以上", ["23"]),
        ("１９万人", ["190000"]),
        ("12.5件", ["12.5"]),
        ("５０．５％", ["50.5"]),
        ("30 万千瓦", ["300000"]),
        ("3千万元", ["30000000"]),
        ("1.2万亿元", ["1200000000000"]),
        ("2百万", ["2000000"]),
        ("3亿5000万元", ["350000000"]),
        ("3亿50.5万元", ["300505000"]),
        ("1万2000家", ["12000"]),
        ("3万2025年", ["30000", "2025"]),
        ("3.5万2000", ["35000", "2000"]),
        # words that begin with a multiplier
        ("5千瓦", ["5"]),
        ("3百分点", ["3"]),
        ("2021百强", ["2021"]),
        ("2021十四五", ["2021"]),
        ("万人发明专利", []),
        # thousands marks and clause breaks
        ("1,200家", ["1200"]),
        ("1,234,567.5元", ["1234567.5"]),
        ("１，２００家", ["1200"]),
        ("10，200家", ["10", "200"]),
        ("1,5", ["1", "5"]),
        ("2025,100家", ["2025", "100"]),
        ("1,200,30", ["1", "200", "30"]),
        ("1,2005", ["1", "2005"]),
        # points
        ("1.2.3节", ["1", "2", "3"]),
        ("3.加强", ["3"]),
        # ranges
        ("1—2家", ["1..2"]),
        ("1-2家", ["1..2"]),
        ("1–2家", ["1..2"]),
        ("1~2家", ["1..2"]),
        ("1～2家", ["1..2"]),
        ("1至2家", ["1..2"]),
        ("1 至 2 个", ["1..2"]),
        ("2022——2025年", ["2022..2025"]),
        ("1—2万", ["10000..20000"]),
        ("5000—1万", ["5000..10000"]),
        ("1万—2万", ["10000..20000"]),
        ("5%—10%", ["5..10"]),
        ("10万元至20万元", ["100000..200000"]),
        ("5名至6家", ["5", "6"]),
        ("从12名增至20名", ["12", "20"]),
        ("2—1", ["2", "1"]),
        ("2022-12-29", ["2022", "12", "29"]),
        ("555-0123", ["555", "123"]),
        ("1\n—\n2", ["1", "2"]),
        # signs
        ("增速：-5%", ["-5"]),
        ("-3.2", ["-3.2"]),
        ("－3.2%", ["-3.2"]),
        ("-5家企业", ["5"]),
        ("≥-1.5", ["-1.5"]),
        ("R-5", ["5"]),
        ("-5%~-2%", ["-5", "-2"]),
        # not digits
        ("①②Ⅲ", []),
        ("٣", []),
        ("", []),
    ],
)
def test_read(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("零的突破", ["0"]),
        ("两家", ["2"]),
        ("十大工程", ["10"]),
        ("一百零五项", ["105"]),
        ("三千五百", ["3500"]),
        ("一千零一十", ["1010"]),
        ("二〇二五年", ["2025"]),
        ("三亿五千万元", ["350000000"]),
        ("一万零五", ["10005"]),
        ("九千九百九十九万九千九百九十九亿", ["9999999900000000"]),
        ("两万亿元", ["2000000000000"]),
        ("一至三家", ["1..3"]),
        ("三万5000", ["35000"]),
        # no numeral, or not one that can be relied on
        ("十四五", []),
        ("五六家", []),
        ("一万二", ["12000"]),
        ("三亿五千", []),
        ("一百二", ["120"]),
        ("数十家", []),
        ("万亿", ["1000000000000"]),
        ("万一千", []),
        ("一亿亿", []),
        ("一万万", []),
    ],
)
def test_read_characters(text: str, expected: list[str]) -> None:
    assert said(text, chinese=True) == expected
    # A year in characters is one in digits.
    assert not [n for n in read_numbers(fold(text)) if not n.text[0].isdigit()]


def test_the_unit_can_be_met_with_or_without_its_myriad() -> None:
    text = "基本养老保险达到１９万人以上"
    (number,) = read_numbers(text)
    assert (text[number.end], text[number.digits_end : number.end + 1]) == ("人", "万人")
    assert [number.digits_value, number.scale, number.value] == [19, 10000, 190000]


def test_ranges_keep_both_readings() -> None:
    (number,) = read_numbers("1—2万")
    assert [number.digits_value, number.digits_high, number.scale] == [1, 2, 10000]
    (number,) = read_numbers("5000—1万")
    assert [number.digits_value, number.digits_high, number.scale] == [5000, 10000, 1]
    assert number.digits_end == number.end


def test_a_window_is_read_as_if_it_were_all_and_counts_from_the_whole() -> None:
    text = "到2025年达到300家，2030年500家"
    (number,) = read_numbers(text, 6, 13)
    assert (number.start, number.end, number.digits_end, number.text) == (8, 11, 11, "300")
    assert [n.text for n in read_numbers(text, 2, 4)] == ["02"]
    assert read_numbers(text, 100) == ()


@given(NUMBER_TEXT, st.booleans())
def test_any_text_reads_and_every_number_stands_where_it_says(text: str, chinese: bool) -> None:
    previous = 0
    for number in read_numbers(text, chinese=chinese):
        assert previous <= number.start < number.digits_end <= number.end <= len(text)
        previous = number.end
        assert text[number.start : number.end] == number.text
        with localcontext(prec=100):
            assert number.value == number.digits_value * number.scale
            if number.digits_high is not None:
                assert number.high == number.digits_high * number.scale
        if number.high is not None:
            assert number.value < number.high
        assert (number.high is None) == (number.digits_high is None)
        (again,) = read_numbers(number.text, chinese=chinese)
        assert facts(again) == facts(number)
        assert facts(*read_numbers(text, number.start, number.end, chinese=chinese)) == facts(
            number
        )


def facts(number: Number) -> tuple[object, ...]:
    return number.value, number.high, number.digits_value, number.digits_high, number.scale


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    for chinese in (False, True):
        assert all(n.text in text for n in read_numbers(text, chinese=chinese))


@pytest.mark.parametrize(
    "piece", ["1", "1.", "1,", "1,234", "1—", "1万", "一", "万", "亿万", "一亿"]
)
def test_long_runs_are_read_or_passed_over(piece: str) -> None:
    text = piece * 5000
    assert all(text[n.start : n.end] == n.text for n in read_numbers(text, chinese=True))


@given(st.integers(1, 9), st.text("0123456789", max_size=60), st.text("0123456789", max_size=40))
def test_no_digit_is_lost_whatever_the_context(first: int, whole: str, part: str) -> None:
    digits = f"{first}{whole}" + (f".{part}" if part else "")
    with localcontext(prec=3):
        (number,) = read_numbers(digits + "万元")
    assert number.digits_value == Decimal(digits)
    assert number.value == Decimal(f"{digits}E4")


@given(st.integers(0, 10**12), st.sampled_from(["", "十", "百", "千", "万", "亿", "万亿"]))
def test_multipliers(value: int, scale: str) -> None:
    power = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}[scale]
    (number,) = read_numbers(f"约{value}{scale}元")
    assert number.value == value * 10**power
    assert number.text == f"{value}{scale}"


@given(DECIMALS.filter(lambda value: abs(value) < 10**15))
def test_format_and_parse_are_inverse(value: Decimal) -> None:
    text = format_decimal(value)
    assert parse_decimal(text) == value
    assert format_decimal(parse_decimal(text)) == text
    wide = text.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    assert parse_decimal(wide) == value
    assert parse_decimal(f"{value:,f}") == value


@pytest.mark.parametrize(
    "odd",
    ["", " ", "NaN", "Infinity", "1e5", "1,5", "1,2,3", "1,2000", "1.", ".5", "1.2.3", "--1",
     "1 000", "30亿元", "80%", "约20", "二十", "1_000", "٣", "0x10", "²", "①", "1\x000", "0,123",
     "9" * 400, "1" + "0" * 15, "0." + "0" * 15 + "1"],
)  # fmt: skip
def test_what_is_no_plain_number_is_refused_and_named(odd: str) -> None:
    with pytest.raises(NumberFormatError, match=r"^expected .*, found") as error:
        parse_decimal(odd)
    assert isinstance(error.value, ValueError)
    assert f"“{odd[:40]}" in error.value.message.zh
    assert len(str(error.value)) < 150


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("６.５", "6.5"),
        (" 12 ", "12"),
        ("+3", "3"),
        ("-1,200", "-1200"),
        ("１，２００", "1200"),
        ("999999999999999.5", "999999999999999.5"),
        ("007", "7"),
    ],
)
def test_plain_numbers_are_parsed(text: str, expected: str) -> None:
    assert parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize("odd", ["NaN", "Infinity"])
def test_only_finite_values_are_formatted(odd: str) -> None:
    with pytest.raises(ValueError, match=odd):
        format_decimal(Decimal(odd))


@given(DECIMALS)
def test_decimals_are_the_digits_behind_the_point(value: Decimal) -> None:
    assert decimals(value) == len(f"{value:f}".partition(".")[2])
    assert decimals(Decimal(format_decimal(value))) <= decimals(value)


@given(DECIMALS)
def test_a_printed_number_has_its_decimals(value: Decimal) -> None:
    assert (printed_decimals(f"达到{value:f}家以上") or 0) == decimals(value)


@pytest.mark.parametrize(
    ("words", "places"),
    [("1.50—2.5%", 2), ("２．０％", 1), ("23家", None), ("", None), (None, None), ("完成.5", None)],
)
def test_words_print_as_many_decimals(words: str | None, places: int | None) -> None:
    assert printed_decimals(words) == places

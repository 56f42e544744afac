"""The laws of the algebra of statements, and the algebra against brute force."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import unit_names

from policymodel.analysis.algebra import (
    TOLERANCE,
    Interval,
    Statement,
    conflict,
    incomparable,
    rounds_to,
    same_number,
    state,
)
from policymodel.text import Text
from policymodel.units import UNITS, comparable, convert
from policymodel.units.exact import decimal_of
from policymodel.vocabulary import COMPARATORS, TARGET_KINDS

# Few values, so that ends meet; some next to each other, some printed with zeros at the end.
VALUES = st.sampled_from([Decimal(n) for n in ("0", "1", "1.0", "1.5", "1.55", "2", "30", "-1")])
MONEY = st.sampled_from(("元", "万元", "亿元"))


def stated(
    comparator: str,
    value: str | Decimal,
    unit: str | None = "家",
    high: str | Decimal | None = None,
    kind: str = "level",
) -> Statement:
    end = None if high is None else Decimal(high)
    made = state(comparator, Decimal(value), unit, high=end, kind=kind)
    assert isinstance(made, Statement)
    return made


@st.composite
def statements(draw: st.DrawFn, unit: str | None = None) -> Statement:
    comparator, value = draw(st.sampled_from(COMPARATORS.codes)), draw(VALUES)
    high = (
        value + draw(st.sampled_from((Decimal("0.5"), Decimal(1))))
        if comparator == "between"
        else None
    )
    return stated(comparator, value, unit or draw(MONEY), high)


def admits(comparator: str, value: Fraction, high: Fraction | None, reached: Fraction) -> bool:
    """What the words mean, without intervals."""
    match comparator:
        case "at_least":
            return reached >= value
        case "more_than":
            return reached > value
        case "at_most":
            return reached <= value
        case "less_than":
            return reached < value
        case "exactly":
            return reached == value
        case "about":
            return abs(reached - value) <= abs(value) * TOLERANCE
        case "between":
            assert high is not None
            return value <= reached <= high
    raise AssertionError(comparator)


def samples(*some: Statement) -> list[Fraction]:
    """Every end, a value between each two, and one beyond either end: no set escapes these."""
    ends = {Fraction(0)}
    for one in some:
        ends |= {one.value, one.high or one.value}
        ends |= {one.value * (1 - TOLERANCE), one.value * (1 + TOLERANCE)}
    ordered = sorted(ends)
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    return [*ordered, *between, ordered[0] - 1, ordered[-1] + 1]


def verdict(a: Statement, b: Statement) -> str:
    """How `a` stands to `b`, found by trying values."""
    found = {
        (admits(a.comparator, a.value, a.high, x), admits(b.comparator, b.value, b.high, x))
        for x in samples(a, b)
    }
    only_a, only_b, both = (True, False) in found, (False, True) in found, (True, True) in found
    return {
        (False, False): "same",
        (True, False): "weaker",
        (False, True): "stronger",
        (True, True): "overlap" if both else "contradiction",
    }[only_a, only_b]


@given(statements(), statements())
def test_the_algebra_agrees_with_brute_force(a: Statement, b: Statement) -> None:
    expected = verdict(a, b)
    assert (a.values == b.values) is (expected == "same")
    assert a.values.meets(b.values) is b.values.meets(a.values) is (expected != "contradiction")
    if expected == "contradiction":
        assert conflict(a, b)
    if expected == "same":
        assert not conflict(a, b)


@given(statements())
def test_what_a_statement_admits_is_what_its_comparator_means(a: Statement) -> None:
    for x in samples(a):
        assert (x in a.values) is admits(a.comparator, a.value, a.high, x)


@given(statements())
def test_a_statement_is_the_same_as_itself(a: Statement) -> None:
    assert same_number(a, a)
    assert not conflict(a, a)
    assert not rounds_to(a, a)


@given(statements(), statements())
def test_comparisons_are_symmetric(a: Statement, b: Statement) -> None:
    assert conflict(a, b) is conflict(b, a)
    assert same_number(a, b) is same_number(b, a)


def in_unit(a: Statement, unit: str) -> Statement:
    high = None if a.high is None else convert(decimal_of(a.high), "元", unit)
    return stated(a.comparator, convert(decimal_of(a.value), "元", unit), unit, high)


@given(statements(), statements(), MONEY, MONEY)
def test_a_change_of_units_changes_no_verdict(
    a: Statement, b: Statement, mine: str, yours: str
) -> None:
    here, there = in_unit(a, mine), in_unit(b, yours)
    assert (here.values, there.values) == (a.values, b.values)
    assert conflict(here, there) is conflict(a, b)
    assert same_number(here, there) is same_number(a, b)


@given(*[st.tuples(unit_names(), st.sampled_from(TARGET_KINDS.codes))] * 2)
def test_statements_compare_where_their_units_do(a: tuple[str, str], b: tuple[str, str]) -> None:
    (mine, kind_a), (yours, kind_b) = a, b
    reason = incomparable(
        stated("at_least", "1", mine, kind=kind_a), stated("at_least", "1", yours, kind=kind_b)
    )
    assert (reason is None) is comparable(mine, yours, kind_a=kind_a, kind_b=kind_b)


@given(statements(), statements())
def test_the_callers_decimal_context_changes_nothing(a: Statement, b: Statement) -> None:
    expected = a.values.meets(b.values), conflict(a, b), rounds_to(a, b)
    numbers = decimal_of(a.value), "元", None if a.high is None else decimal_of(a.high)
    with localcontext() as context:
        context.prec = 1
        again = stated(a.comparator, *numbers)
        assert again.values == a.values
        assert (a.values.meets(b.values), conflict(a, b), rounds_to(a, b)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (stated("at_least", "30"), stated("more_than", "30"), "weaker"),
        (stated("at_least", "30"), stated("at_most", "30"), "overlap"),
        (stated("more_than", "30"), stated("at_most", "30"), "contradiction"),
        (stated("more_than", "30"), stated("less_than", "30"), "contradiction"),
        (stated("at_least", "30"), stated("at_least", "35"), "weaker"),
        (stated("about", "100"), stated("exactly", "105"), "weaker"),
        (stated("about", "100"), stated("exactly", "95"), "weaker"),
        (stated("about", "100"), stated("exactly", "105.01"), "contradiction"),
        (stated("about", "100"), stated("exactly", "94.99"), "contradiction"),
        (stated("about", "-100"), stated("between", "-105", high="-95"), "same"),
        (stated("exactly", "1.0", "%"), stated("exactly", "1", "%"), "same"),
        (stated("exactly", "1.55", "%"), stated("exactly", "1.5", "%"), "contradiction"),
        (stated("at_least", "30", "亿元"), stated("at_least", "300000", "万元"), "same"),
        (stated("at_least", "2", "万人"), stated("at_least", "20000", "名"), "same"),
    ],
)
def test_what_two_statements_have_in_common(a: Statement, b: Statement, expected: str) -> None:
    assert verdict(a, b) == expected
    assert a.values.meets(b.values) is (expected != "contradiction")
    assert (a.values == b.values) is (expected == "same")


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (stated("at_least", "5"), stated("at_least", "5", "项"), "measure different things"),
        (stated("at_least", "5", "%"), stated("at_least", "5", "个百分点"), "different things"),
        (stated("at_least", "5", None), stated("at_least", "5"), "no unit"),
        (
            stated("at_least", "5", "%"),
            stated("at_least", "5", "%", kind="growth_rate"),
            TARGET_KINDS["growth_rate"].en,
        ),
    ],
)
def test_what_cannot_be_compared_says_why(a: Statement, b: Statement, reason: str) -> None:
    for one, other in ((a, b), (b, a)):
        why = incomparable(one, other)
        assert why is not None
        assert reason in why.en
        assert why.zh
        assert not conflict(one, other)
        assert not rounds_to(one, other)


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "high"),
    [
        ("at_least", "1", "嫁", None),
        (None, "1", "家", None),
        ("at_least", None, "家", None),
        ("between", "1", "家", None),
        ("between", "1", "家", "1"),
        ("between", "2", "家", "1"),
        ("at_least", "1", "家", "2"),
        ("at_least", "1E+41", "家", None),
        ("at_least", "1E-41", "家", None),
        ("between", "1", "家", "1E+41"),
        ("at_least", "1." + "1" * 40, "家", None),
    ],
)
def test_what_is_no_statement_says_why(
    comparator: str | None, value: str | None, unit: str, high: str | None
) -> None:
    number, end = (None if text is None else Decimal(text) for text in (value, high))
    made = state(comparator, number, unit, high=end)
    assert isinstance(made, Text)
    assert made.zh
    assert made.en


def test_the_largest_numbers_are_statements() -> None:
    for text in ("1E+40", "1E-40", "0E-99999", "9" * 40):
        assert stated("about", text).value == Fraction(text)


@pytest.mark.parametrize(
    ("fine", "coarse", "rounded"),
    [
        ("1.54", "1.5", True),
        ("1.45", "1.5", True),
        ("1.449", "1.5", False),
        ("1.55", "1.5", False),
        ("-1.54", "-1.5", True),
        ("-1.54", "1.5", False),
        ("65.4", "65", True),
        ("0.154", "0.15", True),
        ("0.996", "1.00", True),
        ("-0.154", "-0.15", True),
        ("-0.154", "0.15", False),
        ("3.3", "3", False),  # one digit is no rounding
        ("9.9", "10", True),
        ("1.0", "1", False),
        ("12", "12", False),
        ("1.5", "1.54", False),
    ],
)
def test_one_number_may_be_the_other_rounded(fine: str, coarse: str, rounded: bool) -> None:
    assert rounds_to(stated("at_least", fine, "%"), stated("at_least", coarse, "%")) is rounded


@given(st.integers(2, 9999), st.integers(-12, 12))
def test_rounding_is_rounding_half_up(coarse: int, beside: int) -> None:
    a, b = Decimal(10 * coarse + beside).scaleb(-2), Decimal(coarse).scaleb(-1)
    expected = a.quantize(Decimal("0.1"), ROUND_HALF_UP) == b and coarse >= 10
    assert rounds_to(stated("exactly", a, "%"), stated("exactly", b, "%")) is expected


def test_ranges_and_printed_digits_are_not_rounded() -> None:
    assert not rounds_to(stated("between", "1.54", "%", "2"), stated("at_least", "1.5", "%"))
    assert not rounds_to(stated("at_least", "1.54", "%"), stated("between", "1.5", "%", "2"))
    printed = state("at_least", Decimal("1.5"), "%", places=2)
    assert isinstance(printed, Statement)
    assert not rounds_to(stated("at_least", "1.54", "%"), printed)


def test_numbers_are_the_same_whatever_the_comparator() -> None:
    assert same_number(stated("at_least", "30"), stated("more_than", "30.0"))
    assert same_number(stated("at_least", "30"), stated("between", "30", high="40"))
    assert not same_number(stated("between", "30", high="50"), stated("between", "30", high="40"))
    assert not same_number(stated("at_least", "30"), stated("at_least", "31"))


def test_one_promise_has_one_number_on_each_side() -> None:
    assert conflict(stated("at_least", "30"), stated("more_than", "35"))
    assert conflict(stated("less_than", "30"), stated("at_most", "35"))
    assert not conflict(stated("at_least", "30"), stated("at_most", "35"))
    assert not conflict(stated("about", "30"), stated("exactly", "31"))
    assert conflict(stated("at_least", "30", "%"), stated("at_least", "31", "家")) is False


_POINTS = st.sampled_from([Fraction(n) for n in range(-3, 4)])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(_POINTS), draw(_POINTS)))
    strict = low < high
    return Interval(low, high, strict and draw(st.booleans()), strict and draw(st.booleans()))


@given(intervals(), intervals(), st.integers(1, 3))
def test_sums_of_values_lie_in_the_sum_of_intervals(a: Interval, b: Interval, count: int) -> None:
    grid = [Fraction(n, 4) for n in range(-13, 14)]
    for x in (x for x in grid if x in a):
        assert x * count in a.times(count)
        assert all(x + y in a.plus(b) for y in grid if y in b)
    ends = a.plus(b)
    assert (ends.low in ends) is (a.low in a and b.low in b)
    assert (ends.high in ends) is (a.high in a and b.high in b)


@given(statements())
def test_sides_and_the_largest_value(a: Statement) -> None:
    beyond = samples(a)
    bounded_below, bounded_above = min(beyond) not in a.values, max(beyond) not in a.values
    assert (
        a.side
        == {
            (True, False): "below",
            (False, True): "above",
            (True, True): "around",
        }[bounded_below, bounded_above]
    )
    if bounded_above:
        assert a.largest == a.values.high
    else:
        assert a.largest == a.value


def test_a_number_without_unit_is_itself() -> None:
    made = stated("at_least", "3", None)
    assert (made.dimension, made.unit, made.value, made.step) == ("", "", 3, 1)
    assert stated("at_least", "3E+2").step == 1
    assert stated("at_least", "3.00").step == Fraction(1, 100)


def test_every_unit_can_be_stated() -> None:
    for unit in UNITS.values():
        made = stated("at_least", "3", unit.name)
        assert (made.dimension, made.value) == (unit.dimension, 3 * unit.scale)
        assert made.step == unit.scale


def test_the_sum_of_values_has_open_ends_where_the_values_have() -> None:
    twice = Interval(Fraction(30), Fraction(40), low_open=True).times(2)
    assert Fraction(60) not in twice
    assert Fraction(601, 10) in twice
    assert Fraction(80) in twice
    assert Fraction(80) not in Interval(Fraction(30), Fraction(40), high_open=True).times(2)

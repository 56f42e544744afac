"""The algebra of statements: which values a target admits, and how two targets compare.

A statement is a comparator and a number (two for a range) in a unit, about one kind of
quantity. It admits a set of values: an interval in the root unit of its dimension, so that
30亿元 and 300000万元 admit the same. Everything said about two statements is said about these
sets. The conventions, all of them this project's own:

- at least v and at most v admit v, more than v and less than v do not;
- about v admits what is not further from v than `TOLERANCE` times v, for nothing in a document
  says how far 左右 reaches;
- numbers lie dense: more than 29 and at least 30 are two promises, of 家 as of 亿元;
- a change is compared with one in the same way, up or down, and against the same base year; one
  that names none is read as against the year that the document means throughout;
- what holds for each district is compared with nothing that holds for the whole place;
- a stated number is exact, and zeros at its end say nothing: 1.0 is 1, and 1.55 is not 1.5.
  How many digits were printed matters to `rounds_to` alone, which tells whether one number may
  be the other one with fewer digits; like every tolerance it is not transitive.

>>> def amount(comparator: str, number: str, unit: str) -> Statement:
...     return state(comparator, Decimal(number), unit)
>>> amount("at_least", "30", "亿元").values == amount("at_least", "300000", "万元").values
True
>>> conflict(amount("more_than", "30", "亿元"), amount("at_most", "30", "亿元"))
True
>>> incomparable(amount("at_least", "30", "家"), amount("at_least", "30", "项")).en
'家 and 项 measure different things'
"""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import frozen

from policymodel.numbers import decimals
from policymodel.text import Text
from policymodel.units import STANDARD, Units
from policymodel.units.exact import decimal_of
from policymodel.vocabulary import TARGET_KINDS

Side = Literal["below", "above", "around"]
TOLERANCE = Fraction(5, 100)
"""How far about reaches on either side, as a part of the number."""

Amount = Fraction | float
"""A number in the root unit of its dimension, exactly; the end of an interval may be infinite."""

_INFINITE = float("inf")
_ONE = Fraction(1)
_MOST_DIGITS = 40  # numbers of more digits are not read


@frozen
class Interval:
    """The values from `low` to `high`, either of which may be infinite; an open end is left out."""

    low: Amount = -_INFINITE
    high: Amount = _INFINITE
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: Amount) -> bool:
        if value < self.low or value > self.high:
            return False
        at_open_end = (self.low_open and value == self.low) or (
            self.high_open and value == self.high
        )
        return not at_open_end

    def meets(self, other: "Interval") -> bool:
        """Return whether the two have a value in common."""
        low, low_open = max((each.low, each.low_open) for each in (self, other))
        high, high_closed = min((each.high, not each.high_open) for each in (self, other))
        return low < high or (low == high and high_closed and not low_open)

    def times(self, count: int) -> "Interval":
        """Return where the sum of `count` values lies, each in this one; `count` above 0."""
        return Interval(self.low * count, self.high * count, self.low_open, self.high_open)

    def plus(self, other: "Interval") -> "Interval":
        """Return where the sum lies of a value in this one and a value in `other`."""
        low, high = self.low + other.low, self.high + other.high
        is_open = self.low_open or other.low_open, self.high_open or other.high_open
        return Interval(low, high, *is_open)


@frozen(kw_only=True, slots=False)  # as `PlanIndex`, for its cached property
class Statement:
    """A comparator and a number, in the root unit of their dimension; made by `state`.

    Attributes:
        kind: the kind of the target; two kinds never compare.
        dimension: what the unit measures; empty without unit.
        unit: its unit, as the plan has it; empty without unit.
        scale: how many of the root unit of its dimension make one of it.
        value: the number; the lower one of a range, whose upper one is `high`.
        places: how many digits are printed after the point.
        change: which way the amount goes.
        base_year: the year against which it is stated.
        per: of what each it holds; empty where it holds for the place itself.
    """

    kind: str
    dimension: str
    unit: str
    scale: Fraction
    comparator: str
    value: Fraction
    high: Fraction | None
    places: int
    change: str = "increase"
    base_year: int | None = None
    per: str = ""

    @cached_property
    def values(self) -> Interval:
        """The values it admits."""
        value = self.value
        if self.comparator in ("at_least", "more_than"):
            return Interval(low=value, low_open=self.comparator == "more_than")
        if self.comparator in ("at_most", "less_than"):
            return Interval(high=value, high_open=self.comparator == "less_than")
        if self.comparator == "about":
            reach = abs(value) * TOLERANCE
            return Interval(value - reach, value + reach)
        return Interval(value, value if self.high is None else self.high)

    @property
    def step(self) -> Fraction:
        """What one more in the last printed digit is worth."""
        return self.scale / Fraction(10**self.places)

    @property
    def side(self) -> Side:
        """Whether it bounds what is reached from below, from above, or from both sides."""
        if self.comparator in ("at_least", "more_than"):
            return "below"
        return "above" if self.comparator in ("at_most", "less_than") else "around"

    @property
    def largest(self) -> Amount:
        """The largest value that it speaks of: the upper end, or the number where none is."""
        return self.value if self.values.high == _INFINITE else self.values.high

    def in_unit(self, amount: Fraction) -> Decimal:
        """Return `amount`, which is in the root unit, in its own unit, to 60 digits."""
        return decimal_of(amount / self.scale)


def state(
    comparator: str | None,
    value: Decimal | None,
    unit: str | None,
    *,
    high: Decimal | None = None,
    kind: str = "level",
    places: int | None = None,
    change: str = "increase",
    base_year: int | None = None,
    per: str = "",
    known: Units = STANDARD,
) -> Statement | Text:
    """Return what a target states, or why it states nothing that could be compared.

    Args:
        unit: name of the unit of `value`; None where the document has none.
        high: the upper number, for between.
        places: how many digits are printed after the point; None for those of `value`.
        change: which way the amount goes; so the other fields, as of a `Statement`.
        known: the units of the plan.
    """
    found = known.find(unit)
    if unit is not None and found is None:
        return Text("单位不在单位表中", "its unit is not in the registry")
    if value is None or comparator is None:
        return Text("没有数值或比较词", "it has no value or no comparator")
    if (comparator == "between") is not (high is not None and high > value):
        return Text("区间不完整", "its range has not both its ends")
    numbers = [value] if high is None else [value, high]
    if any(map(_is_long, numbers)):
        return Text("数值的位数过多", "its value has too many digits")
    scale = _ONE if found is None else found.scale
    printed = decimals(value) if places is None else places
    return Statement(
        kind=kind,
        dimension="" if found is None else found.dimension,
        unit=unit or "",
        scale=scale,
        comparator=comparator,
        value=_scaled(value, scale),
        high=None if high is None else _scaled(high, scale),
        places=min(printed, _MOST_DIGITS),
        change=change,
        base_year=base_year,
        per=per,
    )


def _is_long(number: Decimal) -> bool:
    """Whether a number has too many digits to be read; one that is printed short has few."""
    if number and abs(number.adjusted()) > _MOST_DIGITS:
        return True
    return len(str(number)) > _MOST_DIGITS and len(number.as_tuple().digits) > _MOST_DIGITS


def _scaled(value: Decimal, scale: Fraction) -> Fraction:
    over, under = value.as_integer_ratio()
    exact = Fraction(over) if under == 1 else Fraction(over, under)  # of a Decimal it takes longer
    # Most units are the root of their dimension, and fractions multiply slowly.
    return exact if scale == 1 else exact * scale


def incomparable(a: Statement, b: Statement) -> Text | None:
    """Return why `a` and `b` cannot be compared, or None if they can: `units.comparable`."""
    if a.kind != b.kind:
        one, other = TARGET_KINDS[a.kind], TARGET_KINDS[b.kind]
        return Text(f"一为{one.zh}，一为{other.zh}", f"{one.en} is not {other.en}")
    if (reason := _of_other_things(a, b)) is not None:
        return reason
    if a.dimension == b.dimension:
        return None
    if not a.dimension or not b.dimension:
        return Text("其中一个没有单位", "one of them has no unit")
    return Text(
        f"{a.unit}与{b.unit}计量的不是同一事物", f"{a.unit} and {b.unit} measure different things"
    )


def _of_other_things(a: Statement, b: Statement) -> Text | None:
    """Why two statements of one kind are not about one amount, whatever their units."""
    if a.per != b.per:
        return Text("一个是各自的数，一个不是", "they do not hold for the same: one is of each")
    if a.change != b.change:
        return Text("一为增加，一为减少", "one is an increase, the other a decrease")
    if a.base_year and b.base_year and a.base_year != b.base_year:
        return Text(
            f"一个比{a.base_year}年，一个比{b.base_year}年",
            f"one is against {a.base_year}, the other against {b.base_year}",
        )
    return None


def same_number(a: Statement, b: Statement) -> bool:
    """Return whether two statements name the same number, however they compare with it."""
    both = a.high is not None and b.high is not None
    return a.value == b.value and (a.high == b.high or not both)


def conflict(a: Statement, b: Statement) -> bool:
    """Return whether one promise cannot be stated both ways; False where they do not compare.

    Two lower bounds never contradict each other as sets (35 or more is also 30 or more), yet
    who promises one thing promises one of the two: on one side the numbers must agree.
    """
    if incomparable(a, b):
        return False
    if a.side == b.side != "around":
        return a.value != b.value
    return not a.values.meets(b.values)


def rounds_to(fine: Statement, coarse: Statement) -> bool:
    """Return whether the number of `coarse` is that of `fine`, rounded to fewer digits.

    Half is rounded up. A number of one digit is no rounding of another: 3 is not 3.3.

    >>> fine, finer, coarse = (state("at_least", Decimal(n), "%") for n in ("1.54", "1.55", "1.5"))
    >>> rounds_to(fine, coarse), rounds_to(finer, coarse)
    (True, False)
    """
    if incomparable(fine, coarse) or fine.high is not None or coarse.high is not None:
        return False
    if fine.step >= coarse.step or (fine.value < 0) is not (coarse.value < 0):
        return False
    number, half = abs(coarse.value), coarse.step / 2
    return -half <= abs(fine.value) - number < half and number >= coarse.step * 10

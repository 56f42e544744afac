"""Numbers with the unit and the comparing words that stand behind them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from policymodel.model.words import ComparatorCode
from policymodel.numbers import Number, can_be_stated, read_numbers
from policymodel.quantities import comparison, unit_at
from policymodel.quantities.comparators import about_behind
from policymodel.text import any_of
from policymodel.vocabulary import COMPARATORS

RANK = "位次"
_STATED = Decimal("0.01")
_LAST = re.compile(r"\s*(?:[，,。；;、）)]|$)")
_MOST_RANKS = 100
_NEXT = re.compile(r"\s+[0-9]")
_OPENS = re.compile(r"\s*(?:[（(]含[）)])?\s*")
_POINTS = re.compile(r"(?:\s?[、和及]\s?[0-9.]+个?){1,4}百分点")  # 提高3个和5个百分点
_CODES: tuple[ComparatorCode, ...] = (
    "at_most",
    "less_than",
    "more_than",
    "at_least",
    "about",
    "exactly",
)


class Amount(NamedTuple):
    """A number as prose prints it.

    Attributes:
        number: the number; start: where it begins.
        end: behind its unit; behind: behind what compares there, as 以上.
        about: where 左右 stands behind what is counted, in 30个班左右.
        value, high, unit: what it counts: of 19万人 they are 19 and 万人.
    """

    number: Number
    start: int
    end: int
    behind: int
    value: Decimal
    high: Decimal | None
    unit: str
    about: int | None = None

    @property
    def last(self) -> int:
        """Behind all that compares it."""
        return self.behind if self.about is None else self.about + len("左右")


def amounts_in(text: str) -> Iterator[Amount]:
    """Yield the numbers of a passage, each with its unit; "" where none is known.

    A number that no plan can state is left to others, to be asked about.

    >>> [(str(each.value), each.unit) for each in amounts_in("达到19万人以上，占三成，投资3亿元")]
    [('19', '万人'), ('30', '%'), ('3', '亿元')]
    """
    end = 0
    for number in read_numbers(text, chinese=True):
        if number.start < end:  # the 10万 of 9/10万 belongs to its unit
            continue
        amount = _amount(text, number)
        end = amount.end
        if can_be_stated(amount.value) and (amount.high is None or can_be_stated(amount.high)):
            yield amount


def _amount(text: str, number: Number) -> Amount:
    value, high, unit, end = _counted(text, number)
    behind = _behind(text, end)
    return Amount(
        number=number, start=number.start, end=end, behind=behind,
        value=value, high=high, unit=unit,
        about=about_behind(text, end) if unit and behind == end else None,
    )  # fmt: skip


def _counted(text: str, number: Number) -> tuple[Decimal, Decimal | None, str, int]:
    if number.unit is not None:
        high = None if number.high is None else _rounded(number.high, number)
        return _rounded(number.value, number), high, number.unit, number.end
    before = text[: number.start].rstrip()[-1:]
    if before == "后" and text.startswith(("名", "位"), number.end):
        return number.value, number.high, "", number.end  # 退出后20位 is a rank from below
    ranked = before in ("前", "第")
    if before == "前" and _LAST.match(text, number.end) and number.value < _MOST_RANKS:
        return number.value, number.high, RANK, number.end  # 排名进入前三
    if ranked and text.startswith(("名", "强", "位"), number.end):
        return number.value, number.high, RANK, number.end + 1
    if number.scale != 1:
        start, length = unit_at(text, number.digits_end)
        if length and start + length > number.end:
            unit = "".join(text[start : start + length].split())
            return number.digits_value, number.digits_high, unit, start + length
    start, length = unit_at(text, number.end)
    if gap := _NEXT.search(text, start, start + length):  # 162.7% 116.5%
        length = gap.start() - start
    unit = "".join(text[start : start + length].split())
    if unit in ("", "个") and _POINTS.match(text, start + length):
        unit = "个百分点"
    return number.value, number.high, unit, start + length if length else number.end


def _rounded(value: Decimal, number: Number) -> Decimal:
    """Return a value whose digits never end, as 三分之一, with those that a plan would state."""
    return value if number.ends else value.quantize(_STATED)


@cache
def _comparing_behind() -> re.Pattern[str]:
    return re.compile(any_of({word for term in COMPARATORS for word in term.behind}))


def _behind(text: str, end: int) -> int:
    opens = _OPENS.match(text, end)
    start = opens.end() if opens else end
    found = _comparing_behind().match(text, start)
    if found is None or (len(found[0]) == 1 and text[found.end() : found.end() + 1].isalpha()):
        return end
    return found.end()


def comparator(words: str, amount: Amount) -> ComparatorCode | None:
    """Return what `words` say of the number that they hold; None for a bare one.

    >>> comparator("不超过3家", next(amounts_in("不超过3家")))
    'at_most'
    """
    if amount.high is not None:
        return "between"
    number = next(
        (each for each in read_numbers(words, chinese=True) if each.text == amount.number.text),
        None,
    )
    found = comparison(words, number).codes if number is not None else frozenset()
    if {"more_than", "about"} <= found:  # 30余家
        return "more_than"
    if {"at_most", "about"} <= found:  # 控制在70%左右
        return "about"
    return next((code for code in _CODES if code in found), None)

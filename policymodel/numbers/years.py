"""Years and five-year plans, as documents name them."""

import re

from attrs import frozen

from policymodel.folding import fold
from policymodel.numbers.numerals import DIGITS

# It begins with a digit, and looks back then: most texts hold none, and are passed over fast.
_YEAR = re.compile(r"[12](?<![0-9].)(?:(?<=1)9[4-9]|(?<=2)[01])[0-9]{1,2}(?![0-9])")
_FIRST = 2001  # of 十五
_PLAN = re.compile(r"十([一二三四五六七八九]?)(?:五|(?<=[一二三四五六七八九])个五年)")


@frozen
class YearsStated:
    """Years printed in digits, and first and last year of each five-year plan that is named."""

    years: tuple[int, ...]
    plans: tuple[tuple[int, int], ...]

    def ends(self, year: int) -> bool:
        """Return whether `year` is stated as a year, or as the last of a plan."""
        return year in self.years or any(last == year for _, last in self.plans)

    def begins(self, year: int) -> bool:
        """Return whether `year` is stated as a year, or as the first of a plan."""
        return year in self.years or any(first == year for first, _ in self.plans)


# 2032年起3年内, and 三年内 by itself, which a plan's own years tell.
WITHIN = r"([0-9]{1,2}|[一二两三四五六七八九十])\s*年(?:之?内|时间|期间)"
SINCE = rf"\s*年起[，,]?(?:用|在)?\s*{WITHIN}"
RUN = rf"((?:19|20)[0-9]{{2}}){SINCE}"
_RUN = re.compile(RUN)
_WITHIN = re.compile(WITHIN)


def years_within(text: str) -> int | None:
    """Return in how many years from the beginning of a plan something is done: 三年内.

    >>> years_within("5年内"), years_within("五年时间"), years_within("5年")
    (5, 5, None)
    """
    found = _WITHIN.fullmatch(fold(text))
    return years_counted(found[1]) if found else None


def years_counted(printed: str) -> int:
    """Return how many years are printed: 3, 三, 两.

    >>> [years_counted(each) for each in ("3", "三", "两", "十")]
    [3, 3, 2, 10]
    """
    return int(printed) if printed.isdigit() else 10 if printed == "十" else DIGITS[printed]


def years_stated(text: str) -> YearsStated:
    """Return the years that `text` states: in four digits, or by a five-year plan's name.

    >>> years_stated("2022—2025年").years, years_stated("“十四五”期间").plans
    ((2022, 2025), ((2021, 2025),))
    >>> years_stated("第十四个五年规划").plans
    ((2021, 2025),)
    >>> years_stated("2032年起3年内").years
    (2032, 2034)
    """
    text = fold(text)
    years = [int(printed) for printed in _YEAR.findall(text) if len(printed) == 4]
    for first, count in _RUN.findall(text) if "年起" in text else ():
        years.append(int(first) + years_counted(count) - 1)
    # An empty numeral is found at 0.
    firsts = (_FIRST + 5 * "十一二三四五六七八九".find(order) for order in _PLAN.findall(text))
    return YearsStated(tuple(years), tuple((first, first + 4) for first in firsts))


# 2021—2025年, 2021年至2025年; and plans by their numbers, but not 十五条 or 二十四五处.
_SPAN = re.compile(
    r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})\s*年?\s*(?:[-—–~―]{1,2}|至|到)\s*"
    r"(?P<last>(?:19|20)[0-9]{2})(?![0-9])"
)
_NUMBERED = re.compile(
    r"(?<![一二三四五六七八九])十([一二三四五六七八九])(?:五(?![条项个点处方大年])|个五年)"
)


def span_named(text: str) -> tuple[int, int] | None:
    """Return the one span of years that `text` names; None where it names several, or also a year
    outside it.

    >>> span_named("科技创新行动方案（2023—2025年）"), span_named("“十四五”科技创新规划")
    ((2023, 2025), (2021, 2025))
    """
    text = fold(text)
    spans = {(int(found["first"]), int(found["last"])) for found in _SPAN.finditer(text)}
    firsts = (_FIRST + 5 * DIGITS[order] for order in _NUMBERED.findall(text))
    spans.update((first, first + 4) for first in firsts)
    if len(spans) != 1:
        return None
    ((first, last),) = spans
    years = years_stated(text).years
    return (first, last) if all(first <= year <= last for year in years) else None

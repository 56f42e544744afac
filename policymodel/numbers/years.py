"""Years and five-year plans, as documents name them."""

import re

from attrs import frozen

from policymodel.folding import fold

# It begins with a digit, and looks back then: most texts hold none, and are passed over fast.
_YEAR = re.compile(r"[12](?<![0-9].)(?:(?<=1)9[4-9]|(?<=2)[01])[0-9]{1,2}(?![0-9])")
_PLAN = re.compile(r"十([一二三四五六七八九]?)五")


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


def years_stated(text: str) -> YearsStated:
    """Return the years that `text` states: in four digits, or by a five-year plan's name.

    >>> years_stated("2022—2025年").years, years_stated("“十四五”期间").plans
    ((2022, 2025), ((2021, 2025),))
    """
    text = fold(text)
    years = (int(printed) for printed in _YEAR.findall(text) if len(printed) == 4)
    # 十五 began in 2001; an empty numeral is found at 0.
    firsts = (2001 + 5 * "十一二三四五六七八九".find(order) for order in _PLAN.findall(text))
    return YearsStated(tuple(years), tuple((first, first + 4) for first in firsts))

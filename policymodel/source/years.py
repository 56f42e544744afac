"""Digits and years as documents print them, without moving a character."""

import re

from attrs import frozen

from policymodel.model import Span

_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_RUN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile(r"(?<![0-9])(?:19[4-9]|20|21)[0-9]{1,2}(?![0-9])")
_PLAN = re.compile(r"十([一二三四五六七八九]?)五")
_NUMERAL = re.compile(r"[0-9〇零一二三四五六七八九十]")


def half_width(text: str) -> str:
    """Return `text` with full-width digits and points made half-width, one for one."""
    return text.translate(_HALF)


def number_spans(text: str) -> tuple[Span, ...]:
    """Return where the runs of Arabic digits stand, a decimal point included.

    >>> text = "1.建设３.５家"
    >>> [half_width(text[span.slice]) for span in number_spans(text)]
    ['1', '3.5']
    """
    return tuple(Span(found.start(), found.end()) for found in _RUN.finditer(half_width(text)))


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
    years = (int(printed) for printed in _YEAR.findall(half_width(text)) if len(printed) == 4)
    # 十五 began in 2001; an empty numeral is found at 0.
    firsts = (2001 + 5 * "十一二三四五六七八九".find(order) for order in _PLAN.findall(text))
    return YearsStated(tuple(years), tuple((first, first + 4) for first in firsts))


_SPAN = re.compile(
    r"(?:[0-9]{4}\s*年?(?:\s*(?:[—–~-]{1,2}|至|到)\s*[0-9]{4}\s*年?)?|十[一二三四五六七八九]?五)"
)


def is_year(text: str, at: Span) -> bool:
    """Return whether `at` holds a year, a span of years or a five-year plan: whole, and alone.

    Neither 到 before it nor quotes around it belong to it, so that there is one right span and
    one moved by a character is seen.

    >>> text = "到2025年,建成"
    >>> [is_year(text, Span(*at)) for at in ((1, 6), (0, 6), (0, 5), (1, 7), (2, 6))]
    [True, False, False, False, False]
    """
    window = half_width(text[max(at.start - 1, 0) : at.end + 1])
    before, after = window[: at.start > 0], window[at.end - max(at.start - 1, 0) :]
    inside = window[len(before) : len(window) - len(after)]
    whole = not before.isdigit() and not after.isdigit()
    return whole and after != "年" and bool(_SPAN.fullmatch(inside))


def begins_with_numeral(text: str, start: int) -> bool:
    """Return whether a numeral begins at `start`: not before it, and not in its middle."""
    window = half_width(text[max(start - 1, 0) : start + 1])
    here = window[-1:] if start else window[:1]
    before = window[0] if start else ""
    return bool(_NUMERAL.fullmatch(here)) and not before.isdigit()

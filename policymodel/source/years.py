"""Years and numerals at their places in a document."""

import re

from policymodel.folding import fold
from policymodel.model import Span
from policymodel.numbers import YearsStated, years_stated, years_within
from policymodel.numbers.years import RUN
from policymodel.source.content import content

__all__ = [
    "YearsStated", "begins_with_numeral", "half_width", "is_year", "unbroken",
    "years_stated",
]  # fmt: skip

_NUMERAL = re.compile(r"[0-9〇零一二三四五六七八九十]")
_SPAN = re.compile(
    r"(?:[0-9]{4}\s*年?(?:\s*(?:[—–~-]{1,2}|至|到)\s*[0-9]{4}\s*年?)?|十[一二三四五六七八九]?五|第?十[一二三四五六七八九]个五年"
    rf"|[0-9]{{4}}\s*年\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*日)?|{RUN})"
)
_MONTH = re.compile(r"[0-9]{1,2}\s*月")
half_width = fold


def is_year(text: str, at: Span) -> bool:
    """Return whether `at` holds a year, a span of years or a five-year plan: whole, and alone.

    Month and day behind a year belong to it; neither 到 before it nor quotes around it do, so
    that there is one right span and one moved by a character is seen.

    >>> text = "到2025年,建成"
    >>> [is_year(text, Span(*at)) for at in ((1, 6), (0, 6), (0, 5), (1, 7), (2, 6))]
    [True, False, False, False, False]
    >>> text = "到2025年7月底,2026年年底"
    >>> [is_year(text, Span(*at)) for at in ((1, 8), (1, 6), (1, 5), (10, 15), (10, 14))]
    [True, False, False, True, False]
    >>> is_year("2026年1.2万套", Span(0, 5))
    True
    """
    window = fold(text[max(at.start - 1, 0) : at.end + 1])
    before, after = window[: at.start > 0], window[at.end - max(at.start - 1, 0) :]
    inside = unbroken(window[len(before) : len(window) - len(after)])
    goes_on = after.isdigit() and not inside.endswith("年")
    goes_on = goes_on or bool(_MONTH.match(fold(text[at.end : at.end + 4])))
    whole = not before.isdigit() and not goes_on
    whole = whole and not (after == "年" and inside[-1:].isdigit())  # 2026年年底
    return whole and bool(_SPAN.fullmatch(inside) or years_within(inside))


def unbroken(printed: str) -> str:
    """Return what is printed at a year as on one line, should a line or page end within it.

    >>> unbroken("十\\n四五"), unbroken("2025年")
    ('十四五', '2025年')
    """
    return content(printed, 0, len(printed)).text if "\n" in printed else printed


def begins_with_numeral(text: str, start: int) -> bool:
    """Return whether a numeral begins at `start`: not before it, and not in its middle."""
    window = fold(text[max(start - 1, 0) : start + 1])
    here = window[-1:] if start else window[:1]
    before = window[0] if start else ""
    return bool(_NUMERAL.fullmatch(here)) and not before.isdigit()

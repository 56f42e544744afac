"""Where a text prints years, spans of years and five-year plans."""

import re
from collections.abc import Iterator

from policymodel.model import Span
from policymodel.numbers.years import SINCE
from policymodel.source.years import half_width, years_stated

_NO_MORE = r"(?:\s?年|(?![0-9]))"
# Each begins with one of a few signs, and looks back then: found fast.
_YEARS = re.compile(
    r"[0-9十](?:(?<=[0-9])(?<![0-9].)[0-9]{3}(?:"
    rf"(?<=(?:19|20)[0-9]{{2}}){SINCE}"
    r"|\s?年\s?[0-9]{1,2}\s?月(?:\s?[0-9]{1,2}\s?日)?"
    rf"|{_NO_MORE}(?:\s*(?:[—–~-]{{1,2}}|至|到)\s*[0-9]{{4}}{_NO_MORE})?)"
    r"|(?<=十)(?:[一二三四五六七八九]?五|[一二三四五六七八九]个五年))"
)


def year_spans(text: str) -> Iterator[Span]:
    """Yield where years, spans of years and five-year plans stand; months belong to a year.

    >>> text = "2022—2025年，到2025年，“十四五”期间"
    >>> [text[at.slice] for at in year_spans(text)]
    ['2022—2025年', '2025年', '十四五']
    >>> [at.end for at in year_spans("2025 年，2025 个")]
    [6, 11]
    >>> text = "到2025年7月底，其中2026年1.2万套"
    >>> [text[at.slice] for at in year_spans(text)]
    ['2025年7月', '2026年']
    >>> [text[at.slice] for text in ("2032年起3年内建成",) for at in year_spans(text)]
    ['2032年起3年内']
    """
    yield from year_spans_folded(half_width(text))


def year_spans_folded(text: str) -> Iterator[Span]:
    """Yield the `year_spans` of a text that is folded."""
    for found in _YEARS.finditer(text):
        stated = years_stated(found.group())
        if stated.years or stated.plans:
            yield Span(found.start(), found.end())

"""The years of a passage: which of them govern what is stated behind them."""

import re
from collections.abc import Iterator

from attrs import frozen

from policymodel.anchoring.printed import loose_places
from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.statements import Horizon
from policymodel.folding import fold
from policymodel.model import PartialDate, Period, Span
from policymodel.numbers import years_stated, years_within
from policymodel.numbers.years import WITHIN
from policymodel.source.yearspans import year_spans, year_spans_folded

# 比2020年, 较“十三五”末, 以2020年为基数; 2020年的, 2020年水平: what something is measured from.

_NUMBER = re.compile(r"[〔\[［(（](20[0-9]{2})[〕\]］)）]\s?第?\s?[0-9]{1,4}\s?号")
_OF_PLAN = re.compile("(?:计划|方案|规划|纲要|意见|行动)[”’]?[（(]$")  # …行动计划（2024—2026年）
_HEAD = 400
_WITHIN = re.compile(rf"(?<![0-9]){WITHIN}")


@frozen
class YearWord:
    """A year, a span of years or a five-year plan as a passage prints it.

    Attributes:
        start, end: its place in the passage.
        first, last: the years; first is None where one alone is named.
        role: whether it governs what follows, is what something is compared with, lies in the
            past, belongs to a name, or says which of the things are meant.
        opens: whether it is the first of those that come: 2031年起.
    """

    start: int
    end: int
    first: int | None
    last: int
    role: str
    opens: bool = False


class Calendar:
    """What is past and what is to come for a document: by its date, else by its period."""

    def __init__(
        self, issued: PartialDate | None, period: Period | None, title: str, text: str = ""
    ) -> None:
        self._issued = issued.year if issued else None
        start = period.start if period else None
        self.start, self.end = start, period.end if period else None
        named = years_stated(title)
        is_dated = len(set(named.years)) == 1 and not named.plans  # …和2035年远景目标纲要
        self.title_year = named.years[0] if is_dated else None
        self.title_at = _titled(text, title, self.title_year) if self.title_year else None
        known = [year for year in (self._issued or _numbered(text), start) if year is not None]
        self._today = min(known) if known else self.title_year

    def is_past(self, year: int) -> bool:
        """Whether a year lies before the document and its period."""
        return self._today is not None and year < self._today

    def is_start(self, year: int) -> bool:
        """Whether a column of a table of that year holds what is, not what is to be."""
        if self.start is not None:
            return year < self.start
        return self._issued is not None and year < self._issued

    def words(self, text: str, *, looks_back: bool = False) -> Iterator[YearWord]:
        """Yield the years of a passage, which is folded, each with its role.

        What `looks_back` tells of no year before the document as of one to come, though it may be
        the first of its period: 2021年，达到 of a plan for 2021 to 2025 that came in 2022.

        >>> calendar = Calendar(PartialDate(2022, 3), None, "")
        >>> [(each.last, each.role) for each in calendar.words("比2020年下降，到2025年达到")]
        [(2020, 'base'), (2025, 'horizon')]
        """
        for at in year_spans_folded(text):
            if not _is_year(text, at):
                continue
            stated = years_stated(text[at.slice])
            first, last = _bounds(stated.years, stated.plans)
            if first is not None and first > last:
                continue  # the number of a standard: DB41/2087—2021
            role = self._role(text, at, last, is_plan=bool(stated.plans))
            if looks_back and role == "horizon" and self._issued and last < self._issued:
                role = "past"
            yield YearWord(at.start, at.end, first, last, role, _opens(text, at))

    def within(self, text: str) -> Iterator[YearWord]:
        """Yield where a passage speaks of as many years as the plan has: 三年内."""
        if self.start is None or self.end is None:
            return
        for found in _WITHIN.finditer(text):
            if years_within(found.group()) == self.end - self.start + 1:
                yield YearWord(*found.span(), self.start, self.end, "horizon")

    def _role(self, text: str, at: Span, last: int, *, is_plan: bool) -> str:
        before, behind = text[max(at.start - 6, 0) : at.start], text[at.end : at.end + 20]
        is_named = _is_quoted(text, at) or (behind[:1] in "）)" and _OF_PLAN.search(before))
        if is_named or grammar.pattern("named_behind").match(behind):
            return "name"
        is_of_what = is_plan and not behind.lstrip('”" ').startswith(("期", "时期"))
        if grammar.pattern("attribute_behind").match(behind) or (
            is_of_what and grammar.pattern("attribute_before").search(before)
        ):
            return "attribute"
        if grammar.pattern("base_before").search(before) and (
            self.is_past(last) or before.rstrip('“" ')[-1:] not in "以在"
        ):
            return "base"
        if _opens(text, at) and not self.is_past(last):
            return "horizon"  # 自2031年起
        if grammar.pattern("past_before").search(before):
            return "past"
        if self.is_past(last):
            return "past"
        return "past" if grammar.pattern("past_behind").match(behind) else "horizon"


def _opens(text: str, at: Span) -> bool:
    return grammar.pattern("opens_years").match(text, at.end) is not None


def _numbered(text: str) -> int | None:
    """Return the year of the first document number at the head of a text: 云政发〔2022〕11号."""
    found = _NUMBER.search(fold(text[:_HEAD]))
    return int(found[1]) if found else None


def _titled(text: str, title: str, year: int) -> Span | None:
    """Return where the title that stands in the text names its year."""
    for at in loose_places(text, title):
        for found in year_spans(text[at.slice]):
            if years_stated(text[at.start + found.start : at.start + found.end]).ends(year):
                return Span(at.start + found.start, at.start + found.end)
    return None


def _is_year(text: str, at: Span) -> bool:
    """Whether digits name a year, and count nothing: 2000家."""
    if "年" in text[at.slice] or "五" in text[at.slice]:
        return True
    behind = text[at.end : at.end + 4].lstrip()
    return behind.startswith("年") or (at.end - at.start > 4 and not behind[:1].isalpha())


def _bounds(years: tuple[int, ...], plans: tuple[tuple[int, int], ...]) -> tuple[int | None, int]:
    if len(years) >= 2:
        return years[0], years[-1]
    return (None, years[0]) if years else plans[0]


def _is_quoted(text: str, at: Span) -> bool:
    """Whether a year stands between 《 and 》."""
    open_ = text.rfind("《", max(at.start - 60, 0), at.start)
    return open_ >= 0 and "》" not in text[open_ : at.start]


def as_horizon(word: YearWord, at: Span) -> Horizon:
    """Return the years of a word that stands at `at` in the document."""
    return Horizon(year=word.last, from_year=word.first, at=at, opens=word.opens)

"""The year that governs a statement: stated in it, before it, or by the heading above it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.headings import Frame
from policymodel.anchoring.printed import line_of
from policymodel.model import Deadline, Span
from policymodel.source.facts import Fact
from policymodel.source.years import YearsStated, years_stated
from policymodel.source.yearspans import year_spans

_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_FEWEST_COLUMNS = 3
_MARKS = "*＊※★①②③④⑤†‡#△▲"


def place_years(anchors: Anchors) -> None:
    """Place the years that govern statements, by those that stand before them."""
    horizons = Horizons(anchors)
    for each in anchors.facts:
        if each.key.endswith("year_at") and each.wanted and each.full_path not in anchors.spans:
            at = anchors.of(each.path)
            wanted = _wanted(each)
            found = horizons.governing(at, *wanted) if at is not None else None
            found = found or _restated(anchors, each)
            if found is None and at is not None:
                found = horizons.elsewhere(at, *wanted)
            if found is not None:
                anchors.put(each, found)
            elif at is None and each.key == "year_at" and f"{each.path}.at" in anchors.questions:
                anchors.silent.add(each.full_path)  # its place, once given, tells the year
            else:
                anchors.ask(each, horizons.stating(*wanted))
                if at is None:
                    anchors.silent.add(each.full_path)  # where it is said is asked for first


def _restated(anchors: Anchors, fact: Fact) -> Span | None:
    """Return the year of the target that a target says again, if it is the same year."""
    for number, indicator in enumerate(anchors.plan.indicators):
        for place, target in enumerate(indicator.targets):
            is_it = target.id == getattr(fact.part, "restates", None)
            if is_it and target.year == fact.part.year:
                return anchors.of(f"indicators[{number}].targets[{place}]", fact.key)
    return None


def _wanted(fact: Fact) -> tuple[int | None, int | None]:
    """Return the last and the first year that the span must state."""
    if fact.key != "year_at":
        return getattr(fact.part, fact.key.removesuffix("_at")), None
    return fact.part.year, getattr(fact.part, "from_year", None)


class Horizons:
    """The years of a document, and which of them governs a place."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors, self._frame = anchors, Frame(anchors)
        text = anchors.text
        self._years = [(at, years_stated(text[at.slice])) for at in year_spans(text)]
        self._columns = set(_columns(text, [at for at, _ in self._years]))
        self._stating: dict[tuple[int | None, int | None], list[Span]] = {}
        self._measures = sorted(anchors.measures(), key=lambda each: each.start)
        self._starts = [each.start for each in self._measures]
        due = (anchors.of(each.path) for each in anchors.facts if isinstance(each.part, Deadline))
        self._due = sorted((each for each in due if each), key=lambda each: each.start)

    def stating(self, last: int | None, first: int | None) -> list[Span]:
        """Return every place that states both years."""
        if (last, first) not in self._stating:
            self._stating[last, first] = [
                at
                for at, stated in self._years
                if (last is None or _ends(stated, last))
                and (first is None or _begins(stated, first))
            ]
        return self._stating[last, first]

    def governing(self, at: Span, last: int | None, first: int | None) -> Span | None:
        """Return the year that governs the statement at `at`, if one does.

        That is the footnote of a mark in it; else the nearest before it in its paragraph or its
        measure; else that of its measure's deadline; else the nearest before it in its section,
        from the innermost outwards. The years of another measure govern nothing here.
        The years over the columns of a table govern what stands in them, and no sentence behind it.
        """
        stating = self.stating(last, first)
        if (noted := self._footnote(at, stating)) is not None:
            return noted
        before = [year for year in stating if year.start < at.start]
        if _IDEOGRAPH.search(self._anchors.text, at.start, at.end):
            before = [year for year in before if year not in self._columns]
        own = self._measure(at)
        for region in filter(None, (line_of(self._anchors.text, at.start), own)):
            inside = [year for year in before if year in region]
            if inside:
                return inside[-1]
        if own is not None and (due := self._of_deadline(at, own, stating)) is not None:
            return due
        free = [year for year in before if self._measure(year) in (None, own)]
        for region in self._frame.holding(at.start):
            inside = [year for year in free if year in region]
            if inside:
                return inside[-1]
        return None

    def elsewhere(self, at: Span, last: int | None, first: int | None) -> Span | None:
        """Return the year for a statement that none governs: the title's, or one behind it."""
        stating = self.stating(last, first)
        title = self._anchors.of("document", "title_at")
        named = [year for year in stating if title is not None and year in title]
        line = line_of(self._anchors.text, at.start) or at
        behind = [year for year in stating if year.start >= at.end and year in line]
        return next(iter((*named, *behind)), None)

    def _measure(self, at: Span) -> Span | None:
        """Return the measure that `at` stands in."""
        place = bisect_right(self._starts, at.start) - 1
        return self._measures[place] if place >= 0 and at in self._measures[place] else None

    def _of_deadline(self, at: Span, measure: Span, stating: list[Span]) -> Span | None:
        """Return the year of the first deadline behind `at` in its measure, if it is wanted."""
        first = bisect_right(self._due, at.end, key=lambda each: each.start)
        due = next(iter(self._due[first:]), None)
        if due is None or due not in measure:
            return None
        return next((year for year in stating if year in due), None)

    def _footnote(self, at: Span, stating: list[Span]) -> Span | None:
        """Return the year of the note that explains the mark at the end of `at`."""
        mark = self._anchors.text[at.end - 1]
        if mark not in _MARKS:
            return None
        lines = ((year, line_of(self._anchors.text, year.start)) for year in stating)
        return next(
            (
                year
                for year, line in lines
                if line is not None
                and line.start >= at.end
                and mark in self._anchors.text[line.start : year.start]
            ),
            None,
        )


def _columns(text: str, years: list[Span]) -> Iterator[Span]:
    """Yield the years of three columns or more, that stand one behind the other."""
    run: list[Span] = []
    for year in [*years, None]:
        if year is None or (run and text[run[-1].end : year.start].strip()):
            if len(run) >= _FEWEST_COLUMNS:
                yield from run
            run = []
        if year is not None:
            run.append(year)


def _ends(stated: YearsStated, year: int) -> bool:
    """Whether `year` is the last that is stated: that of 2020—2025 is 2025."""
    return stated.years[-1:] == (year,) or (not stated.years and stated.ends(year))


def _begins(stated: YearsStated, year: int) -> bool:
    return stated.years[:1] == (year,) or (not stated.years and stated.begins(year))

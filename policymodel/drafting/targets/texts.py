"""A passage of prose as it is read: folded, without gaps, with its numbers, years and clauses."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import Amount, amounts_in
from policymodel.drafting.targets.years import Calendar, YearWord
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.quantities.comparators import comparison_in
from policymodel.source.content import content

# Some texts print 。 as a point. What begins with a sign is found fast.
_NO_POINT = r"(?:(?<!\.)|(?<=[\u4e00-\u9fff%”)）]\.)(?=[\u4e00-\u9fff“(（]|$))"
_SENTENCE = re.compile(rf"[。；;！!？?\n\t|.]{_NO_POINT}")
_STOP = re.compile(rf"[，；;。：:！!？?\n\t|(（\[［)）\]］.]{_NO_POINT}")
_OPEN, _CLOSE = "(（[［", ")）]］"
# Purposes of the sections that tell how things stand, not what is to be reached.
LOOKING_BACK = ("other", "preamble")
_FRACTION, _NEAR = re.compile(r"[0-9]\s?[/／]\s?$"), 4
_LONGEST = 240
_MOST = 1500
_QUOTED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,30}”|‘[^‘’\n]{1,30}’")

# Stops of half the width, but not between digits (1,200), are those that the grammar names.
_WIDE = re.compile(r"[,;:](?:(?<![0-9].)|(?![0-9]))")
_STOPS = {",": "，", ";": "；", ":": "："}


class Prose:
    """The text of one passage; offsets count in it, `span` tells them in the document.

    Attributes:
        text: what it says, folded, its stops of full width.
        passage: which it is.
        amounts: the numbers that a plan must account for, with their units.
        years: the years it names.
    """

    def __init__(
        self, document: str, passage: Passage, figures: Sequence[int], calendar: Calendar
    ) -> None:
        self.passage = passage
        self._content = content(document, passage.at.start, passage.at.end)
        self.text = _WIDE.sub(lambda sign: _STOPS[sign[0]], fold(self._content.text))
        self._figures = figures
        self.years: tuple[YearWord, ...] = tuple(
            calendar.words(self.text, looks_back=passage.purpose in LOOKING_BACK)
        )
        self._within = [*calendar.within(self.text)]

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Titles and words in quotation marks, in order."""
        return tuple(found.span() for found in _QUOTED.finditer(self.text))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers that a plan must account for and that are no years, in order."""
        first = bisect_left(self._figures, self.passage.at.start)
        if first == bisect_left(self._figures, self.passage.at.end):
            return ()
        return tuple(
            each
            for each in amounts_in(self.text)
            if self._is_asked(each) and not self._is_year(each)
        )

    @cached_property
    def horizons(self) -> tuple[YearWord, ...]:
        """The years that govern what stands behind them, in order."""
        governing = [each for each in self.years if each.role == "horizon"]
        return tuple(sorted((*governing, *self._within), key=attrgetter("start")))

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Where sentences begin, and the end of the text."""
        ends = [0]
        for found in _SENTENCE.finditer(self.text):
            ends += self._cuts(ends[-1], found.end())
        return (*ends, *self._cuts(ends[-1], len(self.text)))

    def _cuts(self, start: int, end: int) -> Iterator[int]:
        """Yield where a sentence ends, and before where one that never ends is cut."""
        while end - start > _MOST:
            comma = max(self.text.rfind(sign, start, start + _MOST) for sign in "，,、")
            start = comma + 1 if comma > start else start + _MOST
            yield start
        yield end

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` stand in the document."""
        return self._content.span(start, end)

    def printed(self, start: int, end: int) -> str:
        """Return the characters from `start` to `end` as the document prints them."""
        return self._content.text[start:end]

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence begins and ends in which `place` stands."""
        index = bisect_left(self.sentences, place + 1)
        return self.sentences[index - 1], self.sentences[min(index, len(self.sentences) - 1)]

    def clause_start(self, place: int) -> int:
        """Return where the clause begins in which `place` stands; brackets before it are in it."""
        events, starts = self._clauses
        index = bisect_left(events, place) - 1
        return max(starts[index] if index >= 0 else 0, place - _LONGEST)

    def clause_end(self, place: int) -> int:
        """Return where the clause ends in which `place` stands."""
        events, ends = self._clauses_back
        index = bisect_left(events, place)
        end = ends[index] if index < len(ends) else len(self.text)
        return min(end, place + _LONGEST)

    @cached_property
    def _clauses(self) -> tuple[list[int], list[int]]:
        """Where a stop or bracket stands, and where the clause begins that goes on behind it."""
        events: list[int] = []
        starts: list[int] = []
        held: list[tuple[int, int]] = []
        start = 0
        for at in self._stops:
            sign = self.text[at]
            if sign in _OPEN:
                held.append((start, at))
                start = at + 1
            elif sign in _CLOSE and held:
                start, opened = held.pop()
                # 建码头；（市甲局牵头）建灯塔: it closes what was said before.
                if start and not self.text[start:opened].strip():
                    start = at + 1
            elif sign in _CLOSE:
                pass
            else:
                start = at + 1
            events.append(at)
            starts.append(start)
        return events, starts

    @cached_property
    def _clauses_back(self) -> tuple[list[int], list[int]]:
        """Where a stop or bracket stands, and where the clause ends that came up to it."""
        ends: list[int] = []
        held: list[int] = []
        end = len(self.text)
        for at in reversed(self._stops):
            sign = self.text[at]
            if sign in _CLOSE:
                held.append(end)
                end = at
            elif sign in _OPEN:
                end = held.pop() if held else end
            else:
                end = at
            ends.append(end)
        return self._stops, ends[::-1]

    @cached_property
    def _stops(self) -> list[int]:
        # A comma of half the width joins digits.
        return [found.start() for found in _STOP.finditer(self.text)]

    def quote_around(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the title or quotation inside which [start, end) stands."""
        index = bisect_right(self.quoted, (start, len(self.text))) - 1
        around = self.quoted[index] if index >= 0 else (0, -1)
        return around if end <= around[1] else None

    def years_before(self, start: int, end: int) -> Iterator[YearWord]:
        """Yield the years that stand in [start, end)."""
        index = bisect_left(self.years, start, key=_start)
        while index < len(self.years) and self.years[index].start < end:
            yield self.years[index]
            index += 1

    def behind_years(self, low: int, high: int) -> int:
        """Return where [low, high) goes on behind the last year that it names for itself."""
        if not self.years:  # as in most passages
            return low
        years = (each for each in self.years_before(low, high) if each.role != "attribute")
        ends = [each.end for each in years if each.end <= high]
        if not ends:
            return low
        found = grammar.pattern("behind_year").match(self.text, ends[-1])
        return min(found.end() if found else ends[-1], high)

    def _is_asked(self, amount: Amount) -> bool:
        start = self._content.places[amount.start]
        index = bisect_left(self._figures, start)
        end = self._content.places[amount.number.end - 1] + 1
        return index < len(self._figures) and self._figures[index] < end

    def is_unreadable(self, amount: Amount) -> bool:
        """Whether nobody can read a number: a character for private use touches it, which may be
        its point, it is the lower part of a fraction (224/2万千瓦), or what compares it is
        unknown (不准超过3层)."""
        if _FRACTION.search(self.text, max(amount.start - _NEAR, 0), amount.start):
            return True
        if comparison_in(self.text, amount.number).unread:
            return True
        around = self.text[max(amount.start - 1, 0) : amount.number.end + 1]
        return any(unicodedata.category(sign) == "Co" for sign in around)

    def _is_year(self, amount: Amount) -> bool:
        index = bisect_right(self.years, amount.start, key=_start) - 1
        return index >= 0 and amount.number.end <= self.years[index].end + 1


def _start(word: YearWord) -> int:
    return word.start

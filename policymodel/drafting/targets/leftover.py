"""What the numbers are that no statement took: dates, names, furniture of the page."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policymodel.anchoring.proposals import reason_of, region_of
from policymodel.drafting.passages import Passage
from policymodel.model import NotTarget, Span
from policymodel.quantities.figures import Place
from policymodel.source.dates import date_spans
from policymodel.source.yearspans import year_spans

_AROUND = 60  # no date is longer


class _Places:
    """Spans that are looked up; one that lies inside another is left out."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._spans: list[Span] = []
        for at in sorted(spans, key=lambda each: (each.start, each.end)):
            if not self._spans or at.end > self._spans[-1].end:
                self._starts.append(at.start)
                self._spans.append(at)

    def around(self, start: int, end: int) -> Span | None:
        """Return the span that holds [start, end)."""
        index = bisect_right(self._starts, start) - 1
        found = self._spans[index] if index >= 0 else None
        return found if found is not None and end <= found.end else None


def left_over(
    text: str, places: Sequence[Place], taken: Iterable[Span], passages: Sequence[Passage]
) -> Iterator[NotTarget]:
    """Yield as no target each number that stands in none of `taken`, in order.

    What stands in no passage, and is nothing that is known, belongs to the page.
    """
    known, inside = _Places(taken), _Places(each.at for each in passages)
    last = 0
    for start, end in places:
        if known.around(start, end) or start < last:
            continue
        found = _one(text, Span(start, end))
        last = found.at.end if found.at else end
        is_outside = found.why == "other" and inside.around(start, end) is None
        yield evolve(found, why="page_furniture") if is_outside else found


def _one(text: str, number: Span) -> NotTarget:
    at = region_of(text, number)
    why = reason_of(text, at)
    if why == "other" and (date := _date_around(text, number)) is not None:
        at, why = date, "date"
    return NotTarget(words=text[at.slice], why=why, at=at)


def _date_around(text: str, number: Span) -> Span | None:
    """Return the date or the years of which a number is part."""
    low = max(number.start - _AROUND, 0)
    words = text[low : number.end + _AROUND]
    dates = _Places((*(at for at, _ in date_spans(words)), *year_spans(words)))
    found = dates.around(number.start - low, number.end - low)
    return Span(low + found.start, low + found.end) if found else None

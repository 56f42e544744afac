"""Spans that are looked up by what they hold."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from policymodel.model import Span


class Spans:
    """Spans, which may overlap, to be asked which of them hold another.

    >>> spans = Spans([Span(0, 9), Span(2, 4), Span(12, 15)])
    >>> list(spans.around(Span(3, 4))), Span(8, 10) in spans
    ([1, 0], False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        placed = sorted((at.start, at.end, number) for number, at in enumerate(spans))
        self._starts = [start for start, _, _ in placed]
        self._placed = placed
        self._reach = list(accumulate((end for _, end, _ in placed), max))

    def around(self, at: Span) -> Iterator[int]:
        """Yield which of the spans hold `at`, by their numbers, the last that begins first."""
        place = bisect_right(self._starts, at.start) - 1
        while place >= 0 and self._reach[place] >= at.end:
            _, end, number = self._placed[place]
            if end >= at.end:
                yield number
            place -= 1

    def __contains__(self, at: Span) -> bool:
        return next(self.around(at), None) is not None

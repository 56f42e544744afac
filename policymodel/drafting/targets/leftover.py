"""What the numbers are that no statement took: dates, names, furniture of the page."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from policymodel.anchoring.proposals import reason_of, region_of
from policymodel.model import NotTarget, Span
from policymodel.quantities.figures import Place


def left_over(text: str, places: Sequence[Place], taken: Iterable[Span]) -> Iterator[NotTarget]:
    """Yield as no target each number that stands in none of `taken`, in order."""
    starts: list[int] = []
    ends: list[int] = []
    for at in sorted(taken, key=lambda each: (each.start, each.end)):
        if not ends or at.end > ends[-1]:
            starts.append(at.start)
            ends.append(at.end)
    last = 0
    for start, end in places:
        place = bisect_right(starts, start) - 1
        if (place >= 0 and end <= ends[place]) or start < last:
            continue
        at = region_of(text, Span(start, end))
        last = at.end
        yield NotTarget(words=text[at.slice], why=reason_of(text, at), at=at)

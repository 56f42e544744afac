"""Tables that tell what came of a plan that is over: what stands in them is no target."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from policymodel.drafting.targets.cells import Cell, data
from policymodel.drafting.targets.layout import Column
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import fold
from policymodel.model import NotTarget, Span

_ABOVE = 2  # lines in which the caption stands
_LONGEST = 60
_OVER = ("baseline", "past")


def looks_back(text: str, head: Span, columns: Sequence[Column], calendar: Calendar) -> bool:
    """Return whether a table tells what came of a plan: it says so, or names one that is over.

    Args:
        text: the canonical text.
        head: where the heads of its columns stand.
        columns: its columns of values.
        calendar: what is past and what is to come.
    """
    ahead = [each for each in columns if each.holds not in _OVER and each.year is not None]
    if any(not _is_over(each.year, calendar) for each in ahead):
        return False
    above = list(islice(_above(text, head.start), _ABOVE))
    said = [fold(each) for each in (text[head.slice], *above)]
    if any(re.search(data()["looks_back"], "".join(each.split())) for each in said):
        return True
    years = [each.last for line in said for each in calendar.words(line)]
    return bool(years) and all(_is_over(each, calendar) for each in years)


def _is_over(year: int | None, calendar: Calendar) -> bool:
    return year is not None and (calendar.is_past(year) or calendar.is_start(year))


def _above(text: str, place: int) -> Iterator[str]:
    """Yield the lines above a place that are no sentences, the nearest first."""
    end = place - 1
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        end = start - 1
        if len(line) > _LONGEST or line.endswith(("。", "；")):
            return
        if line:
            yield line


def as_history(text: str, cells: Sequence[Cell]) -> list[NotTarget]:
    """Return the numbers of cells as what was."""
    return [
        NotTarget(words=text[each.at.slice], why="history", at=each.at)
        for each in cells
        if each.sort == "value"
    ]

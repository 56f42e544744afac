"""The years of targets whose measure alone says when it is done: in a label or a column."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from policymodel.drafting.spans import Spans
from policymodel.model import Deadline, Indicator, Measure, Span, Target
from policymodel.numbers import years_stated
from policymodel.source.yearspans import year_spans

_LABEL = re.compile(r"(?:时限|时间|期限|节点)[*】\]]*\s*[:：]\s*$")
_NEW_CELL = re.compile("[\n\t|]")
_NEAR = 16  # characters of a label
_YEARLY = ("per_year", "growth_rate")


def dated(
    text: str, indicators: Sequence[Indicator], made: Sequence[Measure]
) -> Iterator[Indicator]:
    """Yield indicators, their targets without a year with that by which their measure is due.

    A measure has such a year where one of its deadlines stands in a label or a cell of its own and
    not in the sentence of something else: 完成时限：2024年12月底.
    """
    placed = [each for each in made if each.at]
    spans = Spans(each.at for each in placed if each.at)
    dues = [_due(text, each) for each in placed]
    for each in indicators:
        targets = tuple(_dated(one, spans, dues) for one in each.targets)
        yield evolve(each, targets=targets) if targets != each.targets else each


def _dated(one: Target, spans: Spans, dues: Sequence[tuple[int, Span] | None]) -> Target:
    if one.year is not None or one.at is None or one.kind in _YEARLY:
        return one
    inside = [dues[number] for number in spans.around(one.at)]
    if len(inside) != 1 or inside[0] is None:
        return one
    year, at = inside[0]
    return evolve(one, year=year, year_at=at)


def _due(text: str, measure: Measure) -> tuple[int, Span] | None:
    """Return the year by which a measure is due, and where that is stated."""
    dates = [each for each in measure.due if not each.starts and _is_apart(text, each)]
    if len(dates) != 1:
        return None
    [due] = dates
    if due.year is None or due.at is None or _goes_on(text, due.at, measure):
        return None
    for at in year_spans(text[due.at.slice]):
        if years_stated(text[due.at.slice][at.slice]).ends(due.year):
            return due.year, Span(due.at.start + at.start, due.at.start + at.end)
    return None


def _goes_on(text: str, at: Span, measure: Measure) -> bool:
    """Whether another time follows on the line: 2031年完成一半，2032年完成全部."""
    behind = (each.at for each in measure.due if each.at and each.at.start >= at.end)
    return any(not _NEW_CELL.search(text, at.end, other.start) for other in behind)


def _is_apart(text: str, due: Deadline) -> bool:
    """Whether a deadline stands in no sentence: behind its label, on a line or in a cell."""
    if due.at is None:
        return False
    before = text[max(due.at.start - _NEAR, 0) : due.at.start]
    is_cell = before.rstrip(" \u3000")[-1:] in ("", "\n", "\t", "|")
    return bool(_LABEL.search(before)) or is_cell

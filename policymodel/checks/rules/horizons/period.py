"""Dates by which something is due."""

from collections.abc import Iterator
from datetime import date

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Deadline


@rule("H101", "error")
def deadline_is_a_date(index: Index) -> Iterator[Violation]:
    """A deadline is a year, a month of a year, or a day that the calendar has."""
    for path, deadline, _ in index.parts(Deadline):
        if not _is_date(deadline):
            yield Violation(path, found=_shown(deadline))


def _is_date(deadline: Deadline) -> bool:
    if deadline.month is None:
        return deadline.day is None
    try:
        date(deadline.year, deadline.month, 1 if deadline.day is None else deadline.day)
    except (ValueError, OverflowError):
        return False
    return True


def _shown(deadline: Deadline) -> str:
    month = "?" if deadline.month is None else str(deadline.month)
    day = "" if deadline.day is None else f"-{deadline.day}"
    return f"{deadline.year}-{month}{day}"

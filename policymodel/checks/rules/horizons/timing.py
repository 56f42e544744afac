"""When things are due: at a date, after the document was issued, before the plan ends."""

from collections.abc import Iterator
from datetime import date

from policymodel.analysis.wording import short, years
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Deadline
from policymodel.text import Text

# What holds in each year, and what is never counted, needs no year of its own.
_UNDATED = ("per_year", "qualitative")


@rule("H101", "error")
def deadline_is_a_date(index: Index) -> Iterator[Violation]:
    """A deadline is a year, a month of a year, or a day that the calendar has."""
    for path, deadline, _ in index.parts(Deadline):
        if not _is_date(deadline):
            yield Violation(path, found=_shown(deadline))


@rule("H201", "info")
def target_has_year(index: Index) -> Iterator[Violation]:
    """In a plan that dates its targets, each target has a year."""
    end = index.plan.period.end
    if end is None and not any(placed.target.year for placed in index.targets):
        return
    linked = {here.path for here, _ in index.restatements}
    dated = {there.path for here, there in index.restatements if here.target.year}
    undated = [
        placed
        for placed in index.targets
        if placed.target.year is None
        and placed.target.kind not in _UNDATED
        # Of a target that stands twice, one year is enough, and one finding.
        and placed.path not in dated
        and placed.path not in linked
    ]
    by = Text(f"；可参照规划期末 {end} 年", f", by the plan's end in {end}") if end else ""
    for placed in undated:
        if placed.target.kind != "milestone":
            name = short(placed.indicator.name)
            yield Violation(placed.path, name=name, target=placed, by=by)
    found = [(one.path, one.indicator.name) for one in undated if one.target.kind == "milestone"]
    yield from once(found, len(undated), "milestones", by=by)


@rule("H202", "warning")
def target_is_not_history(index: Index) -> Iterator[Violation]:
    """A target is not due in a year before the one in which the document was issued."""
    document, start = index.plan.document, index.plan.period.start
    issued = document.issued or document.published
    if issued is None or start is None:
        return  # without a first year T104 holds years against the issue
    for placed in index.targets:
        year = placed.target.year
        if year is not None and start <= year < issued.year:
            yield Violation(f"{placed.path}.year", issued=issued.year, year=year)


@rule("H203", "warning")
def deadline_is_within_period(index: Index) -> Iterator[Violation]:
    """A measure is due before the plan ends."""
    end = index.plan.period.end
    for path, deadline, _ in index.parts(Deadline):
        if end is not None and deadline.year > end:
            yield Violation(f"{path}.year", end=end, year=deadline.year)


@rule("H204", "warning")
def deadline_is_after_issue(index: Index) -> Iterator[Violation]:
    """A measure is not due before the document was issued."""
    issued = index.plan.document.issued
    for path, deadline, _ in index.parts(Deadline):
        if issued is not None and _is_before(deadline, issued):
            year, month = deadline.year, deadline.month
            day = Text(f"{year}年{month}月", f"{year}-{month:02}") if month else years(year, year)
            yield Violation(path, issued=issued, due=day)


def _is_before(deadline: Deadline, issued: date) -> bool:
    """Whether even the last day of a deadline's year, month or day lies before."""
    if deadline.year != issued.year or not deadline.month:
        return deadline.year < issued.year
    if deadline.month != issued.month or not deadline.day:
        return deadline.month < issued.month
    return deadline.day < issued.day


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

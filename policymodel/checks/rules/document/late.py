"""Plans that come late in the years that they are for."""

from collections.abc import Iterator

from policymodel.analysis.wording import dated
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule

_LATE = 10  # from October on, most of a year is over


@rule("D220", "info")
def first_year_is_not_over(index: Index) -> Iterator[Violation]:
    """A plan is issued before most of its first year is over."""
    issued, period = index.plan.document.issued, index.plan.period
    first = period.start
    if issued is None or period.end in (None, first):
        return
    if issued.year == first and issued.month >= _LATE:
        day = dated(issued.year, issued.month, issued.day)
        yield Violation("document.issued", issued=day, first=first)

"""What the document's title says of its years, beside the plan's period."""

from collections.abc import Iterator

from policymodel.analysis.issue import titled_otherwise
from policymodel.analysis.wording import years
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule


@rule("D215", "warning")
def period_is_as_titled(index: Index) -> Iterator[Violation]:
    """The plan's period is the one that the document's title names."""
    span, period = titled_otherwise(index.plan), index.plan.period
    if span is not None:
        key = "start" if period.start not in (None, span[0]) else "end"
        given = years(period.start, period.end)
        yield Violation(f"period.{key}", titled=years(*span), period=given)

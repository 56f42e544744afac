"""When a document was issued, as far as it tells."""

import re

from policymodel.model import Document, Plan
from policymodel.numbers import span_named

# 鲁政字〔2022〕225号: the year of a document number.
_NUMBER_YEAR = re.compile(r"[〔\[【(（［]((?:19|20|21)[0-9]{2})[〕\]】)）］]")


def year_of(number: str | None) -> int | None:
    """Return the year in a document's number.

    >>> year_of("鲁政字〔2022〕225号"), year_of("第5号")
    (2022, None)
    """
    found = _NUMBER_YEAR.search(number or "")
    return int(found[1]) if found else None


def year_issued(document: Document) -> int | None:
    """Return the year of issue; where no date is given that of the number, else of publication.

    A document may be put on a page years after it was issued, and still has its number.
    """
    if document.issued:
        return document.issued.year
    return year_of(document.number) or (document.published.year if document.published else None)


def over_before_issue(plan: Plan) -> int | None:
    """Return the year of issue of a plan whose period was over by then, else nothing."""
    issued, first, last = year_issued(plan.document), plan.period.start, plan.period.end
    is_over = issued is not None and last is not None and (first or last) <= last < issued
    return issued if is_over else None


def is_within_period(plan: Plan, year: int) -> bool:
    """Return whether a year is one of the plan's, which begins when nothing else is said with its
    issue; of a period that was over before, nothing can be said.
    """
    first, last = plan.period.start or year_issued(plan.document), plan.period.end
    if over_before_issue(plan) is not None:
        return True
    return not ((first and year < first) or (last and year > last))


def titled_otherwise(plan: Plan) -> tuple[int, int] | None:
    """Return the years that a document's title names, where the plan's period has others."""
    span, period = span_named(plan.document.title), plan.period
    if span is None or (period.start or 0) > (period.end or period.start or 0):
        return None  # of a period that runs backward D101 tells
    agrees = period.start in (None, span[0]) and period.end in (None, span[1])
    return None if agrees else span

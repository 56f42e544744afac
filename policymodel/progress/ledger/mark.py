"""What a ledger says of itself, in words that everybody sees: plan, period, revision, log."""

import re

from attrs import frozen

from policymodel.progress.period import ReportingPeriod

FORMAT = 1
"""The version of the ledger's form."""
_LINE = "{plan} {period} r{revision} n{after} f{format}"
_PATTERN = re.compile(
    r"(?P<plan>[^\s：:]+) (?P<period>[0-9]{4}(?:-[HQ]?[0-9]{1,2})?) r(?P<revision>[0-9a-f]+)"
    r" n(?P<after>[0-9]{1,18}) f(?P<format>[0-9]{1,9})"
)


@frozen(kw_only=True)
class Mark:
    """Which ledger it is.

    Attributes:
        plan: the id of the plan.
        period: the period that is reported on.
        revision: the revision of the plan when it was written.
        after: the number of the last batch in the log then: what it was filled in with.
        format: the version of its form.
    """

    plan: str
    period: ReportingPeriod
    revision: str
    after: int = 0
    format: int = FORMAT

    @property
    def line(self) -> str:
        """The mark in one line.

        >>> mark = Mark(plan="chengde", period=ReportingPeriod.of("2025-Q2"), revision="0a1b")
        >>> mark.line, Mark.of("台账编号：" + mark.line) == mark
        ('chengde 2025-Q2 r0a1b n0 f1', True)
        """
        return _LINE.format(
            plan=self.plan, period=self.period.code, revision=self.revision, after=self.after,
            format=self.format,
        )  # fmt: skip

    @classmethod
    def of(cls, text: str) -> "Mark | None":
        """Return the mark that stands at the end of a text; None where none does."""
        found = re.search(f"{_PATTERN.pattern}$", text.strip())
        if found is None:
            return None
        return cls(
            plan=found["plan"], period=ReportingPeriod.of(found["period"]),
            revision=found["revision"], after=int(found["after"]), format=int(found["format"]),
        )  # fmt: skip

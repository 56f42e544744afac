"""A plan beside its document: what several rules look up, worked out once."""

from functools import cached_property

from attrs import frozen

from policymodel.model import Plan
from policymodel.source.coverage import Coverage, coverage
from policymodel.source.document import SourceText
from policymodel.source.facts import Fact, facts


@frozen
class Examined:
    """A plan beside its document.

    Attributes:
        plan: the plan.
        source: the text that it cites.
    """

    plan: Plan
    source: SourceText

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every place of the plan that holds a span."""
        return tuple(facts(self.plan))

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the document the plan accounts for."""
        return coverage(self.plan, self.source)

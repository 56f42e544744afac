"""What a rule sees: the plan as it is looked up, its document, and what was asked."""

from functools import cached_property, partial

from attrs import field, frozen

from policymodel.analysis.index import PlanIndex
from policymodel.checks.engine.bounds import Bounds
from policymodel.findings import Finding
from policymodel.source import Coverage, SourceText, coverage
from policymodel.source.facts import Fact, facts


@frozen
class Index(PlanIndex):
    """One plan, in one check.

    Attributes:
        bounds: beyond what something is worth telling.
        codes: codes of the rules there are; empty where nobody said.
        ran: codes of the rules that this check runs.
        source: the document, where the plan is held against it.
        found: what the rules found, for those that judge suppressions and so run last.
    """

    bounds: Bounds = field(factory=Bounds)
    codes: frozenset[str] = frozenset()
    ran: frozenset[str] = frozenset()
    source: SourceText = field(factory=partial(SourceText, ""))
    found: tuple[Finding, ...] = ()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every place of the plan that holds a span."""
        return tuple(facts(self.plan))

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the document the plan accounts for."""
        return coverage(self.plan, self.source, self.facts)

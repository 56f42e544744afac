"""What a rule sees: the plan as it is looked up, and what the check was asked."""

from attrs import field, frozen

from policymodel.analysis.index import PlanIndex
from policymodel.checks.engine.bounds import Bounds
from policymodel.findings import Finding


@frozen
class Index(PlanIndex):
    """One plan, in one check.

    Attributes:
        bounds: beyond what something is worth telling.
        codes: codes of the rules there are; empty where nobody said.
        found: what the rules found, for those that judge suppressions and so run last.
    """

    bounds: Bounds = field(factory=Bounds)
    codes: frozenset[str] = frozenset()
    found: tuple[Finding, ...] = ()

"""Family O: which measure leads to which result."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.ownership import results

RULES: tuple[Rule, ...] = (*results.RULES,)

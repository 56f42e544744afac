"""Family O: which measure leads to which result."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.ownership import results

RULES = rules_of(results)

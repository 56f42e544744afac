"""Family G: what watches over the plan."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.governance import mechanisms

RULES = rules_of(mechanisms)

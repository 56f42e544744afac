"""Family G: what watches over the plan."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.governance import mechanisms

RULES: tuple[Rule, ...] = (*mechanisms.RULES,)

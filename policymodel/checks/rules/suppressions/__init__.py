"""Family S: the plan's suppressions; these rules run after all others."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.suppressions import suppressions

RULES: tuple[Rule, ...] = (*suppressions.RULES,)

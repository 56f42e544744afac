"""Family S: the plan's suppressions; these rules run after all others."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.suppressions import suppressions

RULES = rules_of(suppressions)

"""Family L: what refers to something, and names that are alike."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.references import names

RULES: tuple[Rule, ...] = (*names.RULES,)

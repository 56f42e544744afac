"""Family L: what refers to something, and names that are alike."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.references import names

RULES = rules_of(names)

"""Family R: who is responsible for what."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.responsibility import assignments, organizations, prose, roles

RULES = rules_of(assignments, organizations, prose, roles)

"""Family R: who is responsible for what."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.responsibility import assignments, organizations, prose, roles

RULES: tuple[Rule, ...] = (
    *roles.RULES,
    *assignments.RULES,
    *organizations.RULES,
    *prose.RULES,
)

"""Family B: baselines, and the way from them to the targets."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.baselines import fields, progress

RULES: tuple[Rule, ...] = (
    *progress.RULES,
    *fields.RULES,
)

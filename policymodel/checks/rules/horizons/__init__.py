"""Family H: periods and deadlines."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.horizons import period, timing

RULES: tuple[Rule, ...] = (
    *period.RULES,
    *timing.RULES,
)

"""Family U: units."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.units import known, measurement

RULES: tuple[Rule, ...] = (
    *known.RULES,
    *measurement.RULES,
)

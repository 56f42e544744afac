"""All rules: a folder a family, in the order in which their findings come."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules import (
    baselines,
    document,
    governance,
    horizons,
    ownership,
    references,
    responsibility,
    suppressions,
    targets,
    units,
)

RULES: tuple[Rule, ...] = (
    *units.RULES,
    *targets.RULES,
    *baselines.RULES,
    *references.RULES,
    *responsibility.RULES,
    *ownership.RULES,
    *governance.RULES,
    *horizons.RULES,
    *document.RULES,
    *suppressions.RULES,
)
"""All rules, in the order in which their findings come."""

CODES = tuple(each.code for each in RULES)
"""Their codes."""

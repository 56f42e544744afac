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
    verification,
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
"""The rules that a plan alone keeps, in the order in which their findings come."""

VERIFY_RULES = verification.RULES
"""The rules that a plan keeps beside its document."""

CODES = tuple(each.code for each in (*RULES, *VERIFY_RULES))
"""The codes of all rules."""

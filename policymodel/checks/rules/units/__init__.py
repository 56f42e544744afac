"""Family U: units."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.units import known, measurement

RULES = rules_of(known, measurement)

"""Family H: periods and deadlines."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.horizons import period, timing

RULES = rules_of(period, timing)

"""Family B: baselines, and the way from them to the targets."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.baselines import fields, progress

RULES = rules_of(fields, progress)

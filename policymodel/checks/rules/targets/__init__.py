"""Family T: targets, alone and beside each other."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.targets import (
    fields,
    parts,
    promises,
    repetitions,
    restatements,
    sums,
    trajectories,
    values,
)

RULES: tuple[Rule, ...] = (
    *values.RULES,
    *fields.RULES,
    *restatements.RULES,
    *repetitions.RULES,
    *sums.RULES,
    *parts.RULES,
    *trajectories.RULES,
    *promises.RULES,
)

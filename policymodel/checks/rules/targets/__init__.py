"""Family T: targets, alone and beside each other."""

from policymodel.checks.engine.rule import rules_of
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

RULES = rules_of(fields, parts, promises, repetitions, restatements, sums, trajectories, values)

"""Words shared by all plans, as data: each a closed, ordered `Vocabulary`.

The words stand in the YAML files of this folder, for people who know the field.
"""

from policymodel.vocabulary.terms import Comparator, Instrument, Role, Term, Vocabulary, vocabulary

__all__ = [
    "ACCUMULATIONS", "ATTRIBUTES", "BASES", "COMMITMENTS", "COMPARATORS", "COMPLETENESS",
    "CONCEPTS", "COVERAGES", "DIRECTIONS", "FUNCTIONS", "INSTRUMENTS", "LEVELS",
    "MECHANISM_KINDS", "NOT_TARGET_REASONS", "ORGANIZATION_KINDS", "ROLES", "SIDES",
    "TARGET_KINDS", "UNIT_KINDS", "Comparator", "Instrument", "Role", "Term", "Vocabulary",
]  # fmt: skip

ACCUMULATIONS = vocabulary("accumulations", Term)
ATTRIBUTES = vocabulary("attributes", Term)
BASES = vocabulary("bases", Term)
COMMITMENTS = vocabulary("commitments", Term)
COMPARATORS = vocabulary("comparators", Comparator)
COMPLETENESS = vocabulary("completeness", Term)
CONCEPTS = vocabulary("concepts", Term)
COVERAGES = vocabulary("coverages", Term)
DIRECTIONS = vocabulary("directions", Term)
FUNCTIONS = vocabulary("functions", Term)
INSTRUMENTS = vocabulary("instruments", Instrument)
LEVELS = vocabulary("levels", Term)
MECHANISM_KINDS = vocabulary("mechanism_kinds", Term)
NOT_TARGET_REASONS = vocabulary("not_target_reasons", Term)
ORGANIZATION_KINDS = vocabulary("organization_kinds", Term)
ROLES = vocabulary("roles", Role)
SIDES = vocabulary("sides", Term)
TARGET_KINDS = vocabulary("target_kinds", Term)
UNIT_KINDS = vocabulary("unit_kinds", Term)

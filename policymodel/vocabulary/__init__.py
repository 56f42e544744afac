"""Words shared by all plans, as data: each a closed, ordered `Vocabulary`.

The words stand in the YAML files of this folder, for people who know the field.
"""

from policymodel.vocabulary.load import vocabulary
from policymodel.vocabulary.terms import Comparator, Instrument, Role, Term, Vocabulary

__all__ = [
    "ACCUMULATIONS",
    "ATTRIBUTES",
    "BASES",
    "COMMITMENTS",
    "COMPARATORS",
    "COMPLETENESS",
    "CONCEPTS",
    "COVERAGES",
    "DIRECTIONS",
    "FUNCTIONS",
    "INSTRUMENTS",
    "LEVELS",
    "MECHANISM_KINDS",
    "NOT_TARGET_REASONS",
    "ORGANIZATION_KINDS",
    "ROLES",
    "SIDES",
    "TARGET_KINDS",
    "Comparator",
    "Instrument",
    "Role",
    "Term",
    "Vocabulary",
]

ACCUMULATIONS = vocabulary("accumulations")
ATTRIBUTES = vocabulary("attributes")
BASES = vocabulary("bases")
COMMITMENTS = vocabulary("commitments")
COMPARATORS = vocabulary("comparators", Comparator)
COMPLETENESS = vocabulary("completeness")
CONCEPTS = vocabulary("concepts")
COVERAGES = vocabulary("coverages")
DIRECTIONS = vocabulary("directions")
FUNCTIONS = vocabulary("functions")
INSTRUMENTS = vocabulary("instruments", Instrument)
LEVELS = vocabulary("levels")
MECHANISM_KINDS = vocabulary("mechanism_kinds")
NOT_TARGET_REASONS = vocabulary("not_target_reasons")
ORGANIZATION_KINDS = vocabulary("organization_kinds")
ROLES = vocabulary("roles", Role)
SIDES = vocabulary("sides")
TARGET_KINDS = vocabulary("target_kinds")

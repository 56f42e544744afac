"""Words shared by all plans, as data: each a closed, ordered `Vocabulary`."""

from policymodel.vocabulary.concepts import CONCEPTS
from policymodel.vocabulary.measures import (
    COMPLETENESS,
    COVERAGES,
    INSTRUMENTS,
    LEVELS,
    MECHANISM_KINDS,
    SIDES,
    Instrument,
)
from policymodel.vocabulary.organizations import FUNCTIONS, ORGANIZATION_KINDS
from policymodel.vocabulary.roles import BASES, ROLES, Role
from policymodel.vocabulary.targets import (
    ACCUMULATIONS,
    ATTRIBUTES,
    COMMITMENTS,
    COMPARATORS,
    DIRECTIONS,
    NOT_TARGET_REASONS,
    TARGET_KINDS,
    Comparator,
)
from policymodel.vocabulary.terms import Term, Vocabulary

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

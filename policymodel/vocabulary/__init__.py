"""Words shared by all plans, as data: each a closed, ordered `Vocabulary`.

The words stand in the YAML files of this folder, for people who know the field.
"""

from policymodel.vocabulary.terms import (
    Comparator,
    Concept,
    Instrument,
    ProgressStatus,
    ReportStatus,
    Role,
    Scheme,
    Term,
    Vocabulary,
    vocabulary,
)

__all__ = [
    "ACCUMULATIONS", "ATTRIBUTES", "BASES", "CHANGES", "COMMITMENTS", "COMPARATORS",
    "COMPLETENESS", "CONCEPTS", "CONVENTION_KINDS", "COVERAGES", "DIRECTIONS", "FUNCTIONS",
    "INSTRUMENTS", "LAMPS", "LEVELS", "MECHANISM_KINDS", "NOT_TARGET_REASONS", "OFFICIAL_ROLES",
    "ORGANIZATION_KINDS", "PROGRESS_STATUSES", "RECURRENCES", "REPORT_STATUSES", "ROLES", "SCHEMES",
    "SIDES", "TARGET_KINDS", "UNIT_KINDS",
    "Comparator", "Concept", "Instrument", "ProgressStatus", "ReportStatus", "Role", "Scheme",
    "Term", "Vocabulary",
]  # fmt: skip

ACCUMULATIONS = vocabulary("accumulations", Term)
ATTRIBUTES = vocabulary("attributes", Term)
BASES = vocabulary("bases", Term)
CHANGES = vocabulary("changes", Term)
COMMITMENTS = vocabulary("commitments", Term)
COMPARATORS = vocabulary("comparators", Comparator)
COMPLETENESS = vocabulary("completeness", Term)
CONCEPTS = vocabulary("concepts", Concept)
CONVENTION_KINDS = vocabulary("convention_kinds", Term)
COVERAGES = vocabulary("coverages", Term)
DIRECTIONS = vocabulary("directions", Term)
FUNCTIONS = vocabulary("functions", Term)
INSTRUMENTS = vocabulary("instruments", Instrument)
LAMPS = vocabulary("lamps", Term)
LEVELS = vocabulary("levels", Term)
MECHANISM_KINDS = vocabulary("mechanism_kinds", Term)
NOT_TARGET_REASONS = vocabulary("not_target_reasons", Term)
OFFICIAL_ROLES = vocabulary("official_roles", Term)
ORGANIZATION_KINDS = vocabulary("organization_kinds", Term)
PROGRESS_STATUSES = vocabulary("progress_statuses", ProgressStatus)
RECURRENCES = vocabulary("recurrences", Term)
REPORT_STATUSES = vocabulary("report_statuses", ReportStatus)
ROLES = vocabulary("roles", Role)
SCHEMES = vocabulary("schemes", Scheme)
SIDES = vocabulary("sides", Term)
TARGET_KINDS = vocabulary("target_kinds", Term)
UNIT_KINDS = vocabulary("unit_kinds", Term)

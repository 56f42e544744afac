"""The targets of a document: statements in prose and tables, linked to indicators."""

from policymodel.drafting.targets.reading import ReadTargets, read_targets

__all__ = ["ReadTargets", "read_targets"]

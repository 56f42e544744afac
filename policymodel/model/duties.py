"""What is asked of an organization, and what a measure is to reach: answers of a plan."""

from typing import Literal, NamedTuple

from policymodel.model.document import Organization
from policymodel.model.measure import Measure, Mechanism
from policymodel.model.target import Indicator, Target
from policymodel.model.words import BasisCode, RoleCode


class MeasureTarget(NamedTuple):
    """A target that the document states inside a measure, or whose indicator the measure serves.

    `relation` tells the one from the other, and what serves by the compiler's judgement alone.
    """

    indicator: Indicator
    target: Target
    relation: Literal["stated", "served", "judged"]


class Duty(NamedTuple):
    """What one measure asks of an organization."""

    measure: Measure
    role: RoleCode
    basis: BasisCode
    name: str  # as printed there: one of its own, or that of a group it is a member of
    targets: tuple[MeasureTarget, ...]


class Duties(NamedTuple):
    """All that a plan asks of an organization."""

    organization: Organization
    measures: tuple[Duty, ...]  # in the order of the measures; stated before proposed
    mechanisms: tuple[Mechanism, ...]  # those that it runs, itself or in a group

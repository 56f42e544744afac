"""What is asked of an organization, and what a measure is to reach: answers of a plan."""

from typing import Literal, NamedTuple

from policymodel.model.document import Organization
from policymodel.model.measure import Deadline, Measure, Mechanism
from policymodel.model.target import Indicator, Target
from policymodel.model.words import BasisCode, RoleCode


class MeasureTarget(NamedTuple):
    """A target of a measure.

    Attributes:
        indicator: its indicator.
        target: the target.
        relation: ``"stated"`` where the document states the target inside the measure,
            ``"served"`` where the measure is one of those that serve the indicator.
    """

    indicator: Indicator
    target: Target
    relation: Literal["stated", "served"]


class Duty(NamedTuple):
    """What one measure asks of an organization.

    Attributes:
        measure: the measure.
        role: the organization's role in it.
        basis: ``"document"``, or ``"proposed"`` by a planner.
        name: the name printed there: one of its own, or that of a group it is a member of.
        targets: the measure's targets.
    """

    measure: Measure
    role: RoleCode
    basis: BasisCode
    name: str
    targets: tuple[MeasureTarget, ...]

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """When the measure or parts of it are due."""
        return self.measure.deadlines


class Duties(NamedTuple):
    """All that a plan asks of an organization.

    Attributes:
        organization: the organization.
        measures: its duties, in the order of the measures; stated before proposed.
        mechanisms: the mechanisms that it runs, itself or in a group.
    """

    organization: Organization
    measures: tuple[Duty, ...]
    mechanisms: tuple[Mechanism, ...]

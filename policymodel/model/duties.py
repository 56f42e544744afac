"""What is asked of an organization, and what a measure is to reach: answers of a plan."""

from typing import Literal, NamedTuple

from policymodel.model.document import Organization
from policymodel.model.measure import Measure, Mechanism
from policymodel.model.target import Indicator, Target
from policymodel.model.words import BasisCode, RoleCode


class MeasureTarget(NamedTuple):
    """A target of a measure, and how it is one.

    ``"stated"`` where the document states the target inside the measure, ``"served"`` where the
    measure is one of those that serve the indicator.
    """

    indicator: Indicator
    target: Target
    relation: Literal["stated", "served"]


class Duty(NamedTuple):
    """What one measure asks of an organization.

    Attributes:
        basis: ``"document"``, or ``"proposed"`` by a planner.
        name: the name printed there: one of its own, or that of a group it is a member of.
    """

    measure: Measure
    role: RoleCode
    basis: BasisCode
    name: str
    targets: tuple[MeasureTarget, ...]


class Duties(NamedTuple):
    """All that a plan asks of an organization.

    Attributes:
        measures: its duties, in the order of the measures; stated before proposed.
        mechanisms: the mechanisms that it runs, itself or in a group.
    """

    organization: Organization
    measures: tuple[Duty, ...]
    mechanisms: tuple[Mechanism, ...]

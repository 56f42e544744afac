"""Plan and its parts: frozen, keyword-only, Decimal values, no I/O."""

from policymodel.findings import FieldError
from policymodel.model.document import (
    Citation,
    Document,
    Jurisdiction,
    Organization,
    Period,
    Section,
    Source,
)
from policymodel.model.duties import Duties, Duty, MeasureTarget
from policymodel.model.measure import Deadline, Measure, Mechanism, Responsibility
from policymodel.model.ownunit import OwnUnit
from policymodel.model.plan import NotTarget, Plan, Suppression
from policymodel.model.span import Span
from policymodel.model.target import Baseline, Goal, Indicator, Target

__all__ = [
    "Baseline", "Citation", "Deadline", "Document", "Duties", "Duty", "FieldError", "Goal",
    "Indicator", "Jurisdiction", "Measure", "MeasureTarget", "Mechanism", "NotTarget",
    "Organization", "OwnUnit", "Period", "Plan", "Responsibility", "Section", "Source", "Span",
    "Suppression", "Target",
]  # fmt: skip

"""Plan and its parts: frozen, keyword-only, Decimal values, no I/O."""

from policymodel.findings import FieldError
from policymodel.model.convention import Convention
from policymodel.model.deadline import Deadline
from policymodel.model.document import (
    Citation,
    Document,
    Jurisdiction,
    Organization,
    Period,
    Section,
    Source,
    UpperTarget,
)
from policymodel.model.duties import Duties, Duty, MeasureTarget
from policymodel.model.measure import (
    Measure,
    MeasurePart,
    Mechanism,
    Official,
    Responsibility,
)
from policymodel.model.ownunit import OwnUnit
from policymodel.model.partialdate import PartialDate
from policymodel.model.plan import NotTarget, Plan, Suppression
from policymodel.model.span import Span
from policymodel.model.target import Baseline, Goal, Indicator, JudgedLink, Target

__all__ = [
    "Baseline", "Citation", "Convention", "Deadline", "Document", "Duties", "Duty", "FieldError",
    "Goal", "Indicator", "JudgedLink", "Jurisdiction", "Measure", "MeasurePart", "MeasureTarget",
    "Mechanism", "NotTarget", "Official", "Organization", "OwnUnit", "PartialDate", "Period",
    "Plan", "Responsibility", "Section", "Source", "Span", "Suppression", "Target", "UpperTarget",
]  # fmt: skip

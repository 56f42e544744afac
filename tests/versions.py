"""A small plan, and other versions of it that differ in one thing."""

from decimal import Decimal
from typing import Any

import attrs

from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Section,
    Source,
    Span,
    Target,
)

BERTHS = Target(
    id="berths.2030", kind="level", comparator="at_least", value=Decimal(12), unit="个", year=2030,
    words="建成12个", at=Span(3, 9),
)  # fmt: skip
BERTH = Indicator(id="berths", name="泊位", unit="个", targets=(BERTHS,), measures=("m1",))
HARBOUR = Measure(
    id="m1", title="扩建港区",
    responsibilities=(Responsibility(role="lead", organizations=("市港航局",)),),
)  # fmt: skip
CHANNEL = Measure(id="m2", title="疏浚航道", deadlines=(Deadline(year=2029),))
OLD = Plan(
    id="yunzhou",
    document=Document(title="港口方案", source=Source(sha256="a" * 64, characters=9)),
    jurisdiction=Jurisdiction(name="云州市", level="city"),
    organizations=(Organization(name="市港航局", kind="department"),),
    sections=(Section(number="一", title="总则"),),
    indicators=(BERTH,),
    measures=(HARBOUR, CHANNEL),
)


def with_berths(**fields: Any) -> Plan:
    """The plan with other fields of its target."""
    made = attrs.evolve(BERTH, targets=(attrs.evolve(BERTHS, **fields),))
    return attrs.evolve(OLD, indicators=(made,))


def with_harbour(**fields: Any) -> Plan:
    """The plan with other fields of its first measure."""
    return attrs.evolve(OLD, measures=(attrs.evolve(HARBOUR, **fields), CHANNEL))

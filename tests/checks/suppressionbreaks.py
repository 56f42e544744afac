"""The ways of breaking what a plan wants suppressed, once each."""

from collections.abc import Callable

import attrs
from checks.plans import Break

from policymodel.model import Plan, Suppression

REASON = "原文即如此，已向起草处核实"


def with_suppressions(plan: Plan, *suppressions: Suppression) -> Plan:
    return attrs.evolve(plan, suppressions=suppressions)


def _told(code: str, path: str, each: Suppression) -> Callable[[Plan], Break]:
    return lambda plan: Break(code, path, with_suppressions(plan, each))


BREAKS: tuple[Callable[[Plan], Break], ...] = (
    _told("S101", "suppressions[0].reason", Suppression(rule="U101", reason="已核。……！")),
    _told("S101", "suppressions[0].reason", Suppression(rule="U101", at="m0", reason="it is ok")),
    _told("S102", "suppressions[0].rule", Suppression(rule="U1O1", reason=REASON)),
    _told("S102", "suppressions[0].rule", Suppression(rule="U", reason=REASON)),
    _told("S102", "suppressions[0].rule", Suppression(rule="S104", reason=REASON)),
    _told("S103", "suppressions[0].at", Suppression(rule="U101", at="m99", reason=REASON)),
    _told("S103", "suppressions[0].at", Suppression(rule="U101", at="measure[0]", reason=REASON)),
    _told("S104", "suppressions[0]", Suppression(rule="U101", reason=REASON)),
    _told("S104", "suppressions[0]", Suppression(rule="U101", at="firms", reason=REASON)),
    _told("S104", "suppressions[0]", Suppression(rule="U101", at="measures[7].id", reason=REASON)),
)

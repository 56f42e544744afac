"""The ways of breaking what a plan wants silenced, once each."""

from collections.abc import Callable

import attrs
from checks.plans import Break

from policymodel.model import Plan, Silence

REASON = "原文即如此，已向起草处核实"


def with_silences(plan: Plan, *silences: Silence) -> Plan:
    return attrs.evolve(plan, silences=silences)


def _silenced(code: str, path: str, suppress: Silence) -> Callable[[Plan], Break]:
    return lambda plan: Break(code, path, with_silences(plan, suppress))


BREAKS: tuple[Callable[[Plan], Break], ...] = (
    _silenced("S101", "silences[0].reason", Silence(rule="U101", reason="已核。……！")),
    _silenced("S101", "silences[0].reason", Silence(rule="U101", at="m0", reason="it is ok")),
    _silenced("S102", "silences[0].rule", Silence(rule="U1O1", reason=REASON)),
    _silenced("S102", "silences[0].rule", Silence(rule="U", reason=REASON)),
    _silenced("S102", "silences[0].rule", Silence(rule="S104", reason=REASON)),
    _silenced("S103", "silences[0].at", Silence(rule="U101", at="m99", reason=REASON)),
    _silenced("S103", "silences[0].at", Silence(rule="U101", at="measure[0]", reason=REASON)),
    _silenced("S104", "silences[0]", Silence(rule="U101", reason=REASON)),
    _silenced("S104", "silences[0]", Silence(rule="U101", at="firms", reason=REASON)),
    _silenced("S104", "silences[0]", Silence(rule="U101", at="measures[7].id", reason=REASON)),
)

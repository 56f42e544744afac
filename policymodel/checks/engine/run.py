"""Holding a plan against rules: which of them run, what is reported, what is suppressed."""

from collections.abc import Collection, Iterator, Sequence

import attrs
from attrs import frozen

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.own import run_own
from policymodel.checks.engine.rule import FAMILIES, Rule
from policymodel.checks.engine.settings import CheckSettings
from policymodel.checks.engine.suppressions import Suppressed, suppress
from policymodel.findings import Finding
from policymodel.model import Plan
from policymodel.source import Coverage

_LAST = FAMILIES["suppressions"].letter
"""The family of the rules that look at what the others found."""


@frozen(kw_only=True)
class Examination:
    """What came of holding a plan against the rules.

    Attributes:
        findings: what the rules found, in the order of the rules, then of the plan.
        suppressed: what they found and the plan suppresses with a reason, in the same order.
        faults: what is wrong with rules that the plan's package brought, not with the plan.
        coverage: how much of its document the plan accounts for, where the two were compared.
        unread: whether they were compared without reading, for want of its language.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    faults: tuple[Finding, ...] = ()
    coverage: Coverage | None = None
    unread: bool = False


def run(
    plan: Plan,
    rules: Sequence[Rule],
    own: Sequence[Rule],
    settings: CheckSettings,
    *,
    codes: Collection[str] = (),
    index: Index | None = None,
) -> Examination:
    """Hold `plan` against `rules` and its `own` ones, and then its suppressions against both.

    Args:
        codes: codes of the rules that there are beside these.
        index: the plan with its document, for rules that hold the one against the other.
    """
    every = (*rules, *own)
    asked = {each.code for each in every if settings.level(each.code, each.severity) != "off"}
    last = [each for each in rules if each.code[0] == _LAST and each.code in asked]
    if last:
        # Whether a suppression is needed is known only where its rule has run, chosen or not.
        asked.update(each.rule for each in plan.suppressions)
    index = index or Index(plan, settings.bounds)
    first = [each for each in rules if each.code in asked and each.code[0] != _LAST]
    found = [each.finding(violation) for each in first for violation in each.find(index)]
    faults: list[Finding] = []
    for each in own:
        if each.code in asked:
            findings, wrong = run_own(each, plan, settings.bounds)
            found.extend(findings)
            faults.extend(wrong)
    kept, suppressed = suppress(index.suppressions, found)
    if plan.suppressions:
        ran = frozenset(each.code for each in every)
        judged = index.judging(codes=ran.union(codes), ran=ran, found=tuple(found))
        kept += tuple(one for each in last for one in each(judged))
    excused = ((one, each.reason) for each in suppressed for one in _as_set([each[0]], settings))
    return Examination(
        findings=tuple(_as_set(kept, settings)),
        suppressed=tuple(Suppressed(*each) for each in excused),
        faults=tuple(faults),
    )


def _as_set(findings: Sequence[Finding], settings: CheckSettings) -> Iterator[Finding]:
    """Yield the findings that are reported, each as severe as it is to be."""
    for found in findings:
        level = settings.level(found.code, found.severity)
        if level == found.severity:
            yield found
        elif level != "off":
            yield attrs.evolve(found, severity=level)

"""The rules a plan must keep, and the check that holds it to them.

A family of rules is a module that ends in a tuple of them; `RULES` puts the families
together in the order of their codes' letters in `FAMILIES`.
"""

from collections.abc import Iterable

from policymodel.checks import (
    assignments,
    baselines,
    bodies,
    courses,
    document,
    governance,
    horizons,
    layout,
    measurement,
    ownership,
    parts,
    progress,
    promises,
    prose,
    provenance,
    references,
    repetitions,
    responsibility,
    restatements,
    sums,
    targets,
    timing,
    units,
    values,
)
from policymodel.checks.index import Index
from policymodel.checks.rule import FAMILIES, Breach, Example, Family, Rule, rule
from policymodel.findings import Finding
from policymodel.model import Plan

RULES: tuple[Rule, ...] = (
    *units.RULES,
    *measurement.RULES,
    *values.RULES,
    *targets.RULES,
    *restatements.RULES,
    *repetitions.RULES,
    *sums.RULES,
    *parts.RULES,
    *courses.RULES,
    *promises.RULES,
    *progress.RULES,
    *baselines.RULES,
    *references.RULES,
    *responsibility.RULES,
    *assignments.RULES,
    *bodies.RULES,
    *prose.RULES,
    *ownership.RULES,
    *governance.RULES,
    *horizons.RULES,
    *timing.RULES,
    *document.RULES,
    *provenance.RULES,
    *layout.RULES,
)
"""All rules, in the order in which their findings come."""


def check(
    plan: Plan, *, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> tuple[Finding, ...]:
    """Return what the rules find in `plan`: in the order of the rules, then of the plan.

    The same plan gives the same findings, however it was made. Findings carry no file and no
    line: `policymodel.reading.with_lines` adds them.

    Args:
        plan: any plan; none makes a rule raise.
        select: codes of the rules to run, or beginnings of codes (``"T"``); None for all.
        ignore: codes, or beginnings of codes, of rules not to run.

    Raises:
        ValueError: `select` or `ignore` names a code that no rule has.
    """
    index = Index(plan)
    return tuple(found for each in selected(select, ignore) for found in each(index))


def selected(
    select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> tuple[Rule, ...]:
    """Return the rules that `select` and `ignore` leave, in their order.

    Raises:
        ValueError: one of them names a code that no rule has.

    >>> [each.code for each in selected(select=["D1"], ignore=["D103", "D104"])]
    ['D101', 'D102']
    """
    wanted = None if select is None else _known(select)
    unwanted = () if ignore is None else _known(ignore)
    return tuple(
        each
        for each in RULES
        if (wanted is None or each.code.startswith(wanted)) and not each.code.startswith(unwanted)
    )


def _known(codes: Iterable[str]) -> tuple[str, ...]:
    known = (codes,) if isinstance(codes, str) else tuple(codes)
    for code in known:
        if not code or not any(each.code.startswith(code) for each in RULES):
            raise ValueError(f"expected the code of a rule or its beginning, found {code!r}")
    return known


__all__ = [
    "FAMILIES",
    "RULES",
    "Breach",
    "Example",
    "Family",
    "Index",
    "Rule",
    "check",
    "rule",
    "selected",
]

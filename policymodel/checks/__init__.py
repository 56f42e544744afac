"""The rules a plan must keep, and the check that holds it to them.

A family of rules is a module that ends in a tuple of them; `RULES` puts the families
together in the order of their codes' letters in `FAMILIES`.
"""

from collections.abc import Iterable, Sequence

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
    silences,
    sums,
    targets,
    timing,
    units,
    values,
)
from policymodel.checks.examining import Examination, hold
from policymodel.checks.index import Index
from policymodel.checks.own import unfit
from policymodel.checks.rule import FAMILIES, Breach, Example, Family, Rule, rule
from policymodel.checks.settings import CheckSettings, is_known
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
    *silences.RULES,
)
"""All rules, in the order in which their findings come."""

CODES = tuple(each.code for each in RULES)
"""Their codes."""


def check(
    plan: Plan,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    settings: CheckSettings | None = None,
    extra: Sequence[Rule] = (),
) -> tuple[Finding, ...]:
    """Return what the rules find in `plan`: in the order of the rules, then of the plan.

    What the plan silences with a reason is left out: `examine` tells that too. The same plan
    gives the same findings, however it was made. Findings carry no file and no line:
    `policymodel.reading.with_lines` adds them.

    Args:
        plan: any plan; none makes a rule of this library raise.
        select: codes of the rules to run, or beginnings of codes (``"T"``); None for all.
        ignore: codes, or beginnings of codes, of rules not to run.
        settings: severities and bounds; also codes, which the two above narrow.
        extra: rules of the plan's own (`policymodel.registry.plan_rules`), with codes that
            begin with Z; one that raises becomes a finding.

    Raises:
        ValueError: a code that no rule has, or an extra rule that is none.
    """
    done = examine(plan, select=select, ignore=ignore, settings=settings, extra=extra)
    return done.findings + done.faults


def examine(
    plan: Plan,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    settings: CheckSettings | None = None,
    extra: Sequence[Rule] = (),
) -> Examination:
    """Return what `check` returns, with what is silenced and what is wrong with extra rules.

    Raises:
        ValueError: as `check`.
    """
    chosen = (settings or CheckSettings()).narrowed(select=select, ignore=ignore)
    _check_codes(chosen.codes())
    for place, wrong in unfit(extra, CODES):
        raise ValueError(f"extra[{place}]: {wrong.en}")
    return hold(plan, RULES, extra, chosen)


def selected(
    select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> tuple[Rule, ...]:
    """Return the rules that `select` and `ignore` leave, in their order.

    Raises:
        ValueError: one of them names a code that no rule has.

    >>> [each.code for each in selected(select=["D1"], ignore=["D103", "D104"])]
    ['D101', 'D102']
    """
    chosen = CheckSettings(select=select, ignore=ignore or ())
    _check_codes(chosen.codes())
    return tuple(each for each in RULES if chosen.loudness(each.code, each.severity) != "off")


def _check_codes(words: Iterable[str]) -> None:
    for word in words:
        if not is_known(word, CODES):
            raise ValueError(f"expected the code of a rule or its beginning, found {word!r}")


__all__ = [
    "CODES",
    "FAMILIES",
    "RULES",
    "Breach",
    "CheckSettings",
    "Examination",
    "Example",
    "Family",
    "Index",
    "Rule",
    "check",
    "examine",
    "rule",
    "selected",
]

"""The rules a plan must keep, and the check that runs them.

`engine/` runs rules, `rules/` holds them: a folder a family.
"""

from collections.abc import Iterable, Sequence

from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.own import unfit
from policymodel.checks.engine.rule import FAMILIES, Family, Rule, Violation, rule
from policymodel.checks.engine.run import Examination, run
from policymodel.checks.engine.settings import CheckSettings
from policymodel.checks.engine.words import Example, Words
from policymodel.checks.rules import CODES, RULES
from policymodel.findings import Finding, SettingsError
from policymodel.model import Plan


def examine(
    plan: Plan,
    *,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    settings: CheckSettings | None = None,
    extra: Sequence[Rule] = (),
) -> Examination:
    """Return what the rules find in `plan`: in the order of the rules, then of the plan.

    `policymodel.check` runs the rules of the plan's own package too. Findings carry no file
    and no line: `policymodel.reading.PlanFile.with_lines` adds them.

    Args:
        plan: any plan; none makes a rule of this library raise.
        select: codes of the rules to run, or beginnings of codes; None for all.
        ignore: codes, or beginnings of codes, of rules not to run.
        settings: severities and bounds; also codes, which the two above narrow.
        extra: more rules, with codes that begin with Z; one that raises becomes a finding.

    Raises:
        SettingsError: a code that no rule has, or an extra rule that is none.
    """
    chosen = (settings or CheckSettings()).narrowed(select=select, ignore=ignore)
    wrong = [
        Finding(code="C003", severity="error", message=told, path=f"extra[{place}]")
        for place, told in unfit(extra, CODES)
    ]
    if wrong:
        raise SettingsError(*wrong)
    return run(plan, RULES, extra, chosen)


def check(
    plan: Plan,
    *,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    settings: CheckSettings | None = None,
    extra: Sequence[Rule] = (),
) -> tuple[Finding, ...]:
    """Return what `examine` finds, and after it what is wrong with the extra rules.

    Raises:
        SettingsError: as `examine`.
    """
    done = examine(plan, select=select, ignore=ignore, settings=settings, extra=extra)
    return done.findings + done.faults


def selected(
    select: str | Iterable[str] | None = None, ignore: str | Iterable[str] | None = None
) -> tuple[Rule, ...]:
    """Return the rules that `select` and `ignore` leave, in their order.

    Raises:
        SettingsError: one of them names a code that no rule has.

    >>> [each.code for each in selected(select="D1", ignore=["D103", "D104"])]
    ['D101', 'D102']
    """
    chosen = CheckSettings(select=select, ignore=ignore or ())
    return tuple(each for each in RULES if chosen.level(each.code, each.severity) != "off")


__all__ = [
    "CODES",
    "FAMILIES",
    "RULES",
    "Bounds",
    "CheckSettings",
    "Examination",
    "Example",
    "Family",
    "Index",
    "Rule",
    "Violation",
    "Words",
    "check",
    "examine",
    "rule",
    "selected",
]

"""The rules a plan must keep, and the check that runs them.

`engine/` runs rules, `rules/` holds them: a folder a family.
"""

from collections.abc import Iterable, Sequence

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.own import unfit
from policymodel.checks.engine.rule import FAMILIES, Example, Family, Rule, Violation, rule
from policymodel.checks.engine.run import Examination, run
from policymodel.checks.engine.settings import CheckSettings, is_known
from policymodel.checks.rules import CODES, RULES
from policymodel.findings import Finding
from policymodel.model import Plan


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
    return run(plan, RULES, extra, chosen)


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
    return tuple(each for each in RULES if chosen.level(each.code, each.severity) != "off")


def _check_codes(words: Iterable[str]) -> None:
    for word in words:
        if not is_known(word, CODES):
            raise ValueError(f"expected the code of a rule or its beginning, found {word!r}")


__all__ = [
    "CODES",
    "FAMILIES",
    "RULES",
    "CheckSettings",
    "Examination",
    "Example",
    "Family",
    "Index",
    "Rule",
    "Violation",
    "check",
    "examine",
    "rule",
    "selected",
]

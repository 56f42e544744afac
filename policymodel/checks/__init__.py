"""The rules a plan must keep, alone and beside its document, and the checks that run them.

`engine/` runs rules, `rules/` holds them: a folder a family.
"""

from collections.abc import Iterable, Sequence

import attrs

from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.own import unfit
from policymodel.checks.engine.rule import FAMILIES, Rule, Violation, rule
from policymodel.checks.engine.run import Examination, run
from policymodel.checks.engine.settings import CheckSettings
from policymodel.checks.engine.words import Example, Words
from policymodel.checks.readers import is_read, readable
from policymodel.checks.rules import CODES, RULES, VERIFY_RULES
from policymodel.checks.rules.suppressions.suppressions import suppression_is_needed
from policymodel.checks.rules.verification.spans import too_long
from policymodel.findings import Finding, SettingsError
from policymodel.model import Plan
from policymodel.source import SourceText, wrong_source

VERIFY_LETTERS = FAMILIES["verification"].letter
CHECK_LETTERS = "".join(each.letter for each in FAMILIES if each.letter != VERIFY_LETTERS)


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
    chosen = check_settings(settings, select=select, ignore=ignore)
    wrong = [
        Finding(code="C003", severity="error", message=told, path=f"extra[{place}]")
        for place, told in unfit(extra, CODES)
    ]
    if wrong:
        raise SettingsError(*wrong)
    return run(plan, readable(RULES, plan.language), extra, chosen, codes=CODES)


def check_settings(
    settings: CheckSettings | None = None,
    *,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
) -> CheckSettings:
    """Return the settings of one check: those of verification's rules say nothing in it.

    Raises:
        SettingsError: C004 a code that no rule has; or nothing is selected that a check runs.
    """
    return (settings or CheckSettings()).narrowed(
        select=select, ignore=ignore, letters=CHECK_LETTERS
    )


def verified(
    plan: Plan,
    source: SourceText,
    *,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    settings: CheckSettings | None = None,
) -> Examination:
    """Return what `plan` says otherwise than its document, in the document's order.

    If `source` is not the text that the plan cites, that is the one finding (V001): offsets
    into another text mean nothing. So it is (V002) if its spans are together many times as
    long as the text: nothing true is, and every one would be read.

    Of a document in a language without readers (`readers.yaml`) only places, quoted words, names
    and headings are compared; V058 says so, and there is no coverage.

    `select`, `ignore` and `settings` are as for `examine`, with codes of verification's rules.

    Raises:
        SettingsError: C004 a code that no rule of verification has.
    """
    chosen = (settings or CheckSettings()).narrowed(
        select=select, ignore=ignore, letters=VERIFY_LETTERS
    )
    index = Index(plan, chosen.bounds, source=source.seen)
    if (wrong := wrong_source(plan, source) or too_long(index)) is not None:
        return Examination(findings=(wrong,))
    rules = (*readable(VERIFY_RULES, plan.language), suppression_is_needed)
    done = run(plan, rules, (), chosen, codes=CODES, index=index)
    covered = index.coverage if is_read(plan.language) else None
    findings = tuple(sorted(done.findings, key=_place))
    return attrs.evolve(done, findings=findings, coverage=covered, unread=covered is None)


def _place(found: Finding) -> tuple[int, str, str]:
    return (found.at[0] if found.at else -1, found.code, found.path)


# fmt: off
__all__ = [
    "CHECK_LETTERS", "CODES", "FAMILIES", "RULES", "VERIFY_LETTERS", "VERIFY_RULES", "Bounds",
    "CheckSettings", "Examination", "Example", "Index", "Rule", "Violation", "Words",
    "check_settings", "examine", "rule", "verified",
]
# fmt: on

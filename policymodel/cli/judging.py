"""Holding many plans against something, and printing what was found: check and verify."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from policymodel.cli import texts
from policymodel.cli.output import finding_trees, with_progress
from policymodel.cli.settings import Settings
from policymodel.findings import Finding, PolicyModelError, Tally
from policymodel.model import Plan
from policymodel.registry import Entry

if TYPE_CHECKING:
    from policymodel.checks.engine.suppressions import Suppressed


class Judged(NamedTuple):
    """What was found about one plan.

    Attributes:
        name: what the user calls the plan.
        file: its file; None where the plugin has none.
        findings: what was found, with file and line.
        facts: what else is worth knowing, by its key in JSON.
        suppressed: what was found and the plan suppresses, with file and line.
    """

    name: str
    file: str | None
    findings: tuple[Finding, ...]
    facts: dict[str, Any]
    suppressed: "tuple[Suppressed, ...]" = ()


class Outcome(NamedTuple):
    """What came of holding one plan against something; as in `Judged`, without lines."""

    findings: tuple[Finding, ...]
    facts: dict[str, Any]
    suppressed: "tuple[Suppressed, ...]" = ()


Judge = Callable[[Plan, Entry], Outcome]


def judge(plans: Sequence[Entry], held: Judge) -> list[Judged]:
    """Load each plan and judge it by `held`; one that cannot be loaded is a finding."""
    return list(with_progress((_judge(plan, held) for plan in plans), len(plans)))


def tally(judged: Iterable[Judged], others: Iterable[Finding]) -> Tally:
    """Count all findings by severity."""
    return Tally.of([*others, *(found for each in judged for found in each.findings)])


def judged_tree(judged: Sequence[Judged], others: Iterable[Finding]) -> dict[str, Any]:
    """Return what was found as JSON prints it."""
    others = tuple(others)
    total = tally(judged, others)
    return {
        "plans": [
            {
                "name": each.name,
                "file": each.file,
                "findings": finding_trees(each.findings),
                **each.facts,
            }
            for each in judged
        ],
        "findings": finding_trees(others),
        "errors": total.error,
        "warnings": total.warning,
        "infos": total.info,
    }


def counted(judged: Sequence[Judged], others: Iterable[Finding], settings: Settings) -> str:
    """Return the last line: how many plans, and how many findings of each severity."""
    total = tally(judged, others)
    counts = {"error": total.error, "warning": total.warning, "info": total.info}
    return texts.COUNTED.get(settings.lang).format(plans=len(judged), **counts)


def _judge(entry: Entry, held: Judge) -> Judged:
    file: str | None = None
    try:
        file = str(entry.file())
        read = entry.read()
        outcome = held(read.plan, entry)
    except PolicyModelError as error:
        return Judged(entry.name, file, error.findings, {})
    suppressed = tuple(
        each._replace(finding=found)
        for each in outcome.suppressed
        for found in read.with_lines([each.finding])
    )
    return Judged(entry.name, file, read.with_lines(outcome.findings), outcome.facts, suppressed)

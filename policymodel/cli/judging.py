"""Holding many plans against something, and counting what was found: check and verify."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from policymodel.checks.engine.suppressions import Suppressed
from policymodel.cli.output import counts, with_progress
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding, PolicyModelError, Tally
from policymodel.model import Plan
from policymodel.registry import Entry


class Judged(NamedTuple):
    """What was found about one plan.

    Attributes:
        name: what the user calls the plan.
        findings: what was found.
        suppressed: what was found and the plan suppresses.
        coverage: how much of its document the plan accounts for, by its keys in JSON.
        file: its file; None where the plugin has none.
    """

    name: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    coverage: dict[str, int] | None = None
    file: str | None = None


def judge(entries: Sequence[Entry], held: Callable[[Plan, Entry], Judged]) -> list[Judged]:
    """Load each plan and judge it by `held`; one that cannot be loaded is a finding."""
    return list(with_progress((_judge(entry, held) for entry in entries), len(entries)))


def _judge(entry: Entry, held: Callable[[Plan, Entry], Judged]) -> Judged:
    file: str | None = None
    try:
        file = str(entry.file())
        read = entry.read()
        judged = held(read.plan, entry)
    except PolicyModelError as error:
        return Judged(entry.name, error.findings, file=file)
    suppressed = tuple(
        each._replace(finding=found)
        for each in judged.suppressed
        for found in read.with_lines([each.finding])
    )
    return judged._replace(
        findings=read.with_lines(judged.findings), suppressed=suppressed, file=file
    )


def tally(judged: Iterable[Judged], others: Iterable[Finding]) -> Tally:
    """Count all findings by severity; `others` belong to no plan."""
    return Tally.of([*others, *(found for each in judged for found in each.findings)])


def tree(judged: Sequence[Judged], others: tuple[Finding, ...]) -> dict[str, Any]:
    """Return what was found as JSON prints it."""
    plans = [
        {"name": each.name, "file": each.file, "findings": each.findings}
        | ({"coverage": each.coverage} if each.coverage else {})
        for each in judged
    ]
    return {"plans": plans, "findings": others, **counts(tally(judged, others))}


def counted(judged: Sequence[Judged], others: tuple[Finding, ...], settings: Settings) -> str:
    """Return the last line: how many plans, and how many findings of each severity."""
    total = tally(judged, others)
    return say("counted", plans=len(judged), total=total).get(settings.lang)

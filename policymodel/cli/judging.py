"""Holding many plans against something: check and verify."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from policymodel.checks.engine.suppressions import Suppressed
from policymodel.cli.output import with_progress
from policymodel.findings import Finding, PolicyModelError
from policymodel.model import Plan
from policymodel.registry import Entry
from policymodel.source import Coverage


class Judged(NamedTuple):
    """What was found about one plan.

    Attributes:
        name: what the user calls the plan.
        findings: what was found.
        suppressed: what was found and the plan suppresses.
        coverage: how much of its document the plan accounts for, if it was verified.
        file: its file; None where the plugin has none.
    """

    name: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    coverage: Coverage | None = None
    file: str | None = None


Judge = Callable[[Plan, Entry], Judged]


def judge(entries: Sequence[Entry], held: Judge) -> list[Judged]:
    """Load each plan and judge it by `held`; one that cannot be loaded is a finding."""
    return list(with_progress((_judge(entry, held) for entry in entries), len(entries)))


def _judge(entry: Entry, held: Judge) -> Judged:
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

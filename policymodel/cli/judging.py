"""Holding many plans against something, and printing what was found: check and verify."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import click

from policymodel.cli import texts
from policymodel.cli.output import echo_findings, echo_json, finding_trees, with_progress
from policymodel.cli.plans import Asked
from policymodel.cli.settings import Settings
from policymodel.findings import Finding, PolicyModelError, Tally
from policymodel.model import Plan
from policymodel.reading import read_bytes, with_lines


class Judged(NamedTuple):
    """What was found about one plan.

    Attributes:
        name: what the user calls the plan.
        file: its file; None where the plugin has none.
        findings: what was found, with file and line.
        facts: what else is worth knowing, by its key in JSON.
    """

    name: str
    file: str | None
    findings: tuple[Finding, ...]
    facts: dict[str, Any]


Rule = Callable[[Plan], tuple[tuple[Finding, ...], dict[str, Any]]]


def judge(plans: Sequence[Asked], rule: Rule) -> list[Judged]:
    """Load each plan and hold it against `rule`; one that cannot be loaded is a finding."""
    return list(with_progress((_judge(plan, rule) for plan in plans), len(plans)))


def tally(judged: Iterable[Judged], others: Iterable[Finding]) -> Tally:
    """Count all findings by severity."""
    return Tally.of([*others, *(found for each in judged for found in each.findings)])


def echo_judged(
    judged: Sequence[Judged],
    others: tuple[Finding, ...],
    form: str,
    settings: Settings,
    line: Callable[[Judged], str | None] = lambda _: None,
) -> None:
    """Print what was found.

    Args:
        judged: the plans.
        others: findings that belong to no plan.
        form: text or json.
        settings: the language.
        line: what a text says about a plan besides its findings.
    """
    total = tally(judged, others)
    if form == "json":
        echo_json(
            {
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
        )
        return
    echo_findings(others, settings)
    for each in judged:
        echo_findings(each.findings, settings)
        if text := line(each):
            click.echo(text)
    counts = {"error": total.error, "warning": total.warning, "info": total.info}
    click.echo(texts.COUNTED.get(settings.lang).format(plans=len(judged), **counts))


def _judge(asked: Asked, rule: Rule) -> Judged:
    file: str | None = None
    try:
        path = asked.file()
        file = str(path)
        findings, facts = rule(asked.load())
        if findings:
            text = read_bytes(path).decode("utf-8-sig", "replace")
            findings = with_lines(findings, text, file=file)
    except PolicyModelError as error:
        return Judged(asked.name, file, error.findings, {})
    return Judged(asked.name, file, findings, facts)

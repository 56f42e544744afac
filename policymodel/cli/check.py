"""`policymodel check`: hold plans against the rules."""

from typing import TYPE_CHECKING, Any

import click

from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from policymodel.findings import Finding
    from policymodel.model import Plan


@click.command(name="check")
@plans()
@click.option("--strict", is_flag=True)
@output_format()
@common()
@click.pass_obj
def command(settings: Settings, plans: tuple[str, ...], strict: bool, form: str) -> None:
    from policymodel.checks import check
    from policymodel.cli.judging import echo_judged, judge, tally
    from policymodel.cli.plans import asked, installed

    def rule(plan: "Plan") -> "tuple[tuple[Finding, ...], dict[str, Any]]":
        return check(plan), {}

    chosen, others = (asked(plans, settings), ()) if plans else installed(settings)
    judged = judge(chosen, rule)
    echo_judged(judged, others, form, settings)
    total = tally(judged, others)
    if total.error or (strict and total.warning):
        raise click.exceptions.Exit(1)

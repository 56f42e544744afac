"""`policymodel check`: hold plans against the rules."""

from typing import TYPE_CHECKING

import click

from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from policymodel.cli.judging import Outcome
    from policymodel.cli.plans import Asked
    from policymodel.model import Plan


@click.command(name="check")
@plans()
@click.option("--select", metavar="CODE,…", multiple=True)
@click.option("--ignore", metavar="CODE,…", multiple=True)
@click.option("--severity", metavar="CODE=LEVEL,…", multiple=True)
@click.option("--strict", is_flag=True)
@click.option("--show-suppressed", "suppressed", is_flag=True)
@output_format("github")
@common()
@click.pass_obj
def command(
    settings: Settings,
    plans: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    strict: bool,
    suppressed: bool,
    form: str,
) -> None:
    from policymodel.checks import examine
    from policymodel.cli.judging import Outcome, judge, tally
    from policymodel.cli.plans import asked, installed
    from policymodel.cli.project import check_settings
    from policymodel.cli.reporting import echo_checked

    chosen_rules = check_settings(select, ignore, severity)

    def held(plan: "Plan", asked: "Asked") -> "Outcome":
        own = asked.rules()
        done = examine(plan, settings=chosen_rules, extra=own.rules)
        return Outcome((*done.findings, *own.faults, *done.faults), {}, done.suppressed)

    chosen, others = (asked(plans, settings), ()) if plans else installed(settings)
    judged = judge(chosen, held)
    echo_checked(judged, others, form, settings, suppressed=suppressed)
    total = tally(judged, others)
    if total.error or (strict and total.warning):
        raise click.exceptions.Exit(1)

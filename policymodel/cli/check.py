"""`policymodel check`: hold plans against the rules."""

from typing import TYPE_CHECKING

import click

from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from policymodel.cli.judging import Outcome
    from policymodel.model import Plan
    from policymodel.registry import Entry


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
    from policymodel.checking import examine
    from policymodel.cli.judging import Outcome, judge, tally
    from policymodel.cli.plans import chosen
    from policymodel.cli.project import check_settings
    from policymodel.cli.reporting import echo_checked

    chosen_rules = check_settings(settings, select, ignore, severity)

    def held(plan: "Plan", entry: "Entry") -> "Outcome":
        done = examine(plan, chosen_rules, entry, plugins_dir=settings.plugins_dir)
        return Outcome((*done.findings, *done.faults), {}, done.suppressed)

    entries, others = chosen(plans, settings)
    judged = judge(entries, held)
    echo_checked(judged, others, form, settings, suppressed=suppressed)
    total = tally(judged, others)
    if total.error or (strict and total.warning):
        raise click.exceptions.Exit(1)

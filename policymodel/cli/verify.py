"""`policymodel verify`: hold plans against their documents."""

from typing import TYPE_CHECKING

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import SOURCES, Settings
from policymodel.text import visible

if TYPE_CHECKING:
    from policymodel.cli.judging import Judged, Outcome
    from policymodel.model import Plan
    from policymodel.registry import Entry


@click.command(name="verify")
@plans()
@click.option("--sources", metavar="DIR", required=True, envvar=SOURCES)
@click.option("--select", metavar="CODE,…", multiple=True)
@click.option("--ignore", metavar="CODE,…", multiple=True)
@click.option("--severity", metavar="CODE=LEVEL,…", multiple=True)
@click.option("--show-suppressed", "suppressed", is_flag=True)
@output_format("github")
@common()
@click.pass_obj
def command(
    settings: Settings,
    plans: tuple[str, ...],
    sources: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    suppressed: bool,
    form: str,
) -> None:
    from policymodel.checks import VERIFY_LETTERS, verified
    from policymodel.cli.judging import Outcome, judge, tally
    from policymodel.cli.plans import chosen, sources_folder
    from policymodel.cli.project import check_settings
    from policymodel.cli.reporting import echo_checked
    from policymodel.source import SourceFolder

    folder = SourceFolder(sources_folder(sources, settings))
    chosen_rules = check_settings(settings, select, ignore, severity, letters=VERIFY_LETTERS)
    entries, others = chosen(plans, settings)

    def held(plan: "Plan", _: "Entry") -> "Outcome":
        done = verified(plan, folder.find(plan), settings=chosen_rules)
        covered = done.coverage
        counts = covered and {
            "numbers": covered.numbers,
            "numbers_covered": covered.numbers_covered,
            "brackets": covered.brackets,
            "brackets_covered": covered.brackets_covered,
        }
        return Outcome(done.findings, {"coverage": counts} if counts else {}, done.suppressed)

    def line(judged: "Judged") -> str | None:
        counts = judged.facts.get("coverage")
        if counts is None:
            return None
        return texts.COVERED.get(settings.lang).format(plan=visible(judged.name), **counts)

    judged = judge(entries, held)
    echo_checked(judged, others, form, settings, suppressed=suppressed, line=line)
    total = tally(judged, others)
    if total.error or total.warning or total.info:
        raise click.exceptions.Exit(1)

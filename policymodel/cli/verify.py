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
@output_format()
@common()
@click.pass_obj
def command(settings: Settings, plans: tuple[str, ...], sources: str, form: str) -> None:
    from policymodel.cli.judging import Outcome, echo_judged, judge, tally
    from policymodel.cli.plans import chosen, sources_folder
    from policymodel.source import SourceFolder, coverage, verify

    folder = SourceFolder(sources_folder(sources, settings))
    entries, others = chosen(plans, settings)

    def held(plan: "Plan", _: "Entry") -> "Outcome":
        source = folder.find(plan)
        covered = coverage(plan, source)
        counts = {
            "numbers": covered.numbers,
            "numbers_covered": covered.numbers_covered,
            "brackets": covered.brackets,
            "brackets_covered": covered.brackets_covered,
        }
        return Outcome(verify(plan, source), {"coverage": counts})

    def line(judged: "Judged") -> str | None:
        counts = judged.facts.get("coverage")
        if counts is None:
            return None
        return texts.COVERED.get(settings.lang).format(plan=visible(judged.name), **counts)

    judged = judge(entries, held)
    echo_judged(judged, others, form, settings, line)
    total = tally(judged, others)
    if total.error or total.warning or total.info:
        raise click.exceptions.Exit(1)

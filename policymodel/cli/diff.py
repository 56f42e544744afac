"""`policymodel diff`: what changed between two versions of a plan."""

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings


@click.command(name="diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--spans", is_flag=True)
@output_format()
@common()
@click.pass_obj
def command(settings: Settings, old: str, new: str, spans: bool, form: str) -> None:
    from policymodel.analysis.changes import diff
    from policymodel.cli.output import echo_json
    from policymodel.registry import load
    from policymodel.text import visible

    before, after = (load(each, plugins_dir=settings.plugins_dir) for each in (old, new))
    changes = diff(before, after, spans=spans)
    if form == "json":
        echo_json({"changes": [each._asdict() for each in changes]})
        return
    for each in changes:
        click.echo(visible(each.format(settings.lang)))
    click.echo(texts.CHANGED.get(settings.lang).format(count=len(changes)))

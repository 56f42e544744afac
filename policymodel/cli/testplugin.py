"""`policymodel test-plugin`: whether a plan's folder keeps what its author promises."""

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings


@click.command(name="test-plugin")
@click.argument("folder", metavar="DIR")
@click.option("--sources", metavar="DIR")
@output_format()
@common()
@click.pass_obj
def command(settings: Settings, folder: str, sources: str | None, form: str) -> None:
    from policymodel.cli.output import echo_json
    from policymodel.testing import promises
    from policymodel.text import visible

    lang = settings.lang
    told = [(each.title.get(lang), each.broken()) for each in promises(folder, sources=sources)]
    broken = sum(why is not None for _, why in told)
    if form == "json":
        echo_json({"ok": not broken, "promises": [{"title": t, "broken": w} for t, w in told]})
    else:
        for title, why in told:
            click.echo(visible(f"{'✗' if why else '✓'} {title}"))
            for line in (why or "").splitlines():
                click.echo(visible(f"    {line}"))
        said = texts.PROMISES_BROKEN if broken else texts.PROMISES_KEPT
        click.echo(said.get(lang).format(count=broken))
    if broken:
        raise click.exceptions.Exit(1)

"""`policymodel schema`: the JSON Schema of the plan file."""

import click

from policymodel.cli.options import common
from policymodel.cli.settings import Settings


@click.command(name="schema")
@common()
@click.pass_obj
def command(settings: Settings) -> None:
    from policymodel.reading.schema import schema_text

    click.echo(schema_text(), nl=False)

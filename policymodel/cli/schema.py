"""`policymodel schema`: the JSON Schema of the plan file."""

import click

from policymodel.cli.settings import Settings
from policymodel.reading.schema import schema_text


def run(_: Settings) -> None:
    click.echo(schema_text(), nl=False)

"""`policymodel units`: the units that plans may use."""

import click

from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings


@click.command(name="units")
@output_format()
@common()
@click.pass_obj
def command(settings: Settings, form: str) -> None:
    from policymodel.cli.output import echo_json, echo_table
    from policymodel.units import UNITS

    if form == "json":
        echo_json(
            {
                "units": [
                    {
                        "name": unit.name,
                        "aliases": unit.aliases,
                        "en": unit.en,
                        "kind": unit.kind,
                        "dimension": unit.dimension,
                        "scale": format(unit.scale, "f"),
                    }
                    for unit in UNITS.values()
                ]
            }
        )
    else:
        echo_table(
            (", ".join((unit.name, *unit.aliases)), unit.en, unit.kind, unit.dimension)
            for unit in UNITS.values()
        )

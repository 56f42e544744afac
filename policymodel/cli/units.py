"""`policymodel units`: the units that plans may use."""

from policymodel.cli.output import echo_json, echo_table
from policymodel.cli.settings import Settings
from policymodel.units import UNITS


def run(_: Settings, form: str) -> None:
    if form == "json":
        keys = ("name", "aliases", "en", "kind", "dimension")
        units = [
            {key: getattr(unit, key) for key in keys} | {"scale": format(unit.scale, "f")}
            for unit in UNITS.values()
        ]
        echo_json({"units": units})
    else:
        echo_table(
            (", ".join((unit.name, *unit.aliases)), unit.en, unit.kind, unit.dimension)
            for unit in UNITS.values()
        )

"""`policymodel list`: the plans there are."""

import click

from policymodel.cli.settings import Settings
from policymodel.registry import duplicates, plan_entries, unlisted
from policymodel.text import visible


def run(settings: Settings, form: str) -> bool:
    entries = plan_entries(settings.plugins_dir)
    faults = (*duplicates(entries), *unlisted(settings.plugins_dir))
    if form == "json" or faults:
        # Only then: printing findings needs attrs, which costs as much as the listing.
        from policymodel.cli.output import echo_findings, echo_json
    if form == "json":
        plans = [{"name": e.name, "place": e.value, "origin": e.origin} for e in entries]
        echo_json({"plans": plans, "findings": faults})
    else:
        width = max((len(entry.name) for entry in entries), default=0)
        for entry in entries:
            click.echo(visible(f"{entry.name:{width}}  {entry.origin}  {entry.value}"))
        if faults:
            echo_findings(faults, settings, err=True)
    return any(found.severity == "error" for found in faults)

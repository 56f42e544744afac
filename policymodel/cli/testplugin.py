"""`policymodel test-plugin`: whether a plan's folder keeps what its author promises."""

from pathlib import Path

import click

from policymodel.cli.output import echo, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.registry import PLAN_FILE
from policymodel.testing import promises
from policymodel.text import visible


def run(settings: Settings, folder: str, sources: str | None, form: str) -> bool:
    lang = settings.lang
    if not (Path(folder) / PLAN_FILE).is_file():
        raise click.UsageError(say("no_plan_folder", path=visible(folder)).get(lang))
    told = [(each.title.get(lang), each.broken(lang)) for each in promises(folder, sources=sources)]
    broken = sum(why is not None for _, why in told)
    if form == "json":
        echo_json({"ok": not broken, "promises": [{"title": t, "broken": w} for t, w in told]})
    else:
        for title, why in told:
            echo(f"{'✗' if why else '✓'} {title}")
            for line in (why or "").splitlines():
                echo(f"    {line}")
        echo((say("promises.broken", count=broken) if broken else say("promises.kept")).get(lang))
    return bool(broken)

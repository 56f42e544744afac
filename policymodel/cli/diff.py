"""`policymodel diff`: what changed between two versions of a plan."""

from policymodel.analysis.changes import diff
from policymodel.cli.output import echo, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.registry import load


def run(settings: Settings, old: str, new: str, spans: bool, form: str) -> None:
    before, after = (load(each, plugins_dir=settings.plugins_dir) for each in (old, new))
    changes = diff(before, after, spans=spans)
    if form == "json":
        echo_json({"changes": [each._asdict() for each in changes]})
        return
    for each in changes:
        echo(each.format(settings.lang))
    echo(say("changed", count=len(changes)).get(settings.lang))

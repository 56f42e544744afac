"""`policymodel diff`: what changed between two versions of a plan."""

from policymodel.analysis.changes import diff
from policymodel.cli.output import echo, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.registry import load
from policymodel.reviewing.differences import told


def run(settings: Settings, old: str, new: str, spans: bool, paths: bool, form: str) -> None:
    before, after = (load(each, plugins_dir=settings.plugins_dir) for each in (old, new))
    changes = diff(before, after, spans=spans)
    if form == "json":
        echo_json({"changes": [each._asdict() for each in changes]})
        return
    listed = [*told(changes, before, after)]
    for change, said in listed:
        echo(said.get(settings.lang) + (f"  [{change.path}]" if paths else ""))
    echo(say("changed", count=len(listed)).get(settings.lang))

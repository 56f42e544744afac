"""`policymodel track conflicts`: cells that ledgers and store changed to different things."""

from collections.abc import Sequence

from policymodel.cli.output import echo, echo_findings
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track.read import looked_at, tell_conflict, tell_ways_out


def run(settings: Settings, files: Sequence[str], of_plan: str | None, store: str | None) -> bool:
    found = looked_at(settings, files, of_plan, store)
    for each in found:
        echo_findings(each.error, settings)
        for conflict in each.merged.conflicts if each.merged else ():
            tell_conflict(each, conflict, settings)
    count = tell_ways_out(found, settings)
    if not count and not any(each.error for each in found):
        echo(say("track.no_conflicts").get(settings.lang))
    return bool(count) or any(each.error for each in found)

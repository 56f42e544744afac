"""`policymodel track status`: how targets and tasks stand, as a table."""

from policymodel.cli.output import echo, echo_json_text, echo_table
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track.gathering import gathered
from policymodel.progress.report.files import report_json
from policymodel.progress.report.table import (
    beside_lines,
    headline_lines,
    silent_lines,
    status_rows,
)


def run(
    settings: Settings,
    plan: str,
    period: str | None,
    as_of: str | None,
    store: str | None,
    rules: str | None,
    form: str,
) -> bool:
    found = gathered(settings, plan, period, as_of, store, rules)
    if form == "json":
        echo_json_text(report_json(found))
        return False
    echo(say("track.status", title=found.plan.document.title, when=found.when).get(settings.lang))
    echo_table(status_rows(found))
    for line in (*headline_lines(found), *silent_lines(found), *beside_lines(found)):
        echo(line)
    return False

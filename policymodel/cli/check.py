"""`policymodel check`: hold plans against the rules."""

from policymodel.checking import examine
from policymodel.cli.project import check_settings
from policymodel.cli.reporting import Judged, judge
from policymodel.cli.settings import Settings
from policymodel.model import Plan
from policymodel.registry import Entry


def run(
    settings: Settings,
    plans: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    strict: bool,
    suppressed: bool,
    form: str,
) -> bool:
    rules = check_settings(settings, select, ignore, severity)

    def held(plan: Plan, entry: Entry) -> Judged:
        done = examine(plan, rules, entry, plugins_dir=settings.plugins_dir)
        return Judged(entry.name, done.findings + done.faults, done.suppressed)

    total = judge(plans, held, form, settings, suppressed=suppressed, doubts=bool(select))
    return bool(total.error or (strict and total.warning))

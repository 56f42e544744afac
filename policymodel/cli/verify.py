"""`policymodel verify`: hold plans against their documents."""

from policymodel.checks import VERIFY_LETTERS, verified
from policymodel.cli.plans import sources_folder
from policymodel.cli.project import check_settings
from policymodel.cli.reporting import Judged, judge
from policymodel.cli.settings import Settings
from policymodel.model import Plan
from policymodel.registry import Entry
from policymodel.registry.beside import document_of
from policymodel.source import SourceFolder


def run(
    settings: Settings,
    plans: tuple[str, ...],
    sources: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: tuple[str, ...],
    suppressed: bool,
    suggest: bool,
    form: str,
) -> bool:
    if suggest:
        from policymodel.cli import anchor  # opened by who asks for it

        return anchor.run(settings, plans, sources, None, not_targets=False, dry=True)
    folder = None if sources is None else SourceFolder(sources_folder(sources, settings))
    rules = check_settings(settings, select, ignore, severity, letters=VERIFY_LETTERS)

    def held(plan: Plan, entry: Entry) -> Judged:
        done = verified(plan, document_of(plan, entry.file(), folder), settings=rules)
        return Judged(entry.name, done.findings, done.suppressed, done.coverage, unread=done.unread)

    total = judge(plans, held, form, settings, suppressed=suppressed)
    return bool(total.error or total.warning or total.info)

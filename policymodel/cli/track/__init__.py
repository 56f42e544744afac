"""`policymodel track`: ledgers out, back in, and what they say of a plan's progress."""

from datetime import datetime
from pathlib import Path

import click

from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.progress.judging import Rules
from policymodel.progress.judging.rules import rules_in
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.store import DEFAULT_NAME
from policymodel.registry import RULES_FILE, find_plan


def store_place(given: str | None) -> str:
    """Return where the store is: as given, else in the file of the usual name here."""
    return given or DEFAULT_NAME


def has_store(given: str | None) -> bool:
    """Whether there is a store yet; that of a server is taken to be there."""
    place = store_place(given)
    return "://" in place or Path(place).is_file()


def rules_of(file: str | None, plan: str, settings: Settings) -> Rules:
    """Return the rules of judging that a file sets, or one beside the plan file; else the usual."""
    beside = find_plan(plan, plugins_dir=settings.plugins_dir).file().with_name(RULES_FILE)
    path = Path(file) if file is not None else beside
    if not path.is_file():
        if file is None:
            return Rules()
        raise click.UsageError(say("track.no_rules", file=file).get(settings.lang))
    return rules_in(path)


def period_of(text: str) -> ReportingPeriod:
    """Return the period that was typed."""
    return ReportingPeriod.of(text)


def moment(text: str | None, settings: Settings) -> datetime | None:
    """Return the time that was typed, with the zone of this machine where it has none."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        said = say("track.moment", text=text)
        raise click.UsageError(said.get(settings.lang)) from None
    return found if found.tzinfo else found.astimezone()

"""What `status` and `report` have alike: the plan, its log, and how it stands by it."""

from datetime import date

import click

from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track import has_store, period_of, rules_of, store_place
from policymodel.progress.given import day_said
from policymodel.progress.observation import Batch
from policymodel.progress.report import Progress, progress_of
from policymodel.progress.store import open_store
from policymodel.registry import load


def gathered(
    settings: Settings,
    plan: str,
    period: str | None,
    as_of: str | None,
    store: str | None,
    rules: str | None,
) -> Progress:
    """Return how a plan stands, by what was typed.

    Without a period and a day it is the latest period that was reported. Where the store of the
    usual name is not there, nothing was reported yet; one that was named must be there.
    """
    read = load(plan, plugins_dir=settings.plugins_dir)
    log: tuple[Batch, ...] = ()
    if store is not None or has_store(store):
        with open_store(store_place(store)) as held:
            log = held.batches(read.id)
    found = progress_of(
        read,
        log,
        period=None if period is None else period_of(period),
        as_of=_day(as_of, settings),
        rules=rules_of(rules, plan, settings),
        lang=settings.lang,
    )
    if found is None:
        raise click.UsageError(say("track.no_time").get(settings.lang))
    return found


def _day(text: str | None, settings: Settings) -> date | None:
    if text is None:
        return None
    try:
        return day_said(text)
    except ValueError:
        raise click.UsageError(say("track.day", text=text).get(settings.lang)) from None

"""What `status` and `report` have alike: the plan, its log, and how it stands by it."""

from datetime import date

import click

from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track import period_of, rules_of, store_place
from policymodel.progress.given import day_said
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

    Without a period and a day it is the latest period that was reported. The store must be there:
    in another folder than that of the store nobody would have reported anything.
    """
    read = load(plan, plugins_dir=settings.plugins_dir)
    asked = None if period is None else period_of(period)
    day, judged_by = _day(as_of, settings), rules_of(rules, plan, settings)
    with open_store(store_place(store)) as held:
        log = held.batches(read.id)
    found = progress_of(read, log, period=asked, as_of=day, rules=judged_by, lang=settings.lang)
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

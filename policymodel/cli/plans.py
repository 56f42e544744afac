"""Which plans and documents are meant on the command line."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click

from policymodel import registry
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding
from policymodel.registry import Entry
from policymodel.text import visible


def chosen(words: Sequence[str], settings: Settings) -> tuple[list[Entry], tuple[Finding, ...]]:
    """Return the plans that `words` mean, or all there are; and what belongs to none of them.

    Raises:
        RegistryError: a name is unknown, or taken twice; a path leads to no plan file.
    """
    if words:
        found = (registry.find_plans(each, plugins_dir=settings.plugins_dir) for each in words)
        return list(dict.fromkeys(entry for entries in found for entry in entries)), ()
    entries = registry.plan_entries(settings.plugins_dir)
    if not entries:
        raise click.UsageError(say("no_installed").get(settings.lang))
    twice = {a.name for a, b in pairwise(entries) if a.name == b.name}  # they come sorted
    others = (*registry.duplicates(entries), *registry.unlisted(settings.plugins_dir))
    return [entry for entry in entries if entry.name not in twice], others


def sources_folder(path: str, settings: Settings) -> Path:
    """Return the folder of the documents, or raise wrong use."""
    if Path(path).is_dir():
        return Path(path)
    raise click.UsageError(say("no_sources", path=visible(path)).get(settings.lang))

"""Which plans are meant on the command line, and how each is found and loaded."""

import os
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import click

from policymodel import registry
from policymodel.cli import texts
from policymodel.cli.settings import Settings
from policymodel.findings import Finding
from policymodel.model import Plan
from policymodel.reading import PlanFile, load_plan_file
from policymodel.registry import Entry, OwnRules

_ENDINGS = (".yaml", ".yml")


class Asked(NamedTuple):
    """A plan that a command is to work on.

    Attributes:
        name: what the user calls it: an installed plan's name or a path.
        place: its entry in the registry, or the path of its file.
    """

    name: str
    place: Entry | Path

    def file(self) -> Path:
        """Return the path of the plan file.

        Raises:
            RegistryError: the plugin has no plan file.
        """
        return self.place if isinstance(self.place, Path) else registry.plan_file(self.place)

    def load(self) -> Plan:
        """Return the plan.

        Raises:
            RegistryError: the plugin has no plan file, or one of another plan.
            PlanFileError: the plan file cannot be read as a plan.
        """
        return self.read().plan

    def read(self) -> PlanFile:
        """Return the plan with the lines of its file.

        Raises:
            RegistryError: as `load`.
            PlanFileError: as `load`.
        """
        if isinstance(self.place, Path):
            return load_plan_file(self.place)
        return registry.read_entry(self.place)

    def rules(self) -> OwnRules:
        """Return the rules that the plan's package brings; a file by its path brings none.

        Raises:
            RegistryError: the plugin has no plan file.
        """
        if isinstance(self.place, Path):
            return OwnRules((), ())
        return registry.plan_rules(self.place)


def installed(settings: Settings) -> tuple[list[Asked], tuple[Finding, ...]]:
    """Return all plans the registry knows, and a finding for each name that is taken twice.

    Raises:
        click.UsageError: there is none.
        RegistryError: the plugins folder is not a folder.
    """
    entries = registry.plan_entries(settings.plugins_dir)
    if not entries:
        raise click.UsageError(texts.NO_INSTALLED.get(settings.lang))
    twice = {a.name for a, b in pairwise(entries) if a.name == b.name}  # they come sorted
    alone = [Asked(entry.name, entry) for entry in entries if entry.name not in twice]
    return alone, registry.duplicates(entries)


def asked(words: Sequence[str], settings: Settings) -> list[Asked]:
    """Return the plans that `words` mean: names, files, or folders of plan files.

    Raises:
        click.UsageError: a path does not exist, or there is no plan file below it.
        RegistryError: a name is unknown, or taken twice.
    """
    entries = registry.plan_entries(settings.plugins_dir)
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(entry.name, []).append(entry)
    found: list[Asked] = []
    for word in words:
        same = by_name.get(word, [])
        if len(same) == 1:
            found.append(Asked(word, same[0]))
        elif word and not same and (registry.looks_like_path(word) or Path(word).exists()):
            found.extend(Asked(str(path), path) for path in _files(Path(word), settings))
        else:
            # Says what is wrong with the name.
            found.append(Asked(word, registry.find_plan(word, plugins_dir=settings.plugins_dir)))
    return list(dict.fromkeys(found))


def one(word: str, settings: Settings) -> Asked:
    """Return the one plan that `word` means.

    Raises:
        click.UsageError: it is a folder of several; and as `asked`.
    """
    first, *more = asked([word], settings)
    if more:
        count = 1 + len(more)
        raise click.UsageError(texts.ONE_PLAN.get(settings.lang).format(path=word, count=count))
    return first


def sources_folder(path: str, settings: Settings) -> Path:
    """Return the folder of the documents.

    Raises:
        click.UsageError: it is not a folder.
    """
    if Path(path).is_dir():
        return Path(path)
    raise click.UsageError(texts.NO_SOURCES.get(settings.lang).format(path=path))


def _files(path: Path, settings: Settings) -> list[Path]:
    if not path.exists():
        raise click.UsageError(texts.NO_FILE.get(settings.lang).format(path=path))
    if not path.is_dir():
        return [path]
    found = sorted(_below(path))
    if not found:
        raise click.UsageError(texts.NO_PLANS_IN.get(settings.lang).format(path=path))
    return found


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if name.endswith(_ENDINGS))

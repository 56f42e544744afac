"""Exporting plans to files in a folder, as the command line does."""

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import attrs

from policymodel.checks import CheckSettings
from policymodel.export.exporters import Exporter
from policymodel.export.files import make_folder, sweep, write_file
from policymodel.export.options import Options, wrong_option
from policymodel.export.pipeline import Failed, Made, Order, failures, make, make_all, taken
from policymodel.findings import ExportError, Finding, Tally
from policymodel.model import Plan
from policymodel.registry import Entry, Folder, find_exporter, find_plan, load
from policymodel.source import SourceFolder, find_source

USUAL = ("responsibility", "targets")
Using = str | Exporter | Sequence[str | Exporter]


def export_plan(
    plan: Plan | str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    using: Using = USUAL,
    options: Options | None = None,
    checked: bool = True,
    settings: CheckSettings | None = None,
    sources: str | os.PathLike[str] | None = None,
    plugins_dir: Folder = None,
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write `plan` to files in `folder` and return their paths.

    The same wishes give the same bytes as ``policymodel export``. Everything is made in memory
    before the first file is touched, so that an exporter that fails leaves every old file as
    it was. What is wrong with the plan's own rules is a Python warning.

    Args:
        plan: the plan, or its name or path as `policymodel.load` takes them.
        folder: where the files go; it is made if need be.
        using: names of installed exporters, or exporters.
        checked: check the plan first, unless `options` has findings; without, the cover says
            that the plan was not checked.
        sources: the folder of documents in which the plan's is found by its hash; measures
            then get the document's own words.
        plugins_dir: a folder of plan folders that are not installed.
        overwrite: replace files that were changed since they were written, or that another
            program wrote.

    Raises:
        RegistryError: there is no such plan or exporter.
        PlanFileError: the plan file cannot be read as a plan.
        SettingsError: `options` or `using` is not what it must be.
        SourceError: the plan's document is not in `sources`.
        ExportError: an exporter fails, a format cannot hold something, a file cannot be written.
    """
    chosen, asked, wanted = _asked(using, options, checked, settings)
    found = plan if isinstance(plan, Plan) else load(plan, plugins_dir=plugins_dir)
    if sources is not None and asked.source is None:
        asked = attrs.evolve(asked, source=find_source(found, sources))
    made = make(Order(found, chosen, asked, None, wanted, plugins_dir))
    for each in made.warnings:
        warnings.warn(each.format("en"), stacklevel=2)
    account = Account([], list(made.failed), [], {})
    if not made.failed:
        account = _write([made], make_folder(folder), overwrite=overwrite)
    if account.failed:
        raise ExportError(*(each.finding for each in account.failed))
    return tuple(Path(written.path) for written in account.written)


def export_plans(
    plans: Iterable[Plan | Entry | str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    using: Using = USUAL,
    options: Options | None = None,
    checked: bool = True,
    settings: CheckSettings | None = None,
    sources: str | os.PathLike[str] | None = None,
    plugins_dir: Folder = None,
    jobs: int = 1,
    overwrite: bool = False,
    watched: Callable[[Iterator[Made], int], Iterable[Made]] = lambda made, _: made,
) -> "Account":
    """Write many plans to files in `folder`; one that fails does not stop the others.

    Args, where they differ from those of `export_plan`:
        options: what belongs to one plan is filled in for each.
        sources: a plan whose document is missing goes without.
        jobs: number of processes; they are used from three plans on.
        watched: is given what is made, as it is made, and the number of plans.

    It raises, before anything is written, RegistryError and SettingsError as that does, a
    SourceError where there is no folder `sources`, an ExportError where none can be made.
    """
    chosen, asked, wanted = _asked(using, options, checked, settings)
    where = None if sources is None else SourceFolder(sources)
    found = (
        each if isinstance(each, Plan | Entry) else find_plan(each, plugins_dir=plugins_dir)
        for each in plans
    )
    orders = [Order(plan, chosen, asked, where, wanted, plugins_dir) for plan in found]
    place = make_folder(folder)
    return _write(watched(make_all(orders, jobs), len(orders)), place, overwrite=overwrite)


def _asked(
    using: Using, options: Options | None, checked: bool, settings: CheckSettings | None
) -> tuple[tuple[str | Exporter, ...], Options, CheckSettings | None]:
    """Return exporters, each once, options, and settings where a check is wanted."""
    listed = (using,) if isinstance(using, str | Exporter) else using
    chosen = tuple(dict.fromkeys(listed)) if isinstance(listed, Iterable) else (using,)
    for each in chosen:
        if isinstance(each, str):
            find_exporter(each)
        elif not isinstance(each, Exporter):
            raise wrong_option("using", "names of exporters", each)
    if not isinstance(options, Options | None):
        raise wrong_option("options", "policymodel.Options", options)
    asked = options or Options()
    wanted = checked and asked.findings is None
    return chosen, asked, (settings or CheckSettings()) if wanted else None


class Written(NamedTuple):
    """A file that was written: the plan, the exporter, its path, its size in bytes."""

    plan: str
    exporter: str
    path: str
    size: int


class Account(NamedTuple):
    """What an export did, plan by plan in the order asked.

    Attributes:
        written: the files.
        failed: what was not written.
        warnings: what did not hinder it, with the plan.
        checked: what the checks found, by plan; where it was checked.
    """

    written: list[Written]
    failed: list[Failed]
    warnings: list[tuple[str, Finding]]
    checked: dict[str, Tally]


def _write(made: Iterable[Made], folder: Path, *, overwrite: bool) -> Account:
    """Write every file whole or not at all; one that fails does not stop the others.

    A file of this run is not replaced: two plan files with one id must not pass for one.
    """
    sweep(folder)
    account = Account([], [], [], {})
    before: dict[str, tuple[str, str]] = {}
    for each in made:
        plan = each.plan
        account.warnings.extend((plan, found) for found in each.warnings)
        account.failed.extend(each.failed)
        if each.tally is not None:
            account.checked[plan] = each.tally
        for exporter, name, data in each.files:
            key = name.casefold()  # one file on some systems
            if key in before:
                account.failed.append(taken(plan, exporter, name, before[key]))
                continue
            try:
                write_file(folder / name, data, overwrite=overwrite)
            except ExportError as error:
                account.failed.extend(failures(plan, exporter, error))
                continue
            before[key] = plan, exporter
            account.written.append(Written(plan, exporter, str(folder / name), len(data)))
    return account

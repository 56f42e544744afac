"""Checking and verifying a plan as the command line does, by name, path or as it is."""

import os
from collections.abc import Iterable, Sequence

import attrs

from policymodel import checks, plugincode
from policymodel.checks import CheckSettings, Examination, Rule
from policymodel.findings import Finding, RegistryError
from policymodel.model import Plan
from policymodel.registry import Entry, Folder, find_plan, plan_named
from policymodel.registry.beside import document_of
from policymodel.source import SourceFolder, SourceText


def check(
    plan: Plan | str | os.PathLike[str],
    *,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    settings: CheckSettings | None = None,
    own_rules: bool = True,
    extra: Sequence[Rule] = (),
    plugins_dir: Folder = None,
) -> tuple[Finding, ...]:
    """Return what the rules find in `plan`: in the order of the rules, then of the plan.

    What the plan suppresses with a reason is left out. The same plan gives the same findings,
    however it was made. They carry file and line where the plan is given by name or path.

    A plan's own rules are those of the installed package whose plan has its id. Their code
    runs in a process of its own, 60 seconds at most; what goes wrong in it is a finding.

    Args:
        plan: any plan (none makes a rule of this library raise), or its name or path as
            `policymodel.load` takes them.
        select: codes of the rules to run, or beginnings of them: ``"T,B1"``; None for all.
        ignore: codes, or beginnings of codes, of rules not to run.
        settings: severities and bounds; also codes, which the two above narrow.
        own_rules: whether the plan's own rules run too.
        extra: rules to run in the place of the plan's own (`policymodel.plan_rules`), in this
            process, with codes that begin with Z; one that raises becomes a finding.
        plugins_dir: a folder of plan folders that are not installed.

    Raises:
        RegistryError: there is no such plan.
        PlanFileError: its file cannot be read as a plan.
        SettingsError: a code that no rule has, or an extra rule that is none.
    """
    chosen = checks.check_settings(settings, select=select, ignore=ignore)
    if isinstance(plan, Plan):
        done = examine(plan, chosen, own_rules=own_rules, extra=extra, plugins_dir=plugins_dir)
        return done.findings + done.faults
    entry = find_plan(plan, plugins_dir=plugins_dir)
    read = entry.read()
    done = examine(
        read.plan, chosen, entry, own_rules=own_rules, extra=extra, plugins_dir=plugins_dir
    )
    return read.with_lines(done.findings + done.faults)


def verify(
    plan: Plan | str | os.PathLike[str],
    source: SourceText | SourceFolder | str | os.PathLike[str] | None = None,
    *,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    settings: CheckSettings | None = None,
    plugins_dir: Folder = None,
) -> tuple[Finding, ...]:
    """Return what `plan` says otherwise than its document, in the document's order.

    What the plan suppresses with a reason is left out. If `source` is not the text that the
    plan cites, that is the one finding (V001): offsets into another text mean nothing. The
    rules, and with them what compares with the document, are `policymodel.checks.VERIFY_RULES`.

    Args:
        plan: any plan, or its name or path as `policymodel.load` takes them; findings then
            carry file and line.
        source: its document, or the folder in which it is found by its hash. For many plans,
            a `SourceFolder` reads the folder once. Of a plan by name or path it may be left
            out, or not be there: the document then lies beside the plan file.
        select: codes of the rules to run, or beginnings of them; the rest is as for `check`.

    Raises:
        RegistryError: there is no such plan.
        PlanFileError: its file cannot be read as a plan.
        SourceError: V001, its document is not in the folder.
        SettingsError: a code that no rule of verification has.
    """
    if not isinstance(plan, Plan):
        entry = find_plan(plan, plugins_dir=plugins_dir)
        read = entry.read()
        if not isinstance(source, SourceText):
            source = document_of(read.plan, entry.file(), _folder(source))
        found = verify(read.plan, source, select=select, ignore=ignore, settings=settings)
        return read.with_lines(found)
    if not isinstance(source, SourceText):
        folder = _folder(source)
        if folder is None:
            raise TypeError("expected a document or its folder, for a plan has no file beside it")
        source = folder.find(plan)
    return checks.verified(plan, source, select=select, ignore=ignore, settings=settings).findings


def _folder(source: SourceFolder | str | os.PathLike[str] | None) -> SourceFolder | None:
    return source if isinstance(source, SourceFolder | None) else SourceFolder(source)


def examine(
    plan: Plan,
    settings: CheckSettings,
    entry: Entry | None = None,
    *,
    own_rules: bool = True,
    extra: Sequence[Rule] = (),
    plugins_dir: Folder = None,
) -> Examination:
    """Return what `check` returns, with what is suppressed apart from what is wrong with rules.

    `entry` is where the plan comes from, if that is known; the rest is as for `check`.
    """
    faults: tuple[Finding, ...] = ()
    if own_rules and not extra:
        try:
            package = _package(plan, entry, plugins_dir)
            if package and plugincode.brings_rules(package.file().parent):
                job = plugincode.examined
                return plugincode.apart(str(package), job, package, plan, settings)
        except RegistryError as error:
            faults = error.findings
    done = checks.examine(plan, settings=settings, extra=extra)
    return attrs.evolve(done, faults=faults + done.faults) if faults else done


def _package(plan: Plan, entry: Entry | None, plugins_dir: Folder) -> Entry | None:
    """Return the installed plan of the same id, if there is one."""
    if entry is not None and entry.origin:
        return entry
    return plan_named(plan.id, plugins_dir=plugins_dir)

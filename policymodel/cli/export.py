"""`policymodel export`: write workbooks and data files."""

import os
import re
from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

import click

from policymodel.cli.output import counts, echo, echo_findings, echo_json, echo_table, with_progress
from policymodel.cli.plans import chosen, sources_folder
from policymodel.cli.project import check_settings
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.export.options import Options
from policymodel.export.run import Account, export_plans
from policymodel.export.styles import FontProfile
from policymodel.findings import Finding
from policymodel.sheets.sheet import Purpose
from policymodel.text import Lang, listed_names

_MOST_ANNEXES = 99


def run(
    settings: Settings,
    plans: tuple[str, ...],
    every: bool,
    names: str,
    out: str,
    sources: str | None,
    purpose: Purpose,
    sheets: str | None,
    without: str | None,
    columns: str | None,
    by: Literal["organization"] | None,
    annex: str | None,
    overwrite: bool,
    fonts: FontProfile,
    jobs: str,
    form: str,
) -> bool:
    lang = settings.lang
    using = _listed(names)
    if not using:
        raise click.UsageError(say("no_exporter").get(lang))
    running = processes(jobs, lang)
    first, plans = _annex(annex, plans, lang)
    if every == bool(plans):
        raise click.UsageError(say("not_both" if every else "which_plans").get(lang))
    folder = None if sources is None else sources_folder(sources, settings)
    entries, others = chosen(plans, settings)
    before = _held(out) if sheets or without else {}
    account = export_plans(
        entries,
        out,
        using=using,
        options=Options(
            lang=lang,
            fonts=fonts,
            purpose=purpose,
            sheets=_listed(sheets),
            without=_listed(without),
            columns=_listed(columns),
            by=by,
            annex=first,
        ),
        settings=check_settings(settings),
        sources=folder,
        plugins_dir=settings.plugins_dir,
        jobs=running,
        overwrite=overwrite,
        watched=with_progress,
    )
    if form == "json":
        echo_json(_tree(account, others))
    else:
        _echo(account, others, settings)
        _tell_replaced(account, before, lang)
    told = (*others, *(found for _, found in account.warnings))
    return bool(account.failed) or any(found.severity == "error" for found in told)


def _listed(text: str | None) -> tuple[str, ...]:
    """Return the names in a list as people type it, with commas of either kind."""
    return tuple(filter(None, (name.strip() for name in re.split("[,，、]", text or ""))))


def _annex(
    given: str | None, plans: tuple[str, ...], lang: Lang
) -> tuple[int | None, tuple[str, ...]]:
    """Return the number of the first annex, if there is one, and the plans.

    What stands behind --annex and is no number is a plan.
    """
    if given is None or not re.fullmatch("[+-]?[0-9.]+", given):
        return (None, plans) if given is None else (1, (*plans, given))
    if not given.isdecimal() or not 0 < int(given) <= _MOST_ANNEXES:
        raise click.UsageError(say("bad_annex", value=given, most=_MOST_ANNEXES).get(lang))
    return int(given), plans


def processes(jobs: str, lang: Lang) -> int:
    """Return the number of processes that --jobs asks for; 0 means as many as auto does."""
    if jobs != "auto" and not (jobs.isascii() and jobs.isdigit()):
        raise click.UsageError(say("bad_jobs", value=jobs).get(lang))
    if jobs != "auto" and int(jobs):
        return int(jobs)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))  # those this process may use
    return os.cpu_count() or 1


def _held(folder: str) -> dict[str, bytes]:
    """Return the workbooks that stand in a folder, by their paths."""
    found = Path(folder).glob("*.xlsx") if Path(folder).is_dir() else ()
    return {str(path): path.read_bytes() for path in found if path.is_file()}


def _tell_replaced(account: Account, before: Mapping[str, bytes], lang: Lang) -> None:
    """Print which workbooks now have but the sheets that were asked for, and had others before."""
    paths = [each.path for each in account.written if each.path in before]
    if replaced := [path for path in paths if Path(path).read_bytes() != before[path]]:
        echo(say("sheets_replaced", names=listed_names(replaced)).get(lang), err=True)


def _tree(account: Account, others: tuple[Finding, ...]) -> dict[str, Any]:
    """Return the account as JSON prints it; `others` are findings that belong to no plan."""
    return {
        "written": [
            {"plan": w.plan, "exporter": w.exporter, "path": w.path, "bytes": w.size}
            for w in account.written
        ],
        "failed": [failed._asdict() for failed in account.failed],
        "warnings": [{"plan": plan, "finding": found} for plan, found in account.warnings],
        "checked": {plan: counts(tally) for plan, tally in account.checked.items()},
        "findings": others,
    }


def _echo(account: Account, others: tuple[Finding, ...], settings: Settings) -> None:
    lang = settings.lang
    echo_table((file.path, f"{file.size / 1000:,.1f} kB") for file in account.written)
    echo(say("written", count=len(account.written)).get(lang))
    for plan, count in account.checked.items():
        if count.error or count.warning:
            said = say("checked", plan=plan, typed=settings.typed(plan), count=count)
            echo(said.get(lang), err=True)
    # What holds for many plans alike is said once.
    echo_findings(dict.fromkeys(found for _, found in account.warnings), settings, err=True)
    echo_findings(others, settings, err=True)
    # What hinders several files of a plan is told once.
    for finding, those in groupby(account.failed, key=attrgetter("finding")):
        echo(
            say("not_written", what=listed_names([each.what for each in those])).get(lang), err=True
        )
        echo_findings([finding], settings, err=True)

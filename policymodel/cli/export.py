"""`policymodel export`: write workbooks and data files."""

import os
from typing import TYPE_CHECKING, Any

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from policymodel.export.run import Account
    from policymodel.export.styles import FontProfile
    from policymodel.findings import Finding

USUAL = "responsibility,targets"


def _names(ctx: click.Context, _: click.Parameter, value: str) -> list[str]:
    """Return the names of exporters that --as lists."""
    if names := [name.strip() for name in value.split(",") if name.strip()]:
        return names
    raise click.UsageError(texts.NO_EXPORTER.get(ctx.ensure_object(Settings).lang))


def _jobs(ctx: click.Context, _: click.Parameter, value: str) -> int:
    """Return the number of processes that --jobs asks for."""
    if value == "auto":
        return _processors()
    if value.isascii() and value.isdigit():
        return int(value) or _processors()
    lang = ctx.ensure_object(Settings).lang
    raise click.BadParameter(texts.BAD_JOBS.get(lang).format(value=value))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))  # those this process may use
    return os.cpu_count() or 1


@click.command(name="export")
@plans()
@click.option("--all", "every", is_flag=True)
@click.option("--as", "names", metavar="NAME,…", default=USUAL, callback=_names)
@click.option("--out", metavar="DIR", default="out")
@click.option("--sources", metavar="DIR")
@click.option("--font-profile", "fonts", type=click.Choice(["safe", "gongwen"]), default="safe")
@click.option("--jobs", metavar="N", default="1", callback=_jobs)
@output_format()
@common()
@click.pass_obj
def command(
    settings: Settings,
    plans: tuple[str, ...],
    every: bool,
    names: list[str],
    out: str,
    sources: str | None,
    fonts: "FontProfile",
    jobs: int,
    form: str,
) -> None:
    from policymodel.cli.output import echo_json, with_progress
    from policymodel.cli.plans import chosen, sources_folder
    from policymodel.cli.project import check_settings
    from policymodel.export.exporters import Options
    from policymodel.export.run import export_plans

    lang = settings.lang
    if every == bool(plans):
        raise click.UsageError((texts.NOT_BOTH if every else texts.WHICH_PLANS).get(lang))
    folder = None if sources is None else sources_folder(sources, settings)
    entries, others = chosen(plans, settings)
    account = export_plans(
        entries,
        out,
        using=names,
        options=Options(lang=lang, fonts=fonts),
        settings=check_settings(settings),
        sources=folder,
        plugins_dir=settings.plugins_dir,
        jobs=jobs,
        watched=with_progress,
    )
    if form == "json":
        echo_json(_tree(account, others))
    else:
        _echo(account, others, settings)
    told = (*others, *(found for _, found in account.warnings))
    if account.failed or any(found.severity == "error" for found in told):
        raise click.exceptions.Exit(1)


def _tree(account: "Account", others: "tuple[Finding, ...]") -> dict[str, Any]:
    """Return the account as JSON prints it; `others` are findings that belong to no plan."""
    from policymodel.cli.output import finding_tree, finding_trees

    return {
        "written": [
            {"plan": w.plan, "exporter": w.exporter, "path": w.path, "bytes": w.size}
            for w in account.written
        ],
        "failed": [
            {"plan": f.plan, "exporter": f.exporter, "finding": finding_tree(f.finding)}
            for f in account.failed
        ],
        "warnings": [
            {"plan": plan, "finding": finding_tree(found)} for plan, found in account.warnings
        ],
        "checked": {
            plan: {"errors": t.error, "warnings": t.warning, "infos": t.info}
            for plan, t in account.checked.items()
        },
        "findings": finding_trees(others),
    }


def _echo(account: "Account", others: "tuple[Finding, ...]", settings: Settings) -> None:
    from policymodel.cli.output import echo, echo_findings, echo_table

    lang = settings.lang
    echo_table((file.path, f"{file.size / 1000:,.1f} kB") for file in account.written)
    click.echo(texts.WRITTEN.get(lang).format(count=len(account.written)))
    for plan, count in account.checked.items():
        if count.error or count.warning:
            said = texts.CHECKED.get(lang)
            echo(said.format(plan=plan, error=count.error, warning=count.warning), err=True)
    echo_findings((found for _, found in account.warnings), settings, err=True)
    echo_findings(others, settings, err=True)
    for failed in account.failed:
        echo(texts.NOT_WRITTEN.get(lang).format(what=failed.what), err=True)
        echo_findings([failed.finding], settings, err=True)

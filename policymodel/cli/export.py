"""`policymodel export`: write workbooks and data files."""

import os
from typing import TYPE_CHECKING

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format, plans
from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from policymodel.cli.writing import Report

USUAL = "responsibility,targets"


def _jobs(ctx: click.Context, _: click.Parameter, value: str) -> int:
    """Return the number of processes that --jobs asks for."""
    if value == "auto" or (value.isascii() and value.isdigit()):
        return int(value) if value not in ("auto", "0") else _processors()
    lang = ctx.ensure_object(Settings).lang
    raise click.BadParameter(texts.BAD_JOBS.get(lang).format(value=value))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))  # those this process may use
    return os.cpu_count() or 1


@click.command(name="export")
@plans()
@click.option("--all", "every", is_flag=True)
@click.option("--as", "names", metavar="NAME,…", default=USUAL)
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
    names: str,
    out: str,
    sources: str | None,
    fonts: str,
    jobs: int,
    form: str,
) -> None:
    from policymodel.cli.exporting import Order, make_all
    from policymodel.cli.output import echo_findings, with_progress
    from policymodel.cli.plans import asked, installed, sources_folder
    from policymodel.cli.writing import write_all
    from policymodel.export.files import make_folder
    from policymodel.registry import load_exporter

    lang = settings.lang
    if every and plans:
        raise click.UsageError(texts.NOT_BOTH.get(lang))
    if not every and not plans:
        raise click.UsageError(texts.WHICH_PLANS.get(lang))
    exporters = tuple(dict.fromkeys(name.strip() for name in names.split(",") if name.strip()))
    if not exporters:
        raise click.UsageError(texts.NO_EXPORTER.get(lang))
    folder = sources_folder(sources, settings)
    chosen, others = installed(settings) if every else (asked(plans, settings), ())
    for name in exporters:
        load_exporter(name)  # a name that is wrong ends it before anything is written
    place = make_folder(out)
    orders = [Order(plan, exporters, lang, fonts, folder) for plan in chosen]
    made = with_progress(make_all(orders, jobs), len(orders))
    report = write_all(made, place, others)

"""`policymodel review`: a plan as a workbook to correct, and its corrections read back."""

from pathlib import Path

import click

from policymodel.cli.output import echo, echo_findings
from policymodel.cli.plans import sources_folder
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.export.files import write_file
from policymodel.registry import load
from policymodel.reviewing.changes import Reviewed
from policymodel.reviewing.files import Form, apply_review, review
from policymodel.text import Text, visible


def run(
    settings: Settings,
    plan: str,
    target: str | None,
    form: Form,
    sources: str | None,
    workbook: str | None,
    dry: bool,
    overwrite: bool,
) -> bool:
    if workbook is not None:
        if target is not None:
            raise click.UsageError(say("review.both").get(settings.lang))
        return _read_back(settings, plan, workbook, dry=dry)
    folder = None if sources is None else sources_folder(sources, settings)
    if target is not None and target.lower().endswith(".html"):
        form = "html"
    made = review(
        plan, form=form, sources=folder, lang=settings.lang, plugins_dir=settings.plugins_dir
    )
    name = load(plan, plugins_dir=settings.plugins_dir).id
    path = Path(target or f"{name}-review.{form}")
    write_file(path, made, overwrite=overwrite)
    if form == "html":
        echo(say("review.page", path=path).get(settings.lang))
    else:
        echo(say("review.written", path=path, plan=visible(plan)).get(settings.lang))
    return False


def _read_back(settings: Settings, plan: str, workbook: str, *, dry: bool) -> bool:
    done = apply_review(plan, workbook, write=not dry, plugins_dir=settings.plugins_dir)
    for each in done.changes:
        said = say(
            "review.change", cell=each.cell, about=each.about, before=each.before, after=each.after
        )
        echo(visible(said.get(settings.lang)))
    echo_findings(done.refused, settings)
    echo(_outcome(done, dry=dry).get(settings.lang))
    return bool(done.refused) or (dry and bool(done.changes))


def _outcome(done: Reviewed, *, dry: bool) -> Text:
    if done.refused:
        return say("review.refused")
    if not done.changes:
        return say("review.nothing")
    count = len(done.changes)
    return say("review.would", count=count) if dry else say("review.taken", count=count)

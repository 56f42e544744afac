"""`policymodel review`: a plan as a workbook to correct, and its corrections read back."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import click

from policymodel.cli.output import echo, echo_findings, echo_table
from policymodel.cli.plans import sources_folder
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.export.files import write_file
from policymodel.registry import find_plan, load
from policymodel.reviewing.changes import Reviewed
from policymodel.reviewing.files import Form, apply_review, plan_reviewed, review
from policymodel.reviewing.returned import Change
from policymodel.shell import quoted
from policymodel.text import Text, listed_names

_OF_FILE = ("W001", "W002")  # told of the whole file, and not of a cell
_LONGEST = 60  # characters of a cell that are shown
_MOST_MISSING = 5  # rows that are named


def run(
    settings: Settings,
    plan: str | None,
    returned: str | None,
    target: str | None,
    written_as: Form,
    sources: str | None,
    workbook: str | None,
    overwrite: bool,
) -> bool:
    if workbook == "" and returned is not None:  # the file was named before --apply
        returned, workbook = None, returned
    back = [each for each in (returned, workbook) if each is not None]
    if workbook == "":
        raise click.UsageError(say("review.no_file").get(settings.lang))
    if len(back) > 1 or (back and target is not None):
        raise click.UsageError(say("review.both").get(settings.lang))
    if plan is None or (not back and Path(plan).suffix.lower() == ".xlsx"):
        raise click.UsageError(_plan_missing(plan, workbook, settings).get(settings.lang))
    folder = None if sources is None else sources_folder(sources, settings)
    if back:
        return _read_back(settings, plan, back[0], folder, dry=workbook is None)
    is_page = target is not None and target.lower().endswith(".html")
    form: Form = "html" if is_page else written_as
    made = review(
        plan, form=form, sources=folder, lang=settings.lang, plugins_dir=settings.plugins_dir
    )
    name = load(plan, plugins_dir=settings.plugins_dir).id
    path = Path(target or f"{name}-review.{form}")
    write_file(path, made, overwrite=overwrite)
    if form == "html":
        echo(say("review.page", path=path).get(settings.lang))
    else:
        said = say("review.written", path=path, plan=settings.typed(plan), typed=quoted(path))
        echo(said.get(settings.lang))
    return False


def _plan_missing(file: str | None, applied: str | None, settings: Settings) -> Text:
    """Return what to type where no plan was named: a review says of which plan it is."""
    path = file or applied
    plan = None if path is None else plan_reviewed(path)
    if path is None or plan is None:
        return say("review.no_plan")
    option = "--apply " if applied else ""
    return say("review.which_plan", plan=settings.typed(plan), file=f"{option}{quoted(path)}")


def _read_back(
    settings: Settings, plan: str, workbook: str, sources: Path | None, *, dry: bool
) -> bool:
    done = apply_review(
        plan, workbook, write=not dry, sources=sources, plugins_dir=settings.plugins_dir
    )
    if done.changes:
        file = find_plan(plan, plugins_dir=settings.plugins_dir).file()
        echo(f"{workbook} → {file}")
        _tell(done.changes, settings)
    echo_findings(done.refused, settings)
    if done.missing:
        echo(_missing(done.missing).get(settings.lang))
    echo(_outcome(done, settings.typed(plan), workbook, dry=dry).get(settings.lang))
    return bool(done.refused) or (dry and bool(done.changes))


def _missing(labels: Sequence[str]) -> Text:
    names: Text | str = listed_names(labels[:_MOST_MISSING])
    if len(labels) > _MOST_MISSING:
        names = say("review.more", names=names)
    return say("review.missing", count=len(labels), names=names)


def _tell(changes: Iterable[Change], settings: Settings) -> None:
    """Print changes as a table for each sheet: cell, what it is about, old and new."""
    nothing = say("review.empty").get(settings.lang)
    for sheet, of_sheet in groupby(changes, key=lambda each: each.cell.rpartition("!")[0]):
        echo(sheet or say("review.followed").get(settings.lang))
        rows = []
        for each in of_sheet:
            old, new = (_short(said) or nothing for said in (each.before, each.after))
            rows.append(("", each.cell.rpartition("!")[2], each.about, f"{old} → {new}"))
        echo_table(rows)


def _short(said: str) -> str:
    """Return what a cell holds on one line: of what is long its two ends."""
    line = listed_names(said.split("\n"))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]}…{line[-_LONGEST // 2 :]}"


def _outcome(done: Reviewed, plan: str, workbook: str, *, dry: bool) -> Text:
    if done.refused:
        of_file = all(each.code in _OF_FILE for each in done.refused)
        return say("review.refused_file" if of_file else "review.refused")
    if done.again:
        return say("review.again")
    if not done.changes:
        return say("review.nothing")
    count = sum(bool(each.cell) for each in done.changes)
    if dry:
        return say("review.would", count=count, plan=plan, path=quoted(workbook))
    return say("review.taken", count=count)

"""`policymodel draft`: write plan folders from documents."""

from pathlib import Path

import click
from attrs import evolve

from policymodel.cli.export import processes
from policymodel.cli.output import echo, echo_findings, echo_table, with_progress
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.drafting.many import Outcome, documents, draft_all
from policymodel.export.files import make_folder, write_folder
from policymodel.findings import ExportError
from policymodel.text import visible


def run(settings: Settings, document: str, out: str, jobs: str, overwrite: bool) -> bool:
    lang = settings.lang
    count = processes(jobs, lang)
    path = Path(document)
    if not path.exists():
        raise click.UsageError(say("no_document", path=visible(document)).get(lang))
    listed = documents(path)
    if not listed:
        raise click.UsageError(say("no_documents", path=visible(document)).get(lang))
    make_folder(out)
    made = with_progress(draft_all(listed, jobs=count), len(listed))
    done = [_written(each, Path(out), overwrite=overwrite) for each in made]
    for each in done:
        _tell(each, Path(out), settings, alone=len(done) == 1)
    _summarize(done, settings)
    return any(each.failed for each in done)


def _written(outcome: Outcome, out: Path, *, overwrite: bool) -> Outcome:
    """Write a draft as soon as it is made; keep what is told of it, and no bytes."""
    if outcome.failed is None:
        try:
            # The plan file comes last: a folder with one is a plan, and a whole one.
            files = dict(reversed(outcome.files.items()))
            write_folder(out / outcome.id, files, overwrite=overwrite)
        except ExportError as error:
            outcome = evolve(outcome, failed=error.findings[0])
    return evolve(outcome, files={})


def _tell(outcome: Outcome, out: Path, settings: Settings, *, alone: bool) -> None:
    lang = settings.lang
    if outcome.failed is not None:
        echo(say("not_drafted", path=outcome.path).get(lang), err=True)
        echo_findings([outcome.failed], settings, err=True)
        return
    if outcome.told and not alone:
        echo(f"{outcome.path}")
    echo_findings(outcome.told, settings)
    if alone:
        read = say("read", counts=outcome.counts)
        echo(say("drafted", path=out / outcome.id, read=read).get(lang))


def _summarize(every: list[Outcome], settings: Settings) -> None:
    """Print one table of all, where there are several."""
    if len(every) < 2:
        return
    done = [each for each in every if each.failed is None]
    keys = ("measures", "assignments", "targets", "deadlines", "questions")
    head = ["", *(say(f"draft.{key}").get(settings.lang) for key in keys)]
    rows = [[each.id, *(str(getattr(each.counts, key)) for key in keys)] for each in done]
    total = [say("draft.all").get(settings.lang)]
    total += [str(sum(getattr(each.counts, key) for each in done)) for key in keys]
    if done:
        echo_table([head, *rows, total])
    echo(say("draft.done", done=len(done), every=len(every)).get(settings.lang))

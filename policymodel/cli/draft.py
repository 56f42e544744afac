"""`policymodel draft`: write plan folders from documents."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from policymodel.cli.export import processes
from policymodel.cli.output import echo, echo_findings, echo_table, with_progress
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.drafting.many import Outcome, documents, draft_all
from policymodel.export.files import make_folder, write_file
from policymodel.findings import ExportError
from policymodel.text import visible

_FEWEST = 3  # documents for which processes are started


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
    done = list(_done(listed, count, Path(out), settings, overwrite=overwrite))
    _summarize([each for each in done if each is not None], settings)
    return not all(done)


def _done(
    listed: tuple[Path, ...], count: int, out: Path, settings: Settings, *, overwrite: bool
) -> Iterator[Outcome | None]:
    """Write each draft as it is made; yield it, or None where there is none."""
    if count == 1 or len(listed) < _FEWEST:
        made = with_progress(draft_all(listed), len(listed))
        yield from (_written(each, out, settings, overwrite=overwrite) for each in made)
        return
    with ProcessPoolExecutor(count) as executor:
        made = with_progress(draft_all(listed, executor), len(listed))
        yield from (_written(each, out, settings, overwrite=overwrite) for each in made)


def _written(outcome: Outcome, out: Path, settings: Settings, *, overwrite: bool) -> Outcome | None:
    if outcome.failed is not None:
        echo(say("not_drafted", path=outcome.path).get(settings.lang), err=True)
        echo_findings([outcome.failed], settings, err=True)
        return None
    try:
        folder = make_folder(out / outcome.id)
        for name, data in outcome.files.items():
            write_file(folder / name, data, overwrite=overwrite)
    except ExportError as error:
        echo_findings(error.findings, settings, err=True)
        return None
    echo_findings(outcome.told, settings)
    read = say("read", counts=outcome.counts)
    echo(say("drafted", path=folder, read=read).get(settings.lang))
    return outcome


def _summarize(done: list[Outcome], settings: Settings) -> None:
    """Print one table of all, where there are several."""
    if len(done) < 2:
        return
    keys = ("measures", "assignments", "targets", "deadlines", "questions")
    head = ["", *(say(f"draft.{key}").get(settings.lang) for key in keys)]
    rows = [[each.id, *(str(getattr(each.counts, key)) for key in keys)] for each in done]
    total = [say("draft.all").get(settings.lang)]
    total += [str(sum(getattr(each.counts, key) for each in done)) for key in keys]
    echo("")
    echo_table([head, *rows, total])

"""`policymodel anchor`: write the places of facts into plan files."""

from pathlib import Path

import click

from policymodel.anchoring import Anchored, anchored, document_of, draft
from policymodel.anchoring.proposals import as_items
from policymodel.cli.output import echo, echo_findings
from policymodel.cli.plans import chosen, sources_folder
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.export.files import write_file
from policymodel.findings import PolicyModelError
from policymodel.reading.emit import flow
from policymodel.reading.planfile import read_bytes
from policymodel.reading.yamltext import decode
from policymodel.source import SourceFolder
from policymodel.text import visible


def run(
    settings: Settings,
    plans: tuple[str, ...],
    sources: str | None,
    text: str | None,
    not_targets: bool,
    dry: bool,
) -> bool:
    where = _document(settings, plans, sources, text)
    entries, others = chosen(plans, settings)
    echo_findings(others, settings)
    is_well = not others
    for entry in entries:
        try:
            done = _anchored(entry.file(), where, dry=dry, not_targets=not_targets)
        except PolicyModelError as error:
            echo_findings(error.findings, settings)
            is_well = False
            continue
        _tell(entry.file(), done, settings, dry=dry, not_targets=not_targets)
        is_well &= not (done.questions or (dry and done.is_changed))
    return not is_well


def _document(
    settings: Settings, plans: tuple[str, ...], sources: str | None, text: str | None
) -> SourceFolder | str | None:
    """Return the folder of the documents or the path of the one, or raise wrong use.

    None where neither is said: the document then lies beside the plan.
    """
    if text is not None:
        if len(plans) != 1:
            raise click.UsageError(say("one_text").get(settings.lang))
        if not Path(text).is_file():
            raise click.UsageError(say("no_text", path=visible(text)).get(settings.lang))
        return text
    return None if sources is None else SourceFolder(sources_folder(sources, settings))


def _anchored(
    path: Path, where: SourceFolder | str | None, *, dry: bool, not_targets: bool
) -> Anchored:
    """Anchor the file at `path`; write it where it changes and `dry` is false."""
    data = read_bytes(path)
    text = decode(data, file=str(path))
    begun = draft(text, file=str(path))
    document = document_of(begun.read.plan, path.parent if where is None else where)
    done = anchored(begun, document, not_targets=not_targets)
    if done.is_changed and not dry:
        mark = data[: len(data) - len(text.encode())]  # the byte order mark, where it has one
        write_file(path.resolve(), mark + done.text.encode())
    return done


def _tell(path: Path, done: Anchored, settings: Settings, *, dry: bool, not_targets: bool) -> None:
    count, left = len(done.placed), len(done.questions)
    if dry:
        echo(say("to_anchor", path=path, count=count, open=left).get(settings.lang))
    else:
        echo(say("anchored", path=path, count=count, open=left).get(settings.lang))
    if done.is_changed:
        echo(say("cites", name=done.source.name).get(settings.lang))
    if dry:
        for place, at in done.placed.items():
            echo(f"    {place}: [{at.start}, {at.end}]  {done.source.around(at)}")
    for question in done.questions:
        echo_findings([question.finding], settings)
        for answer in question.answers:
            echo(f"      {answer}")
    if done.proposals:
        count = len(done.proposals)
        is_written = not_targets and not dry
        said = say("added", count=count) if is_written else say("left_over", count=count)
        echo(said.get(settings.lang))
        for item in as_items(done.proposals):
            echo(f"      - {flow(item)}")

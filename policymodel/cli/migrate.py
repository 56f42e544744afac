"""`policymodel migrate`: lift plan files to this version's format."""

from pathlib import Path

import click

from policymodel.cli.output import echo_findings
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.export.files import write_file
from policymodel.findings import PolicyModelError
from policymodel.reading.migration import Migrated, migrate
from policymodel.reading.planfile import read_bytes
from policymodel.reading.yamltext import decode
from policymodel.registry import find_plans


def run(settings: Settings, paths: tuple[str, ...], dry: bool) -> bool:
    entries = dict.fromkeys(entry for path in paths for entry in find_plans(Path(path)))
    is_well = True
    for entry in entries:
        try:
            done = _migrated(entry.file(), dry=dry)
        except PolicyModelError as error:
            echo_findings(error.findings, settings)
            # Other YAML may well lie in the folder of a plan.
            is_well &= len(entries) > 1 and error.findings[0].code == "F107"
            continue
        click.echo(_said(entry.file(), done, settings, dry=dry))
        is_well &= not (dry and done.renamed is not None)
    return not is_well


def _migrated(path: Path, *, dry: bool) -> Migrated:
    """Migrate the file at `path`; write it where it changes and `dry` is false."""
    data = read_bytes(path)
    text = decode(data, file=str(path))
    done = migrate(text, file=str(path))
    if done.text != text and not dry:
        mark = data[: len(data) - len(text.encode())]  # the byte order mark, where it has one
        write_file(path.resolve(), mark + done.text.encode())
    return done


def _said(path: Path, done: Migrated, settings: Settings, *, dry: bool) -> str:
    if done.renamed is None:
        return say("is_current", path=path, format=done.was).get(settings.lang)
    renamed = ", ".join(f"{old} → {new} ×{n}" for (old, new), n in done.renamed.items()) or "—"
    said = say("to_lift" if dry else "lifted", path=path, format=done.was, renamed=renamed)
    return said.get(settings.lang)

"""`policymodel migrate`: lift plan files to this version's format."""

from typing import TYPE_CHECKING

import click

from policymodel.cli import texts
from policymodel.cli.options import common
from policymodel.cli.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from policymodel.reading.migration import Migrated


@click.command(name="migrate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "dry", is_flag=True)
@common()
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], dry: bool) -> None:
    from pathlib import Path

    from policymodel.cli.output import echo_findings
    from policymodel.findings import PolicyModelError
    from policymodel.registry import find_plans

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
    if not is_well:
        raise click.exceptions.Exit(1)


def _migrated(path: "Path", *, dry: bool) -> "Migrated":
    """Migrate the file at `path`; write it where it changes and `dry` is false.

    Raises:
        PlanFileError: it cannot be read or migrated.
        ExportError: it cannot be written.
    """
    from policymodel.export.files import write_file
    from policymodel.reading import read_bytes
    from policymodel.reading.migration import migrate
    from policymodel.reading.yamltext import decode

    data = read_bytes(path)
    text = decode(data, file=str(path))
    done = migrate(text, file=str(path))
    if done.text != text and not dry:
        mark = data[: len(data) - len(text.encode())]  # the byte order mark, where it has one
        write_file(path.resolve(), mark + done.text.encode())
    return done


def _said(path: "Path", done: "Migrated", settings: Settings, *, dry: bool) -> str:
    lang = settings.lang
    if done.renamed is None:
        return texts.IS_CURRENT.get(lang).format(path=path, format=done.was)
    renamed = ", ".join(f"{old} → {new} ×{n}" for (old, new), n in done.renamed.items())
    form = texts.TO_LIFT if dry else texts.LIFTED
    return form.get(lang).format(path=path, format=done.was, renamed=renamed or "—")

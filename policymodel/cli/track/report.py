"""`policymodel track report`: how a plan stands, as a workbook, JSON or a page."""

import re

import click

from policymodel.cli.output import echo
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track.gathering import gathered
from policymodel.export.files import make_folder, write_file
from policymodel.progress.report.files import report_files
from policymodel.progress.report.table import beside_lines


def run(
    settings: Settings,
    plan: str,
    period: str | None,
    as_of: str | None,
    out: str,
    kinds: str,
    store: str | None,
    rules: str | None,
    overwrite: bool,
) -> bool:
    wanted = [each for each in (name.strip() for name in re.split("[,，、]", kinds)) if each]
    if not wanted:
        raise click.UsageError(say("track.no_kind").get(settings.lang))
    found = gathered(settings, plan, period, as_of, store, rules)
    files = report_files(found, wanted)
    folder = make_folder(out)
    for name, data in files.items():
        write_file(folder / name, data, overwrite=overwrite)
    for name in files:
        echo(str(folder / name))
    echo(say("track.reports", count=len(files)).get(settings.lang))
    for line in beside_lines(found):
        echo(line)
    return False

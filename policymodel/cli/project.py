"""The settings of the checks that the project one works in states."""

import re
from collections.abc import Iterator, Sequence

import attrs

from policymodel.checks import CHECK_LETTERS, CODES, CheckSettings
from policymodel.checks.engine.settings import codes_in, read_settings
from policymodel.cli.output import echo, echo_findings
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding, SettingsError
from policymodel.registry.projectfile import (
    FILE,
    PLANS_KEY,
    Project,
    candidates,
    is_trusted,
    stated,
)


def check_settings(
    settings: Settings,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Sequence[str] = (),
    *,
    letters: str = CHECK_LETTERS,
) -> CheckSettings:
    """Return the settings of the project, with what the command line adds.

    Its settings are the first of `registry.projectfile.candidates` that states any. Which file
    it was is said on standard error.

    Args:
        select: words of --select, each one or more codes; they replace the file's.
        ignore: words of --ignore; they are added to the file's.
        severity: words of --severity, each one or more of CODE=SEVERITY.

    Raises:
        SettingsError: C001 a file cannot be read, C002 to C004 it or the command line says
            what cannot be.
    """
    made = CheckSettings()
    for file, said_there in _stated(settings):
        table = {key: value for key, value in said_there.items() if key != PLANS_KEY}
        if said_there and not table:
            continue  # it says where plans lie, and nothing of checks
        try:
            made = read_settings(table, CODES, file=str(file), others=[PLANS_KEY])
        except SettingsError as error:
            lines = file.read_text(encoding="utf-8").splitlines()
            raise SettingsError(*(_with_line(each, lines) for each in error.findings)) from None
        echo(say("settings_from", file=file).get(settings.lang), err=True)
    pairs = (word.partition("=") for word in ",".join(severity).split(",") if word.strip())
    levels = {code.strip().upper(): level.strip() for code, _, level in pairs}
    given: dict[str, object] = {"ignore": codes_in(ignore), "severity": levels}
    if select:
        given["select"] = codes_in(select)
    try:
        said = read_settings(given, CODES)
        return made.narrowed(
            select=said.select, ignore=said.ignore, severity=said.severity, letters=letters
        )
    except SettingsError as error:
        # What a file calls severity.H1 is an option here.
        told = ((each, "--" + each.path.replace(".", " ", 1)) for each in error.findings)
        raise SettingsError(*(attrs.evolve(each, path=path) for each, path in told)) from None


def _with_line(found: Finding, lines: Sequence[str]) -> Finding:
    """Return a fault of a file of settings with the line of its key, as far as that is found.

    TOML readers keep no lines; a key is looked for below the heading of its table.
    """
    *tables, key = found.path.split(".")
    said = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*(?:=|\])""")
    above = re.compile(rf"\s*\[.*{re.escape(tables[-1])}" if tables else "")
    first = next((k for k, line in enumerate(lines) if above.match(line)), 0)
    line = next((k for k, one in enumerate(lines[first:], first + 1) if said.match(one)), None)
    return attrs.evolve(found, line=line)


def _stated(settings: Settings) -> Iterator[Project]:
    """Yield the settings of the project, if a file states any."""
    for file in candidates():
        if not is_trusted(file):
            echo(say("not_yours", file=file).get(settings.lang), err=True)
            continue
        try:
            project = stated(file)
        except SettingsError as error:
            if error.findings[0].severity == "error":
                raise
            echo_findings(error.findings, settings, err=True)
            return
        if project is not None:
            yield project
        if project is not None or file.name == FILE:
            return

"""The settings of the checks that the project one works in states."""

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from policymodel.checks import CHECK_LETTERS, CODES, CheckSettings
from policymodel.checks.engine.settings import codes_in, read_settings
from policymodel.cli.output import echo, echo_findings
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding, SettingsError, fault

FILE = "policymodel.toml"
_SHARED = "pyproject.toml"
_TABLE = "policymodel"  # [tool.policymodel]
_SAYS_TABLE = re.compile(rb"^\s*\[\s*tool\s*\.\s*[\"']?policymodel\b", re.MULTILINE)
_LARGEST = 1_000_000  # bytes
_ROOT = 0


def check_settings(
    settings: Settings,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Sequence[str] = (),
    *,
    letters: str = CHECK_LETTERS,
) -> CheckSettings:
    """Return the settings of the project, with what the command line adds.

    The project is the first folder, from the working directory upwards, that has a
    ``policymodel.toml``, a ``pyproject.toml`` or ``.git``; nothing above it counts. Its
    settings are the first of these two files that states any. Which file it was is said on
    standard error.

    Args:
        select: words of --select, each one or more codes; they replace the file's.
        ignore: words of --ignore; they are added to the file's.
        severity: words of --severity, each one or more of CODE=SEVERITY.

    Raises:
        SettingsError: C001 a file cannot be read, C002 to C004 it or the command line says
            what cannot be.
    """
    made = CheckSettings()
    for file, table in _stated(settings):
        try:
            made = read_settings(table, CODES, file=str(file))
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


def _stated(settings: Settings) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the file that states settings for the project, if one does, with its table."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        own, shared = folder / FILE, folder / _SHARED
        if own.is_file() and _is_trusted(own, settings):
            yield own, _read(own)
            return
        if shared.is_file() and _is_trusted(shared, settings):
            try:
                table = _read(shared).get("tool", {})
            except SettingsError as error:
                if error.findings[0].severity == "error":
                    raise
                echo_findings(error.findings, settings, err=True)
                return
            if isinstance(table, dict) and _TABLE in table:
                if not isinstance(table[_TABLE], dict):
                    no_table = fault(say, "C003", path="tool.policymodel", file=str(shared))
                    raise SettingsError(no_table)
                yield shared, table[_TABLE]
            return
        if own.exists() or shared.exists() or (folder / ".git").exists():
            return


def _is_trusted(file: Path, settings: Settings) -> bool:
    """Whether `file` is the user's own or root's, not what others left in a shared folder."""
    owner = file.stat().st_uid
    if not hasattr(os, "getuid") or os.getuid() == _ROOT or owner in (_ROOT, os.getuid()):
        return True
    echo(say("not_yours", file=file).get(settings.lang), err=True)
    return False


def _read(path: Path) -> dict[str, Any]:
    """Return what a TOML file says, or raise C001: a warning where it is not about this program."""
    data = b""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError(f"more than {_LARGEST} bytes")
        return tomllib.loads(data.decode(), parse_float=Decimal)
    except OSError as error:
        what = error.strerror or type(error).__name__
    except (ValueError, RecursionError) as error:  # no TOML, or no UTF-8
        what = str(error)
    found = fault(say, "C001", file=str(path), what=what)
    if path.name != FILE and not _SAYS_TABLE.search(data):
        found = attrs.evolve(found, severity="warning", hint=say("C001.theirs"))
    raise SettingsError(found)

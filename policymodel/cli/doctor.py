"""`policymodel doctor`: is the installation sound?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from policymodel.cli import texts
from policymodel.cli.options import common, output_format
from policymodel.cli.settings import Settings
from policymodel.text import visible

if TYPE_CHECKING:
    from policymodel.findings import Finding


class State(NamedTuple):
    """One thing that was looked at.

    Attributes:
        what: what it is, e.g. ``"plan demo"``.
        ok: whether it is sound; None where nothing depends on it.
        detail: version, place, or nothing.
        findings: what is wrong with it.
    """

    what: str
    ok: bool | None
    detail: str
    findings: "tuple[Finding, ...]" = ()


@click.command(name="doctor")
@output_format()
@common()
@click.pass_obj
def command(settings: Settings, form: str) -> None:
    from policymodel.cli.output import echo_findings, echo_json

    states = list(_look(settings))
    broken = [state for state in states if state.ok is False]
    if form == "json":
        echo_json({"ok": not broken, "states": [_tree(state) for state in states]})
    else:
        for state in states:
            mark = {True: "✓", False: "✗", None: "·"}[state.ok]
            click.echo(visible(f"{mark} {state.what}  {state.detail}".rstrip()))
            echo_findings(state.findings, settings)
        said = texts.BROKEN if broken else texts.SOUND
        click.echo(said.get(settings.lang).format(count=len(broken)))
    if broken:
        raise click.exceptions.Exit(1)


def _tree(state: State) -> dict[str, Any]:
    from policymodel.cli.output import finding_trees

    return {
        "what": state.what,
        "ok": state.ok,
        "detail": state.detail,
        "findings": finding_trees(state.findings),
    }


def _look(settings: Settings) -> Iterator[State]:
    yield from _surroundings()
    yield _units()
    yield from _plans(settings)
    yield from _exporters()


def _surroundings() -> Iterator[State]:
    import platform
    import shutil
    import sys
    from importlib.metadata import PackageNotFoundError, version

    yield State("Python", True, f"{platform.python_version()} ({platform.python_implementation()})")
    yield State("platform", None, platform.platform())
    yield State("stdout", None, getattr(sys.stdout, "encoding", None) or "?")
    for package in ("policymodel", *_needed()):
        try:
            yield State(package, True, version(package))
        except PackageNotFoundError:
            # policymodel itself runs from a source tree; what it needs must be installed.
            yield State(package, None if package == "policymodel" else False, "—")
    # Only its absence is worth knowing: workbooks are written and checked without it.
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield State("LibreOffice", None, office or "—")


def _needed() -> list[str]:
    """Return what this program says it needs, but for its tests."""
    import re
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("policymodel") or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", line)[0] for line in lines if "extra ==" not in line]


def _units() -> State:
    from decimal import Decimal

    from policymodel.findings import PolicyModelError
    from policymodel.units import UNITS, convert

    try:
        convert(Decimal(1), "亿元", "万元")
    except PolicyModelError as error:
        return State("units", False, "", error.findings)
    return State("units", True, str(len(UNITS)))


def _plans(settings: Settings) -> Iterator[State]:
    from policymodel.checking import examine
    from policymodel.checks import CheckSettings
    from policymodel.findings import PolicyModelError
    from policymodel.registry import duplicates, plan_entries, unlisted

    try:
        entries = plan_entries(settings.plugins_dir)
    except PolicyModelError as error:
        yield State("plans", False, "", error.findings)
        return
    for found in (*duplicates(entries), *unlisted(settings.plugins_dir)):
        yield State("plans", False, "", (found,))
    for entry in entries:
        what, origin = f"plan {entry.name}", f"{entry.origin}  {entry.value}"
        try:
            plan = entry.load()
        except PolicyModelError as error:
            yield State(what, False, origin, error.findings)
        else:
            wrong = examine(plan, CheckSettings(select="Z"), entry).faults  # its own rules alone
            sound = not any(found.severity == "error" for found in wrong)
            yield State(what, sound, f"{origin}  {plan.document.title}", wrong)


def _exporters() -> Iterator[State]:
    from policymodel.findings import PolicyModelError
    from policymodel.plugincode import importable, run
    from policymodel.registry import duplicates, exporter_entries

    entries = exporter_entries()
    for found in duplicates(entries):
        yield State("exporters", False, "", (found,))
    for entry in entries:
        what, origin = f"exporter {entry.name}", entry.origin
        try:
            run(entry, importable)
        except PolicyModelError as error:
            yield State(what, False, origin, error.findings)
        else:
            yield State(what, True, origin)
    if not entries:
        yield State("exporters", False, "—")

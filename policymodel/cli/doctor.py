"""`policymodel doctor`: is the installation sound?"""

import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from importlib import metadata
from typing import NamedTuple

from policymodel import plugincode
from policymodel.checking import examine
from policymodel.checks import CheckSettings
from policymodel.cli.output import echo, echo_findings, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding, PolicyModelError
from policymodel.registry import Entry, duplicates, exporter_entries, plan_entries, unlisted
from policymodel.text import Text
from policymodel.units import UNITS, convert

Findings = tuple[Finding, ...]


class State(NamedTuple):
    """What was looked at, e.g. ``"plan demo"``; `ok` is None where nothing depends on it."""

    what: str
    ok: bool | None
    detail: str
    findings: Findings = ()


def run(settings: Settings, form: str) -> bool:
    states = list(_look(settings))
    broken = sum(state.ok is False for state in states)
    if form == "json":
        echo_json({"ok": not broken, "states": [state._asdict() for state in states]})
        return bool(broken)
    for state in states:
        mark = {True: "✓", False: "✗", None: "·"}[state.ok]
        echo(f"{mark} {_called(state.what).get(settings.lang)}  {state.detail}".rstrip())
        echo_findings(state.findings, settings)
    said = say("installation.broken", count=broken) if broken else say("installation.sound")
    echo(said.get(settings.lang))
    return bool(broken)


def _called(what: str) -> Text:
    """Return what a state is about in words: JSON alone keeps its key."""
    kind, _, name = what.partition(" ")
    if f"installation.of.{kind}" not in say:
        return Text(what, what)
    said = say(f"installation.of.{kind}")
    return Text(f"{said.zh} {name}".rstrip(), f"{said.en} {name}".rstrip())


def _look(settings: Settings) -> Iterator[State]:
    yield State("Python", True, f"{platform.python_version()} ({platform.python_implementation()})")
    yield State("platform", None, platform.platform())
    yield State("stdout", None, getattr(sys.stdout, "encoding", None) or "?")
    yield from _packages()
    # Only its absence is worth knowing: workbooks are written and checked without it.
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield State("LibreOffice", None, office or "—")
    yield _tried("units", "", _units)
    yield from _plans(settings)
    yield from _exporters()


def _packages() -> Iterator[State]:
    """Yield this package and those that it says it needs, but for its tests."""
    try:
        lines = metadata.requires("policymodel") or []
    except metadata.PackageNotFoundError:  # run from a source tree
        lines = []
    needed = [re.split(r"[^\w.-]", line)[0] for line in lines if "extra ==" not in line]
    for package in ("policymodel", *needed):
        try:
            yield State(package, True, metadata.version(package))
        except metadata.PackageNotFoundError:
            yield State(package, None if package == "policymodel" else False, "—")


def _tried(what: str, detail: str, attempt: Callable[[], tuple[str, Findings]]) -> State:
    """Return the state of `what`: `attempt` tells more of it, and what is wrong with it."""
    try:
        more, found = attempt()
    except PolicyModelError as error:
        return State(what, False, detail, error.findings)
    return State(what, all(each.severity != "error" for each in found), detail + more, found)


def _units() -> tuple[str, Findings]:
    convert(Decimal(1), "亿元", "万元")
    return str(len(UNITS)), ()


def _plans(settings: Settings) -> Iterator[State]:
    def own_rules(entry: Entry) -> tuple[str, Findings]:
        plan = entry.load()
        return f"  {plan.document.title}", examine(plan, CheckSettings(select="Z"), entry).faults

    try:
        entries = plan_entries(settings.plugins_dir)
    except PolicyModelError as error:
        yield State("plans", False, "", error.findings)
        return
    for found in (*duplicates(entries), *unlisted(settings.plugins_dir)):
        yield State("plans", False, "", (found,))
    for each in entries:
        yield _tried(f"plan {each.name}", f"{each.origin}  {each.value}", partial(own_rules, each))


def _exporters() -> Iterator[State]:
    def imported(entry: Entry) -> tuple[str, Findings]:
        plugincode.run(entry, plugincode.importable)
        return "", ()

    entries = exporter_entries()
    yield from (State("exporters", False, "", (found,)) for found in duplicates(entries))
    for each in entries:
        yield _tried(f"exporter {each.name}", each.origin, partial(imported, each))
    if not entries:
        yield State("exporters", False, "—")

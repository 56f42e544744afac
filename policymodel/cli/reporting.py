"""How `check` and `verify` judge plans and tell of it: text by families, JSON, annotations."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import click

from policymodel.checks import FAMILIES
from policymodel.checks.engine.suppressions import Suppressed
from policymodel.cli.output import counts, echo, echo_findings, echo_json, with_progress
from policymodel.cli.plans import chosen
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding, PolicyModelError, Tally
from policymodel.model import Plan
from policymodel.registry import Entry
from policymodel.source import Coverage
from policymodel.text import Lang, Text, visible

# Faults of files come first, then the families in their order.
_HEADINGS = {letter: say(f"about.{letter}") for letter in "PF"} | {
    family.letter: Text(family.zh, family.en) for family in FAMILIES
}
_DOUBT = "D301"
# What GitHub calls a severity, https://docs.github.com/actions: workflow commands.
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class Judged(NamedTuple):
    """What was found about a plan, as the user calls it.

    Where it was verified: its coverage, or that its document is in a language that is not read.
    """

    name: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    coverage: Coverage | None = None
    file: str | None = None
    unread: bool = False


Judge = Callable[[Plan, Entry], Judged]


def judge(
    words: Sequence[str],
    held: Judge,
    form: str,
    settings: Settings,
    *,
    suppressed: bool,
    doubts: bool = False,
) -> Tally:
    """Hold the plans that `words` mean to something; print what is found; return how much.

    A text lists what is suppressed only if `suppressed` is true, and every doubt of a plan's
    compilers only if `doubts` is; the other forms always do.
    """
    entries, others = chosen(words, settings)
    judged = [*with_progress((_judge(entry, held) for entry in entries), len(entries))]
    lang = settings.lang
    found = (*others, *(found for each in judged for found in each.findings))
    total, count = Tally.of(found), sum(len(each.suppressed) for each in judged)
    if form == "json":
        plans = [_tree(each) for each in judged]
        echo_json({"plans": plans, "findings": others, **counts(total), "suppressed": count})
        return total
    if form == "github":
        for each in found:
            click.echo(annotation(each, lang))
    else:
        _echo_families(others, settings)
        for plan in judged:
            shown = plan if doubts else plan._replace(findings=_with_doubts_as_one(plan.findings))
            _echo_plan(shown, settings, several=len(judged) > 1, suppressed=suppressed)
    said = say("counted", plans=len(judged), total=total).get(lang)
    if count:
        listed = suppressed and form == "text"
        said += say("suppressed.listed" if listed else "suppressed.count", count=count).get(lang)
    click.echo(said)
    return total


def _judge(entry: Entry, held: Judge) -> Judged:
    file: str | None = None
    try:
        file = str(entry.file())
        read = entry.read()
        judged = held(read.plan, entry)
    except PolicyModelError as error:
        return Judged(entry.name, error.findings, file=file)
    findings = read.with_lines(judged.findings)
    placed = read.with_lines(each.finding for each in judged.suppressed)
    pairs = zip(judged.suppressed, placed, strict=True)
    suppressed = tuple(each._replace(finding=found) for each, found in pairs)
    return judged._replace(findings=findings, suppressed=suppressed, file=file)


def _tree(judged: Judged) -> dict[str, Any]:
    tree: dict[str, Any]
    tree = {"name": judged.name, "file": judged.file, "findings": judged.findings}
    if judged.coverage:
        keys = ("numbers", "numbers_covered", "brackets", "brackets_covered")
        tree["coverage"] = {key: getattr(judged.coverage, key) for key in keys}
        tree["coverage"]["open_amounts"] = len(judged.coverage.open_amounts)
    return tree | {"suppressed": [each._asdict() for each in judged.suppressed]}


def annotation(found: Finding, lang: Lang) -> str:
    """Return a finding as a workflow command by which GitHub marks a line of a file.

    >>> from policymodel.text import Text
    >>> print(annotation(Finding(code="H101", severity="info", message=Text("甲", "50%, x"),
    ...                          file="a,b.yaml", line=3), "en"))
    ::notice file=a%2Cb.yaml,line=3,title=H101::50%25, x
    """
    file = _as_in_repository(found.file) if found.file else ""
    named = (("file", file), ("line", str(found.line or "")), ("title", found.code))
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in named if value)
    said = found.message.get(lang) + (f" ({found.path})" if found.path else "")
    if found.hint:
        said += f"\n{found.hint.get(lang)}"
    return f"::{_COMMANDS[found.severity]} {listed}::{_escaped(said, '')}"


def _escaped(text: str, more: str) -> str:
    for character in f"%\r\n{more}":  # the sign of escapes first
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _as_in_repository(file: str) -> str:
    """GitHub knows files by their path from where it works, with slashes."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return str(path).replace(os.sep, "/")


def _with_doubts_as_one(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings with those that tell doubts as one, where there are several."""
    doubts = [found for found in findings if found.code == _DOUBT]
    if len(doubts) < 2:
        return findings
    one = attrs.evolve(
        doubts[0],
        message=say("doubts.message", count=len(doubts)),
        hint=say("doubts.hint"),
        path="",
        line=None,
    )
    return tuple(
        one if found is doubts[0] else found
        for found in findings
        if found.code != _DOUBT or found is doubts[0]
    )


def _echo_plan(judged: Judged, settings: Settings, *, several: bool, suppressed: bool) -> None:
    shown = judged.suppressed if suppressed else ()
    if several and (judged.findings or shown):
        click.echo(click.style(f"== {visible(judged.name)}", bold=True))
    _echo_families(judged.findings, settings)
    if shown:
        _echo_heading(say("suppressed.heading").get(settings.lang), len(shown))
        for each in shown:
            echo_findings([each.finding], settings)
            click.echo(say("suppressed.reason", reason=each.reason).get(settings.lang))
    if judged.coverage:
        said = say("covered", plan=judged.name, of=judged.coverage).get(settings.lang)
        if count := len(judged.coverage.open_amounts):
            said += say("open_amounts", count=count).get(settings.lang)
        echo(said)
    if judged.unread:
        echo(say("unread", plan=judged.name).get(settings.lang))


def _echo_families(findings: Iterable[Finding], settings: Settings) -> None:
    """Print findings by the first letters of their codes; letters without a heading last."""
    groups: dict[str, list[Finding]] = {letter: [] for letter in _HEADINGS}
    for found in findings:
        groups.setdefault(found.code[0], []).append(found)
    for letter, listed in groups.items():
        if listed:
            title = _HEADINGS[letter].get(settings.lang) if letter in _HEADINGS else letter
            _echo_heading(title, len(listed))
            echo_findings(listed, settings)


def _echo_heading(title: str, count: int) -> None:
    click.echo(click.style(f"{title} ({count})", bold=True))

"""How `check` and `verify` tell what they found: text by families, JSON, GitHub annotations."""

import os
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from policymodel.checks import FAMILIES
from policymodel.cli.judging import Judged
from policymodel.cli.output import counts, echo, echo_findings, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.findings import Finding, Tally
from policymodel.text import Lang, Text, visible

# Faults of files come first, then the families in their order.
_HEADINGS = {letter: say(f"about.{letter}") for letter in "PF"} | {
    family.letter: Text(family.zh, family.en) for family in FAMILIES
}
# What GitHub calls a severity, https://docs.github.com/actions: workflow commands.
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def echo_judged(
    judged: Sequence[Judged],
    others: tuple[Finding, ...],
    form: str,
    settings: Settings,
    *,
    suppressed: bool,
) -> Tally:
    """Print what was found, and return how much it is.

    Args:
        judged: the plans.
        others: findings that belong to no plan.
        form: text, json or github.
        settings: the language.
        suppressed: whether a text lists what is suppressed too; JSON always does.
    """
    lang = settings.lang
    found = (*others, *(found for each in judged for found in each.findings))
    total, count = Tally.of(found), sum(len(each.suppressed) for each in judged)
    if form == "json":
        plans = [_tree(each) for each in judged]
        tree = {"plans": plans, "findings": others, **counts(total), "suppressed": count}
        echo_json(tree)
        return total
    if form == "github":
        for each in found:
            click.echo(annotation(each, lang))
    else:
        _echo_families(others, settings)
        for plan in judged:
            _echo_plan(plan, settings, several=len(judged) > 1, suppressed=suppressed)
    said = say("counted", plans=len(judged), total=total).get(lang)
    if count:
        listed = suppressed and form == "text"
        said += say("suppressed.listed" if listed else "suppressed.count", count=count).get(lang)
    click.echo(said)
    return total


def _tree(judged: Judged) -> dict[str, Any]:
    """Return what was found about a plan as JSON prints it."""
    tree: dict[str, Any] = {"name": judged.name, "file": judged.file}
    tree["findings"] = judged.findings
    if judged.coverage:
        keys = ("numbers", "numbers_covered", "brackets", "brackets_covered")
        tree["coverage"] = {key: getattr(judged.coverage, key) for key in keys}
    return tree | {"suppressed": [each._asdict() for each in judged.suppressed]}


def annotation(found: Finding, lang: Lang) -> str:
    """Return a finding as a workflow command by which GitHub marks a line of a file.

    >>> from policymodel.text import Text
    >>> print(annotation(Finding(code="H101", severity="info", message=Text("甲", "50%, x"),
    ...                          file="a,b.yaml", line=3), "en"))
    ::notice file=a%2Cb.yaml,line=3,title=H101::50%25, x
    """
    properties = {
        "file": _as_in_repository(found.file) if found.file else "",
        "line": str(found.line or ""),
        "title": found.code,
    }
    listed = ",".join(
        f"{key}={_escaped(value, ':,')}" for key, value in properties.items() if value
    )
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
        echo(say("covered", plan=judged.name, of=judged.coverage).get(settings.lang))


def _echo_families(findings: Iterable[Finding], settings: Settings) -> None:
    """Print findings by the first letters of their codes; letters without a heading last."""
    order = {letter: place for place, letter in enumerate(_HEADINGS)}

    def place(found: Finding) -> int:
        return order.get(found.code[0], len(order))

    for _, group in groupby(sorted(findings, key=place), key=place):
        listed = list(group)
        letter = listed[0].code[0]
        title = _HEADINGS[letter].get(settings.lang) if letter in _HEADINGS else letter
        _echo_heading(title, len(listed))
        echo_findings(listed, settings)


def _echo_heading(title: str, count: int) -> None:
    click.echo(click.style(f"{title} ({count})", bold=True))

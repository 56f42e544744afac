"""How `check` and `verify` tell what they found: text by families, JSON, GitHub annotations."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from policymodel.checks import FAMILIES
from policymodel.cli import texts
from policymodel.cli.judging import Judged, counted, judged_tree
from policymodel.cli.output import echo_findings, echo_json, finding_tree
from policymodel.cli.settings import Settings
from policymodel.findings import Finding, Lang
from policymodel.text import visible

_FAMILIES = {family.letter: family for family in FAMILIES}
_ORDER = {letter: place for place, letter in enumerate((*texts.ABOUT, *_FAMILIES))}
# What GitHub calls a severity, https://docs.github.com/actions: workflow commands.
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def echo_checked(
    judged: Sequence[Judged],
    others: tuple[Finding, ...],
    form: str,
    settings: Settings,
    *,
    suppressed: bool,
    line: Callable[[Judged], str | None] = lambda _: None,
) -> None:
    """Print what was found.

    Args:
        judged: the plans.
        others: findings that belong to no plan.
        form: text, json or github.
        settings: the language.
        suppressed: whether a text lists what is suppressed too; JSON always does.
        line: what a text says about a plan besides.
    """
    lang = settings.lang
    if form == "json":
        tree = judged_tree(judged, others)
        for plan, each in zip(tree["plans"], judged, strict=True):
            plan["suppressed"] = [
                {"finding": finding_tree(one.finding), "reason": one.reason}
                for one in each.suppressed
            ]
        echo_json(tree | {"suppressed": _suppressed(judged)})
        return
    if form == "github":
        for found in (*others, *(found for each in judged for found in each.findings)):
            click.echo(annotation(found, lang))
    else:
        _echo_families(others, settings)
        for each in judged:
            _echo_plan(each, settings, several=len(judged) > 1, suppressed=suppressed)
            if text := line(each):
                click.echo(text)
    said = counted(judged, others, settings)
    if count := _suppressed(judged):
        form_of = (
            texts.SUPPRESSED_LISTED if suppressed and form == "text" else texts.SUPPRESSED_COUNT
        )
        said += form_of.get(lang).format(count=count)
    click.echo(said)


def annotation(found: Finding, lang: Lang) -> str:
    """Return a finding as a workflow command by which GitHub marks a line of a file.

    >>> from policymodel.findings import Text
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


def _suppressed(judged: Iterable[Judged]) -> int:
    return sum(len(each.suppressed) for each in judged)


def _echo_plan(judged: Judged, settings: Settings, *, several: bool, suppressed: bool) -> None:
    shown = judged.suppressed if suppressed else ()
    if several and (judged.findings or shown):
        click.echo(click.style(f"== {visible(judged.name)}", bold=True))
    _echo_families(judged.findings, settings)
    if shown:
        _echo_heading(texts.SUPPRESSED_HEADING.get(settings.lang), len(shown))
        for each in shown:
            echo_findings([each.finding], settings)
            click.echo(texts.REASON.get(settings.lang).format(reason=each.reason))


def _echo_families(findings: Iterable[Finding], settings: Settings) -> None:
    for letter, group in _by_letter(findings):
        _echo_heading(_family(letter, settings.lang), len(group))
        echo_findings(group, settings)


def _echo_heading(title: str, count: int) -> None:
    click.echo(click.style(f"{title} ({count})", bold=True))


def _by_letter(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Part findings by the letters of their codes: faults of files, then families in order."""

    def order(found: Finding) -> int:
        return _ORDER.get(found.code[0], len(_ORDER))

    for _, group in groupby(sorted(findings, key=order), key=order):
        listed = list(group)
        yield listed[0].code[0], listed


def _family(letter: str, lang: Lang) -> str:
    if letter in _FAMILIES:
        return _FAMILIES[letter].label(lang)
    return texts.ABOUT[letter].get(lang) if letter in texts.ABOUT else letter

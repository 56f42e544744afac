"""How the command line prints: findings, tables, JSON, and a bar for long work."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import click

from policymodel.cli.settings import Settings
from policymodel.findings import Finding, Text
from policymodel.text import visible, width

T = TypeVar("T")

_COLOURS = {"error": "red", "warning": "yellow", "info": None}
_WORTH_A_BAR = 2


def echo(line: str, *, err: bool = False) -> None:
    """Print a line, whatever characters the names in it have."""
    click.echo(visible(line), err=err)


def echo_findings(findings: Iterable[Finding], settings: Settings, *, err: bool = False) -> None:
    """Print findings one below the other, their first line coloured on a terminal."""
    for found in findings:
        head, *rest = found.format(settings.lang).split("\n")
        click.echo("\n".join((click.style(head, fg=_COLOURS[found.severity]), *rest)), err=err)


def text_tree(text: Text) -> dict[str, str]:
    """Return a text as JSON prints it: in both languages, whatever --lang says."""
    return {"zh": text.zh, "en": text.en}


def finding_tree(found: Finding) -> dict[str, Any]:
    """Return a finding as JSON prints it; what is absent is null."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": text_tree(found.message),
        "hint": text_tree(found.hint) if found.hint else None,
        "path": found.path,
        "file": found.file,
        "line": found.line,
    }


def finding_trees(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON prints them."""
    return [finding_tree(found) for found in findings]


def echo_json(value: Any) -> None:
    """Print `value` as JSON, in escapes where the output is not Unicode."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    click.echo(json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2))


def echo_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns; a Chinese character is two half-widths wide."""
    rows = [list(map(visible, row)) for row in rows]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def with_progress(items: Iterable[T], count: int) -> Iterator[T]:
    """Go through `items` with a bar on standard error, if it is a terminal and worth it."""
    if count <= _WORTH_A_BAR or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=count, file=sys.stderr) as bar:
        yield from bar

"""How the command line prints: findings, tables, JSON, and a bar for long work."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs
import click

from policymodel.cli.settings import Settings
from policymodel.findings import Finding, Tally
from policymodel.text import Text, visible, width

T = TypeVar("T")

_COLOURS = {"error": "red", "warning": "yellow", "info": None}
_WORTH_A_BAR = 2
_KEYS = ("code", "severity", "message", "hint", "office_hint", "path", "file", "line")


def echo(line: str, *, err: bool = False) -> None:
    """Print a line, whatever characters the names in it have."""
    click.echo(visible(line), err=err)


def echo_findings(findings: Iterable[Finding], settings: Settings, *, err: bool = False) -> None:
    """Print findings one below the other, their first line coloured on a terminal."""
    for found in findings:
        head, *rest = found.format(settings.lang).split("\n")
        if rest and found.path and settings.lang == "zh":
            from policymodel.reviewing.headings import with_headings

            rest = list(map(with_headings, rest))
        click.echo("\n".join((click.style(head, fg=_COLOURS[found.severity]), *rest)), err=err)


def echo_json(value: Any) -> None:
    """Print `value`, findings in it too, as JSON; in escapes where the output is not Unicode."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    is_unicode = encoding.startswith("utf")
    click.echo(json.dumps(value, default=_plain, ensure_ascii=not is_unicode, indent=2))


def echo_json_text(text: str) -> None:
    """Print what is JSON already; in escapes where the output is not Unicode."""
    echo_json(json.loads(text))


def _plain(value: Finding | Text) -> dict[str, Any]:
    """Return a finding, or a text in both languages whatever --lang says, as JSON has it."""
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    return {key: getattr(value, key) for key in _KEYS}


def counts(tally: Tally) -> dict[str, int]:
    """Return how many findings there are of each severity as JSON names them."""
    return {f"{severity}s": count for severity, count in attrs.asdict(tally).items()}


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

"""How a rule of verification reports: a finding, and where in the document it belongs."""

from typing import NamedTuple

from policymodel.findings import Finding, Severity, Text
from policymodel.model import Span
from policymodel.source.document import SourceText

_AROUND = 20


class Report(NamedTuple):
    """A finding and the offset that gives its place among the others."""

    offset: int
    finding: Finding


def report(
    code: str,
    path: str,
    at: Span | None,
    message: Text,
    hint: Text | None = None,
    severity: Severity = "error",
) -> Report:
    """Make a report about what stands at `at`; without `at` it comes first."""
    found = Finding(code=code, severity=severity, message=message, hint=hint, path=path)
    return Report(at.start if at else -1, found)


def quoted(source: SourceText, at: Span) -> str:
    """Return the characters of `at` as a message shows them: one line, at most 60 characters."""
    return _shown(source.text[at.slice])


def around(source: SourceText, at: Span) -> str:
    """Return `at` in ⟦⟧ with up to 20 characters on either side."""
    before = source.text[max(at.start - _AROUND, 0) : at.start]
    after = source.text[at.end : at.end + _AROUND]
    return f"{_line(before)}⟦{quoted(source, at)}⟧{_line(after)}"


def _shown(text: str) -> str:
    line = _line(text)
    return line if len(line) <= 60 else f"{line[:29]}…{line[-30:]}"


def _line(text: str) -> str:
    return "".join("⏎" if c == "\n" else c if c.isprintable() else "�" for c in text)

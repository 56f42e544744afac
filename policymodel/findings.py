"""What is wrong, where, and what to do about it; and the errors that carry it.

A `Finding` is a value: rules yield them, readers collect them, the CLI prints them, a
sheet lists them. An error of this library is a bundle of findings, so that a caller
who catches it learns everything a command-line user would have read.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from attrs import evolve, frozen

from policymodel.text import Lang, Text, Texts, visible

Severity = Literal["error", "warning", "info"]

SEVERITY_LABELS: dict[Severity, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
SEVERITIES: tuple[Severity, ...] = tuple(SEVERITY_LABELS)


@frozen(kw_only=True)
class Finding:
    """One thing found in a plan, its file, its source or its plugin.

    Attributes:
        code: a letter for the family and three digits, never changed, e.g. ``"T104"``.
        severity: error (the file or the document cannot be right), warning (somebody
            should act) or info (worth knowing).
        message: what is wrong, as a sentence that names the thing and where it stands.
        hint: the way out, for whoever edits the plan file; it may name the file's keys.
        office_hint: the way out for an office, which has no plan file; none where `hint` is
            for both.
        path: where in the plan, with the plan file's own keys,
            e.g. ``"indicators[3].targets[0].unit"``; empty for the whole plan.
        file: the plan file, as the user named it.
        line: the line in that file, from 1.
        at: the characters ``[start, end)`` of the document that it is about; what
            verification finds has them.
    """

    code: str
    severity: Severity
    message: Text
    hint: Text | None = None
    office_hint: Text | None = None
    path: str = ""
    file: str | None = None
    line: int | None = None
    at: tuple[int, int] | None = None

    def format(self, lang: Lang = "zh") -> str:
        """Return the finding as one or two lines of plain text.

        >>> found = Finding(code="U001", severity="error", message=Text("单位未知", "unknown unit"),
        ...                 path="indicators[0].unit", file="plan.yaml", line=7)
        >>> print(found.format("en"))
        plan.yaml:7: error U001: unknown unit (indicators[0].unit)
        """
        where = "".join(f"{each}:" for each in (self.file, self.line) if each)
        head = f"{where} {SEVERITY_LABELS[self.severity].get(lang)} {self.code}: "
        tail = f" ({self.path})" if self.path else ""
        first = visible(head.lstrip() + self.message.get(lang) + tail)
        return first + (f"\n    {visible(self.hint.get(lang))}" if self.hint else "")


def fault(
    say: Texts,
    key: str,
    /,
    *,
    path: str = "",
    file: str | None = None,
    line: int | None = None,
    **values: object,
) -> Finding:
    """Return the error that `say` words below `key`: a `message` and, where written, a `hint`.

    The key is the code of the error, or begins with it: ``"F001.bytes"``. The values are what
    stands in the braces of both texts.
    """
    return Finding(
        code=key[:4],
        severity="error",
        message=say(f"{key}.message", **values),
        hint=say(f"{key}.hint", **values) if f"{key}.hint" in say else None,
        path=path,
        file=file,
        line=line,
    )


class PolicyModelError(Exception):
    """Root of this library's errors; `findings` lists what is wrong, at least one."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def format(self, lang: Lang = "zh") -> str:
        """Return all findings, one below the other."""
        return "\n".join(found.format(lang) for found in self.findings)

    def __str__(self) -> str:
        return self.format("en")


class PlanFileError(PolicyModelError):
    """A plan file cannot be read as a plan; `findings` lists every fault with its line."""


class RegistryError(PolicyModelError):
    """A plan or an exporter is not installed, is broken, or its name is taken twice."""


class SettingsError(PolicyModelError, ValueError):
    """The settings of checks, or the options of an export, say what cannot be."""


class SourceError(PolicyModelError):
    """The source document of a plan is missing or is not the text that the plan cites."""


class DocumentError(PolicyModelError):
    """A document or workbook from outside cannot be read; a sentence says why, and the way out."""


class DraftError(PolicyModelError):
    """A document is no plan, so that there is nothing to draft."""


class ProgressError(PolicyModelError):
    """What was reported of a plan cannot be read, kept or judged; a sentence says why."""


class UnitError(PolicyModelError):
    """A unit is not in the registry, or two units cannot be compared."""


class ExportError(PolicyModelError):
    """A file could not be written whole; what stood there before still does."""


class FieldError(PolicyModelError, ValueError):
    """A value that a field of the model cannot hold.

    Attributes:
        message: what was expected and what was found, in zh and en.
        hint: the way out, where there is one.
        place: which field of what, e.g. ``"Target(id='x.1').value"``; empty where not known.
    """

    def __init__(self, message: Text, hint: Text | None = None, place: str = "") -> None:
        told = Text(f"{place}：{message.zh}", f"{place}: {message.en}") if place else message
        super().__init__(Finding(code="F103", severity="error", message=told, hint=hint))
        self.message, self.hint, self.place = message, hint, place

    def __reduce__(self) -> tuple[type["FieldError"], tuple[Text, Text | None, str]]:
        return FieldError, (self.message, self.hint, self.place)

    def finding(self, code: str, *, path: str = "", file: str | None = None) -> Finding:
        """Return what is wrong as the finding `code`, said of a place of a plan file."""
        return evolve(self.findings[0], code=code, message=self.message, path=path, file=file)

    def within(self, place: str) -> "FieldError":
        """Return the same error, said of the field at `place`."""
        return FieldError(self.message, self.hint, place)


class MissingError(PolicyModelError, KeyError):
    """What was asked for is not in the plan: no such id, name or path."""


@frozen(kw_only=True)
class Tally:
    """How many findings there are of each severity."""

    error: int = 0
    warning: int = 0
    info: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Tally":
        """Count `findings`."""
        counts = Counter(found.severity for found in findings)
        return cls(error=counts["error"], warning=counts["warning"], info=counts["info"])

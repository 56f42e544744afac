"""What an exporter is: a name, a label, and a function from a plan to files."""

from collections.abc import Callable
from typing import get_args

from attrs import field, frozen

from policymodel.export.styles import FontProfile
from policymodel.findings import Finding, Lang, SettingsError, Text
from policymodel.model import Plan
from policymodel.source import SourceText


@frozen(kw_only=True)
class Options:
    """What a user may ask of every exporter.

    Attributes:
        lang: language of the labels; what the document says stays as it is.
        fonts: which fonts a workbook names: ``safe`` or ``gongwen``.
        source: the plan's document, where it was found; gives measures their own text.
        findings: what the checks found in the plan, to be counted or listed; None: nothing was
            checked.

    Raises:
        SettingsError: C003, one of them cannot be.
    """

    lang: Lang = "zh"
    fonts: FontProfile = "safe"
    source: SourceText | None = None
    findings: tuple[Finding, ...] | None = None

    def __attrs_post_init__(self) -> None:
        for name, words in (("lang", get_args(Lang)), ("fonts", get_args(FontProfile))):
            if getattr(self, name) not in words:
                raise wrong_option(name, f"one of {', '.join(words)}", getattr(self, name))
        if not isinstance(self.source, SourceText | None):
            raise wrong_option("source", "a SourceText or None", self.source)
        listed = () if self.findings is None else self.findings
        if not isinstance(listed, tuple) or not all(isinstance(each, Finding) for each in listed):
            raise wrong_option("findings", "a tuple of Finding or None", self.findings)


def wrong_option(name: str, expected: str, found: object) -> SettingsError:
    """Return C003: an option of an export is not what it must be."""
    shown = repr(found)[:60]
    message = Text(f"应为 {expected}，实为 {shown}", f"expected {expected}, found {shown}")
    return SettingsError(Finding(code="C003", severity="error", message=message, path=name))


@frozen(kw_only=True)
class Exporter:
    """A way to write a plan to files.

    Attributes:
        name: the name under which it is registered and asked for.
        label: what people call what it writes.
        export: returns the files, by name: a plan with id ``chengde`` and the exporter
            ``targets`` give ``{"chengde-targets.xlsx": b"..."}``. Pure: it writes nothing itself.
    """

    name: str
    label: Text
    export: Callable[[Plan, Options], dict[str, bytes]] = field(repr=False)

"""What an exporter is: a name, a label, and a function from a plan to files."""

from collections.abc import Callable

from attrs import field, frozen

from policymodel.export.styles import FontProfile
from policymodel.findings import Finding, Lang, Text
from policymodel.model import Plan
from policymodel.source import SourceText


@frozen(kw_only=True)
class Options:
    """What a user may ask of every exporter.

    Attributes:
        lang: language of the labels; what the document says stays as it is.
        fonts: which fonts a workbook names: ``safe`` or ``gongwen``.
        source: the plan's document, where it was found; gives measures their own text.
        findings: what the checks found in the plan, to be counted or listed.
    """

    lang: Lang = "zh"
    fonts: FontProfile = "safe"
    source: SourceText | None = None
    findings: tuple[Finding, ...] = ()


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

"""What a user may ask of every exporter."""

from typing import Literal, get_args

from attrs import frozen

from policymodel.export.styles import FontProfile
from policymodel.findings import Finding, SettingsError, fault
from policymodel.sheets.sheet import Purpose
from policymodel.source import SourceText
from policymodel.text import Lang, Texts

say = Texts(__file__)


@frozen(kw_only=True)
class Options:
    """What a user may ask of every exporter.

    Attributes:
        lang: language of the labels; what the document says stays as it is.
        fonts: which fonts a workbook names: ``safe`` or ``gongwen``.
        source: the plan's document, where it was found; gives measures their own text.
        findings: what the checks found in the plan, to be counted or listed; None: nothing was
            checked.
        purpose: ``issue``: the sheets that an office prints and sends; ``office``: all, what is
            internal too.
        sheets: only these sheets of the workbooks, by name or key, whatever they are for.
        without: not these sheets.
        columns: headings of empty columns for people to fill in, in the tables for issue.
        by: ``organization``: the responsibilities as a workbook for each organization.
        annex: the number of the first annex; None: no annex marks.

    Raises:
        SettingsError: C003, one of them cannot be.
    """

    lang: Lang = "zh"
    fonts: FontProfile = "safe"
    source: SourceText | None = None
    findings: tuple[Finding, ...] | None = None
    purpose: Purpose = "issue"
    sheets: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    by: Literal["organization"] | None = None
    annex: int | None = None

    def __attrs_post_init__(self) -> None:
        for name, words in (
            ("lang", get_args(Lang)),
            ("fonts", get_args(FontProfile)),
            ("purpose", get_args(Purpose)),
        ):
            if getattr(self, name) not in words:
                raise wrong_option(name, f"one of {', '.join(words)}", getattr(self, name))
        if not isinstance(self.source, SourceText | None):
            raise wrong_option("source", "a SourceText or None", self.source)
        listed = () if self.findings is None else self.findings
        if not isinstance(listed, tuple) or not all(isinstance(each, Finding) for each in listed):
            raise wrong_option("findings", "a tuple of Finding or None", self.findings)
        for name in ("sheets", "without", "columns"):
            given = getattr(self, name)
            if not isinstance(given, tuple) or not all(type(each) is str for each in given):
                raise wrong_option(name, "a tuple of str", given)
        if self.by not in (None, "organization"):
            raise wrong_option("by", "organization or None", self.by)
        if self.annex is not None and (type(self.annex) is not int or self.annex < 1):
            raise wrong_option("annex", "a number from 1 on, or None", self.annex)


def wrong_option(name: str, expected: str, found: object) -> SettingsError:
    """Return C003: an option of an export is not what it must be."""
    return SettingsError(fault(say, "C003", expected=expected, found=repr(found)[:60], path=name))

"""The document a plan was issued in, whom it concerns, and how it is divided."""

import re
from datetime import date
from decimal import Decimal

from attrs import frozen

from policymodel.folding import POINTS
from policymodel.model.fields import checked
from policymodel.model.partialdate import PartialDate
from policymodel.model.scalars import Count, Sha256, Year
from policymodel.model.span import Span
from policymodel.model.words import (
    ChangeCode,
    ComparatorCode,
    CompletenessCode,
    ConceptCode,
    FunctionCode,
    LevelCode,
    OrganizationKindCode,
    SchemeCode,
    TargetKindCode,
)
from policymodel.text import of_script

_ENDS_IN_DIGIT, _ENDS_IN_SIGN = re.compile("[0-9０-９]$"), re.compile(f"[)）{POINTS}、]$")


def numbered(number: str, title: str) -> str:
    """Return a heading as documents print it.

    >>> numbered("1", "建设实验室"), numbered("三", "重点任务"), numbered("(一)", "平台")
    ('1.建设实验室', '三、重点任务', '(一)平台')
    >>> numbered("2.1", "Build solar roofs"), numbered("A", "Annex"), numbered("(b)", "Buses")
    ('2.1 Build solar roofs', 'A Annex', '(b) Buses')
    """
    if title and of_script(number + title) == "en":
        return f"{number} {title}"
    if _ENDS_IN_DIGIT.search(number):
        return f"{number}.{title}"
    return f"{number}{title}" if _ENDS_IN_SIGN.search(number) else f"{number}、{title}"


@frozen(kw_only=True, field_transformer=checked)
class Source:
    """The exact text that every span of a plan counts in.

    Attributes:
        sha256: SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits.
        characters: length of the text in Unicode characters.
        url: where the document was published.
        retrieved: the day on which it was taken from there.
    """

    sha256: Sha256
    characters: Count
    url: str | None = None
    retrieved: date | None = None

    def is_same(self, other: "Source") -> bool:
        """Whether both are one text, wherever it was taken from."""
        return (self.sha256, self.characters) == (other.sha256, other.characters)


@frozen(kw_only=True, field_transformer=checked)
class UpperTarget:
    """What a document of an upper level asks for, where a plan breaks it down.

    Attributes:
        indicator: the name of the indicator, as the upper document has it.
        concept: what that measures, in words shared by all cities.
        kind: as of a `Target`; so the other fields.
        comparator: how the reached value compares with the stated one.
        value: the stated value, in `unit`; none where none is stated.
        high: the upper end, for between.
        unit: the unit as printed.
        change: which way the amount goes, as of a `Target`.
        year: the year by which it holds.
        base_year: the year against which a change is stated.
        words: the characters that state it, as printed.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where the plan's own document says it, if it does.
    """

    indicator: str
    concept: ConceptCode | None = None
    kind: TargetKindCode
    comparator: ComparatorCode | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    change: ChangeCode = "increase"
    year: Year | None = None
    base_year: Year | None = None
    words: str | None = None
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Citation:
    """A document of an upper level on which a plan rests.

    Attributes:
        title: its title, without the 《》.
        number: its document number (发文字号), where printed.
        targets: what it asks for, where this plan breaks that down.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where the plan's document cites it: title, and number if there is one.
    """

    title: str
    number: str | None = None
    targets: tuple[UpperTarget, ...] = ()
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Document:
    """The document that states a plan. Issued, published and the plan's period are three dates.

    Attributes:
        title: the title as printed, line breaks left out.
        number: document number (发文字号).
        issuers: who issued it, by the names of the plan's organizations.
        addressees: to whom it is addressed, as printed.
        issued: date of issue (成文日期), to the day or the month.
        published: date of publication (发布日期), likewise.
        index_number: index number of the disclosure catalogue (索引号).
        based_on: the upper-level documents it says it rests on.
        completeness: complete, truncated or extract.
        note: what a reader must know about the text, in one's own words.
        doubt: what its compiler could not settle.
        source: the text that the spans count in.
        title_at: where the title stands; so the other fields ending in ``_at``.
    """

    title: str
    title_at: Span | None = None
    number: str | None = None
    number_at: Span | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    addressees_at: Span | None = None
    issued: PartialDate | None = None
    issued_at: Span | None = None
    published: PartialDate | None = None
    published_at: Span | None = None
    index_number: str | None = None
    index_number_at: Span | None = None
    based_on: tuple[Citation, ...] = ()
    completeness: CompletenessCode = "complete"
    note: str | None = None
    doubt: str | None = None
    source: Source | None = None


@frozen(kw_only=True, field_transformer=checked)
class Jurisdiction:
    """The place whose plan it is.

    Attributes:
        code: the place's code, where it has one.
        scheme: whose code that is: gb2260 (GB/T 2260, six digits), stats (China's statistical
            codes, nine or twelve digits), iso3166_2, nuts, fips or other.
        name: its name.
        level: nation, province, city, county, township, zone or other.
        level_name: its level in its own words, shown instead, e.g. ``"borough"``.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
    """

    code: str | None = None
    scheme: SchemeCode = "gb2260"
    name: str
    level: LevelCode
    level_name: str | None = None
    note: str | None = None
    doubt: str | None = None


@frozen(kw_only=True, field_transformer=checked)
class Period:
    """The years that a plan covers.

    Attributes:
        start: first year; none where the document states none.
        end: last year.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where the document states them.
    """

    start: Year | None = None
    end: Year | None = None
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Section:
    """A heading and what stands under it. A section's identity is the path of `step`s to it.

    Attributes:
        number: the printed number, e.g. ``"三"`` or ``"(一)"``; none where none is printed, as
            over each of several plans in one document.
        title: the heading without its number.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where the heading stands, number and title.
        sections: the sections below it.
    """

    number: str | None = None
    title: str
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None
    sections: "tuple[Section, ...]" = ()

    @property
    def step(self) -> str:
        """What paths of sections call it: its printed number, its title where it has none."""
        return self.title if self.number is None else self.number

    @property
    def heading(self) -> str:
        """Number and title, as documents print them."""
        return self.title if self.number is None else numbered(self.number, self.title)


@frozen(kw_only=True, field_transformer=checked)
class Organization:
    """An organization that a plan names.

    Attributes:
        name: its name as the document prints it first; unique in the plan.
        kind: what sort of organization it is; sheets list organizations in the order of the kinds.
        function: what it is there for, in words shared by all cities.
        aliases: other names the document prints for it.
        members: for a group, the organizations in it, where the document names them.
        valid_from: the first day or month in which it existed, where known.
        valid_to: the last one.
        note: for the compiler alone, e.g. that a name is probably a slip.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        at: where the document names it first.
    """

    name: str
    kind: OrganizationKindCode
    function: FunctionCode | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)

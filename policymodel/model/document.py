"""The document a plan was issued in, whom it concerns, and how it is divided."""

import re
from datetime import date

from attrs import frozen

from policymodel.model.fields import checked
from policymodel.model.scalars import Count, PlaceCode, Sha256, Year
from policymodel.model.span import Span
from policymodel.model.words import CompletenessCode, FunctionCode, LevelCode, OrganizationKindCode


def numbered(number: str, title: str) -> str:
    """Return a heading as documents print it.

    >>> numbered("1", "建设实验室"), numbered("三", "重点任务"), numbered("(一)", "平台")
    ('1.建设实验室', '三、重点任务', '(一)平台')
    """
    if re.search(r"[0-9０-９]$", number):
        return f"{number}.{title}"
    return f"{number}{title}" if re.search(r"[)）.．、]$", number) else f"{number}、{title}"


@frozen(kw_only=True, field_transformer=checked)
class Source:
    """The exact text that every span of a plan counts in.

    Attributes:
        sha256: SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits.
        characters: length of the text in Unicode characters.
    """

    sha256: Sha256
    characters: Count


@frozen(kw_only=True, field_transformer=checked)
class Citation:
    """A document of an upper level on which a plan rests.

    Attributes:
        title: its title, without the 《》.
        number: its document number (发文字号), where printed.
        at: where the plan's document cites it: title, and number if there is one.
    """

    title: str
    number: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Document:
    """The document that states a plan. Issued, published and the plan's period are three dates.

    Attributes:
        title: the title as printed, line breaks left out.
        number: document number (发文字号).
        issuers: who issued it, by the names of the plan's organizations.
        addressees: to whom it is addressed, as printed.
        issued: date of issue (成文日期).
        published: date of publication (发布日期).
        index_number: index number of the disclosure catalogue (索引号).
        based_on: the upper-level documents it says it rests on.
        completeness: complete, truncated or extract.
        note: what a reader must know about the text, in one's own words.
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
    issued: date | None = None
    issued_at: Span | None = None
    published: date | None = None
    published_at: Span | None = None
    index_number: str | None = None
    index_number_at: Span | None = None
    based_on: tuple[Citation, ...] = ()
    completeness: CompletenessCode = "complete"
    note: str | None = None
    source: Source | None = None


@frozen(kw_only=True, field_transformer=checked)
class Jurisdiction:
    """The place whose plan it is.

    Attributes:
        code: the place's GB/T 2260 code, six digits.
        name: its name.
        level: province, city or county.
    """

    code: PlaceCode
    name: str
    level: LevelCode


@frozen(kw_only=True, field_transformer=checked)
class Period:
    """The years that a plan covers.

    Attributes:
        start: first year; none where the document states none.
        end: last year.
        at: where the document states them.
    """

    start: Year | None = None
    end: Year | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Section:
    """A heading and what stands under it. A section's identity is the path of printed numbers.

    Attributes:
        number: the printed number, e.g. ``"三"`` or ``"(一)"``.
        title: the heading without its number.
        at: where the heading stands, number and title.
        sections: the sections below it.
    """

    number: str
    title: str
    at: Span | None = None
    sections: "tuple[Section, ...]" = ()

    @property
    def heading(self) -> str:
        """Number and title, as documents print them."""
        return numbered(self.number, self.title)


@frozen(kw_only=True, field_transformer=checked)
class Organization:
    """An organization that a plan names.

    Attributes:
        name: its name as the document prints it first; unique in the plan.
        kind: what sort of organization it is; sheets list organizations in the order of the kinds.
        function: what it is there for, in words shared by all cities.
        aliases: other names the document prints for it.
        members: for a group, the organizations in it, where the document names them.
        valid_from: the first day on which it existed, where known.
        valid_to: the last day.
        note: what a reader must know, e.g. that a name is probably a slip.
        at: where the document names it first.
    """

    name: str
    kind: OrganizationKindCode
    function: FunctionCode | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    note: str | None = None
    at: Span | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)

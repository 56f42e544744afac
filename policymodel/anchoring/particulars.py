"""The document's particulars: title, numbers, dates, addressees, what it rests on, names."""

import re
from datetime import date

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.printed import (
    begins_line,
    ends_line,
    first_names,
    loose,
    loose_places,
    places,
)
from policymodel.model import Citation, Document, Organization, Period, Span
from policymodel.source.dates import date_spans
from policymodel.source.years import years_stated
from policymodel.source.yearspans import year_spans

_LABELS = {"issued": "成文日期|印发日期|签发", "published": "发布日期|发布时间|公开日期"}
_NEAR = 12
# Behind a name: another body's name (各镇党委), or a document's number (区委办发〔2022〕64号).
_GOES_ON = re.compile(
    "(?:人民)?政府|党校|域|党委|党工委|党组|办公[室厅]|办事处|委员会|管委会|有关|[办政]?[发字函]〔"
)
_LITERAL = ("number", "index_number")


def place_particulars(anchors: Anchors) -> None:
    """Place what the plan says of its document as a whole."""
    for key in ("title", *_LITERAL, "issued", "published", "addressees"):
        for each in anchors.open(f"{key}_at", Document):
            found = stated_places(anchors, each.part, f"{key}_at")
            anchors.settle(each, found[:1])
    for each in anchors.open("at", Citation):
        anchors.settle(each, cited_places(anchors.text, each.part))
    for each in anchors.open("at", Period):
        anchors.settle(each, stated_places(anchors, each.part, "at")[:1])


def stated_places(anchors: Anchors, part: Document | Period, key: str) -> list[Span]:
    """Return where a document states a particular of its own, the likeliest first.

    Args:
        anchors: the plan and its document.
        part: the document as the plan has it, or the plan's period.
        key: the key of the place, such as ``title_at``; ``at`` of a period.
    """
    if isinstance(part, Period):
        return _period(anchors, part)
    return _document_places(anchors, key.removesuffix("_at"), part)


def place_names(anchors: Anchors) -> None:
    """Place each organization where one of its names stands first, and in no longer name."""
    text = anchors.text
    names = [name for each in anchors.plan.organizations for name in each.names]
    first = first_names(text, names, goes_on=_GOES_ON)
    for each in anchors.open("at", Organization):
        found = [first[name] for name in each.part.names if name in first]
        # A name that stands nowhere alone is found in the longer ones.
        for find in () if found else (places, loose_places):
            found = found or [at for name in each.part.names for at in find(text, name)[:1]]
        anchors.settle(each, [min(found)] if found else [])


def _document_places(anchors: Anchors, key: str, document: Document) -> list[Span]:
    """Return where a field of the document stands, the likeliest first."""
    text, value = anchors.text, getattr(document, key)
    if key == "addressees":
        return _addressees(text, value)
    if isinstance(value, str):
        found = loose_places(text, value)
        return _titles_first(anchors, found) if key == "title" else found
    return _dates(text, key, value)


def _titles_first(anchors: Anchors, found: list[Span]) -> list[Span]:
    """Put first what has lines of its own, the last before the text: elsewhere it is cited."""
    text, sections = anchors.text, anchors.plan.sections
    first = anchors.of("sections[0]") if sections else None
    alone = [
        at
        for at in found
        if begins_line(text, at.start)
        and ends_line(text, at.end)
        and (first is None or at.start < first.start)
    ]
    return alone[-1:] + found


def _dates(text: str, key: str, day: date) -> list[Span]:
    """Return where `day` is printed; behind its own label first, behind another's last."""
    wanted = (day.year, day.month, day.day)
    found = [at for at, stated in date_spans(text) if stated == wanted]

    def rank(at: Span) -> int:
        before = text[max(at.start - _NEAR, 0) : at.start]
        own = re.search(_LABELS[key], before)
        other = any(re.search(label, before) for name, label in _LABELS.items() if name != key)
        return 0 if own else 2 if other else 1

    return sorted(found, key=rank)


def _addressees(text: str, names: tuple[str, ...]) -> list[Span]:
    """Return where all names stand in a row with punctuation between them, on lines' beginnings."""
    found = re.compile(r"\W*?".join(map(loose, names))).finditer(text)
    places = [Span(each.start(), each.end()) for each in found]
    return sorted(places, key=lambda at: not begins_line(text, at.start))


def cited_places(text: str, citation: Citation) -> list[Span]:
    """Return where a document is cited first: its title; where it has a number, up to that."""
    title = loose(citation.title)
    number = rf"\s*[(（]?\s*{loose(citation.number)}\s*[)）]?" if citation.number else ""
    for pattern in (
        (rf"《({title})》", f"({title})")
        if not number
        else (f"(《{title}》{number})", f"({title}》?{number})")
    ):
        if found := re.search(pattern, text):
            return [Span(*found.span(1))]
    return []


def _period(anchors: Anchors, period: Period) -> list[Span]:
    """Return where the years are stated: in the title, else where they stand first."""
    title = anchors.of("document", "title_at")
    stating = [at for at in year_spans(anchors.text) if _states(anchors.text, at, period)]
    in_title = [at for at in stating if title is not None and at in title and period.start]
    return (in_title if _is_range(period) else []) + stating


def _is_range(period: Period) -> bool:
    return period.start is not None and period.start != period.end


def _states(text: str, at: Span, period: Period) -> bool:
    stated = years_stated(text[at.slice])
    ends = period.end is None or stated.ends(period.end)
    return ends and (period.start is None or stated.begins(period.start))

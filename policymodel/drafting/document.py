"""The document of a draft, whose plan it is, and for which years."""

import re

from policymodel.drafting.asking import Asking
from policymodel.drafting.front import BY_PRINTER
from policymodel.drafting.outline import own_paragraphs
from policymodel.drafting.particulars import Told, cited, period, place
from policymodel.drafting.readings import Sureness
from policymodel.drafting.stated import Stated
from policymodel.drafting.work import Work
from policymodel.model import Document, Jurisdiction, Period, Span
from policymodel.model.words import CompletenessCode
from policymodel.source import SourceText
from policymodel.text import Texts

say = Texts(__file__)
_NO_PLACE = "待定"
_STOPS = "。！？!?”》）)】]；;."
_EXTRACT = re.compile("有删减|节选|摘编|摘登|部分内容")
_GROUNDS = re.compile("政策|依据|精神")
_OUTLOOK = re.compile("形势|背景|依据|要求")
_ANNEX = re.compile("附[ \u3000]*[件表录][ \u3000]*[0-9一二三四五六七八九十]{0,3}[:：]?")
_LONGEST = 40


def frame(work: Work, asking: Asking) -> tuple[Period, Jurisdiction]:
    """Return the years of a plan and its place; ask what the document does not say."""
    goals = _of(work, "goals") or _of(work, "preamble")
    told = period(work.text, work.head, work.lines, [] if work.found.titles else goals)
    years = told.value
    assert isinstance(years, Period)  # noqa: S101
    title = work.head.title.at if work.head.title else None
    if told.is_asked:
        asking.ask("period", title or Span(0, 1), "period")
    else:
        work.read("period", told.rule, years.at, "likely" if told.rule == "goal-year" else "sure")
    return years, _place(work, asking, title or Span(0, 1))


def _of(work: Work, purpose: str) -> list[int]:
    nodes = (n for n in work.found.root.walk() if n.heading and n.purpose == purpose)
    return [place for node in nodes for place in own_paragraphs(node)]


def _place(work: Work, asking: Asking, at: Span) -> Jurisdiction:
    told: Told | None = place(work.text, work.head)
    if told is None:
        asking.ask("no-place", at, "jurisdiction.name")
        return Jurisdiction(name=_NO_PLACE, level="other", doubt=say("no_place").zh)
    found = told.value
    assert isinstance(found, Jurisdiction)  # noqa: S101
    if told.is_asked:  # its code follows from the answer
        asking.ask("place", at, "jurisdiction.name", name=found.name)
    elif found.code is None and found.level == "city":
        # There is none of that name: the code tells the level. Of a county nothing rests on it.
        asking.ask("place-code", at, "jurisdiction.code", name=found.name)
    return found


def document(work: Work, source: SourceText, asking: Asking) -> Document:
    """Return what identifies the document, each with its place."""
    head = work.head
    title = head.title or _first_line(work)
    if head.title is None:
        asking.ask("title", title.at or Span(0, 1), "document.title")
    _note(work, title)
    return Document(
        title=title.value,
        title_at=title.at,
        number=head.number.value if head.number else None,
        number_at=head.number.at if head.number else None,
        issuers=tuple(dict.fromkeys(each.value for each in head.issuers)),
        addressees=head.addressees,
        addressees_at=head.addressees_at,
        issued=head.issued[0] if head.issued else None,
        issued_at=head.issued[1] if head.issued else None,
        published=head.published[0] if head.published else None,
        published_at=head.published[1] if head.published else None,
        index_number=head.index_number.value if head.index_number else None,
        index_number_at=head.index_number.at if head.index_number else None,
        based_on=cited(work.text, work.lines, _first(work), title.value, every=_grounds(work)),
        completeness=_completeness(work),
        source=source.source,
    )


def _note(work: Work, title: Stated) -> None:
    head = work.head
    is_line = title.rule == "title-line"
    work.read("document.title", title.rule, title.at, "sure" if is_line else "likely")
    for key, stated in (("number", head.number), ("index_number", head.index_number)):
        if stated is not None:
            work.read(f"document.{key}", stated.rule, stated.at)
    for number, each in enumerate(head.issuers):
        work.read(f"document.issuers[{number}]", each.rule, each.at, _sureness(each.rule))
    for key, dated in (("issued", head.issued), ("published", head.published)):
        if dated is not None:
            work.read(f"document.{key}", dated[2], dated[1], _sureness(dated[2]))
    work.read("document.addressees", "addressed", head.addressees_at)


def _sureness(rule: str) -> Sureness:
    """Who prints a document for another, and when, stands for who issued it, and the day."""
    return "likely" if rule == BY_PRINTER else "sure"


def _first(work: Work) -> list[int]:
    """Return the first paragraphs of the plan, of each where there are several."""
    head, root = work.head, work.found.root
    kept = [p for p in root.own if p >= head.first and p not in head.aside | head.titles]
    titled = (n for n in root.children if n.heading and n.heading.style == "title")
    return [*kept, *(place for node in titled for place in node.own)]


def _grounds(work: Work) -> list[int]:
    """Return the paragraphs of sections that say nothing but what the plan rests on."""
    return [
        place
        for node in work.found.root.walk()
        if node.heading
        and node.purpose == "preamble"
        and _GROUNDS.search(node.title)
        and _OUTLOOK.search(node.above.title if node.above and node.above.heading else node.title)
        for place in own_paragraphs(node)
    ]


def _completeness(work: Work) -> CompletenessCode:
    if any(_EXTRACT.search(work.lines[place].text) for place in work.head.aside):
        return "extract"
    if not (work.head.number or work.head.issuers or work.head.issued):
        return "extract"  # nothing is left of the notice that handed it on
    # Behind the last measure there may be tables, which end anyhow.
    if not work.tasks or work.tasks[-1].rule == "table-row":
        return "complete"
    task = work.tasks[-1]
    # What goes on behind the last task, with lists of names and annexes, does not end in it.
    if any(
        line.start >= task.at.end and place not in work.head.aside
        for place, line in enumerate(work.lines)
    ):
        return "complete"
    last = work.text[task.at.slice].rstrip()
    # 责任单位：市甲局 on a line of its own has no stop.
    is_charged = any(piece.bracket and piece.bracket.at.end >= task.at.end for piece in task.pieces)
    return "complete" if is_charged or last[-1:] in tuple(_STOPS) else "truncated"


def _first_line(work: Work) -> Stated:
    """Return the first line that is the document's own, for want of a title."""
    own = (
        line
        for place, line in enumerate(work.lines)
        if place not in work.head.aside and not _ANNEX.fullmatch(line.text)
    )
    line = next(own, work.lines[0])
    words = work.text[line.at.slice][:_LONGEST].rstrip()
    return Stated(words, Span(line.start, line.start + len(words)), "no-title")

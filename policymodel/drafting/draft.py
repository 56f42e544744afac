"""From a document to a draft of its plan: what it states, and what a human must settle."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, evolve, field

from policymodel.analysis.issue import year_of
from policymodel.anchoring.proposals import proposals
from policymodel.drafting.asking import Asking
from policymodel.drafting.charges import Charged, charged, deadlines, known_brackets
from policymodel.drafting.conventions import conventions
from policymodel.drafting.drafted import Drafted, SetAside
from policymodel.drafting.front import Front, Stated, front
from policymodel.drafting.ids import measure_ids
from policymodel.drafting.mechanisms import Item, mechanisms
from policymodel.drafting.organizations import organizations
from policymodel.drafting.outline import Node, Outline, outline
from policymodel.drafting.paragraphs import Paragraph, index_of, paragraphs
from policymodel.drafting.particulars import Told, cited, period, place, title_in_text
from policymodel.drafting.passages import Passage
from policymodel.drafting.quantities import ReadTargets, quantities
from policymodel.drafting.readings import Reading
from policymodel.drafting.refusal import refused
from policymodel.drafting.sections import Sections, number_of, sections
from policymodel.drafting.summaries import condensed
from policymodel.drafting.tasks import Piece, Task, tasks
from policymodel.drafting.within import passages
from policymodel.model import (
    Convention,
    Deadline,
    Document,
    Jurisdiction,
    Measure,
    MeasurePart,
    NotTarget,
    Organization,
    Period,
    Plan,
    Span,
)
from policymodel.source import Bracket, SourceText, coverage
from policymodel.source.headings import packed
from policymodel.text import Texts

say = Texts(__file__)
_NO_PLACE = "待定"
_STOPS = "。！？!?”》）)】]；;."
_EXTRACT = re.compile("有删减|节选|摘编|摘登|部分内容")


@define
class _Work:
    """What has been read of a document so far."""

    text: str
    lines: tuple[Paragraph, ...]
    found: Outline
    head: Front
    tasks: list[Task] = field(factory=list)
    brackets: tuple[Bracket, ...] = ()
    names: tuple[str, ...] = ()
    told: tuple[Convention, ...] = ()
    readings: list[Reading] = field(factory=list)

    def read(self, path: str, rule: str, at: Span | None, sureness: Any = "sure") -> None:
        """Note by which rule the fact at `path` was read."""
        if at is not None:
            self.readings.append(Reading(path=path, rule=rule, sureness=sureness, at=at))

    @property
    def issued(self) -> int | None:
        """The year of the document, as far as it tells."""
        if self.head.issued is not None:
            return self.head.issued[0].year
        return year_of(self.head.number.value if self.head.number else None)


def draft(document_text: str | SourceText, *, id: str = "draft", name: str = "") -> Drafted:  # noqa: A002
    """Return a draft of the plan that a document states.

    Args:
        document_text: the canonical text; line ends are ``"\\\\n"``.
        id: the id that the plan gets.
        name: the name of the document's file, for messages.

    Raises:
        DraftError: the text is no plan: a news item, a page of links, nothing.

    >>> text = "甲州市港口建设行动方案\\n一、重点任务\\n1.建设码头。新建泊位。（责任单位：市港航局）"
    >>> text += "\\n2.疏浚航道。疏通主航道。（责任单位：市港航局）\\n二、保障措施\\n加强组织领导。"
    >>> [(each.number, each.title) for each in draft(text).plan.measures][:2]
    [('1', '建设码头'), ('2', '疏浚航道')]
    """
    source = (
        document_text if isinstance(document_text, SourceText) else SourceText(document_text, name)
    )
    work = _read(source)
    refused(source, work.lines, work.found, work.tasks, work.brackets, work.head.title)
    asking = Asking()
    parts = sections(work.text, work.found, work.tasks)
    ids = measure_ids(work.tasks)
    where = tuple(passages(work.lines, work.found, work.tasks, ids, parts, _aside(work)))
    years, jurisdiction = _frame(work, asking)
    measured = quantities(
        work.text,
        where,
        issued=work.head.issued[0] if work.head.issued else None,
        period=years,
        title=work.head.title.value if work.head.title else "",
    )
    measures = tuple(_measures(work, ids, parts, asking))
    plan = Plan(
        id=id,
        document=_document(work, source),
        jurisdiction=jurisdiction,
        period=years,
        organizations=tuple(_organizations(work, jurisdiction)),
        sections=parts.tree,
        indicators=_served(measured, measures),
        measures=measures,
        conventions=tuple(_conventions(work)),
        not_targets=measured.not_targets,
    )
    plan = evolve(
        plan, mechanisms=tuple(mechanisms(work.text, list(_items(work, ids)), plan.organizations))
    )
    return _ended(work, plan, source, measured, asking, where)


def _read(source: SourceText) -> _Work:
    text = source.text
    lines = paragraphs(text, source.folded)
    found = outline(lines)
    tail = [place for place in _last(found.root)]
    work = _Work(text, lines, found, front(text, lines, found.root.own, tail))
    if work.head.title is None:
        work.head.title = title_in_text(text, lines, found.root.own)
    read, names = known_brackets(text, (each.value for each in work.head.issuers))
    work.brackets, work.names = read.read, names
    work.tasks = tasks(text, found, lines, read.read, _aside(work))
    work.told = tuple(conventions(source.folded))
    return work


def _last(root: Node) -> Iterator[int]:
    """Yield the paragraphs behind the last heading."""
    node = root
    while node.children:
        node = node.children[-1]
    yield from node.own if node is not root else ()


def _aside(work: _Work) -> set[int]:
    return work.head.aside | work.found.contents


def _frame(work: _Work, asking: Asking) -> tuple[Period, Jurisdiction]:
    goals = [p for node in work.found.root.walk() if node.purpose == "goals" for p in _own(node)]
    goals = goals or [
        p
        for node in work.found.root.walk()
        if node.heading and node.purpose == "preamble"
        for p in _own(node)
    ]
    told = period(work.text, work.head, work.lines, [] if work.found.titles else goals)
    years = told.value
    assert isinstance(years, Period)  # noqa: S101
    title_at = work.head.title.at if work.head.title else None
    if told.is_asked:
        asking.ask("period", title_at or Span(0, 1), "period")
    else:
        work.read("period", told.rule, years.at, "likely" if told.rule == "goal-year" else "sure")
    return years, _place(work, asking, title_at or Span(0, 1))


def _own(node: Node) -> list[int]:
    return [*([node.heading.paragraph] if node.heading else []), *node.own]


def _place(work: _Work, asking: Asking, at: Span) -> Jurisdiction:
    told: Told | None = place(work.text, work.head, [])
    if told is None:
        asking.ask("no-place", at, "jurisdiction.name")
        return Jurisdiction(name=_NO_PLACE, level="other", doubt=say("no_place").zh)
    found = told.value
    assert isinstance(found, Jurisdiction)  # noqa: S101
    if told.is_asked:
        asking.ask("place", at, "jurisdiction.name", name=found.name)
    asking.ask("place-code", at, "jurisdiction.code", name=found.name)
    return found


def _document(work: _Work, source: SourceText) -> Document:
    head = work.head
    title = head.title or Stated(_first_line(work), None, "no-title")
    work.read(
        "document.title", title.rule, title.at, "sure" if title.rule == "title-line" else "likely"
    )
    for key in ("number", "index_number"):
        stated: Stated | None = getattr(head, key)
        if stated is not None:
            work.read(f"document.{key}", stated.rule, stated.at)
    for number, each in enumerate(head.issuers):
        work.read(f"document.issuers[{number}]", each.rule, each.at)
    body = [
        p
        for p in work.found.root.own
        if p >= head.first and p not in head.aside and p not in head.titles
    ]
    body += [
        p
        for node in work.found.root.children
        if node.heading and node.heading.style == "title"
        for p in node.own
    ]
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
        based_on=cited(work.text, work.lines, body, title.value, every=_grounds(work)),
        completeness=_completeness(work),
        source=source.source,
    )


_GROUNDS = re.compile("政策|依据|精神")


def _grounds(work: _Work) -> list[int]:
    """Return the paragraphs of sections on what the plan rests on."""
    return [
        place
        for node in work.found.root.walk()
        if node.heading and node.purpose == "preamble" and _GROUNDS.search(node.title)
        for place in _own(node)
    ]


def _first_line(work: _Work) -> str:
    return work.text[work.lines[0].at.slice][:40]


def _completeness(work: _Work) -> Any:
    if any(_EXTRACT.search(work.lines[place].text) for place in work.head.aside):
        return "extract"
    if not (work.head.number or work.head.issuers or work.head.issued):
        return "extract"  # nothing is left of the notice that handed it on
    kept = [line for place, line in enumerate(work.lines) if place not in _aside(work)]
    return "complete" if kept and kept[-1].text[-1] in _STOPS else "truncated"


def _measures(
    work: _Work, ids: Sequence[str], parts: Sections, asking: Asking
) -> Iterator[Measure]:
    for number, (task, code) in enumerate(zip(work.tasks, ids, strict=True)):
        path = f"measures[{number}]"
        sureness = "sure" if task.rule == "numbered" else "likely"
        work.read(path, task.rule, task.at, sureness)
        title = (
            work.text[task.title_at.end - len(task.title) : task.title_at.end]
            if task.title and task.title_at
            else None
        )
        made = Measure(
            id=code,
            number=number_of(work.text, task.node) if task.node is not None else None,
            section=parts.path(task.under),
            title=title,
            summary=None if title else condensed(work.text[task.at.slice], task.number),
            at=task.at,
        )
        if len(task.pieces) == 1:
            made = evolve(made, **_said(work, path, task.pieces[0]))
        else:
            pieces = (
                MeasurePart(
                    number=piece.number,
                    title=piece.title,
                    at=piece.at,
                    **_said(work, f"{path}.parts[{i}]", piece),
                )
                for i, piece in enumerate(task.pieces)
            )
            made = evolve(made, parts=tuple(pieces), deadlines=_behind(work, task))
        yield made


def _said(work: _Work, path: str, piece: Piece) -> dict[str, Any]:
    """Return who is charged with a measure or a part of one, and when it is due."""
    said = charged(piece.bracket, work.told) if piece.bracket else Charged((), (), "none")
    if piece.bracket is not None:
        work.read(
            f"{path}.responsibilities",
            said.rule,
            piece.bracket.at,
            "likely" if said.is_open else "sure",
        )
    body = list(_outside(piece.at, [piece.bracket.at] if piece.bracket else []))
    due = deadlines(work.text, piece.bracket, body, work.issued)
    for i, (each, rule) in enumerate(due):
        work.read(
            f"{path}.deadlines[{i}]", rule, each.at, "sure" if rule == "labelled" else "likely"
        )
    return {
        "responsibilities": said.responsibilities,
        "responsibilities_at": piece.bracket.at
        if piece.bracket and (said.responsibilities or said.officials)
        else None,
        "officials": said.officials,
        "deadlines": tuple(each for each, _ in due),
    }


def _behind(work: _Work, task: Task) -> tuple[Deadline, ...]:
    """Return when a measure is due that says so behind its last part."""
    start = task.pieces[-1].at.end
    if start >= task.at.end:
        return ()
    due = deadlines(work.text, None, [Span(start, task.at.end)], work.issued)
    return tuple(each for each, _ in due)


def _outside(at: Span, inside: Iterable[Span]) -> Iterator[Span]:
    start = at.start
    for each in inside:
        if each.start > start:
            yield Span(start, each.start)
        start = max(start, each.end)
    if start < at.end:
        yield Span(start, at.end)


def _conventions(work: _Work) -> Iterator[Convention]:
    for number, each in enumerate(work.told):
        work.read(f"conventions[{number}]", f"convention-{each.kind}", each.at, "likely")
        words = work.text[each.at.slice] if each.at else each.words
        names = tuple(_convention_names(work, each))
        yield evolve(each, words=words, organizations=names)


def _convention_names(work: _Work, each: Convention) -> Iterator[str]:
    known = {packed(name): name for name in work.names}
    for name in each.organizations:
        yield known.get(packed(name), name)


def _organizations(work: _Work, where: Jurisdiction) -> Iterator[Organization]:
    charged_at = {
        name.text: name.at for each in work.brackets for part in each.parts for name in part.names
    }
    names = [*work.names, *(name for each in _conventions_names(work) for name in each)]
    for number, each in enumerate(organizations(work.text, names, where.level, charged_at)):
        if each.at is not None:
            work.read(f"organizations[{number}]", "charged", each.at)
        yield each


def _conventions_names(work: _Work) -> Iterator[tuple[str, ...]]:
    return (tuple(_convention_names(work, each)) for each in work.told)


def _served(measured: ReadTargets, measures: Sequence[Measure]) -> tuple[Any, ...]:
    """Let each indicator be served by the measures in which its targets stand."""
    made = []
    for each in measured.indicators:
        inside = (m.id for m in measures for t in each.targets if m.at and t.at and t.at in m.at)
        made.append(evolve(each, measures=tuple(dict.fromkeys((*each.measures, *inside)))))
    return tuple(made)


def _items(work: _Work, ids: Sequence[str]) -> Iterator[Item]:
    for task, code in zip(work.tasks, ids, strict=True):
        under = task.node or task.under
        if under.purpose != "safeguards":
            continue
        title = task.title or ""
        start = task.title_at.end if task.title_at else task.at.start
        end = min(
            (piece.bracket.at.start for piece in task.pieces if piece.bracket), default=task.at.end
        )
        if start < end:
            raw = (
                work.text[task.title_at.end - len(title) : task.title_at.end]
                if task.title_at
                else ""
            )
            yield Item(raw, Span(start, end), code)


def _undecided(work: _Work, plan: Plan, source: SourceText, asking: Asking) -> Iterator[NotTarget]:
    """Yield the numbers that are left: those of the page, and those that somebody must decide."""
    furniture = [work.lines[place].at for place in sorted(_aside(work))]
    for number, each in enumerate(proposals(plan, source), start=len(plan.not_targets)):
        if any(each.at in at for at in furniture):
            yield NotTarget(words=each.words, why="page_furniture", at=each.at)
            continue
        asking.ask("number", each.at, f"not_targets[{number}]", words=each.words)
        yield NotTarget(words=each.words, why=each.why, at=each.at, doubt=say("undecided").zh)


def _ended(
    work: _Work,
    plan: Plan,
    source: SourceText,
    measured: ReadTargets,
    asking: Asking,
    where: tuple[Passage, ...],
) -> Drafted:
    """Ask about the numbers that are left, and close the draft."""
    undecided = tuple(_undecided(work, plan, source, asking))
    plan = evolve(plan, not_targets=(*plan.not_targets, *undecided))
    for number, each in enumerate(plan.mechanisms):
        work.read(f"mechanisms[{number}]", "safeguard", each.at, "likely")
    asking.names(plan)
    return Drafted(
        plan=plan,
        source=source,
        readings=(*work.readings, *measured.readings),
        questions=(*asking.asked, *measured.questions),
        set_aside=tuple(
            SetAside(at=work.lines[p].at, words=work.text[work.lines[p].at.slice])
            for p in sorted(work.head.aside)
        ),
        passages=where,
        coverage=coverage(plan, source),
    )

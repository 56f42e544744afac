"""From a document to a draft of its plan: what it states, and what a human must settle."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policymodel.analysis.wording import short
from policymodel.anchoring.proposals import proposals
from policymodel.checking import verify
from policymodel.drafting.asking import Asking
from policymodel.drafting.charges import role_of
from policymodel.drafting.dated import dated
from policymodel.drafting.document import document, frame
from policymodel.drafting.drafted import Drafted, SetAside
from policymodel.drafting.flat import flat_tables
from policymodel.drafting.goals import goals
from policymodel.drafting.ids import measure_ids
from policymodel.drafting.measures import measures
from policymodel.drafting.mechanisms import Item, bodies, mechanisms
from policymodel.drafting.organizations import organizations, with_aliases
from policymodel.drafting.passages import Passage
from policymodel.drafting.refusal import refused
from policymodel.drafting.sections import Sections, sections
from policymodel.drafting.sentences import spoken_of
from policymodel.drafting.serving import served
from policymodel.drafting.spans import Spans
from policymodel.drafting.targets import ReadTargets, read_targets
from policymodel.drafting.targets.asking import quoted
from policymodel.drafting.tasks import Piece
from policymodel.drafting.unread import left_unread
from policymodel.drafting.within import passages
from policymodel.drafting.work import Work, read
from policymodel.intake.document import Block, DocumentText
from policymodel.model import (
    Convention,
    Jurisdiction,
    NotTarget,
    Organization,
    Period,
    Plan,
    Span,
)
from policymodel.model.words import NotTargetReasonCode
from policymodel.source import SourceText
from policymodel.source.headings import packed
from policymodel.text import Texts

say = Texts(__file__)
_IN_FORCE = re.compile("本[^，。；]{1,8}自[^。；]{2,20}(?:起|后)(?:施行|实施|执行|生效)")


def draft(
    document_text: str | SourceText | DocumentText,
    *,
    id: str = "draft",  # noqa: A002
    name: str = "",
) -> Drafted:
    """Return a draft of the plan that a document states.

    Args:
        document_text: a document that was read, with the cells of its tables, or its canonical
            text alone; line ends are ``"\\\\n"``.
        id: the id that the plan gets.
        name: the name of the document's file, for messages.

    Raises:
        DraftError: the text is no plan: a news item, a page of links, nothing.

    >>> text = "甲州市港口建设行动方案\\n一、重点任务\\n1.建设码头。新建泊位。（市港航局负责）"
    >>> text += "\\n2.疏浚航道。疏通主航道。（市港航局负责）\\n二、保障措施\\n加强领导。"
    >>> [(each.number, each.title) for each in draft(text).plan.measures][:2]
    [('1', '建设码头'), ('2', '疏浚航道')]
    """
    blocks = document_text.blocks if isinstance(document_text, DocumentText) else ()
    source = _source(document_text, name)
    # What was read of the text on the way is not read again when the draft is verified.
    seen = source.seen
    if not any(each.kind == "table" for each in blocks):
        blocks = flat_tables(seen.text, seen.folded)
    work = read(seen, blocks)
    refused(source, work)
    asking = Asking()
    _ask(work, asking)
    parts = sections(work.text, work.found, work.tasks)
    ids = measure_ids(work.tasks)
    years, place = frame(work, asking)
    since = work.issued or years.start
    work.years = (years.start, years.end) if years.start and years.end else None
    where = tuple(
        passages(
            work.lines, work.found, work.tasks, ids, parts, work.aside, since, work.tables.charged
        )
    )
    measured = _measured(work, seen, where, years, blocks)
    made = tuple(measures(work, ids, parts))
    items = tuple(_items(work, ids))
    measured = evolve(measured, indicators=tuple(dated(work.text, measured.indicators, made)))
    plan = Plan(
        id=id,
        document=document(work, source, asking),
        jurisdiction=place,
        period=years,
        organizations=tuple(_organizations(work, place, items)),
        sections=parts.tree,
        goals=tuple(goals(work, measured.indicators)),
        indicators=tuple(served(work.text, measured.indicators, made)),
        measures=made,
        conventions=(*_conventions(work, ids), *_shared(work, ids, parts)),
        not_targets=tuple(_of_the_document(work, measured)),
    )
    found = mechanisms(work.text, items, plan.organizations)
    plan = evolve(plan, mechanisms=tuple(found))
    undecided = tuple(_undecided(work, plan, seen, asking, measured))
    plan = evolve(plan, not_targets=(*plan.not_targets, *undecided))
    return _ended(work, plan, source, measured, asking, where)


def _ask(work: Work, asking: Asking) -> None:
    """Ask about what says who is to do what and cannot be read."""
    head = [place for place in work.found.root.own if place not in work.tables.lines]
    for rule, at, path in left_unread(work.lines, head, work.head):
        asking.ask(rule, at, path, words=short(work.text[at.slice]))
    rows = work.rows
    read = [each.bracket.at for each in work.shared]
    unread = [at for at in work.unread if not any(each in at for each in read)]
    listed = (("bracket", unread), ("cells-empty", rows.empty), ("cells-unread", rows.unread))
    for rule, places in listed:
        for at in places:
            asking.ask(rule, at, "measures", words=short(work.text[at.slice]))
    for task in work.tasks:
        pieces = task.pieces or [Piece(at=task.at)]
        if task.beside or any(each.bracket and each.rule != "prose" for each in pieces):
            continue
        taken = [each.bracket.at for each in pieces if each.bracket]
        for at in spoken_of(work.flow, task.at, work.names, taken):
            asking.ask("spoken-of", at, "measures", words=short(work.text[at.slice]))
    if rows.alike:
        asking.ask("rows-alike", rows.alike[0], "measures", count=len(rows.alike))
    if rows.again:
        asking.ask("rows-again", rows.again[0], "measures", count=len(rows.again))
    for grid in work.tables.grids:
        left = work.tables.left(grid)
        if left:
            heads = "、".join(work.text[at.slice].replace("\n", "") for at in left)
            asking.ask("columns", left[0], "measures", words=heads)


def _source(given: str | SourceText | DocumentText, name: str) -> SourceText:
    if isinstance(given, SourceText):
        return given
    if isinstance(given, DocumentText):
        return SourceText(given.text, name or given.name)
    return SourceText(given, name)


def _measured(
    work: Work,
    seen: SourceText,
    where: tuple[Passage, ...],
    years: Period,
    blocks: Sequence[Block],
) -> ReadTargets:
    head = work.head
    return read_targets(
        work.text,
        where,
        places=seen.figures,
        issued=head.issued[0] if head.issued else None,
        period=years,
        title=head.title.value if head.title else "",
        grids=work.tables.grids,
        blocks=[each for each in blocks if each.kind == "table"],
    )


def _conventions(work: Work, ids: Sequence[str]) -> Iterator[Convention]:
    """Yield what the document says once of those in charge: 以下 from its own measure on."""
    for number, each in enumerate(work.told):
        work.read(f"conventions[{number}]", f"convention-{each.kind}", each.at, "likely")
        words = work.text[each.at.slice] if each.at else each.words
        first = None
        if each.kind == "also" and each.at and (words or "").startswith("以下"):
            told = zip(work.tasks, ids, strict=True)
            first = next((code for task, code in told if each.at in task.at), None)
        names = tuple(_named(work, each))
        yield evolve(each, words=words, organizations=names, from_measure=first)


def _shared(work: Work, ids: Sequence[str], parts: Sections) -> Iterator[Convention]:
    """Yield who takes part in several measures: those below a heading, from one of them on."""
    number = len(work.told)
    places = {id(task): code for task, code in zip(work.tasks, ids, strict=True)}
    for each in work.shared:
        for part in each.bracket.parts:
            at = each.bracket.at
            if len(each.bracket.parts) > 1:  # of each role its names
                at = Span(part.names[0].at.start, part.names[-1].at.end)
            work.read(f"conventions[{number}]", "charges-several", at, "likely")
            number += 1
            yield Convention(
                kind="also",
                role=role_of(part.role),
                organizations=tuple(name.text for name in part.names),
                section=parts.path(each.node),
                from_measure=places.get(id(each.first)),
                words=work.text[at.slice],
                at=at,
            )


def _named(work: Work, each: Convention) -> Iterator[str]:
    """Yield those whom a convention names, as brackets print them."""
    known = {packed(name): name for name in work.names}
    for name in each.organizations:
        yield known.get(packed(name), name)


def _organizations(
    work: Work, where: Jurisdiction, items: Sequence[Item]
) -> Iterator[Organization]:
    pieces = (each for task in work.tasks for each in (*task.pieces, *task.said))
    listed = [*work.brackets, *(each.bracket for each in pieces if each.bracket)]
    charged_at = {n.text: n.at for each in listed for part in each.parts for n in part.names}
    names = [*work.names, *charged_at]
    names += (name for each in work.told for name in _named(work, each))
    together = (part for each in work.shared for part in each.bracket.parts)
    names += (name.text for part in together for name in part.names)
    names += _new(bodies(work.text, items), names)
    found = with_aliases(work.text, organizations(work.text, names, where, charged_at), where)
    for number, each in enumerate(found):
        work.read(f"organizations[{number}]", "charged", each.at)
        yield each


def _new(found: Iterable[str], names: Sequence[str]) -> list[str]:
    """Return those of the names found that are not only known with a remark: 甲办（设在乙局）."""
    remarked = [name for name in names if name[-1] in ")）"]
    return [
        each
        for each in found
        if not any(name.startswith((f"{each}(", f"{each}（")) for name in remarked)
    ]


def _of_the_document(work: Work, measured: ReadTargets) -> Iterator[NotTarget]:
    """Yield what was declared no target, but what belongs to the page: that is told apart."""
    furniture = Spans(work.lines[place].at for place in work.aside)
    for each in measured.not_targets:
        if each.at is None or each.at not in furniture:
            yield each


def _items(work: Work, ids: Sequence[str]) -> Iterator[Item]:
    """Yield the items of safeguards, of which mechanisms are read."""
    told = [*zip(work.tasks, ids, strict=True), *((each, None) for each in work.guards)]
    for row, code in sorted(told, key=lambda each: each[0].at.start):
        task = row.beside or row
        if (task.node or task.under).purpose != "safeguards":
            continue
        start = task.title_at.end if task.title_at else task.at.start
        starts = (piece.bracket.at.start for piece in task.pieces if piece.bracket)
        end = min((place for place in starts if place > start), default=task.at.end)
        end = task.at.end if task.pieces and task.pieces[0].rule == "prose" else end
        if start < end:
            title_at = task.title_at or Span(start, end)
            title = work.text[title_at.end - len(task.title) : title_at.end] if task.title else ""
            yield Item(title, Span(start, end), None if row.beside else code)
    for at in _endings(work):
        yield Item("", at, None)


def _endings(work: Work) -> Iterator[Span]:
    """Yield the lines that end a plan: from when on it holds, and to whom to report."""
    for place in sorted(work.head.aside):
        if _IN_FORCE.match(work.lines[place].text):
            yield work.lines[place].at


def _undecided(
    work: Work, plan: Plan, source: SourceText, asking: Asking, measured: ReadTargets
) -> Iterator[NotTarget]:
    """Yield the numbers that are left: those of the page, and those that somebody must decide.

    What is asked about already, with answers to choose from, is asked once.
    """
    furniture = Spans(work.lines[place].at for place in work.aside)
    endings = Spans(_endings(work))
    asked = Spans(each.at for each in measured.questions)
    begins = {each.at.start for each in measured.questions}
    for number, each in enumerate(proposals(plan, source), start=len(plan.not_targets)):
        if each.at in furniture:
            is_date = each.at in endings and each.words[-1] in "年月日"
            why: NotTargetReasonCode = "date" if is_date else "page_furniture"
            yield NotTarget(words=each.words, why=why, at=each.at)
            continue
        within = not begins.isdisjoint(range(each.at.start, each.at.end))
        if each.at not in asked and not within:  # （25分） and 25分 are one
            words = quoted(work.text, each.at)
            asking.ask("number", each.at, f"not_targets[{number}]", words=words)
        yield NotTarget(words=each.words, why=each.why, at=each.at, doubt=say("undecided").zh)


def _ended(
    work: Work,
    plan: Plan,
    source: SourceText,
    measured: ReadTargets,
    asking: Asking,
    where: tuple[Passage, ...],
) -> Drafted:
    """Ask about names that may be one and what verification disputes, and close the draft."""
    for number, each in enumerate(plan.mechanisms):
        work.read(f"mechanisms[{number}]", "safeguard", each.at, "likely")
    asking.names(plan)
    asking.disputed(verify(plan, source))
    return Drafted(
        plan=plan,
        source=source,
        readings=(*work.readings, *measured.readings),
        questions=(*asking.asked, *measured.questions),
        set_aside=tuple(
            SetAside(at=work.lines[place].at, words=work.text[work.lines[place].at.slice])
            for place in sorted(work.head.aside)
        ),
        passages=where,
    )

"""What has been read of a document on the way to its draft."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import define, evolve, field

from policymodel.analysis.issue import year_of
from policymodel.drafting.charges import are_bodies, in_full, known_brackets
from policymodel.drafting.conventions import conventions
from policymodel.drafting.dutyheads import heads_of_duties
from policymodel.drafting.front import foot, front
from policymodel.drafting.outline import Node, Outline, outline
from policymodel.drafting.ownplace import bodies_of_place
from policymodel.drafting.paragraphs import Paragraph, index_of, paragraphs
from policymodel.drafting.particulars import place, title_in_text
from policymodel.drafting.purposes import tell_purposes
from policymodel.drafting.readings import Reading, Sureness
from policymodel.drafting.sentences import in_prose, says_besides, sentence_ends, takes_part
from policymodel.drafting.shared import Shared, is_below, of_several, shared
from policymodel.drafting.stated import Front
from policymodel.drafting.tabled import (
    Rows,
    Tabled,
    rows_of_tables,
    tabled,
    title_of_tables,
    without_groups,
)
from policymodel.drafting.tasks import Piece, Task, pieces, tasks
from policymodel.intake.document import Block
from policymodel.model import Convention, Jurisdiction, Span
from policymodel.source import Bracket, Name, SourceText
from policymodel.source.content import content, flowing
from policymodel.source.saying import read_heading
from policymodel.source.sentences import says_who

_NEAR = 40  # characters behind the last item, in which a text says where its tasks are listed
_LISTED = re.compile(
    "(?:任务|分工|举措|措施|事项)[^。；;\\n]{0,16}见附[件表]"
    "|见附[件表][^。；;\\n]{0,6}(?:任务|分工|清单|台账)"
)
_STEPS = re.compile("步骤|阶段|进度|(?:工作|时间|推进|实施)安排")


@define
class Work:
    """What has been read of a document so far.

    Attributes:
        text: the canonical text.
        lines: its paragraphs.
        found: the tree of its headings.
        head: what stands before the first of them, and behind the last.
        tasks: its measures.
        guards: chapters of safeguards that are none of them.
        foot: the paragraphs behind who signed it that say whose the page is.
        brackets: who is charged with what; `names` are all names that they give.
        unread: what looks like a bracket and cannot be read.
        told: what the document says once for all measures.
        shared: who is charged with several measures at once.
        heads: headings that name bodies over their duties, by the identity of their nodes.
        tables: its tables whose cells are known; `rows` are the measures they give.
        readings: by which rule each fact was read.
        years: the first and the last year of the plan, where it tells.
    """

    text: str
    lines: tuple[Paragraph, ...]
    found: Outline
    head: Front
    tasks: list[Task] = field(factory=list)
    guards: list[Task] = field(factory=list)
    foot: frozenset[int] = frozenset()
    brackets: tuple[Bracket, ...] = ()
    unread: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()
    told: tuple[Convention, ...] = ()
    shared: tuple[Shared, ...] = ()
    heads: dict[int, tuple[Node, Bracket]] = field(factory=dict)
    tables: Tabled = field(factory=Tabled)
    rows: Rows = field(factory=Rows)
    readings: list[Reading] = field(factory=list)
    years: tuple[int, int] | None = None

    def read(self, path: str, rule: str, at: Span | None, sureness: Sureness = "sure") -> None:
        """Note by which rule the fact at `path` was read."""
        if at is not None:
            self.readings.append(Reading(path=path, rule=rule, sureness=sureness, at=at))

    @cached_property
    def flow(self) -> str:
        """The text with a paragraph a line, wherever a page broke its lines: for its sentences."""
        return flowing(self.text, (each.at for each in self.lines))

    @property
    def issued(self) -> int | None:
        """The year of the document, as far as it tells."""
        if self.head.issued is not None:
            return self.head.issued[0].year
        return year_of(self.head.number.value if self.head.number else None)

    @property
    def since(self) -> int | None:
        """The year before which nothing is due: that of the document, else the plan's first."""
        return self.issued or (self.years[0] if self.years else None)

    @property
    def aside(self) -> set[int]:
        """The paragraphs that belong to the page, to signatures and to the contents."""
        return self.head.aside | self.found.contents


def read(source: SourceText, blocks: Iterable[Block] = ()) -> Work:
    """Return what a document says, before it is put into the words of the model.

    Args:
        source: the text.
        blocks: what lies in it, where its format knows: tables with their cells.
    """
    text = source.text
    lines = paragraphs(text, source.folded, source.lines)
    brackets = [each.at for each in source.brackets_with(frozenset()).read]
    charged = [at.start for at in brackets]
    tables = tabled(text, blocks, lines)
    found = outline(lines, charged, tables.lines)
    tell_purposes(found.root, lines, charged)
    for node in found.root.walk():
        if node.own and not node.children and tables.measured.issuperset(node.own):
            node.purpose = "goals"  # a table of indicators under a heading of its own
    gone = foot(lines, [*_last(found.root)])
    brackets = [at for at in brackets if index_of(lines, at.start) not in gone]
    # Who is charged in the last lines has not signed there.
    held = {place for at in brackets for place in range(*_paragraphs(lines, at))}
    first, last = (
        [place for place in places if place not in tables.lines and place not in held]
        for places in (found.root.own, _last(found.root))
    )
    work = Work(text, lines, found, front(text, lines, first, last), tables=tables)
    work.head.aside |= gone
    work.foot = gone
    if work.head.title is None:
        work.head.title = title_in_text(text, lines, first) or title_of_tables(text, tables, lines)
    work.told = tuple(conventions(source.folded, source.lines))
    everywhere = [name for each in work.told for name in each.organizations]
    issuers = (each.value for each in work.head.issuers)
    _charge(work, source, [*issuers, *everywhere, *_of_own_place(work)])
    return work


def _of_own_place(work: Work) -> Iterator[str]:
    """Yield bodies of the plan's place whose name is taken for other words: 会同县教育局."""
    told = place(work.text, work.head)
    if told is not None and isinstance(told.value, Jurisdiction):
        yield from bodies_of_place(work.text, told.value.name)


def _paragraphs(lines: Sequence[Paragraph], at: Span) -> tuple[int, int]:
    """Return the first paragraph that `at` covers, and the one behind the last."""
    return max(index_of(lines, at.start), 0), index_of(lines, at.end - 1) + 1


def _last(root: Node) -> Iterator[int]:
    """Yield the paragraphs behind the last heading, and behind the last one before an annex."""
    tops = root.children
    ends = [one for one, after in pairwise(tops) if after.purpose == "annex"]
    for node in (*ends, *tops[-1:]):
        while node.children:
            node = node.children[-1]
        yield from node.own


def _charge(work: Work, source: SourceText, names: list[str]) -> None:
    """Find the measures and who is charged with them; what prose names is known then, too."""
    for each in _rows(work, names).tasks:
        names += [name.text for piece in each.pieces for name in _names(piece)]
    work.heads = {id(each[0]): each for each in heads_of_duties(work.text, work.found.root, names)}
    names += sorted(_named(head for _, head in work.heads.values()))
    _bracketed(work, source, names)
    said = [_in_prose(work, task) for task in work.tasks]
    listed = (part for held in said for each in held for part in each.parts)
    more = {name.text for part in listed for name in part.names}
    if not more <= set(work.names):
        _bracketed(work, source, [*names, *sorted(more)])
        said = [_in_prose(work, task) for task in work.tasks]
    for task, held in zip(work.tasks, said, strict=True):
        _take(work, task, held)
    _set_guards_apart(work)


def _set_guards_apart(work: Work) -> None:
    """Set apart chapters of safeguards without items that charge nobody, where most tasks charge
    somebody: they say how all is ensured, and are no task beside the others.
    """
    whole = [each for each in work.tasks if _is_whole_chapter(each)]
    others = [each for each in work.tasks if each not in whole]
    if 2 * sum(map(_is_charged, others)) > len(others):
        work.guards = [each for each in whole if not _is_charged(each)]
        work.tasks = [each for each in work.tasks if each not in work.guards]


def _is_whole_chapter(task: Task) -> bool:
    node = task.node or task.under
    above = node.above
    is_outer = above is None or above.purpose != "safeguards"
    return node.purpose == "safeguards" and is_outer and not node.children


def _is_charged(task: Task) -> bool:
    return any(piece.bracket is not None for piece in (*task.pieces, *task.said))


def _take(work: Work, task: Task, held: Sequence[Bracket]) -> None:
    """Let sentences charge a measure, or parts of it; all of it, where a bracket charges others,
    or where its heading names others over their duties.
    """
    head = _head(work, task)
    if head is not None and len(task.pieces) == 1 and task.pieces[0].bracket is None:
        named = _named([head])
        if not named <= _named(held):
            task.pieces = [evolve(task.pieces[0], bracket=head, rule="heading")]
            held = [
                each
                for each in held
                if says_besides(work.flow, each, named) or takes_part(each, named)
            ]
    if len(task.pieces) > 1 and task.node is not None and task.node.children:
        more = [each for child in task.node.children for each in _numbered_part(work, task, child)]
        task.pieces = sorted([*task.pieces, *more], key=lambda piece: piece.at.start)
    if not held:
        return
    ends = sentence_ends(work.flow, held, task.at.end)
    if task.pieces and task.pieces[0].bracket is not None:
        task.said = [
            Piece(at=Span(each.at.start, end), bracket=each, rule="prose")
            for each, end in zip(held, ends, strict=True)
        ]
    elif len(held) == 1:
        task.pieces = [evolve(task.pieces[0], bracket=held[0], rule="prose")]
    else:
        children = task.node.children if task.node else ()
        task.pieces = pieces(work.text, task.at, held, ends, children, "prose")


def _head(work: Work, task: Task) -> Bracket | None:
    """Return whom the heading of a measure charges, where it names bodies over their duties."""
    if task.is_duty and task.title_at is not None:
        return read_heading(work.text, task.title_at, work.names)
    return work.heads[id(task.node)][1] if id(task.node) in work.heads else None


def _numbered_part(work: Work, task: Task, child: Node) -> Iterator[Piece]:
    """Yield what the sentences of a number charge somebody with, where no bracket stands in it and
    others are charged with the numbers beside it.
    """
    assert child.heading is not None  # noqa: S101 - only the document has none
    at = Span(child.heading.start, work.lines[child.last].end)
    if any(each.bracket and at.start <= each.bracket.at.start < at.end for each in task.pieces):
        return
    held = _said(work, task, at)
    if held:
        ends = [*sentence_ends(work.flow, held, at.end)[:-1], at.end]
        yield from pieces(work.text, at, held, ends, [child], "prose")


def _bracketed(work: Work, source: SourceText, names: list[str]) -> None:
    found, known = known_brackets(source, names)
    of_page = [at for at in found.read if index_of(work.lines, at.at.start) in work.foot]
    read = [at for at in found.read if at not in of_page]
    gone = _named(of_page) - _named(read) - set(names)
    known = tuple(name for name in known if name not in gone)
    work.brackets, work.names = in_full(read, known, work.text)
    work.unread = found.unread
    without_groups(work.found.root)
    ends = work.aside | work.tables.charged
    others = _tasks(work, ends)
    work.rows = _rows(work, work.names)
    work.tasks = work.rows.beside(_beside(work, others))


def _named(brackets: Iterable[Bracket]) -> set[str]:
    return {name.text for each in brackets for part in each.parts for name in part.names}


def _tasks(work: Work, ends: set[int]) -> list[Task]:
    """Return the measures of the text; what charges several of them stands in none."""
    told = work.text, work.found, work.lines
    several = of_several(*told, work.brackets, work.names)
    found = tasks(*told, [each for each in work.brackets if each not in several], ends)
    work.shared = (*shared(*told, several, found), *_below_heads(work, found))
    held = [each.bracket for each in work.shared]
    lost = [each for each in several if each not in held and each in work.brackets]
    if lost:
        found = tasks(*told, [each for each in work.brackets if each not in held], ends)
    return found


def _below_heads(work: Work, every: Sequence[Task]) -> Iterator[Shared]:
    """Yield the headings that name bodies over duties that are measures of their own."""
    owned = {id(task.node) for task in every}
    for node, head in work.heads.values():
        if id(node) not in owned and any(is_below(task, node) for task in every):
            yield Shared(head, node)


def _rows(work: Work, names: Sequence[str]) -> Rows:
    return rows_of_tables(work.text, work.tables, work.found, work.lines, names)


def _names(piece: Piece) -> Iterator[Name]:
    for part in piece.bracket.parts if piece.bracket else ():
        yield from part.names


def _beside(work: Work, every: Sequence[Task]) -> list[Task]:
    """Leave out measures in tables that give their own, and headings over these."""
    spans = [each.at for each in work.tables.charging]
    over: set[int] = set()
    for row in work.rows.tasks:
        here: Node | None = row.under
        while here is not None and id(here) not in over:
            over.add(id(here))
            here = here.above
    kept = []
    for each in every:
        is_inside = any(at.start <= each.at.start < at.end for at in spans)
        is_charged = any(piece.bracket is not None for piece in each.pieces)
        if not is_inside and (is_charged or id(each.node) not in over):
            kept.append(each)
    return _told_elsewhere(work, kept)


def _told_elsewhere(work: Work, others: list[Task]) -> list[Task]:
    """Leave out what the text says of tasks that it leaves to a list behind it: nobody is charged
    there, and 具体任务及责任分工见附件2.
    """
    told = [each for each in others if (each.node or each.under).purpose == "measures"]
    if not told or not any(piece.bracket for row in work.rows.tasks for piece in row.pieces):
        return others
    over = told[0].under.heading
    start = over.start if over is not None else told[0].at.start
    if not _LISTED.search(work.text, start, told[-1].at.end + _NEAR):
        return others
    is_charged = any(piece.bracket for each in told for piece in each.pieces)
    if is_charged or any(in_prose(work.flow, each.at, work.names) for each in told):
        return others
    return [each for each in others if each not in told]


def _in_prose(work: Work, task: Task) -> tuple[Bracket, ...]:
    """Return whom the sentences of a measure charge; beside a bracket, whom that leaves out."""
    [piece, *more] = task.pieces or [Piece(at=task.at)]
    if more or task.beside or (task.rule == "table-row" and piece.bracket is None):
        return ()
    start = task.title_at.end if task.title_at is not None else task.at.start
    if task.title and task.title_at is not None and are_bodies(task.title):
        start -= len(task.title)  # （一）市甲局：负责征地拆迁
    if piece.bracket is None:
        return _said(work, task, Span(start, task.at.end)) if start < task.at.end else ()
    named = {name.text for name in _names(piece)}
    end = max(start, piece.bracket.at.start)
    if piece.rule == "cells" or not named or not says_who(content(work.text, start, end).text):
        return ()
    found = _said(work, task, Span(start, end))
    return tuple(each for each in found if says_besides(work.flow, each, named))


def _said(work: Work, task: Task, at: Span) -> tuple[Bracket, ...]:
    under = task.under
    is_task = not _STEPS.search(under.title) and (
        under.purpose != "safeguards" or _is_before_tasks(under)
    )
    is_led = _head(work, task) is not None
    return in_prose(work.flow, at, work.names, is_task=is_task, is_led=is_led)


def _is_before_tasks(node: Node) -> bool:
    """Whether safeguards stand before all tasks: then they are the first of these.

    一、加强组织领导和责任落实, and all that is to be done behind it.
    """
    while node.above is not None and node.above.purpose == "safeguards":
        node = node.above
    row = node.above.children if node.above is not None else [node]
    place = next(number for number, each in enumerate(row) if each is node)
    before, behind = ([each.purpose for each in part] for part in (row[:place], row[place:]))
    return "measures" in behind and "measures" not in before

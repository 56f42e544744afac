"""What the tables of a document give to its measures: their rows, headings over them, a title."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field, frozen

from policymodel.drafting.headings import Heading
from policymodel.drafting.outline import Node, Outline
from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.drafting.rowtasks import Nodes, Rowed, row_tasks
from policymodel.drafting.stated import Stated, is_signature
from policymodel.drafting.targets.grid import Grid, grids
from policymodel.drafting.tasks import Task
from policymodel.folding import fold
from policymodel.intake.document import Block
from policymodel.model import Span
from policymodel.source.headings import packed

_WIDE, _HIGH = 3, 3  # columns and rows of a table that holds data whatever its heads are
_LONGEST_TITLE = 60
_FEWEST = 2  # rows that name measures more shortly
_NO_TITLE = re.compile(
    r"附[ \u3000]*[件表录]"
    r"|[（(]?(?:单位|计量单位|填报|制表|日期|时间|注|备注|说明|密级)[^:：]{0,8}[:：]"
)
_STOP = re.compile("[。；;]")
_LISTS = re.compile(r"(?:表|清单|台账|任务书|一览)(?:[(（][^()（）]*[)）])?$")
_STOPS = "。.；;：:，,"


@frozen
class Tabled:
    """The tables of a document.

    Attributes:
        grids: those of which it is known what their columns hold, in order.
        lines: the paragraphs of tables that hold data: no heading stands among them.
        measuring: those of `grids` whose rows are indicators; `measured` are their paragraphs.
        charging: the others that say who is to do what; `charged` are their paragraphs.
        named: where a format has names of tables: those of a workbook's sheets.
    """

    grids: tuple[Grid, ...] = ()
    lines: frozenset[int] = frozenset()
    measuring: tuple[Grid, ...] = ()
    measured: frozenset[int] = frozenset()
    charging: tuple[Grid, ...] = ()
    charged: frozenset[int] = frozenset()
    named: tuple[Span, ...] = ()

    def left(self, grid: Grid) -> tuple[Span, ...]:
        """Return the heads of the columns of a table from which nothing is read."""
        unread = ("other", "remark") if grid in self.charging else ("other", "charge", "due")
        places = grid.places(*unread) if grid in (*self.charging, *self.measuring) else ()
        return tuple(grid.columns[i].heads[-1] for i in places if grid.columns[i].heads)


def tabled(text: str, blocks: Iterable[Block], lines: Sequence[Paragraph]) -> Tabled:
    """Return what is known of the tables among the blocks of a document."""
    found: list[Grid] = []
    held: set[int] = set()
    named: list[Span] = []
    before: Grid | None = None
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            named.append(Span(block.start, block.end))
        if block.kind != "table":
            before = None
            continue
        read = [*grids(text, block, before)]
        before = read[-1] if read else None
        inside = _inside(lines, Span(block.start, block.end))
        rows = block.rows
        if read or (len(rows) >= _HIGH and max(map(len, rows)) >= _WIDE):
            held |= inside
        found += read
    # What measures indicators is read so, whoever is charged with them.
    measuring = tuple(each for each in found if each.measures(text))
    charging = tuple(each for each in found if each.charges and each not in measuring)
    return Tabled(
        grids=tuple(found),
        lines=frozenset(held),
        measuring=measuring,
        measured=_all_inside(lines, measuring),
        charging=charging,
        charged=_all_inside(lines, charging),
        named=tuple(named),
    )


def _all_inside(lines: Sequence[Paragraph], held: Iterable[Grid]) -> frozenset[int]:
    return frozenset(place for each in held for place in _inside(lines, each.at))


def _inside(lines: Sequence[Paragraph], at: Span) -> set[int]:
    first = max(index_of(lines, at.start), 0)
    return set(range(first, index_of(lines, at.end - 1) + 1))


@define
class Rows:
    """The measures of a document's tables, what must be asked about them, and the headings made
    of their groups, by the cells of these; `again` are rows that say again what
    the text says of its measures, and `alike` those that may.
    """

    tasks: list[Task] = field(factory=list)
    empty: list[Span] = field(factory=list)
    unread: list[Span] = field(factory=list)
    nodes: Nodes = field(factory=dict)
    again: list[Span] = field(factory=list)
    alike: list[Span] = field(factory=list)

    def add(self, more: Rowed) -> None:
        """Take in what another table gives."""
        self.tasks += more.tasks
        self.empty += more.empty
        self.unread += more.unread

    def beside(self, others: Sequence[Task]) -> list[Task]:
        """Return the measures of tables and the other ones, each once, in order.

        A table may say of the measures of the text who is to do them: then its rows are the
        measures. Where the text says itself who is to do them, the rows say it `again`.
        """
        known = {_named(each): each for each in others if each.title}
        same = [(row, known[_named(row)]) for row in self.tasks if _named(row) in known]
        self.alike = [] if same else _abridged(self.tasks, others)
        charged = {id(row) for row, other in same if any(one.bracket for one in other.pieces)}
        replaced: set[int] = set()
        for row, other in same:
            if charged:
                self.again += [row.at] if id(row) in charged else []
            else:
                row.beside = other
                replaced.add(id(other))
        kept = [row for row in self.tasks if id(row) not in charged]
        kept += [each for each in others if id(each) not in replaced]
        return sorted(kept, key=lambda task: task.at.start)


def _abridged(rows: Sequence[Task], others: Sequence[Task]) -> list[Span]:
    """Return where rows stand all of which name a measure of the text more shortly, with its
    number: 3.每年招聘幼儿园教师300名 and a row 3, 招聘教师.
    """
    numbered: dict[str | None, str] = {
        each.number: each.title for each in others if each.number and each.title
    }
    named = [_is_within(row.title, numbered.get(row.number)) for row in rows]
    return [row.at for row in rows] if len(rows) >= _FEWEST and all(named) else []


def _is_within(short: str | None, title: str | None) -> bool:
    """Whether the characters of `short` stand in `title`, in their order."""
    rest = iter(title or "")
    return bool(short) and all(sign in rest for sign in short or "")


def rows_of_tables(
    text: str,
    known: Tabled,
    found: Outline,
    lines: Sequence[Paragraph],
    names: Iterable[str],
) -> Rows:
    """Return the measures of the tables that say who is to do what; groups become headings."""
    made = Rows()
    listed = tuple(names)
    without_groups(found.root)
    places = [max(index_of(lines, each.at.start), 0) for each in known.charging]
    under = [_node_of(found.root, place) for place in places]
    for number, grid in enumerate(known.charging):
        node = under[number]
        before = known.charging[number - 1].at.end if number else 0
        if under.count(node) > 1 and before < grid.at.start:
            node = _captioned(text, known, node, lines, Span(before, grid.at.start))
        made.add(row_tasks(text, grid, node, lines, listed, made.nodes))
    nodes = [*found.root.walk()]
    groups = {each.heading.paragraph for each in nodes if each.heading and _is_group(each)}
    for node in nodes if groups else ():
        node.own = [place for place in node.own if place not in groups]
    return made


def without_groups(root: Node) -> None:
    """Take the headings that were made of tables out of a tree again."""
    for node in [*root.walk()]:
        node.children = [each for each in node.children if not _is_group(each)]


def _is_group(node: Node) -> bool:
    return node.heading is not None and node.heading.style == "group"


def _node_of(root: Node, place: int) -> Node:
    """Return the node in which a paragraph stands."""
    return next((node for node in root.walk() if place in node.own), root)


def _captioned(
    text: str, known: Tabled, node: Node, lines: Sequence[Paragraph], between: Span
) -> Node:
    """Return a heading below `node` of the name that stands over one of several tables."""
    named = [at for at in known.named if between.start <= at.start < between.end]
    headed = {each.heading.at.start for each in _root(node).walk() if each.heading}
    titles = _titles(text, known, lines, between, reverse=True)
    at = named[-1] if named else next((at for at in titles if at.start not in headed), None)
    if at is None:
        return node
    place = index_of(lines, at.start)
    title = fold(text[at.slice])
    for each in node.children:
        if each.heading is not None and each.heading.at == at:
            return each
    heading = Heading(
        style="group", number=None, value=1, title=title, at=at, is_bare=True, paragraph=place
    )
    made = Node(heading, above=node, last=place, purpose="measures")
    node.children.append(made)
    return made


def _root(node: Node) -> Node:
    while node.above is not None:
        node = node.above
    return node


def _titles(
    text: str,
    known: Tabled,
    lines: Sequence[Paragraph],
    within: Span,
    *,
    reverse: bool = False,
) -> Iterator[Span]:
    """Yield the paragraphs that may be the title of a table."""
    every = list(enumerate(lines))
    for place, line in reversed(every) if reverse else every:
        if within.start <= line.start < within.end and place not in known.lines:
            words = line.text
            short = 2 <= len(words) <= _LONGEST_TITLE and not _STOP.search(words)
            if short and not _NO_TITLE.match(words) and not is_signature(words):
                yield line.at


def title_of_tables(text: str, known: Tabled, lines: Sequence[Paragraph]) -> Stated | None:
    """Return the title of a document that is tables: the line over them, else a sheet's name."""
    if not known.grids or known.grids[0].at.start == 0:
        return None
    before = Span(0, known.grids[0].at.start)
    found = [at for at in _titles(text, known, lines, before) if at not in known.named]
    listed = [at for at in found if _LISTS.search(text[at.slice])]
    named = [at for at in known.named if at.end <= before.end]
    at = next(iter((*listed[:1], *sorted(found, key=lambda at: at.start - at.end), *named)), None)
    return None if at is None else Stated(text[at.slice], at, "title-of-table")


def _named(task: Task) -> str | None:
    return packed(task.title).strip(_STOPS) if task.title else None

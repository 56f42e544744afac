"""The measures of a document: where each begins and ends, and which brackets close its parts.

The innermost numbered items of sections that say what is to be done are measures, and so are
paragraphs without a number that a bracket closes. A number below that divides a measure.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from policymodel.drafting.dividing import Reader, divides, lists_tasks
from policymodel.drafting.dutyheads import DUTY_OF, all_duties, below_names, shares_out
from policymodel.drafting.headings import LONGEST_TITLE, Heading, numbered, sole_title
from policymodel.drafting.outline import Node, Outline
from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.source import Bracket

_NOT_DONE = ("preamble", "goals", "annex")  # what is said of a plan, and not to be done
_TITLED = 60  # characters of a paragraph with a title at least
_FEWEST = 30  # a shorter paragraph behind a measure is no measure
# Behind the last measure a document speaks of itself: how it is carried out, how long it holds.
_OF_ITSELF = re.compile(
    r"\s*(?:[本该此](?:行动|实施|工作|专项|发展|若干|管理)?(?:方案|计划|规划|意见|措施|通知|办法|清单)"
    r"|附件|附表|上述|以[上下](?:各项|项|任务|工作|措施|事项|所有)"
    # Whom it asks to take it seriously, with whatever it asks of them.
    r"|各[^。；;]{0,40}?(?:部门|单位|政府|区|县|市|地)(?:要|应当?|须|必须)(?!于|在))"
)
_PART = re.compile(r"(?<=[。；;：:)）\s])(?:[(（][0-9]{1,2}[)）]|[①-⑳])(?=[\u4e00-\u9fff“])")
_BLANKS = " \t\u3000\n。.；;，,、"


@frozen(kw_only=True)
class Piece:
    """A part of a measure that has a bracket of its own, or the measure itself.

    Attributes:
        at: where it stands.
        bracket: who is charged with it, if the document says so in a bracket.
        number: its printed number.
        title: its printed title.
        rule: how those in charge were found: ``bracket``, ``cells`` of a table, or ``prose``.
        body: where it says what is to be done; of a row of a table, these cells.
    """

    at: Span
    rule: str = "bracket"
    bracket: Bracket | None = None
    number: str | None = None
    title: str | None = None
    body: tuple[Span, ...] = ()


@define(kw_only=True)
class Task:
    """A measure as it stands in the document.

    Attributes:
        node: the heading it begins with; None for a paragraph without a number, and for a row of
            a table.
        under: the section it stands in.
        number: its printed number.
        title: its printed title, folded.
        at: all of it.
        rule: by which rule it was found.
        pieces: it, or its parts.
        value: what its number counts.
        said: what sentences charge others with, beside those whom a bracket charges with all of it.
        is_duty: whether its title names those who have to do what stands below.
        beside: of a row of a table, the measure of the text that it says again, with who is to
            do it.
    """

    node: Node | None
    under: Node
    at: Span
    rule: str
    number: str | None = None
    title: str | None = None
    title_at: Span | None = None
    pieces: list[Piece] = field(factory=list)
    value: int = 0
    said: list[Piece] = field(factory=list)
    is_duty: bool = False
    beside: "Task | None" = None


def tasks(
    text: str,
    found: Outline,
    lines: Sequence[Paragraph],
    brackets: Sequence[Bracket],
    ends: set[int],
) -> list[Task]:
    """Return the measures of a document in its order."""
    reader = Reader(text, lines, brackets, ends)
    every: list[Task] = []
    for top in found.tops:
        every += _below(reader, top)
    every += _elsewhere(reader, found, every)
    return sorted(every, key=lambda task: task.at.start)


def _elsewhere(reader: Reader, found: Outline, every: Sequence[Task]) -> list[Task]:
    """Return measures for brackets that stand in none: who is charged is never left out."""
    starts = sorted((task.at.start, task.at.end) for task in every)
    over = sorted(
        ((node.heading.start, node) for node in found.root.walk() if node.heading),
        key=lambda item: item[0],
    )
    left: dict[int, list[Bracket]] = {}
    for each in reader.brackets:
        before = bisect_right(starts, (each.at.start, len(reader.text))) - 1
        if before < 0 or each.at.start >= starts[before][1]:
            left.setdefault(index_of(reader.lines, each.at.start), []).append(each)
    made: list[Task] = []
    for place, inside in left.items():
        line = reader.lines[max(place, 0)]
        above = bisect_right(over, line.start, key=lambda item: item[0]) - 1
        node = over[above][1] if above >= 0 else found.root
        start = node.heading.at.end if above >= 0 and node.heading else line.start
        begin = max(start, line.start) if line.start < start < line.end else line.start
        in_line = [*_in_line(reader, node, line, begin, inside)]
        if begin > line.start and not node.children and len(in_line) == 1:
            in_line = [_task(reader, node, reader.body(node))]  # with the number before it
        made += in_line
    for task in made:
        task.rule = "unnumbered-elsewhere"
    return made


def _below(reader: Reader, node: Node) -> Iterator[Task]:
    if node.purpose == "annex":
        if not lists_tasks(reader, node):
            return
        for each in [below for child in node.children for below in child.walk()]:
            each.purpose = "measures"
    if node.purpose in _NOT_DONE:
        for child in node.children:
            yield from _below(reader, child)
        return
    if node.children and not divides(reader, node):
        yield from _paragraphs(reader, node, node.own)
        spread = _spread(reader, node.children)
        for child in node.children:
            is_leaf = not child.children and child.purpose not in _NOT_DONE
            yield from _leaf(reader, child, spread) if is_leaf else _below(reader, child)
    else:
        yield from _leaf(reader, node, spread=False)


def _spread(reader: Reader, nodes: Sequence[Node]) -> bool:
    """Whether under such headings there stand several measures without a number."""
    return sum(_is_spread(reader, node) for node in nodes) * 2 >= len(nodes) and bool(nodes)


def _is_spread(reader: Reader, node: Node) -> bool:
    if node.heading is None or not node.heading.is_bare or node.children:
        return False
    closed = [place for place in node.own if reader.within(reader.lines[place].at)]
    titled = [place for place in closed if sole_title(reader.lines[place].text, 0)]
    return len(closed) > 1 or len(titled) > 1


def _leaf(reader: Reader, node: Node, spread: bool) -> Iterator[Task]:
    heading = node.heading
    assert heading is not None  # noqa: S101
    own = [place for place in node.own if place not in reader.ends]
    labelled = _has_lines(reader, node)
    if heading.is_bare and not node.children:
        if all_duties(reader, own):
            yield from (_duty(reader, node, [place]) for place in own)
            return
        if shares_out(node) and (named := below_names(reader, own)):
            yield from (_duty(reader, node, places) for places in named)
            return
        if _all_titled(reader, own):
            for place in own:
                yield _unnumbered(reader, node, reader.span([place]), reader.lines[place])
            return
        if not labelled and _holds_several(reader, own, spread):
            yield from _paragraphs(reader, node, own)
            return
        if not own and _is_over_nothing(reader, heading):
            return
    left: list[int] = []
    places = reader.body(node)
    if not node.children and not heading.is_bare and not labelled:
        places, left = _closed_off(reader, places)
    yield _task(reader, node, places)
    if left and node.above is not None and not _OF_ITSELF.match(reader.lines[left[0]].text):
        at = Span(reader.lines[left[0]].start, reader.span(left).end)
        yield _bare(reader, node.above, at, "unnumbered-behind")


def _holds_several(reader: Reader, own: Sequence[int], spread: bool) -> bool:
    """Whether paragraphs are measures of their own: brackets close several, or titles begin one
    where the headings beside it have several, too.
    """
    closed = [place for place in own if reader.within(reader.lines[place].at)]
    titled = any(sole_title(reader.lines[place].text, 0) for place in closed)
    return len(closed) > 1 or (spread and titled)


def _is_over_nothing(reader: Reader, heading: Heading) -> bool:
    charged = reader.within(reader.span([heading.paragraph]))
    return not charged and heading.style in ("mark", "chapter", "paragraph")


def _all_titled(reader: Reader, own: Sequence[int]) -> bool:
    """Whether each paragraph begins with a sentence that is its title, and says more."""
    texts = [reader.lines[place].text for place in own]
    return len(texts) > 1 and all(
        len(text) >= _TITLED and sole_title(text, 0) is not None for text in texts
    )


def _duty(reader: Reader, node: Node, places: Sequence[int]) -> Task:
    """Return the measure whose title is the name with which its first paragraph begins."""
    line = reader.lines[places[0]]
    head = DUTY_OF.match(line.text)
    title = head[1] if head else line.text.rstrip("：:")
    title_at = Span(line.start, line.start + len(title))
    made = _bare(reader, node, reader.span(places), "unnumbered", title_at)
    made.title, made.is_duty = title, True
    return made


def _has_lines(reader: Reader, node: Node) -> bool:
    """Whether those in charge stand on lines of their own."""
    inside = reader.within(reader.span(reader.body(node)))
    starts = {reader.lines[place].start for place in node.own}
    return any(
        each.at.start in starts and reader.lines and _is_line(reader, each) for each in inside
    )


def _is_line(reader: Reader, bracket: Bracket) -> bool:
    line = reader.lines[index_of(reader.lines, bracket.at.start)]
    return line.start == bracket.at.start and line.text[:1] not in "(（[［【〔"


def _closed_off(reader: Reader, places: list[int]) -> tuple[list[int], list[int]]:
    """Part from a measure what stands behind the bracket that closes its first paragraphs."""
    for number, place in enumerate(places[:-1]):
        inside = reader.within(reader.lines[place].at)
        behind = places[number + 1 :]
        if inside and inside[-1].at.end >= reader.lines[place].end - 1:
            if any(reader.within(reader.lines[each].at) for each in behind):
                return places, []
            longest = max(len(reader.lines[each].text) for each in behind)
            if longest >= _FEWEST and reader.lines[place].text[-1:] in "。)）]］":
                return places[: number + 1], behind
            return places, []
    return places, []


def _task(reader: Reader, node: Node, places: Sequence[int]) -> Task:
    heading = node.heading
    assert heading is not None  # noqa: S101
    at = reader.span(places, heading.start)
    made = Task(
        node=node,
        under=node.above or node,
        at=at,
        rule="numbered",
        number=heading.number,
        title=heading.title,
        title_at=heading.at if heading.title else None,
        value=heading.value,
    )
    made.pieces = _pieces(reader, at, node.children)
    return made


def _bare(reader: Reader, under: Node, at: Span, rule: str, title_at: Span | None = None) -> Task:
    made = Task(node=None, under=under, at=at, rule=rule, title_at=title_at)
    made.pieces = _pieces(reader, at, [])
    return made


def _paragraphs(reader: Reader, node: Node, own: Sequence[int]) -> Iterator[Task]:
    """Yield measures without a number: paragraphs that brackets close, several in one too."""
    begin: int | None = None
    for place in own:
        if place in reader.ends:
            continue
        line = reader.lines[place]
        inside = reader.within(line.at)
        begins = begin is None or sole_title(line.text, 0) is not None
        if not inside:
            if (
                begin is None
                and sole_title(line.text, 0) is not None
                and len(line.text) > 2 * LONGEST_TITLE
            ):
                begin = None  # an introduction: 坚持…原则。
            continue
        start = line.start if begins or begin is None else begin
        yield from _in_line(reader, node, line, start, inside)
        begin = None


def _in_line(
    reader: Reader, node: Node, line: Paragraph, start: int, inside: Sequence[Bracket]
) -> Iterator[Task]:
    here, reached = start, start
    for number, bracket in enumerate(inside):
        reached = bracket.at.end
        rest = reached - line.start
        while rest < len(line.text) and line.text[rest] in " \u3000\n\v。":
            rest += 1
        is_last = number + 1 == len(inside)
        if reached <= here:
            continue
        if is_last or sole_title(line.text, rest) is not None:
            end = line.start + len(line.text[:rest].rstrip())
            end = max(line.end, reached) if is_last else end
            yield _unnumbered(reader, node, Span(here, end), line)
            here = line.start + rest


def _unnumbered(reader: Reader, node: Node, at: Span, line: Paragraph) -> Task:
    begin = at.start - line.start
    end = sole_title(line.text, begin) if begin >= 0 else None
    title_at = Span(at.start, line.start + end) if end is not None else None
    made = _bare(reader, node, at, "unnumbered", title_at)
    if end is not None:
        made.title = line.text[begin:end]
    return made


def _pieces(reader: Reader, at: Span, children: Sequence[Node]) -> list[Piece]:
    """Return the parts of what stands at `at`: each up to its bracket."""
    inside: list[Bracket] = []
    for each in reader.within(at):
        apart = not inside or each.at.start >= inside[-1].at.end
        inside += [each] if apart and each.at.end <= at.end else []
    if len(inside) < 2:
        return [Piece(at=at, bracket=inside[0] if inside else None)]
    ends = [each.at.end for each in inside]
    return pieces(reader.text, at, inside, ends, children)


def pieces(
    text: str,
    at: Span,
    inside: Sequence[Bracket],
    ends: Sequence[int],
    children: Sequence[Node] = (),
    rule: str = "bracket",
) -> list[Piece]:
    """Return the parts of what stands at `at`, each charged by one `inside`, up to its end."""
    heads_inside = [child.heading for child in children if child.heading]
    found, begin = [], at.start
    for number, (bracket, end) in enumerate(zip(inside, ends, strict=True)):
        here = begin
        while here < bracket.at.start and text[here] in _BLANKS:
            here += 1
        heads = [each for each in heads_inside if here <= each.start < bracket.at.start]
        head: Heading | None = heads[-1] if heads and number else (heads[0] if heads else None)
        head = head or _inline(text, here, bracket.at.start, number + 1)
        if head is not None:
            here = head.start
        found.append(
            Piece(
                at=Span(here, end),
                rule=rule,
                bracket=bracket,
                number=head.number if head else None,
                title=head.title if head else None,
            )
        )
        begin = end
    return found


def _inline(text: str, start: int, end: int, value: int) -> Heading | None:
    """Return the number with which a part begins in the middle of a line: …。（2）改造堆场。"""
    for found in _PART.finditer(text, start, end):
        line = Paragraph(Span(found.start(), end), fold(text[found.start() : end]))
        head = numbered(line, 0)
        if head is not None and head.value == value:
            return head
    return None

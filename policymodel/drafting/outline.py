"""The tree of a document's headings, and what each of its sections is there for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from attrs import define, evolve, field

from policymodel.drafting.contents import contents, leads_to_page
from policymodel.drafting.headings import RANK, Heading, numbered, with_title
from policymodel.drafting.labels import with_labels
from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.drafting.passages import Purpose
from policymodel.drafting.stated import WORDS
from policymodel.model import Span
from policymodel.text import any_of

_THROUGH = ("article", "point")  # may be counted through all sections
_LISTED = RANK["brackets"]
_GENRE = re.compile(rf"{any_of(WORDS['genres'])}(?:[(（][^()（）]{{1,40}}[)）]){{0,2}}[》”]?$")
_BOX = re.compile(r"专[ \u3000]*栏[ \u3000]*[0-9一二三四五六七八九十]*")
_PROSE = 60  # characters of a paragraph that says something by itself
_ANNEX = re.compile(
    r"附[ \u3000]*[件表录][ \u3000]*([0-9一二三四五六七八九十]{0,3})[:：.、 \u3000]*"
)
_LIST_OF_ANNEXES = re.compile(r"附[ \u3000]*[件表录][:：][ \u3000]*1[.、]")
_FRONT = 14  # lines in which a notice says what it issues
_ISSUES = re.compile(r"关于(?:印发|下发|发布|转发)[《<“\"]*(?P<what>[^《》]{4,60}?)[》>]?的?通知")
_LONGEST_TITLE = 60
_MOST_LOST = 2  # numbers that a page may have lost between two headings
_MOST_LEFT_OUT = 20
_SIGNS = re.compile("[。；;，,：:!！?？]")


@define
class Node:
    """A heading and what stands under it.

    Attributes:
        heading: the heading; of the whole document None.
        above: the node it stands under.
        children: the nodes below it, in order.
        own: the numbers of its paragraphs before its first child, its heading's not among them.
        last: the number of the last paragraph under it.
        purpose: what it is there for.
        is_charged: whether it is there for measures because brackets in it charge somebody.
    """

    heading: Heading | None
    above: "Node | None" = None
    children: "list[Node]" = field(factory=list)
    own: list[int] = field(factory=list)
    last: int = -1
    purpose: Purpose = "other"
    is_charged: bool = False

    @property
    def rank(self) -> float:
        if self.heading is None:
            return -3
        if self.heading.rank is not None:
            return self.heading.rank
        return RANK.get(self.heading.style, -1)

    @property
    def title(self) -> str:
        return (self.heading.title or "") if self.heading else ""

    def walk(self) -> "Iterator[Node]":
        """Yield the node and all below it, in the order of the document."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += reversed(here.children)


@define
class Outline:
    """The tree of a document.

    Attributes:
        root: the whole document; its own paragraphs are all before the first heading.
        titles: the numbers of the lines over several plans in one document.
        contents: the numbers of the paragraphs of its list of contents.
    """

    root: Node
    titles: tuple[int, ...] = ()
    contents: frozenset[int] = frozenset()

    @property
    def tops(self) -> list[Node]:
        """The nodes of the outermost style."""
        return self.root.children


def outline(
    lines: Sequence[Paragraph], charged: Sequence[int] = (), tabled: Set[int] = frozenset()
) -> Outline:
    """Return the tree of the headings with which `lines` begin.

    Args:
        lines: the paragraphs of a document.
        charged: where brackets begin that charge somebody, in order.
        tabled: the numbers of the paragraphs that stand in tables, where no heading is.
    """
    skipped, titles = contents(lines)
    found = list(_headings(lines, skipped | tabled, titles))
    found = _behind_letter(found, lines)
    headings = _without_cover(_in_order(found, _charging(lines, charged)), lines)
    headings = with_labels(lines, headings, skipped | tabled)
    over = _plan_titles(lines, headings, skipped)
    root = _tree(lines, _with_titles(lines, headings, over), skipped)
    for node in root.walk():
        _dissolve(node, lines, charged)
    return Outline(root, tuple(over), frozenset(skipped))


def _headings(
    lines: Sequence[Paragraph], skipped: Set[int], titles: dict[str, str]
) -> Iterator[Heading]:
    before = -1  # a paragraph that is the title of the number before it
    is_boxed = False  # in a box the numbers of a list are no headings
    last: dict[str, int] = {}  # of each style: as far as the headings have counted
    boxed: dict[str, int] = {}  # and the list of this box
    for place, line in enumerate(lines):
        if place in skipped or place == before:
            continue
        if _BOX.match(line.text):
            is_boxed, boxed = True, {}
        found = _heading(line, place, titles)
        if found is None:
            continue
        if RANK.get(found.style, -1) <= RANK["brackets"]:
            is_boxed = False
        elif is_boxed:
            if found.value == boxed.get(found.style, 0) + 1:
                boxed[found.style] = found.value
            else:  # what counts on from the headings before the box stands behind it
                is_boxed = found.value != last.get(found.style, 0) + 1
            if is_boxed:
                continue
        last[found.style] = found.value
        behind = place + 1
        if found.is_number and behind < len(lines) and behind not in skipped:
            joined = _with_next(found, lines[behind], behind)
            before = behind if joined is not found else -1
            found = joined
        yield found


def _with_next(heading: Heading, line: Paragraph, place: int) -> Heading:
    """Return a heading whose title stands in the next line: 第一章, 总则."""
    words = line.text
    if len(words) > _LONGEST_TITLE or _SIGNS.search(words) or numbered(line, place) is not None:
        return heading
    at = Span(heading.start, line.end)
    return evolve(
        heading, title=words, at=at, is_bare=True, paragraph=place, first=heading.paragraph
    )


def _heading(line: Paragraph, place: int, titles: dict[str, str]) -> Heading | None:
    annex = _ANNEX.match(line.text)
    if annex and _LIST_OF_ANNEXES.match(line.text):
        return None
    if annex and len(line.text) <= _LONGEST_TITLE and not _SIGNS.search(line.text, annex.end()):
        return Heading(
            style="annex", number=None, value=1, title=line.text, at=line.at, is_bare=True,
            paragraph=place,
        )  # fmt: skip
    found = numbered(line, place)
    if found is None or leads_to_page(line):
        return None
    title = titles.get(_key(found.number, line.text[found.at.start - line.start :]))
    for words in titles.values():
        # A page may run a title and what follows it together; the contents tell them apart.
        if (
            title is None
            and found.number
            and line.text.replace(" ", "").startswith(found.number + words)
        ):
            title = words
    return with_title(found, line, title) if title and title != found.title else found


def _key(number: str | None, text: str) -> str:
    return f"{number}{''.join(text.split())}"


def _behind_letter(found: list[Heading], lines: Sequence[Paragraph]) -> list[Heading]:
    """Leave out what a notice numbers before the plan that it issues begins, under its title."""
    head = "".join(line.text for line in lines[:_FRONT])
    issued = _ISSUES.search("".join(head.split()))
    if issued is None:
        return found
    for place in range(1, len(lines)):
        near = lines[place : place + 2]
        words = ["".join(each.text.split()) for each in near if len(each.text) <= _LONGEST_TITLE]
        if words and issued["what"] in (words[0], "".join(words)):
            behind = [each for each in found if each.paragraph > place]
            return behind if any(each.value == 1 for each in behind) else found
    return found


def _charging(lines: Sequence[Paragraph], charged: Sequence[int]) -> Set[int]:
    """Return the paragraphs in which brackets begin that charge somebody."""
    return {index_of(lines, start) for start in charged}


def _in_order(found: Sequence[Heading], charging: Set[int] = frozenset()) -> list[Heading]:
    """Leave out numbers that count on from nothing: rows of tables, dates, points of a list.

    What charges somebody is an item, though an excerpt leaves out those before it.
    """
    has_dotted = any(each.style == "dotted" for each in found)
    kept: list[Heading] = []
    last: dict[str, int] = {}
    highest: dict[str, int] = {}
    leads = set(_leads(found))
    for place, each in enumerate(found):
        if each.style == "plain" and not (has_dotted and each.is_bare):
            continue  # 1 总则 is a heading where 1.1 is one
        if each.style == "annex":
            kept.append(each)
            last.clear()
            continue
        before = last.get(each.style)
        # An excerpt may leave out whole sections between two titles.
        most = _MOST_LOST if not each.is_bare or each.style != "point" else _MOST_LEFT_OUT
        goes_on = before is not None and 0 < each.value - before <= 1 + most
        is_item = each.paragraph in charging and each.value > highest.get(each.style, 0)
        if each.value != 1 and not (
            goes_on or (before is None and place in leads) or (is_item and each.style == "point")
        ):
            continue
        kept.append(each)
        last[each.style] = highest[each.style] = each.value
        if each.style not in _THROUGH:
            rank = RANK[each.style]
            for style in [s for s in last if RANK[s] > rank and s not in _THROUGH]:
                del last[style]
    return kept


def _leads(found: Sequence[Heading]) -> Iterator[int]:
    """Yield the places of numbers that the next one of their style counts on from: where the
    beginning of a document, or of a row, is lost.
    """
    before: dict[str, int] = {}
    for place, each in enumerate(found):
        lead = before.get(each.style)
        if lead is not None and found[lead].value + 1 == each.value:
            yield lead
        before[each.style] = place


def _without_cover(found: list[Heading], lines: Sequence[Paragraph]) -> list[Heading]:
    """Leave out annexes that are the plan itself, or are only listed."""
    kept: list[Heading] = []
    for place, each in enumerate(found):
        behind = found[place + 1].paragraph if place + 1 < len(found) else len(lines)
        is_cover = each.style == "annex" and (not kept or behind <= each.paragraph + 1)
        if not is_cover or (kept and each.paragraph + 1 < behind):
            kept.append(each)
    return kept


def is_title(line: Paragraph) -> bool:
    """Return whether a line may be the title of a plan.

    >>> from policymodel.drafting.paragraphs import paragraphs
    >>> [is_title(each) for each in paragraphs("甲州市港口建设行动方案\\n制定本方案。")]
    [True, False]
    """
    words = line.text.strip("《》“” ")
    return len(words) <= _LONGEST_TITLE and not _SIGNS.search(words) and bool(_GENRE.search(words))


def _plan_titles(
    lines: Sequence[Paragraph], headings: Sequence[Heading], skipped: set[int]
) -> list[int]:
    """Return the lines of titles over several plans: behind each the numbers begin anew."""
    outer = min((RANK[each.style] for each in headings if each.style in RANK), default=None)
    firsts = [each for each in headings if RANK.get(each.style) == outer and each.value == 1]
    found = []
    before = -1
    others = {each.paragraph for each in headings}
    for first in firsts:
        place = first.paragraph - 1
        while place > before and place not in others and place not in skipped:
            if is_title(lines[place]):
                found.append(place)
                break
            place -= 1
        before = first.paragraph
    return found if len(found) > 1 and len(found) == len(firsts) else []


def _with_titles(
    lines: Sequence[Paragraph], headings: list[Heading], over: Sequence[int]
) -> list[Heading]:
    titles = [
        Heading(
            style="title", number=None, value=1, title=lines[place].text, at=lines[place].at,
            is_bare=True, paragraph=place,
        )
        for place in over
    ]  # fmt: skip
    return sorted([*headings, *titles], key=lambda each: each.start)


def _tree(lines: Sequence[Paragraph], headings: Sequence[Heading], skipped: set[int]) -> Node:
    root = Node(None, last=len(lines) - 1)
    at = {each.paragraph: each for each in headings}
    numbers = {each.first for each in headings}
    here = root
    for place in range(len(lines)):
        if place in skipped or place in numbers:
            continue
        heading = at.get(place)
        if heading is None:
            here.own.append(place)
            continue
        made = Node(heading, last=place)
        while here.above is not None and here.rank >= _rank(made):
            here = here.above
        made.above = here
        here.children.append(made)
        here = made
    for node in root.walk():
        above: Node | None = node
        last = node.own[-1] if node.own else (node.heading.paragraph if node.heading else -1)
        while above is not None:
            above.last = max(above.last, last)
            above = above.above
    return root


def _dissolve(node: Node, lines: Sequence[Paragraph], charged: Sequence[int]) -> None:
    """Take numbers that begin anew under one heading, behind prose, for points of lists."""
    firsts: dict[str, int] = {}
    for child in node.children:
        if child.heading is not None and child.heading.value == 1:
            firsts[child.heading.style] = firsts.get(child.heading.style, 0) + 1
    twice = {
        style for style, count in firsts.items() if count > 1 and RANK.get(style, -1) > _LISTED
    }
    if not twice or not any(len(lines[place].text) >= _PROSE for place in node.own):
        return
    start, end = lines[node.own[0]].start, lines[node.last].end
    if bisect_left(charged, start) < bisect_left(charged, end):
        return
    kept = [child for child in node.children if child.heading and child.heading.style not in twice]
    for child in node.children:
        if child not in kept:
            node.own += [p for each in child.walk() for p in own_paragraphs(each)]
    node.children, node.own = kept, sorted(node.own)


def own_paragraphs(node: Node) -> list[int]:
    """Return the paragraphs of a node, its heading's first."""
    return [*([node.heading.paragraph] if node.heading else []), *node.own]


def _rank(node: Node) -> float:
    assert node.heading is not None  # noqa: S101 - only the document has none
    return {"title": -2, "annex": -1}.get(node.heading.style, node.rank)


def is_plan(node: Node) -> bool:
    """Whether a plan of its own stands under the heading."""
    if node.heading is None or node.heading.style not in ("title", "annex"):
        return False
    return node.heading.style == "title" or bool(node.children and _GENRE.search(node.title))

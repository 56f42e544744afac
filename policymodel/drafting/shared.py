"""Who is charged with several measures at once: under a heading, or by their numbers.

Behind a heading stand those who lead all below it: （一）建设港口（牵头单位：市甲局）. Numbers
say of which measures a bracket speaks: （以上3—5项由市乙局牵头）. A line that closes the steps of
one field after the other is of all of them: 责任单位：市丙局. The plan says of each of these that
the bodies take part in all of the measures.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from policymodel.analysis.numbering import ordinal
from policymodel.drafting.outline import Node, Outline, own_paragraphs
from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.drafting.tasks import Task
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.source import Bracket
from policymodel.source.brackets import OF_MEASURES
from policymodel.source.saying import read_sentence

_NUMBER = "第?(?:[0-9]+|[一二三四五六七八九十]+)"
_SPAN = re.compile(rf"({_NUMBER})(?:[—–~～至到-]+({_NUMBER}))?")
_PART = re.compile("[^；;]+")

_BRACKET = re.compile(r"[(（][^()（）\n]{6,200}[)）]")
_FEWEST = 2  # measures of a section that a line closes, and such sections
_NOTHING = 2  # signs and blanks between a title and a bracket
_STOPS = "。；;，, "


@frozen
class Shared:
    """A bracket that charges several measures: those below a heading, from one of them on."""

    bracket: Bracket
    node: Node
    first: Task | None = None


def numbers_of(words: str) -> tuple[int, ...]:
    """Return the numbers of the measures of which a bracket speaks; none if it names none.

    >>> numbers_of("（3—5项责任单位：市甲局）"), numbers_of("（责任单位：市甲局）")
    ((3, 4, 5), ())
    >>> numbers_of("（以上一、二项由市甲局负责）")
    (1, 2)
    """
    found = _told(words)
    if found is None or found["numbers"] is None:
        return ()
    spans = [(_value(a), _value(b or a)) for a, b in _SPAN.findall(found["numbers"])]
    return tuple(number for a, b in spans for number in range(a, min(b, a + 99) + 1))


def _count_of(words: str) -> int:
    """Return of how many measures before it a bracket speaks: 2 of （以上两项由市甲局负责）."""
    found = _told(words)
    return _value(found["count"].replace("两", "二")) if found and found["count"] else 0


def _told(words: str) -> re.Match[str] | None:
    return OF_MEASURES.match(fold(words).lstrip("(（［[【 "))


def _value(number: str) -> int:
    found = ordinal(number.removeprefix("第"))
    return found.value if found is not None else 0


def of_several(
    text: str,
    found: Outline,
    lines: Sequence[Paragraph],
    brackets: Sequence[Bracket],
    names: Sequence[str],
) -> list[Bracket]:
    """Return what charges several measures, and none by itself: brackets with their numbers, in
    sentences too, and those behind headings where others stand below.
    """
    over = {node.heading.paragraph: node for node in found.root.walk() if node.heading}
    several = [
        each
        for each in brackets
        if _told(text[each.at.slice])
        or _is_over(over.get(index_of(lines, each.at.start)), lines, each, brackets)
    ]
    several += [each for each, _ in _closing(found, lines, brackets)]
    return several + list(_sentences(text, brackets, names))


def _closing(
    found: Outline, lines: Sequence[Paragraph], brackets: Sequence[Bracket]
) -> list[tuple[Bracket, Node]]:
    """Return what closes the steps of a field and alone charges somebody there, if that recurs."""
    held: dict[Span, tuple[Bracket, Node]] = {}  # the innermost of sections within each other
    for node in found.root.walk():
        is_label = node.heading is not None and node.heading.style == "label"
        if not is_label or node.purpose != "measures" or len(node.children) < _FEWEST:
            continue  # without a label the section itself is the measure
        begin, end = lines[own_paragraphs(node.children[0])[0]].start, lines[node.last].end
        first = bisect_left(brackets, begin, key=_start)
        inside = brackets[first : bisect_left(brackets, end, key=_start)]
        if inside and inside[0].at.end >= end - 1:
            held[inside[0].at] = inside[0], node
    return [*held.values()] if len(held) >= _FEWEST else []


def _start(bracket: Bracket) -> int:
    return bracket.at.start


def _is_over(
    node: Node | None, lines: Sequence[Paragraph], bracket: Bracket, brackets: Sequence[Bracket]
) -> bool:
    """Whether a bracket stands behind a heading that says nothing else, and others below that."""
    if node is None or node.heading is None or not node.children:
        return False
    if not 0 <= bracket.at.start - node.heading.at.end <= _NOTHING:
        return False
    begin, end = bracket.at.end, lines[node.last].end
    return any(begin <= each.at.start < end for each in brackets)


def _sentences(text: str, brackets: Sequence[Bracket], names: Sequence[str]) -> Iterator[Bracket]:
    """Yield brackets that say in sentences who does what of several measures: those of each part
    that has numbers of its own.
    """
    read = {each.at for each in brackets}
    for found in _BRACKET.finditer(text):
        at = Span(*found.span())
        if at in read or _told(found.group()) is None:
            continue
        begins = [each.span() for each in _PART.finditer(text, at.start, at.end)]
        if not all(_told(text[start:end]) for start, end in begins):
            begins = [found.span()]
        said = [_in_sentence(text, start, end, names) for start, end in begins]
        yield from (each for each in said if each is not None and None not in said)


def _in_sentence(text: str, start: int, stop: int, names: Sequence[str]) -> Bracket | None:
    """Return what a bracket says between `start` and `stop` of the measures with its numbers."""
    end = stop
    while text[end - 1] in _STOPS or not text[end - 1].isalnum():
        end -= 1
    told = OF_MEASURES.match(text, start + (not text[start].isalnum()), stop)
    begin = told.end() if told else start
    if begin >= end:
        return None
    alone = " " * begin + text[begin:end]  # nothing before it is part of a name
    says = read_sentence(alone, Span(begin, end), names)
    return None if says is None else evolve(says, at=Span(start, stop))


def shared(
    text: str,
    found: Outline,
    lines: Sequence[Paragraph],
    several: Sequence[Bracket],
    tasks: Sequence[Task],
) -> Iterator[Shared]:
    """Yield what charges several of `tasks`, with those that it charges."""
    owned = {id(task.node) for task in tasks if task.node is not None}
    headed = {
        node.heading.paragraph: node
        for node in found.root.walk()
        if node.heading and node.children and id(node) not in owned
    }
    closed = {each.at: node for each, node in _closing(found, lines, several)}
    for each in several:
        if _told(text[each.at.slice]):
            yield from _numbered(text, each, tasks)
            continue
        node = closed.get(each.at) or headed.get(index_of(lines, each.at.start))
        if node is not None and any(is_below(task, node) for task in tasks):
            yield Shared(each, node)


def _numbered(text: str, bracket: Bracket, tasks: Sequence[Task]) -> Iterator[Shared]:
    """Yield a bracket with the measures of its numbers, or as many as it says: the last ones of
    one section.
    """
    before = [task for task in tasks if task.at.start < bracket.at.start]
    if not before:
        return
    words = text[bracket.at.slice]
    under = before[-1].under
    row = [task for task in tasks if task.under is under]
    numbers, count = numbers_of(words), _count_of(words)
    ahead = [task for task in row if task in before]
    named = [task for task in ahead if task.value in numbers] if numbers else ahead[-count:]
    if len(named) == (count or len(numbers)) and row[-len(named) :] == named:
        yield Shared(bracket, under, None if len(named) == len(row) else named[0])


def is_below(task: Task, node: Node) -> bool:
    """Return whether a measure stands under a heading, or under one below it."""
    here: Node | None = task.under
    while here is not None and here is not node:
        here = here.above
    return here is node

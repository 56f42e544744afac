"""Who is responsible for what: the responsibility brackets of Chinese plan documents.

A bracket of any form, over the end of a line too, or lines of their own after the measure::

    牵头部门：A、B
    参与部门：C

What stands in it is read by `charges.py`. The names that a plan knows come first, the look of a
name second; a name is kept as printed, and no name is made up.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator

from attrs import asdict, frozen

from policymodel.folding import fold_ideographs
from policymodel.model import Span
from policymodel.source.bodies import KnownNames, Name
from policymodel.source.charges import (
    CLOSING,
    OPENING,
    Charges,
    Part,
    Post,
    looks_charged,
    merged,
    read_charges,
)
from policymodel.source.content import content
from policymodel.source.duties import begins_with_label, says_something
from policymodel.source.lines import logical_lines

__all__ = [
    "Bracket",
    "Brackets",
    "Name",
    "Part",
    "Post",
    "find_brackets",
    "read_brackets",
    "read_sentence",
]


@frozen(kw_only=True)
class Bracket(Charges):
    """A statement of who is responsible.

    Attributes:
        at: where it stands, brackets included; for lines of their own, all of them.
    """

    at: Span


@frozen
class Brackets:
    """The statements of who is responsible in a text, in their order.

    Attributes:
        read: those that can be read.
        unread: where something stands that looks like one and cannot be read.
    """

    read: tuple[Bracket, ...]
    unread: tuple[Span, ...] = ()


@frozen
class Printed:
    """A text as brackets are read in it, whatever names are known.

    Attributes:
        text: the text, its ideographs in their usual form.
        pairs: where brackets begin and end, in order.
        open_: where brackets begin that never end.
        lines: where lines begin and end, and where in them labels of organizations begin.
    """

    text: str
    pairs: tuple[tuple[int, int], ...]
    open_: tuple[int, ...]
    lines: tuple[tuple[int, int, tuple[int, ...]], ...]


_ENDS = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_LONGEST = 3000
_DEEPEST = 3
_OPEN = frozenset(OPENING)
# A paragraph that begins inside a bracket shows that the bracket was never closed.
_NEXT_PARAGRAPH = re.compile(
    r"\n[^\S\n]*+(?:第?[一二三四五六七八九十]+[章节条、]|[(（][一二三四五六七八九十]+[)）]|[0-9０-９]{1,2}[.．、](?![0-9]))"
)
_STOPS = frozenset("。；;！!？?" + CLOSING)
# Where a label may begin behind the sentences of its line: 建码头。责任单位：市港航局.
_COLON = re.compile("[:：∶]")
_NEXT_LABEL = re.compile(r"(?<=[。；;！!])[^\S\n]*+(?=[^\s，,。；;：:]{2,12}[：:])")


def find_brackets(text: str, names: Iterable[str] = ()) -> tuple[Bracket, ...]:
    """Return the responsibility brackets of `text`, in order; other brackets are passed over.

    Args:
        text: a document, or a part of it.
        names: names of organizations that are known. They are read whatever they look like, and
            a bracket that holds nothing else charges them where it stands behind a sentence.

    >>> [found] = find_brackets("建设平台。(市科技局牵头,各县(市、区)政府(管委会)负责落实)")
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市科技局']), ('implement', ['各县(市、区)政府(管委会)'])]
    """
    return read_brackets(text, names).read


def read_brackets(text: str, names: Iterable[str] = ()) -> Brackets:
    """Return what `find_brackets` finds, and what looks like a bracket and cannot be read.

    >>> read_brackets("建设平台。(责任单位:坚持谁审批、谁负责)").unread
    (Span(start=5, end=21),)
    """
    return read_printed(printed(text), names)


def printed(text: str) -> Printed:
    """Return `text` to be read by `read_printed`, as often as more names are known."""
    text = fold_ideographs(text)
    closes, open_ = _matching(text)
    lines = ((*line, tuple(_labels(text, *line))) for line in logical_lines(text))
    return Printed(text, tuple(sorted(closes.items())), tuple(open_), tuple(lines))


def read_printed(printed: Printed, names: Iterable[str] = ()) -> Brackets:
    """Return what `read_brackets` returns of the text that was `printed`."""
    known = KnownNames(map(fold_ideographs, names))
    read, unread = _in_brackets(printed, known)
    read += _on_lines(printed, known, [*(bracket.at for bracket in read), *unread])
    read.sort(key=lambda bracket: (bracket.at.start, bracket.at.end))
    return Brackets(tuple(read), tuple(unread))


def read_sentence(text: str, at: Span, names: Iterable[str] = ()) -> Bracket | None:
    """Return whom the words at `at` charge, in a sentence and in no bracket; None if nobody.

    The words are whole between stops, so that a span moved by a character is none.

    >>> found = read_sentence("由市甲局牵头，市乙局配合，年内出台。", Span(1, 12))
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市甲局']), ('support', ['市乙局'])]
    """
    text = fold_ideographs(text)
    before, after = text[max(at.start - 1, 0) : at.start], text[at.end : at.end + 1]
    if any(map(str.isalnum, (before.strip("由"), after))) or not text[at.slice].strip():
        return None
    if not all(map(str.isalnum, (text[at.start], text[at.end - 1]))):
        return None
    says = read_charges(content(text, at.start, at.end), KnownNames(map(fold_ideographs, names)))
    return None if says is None or not says.parts else Bracket(at=at, **asdict(says, recurse=False))


def _in_brackets(printed: Printed, known: KnownNames) -> tuple[list[Bracket], list[Span]]:
    read: list[Bracket] = []
    unread: list[Span] = []
    reached, text = 0, printed.text
    for start, end in printed.pairs:
        if start < reached or end - start <= 2:
            continue
        found = _read(text, start, end, known)
        if found is not None:
            read.append(found)
            reached = end + 1
        elif _looks_charged(text, start, end, known):
            unread.append(Span(start, end + 1))
    labelled = (start for start in printed.open_ if _is_label(text, start))
    unread += (Span(start, _line_end(text, start)) for start in labelled)
    return read, _outermost(unread, read)


def _read(text: str, start: int, end: int, known: KnownNames) -> Bracket | None:
    plain = bool(known) and _is_behind_sentence(text, start)
    if not (plain or says_something(text, start, end)) or _NEXT_PARAGRAPH.search(text, start, end):
        return None
    says = read_charges(content(text, start + 1, end), known, plain=plain)
    if says is None:
        return None
    return Bracket(
        at=Span(start, end + 1),
        parts=says.parts,
        others=says.others,
        officials=says.officials,
        deadlines=says.deadlines,
    )


def _looks_charged(text: str, start: int, end: int, known: KnownNames) -> bool:
    return says_something(text, start, end) and looks_charged(content(text, start + 1, end), known)


def _is_label(text: str, start: int) -> bool:
    return begins_with_label(text, start + 1, min(len(text), start + _LONGEST))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + _LONGEST)
    return min(len(text), start + _LONGEST) if end < 0 else end


def _is_behind_sentence(text: str, start: int) -> bool:
    before = text[max(start - 100, 0) : start].rstrip()
    return before[-1:] in _STOPS


def _outermost(spans: Iterable[Span], read: list[Bracket]) -> list[Span]:
    """Return `spans` in order without those inside another or around a bracket that was read."""
    starts = [bracket.at.start for bracket in read]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        first = bisect_left(starts, span.start)
        holds_one = first < len(starts) and read[first].at in span
        if not holds_one and (not kept or span.end > kept[-1].end):
            kept.append(span)
    return kept


def _matching(text: str) -> tuple[dict[int, int], Iterable[int]]:
    """Return where each bracket closes, and which never do. Forms and widths may mix.

    Brackets that hold others deeper than any document's are left out, and so are long ones, so
    that reading stays linear.
    """
    ends: dict[int, int] = {}
    open_: list[int] = []
    stack: deque[tuple[int, int]] = deque(maxlen=_LONGEST)
    height = 0  # of what was closed since the last bracket was opened
    for found in _ENDS.finditer(text):
        place = found.start()
        if found.group() in _OPEN:
            stack.append((place, height))
            height = 0
        elif stack:
            start, beside = stack.pop()
            height += 1
            if place - start > _LONGEST:
                open_.append(start)
            elif height <= _DEEPEST:
                ends[start] = place
            height = max(height, beside)
    return ends, [*open_, *(start for start, _ in stack)]


def _on_lines(printed: Printed, known: KnownNames, taken: Iterable[Span]) -> list[Bracket]:
    """Labels on lines of their own, or behind the sentences of a line, with what is behind them;
    lines that follow each other are one statement.
    """
    found: list[Bracket] = []
    held: list[tuple[int, int]] = []
    text = printed.text
    within = sorted((span.start, span.end) for span in taken)

    def is_taken(start: int, end: int) -> bool:
        place = bisect_left(within, (start, end)) - 1
        return place >= 0 and start < within[place][1]

    for start, end, labels in printed.lines:
        if is_taken(start, end):
            continue
        place = next((each for each in labels if not is_taken(each, end)), None)
        if place != start and held:
            found.extend(_statement(text, held, known))
            held = []
        if place is not None:
            held.append((place, end))
    return [*found, *_statement(text, held, known)]


def _labels(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where labels begin in a line that is no longer than any document's."""
    if not _COLON.search(text, start, end):
        return
    for place in (start, *(found.end() for found in _NEXT_LABEL.finditer(text, start, end))):
        if end - place <= _LONGEST and begins_with_label(text, place, end):
            yield place


def _statement(text: str, lines: list[tuple[int, int]], known: KnownNames) -> Iterator[Bracket]:
    read = [
        (start, end, says)
        for start, end in lines
        if (says := read_charges(content(text, start, end), known)) is not None
    ]
    if read:
        yield Bracket(
            at=Span(read[0][0], read[-1][1]),
            parts=merged(part for _, _, says in read for part in says.parts),
            officials=tuple(post for _, _, says in read for post in says.officials),
            deadlines=tuple(at for _, _, says in read for at in says.deadlines),
        )

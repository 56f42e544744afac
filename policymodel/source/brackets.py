"""Who is responsible for what: the responsibility brackets of Chinese plan documents.

Grammars that are read, in half-width and full-width punctuation alike::

    (牵头单位:A、B;配合单位:C。)      labels, each with its list of names
    (责任单位:A、B)                   one label: nobody is said to lead
    (A牵头,B、C配合)                  clauses, each a list of names and what they do
    (A、B按职责分工负责,C负责落实)
    牵头部门：A、B                    labels on lines of their own, after the measure
    参与部门：C

A name is kept exactly as printed. 、 inside a name's own brackets belongs to the name:
各县(市、区)政府(管委会). No name is made up: 各镇、街道 is 各镇 and 街道.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from attrs import frozen

from policymodel.model import Span


@frozen
class Name:
    """A name in a bracket as printed, and where it stands."""

    text: str
    at: Span


@frozen
class Part:
    """The names that hold one role (a code of `ROLES`) in a bracket, in its order."""

    role: str
    names: tuple[Name, ...]


@frozen
class Bracket:
    """A statement of who is responsible.

    Attributes:
        at: where it stands, brackets included; for lines of their own, all of them.
        parts: who holds which role, each role once, in the order in which roles appear.
    """

    at: Span
    parts: tuple[Part, ...]


def find_brackets(text: str) -> tuple[Bracket, ...]:
    """Return the responsibility brackets of `text`, in order; other brackets are passed over.

    >>> [found] = find_brackets("建设平台。(市科技局牵头,各县(市、区)政府(管委会)负责落实)")
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市科技局']), ('implement', ['各县(市、区)政府(管委会)'])]
    """
    found = [*_in_brackets(text), *_on_lines(text)]
    return tuple(sorted(found, key=lambda bracket: (bracket.at.start, bracket.at.end)))


_LABEL = re.compile(
    r"\s*(?:(?P<lead>牵头)|(?P<support>配合|参与|协办|协助)|(?P<responsible>责任)|(?P<implement>落实))"
    r"(?:单位|部门|机构|主体)\s*[:：]"
)
# Any label ends the list before it, also one that names no organizations: 完成时限:…
_ANY_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,8}\s*[:：]")
_CLAUSES = (
    ("lead", r"(?:共同|分别|联合)?牵头(?:负责)?(?:落实|组织实施)?"),
    ("support", r"(?:等)?(?:共同|分别|积极)?(?:配合|协助|参与)(?:落实|实施)?"),
    ("joint", r"(?:等)?(?:按照?|根据|依据?)(?:各自)?职[责能](?:分工)?(?:分别|共同)?负责(?:落实)?"),
    ("joint", r"(?:等)?分工负责(?:落实)?"),
    ("implement", r"(?:等)?(?:分别|共同)?(?:负责落实|组织实施|抓好落实|落实)"),
    ("responsible", r"(?:等)?(?:分别|共同)?负责"),
)
_CLAUSE = tuple((role, re.compile(f"(?:{end})$")) for role, end in _CLAUSES)
_SAYS = re.compile("负责|牵头|配合|协助|参与|落实|组织实施")
_OPEN, _CLOSE = "(（［[〈", ")）］]〉"
_ENDS = re.compile(f"[{re.escape(_OPEN + _CLOSE)}\n]")
_LONGEST = 3000
_DEEPEST = 3
_LIST_END = " \t\u3000\u00a0。;；,，、"
# In a clause nothing announces names, so they must end as names of organizations do.
_BODY = re.compile(
    r"[局委办厅部院会行校司团府区县市旗门位构业心组署处所镇乡道台站场社盟联队馆室协厂园]$"
    r"|[)）]$|公司$|大学$"
)
# 各区、市政府 is one name: the places share the word that follows them.
_SHARED = re.compile(
    r"各(?:[省市州县区旗盟]、)+[省市州县区旗盟](?:级)?(?:人民)?(?:政府|管委会?|党委)"
)
_NOTE = re.compile(r"下同|不再列出|为牵头单位|均需|以下")


def _in_brackets(text: str) -> Iterator[Bracket]:
    reached = 0
    for start, end in sorted(_matching(text).items()):
        if start < reached or end - start > _LONGEST:
            continue
        read = _labelled if _LABEL.match(text, start + 1, end) else _claused
        if parts := read(text, start + 1, end):
            yield Bracket(Span(start, end + 1), parts)
            reached = end + 1


def _matching(text: str) -> dict[int, int]:
    """Return where each bracket closes. Widths may mix; no bracket goes over a line's end.

    Brackets nested deeper than any document's are left out, so that reading stays linear.
    """
    ends: dict[int, int] = {}
    stack: list[int] = []
    for found in _ENDS.finditer(text):
        place, sign = found.start(), found.group()
        if sign in _OPEN:
            stack.append(place)
        elif sign == "\n":
            stack.clear()
        elif stack:
            start = stack.pop()
            if len(stack) < _DEEPEST:
                ends[start] = place
    return ends


def _on_lines(text: str) -> Iterator[Bracket]:
    """Labels on lines of their own; lines that follow each other are one statement."""
    for labelled, lines in groupby(_lines(text), key=lambda line: bool(line[2])):
        if labelled:
            begins, ends, several = zip(*lines, strict=True)
            yield Bracket(Span(begins[0], ends[-1]), _merged(chain.from_iterable(several)))


def _lines(text: str) -> Iterator[tuple[int, int, tuple[Part, ...]]]:
    """Yield where each line begins and ends that is not blank, and what its labels say."""
    start = 0
    for line in text.splitlines(keepends=True):
        begin, end = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start += len(line)
        if begin < end:
            read = end - begin <= _LONGEST and _LABEL.match(text, begin, end)
            yield begin, end, _labelled(text, begin, end) if read else ()


def _labelled(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Read ``label: names; label: names``."""
    marks = [start, *(p + 1 for p in _depth_zero(text, start, end, ";；,，。"))]
    heads = [head for place in marks if (head := _ANY_LABEL.match(text, place, end))]
    parts = []
    for head, stop in zip(heads, (*(head.start() for head in heads[1:]), end), strict=True):
        label = _LABEL.match(text, head.start(), end)
        names = tuple(_names(text, head.end(), stop))
        if label and label.lastgroup and names:
            parts.append(Part(label.lastgroup, names))
    return _merged(parts)


def _claused(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Read ``names + what they do, names + what they do``; () if that is not what it says."""
    if not _SAYS.search(text, start, end):
        return ()
    parts: list[Part] = []
    begin = start
    for stop in (*_depth_zero(text, start, end, ",，;；。"), end):
        if not text[begin:stop].strip() or (_NOTE.search(text, begin, stop) and parts):
            begin = stop + 1
            continue
        for role, ending in _CLAUSE:
            found = ending.search(text[begin:stop].rstrip())
            if found is None:
                continue
            names = tuple(_names(text, begin, begin + found.start()))
            if not names or not all(_BODY.search(name.text) for name in names):
                return ()
            parts.append(Part(role, names))
            begin = stop + 1
            break
        # A clause that says nothing of its own is a list that goes on: A,B牵头.
    if text[begin:end].strip():
        return ()
    return _merged(parts)


def _names(text: str, start: int, end: int) -> Iterator[Name]:
    begin = start
    shared = [range(m.start(), m.end()) for m in _SHARED.finditer(text, start, end)]
    cuts = _depth_zero(text, start, end, "、,，;；。")
    for stop in (*(cut for cut in cuts if not any(cut in each for each in shared)), end):
        left, right = begin, stop
        begin = stop + 1
        while left < right and (text[left].isspace() or text[left] in _LIST_END):
            left += 1
        while left < right and (text[right - 1].isspace() or text[right - 1] in _LIST_END):
            right -= 1
        if left < right and text[left] == "由":
            left += 1
        if text[left:right].endswith("等"):
            right -= 1
        if left < right and not _NOTE.search(text, left, right):
            yield Name(text[left:right], Span(left, right))


def _depth_zero(text: str, start: int, end: int, signs: str) -> Iterator[int]:
    """Yield where one of `signs` stands outside all brackets and quotes."""
    depth = 0
    for place in range(start, end):
        sign = text[place]
        if sign in _OPEN or sign in "“《":
            depth += 1
        elif sign in _CLOSE or sign in "”》":
            depth = max(depth - 1, 0)
        elif depth == 0 and sign in signs:
            yield place


def _merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    names: dict[str, list[Name]] = {}
    for part in parts:
        names.setdefault(part.role, []).extend(part.names)
    return tuple(Part(role, tuple(held)) for role, held in names.items())

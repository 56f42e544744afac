"""The document as a pane of the page: every character once, every fact marked where it stands.

Facts nest and overlap. So the text is cut wherever one begins or ends, and each piece says which
items stand there, the narrowest first; an item is marked by marking its pieces.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policymodel.export.markup import shown
from policymodel.model import Measure, MeasurePart, Span
from policymodel.reviewing.page.items import WORST, Item
from policymodel.reviewing.page.telling import Teller
from policymodel.source.headings import heading_end

# What of a passage without a heading is there to be clicked: its beginning, up to a stop.
_BEGINNING = re.compile(r"[^。；;！!？?\n，,：:]*[。；;！!？?，,：:]?")
_DEEPEST_HEADING = 6
_ASKS = {"question": 0, "unread": 1}


class _Mark(NamedTuple):
    """A stretch of the text that belongs to an item, in the order in which they are told.

    What the words themselves say comes first, then what has only its year there, then what goes
    on around them; the narrowest before the wider ones.
    """

    is_whole: bool
    is_aside: bool
    length: int
    start: int
    order: int  # no two have the same, so that nothing behind it is compared
    item: Item

    @property
    def end(self) -> int:
        return self.start + self.length

    @property
    def look(self) -> str:
        """How it looks: a year is no value."""
        return "time" if self.is_aside and self.item.look == "number" else self.item.look


class _Handle(NamedTuple):
    """What of a passage is there to be clicked: to where, and whether it is a heading."""

    end: int
    is_heading: bool


def pane(told: Teller, items: Sequence[Item]) -> str:
    """Return the text as HTML, paragraph by paragraph; its text content is the text.

    Args:
        told: the plan beside its document.
        items: every item of the list, those below others too.
    """
    text = told.source.text
    stated = ((item, each) for item in items for each in item.places)
    marks = [
        _Mark(
            is_whole=each.is_whole,
            is_aside=each is not item.places[0],
            length=each.at.end - each.at.start,
            start=each.at.start,
            order=order,
            item=item,
        )
        for order, (item, each) in enumerate(stated)
    ]
    lines = list(_lines(text))
    heads = _heads(items, lines, text)
    pieces = _pieces(told, marks, [start for start, _ in lines])
    made: list[str] = []
    for start, end in lines:
        tag = heads.get(start, "p" if text[start:end].strip() else "p.blank")
        name, _, kind = tag.partition(".")
        made.append(f'<{name} class="{kind}">' if kind else f"<{name}>")
        made += pieces[start]
        made.append(f"</{name}>")
    return "".join(made)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line of the text starts and ends, behind its line end."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end


def _heads(items: Iterable[Item], lines: Sequence[tuple[int, int]], text: str) -> dict[int, str]:
    """Return by the start of a line that is a heading or the title which element it is."""
    found: dict[int, str] = {}
    starts = [start for start, _ in lines]
    for item in items:
        is_title = item.id == "a1" and item.group == "document"
        if item.group == "sections" or is_title:
            # The page's own title is the first level, the names of the panes the second.
            level = min(item.depth + 3, _DEEPEST_HEADING)
            for each in item.places:
                first = bisect_right(starts, each.at.start) - 1
                last = bisect_right(starts, each.at.end - 1)
                for start, end in lines[first:last]:
                    outside = text[start : each.at.start] + text[max(each.at.end, start) : end]
                    if not outside.strip():  # a heading with sentences behind it is none
                        found.setdefault(start, "p.title" if is_title else f"h{level}")
    return found


def _pieces(told: Teller, marks: Sequence[_Mark], lines: Sequence[int]) -> dict[int, list[str]]:
    """Return by the start of each line its pieces as HTML."""
    text = told.source.text
    opening: dict[int, list[_Mark]] = defaultdict(list)
    closing: dict[int, set[int]] = defaultdict(set)
    handles = _handles(told, marks)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].add(mark.order)
    ends = (handle.end for handle in handles.values())
    bounds = sorted({0, len(text), *lines, *opening, *closing, *handles, *ends})
    here: list[_Mark] = []
    found: dict[int, list[str]] = {start: [] for start in lines}
    line, headed = found.get(0, []), 0
    for start, end in pairwise(bounds):
        if start in opening or start in closing:
            gone = closing.get(start, ())
            left = [mark for mark in here if mark.order not in gone]
            here = sorted([*left, *opening.get(start, ())])
        line = found.get(start, line)
        handle = handles.get(start)
        headed = handle.end if handle and handle.is_heading else headed
        look = "handle head" if start < headed else "handle" if handle else ""
        line.append(_piece(text[start:end], start, here, look))
    return found


def _handles(told: Teller, marks: Iterable[_Mark]) -> dict[int, _Handle]:
    """Return by where each passage begins to be read what of it is there to be clicked."""
    text, found = told.source.text, dict[int, _Handle]()
    known = told.addresses.by_path
    parts = {
        known[path]: part
        for path, part, _ in told.index.every
        if isinstance(part, Measure | MeasurePart)
    }
    for mark in marks:
        if mark.is_whole:
            words, part = text[mark.start : mark.end], parts.get(mark.item.id)
            start = mark.end - len(words.lstrip())
            heading = heading_end(words.lstrip(), part.number, part.title) if part else None
            begins = _BEGINNING.match(text, start, mark.end)
            end = start + heading if heading else begins.end() if begins else start
            if end > start and (start not in found or end < found[start].end):
                found[start] = _Handle(end, bool(heading))
    return found


def _piece(words: str, start: int, here: Sequence[_Mark], handle: str) -> str:
    """A piece of the text: a link where the words of a fact are, or a passage begins."""
    if not here:
        return shown(words)
    ids = " ".join(dict.fromkeys(mark.item.id for mark in here))
    points = [mark for mark in here if not mark.is_whole]
    if not (points or handle) or not words.strip():
        return f'<span id="c{start}" data-f="{ids}">{shown(words)}</span>'
    # What is asked is seen first.
    first = min(points or here, key=lambda mark: _ASKS.get(mark.item.look, 2))
    look = _look(first, points, handle)
    begins = first.start == start and first.item.look == "question"
    badge = f' data-n="{first.item.id[1:]}"' if begins else ""
    return (
        f'<a id="c{start}" class="{look}" href="#{first.item.id}" data-f="{ids}"{badge}>'
        f"{shown(words)}</a>"
    )


def _look(first: _Mark, points: Sequence[_Mark], handle: str) -> str:
    """The classes of a link: what it is, how sure that is, and whether there is more."""
    look = [first.look, *(["head"] if "head" in handle else [])] if points else [handle]
    sure = [mark.item.sureness for mark in points or [first] if mark.item.sureness]
    look += [max(sure, key=WORST.__getitem__)] if sure else []
    look += ["many"] if len({mark.item.id for mark in points}) > 1 else []
    return " ".join(look)


def address_of(at: Span) -> str:
    """Return the address of the piece of the text that begins where a place begins."""
    return f"c{at.start}"

"""A place of the document said by its words, in a plan file, where offsets will stand.

``year_at: "到⟦2025年⟧，建成"`` means the characters in ⟦⟧; what is around tells them from others.
Messages show places in the same way, so that an answer can be copied. Without ⟦⟧ all of it is
meant. … stands for any characters; white space and the width of punctuation do not count.
"""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from policymodel.anchoring.printed import loose
from policymodel.model import Plan, Span
from policymodel.model.fields import shapes
from policymodel.model.places import Path

_LONGEST = 4000  # characters that … stands for at the most
_MOST = 1000  # places that are looked at
_MARKED = re.compile("⟦[^⟦⟧]*⟧")
_MARKS = re.compile("([⟦⟧])")
_GAP = re.compile("…+")
_EMPTY = " \t\n⏎�"
_HOLLOW = re.compile(r"⟦[\s⏎�]*(?:⟧|$)|^[\s⏎�]*⟧")
_UNREAD = {ord("⏎"): " ", ord("�"): " "}


def quoted_places(text: str, quote: str) -> list[Span]:
    """Return where `quote` stands in `text`, in order; of each the marked characters.

    >>> quoted_places("到2025年，建成；到2027年，建成", "…⟦2027年⟧，建成")
    [Span(start=11, end=16)]
    >>> quoted_places("健全工作机制，形成合力。", "健全…合力")
    [Span(start=0, end=11)]
    """
    chunks = _chunks(quote)
    if not chunks:
        return []
    found: dict[Span, None] = {}
    place = 0
    for _ in range(_MOST):
        first = chunks[0].search(text, place)
        if first is None:
            break
        at = _marked(text, first, chunks[1:])
        if at is not None:
            found[at] = None
        place = first.start() + 1
    return list(found)


def _chunks(quote: str) -> list[re.Pattern[str]]:
    """Return patterns of what stands between the … of a quote; groups s and e are its marks."""
    marked = quote if _MARKED.search(quote) else f"⟦{quote}⟧"
    parts = [each for each in _GAP.split(marked) if each.strip(_EMPTY)]
    # What is meant begins and ends with something printed.
    if not parts or any(_HOLLOW.search(each) for each in parts):
        return []
    return [re.compile("".join(map(_piece, _MARKS.split(each)))) for each in parts]


def _piece(words: str) -> str:
    marks = {"⟦": r"\s*(?P<s>)", "⟧": r"(?P<e>)\s*"}
    return marks.get(words) or loose(words.translate(_UNREAD))


def _marked(text: str, first: re.Match[str], others: list[re.Pattern[str]]) -> Span | None:
    """Return the marked characters, if the other chunks follow the first one, each the next."""
    marks = _marks(first)
    end = first.end()
    for each in others:
        found = each.search(text, end, end + _LONGEST)
        if found is None:
            return None
        marks |= _marks(found)
        end = found.end()
    return Span(marks["s"], marks["e"]) if marks["s"] < marks["e"] else None


def _marks(found: re.Match[str]) -> dict[str, int]:
    return {name: found.start(name) for name in found.re.groupindex}


def take_quotes(tree: Any) -> dict[Path, str]:
    """Take the quotes out of a plan file's tree; return them by the paths of their spans."""
    found = dict(_quotes(Plan, tree, ()))
    for path in found:
        holder = tree
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
    return found


def _quotes(cls: type, tree: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from _quotes(cls, item, (*path, number))
    elif isinstance(tree, dict):
        for key, value in tree.items():
            made = shapes(cls).get(key)
            if made is None or not attrs.has(made.kind):
                continue
            if made.kind is Span:
                if isinstance(value, str) and value.strip():
                    yield (*path, key), value
            else:
                yield from _quotes(made.kind, value, (*path, key))

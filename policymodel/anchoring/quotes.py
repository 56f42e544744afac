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
_MARKED = re.compile("^(.*?)⟦(.+?)⟧(.*)$", re.DOTALL)


def quoted_places(text: str, quote: str) -> list[Span]:
    """Return where `quote` stands in `text`, in order; of each the marked characters.

    >>> quoted_places("到2025年，建成；到2027年，建成", "…⟦2027年⟧，建成")
    [Span(start=11, end=16)]
    >>> quoted_places("健全工作机制，形成合力。", "健全…合力")
    [Span(start=0, end=11)]
    """
    marked = _MARKED.match(quote)
    before, inside, after = marked.groups() if marked else ("", quote, "")
    before, after = before.lstrip("…"), after.rstrip("…")
    if not inside.strip("… \n⏎"):
        return []
    pattern = rf"{_pattern(before)}\s*({_pattern(inside)})\s*{_pattern(after)}"
    # From each place anew: what stands around may be the next one's too.
    found, place = [], 0
    compiled = re.compile(pattern)
    while (match := compiled.search(text, place)) is not None:
        found.append(Span(*match.span(1)))
        place = match.start() + 1
    return list(dict.fromkeys(found))


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


def _pattern(words: str) -> str:
    gap = rf"[\s\S]{{0,{_LONGEST}}}?"
    return gap.join(loose(part.replace("⏎", "").replace("�", "")) for part in words.split("…"))

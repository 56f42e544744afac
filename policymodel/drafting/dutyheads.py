"""Headings that name bodies over what these have to do: （一）市甲局, and its duties below.

One such heading alone may be anything: a place, a kind of project. Where one follows another and
both plainly name bodies, they are who is charged with what stands below each; so is one in a
chapter that says it shares out duties (职责分工). Where bodies are named among safeguards, as the
members of a leading group are, only such a chapter charges them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from policymodel.drafting.charges import are_bodies, are_offices
from policymodel.drafting.dividing import Reader
from policymodel.drafting.outline import Node
from policymodel.model import Span
from policymodel.source.brackets import Bracket
from policymodel.source.saying import DUTIES, read_heading

_SHARES_OUT = re.compile("职责|分工")
DUTY_OF = re.compile("([^:：，,。；;]{2,40})[:：](?=[^:：]{4})")
"""A paragraph that begins with whose duties it says: 市甲局：负责征地."""

_FEWEST = 2  # bodies in a row
_ENDS = tuple("。；;")  # of paragraphs that say something


def heads_of_duties(text: str, root: Node, names: Iterable[str]) -> Iterator[tuple[Node, Bracket]]:
    """Yield the headings that charge those whom they name with all that stands below them."""
    known = tuple(names)
    for above in root.walk():
        for node in _in_row(above):
            at = _names_at(node)
            says = read_heading(text, at, known)
            if says is not None:
                yield node, says


def shares_out(node: Node) -> bool:
    """Return whether bodies named below a heading are charged there: with tasks, and not among
    safeguards, or where it says that it shares out duties.
    """
    return node.purpose == "measures" or _SHARES_OUT.search(node.title) is not None


def _in_row(above: Node) -> Sequence[Node]:
    """Return those of the headings below one that name bodies, where they do so in a row."""
    row = [each for each in above.children if each.heading is not None and each.title]
    named = [each for each in row if are_bodies(_name(each), beside=True)]
    plain = any(map(_is_plain, named))
    is_told = _SHARES_OUT.search(above.title) is not None
    if not is_told and any(each.purpose != "measures" for each in named):
        return ()
    is_row = any(_is_plain(a) and _is_plain(b) for a, b in pairwise(row))
    return named if is_row or (is_told and plain and 2 * len(named) > len(row)) else ()


def _is_plain(node: Node) -> bool:
    return are_offices(_name(node))


def _name(node: Node) -> str:
    """Return what a heading says before it says that duties follow: 市甲局 of 市甲局职责."""
    return DUTIES.sub("", node.title).rstrip("：: ")


def _names_at(node: Node) -> Span:
    assert node.heading is not None  # noqa: S101 - only the document has none
    start = node.heading.at.end - len(node.title)
    return Span(start, start + len(_name(node)))


def all_duties(reader: Reader, own: Sequence[int]) -> bool:
    """Return whether each paragraph begins with a body and a colon: 市甲局：负责征地."""
    heads = [DUTY_OF.match(reader.lines[place].text) for place in own]
    return all(heads) and _are_heads([head[1] for head in heads if head is not None])


def below_names(reader: Reader, own: Sequence[int]) -> list[list[int]]:
    """Return the paragraphs with which each body's duties stand below its name, on a line of its
    own; none where paragraphs say anything else.
    """
    found: list[list[int]] = []
    for place in own:
        words = reader.lines[place].text
        if are_bodies(words.rstrip("：:"), beside=True):
            found.append([place])
        elif not found or words[-1:] not in _ENDS:
            return []
        else:
            found[-1].append(place)
    names = [reader.lines[places[0]].text.rstrip("：:") for places in found]
    return found if _are_heads(names) and all(len(places) > 1 for places in found) else []


def _are_heads(names: Sequence[str]) -> bool:
    """Whether names over duties are those of bodies, most of them plainly."""
    plain = sum(map(are_offices, names))
    is_row = len(names) >= _FEWEST and 2 * plain >= len(names)
    return is_row and all(are_bodies(name, beside=True) for name in names)

"""What the list of a page holds: the facts of a plan in words, and where each is stated.

Named tuples, which are cheaper to make than attrs classes: a page has tens of thousands.
"""

from typing import Literal, NamedTuple

from policymodel.drafting.readings import Sureness
from policymodel.model import Span

Group = Literal[
    "questions", "unread", "document", "sections", "goals", "indicators", "measures",
    "organizations", "mechanisms", "not_targets", "others",
]  # fmt: skip
"""The kinds by which the list is ordered, in its order; their names are texts of `listing`."""

WORST: dict[Sureness, int] = {"sure": 0, "likely": 1, "ask": 2}


class Link(NamedTuple):
    """The words for another item of the list, to be followed to it."""

    words: str
    to: str


class Line(NamedTuple):
    """A particular of an item: what it is, and the words for it or for other items."""

    label: str
    says: tuple[str | Link, ...]


class Stated(NamedTuple):
    """A place of the document that an item cites, and what of the item stands there.

    `is_whole` tells a passage, in which other facts stand, from the words of one fact.
    """

    at: Span
    what: str
    is_whole: bool = False


class Quote(NamedTuple):
    """Words among those around them, for who does not see the document."""

    before: str
    words: str
    behind: str


class Item(NamedTuple):
    """One entry of the list.

    Attributes:
        id: its name in addresses, unique on the page.
        group: the kind by which it is listed and filtered.
        look: how its words are marked in the document; a class of the style sheet.
        label: what it is, in a word or two.
        title: what it says.
        tags: what is said beside the title, in a word or two each.
        lines: its particulars.
        places: where it is stated, the words that state it first.
        sureness: how sure its reading is; none where nobody said so.
        doubt: what its compiler could not settle.
        is_unplaced: whether the document must state it and nobody said where.
        depth: how deep it stands in a tree that is listed flat, from 0.
        heading: the heading below which it stands, where that is another than of the one before.
        quote: the words that it is about, where its title does not say them.
        choices: the answers to choose among, of a question.
        below: what belongs to it.
    """

    id: str
    group: Group
    look: str
    label: str
    title: str
    tags: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    places: tuple[Stated, ...] = ()
    sureness: Sureness | None = None
    doubt: str | None = None
    is_unplaced: bool = False
    depth: int = 0
    heading: str | None = None
    quote: Quote | None = None
    choices: tuple[str, ...] = ()
    below: "tuple[Item, ...]" = ()

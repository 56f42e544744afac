"""What a responsibility bracket says, once it is read: who, in which role, and by when."""

from collections.abc import Iterable

from attrs import frozen

from policymodel.model import Span
from policymodel.source.bodies import Name, with_bodies


@frozen
class Part:
    """The names that hold one role (a code of `ROLES`) in a bracket, in its order."""

    role: str
    names: tuple[Name, ...]


@frozen
class Post:
    """Officials that a bracket names by their post.

    Attributes:
        role: lead, responsible or contact.
        text: the post as printed, e.g. ``"分管副市长"``.
        at: where it stands.
    """

    role: str
    text: str
    at: Span


@frozen(kw_only=True)
class Charges:
    """What a bracket says.

    Attributes:
        parts: who holds which role, each role once, in the order in which roles appear.
        others: other readings of the same words, where they can be read in more ways than one.
        officials: whom it names by post.
        deadlines: where it says by when.
        unplaced: where it names somebody and does not say, in words that are known, for what.
    """

    parts: tuple[Part, ...]
    others: tuple[tuple[Part, ...], ...] = ()
    officials: tuple[Post, ...] = ()
    deadlines: tuple[Span, ...] = ()
    unplaced: tuple[Span, ...] = ()


def joined(every: Iterable[Charges]) -> Charges:
    """Return what several passages say, each read in one way, as one."""
    said = tuple(every)
    return Charges(
        parts=merged(part for each in said for part in each.parts),
        officials=tuple(post for each in said for post in each.officials),
        deadlines=tuple(at for each in said for at in each.deadlines),
        unplaced=tuple(at for each in said for at in each.unplaced),
    )


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return `parts` with each role once, in the order in which roles appear."""
    names: dict[str, list[Name]] = {}
    for part in parts:
        names.setdefault(part.role, []).extend(part.names)
    return tuple(Part(role, tuple(with_bodies(held))) for role, held in names.items())

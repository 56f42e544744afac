"""What has been read of a sentence so far, for what its later numbers leave out."""

from typing import NamedTuple

from attrs import frozen

from policymodel.drafting.targets.amounts import Amount
from policymodel.drafting.targets.statements import Start, Statement

Place = tuple[int, int]


@frozen(kw_only=True)
class Name:
    """The name of a subject: as it is said, and where it, or its end, stands in the passage."""

    text: str
    at: Place


class Memory(NamedTuple):
    """What has been read of a sentence so far.

    Attributes:
        start: where the sentence begins.
        cursor: behind what its last number took.
        name: the last subject.
        parts: the subjects that the numbers behind 分别 have still to come to, in order.
        starts: the baselines that its next target takes, each with its number.
        cut: where the subject ended before 由65%, if the last number was such a baseline.
        said: the statements made of its numbers, in order.
        whole: that of which 其中 begins to tell the parts.
        made: how many of them are facts.
        before: the last subject of the sentence before, where that goes on: 达到45%；2025年达到55%.
        counted: its subjects with the units in which they were counted, in order.
    """

    start: int = -1
    cursor: int = 0
    name: Name | None = None
    parts: tuple[Name, ...] = ()
    starts: tuple[tuple[Amount, Start], ...] = ()
    cut: Place | None = None
    said: tuple[Statement, ...] = ()
    whole: Statement | None = None
    made: int = 0
    before: Name | None = None
    counted: tuple[tuple[str, Name], ...] = ()

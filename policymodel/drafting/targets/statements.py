"""What a passage states, before it is known which statements are of one indicator."""

from decimal import Decimal
from typing import Literal

from attrs import field, frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.readings import Sureness
from policymodel.model import NotTarget, Span
from policymodel.model.words import (
    AttributeCode,
    ChangeCode,
    CommitmentCode,
    ComparatorCode,
    TargetKindCode,
)

Placed = tuple[str, Span]
"""Words, and where they stand."""


@frozen(kw_only=True)
class Horizon:
    """The years that govern a statement.

    Attributes:
        year, from_year: the last and the first of them.
        at: where they are stated.
        opens: whether the year is the first of those that come: 2031年起.
    """

    year: int | None = None
    from_year: int | None = None
    at: Span | None = None
    opens: bool = False

    def of_each_year(self) -> "Horizon":
        """Return the years of what is so in each of them: 2031年起每年 has a first, and no last."""
        return Horizon(from_year=self.year, at=self.at) if self.opens else self


@frozen(kw_only=True)
class Start:
    """Where a statement says that its subject starts: a baseline of its indicator."""

    value: Decimal
    words: str
    at: Span
    year: int | None = None
    year_at: Span | None = None


@frozen(kw_only=True)
class Statement:
    """One target, with the name of what it is about.

    Attributes:
        rule: the id of the rule that read it; sureness: how sure that is.
        name, name_at: its subject as printed, and where.
        words, at: what states comparator, value and unit, and where.
        horizon: the years that govern it.
        starts: what its sentence or row says of where the subject starts.
        number, number_at, category, attribute: what the row of a table says.
        within: the place of the statement whose count includes it.
        per, scope, benchmark, base_year, base_year_at, change: as a `Target` has them.
        passage: where it stands; none in a table that no passage holds.
        doubt: what is not certain, in words.
    """

    rule: str
    sureness: Sureness = "sure"
    name: str
    name_at: Span
    words: str
    at: Span
    kind: TargetKindCode
    comparator: ComparatorCode | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    unit_stated: bool = True
    change: ChangeCode = "increase"
    horizon: Horizon = Horizon()
    base_year: int | None = None
    base_year_at: Span | None = None
    commitment: CommitmentCode = "stated"
    scope: str | None = None
    per: str | None = None
    benchmark: str | None = None
    within: Span | None = None
    starts: tuple[Start, ...] = ()
    number: str | None = None
    number_at: Span | None = None
    category: str | None = None
    attribute: AttributeCode = "unstated"
    passage: Passage | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there can be such a number: no share of 432 %, no level in percentage points."""
        if self.value is None or self.unit is None:
            return True
        points = self.unit.endswith("百分点")
        if points and self.kind == "level":
            return False
        is_share = points or (self.unit == "%" and self.kind == "level")
        return not is_share or abs(self.value) <= _ALL


_ALL = 100
_NEAR = 8
Doubt = Literal["target", "unit", "past", "row"]


@frozen(kw_only=True)
class Doubtful:
    """A number that may be a target, which a human decides.

    Attributes:
        why: which of the texts beside `asking.py` asks.
        at: the number with its unit.
        statement: what it would state; none where that cannot be said.
        instead: what it would be otherwise.
    """

    why: Doubt
    at: Span
    statement: Statement | None = None
    instead: NotTarget


@frozen
class Found:
    """What is read in a stretch of text; of the starts some are baselines of the statements."""

    statements: list[Statement] = field(factory=list)
    not_targets: list[NotTarget] = field(factory=list)
    doubtful: list[Doubtful] = field(factory=list)
    starts: list[Start] = field(factory=list)

    def add(self, other: "Found") -> None:
        """Take in what was read elsewhere."""
        self.statements.extend(other.statements)
        known = {each.at for each in self.not_targets[-_NEAR:]}
        for each in other.not_targets:  # “3+3” holds two numbers, and is one slogan
            if each.at not in known:
                known.add(each.at)
                self.not_targets.append(each)
        self.doubtful.extend(other.doubtful)
        self.starts.extend(other.starts)

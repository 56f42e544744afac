"""What a draft is: the plan, and how each of its facts was read."""

from functools import cached_property

from attrs import frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.readings import Question, Reading
from policymodel.model import Plan, Span
from policymodel.source import Coverage, SourceText, coverage


@frozen(kw_only=True)
class SetAside:
    """Lines that are none of the plan's: adverts, page numbers, the table of the page."""

    at: Span
    words: str


@frozen(kw_only=True)
class Drafted:
    """A draft of a plan.

    Attributes:
        plan: the plan, each fact tied to its characters in `source`.
        source: the canonical text.
        readings: by which rule each fact was read, and how sure that is, in the plan's order.
        questions: what a human must settle.
        set_aside: what belongs to the page and not to the document.
        passages: the stretches in which facts were looked for.
    """

    plan: Plan
    source: SourceText
    readings: tuple[Reading, ...]
    questions: tuple[Question, ...]
    set_aside: tuple[SetAside, ...]
    passages: tuple[Passage, ...]

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the document the plan accounts for."""
        return coverage(self.plan, self.source)

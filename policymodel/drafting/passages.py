"""The stretches of a document in which its facts are looked for, and what each is about."""

from typing import Literal

from attrs import frozen

from policymodel.model import Span

Purpose = Literal["preamble", "goals", "measures", "safeguards", "annex", "other"]
"""What a section is there for: to say what is to be reached, to be done, or how it is ensured."""


@frozen(kw_only=True)
class Passage:
    """A stretch of the canonical text that belongs together: one paragraph, or one table.

    Attributes:
        at: its place in the canonical text; brackets that charge organizations are inside.
        purpose: what the section is about in which it stands.
        section: the id of that section in the draft, as a measure's `section` gives it.
        measure: the id of the measure to which it belongs, if any.
        is_table: whether its lines are the cells of a table.
        is_cell: whether it stands in a cell of a table, and no other passage goes on with it.
    """

    at: Span
    purpose: Purpose
    section: tuple[str, ...] = ()
    measure: str | None = None
    is_table: bool = False
    is_cell: bool = False

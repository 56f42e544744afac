"""How sure the reading of a fact is, and what must be asked about it."""

from typing import Literal

from attrs import frozen

from policymodel.model import Span
from policymodel.text import Text

Sureness = Literal["sure", "likely", "ask"]
"""``sure``: the document can be read in one way; ``likely``: another reading is thinkable;
``ask``: a human decides, and nothing of it stands in the plan as a fact."""


@frozen(kw_only=True)
class Reading:
    """By which rule of the grammar a fact was read, and how sure that is.

    Attributes:
        path: the place of the fact in the draft, as findings name it
        rule: the id of the rule that read it.
        sureness: see `Sureness`.
        at: the characters that were read.
    """

    path: str
    rule: str
    sureness: Sureness
    at: Span


@frozen(kw_only=True)
class Choice:
    """One answer to a question: what it says, and what the plan would hold then.

    Attributes:
        says: the answer in words.
        part: the part of a plan, as a plan file writes it, that the answer adds, or the name of
            an organization that becomes an alias; None for an answer that adds nothing.
        path: the list to which it is added (``indicators``, ``organizations[2].aliases``).
    """

    says: Text
    part: dict[str, object] | str | None = None
    path: str = ""


@frozen(kw_only=True)
class Question:
    """What a draft could not decide.

    Attributes:
        rule: the id of the rule that asks.
        path: the place in the draft that it is about; empty where there is none yet.
        at: the characters in doubt.
        asks: the question, a sentence in zh and en.
        choices: the answers that are thinkable, the likeliest first.
    """

    rule: str
    at: Span
    asks: Text
    choices: tuple[Choice, ...]
    path: str = ""

"""What a human must settle, and what nobody has accounted for, as items."""

from collections.abc import Iterator, Sequence

from policymodel.checks.readers import is_read
from policymodel.drafting.readings import Question
from policymodel.reviewing.page.document import concerns
from policymodel.reviewing.page.items import Item, Stated
from policymodel.reviewing.page.telling import Teller
from policymodel.source import Coverage, coverage
from policymodel.text import Texts

say = Texts(__file__)


def questions(told: Teller, asked: Sequence[Question]) -> Iterator[Item]:
    """Yield the questions, in the order in which they are asked."""
    for number, each in enumerate(asked, 1):
        places = (Stated(each.at, say("asked_at").get(told.lang)),)
        is_there = told.source.at(each.at) is not None
        yield Item(
            id=f"q{number}",
            group="questions",
            look="question",
            label=say("question", number=number).get(told.lang),
            title=each.asks.get(told.lang),
            lines=tuple(concerns(told, each.path)) if each.path else (),
            places=places if is_there else (),
            quote=told.quote(each.at) if is_there else None,
            sureness="ask",
            choices=tuple(choice.says.get(told.lang) for choice in each.choices),
        )


def covered(told: Teller) -> Coverage | None:
    """Return how much of the document the plan accounts for; None where nobody can read it."""
    if not is_read(told.plan.language):
        return None
    return coverage(told.plan, told.source, told.addresses.every_fact)


def unread(told: Teller, found: Coverage | None, asked: Sequence[Question]) -> Iterator[Item]:
    """Yield the numbers and brackets that no fact of the plan holds and no question is about."""
    if found is None:
        return
    left = [(at, "number") for at in found.numbers_left]
    left += [(at, "bracket") for at in (*found.brackets_left, *found.unread_left)]
    about = [each.at for each in asked]
    left = [each for each in left if not any(each[0] in at for at in about)]
    for number, (at, kind) in enumerate(sorted(left), 1):
        yield Item(
            id=f"n{number}",
            group="unread",
            look="unread",
            label=say("bracket" if kind == "bracket" else "number").get(told.lang),
            title=told.source.quoted(at),
            places=(Stated(at, say("printed_at").get(told.lang)),),
            quote=told.quote(at),
        )

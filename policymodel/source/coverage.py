"""How much of a document a plan accounts for."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from policymodel.folding import fold
from policymodel.model import Plan, Span
from policymodel.quantities.figures import Place, outside
from policymodel.source.cues import cue
from policymodel.source.document import SourceText
from policymodel.source.facts import Fact, facts
from policymodel.source.headings import heading_end, packed
from policymodel.source.readings import half_read


@frozen(kw_only=True)
class Coverage:
    """How much of a document a plan accounts for.

    Attributes:
        numbers: how many numbers the document prints that a plan must account for, in digits
            or in characters before a unit; so `brackets`, of responsibility.
        numbers_left: the numbers that no fact of the plan holds.
        brackets_left: the brackets that no measure claims.
        unread_left: those that no measure claims of what looks like a bracket and cannot be read,
            which `brackets` counts too, and those of which nobody said for what they name some.
        open_amounts: where measures are to build or foster what nobody can count: 一批, 若干.
    """

    numbers: int
    brackets: int
    numbers_left: tuple[Span, ...] = ()
    brackets_left: tuple[Span, ...] = ()
    unread_left: tuple[Span, ...] = ()
    open_amounts: tuple[Span, ...] = ()

    @property
    def numbers_covered(self) -> int:
        return self.numbers - len(self.numbers_left)

    @property
    def brackets_covered(self) -> int:
        return self.brackets - len(self.brackets_left) - len(self.unread_left)


def coverage(plan: Plan, source: SourceText, found: Iterable[Fact] | None = None) -> Coverage:
    """Return how many numbers and brackets of `source` the plan accounts for.

    A number is accounted for inside the span of a target, baseline, year, deadline or
    not_target, of the document's own particulars or a cited document, of a section's or a
    measure's heading; or where the document prints one of those particulars again, or the
    words of a not_target that says no place.
    """
    claimed = {at for measure in plan.measures for at in measure.brackets}
    told = [each.at for each in plan.conventions if each.kind == "also" and each.at]
    found_brackets = source.brackets_of(plan)
    half = half_read(plan, source.text, found_brackets.read)
    read = [bracket.at for bracket in found_brackets.read]
    claimed |= {at for at in (*read, *found_brackets.unread) if any(each in at for each in told)}
    return Coverage(
        numbers=len(source.figures_of(plan)),
        brackets=len(read) + len(found_brackets.unread),
        numbers_left=numbers_left(plan, source, found),
        brackets_left=tuple(at for at in read if at not in claimed),
        unread_left=(
            *(at for at in found_brackets.unread if at not in claimed),
            *dict.fromkeys(each.at for each, _ in half),
        ),
        open_amounts=_open_amounts(plan, source),
    )


def numbers_left(
    plan: Plan, source: SourceText, found: Iterable[Fact] | None = None
) -> tuple[Span, ...]:
    """Return the numbers of `source` that the plan does not account for, as `coverage` does."""
    spans = _accounted(plan, source, facts(plan) if found is None else found)
    return tuple(Span(*place) for place in outside(source.figures_of(plan), spans))


def _open_amounts(plan: Plan, source: SourceText) -> tuple[Span, ...]:
    pattern = cue("indefinite")
    found = [each.span() for each in pattern.finditer(source.text)] if pattern else []
    inside = ((at.start, at.end) for each in plan.measures if (at := each.at))
    left = set(outside(found, inside))
    return tuple(Span(*place) for place in found if place not in left)


def _accounted(plan: Plan, source: SourceText, found: Iterable[Fact]) -> Iterator[Place]:
    yield from ((at.start, at.end) for fact in found if (at := fact.at) and fact.accounts)
    for measure in plan.measures:
        printed = source.at(measure.at)
        if measure.at is not None and printed is not None:
            end = heading_end(printed, measure.number, measure.title)
            if end:
                yield measure.at.start, measure.at.start + end
    for words in dict.fromkeys(map(fold, filter(None, _particulars(plan, source)))):
        place = source.folded.find(words)
        while place >= 0:
            yield place, place + len(words)
            place = source.folded.find(words, place + len(words))
    anywhere = dict.fromkeys(packed(each.words) for each in plan.not_targets if each.at is None)
    for words in filter(None, anywhere):
        # As everywhere, what a page puts between characters is no part of them.
        for place_found in re.finditer(r"\s*".join(map(re.escape, words)), source.folded):
            yield place_found.span()


def _particulars(plan: Plan, source: SourceText) -> Iterator[str | None]:
    """What identifies the document and the documents it cites, wherever it is repeated."""
    document = plan.document
    words = [document.title, document.number, document.index_number]
    words += (source.at(at) for at in (document.issued_at, document.published_at))
    for day in filter(None, (document.issued, document.published)):
        ends = "" if day.day is None else f"{day.day}日"
        words += (f"{day.year}年{day.month}月{ends}", str(day))
    for citation in document.based_on:
        words += (citation.title, citation.number)
    return iter(words)

"""What a rule sees: the plan as it is looked up, its document, and what was asked."""

from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from typing import Any, Protocol, TypeVar

from attrs import field, frozen

from policymodel.analysis.index import PlacedTarget, PlanIndex
from policymodel.analysis.quantity import Quantity
from policymodel.checks.engine.bounds import Bounds
from policymodel.findings import Finding
from policymodel.model import Baseline, Span, Target
from policymodel.quantities import LONGEST_WORDS
from policymodel.source import Coverage, SourceText, coverage
from policymodel.source.brackets import Brackets
from policymodel.source.facts import Fact, facts


class Cited(Protocol):
    """A part of a plan that may say where the document has it."""

    @property
    def at(self) -> Span | None: ...


T = TypeVar("T", bound=Cited)


@frozen
class Index(PlanIndex):
    """One plan, in one check.

    Attributes:
        codes: codes of the rules there are; empty where nobody said.
        ran: codes of the rules that this check runs.
        source: the document, where the plan is compared with it.
        found: what the rules found, for those that judge suppressions and so run last.
    """

    bounds: Bounds = field(factory=Bounds)
    codes: frozenset[str] = frozenset()
    ran: frozenset[str] = frozenset()
    source: SourceText = field(factory=partial(SourceText, ""))
    found: tuple[Finding, ...] = ()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every place of the plan that holds a span."""
        return tuple(facts(self.plan, self.every))

    @cached_property
    def brackets(self) -> Brackets:
        """Who is responsible for what in the document, the plan's names known."""
        return self.source.brackets_of(self.plan)

    @cached_property
    def coverage(self) -> Coverage:
        """How much of the document the plan accounts for."""
        return coverage(self.plan, self.source, self.facts)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every baseline and target that has words, but those too long to be read."""
        kinds: tuple[type[Baseline | Target], ...] = (Baseline, Target)
        return tuple(
            Quantity(path, indicator, item, item.words, self.units)
            for kind in kinds
            for path, item, indicator in self.parts(kind)
            if item.words is not None and len(item.words) <= LONGEST_WORDS
        )

    @cached_property
    def worded_targets(self) -> tuple[tuple[Quantity, Target], ...]:
        """The `quantities` that are targets."""
        return tuple((one, one.target) for one in self.quantities if one.target)

    def stated(self, group: Iterable[PlacedTarget], *kinds: str) -> list[PlacedTarget]:
        """Return the targets of `group` that are of one of `kinds` and state an amount.

        Numbers that hold for each of several are left out: they make no sums and no path.
        """
        known = self.statements
        chosen = [one for one in group if one.target.kind in kinds and not one.target.per]
        return [one for one in chosen if one.path in known]

    def printed(self, kind: type[T]) -> Sequence[tuple[str, T, Span, str]]:
        """Return every `kind` whose span lies in the document: path, part, span, characters."""
        return self._printed.get(kind, ())

    @cached_property
    def _printed(self) -> dict[type, list[tuple[str, Any, Span, str]]]:
        found: dict[type, list[tuple[str, Any, Span, str]]] = {}
        for path, key, at, part, _ in self.facts:
            if at is not None and key == "at" and (text := self.source.at(at)) is not None:
                found.setdefault(type(part), []).append((path, part, at, text))
        return found

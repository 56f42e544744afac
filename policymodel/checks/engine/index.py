"""What a rule sees: the plan as it is looked up, its document, and what was asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import Any, Protocol, TypeVar

from attrs import evolve, field, frozen

from policymodel.analysis.algebra import Statement
from policymodel.analysis.differences import Aspect, differences
from policymodel.analysis.index import PlacedTarget, PlanIndex
from policymodel.analysis.quantity import Quantity, contradicted
from policymodel.analysis.targets import as_target, asked_of
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.starts import Apart, Start, apart, is_behind, starts
from policymodel.checks.engine.suppressions import Lookup
from policymodel.checks.engine.values import Value, values
from policymodel.checks.readers import is_read
from policymodel.findings import Finding
from policymodel.model import Baseline, Indicator, Span, Target, UpperTarget
from policymodel.quantities import LONGEST_WORDS
from policymodel.source import Coverage, SourceText, coverage
from policymodel.source.brackets import Brackets
from policymodel.source.facts import Fact, facts


class Cited(Protocol):
    """A part of a plan that may say where the document has it."""

    @property
    def at(self) -> Span | None: ...


S = TypeVar("S")
T = TypeVar("T", bound=Cited)

_AMOUNT = ("value", "high", "unit", "comparator")
# The rules that tell of a field which the words contradict.
_TOLD_BY = {
    "value": "T301",
    "high": "T301",
    "unit": "T302",
    "comparator": "T303",
    "kind": "T304",
    "change": "T304",
    "commitment": "T306",
    "year": "T307",
    "base_year": "T307",
}
# What a difference between two targets is drawn from; a scope is not held against words.
_DRAWN_FROM: dict[Aspect, tuple[str, ...]] = {
    "number": _AMOUNT,
    "digits": _AMOUNT,
    "comparator": _AMOUNT,
    "wording": _AMOUNT,
    "unit": _AMOUNT,
    "kind": ("kind",),
    "change": ("change", "kind"),
    "base_year": ("base_year",),
    "commitment": ("commitment",),
    "year": ("year",),
    "from_year": ("year",),
}


@frozen(slots=False)  # as `PlanIndex`
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
    _stated: dict[tuple[str, ...], dict[str, list[PlacedTarget]]] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    _shared: dict[object, Any] = field(factory=dict, init=False, eq=False, repr=False)

    def judging(self, **known: Any) -> "Index":
        """Return an index of the same plan that has `known` besides, and the tables made so far."""
        made = evolve(self, **known)
        made.__dict__.update(self.__dict__ | known)
        return made

    def shared(self, find: "Callable[[Index], Iterable[S]]") -> Sequence[S]:
        """Return what `find` finds in the plan: looked for once, for all rules that ask."""
        if (found := self._shared.get(find)) is None:
            found = self._shared[find] = tuple(find(self))
        return found

    @cached_property
    def suppressions(self) -> Lookup:
        """What the plan does not want to be told, and where."""
        return Lookup(self)

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
        """Every baseline and target that has words, but those too long to be read; what upper
        documents ask for last.
        """
        upper = [(path, as_target(one), asked_of(one)) for path, one, _ in self.parts(UpperTarget)]
        every: Iterable[tuple[str, Baseline | Target, Indicator]] = chain(
            self.parts(Baseline), self.parts(Target), upper
        )
        return tuple(
            Quantity(path, indicator, item, item.words, self.units)
            for path, item, indicator in every
            if item.words is not None and len(item.words) <= LONGEST_WORDS
        )

    @cached_property
    def contradicting(self) -> tuple[tuple[Quantity, frozenset[str]], ...]:
        """The baselines and targets whose own words contradict fields of theirs, and which."""
        return tuple((one, found) for one in self.quantities if (found := contradicted(one)))

    @cached_property
    def contradicted(self) -> dict[str, frozenset[str]]:
        """The fields of baselines and targets that their own words contradict, by path."""
        return {one.path: fields for one, fields in self.contradicting}

    @cached_property
    def disputed(self) -> dict[str, frozenset[str]]:
        """The fields that are `contradicted`, and of which nobody says that they are right.

        What only follows from such a field is not told besides. Where the plan suppresses with a
        reason what is told of it, the field is taken for right.
        """
        if not is_read(self.plan.language):
            return {}
        excused, found = self.suppressions, {}
        for path, fields in self.contradicted.items():
            left = (each for each in fields if not excused.at(_TOLD_BY[each], f"{path}.{each}"))
            if kept := frozenset(left):
                found[path] = kept
        return found

    def is_disputed(self, path: str, *fields: str) -> bool:
        """Return whether the words of the baseline or target at `path` contradict a field."""
        found = self.disputed.get(path)
        return found is not None and not found.isdisjoint(fields)

    def undisputed(self, *fields: str) -> Sequence[PlacedTarget]:
        """Return the targets whose words contradict none of `fields`."""
        if not self.disputed:  # as in most plans
            return self.targets
        return [one for one in self.targets if not self.is_disputed(one.path, *fields)]

    def sound(self, placed: PlacedTarget) -> Indicator:
        """Return a target's indicator without the baselines that their own words contradict."""
        path, indicator = placed.indicator_path, placed.indicator
        if not self.disputed:
            return indicator
        kept = tuple(
            each
            for k, each in enumerate(indicator.baselines)
            if f"{path}.baselines[{k}]" not in self.disputed
        )
        return indicator if kept == indicator.baselines else evolve(indicator, baselines=kept)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The `readings` of the targets whose words contradict none of their fields."""
        return {path: one for path, one in self.readings.items() if path not in self.disputed}

    @cached_property
    def differing(self) -> tuple[tuple[PlacedTarget, PlacedTarget, tuple[Aspect, ...]], ...]:
        """Every target that says another one again, with that other one, and how they differ."""
        return tuple(
            (here, there, tuple(self._differences(here, there)))
            for here, there in self.restatements
        )

    def _differences(self, here: PlacedTarget, there: PlacedTarget) -> Iterator[Aspect]:
        pair = here.target, here.indicator, there.target, there.indicator
        stated = self.readings.get(here.path), self.readings.get(there.path)
        for aspect in differences(*pair, self.units, stated=stated):
            fields = _DRAWN_FROM.get(aspect, ())
            if not any(self.is_disputed(one.path, *fields) for one in (here, there)):
                yield aspect

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every number of a baseline or target with a known unit that its words do not dispute."""
        return tuple(values(self))

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Every level of a whole indicator with the last baseline before it, in one unit."""
        return tuple(starts(self))

    @cached_property
    def behind(self) -> frozenset[str]:
        """The paths of the levels that lie where their indicators' directions do not lead."""
        every = self.starts
        return frozenset(one.path for one, _, start, goal in every if is_behind(one, start, goal))

    @cached_property
    def apart(self) -> tuple[Apart, ...]:
        """Every level far from where its indicator starts."""
        return tuple(apart(self))

    @cached_property
    def worded_targets(self) -> tuple[tuple[Quantity, Target], ...]:
        """The `quantities` that are targets."""
        return tuple((one, one.target) for one in self.quantities if one.target)

    @cached_property
    def cut_off(self) -> str | None:
        """The id of the measure in which a text breaks off: who is in charge is not known."""
        if self.plan.document.completeness != "truncated" or not self.plan.measures:
            return None
        placed = [(each.at.start, each.id) for each in self.plan.measures if each.at is not None]
        return max(placed)[1] if placed else self.plan.measures[-1].id

    def stated(self, path: str, *kinds: str) -> Sequence[PlacedTarget]:
        """Return the `originals` of the indicator at `path` that state an amount of one of `kinds`.

        Numbers that hold for each of several are left out: they make no sums and no path.
        """
        return self._stated_of(kinds).get(path, ())

    def all_stated(self, *kinds: str) -> Iterable[Sequence[PlacedTarget]]:
        """Return what is `stated` of each indicator, where that is anything."""
        return self._stated_of(kinds).values()

    def _stated_of(self, kinds: tuple[str, ...]) -> dict[str, list[PlacedTarget]]:
        """What is stated of an amount of one of `kinds`, by the indicator's path."""
        if (found := self._stated.get(kinds)) is None:
            found = self._stated[kinds] = {}
            for one in self._amounts:
                if one.target.kind in kinds:
                    found.setdefault(one.indicator_path, []).append(one)
        return found

    @cached_property
    def _amounts(self) -> tuple[PlacedTarget, ...]:
        """The `originals` that state an amount for all of the place."""
        known = self.statements
        every = (one for group in self.originals for one in group)
        return tuple(one for one in every if one.path in known and not one.target.per)

    @cached_property
    def cited_targets(self) -> tuple[tuple[PlacedTarget, Span], ...]:
        """The targets whose spans lie in the document, with these."""
        placed = ((each, each.target.at) for each in self.targets)
        return tuple((each, at) for each, at in placed if at and self.source.at(at) is not None)

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

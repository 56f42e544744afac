"""A plan as others look things up in it: each table built once, in time linear in the plan."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from attrs import frozen

from policymodel.analysis.algebra import Statement
from policymodel.analysis.likeness import Alike, alike
from policymodel.analysis.names import MeasureNames, Names
from policymodel.analysis.namesakes import core
from policymodel.analysis.saying import said
from policymodel.analysis.targets import (
    in_table,
    statement_of,
)
from policymodel.analysis.wording import short
from policymodel.model import (
    Goal,
    Indicator,
    Measure,
    MeasurePart,
    Mechanism,
    Plan,
    Responsibility,
    Section,
    Span,
    Target,
)
from policymodel.model.fields import shapes
from policymodel.model.places import Place, places
from policymodel.model.words import BasisCode
from policymodel.text import Text
from policymodel.units import Units

T = TypeVar("T")


class PlacedTarget(NamedTuple):
    """A target, its indicator, and the paths of both."""

    path: str
    target: Target
    indicator: Indicator
    indicator_path: str


class PlacedAssignment(NamedTuple):
    """The organizations in one role of one measure, by their names as printed.

    Attributes:
        path: where their list stands.
        measure: the place of the measure in the plan.
        part: the path of the measure, or of its part, that they are assigned to.
        basis: ``document`` (stated there) or ``proposed``.
        known: the names under which these organizations are counted.
    """

    path: str
    measure: int
    part: str
    basis: BasisCode
    role: str
    names: tuple[str, ...]
    known: tuple[str, ...]


class Charged(NamedTuple):
    """What somebody carries out: a measure as such, or a part of it, with its path."""

    path: str
    measure: Measure
    part: Measure | MeasurePart


def _written(part: Measure | MeasurePart, path: str, key: str, role: str) -> str:
    """Return where a role's list stands; of one that a convention gives, its measure or part."""
    own = [item.role for item in getattr(part, key)]
    return f"{path}.{key}.{role}" if role in own else path


def _last_first(path: str, goals: Sequence[Goal]) -> list[tuple[str, Goal]]:
    return [(f"{path}[{place}]", goal) for place, goal in enumerate(goals)][::-1]


_Charge = tuple[str, Measure | MeasurePart, tuple[Responsibility, ...]]
_ONE, _ANOTHER = Text("一处", "one place"), Text("另一处", "another place")


def _has(place: Text, placed: PlacedTarget, *, printed: bool = False) -> Text:
    words = said(placed.target, placed.indicator)
    told = f"has {words.en}"
    if printed and placed.target.words:
        told = f'says "{short(placed.target.words)}"'
    return Text(f"{place.zh}为{words.zh}", f"{place.en} {told}")


@frozen(slots=False)  # with slots, every attribute of a class with cached properties is slow
class PlanIndex:
    """What is looked up in one plan."""

    plan: Plan

    @cached_property
    def units(self) -> Units:
        """The units that the plan may use."""
        return self.plan.known_units

    @cached_property
    def every(self) -> tuple[Place[Any], ...]:
        """Every part of the plan with its path, in the plan's order; spans are no parts here."""
        return tuple(places(self.plan, object))

    @cached_property
    def _by_kind(self) -> dict[type, list[Place[Any]]]:
        found: dict[type, list[Place[Any]]] = defaultdict(list)
        for place in self.every:
            found[type(place.part)].append(place)
        return found

    def parts(self, kind: type[T]) -> Sequence[Place[T]]:
        """Return every part of the plan that is a `kind`, with its path, in the plan's order."""
        return self._by_kind.get(kind, ())

    def holding(self, field: str) -> Iterator[tuple[Place[Any], Any]]:
        """Yield every part that has something in a `field` of that name, with what it has."""
        kinds = {kind for kind in self._by_kind if field in shapes(kind)}
        for place in self.every:
            if type(place.part) in kinds and (value := getattr(place.part, field)) is not None:
                yield place, value

    @cached_property
    def targets(self) -> tuple[PlacedTarget, ...]:
        return tuple(
            PlacedTarget(f"indicators[{i}].targets[{j}]", target, indicator, f"indicators[{i}]")
            for i, indicator in enumerate(self.plan.indicators)
            for j, target in enumerate(indicator.targets)
        )

    @cached_property
    def readings(self) -> dict[str, Statement]:
        """What the fields of the targets state, by the target's path; only what can be compared."""
        made = {
            each.path: statement_of(each.target, each.indicator, self.units)
            for each in self.targets
            if each.target.value is not None
        }
        return {path: stated for path, stated in made.items() if not isinstance(stated, Text)}

    @cached_property
    def restatements(self) -> tuple[tuple[PlacedTarget, PlacedTarget], ...]:
        """Every target that says another one again, with that other one."""
        return self._pairs("restates")

    @cached_property
    def subsets(self) -> tuple[tuple[PlacedTarget, PlacedTarget], ...]:
        """Every target that counts a part of what another one counts, with that other one."""
        return self._pairs("subset_of")

    @cached_property
    def originals(self) -> tuple[tuple[PlacedTarget, ...], ...]:
        """The targets of each indicator that say nothing again, where there are any."""
        every = [placed for placed in self.targets if placed.target.restates is None]
        groups = groupby(every, key=attrgetter("indicator_path"))
        return tuple(tuple(group) for _, group in groups)

    @cached_property
    def several(self) -> tuple[tuple[PlacedTarget, ...], ...]:
        """Those of the `originals` that are more than one."""
        return tuple(group for group in self.originals if len(group) > 1)

    def _pairs(self, key: str) -> tuple[tuple[PlacedTarget, PlacedTarget], ...]:
        known = self.target_by_id
        here = [placed for placed in self.targets if getattr(placed.target, key) in known]
        pairs = ((one, known[getattr(one.target, key)]) for one in here)
        return tuple((one, other) for one, other in pairs if one is not other)

    @cached_property
    def goals(self) -> tuple[tuple[str, Goal], ...]:
        """Every goal of the tree with its path, a goal before the goals below it."""
        found: list[tuple[str, Goal]] = []
        waiting = _last_first("goals", self.plan.goals)
        while waiting:
            path, goal = here = waiting.pop()
            found.append(here)
            waiting += _last_first(f"{path}.goals", goal.goals)
        return tuple(found)

    @cached_property
    def sections(self) -> tuple[tuple[tuple[str, ...], Section], ...]:
        """Every section with its path of sections, from the top, in the document's order."""
        steps: dict[str, tuple[str, ...]] = {}
        for path, section, _ in self.parts(Section):
            steps[path] = (*steps.get(path.rpartition(".")[0], ()), section.step)
        return tuple((steps[path], section) for path, section, _ in self.parts(Section))

    @cached_property
    def section_paths(self) -> frozenset[tuple[str, ...]]:
        """Every path of sections, from the top."""
        return frozenset(path for path, _ in self.sections)

    @cached_property
    def assignments(self) -> tuple[PlacedAssignment, ...]:
        """Who is assigned to what, the document's conventions applied.

        Measure by measure, stated before proposed; of each the measure's own before its parts'.
        """
        bases: dict[str, BasisCode] = {"responsibilities": "document", "proposed": "proposed"}
        known = self._main_names
        return tuple(
            PlacedAssignment(
                _written(part, path, key, item.role),
                i,
                path,
                basis,
                item.role,
                item.organizations,
                tuple(map(known.get, item.organizations, item.organizations)),
            )
            for i, charges in enumerate(self._charges)
            for key, basis in bases.items()
            for path, part, stated in charges
            for item in (part.proposed if basis == "proposed" else stated)
        )

    @cached_property
    def _charges(self) -> tuple[tuple[_Charge, ...], ...]:
        """By measure, what somebody carries out, and who, the document's conventions applied."""
        stated = self.plan.responsibilities
        return tuple(
            tuple((path, part, stated(measure, part)) for path, part in self._parts_of(i))
            for i, measure in enumerate(self.plan.measures)
        )

    @cached_property
    def charged(self) -> tuple[Charged, ...]:
        """What somebody carries out, in the plan's order: the measures, or their parts."""
        return tuple(
            Charged(path, measure, part)
            for i, measure in enumerate(self.plan.measures)
            for path, part in self._parts_of(i)
        )

    def _parts_of(self, place: int) -> tuple[tuple[str, Measure | MeasurePart], ...]:
        """What somebody carries out in the measure at `place`, with its path."""
        measure, path = self.plan.measures[place], f"measures[{place}]"
        if not measure.parts:
            return ((path, measure),)
        own = [(path, measure)] if measure.each_part[0] is measure else []
        return (*own, *((f"{path}.parts[{k}]", part) for k, part in enumerate(measure.parts)))

    @cached_property
    def assigned(self) -> tuple[frozenset[str], ...]:
        """By measure, the organizations that the document assigns to it, by their main names."""
        found: list[set[str]] = [set() for _ in self.plan.measures]
        for each in self.assignments:
            if each.basis == "document":
                found[each.measure].update(each.known)
        return tuple(map(frozenset, found))

    def measure_at(self, at: Span | None) -> Measure | None:
        """Return the measure inside whose text `at` stands; of several the first of the plan."""
        if at is None:
            return None
        first: tuple[int, Measure | None] = (len(self.plan.measures), None)
        place = bisect_right(self._starts, at.start) - 1
        while place >= 0 and self._furthest[place] >= at.end:
            number, around, measure = self._placed[place]
            if at in around and number < first[0]:
                first = number, measure
            place -= 1
        return first[1]

    def measure_name(self, measure: Measure) -> Text:
        """Return what a message calls a measure: 第11项任务, measure 11."""
        zh, en = (names(measure) for names in self._measure_names)
        return Text(zh, en)

    def place_of(self, placed: PlacedTarget) -> Text:
        """Return where the document has a target: its measure, row or section; else nothing."""
        inside = self.measure_at(placed.target.at) is not None
        if in_table(placed.target, placed.indicator) and not inside:
            number = placed.indicator.number
            return Text(f"指标表第{number}行", f"row {number} of the table of indicators")
        return self.place_at(placed.target.at)

    def place_at(self, at: Span | None) -> Text:
        """Return what stands around a passage: its measure, else its section; else nothing."""
        measure = self.measure_at(at)
        if measure is not None:
            return self.measure_name(measure)
        heading = self._heading_over(at)
        return Text(f"“{heading}”", f'"{heading}"') if heading else Text("", "")

    def told(self, placed: PlacedTarget) -> Text:
        """Return what a target says and where, to be set beside another place.

        In Chinese 第11项任务为“力争突破30亿元”, in English measure 11 has >30 亿元.
        """
        place = self.place_of(placed)
        return _has(place if place.zh else _ONE, placed)

    def both(
        self, first: PlacedTarget, again: PlacedTarget, *, printed: bool = False
    ) -> tuple[Text, Text]:
        """Return what two targets say and where, to be set side by side.

        With `printed` they are quoted in English as they are in Chinese.
        """
        one, other = self.place_of(first), self.place_of(again)
        places = (one if one.zh else _ONE, _ANOTHER if one == other or not other.zh else other)
        here, there = (
            _has(place, each, printed=printed)
            for place, each in zip(places, (first, again), strict=True)
        )
        return here, there

    def _heading_over(self, at: Span | None) -> str:
        """The heading of the section in which `at` stands; nothing where that is not known."""
        place = (
            -1
            if at is None
            else bisect_right(self._headings, at.start, key=lambda each: each[0]) - 1
        )
        return self._headings[place][1] if place >= 0 else ""

    @cached_property
    def _headings(self) -> tuple[tuple[int, str], ...]:
        """The headings of sections with their places, in the document's order.

        A number that begins anew in every chapter has that of its chapter before it: 二(一).
        """
        above: dict[str, str] = {}
        found: list[tuple[int, str]] = []
        for path, section, _ in self.parts(Section):
            outer = above.get(path.rpartition(".")[0], "")
            above[path] = outer + (section.number or "")
            if section.at is not None:
                found.append((section.at.start, short(outer + section.heading)))
        return tuple(sorted(found))

    @cached_property
    def _measure_names(self) -> tuple[MeasureNames, MeasureNames]:
        return MeasureNames(self.plan, "zh"), MeasureNames(self.plan, "en")

    @cached_property
    def cores(self) -> dict[str, str]:
        """What tells the indicators' names from one another, by the indicator's path."""
        place, units = self.plan.jurisdiction.name, self.units
        return {path: core(one.name, place, units) for path, one, _ in self.parts(Indicator)}

    def core_of(self, name: str) -> str:
        """Return what tells the name of an indicator from others in this plan."""
        return core(name, self.plan.jurisdiction.name, self.units)

    @cached_property
    def target_by_id(self) -> dict[str, PlacedTarget]:
        """The targets by their ids; of equal ids the first."""
        found: dict[str, PlacedTarget] = {}
        for placed in self.targets:
            found.setdefault(placed.target.id, placed)
        return found

    @cached_property
    def _placed(self) -> tuple[tuple[int, Span, Measure], ...]:
        """The measures with a place in the document, in its order, each with its place here."""
        every = enumerate(self.plan.measures)
        placed = ((i, each.at, each) for i, each in every if each.at is not None)
        return tuple(sorted(placed, key=lambda found: found[1].start))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where the measures begin, in the document's order."""
        return tuple(at.start for _, at, _ in self._placed)

    @cached_property
    def _furthest(self) -> tuple[int, ...]:
        """How far the measures up to each one reach; where nothing overlaps, its own end."""
        return tuple(accumulate((at.end for _, at, _ in self._placed), max))

    @cached_property
    def alike(self) -> tuple[Alike, ...]:
        """The organizations whose names are alike."""
        return alike(self.plan)

    @cached_property
    def ids(self) -> tuple[tuple[str, str], ...]:
        """Every id with its path: indicators and their targets, goals, measures, mechanisms."""
        found: list[tuple[str, str]] = []
        for path, indicator, _ in self.parts(Indicator):
            found.append((f"{path}.id", indicator.id))
            for k, target in enumerate(indicator.targets):
                found.append((f"{path}.targets[{k}].id", target.id))
        kinds: tuple[type[Goal | Measure | Mechanism], ...] = (Goal, Measure, Mechanism)
        for kind in kinds:
            found += [(f"{path}.id", part.id) for path, part, _ in self.parts(kind)]
        return tuple(found)

    @cached_property
    def organization_names(self) -> Names:
        """The names and aliases of the organizations."""
        return Names(name for each in self.plan.organizations for name in each.names)

    def known_as(self, name: str) -> str:
        """Return the one name under which all names of an organization are counted."""
        return self._main_names.get(name, name)

    @cached_property
    def _main_names(self) -> dict[str, str]:
        """The main name of an organization, by each of its names."""
        known = self.plan.organization
        return {name: one.name for name in self.organization_names if (one := known(name))}

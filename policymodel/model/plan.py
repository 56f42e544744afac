"""The plan: everything one document says, and nothing else."""

from bisect import bisect_left
from functools import cached_property
from typing import TypeVar

from attrs import evolve, frozen

from policymodel.findings import MissingError, fault
from policymodel.model.convention import Convention, with_conventions
from policymodel.model.document import Document, Jurisdiction, Organization, Period, Section
from policymodel.model.duties import Duties, Duty, MeasureTarget
from policymodel.model.fields import checked
from policymodel.model.measure import Measure, MeasurePart, Mechanism, Responsibility, printed
from policymodel.model.ownunit import OwnUnit
from policymodel.model.scalars import Id, Language
from policymodel.model.span import Span
from policymodel.model.target import Goal, Indicator, Target
from policymodel.model.words import BasisCode, NotTargetReasonCode, RoleCode
from policymodel.text import Texts, did_you_mean
from policymodel.units import Units

say = Texts(__file__)


@frozen(kw_only=True, field_transformer=checked)
class NotTarget:
    """Numbers of the document that are no target, and why.

    Attributes:
        words: the characters, as printed.
        why: the reason.
        note: more about it.
        doubt: what its compiler could not settle.
        at: where `words` stands; every number inside is accounted for. Without it every place
            where the document prints `words` is meant.
    """

    words: str
    why: NotTargetReasonCode
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Suppression:
    """What a rule finds and what is right all the same, and why.

    A finding is suppressed where the document itself says what the rule objects to, or a person
    has settled it; never because a finding is unwelcome. Findings that are suppressed are counted,
    not reported.

    Attributes:
        rule: the code of the rule, e.g. ``"H203"``.
        at: where: the id of an indicator, target, goal, measure or mechanism, the name of an
            organization, or the beginning of a path; in the whole plan where it is left out.
        reason: why what the rule finds is right as it is, in one's own words.
    """

    rule: str
    at: str | None = None
    reason: str


T = TypeVar("T")
_UNSTATED = Period()


@frozen(kw_only=True, field_transformer=checked)
class Plan:
    """A city's plan.

    Attributes:
        id: the name under which the plan is installed, e.g. ``"chengde"``.
        language: the language of the document, as a code (zh, en, …).
        document: the document that states it.
        jurisdiction: the place whose plan it is.
        period: the years it covers.
        organizations: the organizations it names.
        sections: its headings, as a tree.
        goals: what it wants, as a tree.
        indicators: what it measures.
        measures: its tasks, in document order.
        mechanisms: its governance.
        conventions: what it says once of how it names those in charge.
        not_targets: numbers of the document that are no targets.
        suppressions: what rules find in it and what is right all the same.
        units: base units of this plan alone.
    """

    id: Id
    language: Language = "zh"
    document: Document
    jurisdiction: Jurisdiction
    period: Period = _UNSTATED
    organizations: tuple[Organization, ...] = ()
    sections: tuple[Section, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    conventions: tuple[Convention, ...] = ()
    not_targets: tuple[NotTarget, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    units: tuple[OwnUnit, ...] = ()

    def __hash__(self) -> int:
        # Equal plans have one id; to go through all that a plan says takes as long as a sheet.
        return hash(self.id)

    def __repr__(self) -> str:
        counts = f"{len(self.measures)} measures, {len(self.indicators)} indicators"
        counts += f", {len(self.targets())} targets"
        return f"Plan({self.id!r}, {self.jurisdiction.name}, {counts})"

    def measure(self, id: str) -> Measure:  # noqa: A002 - as the field is called
        """Return the measure with that id; a MissingError says that there is none."""
        return self._found(id, self._measures, "measure")

    def indicator(self, id: str) -> Indicator:  # noqa: A002
        """Return the indicator with that id; a MissingError says that there is none."""
        return self._found(id, self._indicators, "indicator")

    def target(self, id: str) -> Target:  # noqa: A002
        """Return the target with that id; a MissingError says that there is none."""
        return self._found(id, self._targets, "target")

    def organization(self, name: str) -> Organization | None:
        """Return the organization that bears `name` as name or alias."""
        return self._by_name.get(name)

    def targets(self, *, restated: bool = True) -> tuple[tuple[Indicator, Target], ...]:
        """Return every target with its indicator, in the plan's order.

        Whoever adds or counts leaves out those that are `restated`, that say another again.
        """
        if restated:
            return self._pairs
        return tuple(pair for pair in self._pairs if pair[1].restates is None)

    def delivered_by(self, measure: Measure) -> tuple[tuple[Indicator, Target], ...]:
        """Return the targets that the document states inside `measure`."""
        if measure.at is None:
            return ()
        starts, orders = self._places_of_targets
        within = range(bisect_left(starts, measure.at.start), bisect_left(starts, measure.at.end))
        pairs = (self._pairs[order] for order in sorted(orders[place] for place in within))
        return tuple(pair for pair in pairs if pair[1].at is not None and pair[1].at in measure.at)

    def serving(self, indicator: Indicator) -> tuple[Measure, ...]:
        """Return the measures that serve `indicator`, in the plan's order."""
        orders = {order for code in indicator.serving for order in self._orders.get(code, ())}
        return tuple(self.measures[order] for order in sorted(orders))

    def targets_of(self, measure: Measure) -> tuple[MeasureTarget, ...]:
        """Return the targets stated inside `measure`, then the others that it serves."""
        stated = self.delivered_by(measure)
        known = {target.id for _, target in stated}
        served = (
            MeasureTarget(
                indicator, target, "served" if measure.id in indicator.measures else "judged"
            )
            for indicator in self._served.get(measure.id, ())
            for target in indicator.targets
            if target.id not in known
        )
        return (*(MeasureTarget(*pair, "stated") for pair in stated), *served)

    def responsibilities(
        self, measure: Measure, part: Measure | MeasurePart | None = None
    ) -> tuple[Responsibility, ...]:
        """Return who is responsible by role, the document's conventions applied.

        Args:
            measure: a measure of the plan.
            part: one of its `Measure.each_part`; the measure itself where left out.
        """
        chosen = measure if part is None else part
        reaching = self.conventions_of(measure)
        if not reaching or (chosen is measure and measure not in measure.each_part):
            return chosen.responsibilities
        return with_conventions(chosen.responsibilities, reaching, self._known_as)

    def assignments(self, measure: Measure) -> tuple[tuple[RoleCode, str], ...]:
        """Return every (role, name) of a measure and its parts, the conventions applied."""
        return printed(self.responsibilities(measure, part) for part in measure.each_part)

    def conventions_of(self, measure: Measure) -> tuple[Convention, ...]:
        """Return the conventions of the document that hold for `measure`, in their order."""
        if not self.conventions:  # as in most plans
            return ()
        return tuple(
            each
            for each in self.conventions
            if measure.section[: len(each.section)] == each.section
            and (each.from_measure is None or self._is_from(each.from_measure, measure))
        )

    def _is_from(self, first: str, measure: Measure) -> bool:
        """Whether a measure is the one with the id `first`, or comes after it."""
        starts, places = self._orders.get(first), self._orders.get(measure.id)
        return bool(starts and places and starts[0] <= places[0])

    def _known_as(self, name: str) -> str:
        known = self._by_name.get(name)
        return known.name if known else name

    def duties(self, name: str) -> Duties:
        """Return all that the plan asks of an organization, by its name or an alias.

        A group's duties are those of its members, and of the members of its members. A
        MissingError says that the plan names no such organization.
        """
        bearer = self._found(name, self._by_name, "organization")
        names = self._names_of(bearer)
        found: dict[tuple[str, str, str], Duty] = {}
        for measure in self.measures:
            charged: list[tuple[BasisCode, RoleCode, str]] = [
                *(("document", *each) for each in self.assignments(measure)),
                *(("proposed", *each) for each in measure.proposed_assignments),
            ]
            for basis, role, name in charged:
                if name in names and (key := (measure.id, role, basis)) not in found:
                    found[key] = Duty(measure, role, basis, name, self.targets_of(measure))
        runs = (each for each in self.mechanisms if not names.isdisjoint(each.organizations))
        return Duties(bearer, tuple(found.values()), tuple(runs))

    def section_titles(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the titles along a path of sections, as far as they exist."""
        return tuple(section.title for section in self._sections_along(path))

    def section_headings(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the headings, numbers included, along a path of sections, as far as they exist."""
        return tuple(section.heading for section in self._sections_along(path))

    def label(self, measure: Measure) -> str:
        """Return a measure's number and title behind those of the sections it stands in.

        Printed numbers restart under each heading; a label tells the measures apart.
        """
        return " / ".join((*self.section_headings(measure.section), measure.heading))

    def _sections_along(self, path: tuple[str, ...]) -> tuple[Section, ...]:
        while path and path not in self._headings:
            path = path[:-1]
        return self._headings[path]

    def _names_of(self, bearer: Organization) -> set[str]:
        """The names under which something is asked of an organization: its own, its groups'."""
        names: set[str] = set()
        waiting = [bearer]
        while waiting:
            here = waiting.pop()
            if here.name not in names:
                names.update(here.names)
                waiting += self._groups.get(here.name, ())
        return names

    def _found(self, name: str, known: dict[str, T], kind: str) -> T:
        if name in known:
            return known[name]
        missing = fault(say, "F108", id=self.id, kind=say(f"kinds.{kind}"), name=name)
        raise MissingError(evolve(missing, hint=did_you_mean(name, known)))

    @cached_property
    def known_units(self) -> Units:
        """The units that the plan may use: those of all plans, and its own."""
        return Units.of(self.units)

    # Tables for looking things up: each made when it is first asked for, and no part of the
    # plan's value.

    @cached_property
    def _pairs(self) -> tuple[tuple[Indicator, Target], ...]:
        return tuple((each, target) for each in self.indicators for target in each.targets)

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return {each.id: each for each in reversed(self.measures)}  # of equal ids the first

    @cached_property
    def _orders(self) -> dict[str, list[int]]:
        """By the id of a measure, where such measures stand: looked up once for each target."""
        found: dict[str, list[int]] = {}
        for order, each in enumerate(self.measures):
            found.setdefault(each.id, []).append(order)
        return found

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {each.id: each for each in reversed(self.indicators)}

    @cached_property
    def _targets(self) -> dict[str, Target]:
        return {target.id: target for _, target in reversed(self._pairs)}

    @cached_property
    def _by_name(self) -> dict[str, Organization]:
        # Aliases first: where a name is both, the organization that bears it wins.
        names = {alias: each for each in self.organizations for alias in each.aliases}
        return names | {each.name: each for each in self.organizations}

    @cached_property
    def _groups(self) -> dict[str, list[Organization]]:
        """By the name of an organization, the groups that have it as a member."""
        found: dict[str, list[Organization]] = {}
        for group in self.organizations:
            for member in group.members:
                known = self._by_name.get(member)
                found.setdefault(known.name if known else member, []).append(group)
        return found

    @cached_property
    def _headings(self) -> dict[tuple[str, ...], tuple[Section, ...]]:
        """By each path of sections, those along it."""
        found: dict[tuple[str, ...], tuple[Section, ...]] = {(): ()}
        top: tuple[str, ...] = ()
        waiting = [(top, section) for section in reversed(self.sections)]
        while waiting:
            above, section = waiting.pop()
            path = (*above, section.step)
            if path not in found:  # of equal numbers the first
                found[path] = (*found[above], section)
                waiting += ((path, below) for below in reversed(section.sections))
        return found

    @cached_property
    def _served(self) -> dict[str, list[Indicator]]:
        """By the id of a measure, the indicators that it serves."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            for measure in indicator.serving:
                found.setdefault(measure, []).append(indicator)
        return found

    @cached_property
    def _places_of_targets(self) -> tuple[list[int], list[int]]:
        """Where targets begin in the document, growing, and their places in the plan."""
        found = sorted((each.at.start, i) for i, (_, each) in enumerate(self._pairs) if each.at)
        return [start for start, _ in found], [order for _, order in found]

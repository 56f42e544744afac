"""The plan: everything one document says, and nothing else."""

from collections.abc import Iterator

from attrs import field, frozen

from policymodel.model.document import Document, Jurisdiction, Organization, Period, Section
from policymodel.model.fields import Id, checked
from policymodel.model.measure import Measure, Mechanism
from policymodel.model.span import Span
from policymodel.model.target import Goal, Indicator, Target
from policymodel.model.words import (
    NotTargetReasonCode,
)


@frozen(kw_only=True, field_transformer=checked)
class NotTarget:
    """Numbers of the document that are no target, and why.

    Attributes:
        words: the characters, as printed.
        why: the reason.
        note: more about it.
        at: where `words` stands; every number inside is accounted for.
    """

    words: str
    why: NotTargetReasonCode
    note: str | None = None
    at: Span


@frozen(kw_only=True, field_transformer=checked)
class Silence:
    """What a rule finds and what is right all the same, and why.

    A plan is silenced where the document itself says what a rule objects to, or a person has
    settled it; never because a finding is unwelcome. Findings that are silenced are counted,
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


@frozen(kw_only=True, field_transformer=checked)
class Plan:
    """A city's plan.

    Attributes:
        id: the name under which the plan is installed, e.g. ``"chengde"``.
        document: the document that states it.
        jurisdiction: the place whose plan it is.
        period: the years it covers.
        organizations: the bodies it names.
        sections: its headings, as a tree.
        goals: what it wants, as a tree.
        indicators: what it measures.
        measures: its tasks, in document order.
        mechanisms: its governance.
        not_targets: numbers of the document that are no targets.
        silences: what rules find in it and what is right all the same.
    """

    id: Id
    document: Document
    jurisdiction: Jurisdiction
    period: Period = field(factory=Period)
    organizations: tuple[Organization, ...] = ()
    sections: tuple[Section, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    not_targets: tuple[NotTarget, ...] = ()
    silences: tuple[Silence, ...] = ()
    _by_name: dict[str, Organization] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        # Aliases first: where a name is both, the organization that bears it wins.
        names = {alias: body for body in self.organizations for alias in body.aliases}
        names.update({body.name: body for body in self.organizations})
        object.__setattr__(self, "_by_name", names)

    def organization(self, name: str) -> Organization | None:
        """Return the organization that bears `name` as name or alias."""
        return self._by_name.get(name)

    def targets(self) -> Iterator[tuple[Indicator, Target]]:
        """Every target with its indicator, in the plan's order."""
        for indicator in self.indicators:
            for target in indicator.targets:
                yield indicator, target

    def delivered_by(self, measure: Measure) -> tuple[tuple[Indicator, Target], ...]:
        """Return the targets that the document states inside `measure`."""
        if measure.at is None:
            return ()
        return tuple(
            (indicator, target)
            for indicator, target in self.targets()
            if target.at is not None and target.at in measure.at
        )

    def serving(self, indicator: Indicator) -> tuple[Measure, ...]:
        """Return the measures that serve `indicator`, in the plan's order."""
        return tuple(measure for measure in self.measures if measure.id in indicator.measures)

    def section_titles(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the titles along a path of section numbers, as far as they exist."""
        titles: list[str] = []
        level = self.sections
        for number in path:
            found = next((section for section in level if section.number == number), None)
            if found is None:
                break
            titles.append(found.title)
            level = found.sections
        return tuple(titles)

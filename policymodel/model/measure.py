"""Measures, who must carry them out, and the governance that watches over them."""

from typing import Any

from attrs import field, frozen

from policymodel.findings import FieldError
from policymodel.model.document import numbered
from policymodel.model.fields import checked
from policymodel.model.scalars import Count, Id, Year
from policymodel.model.span import Span
from policymodel.model.words import CoverageCode, InstrumentCode, MechanismKindCode, RoleCode
from policymodel.text import Texts

say = Texts(__file__)


@frozen(kw_only=True, field_transformer=checked)
class Responsibility:
    """The organizations that hold one role in a measure.

    Attributes:
        role: lead, support, joint, responsible or implement.
        organizations: their names as the document prints them there, in its order.
    """

    role: RoleCode
    organizations: tuple[str, ...] = ()


def _each_role_once(_: object, attribute: Any, value: tuple[Responsibility, ...]) -> None:
    roles = [item.role for item in value]
    for role in dict.fromkeys(roles):
        if roles.count(role) > 1:
            raise FieldError(say("twice", role=role))
    for item in value:
        if not item.organizations:
            raise FieldError(say("nobody", role=item.role))


@frozen(kw_only=True, field_transformer=checked)
class Deadline:
    """A day, month or year by which something in a measure is due.

    Attributes:
        year: the year.
        month: the month, where stated.
        day: the day, where stated.
        words: how the document prints it, e.g. ``"2024年6月底前"``.
        what: what is due, in a few words; none for the whole measure.
        at: where it is stated.
    """

    year: Year
    month: Count | None = None
    day: Count | None = None
    words: str | None = None
    what: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Measure:
    """A numbered task of the plan.

    What a measure delivers is derived: the targets whose span lies inside the measure's.

    Attributes:
        id: unique in the plan, never changed; numbers may restart under each heading.
        number: the printed number.
        section: the path of printed section numbers above it, e.g. ``("三", "(一)")``.
        title: the printed title.
        summary: what is to be done, in one's own words.
        text: the document's own text, where the author may ship it.
        responsibilities: who the document makes responsible, by role.
        proposed: who is proposed by a planner; shown as proposed everywhere.
        deadlines: when it or parts of it are due.
        instruments: the policy instruments it uses; the modeller's reading, not the document's.
        responsibilities_at: where the document names them: the bracket, brackets included.
        at: the whole measure, number, title, text and bracket.
    """

    id: Id
    number: str
    section: tuple[str, ...] = ()
    title: str
    summary: str | None = None
    text: str | None = None
    responsibilities: tuple[Responsibility, ...] = field(default=(), validator=_each_role_once)
    responsibilities_at: Span | None = None
    proposed: tuple[Responsibility, ...] = field(default=(), validator=_each_role_once)
    deadlines: tuple[Deadline, ...] = ()
    instruments: tuple[InstrumentCode, ...] = ()
    at: Span | None = None

    @property
    def assignments(self) -> tuple[tuple[RoleCode, str], ...]:
        """Every (role, name) that the document prints, in its order."""
        return _printed(self.responsibilities)

    @property
    def proposed_assignments(self) -> tuple[tuple[RoleCode, str], ...]:
        """Every (role, name) that a planner proposes."""
        return _printed(self.proposed)

    @property
    def heading(self) -> str:
        """Number and title, as documents print them."""
        return numbered(self.number, self.title)


def _printed(items: tuple[Responsibility, ...]) -> tuple[tuple[RoleCode, str], ...]:
    return tuple((item.role, name) for item in items for name in item.organizations)


@frozen(kw_only=True, field_transformer=checked)
class Mechanism:
    """A part of the machinery that watches over a plan, or over one topic of it.

    Attributes:
        id: unique in the plan.
        kind: leading_body, coordination, funding, monitoring, evaluation, assessment,
            publicity, legal, tolerance or capacity.
        summary: what is set up, in one's own words.
        covers: ``"plan"`` where it leads, pays for or watches over the plan as a whole;
            ``"topic"`` where it concerns one topic: a fund for start-ups, an assessment of
            research projects, an award.
        organizations: who runs it, by the names of the plan's organizations.
        frequency: how often, as printed, e.g. ``"年度"``; none where the document is silent.
        measure: id of the measure that sets it up, where it is one.
        at: where it is stated.
    """

    id: Id
    kind: MechanismKindCode
    summary: str
    covers: CoverageCode = "plan"
    organizations: tuple[str, ...] = ()
    frequency: str | None = None
    measure: Id | None = None
    at: Span | None = None

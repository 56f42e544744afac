"""Measures, who must carry them out, and the governance that watches over them."""

import re
from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from policymodel.findings import FieldError
from policymodel.model.deadline import Deadline
from policymodel.model.document import numbered
from policymodel.model.fields import checked
from policymodel.model.scalars import Id
from policymodel.model.span import Span
from policymodel.model.words import (
    CoverageCode,
    InstrumentCode,
    MechanismKindCode,
    OfficialRoleCode,
    RoleCode,
)
from policymodel.text import Texts

say = Texts(__file__)
_STOP = re.compile("[。；;！!？?\n]|\\. ")
_LONGEST_NAME = 40


@frozen(kw_only=True, field_transformer=checked)
class Responsibility:
    """The organizations that hold one role in a measure.

    Attributes:
        role: lead, support, joint, responsible or implement.
        organizations: their names as the document prints them there, in its order.
    """

    role: RoleCode
    organizations: tuple[str, ...] = ()


@frozen(kw_only=True, field_transformer=checked)
class Official:
    """The officials who answer for a measure, by post; they are no organizations.

    Attributes:
        role: lead (牵头领导), responsible (责任领导, 责任人) or contact (联系人).
        posts: the posts as the document prints them, e.g. ``"副市长"``.
    """

    role: OfficialRoleCode
    posts: tuple[str, ...] = ()


BY_ROLE: dict[type, str] = {Responsibility: "organizations", Official: "posts"}
"""The classes whose lists a plan file writes as roles with names, and where these have the names"""


def _each_role_once(_: object, attribute: Any, value: tuple[Any, ...]) -> None:
    roles = [item.role for item in value]
    for role in dict.fromkeys(roles):
        if roles.count(role) > 1:
            raise FieldError(say("twice", role=role))
    for item in value:
        kind = BY_ROLE[type(item)]
        if not getattr(item, kind):
            raise FieldError(say(f"nobody.{kind}", role=item.role))


@frozen(kw_only=True, field_transformer=checked)
class MeasurePart:
    """One of several tasks in a measure, with those who carry it out, and when it is due.

    Attributes:
        number: the printed number, where it has one.
        title: the printed title, where it has one.
        summary: what is to be done, in one's own words.
        responsibilities: who the document makes responsible, by role.
        responsibilities_at: where the document names them: the bracket, brackets included.
        proposed: who is proposed by a planner; shown as proposed everywhere.
        officials: the officials who answer for it, by role and post.
        deadlines: when it or something in it is due.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        at: the whole part.
    """

    number: str | None = None
    title: str | None = None
    summary: str | None = None
    responsibilities: tuple[Responsibility, ...] = field(default=(), validator=_each_role_once)
    responsibilities_at: Span | None = None
    proposed: tuple[Responsibility, ...] = field(default=(), validator=_each_role_once)
    officials: tuple[Official, ...] = field(default=(), validator=_each_role_once)
    deadlines: tuple[Deadline, ...] = ()
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None

    @property
    def heading(self) -> str:
        """Number and title as documents print them; without a title the summary's beginning."""
        return heading(self.number, self.title or _beginning(self.summary))


@frozen(kw_only=True, field_transformer=checked)
class Measure:
    """A task of the plan.

    What a measure delivers is derived: the targets whose span lies inside the measure's.

    Attributes:
        id: unique in the plan, never changed; numbers may restart under each heading.
        number: the printed number, where it has one.
        section: the path of sections above it, by their printed numbers, e.g. ``("三", "(一)")``;
            one without a number by its title.
        title: the printed title, where it has one.
        summary: what is to be done, in one's own words.
        text: the document's own text, where the author may ship it.
        responsibilities: who the document makes responsible, by role, for the measure as such.
        proposed: who is proposed by a planner; shown as proposed everywhere.
        officials: the officials who answer for it, by role and post.
        deadlines: when it or something in it is due.
        parts: the tasks it is made of, where the document names who carries out each of them,
            or dates each.
        instruments: the policy instruments it uses; the modeller's reading, not the document's.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        responsibilities_at: where the document names them: the bracket, brackets included.
        at: the whole measure, number, title, text and bracket.
    """

    id: Id
    number: str | None = None
    section: tuple[str, ...] = ()
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    responsibilities: tuple[Responsibility, ...] = field(default=(), validator=_each_role_once)
    responsibilities_at: Span | None = None
    proposed: tuple[Responsibility, ...] = field(default=(), validator=_each_role_once)
    officials: tuple[Official, ...] = field(default=(), validator=_each_role_once)
    deadlines: tuple[Deadline, ...] = ()
    parts: tuple[MeasurePart, ...] = ()
    instruments: tuple[InstrumentCode, ...] = ()
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None

    @property
    def each_part(self) -> "tuple[Measure | MeasurePart, ...]":
        """What somebody carries out: its parts, and before them itself.

        Itself only where it has no parts, or those in charge or deadlines of its own.
        """
        own = self.responsibilities or self.proposed or self.officials or self.deadlines
        return (self, *self.parts) if own or not self.parts else self.parts

    @property
    def assignments(self) -> tuple[tuple[RoleCode, str], ...]:
        """Every (role, name) that the document prints, in its order, each once.

        `Plan.assignments` adds what follows from the document's conventions.
        """
        return printed(part.responsibilities for part in self.each_part)

    @property
    def proposed_assignments(self) -> tuple[tuple[RoleCode, str], ...]:
        """Every (role, name) that a planner proposes."""
        return printed(part.proposed for part in self.each_part)

    @property
    def due(self) -> tuple[Deadline, ...]:
        """Its deadlines and those of its parts, in the order of the document."""
        if not self.parts:  # as in most plans
            return self.deadlines
        return tuple(each for part in self.each_part for each in part.deadlines)

    @property
    def brackets(self) -> tuple[Span, ...]:
        """Where the document names those in charge of it, and of its parts."""
        own = () if self.responsibilities_at is None else (self.responsibilities_at,)
        inside = (part.responsibilities_at for part in self.parts)
        return (*own, *(at for at in inside if at is not None)) if self.parts else own

    @property
    def name(self) -> str:
        """Its title; where it has none the beginning of its summary, else its id."""
        return self.title or _beginning(self.summary) or self.id

    @property
    def heading(self) -> str:
        """Number and name, as documents print them."""
        return heading(self.number, self.name)


def heading(number: str | None, name: str) -> str:
    """Return a heading as documents print it, with or without a number, or that alone."""
    return numbered(number, name) if number and name else number or name


def printed(held: Iterable[tuple[Responsibility, ...]]) -> tuple[tuple[RoleCode, str], ...]:
    """Return every (role, name) of several lists, each once."""
    every = ((each.role, name) for items in held for each in items for name in each.organizations)
    return tuple(dict.fromkeys(every))


def _beginning(summary: str | None) -> str:
    """What a thing without a title is called: its summary up to a stop, and not too long."""
    words = _STOP.split((summary or "").strip(), maxsplit=1)[0]
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"


@frozen(kw_only=True, field_transformer=checked)
class Mechanism:
    """A part of the machinery that watches over a plan, or over one topic of it.

    Attributes:
        id: unique in the plan.
        kind: leading_body, coordination, funding, monitoring, evaluation, assessment,
            publicity, legal, tolerance, capacity, responsibility, reporting, supervision,
            incentive, pilot, standards or other.
        summary: what is set up, in one's own words.
        covers: ``"plan"`` where it leads, pays for or watches over the plan as a whole;
            ``"topic"`` where it concerns one topic: a fund for start-ups, an assessment of
            research projects, an award.
        organizations: who runs it, by the names of the plan's organizations.
        frequency: how often, as printed, e.g. ``"年度"``; none where the document is silent.
        measure: id of the measure that sets it up, where it is one.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        at: where it is stated.
    """

    id: Id
    kind: MechanismKindCode
    summary: str
    covers: CoverageCode = "plan"
    organizations: tuple[str, ...] = ()
    frequency: str | None = None
    measure: Id | None = None
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None

"""In what ways a bracket may be modelled: as printed, or as the document's conventions have it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from policymodel.model import Convention, Measure, MeasurePart, Plan, Responsibility, Span
from policymodel.model.convention import with_conventions
from policymodel.model.scalars import INVISIBLE
from policymodel.model.words import RoleCode
from policymodel.source.bodies import BETWEEN_NAMES, looks_like_name
from policymodel.source.brackets import Bracket
from policymodel.source.charged import Part
from policymodel.source.duties import ends_as_label
from policymodel.source.headings import packed

Roles = dict[str, tuple[str, ...]]
_COLON = re.compile("[:：∶]")
_SIGNS = re.compile(rf"{_COLON.pattern}|{BETWEEN_NAMES.pattern}")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
PARTING = ("comma_leads", "each_first_leads")
"""Conventions by which signs in a printed list tell who leads; a plan's lists have none."""
_UNDIVIDED = ("responsible", "joint", "implement")


def as_printed(roles: Roles, bracket: Bracket) -> Roles:
    """Return `roles` with names as the bracket prints them where they share words there.

    市机管局 and 区机管局 are printed as 市、区机管局.
    """
    names = [name for part in bracket.parts for name in part.names if name.bodies]
    made = {role: list(held) for role, held in roles.items()}
    for name in names:
        for held in made.values():
            if name.text not in held and all(body in held for body in name.bodies):
                held[held.index(name.bodies[0])] = name.text
                held[:] = [each for each in held if each not in name.bodies]
    return {role: tuple(held) for role, held in made.items()}


def half_read(plan: Plan, text: str, brackets: Iterable[Bracket]) -> Iterator[tuple[Bracket, Span]]:
    """Yield where brackets that measures claim name somebody for what is not known, and the measure
    has none of them, or not all that look like names.
    """
    unplaced = [each for each in brackets if each.unplaced]
    if not unplaced:  # as in most documents
        return
    given: dict[Span | None, set[str]] = {}
    for measure in plan.measures:
        charged: tuple[Measure | MeasurePart, ...] = (measure, *measure.parts)
        for part in charged:
            held = given.setdefault(part.responsibilities_at, set())
            held |= {packed(name) for item in part.responsibilities for name in item.organizations}
    for bracket in unplaced:
        for at in bracket.unplaced if bracket.at in given else ():
            named = members(text, at)
            left = [name for name in named if name not in given[bracket.at]]
            if len(left) == len(named) or any(map(looks_like_name, left)):
                yield bracket, at


def members(text: str, at: Span) -> list[str]:
    """Return what stands between the signs at `at`, as names are compared, without its label."""
    words = text[at.slice]
    label, *names = _COLON.split(words, maxsplit=1)
    words = names[0] if names and ends_as_label(f"{label}：") else words
    return [each for each in map(packed, _SIGNS.split(words)) if each]


def readings(bracket: Bracket, plan: Plan, measure: Measure, modelled: Roles) -> list[Roles]:
    """Return the ways in which `bracket` may be modelled, the words as printed first.

    Where the document has conventions that reach the measure, what follows from them is a way
    of its own, and so is what only partly follows: `modelled` itself where the conventions make
    the same of it and of what is printed.
    """
    told = plan.conventions_of(measure)
    parted = [each for each in told if each.kind in PARTING]
    ways = [_roles(parts) for parts in (bracket.parts, *bracket.others)]
    ways += [parted_leads(way, each) for each in parted for way in (bracket.parts, *bracket.others)]
    if told:
        follows = [_applied(way, told, plan) for way in ways]
        if _applied(modelled, told, plan) in follows:
            ways.append(modelled)
        ways += follows
    return ways


def _roles(parts: Iterable[Part]) -> Roles:
    return {part.role: tuple(name.text for name in part.names) for part in parts}


def parted_leads(parts: tuple[Part, ...], convention: Convention) -> Roles:
    """Return who holds which role where signs part those who lead, if nobody is said to lead.

    Those before the first comma, or the first of each list.
    """
    if not parts or any(part.role not in _UNDIVIDED for part in parts):
        return _roles(parts)
    first, *rest = parts
    if convention.kind == "each_first_leads":
        heads = [next(group) for _, group in groupby(first.names, key=attrgetter("group"))]
    else:
        heads = [name for name in first.names if name.group == first.names[0].group]
    leads = tuple(name.text for name in heads)
    others = tuple(name.text for name in first.names if name not in heads)
    made: Roles = {"lead": leads}
    if others:
        made[convention.others or first.role] = others
    for part in rest:
        made[part.role] = (*made.get(part.role, ()), *(name.text for name in part.names))
    return made


def _applied(roles: Roles, told: Iterable[Convention], plan: Plan) -> Roles:
    def known_as(name: str) -> str:
        known = plan.organization(name)
        return known.name if known else name

    held = tuple(_responsibility(role, names) for role, names in roles.items())
    applied = with_conventions(held, told, known_as)
    return {item.role: item.organizations for item in applied}


def _responsibility(role: str, names: tuple[str, ...]) -> Responsibility:
    code: RoleCode = role  # type: ignore[assignment]  # the reader knows no other words
    # No plan holds what nobody sees, but a document may.
    return Responsibility(
        role=code, organizations=tuple(_UNSEEN.sub("", name) or "—" for name in names)
    )

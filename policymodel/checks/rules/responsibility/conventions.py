"""What a document says once of how it names those in charge: whole, and said in one way."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Convention
from policymodel.vocabulary import CONVENTION_KINDS, ROLES


@rule("R104", "error")
def convention_is_whole(index: Index) -> Iterator[Violation]:
    """A convention says either which organizations take part everywhere and in which role, or who
    leads, never both.
    """
    for path, convention, _ in index.parts(Convention):
        if convention.kind == "also":
            if convention.others is not None:
                yield Violation(f"{path}.others", "others")
            if not convention.organizations:
                yield Violation(path, "nobody")
            if convention.role is None:
                yield Violation(path, "no_role")
        elif convention.organizations or convention.role is not None:
            key = "organizations" if convention.organizations else "role"
            yield Violation(f"{path}.{key}", "adds", kind=CONVENTION_KINDS[convention.kind])
        elif convention.others == "lead":
            yield Violation(f"{path}.others", "all_lead")


@rule("R105", "error")
def conventions_do_not_contradict(index: Index) -> Iterator[Violation]:
    """For each measure the document has one way to tell who leads, and gives each organization one
    role.
    """
    plan = index.plan
    places = {id(each): k for k, each in enumerate(plan.conventions)}
    told: set[int] = set()
    for measure in plan.measures:
        first: dict[str, Convention] = {}
        for each in plan.conventions_of(measure):
            place = places[id(each)]
            for other in _contradicted(index, first, each):
                if place not in told:
                    told.add(place)
                    yield _contradiction(places, each, other)


def _contradicted(
    index: Index, first: dict[str, Convention], each: Convention
) -> Iterator[Convention]:
    """Those of the `first` conventions that say otherwise than `each`, which joins them."""
    if each.kind != "also":
        other = first.setdefault("", each)
        if (each.kind, each.others) != (other.kind, other.others):
            yield other
        return
    for name in each.organizations:
        other = first.setdefault(index.known_as(name), each)
        if each.role and other.role and each.role != other.role:  # R104 says where one is missing
            yield other


def _contradiction(places: dict[int, int], each: Convention, other: Convention) -> Violation:
    place, there = places[id(each)], places[id(other)] + 1
    path, here = f"conventions[{place}]", place + 1
    if each.kind == "also" and each.role and other.role:
        role, before = ROLES[each.role], ROLES[other.role]
        return Violation(f"{path}.role", "role", here=here, there=there, role=role, before=before)
    kind, before_kind = CONVENTION_KINDS[each.kind], CONVENTION_KINDS[other.kind]
    if each.kind == other.kind:
        return Violation(path, "others", here=here, there=there)
    return Violation(f"{path}.kind", here=here, there=there, kind=kind, before=before_kind)

"""What a document says once for all the measures that follow, and what follows from it."""

from collections.abc import Callable, Iterable

from attrs import frozen

from policymodel.model.fields import checked
from policymodel.model.measure import Responsibility
from policymodel.model.scalars import Id
from policymodel.model.span import Span
from policymodel.model.words import ConventionKindCode, RoleCode

_Roles = dict[RoleCode, tuple[str, ...]]


@frozen(kw_only=True, field_transformer=checked)
class Convention:
    """What a document says once of how it names those in charge.

    Measures may be modelled as they are printed, or with what follows from the convention.

    Attributes:
        kind: first_leads: the first one listed leads; comma_leads: those before the comma
            lead; each_first_leads: the first of each list, where several parties have one each
            (市甲局、市乙局；邻市丙局、邻市丁局); also: these organizations take part in each
            measure and are not listed again.
        others: the role of those who do not lead, where the document says so (其余为配合单位);
            else they keep the role that is printed.
        role: the role of those whom ``also`` adds.
        organizations: whom ``also`` adds, by the names of the plan's organizations.
        section: the path of the section it holds in; in the whole document where left out.
        from_measure: id of the first measure that it holds for; from the first one on where
            left out.
        words: the characters that state it, as printed.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where `words` stands.
    """

    kind: ConventionKindCode
    others: RoleCode | None = None
    role: RoleCode | None = None
    organizations: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    from_measure: Id | None = None
    words: str | None = None
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None


def with_conventions(
    held: tuple[Responsibility, ...],
    conventions: Iterable[Convention],
    known_as: Callable[[str], str],
) -> tuple[Responsibility, ...]:
    """Return `held` with what follows from `conventions`; once more changes nothing.

    Where a printed list is parted, a plan's lists do not tell: what follows from ``comma_leads``
    and ``each_first_leads`` is modelled measure by measure.

    Args:
        held: who is named, by role, in printed order.
        conventions: those that reach the measure, in the document's order.
        known_as: gives the one name of an organization that has several.
    """
    told = tuple(conventions)
    roles: _Roles = {item.role: item.organizations for item in held}
    everywhere = {known_as(n) for each in told if each.kind == "also" for n in each.organizations}
    for each in told:
        if each.kind == "first_leads":
            roles = _first_leads(roles, each.others, everywhere, known_as)
    for each in told:
        if each.kind == "also" and each.role is not None:
            roles = _also(roles, each.role, each.organizations, known_as)
    made = tuple(Responsibility(role=role, organizations=n) for role, n in roles.items())
    return held if made == held else made


def _first_leads(
    roles: _Roles,
    others: RoleCode | None,
    everywhere: set[str],
    known_as: Callable[[str], str],
) -> _Roles:
    """Let the first one lead, where nobody is said to lead or to support."""
    if not roles or "lead" in roles or "support" in roles:
        return roles
    role, (first, *rest) = next(iter(roles.items()))
    if known_as(first) in everywhere:
        return roles  # who is named once for all measures heads no list
    made: _Roles = {"lead": (first,)}
    if rest:
        made[others or role] = tuple(rest)
    for each, names in roles.items():
        if each != role:
            made[each] = (*made.get(each, ()), *names)
    return made


def _also(
    roles: _Roles, role: RoleCode, names: Iterable[str], known_as: Callable[[str], str]
) -> _Roles:
    named = {known_as(name) for held in roles.values() for name in held}
    new: list[str] = []
    for name in names:
        if (known := known_as(name)) not in named:
            named.add(known)
            new.append(name)
    return {**roles, role: (*roles.get(role, ()), *new)} if new else roles

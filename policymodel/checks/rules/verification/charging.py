"""Rules on who is charged: the responsibilities of a measure are those of its bracket."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Measure, MeasurePart, Span
from policymodel.source import Bracket
from policymodel.source.headings import packed
from policymodel.source.readings import Roles, as_printed, half_read, members, readings
from policymodel.text import Text, Texts
from policymodel.vocabulary import ROLES

say = Texts(__file__)
_Charged = Measure | MeasurePart


@rule("V008", "error")
def responsibilities_are_printed(index: Index) -> Iterator[Violation]:
    """A measure's responsibilities are those of its bracket, or of the words of a sentence or the
    cells of a table that it points to, role by role, and no other.
    """
    found = index.brackets
    brackets = {bracket.at: bracket for bracket in found.read}
    for above, measure, part in _charged(index):
        path, at = f"{above}.responsibilities", part.responsibilities_at
        if at is None:
            if part.responsibilities and part.at and not _holds_one(index, part.at):
                yield Violation(path, "no_bracket", at=part.at)
        elif at in brackets:
            yield from _compared(index, measure, part, (brackets[at],), path)
        elif at in found.unread:
            yield from _named(index, part, at, path)
        elif said := _in_words(index, at):
            yield from _compared(index, measure, part, said, path)
        elif index.source.cells_of(index.plan, at) is not None:
            yield from _named(index, part, at, path)
        elif index.source.at(at) is not None:
            near, around = _nearest(index, at), index.source.around(at)
            yield Violation(f"{path}_at", "not_one", near, at, around=around)


@rule("V023", "warning")
def brackets_can_be_read(index: Index) -> Iterator[Violation]:
    """What looks like a responsibility bracket can be read: who is charged with what."""
    claims = {
        part.responsibilities_at: f"{path}.responsibilities_at" for path, _, part in _charged(index)
    }
    told = [each.at for each in index.plan.conventions if each.kind == "also" and each.at]
    for at in index.brackets.unread:
        if any(each in at for each in told):
            continue  # said of several measures, as the convention has it
        what = "claimed" if at in claims else "unclaimed"
        yield Violation(claims.get(at, "measures"), what, at=at, bracket=index.source.quoted(at))
    for bracket, at in half_read(index.plan, index.source.text, index.brackets.read):
        yield Violation(claims[bracket.at], "unplaced", at=at, words=index.source.quoted(at))


def _charged(index: Index) -> Iterator[tuple[str, Measure, _Charged]]:
    for path, measure, _ in index.parts(Measure):
        yield path, measure, measure
        for place, part in enumerate(measure.parts):
            yield f"{path}.parts[{place}]", measure, part


def _holds_one(index: Index, at: Span) -> bool:
    first = _first_from(index, at.start)
    read = index.brackets.read
    return (first < len(read) and read[first].at in at) or any(
        span in at for span in index.brackets.unread
    )


def _in_words(index: Index, at: Span) -> tuple[Bracket, ...]:
    """Return whom words at `at` charge where no bracket stands: a sentence, a heading, cells."""
    if _holds_one(index, at):
        return ()
    said = index.source.sentence_of(index.plan, at)
    cells = index.source.cells_of(index.plan, at)
    if said is None and cells is None:
        said = index.source.heading_of(index.plan, at)
    return (*([said] if said else []), *(cells or ()))


def _nearest(index: Index, at: Span) -> Text | None:
    every = (bracket.at for bracket in index.brackets.read)
    near = min(every, key=lambda span: abs(span.start - at.start), default=None)
    return None if near is None else say("nearest", start=near.start, end=near.end)


def _first_from(index: Index, offset: int) -> int:
    return bisect_left(index.brackets.read, offset, key=lambda bracket: bracket.at.start)


def _named(index: Index, part: _Charged, at: Span, path: str) -> Iterator[Violation]:
    """Look for the names at least, where roles cannot be read."""
    printed = packed(index.source.text[at.slice])
    for item in part.responsibilities:
        for name in item.organizations:
            if packed(name) not in printed:
                role, code = ROLES[item.role], item.role
                yield Violation(path, "added", at=at, name=short(name), role=role, code=code)


def _packed_names(index: Index) -> Iterator[dict[str, str]]:
    """Yield the names of those in charge as they are compared: each stands at many measures."""
    charged = (part for _, _, part in _charged(index))
    every = (n for part in charged for item in part.responsibilities for n in item.organizations)
    yield {name: packed(name) for name in dict.fromkeys(every)}


def _compared(
    index: Index, measure: Measure, part: _Charged, said: Sequence[Bracket], path: str
) -> Iterator[Violation]:
    names = index.shared(_packed_names)[0]
    given: Roles = {
        item.role: tuple([names[name] for name in item.organizations])
        for item in part.responsibilities
    }
    # Of several readings the one that is meant is the nearest.
    away, modelled, nearest, bracket = min(
        (_nearest_way(index, measure, given, each) for each in said), key=lambda way: way[0]
    )
    if away:
        yield from _differences(nearest, modelled, bracket.at, path)
    posts = packed(index.source.text[bracket.at.slice]) if part.officials else ""
    for official in part.officials:
        for post in official.posts:
            if packed(post) not in posts:
                where = path.removesuffix("responsibilities") + "officials"
                yield Violation(where, "post", at=bracket.at, name=short(post))


def _nearest_way(
    index: Index, measure: Measure, given: Roles, bracket: Bracket
) -> tuple[int, Roles, Roles, Bracket]:
    """Return how far what is given is from the nearest reading of a bracket, and both of these."""
    modelled = as_printed(_without_unplaced(index, given, bracket), bracket)
    ways = readings(bracket, index.plan, measure, modelled)
    if modelled in ways:
        return 0, modelled, modelled, bracket
    nearest = min(ways, key=lambda way: len(_pairs(way) ^ _pairs(modelled)))
    return 1 + len(_pairs(nearest) ^ _pairs(modelled)), modelled, nearest, bracket


def _without_unplaced(index: Index, given: Roles, bracket: Bracket) -> Roles:
    """Return `given` without whom the bracket names for what is not known."""
    if not bracket.unplaced:  # as nearly always
        return given
    apart = {name for at in bracket.unplaced for name in members(index.source.text, at)}
    apart -= {packed(name.text) for part in bracket.parts for name in part.names}
    left = {role: tuple(n for n in names if n not in apart) for role, names in given.items()}
    return {role: names for role, names in left.items() if names}


def _differences(printed: Roles, modelled: Roles, at: Span, path: str) -> Iterator[Violation]:
    for role, names in printed.items():
        for name in dict.fromkeys(names):
            if name in modelled.get(role, ()):
                continue
            other = next((r for r, held in modelled.items() if name in held), None)
            yield Violation(
                path,
                "other_role" if other else "left_out",
                at=at,
                name=name,
                role=ROLES[role],
                code=role,
                held=ROLES[other] if other else None,
                other=other,
            )
    for role, names in modelled.items():
        for name in dict.fromkeys(names):
            # In another role of the bracket it was reported above, unless it holds that too.
            if name not in printed.get(role, ()) and not _is_misplaced(name, printed, modelled):
                given = short(name)
                yield Violation(path, "added", at=at, name=given, role=ROLES[role], code=role)
    if _sorted(printed) == _sorted(modelled):
        yield Violation(path, "order", at=at)


def _is_misplaced(name: str, printed: Roles, modelled: Roles) -> bool:
    """Whether a role of the bracket misses `name`, which the plan gives another role."""
    return any(name in held and name not in modelled.get(r, ()) for r, held in printed.items())


def _sorted(roles: Roles) -> dict[str, list[str]]:
    return {role: sorted(names) for role, names in roles.items()}


def _pairs(roles: Roles) -> set[tuple[str, str]]:
    return {(role, name) for role, names in roles.items() for name in names}

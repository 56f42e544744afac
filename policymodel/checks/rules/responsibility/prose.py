"""Who is given duties in the words of a measure, and not where the measure names who carries it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from policymodel.analysis.likeness import is_collective
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text

# Organizations that act on a plan. Others in a measure's text are what is acted on: a firm that is
# supported, a park that is built, a ministry that is asked.
_ACTORS = {
    "party_body",
    "leading_group",
    "government",
    "department",
    "central_branch",
    "people_organization",
    "city_government",
    "county_government",
    "township_government",
}
_SHOWN = 4
_MEMBERS = "成员单位"  # who names a group's members has named the group


@rule("R210", "warning")
def mechanism_fits_responsibilities(index: Index) -> Iterator[Violation]:
    """The organization that runs a mechanism is assigned to the measure that sets it up."""
    for (place, name), path in index.shared(_run_by_others):
        if _works_through_others(index, name):
            continue  # R211
        measure, assigned = index.plan.measures[place], index.plan.assignments
        listed = [*dict.fromkeys(each for _, each in assigned(measure))]
        where = index.measure_name(measure)
        yield Violation(path, measure=where, name=short(name), listed=listed)


@rule("R211", "info")
def named_organization_is_assigned(index: Index) -> Iterator[Violation]:
    """An organization that acts, and that the document first names in the text of a measure, is
    assigned to it; so is a leading group that is to act there.
    """
    run = index.shared(_run_by_others)
    told = {*(who for who, _ in run), *_leading(index)}
    found: list[tuple[str, Text]] = []
    for i, place in _first_named(index):
        name = index.plan.organizations[i].name
        if (place, name) not in told and not _is_assigned(index, place, name):
            found.append((f"organizations[{i}]", _placed(index, place, name)))
    for (place, name), path in run:
        if _works_through_others(index, name):
            found.append((path, _placed(index, place, name)))
    if found:
        yield Violation(found[0][0], names=_list([said for _, said in found]))


def _placed(index: Index, place: int, name: str) -> Text:
    where = index.measure_name(index.plan.measures[place])
    return Text(f"“{short(name)}”（{where.zh}）", f'"{short(name)}" ({where.en})')


def _works_through_others(index: Index, name: str) -> bool:
    """Whether a body is a leading group: the department charged does the daily work of it."""
    organization = index.plan.organization(name)
    return organization is not None and organization.kind == "leading_group"


def _list(named: list[Text]) -> Text:
    """The first few of organizations with their measures, and how many there are."""
    zh = "、".join(each.zh for each in named[:_SHOWN])
    en = ", ".join(each.en for each in named[:_SHOWN])
    if (more := len(named) - _SHOWN) > 0:
        return Text(f"{zh}等{len(named)}个单位", f"{en} and {more} more")
    return Text(zh, en)


def _run_by_others(index: Index) -> Iterable[tuple[tuple[int, str], str]]:
    """Who runs a mechanism of a measure and is not assigned to that, with the path."""
    running = [(i, each) for i, each in enumerate(index.plan.mechanisms) if each.organizations]
    if not running:
        return ()
    ids = [measure.id for measure in index.plan.measures]
    counts = Counter(ids)
    # An id that two measures bear may mean either.
    places = {code: i for i, code in enumerate(ids) if counts[code] == 1}
    issuers = {index.known_as(name) for name in index.plan.document.issuers}
    found: dict[tuple[int, str], str] = {}
    for i, item in running:
        place = places.get(item.measure or "")
        if place is None or not index.assigned[place] or item.kind == "leading_body":
            continue
        if not all(map(index.plan.organization, index.assigned[place])):
            continue  # an unknown name may be a slip for any of them
        for k, name in enumerate(item.organizations):
            organization = index.plan.organization(name)
            if organization is None or organization.name in issuers:
                continue  # who issues a plan stands in no bracket of it
            if not _is_assigned(index, place, organization.name):
                found.setdefault((place, organization.name), f"mechanisms[{i}].organizations[{k}]")
    return found.items()


def _leading(index: Index) -> Iterator[tuple[int, str]]:
    """Those above the departments that a measure sets up or strengthens: acted on, not assigned."""
    places = {measure.id: i for i, measure in enumerate(index.plan.measures)}
    for item in index.plan.mechanisms:
        if item.kind == "leading_body" and item.measure in places:
            for name in item.organizations:
                yield places[item.measure], index.known_as(name)


def _is_assigned(index: Index, place: int, name: str) -> bool:
    assigned = index.assigned[place]
    known = filter(None, map(index.plan.organization, assigned))
    return not assigned.isdisjoint({name, name + _MEMBERS}) or any(
        name in map(index.known_as, organization.members) for organization in known
    )


def _first_named(index: Index) -> Iterator[tuple[int, int]]:
    """The organizations that act, with the measure in whose text each is named first, if in one's.

    The list of responsible units is no part of the text; a measure without one assigns nobody.
    """
    measures = index.plan.measures
    places = sorted((each.at.start, i) for i, each in enumerate(measures) if each.at is not None)
    starts = [start for start, _ in places]
    for i, organization in enumerate(index.plan.organizations):
        at = organization.at
        if at is None or organization.kind not in _ACTORS:
            continue
        before = bisect_right(starts, at.start)
        if not before:
            continue
        place = places[before - 1][1]
        around, listed = measures[place].at, measures[place].brackets
        is_in_text = around and listed and at in around and not any(at in e for e in listed)
        if is_in_text and not is_collective(organization):
            yield i, place

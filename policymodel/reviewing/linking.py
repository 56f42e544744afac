"""What parts of a plan list those that a review adds, as drafting would have it."""

from collections.abc import Iterator, Sequence

from policymodel.model import Goal, Indicator, Measure, Plan, Span
from policymodel.model.places import Path, parse_path, places
from policymodel.reviewing.added import Added


def links(plan: Plan, added: Sequence[Added]) -> Iterator[tuple[Path, str, list[str]]]:
    """Yield the lists of a plan that get the ids of parts that are added: path, key and ids.

    An indicator belongs to the innermost goal in which it is stated; a measure serves the
    indicators whose targets stand in it.
    """
    found: dict[tuple[Path, str], list[str]] = {}
    for each in added:
        if each.id is None:
            continue
        if each.cls is Indicator and (at := _stated(each)) and (path := _goal(plan, at)):
            found.setdefault((path, "indicators"), []).append(each.id)
        if each.cls is Measure and each.at is not None:
            for number in _served(plan, each.at):
                found.setdefault((("indicators", number), "measures"), []).append(each.id)
    yield from ((path, key, ids) for (path, key), ids in found.items())


def _stated(indicator: Added) -> Span | None:
    return indicator.first.at if indicator.first is not None else indicator.at


def _goal(plan: Plan, at: Span) -> Path | None:
    """Return the path of the shortest goal that holds a place."""
    held = [
        (goal.part.at.end - goal.part.at.start, goal.path)
        for goal in places(plan, Goal)
        if goal.part.at is not None and at in goal.part.at
    ]
    return parse_path(min(held)[1]) if held else None


def _served(plan: Plan, at: Span) -> Iterator[int]:
    for number, each in enumerate(plan.indicators):
        if any(target.at is not None and target.at in at for target in each.targets):
            yield number

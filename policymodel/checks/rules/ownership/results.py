"""Results that somebody owns: indicators that measures serve, measures that deliver."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate, chain

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Indicator, Measure, Span, Target


@rule("O101", "warning")
def indicator_is_served(index: Index) -> Iterator[Violation]:
    """An indicator with a number or a benchmark to reach is served by a measure."""
    if not index.plan.measures:
        return
    for path, indicator in _measured(index):
        if not indicator.measures:
            yield Violation(path, name=short(indicator.name))


@rule("O102", "info")
def measure_has_deliverable(index: Index) -> Iterator[Violation]:
    """A measure has a result that can be verified, or a deadline."""
    firm = [item for item in index.plan.indicators if any(map(_is_verifiable, item.targets))]
    served = frozenset(chain.from_iterable(item.measures for item in firm))
    holds = _holding_targets(index)
    found = [
        (path, measure.name)
        for path, measure, _ in index.parts(Measure)
        if not (measure.due or measure.id in served or holds(measure.at))
    ]
    yield from once(found, len(index.plan.measures))


@rule("O103", "info")
def goal_has_indicator(index: Index) -> Iterator[Violation]:
    """A goal is measured by an indicator: its own, or one of a goal below it."""
    measured: dict[str, bool] = {}
    for path, goal in reversed(index.goals):  # what is below comes first
        measured[path] = bool(goal.indicators) or any(
            measured[f"{path}.goals[{k}]"] for k in range(len(goal.goals))
        )
    found = [(path, goal.title) for path, goal in index.goals if not measured[path]]
    yield from once(found, len(index.goals))


@rule("O104", "info")
def indicator_belongs_to_goal(index: Index) -> Iterator[Violation]:
    """In a plan with goals, an indicator with a number or a benchmark belongs to one of them."""
    if not index.goals:
        return
    held = set(chain.from_iterable(goal.indicators for _, goal in index.goals))
    measured = _measured(index)
    found = [(path, each.name) for path, each in measured if each.id not in held]
    yield from once(found, len(measured))


@rule("O105", "info")
def indicator_has_lead(index: Index) -> Iterator[Violation]:
    """Where a plan names leads, at least one of the measures that serve an indicator has a lead."""
    measures = index.plan.measures
    if not any(each.role == "lead" and each.basis == "document" for each in index.assignments):
        return  # R201 and R202 say so of a plan that leads nowhere
    led = {measure.id for place, measure in enumerate(measures) if _is_led(index, place)}
    served = [(f"{path}.measures", each) for path, each in _measured(index) if each.measures]
    found = [(path, each.name) for path, each in served if led.isdisjoint(each.measures)]
    yield from once(found, len(served))


def _holding_targets(index: Index) -> Callable[[Span | None], bool]:
    """Tell of a passage whether a target that can be verified lies within it."""
    targets = (placed.target for placed in index.targets if _is_verifiable(placed.target))
    places = sorted((target.at.start, target.at.end) for target in targets if target.at)
    starts = [start for start, _ in places]
    # The nearest end of a target that starts here or later: within the passage, or none is.
    ends = [*accumulate((end for _, end in reversed(places)), min)][::-1]

    def holds(passage: Span | None) -> bool:
        first = len(ends) if passage is None else bisect_left(starts, passage.start)
        return passage is not None and first < len(ends) and ends[first] <= passage.end

    return holds


def _measured(index: Index) -> list[tuple[str, Indicator]]:
    """The indicators with a number or a benchmark to reach, with their paths."""
    return [
        (path, indicator)
        for path, indicator, _ in index.parts(Indicator)
        if any(each.value is not None or each.kind == "relative" for each in indicator.targets)
    ]


def _is_verifiable(target: Target) -> bool:
    return target.value is not None or (target.kind == "milestone" and target.year is not None)


def _is_led(index: Index, place: int) -> bool:
    """Whether somebody answers for a measure: its lead, or the only organization assigned."""
    measure = index.plan.measures[place]
    charged = (*index.plan.assignments(measure), *measure.proposed_assignments)
    roles = {role for role, _ in charged}
    return "lead" in roles or len(index.assigned[place]) == 1

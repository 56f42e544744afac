"""Results that somebody owns: indicators that measures serve, measures that deliver."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate, chain

from policymodel.analysis.counted import share_of
from policymodel.analysis.safeguards import contents, is_all_dated, safeguards
from policymodel.analysis.serving import is_measured
from policymodel.analysis.targets import is_rhythm
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Indicator, Measure, NotTarget, Span, Target
from policymodel.text import Text

_MEASURES = Text("任务", "measure{s}")
_TASKS = Text("任务（保障措施除外）", "measure{s} (safeguards left out)")
_COUNTED = re.compile(r"\d[^\d\s]")
_SERVED = Text("有任务支撑的指标", "indicator{s} that measures serve")


@rule("O102", "info")
def measure_has_deliverable(index: Index) -> Iterator[Violation]:
    """A measure has a number or a year by which it can be verified, but for one that says how the
    plan is carried out, and where dated steps say by when all is done.
    """
    if is_all_dated(index):
        return
    firm = [
        item.serving
        for item in index.plan.indicators
        if item.serving and any(map(_is_verifiable, item.targets))
    ]
    served = frozenset(chain.from_iterable(firm))
    holds, guarantees = _holding_numbers(index), safeguards(index)
    apart = guarantees | contents(index)
    found = [
        (path, measure.name)
        for path, measure, _ in index.parts(Measure)
        if not (measure.due or measure.id in served or holds(measure.at))
        and measure.id not in apart
    ]
    total = sum(each.id not in apart for each in index.plan.measures)
    things = _TASKS if guarantees else _MEASURES
    yield from once(found, total, share=share_of(len(found), total, things))


@rule("O104", "info")
def numbers_are_among_goals(index: Index) -> Iterator[Violation]:
    """In a plan with numbers among its goals, no number stands in the text of measures alone."""
    numeric = [
        each
        for each in index.targets
        if each.target.value is not None
        and each.target.per is None  # asked of each place alike, it needs no breaking down
        and not is_rhythm(each.target, each.indicator)
    ]
    inside: dict[str, bool] = {}
    for each in numeric:
        # Where a number without a place stands, nobody knows: then it may be among the goals.
        deep = each.target.restates is None and index.measure_at(each.target.at) is not None
        inside[each.indicator_path] = inside.get(each.indicator_path, True) and deep
    if not any(each.target.at and not index.measure_at(each.target.at) for each in numeric):
        return
    found = [(each, path) for path, each, _ in index.parts(Indicator) if inside.get(path)]
    yield from once([(path, each.name) for each, path in found], len(inside))


@rule("O105", "info")
def indicator_has_lead(index: Index) -> Iterator[Violation]:
    """Where a plan names leads, at least one of the measures that serve an indicator has a lead."""
    measures = index.plan.measures
    if not any(each.role == "lead" and each.basis == "document" for each in index.assignments):
        return  # R201 says so of a plan that leads nowhere
    leading = {each.measure for each in index.assignments if each.role == "lead"}
    led = {m.id for i, m in enumerate(measures) if i in leading or _is_alone(index, m)}
    served = [
        (f"{path}.measures", each)
        for path, each, _ in index.parts(Indicator)
        if each.serving and is_measured(each)
    ]
    known = led | {index.cut_off}  # who leads a measure that is cut off nobody knows
    found = [(path, each.name) for path, each in served if known.isdisjoint(each.serving)]
    yield from once(found, len(served), share=share_of(len(found), len(served), _SERVED))


def _holding_numbers(index: Index) -> Callable[[Span | None], bool]:
    """Tell of a passage whether it holds a target that can be verified, or a count of its items.

    A count is no target, but whether all the 10 systems were reformed can be verified.
    """
    targets = (placed.target.at for placed in index.targets if _is_verifiable(placed.target))
    counts = (each.part.at for each in index.parts(NotTarget) if _counts_items(each.part))
    places = sorted((at.start, at.end) for at in chain(targets, counts) if at)
    starts = [start for start, _ in places]
    # The nearest end of a target that starts here or later: within the passage, or none is.
    ends = [*accumulate((end for _, end in reversed(places)), min)][::-1]

    def holds(passage: Span | None) -> bool:
        first = len(ends) if passage is None else bisect_left(starts, passage.start)
        return passage is not None and first < len(ends) and ends[first] <= passage.end

    return holds


def _counts_items(item: NotTarget) -> bool:
    """Whether a number that is no target says how many things there are: 10个系列, not 两高."""
    return item.why == "scope_count" and bool(_COUNTED.search(item.words))


def _is_verifiable(target: Target) -> bool:
    """Whether it can be said that a target is met: by its number, its year or its benchmark."""
    return target.value is not None or target.year is not None or target.benchmark is not None


def _is_alone(index: Index, measure: Measure) -> bool:
    """Whether one organization alone is assigned to a measure, and so answers for it."""
    # Who takes part everywhere by a convention is no second one beside the only one listed.
    listed = {
        index.known_as(name)
        for part in measure.each_part
        for item in part.responsibilities
        for name in item.organizations
    }
    return len(listed) == 1

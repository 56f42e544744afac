"""Results that somebody owns: indicators that measures serve, measures that deliver."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, chain

from policymodel.analysis.wording import short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.model import Indicator, Measure, Target


@rule("O101", "warning")
def indicator_is_served(index: Index) -> Iterator[Violation]:
    """An indicator with a number or a benchmark to reach is served by a measure."""
    if not index.plan.measures:
        return
    for i, indicator in enumerate(index.plan.indicators):
        if _is_measured(indicator) and not indicator.measures:
            yield Violation(
                f"indicators[{i}]",
                Text(
                    f"指标“{short(indicator.name)}”应有任务支撑，实为没有任务为其服务",
                    f'expected a measure that serves "{short(indicator.name)}", found none',
                ),
                Text(
                    "请核对文件，在 measures 中写明支撑任务的编号；文件确无的，应明确由谁负责",
                    "check the document, and give the ids under measures; where it has none, "
                    "somebody should be charged",
                ),
            )


@rule("O102", "info")
def measure_has_deliverable(index: Index) -> Iterator[Violation]:
    """A measure has a result that can be verified, or a deadline."""
    delivers = _Deliverables(index)
    found = [
        (i, measure)
        for i, measure in enumerate(index.plan.measures)
        if not measure.deadlines and measure not in delivers
    ]
    if found:
        shown = some([measure.title for _, measure in found])
        total = len(index.plan.measures)
        yield Violation(
            f"measures[{found[0][0]}]",
            Text(
                f"任务应有量化成果或完成时限，实为 {total} 项中 {len(found)} 项两者都没有："
                f"{shown.zh}",
                f"expected a quantified result or a deadline, found {len(found)} of "
                f"{total} measures with neither: {shown.en}",
            ),
            Text(
                "下达任务时请补充数量和时限",
                "add a number and a date when handing them out",
            ),
        )


@rule("O103", "info")
def goal_has_indicator(index: Index) -> Iterator[Violation]:
    """A goal is measured by an indicator: its own, or one of a goal below it."""
    measured: dict[str, bool] = {}
    for path, goal in reversed(index.goals):  # what is below comes first
        measured[path] = bool(goal.indicators) or any(
            measured[f"{path}.goals[{k}]"] for k in range(len(goal.goals))
        )
    found = [(path, goal) for path, goal in index.goals if not measured[path]]
    if found:
        shown = some([goal.title for _, goal in found])
        yield Violation(
            found[0][0],
            Text(
                f"目标应有指标衡量，实为 {len(index.goals)} 个中 {len(found)} 个没有：{shown.zh}",
                f"expected goals that an indicator measures, found {len(found)} of "
                f"{len(index.goals)} without: {shown.en}",
            ),
            Text("请核对有无可衡量的指标", "see whether an indicator measures them"),
        )


@rule("O104", "info")
def indicator_belongs_to_goal(index: Index) -> Iterator[Violation]:
    """In a plan with goals, an indicator with a number or a benchmark belongs to one of them."""
    if not index.goals:
        return
    held = set(chain.from_iterable(goal.indicators for _, goal in index.goals))
    measured = [
        (i, indicator)
        for i, indicator in enumerate(index.plan.indicators)
        if _is_measured(indicator)
    ]
    found = [(i, indicator) for i, indicator in measured if indicator.id not in held]
    if found:
        shown = some([indicator.name for _, indicator in found])
        total = len(measured)
        yield Violation(
            f"indicators[{found[0][0]}]",
            Text(
                f"指标应归属于总目标，实为有数量或对标目标的 {total} 个中 {len(found)} 个不属于"
                f"任何目标：{shown.zh}",
                f"expected indicators that belong to a goal, found {len(found)} of the {total} "
                f"with a number or a benchmark to belong to none: {shown.en}",
            ),
            Text("请列入某个目标的 indicators", "list them under the indicators of a goal"),
        )


@rule("O105", "info")
def indicator_has_lead(index: Index) -> Iterator[Violation]:
    """Where a plan names leads, at least one of the measures that serve an indicator has a lead."""
    measures = index.plan.measures
    if not any(role == "lead" for measure in measures for role, _ in measure.assignments):
        return  # R201 and R202 say so of a plan that leads nowhere
    led = {measure.id for place, measure in enumerate(measures) if _is_led(index, place)}
    served = [
        (i, indicator)
        for i, indicator in enumerate(index.plan.indicators)
        if indicator.measures and _is_measured(indicator)
    ]
    found = [(i, indicator) for i, indicator in served if led.isdisjoint(indicator.measures)]
    if found:
        shown = some([indicator.name for _, indicator in found])
        yield Violation(
            f"indicators[{found[0][0]}].measures",
            Text(
                f"支撑指标的任务应有牵头单位，实为 {len(served)} 个指标中 {len(found)} 个没有："
                f"{shown.zh}",
                f"expected a lead for a measure that serves each indicator, found "
                f"{len(found)} of {len(served)} without: {shown.en}",
            ),
            Text(
                "下达指标时请明确由谁牵头；可在任务的 proposed 中提出",
                "settle who leads; propose it under proposed of a measure",
            ),
        )


class _Deliverables:
    """What measures deliver: by the indicators they serve, and in their own text."""

    def __init__(self, index: Index) -> None:
        firm = [item for item in index.plan.indicators if any(map(_is_verifiable, item.targets))]
        self._served = frozenset(chain.from_iterable(item.measures for item in firm))
        spans = sorted(
            placed.target.at
            for placed in index.targets
            if placed.target.at is not None and _is_verifiable(placed.target)
        )
        self._starts = [span.start for span in spans]
        # The nearest end of a target that starts here or later: within a measure, or none is.
        ends = accumulate((span.end for span in reversed(spans)), min)
        self._ends = [*reversed(list(ends))]

    def __contains__(self, measure: Measure) -> bool:
        if measure.id in self._served:
            return True
        if measure.at is None:
            return False
        first = bisect_left(self._starts, measure.at.start)
        return first < len(self._ends) and self._ends[first] <= measure.at.end


def _is_measured(indicator: Indicator) -> bool:
    return any(
        target.value is not None or target.kind == "relative" for target in indicator.targets
    )


def _is_verifiable(target: Target) -> bool:
    return target.value is not None or (target.kind == "milestone" and target.year is not None)


def _is_led(index: Index, place: int) -> bool:
    """Return whether somebody answers for a measure: its lead, or the only body it charges."""
    measure = index.plan.measures[place]
    roles = {role for role, _ in measure.assignments} | {item.role for item in measure.proposed}
    return "lead" in roles or len(index.assigned[place]) == 1

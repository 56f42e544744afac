"""What a plan states about its indicators, row by row: the targets, paths and restatements.

A row of a target table is what is stated once: a target, or the targets of several years that
are one yearly path. What the document says again is no statement of its own.
"""

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.targets import latest_baseline, scope_of
from policymodel.model import Baseline, Indicator, Target
from policymodel.sheets.sheet import Cell, Layout, Row
from policymodel.text import Lang, Texts

say = Texts(__file__)
_FEWEST_OF_A_GROUP = 2  # rows, on average

Words = Callable[[Target], str | None]
"""Gives the printed words of a target, where they are known."""


@frozen(kw_only=True)
class TargetRow:
    """One row of a target table."""

    indicator: Indicator
    targets: tuple[Target, ...] = ()  # by year, the horizon's last; empty where the plan has none
    restatements: tuple[tuple[Target, Target], ...] = ()  # each with the target that it says again
    category: str | None = None  # its group: as printed, else from its goal or its measure

    @property
    def main(self) -> Target | None:
        """The target of the last year."""
        return self.targets[-1] if self.targets else None

    @property
    def is_numeric(self) -> bool:
        """Whether it states a number, or is about something that is measured in numbers."""
        if self.main is None:
            return bool(self.indicator.unit or self.indicator.baselines)
        return self.main.value is not None

    @property
    def baseline(self) -> Baseline | None:
        """The latest baseline before the target, else the latest there is."""
        year = self.main.year if self.main else None
        return latest_baseline(self.indicator, before=year) or latest_baseline(self.indicator)

    @property
    def unit(self) -> str | None:
        """The unit of its targets, which for a rate of growth is not the indicator's."""
        return (self.main.unit if self.main else None) or self.indicator.unit


def target_rows(index: PlanIndex) -> tuple[TargetRow, ...]:
    """Return the rows of the target tables: each indicator once or more, by category.

    Categories stand in the order of their first indicators, what has none last; every target is
    in one row.
    """
    # Of the goals that hold an indicator the deepest, which comes last.
    goals = {each: goal.title for _, goal in index.goals for each in goal.indicators}
    rows = [row for each in index.plan.indicators for row in _rows(index, each, goals)]
    order = [*dict.fromkeys(row.category for row in rows if row.category is not None), None]
    return tuple(sorted(rows, key=lambda row: order.index(row.category)))


def grouped(
    layout: Layout,
    statements: Sequence[TargetRow],
    cells: Callable[[int, TargetRow], dict[str, Cell]],
    lang: Lang,
) -> tuple[Row, ...]:
    """Return the rows of a table, numbered from 1, below their categories where those group them.

    One category for all says nothing, and one for nearly every row takes more room than it gives.
    """
    categories = len({each.category for each in statements})
    has_groups = 1 < categories <= len(statements) / _FEWEST_OF_A_GROUP
    made: list[Row] = []
    for number, statement in enumerate(statements, start=1):
        is_first = number == 1 or statements[number - 2].category != statement.category
        if has_groups and is_first:
            heading = statement.category or say("others").get(lang)
            made.append(layout.row({layout.columns[0].key: heading}, "group"))
        made.append(layout.row(cells(number, statement)))
    return tuple(made)


def _rows(index: PlanIndex, indicator: Indicator, goals: dict[str, str]) -> Iterator[TargetRow]:
    roots = {id(target): _root(target, indicator) for target in indicator.targets}
    again = [(each, roots[id(each)]) for each in indicator.targets if roots[id(each)] is not each]
    paths: list[list[Target]] = []
    for target in indicator.targets:
        if roots[id(target)] is target:
            path = next((path for path in paths if _continues(index, path, target)), None)
            if path is None:
                paths.append(path := [])
            path.append(target)
    category = indicator.category or goals.get(indicator.id) or _section(index, indicator)
    for path in paths or [[]]:
        within = {id(target) for target in path}
        yield TargetRow(
            indicator=indicator,
            targets=tuple(sorted(path, key=lambda target: target.year or 0)),
            restatements=tuple(pair for pair in again if id(pair[1]) in within),
            category=category,
        )


def _root(target: Target, indicator: Indicator) -> Target:
    """Return the target of the same indicator that `target` says again, or itself."""
    if target.restates is None:
        return target
    by_id = {each.id: each for each in reversed(indicator.targets)}
    root, seen = target, {target.id}
    while root.restates in by_id:
        if root.restates in seen:
            return target  # a circle: each stands for itself
        root = by_id[root.restates]
        seen.add(root.id)
    return root


def _continues(index: PlanIndex, path: list[Target], target: Target) -> bool:
    """Return whether `target` is another year of the same path."""

    def whole(each: Target) -> tuple[object, ...]:
        """What it is a part of: in each year that year's target of one indicator."""
        found = index.target_by_id.get(each.subset_of or "")
        return (found.indicator.id, found.target.kind) if found else (each.subset_of,)

    def character(each: Target) -> tuple[object, ...]:
        counted = (each.unit, scope_of(each), each.per, each.benchmark, whole(each))
        return (each.kind, each.change, each.base_year, each.commitment, *counted)

    # Years of a span are not one year of a path.
    if any(each.value is None or each.year is None or each.from_year for each in (*path, target)):
        return False
    years = {each.year for each in path}
    return character(path[0]) == character(target) and target.year not in years


def _section(index: PlanIndex, indicator: Indicator) -> str | None:
    measure = next(
        (found for target in indicator.targets if (found := index.measure_at(target.at))),
        next(iter(index.plan.serving(indicator)), None),
    )
    if measure is None:
        return None
    titles = index.plan.section_titles(measure.section)
    return titles[-1] if titles else measure.name

"""Where indicators start: stated at all, once for a year, before the targets, of one column."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.wording import measured, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Baseline, Indicator, Target
from policymodel.text import Text
from policymodel.units import Unit

# Of fewer indicators with a level nothing general can be said.
_SEVERAL, _ALL = 3, 100
_FROM_BASELINE = ("level", "relative")
# What somebody above is yet to assign has no start of its own.
_PRINTED = re.compile(r"\d")
_ASSIGNED = re.compile("下达|任务|要求")
# 稳定在95%; but 稳定增长, 稳定达到 are to be reached.
_KEPT = re.compile("(?:保持|维持|稳定)(?!.*(?:增长|提升|提高|上升|下降|达到))")


@rule("B104", "error")
def baseline_comes_first(index: Index) -> Iterator[Violation]:
    """A baseline is for a year before those of its indicator's targets."""
    begins = index.plan.period.start or 0
    for path, baseline, indicator in index.parts(Baseline):
        # A target before the plan is T104's affair.
        years = (each.year for each in indicator.targets)
        first = min((year for year in years if year is not None and year >= begins), default=None)
        if first is not None and baseline.year is not None and baseline.year >= first:
            name = short(indicator.name)
            yield Violation(f"{path}.year", name=name, first=first, year=baseline.year)


@rule("B105", "info")
def baseline_is_of_its_column(index: Index) -> Iterator[Violation]:
    """The baselines in one column of a printed table are for one year."""
    # With more than one baseline a row has columns of several years.
    column = [
        place
        for place in index.parts(Baseline)
        if place.holder.number is not None and len(place.holder.baselines) == 1
    ]
    baselines = [baseline for _, baseline, _ in column]
    # At the head of a column, not below it, the year stands before the value.
    headed = [b for b in baselines if b.at and b.year_at and b.year_at.start < b.at.start]
    year = _most(headed or baselines)
    others: dict[int, list[tuple[str, str]]] = {}
    for path, baseline, indicator in column:
        if year is not None and baseline.year is not None and baseline.year != year:
            others.setdefault(baseline.year, []).append((f"{path}.year", indicator.name))
    for other, rows in others.items():
        yield from once(rows, len(column), year=year, other=other)


@rule("B106", "error")
def year_has_one_baseline(index: Index) -> Iterator[Violation]:
    """An indicator has one baseline for a year."""
    seen: dict[tuple[str, int | None], Decimal] = {}
    for path, baseline, indicator in index.parts(Baseline):
        key = path.partition(".")[0], baseline.year
        first = seen.setdefault(key, baseline.value)
        if first != baseline.value:
            name, unit = short(indicator.name), short(indicator.unit or "")
            year = Text(f"{baseline.year}年", f" for {baseline.year}")
            if baseline.year is None:
                year = Text("没有注明年份的", " without a year")
            one, two = measured(first, unit), measured(baseline.value, unit)
            yield Violation(f"{path}.value", name=name, year=year, first=one, second=two)


@rule("B107", "warning")
def plan_has_baselines(index: Index) -> Iterator[Violation]:
    """A plan with three or more levels or benchmarks to reach says where they start."""
    moving = [] if index.parts(Baseline) else _moving(index)
    if len(moving) >= _SEVERAL:
        yield Violation("indicators", names=[indicator.name for _, indicator in moving])


@rule("B115", "info")
def indicator_has_baseline(index: Index) -> Iterator[Violation]:
    """In a plan that has baselines, each indicator with a level or a benchmark to reach has one."""
    moving = _moving(index) if index.parts(Baseline) else []
    # Of a target that only by mistake is a level T304 tells.
    disputed = {
        each.indicator_path for each in index.targets if index.is_disputed(each.path, "kind")
    }
    missing = [
        (path, each)
        for path, each in moving
        # Of a figure that its compiler has, and cannot place, D301 tells.
        if not each.baselines and path not in disputed and not _PRINTED.search(each.doubt or "")
    ]
    if len(moving) >= _SEVERAL:
        found = [(path, each.name) for path, each in missing if not _is_kept(index, each)]
        yield from once(found, len(moving))


def _moving(index: Index) -> list[tuple[str, Indicator]]:
    """The indicators of which nobody can say how far they are without a baseline.

    What is to be maintained is one of them: nothing but its baseline says what that is.
    """
    return [
        (path, indicator)
        for path, indicator, _ in index.parts(Indicator)
        if indicator.direction != "none"
        and any(_starting(index, indicator))
        and not _tells_start(indicator)
    ]


def _starting(index: Index, indicator: Indicator) -> list[Target]:
    """The targets that say nothing until it is known where the indicator stands."""
    return [
        each
        for each in indicator.targets
        if each.kind in _FROM_BASELINE
        and not (each.per or each.restates or _ASSIGNED.search(each.benchmark or ""))
        and not _is_all(each, index.units.find(each.unit or indicator.unit))
    ]


def _is_all(target: Target, unit: Unit | None) -> bool:
    """Whether it is all of it, wherever that starts."""
    return target.value == _ALL and unit is not None and unit.kind == "share"


def _is_kept(index: Index, indicator: Indicator) -> bool:
    """Whether what is to be reached of it is only to be kept: 保持在200人以上."""
    asked = [each.words or "" for each in _starting(index, indicator)]
    return indicator.direction == "maintain" or all(map(_KEPT.search, asked))


def _tells_start(indicator: Indicator) -> bool:
    """Whether what is to be added tells where the level starts: 新增25家，达到150家."""
    kinds = {each.kind for each in indicator.targets if each.value is not None}
    return {"level", "increment"} <= kinds


def _most(baselines: list[Baseline]) -> int | None:
    """The year that most of them have; None where two are as frequent."""
    years = Counter(baseline.year for baseline in baselines if baseline.year is not None)
    two = years.most_common(2)
    if not two or (len(two) == 2 and two[0][1] == two[1][1]):
        return None
    return two[0][0]

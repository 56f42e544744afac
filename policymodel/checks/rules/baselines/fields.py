"""Where indicators start: stated at all, once for a year, before the targets, of one column."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.wording import short, shown, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.model import Baseline, Indicator

# Of fewer indicators with a level nothing general can be said.
_SEVERAL = 3
# Targets of these kinds say nothing until it is known where the indicator stands.
_FROM_BASELINE = ("level", "growth_rate", "relative")


@rule("B104", "error")
def baseline_comes_first(index: Index) -> Iterator[Violation]:
    """A baseline is of a year before those of its indicator's targets."""
    begins = index.plan.period.start or 0
    for i, indicator in enumerate(index.plan.indicators):
        # A target before the plan is T104's affair.
        years = [target.year for target in indicator.targets if target.year is not None]
        first = min((year for year in years if year >= begins), default=None)
        for j, baseline in enumerate(indicator.baselines):
            if first is not None and baseline.year is not None and baseline.year >= first:
                yield Violation(
                    f"indicators[{i}].baselines[{j}].year",
                    Text(
                        f"应早于目标年份 {first}，实为 {baseline.year}",
                        f"expected a year before the target's, {first}, found {baseline.year}",
                    ),
                    Text("请核对两处年份", "check both years"),
                )


@rule("B105", "info")
def baseline_is_of_its_column(index: Index) -> Iterator[Violation]:
    """The baselines in one column of a printed table are of one year."""
    column = [
        (i, indicator, indicator.baselines[0])
        for i, indicator in enumerate(index.plan.indicators)
        # With more than one baseline a row has columns of several years.
        if indicator.number is not None and len(indicator.baselines) == 1
    ]
    baselines = [one for _, _, one in column]
    year = _most([one for one in baselines if _is_headed(one)] or baselines)
    others: dict[int, list[tuple[int, Indicator]]] = {}
    for i, indicator, baseline in column:
        if year is not None and baseline.year is not None and baseline.year != year:
            others.setdefault(baseline.year, []).append((i, indicator))
    for other, rows in others.items():
        shown_rows = some([indicator.name for _, indicator in rows])
        yield Violation(
            f"indicators[{rows[0][0]}].baselines[0].year",
            Text(
                f"基期年份应为该列的 {year} 年，实为 {len(column)} 行中 {len(rows)} 行是 "
                f"{other} 年：{shown_rows.zh}",
                f"expected baselines of the column's year, {year}, found {len(rows)} of "
                f"{len(column)} of {other}: {shown_rows.en}",
            ),
            Text(
                "如脚注如此，比较各行、计算增速时请注意年份不同",
                "if a footnote says so, mind it when rows are compared or growth is computed",
            ),
        )


@rule("B106", "error")
def year_has_one_baseline(index: Index) -> Iterator[Violation]:
    """An indicator has one baseline for a year."""
    for i, indicator in enumerate(index.plan.indicators):
        seen: dict[int | None, Decimal] = {}
        for j, baseline in enumerate(indicator.baselines):
            first = seen.setdefault(baseline.year, baseline.value)
            if first != baseline.value:
                yield Violation(
                    f"indicators[{i}].baselines[{j}].value",
                    Text(
                        f"同一年份的基期值应为 {shown(first)}，实为 {shown(baseline.value)}",
                        f"expected one baseline for the year, {shown(first)}, "
                        f"found {shown(baseline.value)} as well",
                    ),
                    Text("请核对基期值及其年份", "check both values and their years"),
                )


@rule("B107", "info")
def indicator_has_baseline(index: Index) -> Iterator[Violation]:
    """A plan with several levels, growth rates or benchmarks to reach says where they start."""
    moving = [
        (i, indicator)
        for i, indicator in enumerate(index.plan.indicators)
        if indicator.direction in ("increase", "decrease")
        and any(target.kind in _FROM_BASELINE for target in indicator.targets)
    ]
    missing = [(i, indicator) for i, indicator in moving if not indicator.baselines]
    if len(moving) < _SEVERAL:
        return
    hint = Text(
        "请向统计或主管部门索取基期值，写入 baselines",
        "ask the statistics office or the department in charge, and add baselines",
    )
    if len(missing) == len(moving):
        yield Violation(
            "indicators",
            Text(
                f"指标应有基期值，实为有水平值、增速或对标目标的 {len(missing)} 项都没有",
                f"expected baselines, found none for the {len(missing)} indicators with a level, "
                f"a growth rate or a benchmark to reach",
            ),
            hint,
        )
        return
    for i, indicator in missing:
        yield Violation(
            f"indicators[{i}]",
            Text(
                f"“{short(indicator.name)}”应有基期值，实为空缺",
                f'expected a baseline of "{short(indicator.name)}", found none',
            ),
            hint,
        )


def _is_headed(baseline: Baseline) -> bool:
    """Return whether the year stands before the value: at the head of a column, not below it."""
    at, year_at = baseline.at, baseline.year_at
    return at is not None and year_at is not None and year_at.start < at.start


def _most(baselines: list[Baseline]) -> int | None:
    """The year that most of them have; None where two are as frequent."""
    years = Counter(baseline.year for baseline in baselines if baseline.year is not None)
    two = years.most_common(2)
    if not two or (len(two) == 2 and two[0][1] == two[1][1]):
        return None
    return two[0][0]

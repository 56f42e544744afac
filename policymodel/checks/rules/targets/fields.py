"""Targets that are whole statements, for years within the plan."""

from collections.abc import Iterator

from policymodel.analysis.wording import shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text

_QUANTITIES = ("level", "increment", "growth_rate", "per_year", "total")


@rule("T104", "warning")
def year_is_within_period(index: Index) -> Iterator[Violation]:
    """A target's years lie within the plan's period."""
    first, last = _years(index)
    for placed in index.targets:
        for name, year in (("year", placed.target.year), ("from_year", placed.target.from_year)):
            if year is not None and ((first and year < first) or (last and year > last)):
                yield Violation(
                    f"{placed.path}.{name}",
                    Text(
                        f"应为规划期内的年份（{_years_zh(first, last)}），实为 {year} 年",
                        f"expected a year within the period ({_years_en(first, last)}), "
                        f"found {year}",
                    ),
                    Text(
                        "请核对年份；如规划期写得不全，请改 period",
                        "check the year; if the period is stated too short, mend period",
                    ),
                )


@rule("T105", "error")
def range_has_both_ends(index: Index) -> Iterator[Violation]:
    """A target between two values states both, the lower one first; other targets state no second
    value.
    """
    for placed in index.targets:
        target = placed.target
        if target.comparator != "between":
            if target.high is not None:
                yield Violation(
                    f"{placed.path}.high",
                    Text(
                        f"有上限时 comparator 应为 between，实为 {target.comparator or '空缺'}",
                        f"expected comparator: between with a high, found "
                        f"{target.comparator or 'none'}",
                    ),
                    Text(
                        "请改为 comparator: between，或删去 high",
                        "write comparator: between, or delete high",
                    ),
                )
        elif target.high is None:
            yield Violation(
                placed.path,
                Text("between 应有上限 high，实为空缺", "expected a high with between, found none"),
                Text("请补写 high", "add high"),
            )
        elif target.value is not None and target.high <= target.value:
            low, high = shown(target.value), shown(target.high)
            yield Violation(
                f"{placed.path}.high",
                Text(
                    f"上限应大于 {low}，实为 {high}", f"expected a high above {low}, found {high}"
                ),
                Text("较小的写在 value，较大的写在 high", "value is the lower end, high the upper"),
            )


@rule("T106", "error")
def quantity_has_value(index: Index) -> Iterator[Violation]:
    """A level, an increment, a growth rate, a yearly amount or a total has its value."""
    for placed in index.targets:
        kind = placed.target.kind
        if kind in _QUANTITIES and placed.target.value is None:
            yield Violation(
                placed.path,
                Text(
                    f"{kind} 目标应有数值 value，实为空缺", f"expected a value, found none: {kind}"
                ),
                Text(
                    "请补写 value；文件未写数字的，kind 请写 relative、milestone 或 qualitative",
                    "add value; without a number in the document, write kind: relative, "
                    "milestone or qualitative",
                ),
            )


@rule("T107", "error")
def value_has_comparator(index: Index) -> Iterator[Violation]:
    """A target with a value says how the result compares with it."""
    for placed in index.targets:
        # A high without comparator is T105's affair.
        if placed.target.value is not None and placed.target.comparator is None:
            if placed.target.high is not None:
                continue
            yield Violation(
                placed.path,
                Text(
                    "有数值的目标应有 comparator，实为空缺",
                    "expected a comparator beside the value, found none",
                ),
                Text(
                    "“达到30”和单写“30”为 at_least，“突破”为 more_than，“以内”为 at_most",
                    "for 达到30 and a bare 30 write at_least, for 突破 more_than, for 以内 at_most",
                ),
            )


@rule("T108", "error")
def years_run_forward(index: Index) -> Iterator[Violation]:
    """The first year of a target is not after its last."""
    for placed in index.targets:
        first, last = placed.target.from_year, placed.target.year
        if first is not None and last is not None and first > last:
            yield Violation(
                f"{placed.path}.from_year",
                Text(
                    f"起始年应不晚于截止年 {last}，实为 {first}",
                    f"expected a first year not after {last}, found {first}",
                ),
                Text("请核对 from_year 和 year", "check from_year and year"),
            )


@rule("T109", "warning")
def relative_has_benchmark(index: Index) -> Iterator[Violation]:
    """A relative target says what it is compared with."""
    for placed in index.targets:
        if placed.target.kind == "relative" and placed.target.benchmark is None:
            yield Violation(
                placed.path,
                Text(
                    "相对目标应有参照对象 benchmark，实为空缺",
                    "expected a benchmark with a relative target, found none",
                ),
                Text("如：benchmark: 全省平均水平", "e.g. benchmark: 全省平均水平"),
            )


def _years(index: Index) -> tuple[int | None, int | None]:
    """The first and last year of the plan, as far as the document tells."""
    period, document = index.plan.period, index.plan.document
    day = document.issued or document.published
    return period.start or (day.year if day else None), period.end


def _years_zh(first: int | None, last: int | None) -> str:
    if first and last:
        return f"{first}—{last}年"
    return f"{first}年起" if first else f"至{last}年"


def _years_en(first: int | None, last: int | None) -> str:
    if first and last:
        return f"{first}–{last}"
    return f"from {first}" if first else f"to {last}"

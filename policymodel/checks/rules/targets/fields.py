"""Targets that are whole statements, for years within the plan."""

from collections.abc import Iterator

from policymodel.analysis.wording import shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text

_QUANTITIES = ("level", "increment", "growth_rate", "per_year", "total")


@rule("T104", "warning", Text("目标年份在规划期内", "target years lie within the period"))
def year_is_within_period(index: Index) -> Iterator[Violation]:
    """A target's years lie within the plan's period.

    目标年份在规划期之内。

    Why: a year past the end is a slip or an outlook, a year before the start is history taken
    for a target. Where no first year is stated, the plan starts when it is issued.

    理由：晚于规划期的年份或是笔误，或是远景；早于规划期的，是把历史数据当成了目标。未载明起始年
    的，以成文年份为准。

    Breaks:
        period: {start: 2021, end: 2025}
        indicators:
          - id: smes
            name: 科技型中小企业
            targets:
              - {id: smes.2025, kind: level, comparator: at_least, value: 9, year: 2052}

    Keeps:
        period: {start: 2021, end: 2025}
        indicators:
          - id: smes
            name: 科技型中小企业
            targets:
              - {id: smes.2025, kind: level, comparator: at_least, value: 9, year: 2025}
    """
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


@rule("T105", "error", Text("区间写明上下限", "a range has both its ends"))
def range_has_both_ends(index: Index) -> Iterator[Violation]:
    """A target between two values states both, the lower one first; no other states a second.

    介于两数之间的目标写明两端，较小的在前；其他目标不写上限。

    Why: half a range cannot be judged, and a second value without `between` would be lost.

    理由：只有一端的区间无法判断是否完成；不写 between 而写了上限，上限就会丢失。

    Breaks:
        indicators:
          - id: platforms
            name: 创新平台
            targets:
              - {id: platforms.2025, kind: increment, comparator: between, value: 3}

    Keeps:
        indicators:
          - id: platforms
            name: 创新平台
            targets:
              - {id: platforms.2025, kind: increment, comparator: between, value: 3, high: 5}
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


@rule("T106", "error", Text("数量目标有数值", "quantities have their value"))
def quantity_has_value(index: Index) -> Iterator[Violation]:
    """A level, an increment, a growth rate, a yearly amount or a total has its value.

    水平值、增量、增速、每年量和累计量都有数值。

    Why: a quantity without a value can never be reached or missed. What the document says
    without a number is relative, a milestone or qualitative, and nothing is lost by saying so.

    理由：没有数值的数量目标无从判断完成与否。文件未写数字的，属于相对目标、里程碑或定性目标，如实
    标明即可。

    Breaks:
        indicators:
          - id: platforms
            name: 国家级创新平台
            targets:
              - {id: platforms.2025, kind: level, words: 实现零的突破}

    Keeps:
        indicators:
          - id: platforms
            name: 国家级创新平台
            targets:
              - {id: platforms.2025, kind: milestone, words: 实现零的突破}
    """
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


@rule("T107", "error", Text("有数值即有比较词", "a value says how it compares"))
def value_has_comparator(index: Index) -> Iterator[Violation]:
    """A target with a value says how what is reached compares with it.

    有数值的目标写明如何比较。

    Why: 达到30, 突破30 and 控制在30以内 are three promises with one number.

    理由：“达到30”“突破30”“控制在30以内”数字相同，承诺不同。

    Breaks:
        indicators:
          - id: platforms
            name: 创新平台
            targets:
              - {id: platforms.2025, kind: level, value: 30}

    Keeps:
        indicators:
          - id: platforms
            name: 创新平台
            targets:
              - {id: platforms.2025, kind: level, comparator: at_least, value: 30}
    """
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


@rule("T108", "error", Text("年段先后有序", "a span of years runs forward"))
def years_run_forward(index: Index) -> Iterator[Violation]:
    """The first year of a target is not after its last.

    目标的起始年不晚于截止年。

    Why: a span that runs backward has no years in which the target could be reached.

    理由：起始年晚于截止年，就没有可以完成目标的年份。

    Breaks:
        indicators:
          - id: projects
            name: 科技项目
            targets:
              - {id: projects.yearly, kind: per_year, comparator: at_least, value: 60,
                 from_year: 2025, year: 2022}

    Keeps:
        indicators:
          - id: projects
            name: 科技项目
            targets:
              - {id: projects.yearly, kind: per_year, comparator: at_least, value: 60,
                 from_year: 2022, year: 2025}
    """
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


@rule("T109", "warning", Text("相对目标有参照", "a relative target names its benchmark"))
def relative_has_benchmark(index: Index) -> Iterator[Violation]:
    """A relative target says what it is compared with.

    相对目标写明与什么相比。

    Why: above what? Without the benchmark nobody can judge it.

    理由：高于什么？不写参照对象，谁也无法判断。

    Breaks:
        indicators:
          - id: density
            name: 每万名就业人员中研发人员
            targets:
              - {id: density.2025, kind: relative, comparator: more_than}

    Keeps:
        indicators:
          - id: density
            name: 每万名就业人员中研发人员
            targets:
              - {id: density.2025, kind: relative, comparator: more_than, benchmark: 全省平均水平}
    """
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


RULES: tuple[Rule, ...] = (
    year_is_within_period,
    range_has_both_ends,
    quantity_has_value,
    value_has_comparator,
    years_run_forward,
    relative_has_benchmark,
)

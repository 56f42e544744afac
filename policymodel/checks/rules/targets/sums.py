"""Yearly amounts and the totals that they make."""

from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.algebra import EXACT, Interval, Side, Statement
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import scope_of
from policymodel.analysis.wording import amount, said
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text

_HALF = Decimal("0.5")


@rule("T211", "warning", Text("每年量与总量相符", "yearly amounts make the total"))
def years_make_total(index: Index) -> Iterator[Violation]:
    """An amount for each year, times the years, is the stated total.

    每年量乘以年数等于所述总量。

    Why: 60 a year for five years is 300; another total means that one of the three numbers is
    a slip. The years are the target's own, or else the plan's period; where no first year is
    stated, the year of issue may count or not, and the rule speaks up only if neither fits.

    理由：每年60项，五年即300项；总量不符，三个数中必有一误。年数取目标自身的年份，未写的取规划期；
    未载明起始年的，成文当年计与不计都不相符时才提示。

    Breaks:
        indicators:
          - id: projects
            name: 创新项目
            unit: 项
            accumulation: per_period
            targets:
              - {id: projects.each, kind: per_year, comparator: at_least, value: 60, unit: 项,
                 from_year: 2021, year: 2025}
              - {id: projects.all, kind: total, comparator: at_least, value: 200, unit: 项,
                 from_year: 2021, year: 2025}

    Keeps:
        indicators:
          - id: projects
            name: 创新项目
            unit: 项
            accumulation: per_period
            targets:
              - {id: projects.each, kind: per_year, comparator: at_least, value: 60, unit: 项,
                 from_year: 2021, year: 2025}
              - {id: projects.all, kind: total, comparator: at_least, value: 300, unit: 项,
                 from_year: 2021, year: 2025}
    """
    for each, whole in _of_one_scope(index, "per_year", "total"):
        counts, how = _year_counts(index, each, whole)
        yearly, total = index.statements[each.path], index.statements[whole.path]
        if counts and all(_misses(yearly.values.times(n), yearly.side, total) for n in counts):
            made = amount(EXACT.multiply(yearly.value, Decimal(counts[-1])), yearly)
            a, b = said(each.target, each.indicator), said(whole.target, whole.indicator)
            yield Violation(
                f"{whole.path}.value",
                Text(
                    f"每年的目标{a.zh}，按{how.zh} {counts[-1]} 年计，总量应为 {made}，实为{b.zh}",
                    f"expected {made} from {a.en} a year over {counts[-1]} years ({how.en}), "
                    f"found {b.en}",
                ),
                Text("请核对每年量、总量和起止年份", "check both amounts, and the years"),
            )


@rule("T212", "info", Text("总量不含成文当年", "totals need not count the year of issue"))
def total_needs_no_year_of_issue(index: Index) -> Iterator[Violation]:
    """A total of yearly amounts can be reached without the year in which the document is issued.

    每年量合成的总量，不靠成文当年也能达到。

    Why: 60 a year and 300 by 2025 take five years; in a document of November 2021 that states no
    first year, the first of them is nearly over. Somebody should say whether it counts.

    理由：每年60项、到2025年共300项，须五年；文件于2021年11月成文而未写起始年，头一年已近尾声，
    是否计入应当说明。

    Breaks:
        document: {title: 实施方案, issued: "2021-11-04"}
        period: {end: 2025}
        indicators:
          - id: projects
            name: 创新项目
            unit: 项
            accumulation: per_period
            targets:
              - {id: projects.each, kind: per_year, comparator: at_least, value: 60, unit: 项}
              - {id: projects.all, kind: total, comparator: at_least, value: 300, unit: 项,
                 year: 2025}

    Keeps:
        document: {title: 实施方案, issued: "2021-11-04"}
        period: {start: 2021, end: 2025}
        indicators:
          - id: projects
            name: 创新项目
            unit: 项
            accumulation: per_period
            targets:
              - {id: projects.each, kind: per_year, comparator: at_least, value: 60, unit: 项}
              - {id: projects.all, kind: total, comparator: at_least, value: 300, unit: 项,
                 year: 2025}
    """
    for each, whole, counts, _ in _yearly_totals(index):
        shorter, *longer = counts
        if (
            longer
            and _makes(index, each, whole, longer[-1])
            and not _makes(index, each, whole, shorter)
        ):
            a, b = said(each.target, each.indicator), said(whole.target, whole.indicator)
            yield Violation(
                f"{whole.path}.value",
                Text(
                    f"每年的目标{a.zh}，成文次年起 {shorter} 年应能达到总量，"
                    f"实为{b.zh}，须 {longer[-1]} 年",
                    f"expected a total that {shorter} years after the issue reach at {a.en} "
                    f"each, found {b.en}, which takes {longer[-1]}",
                ),
                Text(
                    "请说明成文当年是否计入；计入的，请写 period.start",
                    "say whether the year of issue counts; if it does, write period.start",
                ),
            )


@rule("T213", "error", Text("分年量合计等于总量", "the years add up to the whole"))
def years_add_up(index: Index) -> Iterator[Violation]:
    """Where amounts per period sum to a whole, those of all its years sum to the stated total.

    分期量的各年数值合计等于所述总量；年份不全的，合计不超过总量。

    Why: a table whose columns do not add up has a wrong number in it. Where some years are
    missing, those that are there must not pass the total. Rounded numbers may be off by half
    a digit each.

    理由：各年相加不等于合计，必有一数有误；年份不全时，已列各年之和也不应超过总量。四舍五入的数，
    每个允许相差末位的一半。

    Breaks:
        indicators:
          - id: trained
            name: 培训人数
            unit: 人
            accumulation: per_period
            targets:
              - {id: trained.2024, kind: increment, comparator: exactly, value: 50, unit: 人,
                 year: 2024}
              - {id: trained.2025, kind: increment, comparator: exactly, value: 60, unit: 人,
                 year: 2025}
              - {id: trained.all, kind: total, comparator: exactly, value: 120, unit: 人,
                 from_year: 2024, year: 2025}

    Keeps:
        indicators:
          - id: trained
            name: 培训人数
            unit: 人
            accumulation: per_period
            targets:
              - {id: trained.2024, kind: increment, comparator: exactly, value: 50, unit: 人,
                 year: 2024}
              - {id: trained.2025, kind: increment, comparator: exactly, value: 60, unit: 人,
                 year: 2025}
              - {id: trained.all, kind: total, comparator: exactly, value: 110, unit: 人,
                 from_year: 2024, year: 2025}
    """
    for whole, years in _yearly(index):
        total = index.statements[whole.path]
        parts = [index.statements[placed.path] for placed in years.values()]
        made, added = Interval(Decimal(0), Decimal(0)), Decimal(0)
        for part in parts:
            made, added = made.plus(part.values), EXACT.add(added, part.value)
        sides = {part.side for part in parts}
        slack = EXACT.multiply(max(map(_slack, parts)), Decimal(len(parts)))
        span = _span(index, whole)
        if span and len(years) == len(span):
            wrong = _misses(made, sides.pop() if len(sides) == 1 else None, total, slack)
        else:
            wrong = made.low > EXACT.add(total.largest, slack)
        if wrong:
            a = said(whole.target, whole.indicator)
            yield Violation(
                f"{whole.path}.value",
                Text(
                    f"应与各年合计 {amount(added, total)} 相符，实为{a.zh}",
                    f"expected what the years add up to, {amount(added, total)}, found {a.en}",
                ),
                Text("请核对各年数值与总量", "check the years and the total"),
            )


def _of_one_scope(
    index: Index, kind: str, other: str
) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Targets of `kind` with the first one of kind `other` of their indicator and scope."""
    for group in index.originals:
        wholes: dict[tuple[object, ...], PlacedTarget] = {}
        for placed in group:
            if placed.target.kind == other and placed.path in index.statements:
                wholes.setdefault(_place(index, placed), placed)
        for placed in group:
            if placed.target.kind == kind and placed.path in index.statements:
                whole = wholes.get(_place(index, placed))
                if whole is not None:
                    yield placed, whole


def _place(index: Index, placed: PlacedTarget) -> tuple[object, ...]:
    """What must agree for amounts of two kinds to be held against each other."""
    target = placed.target
    return scope_of(target), target.subset_of, index.statements[placed.path].dimension


def _yearly_totals(
    index: Index,
) -> Iterator[tuple[PlacedTarget, PlacedTarget, tuple[int, ...], Text]]:
    """Every yearly amount with its total, and how many years there may be, where any are known."""
    for each, whole in _of_one_scope(index, "per_year", "total"):
        counts, how = _year_counts(index, each, whole)
        if counts:
            yield each, whole, counts, how


def _makes(index: Index, each: PlacedTarget, whole: PlacedTarget, count: int) -> bool:
    """Return whether a yearly amount, `count` times, is the stated total."""
    yearly, total = index.statements[each.path], index.statements[whole.path]
    return not _misses(yearly.values.times(count), yearly.side, total)


def _year_counts(
    index: Index, each: PlacedTarget, whole: PlacedTarget
) -> tuple[tuple[int, ...], Text]:
    """How many years there are, as far as is known; several where the first may count or not."""
    for placed in (each, whole):
        first, last = placed.target.from_year, placed.target.year
        if first is not None and last is not None:
            return ((last - first + 1,) if last >= first else ()), Text("目标年份", "its own")
    plan = index.plan
    last = each.target.year or whole.target.year or plan.period.end
    if last is None:
        return (), Text("", "")
    if plan.period.start is not None:
        counts: tuple[int, ...] = (last - plan.period.start + 1,)
        how = Text("规划期", "the plan's period")
    else:
        day = plan.document.issued or plan.document.published
        counts = (last - day.year, last - day.year + 1) if day else ()
        how = Text("成文当年起", "from the year of issue")
    return tuple(count for count in counts if count > 0), how


def _yearly(index: Index) -> Iterator[tuple[PlacedTarget, dict[int, PlacedTarget]]]:
    """Every total of an indicator that sums up, with the amounts of its single years."""
    for group in index.originals:
        if group[0].indicator.accumulation != "per_period":
            continue
        years: dict[tuple[object, ...], dict[int, PlacedTarget]] = {}
        for placed in group:
            target = placed.target
            if (
                target.kind in ("level", "increment")
                and target.year is not None
                and target.from_year in (None, target.year)
                and placed.path in index.statements
            ):
                years.setdefault(_place(index, placed), {}).setdefault(target.year, placed)
        for placed in group:
            if placed.target.kind == "total" and placed.path in index.statements:
                span = _span(index, placed)
                found = years.get(_place(index, placed), {})
                if span is not None:
                    found = {year: part for year, part in found.items() if year in span}
                if len(found) > 1:
                    yield placed, found


def _span(index: Index, whole: PlacedTarget) -> range | None:
    period = index.plan.period
    first = whole.target.from_year or period.start
    last = whole.target.year or period.end
    return None if first is None or last is None or last < first else range(first, last + 1)


def _misses(
    made: Interval, side: Side | None, total: Statement, slack: Decimal = Decimal(0)
) -> bool:
    """Return whether what parts bounded from `side` make is not the stated total."""
    if side == total.side != "around":
        end = made.low if side == "below" else made.high
        return EXACT.subtract(end, total.value).copy_abs() > slack
    return not made.plus(Interval(slack.copy_negate(), slack)).meets(total.values)


def _slack(part: Statement) -> Decimal:
    """Half of the last printed digit; nothing for things that are counted one by one."""
    return Decimal(0) if part.step == 1 else EXACT.multiply(part.step, _HALF)


RULES: tuple[Rule, ...] = (years_make_total, total_needs_no_year_of_issue, years_add_up)

"""Whether targets lead somewhere from where their indicators start, and how fast."""

from collections.abc import Iterator
from decimal import Context, Decimal

from policymodel.analysis.algebra import EXACT, Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import latest_baseline, scope_of, start_of
from policymodel.analysis.wording import said, shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.model import Baseline

_GROWTH = Context(prec=50, traps=[])
_FIGURE = Context(prec=6, traps=[])
_TENTH = Decimal("0.1")
_MANY = Decimal(10) ** 5


@rule("B101", "warning", Text("目标起步时尚未达到", "targets are not met at the start"))
def target_is_ahead(index: Index) -> Iterator[Violation]:
    """The baseline of an indicator does not meet its target yet, unless it is to be kept.

    指标的基期值尚未达到目标；以保持为目标的除外。

    Why: a target that is met on the first day asks nothing of anybody, and its progress cannot
    be told. Perhaps baseline and target were exchanged, or to keep it is what is meant.

    理由：起步时已经达到的目标对谁都没有要求，也无法计算进度；可能是基期与目标写反，或本意是保持。

    Breaks:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            baselines: [{value: 45, year: 2021}]
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 30, unit: 家, year: 2025}

    Keeps:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            direction: maintain
            baselines: [{value: 45, year: 2021}]
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 30, unit: 家, year: 2025}
    """
    for placed, baseline, start, goal in _starts(index):
        direction = placed.indicator.direction
        wanted = {"below": "increase", "above": "decrease"}.get(goal.side)
        if direction == wanted and start.value in goal.values:
            a = said(placed.target, placed.indicator)
            yield Violation(
                f"{placed.path}.value",
                Text(
                    f"目标{a.zh}应在起步时尚未达到，实为基期已达 {shown(baseline.value)}",
                    f"expected {a.en} to be ahead of the baseline, found "
                    f"{shown(baseline.value)} at the start",
                ),
                Text(
                    "请核对基期值和目标值；本意为保持的，direction 请写 maintain",
                    "check baseline and target; if it is to be kept, write direction: maintain",
                ),
            )


@rule("B102", "error", Text("目标与指标方向一致", "targets lie in the indicator's direction"))
def target_lies_in_direction(index: Index) -> Iterator[Violation]:
    """From the baseline, the target lies where the indicator's direction leads.

    目标位于基期值的指标方向一侧。

    Why: from 45 to at most 30 is a decrease; if the indicator is said to increase, its progress
    is counted backward.

    理由：由45降到30以内是下降；指标方向写成上升，进度就会算反。

    Breaks:
        indicators:
          - id: particles
            name: 细颗粒物平均浓度
            unit: 微克/立方米
            baselines: [{value: 45, year: 2021}]
            targets:
              - {id: particles.2025, kind: level, comparator: at_most, value: 30, unit: 微克/立方米,
                 year: 2025}

    Keeps:
        indicators:
          - id: particles
            name: 细颗粒物平均浓度
            unit: 微克/立方米
            direction: decrease
            baselines: [{value: 45, year: 2021}]
            targets:
              - {id: particles.2025, kind: level, comparator: at_most, value: 30, unit: 微克/立方米,
                 year: 2025}
    """
    for placed, baseline, start, goal in _starts(index):
        direction = placed.indicator.direction
        away = (direction == "increase" and goal.values.high < start.value) or (
            direction == "decrease" and goal.values.low > start.value
        )
        if away:
            a = said(placed.target, placed.indicator)
            zh, en = ("上升", "above") if direction == "increase" else ("下降", "below")
            yield Violation(
                f"{placed.path}.value",
                Text(
                    f"目标应由基期 {shown(baseline.value)} {zh}，实为{a.zh}",
                    f"expected a target {en} the baseline of {shown(baseline.value)}, found {a.en}",
                ),
                Text(
                    "请核对基期值、目标值和 direction",
                    "check baseline, target and direction",
                ),
            )


@rule("B103", "info", Text("所需增速在常见范围内", "the growth that is needed is usual"))
def growth_is_usual(index: Index) -> Iterator[Violation]:
    """From the baseline to the target no more is needed each year than is usual.

    由基期到目标，每年所需的增长在常见范围内。

    Why: threefold in four years may be meant, or a digit is wrong; whoever answers for it will
    want to know. The bounds, `Bounds`, are 30 % a year, and 5 percentage points for shares.

    理由：四年增到三倍，可能确有打算，也可能数字有误，责任单位应当知道。界限由 Bounds 设定，默认每年
    30%，占比每年5个百分点。

    Breaks:
        indicators:
          - id: firms
            name: 省级创新型企业
            unit: 家
            baselines: [{value: 3, year: 2021}]
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 26, unit: 家, year: 2025}

    Keeps:
        indicators:
          - id: firms
            name: 省级创新型企业
            unit: 家
            baselines: [{value: 13, year: 2021}]
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 26, unit: 家, year: 2025}
    """
    growth, points = index.bounds.growth, index.bounds.points
    for placed, baseline, start, goal in _starts(index):
        if baseline.year is None or placed.target.year is None or goal.side == "above":
            continue  # a ceiling asks for no growth
        years = placed.target.year - baseline.year
        if goal.dimension == "share":
            most, zh, en = points, "个百分点", " percentage points"
            fast = EXACT.subtract(goal.value, start.value) > EXACT.multiply(points, Decimal(years))
        else:
            most, zh, en = growth, "%", " %"
            factor = _GROWTH.add(Decimal(1), _GROWTH.divide(growth, Decimal(100)))
            reach = _GROWTH.multiply(start.value, _GROWTH.power(factor, years))
            fast = start.value > 0 and goal.value > reach
        if fast:
            figure = _pace(start, goal, years)
            a = said(placed.target, placed.indicator)
            yield Violation(
                f"{placed.path}.value",
                Text(
                    f"由 {baseline.year} 年的 {shown(baseline.value)} 到 {placed.target.year} 年"
                    f"目标{a.zh}，每年增长应不超过 {shown(most)}{zh}，实为 {figure}{zh}",
                    f"expected at most {shown(most)}{en} a year to {a.en} in "
                    f"{placed.target.year} from {shown(baseline.value)} in {baseline.year}, "
                    f"found {figure}{en}",
                ),
                Text(
                    "请核对基期值和目标值；数字无误的，请责任单位说明依据",
                    "check both numbers; if they are right, ask who answers for it how",
                ),
            )


def _pace(start: Statement, goal: Statement, years: int) -> str:
    """What is needed a year: percentage points for shares, else percent."""
    if goal.dimension == "share":
        pace = _GROWTH.divide(_GROWTH.subtract(goal.value, start.value), Decimal(years))
    else:
        times = _GROWTH.divide(goal.value, start.value)
        root = _GROWTH.power(times, _GROWTH.divide(Decimal(1), Decimal(years)))
        pace = _GROWTH.multiply(_GROWTH.subtract(root, Decimal(1)), Decimal(100))
    return shown(_FIGURE.plus(pace) if pace > _MANY else _GROWTH.quantize(pace, _TENTH))


def _starts(
    index: Index,
) -> Iterator[tuple[PlacedTarget, Baseline, Statement, Statement]]:
    """Every level of a whole indicator with the last baseline before it, in one unit."""
    for group in index.originals:
        indicator = group[0].indicator
        for placed in group if indicator.baselines else ():
            target, goal = placed.target, index.statements.get(placed.path)
            # A part of what the indicator counts has a baseline of its own.
            if goal is None or target.kind != "level" or target.subset_of or scope_of(target):
                continue
            if goal.value < 0:
                continue  # T102 says so where it cannot be
            latest = latest_baseline(indicator, before=target.year)
            start = None if latest is None else start_of(latest, indicator)
            if latest and start and not incomparable(start, goal):
                yield placed, latest, start, goal


RULES: tuple[Rule, ...] = (target_is_ahead, target_lies_in_direction, growth_is_usual)

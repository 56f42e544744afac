"""Whether targets lead somewhere from where their indicators start, and how fast."""

from collections.abc import Iterator
from decimal import Context, Decimal

from policymodel.analysis.algebra import EXACT, Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import latest_baseline, scope_of, start_of
from policymodel.analysis.wording import said, shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.model import Baseline

_GROWTH = Context(prec=50, traps=[])
_FIGURE = Context(prec=6, traps=[])
_TENTH = Decimal("0.1")
_MANY = Decimal(10) ** 5


@rule("B101", "warning")
def target_is_ahead(index: Index) -> Iterator[Violation]:
    """The baseline of an indicator does not meet its target yet, unless the target is to maintain
    it.
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


@rule("B102", "error")
def target_lies_in_direction(index: Index) -> Iterator[Violation]:
    """From the baseline, the target lies where the indicator's direction leads."""
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


@rule("B103", "info")
def growth_is_usual(index: Index) -> Iterator[Violation]:
    """From the baseline to the target, the growth needed each year is not more than usual."""
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

"""What a target takes: whether a path leads to it from a baseline, and how fast it rises."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from attrs import frozen

from policymodel.analysis.targets import latest_baseline, part_counted
from policymodel.findings import UnitError
from policymodel.model import Baseline, Indicator, Target
from policymodel.model.words import DirectionCode
from policymodel.text import Text, Texts
from policymodel.units import STANDARD, Units

_CONTEXT = Context(prec=50, traps=[])
ABOUT = Decimal("0.05")
"""How far from about so many a value may be: this part of it."""

say = Texts(__file__)


@frozen
class Path:
    """The straight way from a baseline's value and year to a target's, in the indicator's unit."""

    start: Decimal
    end: Decimal
    first: int
    last: int

    @property
    def years(self) -> int:
        return self.last - self.first

    @property
    def gap(self) -> Decimal:
        return _CONTEXT.subtract(self.end, self.start)

    @property
    def change(self) -> Decimal:
        """How much is added each year, on average."""
        return _CONTEXT.divide(self.gap, Decimal(self.years))

    @property
    def growth(self) -> Decimal | None:
        """The average growth a year as a part of the year before; None from or to below zero."""
        return growth(self.start, self.end, self.years)

    @property
    def may_grow(self) -> bool:
        """Whether there is a growth a year: from or to below zero there is none."""
        return self.start > 0 and self.end >= 0

    def grows_by_more(self, percent: Decimal) -> bool:
        """Return whether it grows by more than so many percent a year; no root is drawn for it."""
        if not self.may_grow:
            return False
        pace = _CONTEXT.scaleb(percent, -2)
        # A power takes long, and what grows by so much of the start each year grows by less.
        added = _CONTEXT.multiply(pace, Decimal(self.years))
        if pace >= 0 and self.years > 0 and self.gap <= _CONTEXT.multiply(self.start, added):
            return False
        yearly = _CONTEXT.add(Decimal(1), pace)
        return self.end > _CONTEXT.multiply(self.start, _CONTEXT.power(yearly, self.years))

    def at(self, year: int) -> Decimal:
        """Return the value on the straight way in `year`."""
        return _CONTEXT.add(self.start, self._gone(year))

    def whole_at(self, year: int) -> Decimal:
        """Return the value in `year` in whole things, rounded towards the end, as of firms.

        Where the ends are not whole, it is that on the straight way.
        """
        if any(end != end.to_integral_value() for end in (self.start, self.end)):
            return self.at(year)
        rounding = ROUND_CEILING if self.gap > 0 else ROUND_FLOOR
        return _CONTEXT.add(self.start, self._gone(year).to_integral_value(rounding))

    def _gone(self, year: int) -> Decimal:
        step = _CONTEXT.multiply(self.gap, Decimal(year - self.first))
        return _CONTEXT.divide(step, Decimal(self.years))


def growth(start: Decimal, end: Decimal, years: int) -> Decimal | None:
    """Return the compound growth a year from `start` to `end`: 0.1 is ten percent.

    ``(end / start) ** (1 / years) - 1``; None where `start` is not above or `end` below zero.

    >>> growth(Decimal(100), Decimal(121), 2)
    Decimal('0.1')
    """
    if start <= 0 or end < 0:
        return None
    root = _CONTEXT.divide(Decimal(1), Decimal(years))
    power = _CONTEXT.power(_CONTEXT.divide(end, start), root)
    return _CONTEXT.subtract(power, Decimal(1)).normalize(Context(prec=45))


def is_met(value: Decimal, comparator: str | None, stated: Decimal) -> bool:
    """Return whether `value` is what a target asks, by its comparator; about is within 5 %.

    >>> is_met(Decimal(30), "at_least", Decimal(23)), is_met(Decimal(23), "more_than", Decimal(23))
    (True, False)
    """
    match comparator:
        case "more_than":
            return value > stated
        case "at_most":
            return value <= stated
        case "less_than":
            return value < stated
        case "exactly":
            return value == stated
        case "about":
            return abs(_CONTEXT.subtract(value, stated)) <= _CONTEXT.multiply(ABOUT, abs(stated))
    return value >= stated


def is_one_level(target: Target | None, indicator: Indicator, known: Units = STANDARD) -> bool:
    """Return whether a path may lead to `target`, whatever is known of where it starts.

    It states a level, as one number, in a unit that is its indicator's or compares with it.
    `known` are the units of the plan, as in all that follows.
    """
    if target is None or target.kind != "level" or target.value is None:
        return False
    return target.high is None and _units_apart(target, indicator, known) is None


def holds_for_all(target: Target, indicator: Indicator) -> bool:
    """Return whether `target` is about all that the indicator's baseline counts."""
    return not (target.per or target.subset_of or part_counted(target, indicator))


def is_counted_whole(unit: str | None, known: Units = STANDARD) -> bool:
    """Return whether `unit` counts things of which there are no parts: 家, but not 万人.

    >>> is_counted_whole("家"), is_counted_whole("万人"), is_counted_whole("件/万人")
    (True, False, False)
    """
    found = known.find(unit)
    return found is not None and found.kind == "count" and found.scale == 1 and not found.under


def obstacle(
    indicator: Indicator,
    target: Target | None,
    baseline: Baseline | None,
    known: Units = STANDARD,
) -> Text | None:
    """Return why no path from `baseline` to `target` can be computed, or None if one can."""
    if target is None:
        return say("no_target")
    if target.kind != "level":
        return say(f"kinds.{target.kind}")
    if target.value is None:
        return say("no_value")
    if target.high is not None:
        return say("range")
    if baseline is None:
        return say("no_baseline")
    if target.year is None:
        return say("no_target_year")
    if baseline.year is None:
        return say("no_baseline_year")
    if baseline.year >= target.year:
        return say("not_before")
    return _other_things(indicator, target, known)


def path_to(indicator: Indicator, target: Target, known: Units = STANDARD) -> Path | Text:
    """Return the way to `target` from the latest baseline before it, or why there is none."""
    baseline = latest_baseline(indicator, before=target.year) or latest_baseline(indicator)
    reason = obstacle(indicator, target, baseline, known)
    if reason is not None:
        return reason
    if baseline is None or baseline.year is None or target.value is None or target.year is None:
        raise AssertionError("an obstacle was overlooked")
    unit, whole, end = target.unit, indicator.unit, target.value
    if unit and whole and not known.same(unit, whole):
        end = known.convert(end, unit, whole)
    return Path(baseline.value, end, baseline.year, target.year)


def annual_growth(indicator: Indicator, target: Target, known: Units = STANDARD) -> Decimal | Text:
    """Return how fast `indicator` must grow to meet `target`, or why that cannot be said.

    Percent a year, compound, from the latest baseline before the target; percentage points a
    year for shares. Derived, never stated by a document.

    >>> from policymodel.model import Baseline
    >>> target = Target(id="t", kind="level", value=Decimal(121), unit="家", year=2025)
    >>> firms = Indicator(id="i", name="企业", unit="家", targets=(target,),
    ...                   baselines=(Baseline(value=Decimal(100), year=2023),))
    >>> annual_growth(firms, target)
    Decimal('10')
    """
    path = path_to(indicator, target, known)
    if isinstance(path, Text):
        return path
    if not grows(indicator.unit, known):
        return say("rank") if is_rank(indicator.unit, known) else path.change
    if (rate := path.growth) is None:
        return say("from_nothing")
    return Decimal(f"{_CONTEXT.multiply(rate, Decimal(100)).normalize():f}")


def grows(unit: str | None, known: Units = STANDARD) -> bool:
    """Return whether what is counted in `unit` grows by percent: shares and ranks do not."""
    found = known.find(unit)
    return found is None or (found.kind not in ("share", "points") and not is_rank(unit, known))


def is_rank(unit: str | None, known: Units = STANDARD) -> bool:
    """Return whether `unit` is that of places in a ranking."""
    found = known.find(unit)
    return found is not None and found.code == "rank"


def direction_of(indicator: Indicator, known: Units = STANDARD) -> DirectionCode:
    """Return which way an indicator is to go: in a ranking up, to lower numbers.

    >>> direction_of(Indicator(id="a", name="综合排名", unit="位次"))
    'decrease'
    """
    given = indicator.direction
    return "decrease" if given == "increase" and is_rank(indicator.unit, known) else given


def _units_apart(target: Target, indicator: Indicator, known: Units) -> Text | None:
    unit = indicator.unit
    if target.unit is not None and not known.same(target.unit, unit):
        try:
            if unit is None or not known.comparable(target.unit, unit):
                return say("units")
        except UnitError:
            return say("unknown_unit")
    return None


def _other_things(indicator: Indicator, target: Target, known: Units) -> Text | None:
    if (apart := _units_apart(target, indicator, known)) is not None:
        return apart
    if target.per:
        return say("each", per=target.per)
    if target.subset_of:
        return say("part")
    scope = part_counted(target, indicator)
    return say("scope", scope=scope) if scope else None

"""Values that can be: shares of a whole, sizes a city can have, whole things."""

from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.shares import is_share
from policymodel.analysis.wording import shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.units import Unit, UnitKind, find_unit

# Beyond these, in the root unit of the dimension, a value of a city is a slip: ten milliard
# things, a thousand million million yuan (several times the country's yearly product), a
# share or an index a hundred times its whole.
_MOST: dict[UnitKind, Decimal] = {
    "count": Decimal(10) ** 10,
    "money": Decimal(10) ** 15,
    "share": Decimal(10) ** 4,
    "points": Decimal(10) ** 2,
    "index": Decimal(10) ** 5,
}
# What there cannot be less than none of. Money may be lost, and a rate of change be negative.
_NEVER_NEGATIVE: tuple[UnitKind, ...] = (
    "count",
    "time",
    "area",
    "length",
    "volume",
    "mass",
    "energy",
    "power",
)
# Indicators that divide by something, whatever their unit says.
_AVERAGES = ("每", "人均", "平均", "万人", "千人", "户均", "亩均")


@rule("T101", "error")
def share_is_possible(index: Index) -> Iterator[Violation]:
    """A share of a whole lies between 0 and 100 %."""
    for i, indicator in enumerate(index.plan.indicators):
        if not is_share(indicator):
            continue
        values = [
            (f"indicators[{i}].baselines[{j}].value", baseline.value, indicator.unit)
            for j, baseline in enumerate(indicator.baselines)
        ]
        for j, target in enumerate(indicator.targets):
            if target.kind == "level":
                path = f"indicators[{i}].targets[{j}]"
                unit = target.unit or indicator.unit
                values += [
                    (f"{path}.{name}", value, unit)
                    for name, value in (("value", target.value), ("high", target.high))
                    if value is not None
                ]
        for path, value, word in values:
            known = find_unit(word)
            if known and known.kind == "share" and not 0 <= value <= 100 / known.scale:
                found = f"{shown(value)}{known.name}"
                yield Violation(
                    path,
                    Text(
                        f"“{indicator.name}”应在 0 至 100% 之间，实为 {found}",
                        f'expected "{indicator.name}" between 0 and 100 %, found {found}',
                    ),
                    Text("请核对数字、小数点和单位", "check digits, decimal point and unit"),
                )


@rule("T102", "error")
def value_is_possible(index: Index) -> Iterator[Violation]:
    """A value is of a size that a city can have."""
    for i, indicator in enumerate(index.plan.indicators):
        values = [
            (f"indicators[{i}].baselines[{j}].value", baseline.value, indicator.unit, "level")
            for j, baseline in enumerate(indicator.baselines)
        ]
        for j, target in enumerate(indicator.targets):
            word = target.unit or indicator.unit
            values += [
                (f"indicators[{i}].targets[{j}].{name}", value, word, target.kind)
                for name, value in (("value", target.value), ("high", target.high))
                if value is not None
            ]
        for path, value, word, kind in values:
            if (unit := find_unit(word)) is None:
                continue
            found = f"{shown(value)} {unit.name}"
            hint = Text(
                "请核对数字；“万”“亿”只应写在单位里",
                "check the digits; 万 and 亿 belong to the unit alone",
            )
            if value < 0 and kind in ("level", "total") and unit.kind in _NEVER_NEGATIVE:
                yield Violation(
                    path,
                    Text(f"应不小于 0，实为 {found}", f"expected 0 or more, found {found}"),
                    hint,
                )
            elif (most := _most(unit)) is not None and abs(value) > most:
                bound = f"{shown(most)} {unit.name}"
                yield Violation(
                    path,
                    Text(
                        f"应不超过 {bound}，实为 {found}",
                        f"expected at most {bound}, found {found}",
                    ),
                    hint,
                )


@rule("T103", "warning")
def count_is_whole(index: Index) -> Iterator[Violation]:
    """What is counted one by one has whole numbers."""
    for placed in index.targets:
        target, indicator = placed.target, placed.indicator
        unit = find_unit(target.unit or indicator.unit)
        if unit is None or unit.kind != "count" or unit.dimension == "person_year":
            continue
        ratio = find_unit(indicator.unit)
        if (ratio and ratio.kind == "rate") or any(word in indicator.name for word in _AVERAGES):
            continue
        for name, value in (("value", target.value), ("high", target.high)):
            if value is not None and not _is_whole(value, unit.scale):
                found = f"{shown(value)}{unit.name}"
                yield Violation(
                    f"{placed.path}.{name}",
                    Text(f"应为整数，实为 {found}", f"expected a whole number, found {found}"),
                    Text("请核对数字和单位", "check the digits and the unit"),
                )


def _most(unit: Unit) -> Decimal | None:
    most = _MOST.get(unit.kind)
    return None if most is None else most / unit.scale


def _is_whole(value: Decimal, scale: Decimal) -> bool:
    """Return whether `value` times `scale`, a power of ten, has no fraction; in any context."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return True
    zeros = next(i for i, digit in enumerate(reversed(digits)) if digit)
    return exponent + zeros + scale.adjusted() >= 0

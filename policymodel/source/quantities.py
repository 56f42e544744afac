"""Rules on quantities: that value and unit are the printed ones."""

from collections.abc import Iterator
from decimal import Decimal

from policymodel.findings import Text
from policymodel.model import Baseline, Indicator, Target
from policymodel.numbers import Number, format_decimal, read_numbers
from policymodel.source.amounts import (
    amounts,
    denominator_in,
    has_any_unit,
    has_unit,
    is_first,
    numbers_stating,
    quantities,
    states,
    targets,
)
from policymodel.source.document import SourceText
from policymodel.source.examined import Examined
from policymodel.source.reports import Report, report
from policymodel.units import numerator, stands_for

_ROW = 60


def values_are_printed(index: Examined) -> Iterator[Report]:
    """V004: the value is among the numbers in the words, and the words hold no other."""
    for path, indicator, item in quantities(index.plan):
        if item.words is None:
            continue
        unit = item.unit if isinstance(item, Target) else indicator.unit
        high = item.high if isinstance(item, Target) else None
        unprinted = [
            (key, value)
            for key, value in (("value", item.value), ("high", high))
            if value is not None
            and not is_first(item.words, value)
            and not numbers_stating(item.words, value, unit)
        ]
        for key, value in unprinted:
            yield _unprinted(f"{path}.{key}", item, value, unit)
        if unprinted:
            continue  # the number left over is the one that was meant
        for text in _unmodelled(item, item.words, high, unit):
            yield report(
                "V004",
                f"{path}.words",
                item.at,
                Text(
                    f"“{item.words}”中的每个数都应在方案中,{text} 不在",
                    f'expected every number of "{item.words}" in the plan, '
                    f"found {text} without value, high or year",
                ),
                Text(
                    "请写出该数值,或缩短 words 和 at。",
                    "State that value, or make words and at shorter.",
                ),
            )


def _unprinted(path: str, item: Target | Baseline, value: Decimal, unit: str | None) -> Report:
    words, amount = item.words or "", f"{format_decimal(value)} {unit or ''}".strip()
    printed = "、".join(number.text for number in read_numbers(words, chinese=True))
    return report(
        "V004",
        path,
        item.at,
        Text(
            f"“{words}”中应有数值 {amount},实有 {printed or '无'}",
            f'expected {amount} in the printed words "{words}", found {printed or "no number"}',
        ),
        Text("请照原文改正数值或单位。", "Make value and unit say what is printed."),
    )


def _unmodelled(
    item: Target | Baseline, words: str, high: Decimal | None, unit: str | None
) -> Iterator[str]:
    """Yield the Arabic numbers in `words` that are neither value nor year."""
    values = [value for value in (item.value, high) if value is not None]
    years = {item.year, item.from_year if isinstance(item, Target) else None}
    for number in read_numbers(words):
        for amount in amounts(number):
            is_year = number.scale == 1 and amount in years
            if not is_year and not any(states(amount, number, value, unit) for value in values):
                yield format_decimal(amount)


def units_are_printed(index: Examined) -> Iterator[Report]:
    """V005: a stated unit is printed with the number, or in the row before it; no other is."""
    for path, indicator, target in targets(index.plan):
        if target.unit is None or target.words is None or target.value is None:
            continue
        numbers = numbers_stating(target.words, target.value, target.unit)
        if not numbers:
            continue  # V004 says so
        unit = numerator(target.unit)
        printed = _unit_printed(index.source, indicator, target, numbers)
        if target.unit_stated and not printed:
            yield report(
                "V005",
                f"{path}.unit",
                target.at,
                Text(
                    f"数值后应有单位“{unit}”,原文为“{target.words}”",
                    f'expected the unit "{unit}" with the number, found "{target.words}"',
                ),
                Text(
                    "请照原文改正单位;若原文未印单位,写 unit_stated: false。",
                    "Give the printed unit; if none is printed, write unit_stated: false.",
                ),
            )
        elif target.unit_stated and not denominator_in(indicator.name, target.unit):
            yield report(
                "V005",
                f"{path}.unit",
                target.at,
                Text(
                    f"“{target.unit}”的分母应见于指标名,指标名为“{indicator.name}”",
                    f'expected the denominator of "{target.unit}" in the indicator\'s name, '
                    f'found "{indicator.name}"',
                ),
                Text("请改正单位或指标名。", "Correct the unit or the name."),
            )
        elif printed and not target.unit_stated:
            yield report(
                "V005",
                f"{path}.unit_stated",
                target.at,
                Text(
                    f"原文已印单位“{unit}”,不应写 unit_stated: false",
                    f'expected no printed unit, found "{unit}" in the document',
                ),
                Text("请删去 unit_stated: false。", "Leave out unit_stated: false."),
            )


def _unit_printed(
    source: SourceText, indicator: Indicator, target: Target, numbers: tuple[Number, ...]
) -> bool:
    words, unit = target.words or "", target.unit or ""
    if any(has_unit(words, number, unit) for number in numbers):
        return True
    if unit == "%" and "百分之" in words:
        return True
    # A number that prints another unit takes none from the row.
    if any(has_any_unit(words, number) for number in numbers):
        return False
    return _unit_in_row(source, indicator, target)


def _unit_in_row(source: SourceText, indicator: Indicator, target: Target) -> bool:
    """Return whether the unit has a line of its own shortly before the value.

    So it stands in a printed table flattened to one cell a line. Only the row counts: what
    is printed before the indicator's name belongs to the row above.
    """
    if target.at is None or target.unit is None or source.at(target.at) is None:
        return False
    row = source.text[max(target.at.start - _ROW, 0) : target.at.start]
    name = row.rfind(indicator.name)
    cells = row.split("\n")[1:] if name < 0 else row[name + len(indicator.name) :].split("\n")
    return any(stands_for(cell.strip("()（） \u3000"), target.unit) for cell in cells)

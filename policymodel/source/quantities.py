"""Rules on quantities: that value, unit and comparator are the printed ones."""

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from policymodel.findings import Text
from policymodel.model import Baseline, Indicator, Plan, Target
from policymodel.numbers import Number, format_decimal, read_numbers
from policymodel.source.document import SourceText
from policymodel.source.reports import Report, report
from policymodel.units import find_unit
from policymodel.vocabulary import COMPARATORS

_MULTIPLES = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_LONGEST_UNIT = 8
_ROW = 60
# 零的突破: from none to at least one.
_FIRST = "零的突破"
_FIRST_READINGS = {Decimal(0): "more_than", Decimal(1): "at_least"}


def values_are_printed(plan: Plan, source: SourceText) -> Iterator[Report]:
    """V004: the value is among the numbers in the words, and the words hold no other."""
    for path, indicator, item in _quantities(plan):
        if item.words is None:
            continue
        unit = item.unit if isinstance(item, Target) else indicator.unit
        high = item.high if isinstance(item, Target) else None
        modelled = [("value", item.value), ("high", high)]
        numbers = read_numbers(item.words, chinese=True)
        for key, value in modelled:
            if value is None or _is_first(item.words, value):
                continue
            if not any(
                _states(amount, n.scale, value, unit) for n in numbers for amount in _ends(n)
            ):
                yield report(
                    "V004",
                    f"{path}.{key}",
                    item.at,
                    Text(
                        f"“{item.words}”中应有数值 {format_decimal(value)}{unit or ''},"
                        f"实有 {_listed(numbers)}",
                        f"expected {format_decimal(value)} {unit or ''} in the printed words "
                        f'"{item.words}", found {_listed(numbers)}',
                    ),
                    Text("请照原文改正数值或单位。", "Make value and unit say what is printed."),
                )
        years = _years_of(item)
        for number in read_numbers(item.words):
            for amount in _ends(number):
                if amount in years and number.scale == 1:
                    continue
                if not any(
                    value is not None and _states(amount, number.scale, value, unit)
                    for _, value in modelled
                ):
                    yield report(
                        "V004",
                        f"{path}.words",
                        item.at,
                        Text(
                            f"“{item.words}”中的每个数都应在方案中,{format_decimal(amount)} 不在",
                            f'expected every number of "{item.words}" in the plan, '
                            f"found {format_decimal(amount)} without value, high or year",
                        ),
                        Text(
                            "请写出该数值,或缩短 words 和 at。",
                            "State that value, or make words and at shorter.",
                        ),
                    )


def units_are_printed(plan: Plan, source: SourceText) -> Iterator[Report]:
    """V005: a stated unit is printed with the number, or in the row before it; no other is."""
    for path, indicator, target in _targets(plan):
        if target.unit is None or target.words is None or target.value is None:
            continue
        value = target.value
        matching = [
            number
            for number in read_numbers(target.words, chinese=True)
            if any(_states(amount, number.scale, value, target.unit) for amount in _ends(number))
        ]
        if not matching:
            continue  # V004 says so
        printed = any(_unit_with(target.words, number, target.unit) for number in matching)
        printed = printed or (target.unit == "%" and "百分之" in target.words)
        in_row = _unit_in_row(source, indicator, target)
        path = f"{path}.unit"
        if target.unit_stated and not printed and not in_row:
            yield report(
                "V005",
                path,
                target.at,
                Text(
                    f"数值后应有单位“{_numerator(target.unit)}”,原文为“{target.words}”",
                    f'expected the unit "{_numerator(target.unit)}" with the number, '
                    f'found "{target.words}"',
                ),
                Text(
                    "请照原文改正单位;若原文未印单位,写 unit_stated: false。",
                    "Give the printed unit; if none is printed, write unit_stated: false.",
                ),
            )
        elif target.unit_stated and not _denominator_named(target.unit, indicator.name):
            yield report(
                "V005",
                path,
                target.at,
                Text(
                    f"“{target.unit}”的分母应见于指标名,指标名为“{indicator.name}”",
                    f'expected the denominator of "{target.unit}" in the indicator\'s name, '
                    f'found "{indicator.name}"',
                ),
                Text("请改正单位或指标名。", "Correct the unit or the name."),
            )
        elif not target.unit_stated and (printed or in_row):
            yield report(
                "V005",
                f"{path}_stated",
                target.at,
                Text(
                    f"原文已印单位“{_numerator(target.unit)}”,不应写 unit_stated: false",
                    f'expected no printed unit, found "{_numerator(target.unit)}" in the document',
                ),
                Text("请删去 unit_stated: false。", "Leave out unit_stated: false."),
            )


def comparators_are_printed(plan: Plan, source: SourceText) -> Iterator[Report]:
    """V012: the comparator is the one printed at the number; a bare number is at least."""
    for path, indicator, target in _targets(plan):
        if target.value is None or target.words is None or target.kind in _WORDLESS:
            continue
        if (target.high is not None) != (target.comparator == "between"):
            yield report(
                "V012",
                f"{path}.high",
                target.at,
                Text(
                    "comparator: between 与 high 应同时有或同时无",
                    "expected high with comparator: between and with no other, found one without "
                    "the other",
                ),
            )
            continue
        if target.high is not None:
            continue
        readings = _readings(target, indicator)
        if readings and target.comparator not in readings:
            given = target.comparator or "—"
            wanted = ", ".join(sorted(readings, key=COMPARATORS.order))
            yield report(
                "V012",
                f"{path}.comparator",
                target.at,
                Text(
                    f"按原文“{target.words}”应为 {wanted},实为 {given}",
                    f'expected {wanted} after the printed words "{target.words}", found {given}',
                ),
                Text(
                    "单独的数和“达到”读作 at_least。",
                    "Bare numbers and 达到 are read as at_least.",
                ),
            )


_WORDLESS = ("relative", "milestone", "qualitative")
# 以上 and its like stand behind the number; all other words stand before it.
_BEHIND = re.compile(r"以上|以内|以下|左右|上下")
_VERB = re.compile(r"(?:达到|达|到|为|在)\s*$")


@frozen
class _Reading:
    """What words say of one number."""

    comparator: str
    length: int


def _readings(target: Target, indicator: Indicator) -> set[str]:
    """Return the comparators that the printed words allow; none where no number is theirs."""
    words, value = target.words or "", target.value
    if value is None:
        return set()
    if _is_first(words, value):
        return {_FIRST_READINGS[value]}
    found: set[str] = set()
    for number in read_numbers(words, chinese=True):
        if not any(_states(a, number.scale, value, target.unit) for a in _ends(number)):
            continue
        before = _longest(_before(words[: number.start]))
        behind = _longest(_behind(words, number))
        found |= {reading.comparator for reading in (before, behind) if reading}
        if before is None and behind is None:
            found.add("at_least")
            if indicator.direction == "decrease":
                found.add("at_most")
    return found


def _before(text: str) -> Iterator[_Reading]:
    # 不低于3, 突破达到3 and 控制在3 all stand directly before; only a verb may come between.
    places = (text.rstrip(), _VERB.sub("", text))
    for term in COMPARATORS:
        for word in term.words:
            if (
                term.code != "between"
                and not _BEHIND.fullmatch(word)
                and any(place.endswith(word) for place in places)
            ):
                yield _Reading(term.code, len(word))


def _behind(words: str, number: Number) -> Iterator[_Reading]:
    starts = {number.end, number.digits_end}
    for place in (number.end, number.digits_end):
        length = _unit_length(words, place)
        starts.add(place + length)
    for term in COMPARATORS:
        for word in term.words:
            if _BEHIND.fullmatch(word) and any(
                words[place:].lstrip().startswith(word) for place in starts
            ):
                yield _Reading(term.code, len(word))


def _longest(readings: Iterator[_Reading]) -> _Reading | None:
    return max(readings, key=lambda reading: reading.length, default=None)


def _targets(plan: Plan) -> Iterator[tuple[str, Indicator, Target]]:
    for index, indicator in enumerate(plan.indicators):
        for place, target in enumerate(indicator.targets):
            yield f"indicators[{index}].targets[{place}]", indicator, target


def _quantities(plan: Plan) -> Iterator[tuple[str, Indicator, Target | Baseline]]:
    for index, indicator in enumerate(plan.indicators):
        for place, baseline in enumerate(indicator.baselines):
            yield f"indicators[{index}].baselines[{place}]", indicator, baseline
    yield from _targets(plan)


def _years_of(item: Target | Baseline) -> set[Decimal]:
    years = {item.year, item.from_year if isinstance(item, Target) else None}
    return {Decimal(year) for year in years if year is not None}


def _is_first(words: str, value: Decimal) -> bool:
    return _FIRST in words and value in _FIRST_READINGS


def _ends(number: Number) -> tuple[Decimal, ...]:
    return (number.value,) if number.high is None else (number.value, number.high)


def _states(amount: Decimal, scale: Decimal, value: Decimal, unit: str | None) -> bool:
    """Return whether a printed `amount` is `value` of `unit`; 万人 takes its 万 from the number.

    A number without 万 or 亿 of its own may also leave them to a unit printed elsewhere.
    """
    multiple, _ = _multiple(unit)
    return amount == value * multiple or (scale == 1 and amount == value)


def _multiple(unit: str | None) -> tuple[Decimal, str | None]:
    for word, multiple in _MULTIPLES:
        if unit and unit.startswith(word) and find_unit(unit[len(word) :].partition("/")[0]):
            return multiple, unit[len(word) :]
    return Decimal(1), unit


def _unit_with(words: str, number: Number, unit: str) -> bool:
    """Return whether `unit` is the one printed with `number`."""
    _, base = _multiple(unit)
    readings = [(number.digits_end, unit)]
    if number.scale == 1:
        readings.append((number.end, unit))
    else:
        readings.append((number.end, base or unit))
    return any(_same_unit(words, place, wanted) for place, wanted in readings)


def _same_unit(words: str, place: int, wanted: str) -> bool:
    length = _unit_length(words, place)
    printed = words[place : place + length].strip()
    if not printed:
        return words[place:].lstrip().startswith((wanted, _numerator(wanted)))
    unit = find_unit(printed)
    return unit is not None and unit in (find_unit(wanted), find_unit(_numerator(wanted)))


def _unit_length(words: str, place: int) -> int:
    """Return the length of the longest unit printed at `place`, blanks before it included."""
    blanks = len(words[place:]) - len(words[place:].lstrip())
    start = place + blanks
    for length in range(min(_LONGEST_UNIT, len(words) - start), 0, -1):
        if not words[start + length - 1].isspace() and find_unit(words[start : start + length]):
            return blanks + length
    return 0


def _numerator(unit: str) -> str:
    known = find_unit(unit)
    return (known.name if known else unit).partition("/")[0]


def _denominator_named(unit: str, name: str) -> bool:
    known = find_unit(unit)
    _, _, below = (known.name if known else unit).partition("/")
    if not below:
        return True
    return below in name or f"每{below}" in name or ("万" in below and "每万" in name)


def _unit_in_row(source: SourceText, indicator: Indicator, target: Target) -> bool:
    """Return whether the unit has a line of its own shortly before the value.

    So it stands in a printed table flattened to one cell a line. Only the row counts: what
    is printed before the indicator's name belongs to the row above.
    """
    if target.at is None or target.unit is None or target.at.end > len(source.text):
        return False
    row = source.text[max(target.at.start - _ROW, 0) : target.at.start]
    name = row.rfind(indicator.name)
    if name >= 0:
        row = row[name + len(indicator.name) :]
    wanted = (find_unit(target.unit), find_unit(_numerator(target.unit)))
    for line in row.split("\n")[1:]:
        cell = line.strip()
        if cell and (cell == target.unit or (find_unit(cell) in wanted and find_unit(cell))):
            return True
    return False


def _listed(numbers: tuple[Number, ...]) -> str:
    return "、".join(number.text for number in numbers) or "—"

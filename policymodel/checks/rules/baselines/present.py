"""Targets against what there is already: figures given twice, floors below it, doublings."""

import re
from collections.abc import Iterator
from fractions import Fraction

from policymodel.analysis.algebra import incomparable
from policymodel.analysis.targets import latest_baseline, part_counted, start_of
from policymodel.analysis.wording import amount, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Baseline, Indicator

_SURE_DIGITS = 3  # 3 and 3 may well be two counts; 310 and 310 hardly are
_ALL = 100  # what is reached in full stays so
_LOWER = Fraction(95, 100)  # a floor a little below what there is leaves room, no more
_TIMES = {"倍增": 2, "翻番": 2, "翻一番": 2, "翻两番": 4, "翻二番": 4, "翻三番": 8}
_DOUBLED = re.compile(f"(?<!成)(?:{'|'.join(_TIMES)})")
_ALMOST = Fraction(98, 100)  # nobody calls 200 from 101 a slip


@rule("B112", "info")
def baselines_of_two_years_differ(index: Index) -> Iterator[Violation]:
    """An indicator does not have the same figure as its baseline for two years."""
    found = []
    for path, indicator, _ in index.parts(Indicator):
        years: dict[object, Baseline] = {}
        for each in indicator.baselines:
            first = years.setdefault(each.value, each)
            is_sure = len(each.value.as_tuple().digits) >= _SURE_DIGITS and each.value != _ALL
            if first.year != each.year and is_sure:
                found.append((path, f"{indicator.name} {first.year}/{each.year}"))
    yield from once(found, len(found))


@rule("B113", "info")
def held_level_is_not_below_the_present(index: Index) -> Iterator[Violation]:
    """A level that is to be held is not well below the present one."""
    found = []
    for levels in index.all_stated("level"):
        indicator = index.sound(levels[0])
        latest = latest_baseline(indicator) if indicator.direction == "maintain" else None
        start = start_of(latest, indicator, index.units) if latest else None
        if start is None:
            continue
        for placed in levels:
            goal = index.statements[placed.path]
            is_part = placed.target.subset_of or part_counted(placed.target, indicator)
            if is_part or goal.side != "below" or incomparable(start, goal):
                continue
            if goal.value < start.value * _LOWER:
                found.append((f"{placed.path}.value", indicator.name))
    yield from once(found, len(found))


@rule("B114", "warning")
def doubling_doubles(index: Index) -> Iterator[Violation]:
    """A level whose words say 倍增 or 翻番 (to double) is that multiple of its baseline."""
    for levels in index.all_stated("level"):
        indicator = index.sound(levels[0])
        for placed in levels:
            if not (told := _DOUBLED.search(placed.target.words or "")):
                continue
            latest = latest_baseline(indicator, before=placed.target.year)
            start = start_of(latest, indicator, index.units) if latest else None
            goal = index.statements[placed.path]
            if not start or incomparable(start, goal):
                continue
            if goal.largest < start.value * _TIMES[told.group()] * _ALMOST:
                yield Violation(
                    f"{placed.path}.value",
                    name=short(indicator.name),
                    start=amount(start.value, start),
                    target=placed,
                    words=told.group(),
                )

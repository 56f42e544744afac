"""Targets that are whole statements, for years within the plan, as firm as their indicators."""

import re
from collections.abc import Iterator

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.issue import is_within_period, year_issued
from policymodel.analysis.targets import in_cell, is_handed_down, is_hope, scope_of
from policymodel.analysis.wording import short, years
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Period, Target
from policymodel.vocabulary import TARGET_KINDS

_QUANTITIES = ("level", "increment", "growth_rate", "change", "per_year", "total")
# What is said of a difference: it has a way, up or down.
_DIRECTED = ("increment", "growth_rate", "change", "per_year", "total")
# A place or a number, or a level that somebody above sets in another document.
_DEFINITE = re.compile(
    r"[0-9０-９]|前[一二三四五六七八九十两]|第[一二三四五六七八九十](?!方阵|梯队|军团|阵营)|下达|任务|要求|标准|规定|指标"
)
_WITHOUT_BASE = ("level", "milestone", "qualitative")


@rule("T104", "warning")
def year_is_within_period(index: Index) -> Iterator[Violation]:
    """A target's years lie within the plan's period."""
    period, issued = index.plan.period, year_issued(index.plan.document)
    placed_all = index.undisputed("year")
    stated = {year for one in placed_all for year in (one.target.year, one.target.from_year)}
    # D207 says where the period itself is wrong.
    outside = {year for year in stated if year and not is_within_period(index.plan, year)}
    for placed in placed_all if outside else ():  # most plans have none
        for key, year in (("year", placed.target.year), ("from_year", placed.target.from_year)):
            if year is None or year not in outside:
                continue
            path, name = f"{placed.path}.{key}", short(placed.indicator.name)
            if key == "from_year" and _may_begin(period, year):
                continue
            if period.start is None and issued and year < issued:
                yield Violation(path, "before", name=name, target=placed, year=year, issued=issued)
            else:
                span = years(period.start, period.end)
                yield Violation(path, key, name=name, target=placed, year=year, period=span)


def _may_begin(period: Period, year: int) -> bool:
    """Whether a count may begin in a year outside of a period: with the five years that the period
    begins in (“十四五”期间, in a plan for 2023 to 2025), at any time where no first year is stated.
    """
    if period.end is not None and year > period.end:
        return False
    return period.start is None or (year % 5 == 1 and period.start < year + 5)


@rule("T105", "error")
def range_has_both_ends(index: Index) -> Iterator[Violation]:
    """A target between two values states both, the lower one first; other targets state no second
    value.
    """
    for placed in index.targets:
        target, is_range = placed.target, placed.target.comparator == "between"
        if target.high is None and not is_range:
            continue
        name = short(placed.indicator.name)
        if target.high is None:
            yield Violation(placed.path, "no_high", name=name)
        elif not is_range:
            yield Violation(f"{placed.path}.high", "not_between", name=name, high=target.high)
        elif target.value is not None and target.high <= target.value:
            low, high = target.value, target.high
            yield Violation(f"{placed.path}.high", "reversed", name=name, low=low, high=high)


@rule("T106", "error")
def quantity_has_value(index: Index) -> Iterator[Violation]:
    """A level, an increment, a growth rate, a change, a yearly amount or a total has its value."""
    for placed in index.targets:
        if placed.target.kind in _QUANTITIES and placed.target.value is None:
            name, kind = short(placed.indicator.name), TARGET_KINDS[placed.target.kind]
            yield Violation(placed.path, name=name, kind=kind)


@rule("T107", "error")
def value_has_comparator(index: Index) -> Iterator[Violation]:
    """A target with a value says how the result compares with it."""
    for placed in index.targets:
        target = placed.target
        # A high without comparator is T105's affair.
        if target.value is not None and target.comparator is None and target.high is None:
            yield Violation(placed.path, name=short(placed.indicator.name), value=target.value)


@rule("T108", "error")
def years_run_forward(index: Index) -> Iterator[Violation]:
    """The first year of a target is not after its last."""
    for placed in index.undisputed("year"):
        first, last = placed.target.from_year, placed.target.year
        if first is not None and last is not None and first > last:
            path, name = f"{placed.path}.from_year", short(placed.indicator.name)
            yield Violation(path, name=name, target=placed, last=last, first=first)


@rule("T109", "warning")
def relative_has_benchmark(index: Index) -> Iterator[Violation]:
    """A relative target says what it is compared with."""
    for placed in index.targets:
        if placed.target.kind == "relative" and placed.target.benchmark is None:
            yield Violation(placed.path, name=short(placed.indicator.name))


@rule("T110", "error")
def base_year_comes_first(index: Index) -> Iterator[Violation]:
    """The year against which a change is stated lies before the target's, and belongs to a change,
    a growth rate, an increment or their like.
    """
    for placed in index.undisputed("year", "base_year", "kind"):
        target, base = placed.target, placed.target.base_year
        if base is None:
            continue
        path, name = f"{placed.path}.base_year", short(placed.indicator.name)
        if target.kind in _WITHOUT_BASE:
            yield Violation(path, "kind", name=name, kind=TARGET_KINDS[target.kind], base=base)
        elif target.year is not None and base >= target.year:
            yield Violation(path, name=name, year=target.year, base=base)


@rule("T111", "error")
def each_has_a_number(index: Index) -> Iterator[Violation]:
    """What is asked of each district or park is a number, or something that is built or done."""
    for placed in index.targets:
        target = placed.target
        if target.per is not None and target.value is None and target.kind != "milestone":
            name = short(placed.indicator.name)
            yield Violation(f"{placed.path}.per", name=name, per=short(target.per))


@rule("T112", "error")
def decrease_is_a_positive_amount(index: Index) -> Iterator[Violation]:
    """A decrease is said of a change, a growth rate, an increment, a yearly amount or a total, and
    its amount is positive, as printed.
    """
    for placed in index.undisputed("change", "kind", "value"):
        target = placed.target
        if target.change == "decrease" and target.kind not in _DIRECTED:
            name, kind = short(placed.indicator.name), TARGET_KINDS[target.kind]
            yield Violation(f"{placed.path}.change", "kind", name=name, kind=kind)
        elif target.value is not None and target.value < 0 and _is_signless(target):
            name = short(placed.indicator.name)
            yield Violation(f"{placed.path}.value", name=name, value=target.value)


@rule("T116", "info")
def benchmark_is_definite(index: Index) -> Iterator[Violation]:
    """A benchmark says a rank, a number or a year, so that it can be told whether it is met."""
    relative = [each for each in index.targets if each.target.kind == "relative"]
    found = [
        (f"{each.path}.benchmark", f"{each.indicator.name}：{each.target.benchmark}")
        for each in relative
        if each.target.benchmark
        and each.target.value is None
        and each.target.restates is None
        and not _DEFINITE.search(each.target.benchmark + (each.target.words or ""))
    ]
    yield from once(found, len(relative))
    handed = [
        (each.path, each.indicator.name)
        for each in relative
        if each.target.restates is None
        and each.indicator.attribute != "binding"  # T229
        and is_handed_down(each.target)
    ]
    yield from once(handed, len(relative), "handed")


@rule("T218", "warning")
def binding_is_promised(index: Index) -> Iterator[Violation]:
    """The targets of a binding indicator are not merely aspirational."""
    hoped = [
        placed
        for placed in index.undisputed("commitment")
        if placed.indicator.attribute == "binding" and is_hope(placed.target)
    ]
    if not hoped:
        return
    told = {
        one.path
        for again, first, aspects in index.differing
        if "commitment" in aspects and not (in_cell(again.target) or in_cell(first.target))
        for one in (again, first)
    }
    firm = (each for each in index.targets if not is_hope(each.target))
    promised = {_asked(each) for each in firm if each.target.restates is None}
    for placed in hoped:
        # A restatement that is softer than what it restates, or firmer, is T203's affair; what is
        # striven for beside what is promised is T220's.
        if placed.path not in told and (placed.target.restates or _asked(placed) not in promised):
            name, path = short(placed.indicator.name), f"{placed.path}.commitment"
            yield Violation(path, name=name, target=placed)


def _asked(placed: PlacedTarget) -> tuple[object, ...]:
    """What a target and one that goes beyond it share."""
    target = placed.target
    return placed.indicator_path, target.kind, scope_of(target), target.subset_of, target.year


def _is_signless(target: Target) -> bool:
    return target.kind == "change" or target.change == "decrease"

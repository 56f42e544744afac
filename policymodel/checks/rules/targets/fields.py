"""Targets that are whole statements, for years within the plan, as firm as their indicators."""

import re
from collections.abc import Iterator

from policymodel.analysis.issue import year_issued
from policymodel.analysis.wording import short, years
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Target
from policymodel.text import Text
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
    period = index.plan.period
    first, last = period.start or year_issued(index.plan.document), period.end
    for placed in index.targets:
        for name, year in (("year", placed.target.year), ("from_year", placed.target.from_year)):
            if year is not None and ((first and year < first) or (last and year > last)):
                yield Violation(f"{placed.path}.{name}", period=years(first, last), year=year)


@rule("T105", "error")
def range_has_both_ends(index: Index) -> Iterator[Violation]:
    """A target between two values states both, the lower one first; other targets state no second
    value.
    """
    for placed in index.targets:
        target = placed.target
        if target.comparator != "between":
            if target.high is not None:
                found = target.comparator or Text("空缺", "none")
                yield Violation(f"{placed.path}.high", "not_between", found=found)
        elif target.high is None:
            yield Violation(placed.path, "no_high")
        elif target.value is not None and target.high <= target.value:
            low, high = target.value, target.high
            yield Violation(f"{placed.path}.high", "reversed", low=low, high=high)


@rule("T106", "error")
def quantity_has_value(index: Index) -> Iterator[Violation]:
    """A level, an increment, a growth rate, a change, a yearly amount or a total has its value."""
    for placed in index.targets:
        if placed.target.kind in _QUANTITIES and placed.target.value is None:
            yield Violation(placed.path, kind=placed.target.kind)


@rule("T107", "error")
def value_has_comparator(index: Index) -> Iterator[Violation]:
    """A target with a value says how the result compares with it."""
    for placed in index.targets:
        target = placed.target
        # A high without comparator is T105's affair.
        if target.value is not None and target.comparator is None and target.high is None:
            yield Violation(placed.path)


@rule("T108", "error")
def years_run_forward(index: Index) -> Iterator[Violation]:
    """The first year of a target is not after its last."""
    for placed in index.targets:
        first, last = placed.target.from_year, placed.target.year
        if first is not None and last is not None and first > last:
            yield Violation(f"{placed.path}.from_year", last=last, first=first)


@rule("T109", "warning")
def relative_has_benchmark(index: Index) -> Iterator[Violation]:
    """A relative target says what it is compared with."""
    for placed in index.targets:
        if placed.target.kind == "relative" and placed.target.benchmark is None:
            yield Violation(placed.path)


@rule("T110", "error")
def base_year_comes_first(index: Index) -> Iterator[Violation]:
    """The year against which a change is stated lies before the target's, and belongs to a change,
    a growth rate, an increment or their like.
    """
    for placed in index.targets:
        target, path = placed.target, f"{placed.path}.base_year"
        if target.base_year is None:
            continue
        if target.kind in _WITHOUT_BASE:
            yield Violation(path, "kind", kind=TARGET_KINDS[target.kind], found=target.base_year)
        elif target.year is not None and target.base_year >= target.year:
            yield Violation(path, year=target.year, found=target.base_year)


@rule("T111", "error")
def each_has_a_number(index: Index) -> Iterator[Violation]:
    """What is asked of each district or park is a number, or something that is built or done."""
    for placed in index.targets:
        target = placed.target
        if target.per is not None and target.value is None and target.kind != "milestone":
            yield Violation(f"{placed.path}.per", per=short(target.per))


@rule("T112", "error")
def decrease_is_a_positive_amount(index: Index) -> Iterator[Violation]:
    """A decrease is said of a change, a growth rate, an increment, a yearly amount or a total, and
    its amount is positive, as printed.
    """
    for placed in index.targets:
        target = placed.target
        if target.change == "decrease" and target.kind not in _DIRECTED:
            kind = TARGET_KINDS[target.kind]
            yield Violation(f"{placed.path}.change", "kind", kind=kind)
        elif target.value is not None and target.value < 0 and _is_signless(target):
            yield Violation(f"{placed.path}.value", value=target.value)


@rule("T116", "info")
def benchmark_is_definite(index: Index) -> Iterator[Violation]:
    """A benchmark says a place, a number or a year, so that it can be told whether it is met."""
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


@rule("T218", "warning")
def binding_is_promised(index: Index) -> Iterator[Violation]:
    """The targets of a binding indicator are not merely aspirational."""
    for placed in index.targets:
        # A restatement that is softer than what it restates is T203's affair.
        if (
            placed.indicator.attribute == "binding"
            and placed.target.commitment == "aspirational"
            and placed.target.restates is None
        ):
            yield Violation(f"{placed.path}.commitment")


def _is_signless(target: Target) -> bool:
    return target.kind == "change" or target.change == "decrease"

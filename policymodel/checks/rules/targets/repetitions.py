"""Targets of one indicator that speak of the same thing without saying so."""

from collections.abc import Iterator

from policymodel.analysis.algebra import Statement, conflict, same_number
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import is_hope, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text


@rule("T209", "error")
def target_has_one_value(index: Index) -> Iterator[Violation]:
    """Two targets of one indicator, kind, scope and year do not contradict each other."""
    for here, there in index.shared(_unlinked):
        mine, yours = index.statements[here.path], index.statements[there.path]
        if conflict(mine, yours):
            name, first, again = _said(index, there, here)
            yield Violation(f"{here.path}.value", name=name, first=first, again=again)


@rule("T210", "info")
def repetition_is_linked(index: Index) -> Iterator[Violation]:
    """A target that says the same as an earlier one of its indicator says so with restates."""
    for here, there in index.shared(_unlinked):
        mine, yours = index.statements[here.path], index.statements[there.path]
        is_band = {mine.side, yours.side} == {"below", "above"}
        # Of two ways to compare with one number T226 speaks.
        if same_number(mine, yours) and not is_band and not _differ(mine, yours):
            name, first, again = _said(index, there, here)
            id_ = there.target.id
            yield Violation(here.path, name=name, first=first, again=again, id=id_)


def _said(index: Index, first: PlacedTarget, again: PlacedTarget) -> tuple[str, Text, Text]:
    """The indicator's name, and what its two targets say and where."""
    return short(first.indicator.name), *index.both(first, again)


def _differ(one: Statement, other: Statement) -> bool:
    return one.side == other.side and one.comparator != other.comparator


def _unlinked(index: Index) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Targets that speak of the same as an earlier one and of which neither restates another.

    Each comes with the first one that bounds the value from the same side, if there is one: the
    two ends of a band are not compared with each other more than once.
    """
    for group in index.several:
        seen: dict[tuple[object, ...], PlacedTarget] = {}
        for placed in group:
            target, stated = placed.target, index.statements.get(placed.path)
            if stated is None:
                continue
            what = target.kind, scope_of(target), target.subset_of, target.benchmark
            hoped = is_hope(target)
            told = stated.per, stated.change, stated.base_year, stated.dimension
            key = what, target.year, target.from_year, hoped, told
            first = seen.get((*key, stated.side)) or seen.get(key)
            if first is not None:
                yield placed, first
            seen.setdefault(key, placed)
            seen.setdefault((*key, stated.side), placed)

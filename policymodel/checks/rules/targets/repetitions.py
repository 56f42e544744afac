"""Targets of one indicator that speak of the same thing without saying so."""

from collections.abc import Iterator

from policymodel.analysis.algebra import conflict, same_number
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import scope_of
from policymodel.analysis.wording import said
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text


@rule("T209", "error")
def target_has_one_value(index: Index) -> Iterator[Violation]:
    """Two targets of one indicator, kind, scope and year do not contradict each other."""
    for here, there in _unlinked(index):
        mine, yours = index.statements[here.path], index.statements[there.path]
        if conflict(mine, yours):
            a, b = said(there.target, there.indicator), said(here.target, here.indicator)
            yield Violation(
                f"{here.path}.value",
                Text(
                    f"应与同一指标的 {there.target.id}（{a.zh}）不相矛盾，实为{b.zh}",
                    f"expected no contradiction with {there.target.id}, {a.en}, found {b.en}",
                ),
                Text(
                    "请核对文件；如范围、年份或上级目标不同，请写明 scope、year 或 subset_of",
                    "check the document; if they differ in scope or year, or one is a part of "
                    "the other, write scope, year or subset_of",
                ),
            )


@rule("T210", "info")
def repetition_is_linked(index: Index) -> Iterator[Violation]:
    """A target that says the same as an earlier one of its indicator says so with restates."""
    for here, there in _unlinked(index):
        mine, yours = index.statements[here.path], index.statements[there.path]
        if same_number(mine, yours) and {mine.side, yours.side} != {"below", "above"}:
            a = said(here.target, here.indicator)
            yield Violation(
                here.path,
                Text(
                    f"重复的目标应注明 restates，实为另列{a.zh}，与 {there.target.id} 相同",
                    f"expected restates on a repetition, found {a.en} again, as in "
                    f"{there.target.id}",
                ),
                Text(
                    f"如为重述，请写 restates: {there.target.id}",
                    f"if it says the same again, write restates: {there.target.id}",
                ),
            )


def _unlinked(index: Index) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Targets that speak of the same as an earlier one and of which neither restates another.

    Each comes with the first one that bounds the value from the same side, so that at least
    30 is held against at least 35, and the two ends of a band are not held against each other
    more than once.
    """
    for group in index.originals:
        seen: dict[tuple[object, ...], PlacedTarget] = {}
        for placed in group:
            target, stated = placed.target, index.statements.get(placed.path)
            if stated is None:
                continue
            key = (
                target.kind,
                scope_of(target),
                target.year,
                target.from_year,
                target.subset_of,
                target.benchmark,
                target.commitment == "aspirational",
                stated.dimension,
            )
            same_side = seen.get((*key, stated.side))
            first = same_side or seen.get(key)
            if first is not None:
                yield placed, first
            seen.setdefault(key, placed)
            seen.setdefault((*key, stated.side), placed)

"""How two targets that state one promise differ: for `check`, for the workbooks, for everybody."""

from typing import Literal

from policymodel.analysis.algebra import Statement, incomparable, rounds_to, same_number
from policymodel.analysis.limits import alike_at_limit
from policymodel.analysis.targets import each_of, printed_least, scope_of, statement_of
from policymodel.model import Indicator, Target
from policymodel.units import STANDARD, Units

Aspect = Literal[
    "kind", "per", "change", "base_year", "unit", "number", "digits", "comparator", "wording",
    "commitment", "scope", "year", "from_year",
]  # fmt: skip
"""In what two statements differ. unit: they do not compare. digits: one number is the other
one, rounded. wording: one says 以上 and the other does not, though both are read as at least."""


def differences(
    target: Target,
    indicator: Indicator,
    other: Target,
    other_indicator: Indicator,
    known: Units = STANDARD,
    *,
    stated: tuple[Statement | None, Statement | None] | None = None,
) -> tuple[Aspect, ...]:
    """Return in what `target` differs from `other`, which it says again.

    What only one of the two says is a difference in scope, for a scope restricts; it is none
    in the year, which a document states once and means throughout. Comparators are compared
    where the number is one, for otherwise the number is what is wrong. `known` are the units of
    the plan, `stated` what the two state (`statement_of`), where that was worked out already.
    """
    found = _of_kinds(target, other)
    if not found:
        mine, yours = stated or (
            statement_of(target, indicator, known),
            statement_of(other, other_indicator, known),
        )
        if isinstance(mine, Statement) and isinstance(yours, Statement):
            found += _of_statements(mine, yours, target, other)
            if not {"comparator", "wording"}.isdisjoint(found):
                alike = alike_at_limit(target, indicator, known)
                found = [] if {mine.comparator, yours.comparator} <= alike else found
    if target.commitment != other.commitment:
        found.append("commitment")
    if _level(scope_of(target)) != _level(scope_of(other)):
        found.append("scope")
    if None not in (target.year, other.year) and target.year != other.year:
        found.append("year")
    if None not in (target.from_year, other.from_year) and target.from_year != other.from_year:
        found.append("from_year")
    return tuple(found)


def _level(scope: str | None) -> str | None:
    """A scope as it is compared: a government's own level (区本级) is that level (区级)."""
    return scope and scope.replace("本级", "级")


def _of_kinds(target: Target, other: Target) -> list[Aspect]:
    """In what two targets are no statements about one amount; such are not compared further."""
    found: list[Aspect] = []
    if target.kind != other.kind:
        found.append("kind")
    if each_of(target) != each_of(other):
        found.append("per")
    if target.change != other.change:
        found.append("change")
    bases = {target.base_year, other.base_year} - {None}
    if len(bases) > 1:
        found.append("base_year")
    return found


def _of_statements(
    mine: Statement, yours: Statement, target: Target, other: Target
) -> list[Aspect]:
    if incomparable(mine, yours):
        return ["unit"]
    if not same_number(mine, yours):
        rounded = rounds_to(mine, yours) or rounds_to(yours, mine)
        return ["digits" if rounded else "number"]
    if mine.comparator != yours.comparator:
        return ["comparator"]
    least = printed_least(target), printed_least(other)
    if mine.comparator == "at_least" and None not in least and least[0] is not least[1]:
        return ["wording"]
    return []

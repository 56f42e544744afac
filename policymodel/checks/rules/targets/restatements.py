"""What a document says twice: in its goals and in a measure, in its text and in a table."""

from collections.abc import Iterator

from policymodel.analysis.algebra import incomparable
from policymodel.analysis.differences import Aspect
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import in_cell, in_table, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text
from policymodel.vocabulary import COMMITMENTS, TARGET_KINDS

_ANY = Text("（不限）", "none")


@rule("T201", "error")
def restatement_keeps_number(index: Index) -> Iterator[Violation]:
    """A target that restates another one says the same number."""
    for again, first in _differing(index, "number"):
        if not _in_table(again) and not _in_table(first):
            yield _differs(again, first)


@rule("T202", "warning")
def restatement_keeps_comparator(index: Index) -> Iterator[Violation]:
    """A target that restates another one compares with the number in the same way."""
    for again, first, aspects in index.differing:
        if "comparator" in aspects:
            yield _differs(again, first, key="comparator")
        elif "wording" in aspects:
            words = [short(each.target.words or "") for each in (first, again)]
            yield Violation(f"{again.path}.words", "wording", first=words[0], again=words[1])


@rule("T203", "warning")
def restatement_keeps_commitment(index: Index) -> Iterator[Violation]:
    """A target that restates another one is committed to as firmly."""
    for again, first in _differing(index, "commitment"):
        found = again.target.commitment
        # A cell of a table has no room to say how firmly.
        if any(
            each.commitment == "stated" and in_cell(each) for each in (again.target, first.target)
        ):
            continue
        yield Violation(
            again.path if found == "stated" else f"{again.path}.commitment",
            first=first,
            expected=COMMITMENTS[first.target.commitment],
            again=again,
            found=COMMITMENTS[found],
        )


@rule("T204", "warning")
def restatement_keeps_scope(index: Index) -> Iterator[Violation]:
    """A target that restates another one counts the same things."""
    for again, first in _differing(index, "scope"):
        expected, found = scope_of(first.target), scope_of(again.target)
        yield Violation(
            f"{again.path}.scope" if again.target.scope else again.path,
            expected=[expected] if expected else _ANY,
            found=[found] if found else _ANY,
        )


@rule("T205", "warning")
def restatement_keeps_year(index: Index) -> Iterator[Violation]:
    """A target that restates another one holds for the same years, and against the same one."""
    for again, first, aspects in index.differing:
        key = next((each for each in ("year", "from_year", "base_year") if each in aspects), None)
        if key is not None:
            expected, found = getattr(first.target, key), getattr(again.target, key)
            yield Violation(f"{again.path}.{key}", expected=expected, found=found)


@rule("T206", "warning")
def restatement_can_be_compared(index: Index) -> Iterator[Violation]:
    """A target that restates another one is of its kind, goes its way, holds for the same, and is
    in a unit that compares.
    """
    for again, first, aspects in index.differing:
        path = f"{again.path}.restates"
        if "kind" in aspects:
            kinds = [TARGET_KINDS[each.target.kind] for each in (first, again)]
            yield Violation(path, "kind", first=kinds[0], again=kinds[1])
        elif "per" in aspects or "change" in aspects:
            yield Violation(path, "per" if "per" in aspects else "change", first=first, again=again)
        elif "unit" in aspects and (
            again.indicator is not first.indicator or _recounts(index, again, first)
        ):
            reason = incomparable(index.statements[again.path], index.statements[first.path])
            yield Violation(path, "unit", first=first, again=again, reason=reason)


@rule("T207", "info")
def restatement_keeps_digits(index: Index) -> Iterator[Violation]:
    """A target that restates another one prints as many digits of it."""
    for again, first in _differing(index, "digits"):
        yield _differs(again, first)


@rule("T208", "error")
def text_keeps_number_of_table(index: Index) -> Iterator[Violation]:
    """The number of an indicator in the text is the number in its row of the printed table."""
    for again, first in _differing(index, "number"):
        if _in_table(again) or _in_table(first):
            yield _differs(again, first, "text" if _in_table(again) else "table")


def _recounts(index: Index, again: PlacedTarget, first: PlacedTarget) -> bool:
    """Whether one number of one indicator is printed with two counting words, as 项 and 个.

    Other units under one indicator are the affair of U102 and U203.
    """
    units = [index.units.find(each.target.unit) for each in (again, first)]
    counts = all(unit is not None and unit.kind == "count" for unit in units)
    return counts and again.target.value == first.target.value and again.indicator.unit is not None


def _differing(index: Index, aspect: Aspect) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    return ((again, first) for again, first, found in index.differing if aspect in found)


def _differs(
    again: PlacedTarget, first: PlacedTarget, message: str = "", key: str = "value"
) -> Violation:
    path = f"{again.path}.{key}"
    return Violation(path, message, id=first.target.id, first=first, again=again)


def _in_table(placed: PlacedTarget) -> bool:
    return in_table(placed.target, placed.indicator)

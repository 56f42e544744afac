"""What a document says twice: in its goals and in a measure, in its text and in a table."""

from collections.abc import Iterator

from policymodel.analysis.differences import Aspect
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import in_cell, in_table, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.text import Text
from policymodel.vocabulary import COMMITMENTS, TARGET_KINDS


@rule("T201", "error")
def restatement_keeps_number(index: Index) -> Iterator[Violation]:
    """A target that restates another one says the same number."""
    for again, first in _differing(index, "number"):
        if not _in_table(again) and not _in_table(first):
            yield _differs(index, again, first)


@rule("T202", "warning")
def restatement_keeps_comparator(index: Index) -> Iterator[Violation]:
    """A target that restates another one compares with the number in the same way."""
    for again, first, aspects in index.differing:
        if "comparator" in aspects:
            yield _differs(index, again, first, key="comparator")
        elif "wording" in aspects:
            name, told = short(first.indicator.name), index.both(first, again, printed=True)
            path = f"{again.path}.words"
            yield Violation(path, "wording", name=name, first=told[0], again=told[1])


@rule("T203", "warning")
def restatement_keeps_commitment(index: Index) -> Iterator[Violation]:
    """A target that restates another one is committed to as firmly."""
    for again, first in _differing(index, "commitment"):
        # A cell of a table has no room to say how firmly.
        if in_cell(again.target) or in_cell(first.target):
            continue
        path = again.path if again.target.commitment == "stated" else f"{again.path}.commitment"
        name, told = short(first.indicator.name), index.both(first, again, printed=True)
        if first.target.words and again.target.words:
            yield Violation(path, "worded", name=name, first=told[0], again=told[1])
            continue
        firm, other = (COMMITMENTS[each.target.commitment] for each in (first, again))
        yield Violation(path, name=name, first=told[0], expected=firm, again=told[1], found=other)


@rule("T204", "warning")
def restatement_keeps_scope(index: Index) -> Iterator[Violation]:
    """A target that restates another one counts the same things."""
    for again, first in _differing(index, "scope"):
        # The cell of a table has no room for a scope.
        if any(scope_of(each.target) is None and in_cell(each.target) for each in (again, first)):
            continue
        told = index.both(first, again)
        yield Violation(
            f"{again.path}.scope" if again.target.scope else again.path,
            name=short(first.indicator.name),
            first=told[0],
            expected=_restricted(first),
            again=told[1],
            found=_restricted(again),
        )


@rule("T205", "warning")
def restatement_keeps_year(index: Index) -> Iterator[Violation]:
    """A target that restates another one holds for the same years, and against the same one."""
    for again, first, aspects in index.differing:
        key = next((each for each in ("year", "from_year", "base_year") if each in aspects), None)
        if key is not None:
            told = index.both(first, again)
            yield Violation(
                f"{again.path}.{key}",
                key,
                name=short(first.indicator.name),
                first=told[0],
                expected=getattr(first.target, key),
                again=told[1],
                found=getattr(again.target, key),
            )


@rule("T206", "warning")
def restatement_can_be_compared(index: Index) -> Iterator[Violation]:
    """A target that restates another one has the same kind, direction and `per`, and a comparable
    unit.
    """
    for again, first, aspects in index.differing:
        if "kind" in aspects:
            yield _of_other_kind(index, again, first)
        elif "per" in aspects or "change" in aspects:
            what = "per" if "per" in aspects else "change"
            yield _differs(index, again, first, what, key="restates")
        elif (
            "unit" in aspects
            and again.indicator is not first.indicator
            and not _recounts(index, again, first)
        ):
            yield _differs(index, again, first, "unit", key="restates")


@rule("T207", "info")
def restatement_keeps_digits(index: Index) -> Iterator[Violation]:
    """A target that restates another one prints as many digits."""
    for again, first in _differing(index, "digits"):
        yield _differs(index, again, first)


@rule("T208", "error")
def text_keeps_number_of_table(index: Index) -> Iterator[Violation]:
    """The number of an indicator in the text is the number in its row of the printed table."""
    for again, first in _differing(index, "number"):
        if _in_table(again) or _in_table(first):
            yield _differs(index, again, first)


@rule("T231", "info")
def one_word_counts(index: Index) -> Iterator[Violation]:
    """A target that restates another one is counted with the same word."""
    found = [
        (f"{again.path}.unit", short(again.indicator.name))
        for again, first, aspects in index.differing
        if "unit" in aspects and _recounts(index, again, first)
    ]
    yield from once(found, len(found))


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
    index: Index, again: PlacedTarget, first: PlacedTarget, message: str = "", key: str = "value"
) -> Violation:
    name, told = short(first.indicator.name), index.both(first, again)
    return Violation(f"{again.path}.{key}", message, name=name, first=told[0], again=told[1])


def _of_other_kind(index: Index, again: PlacedTarget, first: PlacedTarget) -> Violation:
    told = index.both(first, again)
    kinds = [TARGET_KINDS[each.target.kind] for each in (first, again)]
    return Violation(
        f"{again.path}.restates",
        "kind",
        name=short(first.indicator.name),
        first=told[0],
        expected=kinds[0],
        again=told[1],
        found=kinds[1],
    )


def _restricted(placed: PlacedTarget) -> Text:
    scope = scope_of(placed.target)
    if scope is None:
        return Text("未限范围", "no scope stated")
    return Text(f"限于“{short(scope)}”", f'scope: "{short(scope)}"')


def _in_table(placed: PlacedTarget) -> bool:
    return in_table(placed.target, placed.indicator)

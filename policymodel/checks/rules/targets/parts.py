"""Parts of a whole: none of them larger, nor all of them together."""

from collections.abc import Iterator
from fractions import Fraction

from policymodel.analysis.algebra import Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.saying import said
from policymodel.analysis.wording import amount, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text


@rule("T214", "error")
def part_is_within_whole(index: Index) -> Iterator[Violation]:
    """A target that counts a part of what another one counts is not larger."""
    for part, whole, mine, yours in _parts(index):
        if mine.values.low > yours.largest:
            name, path = short(whole.indicator.name), f"{part.path}.value"
            yield Violation(path, name=name, whole=_said(index, whole), part=_said(index, part))


@rule("T215", "info")
def parts_fit_whole(index: Index) -> Iterator[Violation]:
    """The targets that count parts of one whole are together not more than the whole."""
    sums: dict[str, tuple[Fraction, int]] = {}
    wholes: dict[str, tuple[PlacedTarget, Statement]] = {}
    for _, whole, mine, yours in _parts(index):
        least = mine.values.low
        if not isinstance(least, Fraction) or not 0 <= least <= yours.largest:
            continue  # not bounded, or alone too large: T214
        wholes[whole.path] = whole, yours
        added, count = sums.get(whole.path, (Fraction(0), 0))
        sums[whole.path] = added + least, count + 1
    for path, (added, count) in sums.items():
        whole, yours = wholes[path]
        if added > yours.largest:
            name, made = short(whole.indicator.name), amount(added, yours)
            told = _said(index, whole)
            yield Violation(f"{path}.value", name=name, whole=told, count=count, made=made)


def _said(index: Index, placed: PlacedTarget) -> Text:
    """What a target says, and in brackets where."""
    words, place = said(placed.target, placed.indicator), index.place_of(placed)
    zh, en = (f"（{place.zh}）", f" ({place.en})") if place.zh else ("", "")
    return Text(words.zh + zh, words.en + en)


def _parts(index: Index) -> Iterator[tuple[PlacedTarget, PlacedTarget, Statement, Statement]]:
    """Every part with its whole, where the two can be compared."""
    for part, whole in index.subsets:
        mine, yours = index.statements.get(part.path), index.statements.get(whole.path)
        years = {part.target.year, whole.target.year} - {None}
        if not mine or not yours or len(years) > 1 or part.target.restates is not None:
            continue
        if not incomparable(mine, yours):
            yield part, whole, mine, yours

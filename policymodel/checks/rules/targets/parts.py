"""Parts of a whole: none of them larger, nor all of them together."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from policymodel.analysis.algebra import Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.saying import said
from policymodel.analysis.targets import ADDED, in_cell, scope_of
from policymodel.analysis.wording import amount, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text

# 小学、初中、普通高中三个学段新增学位之和
_SUM = re.compile("(?P<of>[^，。；;]{2,60}?)(?:之和|合计|总和|的总数)")
_AMOUNTS = ("level", "increment", "total", "per_year")
_FEWEST = 4  # places: fewer may be some of them only
_AND = re.compile("[、和及]")


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


@rule("T237", "warning")
def parts_make_up_whole(index: Index) -> Iterator[Violation]:
    """Where a definition says of which parts an indicator is the sum, and each has a target, they
    add up to that of the whole.
    """
    parts: dict[str, list[tuple[PlacedTarget, Statement]]] = {}
    wholes: dict[str, tuple[PlacedTarget, Statement]] = {}
    for part, whole, mine, yours in _parts(index):
        wholes[whole.path] = whole, yours
        parts.setdefault(whole.path, []).append((part, mine))
    for path, (whole, yours) in wholes.items():
        scopes = [scope_of(part.target) for part, _ in parts[path]]
        if not _are_all(whole.indicator.definition or "", scopes):
            continue
        added = sum((mine.value for _, mine in parts[path]), Fraction(0))
        if added != yours.value:
            name, made = short(whole.indicator.name), amount(added, yours)
            told = _said(index, whole)
            yield Violation(f"{path}.value", name=name, whole=told, count=len(scopes), made=made)


@rule("T238", "warning")
def places_make_up_whole(index: Index) -> Iterator[Violation]:
    """What a table gives to each place is together not less than what it gives to all of them."""
    for stated in index.all_stated(*_AMOUNTS):
        for whole, parts in _by_place(index, stated):
            yours = index.statements[whole.path]
            added = sum((index.statements[each.path].value for each in parts), Fraction(0))
            # Each number may be rounded.
            spare = len(parts) * yours.scale / (2 * 10**yours.places)
            if added + spare < yours.value:
                path, name = f"{whole.path}.value", short(whole.indicator.name)
                all_, made = amount(yours.value, yours), amount(added, yours)
                yield Violation(path, name=name, whole=all_, count=len(parts), made=made)


def _by_place(
    index: Index, stated: Sequence[PlacedTarget]
) -> Iterator[tuple[PlacedTarget, list[PlacedTarget]]]:
    """The whole and the places of the tables that an indicator has, by kind and year.

    A place within another that is not said to be is counted twice: it only hides what is missing.
    """
    tables: dict[tuple[object, ...], list[PlacedTarget]] = {}
    for each in stated:
        unit = index.units.find(each.target.unit or each.indicator.unit)
        mine = index.statements[each.path]
        if (
            unit is not None
            and unit.kind in ADDED
            and in_cell(each.target)
            and mine.side != "above"
        ):
            key = each.target.kind, each.target.year, mine.dimension, mine.change
            tables.setdefault(key, []).append(each)
    for rows in tables.values():
        wholes = [each for each in rows if scope_of(each.target) is None]
        known = {each.target.id for each in rows if each not in wholes}
        places = [each for each in rows if each.target.id in known]
        outer = [each for each in places if each.target.subset_of not in known]
        parts = {scope_of(each.target): each for each in outer}
        if len(wholes) == 1 and _FEWEST <= len(parts) == len(outer):
            yield wholes[0], [*parts.values()]


def _are_all(definition: str, scopes: Sequence[str | None]) -> bool:
    """Whether a definition says that just these parts are summed: 小学、初中新增学位之和."""
    summed = _SUM.match(definition)
    named = [each for each in scopes if each and summed and each in summed["of"]]
    return summed is not None and len(named) == len({*scopes}) == len(_AND.split(summed["of"]))


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

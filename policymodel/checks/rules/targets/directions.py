"""Targets against the way their indicators are to go, and the striven-for against the promised."""

from collections.abc import Iterator, Sequence

from policymodel.analysis.growth import direction_of, is_rank
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import is_hope, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule

# Which end a target bounds that leads an indicator nowhere.
_WRONG_SIDE = {"increase": "above", "decrease": "below"}
_AMOUNTS = ("level", "increment", "total", "per_year")
_RATES = ("growth_rate", "change", "increment", "per_year")


@rule("T113", "warning")
def bound_fits_direction(index: Index) -> Iterator[Violation]:
    """An indicator that is to rise has more than an upper limit; one that is to fall, more than a
    lower one.
    """
    for group in index.originals:
        path, indicator = group[0].indicator_path, group[0].indicator
        direction = direction_of(indicator)
        # What is taken away or added may be limited either way where the level is to fall.
        kinds = _AMOUNTS if direction == "increase" else ("level",)
        for placed in index.stated(path, *kinds) if direction in _WRONG_SIDE else ():
            stated = index.statements[placed.path]
            wrong = stated.side == _WRONG_SIDE[direction] and stated.change == "increase"
            # B102 tells of a level behind where its indicator starts.
            if wrong and placed.path not in index.behind and not _is_in_band(index, placed, group):
                name, what = short(indicator.name), "rank" if is_rank(indicator.unit) else direction
                yield Violation(f"{placed.path}.comparator", what, name=name, target=placed)


@rule("T114", "warning")
def change_fits_direction(index: Index) -> Iterator[Violation]:
    """An indicator that is to rise is not asked to fall, nor one that is to fall to rise."""
    for rates in index.all_stated(*_RATES):
        direction = direction_of(rates[0].indicator)
        for placed in rates:
            stated = index.statements[placed.path]
            falls = (stated.change == "decrease") is not (stated.value < 0)
            # So much at most says how far it may go the other way.
            limits = stated.side == "above"
            if direction == "increase" and falls and stated.value and not limits:
                yield _contrary(placed, "increase")
            elif direction == "decrease" and _rises(placed) and stated.value > 0 and not limits:
                yield _contrary(placed, "decrease")


@rule("T220", "warning")
def striving_is_ahead(index: Index) -> Iterator[Violation]:
    """An aspirational target does not fall short of the firm one for the same year."""
    for stated in index.all_stated(*_AMOUNTS, "growth_rate"):
        if not any(is_hope(each.target) for each in stated):  # as mostly: said for speed
            continue
        promised: dict[tuple[object, ...], PlacedTarget] = {}
        for placed in stated:
            if not is_hope(placed.target):
                promised.setdefault(_compared(index, placed), placed)
        for placed in stated:
            firm = promised.get(_compared(index, placed))
            if not is_hope(placed.target) or firm is None:
                continue
            mine, yours = index.statements[placed.path], index.statements[firm.path]
            below, above = mine.side != "above", mine.side == "above"
            if (below and mine.value < yours.value) or (above and mine.value > yours.value):
                name = short(placed.indicator.name)
                yield Violation(f"{placed.path}.value", name=name, hoped=placed, promised=firm)


def _is_in_band(index: Index, placed: PlacedTarget, group: Sequence[PlacedTarget]) -> bool:
    """Whether a limit of the other kind stands beside one: they are the two ends of a band."""
    what, side = _what(placed), index.statements[placed.path].side
    beside = (one for one in group if one.path in index.readings and _what(one) == what)
    return any(index.readings[one.path].side != side for one in beside)


def _what(placed: PlacedTarget) -> tuple[object, ...]:
    target = placed.target
    return target.kind, scope_of(target), target.subset_of, target.year


def _compared(index: Index, placed: PlacedTarget) -> tuple[object, ...]:
    stated = index.statements[placed.path]
    same = stated.dimension, stated.change, stated.base_year, stated.side
    return _what(placed), placed.target.from_year, same


def _rises(placed: PlacedTarget) -> bool:
    return placed.target.change == "increase" and placed.target.kind in ("growth_rate", "change")


def _contrary(placed: PlacedTarget, direction: str) -> Violation:
    name = short(placed.indicator.name)
    return Violation(f"{placed.path}.value", direction, name=name, target=placed)

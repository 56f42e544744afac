"""Units that exist, that fit their indicator, and that are in percent where they must be."""

from collections.abc import Callable, Iterator
from typing import Any

from policymodel.analysis.shares import is_share
from policymodel.analysis.targets import unit_fits
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, Target, UpperTarget
from policymodel.text import Text
from policymodel.units import Unit
from policymodel.vocabulary import TARGET_KINDS


@rule("U101", "error")
def unit_is_known(index: Index) -> Iterator[Violation]:
    """Every unit is composed of known units."""
    for (path, part, holder), unit in index.holding("unit"):
        if not index.units.find(unit):
            found = index.units.unknown(unit, _can_be_meant(index, part, holder))
            thing = _measured(part, holder)
            yield Violation(f"{path}.unit", hint=found.hint, thing=thing, unit=short(unit))


@rule("U102", "error")
def target_unit_fits_indicator(index: Index) -> Iterator[Violation]:
    """A target's unit compares with its indicator's unit."""
    again = {
        here.path for here, there in index.restatements if here.target.value == there.target.value
    }
    find = index.units.find
    for placed in index.undisputed("unit", "kind"):
        ours, theirs = find(placed.target.unit), find(placed.indicator.unit)
        if ours and theirs and not unit_fits(placed.target.kind, ours, theirs):
            if placed.path in again and ours.kind == theirs.kind == "count":
                continue  # T206's affair: one thing, printed with two counting words
            name, told = short(placed.indicator.name), index.told(placed)
            yield Violation(f"{placed.path}.unit", name=name, unit=theirs.name, told=told)


@rule("U103", "error")
def growth_rate_is_in_percent(index: Index) -> Iterator[Violation]:
    """A growth rate and a change are stated in percent, or in multiples."""
    for placed in index.undisputed("unit", "kind"):
        target = placed.target
        if target.kind not in ("growth_rate", "change") or target.value is None:
            continue
        unit = index.units.find(target.unit)
        if target.unit is None or (unit and unit.dimension != "share"):
            name, kind = short(placed.indicator.name), TARGET_KINDS[target.kind]
            if target.unit:
                found = short(target.unit)
                yield Violation(f"{placed.path}.unit", "other", name=name, kind=kind, found=found)
            else:
                yield Violation(placed.path, "none", name=name, kind=kind)


@rule("U104", "warning")
def share_is_in_percent(index: Index) -> Iterator[Violation]:
    """An indicator whose name calls it a share is measured in percent."""
    for path, indicator, _ in index.parts(Indicator):
        for place, part in _measuring(index, path, indicator):
            unit = index.units.find(part.unit)
            if unit and part.unit and unit.dimension != "share" and is_share(indicator):
                name, found = short(indicator.name), short(part.unit)
                yield Violation(f"{place}.unit", name=name, found=found)


@rule("U105", "error")
def own_unit_is_defined(index: Index) -> Iterator[Violation]:
    """A plan's own units have names of their own and are defined by units that are known."""
    for each in index.units.faults:
        path = f"units[{each.index}].{each.key}"
        name = index.plan.units[each.index].name
        yield Violation(path, each.what, name=name, found=short(each.found), meant=each.meant)


def _measuring(
    index: Index, path: str, indicator: Indicator
) -> Iterator[tuple[str, Indicator | Target]]:
    """An indicator, or else its levels: where it has a unit, those of its targets are U102's."""
    if indicator.unit is not None:
        yield path, indicator
        return
    for k, target in enumerate(indicator.targets):
        place = f"{path}.targets[{k}]"
        if target.kind == "level" and not index.is_disputed(place, "unit", "kind"):
            yield place, target


def _measured(part: Any, holder: Any) -> Text:
    """What is measured in a unit: an indicator, by the name that people know."""
    named = holder if isinstance(part, Target) else part
    name = named.indicator if isinstance(named, UpperTarget) else getattr(named, "name", "")
    return Text(f"“{short(name)}”", f'"{short(name)}"')


def _can_be_meant(index: Index, part: Any, holder: Any) -> Callable[[Unit], bool] | None:
    """Whether a slip in the unit of an indicator, or of a target of one, can mean a unit."""
    find = index.units.find
    if not isinstance(part, Indicator | Target):
        return None
    if isinstance(part, Target):
        whole = find(holder.unit)
        return lambda unit: whole is None or unit_fits(part.kind, unit, whole)
    stated = [(each.kind, unit) for each in part.targets if (unit := find(each.unit))]
    return lambda whole: all(unit_fits(kind, unit, whole) for kind, unit in stated)

"""Units that exist, that fit their indicator, and that are in percent where they must be."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from policymodel.analysis.shares import is_share
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, Target
from policymodel.text import Text
from policymodel.units import UNITS, Unit, comparable, find_unit, numerator
from policymodel.units import unknown_unit as _unknown_unit

# A plan names a wrong unit in many places, and each search for the nearest costs a millisecond.
unknown_unit = lru_cache(maxsize=1024)(_unknown_unit)
_NONE = Text("空缺", "none")


@rule("U101", "error")
def unit_is_known(index: Index) -> Iterator[Violation]:
    """Every unit is a unit of the registry."""
    for path, part, holder in index.every:
        if not isinstance(part, Indicator | Target) or part.unit is None or find_unit(part.unit):
            continue
        found = unknown_unit(part.unit, _meant(part, holder))
        yield Violation(f"{path}.unit", found.message, found.hint)


@rule("U102", "error")
def target_unit_fits_indicator(index: Index) -> Iterator[Violation]:
    """A target's unit compares with its indicator's unit."""
    for placed in index.targets:
        ours, theirs = find_unit(placed.target.unit), find_unit(placed.indicator.unit)
        if ours and theirs and not _fits(placed.target.kind, ours, theirs):
            yield Violation(f"{placed.path}.unit", unit=theirs.name, found=placed.target.unit)


@rule("U103", "error")
def growth_rate_is_in_percent(index: Index) -> Iterator[Violation]:
    """A growth rate and a change are stated in percent, or in multiples."""
    for placed in index.targets:
        target = placed.target
        if target.kind not in ("growth_rate", "change") or target.value is None:
            continue
        unit = find_unit(target.unit)
        if target.unit is None or (unit and unit.dimension != "share"):
            path = f"{placed.path}.unit" if target.unit else placed.path
            yield Violation(path, target.kind, found=[target.unit] if target.unit else _NONE)


@rule("U104", "warning")
def share_is_in_percent(index: Index) -> Iterator[Violation]:
    """An indicator whose name calls it a share is measured in percent."""
    for path, part, holder in index.every:
        # Where the indicator has a unit, its targets' units are U102's affair.
        if isinstance(part, Target) and part.kind == "level" and holder.unit is None:
            indicator = holder
        elif isinstance(part, Indicator):
            indicator = part
        else:
            continue
        unit = find_unit(part.unit)
        if unit and unit.dimension != "share" and is_share(indicator):
            yield Violation(f"{path}.unit", name=indicator.name, found=part.unit)


def _fits(kind: str, ours: Unit, theirs: Unit) -> bool:
    match kind:
        case "growth_rate" | "change" | "qualitative":
            return True  # the first two: U103
        case "increment" | "per_year" | "total" if theirs.dimension == "share":
            return ours.kind in ("share", "points")
        case "relative" if ours.kind in ("share", "points"):
            return True  # two points above, or ten per cent above
    return comparable(ours.name, theirs.name) or comparable(ours.name, numerator(theirs.name))


def _meant(part: Indicator | Target, holder: Any) -> frozenset[str]:
    """The units that a slip in the unit of an indicator, or of a target of one, can mean."""
    units = UNITS.values()
    if isinstance(part, Target):
        whole = find_unit(holder.unit)
        return frozenset(
            unit.name for unit in units if whole is None or _fits(part.kind, unit, whole)
        )
    stated = [(each.kind, unit) for each in part.targets if (unit := find_unit(each.unit))]
    return frozenset(
        whole.name for whole in units if all(_fits(kind, unit, whole) for kind, unit in stated)
    )

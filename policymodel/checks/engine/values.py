"""The numbers of a plan, each with what it counts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from policymodel.model import Indicator, Target
from policymodel.units import Unit

if TYPE_CHECKING:
    from policymodel.checks.engine.index import Index

AMOUNT = ("value", "high", "unit", "kind")
"""The fields that a number and what it counts are drawn from."""


class Value(NamedTuple):
    """One number of a baseline or target.

    Attributes:
        path: where it stands.
        kind: the kind of the target; a baseline is a level.
        indicator_path: where its indicator stands.
    """

    path: str
    value: Decimal
    unit: Unit
    kind: str
    indicator: Indicator
    indicator_path: str


def values(index: "Index") -> Iterator[Value]:
    """Yield every number that has a known unit; those that their own words contradict have none."""
    for above, indicator, _ in index.parts(Indicator):
        whole = index.units.find(indicator.unit)
        for j, baseline in enumerate(indicator.baselines):
            path = f"{above}.baselines[{j}]"
            if whole is not None and not index.is_disputed(path, *AMOUNT):
                yield Value(f"{path}.value", baseline.value, whole, "level", indicator, above)
        for j, target in enumerate(indicator.targets):
            at = f"{above}.targets[{j}]"
            unit = index.units.find(target.unit) if target.unit else whole
            if unit is not None and not index.is_disputed(at, *AMOUNT):
                for path, value in numbers(at, target):
                    yield Value(path, value, unit, target.kind, indicator, above)


def numbers(path: str, target: Target) -> Iterator[tuple[str, Decimal]]:
    """Yield the numbers of the target at `path`, each with its own path."""
    for name, value in (("value", target.value), ("high", target.high)):
        if value is not None:
            yield f"{path}.{name}", value

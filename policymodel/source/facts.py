"""Every place of a plan that holds a span, and what the span has to do there."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import attrs

from policymodel.model import (
    Document,
    Goal,
    Indicator,
    Measure,
    MeasurePart,
    Mechanism,
    NotTarget,
    Organization,
    Period,
    Plan,
    Span,
    UpperTarget,
)
from policymodel.model.fields import shape
from policymodel.model.places import Place, places
from policymodel.source.years import years_stated

# Names and whole passages: a number inside them is a fact of its own.
_NO_NUMBERS = {
    *((kind, "at") for kind in (Organization, Goal, Indicator, Measure, MeasurePart, Mechanism)),
    *((kind, "responsibilities_at") for kind in (Measure, MeasurePart)),
}
# Asking these for a place they cannot have takes longer than all the rest.
_PLACELESS = (Plan, Document)


class Fact(NamedTuple):
    """A span that a plan gives or should give.

    Attributes:
        path: what the span is of, e.g. ``"indicators[3].targets[0]"``.
        key: the span's key there, e.g. ``"year_at"``.
        wanted: whether the plan states something that the span must cite.
        accounts: whether the numbers inside are accounted for by the fact.
        near: the span of what it belongs to, to say where a missing one is missing.
        part: what the span is of.
    """

    path: str
    key: str
    at: Span | None
    wanted: bool
    accounts: bool
    near: Span | None
    part: Any

    @property
    def full_path(self) -> str:
        return f"{self.path}.{self.key}"


def facts(plan: Plan, every: Iterable[Place[Any]] | None = None) -> Iterator[Fact]:
    """Yield every place of `plan` that holds a span, filled or not, in the plan's order.

    `every` is every part of the plan, where it was walked already.
    """
    for place in places(plan, object) if every is None else every:
        part = place.part
        kind: Any = type(part)
        for key in _keys(kind):
            at, accounts = getattr(part, key), (kind, key) not in _NO_NUMBERS
            wanted, near = _is_wanted(part, key), _near(place, key)
            yield Fact(place.path, key, at, wanted, accounts, near, part)


@cache
def _keys(kind: Any) -> tuple[str, ...]:
    attrs.resolve_types(kind)
    return tuple(each.name for each in attrs.fields(kind) if shape(each.type).kind is Span)


def _is_wanted(part: Any, key: str) -> bool:
    if isinstance(part, NotTarget | UpperTarget):
        return False  # meant wherever it is printed; another document says so
    if key == "at":
        return not isinstance(part, Period) or (part.start, part.end) != (None, None)
    stated = getattr(part, key.removesuffix("_at"))
    if key in ("year_at", "base_year_at"):
        # 较“十三五”末 says its year too.
        return stated is not None and not years_stated(part.words or "").ends(stated)
    return bool(stated)


def _near(place: Place[Any], key: str) -> Span | None:
    part = place.part
    own: Span | None = None if key == "at" else getattr(part, "at", None)
    if own is not None or type(place.holder) in _PLACELESS:
        return own
    above: Span | None = getattr(place.holder, "at", None)
    return above

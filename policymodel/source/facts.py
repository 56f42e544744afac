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
        part: what the span is of.
        holder: the part of the plan that holds that.
    """

    path: str
    key: str
    at: Span | None
    part: Any
    holder: Any

    @property
    def full_path(self) -> str:
        return f"{self.path}.{self.key}"

    @property
    def wanted(self) -> bool:
        """Whether the plan states something that the span must cite."""
        return _is_wanted(self.part, self.key)

    @property
    def accounts(self) -> bool:
        """Whether the numbers inside are accounted for by the fact."""
        return (type(self.part), self.key) not in _NO_NUMBERS

    @property
    def near(self) -> Span | None:
        """The span of what it belongs to, to say where a missing one is missing."""
        own: Span | None = None if self.key == "at" else getattr(self.part, "at", None)
        if own is not None or type(self.holder) in _PLACELESS:
            return own
        above: Span | None = getattr(self.holder, "at", None)
        return above


def facts(plan: Plan, every: Iterable[Place[Any]] | None = None) -> Iterator[Fact]:
    """Yield every place of `plan` that holds a span, filled or not, in the plan's order.

    `every` is every part of the plan, where it was walked already.
    """
    for path, part, holder in places(plan, object) if every is None else every:
        kind: Any = type(part)
        for key in _keys(kind):
            yield Fact(path, key, getattr(part, key), part, holder)


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

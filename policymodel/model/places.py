"""Every part of a plan with the path at which its file has it, walked in one place.

What the model gains is walked by itself: the walk follows the types of the fields. It takes
time linear in the plan, and no tree is too deep for it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import attrs

from policymodel.findings import MissingError, fault
from policymodel.model.fields import shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.plan import Plan
from policymodel.model.span import Span
from policymodel.text import Texts

Path = tuple[str | int, ...]
T_co = TypeVar("T_co", covariant=True)

say = Texts(__file__)

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class Place(NamedTuple, Generic[T_co]):
    """A part of a plan and where it stands."""

    path: str  # its path in the plan file, e.g. indicators[3].targets[0]; empty for the plan
    part: T_co
    holder: Any  # the part that holds it; none for the plan

    def key(self, name: str) -> str:
        """Return the path of one of the part's fields."""
        return f"{self.path}.{name}" if self.path else name


@cache
def _slots(cls: Any, spans: bool) -> tuple[tuple[str, bool, bool], ...]:
    """The fields of a class of the model that hold parts, or `spans`, last first.

    Each with whether it is a list, and one that a plan file has by role.
    """
    slots = (slot for slot in reversed(shapes(cls).items()) if attrs.has(slot[1].kind))
    return tuple(
        (name, made.many, made.kind in BY_ROLE)
        for name, made in slots
        if spans or made.kind is not Span
    )


def places(plan: Plan, kind: type[T_co]) -> Iterator[Place[T_co]]:
    """Yield every part of `plan` that is a `kind`, in the plan's order; ``object`` is any part.

    A part comes before the parts it holds. Spans are parts only where they are asked for.
    """
    waiting: list[Place[Any]] = [Place("", plan, None)]
    spans, every = kind is Span, kind is object
    while waiting:
        here = waiting.pop()
        path, part, _ = here
        if every or isinstance(part, kind):
            yield here
        held: Any = type(part)
        for name, many, by_role in _slots(held, spans):
            value = getattr(part, name)
            if not value:  # most are empty
                continue
            place = f"{path}.{name}" if path else name
            if not many:
                waiting.append(Place(place, value, part))
            elif by_role:
                waiting += [Place(f"{place}.{each.role}", each, part) for each in reversed(value)]
            else:  # last first: as a stack takes them
                last_first = range(len(value) - 1, -1, -1)
                waiting += [Place(f"{place}[{k}]", value[k], part) for k in last_first]


def spans(plan: Plan) -> Iterator[Place[Span]]:
    """Yield every span of `plan` with its path; its holder is the part whose span it is."""
    return places(plan, Span)


def at(plan: Plan, path: str) -> Any:
    """Return what stands at `path` in `plan`: a part, or the value of one of its fields.

    So ``at(plan, "document.issuers[0]")`` is a name. A MissingError says that nothing stands there.
    """
    here: Any = plan
    try:
        for step in parse_path(path):
            here = _step(here, step)
    except (LookupError, TypeError, AttributeError):
        raise MissingError(fault(say, "F108", path=path, where=path)) from None
    return here


def _step(here: Any, step: str | int) -> Any:
    if isinstance(step, int):
        names = BY_ROLE.get(type(here))  # a role stands for its list of names
        return (getattr(here, names) if names else here)[step]
    if isinstance(here, tuple):
        return {each.role: each for each in here}[step]
    if not attrs.has(type(here)) or step not in attrs.fields_dict(type(here)):
        raise KeyError(step)
    return getattr(here, step)


def format_path(path: Path) -> str:
    """Return `path` as people read it.

    >>> format_path(("indicators", 3, "targets", 0, "unit"))
    'indicators[3].targets[0].unit'
    """
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def parse_path(text: str) -> Path:
    """Return the steps of a printed path."""
    return tuple(int(index) if index else key for index, key in _STEP.findall(text))

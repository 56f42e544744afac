"""The parts of a plan as flat rows: attribute by attribute, a span as its two ends."""

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from typing import Any

import attrs

from policymodel.model import Span


def flat(part: Any) -> dict[str, Any]:
    """The attributes of a part that are single values; what has parts has a table of its own."""
    return {name: get(part) for name, get in attributes(part.__class__).items()}


@cache
def attributes(kind: type) -> dict[str, Callable[[Any], Any]]:
    """Return by column how the attributes of a class are read; a span is two columns."""
    attrs.resolve_types(kind)
    found: dict[str, Callable[[Any], Any]] = {}
    for each in attrs.fields(kind):
        if each.type == Span | None:
            for end in ("start", "end"):
                found[f"{each.name}_{end}"] = partial(_end, each.name, end)
        elif each.init and not _has_parts(each.type):
            found[each.name] = attrgetter(each.name)
    return found


def _end(name: str, end: str, part: Any) -> int | None:
    span = getattr(part, name)
    return None if span is None else int(getattr(span, end))


def _has_parts(kind: Any) -> bool:
    inner = [each for each in getattr(kind, "__args__", (kind,)) if each not in (type(None), ...)]
    return any(attrs.has(each) and each is not Span for each in inner)

"""One plan as long as wished: a real one repeated, with ids renamed and places moved."""

from typing import Any

import attrs

from policymodel.model import Plan, Section, Span

_IDS = frozenset({"id", "measure", "subset_of", "restates"})
_LISTS_OF_IDS = frozenset({"measures", "indicators"})
_REPEATED = ("goals", "indicators", "measures", "mechanisms", "not_targets")


def repeated(plan: Plan, times: int, characters: int) -> Plan:
    """Return `plan` `times` over, as if its document stood so often behind itself.

    Args:
        plan: the plan.
        times: how often.
        characters: length of its document.
    """
    changes: dict[str, Any] = {
        name: tuple(
            _copy(part, number, characters)
            for number in range(times)
            for part in getattr(plan, name)
        )
        for name in _REPEATED
    }
    sections = tuple(
        _copy(section, number, characters) for number in range(times) for section in plan.sections
    )
    return attrs.evolve(plan, sections=sections, **changes)


def of_measures(plan: Plan, count: int, characters: int) -> Plan:
    """Return `plan` as often as gives it `count` measures."""
    long = repeated(plan, -(-count // len(plan.measures)), characters)
    return attrs.evolve(long, measures=long.measures[:count])


def of_indicators(plan: Plan, count: int) -> Plan:
    """Return `plan` with its indicators over and over, `count` of them, and nothing else more."""
    own = plan.indicators
    made = (_copy(own[place % len(own)], place // len(own), 0) for place in range(count))
    return attrs.evolve(plan, indicators=tuple(made))


def _copy(part: Any, number: int, characters: int) -> Any:
    changes: dict[str, Any] = {}
    for each in attrs.fields(type(part)):
        value = getattr(part, each.name)
        if isinstance(value, Span):
            offset = number * characters
            changes[each.name] = Span(value.start + offset, value.end + offset)
        elif each.name in _IDS and isinstance(value, str) and number:
            changes[each.name] = f"{value}.n{number}"
        elif each.name in _LISTS_OF_IDS and number and value and isinstance(value[0], str):
            changes[each.name] = tuple(f"{name}.n{number}" for name in value)
        elif each.name == "section" and number:
            changes[each.name] = (f"{number}.{value[0]}", *value[1:]) if value else value
        elif isinstance(part, Section) and each.name == "number" and number:
            changes[each.name] = f"{number}.{value}"
        elif isinstance(value, tuple) and value and attrs.has(type(value[0])):
            changes[each.name] = tuple(
                item if isinstance(part, Section) else _copy(item, number, characters)
                for item in value
            )
    return attrs.evolve(part, **changes)

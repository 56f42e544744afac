"""What changed between two versions of a plan, by id and path.

>>> from policymodel.model import Document, Jurisdiction
>>> place = Jurisdiction(code="370900", name="云州市", level="city")
>>> old, new = (Plan(id="yunzhou", document=Document(title=title), jurisdiction=place)
...             for title in ("方案", "实施方案"))
>>> [each.format("en") for each in diff(old, new)]
['reworded  document.title (yunzhou)  方案 → 实施方案']
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

import attrs
from attrs import frozen

from policymodel.analysis.algebra import Statement, incomparable, state
from policymodel.analysis.targets import unit_of
from policymodel.analysis.wording import shown
from policymodel.model import Indicator, Plan, Responsibility, Span, Target
from policymodel.text import Lang, Text, Texts
from policymodel.units import Units

Kind = Literal["added", "dropped", "raised", "lowered", "reworded", "reassigned", "changed"]

say = Texts(__file__)
_WORDS = frozenset({"name", "title", "summary", "text", "words", "what", "note", "doubt", "remark"})
_LONGEST = 60


class Change(NamedTuple):
    """One change: what it was before (empty if added), and after (empty if dropped).

    Attributes:
        kind: what happened: a target's number is raised or lowered, a text is reworded,
            organizations are reassigned, everything else is added, dropped or changed.
        path: where, in the new plan; in the old one where it was dropped.
        id: id or name of the nearest part that has one.
    """

    kind: Kind
    path: str
    id: str
    before: str
    after: str

    def format(self, lang: Lang = "zh") -> str:
        """Return the change as one line."""
        label, none = say(f"kinds.{self.kind}").get(lang), say("nothing").get(lang)
        values = {"added": self.after, "dropped": self.before}.get(
            self.kind, f"{self.before or none} → {self.after or none}"
        )
        return f"{label}  {self.path} ({self.id})  {values}".rstrip()


def diff(old: Plan, new: Plan, *, spans: bool = False) -> tuple[Change, ...]:
    """Return what changed from `old` to `new`, in the order of the new plan.

    Parts are the same where their ids are: of organizations the name, of sections the printed
    number, or the title where they have none. What only stands at another place of its list has
    not changed; nor, unless `spans` is true, what only stands at other offsets in the document.
    """
    asked = _Asked(spans, old.known_units, new.known_units)
    return tuple(_of_parts(old, new, "", new.id, asked))


@frozen
class _Asked:
    """What is asked of a comparison."""

    spans: bool
    before: Units  # the units of the old plan
    after: Units


def _of_parts(old: Any, new: Any, path: str, named: str, asked: _Asked) -> Iterator[Change]:
    for each in attrs.fields(type(new)):
        before, after = (getattr(part, each.name) for part in (old, new))
        if not each.init or before == after or (_is_span(before, after) and not asked.spans):
            continue
        here = f"{path}.{each.name}" if path else each.name
        if _has_parts(before, after):
            yield from _of_lists(before, after, here, named, asked)
        elif attrs.has(type(before)) and type(before) is type(after) and not _is_span(before):
            yield from _of_parts(before, after, here, named, asked)
        else:
            kind: Kind = "reworded" if each.name in _WORDS and before and after else "changed"
            yield Change(kind, here, named, _shown(before), _shown(after))


def _of_lists(
    old: tuple[Any, ...], new: tuple[Any, ...], path: str, named: str, asked: _Asked
) -> Iterator[Change]:
    if any(isinstance(each, Responsibility) for each in (*old, *new)):
        roles = {each.role: each.organizations for each in old}
        for item in new:
            if (before := roles.pop(item.role, ())) != item.organizations:
                values = _shown(before), _shown(item.organizations)
                yield Change("reassigned", f"{path}.{item.role}", named, *values)
        for role, names in roles.items():
            yield Change("reassigned", f"{path}.{role}", named, _shown(names), "")
        return
    known = _keyed(old)
    for place, (key, after) in enumerate(_keyed(new).items()):
        here, before = f"{path}[{place}]", known.pop(key, None)
        if before is None:
            yield Change("added", here, _name(after) or named, "", _shown(after))
        elif isinstance(after, Indicator):
            yield from _of_indicators(before, after, here, asked)
        else:
            yield from _of_parts(before, after, here, _name(after) or named, asked)
    places = {id(each): place for place, each in enumerate(old)}
    for before in known.values():
        here = f"{path}[{places[id(before)]}]"
        yield Change("dropped", here, _name(before) or named, _shown(before), "")


def _of_indicators(old: Indicator, new: Indicator, path: str, asked: _Asked) -> Iterator[Change]:
    """Compare two indicators; the number of a target is judged in its unit."""
    before = {each.id: each for each in old.targets}
    for change in _of_parts(old, new, path, new.id, asked):
        first = before.get(change.id)
        then = next((each for each in new.targets if each.id == change.id), None)
        is_number = change.kind == "changed" and change.path.endswith((".value", ".high"))
        if is_number and first and then:
            change = change._replace(
                kind=_direction(_amount(first, old, asked.before), _amount(then, new, asked.after))
            )
        yield change


def _direction(before: Statement | Text, after: Statement | Text) -> Kind:
    if isinstance(before, Text) or isinstance(after, Text) or incomparable(before, after):
        return "changed"
    gap = after.value - before.value
    return "raised" if gap > 0 else "lowered" if gap < 0 else "changed"


def _amount(target: Target, indicator: Indicator, known: Units) -> Statement | Text:
    """The larger number of a target, in its unit, however it is compared with."""
    value = target.value if target.high is None else target.high
    return state("exactly", value, unit_of(target, indicator, known), known=known)


def _keyed(items: tuple[Any, ...]) -> dict[tuple[str, int], Any]:
    """The items of a list by what they are known as; of equals by their order."""
    counts: dict[str, int] = {}
    keyed = {}
    for item in items:
        name = _name(item) or _shown(attrs.evolve(item, at=None) if hasattr(item, "at") else item)
        counts[name] = counts.get(name, -1) + 1
        keyed[name, counts[name]] = item
    return keyed


def _name(part: Any) -> str:
    """What a part is known as, from one version to the next; empty where nothing tells."""
    keys = ("id", "name", "number", "title", "year", "words", "rule")
    values = (getattr(part, key, None) for key in keys)
    return next((str(value) for value in values if value is not None), "")


def _is_span(*values: Any) -> bool:
    return any(isinstance(value, Span) for value in values)


def _has_parts(*values: Any) -> bool:
    items = [item for value in values if isinstance(value, tuple) for item in value]
    return bool(items) and all(attrs.has(type(item)) for item in items)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return shown(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return f"[{value.start}, {value.end})"
    if isinstance(value, tuple):
        return "、".join(map(_shown, value))
    if attrs.has(type(value)):
        called = (getattr(value, key, None) for key in ("title", "name", "words", "summary"))
        return _shown(next(filter(None, called), _name(value)))
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

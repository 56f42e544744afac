"""The kinds of slips: what can happen to one field or one part, by what the field holds.

A slip is a plan's tree as its file has it, changed in one fact. The kinds follow the types of
the fields, so what the model gains is tried by itself; a few, of what belongs together in
several fields, are written by hand in `slips.together`.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any, NamedTuple

import attrs

from policymodel.model import (
    Citation,
    Indicator,
    Jurisdiction,
    Plan,
    Responsibility,
    Source,
    Span,
    Suppression,
    Target,
)
from policymodel.model.fields import Shape, shapes
from policymodel.model.places import Place, parse_path, places
from policymodel.reading import plan_to_tree
from policymodel.source import SourceText
from policymodel.vocabulary import Vocabulary

Steps = tuple[str | int, ...]
Edit = tuple[Steps, Any]


class Slip(NamedTuple):
    """What happens, as ``target.value: digit``, and what the tree then holds where."""

    kind: str
    edits: tuple[Edit, ...]


@attrs.frozen
class World:
    """A true plan, its document, and the dice."""

    plan: Plan
    source: SourceText
    dice: Random

    @cached_property
    def tree(self) -> dict[str, Any]:
        return plan_to_tree(self.plan)

    @cached_property
    def places(self) -> tuple[Place[Any], ...]:
        return tuple(places(self.plan, object))

    def values(self, kind: type, key: str) -> list[Any]:
        """All that a field holds anywhere in the plan, as the tree has it."""
        found = (in_tree(self.tree, key_of(place, key)) for place in self.of(kind))
        return list(dict.fromkeys(each for each in found if isinstance(each, str | int)))

    def of(self, kind: type) -> list[Place[Any]]:
        return [place for place in self.places if type(place.part) is kind]

    def other(self, of: Any, among: list[Any]) -> Any:
        """One of `among` that is not `of`, or None."""
        left = [each for each in among if each != of]
        return self.dice.choice(left) if left else None


def key_of(place: Place[Any], key: str) -> Steps:
    return (*parse_path(place.path), key)


def in_tree(tree: Any, steps: Steps) -> Any:
    for step in steps:
        tree = tree[step]
    return tree


def changed(tree: Any, edits: tuple[Edit, ...]) -> Any:
    """The tree with the edits; what they do not touch is shared."""
    for steps, value in edits:
        tree = _with(tree, steps, value)
    return tree


def _with(tree: Any, steps: Steps, value: Any) -> Any:
    if not steps:
        return value
    step, *rest = steps
    made = tree.copy()
    made[step] = _with(tree.get(step) if isinstance(tree, dict) else tree[step], (*rest,), value)
    return made


# What no document prints: names that tools go by, own words, the file's own bookkeeping.
_NOT_FACTS = {
    "id", "summary", "note", "remark", "doubt", "text", "why", "proposed", "definition",
    "data_source", "language", "url", "retrieved",
}  # fmt: skip
_NO_PARTS = (Plan, Suppression, Source, Responsibility)
_CALLED = {Citation: "based_on"}
READINGS = {
    "indicator.accumulation", "indicator.concept", "indicator.direction", "indicator.measures",
    "indicator: twice", "measure.instruments", "mechanism.kind", "mechanism.measure",
    "mechanism.covers", "organization.kind", "organization.function", "organization.members",
    "organization.valid_from", "organization.valid_to", "target.subset_of", "target.restates",
    "jurisdiction.code: dropped", "jurisdiction.scheme", "jurisdiction.level_name",
    "not_target.at: dropped", "target.kind", "deadline.what", "goal.indicators",
    "goal: dropped", "document.completeness", "judged_link", "judged_link.measure",
    "judged_link.reason",
}  # fmt: skip
"""What the modeller reads into the document, or links; all else is printed."""


def is_printed(kind: str) -> bool:
    return kind not in READINGS and kind.partition(":")[0] not in READINGS


def called(part: type) -> str:
    name = _CALLED.get(part, part.__name__)
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def of_fields(world: World) -> Iterator[Slip]:
    """Everything that can happen to one field, or to one of the parts that it holds."""
    for place in world.places:
        part: Any = type(place.part)
        for key, made in shapes(part).items():
            if isinstance(place.part, _NO_PARTS) and not _holds_parts(made):
                continue
            if key not in _NOT_FACTS:
                name = f"{called(part)}.{key}"
                yield from _of_field(world, place, key, made, name)


def _holds_parts(made: Shape) -> bool:
    return made.many and attrs.has(made.kind) and made.kind not in _NO_PARTS


def _of_field(world: World, place: Place[Any], key: str, made: Shape, name: str) -> Iterator[Slip]:
    steps, value = key_of(place, key), in_tree(world.tree, parse_path(place.path)).get(key)
    if made.many:
        if attrs.has(made.kind):
            if made.kind not in _NO_PARTS:
                yield from _of_parts(steps, value or [], called(made.kind))
        elif not isinstance(made.rule, Vocabulary):
            yield from _of_list(world, steps, value or [], name)
        return
    if value is None:
        other = world.other(None, world.values(type(place.part), key))
        if other is not None and made.optional:
            yield Slip(f"{name}: invented", ((steps, other),))
        return
    if made.optional:
        yield from _dropped(world, place, key, steps, name)
    for what, slipped in _changed(world, place, key, made, value):
        if slipped is not None and slipped != value:
            yield Slip(f"{name}: {what}", ((steps, slipped),))


def _dropped(world: World, place: Place[Any], key: str, steps: Steps, name: str) -> Iterator[Slip]:
    yield Slip(f"{name}: dropped", ((steps, None),))
    beside = (*steps[:-1], f"{key}_at")
    if getattr(place.part, f"{key}_at", None) is not None:
        yield Slip(f"{name} and {key}_at: dropped together", ((steps, None), (beside, None)))


def _changed(
    world: World, place: Place[Any], key: str, made: Shape, value: Any
) -> Iterator[tuple[str, Any]]:
    if isinstance(made.rule, Vocabulary):
        yield "another", world.other(value, [term.code for term in made.rule])
    elif made.kind is Span:
        yield from _spans(world, place, key, Span(*value))
    elif made.kind is bool:
        yield "flipped", not value
    elif made.kind in (int, Decimal):
        yield "digit", _other_digit(world, value)
        if made.kind is Decimal:
            yield "×10", value * 10
    elif made.kind is str and key == "unit":
        units = [unit for part in (Target, Indicator) for unit in world.values(part, "unit")]
        yield "another", world.other(value, [*units, "项"])
    elif isinstance(value, str):
        yield from _texts(world, value, is_date=made.kind is date)


def _spans(
    world: World, place: Place[Any], key: str, at: Span
) -> Iterator[tuple[str, list[int] | None]]:
    text, by = world.source.text, world.dice.choice((1, 2, 10))
    moved = world.dice.choice(((by, by), (0, by), (by, 0), (0, -by), (-by, 0)))
    start, end = at.start + moved[0], at.end + moved[1]
    if 0 <= start < end <= len(text):
        yield "span", [start, end]
    found, place_of = text.find(text[at.slice]), []
    while found >= 0:
        place_of.append(found)
        found = text.find(text[at.slice], found + 1)
    if key == "at" and hasattr(place.part, "words"):
        start = world.other(at.start, place_of)
        yield "to the same words elsewhere", start and [start, start + at.end - at.start]


def _texts(world: World, value: str, *, is_date: bool) -> Iterator[tuple[str, str | None]]:
    if any(sign.isdecimal() and sign.isascii() for sign in value):
        yield "digit", _other_digit(world, value)
    if not is_date:
        spot = world.dice.randrange(len(value))
        sign = "建" if value[spot] != "建" else "设"
        yield "character", value[:spot] + sign + value[spot + 1 :]
        if len(value) > 1:
            yield "character lost", value[:spot] + value[spot + 1 :]


def _other_digit(world: World, value: Any) -> Any:
    text = str(value)
    spot = world.dice.choice([i for i, sign in enumerate(text) if "0" <= sign <= "9"])
    digit = world.other(text[spot], list("0123456789"))
    return type(value)(text[:spot] + digit + text[spot + 1 :])


def _of_list(world: World, steps: Steps, value: list[str], name: str) -> Iterator[Slip]:
    """A list of names or ids."""
    known = _known(world, str(steps[-1]))
    if known and (more := world.other(None, [each for each in known if each not in value])):
        yield Slip(f"{name}: one too many", ((steps, [*value, more]),))
        if value:
            spot = world.dice.randrange(len(value))
            others = [*value[:spot], more, *value[spot + 1 :]]
            yield Slip(f"{name}: another", ((steps, others),))
    for spot in range(len(value)):
        yield Slip(f"{name}: dropped", ((steps, value[:spot] + value[spot + 1 :]),))
        slipped = dict(_texts(world, value[spot], is_date=False))["character"]
        yield Slip(f"{name}: character", (((*steps, spot), slipped),))
    if len(value) > 1:
        yield Slip(f"{name}: order", ((steps, value[::-1]),))


def _known(world: World, key: str) -> list[str]:
    holders: dict[str, Callable[[], list[str]]] = {
        "indicators": lambda: [each.id for each in world.plan.indicators],
        "measures": lambda: [each.id for each in world.plan.measures],
        "section": list,
    }
    return holders.get(key, lambda: [each.name for each in world.plan.organizations])()


def _of_parts(steps: Steps, value: list[dict[str, Any]], name: str) -> Iterator[Slip]:
    for spot, part in enumerate(value):
        rest = value[:spot] + value[spot + 1 :]
        yield Slip(f"{name}: dropped", ((steps, rest),))
        again = part | ({"id": f"{part['id']}.again"} if "id" in part else {})
        if "targets" in part:
            again["targets"] = [
                t | {"id": f"{t['id']}.again"} if "id" in t else t for t in part["targets"]
            ]
        yield Slip(f"{name}: twice", ((steps, [*value, again]),))
        if name == "measure" and spot:
            swapped = [*value[: spot - 1], part, value[spot - 1], *value[spot + 1 :]]
            yield Slip(f"{name}: order of two neighbours", ((steps, swapped),))


def of_jurisdiction(world: World) -> Iterator[Slip]:
    """The codes of other provinces, as they come by copying another plan."""
    [place] = world.of(Jurisdiction)
    for code in ("110000", "440300", "620102"):
        if place.part.code != code:
            yield Slip("jurisdiction.code: another place", ((key_of(place, "code"), code),))

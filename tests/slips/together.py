"""Slips of what belongs together in several fields: a bracket, a heading, a year and its place."""

from collections.abc import Iterator
from typing import Any

from slips.kinds import Edit, Slip, World, in_tree, key_of

from policymodel.model import Baseline, Measure, Target
from policymodel.vocabulary import NOT_TARGET_REASONS


def of_responsibilities(world: World) -> Iterator[Slip]:
    """Who does what in each measure with a bracket."""
    names = [each.name for each in world.plan.organizations]
    measures = world.of(Measure)
    for place in measures:
        here = key_of(place, "responsibilities")
        held: dict[str, list[str]] = in_tree(world.tree, here)
        if not held:
            invented = {"responsible": [world.dice.choice(names)]}
            yield _of("invented where none is printed", (here, invented))
            continue
        yield from _of_measure(world, measures, here, held)
        for role, printed in held.items():
            other = next(each for each in names if each not in printed)
            spot = world.dice.randrange(len(printed))
            rest = printed[:spot] + printed[spot + 1 :]
            yield _of("name dropped", ((*here, role), rest))
            yield _of("one too many", ((*here, role), [*printed, other]))
            yield _of("another organization", ((*here, role, spot), other))
            yield _of("name with slip", ((*here, role, spot), printed[spot] + "局"))
            yield _of("name twice", ((*here, role), [*printed, printed[spot]]))
            if len(printed) > 1:
                yield _of("order", ((*here, role), printed[::-1]))
            there = "lead" if role != "lead" else "support"
            moved = held | {role: rest, there: [*held.get(there, ()), printed[spot]]}
            yield _of("name in another role", (here, {r: n for r, n in moved.items() if n}))


def _of_measure(
    world: World, measures: list[Any], here: Any, held: dict[str, list[str]]
) -> Iterator[Slip]:
    at = (*here[:-1], "responsibilities_at")
    yield _of("all dropped, bracket kept", (here, {}))
    yield _of("all dropped with bracket", (here, {}), (at, None))
    yield _of("moved to proposed", (here, {}), ((*here[:-1], "proposed"), held))
    roles = {"lead": "support", "support": "lead"}
    yield _of("under another role", (here, {roles.get(r, "lead"): n for r, n in held.items()}))
    others = [key_of(each, "responsibilities") for each in measures]
    charged = [each for each in others if in_tree(world.tree, each) not in ({}, held)]
    if charged:
        other = world.dice.choice(charged)
        theirs, place = in_tree(world.tree, other), (*other[:-1], "responsibilities_at")
        yield _of("those of another measure", (here, theirs))
        bracket = in_tree(world.tree, place)
        yield _of("those of another measure, with its bracket", (here, theirs), (at, bracket))


def _of(what: str, *edits: Edit) -> Slip:
    return Slip(f"responsibility: {what}", edits)


def of_measures(world: World) -> Iterator[Slip]:
    """Where a measure stands, and where its title and its text end."""
    paths = sorted({each.part.section for each in world.of(Measure)})
    every = [list(path) for path in paths]
    measures = world.of(Measure)
    for number, place in enumerate(measures):
        measure, here = place.part, key_of(place, "section")
        other = world.other(list(measure.section), every)
        if other is not None:
            yield Slip("measure.section: another", ((here, other),))
        if measure.section:
            yield Slip("measure.section: parent only", ((here, list(measure.section[:-1])),))
        title = key_of(place, "title")
        if measure.title and len(measure.title) > 3:
            cut = measure.title[: -world.dice.randint(1, len(measure.title) // 3)]
            yield Slip("measure.title: cut short", ((title, cut),))
        if number + 1 < len(measures):
            after = measures[number + 1].part.at
            if measure.at and after and after.start >= measure.at.end:
                whole = [measure.at.start, after.end]
                yield Slip("measure.at: swallows the next", ((key_of(place, "at"), whole),))


def of_targets(world: World) -> Iterator[Slip]:
    """A target under another indicator, as no target, with another sentence's year."""
    indicators = world.tree["indicators"]
    for place in world.of(Target):
        _, i, _, j = place_of = _steps(place)
        here, own = indicators[i], indicators[i]["targets"]
        rest = own[:j] + own[j + 1 :]
        drop: Edit = (("indicators", i, "targets"), rest)
        other = world.other(i, list(range(len(indicators))))
        if other is not None:
            there = [*indicators[other]["targets"], own[j]]
            yield Slip(
                "target: under another indicator", (drop, (("indicators", other, "targets"), there))
            )
        why = world.dice.choice(NOT_TARGET_REASONS.codes)
        declared = {"words": own[j]["words"], "why": why, "at": own[j]["at"]}
        without = [*indicators[:i], here | {"targets": rest}, *indicators[i + 1 :]]
        if not rest and not here["baselines"]:
            without = [*indicators[:i], *indicators[i + 1 :]]
        not_targets = [*world.tree["not_targets"], declared]
        yield Slip(
            "target: declared a not_target instead",
            ((("indicators",), without), (("not_targets",), not_targets)),
        )
        yield from _other_year(world, place_of, own[j])


def _steps(place: Any) -> Any:
    return key_of(place, "")[:-1]


def _other_year(world: World, steps: Any, held: dict[str, Any]) -> Iterator[Slip]:
    dated = [each.part for each in world.of(Target) if each.part.year and each.part.year_at]
    dated += [each.part for each in world.of(Baseline) if each.part.year and each.part.year_at]
    others = [each for each in dated if each.year != held["year"]]
    if held["year"] is not None and others:
        other = world.dice.choice(others)
        at = [other.year_at.start, other.year_at.end]
        yield Slip(
            "target.year and year_at: from another sentence",
            (((*steps, "year"), other.year), ((*steps, "year_at"), at)),
        )

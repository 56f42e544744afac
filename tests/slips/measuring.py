"""How many slips are seen: ``python -m slips.measuring`` in tests/ prints the table.

Each plan gives up to so many slips of a kind, drawn with a stated seed. A slip is seen where
`check` or `verify` then says more errors or warnings of some rule than of the true plan, or
the file is refused. Counting by rule is strict: what only moves is not seen.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from slips.kinds import Slip, World, changed, is_printed, of_fields, of_jurisdiction
from slips.together import of_measures, of_responsibilities, of_targets

import policymodel as pm
from policymodel import checks
from policymodel.reading import plan_from_tree

SEED = 777
SEEN = ("error", "warning")
LEAST = 0.7
"""The share of a kind of slip in printed facts that is seen, but for what is named below."""

NAMED = frozenset({
    "mechanism: dropped", "organization: dropped", "organization.aliases: dropped",
    "indicator: dropped", "target: dropped", "target.scope: dropped", "jurisdiction.code: digit",
    "period.start: dropped", "goal.title: character", "goal.title: character lost",
    "indicator.name: digit", "target.change: another",
    "jurisdiction.level: another", "based_on.at: span", "target.per: dropped",
    "indicator.category: character lost",
})  # fmt: skip
"""Kinds that `verify` sees less often; docs/verification.md says why."""

_MAKERS: tuple[Callable[[World], Iterator[Slip]], ...] = (
    of_fields,
    of_jurisdiction,
    of_responsibilities,
    of_measures,
    of_targets,
)


def drawn(world: World, most: int) -> Iterator[Slip]:
    """Up to `most` slips of each kind that the plan allows."""
    kinds: dict[str, list[Slip]] = {}
    for make in _MAKERS:
        for slip in make(world):
            kinds.setdefault(slip.kind, []).append(slip)
    for slips in kinds.values():
        yield from world.dice.sample(slips, min(most, len(slips)))


def complaints(plan: pm.Plan, source: pm.SourceText) -> Counter[tuple[str, str]]:
    """How many findings there are of each severity and code."""
    found = (*checks.examine(plan).findings, *checks.verified(plan, source).findings)
    return Counter((each.severity, each.code) for each in found)


def outcome(world: World, slip: Slip, known: Counter[tuple[str, str]]) -> str:
    """The worst that is said of a slip and was not said before: a severity, or ``nothing``."""
    try:
        plan = plan_from_tree(changed(world.tree, slip.edits))
    except pm.PlanFileError:
        return "error"
    new = {severity for severity, _ in complaints(plan, world.source) - known}
    return next((each for each in (*SEEN, "info") if each in new), "nothing")


def measured(
    worlds: list[World], most: int, told: Callable[[Slip, str, World], Any] = lambda *_: None
) -> dict[str, Counter[str]]:
    """By kind of slip, how many ended how."""
    table: dict[str, Counter[str]] = {}
    for world in worlds:
        known = complaints(world.plan, world.source)
        for slip in drawn(world, most):
            ended = outcome(world, slip, known)
            table.setdefault(slip.kind, Counter())[ended] += 1
            told(slip, ended, world)
    return table


def share(table: dict[str, Counter[str]]) -> float:
    """The share of slips in printed facts that are seen."""
    rows = [row for kind, row in table.items() if is_printed(kind)]
    return sum(row[each] for row in rows for each in SEEN) / max(sum(map(Counter.total, rows)), 1)


def seen(row: Counter[str]) -> float:
    return sum(row[each] for each in SEEN) / row.total()


def shown(table: dict[str, Counter[str]]) -> Iterator[str]:
    """The table, the least seen first; printed facts before readings."""
    yield "| kind of slip | tried | error | warning | hint | nothing |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for kind in sorted(table, key=lambda kind: (not is_printed(kind), seen(table[kind]), kind)):
        row = table[kind]
        counts = (row[each] for each in (*SEEN, "info", "nothing"))
        mark = "" if is_printed(kind) else "*"
        yield f"| {kind}{mark} | {row.total()} | " + " | ".join(map(str, counts)) + " |"
    yield ""
    yield f"seen of printed facts: {share(table):.1%}; * a modeller's reading or link"


def world_of(plan: pm.Plan, sources: str | os.PathLike[str], seed: int = SEED) -> World:
    """A plan with its document from a folder, and dice that fall alike each time."""
    return World(plan, pm.find_source(plan, sources), Random(seed))  # noqa: S311 - no secret


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("plans", nargs="*", default=["chengde", "dezhou", "maiji", "taian"])
    asked.add_argument("--most", type=int, default=12, help="slips of a kind from each plan")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--sources", default=os.environ.get("POLICYMODEL_SOURCES", "."))
    asked.add_argument("--unseen", action="store_true", help="show the slips that nobody sees")
    given = asked.parse_args()

    def told(slip: Slip, ended: str, world: World) -> None:
        if given.unseen and ended not in SEEN:
            line = (world.plan.id, ended, slip.kind, str(slip.edits))
            sys.stdout.write("\t".join(line) + "\n")

    worlds = [world_of(pm.load(name), given.sources, given.seed) for name in given.plans]
    for line in shown(measured(worlds, given.most, told)):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()

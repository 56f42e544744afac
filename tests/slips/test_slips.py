"""Of the slips in one fact of a true plan most are seen, and what is not is named.

The nightly run takes all the slips that the figures of docs/verification.md are about.
"""

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from slips.kinds import Slip, World, changed, of_fields
from slips.measuring import LEAST, NAMED, SEED, is_printed, measured, seen, share, world_of
from slips.together import of_measures, of_responsibilities, of_targets
from source.yunzhou import PLAN, SOURCE

import policymodel as pm
from policymodel.reading import plan_from_tree

WHOLE = os.environ.get("HYPOTHESIS_PROFILE") == "long"
FURTHER = sorted((Path(__file__).parents[2] / "benchmarks" / "plans").glob("*/plan.yaml"))
REAL = ("chengde", "dezhou", "maiji", "taian")


def invented() -> World:
    return World(PLAN, SOURCE, Random(SEED))  # noqa: S311 - no secret


def unseen(table: dict[str, Counter[str]], least: float) -> list[str]:
    """The printed kinds of which less is seen, but for those that the docs name."""
    kinds = (kind for kind in table if is_printed(kind) and kind not in NAMED)
    return [f"{kind}: {dict(table[kind])}" for kind in kinds if seen(table[kind]) < least]


def test_a_true_plan_is_read_from_its_tree() -> None:
    world = invented()
    assert plan_from_tree(changed(world.tree, ())) == PLAN


def test_a_slip_changes_the_plan_and_leaves_the_true_one_alone() -> None:
    world = invented()
    before = repr(world.tree)
    for make in (of_fields, of_responsibilities, of_measures, of_targets):
        slips: list[Slip] = list(make(world))
        assert slips
        assert all(changed(world.tree, slip.edits) != world.tree for slip in slips)
    assert repr(world.tree) == before


def test_every_kind_of_fact_of_an_invented_plan_is_held() -> None:
    table = measured([invented()], 48 if WHOLE else 2)
    # Of a small plan a kind may have one slip: all of a kind unseen is what is told here.
    assert unseen(table, 0.01) == []
    assert share(table) >= 0.92
    assert len(table) > 150


def test_slips_in_real_plans_are_seen(sources: Path) -> None:
    worlds = [world_of(pm.load(name), sources) for name in REAL]
    table = measured(worlds, 12 if WHOLE else 1)
    assert share(table) >= 0.92
    assert unseen(table, LEAST if WHOLE else 0.01) == []


@pytest.mark.slow
def test_slips_in_plans_of_further_documents_are_seen(corpus: Path) -> None:
    """They are of other fields and forms than the four."""
    chosen = FURTHER if WHOLE else FURTHER[:2]
    worlds = [world_of(pm.load(each.parent), corpus) for each in chosen]
    assert share(measured(worlds, 12 if WHOLE else 1)) >= 0.85

"""A plan as others look things up in it: the same parts, at the same places, as a walk finds."""

import pytest
from workbooks import REAL

import policymodel as pm
from policymodel.analysis.index import PlanIndex
from policymodel.model import Document, Goal, Jurisdiction, Plan, Target
from policymodel.model.places import places


def goal(name: str, *below: Goal) -> Goal:
    return Goal(id=name, title=name, goals=below)


TREE = (goal("a", goal("aa", goal("aaa"), goal("aab")), goal("ab")), goal("b", goal("ba")))
DEEP = Plan(
    id="deep",
    document=Document(title="甲市方案"),
    jurisdiction=Jurisdiction(name="甲市", level="city"),
    goals=TREE,
)


@pytest.mark.parametrize("plan", [*map(pm.load, REAL), DEEP], ids=lambda plan: plan.id)
def test_goals_and_targets_stand_where_a_walk_of_the_plan_finds_them(plan: Plan) -> None:
    index = PlanIndex(plan)
    assert index.goals == tuple((each.path, each.part) for each in places(plan, Goal))
    found = [(each.path, each.target, each.indicator) for each in index.targets]
    assert found == [(each.path, each.part, each.holder) for each in places(plan, Target)]
    assert all(each.path.startswith(f"{each.indicator_path}.targets[") for each in index.targets)


def test_a_goal_comes_before_those_below_it() -> None:
    names = [each.id for _, each in PlanIndex(DEEP).goals]
    assert names == ["a", "aa", "aaa", "aab", "ab", "b", "ba"]

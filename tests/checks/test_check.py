"""A plan without faults gives none, each fault is found once, and no plan makes a rule raise."""

from collections import Counter
from decimal import localcontext
from typing import Any

import attrs
import pytest
from checks import duties, numberbreaks, suppressionbreaks
from checks.plans import BREAKS, valid_plans
from checks.running import check
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import plans, wild_plans

from policymodel.checks import RULES, Rule
from policymodel.checks.engine.examples import breaking, keeping
from policymodel.findings import Finding
from policymodel.model import (
    Document,
    Goal,
    Jurisdiction,
    Measure,
    Plan,
    Section,
)
from policymodel.model.places import parse_path
from policymodel.reading import plan_from_tree, plan_to_tree

WAYS = (*BREAKS, *numberbreaks.BREAKS, *duties.BREAKS, *suppressionbreaks.BREAKS)


def codes(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(found.code for found in findings)


@given(valid_plans())
def test_a_valid_plan_gives_no_errors_and_no_warnings(plan: Plan) -> None:
    """Hints may be told of any plan, so that a new one does not ask for another strategy."""
    assert [one for one in check(plan) if one.severity != "info"] == []


@pytest.mark.parametrize("way", range(len(WAYS)))
@given(plan=valid_plans())
@settings(max_examples=10)
def test_each_way_of_breaking_a_plan_gives_its_code_once(way: int, plan: Plan) -> None:
    broken = WAYS[way](plan)
    found = [one for one in check(broken.plan) if one.code == broken.code]
    assert [one.path for one in found] == [broken.path]


def found_beside(plan: Plan, example: dict[str, Any], code: str) -> list[str]:
    """Where a rule finds something in what an example states, in the place of `plan`'s own."""
    other = plan_from_tree(example)
    both = attrs.evolve(plan, **{key: getattr(other, key) for key in example if key != "format"})
    found = (one.path for one in check(both, select=[code]))
    return [path for path in found if parse_path(path)[0] in example]


@pytest.mark.slow
@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
@given(plan=valid_plans())
@settings(max_examples=5)
def test_an_example_is_judged_alike_in_every_plan(each: Rule, plan: Plan) -> None:
    broken, kept = breaking(each.words.example), keeping(each.words.example)
    (alone,) = check(plan_from_tree(broken), select=[each.code])
    assert found_beside(plan, broken, each.code) == [alone.path]
    assert found_beside(plan, kept, each.code) == []


@pytest.mark.slow
@given(wild_plans() | plans())
def test_no_plan_makes_a_rule_raise(plan: Plan) -> None:
    found = check(plan)
    assert check(plan) == found
    for one in found:
        assert all(len(text) < 2500 for text in (one.message.zh, one.message.en))


@given(wild_plans() | plans())
def test_every_path_leads_to_something(plan: Plan) -> None:
    tree = plan_to_tree(plan)
    for one in check(plan):
        holder: Any = tree
        for step in parse_path(one.path):
            holder = holder[step]


def test_a_tree_deeper_than_any_file_is_checked() -> None:
    goal = Goal(id="bottom", title="题", indicators=("lost",))
    section = Section(number="9", title="题")
    for depth in range(1500):
        goal = Goal(id=f"g{depth}", title="题", goals=(goal,))
        section = Section(number="1", title="题", sections=(section,))
    measure = Measure(id="m", number="1", title="题", section=("1",) * 1500 + ("8",))
    plan = attrs.evolve(EMPTY, goals=(goal,), sections=(section,), measures=(measure,))
    assert {one.code for one in check(plan)} >= {"L102", "L103", "R102", "O102", "G101"}
    found = check(plan, select=["L"])
    assert found[0].path == "goals[0]" + ".goals[0]" * 1500 + ".indicators[0]"
    assert found[1].path == "measures[0].section[1500]"


@given(plan=wild_plans())
def test_the_callers_decimal_context_changes_nothing(plan: Plan) -> None:
    expected = check(plan)
    with localcontext() as context:
        context.prec = 3
        assert check(plan) == expected


@pytest.mark.parametrize("way", range(len(WAYS)))
@given(data=st.data())
@settings(max_examples=4)
def test_the_order_of_independent_lists_changes_nothing(way: int, data: st.DataObject) -> None:
    broken = WAYS[way](data.draw(valid_plans())).plan
    shuffled = attrs.evolve(
        broken,
        **{
            name: tuple(data.draw(st.permutations(getattr(broken, name))))
            for name in ("organizations", "goals", "indicators", "measures", "mechanisms")
        },
    )
    assert codes(check(shuffled)) == codes(check(broken))


@given(plan=wild_plans(), some=st.sets(st.sampled_from([each.code for each in RULES])))
@settings(max_examples=30)
def test_selecting_rules_is_filtering_findings(plan: Plan, some: set[str]) -> None:
    everything = check(plan)
    assert check(plan, select=some) == tuple(one for one in everything if one.code in some)
    assert check(plan, ignore=some) == tuple(one for one in everything if one.code not in some)


@given(valid_plans())
@settings(max_examples=5)
def test_findings_come_in_the_order_of_rules(plan: Plan) -> None:
    order = [each.code for each in RULES]
    for way in reversed(BREAKS[:-1:6]):
        plan = way(plan).plan
    found = [one.code for one in check(plan)]
    assert len(set(found)) >= 5
    assert found == sorted(found, key=order.index)


def test_a_family_is_selected_by_its_letter() -> None:
    broken = plan_from_tree(
        breaking(next(each.words.example for each in RULES if each.code == "T101"))
    )
    assert {one.code[0] for one in check(broken, select="T")} == {"T"}
    assert "T" not in {one.code[0] for one in check(broken, ignore=["T"])}
    assert check(broken, select=[]) == ()


@pytest.mark.parametrize("word", ["X", "T0", "F101", "U1011", ""])
def test_a_code_that_no_rule_has_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="code of a rule"):
        check(EMPTY, select=[word])
    with pytest.raises(ValueError, match="code of a rule"):
        check(EMPTY, ignore=[word])


EMPTY = Plan(
    id="empty",
    document=Document(title="题"),
    jurisdiction=Jurisdiction(code="379900", name="云州市", level="city"),
)

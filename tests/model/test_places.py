"""The walk meets every part of a plan once, in its order, at the path that its file has."""

import time
from typing import Any

import attrs
import pytest
from hypothesis import given
from strategies import plans, wild_plans

import policymodel as pm
from policymodel.findings import MissingError
from policymodel.model.places import at, format_path, parse_path, places, spans
from policymodel.reading import plan_to_tree

ANY = plans() | wild_plans()


def mappings(node: Any, path: tuple[str | int, ...] = ()) -> list[str]:
    """The paths of all mappings of a plan file that are parts, in its order."""
    found: list[str] = []
    if isinstance(node, dict):
        if not path or path[-1] not in ("responsibilities", "proposed", "officials"):
            found.append(format_path(path))
        else:
            return [format_path((*path, role)) for role in node]
        for key, value in node.items():
            found += mappings(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            found += mappings(value, (*path, index))
    return found


@given(ANY)
def test_every_part_is_met_where_the_file_has_it(plan: pm.Plan) -> None:
    assert [place.path for place in places(plan, object)] == mappings(plan_to_tree(plan))


@given(ANY)
def test_a_path_leads_back_to_its_part(plan: pm.Plan) -> None:
    for place in places(plan, object):
        assert at(plan, place.path) is place.part
        assert format_path(parse_path(place.path)) == place.path
        if place.holder is not None:
            above = parse_path(place.path)[:-1]
            held = at(plan, format_path(above))
            assert place.holder is held or place.part in held


@given(ANY)
def test_every_span_is_met(plan: pm.Plan) -> None:
    found = {place.path for place in spans(plan)}
    expected = {
        place.key(each.name)
        for place in places(plan, object)
        for each in attrs.fields(type(place.part))
        if isinstance(getattr(place.part, each.name), pm.Span)
    }
    assert found == expected
    assert all(at(plan, place.path) is place.part for place in spans(plan))


@given(ANY)
def test_parts_of_a_kind_come_in_order(plan: pm.Plan) -> None:
    targets = [place.part for place in places(plan, pm.Target)]
    assert targets == [target for _, target in plan.targets()]


@pytest.mark.parametrize(
    "path", ["measures[9]", "nothing", "document.titel", "document.title.x", "measures.x", "[0]"]
)
def test_a_path_to_nothing_is_told(path: str) -> None:
    plan = pm.Plan(
        id="x",
        document=pm.Document(title="题"),
        jurisdiction=pm.Jurisdiction(code="990100", name="地", level="city"),
    )
    with pytest.raises(MissingError, match="there is no "):
        at(plan, path)


def test_a_deep_tree_is_walked_and_time_is_linear() -> None:
    goal = pm.Goal(id="bottom", title="题")
    for depth in range(2000):
        goal = pm.Goal(id=f"g{depth}", title="题", goals=(goal,))
    plan = pm.Plan(
        id="x",
        document=pm.Document(title="题"),
        jurisdiction=pm.Jurisdiction(code="990100", name="地", level="city"),
        goals=(goal,),
    )
    start = time.process_time()
    assert sum(1 for _ in places(plan, pm.Goal)) == 2001
    assert time.process_time() - start < 2

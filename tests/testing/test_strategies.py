"""The public strategies: what they draw is what they promise; they need only their own extra."""

import tomllib
from pathlib import Path

import pytest
from checks.running import check
from hypothesis import given, settings
from hypothesis import strategies as st

import policymodel as pm
from policymodel import model
from policymodel.testing.strategies import parts, plans, targets, unit_names
from policymodel.units import find_unit

ROOT = Path(__file__).parents[2]
DANGLING = ["L101", "L102", "L103", "L104"]  # a name, an id, a section, an id given twice


@settings(max_examples=50)
@given(plans())
def test_every_reference_of_a_plan_is_to_something_that_is_there(plan: pm.Plan) -> None:
    assert check(plan, select=DANGLING) == ()
    assert pm.read_plan(pm.write_plan(plan)) == plan


@given(targets("x.2030", unit="家"))
def test_a_target_is_called_as_asked_and_has_a_value_with_its_unit(target: pm.Target) -> None:
    assert target.id == "x.2030"
    assert (target.value is None) == (target.unit is None)


@given(unit_names())
def test_unit_names_are_names_of_units(name: str) -> None:
    assert find_unit(name).name == name


@given(parts(model.Organization, name="市科技局", kind=st.sampled_from(("department", "zone"))))
def test_what_is_given_of_a_part_stands_and_the_rest_is_drawn(made: model.Organization) -> None:
    assert (made.name, made.kind in ("department", "zone")) == ("市科技局", True)


@pytest.mark.parametrize("package", ["hypothesis", "pytest"])
def test_the_extra_brings_what_the_kit_imports(package: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    (needed,) = (each for each in extras["testing"] if each.startswith(package))
    assert needed in extras["test"]

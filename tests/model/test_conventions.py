"""What a document says once reaches the measures it is said of, and changes nothing twice."""

import attrs
import pytest
from hypothesis import given
from strategies import plans

import policymodel as pm
from policymodel.model.convention import with_conventions

Roles = dict[str, list[str]]


def held(roles: Roles) -> tuple[pm.Responsibility, ...]:
    return tuple(pm.Responsibility(role=r, organizations=tuple(n)) for r, n in roles.items())  # type: ignore[arg-type]


def said(found: tuple[pm.Responsibility, ...]) -> Roles:
    return {each.role: list(each.organizations) for each in found}


FIRST = pm.Convention(kind="first_leads")
FIRST_AND_REST = pm.Convention(kind="first_leads", others="support")
COMMA = pm.Convention(kind="comma_leads", others="support")
ALSO = pm.Convention(kind="also", role="implement", organizations=("各区政府",))


@pytest.mark.parametrize(
    ("convention", "printed", "follows"),
    [
        (FIRST, {"responsible": ["甲", "乙"]}, {"lead": ["甲"], "responsible": ["乙"]}),
        (FIRST_AND_REST, {"responsible": ["甲", "乙"]}, {"lead": ["甲"], "support": ["乙"]}),
        (FIRST, {"joint": ["甲", "乙"]}, {"lead": ["甲"], "joint": ["乙"]}),
        (FIRST, {"responsible": ["甲"]}, {"lead": ["甲"]}),
        (
            FIRST,
            {"responsible": ["甲", "乙"], "implement": ["丙"]},
            {"lead": ["甲"], "responsible": ["乙"], "implement": ["丙"]},
        ),
        # The consequence, already modelled, stays; nobody is promoted over who is said to lead.
        (FIRST, {"lead": ["乙"], "responsible": ["甲"]}, {"lead": ["乙"], "responsible": ["甲"]}),
        (FIRST, {"support": ["甲"]}, {"support": ["甲"]}),
        (FIRST, {}, {}),
        # Where the comma stands, the lists do not tell.
        (COMMA, {"responsible": ["甲", "乙"]}, {"responsible": ["甲", "乙"]}),
        (ALSO, {"lead": ["甲"]}, {"lead": ["甲"], "implement": ["各区政府"]}),
        (ALSO, {"support": ["各区"]}, {"support": ["各区"]}),  # under another of its names
        (ALSO, {}, {"implement": ["各区政府"]}),
    ],
)
def test_what_follows_from_a_convention(
    convention: pm.Convention, printed: Roles, follows: Roles
) -> None:
    names = {"各区": "各区政府"}
    found = with_conventions(held(printed), [convention], lambda name: names.get(name, name))
    assert said(found) == follows


def measure(code: str, *section: str, **more: object) -> pm.Measure:
    charged = held({"responsible": ["甲", "乙"]})
    return pm.Measure(id=code, section=section, responsibilities=charged, **more)  # type: ignore[arg-type]


def plan_of(*conventions: pm.Convention, measures: tuple[pm.Measure, ...]) -> pm.Plan:
    return pm.Plan(
        id="yunzhou",
        document=pm.Document(title="题"),
        jurisdiction=pm.Jurisdiction(name="云州市", level="city"),
        organizations=tuple(pm.Organization(name=name, kind="department") for name in "甲乙丙"),
        measures=measures,
        conventions=conventions,
    )


def test_a_convention_reaches_its_section_from_its_measure_on() -> None:
    measures = (
        measure("m1", "一"), measure("m2", "二", "(一)"), measure("m3", "二"), measure("m4", "三"),
    )  # fmt: skip
    here = pm.Convention(kind="first_leads", section=("二",), from_measure="m3")
    plan = plan_of(here, measures=measures)
    assert [len(plan.conventions_of(each)) for each in measures] == [0, 0, 1, 0]
    led = [[each.id for each in plan.measures if ("lead", "甲") in plan.assignments(each)]]
    assert led == [["m3"]]
    assert [duty.role for duty in plan.duties("甲").measures] == [
        "responsible", "responsible", "lead", "responsible",
    ]  # fmt: skip
    nowhere = attrs.evolve(here, section=(), from_measure="m9")
    assert plan_of(nowhere, measures=measures).conventions_of(measures[3]) == ()


def test_conventions_reach_the_parts_of_a_measure() -> None:
    parts = (
        pm.MeasurePart(summary="一", responsibilities=held({"responsible": ["甲", "乙"]})),
        pm.MeasurePart(summary="二", responsibilities=held({"lead": ["乙"]})),
    )
    one = pm.Measure(id="m1", parts=parts)
    plan = plan_of(
        FIRST, pm.Convention(kind="also", role="joint", organizations=("丙",)), measures=(one,)
    )
    assert plan.responsibilities(one) == ()  # its parts are what is carried out
    assert [said(plan.responsibilities(one, part)) for part in parts] == [
        {"lead": ["甲"], "responsible": ["乙"], "joint": ["丙"]},
        {"lead": ["乙"], "joint": ["丙"]},
    ]
    assert plan.assignments(one) == (
        ("lead", "甲"), ("responsible", "乙"), ("joint", "丙"), ("lead", "乙"),
    )  # fmt: skip


@given(plans())
def test_applying_conventions_twice_is_applying_them_once(plan: pm.Plan) -> None:
    for each in plan.measures:
        told = plan.conventions_of(each)
        for part in each.each_part:
            once = plan.responsibilities(each, part)
            assert with_conventions(once, told, plan._known_as) == once
            named = {name for item in part.responsibilities for name in item.organizations}
            assert named <= {name for item in once for name in item.organizations}
        if not told:
            assert plan.assignments(each) == each.assignments

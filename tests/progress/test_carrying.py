"""A plan that changed meanwhile keeps what was reported of it, by ids and by names."""

from decimal import Decimal

import attrs

import policymodel as pm
from policymodel.progress.carrying import carried
from policymodel.progress.observation import Amount, Slot, Subject, Value

PLACE = pm.Jurisdiction(name="云州市", level="city")
BERTHS = pm.Indicator(
    id="berths",
    name="泊位",
    unit="个",
    targets=(pm.Target(id="berths.2030", kind="level", value=Decimal(9), unit="个", year=2030),),
)
PLAN = pm.Plan(
    id="yunzhou",
    document=pm.Document(title="云州市港口方案"),
    jurisdiction=PLACE,
    organizations=(pm.Organization(name="市港航局", kind="department", aliases=("市港务局",)),),
    indicators=(BERTHS,),
    measures=(pm.Measure(id="m1", title="建码头"),),
)


def slot(subject: Subject) -> Slot:
    return "2029-Q1", subject, "value"


NUMBER: Value = Amount(value=Decimal(5), unit="个")


def test_facts_go_along_with_ids() -> None:
    known = Subject("target", "berths.2030")
    done = carried(PLAN, {slot(known): NUMBER})
    assert done.holds == {slot(known): NUMBER}
    assert done.lost == ()


def test_an_organization_keeps_its_facts_under_its_new_name() -> None:
    before, now = Subject("measure", "m1", 0, "市港务局"), Subject("measure", "m1", 0, "市港航局")
    assert carried(PLAN, {slot(before): NUMBER}).holds == {slot(now): NUMBER}


def test_all_that_was_reported_goes_along() -> None:
    before, now = Subject("measure", "m1", 0, "市港务局"), Subject("measure", "m1", 0, "市港航局")
    told: dict[Slot, Value] = {
        (period, before, field): f"{period} {field}"
        for period in ("2029-Q1", "2029-Q2")
        for field in ("note", "done")
    }
    found = carried(PLAN, told)
    assert found.holds == {
        (period, now, field): value for (period, _, field), value in told.items()
    }
    assert found.lost == ()


def test_what_was_reported_under_the_new_name_counts() -> None:
    before, now = Subject("measure", "m1", 0, "市港务局"), Subject("measure", "m1", 0, "市港航局")
    later = Amount(value=Decimal(6), unit="个")
    for holds in (
        {slot(before): NUMBER, slot(now): later},
        {slot(now): later, slot(before): NUMBER},
    ):
        assert carried(PLAN, holds).holds == {slot(now): later}


def test_what_the_plan_has_no_more_is_told() -> None:
    gone = (Subject("measure", "m1", 1), Subject("measure", "m2"), Subject("target", "berths.2025"))
    done = carried(PLAN, {slot(each): NUMBER for each in gone})
    assert done.holds == {}
    assert done.lost == gone
    divided = attrs.evolve(PLAN.measures[0], parts=(pm.MeasurePart(title="一期"),))
    again = carried(attrs.evolve(PLAN, measures=(divided,)), {slot(gone[0]): NUMBER})
    assert again.lost == ()

"""A plan answers who must do what, and what is to be reached where, as a reader counts it."""

from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import plans, wild_plans

import policymodel as pm
from policymodel.findings import MissingError


def plan_of(**parts: object) -> pm.Plan:
    known: dict[str, object] = {
        "id": "yunzhou",
        "document": pm.Document(title="题"),
        "jurisdiction": pm.Jurisdiction(code="990100", name="云州市", level="city"),
    }
    return pm.Plan(**(known | parts))  # type: ignore[arg-type]


def measure(code: str, lead: list[str], **more: object) -> pm.Measure:
    charged = (pm.Responsibility(role="lead", organizations=tuple(lead)),) if lead else ()
    return pm.Measure(id=code, number="1", title="题", responsibilities=charged, **more)  # type: ignore[arg-type]


def body(name: str, **more: object) -> pm.Organization:
    return pm.Organization(name=name, kind="department", **more)  # type: ignore[arg-type]


PLAN = plan_of(
    organizations=(
        body("市科技局", aliases=("市科学技术局",)),
        body("市财政局"),
        body("有关部门", members=("市科学技术局", "专班")),
        body("专班", members=("市财政局", "有关部门")),  # a circle, as slips make them
    ),
    measures=(
        measure("m1", ["市科学技术局"], at=(0, 100)),
        measure("m2", ["市财政局"], at=(100, 200)),
        measure("m3", ["有关部门", "市科技局"]),
        measure("m4", [], proposed=(pm.Responsibility(role="joint", organizations=("专班",)),)),
    ),
    indicators=(
        pm.Indicator(
            id="a",
            name="甲",
            measures=("m2", "m1"),
            targets=(
                pm.Target(id="a.1", kind="level", at=pm.Span(150, 160)),
                pm.Target(id="a.2", kind="level", at=pm.Span(10, 20), restates="a.1"),
                pm.Target(id="a.3", kind="level"),
            ),
        ),
        pm.Indicator(
            id="b", name="乙", targets=(pm.Target(id="b.1", kind="total", at=pm.Span(5, 9)),)
        ),
    ),
    mechanisms=(
        pm.Mechanism(id="g1", kind="legal", summary="述", organizations=("市财政局",)),
        pm.Mechanism(id="g2", kind="legal", summary="述", organizations=("专班",)),
    ),
)


def test_parts_are_found_by_id() -> None:
    assert PLAN.measure("m2") is PLAN.measures[1]
    assert PLAN.indicator("b") is PLAN.indicators[1]
    assert PLAN.target("a.3") is PLAN.indicators[0].targets[2]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: PLAN.measure("m11"), 'yunzhou has no measure m11\n    did you mean "m1"?'),
        (lambda: PLAN.indicator("x"), "yunzhou has no indicator x"),
        (lambda: PLAN.target("a.33"), '"a.3"?'),
        (lambda: PLAN.duties("市科计局"), '"市科技局"?'),
    ],
)
def test_what_is_not_there_is_told(asked: object, said: str) -> None:
    with pytest.raises(KeyError) as caught:
        asked()  # type: ignore[operator]
    assert isinstance(caught.value, MissingError)
    assert isinstance(caught.value, pm.PolicyModelError)
    assert said in str(caught.value)


def test_duties_mind_aliases_and_groups() -> None:
    science = PLAN.duties("市科学技术局")
    assert science.organization.name == "市科技局"
    told = [(each.measure.id, each.role, each.basis, each.name) for each in science.measures]
    assert told == [
        ("m1", "lead", "document", "市科学技术局"),
        ("m3", "lead", "document", "有关部门"),
        ("m4", "joint", "proposed", "专班"),
    ]
    assert [each.id for each in science.mechanisms] == ["g2"]
    finance = PLAN.duties("市财政局")
    assert [each.measure.id for each in finance.measures] == ["m2", "m3", "m4"]
    assert [each.id for each in finance.mechanisms] == ["g1", "g2"]
    assert [each.target.id for each in finance.measures[0].targets] == ["a.1", "a.2", "a.3"]


def test_targets_of_a_measure_tell_the_relation() -> None:
    def told(place: int) -> list[tuple[str, str]]:
        return [(e.target.id, e.relation) for e in PLAN.targets_of(PLAN.measures[place])]

    assert told(0) == [("a.2", "stated"), ("b.1", "stated"), ("a.1", "served"), ("a.3", "served")]
    assert told(1) == [("a.1", "stated"), ("a.2", "served"), ("a.3", "served")]
    assert told(2) == []


def test_measures_that_serve_by_judgement_serve_and_are_told_apart() -> None:
    judged = tuple(pm.JudgedLink(measure=name, reason="同一事项") for name in ("m2", "m1", "m3"))
    item = pm.Indicator(
        id="a", name="甲", measures=("m2",), judged=judged,
        targets=(pm.Target(id="a.1", kind="milestone"),),
    )  # fmt: skip
    assert item.serving == ("m2", "m1", "m3")
    plan = attrs.evolve(PLAN, indicators=(item,))
    assert [each.id for each in plan.serving(item)] == ["m1", "m2", "m3"]
    told = [[each.relation for each in plan.targets_of(measure)] for measure in plan.measures]
    assert told == [["judged"], ["served"], ["judged"], []]


def test_targets_without_restatements() -> None:
    assert [t.id for _, t in PLAN.targets()] == ["a.1", "a.2", "a.3", "b.1"]
    assert [t.id for _, t in PLAN.targets(restated=False)] == ["a.1", "a.3", "b.1"]


def test_a_label_tells_measures_apart() -> None:
    sections = (
        pm.Section(number="三", title="任务", sections=(pm.Section(number="(一)", title="平台"),)),
    )
    one = measure("m1", [], section=("三", "(一)"))
    other = measure("m2", [], section=("三", "(九)"))
    plan = plan_of(sections=sections, measures=(one, other))
    assert plan.label(one) == "三、任务 / (一)平台 / 1.题"
    assert plan.label(other) == "三、任务 / 1.题"


def test_what_has_no_number_is_called_by_its_title() -> None:
    """Several plans in one document, each with sections of its own from 一 on."""
    below = (pm.Section(number="一", title="任务"),)
    sections = tuple(pm.Section(title=each, sections=below) for each in ("甲方案", "乙方案"))
    one = measure("m1", [], section=("乙方案", "一"))
    plan = plan_of(sections=sections, measures=(one,))
    assert plan.label(one) == "乙方案 / 一、任务 / 1.题"
    assert plan.section_titles(one.section) == ("乙方案", "任务")
    assert plan.section_headings(one.section) == ("乙方案", "一、任务")


def test_a_plan_is_shown_in_one_line() -> None:
    assert repr(PLAN) == "Plan('yunzhou', 云州市, 4 measures, 2 indicators, 4 targets)"


@given(wild_plans())
def test_tables_for_looking_up_are_no_part_of_a_plan(plan: pm.Plan) -> None:
    before = attrs.asdict(plan)
    for measured in plan.measures:
        plan.targets_of(measured)
        assert plan.label(measured)
    for each in plan.organizations:
        plan.duties(each.name)
    assert attrs.asdict(plan) == before
    assert set(before) == {each.name for each in attrs.fields(pm.Plan)}
    assert attrs.evolve(plan, indicators=()).targets() == ()


@given(plans() | wild_plans())
def test_what_is_delivered_is_what_stands_inside(plan: pm.Plan) -> None:
    for measured in plan.measures:
        inside = tuple(
            (indicator, target)
            for indicator in plan.indicators
            for target in indicator.targets
            if measured.at and target.at and target.at in measured.at
        )
        assert plan.delivered_by(measured) == inside


def charged(plan: pm.Plan, name: str) -> Iterator[str]:
    """The measures that print this very name, looked for one by one."""
    for each in plan.measures:
        items = (
            item
            for part in each.each_part
            for item in (*plan.responsibilities(each, part), *part.proposed)
        )
        if any(name in item.organizations for item in items):
            yield each.id


@given(plans(), st.data())
def test_an_organization_answers_for_all_its_names(plan: pm.Plan, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(plan.organizations))
    found = {
        each.measure.id for each in plan.duties(data.draw(st.sampled_from(one.names))).measures
    }
    assert found == {code for name in one.names for code in charged(plan, name)}

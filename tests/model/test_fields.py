"""Every field of every class is checked by its type, and says which field of what is wrong."""

import copy
import pickle
from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from strategies import plans, wild_plans

import policymodel as pm
from policymodel import model
from policymodel.model.fields import shape

CLASSES = [getattr(model, name) for name in model.__all__ if attrs.has(getattr(model, name))]
FIELDS = [
    pytest.param(cls, each.name, id=f"{cls.__name__}.{each.name}")
    for cls in CLASSES
    if cls is not pm.Span
    for each in attrs.fields(cls)
    if each.init
]
SAMPLES: dict[type, dict[str, Any]] = {
    pm.Source: {"sha256": "0f" * 32, "characters": 9},
    pm.Citation: {"title": "题"},
    pm.Document: {"title": "题"},
    pm.Jurisdiction: {"code": "990100", "name": "云州市", "level": "city"},
    pm.Period: {},
    pm.Section: {"number": "一", "title": "题"},
    pm.Organization: {"name": "市科技局", "kind": "department"},
    pm.Responsibility: {"role": "lead", "organizations": ["市科技局"]},
    pm.Official: {"role": "lead", "posts": ["副市长"]},
    pm.Deadline: {"year": 2025},
    pm.MeasurePart: {"summary": "述"},
    pm.Convention: {"kind": "first_leads"},
    pm.UpperTarget: {"indicator": "企业", "kind": "level"},
    pm.Measure: {"id": "m1", "number": "1", "title": "题"},
    pm.Mechanism: {"id": "g1", "kind": "legal", "summary": "述"},
    pm.Baseline: {"value": 1},
    pm.Target: {"id": "x.1", "kind": "level"},
    pm.Indicator: {"id": "x", "name": "企业"},
    pm.JudgedLink: {"measure": "m1", "reason": "任务为它而设"},
    pm.Goal: {"id": "whole", "title": "题"},
    pm.NotTarget: {"words": "3 个", "why": "other", "at": (1, 3)},
    pm.Suppression: {"rule": "H101", "reason": "文件如此"},
    pm.OwnUnit: {"name": "棚", "kind": "count"},
}


def made(cls: type) -> Any:
    return cls(**SAMPLES[cls])


SAMPLES[pm.Plan] = {
    "id": "yunzhou",
    "document": made(pm.Document),
    "jurisdiction": made(pm.Jurisdiction),
}


@pytest.mark.parametrize(("cls", "name"), FIELDS)
@pytest.mark.parametrize(
    "wrong",
    [object(), b"x", 2.5, float("nan"), {"a": 1}, {1}, ("a", object()), [object()], "\u061c"],
)
def test_what_a_field_cannot_hold_is_refused_by_its_name(cls: type, name: str, wrong: Any) -> None:
    with pytest.raises(pm.PolicyModelError) as caught:
        cls(**{**SAMPLES[cls], name: wrong})
    error = caught.value
    assert isinstance(error, pm.FieldError)
    assert isinstance(error, ValueError)
    assert error.place.startswith(cls.__name__)
    assert f".{name}" in error.place
    assert "id" not in SAMPLES[cls] or name == "id" or f"id={SAMPLES[cls]['id']!r}" in error.place
    (found,) = error.findings
    assert found.code == "F103"
    assert error.place in found.message.zh
    assert error.place in found.message.en
    assert found.message.en in str(error)


@pytest.mark.parametrize(("cls", "name"), FIELDS)
def test_none_is_refused_where_a_field_is_not_optional(cls: type, name: str) -> None:
    attrs.resolve_types(cls)
    optional = shape(getattr(attrs.fields(cls), name).type).optional
    try:
        cls(**{**SAMPLES[cls], name: None})
    except pm.FieldError:
        assert not optional
    else:
        assert optional


@pytest.mark.parametrize(("cls", "name"), FIELDS)
def test_what_may_be_none_is_so_by_default(cls: type, name: str) -> None:
    attrs.resolve_types(cls)
    each = getattr(attrs.fields(cls), name)
    assert not shape(each.type).optional or each.default is None


def test_what_is_nearly_right_is_converted() -> None:
    target = pm.Target(id="x.1", kind="level", value=5, at=(1, 2))  # type: ignore[arg-type]
    assert target.value == Decimal(5)
    assert type(target.value) is Decimal
    assert target.at == pm.Span(1, 2)
    indicator = pm.Indicator(id="x", name="企业", targets=[target])  # type: ignore[arg-type]
    assert indicator.targets == (target,)
    measure = pm.Measure(id="m", number="1", title="题", section=["三"])  # type: ignore[arg-type]
    assert hash(measure) == hash(pm.Measure(id="m", number="1", title="题", section=("三",)))


@pytest.mark.parametrize(
    ("cls", "name", "value", "place", "said"),
    [
        (pm.Target, "kind", "levle", "Target(id='x.1').kind", 'did you mean "level"?'),
        (pm.Target, "comparator", "不低于", "Target(id='x.1').comparator", '"at_least"?'),
        (pm.Target, "value", 0.5, "Target(id='x.1').value", 'write Decimal("0.5")'),
        (pm.Target, "value", True, "Target(id='x.1').value", "a finite decimal number"),
        (pm.Target, "at", (2, 1), "Target(id='x.1').at", "end after start, found [2, 1]"),
        (pm.Target, "at", (1, 2, 3), "Target(id='x.1').at", "expected a Span"),
        (pm.Target, "id", "X", "Target.id", "an id of lower-case letters"),
        (pm.Target, "unit_stated", "no", "Target(id='x.1').unit_stated", "true or false"),
        (pm.Target, "year", 25, "Target(id='x.1').year", "from 1949 to 2199"),
        (pm.Measure, "section", "三", "Measure(id='m1').section", "expected a list"),
        (pm.Measure, "section", ["三", 4], "Measure(id='m1').section[1]", "expected text"),
        (pm.Indicator, "targets", ("a",), "Indicator(id='x').targets[0]", "expected a Target"),
        (pm.Section, "sections", ["a"], "Section.sections[0]", "expected a Section"),
        (pm.Document, "issued", "2024-01-01", "Document.issued", "month=1, day=1)"),
        (pm.Source, "retrieved", "2024-01-01", "Source.retrieved", "datetime.date(2024, 1, 1)"),
        (pm.Document, "issued", datetime(2024, 1, 1), "Document.issued", "a date"),
        (pm.Organization, "aliases", [""], "Organization(name='市科技局').aliases[0]", "some text"),
        (pm.Plan, "document", "d", "Plan(id='yunzhou').document", "expected a Document"),
    ],
)
def test_an_error_says_what_was_expected(
    cls: type, name: str, value: Any, place: str, said: str
) -> None:
    with pytest.raises(pm.FieldError) as caught:
        cls(**{**SAMPLES[cls], name: value})
    assert caught.value.place == place
    assert said in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_numbers_are_equal_where_their_digits_are() -> None:
    def value(number: object) -> pm.Baseline:
        return pm.Baseline(value=number)  # type: ignore[arg-type]

    assert value(200) == value(Decimal("2E+2")) == value(Decimal("200"))
    assert value(0) == value(Decimal("-0")) == value(Decimal("-0E+3"))
    assert hash(value(200)) == hash(value(Decimal("2E+2")))
    assert value(200) != value(Decimal("200.0"))
    assert value(Decimal("1.10")) != value(Decimal("1.1"))


@given(plans() | wild_plans(), plans())
def test_equal_plans_are_written_alike(plan: pm.Plan, other: pm.Plan) -> None:
    assert pm.read_plan(pm.write_plan(plan)) == plan
    assert (plan == other) == (pm.plan_to_json(plan) == pm.plan_to_json(other))


def test_a_role_stands_once() -> None:
    lead = made(pm.Responsibility)
    with pytest.raises(pm.FieldError, match=r"\(id='m1'\).proposed: expected each role"):
        pm.Measure(**{**SAMPLES[pm.Measure], "proposed": (lead, lead)})


@given(plans())
def test_a_plan_is_copied_pickled_and_changed_whole(plan: pm.Plan) -> None:
    plan.organization("市科技局")
    for again in (pickle.loads(pickle.dumps(plan)), copy.deepcopy(plan), attrs.evolve(plan)):  # noqa: S301
        assert again == plan
        assert hash(again) == hash(plan)
        assert repr(again) == repr(plan)

"""Responsibilities may be modelled as printed or as the document's conventions have it."""

import pytest
from source.yunzhou import charged

from policymodel.model import Convention, Document, Jurisdiction, Measure, Plan
from policymodel.source import find_brackets
from policymodel.source.readings import Roles, as_printed, readings

BRACKET = "（责任单位：市港航局、市商务局，市财政局）"


def plan(*conventions: Convention) -> Plan:
    measure = Measure(id="m1", responsibilities=charged(responsible="市港航局"))
    return Plan(
        id="yunzhou",
        document=Document(title="云州市港口方案"),
        jurisdiction=Jurisdiction(name="云州市", level="city"),
        measures=(measure,),
        conventions=conventions,
    )


def accepted(held: Roles, *conventions: Convention) -> bool:
    whole = plan(*conventions)
    [bracket] = find_brackets(BRACKET)
    return held in readings(bracket, whole, whole.measures[0], held)


PRINTED: Roles = {"responsible": ("市港航局", "市商务局", "市财政局")}
BEFORE_COMMA: Roles = {"lead": ("市港航局", "市商务局"), "responsible": ("市财政局",)}
FIRST: Roles = {"lead": ("市港航局",), "support": ("市商务局", "市财政局")}
EVERYWHERE: Roles = {**PRINTED, "implement": ("各区政府",)}
COMMA = Convention(kind="comma_leads")
FIRST_LEADS = Convention(kind="first_leads", others="support")
EACH = Convention(kind="each_first_leads")
FIRST_OF_EACH: Roles = {"lead": ("市港航局", "市财政局"), "responsible": ("市商务局",)}
ALSO = Convention(kind="also", role="implement", organizations=("各区政府",))


@pytest.mark.parametrize(
    ("held", "conventions", "right"),
    [
        (PRINTED, (), True),
        (PRINTED, (COMMA,), True),
        (PRINTED, (FIRST_LEADS,), True),
        (PRINTED, (ALSO,), True),
        (BEFORE_COMMA, (COMMA,), True),
        (BEFORE_COMMA, (), False),
        (BEFORE_COMMA, (FIRST_LEADS,), False),
        (FIRST, (FIRST_LEADS,), True),
        (FIRST, (), False),
        (FIRST, (COMMA,), False),
        (FIRST_OF_EACH, (EACH,), True),
        (FIRST_OF_EACH, (COMMA,), False),
        (BEFORE_COMMA, (EACH,), False),
        (EVERYWHERE, (ALSO,), True),
        (EVERYWHERE, (), False),
        ({"responsible": ("市港航局", "市商务局")}, (COMMA, ALSO), False),
    ],
)
def test_what_follows_from_conventions(
    held: Roles, conventions: tuple[Convention, ...], *, right: bool
) -> None:
    assert accepted(held, *conventions) is right


def test_names_that_share_words_may_be_written_in_full() -> None:
    [bracket] = find_brackets("（责任单位：市、区机管局，市财政局）")
    full: Roles = {"responsible": ("市机管局", "区机管局", "市财政局")}
    assert as_printed(full, bracket) == {"responsible": ("市、区机管局", "市财政局")}
    assert as_printed({"responsible": ("市机管局",)}, bracket) == {"responsible": ("市机管局",)}

"""Targets against the way of their indicators, and the striven-for against the promised."""

from typing import Any

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.model import Indicator


def told(*indicators: Indicator) -> list[str]:
    return [one.code for one in check(plan(*indicators), select=["T113", "T114", "T220"])]


@pytest.mark.parametrize(
    ("direction", "fields", "codes"),
    [
        ("increase", {"comparator": "at_most"}, ["T113"]),
        ("increase", {"comparator": "less_than", "kind": "total"}, ["T113"]),
        ("increase", {"comparator": "at_most", "kind": "increment"}, ["T113"]),
        ("decrease", {"comparator": "at_least"}, ["T113"]),
        ("decrease", {"comparator": "more_than"}, ["T113"]),
        # what is taken away is a lower limit in good order
        ("decrease", {"comparator": "at_least", "kind": "increment", "change": "decrease"}, []),
        ("increase", {"comparator": "about"}, []),
        ("maintain", {"comparator": "at_most"}, []),
        ("none", {"comparator": "at_least"}, []),
        ("decrease", {"comparator": "at_most"}, []),
        # so much at most says how far the growth may go
        ("increase", {"comparator": "at_most", "kind": "growth_rate", "unit": "%"}, []),
    ],
)
def test_a_mere_limit_leads_nowhere(
    direction: str, fields: dict[str, Any], codes: list[str]
) -> None:
    assert told(indicator(target("a", "30", **fields), direction=direction)) == codes


def test_a_band_has_two_limits() -> None:
    low, high = target("a", "30"), target("b", "60", comparator="at_most")
    assert told(indicator(low, high)) == []
    # of another kind, year or scope it is no end of the band
    for fields in ({"kind": "total"}, {"year": 2025}, {"scope": "省级"}):
        other = target("b", "60", comparator="at_most", **fields)
        assert told(indicator(low, other)) == ["T113"]


@pytest.mark.parametrize(
    ("direction", "value", "fields", "codes"),
    [
        ("increase", "-5", {}, ["T114"]),
        ("increase", "5", {"change": "decrease"}, ["T114"]),
        ("increase", "5", {"kind": "change", "change": "decrease", "base_year": 2020}, ["T114"]),
        ("increase", "-5", {"kind": "increment", "unit": "家"}, ["T114"]),
        ("decrease", "5", {}, ["T114"]),
        ("decrease", "-5", {}, []),
        ("decrease", "5", {"change": "decrease"}, []),
        ("increase", "5", {"change": "decrease", "comparator": "at_most"}, []),
        ("decrease", "5", {"comparator": "at_most"}, []),
        ("increase", "0", {"change": "decrease"}, []),
        ("maintain", "-5", {}, []),
    ],
)
def test_a_change_leads_where_its_indicator_does(
    direction: str, value: str, fields: dict[str, Any], codes: list[str]
) -> None:
    made = target("a", value, **({"kind": "growth_rate", "unit": "%"} | fields))
    assert told(indicator(made, direction=direction)) == codes


@pytest.mark.parametrize(
    ("direction", "comparator", "hoped", "codes"),
    [
        ("increase", "at_least", "300", ["T220"]),
        ("increase", "at_least", "400", []),
        ("increase", "at_least", "500", []),
        ("decrease", "at_most", "500", ["T220"]),
        ("decrease", "at_most", "300", []),
    ],
)
def test_striving_is_for_more_than_is_promised(
    direction: str, comparator: str, hoped: str, codes: list[str]
) -> None:
    firm = target("a", "400", comparator=comparator, year=2027)
    hope = target("b", hoped, comparator=comparator, year=2027, commitment="aspirational")
    for both in ((firm, hope), (hope, firm)):
        assert told(indicator(*both, direction=direction)) == codes


@pytest.mark.parametrize("fields", [{"year": 2026}, {"scope": "省级"}, {"kind": "total"}])
def test_striving_is_compared_with_what_is_promised_of_the_same(fields: dict[str, Any]) -> None:
    hope = target("b", "300", **({"year": 2027, "commitment": "aspirational"} | fields))
    assert told(indicator(target("a", "400", year=2027), hope)) == []

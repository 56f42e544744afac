"""Two targets of one indicator that say nothing of each other."""

from typing import Any

import pytest
from checks.rules.test_numbers import codes, indicator, plan, target


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"value": "9"}, ["T210"]),
        ({"value": "9", "comparator": "more_than"}, ["T226"]),
        ({"value": "9", "comparator": "exactly"}, ["T210"]),
        # a floor and a ceiling at one number are two promises
        ({"value": "9", "comparator": "at_most"}, []),
        # what contradicts says nothing again
        ({"value": "12"}, ["T209"]),
        ({"value": "8", "comparator": "exactly"}, ["T209"]),
        ({"value": "8", "comparator": "at_most"}, ["T209"]),
        # another number that may be true as well
        ({"value": "12", "comparator": "about"}, []),
        ({"value": "12", "comparator": "exactly"}, []),
        # what is striven for is compared with what is striven for
        ({"value": "9", "commitment": "aspirational"}, []),
        ({"value": "9", "commitment": "binding"}, ["T210"]),
    ],
)
def test_a_second_target_of_one_thing(fields: dict[str, Any], found: list[str]) -> None:
    assert codes(plan(indicator(target("a", "9"), target("b", **fields)))) == found


def test_what_is_striven_for_twice_is_told() -> None:
    striven = [target(code, "12", commitment="aspirational") for code in ("b", "c")]
    assert codes(plan(indicator(target("a", "9"), *striven))) == ["T210"]

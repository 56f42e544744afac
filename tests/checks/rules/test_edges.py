"""Rules at their edges: the last value that passes and the first that does not."""

import attrs
import pytest
from checks.dutyplans import plan_of
from checks.running import check

# GB/T 2260, the first two digits: North, Northeast, East, Central South, Southwest, Northwest,
# Taiwan, Hong Kong, Macao.
PROVINCES = {
    *(11, 12, 13, 14, 15),
    *(21, 22, 23),
    *(31, 32, 33, 34, 35, 36, 37),
    *(41, 42, 43, 44, 45, 46),
    *(50, 51, 52, 53, 54),
    *(61, 62, 63, 64, 65),
    *(71, 81, 82),
}


@pytest.mark.parametrize("prefix", range(10, 100))
def test_a_code_begins_with_a_province_that_exists(prefix: int) -> None:
    plan = plan_of("id: yunzhou")
    place = attrs.evolve(plan.jurisdiction, code=f"{prefix}0100")
    found = check(attrs.evolve(plan, jurisdiction=place), select=["D104"])
    assert bool(found) == (prefix not in PROVINCES)


@pytest.mark.parametrize(
    ("unit", "most"), [("家", 10**10), ("%", 10**4), ("个百分点", 10**2), ("指数", 10**5)]
)
def test_a_value_may_be_large_but_not_absurd(unit: str, most: int) -> None:
    def found(value: str) -> list[str]:
        fragment = f"""
        indicators:
          - id: a
            name: 试验
            unit: "{unit}"
            targets:
              - {{id: t, kind: level, comparator: at_least, value: {value}, unit: "{unit}"}}
        """
        return [one.code for one in check(plan_of(fragment), select=["T102"])]

    assert found(str(most)) == []
    assert found(f"{most}.5" if unit != "家" else str(most + 1)) == ["T102"]


@pytest.mark.parametrize(
    ("when", "exists"),
    [
        ("month: 12, day: 31", True),
        ("month: 13", False),
        ("month: 2, day: 29", False),
        ("month: 6", True),
        ("day: 5", False),
        ("month: 6, day: 0", False),
    ],
)
def test_a_deadline_stands_in_the_calendar(when: str, exists: bool) -> None:
    fragment = f"""
    measures:
      - {{id: m1, number: "1", title: 试验, deadlines: [{{year: 2027, {when}}}]}}
    """
    found = check(plan_of(fragment), select=["H101"])
    assert bool(found) != exists

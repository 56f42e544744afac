"""One slip, one finding: nothing is concluded from a field that the words contradict."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import plan
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.checks.engine.index import Index
from policymodel.model import Baseline, Indicator, Period, Plan, Suppression, Target


def target(code: str, value: str, words: str, **fields: Any) -> Target:
    known: dict[str, Any] = {"kind": "level", "comparator": "at_least", "unit": "家", "year": 2025}
    return Target(id=code, value=Decimal(value), words=words, **known | fields)


FIRMS = Indicator(
    id="firms",
    name="数字农场",
    unit="家",
    attribute="binding",
    baselines=(Baseline(value=Decimal(125), year=2020),),
    targets=(
        target("all", "150", "达到150家"),
        target("first", "130", "2023年达到130家", year=2023),
        target("again", "150", "总数达到150家", restates="all"),
        target("more", "25", "新增25家", kind="increment"),
        target("some", "20", "达到20家", scope="省级", subset_of="all"),
    ),
)
EACH = Indicator(
    id="each",
    name="培训农户",
    unit="户",
    accumulation="per_period",
    targets=(
        target("each.1", "60", "每年60户以上", unit="户", kind="per_year", from_year=2021),
        target("each.2", "300", "累计300户以上", unit="户", kind="total", from_year=2021),
    ),
)
SOUND = plan(FIRMS, EACH, period=Period(start=2021, end=2025))
SLIPS: dict[str, tuple[object, ...]] = {
    "value": (Decimal(1500), Decimal(3), Decimal("0.5"), Decimal(10) ** 12, Decimal(-4)),
    "unit": ("项", "万家", "%", "亿元"),
    "comparator": ("at_most", "more_than", "exactly"),
    "kind": ("level", "increment", "growth_rate", "per_year", "total", "change"),
    "year": (2015, 2024, 2052),
    "commitment": ("aspirational",),
}
TOLD_BY_WORDS = {"T301", "T302", "T303", "T304", "T306", "T307"}


def codes(of: Plan) -> set[str]:
    """What is told of units and targets, notes apart: repetitions, rounding."""
    return {one.code for one in check(of, select=["U", "T"]) if one.severity != "info"}


def slips() -> Iterator[tuple[str, Plan]]:
    """Every slip in one field of one target of the sound plan."""
    for i, indicator in enumerate(SOUND.indicators):
        for j, one in enumerate(indicator.targets):
            for field, others in SLIPS.items():
                for other in others:
                    if other == getattr(one, field):
                        continue
                    wrong = attrs.evolve(one, **{field: other})
                    targets = (*indicator.targets[:j], wrong, *indicator.targets[j + 1 :])
                    held = attrs.evolve(indicator, targets=targets)
                    made = (*SOUND.indicators[:i], held, *SOUND.indicators[i + 1 :])
                    yield f"{one.id}.{field}={other}", attrs.evolve(SOUND, indicators=made)


def test_the_plan_without_slips_has_none() -> None:
    assert codes(SOUND) == set()


@pytest.mark.parametrize(("what", "made"), [pytest.param(*each, id=each[0]) for each in slips()])
def test_a_slip_that_the_words_tell_gives_one_code(what: str, made: Plan) -> None:
    found = codes(made)
    if found & TOLD_BY_WORDS:  # what the words leave open, other rules tell, or nobody can
        assert len(found) == 1, what


@given(st.integers(2, 10**6), st.sampled_from(range(5)))
def test_another_number_is_told_once(value: int, place: int) -> None:
    one = FIRMS.targets[place]
    wrong = attrs.evolve(one, value=Decimal(value))
    targets = tuple(wrong if each is one else each for each in FIRMS.targets)
    made = attrs.evolve(SOUND, indicators=(attrs.evolve(FIRMS, targets=targets), EACH))
    assert codes(made) == (set() if value == one.value else {"T301"})


def test_what_the_plan_holds_to_be_right_is_concluded_from() -> None:
    reason = "原文如此，已向起草单位核实"
    one = target("all", "400", "达到300家")
    other = target("other", "300", "达到300家", year=2025, scope=None, restates="all")
    made = plan(attrs.evolve(FIRMS, baselines=(), targets=(one, other)))
    assert codes(made) == {"T301"}
    excused = attrs.evolve(made, suppressions=(Suppression(rule="T301", at="all", reason=reason),))
    assert codes(excused) == {"T201"}


def test_words_that_nobody_reads_dispute_nothing() -> None:
    made = plan(attrs.evolve(FIRMS, targets=(target("a", "40", "达到20家"),)))
    assert Index(made).disputed == {"indicators[0].targets[0]": {"value"}}
    assert Index(attrs.evolve(made, language="en")).disputed == {}


def test_a_unit_that_nobody_knows_is_told_alone() -> None:
    made = plan(attrs.evolve(FIRMS, targets=(target("a", "40", "达到20家", unit="嫁"),)))
    assert codes(made) == {"U101"}


def test_of_a_band_whose_one_end_is_disputed_the_other_is_no_mere_limit() -> None:
    ends = (
        target("low", "300", "不低于30家"),
        target("high", "50", "不超过50家", comparator="at_most"),
    )
    assert codes(plan(attrs.evolve(FIRMS, targets=ends, baselines=()))) == {"T301"}


@pytest.mark.parametrize("value", ["1250", "155", "1.25", "125000"])
def test_nothing_is_concluded_from_a_baseline_that_its_words_contradict(value: str) -> None:
    start = Baseline(value=Decimal(value), year=2020, words="125家")
    rate = target("rate", "3.7", "年均增长3.7%", unit="%", kind="growth_rate")
    goals = [each for each in FIRMS.targets if each.id != "first"]
    firms = attrs.evolve(FIRMS, baselines=(start,), targets=(*goals, rate))
    made = plan(firms, period=Period(start=2021, end=2025))
    found = [one.code for one in check(made) if one.code[0] in "UTB" and one.severity != "info"]
    assert found == ["T301"]


def test_an_increment_to_the_level_of_a_part_is_not_added_to_the_whole() -> None:
    parts = (
        target("level", "40", "省级达到40家", scope="省级"),
        target("more", "10", "省级新增10家", kind="increment", scope="省级"),
    )
    found = check(plan(attrs.evolve(FIRMS, targets=parts)), select=["T217"])
    assert found == ()


def test_where_the_period_was_over_no_target_lies_outside() -> None:
    late = attrs.evolve(SOUND.document, number="市政发〔2027〕3号")
    made = attrs.evolve(SOUND, document=late, period=Period(start=2021, end=2022))
    found = [one.code for one in check(made) if one.severity != "info"]
    assert "D207" in found
    assert not {"T104", "H202", "H203"} & {*found}

"""A plan on a page: every way of stating a thing is readable there."""

from decimal import Decimal

import attrs
import pytest
from source.yunzhou import PLAN

from policymodel.cli.summary import summary
from policymodel.model import Indicator, Period, Plan, Target


def with_target(**stated: object) -> Plan:
    """An otherwise empty plan with one target."""
    target = Target(id="t", **{"kind": "level", **stated})  # type: ignore[arg-type]
    indicator = Indicator(id="i", name="智能泊位数量", targets=(target,))
    return Plan(
        id="demo",
        document=PLAN.document,
        jurisdiction=PLAN.jurisdiction,
        indicators=(indicator,),
    )


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        ({"value": Decimal("1.50"), "comparator": "more_than", "unit": "亿吨"}, ">1.5 亿吨"),
        ({"value": Decimal(1), "high": Decimal(2), "comparator": "between"}, "1–2"),
        ({"kind": "relative", "benchmark": "全省平均水平"}, "全省平均水平"),
        ({"kind": "milestone"}, "t"),
        ({"kind": "total", "from_year": 2024, "year": 2027, "words": "300项"}, "2024–2027 300项"),
        ({"year": 2027, "scope": "省级以上", "words": "5家"}, "2027 省级以上: 5家"),
        ({"words": "5家", "commitment": "binding"}, "5家 (binding)"),
    ],
)
def test_a_target_is_shown_as_printed_else_as_read(stated: dict[str, object], line: str) -> None:
    assert summary(with_target(**stated), "en").splitlines()[-1].strip() == line


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (2024, 2027, "period 2024–2027"),
        (2027, 2027, "period 2027"),
        (None, 2027, "period to 2027"),
        (2024, None, "period from 2024"),
    ],
)
def test_the_period_says_what_is_stated(start: int | None, end: int | None, said: str) -> None:
    plan = attrs.evolve(PLAN, period=Period(start=start, end=end))
    assert summary(plan, "en").splitlines()[2].endswith(said)


def test_a_period_that_is_not_stated_is_not_shown() -> None:
    plan = attrs.evolve(PLAN, period=Period())
    assert "period" not in summary(plan, "en")


def test_everything_of_a_plan_is_on_its_page() -> None:
    page = summary(PLAN, "zh")
    for indicator in PLAN.indicators:
        assert indicator.name in page
    for measure in PLAN.measures:
        assert measure.title in page
        for _, name in measure.assignments:
            assert name in page

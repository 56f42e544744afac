"""Results somebody answers for, and the machinery that watches: where the rules draw the line."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.dutyplans import departments, found, measure, measures, target

from policymodel.model import (
    Deadline,
    Document,
    Goal,
    Indicator,
    Measure,
    Mechanism,
    Responsibility,
    Span,
)

# results


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"value": Decimal(5)}, True),
        ({"kind": "qualitative"}, False),
        ({"kind": "milestone", "year": 2025}, False),
    ],
)
def test_only_numbers_need_somebody_who_serves_them(parts: dict[str, Any], told: bool) -> None:
    item = Indicator(id="i", name="企业", targets=(target(**parts),))
    assert bool(found("O101", indicators=(item,), measures=measures("甲"))) is told
    assert found("O101", indicators=(item,)) == []


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"value": Decimal(5)}, False),
        ({"kind": "milestone", "year": 2025}, False),
        ({"kind": "milestone"}, True),
        ({"kind": "qualitative", "year": 2025}, True),
    ],
)
def test_what_makes_a_measure_verifiable(parts: dict[str, Any], told: bool) -> None:
    served = Indicator(id="i", name="企业", measures=("m0",), targets=(target(**parts),))
    assert bool(found("O102", indicators=(served,), measures=measures("甲"))) is told
    inside = Indicator(id="i", name="企业", targets=(target(at=Span(20, 25), **parts),))
    plan = (attrs.evolve(measure(0, lead="甲"), at=Span(10, 50)),)
    assert bool(found("O102", indicators=(inside,), measures=plan)) is told


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([Span(10, 12)], False),
        ([Span(48, 50)], False),
        ([Span(9, 12)], True),
        ([Span(48, 51)], True),
        ([Span(5, 60)], True),
        ([Span(5, 8), Span(12, 60), Span(14, 16), Span(70, 80)], False),
        ([Span(12, 60), Span(70, 80)], True),
        ([], True),
    ],
)
def test_a_target_delivers_where_it_stands(spans: list[Span], told: bool) -> None:
    targets = tuple(target(value=Decimal(5), at=at) for at in spans)
    plan = (attrs.evolve(measure(0, lead="甲"), at=Span(10, 50)),)
    item = Indicator(id="i", name="企业", targets=targets)
    assert bool(found("O102", indicators=(item,), measures=plan)) is told


def test_idle_measures_are_counted_among_all() -> None:
    due = attrs.evolve(measure(1, lead="甲"), deadlines=(Deadline(year=2025),))
    plan = (due, *(measure(k) for k in range(2, 7)))
    (one,) = found("O102", measures=plan)
    assert one.path == "measures[1]"
    assert "6 项中 5 项两者都没有：“任务2”、“任务3”、“任务4”等5项" in one.message.zh
    assert "found 5 of 6 measures" in one.message.en


def test_a_goal_is_measured_by_what_is_below_it() -> None:
    deep = Goal(id="c", title="丙", indicators=("i",))
    tree = (Goal(id="a", title="甲", goals=(Goal(id="b", title="乙", goals=(deep,)),)),)
    assert found("O103", goals=tree) == []
    bare = attrs.evolve(tree[0], goals=(*tree[0].goals, Goal(id="d", title="丁")))
    (one,) = found("O103", goals=(bare,))
    assert one.path == "goals[0].goals[1]"
    assert "4 个中 1 个没有：“丁”" in one.message.zh


def test_indicators_need_a_goal_only_where_there_are_goals() -> None:
    item = Indicator(id="i", name="企业", targets=(target(value=Decimal(5)),))
    other = Goal(id="a", title="甲", indicators=("j",))
    assert found("O104", indicators=(item,)) == []
    assert found("O104", indicators=(item,), goals=(other,))
    held = Goal(id="a", title="甲", goals=(attrs.evolve(other, id="b", indicators=("i",)),))
    assert found("O104", indicators=(item,), goals=(held,)) == []
    words = attrs.evolve(item, targets=(target(kind="qualitative"),))
    assert found("O104", indicators=(words,), goals=(other,)) == []


def test_of_the_indicators_with_something_to_reach_those_of_no_goal_are_counted() -> None:
    items = (
        Indicator(id="i", name="企业", targets=(target(value=Decimal(5)),)),
        Indicator(id="j", name="排名", targets=(target(kind="relative", benchmark="全省平均"),)),
        Indicator(id="k", name="活力", targets=(target(kind="qualitative"),)),
        Indicator(id="l", name="平台", targets=(target(value=Decimal(5)),)),
    )
    (one,) = found("O104", indicators=items, goals=(Goal(id="a", title="甲", indicators=("l",)),))
    assert "有数量或对标目标的 3 个中 2 个不属于任何目标：“企业”、“排名”" in one.message.zh
    assert "2 of the 3" in one.message.en


def test_a_benchmark_needs_somebody_who_serves_it() -> None:
    item = Indicator(id="i", name="排名", targets=(target(kind="relative", benchmark="全省"),))
    assert found("O101", indicators=(item,), measures=measures("甲"))
    assert found("O101", indicators=(item,)) == []


LED = measure(1, lead="甲", support="乙")


@pytest.mark.parametrize(
    ("serving", "told"),
    [
        (measure(2, joint="甲 乙"), True),
        (measure(2), True),  # nobody is named
        (measure(2, responsible="甲 乙"), True),
        (measure(2, joint="甲"), False),  # one alone leads
        (measure(2, lead="甲", support="乙"), False),
        (
            attrs.evolve(
                measure(2, joint="甲 乙"),
                proposed=(Responsibility(role="lead", organizations=("甲",)),),
            ),
            False,
        ),
    ],
)
def test_one_of_the_measures_that_serve_an_indicator_is_led(serving: Measure, told: bool) -> None:
    items = (
        Indicator(id="h", name="平台", measures=("m1",), targets=(target(value=Decimal(5)),)),
        Indicator(id="i", name="企业", measures=("m2",), targets=(target(value=Decimal(5)),)),
    )
    names = departments("甲", "乙")
    one = found("O105", organizations=names, indicators=items, measures=(LED, serving))
    assert [each.path for each in one] == (["indicators[1].measures"] if told else [])
    for each in one:
        assert "2 个指标中 1 个没有：“企业”" in each.message.zh
        assert "1 of 2 without" in each.message.en
    assert found("O105", organizations=names, indicators=items[1:], measures=(serving,)) == []
    both = (attrs.evolve(items[1], measures=("m2", "m1")),)
    assert found("O105", organizations=names, indicators=both, measures=(LED, serving)) == []
    words = (attrs.evolve(items[1], targets=(target(kind="milestone"),)),)
    assert found("O105", organizations=names, indicators=words, measures=(LED, serving)) == []


# the machinery


def test_a_plan_without_measures_needs_no_machinery() -> None:
    assert found("G101") == []
    assert found("G101", measures=measures("甲"))


@pytest.mark.parametrize("code", ["G102", "G103", "G104", "G105", "G106"])
def test_a_plan_without_machinery_is_told_once(code: str) -> None:
    assert found(code, measures=measures("甲")) == []


def test_what_is_missing_may_stand_in_the_missing_part() -> None:
    legal = Mechanism(id="g", kind="monitoring", summary="述")
    for code in ("G102", "G107"):
        (whole,) = found(code, mechanisms=(legal,))
        assert "不全" not in whole.message.zh
        cut = Document(title="题", completeness="truncated")
        (part,) = found(code, mechanisms=(legal,), document=cut)
        assert "所据文本不全" in part.message.zh
        assert "the text is incomplete" in part.message.en
    (none,) = found("G101", measures=measures("甲"), document=cut)
    assert "所据文本不全" in none.message.zh


def test_what_does_not_recur_needs_no_rhythm() -> None:
    legal = Mechanism(id="g", kind="legal", summary="述")
    assert found("G107", mechanisms=(legal,)) == []
    meets = Mechanism(id="h", kind="coordination", summary="述")
    yearly = attrs.evolve(meets, frequency="每年")
    (one,) = found("G107", mechanisms=(legal, yearly, meets))
    assert one.path == "mechanisms[2]"
    assert "实为 2 项机制中 1 项未写明：“述”" in one.message.zh
    assert "found 1 of 2 mechanisms" in one.message.en
    assert found("G107", mechanisms=(legal, yearly)) == []


@pytest.mark.parametrize("kind", ["monitoring", "reporting", "supervision"])
def test_who_inspects_or_is_reported_to_sees_how_far_things_are(kind: Any) -> None:
    watched = Mechanism(id="g", kind=kind, summary="述")
    assert found("G104", mechanisms=(watched,)) == []
    assert len(found("G107", mechanisms=(watched,))) == 1
    assert len(found("G104", mechanisms=(attrs.evolve(watched, kind="assessment"),))) == 1


def test_what_concerns_one_topic_does_not_watch_over_the_plan() -> None:
    fund = Mechanism(id="g", kind="funding", summary="述", covers="topic")
    (one,) = found("G101", mechanisms=(fund,), measures=measures("甲"))
    assert one.path == "mechanisms"
    assert "只有 1 项专项机制" in one.message.zh
    assert "found only 1 mechanisms that concern one topic each" in one.message.en
    assert found("G103", mechanisms=(fund,)) == []  # G101 says it all
    led = Mechanism(id="h", kind="leading_body", summary="述")
    assert found("G101", mechanisms=(fund, led), measures=measures("甲")) == []
    (money,) = found("G103", mechanisms=(fund, led))
    assert "覆盖全文件的 1 项机制中没有" in money.message.zh
    meets = attrs.evolve(fund, kind="monitoring")
    assert [each.path for each in found("G107", mechanisms=(meets, led))] == ["mechanisms[1]"]


def test_a_mechanism_is_run_by_those_charged_with_its_measure() -> None:
    item = Mechanism(id="g", kind="legal", summary="述", measure="m1")
    assert found("G108", mechanisms=(item,), measures=(measure(1, lead="甲"),)) == []
    assert found("G108", mechanisms=(item,), measures=(measure(1), measure(2, lead="甲")))
    run = attrs.evolve(item, organizations=("甲",))
    (one,) = found("G108", mechanisms=(run, item), measures=(measure(1),))
    assert one.path == "mechanisms[1]"
    assert "2 项中 1 项没有" in one.message.zh
    topical = attrs.evolve(item, covers="topic")
    (one,) = found("G108", mechanisms=(topical, item), measures=(measure(1),))
    assert one.path == "mechanisms[1]"
    assert "1 项中 1 项没有" in one.message.zh

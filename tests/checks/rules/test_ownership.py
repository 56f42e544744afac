"""Results somebody answers for, and the machinery that watches: where the rules draw the line."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.dutyplans import departments, found, measure, measures, target

from policymodel.findings import Finding
from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    JudgedLink,
    Measure,
    Mechanism,
    Period,
    Responsibility,
    Section,
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
        ({"kind": "qualitative", "year": 2025}, False),
        ({"kind": "qualitative"}, True),
        ({"kind": "relative", "benchmark": "省下达的任务"}, False),
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
    assert one.message.zh == (
        "6项任务中有5项没有在正文中写明数量目标、年份或时限，所支撑的指标也没有：“任务2”、“任务3”、“任务4”等5项。"
    )
    assert "for 5 of the 6 measures: " in one.message.en
    (one,) = found("O102", measures=plan[1:])
    assert one.message.zh.startswith("5项任务均没有在正文中写明数量目标")
    assert found("O102", measures=plan, period=Period(start=2025, end=2025)) == []


def test_how_a_plan_is_carried_out_needs_no_number() -> None:
    """A measure that says who leads, pays for and watches over the plan has no result."""
    led = Mechanism(id="g", kind="leading_body", summary="述", measure="m1")
    assert found("O102", measures=(measure(1),), mechanisms=(led,)) == []
    topical = attrs.evolve(led, covers="topic")
    assert len(found("O102", measures=(measure(1),), mechanisms=(topical,))) == 1
    inside = attrs.evolve(led, measure=None, at=Span(20, 30))
    assert found("O102", measures=PLACED, mechanisms=(inside,)) == []


HEADLINE = Indicator(id="h", name="平台", targets=(target(value=Decimal(5), at=Span(2, 5)),))
PLACED = (attrs.evolve(measure(1, lead="甲"), at=Span(10, 50)),)


def in_measures(**parts: Any) -> list[Finding]:
    """What O104 finds beside a number among the goals: of a target in the text of a measure."""
    given = {"value": Decimal(5), "at": Span(20, 25)} | parts
    item = Indicator(id="i", name="企业", targets=(target(**given),))
    return found("O104", indicators=(HEADLINE, item), measures=PLACED)


def test_a_number_in_a_measure_alone_is_told() -> None:
    (one,) = in_measures()
    assert (one.path, one.severity) == ("indicators[1]", "info")
    assert one.message.zh == "2项数量指标中有1项只写在任务正文中，主要目标没有列入：“企业”。"
    assert "1 of the 2 indicators" in one.message.en
    assert in_measures(at=Span(60, 65)) == []
    assert in_measures(at=None) == []  # where it stands nobody knows
    assert in_measures(value=None, kind="milestone") == []
    assert in_measures(restates="x") == []  # another indicator has it among the goals


def test_a_plan_without_numbers_among_its_goals_has_none_left_out() -> None:
    item = Indicator(id="i", name="企业", targets=(target(value=Decimal(5), at=Span(20, 25)),))
    assert found("O104", indicators=(item,), measures=PLACED) == []
    unplaced = attrs.evolve(HEADLINE, targets=(target(value=Decimal(5)),))
    assert found("O104", indicators=(item, unplaced), measures=PLACED) == []
    twice = attrs.evolve(item, targets=(*item.targets, *HEADLINE.targets))
    assert found("O104", indicators=(twice, HEADLINE), measures=PLACED) == []


# indicators and measures


def test_what_no_measure_speaks_of_is_told_with_its_place() -> None:
    sections = (Section(number="二", title="主要目标", at=Span(0, 3)),)
    item = Indicator(
        id="i", name="领军企业", unit="家",
        targets=(target(value=Decimal(5), comparator="at_least", words="达到5家", at=Span(4, 8)),),
    )  # fmt: skip
    (one,) = found("O101", indicators=(item,), measures=PLACED, sections=sections)
    assert one.message.zh == (
        "“领军企业”（≥5家）只见于“二、主要目标”，没有写明由哪项任务落实，责任单位无从确定。"
    )
    assert one.message.en == (
        '"领军企业" (≥5 家) appears only in "二、主要目标"; no measure is given that '
        "carries it out, so it is unclear who is responsible."
    )
    (one,) = found("O101", indicators=(item,), measures=PLACED)
    assert one.message.zh == "“领军企业”（≥5家）没有写明由哪项任务落实，责任单位无从确定。"
    growth = attrs.evolve(item.targets[0], kind="growth_rate", unit="%", words=None)
    (one,) = found("O101", indicators=(attrs.evolve(item, targets=(growth,)),), measures=PLACED)
    assert "“领军企业”（年均增长≥5%）" in one.message.zh
    assert '"领军企业" (average annual growth ≥5 %)' in one.message.en
    cell = attrs.evolve(item.targets[0], words="5", at=Span(4, 5))
    row = attrs.evolve(item, number="3", targets=(cell,))
    (one,) = found("O101", indicators=(row,), measures=PLACED)
    assert "“领军企业”（≥5家）只见于指标表第3行" in one.message.zh


def test_the_same_number_in_a_measure_may_be_of_the_same_thing() -> None:
    sections = (Section(number="二", title="主要目标", at=Span(0, 3)),)
    least = {"value": Decimal(90), "comparator": "at_least", "unit": "万亩"}
    goal = Indicator(id="a", name="生态林", unit="万亩", targets=(target(**least, at=Span(4, 8)),))
    stated = target(**least, words="完成90万亩", at=Span(15, 20))
    task = Indicator(id="b", name="造林", unit="万亩", targets=(attrs.evolve(stated, id="b.1"),))

    def told_of_all(*items: Indicator) -> str:
        (one,) = found("O101", indicators=items, measures=PLACED, sections=sections)
        return one.message.zh

    assert told_of_all(goal, task).endswith(
        "；“造林”的数与它相同（第1项任务为“完成90万亩”），请核对是否为同一事项。"
    )
    # Not where two have it, nor where it is a small one or of another year.
    other = attrs.evolve(task, id="c", targets=(attrs.evolve(stated, id="c.1"),))
    little = attrs.evolve(goal.targets[0], value=Decimal("0.0001"))
    small = [
        attrs.evolve(each, targets=(attrs.evolve(little, id=each.id, at=each.targets[0].at),))
        for each in (goal, task)
    ]
    years = [
        attrs.evolve(each, targets=(attrs.evolve(each.targets[0], year=year),))
        for each, year in ((goal, 2025), (task, 2024))
    ]
    names = [goal, attrs.evolve(task, name="苗圃")]
    for each in ((goal, task, other), small, years, names):
        assert "相同" not in told_of_all(*each)


def test_of_a_plan_without_places_nothing_is_said_of_the_document() -> None:
    item = Indicator(id="i", name="领军企业", targets=(target(value=Decimal(5)),))
    placed = attrs.evolve(item, targets=(target(value=Decimal(5), at=Span(4, 8)),))
    for each, plan in ((item, measures("甲")), (item, PLACED), (placed, measures("甲"))):
        (one,) = found("O101", indicators=(each,), measures=plan)
        assert "在方案中没有与任何一项任务相连" in one.message.zh
        assert "没有写明由哪项任务落实" not in one.message.zh
        assert one.hint is not None
        assert one.office_hint is not None
        assert "measures" in one.hint.zh
        assert "measures" not in one.office_hint.zh


def test_a_target_in_a_measure_is_a_link() -> None:
    item = Indicator(id="i", name="企业", targets=(target(value=Decimal(5), at=Span(20, 25)),))
    assert found("O101", indicators=(item,), measures=PLACED) == []


@pytest.mark.parametrize("concept", ["science_progress_contribution", "innovation_index"])
def test_the_whole_plan_serves_a_composite_index(concept: Any) -> None:
    item = Indicator(id="i", name="指数", concept=concept, targets=(target(value=Decimal(5)),))
    assert found("O101", indicators=(item,), measures=PLACED) == []
    judged = attrs.evolve(item, judged=(LINK,))
    assert found("O106", indicators=(judged,), measures=PLACED) == []


LINK = JudgedLink(measure="m1", reason="任务为它而设")


def test_links_by_judgement_alone_are_told_once() -> None:
    item = Indicator(id="i", name="企业", judged=(LINK,), targets=(target(value=Decimal(5)),))
    other = attrs.evolve(item, id="j", name="平台")
    linked = attrs.evolve(item, id="k", measures=("m1",))
    inside = attrs.evolve(item, id="l", targets=(target(value=Decimal(5), at=Span(20, 25)),))
    words = attrs.evolve(item, id="m", targets=(target(kind="milestone"),))
    plan = (linked, item, other, inside, words)
    (one,) = found("O106", indicators=plan, measures=PLACED)
    assert (one.path, one.severity) == ("indicators[1].judged", "info")
    told = "由哪项任务落实全靠编制人员推定的有2项，须经确认：“企业”、“平台”。"
    assert one.message.zh.endswith(told)
    assert found("O101", indicators=plan, measures=PLACED) == []


def test_which_indicators_are_counted_is_said() -> None:
    item = Indicator(id="i", name="企业", judged=(LINK,), targets=(target(value=Decimal(5)),))
    rank = attrs.evolve(item, id="r", targets=(target(kind="relative", benchmark="全省"),))
    built = attrs.evolve(item, id="m", targets=(target(kind="milestone"),))
    index = attrs.evolve(item, id="x", concept="innovation_index")
    (one,) = found("O106", indicators=(item, rank, built, index), measures=PLACED)
    assert one.message.zh.startswith("有数量或对标目标的指标（综合性指标除外）中，")
    assert "的有2项" in one.message.zh
    assert "with a number or a benchmark to reach, composite ones aside" in one.message.en
    assert "(2)" in one.message.en


def test_a_judged_link_delivers_and_leads_as_any_other() -> None:
    item = Indicator(id="i", name="企业", judged=(LINK,), targets=(target(value=Decimal(5)),))
    assert found("O102", indicators=(item,), measures=(measure(1, lead="甲"),)) == []
    led = (measure(1, lead="甲"), measure(2, joint="甲 乙"))
    assert found("O105", indicators=(item,), measures=led) == []
    (one,) = found("L102", indicators=(item,), measures=(measure(2),))
    assert one.path == "indicators[0].judged[0].measure"


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
        assert "落实下列1项指标的任务都没有写明牵头单位" in each.message.zh
        assert "For 1 of the 2 indicators that measures serve" in each.message.en
    assert found("O105", organizations=names, indicators=items[1:], measures=(serving,)) == []
    both = (attrs.evolve(items[1], measures=("m2", "m1")),)
    assert found("O105", organizations=names, indicators=both, measures=(LED, serving)) == []
    words = (attrs.evolve(items[1], targets=(target(kind="milestone"),)),)
    assert found("O105", organizations=names, indicators=words, measures=(LED, serving)) == []


def test_a_plan_in_which_leads_are_only_proposed_is_not_asked_for_them() -> None:
    item = Indicator(id="i", name="企业", measures=("m2",), targets=(target(value=Decimal(5)),))
    proposed = attrs.evolve(
        measure(1, joint="甲 乙"), proposed=(Responsibility(role="lead", organizations=("甲",)),)
    )
    plan = (proposed, measure(2, joint="甲 乙"))
    assert found("O105", indicators=(item,), measures=plan) == []
    assert found("O105", indicators=(item,), measures=(LED, plan[1]))


# the machinery


def test_a_plan_without_measures_needs_no_machinery() -> None:
    assert found("G101") == []
    assert found("G101", measures=measures("甲"))


def test_a_plan_without_machinery_is_told_once() -> None:
    assert found("G102", measures=measures("甲")) == []


def test_what_the_machinery_lacks_is_told_in_one_line() -> None:
    kinds = ("leading_body", "funding", "monitoring", "evaluation", "assessment")
    every = [Mechanism(id=f"g{k}", kind=kind, summary="述") for k, kind in enumerate(kinds)]
    assert found("G102", mechanisms=tuple(every)) == []
    (one,) = found("G102", mechanisms=tuple(every[2:4]))
    assert (one.path, one.severity) == ("mechanisms", "info")
    assert one.message.zh == "方案的保障机制中没有写到组织领导、经费保障、考核。"
    assert one.message.en == (
        "The mechanisms of the plan do not cover: leading body, funding, "
        "assessment of officials and units."
    )


@pytest.mark.parametrize(
    ("summary", "frequency", "title", "lacks"),
    [
        ("述", None, "建设平台", ["组织领导", "评估"]),
        ("开展跟踪评估", None, "建设平台", ["组织领导"]),
        ("述", "中期评价", "建设平台", ["组织领导"]),
        ("开展绩效评价", None, "建设平台", ["组织领导", "评估"]),
        ("述", None, "加强组织领导", ["评估"]),
        ("成立领导小组", None, "建设平台", ["评估"]),
    ],
)
def test_what_other_mechanisms_speak_of_is_not_lacking(
    summary: str, frequency: str | None, title: str, lacks: list[str]
) -> None:
    watch = Mechanism(id="g", kind="monitoring", summary=summary, frequency=frequency)
    rest = [Mechanism(id=kind, kind=kind, summary="述") for kind in ("funding", "assessment")]
    task = attrs.evolve(measure(1, lead="甲"), title=title)
    (one,) = found("G102", mechanisms=(watch, *rest), measures=(task,))
    assert one.message.zh == f"方案的保障机制中没有写到{'、'.join(lacks)}。"


def test_no_machinery_is_lacking_where_all_is_spoken_of() -> None:
    kinds = ("funding", "assessment", "supervision")
    every = [Mechanism(id=kind, kind=kind, summary="领导小组、中期评估") for kind in kinds]
    assert found("G102", mechanisms=tuple(every)) == []


def test_of_what_may_stand_in_the_missing_part_nothing_is_said() -> None:
    watch = (Mechanism(id="g", kind="monitoring", summary="述"),)
    cut = Document(title="题", completeness="truncated")
    for code in ("G102", "G107"):
        assert len(found(code, mechanisms=watch)) == 1
        assert found(code, mechanisms=watch, document=cut) == []
    assert found("G101", measures=measures("甲"), document=cut) == []
    extract = Document(title="题", completeness="extract")
    (none,) = found("G101", measures=measures("甲"), document=extract)
    assert none.message.zh.startswith("方案没有录入组织领导")
    assert len(found("G102", mechanisms=watch, document=extract)) == 1


def test_who_leads_a_measure_that_breaks_off_nobody_knows() -> None:
    item = Indicator(id="i", name="企业", measures=("m2",), targets=(target(value=Decimal(5)),))
    led = (measure(1, lead="甲"), measure(2, joint="甲 乙"))
    cut = Document(title="题", completeness="truncated")
    assert len(found("O105", indicators=(item,), measures=led)) == 1
    assert found("O105", indicators=(item,), measures=led, document=cut) == []
    first = attrs.evolve(item, measures=("m1",))
    assert found("O105", indicators=(first, item), measures=led[::-1], document=cut) != []


def test_to_blame_somebody_is_no_round_of_assessment() -> None:
    blame = Mechanism(id="g", kind="assessment", summary="追究失职单位的责任")
    assert found("G107", mechanisms=(blame,)) == []
    assert len(found("G107", mechanisms=(attrs.evolve(blame, summary="纳入考核"),))) == 1


def test_what_does_not_recur_needs_no_rhythm() -> None:
    legal = Mechanism(id="g", kind="legal", summary="述")
    assert found("G107", mechanisms=(legal,)) == []
    meets = Mechanism(id="h", kind="coordination", summary="定期会商，通报进展。会后形成纪要。")
    yearly = attrs.evolve(meets, frequency="每年")
    (one,) = found("G107", mechanisms=(legal, yearly, meets))
    assert one.path == "mechanisms[2]"
    assert one.message.zh == "2项宜定期开展的保障机制中有1项没有写明频次：会商。"
    assert 'for 1 of the 2 mechanisms that should recur: "会商".' in one.message.en
    placed = attrs.evolve(meets, at=Span(20, 25))
    (one,) = found("G107", mechanisms=(placed,), measures=PLACED)
    assert "：会商（第1项任务）。" in one.message.zh
    talks = attrs.evolve(meets, summary="部门间互通情况")
    assert found("G107", mechanisms=(talks,)) == []
    assert found("G107", mechanisms=(legal, yearly)) == []


@pytest.mark.parametrize("kind", ["monitoring", "reporting", "supervision"])
def test_who_inspects_or_is_reported_to_sees_how_far_things_are(kind: Any) -> None:
    watched = Mechanism(id="g", kind=kind, summary="述")
    (one,) = found("G102", mechanisms=(watched,))
    assert "监测调度" not in one.message.zh
    assert len(found("G107", mechanisms=(watched,))) == (kind == "monitoring")
    (one,) = found("G102", mechanisms=(attrs.evolve(watched, kind="assessment"),))
    assert "监测调度" in one.message.zh


def test_what_concerns_one_topic_does_not_watch_over_the_plan() -> None:
    fund = Mechanism(id="g", kind="funding", summary="述", covers="topic")
    (one,) = found("G101", mechanisms=(fund,), measures=measures("甲"))
    assert one.path == "mechanisms"
    assert "只有1项针对个别事项的机制" in one.message.zh
    assert "only mechanisms for single topics (1)" in one.message.en
    assert found("G102", mechanisms=(fund,)) == []  # G101 says it all
    led = Mechanism(id="h", kind="leading_body", summary="述")
    watch = Mechanism(id="w", kind="monitoring", summary="述")
    assert found("G101", mechanisms=(fund, led), measures=measures("甲")) == []
    (money,) = found("G102", mechanisms=(fund, led))
    assert "没有写到经费保障" in money.message.zh
    meets = attrs.evolve(fund, kind="monitoring")
    assert [each.path for each in found("G107", mechanisms=(meets, watch))] == ["mechanisms[1]"]


def test_a_mechanism_is_run_by_those_charged_with_its_measure() -> None:
    item = Mechanism(id="g", kind="legal", summary="述", measure="m1")
    assert found("G108", mechanisms=(item,), measures=(measure(1, lead="甲"),)) == []
    assert found("G108", mechanisms=(item,), measures=(measure(1), measure(2, lead="甲")))
    run = attrs.evolve(item, organizations=("甲",))
    (one,) = found("G108", mechanisms=(run, item), measures=(measure(1),))
    assert one.path == "mechanisms[1]"
    assert one.message.zh == "2项保障机制中有1项没有写明由谁负责：法规政策保障（第1项任务）。"
    topical = attrs.evolve(item, covers="topic")
    (one,) = found("G108", mechanisms=(topical, item), measures=(measure(1),))
    assert one.path == "mechanisms[1]"
    assert one.message.zh == "仅有的1项保障机制没有写明由谁负责：法规政策保障（第1项任务）。"

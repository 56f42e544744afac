"""Who carries a plan, who watches over it, what its document is: where the rules draw the line."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

import policymodel as pm
from policymodel.checks import check
from policymodel.findings import Finding
from policymodel.model import (
    Citation,
    Deadline,
    Document,
    Goal,
    Indicator,
    Jurisdiction,
    Measure,
    Mechanism,
    Organization,
    Period,
    Plan,
    Responsibility,
    Source,
    Span,
    Target,
)

EMPTY = Plan(
    id="empty",
    document=Document(title="题"),
    jurisdiction=Jurisdiction(code="379900", name="云州市", level="city"),
)


def found(code: str, **parts: Any) -> list[Finding]:
    return list(check(attrs.evolve(EMPTY, **parts), select=[code]))


def bodies(*names: str, kind: str = "department") -> tuple[Organization, ...]:
    return tuple(Organization(name=name, kind=kind) for name in names)


def measure(number: int, **roles: str) -> Measure:
    """A measure with the organizations of each role, their names parted by blanks."""
    charged = tuple(
        Responsibility(role=role, organizations=tuple(names.split()))
        for role, names in roles.items()
    )
    return Measure(
        id=f"m{number}", number=str(number), title=f"任务{number}", responsibilities=charged
    )


def measures(*loads: str) -> tuple[Measure, ...]:
    return tuple(measure(i, joint=names) for i, names in enumerate(loads))


def target(**parts: Any) -> Target:
    return Target(id="t", kind=parts.pop("kind", "level"), **parts)


# who leads


def test_one_responsible_unit_needs_no_lead() -> None:
    assert found("R201", measures=(measure(1, responsible="甲"),)) == []
    assert found("R202", measures=(measure(1, joint="甲"),)) == []
    assert found("R203", measures=(measure(1, lead="甲", support="乙"),)) == []


def test_a_proposed_lead_is_a_lead() -> None:
    proposed = (Responsibility(role="lead", organizations=("甲",)),)
    plan = attrs.evolve(measure(1, responsible="甲 乙"), proposed=proposed)
    assert found("R201", measures=(plan,)) == []
    supporting = (Responsibility(role="support", organizations=("甲",)),)
    assert found("R201", measures=(attrs.evolve(plan, proposed=supporting),))


def test_how_many_measures_have_no_lead_is_counted_among_those_that_charge_somebody() -> None:
    plan = (measure(1), measure(2, lead="甲"), *(measure(k, joint="甲 乙") for k in range(3, 8)))
    (one,) = found("R202", measures=plan)
    assert "6 项有责任单位的任务中 5 项" in one.message.zh
    assert "“任务3”、“任务4”、“任务5”等5项" in one.message.zh
    assert "5 of the 6 measures that charge somebody" in one.message.en
    assert one.message.en.endswith('"任务3", "任务4", "任务5" and 2 more')
    assert one.path == "measures[2].responsibilities.joint"


def test_two_names_of_one_lead_are_one_lead() -> None:
    whole = Organization(name="市工信局", kind="department", aliases=("市工业和信息化局",))
    plan = (measure(1, lead="市工信局 市工业和信息化局"),)
    assert found("R203", organizations=(whole,), measures=plan) == []
    (one,) = found("R203", measures=plan)
    assert "1 项有牵头的任务中 1 项有两家以上" in one.message.zh
    assert "1 of the 1 measures with a lead" in one.message.en


# the load


def heavy(load: int, others: int, more: int = 0) -> list[Finding]:
    """One body with `load` measures, four with one each, and measures of nobody."""
    each = [*["甲"] * load, *[name for _ in range(others) for name in "乙丙丁戊"]]
    plan = (*measures(*each), *(measure(100 + k) for k in range(more)))
    return found("R204", organizations=bodies(*"甲乙丙丁戊"), measures=plan)


def test_a_load_far_above_the_others() -> None:
    (one,) = heavy(4, 1)
    assert one.path == "organizations[0]"
    assert "8 项任务中“甲”4 项，而 5 个单位的中位数为 1 项" in one.message.zh
    assert '"甲" with 4 of 8 measures, and a median of 1 among 5' in one.message.en


def test_half_of_all_measures_is_a_heavy_load_and_less_is_none() -> None:
    assert heavy(3, 1) == []
    assert heavy(4, 1, more=1) == []
    assert heavy(5, 1, more=1)


def test_the_fence_is_the_third_quartile_and_three_times_the_spread() -> None:
    names = bodies(*"甲乙丙丁戊")
    # loads 1, 2, 3, 4 and x: quartiles 2, 3 and 4, so the fence is at 10
    plan = ("乙", *["丙"] * 2, *["丁"] * 3, *["戊"] * 4)
    assert found("R204", organizations=names, measures=measures(*["甲"] * 10, *plan)) == []
    (one,) = found("R204", organizations=names, measures=measures(*["甲"] * 11, *plan))
    assert "中位数为 3 项" in one.message.zh


def test_quartiles_between_two_loads() -> None:
    names = bodies(*"甲乙丙丁戊己")
    # loads 1, 1, 2, 3, 4 and x: quartiles 1.25, 2.5 and 3.75, so the fence is at 11.25
    plan = ("乙", "丙", *["丁"] * 2, *["戊"] * 3, *["己"] * 4)
    assert found("R204", organizations=names, measures=measures(*["甲"] * 11, *plan)) == []
    (one,) = found("R204", organizations=names, measures=measures(*["甲"] * 12, *plan))
    assert "中位数为 2.5 项" in one.message.zh


def test_the_heaviest_load_comes_first() -> None:
    each = [*["乙"] * 6, *["乙 甲"] * 6, "丙", "丁", "戊", "己", "庚", "辛", "壬"]
    (one,) = found("R204", organizations=bodies(*"甲乙丙丁戊己庚辛壬"), measures=measures(*each))
    assert one.path == "organizations[1]"
    assert "“乙”12 项" in one.message.zh
    assert "“甲”" not in one.message.zh  # less than half


def test_few_organizations_or_measures_make_no_load() -> None:
    few = bodies(*"甲乙丙丁")
    assert found("R204", organizations=few, measures=measures(*"甲甲甲甲甲甲乙丙丁")) == []
    assert found("R205", organizations=few, measures=measures(*"甲甲甲甲")) == []
    assert found("R205", organizations=few, measures=measures(*"甲甲甲甲甲"))


def test_who_is_everywhere_is_told_once_and_not_as_a_heavy_load() -> None:
    each = ["甲", "甲 乙", "甲 丙", "甲 丁", "甲 戊", "甲"]
    plan = (*measures(*each), measure(9))
    names = bodies(*"甲乙丙丁戊")
    assert found("R204", organizations=names, measures=plan) == []
    led = (attrs.evolve(plan[0], responsibilities=measure(0, lead="甲").responsibilities),)
    (one,) = found("R205", organizations=names, measures=(*led, *plan[1:]))
    assert "写明责任单位的 6 项任务中每项都有份，其中牵头 1 项" in one.message.zh
    assert "in all 6 that charge somebody, and to lead 1" in one.message.en


# the organizations


def test_members_or_no_charge_make_a_collective_name_harmless() -> None:
    group = Organization(name="各高校", kind="group")
    plan = measures("各高校")
    assert found("R208", organizations=(group,), measures=plan)
    assert found("R208", organizations=(group,)) == []
    whole = attrs.evolve(group, members=("云州学院",))
    assert found("R208", organizations=(whole,), measures=plan) == []


def test_collective_names_are_counted_once_each() -> None:
    names = [f"各{name}" for name in ("镇", "村", "校", "院", "所", "园", "企")]
    run = Mechanism(id="g", kind="legal", summary="述", organizations=tuple(names))
    (one,) = found(
        "R208", organizations=bodies(*names), measures=measures("各镇"), mechanisms=(run,)
    )
    assert "实为 7 个未列出：“各镇”、“各村”、“各校”、“各院”、“各所”、“各园”等7项" in one.message.zh


@pytest.mark.parametrize(
    ("dates", "key"),
    [
        ({"valid_to": date(2021, 11, 4)}, None),
        ({"valid_from": date(2021, 11, 4)}, None),
        ({"valid_to": date(2021, 11, 3)}, "valid_to"),
        ({"valid_from": date(2021, 11, 5)}, "valid_from"),
    ],
)
def test_a_body_exists_on_its_first_and_last_day(dates: dict[str, date], key: str | None) -> None:
    body = Organization(name="甲", kind="department", **dates)
    document = Document(title="题", issued=date(2021, 11, 4))
    for charged, expected in (("甲", key), ("乙", None)):
        one = found("R209", document=document, organizations=(body,), measures=measures(charged))
        assert [each.path for each in one] == ([f"organizations[0].{expected}"] if expected else [])
    assert found("R209", organizations=(body,), measures=measures("甲")) == []


def test_the_figures_of_names_alike() -> None:
    names = bodies("市现代农业园区", "市现代产业园区", kind="zone")
    (one,) = found("R206", organizations=names, measures=measures("市现代农业园区"))
    assert "“市现代农业园区”（1 项任务）、“市现代产业园区”（0 项任务）" in one.message.zh
    assert one.message.en.endswith('"市现代产业园区" (measures: 0)')
    many = bodies(*(f"市现代{c}业园区" for c in "农林牧渔商工矿"), kind="zone")
    (one,) = found("R206", organizations=many)
    assert one.message.zh.endswith("等 7 个")
    assert one.message.en.endswith(" and 1 more")


# the text of measures


def watched(**parts: Any) -> list[Finding]:
    item = Mechanism(
        id="g", kind=parts.pop("kind", "assessment"), summary="述", organizations=("乙",),
        measure=parts.pop("measure", "m1"),
    )  # fmt: skip
    charged = parts.pop("charged", "甲")
    plan = (measure(1, **({"responsible": charged} if charged else {})),)
    known = bodies("甲", "乙", "乙成员单位")
    return found("R210", organizations=known, measures=plan, mechanisms=(item,))


def test_who_runs_a_mechanism_is_charged() -> None:
    (one,) = watched()
    assert (one.path, one.severity) == ("mechanisms[0].organizations[0]", "warning")
    assert watched(charged="甲 乙") == []
    assert watched(charged="甲 乙成员单位") == []
    assert watched(charged="甲 丁") == []  # 丁 may be a slip for 乙
    assert watched(charged="") == []
    assert watched(measure=None) == []
    assert watched(measure="m9") == []
    assert watched(kind="leading_body") == []


def test_an_organization_in_two_mechanisms_of_a_measure_is_told_once() -> None:
    run = [
        Mechanism(id=f"g{k}", kind=kind, summary="述", organizations=("乙", "丙"), measure="m1")
        for k, kind in enumerate(("monitoring", "evaluation"))
    ]
    plan = (measure(1, lead="甲"),)
    told = found("R210", organizations=bodies("甲", "乙"), measures=plan, mechanisms=tuple(run))
    assert [one.path for one in told] == ["mechanisms[0].organizations[0]"]  # nobody knows 丙


def named(at: Span, **parts: Any) -> list[Finding]:
    """An organization first named at `at`; a measure from 10 to 60, charging 甲 from 50 to 60."""
    body = Organization(name="乙", kind=parts.pop("kind", "department"), at=at)
    one = attrs.evolve(
        measure(1, lead=parts.pop("charged", "甲")),
        at=Span(10, 60),
        responsibilities_at=parts.pop("listed", Span(50, 60)),
    )
    later = attrs.evolve(measure(2), at=Span(60, 90))
    return found("R211", organizations=(*bodies("甲"), body), measures=(later, one), **parts)


def test_a_body_named_in_the_text_is_charged() -> None:
    (one,) = named(Span(20, 22))
    assert one.path == "organizations[1]"
    assert named(Span(10, 12))
    assert named(Span(48, 50))
    for outside in (Span(2, 4), Span(9, 11), Span(51, 53), Span(59, 61), Span(61, 63)):
        assert named(outside) == []


def test_a_body_that_is_acted_on_or_charged_is_not_told() -> None:
    for kind in ("enterprise", "university", "institution", "zone", "upper_body", "group"):
        assert named(Span(20, 22), kind=kind) == []
    assert named(Span(20, 22), charged="甲 乙") == []
    assert named(Span(20, 22), charged="乙成员单位") == []
    assert named(Span(20, 22), listed=None) == []


def test_what_a_mechanism_shows_is_not_told_twice() -> None:
    run = Mechanism(id="g", kind="legal", summary="述", organizations=("乙",), measure="m1")
    assert named(Span(20, 22), mechanisms=(run,)) == []


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
    (one,) = found("G107", mechanisms=(legal, meets))
    assert one.path == "mechanisms[1]"
    assert "实为 1 项机制均未写明" in one.message.zh
    yearly = attrs.evolve(legal, cadence="每年")
    assert found("G107", mechanisms=(yearly, meets))
    assert found("G107", mechanisms=(legal, attrs.evolve(meets, cadence="每年"))) == []


def test_a_mechanism_is_run_by_those_charged_with_its_measure() -> None:
    item = Mechanism(id="g", kind="legal", summary="述", measure="m1")
    assert found("G108", mechanisms=(item,), measures=(measure(1, lead="甲"),)) == []
    assert found("G108", mechanisms=(item,), measures=(measure(1), measure(2, lead="甲")))
    run = attrs.evolve(item, organizations=("甲",))
    (one,) = found("G108", mechanisms=(run, item), measures=(measure(1),))
    assert one.path == "mechanisms[1]"
    assert "2 项中 1 项没有" in one.message.zh


# the document


@pytest.mark.parametrize(
    ("year", "told"), [(2019, True), (2020, False), (2021, False), (2022, True)]
)
def test_a_number_is_of_the_year_of_issue_or_the_one_before(year: int, told: bool) -> None:
    number = f"市政发〔{year}〕24号"
    document = Document(title="题", number=number, issued=date(2021, 1, 4))
    assert bool(found("D206", document=document)) is told
    assert found("D206", document=attrs.evolve(document, issued=None)) == []
    assert found("D206", document=attrs.evolve(document, number=f"第{year}号")) == []


@pytest.mark.parametrize(("year", "told"), [(2020, True), (2021, False), (2022, False)])
def test_a_period_ends_in_the_year_of_issue_or_later(year: int, told: bool) -> None:
    document = Document(title="题", issued=date(2021, 12, 31))
    assert bool(found("D207", document=document, period=Period(end=year))) is told
    one_year = Period(start=year, end=year)
    assert bool(found("D207", document=document, period=one_year)) is told
    backward = Period(start=year + 1, end=year)  # another rule says so
    assert found("D207", document=document, period=backward) == []


def test_a_document_cited_is_not_of_a_later_year() -> None:
    cited = (Citation(title="意见", number="省发[2022]1号"), Citation(title="办法"))
    for issued, number, told in (
        (date(2021, 5, 1), None, True),
        (date(2022, 5, 1), "市政发〔2021〕2号", False),  # the date before the number
        (None, "市政发〔2021〕2号", True),
        (None, "市政发〔2022〕2号", False),
        (None, None, False),
    ):
        document = Document(title="题", issued=issued, number=number, based_on=cited)
        paths = [one.path for one in found("D208", document=document)]
        assert paths == (["document.based_on[0].number"] if told else [])
        assert [one.path for one in found("D202", document=document)] == ["document.based_on[1]"]


def test_all_that_is_missing_of_a_document_is_one_finding() -> None:
    (one,) = found("D203")
    assert one.message.zh.endswith("实为缺发文机关、成文日期、文号")
    assert one.message.en.endswith("found no issuers, no date of issue, no number")


@pytest.mark.parametrize(
    ("period", "zh", "path"),
    [
        (Period(), "未载明起止年", "document"),
        (Period(at=Span(1, 2)), "未载明起止年", "period"),
        (Period(end=2025), "未载明起始年", "period"),
        (Period(start=2025), "未载明截止年", "period"),
    ],
)
def test_which_year_of_the_period_is_missing(period: Period, zh: str, path: str) -> None:
    (one,) = found("D204", period=period)
    assert one.message.zh.endswith(zh)
    assert one.path == path


def test_facts_without_a_place_are_counted() -> None:
    at = Span(1, 2)
    source = Source(sha256="0" * 64, characters=9)
    goal = Goal(id="a", title="题", goals=(Goal(id="b", title="题", at=at),))
    parts: dict[str, Any] = {
        "organizations": (Organization(name="甲", kind="other", at=at),),
        "goals": (goal,),
        "indicators": (Indicator(id="i", name="企业", at=at, targets=(target(at=at), target())),),
        "measures": (attrs.evolve(measure(1), at=at),),
        "mechanisms": (Mechanism(id="g", kind="legal", summary="述"),),
    }
    cited = Document(title="题", source=source, based_on=(Citation(title="意见", at=at),))
    (one,) = found("D205", document=cited, **parts)
    assert one.path == "goals[0]"
    assert "9 项中 3 项没有，如 goals[0]、indicators[0].targets[1]、mechanisms[0]" in one.message.zh
    assert "found 3 of 9 without" in one.message.en
    assert found("D205", **parts) == []


def test_headings_are_asked_for_only_where_there_are_some() -> None:
    assert found("D211", measures=measures("甲")) == []


def test_measures_that_do_not_follow_one_another_are_counted() -> None:
    spans = (Span(50, 90), Span(0, 50), None, Span(49, 60), Span(60, 70))
    plan = tuple(attrs.evolve(measure(i), at=at) for i, at in enumerate(spans))
    (one,) = found("D213", measures=plan)
    assert one.path == "measures[1].at"
    assert "2 处不然，如起点 0 在前一项的终点 90 之前" in one.message.zh
    assert found("D213", measures=(plan[1], plan[2], plan[0])) == []


# the four real plans: what was read against their documents


def told(name: str, *codes: str) -> list[tuple[str, str]]:
    plan = pm.load(name)
    return [(one.code, one.message.zh) for one in check(plan, select=codes)]


def test_the_names_alike_in_the_real_plans() -> None:
    alike = [(name, zh) for name in ("chengde", "dezhou", "taian") for _, zh in told(name, "R206")]
    assert alike == []
    first, second = (zh for _, zh in told("maiji", "R206"))
    for name in ("麦积区现代农业产业园区", "区现代农业园区", "区现代产业园区"):
        assert f"“{name}”" in first
    assert "“区高新工业园区”" in second
    assert "“麦积区高新技术工业园区”" in second


def test_who_is_told_to_act_and_not_charged_in_the_real_plans() -> None:
    (chengde,), (dezhou,) = told("chengde", "R210"), told("dezhou", "R210")
    assert "“加强监测评价”" in chengde[1]
    assert "“市科技创新工作领导小组”" in chengde[1]
    assert "“强化组织领导和统筹协调”" in dezhou[1]
    assert "“各县(市、区)”" in dezhou[1]
    assert told("maiji", "R210") + told("taian", "R210") == []


def test_the_documents_of_the_real_plans() -> None:
    warned = {
        name: {one.code for one in check(pm.load(name), select=["D2"]) if one.severity != "info"}
        for name in ("chengde", "dezhou", "maiji", "taian")
    }
    assert warned == {"chengde": set(), "dezhou": {"D201"}, "maiji": set(), "taian": set()}
    assert [code for code, _ in told("maiji", "D2")] == ["D202", "D202"]

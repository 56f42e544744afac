"""Who leads and bears how much, whose names are alike: where the rules draw the line."""

from typing import Any

import attrs
import pytest
from checks.dutyplans import departments, found, measure, measures, told_of

from policymodel.findings import Finding
from policymodel.model import (
    Convention,
    Document,
    Measure,
    MeasurePart,
    Mechanism,
    Organization,
    PartialDate,
    Responsibility,
    Span,
)

# who leads


def test_one_responsible_unit_needs_no_lead() -> None:
    assert found("R201", measures=(measure(1, responsible="甲"),)) == []
    assert found("R201", measures=(measure(1, joint="甲"),)) == []
    assert found("R203", measures=(measure(1, lead="甲", support="乙"),)) == []


def test_a_proposed_lead_is_a_lead() -> None:
    proposed = (Responsibility(role="lead", organizations=("甲",)),)
    plan = attrs.evolve(measure(1, responsible="甲 乙"), proposed=proposed)
    assert found("R201", measures=(plan,)) == []
    supporting = (Responsibility(role="support", organizations=("甲",)),)
    assert found("R201", measures=(attrs.evolve(plan, proposed=supporting),))


def test_how_many_measures_have_no_lead_is_counted_among_those_that_charge_somebody() -> None:
    plan = (measure(1), measure(2, lead="甲"), *(measure(k, joint="甲 乙") for k in range(3, 8)))
    (one,) = found("R201", measures=plan)
    assert one.message.zh == (
        "6项列有责任单位的任务中有5项由几家单位按职责分工负责，未写明由谁牵头："
        "“任务3”、“任务4”、“任务5”等5项。"
    )
    assert "5 of the 6 measures with responsible units" in one.message.en
    assert one.message.en.endswith('"任务3", "任务4", "任务5" and 2 more.')
    assert one.path == "measures[2].responsibilities.joint"


def test_how_those_without_a_lead_are_listed_is_said() -> None:
    listed, shared = measure(1, responsible="甲 乙"), measure(2, joint="甲 乙")
    (one,) = found("R201", measures=(listed,))
    assert one.message.zh == (
        "仅有的1项列有责任单位的任务列有几家责任单位，未写明由谁牵头：“任务1”。"
    )
    (one,) = found("R201", measures=(listed, shared))
    assert one.message.zh == (
        "2项列有责任单位的任务均未写明由谁牵头，其中1项由几家单位按职责分工负责：“任务1”、“任务2”。"
    )
    assert "both measures with responsible units (1 of them shared" in one.message.en


def test_two_names_of_one_lead_are_one_lead() -> None:
    whole = Organization(name="市工信局", kind="department", aliases=("市工业和信息化局",))
    plan = (measure(1, lead="市工信局 市工业和信息化局"),)
    assert found("R203", organizations=(whole,), measures=plan) == []
    (one,) = found("R203", measures=plan)
    assert one.message.zh == "仅有的1项有牵头单位的任务有两家以上牵头单位：“任务1”。"
    assert "the only measure with a lead" in one.message.en


def test_leads_that_a_convention_names_are_told_where_the_file_has_the_measure() -> None:
    everywhere = Convention(kind="also", role="lead", organizations=("甲", "乙"))
    plain = tuple(Measure(id=f"m{number}", title="建设") for number in (1, 2))
    (one,) = found("R203", measures=plain, conventions=(everywhere,))
    assert one.path == "measures[0]"


def test_who_leads_supports_no_measure_of_its_own() -> None:
    plan = (measure(1, lead="甲"), measure(2, support="甲"), measure(3, lead="甲", support="乙 甲"))
    (one,) = found("R101", measures=plan)
    assert one.path == "measures[2].responsibilities.support[1]"
    proposed = (Responsibility(role="support", organizations=("甲",)),)
    assert found("R101", measures=(attrs.evolve(plan[0], proposed=proposed),)) == []


def test_where_nobody_is_charged_it_is_told_once() -> None:
    assert [one.path for one in found("R102", measures=(measure(1),))] == ["measures[0]"]
    (one,) = found("R102", measures=(measure(1), measure(2)))
    assert one.path == "measures"
    assert one.message.zh == "2项任务都没有列出责任单位。"
    assert "any measure (2)" in one.message.en
    (one,) = found("R102", measures=(measure(1), measure(2, lead="甲"), measure(3)))
    assert one.path == "measures[0]"
    assert (
        one.message.zh
        == "3项任务中有2项没有列出责任单位，方案中也没有录入由谁承担：“任务1”、“任务3”。"
    )
    assert one.message.en == (
        "No responsible unit is listed, and nobody is entered as running them, "
        'for 2 of the 3 measures: "任务1", "任务3".'
    )
    lead = (Responsibility(role="lead", organizations=("甲",)),)
    proposed = attrs.evolve(measure(2), proposed=lead)
    (one,) = found("R102", measures=(measure(1), proposed))
    assert one.path == "measures[0]"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"organizations": ("甲",), "measure": "m1"}, False),
        ({"organizations": ("甲",), "at": Span(20, 30)}, False),
        ({"organizations": ("甲",), "at": Span(60, 70)}, True),
        ({"organizations": (), "measure": "m1"}, True),
        ({"organizations": ("甲",)}, True),
    ],
)
def test_who_runs_a_mechanism_in_a_measure_is_somebody(parts: Any, told: bool) -> None:
    plain = attrs.evolve(measure(1), at=Span(10, 50))
    run = (Mechanism(id="g", kind="legal", summary="述", **parts),)
    assert bool(found("R102", measures=(plain, measure(2, lead="甲")), mechanisms=run)) is told


def test_who_carries_the_last_measure_may_be_cut_off() -> None:
    cut = Document(title="题", completeness="truncated")
    last = attrs.evolve(measure(1), at=Span(50, 90))
    first = attrs.evolve(measure(2, lead="甲"), at=Span(10, 50))
    assert found("R102", measures=(last, first), document=cut) == []
    assert found("R102", measures=(last, first))
    unplaced = (measure(1), measure(2, lead="甲"), measure(3))
    assert [one.path for one in found("R102", measures=unplaced, document=cut)] == ["measures[0]"]
    (one,) = found("R102", measures=unplaced[::2], document=cut)
    assert one.path == "measures"


def test_a_name_listed_twice_is_told_as_printed() -> None:
    (one,) = found("R103", measures=(measure(1, support="甲 乙 甲"),))
    assert one.message.zh == "第1项任务把“甲”重复列入“配合”。"
    whole = Organization(name="市工信局", kind="department", aliases=("市工业和信息化局",))
    plan = (measure(1, support="市工信局 市工业和信息化局"),)
    (one,) = found("R103", organizations=(whole,), measures=plan)
    assert "“市工信局”与“市工业和信息化局”是同一单位" in one.message.zh
    assert '"市工信局" and "市工业和信息化局" are one organization' in one.message.en


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
        "R208", organizations=departments(*names), measures=measures("各镇"), mechanisms=(run,)
    )
    assert (
        "：“各村”、“各校”、“各院”、“各所”、“各园”、“各企”。" in one.message.zh
    )  # 各镇: all of them


@pytest.mark.parametrize(
    ("dates", "key"),
    [
        ({"valid_to": PartialDate(2021, 11, 4)}, None),
        ({"valid_from": PartialDate(2021, 11, 4)}, None),
        ({"valid_to": PartialDate(2021, 11, 3)}, "valid_to"),
        ({"valid_from": PartialDate(2021, 11, 5)}, "valid_from"),
    ],
)
def test_a_body_exists_on_its_first_and_last_day(
    dates: dict[str, PartialDate], key: str | None
) -> None:
    organization = Organization(name="甲", kind="department", **dates)
    document = Document(title="题", issued=PartialDate(2021, 11, 4))
    for assigned, expected in (("甲", key), ("乙", None)):
        one = found(
            "R209", document=document, organizations=(organization,), measures=measures(assigned)
        )
        assert [each.path for each in one] == ([f"organizations[0].{expected}"] if expected else [])
    assert found("R209", organizations=(organization,), measures=measures("甲")) == []


def test_the_figures_of_names_alike() -> None:
    names = departments("市现代农业园区", "市现代产业园区", kind="zone")
    (one,) = found("R206", organizations=names, measures=measures("市现代农业园区"))
    assert "“市现代农业园区”（承担1项任务）、“市现代产业园区”名称相近" in one.message.zh
    assert '"市现代农业园区" (measures: 1), "市现代产业园区" have names' in one.message.en
    many = departments(*(f"市现代{c}业园区" for c in "农林牧渔商工矿"), kind="zone")
    (one,) = found("R206", organizations=many)
    assert "等7个单位名称相近" in one.message.zh
    assert " and 1 more have names" in one.message.en


# the text of measures


def watched(**parts: Any) -> list[Finding]:
    item = Mechanism(
        id="g", kind=parts.pop("kind", "assessment"), summary="述", organizations=("乙",),
        measure=parts.pop("measure", "m1"),
    )  # fmt: skip
    assigned = parts.pop("assigned", "甲")
    plan = (measure(1, **({"responsible": assigned} if assigned else {})),)
    known = departments("甲", "乙", "乙成员单位")
    return found("R210", organizations=known, measures=plan, mechanisms=(item,))


def test_who_runs_a_mechanism_is_charged() -> None:
    (one,) = watched()
    assert (one.path, one.severity) == ("mechanisms[0].organizations[0]", "warning")
    assert one.message.zh == "第1项任务正文要求“乙”承担工作，责任单位中却只有“甲”。"
    assert one.message.en == (
        'The text of measure 1 assigns work to "乙", but its responsible units are only "甲".'
    )
    assert watched(assigned="甲 乙") == []
    assert watched(assigned="甲 乙成员单位") == []
    assert watched(assigned="甲 丁") == []  # 丁 may be a slip for 乙
    assert watched(assigned="") == []
    assert watched(measure=None) == []
    assert watched(measure="m9") == []
    assert watched(kind="leading_body") == []


def test_an_organization_in_two_mechanisms_of_a_measure_is_told_once() -> None:
    run = [
        Mechanism(id=f"g{k}", kind=kind, summary="述", organizations=("乙", "丙"), measure="m1")
        for k, kind in enumerate(("monitoring", "evaluation"))
    ]
    plan = (measure(1, lead="甲"),)
    told = found(
        "R210", organizations=departments("甲", "乙"), measures=plan, mechanisms=tuple(run)
    )
    assert [one.path for one in told] == ["mechanisms[0].organizations[0]"]  # nobody knows 丙


def named(at: Span, **parts: Any) -> list[Finding]:
    """An organization first named at `at`; a measure from 10 to 60, naming 甲 from 50 to 60."""
    organization = Organization(name="乙", kind=parts.pop("kind", "department"), at=at)
    one = attrs.evolve(
        measure(1, lead=parts.pop("assigned", "甲")),
        at=Span(10, 60),
        responsibilities_at=parts.pop("listed", Span(50, 60)),
    )
    later = attrs.evolve(measure(2), at=Span(60, 90))
    return found(
        "R211", organizations=(*departments("甲"), organization), measures=(later, one), **parts
    )


def test_a_body_named_in_the_text_is_charged() -> None:
    (one,) = named(Span(20, 22))
    assert one.path == "organizations[1]"
    assert one.message.zh.endswith("没有列入该任务的责任单位：“乙”（第1项任务）。")
    assert one.message.en.endswith('its responsible units: "乙" (measure 1).')
    assert named(Span(10, 12))
    assert named(Span(48, 50))
    for outside in (Span(2, 4), Span(9, 11), Span(51, 53), Span(59, 61), Span(61, 63)):
        assert named(outside) == []


def test_a_body_that_is_acted_on_or_charged_is_not_told() -> None:
    for kind in ("enterprise", "university", "institution", "zone", "upper_body", "group"):
        assert named(Span(20, 22), kind=kind) == []
    assert named(Span(20, 22), assigned="甲 乙") == []
    assert named(Span(20, 22), assigned="乙成员单位") == []
    assert named(Span(20, 22), listed=None) == []


def test_all_who_are_named_and_not_charged_are_told_in_one_line() -> None:
    names = [
        Organization(name=name, kind="department", at=Span(12 + 2 * k, 14 + 2 * k))
        for k, name in enumerate("乙丙丁戊己")
    ]
    one = attrs.evolve(measure(1, lead="甲"), at=Span(10, 60), responsibilities_at=Span(50, 60))
    (told,) = found("R211", organizations=(*departments("甲"), *names), measures=(one,))
    assert "“戊”（第1项任务）等5个单位。" in told.message.zh
    assert '"戊" (measure 1) and 1 more.' in told.message.en


def test_the_members_of_a_charged_group_are_charged() -> None:
    group = Organization(name="各县", kind="group", members=("丙县",))
    organization = Organization(
        name="丙县政府", aliases=("丙县",), kind="department", at=Span(20, 24)
    )
    one = attrs.evolve(measure(1, lead="各县"), at=Span(10, 60), responsibilities_at=Span(50, 60))
    assert found("R211", organizations=(group, organization), measures=(one,)) == []
    other = attrs.evolve(group, members=("丁县",))
    assert found("R211", organizations=(other, organization), measures=(one,))


def test_what_a_mechanism_shows_is_not_told_twice() -> None:
    run = Mechanism(id="g", kind="legal", summary="述", organizations=("乙",), measure="m1")
    assert named(Span(20, 22), mechanisms=(run,)) == []
    above = attrs.evolve(run, kind="leading_body")  # it is set up, not named
    assert named(Span(20, 22), mechanisms=(above,)) == []
    elsewhere = attrs.evolve(above, measure="m2")
    assert named(Span(20, 22), mechanisms=(elsewhere,))


# the four real plans: what was read against their documents


def test_the_names_alike_in_the_real_plans() -> None:
    alike = [
        (name, zh) for name in ("chengde", "dezhou", "taian") for _, zh in told_of(name, "R206")
    ]
    assert alike == []
    ((_, first),) = told_of("maiji", "R206")
    ((_, second),) = told_of("maiji", "R207")
    for name in ("麦积区现代农业产业园区", "区现代农业园区", "区现代产业园区"):
        assert f"“{name}”" in first
    assert "“区高新工业园区”" in second
    assert "“麦积区高新技术工业园区”" in second


def test_who_is_told_to_act_and_not_charged_in_the_real_plans() -> None:
    (chengde,), (dezhou,) = told_of("chengde", "R211"), told_of("dezhou", "R210")
    assert "第23项任务" in chengde[1]
    assert "“市科技创新工作领导小组”" in chengde[1]
    assert "第22项任务" in dezhou[1]
    assert "“各县(市、区)”" in dezhou[1]
    assert told_of("maiji", "R210") + told_of("taian", "R210") == []


@pytest.mark.parametrize(
    ("roles", "count"),
    [
        ({"lead": "甲", "joint": "甲 乙"}, 1),
        ({"lead": "甲", "responsible": "甲"}, 1),
        ({"support": "甲", "implement": "甲"}, 1),
        ({"lead": "甲 乙", "joint": "乙 甲"}, 2),
        ({"lead": "甲", "support": "甲"}, 0),  # R101 tells that
        ({"lead": "甲", "joint": "乙"}, 0),
    ],
)
def test_two_roles_of_one_organization_are_told_once(roles: dict[str, str], count: int) -> None:
    told = found("R106", measures=(measure(1, **roles),))
    assert len(told) == bool(count)
    assert all(f"有{count}处" in one.message.zh for one in told)
    apart = [measure(k, **{role: names}) for k, (role, names) in enumerate(roles.items())]
    assert found("R106", measures=tuple(apart)) == []


def test_who_takes_part_everywhere_may_lead_somewhere() -> None:
    everywhere = Convention(kind="also", role="implement", organizations=("甲",))
    assert found("R106", measures=(measure(1, lead="甲"),), conventions=(everywhere,)) == []


def test_a_measure_in_parts_is_one_measure() -> None:
    both = (Responsibility(role="lead", organizations=("甲", "乙")),)
    parts = tuple(MeasurePart(responsibilities=both) for _ in range(3))
    whole = Measure(id="m2", title="丙", parts=parts)
    (one,) = found("R203", measures=(measure(1, lead="甲"), whole))
    assert one.message.zh == "2项有牵头单位的任务中有1项有两家以上牵头单位：“丙”。"

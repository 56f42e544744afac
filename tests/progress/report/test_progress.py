"""What the log says of a plan, worked out once: judgements, counts, lists and the score."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from progress.report.reporting import LOG, PLAN, Q1, Q2, RULES, amount, progress, subject
from strategies import logs, plans

from policymodel.model import Plan
from policymodel.progress.judging import Rules, TargetReport, judge_target
from policymodel.progress.judging.ways import Way, way_to
from policymodel.progress.observation import Batch, Observation
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.report import progress_of
from policymodel.progress.report.files import report_files
from policymodel.progress.report.progress import BEHIND, Tally
from policymodel.progress.report.table import status_rows
from policymodel.vocabulary import LAMPS, PROGRESS_STATUSES

FOUND = progress()
BY_ID = {each.row.subject.id: each for each in FOUND.targets}


def test_each_target_is_judged_by_what_was_reported_for_the_period() -> None:
    for each in FOUND.targets:
        value = each.now.fields.get("value")
        status = each.now.fields.get("status")
        report = TargetReport(day=Q2.last_day, value=value, status=status)  # type: ignore[arg-type]
        told = judge_target(PLAN, each.row.indicator, each.row.target, report, Q2.last_day, RULES)
        assert each.judgement == told


def test_what_should_be_reached_by_now_stands_beside_what_was() -> None:
    buses = BY_ID["clean_buses.2026"]
    # Half of the time from the end of 2023 to that of 2026 is over at the end of June 2025.
    assert (buses.baseline, buses.due, buses.end) == (Decimal(62), Decimal("71.0"), Decimal(80))
    assert buses.judgement.actual == Decimal("71.5")
    assert BY_ID["lanes.yearly"].judgement.status == "not_reported"
    lanes = BY_ID["lanes.yearly"]
    way = way_to(PLAN, lanes.row.indicator, lanes.row.target, Q2.last_day, RULES)
    assert isinstance(way, Way)
    assert (lanes.baseline, lanes.end) == (0, 20)
    assert lanes.due == round(way.value_due(Q2.last_day), 1)
    assert BY_ID["transfer.built"].due is None


def test_the_period_before_stands_beside_where_something_was_reported() -> None:
    before = BY_ID["clean_buses.2026"].before
    assert before is not None
    assert (before.period, before.judgement.status) == (Q1, "far_behind")
    assert BY_ID["waiting.2026"].before is None


def test_a_task_stands_as_the_worst_of_those_who_report() -> None:
    (shared,) = (each for each in FOUND.tasks if each.task.measure.id == "priority")
    told = {each.organization: each.now.judgement.status for each in shared.reporters}
    assert told == {"市公安局": "far_behind", "市交通运输局": "on_track"}
    assert shared.judgement.status == "far_behind"


def test_counts_are_of_all_and_by_whom_and_where() -> None:
    assert FOUND.of_targets.total == len(FOUND.targets) == 6
    assert FOUND.of_tasks.lamps == {"green": 1, "yellow": 1, "red": 1, "grey": 2, "none": 0}
    assert FOUND.of_targets.reported == 5
    police = FOUND.organizations["市公安局"]
    assert (police.total, police.lagging) == (1, 1)
    assert {name: tally.total for name, tally in FOUND.sections.items()} == {
        "二、公共交通": 3, "三、慢行和充电": 2,
    }  # fmt: skip


def test_what_lags_comes_first_where_it_is_worst() -> None:
    order = [BEHIND.index(each.now.judgement.status) for each in FOUND.lagging]
    assert order == sorted(order)
    assert FOUND.lagging[0].key == "target:waiting.2026"  # worse than it began
    assert FOUND.lagging[0].now.text("problems") == "线网没有调整"
    assert [each.key for each in FOUND.troubled] == ["measure:buses@市交通运输局"]


def test_who_has_not_reported_is_named() -> None:
    assert {(each.key, each.owners) for each in FOUND.silent} == {
        ("target:lanes.yearly", ("市城管局",)),
        ("measure:walking@市城管局", ("市城管局",)),
        ("measure:charging@市发展改革委", ("市发展改革委",)),
    }


def test_what_the_plan_does_not_ask_about_is_told_and_counts_nowhere() -> None:
    assert [(each.subject.key, each.periods, each.facts) for each in FOUND.strays] == [
        ("measure:charging@市财政局", ("2025-Q2",), 1),
        ("target:ferries.2026", ("2025-Q2",), 1),
    ]
    without = attrs.evolve(
        LOG[0],
        observations=tuple(
            each
            for each in LOG[0].observations
            if each.subject not in {stray.subject for stray in FOUND.strays}
        ),
    )
    again = progress_of(PLAN, [without], period=Q2, rules=RULES)
    assert again is not None
    assert (again.targets, again.tasks, again.strays) == (FOUND.targets, FOUND.tasks, ())


def test_the_score_is_weight_by_share_with_a_reason_for_each_line() -> None:
    score = FOUND.score
    assert score is not None
    told = {each.target or each.indicator: (each.weight, each.basis) for each in score.lines}
    assert told == {
        "clean_buses.2026": (Decimal(40), "gone"),
        "chargers.2025": (Decimal(15), "met"),
        "chargers.2026": (Decimal(15), "gone"),
        "transfer.built": (Decimal(20), "left_out"),
        "lanes.yearly": (Decimal(5), "silent"),
        "nothing": (Decimal(5), "unknown"),
    }
    # (71.5-62)/(80-62) and (2010-1200)/(2400-1200): 40 × 19/36 + 15 + 15 × 0.675 = 46.2361
    assert round(score.points, 4) == Decimal("46.2361")
    assert (score.counted, score.left_out) == (Decimal(75), Decimal(25))
    assert round(score.percent or 0, 2) == Decimal("61.65")


def test_no_more_counts_than_the_whole_and_no_less_than_nothing() -> None:
    rules = Rules(weights={"chargers": Decimal(2), "waiting": Decimal(1)})
    score = progress(rules=rules).score
    assert score is not None
    shares = {each.target: each.share for each in score.lines}
    assert shares["chargers.2025"] == 1  # 810 of 800 are gone
    assert shares["waiting.2026"] == 0  # it is worse than it began


def test_without_weights_there_is_no_score() -> None:
    assert progress(rules=Rules()).score is None
    nothing = progress(rules=Rules(weights={"transfer": Decimal(1)})).score
    assert nothing is not None
    assert nothing.percent is None


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 3, 30), "not_reported"),
        (date(2025, 3, 31), "far_behind"),
        (date(2025, 6, 29), "far_behind"),  # the second quarter is not over
        (date(2025, 6, 30), "on_track"),
        (date(2026, 12, 31), "overdue"),
    ],
)
def test_as_of_a_day_the_latest_report_until_then_counts(day: date, status: str) -> None:
    found = progress_of(PLAN, LOG, as_of=day)
    assert found is not None
    (buses,) = (each for each in found.targets if each.row.subject.id == "clean_buses.2026")
    assert buses.judgement.status == status


def test_a_period_is_judged_on_another_day_where_one_is_given() -> None:
    found = progress_of(PLAN, LOG, period=Q2, as_of=date(2026, 12, 31))
    assert found is not None
    overdue = {e.row.subject.id for e in found.targets if e.judgement.status == "overdue"}
    assert overdue == {"clean_buses.2026", "waiting.2026", "chargers.2026", "transfer.built"}


def test_the_latest_period_counts_where_nobody_says_which() -> None:
    found = progress_of(PLAN, LOG)
    assert found is not None
    assert found.period == Q2
    assert progress_of(PLAN, []) is None


def test_a_report_under_an_earlier_name_is_not_lost() -> None:
    renamed = attrs.evolve(
        PLAN,
        organizations=tuple(
            attrs.evolve(each, aliases=("市交警局",)) if each.name == "市公安局" else each
            for each in PLAN.organizations
        ),
    )
    fact = Observation(
        period="2025-Q2", subject=subject("measure:priority@市交警局"), field="rate",
        value=amount("50", "%"),
    )  # fmt: skip
    log = [Batch(kind="read", at="2025-07-03T09:00:00+08:00", by="", observations=(fact,))]
    found = progress_of(renamed, log, period=Q2)
    assert found is not None
    assert found.organizations["市公安局"].reported == 1
    assert found.strays == ()


@given(st.lists(st.sampled_from(PROGRESS_STATUSES.codes)))
def test_every_status_is_counted_under_one_lamp(statuses: list[str]) -> None:
    tally = Tally(statuses, Rules())
    assert sum(tally.lamps.values()) == tally.total == len(statuses)
    assert set(tally.lamps) == set(LAMPS.codes)


@given(st.data())
def test_whatever_was_reported_a_report_can_be_made(data: st.DataObject) -> None:
    plan: Plan = data.draw(plans())
    log = data.draw(logs(plan))
    period = data.draw(st.sampled_from((None, Q2, ReportingPeriod.of("0001"))))
    day = data.draw(st.one_of(st.none(), st.dates()))
    found = progress_of(plan, log, period=period, as_of=day, lang="en")
    if found is None:
        return
    assert found.of_targets.total == len(found.targets)
    assert len(status_rows(found)) > len(found.targets)
    every = ("xlsx", "json", "html")
    assert report_files(found, every) == report_files(found, every)


def test_words_without_a_status_or_a_number_are_not_called_nothing() -> None:
    said = [("measure:lines@市交通运输局", "problems"), ("target:waiting.2026", "note")]
    facts = tuple(
        Observation(period="2025-Q1", subject=subject(key), field=name, value="征地没有完成")  # type: ignore[arg-type]
        for key, name in said
    )
    log = [Batch(kind="read", at="2025-04-03T09:00:00+08:00", by="", observations=facts)]
    found = progress_of(PLAN, log, period=Q1)
    assert found is not None
    reasons = {e.key: e.now.judgement.reason.zh for e in found.silent if e.now.fields}
    assert set(reasons) == {key for key, _ in said}
    assert all(each.startswith("填了文字，没有填") for each in reasons.values())

"""How targets stand at the edges: on the last day, at the number itself, in another unit."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from progress.judgecases import plan_of

from policymodel.progress.judging import Judgement, Rules, TargetReport, judge_target
from policymodel.progress.judging.targets import is_numeric
from policymodel.progress.observation import Amount, Status

D = Decimal
HALF, EVE, LAST, AFTER = (
    date(2023, 6, 30), date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1),
)  # fmt: skip
LEVEL = {"value": "100", "unit": "家", "year": "2025", "comparator": "at_least"}


def amount(value: Any, unit: str | None = "家", comparator: Any = None, high: Any = None) -> Amount:
    number = D(str(value))
    return Amount(
        value=number, unit=unit, comparator=comparator, high=None if high is None else D(high)
    )


def told(
    fields: dict[str, Any], report: Amount | Status | None, day: date = HALF, *,
    start: str = "50@2020", rules: Rules | None = None, on: date | None = None, **more: Any,
) -> Judgement:  # fmt: skip
    """Judge a target by what was reported of `day`; `more` is laid over its indicator."""
    plan, indicator = plan_of(fields, start)
    indicator = evolve(indicator, **more)
    said = TargetReport(
        day=day,
        value=report if isinstance(report, Amount) else None,
        status=report if isinstance(report, Status) else None,
    )
    return judge_target(plan, indicator, indicator.targets[0], said, on or day, rules)


def seen(found: Judgement) -> tuple[str, str]:
    return found.status, found.reason.zh


# What a target wants, what was reported, and whether that meets it, on its last day.
MET, UNMET, UNSURE = "met", "overdue", "not_judged"
AT_LEAST, MORE, AT_MOST, LESS = "at_least", "more_than", "at_most", "less_than"


@pytest.mark.parametrize(
    ("wanted", "said", "verdict"),
    [
        (AT_LEAST, (100,), MET), (AT_LEAST, ("99.99",), UNMET), (MORE, (100,), UNMET),
        (MORE, ("100.01",), MET), (AT_MOST, (100,), MET), (AT_MOST, ("100.01",), UNMET),
        (LESS, (100,), UNMET), (LESS, ("99.99",), MET),
        # 100余, 100以上
        (AT_LEAST, (100, MORE), MET), (MORE, (100, MORE), MET), (MORE, (100, AT_LEAST), UNSURE),
        (AT_LEAST, (99, MORE), UNSURE), (AT_MOST, (100, MORE), UNMET), (LESS, (100, MORE), UNMET),
        (AT_MOST, (100, AT_LEAST), UNSURE), (LESS, (100, AT_LEAST), UNMET),
        # 近100, 100以内
        (AT_MOST, (100, LESS), MET), (LESS, (100, LESS), MET), (LESS, (100, AT_MOST), UNSURE),
        (AT_MOST, (101, LESS), UNSURE), (AT_LEAST, (100, LESS), UNMET), (MORE, (100, LESS), UNMET),
        (AT_LEAST, (100, AT_MOST), UNSURE), (MORE, (100, AT_MOST), UNMET),
        (AT_LEAST, (100, "exactly"), MET), (AT_LEAST, (106, "about"), MET),
        (AT_LEAST, (105, "about"), UNSURE), (AT_LEAST, (95, "about"), UNMET),
        (AT_LEAST, (100, "between", 110), MET), (AT_LEAST, (99, "between", 110), UNSURE),
        (AT_LEAST, (90, "between", 99), UNMET), (AT_MOST, (90, "between", 100), MET),
        (AT_MOST, (90, "between", 101), UNSURE), (LESS, (90, "between", 100), UNSURE),
        (MORE, (100, "between", 110), UNSURE),
    ],
)  # fmt: skip
def test_a_report_meets_a_target_where_all_that_it_admits_does(
    wanted: str, said: tuple[Any, ...], verdict: str
) -> None:
    value, comparator, high = (*said, None, None)[:3]
    start = "150@2020" if wanted in (AT_MOST, LESS) else "50@2020"
    report = amount(value, comparator=comparator, high=high)
    found = told({**LEVEL, "comparator": wanted}, report, LAST, start=start)
    assert found.status == verdict
    if verdict == UNSURE:
        assert found.reason.zh == "填报的是约数，看不出是否达到目标"
        assert (found.progress, found.expected) == (None, None)
    assert (found.actual, found.day) == (D(str(value)), LAST)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ((100, "between", 120), MET), ((110, "between", 115), MET), ((100,), MET), ((120,), MET),
        ((99, "between", 110), UNSURE), ((110, "between", 121), UNSURE), ((99,), UNMET),
        ((121,), UNMET), ((121, "between", 130), UNMET), ((100, MORE), UNSURE),
        ((120, MORE), UNMET), ((100, LESS), UNMET), ((120, AT_LEAST), UNSURE),
    ],
)  # fmt: skip
def test_a_report_meets_a_range_where_all_of_it_lies_within(
    said: tuple[Any, ...], verdict: str
) -> None:
    value, comparator, high = (*said, None, None)[:3]
    fields = {**LEVEL, "comparator": "between", "high": "120"}
    assert told(fields, amount(value, comparator=comparator, high=high), LAST).status == verdict
    del fields["comparator"]  # where none is stated, a range says it
    assert told(fields, amount(value, comparator=comparator, high=high), LAST).status == verdict


@pytest.mark.parametrize(
    ("fields", "report"),
    [
        ({**LEVEL, "comparator": "between"}, amount(100)),
        ({**LEVEL, "comparator": "at_least", "high": "120"}, amount(100)),
        (LEVEL, amount(100, comparator="between")),
        (LEVEL, amount(100, comparator="about", high=120)),
    ],
)  # fmt: skip
def test_half_a_range_is_compared_with_nothing(fields: dict[str, str], report: Amount) -> None:
    assert seen(told(fields, report)) == ("not_judged", "目标或填报值不能比较")


@pytest.mark.parametrize("start", ["50@2020", ""])
def test_a_target_is_due_on_the_last_day_of_its_year(start: str) -> None:
    late, early = ("overdue", "到期未达到目标"), ("met", "已提前达到目标")
    assert told(LEVEL, amount(100), EVE, start=start).reason.zh == early[1]
    assert seen(told(LEVEL, amount(100), LAST, start=start)) == ("met", "已达到目标")
    assert told(LEVEL, amount(99), EVE, start=start).status == (
        "on_track" if start else "not_judged"
    )
    for day in (LAST, AFTER):
        found = told(LEVEL, amount(99), day, start=start)
        assert found.status == late[0]
        assert found.reason.zh.startswith(late[1])
        assert found.progress == (D("0.98") if start else None)
        assert found.expected is None
    # What is of an earlier day is overdue all the same.
    assert told(LEVEL, amount(99), HALF, start=start, on=LAST).status == "overdue"


def test_a_target_that_was_met_early_is_held_against_the_way() -> None:
    found = told(LEVEL, amount(110), HALF)
    assert (found.progress, found.expected) == (D("1.2"), D("0.5"))
    bare = told(LEVEL, amount(110), HALF, start="")
    assert (bare.progress, bare.expected) == (None, None)


def test_without_a_way_the_reason_is_told() -> None:
    assert seen(told(LEVEL, amount(80), start="")) == ("not_judged", "没有基期值，没有进度可比")
    found = told({**LEVEL, "comparator": MORE}, amount(100), start="100@2020")
    assert seen(found) == ("not_judged", "目标与基期值相同，没有进度可言")
    assert found.progress is None


@pytest.mark.parametrize("kind", ["exactly", "about", "between"])
def test_too_much_is_behind_where_there_may_be_too_much(kind: str) -> None:
    fields = {**LEVEL, "comparator": kind} | ({"high": "120"} if kind == "between" else {})
    found = told(fields, amount(130))
    assert seen(found) == ("behind", "已超出目标限定的范围")
    assert (found.progress, found.expected) == (D("1.6"), D("0.5"))


@pytest.mark.parametrize(("wanted", "start"), [(MORE, "50@2020"), (LESS, "150@2020")])
def test_who_stands_at_the_number_that_is_to_be_passed_is_on_the_way(
    wanted: str, start: str
) -> None:
    found = told({**LEVEL, "comparator": wanted}, amount(100), start=start)
    assert seen(found) == ("on_track", "已走完全程的100%，按序时应走完50%")


HELD, LOST = "基期值120已达到目标，目前保持住了", "基期值120已达到目标，目前没有保持住"


@pytest.mark.parametrize(
    ("value", "day", "status", "reason"),
    [
        (110, EVE, "on_track", HELD), (110, LAST, "met", HELD), (110, AFTER, "met", HELD),
        (99, EVE, "behind", LOST), (99, LAST, "overdue", LOST), (99, AFTER, "overdue", LOST),
    ],
)  # fmt: skip
def test_what_was_met_at_the_beginning_is_to_be_kept(
    value: int, day: date, status: str, reason: str
) -> None:
    found = told(LEVEL, amount(value), day, start="120@2020")
    assert seen(found) == (status, reason)
    assert (found.progress, found.expected) == (None, None)


GROWTH = {"kind": "growth_rate", "value": "6", "unit": "%", "year": "2025",
          "comparator": "at_least"}  # fmt: skip
REACHED, BELOW = "增速{}%，达到目标{}%", "增速{}%，没有达到目标{}%"


@pytest.mark.parametrize(
    ("wanted", "value", "day", "status", "reason", "share"),
    [
        ("6", "6", EVE, "on_track", REACHED, None), ("6", "6", LAST, "met", REACHED, None),
        ("6", "5.9", LAST, "overdue", BELOW, None), ("6", "5.9", AFTER, "overdue", BELOW, None),
        ("5", "4.9", EVE, "behind", BELOW, "0.98"), ("5", "4.5", EVE, "behind", BELOW, "0.9"),
        ("5", "3.5", EVE, "behind", BELOW, "0.7"), ("5", "3.4", EVE, "far_behind", BELOW, "0.68"),
        ("0", "-1", EVE, "far_behind", BELOW, "0"), ("-2", "-3", EVE, "far_behind", BELOW, "0"),
        ("0.5", "0.4", EVE, "behind", BELOW, "0.8"),
    ],
)  # fmt: skip
def test_a_growth_is_there_or_it_is_not(
    wanted: str, value: str, day: date, status: str, reason: str, share: str | None
) -> None:
    found = told({**GROWTH, "value": wanted}, amount(value, "%"), day, start="")
    assert seen(found) == (status, reason.format(value, wanted))
    assert found.progress == (None if share is None else D(share))
    assert found.expected == (None if share is None else 1)


def test_a_growth_without_a_year_is_never_due_and_without_unit_it_is_told_bare() -> None:
    fields = {key: value for key, value in GROWTH.items() if key != "year"}
    assert told(fields, amount(6, "%"), AFTER, start="").status == "on_track"
    assert told(fields, amount(5, "%"), AFTER, start="").status == "behind"
    bare = told(GROWTH | {"unit": None}, amount(7, None), start="", unit=None)
    assert bare.reason.zh == "增速7，达到目标6"
    other = told(GROWTH | {"unit": None}, amount(7, None), start="", unit="%")
    assert other.reason.zh == "增速7%，达到目标6%"
    own = told(GROWTH, amount(7, "%"), start="", unit="亿元")
    assert own.reason.zh == "增速7%，达到目标6%"


def test_a_yearly_amount_of_another_year_is_not_judged_even_where_it_would_do() -> None:
    fields = {**LEVEL, "kind": "per_year", "from_year": "2024"}
    found = told(fields, amount(100), HALF, start="")
    assert seen(found) == ("not_judged", "2023年不在每年目标的年份之内")
    assert seen(told(fields, amount(100), date(2024, 12, 31), start="")) == ("met", "已达到目标")
    assert told(fields, amount(99), date(2024, 12, 31), start="").status == "overdue"
    assert told(fields, amount(99), date(2024, 12, 30), start="").status == "on_track"


PEOPLE = {"value": "1", "unit": "万人", "year": "2025", "in": "人"}


@pytest.mark.parametrize(
    ("comparator", "report", "status", "actual"),
    [
        (AT_LEAST, amount(12_000, "人"), MET, "1.2"), (AT_LEAST, amount("0.9", None), UNMET, "0.9"),
        (AT_LEAST, amount("0.9", "万人"), UNMET, "0.9"),
        (AT_LEAST, amount(9_000, "人", "between", 11_000), UNSURE, "0.9"),
        (AT_LEAST, amount(10_000, "人", "between", 11_000), MET, "1"),
        (AT_MOST, amount(8_000, "人", "between", 10_000), MET, "0.8"),
        (AT_MOST, amount(8_000, "人", "between", 10_001), UNSURE, "0.8"),
    ],
)  # fmt: skip
def test_a_report_in_another_unit_is_converted_at_both_ends(
    comparator: str, report: Amount, status: str, actual: str
) -> None:
    start = "20000@2020" if comparator == AT_MOST else "5000@2020"
    found = told({**PEOPLE, "comparator": comparator}, report, LAST, start=start)
    assert (found.status, found.actual) == (status, D(actual))


def test_a_report_in_a_unit_of_another_kind_is_not_judged() -> None:
    found = told(LEVEL, amount(100, "亿元"))
    assert seen(found) == ("not_judged", "填报的单位“亿元”与目标的“家”不能换算")
    assert (found.actual, found.day) == (None, HALF)


def test_a_target_without_unit_has_that_of_its_indicator_or_none() -> None:
    fields = {**LEVEL, "unit": None}
    assert told(fields, amount(80), unit="家").status == "on_track"
    assert told(fields, amount(80, "亿元"), unit="家").status == "not_judged"
    assert told(fields, amount(80, "亿元"), unit=None).status == "on_track"


def test_a_unit_that_nobody_knows_is_the_same_as_itself() -> None:
    fields = {**LEVEL, "unit": "天马"}
    assert told(fields, amount(80, "天马"), unit="天马").status == "on_track"
    assert told(fields, amount(80, "行空"), unit="天马").status == "not_judged"


MILESTONE = {"kind": "milestone", "year": "2025", "period": "2021"}
BEGUN, GOING = Status(code="not_started"), Status(code="in_progress")


def test_what_a_word_tells_is_due_on_the_last_day_of_the_year() -> None:
    assert told(MILESTONE, GOING, EVE, start="").status == "not_judged"
    assert seen(told(MILESTONE, GOING, LAST, start="")) == ("overdue", "到期未达到目标")
    assert seen(told(MILESTONE, GOING, HALF, start="", on=LAST))[0] == "overdue"
    timeless = {key: value for key, value in MILESTONE.items() if key != "year"}
    assert told(timeless, GOING, AFTER, start="").status == "not_judged"


def test_what_a_word_tells_begins_with_the_period() -> None:
    found = told(MILESTONE, BEGUN, HALF, start="")
    assert (found.status, found.expected) == ("far_behind", D("0.5"))
    bare = {key: value for key, value in MILESTONE.items() if key != "period"}
    assert seen(told(bare, BEGUN, HALF, start="")) == ("behind", "尚未启动")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (MILESTONE, "目标不是一个数，需要填状态"), ({**MILESTONE, "value": "1"},
                                       "目标不是一个数，需要填状态"),
        ({**LEVEL, "kind": "qualitative"}, "目标不是一个数，需要填状态"),
        ({**LEVEL, "kind": "relative"}, "目标不是一个数，需要填状态"),
        ({**LEVEL, "per": "县"}, "目标是各自的数，需要填状态"),
    ],
)  # fmt: skip
def test_where_no_number_of_the_place_tells_a_word_must(
    fields: dict[str, str], reason: str
) -> None:
    found = told(fields, amount(100))
    assert seen(found) == ("not_judged", reason)
    assert found.day == HALF
    assert not is_numeric(plan_of(fields)[1].targets[0])


def test_a_level_without_a_number_is_judged_by_words() -> None:
    fields = {"year": "2025", "comparator": AT_LEAST}
    assert told(fields, Status(code="completed")).status == "met"
    assert seen(told(fields, amount(3))) == ("not_judged", "目标不是一个数，需要填状态")
    assert is_numeric(plan_of(LEVEL)[1].targets[0])


@pytest.mark.parametrize("code", ["adjusted", "cancelled", "merged"])
def test_what_was_given_up_is_not_judged_whatever_it_is(code: Any) -> None:
    for fields in (LEVEL, MILESTONE):
        found = told(fields, Status(code=code), AFTER)
        assert seen(found) == ("dropped", "填报为已调整或取消，不再评判")
        assert found.day == AFTER
    plan, indicator = plan_of(LEVEL, "50@2020")
    both = TargetReport(day=HALF, value=amount(100), status=Status(code=code))
    assert judge_target(plan, indicator, indicator.targets[0], both, HALF).status == "dropped"


def test_of_a_number_and_a_word_the_number_counts() -> None:
    plan, indicator = plan_of(LEVEL, "50@2020")
    both = TargetReport(day=HALF, value=amount(80), status=Status(code="completed"))
    assert judge_target(plan, indicator, indicator.targets[0], both, HALF).status == "on_track"
    assert seen(told(LEVEL, Status(code="completed"))) == ("not_judged", "只填了状态，没有填数")
    assert seen(told(LEVEL, None)) == ("not_reported", "没有填报")


def test_targets_are_judged_by_the_rules_that_are_given() -> None:
    strict = Rules(behind=D(1), far_behind=D(5))
    assert told(LEVEL, amount(73)).status == "on_track"
    assert told(LEVEL, amount(73), rules=strict).status == "behind"
    assert told(LEVEL, amount(72), rules=strict).status == "far_behind"
    assert told(GROWTH, amount("5.5", "%"), start="", rules=strict).status == "far_behind"
    assert told(MILESTONE, BEGUN, date(2021, 3, 1), start="", rules=strict).status == "behind"

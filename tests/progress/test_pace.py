"""Where one judgement ends and the next begins, and the sentence that says so."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from progress.judgecases import cases, judged

from policymodel.findings import ProgressError
from policymodel.progress.judging import Judgement, Rules, read_rules
from policymodel.progress.judging.judgement import pace, percent
from policymodel.text import Text

D = Decimal
USUAL = Rules()


def test_every_case_of_the_page_has_its_reason(golden: Callable[[str, str], None]) -> None:
    told = [(each.name, judged(each)) for each in cases("zh")]
    lines = [
        f"{name}: {found.reason.zh} | {found.reason.en} | {found.actual} {found.day}"
        for name, found in told
    ]
    golden("progress-reasons.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("progress", "expected", "status"),
    [
        ("0.5", "0.599", "on_track"), ("0.5", "0.6", "behind"), ("0.5", "0.601", "behind"),
        ("0.5", "0.799", "behind"), ("0.5", "0.8", "behind"), ("0.5", "0.801", "far_behind"),
        # To nine places of a point, as cells of workbooks have them.
        ("0.5", "0.599999999996", "behind"), ("0.5", "0.59999999999", "on_track"),
        ("0.5", "0.800000000004", "behind"), ("0.5", "0.80000000001", "far_behind"),
        ("0", "0", "not_judged"), ("0", "-0.1", "not_judged"), ("0", "0.001", "behind"),
        ("0", "0.3", "behind"), ("0", "0.301", "far_behind"), ("-0.1", "0", "behind"),
        ("-0.1", "-0.2", "behind"), ("-0.1", "0.2", "behind"), ("-0.1", "0.201", "far_behind"),
        ("1.2", "0.5", "on_track"), ("0.001", "0", "on_track"),
    ],
)  # fmt: skip
def test_a_lag_of_ten_points_is_behind_and_more_than_thirty_far(
    progress: str, expected: str, status: str
) -> None:
    assert pace(D(progress), D(expected), USUAL)[0] == status


@pytest.mark.parametrize(
    ("progress", "expected", "reason"),
    [
        ("0.5", "0.55", "已走完全程的50%，按序时应走完55%"),
        ("0.5", "0.612", "已走完全程的50%，按序时应走完61.2%，落后11.2个百分点"),
        ("0.5", "0.9", "已走完全程的50%，按序时应走完90%，落后40个百分点"),
        ("0", "0.2", "还没有进展，按序时应走完全程的20%"),
        ("-0.1", "0.2", "比基期值还退了，按序时应走完全程的20%"),
        ("0", "0", "还没有进展，按序时也还不到有进展的时候"),
    ],
)
def test_a_pace_is_told_with_its_figures(progress: str, expected: str, reason: str) -> None:
    assert pace(D(progress), D(expected), USUAL)[1].zh == reason


def test_thresholds_are_those_of_the_rules() -> None:
    strict = Rules(behind=D(0), far_behind=D(5))
    assert pace(D("0.5"), D("0.5"), strict)[0] == "behind"
    assert pace(D("0.501"), D("0.5"), strict)[0] == "on_track"
    assert pace(D("0.5"), D("0.56"), strict)[0] == "far_behind"
    assert pace(D("0"), D("0.06"), strict)[0] == "far_behind"
    assert Rules() == Rules(behind=D(10), far_behind=D(30), lamps={}, first_year=None, weights={})


def test_a_part_is_told_in_percent_to_one_place() -> None:
    told = [percent(D(each)) for each in ("0", "1", "0.1234", "-0.0004", "-0.5", "12.3456")]
    assert told == ["0%", "100%", "12.3%", "0%", "-50%", "1234.6%"]


@pytest.mark.parametrize(
    ("progress", "expected", "behind"),
    [("0.25", "0.5", "25"), ("0.5", "0.25", "-25"), (None, "1", None), ("1", None, None)],
)
def test_points_behind_are_told_where_both_parts_are_known(
    progress: str | None, expected: str | None, behind: str | None
) -> None:
    found = Judgement(
        status="behind", reason=Text("", ""),
        progress=None if progress is None else D(progress),
        expected=None if expected is None else D(expected),
    )  # fmt: skip
    assert found.behind == (None if behind is None else D(behind))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- a", "评判规则有误：应是一行一项的“名称：值”"),
        ("behind: 31", "评判规则有误：behind要在0和far_behind之间"),
        ("far_behind: 9.9", "评判规则有误：behind要在0和far_behind之间"),
    ],
)
def test_rules_that_cannot_be_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ProgressError) as refusal:
        read_rules(text)
    assert refusal.value.findings[0].message.zh == reason


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("behind: x", "behind", "x"),
        ("lamps: {met: blue}", "lamps", "blue"),
        ("lamps: {done: green}", "lamps", "done"),
        ("first_year: 0", "first_year", "0"),
    ],
)
def test_a_wrong_line_of_rules_is_named_with_what_it_says(line: str, key: str, value: str) -> None:
    with pytest.raises(ProgressError) as refusal:
        read_rules(f"far_behind: 40\n{line}\n", file="ours.yaml")
    (finding,) = refusal.value.findings
    assert f"“{key}”" in finding.message.zh
    assert f"“{value}”" in finding.message.zh
    assert "ours.yaml" in refusal.value.format("zh")


def test_what_is_no_yaml_is_told_in_one_line() -> None:
    with pytest.raises(ProgressError) as refusal:
        read_rules("a: [\n  1,\n")
    assert refusal.value.findings[0].file == "progress.yaml"
    said = refusal.value.findings[0].message.zh
    assert said.startswith("评判规则有误：第")
    assert "\n" not in said


@pytest.mark.parametrize(
    "text", ["behind: nan", "far_behind: inf", "far_behind: Infinity", "weights: {a: nan}",
             "first_year: 1", "first_year: 10000", "first_year: -5", "first_year: 2021.0",
             "first_year: 2_021", "first_year: +2021", "lamps: {met: [green]}", "weights: 3",
             "lamps: {met: ''}"],
)  # fmt: skip
def test_numbers_that_are_none_are_refused_in_rules(text: str) -> None:
    with pytest.raises(ProgressError) as refusal:
        read_rules(text)
    assert refusal.value.findings[0].code == "L002"


def test_the_ends_of_what_rules_may_say_are_taken() -> None:
    assert read_rules("first_year: 2").first_year == 2
    assert read_rules("first_year: 9999").first_year == 9999
    assert read_rules("behind: 30").behind == 30
    assert read_rules("behind: 0\nweights: {a: 0}") == Rules(behind=D(0), weights={"a": D(0)})

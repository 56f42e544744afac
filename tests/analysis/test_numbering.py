"""Printed numbers are read as numbers, and rows of them have no holes unseen."""

import pytest
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.analysis.numbering import Faults, Ordinal, faults, ordinal
from policymodel.model import Document, Jurisdiction, Measure, Plan


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("1", Ordinal("1", 1)),
        ("０７", Ordinal("1", 7)),
        ("23.", Ordinal("1.", 23)),
        ("（三）", Ordinal("(一)", 3)),
        ("十", Ordinal("一", 10)),
        ("十九", Ordinal("一", 19)),
        ("二十", Ordinal("一", 20)),
        ("第九十九条", Ordinal("第一条", 99)),
        ("2.3.11", Ordinal("2.3.1", 11)),
        ("2-4", Ordinal("2-1", 4)),
        ("③", Ordinal("1", 3)),
        ("一 、", Ordinal("一、", 1)),
    ],
)
def test_a_number(number: str, expected: Ordinal) -> None:
    assert ordinal(number) == expected


@pytest.mark.parametrize(
    "word", ["附", "十十", "一二", "百", "12345", "1a", "(", "第", "二三十", "."]
)
def test_no_number(word: str) -> None:
    assert ordinal(word) is None


@given(st.lists(st.integers(0, 30)))
def test_faults_are_what_repeats_and_what_is_missing_between(values: list[int]) -> None:
    found = faults(values)
    assert found == faults(sorted(values))
    between = set(range(min(values), max(values))) - set(values) if values else set()
    assert {n for a, b in found.missing for n in range(a, b + 1)} == between
    assert set(found.repeated) == {n for n in values if values.count(n) > 1}
    assert len(found.repeated) == len(set(found.repeated))


def test_runs_are_as_long_as_they_can_be() -> None:
    assert faults([9, 1, 3]) == Faults((), ((2, 2), (4, 8)))


def findings(*rows: tuple[str, str]) -> list[tuple[str, str, str]]:
    """What is found in the numbers of measures, each given with its section."""
    plan = Plan(
        id="p",
        document=Document(title="题"),
        jurisdiction=Jurisdiction(code="379900", name="云州市", level="city"),
        measures=tuple(
            Measure(id=f"m{i}", number=number, title="题", section=(section,))
            for i, (section, number) in enumerate(rows)
        ),
    )
    found = check(plan, select=["D212"])
    return [(each.path, each.message.zh, each.message.en) for each in found]


def test_numbers_that_run_through_sections() -> None:
    assert findings(("一", "1"), ("一", "2"), ("二", "3"), ("三", "4")) == []
    ((path, zh, en),) = findings(("一", "1"), ("一", "2"), ("二", "4"), ("三", "9"))
    assert path == "measures[3].number"
    assert zh == "任务序号不连续，缺3、5—8。"
    assert en == "The numbers of the measures have gaps: 3, 5–8 missing."


def test_numbers_that_begin_again_under_each_heading() -> None:
    assert findings(("一", "1"), ("一", "2"), ("二", "1"), ("二", "2"), ("三", "(一)")) == []
    found = findings(("一", "1"), ("一", "2"), ("二", "1"), ("二", "3"), ("三", "1"), ("三", "1"))
    assert [path for path, _, _ in found] == ["measures[3].number", "measures[5].number"]
    assert [zh for _, zh, _ in found] == [
        "“二”之下的任务序号不连续，缺2。",
        "“三”之下的任务序号有重复：1。",
    ]


def test_a_row_with_both_faults_is_one_finding() -> None:
    found = findings(("一", "1"), ("一", "1"), ("一", "4"))
    assert [(path, zh) for path, zh, _ in found] == [
        ("measures[2].number", "“一”之下的任务序号不连续，缺2—3；又有重复：1。")
    ]


def test_forms_are_counted_apart_and_what_is_no_number_is_left_out() -> None:
    assert findings(("一", "1"), ("一", "(五)"), ("一", "附"), ("一", "附"), ("一", "2")) == []

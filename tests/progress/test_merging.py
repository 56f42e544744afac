"""Three ways together: what the ledger was written with, what holds now, and what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.progress.merging import merge
from policymodel.progress.observation import Observation, Standing, Subject, Value

SUBJECTS = (Subject("target", "t"), Subject("measure", "m", 1, "甲局"), Subject("measure", "m"))
SLOTS = tuple(("2025-Q2", subject, field) for subject in SUBJECTS for field in ("note", "source"))
VALUES = st.sampled_from(("一", "二", "三"))
STANDINGS = st.dictionaries(st.sampled_from(SLOTS), VALUES)


def fact(
    slot: tuple[str, Subject, str], value: Value, place: str = "a.xlsx!任务填报!H5"
) -> Observation:
    return Observation(period=slot[0], subject=slot[1], field=slot[2], value=value, place=place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "holds", "typed", "verdict"),
    [
        (None, None, "一", "taken"), ("一", "一", "二", "taken"), ("一", "二", "二", "nothing"),
        ("一", "二", "三", "conflict"), (None, "一", "二", "conflict"),
        (None, "一", "一", "nothing"),
        ("一", None, "二", "conflict"), ("一", "一", "一", "nothing"),
    ],
)  # fmt: skip
def test_a_cell_is_taken_left_or_a_conflict(
    base: str | None, holds: str | None, typed: str, verdict: str
) -> None:
    slot = SLOTS[0]
    was: Standing = {slot: base} if base else {}  # type: ignore[dict-item]
    now: Standing = {slot: holds} if holds else {}  # type: ignore[dict-item]
    found = merge([fact(slot, typed)], was, now)
    told = "taken" if found.taken else "conflict" if found.conflicts else "nothing"
    assert told == verdict
    for conflict in found.conflicts:
        assert (conflict.base, conflict.held, conflict.typed.value) == (base, holds, typed)


def test_a_conflict_is_decided_by_who_is_told_which() -> None:
    slot, other = SLOTS[:2]
    typed = [fact(slot, "三"), fact(other, "三", "a.xlsx!任务填报!H15")]
    base, holds = {slot: "一", other: "一"}, {slot: "二", other: "二"}
    assert len(merge(typed, base, holds).conflicts) == 2  # type: ignore[arg-type]
    assert len(merge(typed, base, holds, prefer="ledger").taken) == 2  # type: ignore[arg-type]
    left = merge(typed, base, holds, prefer="store")  # type: ignore[arg-type]
    assert (left.taken, left.conflicts, len(left.dropped)) == ((), (), 2)
    for cell in ("任务填报!H5", "H5", "a.xlsx!任务填报!H5"):
        some = merge(typed, base, holds, take=[cell])  # type: ignore[arg-type]
        assert [each.place for each in some.taken] == ["a.xlsx!任务填报!H5"]
        assert len(some.conflicts) == 1


@given(STANDINGS, STANDINGS, st.dictionaries(st.sampled_from(SLOTS), VALUES))
def test_nothing_that_holds_is_lost_and_nothing_typed_is_left_unsaid(
    base: Standing, holds: Standing, typed: dict[tuple[str, Subject, str], str]
) -> None:
    facts = [fact(slot, value) for slot, value in typed.items()]
    found = merge(facts, base, holds)
    taken = {each.slot: each.value for each in found.taken}
    conflicts = {each.typed.slot for each in found.conflicts}
    for slot, value in typed.items():
        is_there = holds.get(slot) == value  # type: ignore[call-overload]
        assert (slot in taken) + (slot in conflicts) + is_there == 1
    for slot in taken:  # what is written over is what the typist saw
        assert holds.get(slot) == base.get(slot)
    after = {**holds, **taken}
    assert merge(found.taken, base, after).taken == ()
    assert merge(found.taken, base, after).conflicts == ()

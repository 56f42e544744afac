"""Files that come back as ledgers: broken, hostile, mutated, of others; a reading or a refusal."""

import os
import random
import re
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from intake.mutating import mutated
from intake.test_refusals import BAD
from progress.ledgers import TARGETS, TASKS, fill, heading, ledger, read, rows
from targetplans import invented

from policymodel.findings import ProgressError
from policymodel.model import Indicator, Plan, Responsibility, Target
from policymodel.model.words import ChangeCode, TargetKindCode
from policymodel.progress.files import apply_ledgers, ledger_files, plan_of, undo
from policymodel.progress.ledger.rows import LedgerRows
from policymodel.progress.log import standing
from policymodel.progress.observation import Subject
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.store import open_store

AT = datetime(2023, 7, 3, 9, tzinfo=UTC)
PLAN = invented()
TASK = LedgerRows(plan=PLAN, lang="zh").tasks[0].subject.key
NOTE = (TASKS["zh"], TASK, "备注")
RATE = (TASKS["zh"], TASK, "进度")


def bare_plan() -> Plan:
    return evolve(PLAN, indicators=(), measures=(), goals=())


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name][1])
    tracemalloc.start()
    begun = time.process_time()
    (found,) = read(PLAN, tmp_path / name)
    taken = time.process_time() - begun
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.reading is None
    (finding,) = found.error
    assert finding.code.startswith(("I", "L"))
    assert name in finding.message.zh
    assert finding.hint is not None
    assert taken < 5, "tracing makes it slower: a second without"
    assert peak < 100_000_000


def test_a_file_that_is_not_there_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(PLAN, tmp_path / "none.xlsx", ledger(PLAN, tmp_path))
    assert [bool(each.error) for each in found] == [True, False]


def marked(text: str) -> Callable[[Any], None]:
    """Write another mark over that of each sheet."""

    def change(book: Any) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows(max_row=5):
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("台账编号"):
                        cell.value = f"台账编号：{text}"

    return change


def one_marked(text: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        marked(text)(type("Book", (), {"worksheets": book.worksheets[1:2]}))

    return change


def headless(book: Any) -> None:
    for name in (TARGETS["zh"], TASKS["zh"]):
        del book[name]


HOSTILE = {
    "no mark": ("L010", marked("")),
    "another plan": ("L013", marked("other 2023-Q2 r0a n0 f1")),
    "a later form": ("L012", marked("yunling 2023-Q2 r0a n0 f2")),
    "several ledgers": ("L011", one_marked("yunling 2023-Q1 r0a n0 f1")),
    "no such period": ("L001", marked("yunling 2023-Q9 r0a n0 f1")),
    "a number of 5,000 digits": ("L010", marked(f"yunling 2023-Q2 r0a n{'9' * 5000} f1")),
    "a log that is longer": ("L016", marked("yunling 2023-Q2 r0a n7 f1")),
    "no sheet to fill in": ("L010", headless),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_ledger_of_another_kind_is_refused(name: str, tmp_path: Path) -> None:
    code, change = HOSTILE[name]
    path = ledger(PLAN, tmp_path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    (found,) = read(PLAN, path)
    (finding,) = found.error
    assert finding.code == code
    assert len(finding.message.zh) < 200


def test_a_ledger_says_which_plan_it_is_of(tmp_path: Path) -> None:
    assert plan_of(ledger(PLAN, tmp_path)) == "yunling"


def test_a_plan_with_nothing_to_report_has_no_ledger() -> None:
    with pytest.raises(ProgressError) as refusal:
        ledger_files(bare_plan(), ReportingPeriod(2025))
    assert refusal.value.findings[0].code == "L015"


def mutations(times: int, seed: int, folder: Path) -> int:
    """Read a ledger made bad so many times; return how often there was a reading."""
    path = ledger(PLAN, folder)
    fill(path, {NOTE: "正常", RATE: 0.5})
    good, drawn, readings = path.read_bytes(), random.Random(seed), 0  # noqa: S311
    for _ in range(times):
        path.write_bytes(mutated(good, drawn))
        (found,) = read(PLAN, path)
        assert (found.reading is None) == bool(found.error)
        for finding in found.error:
            assert re.fullmatch("[IL][0-9]{3}", finding.code)
        readings += found.reading is not None
    return readings


def test_a_ledger_made_bad_is_read_or_refused(tmp_path: Path) -> None:
    assert 0 < mutations(400, 1, tmp_path) < 400


@pytest.mark.nightly
def test_ten_thousand_ledgers_made_bad_are_read_or_refused(tmp_path: Path) -> None:
    assert 0 < mutations(10_000, 2, tmp_path) < 10_000


def test_a_ledger_is_taken_whole_or_not_at_all_or_in_part(tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    fill(path, {NOTE: "正常", RATE: "许多"})
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        (found,) = apply_ledgers(PLAN, store, [path], by="张三", at=AT)
        assert found.applied == 0
        assert store.batches(PLAN.id) == ()
        (found,) = apply_ledgers(PLAN, store, [path], by="张三", at=AT, partial=True)
        assert found.applied == 1
        assert found.reading is not None
        assert len(found.reading.refused) == 1
        (batch,) = store.batches(PLAN.id)
        assert [each.value for each in batch.observations] == ["正常"]
        assert (batch.by, batch.at) == ("张三", "2023-07-03T09:00:00+00:00")
        again = apply_ledgers(PLAN, store, [path], by="张三", at=AT, partial=True)
        assert [each.applied for each in again] == [0]
        assert again[0].again
        assert len(store.batches(PLAN.id)) == 1


@pytest.mark.parametrize("typed", ["三分之一", "2/3", 2.84217094304040e-14, 1 / 3])
def test_a_number_without_end_does_not_lock_the_log(typed: Any, tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    fill(path, {RATE: typed})
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        (found,) = apply_ledgers(PLAN, store, [path], at=AT)
        assert found.applied == 1
        assert len(store.batches(PLAN.id)) == 1
        (again,) = apply_ledgers(PLAN, store, [path], at=AT)
        assert again.again


def test_a_name_in_another_encoding_is_kept_as_it_can_be(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("云岭.xlsx".encode("gbk"))  # as old archives unpack
    try:
        ledger(PLAN, tmp_path).rename(path)
    except OSError:
        pytest.skip("file names are of one encoding here")
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    sheet = book[TASKS["zh"]]
    sheet.cell(rows(sheet)[TASK], heading(sheet)[1]["备注"]).value = "甲"
    book.save(path)
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        (found,) = apply_ledgers(PLAN, store, [path], at=AT)
        assert found.applied == 1
        (batch,) = store.batches(PLAN.id)
    assert batch.source.isprintable()
    assert batch.source.endswith(".xlsx")
    assert batch.observations[0].place.startswith(f"{batch.source}!")


def test_reporters_are_who_the_cells_say(tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    fill(path, {(TASKS["zh"], TASK, "填报人"): "李四", NOTE: "好"})
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        apply_ledgers(PLAN, store, [path])
        assert store.batches(PLAN.id)[0].by == "李四"


def test_copies_that_differ_are_conflicts_until_a_file_is_chosen(tmp_path: Path) -> None:
    one, two = (ledger(PLAN, tmp_path, name=name) for name in ("one.xlsx", "two.xlsx"))
    fill(one, {NOTE: "甲", RATE: 0.5})
    fill(two, {NOTE: "乙", RATE: 0.5})
    found = read(PLAN, one, two)
    conflicts = [c for each in found if each.merged for c in each.merged.conflicts]
    said = [other.value for each in conflicts for other in each.others]
    assert said == ["乙", "甲"]
    assert [len(each.merged.conflicts) for each in found if each.merged] == [1, 1]
    place = found[1].merged.conflicts[0].typed.place  # type: ignore[union-attr]
    chosen = read(PLAN, one, two, take=[place])
    assert [len(each.merged.conflicts) for each in chosen if each.merged] == [0, 0]
    assert [len(each.merged.dropped) for each in chosen if each.merged] == [1, 0]
    both = read(PLAN, one, two, take=[place.partition("!")[2]])  # a cell of either file
    assert [len(each.merged.conflicts) for each in both if each.merged] == [1, 1]
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        apply_ledgers(PLAN, store, [one, two], take=[place])
        log = store.batches(PLAN.id)
    assert "乙" in standing(log).values()
    assert "甲" not in standing(log).values()


def test_a_ledger_written_before_another_was_taken_is_held_against_what_holds(
    tmp_path: Path,
) -> None:
    one, two, same = (ledger(PLAN, tmp_path, name=f"{name}.xlsx") for name in "123")
    fill(one, {NOTE: "甲"})
    fill(two, {NOTE: "乙", RATE: 0.5})
    fill(same, {NOTE: "甲"})
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        apply_ledgers(PLAN, store, [one], at=AT)
        (found,) = apply_ledgers(PLAN, store, [two], at=AT)
        assert found.applied == 0
        (conflict,) = found.merged.conflicts  # type: ignore[union-attr]
        assert (conflict.base, conflict.held, conflict.typed.value) == (None, "甲", "乙")
        (found,) = apply_ledgers(PLAN, store, [same], at=AT)
        assert (found.applied, found.is_whole) == (0, True)
        (found,) = apply_ledgers(PLAN, store, [two], at=AT, prefer="store")
        assert found.applied == 2
        assert "甲" in standing(store.batches(PLAN.id)).values()
        later = ledger(PLAN, tmp_path, log=store.batches(PLAN.id), name="4.xlsx")
        fill(later, {NOTE: "丙"})
        (found,) = apply_ledgers(PLAN, store, [later], at=AT)
        assert found.applied == 3


def test_a_cell_that_was_emptied_keeps_what_it_held_and_is_told(tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    fill(path, {NOTE: "甲"})
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        apply_ledgers(PLAN, store, [path], at=AT)
        log = store.batches(PLAN.id)
    later = ledger(PLAN, tmp_path, log=log, name="later.xlsx")
    fill(later, {NOTE: None})
    (found,) = read(PLAN, later, log=log)
    assert found.reading is not None
    assert [told.place.split("!")[1] for told in found.reading.emptied] == [TASKS["zh"]]
    assert found.reading.reported == []


def test_what_was_taken_is_taken_back_by_new_facts(tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    fill(path, {NOTE: "甲"})
    with open_store(tmp_path / "s.sqlite3", create=True) as store:
        apply_ledgers(PLAN, store, [path], at=AT)
        batch, left = undo(PLAN, store, 1, by="张三", at=AT)
        assert batch is not None
        assert (batch.number, batch.undoes, left) == (2, 1, ())
        assert standing(store.batches(PLAN.id)) == {}
        assert undo(PLAN, store, 1, at=AT) == (None, store.batches(PLAN.id)[0].observations)
        with pytest.raises(ProgressError) as refusal:
            undo(PLAN, store, 9)
        assert refusal.value.findings[0].code == "L017"


def test_the_ledger_of_an_earlier_plan_is_matched_by_ids(tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    fill(path, {NOTE: "甲"})
    changed = evolve(PLAN, indicators=PLAN.indicators[1:])
    (found,) = read(changed, path)
    assert found.reading is not None
    assert [each.value for each in found.reading.reported] == ["甲"]
    assert any("方案改过" in told.said.zh for told in found.reading.notes)
    book = openpyxl.load_workbook(path)
    gone = [key for key in rows(book[TARGETS["zh"]]) if key.startswith("target:rd.")]
    fill(path, {(TARGETS["zh"], gone[0], "备注"): "没有了"})
    (found,) = read(changed, path)
    assert found.reading is not None
    assert ["没有编号为" in told.said.zh for told in found.reading.refused] == [True]


def test_the_ledger_of_an_earlier_plan_speaks_of_who_has_another_name_now(tmp_path: Path) -> None:
    path = ledger(PLAN, tmp_path)
    key = Subject("measure", "m2", 0, "市科技局").key
    fill(path, {(TASKS["zh"], key, "备注"): "甲", (TASKS["zh"], key, "进度"): 0.5})
    renamed = evolve(
        PLAN,
        organizations=tuple(
            evolve(each, name="市科技创新局", aliases=("市科技局", *each.aliases))
            if each.name == "市科技局" else each
            for each in PLAN.organizations
        ),
        measures=(
            PLAN.measures[0],
            evolve(
                PLAN.measures[1],
                responsibilities=(
                    Responsibility(role="joint", organizations=("市委组织部", "市科技创新局")),
                ),
            ),
        ),
    )  # fmt: skip
    (found,) = read(renamed, path)
    assert found.reading is not None
    now = Subject("measure", "m2", 0, "市科技创新局")
    assert [(each.subject, each.field) for each in found.reading.reported] == [
        (now, "rate"), (now, "note"),
    ]  # fmt: skip
    assert found.reading.refused == []
    assert found.reading.missing == []
    assert "市科技创新局" in found.reading.label(now).zh
    other = Subject("target", "none")
    assert found.reading.label(other).zh == found.reading.label(other).en == "target:none"


def test_the_ledger_of_one_organization_is_known_as_a_part(tmp_path: Path) -> None:
    parts = ledger_files(PLAN, ReportingPeriod.of("2023-Q2"), by_organization=True)
    path = tmp_path / "part.xlsx"
    for data in parts.values():
        path.write_bytes(data)
        (found,) = read(PLAN, path)
        assert found.reading is not None
        assert found.reading.is_part
        assert found.reading.missing
    whole = ledger(PLAN, tmp_path)
    (found,) = read(PLAN, whole)
    assert found.reading is not None
    assert not found.reading.is_part
    book = openpyxl.load_workbook(whole)
    sheet = book[TASKS["zh"]]
    sheet.delete_rows(rows(sheet)[TASK])
    book.save(whole)
    (found,) = read(PLAN, whole)
    assert found.reading is not None
    assert [each.key for each in found.reading.missing] == [TASK]
    assert not found.reading.is_part, "rows of several organizations are there"


def test_words_are_read_by_the_kind_of_their_target(tmp_path: Path) -> None:
    """增长6% is the number of a rate of growth, another way of a fall, and none of a level."""
    kinds: dict[str, tuple[TargetKindCode, ChangeCode]] = {
        "rises": ("growth_rate", "increase"),
        "falls": ("growth_rate", "decrease"),
        "stands": ("level", "increase"),
    }
    made = (
        Indicator(id=name, name=name, unit="%", targets=(
            Target(id=f"{name}.t", kind=kind, change=change, comparator="at_least",
                   value=Decimal(5), unit="%", year=2025),
        ))
        for name, (kind, change) in kinds.items()
    )  # fmt: skip
    plan = evolve(PLAN, indicators=tuple(made), measures=(), goals=())
    path = ledger(plan, tmp_path)
    fill(path, {(TARGETS["zh"], f"target:{name}.t", "本期完成值"): "增长6%" for name in kinds})
    (found,) = read(plan, path)
    assert found.reading is not None
    assert {each.subject.id: each.value.value for each in found.reading.reported} == {
        "rises.t": 6, "falls.t": -6,
    }  # fmt: skip
    assert ["增减幅度" in each.said.zh for each in found.reading.refused] == [True]


def test_a_share_of_a_whole_is_no_more_than_the_whole(tmp_path: Path) -> None:
    """By its name; what grows, and what may be more than all in good order, is taken as typed."""
    names = ("托育覆盖率", "达标率", "毛入学率", "产值增速", "产值")
    kinds: tuple[TargetKindCode, ...] = ("level", "level", "level", "growth_rate", "growth_rate")
    made = tuple(
        Indicator(id=f"i{n}", name=name, unit="%", targets=(
            Target(id=f"i{n}.t", kind=kind, comparator="at_least", value=Decimal(60), unit="%"),
        ))
        for n, (name, kind) in enumerate(zip(names, kinds, strict=True))
    )  # fmt: skip
    plan = evolve(PLAN, indicators=made, measures=(), goals=())
    path = ledger(plan, tmp_path)
    typed = {(TARGETS["zh"], f"target:i{n}.t", "本期完成值"): "750%" for n in range(len(names))}
    fill(path, typed)
    (found,) = read(plan, path)
    assert found.reading is not None
    assert [each.about.zh[:3] for each in found.reading.refused] == ["托育覆", "达标率"]
    assert len(found.reading.reported) == 3


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("45%", "44%", True), ("45%", "45%", False)],
)
def test_an_indicator_stands_at_one_number_whatever_its_targets_are(
    one: str, other: str, told: bool, tmp_path: Path
) -> None:
    """Each target has a row, and in each of them the same is to be typed; of changes it is not."""
    made = tuple(
        Indicator(id=kind, name=name, unit="%", targets=tuple(
            Target(id=f"{kind}.{year}", kind=kind, comparator="at_least", value=Decimal(60),
                   unit="%", year=year)
            for year in (2024, 2025)
        ))
        for kind, name in (("level", "岸电占比"), ("growth_rate", "产值增速"))
    )  # fmt: skip
    plan = evolve(PLAN, indicators=made, measures=(), goals=())
    path = ledger(plan, tmp_path)
    typed = {
        (TARGETS["zh"], f"target:{kind}.{year}", "本期完成值"): said
        for kind in ("level", "growth_rate")
        for year, said in ((2024, one), (2025, other))
    }
    fill(path, typed)
    (found,) = read(plan, path)
    assert found.reading is not None
    notes = [each.said.zh for each in found.reading.notes]
    assert [f"填的是{one}，截至同一时间应是同一个数" in each for each in notes] == [True] * told

"""Ledgers written, filled in by several clerks, read, merged, taken back, of a plan that changes.

Whatever they do: no accepted fact is ever missing, what nobody touched stays as it is, reading
again changes nothing, and the log played anew gives what holds.
"""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from progress.ledgers import TARGETS, TASKS, heading
from targetplans import invented

from policymodel.model import Plan
from policymodel.progress.carrying import carried
from policymodel.progress.files import apply_ledgers, ledger_files, read_ledgers, undo
from policymodel.progress.log import standing
from policymodel.progress.observation import Batch
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.store import open_store

AT = datetime(2023, 7, 3, 9, tzinfo=UTC)
PERIODS = [ReportingPeriod.of("2023-Q1"), ReportingPeriod.of("2023-Q2")]
COLUMNS = {
    "备注": ["甲", "乙", "同上", None], "状态": ["推进中", "按序时", "正常", None],
    "本期完成值": [12, 0.5, "约30", "过半", None], "进度": [0.5, 1, "50%", "许多", None],
    "填报人": ["张三", "李四"],
}  # fmt: skip
EDITS = st.lists(
    st.sampled_from(sorted(COLUMNS)).flatmap(
        lambda column: st.tuples(
            st.just(column), st.integers(0, 3), st.sampled_from(COLUMNS[column])
        )
    ),
    min_size=1,
    max_size=6,
)


def small() -> Plan:
    """The plan of the invented city, with fewer indicators."""
    plan = invented()
    return evolve(plan, indicators=plan.indicators[:2], goals=())


def played(log: tuple[Batch, ...]) -> dict[Any, Any]:
    """What holds, told in the plainest way."""
    found: dict[Any, Any] = {}
    for batch in log:
        for each in batch.observations:
            found[each.slot] = each.value
    return {slot: value for slot, value in found.items() if value is not None}


class Offices(RuleBasedStateMachine):
    ledgers = Bundle("ledgers")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name) / "s.sqlite3"
        self.plan, self.count = small(), 0
        self.log: tuple[Batch, ...] = ()
        open_store(self.place, create=True).close()

    def teardown(self) -> None:
        self.folder.cleanup()

    def _path(self) -> Path:
        self.count += 1
        return Path(self.folder.name) / f"{self.count}.xlsx"

    def _kept(self) -> tuple[Batch, ...]:
        with open_store(self.place) as store:
            return store.batches(self.plan.id)

    @initialize(target=ledgers)
    def first(self) -> Path:
        return self.export(PERIODS[1])

    @rule(target=ledgers, period=st.sampled_from(PERIODS))
    def export(self, period: ReportingPeriod) -> Path:
        ((_, data),) = ledger_files(self.plan, period, log=self.log).items()
        path = self._path()
        path.write_bytes(data)
        (found,) = read_ledgers(self.plan, [path], self.log)
        assert found.reading is not None
        assert found.reading.reported == []
        assert found.reading.refused == []
        assert found.reading.notes == []
        return path

    @rule(target=ledgers, ledger=ledgers, edits=EDITS)
    def type_into_a_copy(self, ledger: Path, edits: list[tuple[str, int, Any]]) -> Path:
        book = openpyxl.load_workbook(ledger)
        for column, row, value in edits:
            for name in (TARGETS["zh"], TASKS["zh"]):
                head, columns = heading(book[name])
                if column in columns and row < len(self.plan.measures):
                    book[name].cell(head + 1 + row, columns[column]).value = value
        path = self._path()
        book.save(path)
        return path

    @rule(ledger=ledgers)
    def look(self, ledger: Path) -> None:
        one, other = (read_ledgers(self.plan, [ledger], self.log) for _ in range(2))
        assert one == other
        assert self._kept() == self.log

    @rule(
        chosen=st.lists(ledgers, min_size=1, max_size=2, unique=True),
        prefer=st.sampled_from(("", "", "ledger", "store")),
        partial=st.booleans(),
    )
    def take(self, chosen: list[Path], prefer: Any, partial: bool) -> None:
        before = carried(self.plan, standing(self.log)).holds
        with open_store(self.place) as store:
            done = apply_ledgers(self.plan, store, chosen, at=AT, prefer=prefer, partial=partial)
        log = self._kept()
        assert log[: len(self.log)] == self.log  # it only grows
        new = log[len(self.log) :]
        touched = {each.slot for batch in new for each in batch.observations}
        after = carried(self.plan, standing(log)).holds
        for slot in before.keys() | after.keys():
            assert slot in touched or before.get(slot) == after.get(slot)
        for each in done:
            assert each.merged is not None
            whole = each.is_whole or partial
            for fact in each.merged.taken:  # each accepted fact is there
                assert not whole or fact.slot in after
            assert whole or not each.applied
        self.log = log
        with open_store(self.place) as store:  # the same files again change nothing
            apply_ledgers(self.plan, store, chosen, at=AT, partial=partial)
        assert self._kept() == log

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        if not self.log:
            return
        number = data.draw(st.sampled_from([batch.number for batch in self.log]))
        with open_store(self.place) as store:
            batch, left = undo(self.plan, store, number, at=AT)
        log = self._kept()
        assert log[: len(self.log)] == self.log
        whose = next(each for each in self.log if each.number == number)
        if batch is not None:
            before = played(tuple(each for each in self.log if each.number < number))
            for fact in batch.observations:
                assert played(log).get(fact.slot) == before.get(fact.slot)
        assert {each.slot for each in left} <= {each.slot for each in whose.observations}
        self.log = log

    @rule(how=st.sampled_from(("title", "fewer", "all")))
    def revise_the_plan(self, how: str) -> None:
        if how == "title":
            title = self.plan.document.title + "（修订）"
            self.plan = evolve(self.plan, document=evolve(self.plan.document, title=title))
        elif how == "fewer":
            self.plan = evolve(self.plan, indicators=self.plan.indicators[:1])
        else:
            self.plan = evolve(self.plan, indicators=small().indicators)

    @invariant()
    def the_log_played_anew_gives_what_holds(self) -> None:
        log = self._kept()
        assert log == self.log
        assert standing(log) == played(log)


def machine(examples: int, steps: int) -> None:
    # Of a failure the shortest way is looked for by hand: each step writes workbooks.
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Offices,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_whatever_offices_do_nothing_is_lost() -> None:
    machine(8, 12)


@pytest.mark.nightly
def test_whatever_offices_do_for_long_nothing_is_lost() -> None:
    machine(250, 20)

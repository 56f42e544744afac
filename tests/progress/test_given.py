"""What the library is given for ledgers and reports: names will do, and slips get a sentence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from progress.ledgers import TASKS, fill, ledger
from targetplans import invented

import policymodel as pm
from policymodel.progress.ledger.rows import LedgerRows

PLAN = invented()
RATE = (TASKS["zh"], LedgerRows(plan=PLAN, lang="zh").tasks[0].subject.key, "进度")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store with one batch."""
    path = ledger(PLAN, tmp_path)
    fill(path, {RATE: "40%"})
    with pm.open_store(tmp_path / "s.sqlite3", create=True) as store:
        (found,) = pm.apply_ledgers(PLAN, store, path)  # one file is a list of one
    assert found.applied == 1
    return tmp_path / "s.sqlite3"


def test_a_plan_a_period_and_a_day_may_be_named(place: Path) -> None:
    quarter = pm.ReportingPeriod.of("2023-Q2")
    assert pm.ledger_files("chengde", "2023-Q2") == pm.ledger_files(pm.load("chengde"), quarter)
    with pm.open_store(place) as store:
        log = store.batches(PLAN.id)
    by_name, by_kind = (pm.progress_of(PLAN, log, period=each) for each in ("2023-Q2", quarter))
    assert by_name == by_kind is not None
    days = (pm.progress_of(PLAN, log, as_of=each) for each in ("2023-06-30", date(2023, 6, 30)))
    one, two = days
    assert one == two is not None
    assert list(pm.report_files(one, "json")) == [f"{PLAN.id}-progress-2023-06-30.json"]
    with pytest.raises(pm.RegistryError):
        pm.ledger_files("chengda", "2023-Q2")
    with pytest.raises(pm.ProgressError):
        pm.ledger_files("chengde", "2023-Q7")


WRONG: dict[str, Callable[[Any], object]] = {
    "plan": lambda store: pm.ledger_files(5, "2023-Q2"),  # type: ignore[arg-type]
    "period": lambda store: pm.progress_of(PLAN, (), period=2023),  # type: ignore[arg-type]
    "log": lambda store: pm.progress_of(PLAN, store),
    "prefer": lambda store: pm.read_ledgers(PLAN, [], (), prefer="shop"),  # type: ignore[arg-type]
    "store": lambda store: pm.apply_ledgers(PLAN, "s.sqlite3", []),  # type: ignore[arg-type]
    "at": lambda store: pm.undo(PLAN, store, 1, at="2023-07-01"),  # type: ignore[arg-type]
    "as_of": lambda store: pm.progress_of(PLAN, (), as_of="30.6.2023"),
    "rules": lambda store: pm.progress_of(PLAN, (), rules={"behind": 5}),  # type: ignore[arg-type]
    "lang": lambda store: pm.progress_of(PLAN, (), lang="de"),  # type: ignore[arg-type]
    "progress": lambda store: pm.report_files(None),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", WRONG)
def test_a_slip_gets_a_sentence_that_names_what_is_wrong(name: str, place: Path) -> None:
    with pm.open_store(place) as store, pytest.raises(pm.SettingsError) as refusal:
        WRONG[name](store)
    (finding,) = refusal.value.findings
    assert (finding.code, finding.path) == ("C003", name)


def test_a_plan_where_its_id_belongs_does_not_pass_for_a_damaged_store(place: Path) -> None:
    with pm.open_store(place) as store:
        with pytest.raises(pm.SettingsError):
            store.batches(PLAN)  # type: ignore[arg-type]
        assert len(store.batches(PLAN.id)) == 1

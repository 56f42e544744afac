"""A log in a database server does what one in a file does; tried with a real PostgreSQL."""

import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import postgres
import pytest

from policymodel.findings import ProgressError
from policymodel.progress.log import standing
from policymodel.progress.observation import Amount, Batch, Observation, Status, Subject, When
from policymodel.progress.store import Store, open_store

needs_server = pytest.mark.database


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("sqlalchemy")
    pytest.importorskip("psycopg")
    with postgres.server(tmp_path_factory.mktemp("postgres")) as found:
        yield found


def batch(number: str, **more: object) -> Batch:
    facts = (
        Observation(
            period="2030-Q1",
            subject=Subject("target", "berths.2030"),
            field="value",
            value=Amount(
                value=Decimal(number), unit="个", words=f"约{number}个", comparator="about"
            ),
            place="台账.xlsx!指标填报!H5",
        ),
        Observation(
            period="2030-Q1",
            subject=Subject("measure", "m1", 2, "市港航局"),
            field="status",
            value=Status(code="on_schedule", words="按序时"),
        ),
        Observation(
            period="2030-Q1",
            subject=Subject("measure", "m1", 2, "市港航局"),
            field="expected",
            value=When(words="长期坚持"),
        ),
        Observation(
            period="2030-Q1", subject=Subject("measure", "m2"), field="done", value=f"“{number}”\n'"
        ),
        Observation(period="2030-Q1", subject=Subject("measure", "m2"), field="note", value=None),
    )
    return Batch(kind="read", at="2030-04-02T09:00:00+08:00", by="张三", observations=facts, **more)  # type: ignore[arg-type]


def last(store: Store, plan: str) -> int:
    return next((each.number for each in reversed(store.batches(plan))), 0)


@needs_server
def test_server_and_file_keep_the_same(address: str, tmp_path: Path) -> None:
    with open_store(address) as server, open_store(tmp_path / "s.db", create=True) as file:
        for store in (server, file):
            assert store.batches("same") == ()
            for each in (batch("3"), batch("4", source="a.xlsx", digest="0a", revision="ff")):
                kept = store.append("same", each, after=last(store, "same"))
                assert kept.number == last(store, "same") > 0
        mine, theirs = server.batches("same"), file.batches("same")
        assert [each.observations for each in mine] == [each.observations for each in theirs]
        assert [(e.kind, e.at, e.by, e.source, e.digest, e.revision, e.undoes) for e in mine] == [
            (e.kind, e.at, e.by, e.source, e.digest, e.revision, e.undoes) for e in theirs
        ]
        assert standing(mine) == standing(theirs)
        assert "same" in server.plans()


@needs_server
def test_a_batch_without_facts_is_kept_whole(address: str) -> None:
    with open_store(address) as server:
        kept = server.append("none", Batch(kind="undo", at="2030", by="", undoes=7), after=0)
        assert server.batches("none") == (kept,)


@needs_server
def test_of_many_who_append_at_once_each_batch_is_kept_after_the_one_before(address: str) -> None:
    turned_away: list[str] = []

    def keep(number: int) -> None:
        with open_store(address) as server:
            for _ in range(5):
                while True:
                    try:
                        server.append("many", batch(str(number)), after=last(server, "many"))
                        break
                    except ProgressError as error:
                        turned_away.append(error.findings[0].code)

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    with open_store(address) as server:
        found = server.batches("many")
    assert set(turned_away) <= {"L005"}
    assert len(found) == 20
    assert all(len(each.observations) == 5 for each in found)


@needs_server
def test_what_the_server_says_is_told_in_a_sentence(address: str) -> None:
    nobody = address.rpartition("/")[0] + "/nowhere"
    with pytest.raises(ProgressError) as told:
        open_store(nobody)
    assert told.value.findings[0].code == "L006"
    assert "nowhere" in told.value.format("zh")
    with pytest.raises(ProgressError) as told:
        open_store("postgresql+psycopg://a:secret@127.0.0.1:1/x")
    assert "secret" not in told.value.format("zh")
    with pytest.raises(ProgressError) as told:
        open_store("mysql+nodriver://x/y")
    assert told.value.findings[0].code in ("L006", "L007")


@pytest.fixture
def other(tmp_path: Path) -> str:
    """The address of a database of another kind, which needs no server."""
    pytest.importorskip("sqlalchemy")
    return f"sqlite:///{tmp_path / 'other.db'}"


def test_a_database_of_another_kind_keeps_the_same(other: str) -> None:
    with open_store(other) as store:
        one = store.append("port", batch("3", digest="0a"), after=0)
        two = store.append("port", Batch(kind="undo", at="2030", by="", undoes=1), after=1)
        assert store.batches("port") == (one, two)
        assert store.batches("port")[0].observations == batch("3").observations
        with pytest.raises(ProgressError) as told:
            store.append("port", batch("4"), after=one.number)
        assert told.value.findings[0].code == "L005"
        store.append("bay", batch("5"), after=0)
    with open_store(other) as store:  # its tables are there already
        assert len(store.batches("port")) == 2
        assert list(store.plans()) == ["bay", "port"]


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sqlalchemy")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ProgressError) as told:
        open_store("postgresql+psycopg://a:secret@127.0.0.1:1/x")
    assert told.value.findings[0].code == "L007"
    assert "psycopg" in told.value.format("zh")
    assert "secret" not in told.value.format("zh")


def test_an_extra_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "policymodel.progress.server", raising=False)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(ProgressError) as told:
        open_store("postgresql://127.0.0.1:1/x")
    assert told.value.findings[0].code == "L007"
    assert "policymodel[database]" in told.value.format("zh")

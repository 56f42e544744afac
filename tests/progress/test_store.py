"""The store: it only grows, keeps all or nothing, and says in a sentence what is wrong with it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from attrs import evolve

from policymodel.findings import ProgressError
from policymodel.progress.log import news, standing, taken_back
from policymodel.progress.observation import Batch, Observation, Subject
from policymodel.progress.sqlite import SqliteStore
from policymodel.progress.store import open_store

SUBJECT = Subject("measure", "m1", 2, "市科技局")


def fact(value: str | None, field: str = "note", period: str = "2025-Q2") -> Observation:
    return Observation(
        period=period, subject=SUBJECT, field=field, value=value, place="a.xlsx!任务填报!H5",  # type: ignore[arg-type]
    )  # fmt: skip


def batch(*facts: Observation, source: str = "a.xlsx") -> Batch:
    return Batch(kind="read", at="2025-07-01T08:00:00+08:00", by="张三", source=source,
                 digest="0" * 64, revision="ab", observations=facts)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "progress.sqlite3"


def code(refusal: pytest.ExceptionInfo[ProgressError]) -> str:
    (finding,) = refusal.value.findings
    assert finding.message.zh
    assert finding.message.en
    assert "\n" not in finding.message.en
    return finding.code


def test_what_is_kept_is_there_in_order_for_each_plan(place: Path) -> None:
    with open_store(place, create=True) as store:
        one = store.append("a", batch(fact("一"), fact(None, "rate")), after=0)
        other = store.append("b", batch(fact("二")), after=0)
        third = store.append("a", batch(), after=one.number)
    with open_store(place) as store:
        assert store.batches("a") == (one, third)
        assert store.batches("b") == (other,)
        assert store.batches("c") == ()
        assert list(store.plans()) == ["a", "b"]
    assert [each.number for each in (one, other, third)] == [1, 2, 3]


def test_a_log_that_was_read_before_another_wrote_cannot_be_gone_on_with(place: Path) -> None:
    with open_store(place, create=True) as one, open_store(place) as other:
        one.append("a", batch(fact("一")), after=0)
        with pytest.raises(ProgressError) as refusal:
            other.append("a", batch(fact("二")), after=0)
        assert code(refusal) == "L005"
        assert len(other.batches("a")) == 1
        other.append("a", batch(fact("二")), after=1)
        assert len(one.batches("a")) == 2


def test_nothing_of_a_batch_is_kept_where_one_fact_cannot_be(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(place, create=True) as store:
        from policymodel.progress import sqlite

        def broken(value: object) -> str:
            if value == "二":
                raise KeyboardInterrupt
            return '"一"'

        monkeypatch.setattr(sqlite, "written", broken)
        with pytest.raises(KeyboardInterrupt):
            store.append("a", batch(fact("一"), fact("二", "rate")), after=0)
        assert store.batches("a") == ()
        monkeypatch.undo()
        assert store.append("a", batch(fact("一")), after=0).observations == (fact("一"),)


def test_there_is_none_until_it_is_made(place: Path) -> None:
    with pytest.raises(ProgressError) as refusal:
        open_store(place)
    assert code(refusal) == "L003"
    assert not place.exists()


@pytest.mark.parametrize("data", [b"not a database at all" * 100, b"PK\x03\x04" + bytes(500)])
def test_a_foreign_file_is_refused_and_left_as_it_is(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    with pytest.raises(ProgressError) as refusal:
        open_store(place, create=True)
    assert code(refusal) == "L004"
    assert place.read_bytes() == data


def test_a_database_of_others_is_refused(place: Path) -> None:
    base = sqlite3.connect(place)
    base.execute("CREATE TABLE mine (a)")
    base.close()
    with pytest.raises(ProgressError) as refusal:
        open_store(place, create=True)
    assert code(refusal) == "L004"


def test_a_store_of_a_later_version_is_refused(place: Path) -> None:
    open_store(place, create=True).close()
    base = sqlite3.connect(place)
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(ProgressError) as refusal:
        open_store(place)
    assert code(refusal) == "L004"
    assert "later" in refusal.value.findings[0].message.en


def test_a_store_without_version_is_refused(place: Path) -> None:
    open_store(place, create=True).close()
    base = sqlite3.connect(place)
    base.execute("PRAGMA user_version = 0")
    base.close()
    with pytest.raises(ProgressError) as refusal:
        open_store(place)
    assert code(refusal) == "L004"


def damaged(place: Path, seed: int) -> None:
    with open_store(place, create=True) as store:
        last = 0
        for number in range(20):
            last = store.append(
                "a", batch(*(fact("字" * 300) for _ in range(9))), after=last
            ).number
            assert number < last
    data = bytearray(place.read_bytes())
    drawn = random.Random(seed)  # noqa: S311
    for _ in range(60):
        data[drawn.randrange(100, len(data))] = drawn.randrange(256)
    place.write_bytes(data)


@pytest.mark.parametrize("seed", range(15))
def test_a_damaged_store_is_told_or_read(place: Path, seed: int) -> None:
    damaged(place, seed)
    told = {"L004"}
    try:
        with open_store(place) as store:
            assert all(isinstance(each, Batch) for each in store.batches("a"))
    except ProgressError as error:
        told = {finding.code for finding in error.findings}
    assert told <= {"L004", "L006"}


@pytest.mark.parametrize(
    "broken", ["subject = 'nobody'", "value = '{'", "value = '{\"type\":\"when\",\"x\":1}'",
               "value = '7'", "value = '{\"type\":\"amount\",\"value\":\"x\"}'"],
)  # fmt: skip
def test_a_row_that_no_store_writes_is_told(place: Path, broken: str) -> None:
    with open_store(place, create=True) as store:
        store.append("a", batch(fact("一")), after=0)
    base = sqlite3.connect(place)
    base.execute(f"UPDATE observation SET {broken}")  # noqa: S608
    base.commit()
    base.close()
    with open_store(place) as store, pytest.raises(ProgressError) as refusal:
        store.batches("a")
    assert code(refusal) == "L004"


def test_a_full_disk_is_told_and_nothing_is_lost(place: Path) -> None:
    store = SqliteStore(place, create=True)
    with store:
        store.append("a", batch(fact("一")), after=0)
        (pages,) = store._base.execute("PRAGMA page_count").fetchone()
        store._base.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ProgressError) as refusal:
            store.append("a", batch(*(fact("字" * 3000) for _ in range(50))), after=1)
        assert code(refusal) == "L006"
        assert len(store.batches("a")) == 1
        store._base.execute("PRAGMA max_page_count = 100000")
        store.append("a", batch(fact("二")), after=1)
        assert len(store.batches("a")) == 2


def test_a_locked_store_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from policymodel.progress import sqlite

    monkeypatch.setattr(sqlite, "_WAIT", 0.1)
    open_store(place, create=True).close()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(place) as store:
        assert store.batches("a") == ()  # reading goes on
        with pytest.raises(ProgressError) as refusal:
            store.append("a", batch(fact("一")), after=0)
        assert code(refusal) == "L006"
        assert "another program" in refusal.value.findings[0].message.en
        other.execute("ROLLBACK")
        other.close()
        store.append("a", batch(fact("一")), after=0)


def test_who_makes_a_store_waits_for_another_who_does(place: Path) -> None:
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    end = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    end.start()
    open_store(place, create=True).close()
    end.join()
    other.close()


def test_who_makes_a_store_does_not_wait_for_ever(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policymodel.progress import sqlite

    monkeypatch.setattr(sqlite, "_WAIT", 0.1)
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProgressError) as refusal:
        open_store(place, create=True)
    other.close()
    assert code(refusal) == "L006"
    assert "another program" in refusal.value.findings[0].message.en


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgressError) as refusal:
        open_store(tmp_path / "none" / "a.sqlite3", create=True)
    assert code(refusal) == "L006"


def test_a_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgressError) as refusal:
        open_store(tmp_path, create=True)
    assert code(refusal) == "L006"


READ_ONLY = """
import os, sys
from pathlib import Path
from policymodel.findings import ProgressError
from policymodel.progress.sqlite import SqliteStore
from policymodel.progress.store import open_store
from policymodel.progress.observation import Batch
if os.geteuid() == 0:  # for whom no folder is read-only
    os.setgid(65534), os.setuid(65534)
try:
    with open_store(Path(sys.argv[1]), create=True) as store:
        store.append("a", Batch(kind="read", at="", by=""), after=1)
except ProgressError as error:
    print(error.findings[0].code)
"""


@pytest.mark.parametrize("is_there", [False, True])
def test_a_read_only_folder_is_told(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    place = folder / "progress.sqlite3"
    if is_there:
        with open_store(place, create=True) as store:
            store.append("a", batch(fact("一")), after=0)
        place.chmod(0o444)
    folder.chmod(0o555)
    for each in (tmp_path, *tmp_path.parents):
        if each.stat().st_uid == os.geteuid() and each != Path("/tmp"):  # noqa: S108
            each.chmod(each.stat().st_mode | 0o055)
    try:
        done = run(READ_ONLY, place)
    finally:
        folder.chmod(0o755)
    assert done.stdout.strip() == "L006", done.stderr
    if is_there:
        with open_store(place) as store:
            assert len(store.batches("a")) == 1


def run(program: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), *map(str, words)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


WRITER = """
import sys
from pathlib import Path
from policymodel.findings import ProgressError
from policymodel.progress.observation import Batch, Observation, Subject
from policymodel.progress.store import open_store
name, times, size = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_store(Path(sys.argv[1]), create=True) as store:
    done = 0
    while done < times:
        log = store.batches("a")
        facts = tuple(
            Observation(period="2025", subject=Subject("target", f"t{n}"), field="note",
                        value=f"{name} {done} {n}") for n in range(size)
        )
        batch = Batch(kind="read", at="", by=name, observations=facts)
        try:
            kept = store.append("a", batch, after=log[-1].number if log else 0)
        except ProgressError as error:
            assert error.findings[0].code in ("L005", "L006"), error
            continue
        done += 1
        print(kept.number, done, flush=True)
"""


def start(place: Path, name: str, times: int, size: int) -> "subprocess.Popen[str]":
    """Start a process that writes; what it has kept it says in a file beside the store."""
    words = (str(place), name, str(times), str(size))
    with place.with_suffix(f".{name}").open("w") as said:
        return subprocess.Popen(
            [sys.executable, "-c", WRITER, *words], stdout=said, stderr=subprocess.PIPE, text=True
        )


def test_several_processes_that_write_at_once_lose_nothing(place: Path) -> None:
    names = ("甲", "乙", "丙")
    writers = [start(place, name, 12, 5) for name in names]  # the file is not there yet
    for each in writers:
        _, errors = each.communicate(timeout=120)
        assert each.returncode == 0, errors
    with open_store(place) as store:
        log = store.batches("a")
    assert len(log) == 36
    for name in names:
        mine = [each for each in log if each.by == name]
        assert [each.observations[0].value for each in mine] == [f"{name} {n} 0" for n in range(12)]


def killed(place: Path, times: int, seed: int) -> int:
    """Kill a process that writes, again and again, and look what is there; count the batches."""
    drawn, told = random.Random(seed), 0  # noqa: S311
    for number in range(times):
        writer, said = start(place, str(number), 10_000, 40), place.with_suffix(f".{number}")
        # Most are killed after they have begun to write, some while they open the store.
        wanted = drawn.randrange(1, 4) if number % 4 else 0
        while said.read_text().count("\n") < wanted and writer.poll() is None:
            time.sleep(0.001)
        time.sleep(drawn.random() * (0.02 if wanted else 0.4))
        writer.send_signal(signal.SIGKILL)
        writer.communicate(timeout=60)
        kept = said.read_text().count("\n")
        if place.exists():
            with open_store(place, create=True) as store:
                log = store.batches("a")
            mine = [each for each in log if each.by == str(number)]
            assert kept <= len(mine) <= kept + 1  # what it told of is there
            assert all(len(each.observations) == 40 for each in log)  # and nothing is half there
            assert len(log) == told + len(mine)
            told = len(log)
    return told


def test_a_process_that_is_killed_leaves_no_half_batch(place: Path) -> None:
    assert killed(place, 12, 1) > 6


@pytest.mark.nightly
def test_processes_killed_200_times_leave_no_half_batch(place: Path) -> None:
    assert killed(place, 200, 2) > 200


def test_undoing_says_what_was_before_and_keeps_what_came_later() -> None:
    log = [
        evolve(batch(fact("一")), number=1),
        evolve(batch(fact("二"), fact("百", "rate")), number=2),
        evolve(batch(fact("千", "rate")), number=3),
    ]
    taken = taken_back(log, 2)
    assert [(each.field, each.value) for each in taken.observations] == [("note", "一")]
    assert [each.field for each in taken.kept] == ["rate"]
    log.append(
        Batch(kind="undo", at="", by="", undoes=2, number=4, observations=taken.observations)
    )
    assert standing(log) == {fact("").slot: "一", fact("", "rate").slot: "千"}
    back = taken_back(log, 4)  # an undoing is undone likewise
    assert [each.value for each in back.observations] == ["二"]
    first = taken_back(log[:1], 1)
    assert [each.value for each in first.observations] == [None]
    with pytest.raises(KeyError):
        taken_back(log, 9)
    assert news([fact("一"), fact("三")], {fact("").slot: "一"}) == (fact("三"),)
    assert standing(log, until=1) == {fact("").slot: "一"}


def test_undoing_what_changed_nothing_brings_no_facts() -> None:
    log = [
        evolve(batch(fact("一"), fact("百", "rate")), number=1),
        evolve(batch(fact("一"), fact("千", "rate")), number=2),
    ]
    taken = taken_back(log, 2)
    assert [(each.field, each.value) for each in taken.observations] == [("rate", "百")]
    assert taken.kept == ()

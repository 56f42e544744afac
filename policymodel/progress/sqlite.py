"""The log in one file of SQLite: whole or not at all, also where the process is killed."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from policymodel.export.options import wrong_option
from policymodel.findings import ProgressError, fault
from policymodel.progress.observation import Batch, written
from policymodel.progress.records import batches_of
from policymodel.text import Texts

say = Texts(__file__)
_MARK = 0x706D_6C67  # "pmlg": by it a file is known to be a store
_WAIT = 5.0  # seconds for which another process may write
_PAUSE = 0.01  # between two tries where SQLite itself does not wait
# Each statement lifts a store by one version; what stands there is never changed.
_MIGRATIONS = (
    """
    CREATE TABLE batch (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        plan TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        source TEXT NOT NULL,
        digest TEXT NOT NULL,
        revision TEXT NOT NULL,
        undoes INTEGER NOT NULL
    );
    CREATE TABLE observation (
        batch INTEGER NOT NULL REFERENCES batch (number),
        position INTEGER NOT NULL,
        period TEXT NOT NULL,
        subject TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        place TEXT NOT NULL,
        PRIMARY KEY (batch, position)
    ) WITHOUT ROWID;
    CREATE INDEX batch_of_plan ON batch (plan, number);
    """,
)


_REASONS = ("readonly", "unable to open", "full", "disk I/O")


def _to_look_at(path: Path) -> str:
    """Return the address of a store where nothing can be written; empty where it can."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return ""
    log = path.with_name(f"{path.name}-wal")
    is_open = log.is_file() and log.stat().st_size > 0  # somebody writes: not all is in the file
    found = path.absolute().as_posix()
    slash = "" if found.startswith("/") else "/"  # before the letter of a drive
    return f"file://{slash}{quote(found)}?mode=ro{'' if is_open else '&immutable=1'}"


class SqliteStore:
    """A store in a file; see `policymodel.progress.store.Store`."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the file; with `create`, make it where there is none.

        Raises:
            ProgressError: see `open_store`.
        """
        self._path = path
        if not create and not path.is_file():
            raise ProgressError(fault(say, "L003", store=path))
        with self._told():
            # Transactions are begun and ended here, by name.
            address = "" if create else _to_look_at(path)
            self._base = sqlite3.connect(
                address or path, timeout=_WAIT, isolation_level=None, uri=bool(address)
            )
        try:
            with self._told():
                self._lift()
        except BaseException:
            self._base.close()
            raise

    def __enter__(self) -> "SqliteStore":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def plans(self) -> tuple[str, ...]:
        """Return the ids of the plans that have batches."""
        with self._told():
            rows = self._base.execute("SELECT DISTINCT plan FROM batch ORDER BY plan").fetchall()
        return tuple(plan for (plan,) in rows)

    def batches(self, plan: str) -> tuple[Batch, ...]:
        """Return the batches of a plan, in the order in which they were kept."""
        if not isinstance(plan, str):
            raise wrong_option("plan", "the id of a plan", plan)
        with self._told():
            self._base.execute("BEGIN")  # one look: nothing changes between the two questions
            try:
                heads = self._base.execute(
                    "SELECT number, kind, at, by, source, digest, revision, undoes"
                    " FROM batch WHERE plan = ? ORDER BY number",
                    (plan,),
                ).fetchall()
                facts = self._base.execute(
                    "SELECT batch, period, subject, field, value, place FROM observation"
                    " WHERE batch IN (SELECT number FROM batch WHERE plan = ?)"
                    " ORDER BY batch, position",
                    (plan,),
                ).fetchall()
            finally:
                self._base.execute("COMMIT")
            return batches_of(heads, facts)

    def append(self, plan: str, batch: Batch, *, after: int) -> Batch:
        """Keep a batch; see `policymodel.progress.store.Store`."""
        with self._told(), self._transaction():
            number = self._insert(plan, batch, after)
        return Batch(
            number=number, kind=batch.kind, at=batch.at, by=batch.by, source=batch.source,
            digest=batch.digest, revision=batch.revision, undoes=batch.undoes,
            observations=batch.observations,
        )  # fmt: skip

    def _insert(self, plan: str, batch: Batch, after: int) -> int:
        (last,) = self._base.execute(
            "SELECT COALESCE(MAX(number), 0) FROM batch WHERE plan = ?", (plan,)
        ).fetchone()
        if last != after:
            raise ProgressError(fault(say, "L005"))
        made = self._base.execute(
            "INSERT INTO batch (plan, kind, at, by, source, digest, revision, undoes)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (plan, batch.kind, batch.at, batch.by, batch.source, batch.digest, batch.revision,
             batch.undoes),
        )  # fmt: skip
        number = int(made.lastrowid or 0)
        self._base.executemany(
            "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (number, place, each.period, each.subject.key, each.field, written(each.value),
                 each.place)
                for place, each in enumerate(batch.observations)
            ),
        )  # fmt: skip
        return number

    def _lift(self) -> None:
        """Bring the file to the present version, in one step; an empty file becomes a store."""
        version = self._version()
        if version == len(_MIGRATIONS):
            return
        self._log_ahead()
        with self._transaction():
            version = self._version()  # another may have lifted it meanwhile
            steps = "".join(_MIGRATIONS[version:])
            marks = f"PRAGMA application_id = {_MARK}; PRAGMA user_version = {len(_MIGRATIONS)};"
            for statement in filter(str.strip, f"{steps}{marks}".split(";")):
                self._base.execute(statement)

    def _log_ahead(self) -> None:
        """Switch to a log of what is written, outside of any transaction.

        SQLite does not wait here for another process: two that switch would wait for each other.
        """
        end = time.monotonic() + _WAIT
        while True:
            try:
                self._base.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)
            else:
                return

    def _version(self) -> int:
        """Return the version of the store; 0 of an empty file."""
        # One look: another process may be making the store.
        (mark, version, tables) = self._base.execute(
            "SELECT a.application_id, u.user_version, (SELECT COUNT(*) FROM sqlite_master)"
            " FROM pragma_application_id AS a, pragma_user_version AS u"
        ).fetchone()
        if (mark != _MARK and tables) or (mark == _MARK and not version):
            raise ProgressError(fault(say, "L004", store=self._path))
        if version > len(_MIGRATIONS):
            raise ProgressError(fault(say, "L004.later", store=self._path))
        return int(version)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Keep all that is written within, or nothing."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            # A full disk, or an error of it, has ended the transaction already.
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence what the database says in its own words."""
        try:
            yield
        except sqlite3.OperationalError as error:
            busy = "locked" in str(error) or "busy" in str(error)
            if busy:
                raise ProgressError(fault(say, "L006.busy", store=self._path)) from None
            reason = next((say(f"reasons.{key}") for key in _REASONS if key in str(error)), error)
            raise ProgressError(fault(say, "L006", store=self._path, reason=reason)) from None
        except (sqlite3.DatabaseError, ValueError) as error:
            raise ProgressError(fault(say, "L004", store=self._path)) from error

"""The log in a database server, by SQLAlchemy: what `sqlite.py` does in a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from attrs import evolve

from policymodel.findings import ProgressError, fault
from policymodel.progress.observation import Batch, written
from policymodel.progress.records import batches_of
from policymodel.progress.sqlite import say

try:
    import sqlalchemy as sa
except ModuleNotFoundError:
    raise ProgressError(fault(say, "L007")) from None

_TABLES = sa.MetaData()
_BATCH = sa.Table(
    "policymodel_batch",
    _TABLES,
    sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
    sa.Column("plan", sa.Text, nullable=False, index=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in
      ("kind", "at", "by", "source", "digest", "revision")),
    sa.Column("undoes", sa.Integer, nullable=False),
)  # fmt: skip
_OBSERVATION = sa.Table(
    "policymodel_observation",
    _TABLES,
    sa.Column("batch", sa.Integer, sa.ForeignKey(_BATCH.c.number), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in
      ("period", "subject", "field", "value", "place")),
)  # fmt: skip
_HEAD = ("number", "kind", "at", "by", "source", "digest", "revision", "undoes")
_FACT = ("batch", "period", "subject", "field", "value", "place")


class ServerStore:
    """A store in a database server; see `policymodel.progress.store.Store`.

    Its two tables are made where they are not there yet.
    """

    def __init__(self, address: str) -> None:
        """Connect to the server that `address` names, as SQLAlchemy writes addresses.

        Raises:
            ProgressError: L006, it cannot be reached.
        """
        self._shown = address.rsplit("@", 1)[-1]  # without a password
        with self._told():
            self._engine = sa.create_engine(address)
            _TABLES.create_all(self._engine)

    def __enter__(self) -> "ServerStore":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def plans(self) -> tuple[str, ...]:
        """Return the ids of the plans that have batches."""
        asked = sa.select(_BATCH.c.plan).distinct().order_by(_BATCH.c.plan)
        with self._told(), self._engine.connect() as base:
            return tuple(plan for (plan,) in base.execute(asked))

    def batches(self, plan: str) -> tuple[Batch, ...]:
        """Return the batches of a plan, in the order in which they were kept."""
        # One question: nothing is kept between the answer on batches and that on facts.
        asked = (
            sa.select(*(_BATCH.c[name] for name in _HEAD), *(_OBSERVATION.c[n] for n in _FACT))
            .select_from(_BATCH.outerjoin(_OBSERVATION))
            .where(_BATCH.c.plan == plan)
            .order_by(_BATCH.c.number, _OBSERVATION.c.position)
        )
        heads: dict[tuple[object, ...], None] = {}
        facts: list[tuple[str, ...]] = []
        with self._told(), self._engine.connect() as base:
            for row in base.execute(asked):
                heads[tuple(row[: len(_HEAD)])] = None
                if row[len(_HEAD)] is not None:
                    facts.append(tuple(row[len(_HEAD) :]))
        return batches_of(list(heads), facts)

    def append(self, plan: str, batch: Batch, *, after: int) -> Batch:
        """Keep a batch; see `policymodel.progress.store.Store`."""
        last = sa.select(sa.func.coalesce(sa.func.max(_BATCH.c.number), 0))
        last = last.where(_BATCH.c.plan == plan)
        values = {name: getattr(batch, name) for name in _HEAD if name != "number"}
        with self._told(), self._engine.begin() as base:
            # Whoever comes second waits here, and finds what the first has kept.
            if self._engine.dialect.name == "postgresql":
                base.execute(sa.text("LOCK TABLE policymodel_batch IN EXCLUSIVE MODE"))
            if base.execute(last).scalar_one() != after:
                raise ProgressError(fault(say, "L005"))
            made = base.execute(sa.insert(_BATCH).values(plan=plan, **values))
            number = int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0
            rows = [
                {"batch": number, "position": position, "period": each.period,
                 "subject": each.subject.key, "field": each.field, "value": written(each.value),
                 "place": each.place}
                for position, each in enumerate(batch.observations)
            ]  # fmt: skip
            if rows:
                base.execute(sa.insert(_OBSERVATION), rows)
        return evolve(batch, number=number)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence what the database says in its own words."""
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
            raise ProgressError(fault(say, "L006", store=self._shown, reason=reason)) from None
        except ModuleNotFoundError as error:  # of the database's own driver
            raise ProgressError(fault(say, "L007.driver", name=error.name)) from None

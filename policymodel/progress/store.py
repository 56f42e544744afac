"""Where the log is kept: what any store can do, and which one a place names."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from policymodel.progress.observation import Batch

DEFAULT_NAME = "progress.sqlite3"
"""What the store is called that stands beside a plan's other files, unless one is named."""


class Store(AbstractContextManager["Store"], Protocol):
    """A log of batches for each plan. It only grows."""

    def batches(self, plan: str) -> tuple[Batch, ...]:
        """Return the batches of the plan with that id, in the order in which they were kept."""

    def append(self, plan: str, batch: Batch, *, after: int) -> Batch:
        """Keep `batch` whole, or not at all, and return it with its number.

        Args:
            plan: the id of the plan.
            batch: what is to be kept; it has no number yet.
            after: the number of the plan's last batch, as it was read; 0 for none.

        Raises:
            ProgressError: L005, another batch was kept meanwhile; L006, the store cannot be
                written.
        """

    def plans(self) -> Sequence[str]:
        """Return the ids of the plans that have batches."""

    def close(self) -> None:
        """Let go of it."""


def open_store(place: str | os.PathLike[str], *, create: bool = False) -> Store:
    """Return the store at `place`: a file, or the address of a database server.

    Args:
        place: the path of a file of SQLite, or an address such as ``postgresql://…``, for which
            the extra ``policymodel[database]`` must be installed.
        create: whether to make the file where there is none.

    Raises:
        ProgressError: L003, there is none; L004, it is no store, or of a later version; L006, it
            cannot be opened.
    """
    if isinstance(place, str) and "://" in place:
        from policymodel.progress.server import ServerStore

        return ServerStore(place)
    from policymodel.progress.sqlite import SqliteStore

    return SqliteStore(Path(place), create=create)

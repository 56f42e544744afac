"""What people type into the cells of a ledger, and what it means: taken, or refused."""

from policymodel.progress.entries.entry import Context, Entry, RefusedEntryError
from policymodel.progress.entries.reading import read_entry

__all__ = ["Context", "Entry", "RefusedEntryError", "read_entry"]

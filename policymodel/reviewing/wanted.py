"""What the parts of a plan are to hold after a review: new values of fields, and what goes."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from policymodel.model.places import Path
from policymodel.reviewing.fields import Field, fields_of
from policymodel.reviewing.rows import PartRow, value_of

DOUBT = Field("doubt", ("doubt",), "text")


class Value(NamedTuple):
    """What a field is to hold, and the cell that says so; no cell where it follows from others."""

    value: Any
    row: PartRow
    field: Field
    cell: str


class Wanted:
    """Values by the paths of their fields, and the parts that are taken out by their paths."""

    def __init__(self, rows: Sequence[PartRow]) -> None:
        self.rows = rows
        self.values: dict[Path, Value] = {}
        self.deleted: dict[Path, str] = {}

    def put(self, row: PartRow, field: Field, value: Any, cell: str) -> None:
        """Have a field of a part hold a value; None takes it out."""
        self.values[(*row.path, *field.path)] = Value(value, row, field, cell)

    def now(self, row: PartRow, field: Field) -> Any:
        """Return what a field is to hold, as the plan file writes it, or holds."""
        found = self.values.get((*row.path, *field.path))
        if found is not None:
            return found.value
        held = value_of(row.part, field)
        return list(held) if isinstance(held, tuple) else held

    def is_gone(self, path: Path) -> bool:
        """Whether a part is taken out, or what holds it."""
        return any(path[:length] in self.deleted for length in range(1, len(path) + 1))

    def follow(self) -> None:
        """Have parts that go taken out wherever others list them."""
        gone = {getattr(row.part, "id", None) for row in self.rows if self.is_gone(row.path)}
        gone.discard(None)
        for row in self.rows if gone else ():
            for field in fields_of(row.cls):
                held = self.now(row, field) if field.points else None
                if held and not gone.isdisjoint(listed(held)):
                    left = [name for name in listed(held) if name not in gone]
                    self.put_after(row, field, (left or None) if isinstance(held, list) else None)

    def put_after(self, row: PartRow, field: Field, value: Any) -> None:
        """Have a field hold what follows from another change; a cell of its own stays named."""
        was = self.values.get((*row.path, *field.path))
        self.put(row, field, value, was.cell if was else "")


def listed(held: Any) -> list[str]:
    """Return what a field holds as a list: nothing, a name, or several."""
    return [] if held is None else list(held) if isinstance(held, list | tuple) else [held]

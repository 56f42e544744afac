"""What the parts of a plan are to hold after a review: new values of fields, and what goes."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from policymodel.model import Organization, Suppression
from policymodel.model.places import Path
from policymodel.reviewing.fields import Field, fields_of
from policymodel.reviewing.rows import PartRow, value_of

DOUBT = Field("doubt", ("doubt",), "text")
_OF_NAMES = ("responsibilities", "proposed", "organizations", "members")


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
        """Have names that were changed, and parts that go, changed wherever others have them."""
        renamed: dict[str, str] = {}
        for value in self.values.values():
            if value.row.cls is Organization and value.field.key == "name" and value.value:
                renamed[value.row.part.name] = value.value
        for row in self.rows if renamed else ():
            for field in _names_in(row):
                held = self.now(row, field)
                if held and not renamed.keys().isdisjoint(_listed(held)):
                    new = [renamed.get(name, name) for name in _listed(held)]
                    new = list(dict.fromkeys(new))
                    self._follow(row, field, new if isinstance(held, list) else new[0])
        gone = {getattr(row.part, "id", None) for row in self.rows if self.is_gone(row.path)}
        gone.discard(None)
        for row in self.rows if gone else ():
            for field in fields_of(row.cls):
                held = self.now(row, field) if field.points else None
                if held and not gone.isdisjoint(_listed(held)):
                    left = [name for name in _listed(held) if name not in gone]
                    self._follow(row, field, (left or None) if isinstance(held, list) else None)

    def _follow(self, row: PartRow, field: Field, value: Any) -> None:
        was = self.values.get((*row.path, *field.path))
        self.put(row, field, value, was.cell if was else "")


def _listed(held: Any) -> list[str]:
    return list(held) if isinstance(held, list | tuple) else [held]


def _names_in(row: PartRow) -> Iterator[Field]:
    for field in fields_of(row.cls):
        is_at = row.cls is Suppression and field.key == "at"
        if is_at or field.key.partition(".")[0] in _OF_NAMES:
            yield field

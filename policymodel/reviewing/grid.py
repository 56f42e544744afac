"""A sheet of a review workbook that came back: its headings, its rows, and what a cell says."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from policymodel.findings import Finding, fault
from policymodel.intake.workbook import CellError, Merged, Value, WorkbookSheet, address
from policymodel.reviewing import words
from policymodel.reviewing.fields import UnreadError, text_of
from policymodel.text import Lang, Texts

say = Texts(__file__)
_LINES_ABOVE = 12  # rows in which a sheet's heading is looked for
_NOTE = 6  # characters by which the note below a table is known


class Grid:
    """One sheet, read by the words of its headings: columns and rows may stand in any order.

    Attributes:
        sheet: the sheet.
        columns: where each column stands, by its key.
    """

    def __init__(self, sheet: WorkbookSheet, headings: Mapping[str, str], lang: Lang) -> None:
        """Find the columns; `headings` are their keys by the words over them."""
        self.sheet, self._lang = sheet, lang
        self._known = {"".join(said.split()): key for said, key in headings.items()}
        self._head, self._said = self._heading()
        self.columns: dict[str, int] = {
            self._known[said]: column for column, said in self._said if said in self._known
        }

    def _heading(self) -> tuple[int, list[tuple[int, str]]]:
        label = next(said for said, key in self._known.items() if key == "label")
        for row in range(min(_LINES_ABOVE, self.sheet.height)):
            texts = ((c, self.sheet.value(row, c)) for c in range(self.sheet.width))
            said = [(c, "".join(str(text).split())) for c, text in texts if text is not None]
            if any(text == label for _, text in said):
                return row, said
        return 0, []

    def faults(self, needed: Mapping[str, str]) -> Iterator[Finding]:
        """Yield what is wrong with the headings, and with cells that were merged below them.

        `needed` are the words over the columns that must be there, by their keys.
        """
        name = self.sheet.name
        missing = [said for key, said in needed.items() if key not in self.columns]
        if missing:
            yield fault(say, "W003.heading", sheet=name, heading=missing[0])
            return
        met = set[str]()
        for column, said in self._said:
            cell = f"{name}!{address(self._head, column)}"
            if said in met:
                yield fault(say, "W003.heading_twice", cell=cell, heading=said)
            elif said not in self._known and self._is_used(column):
                yield fault(say, "W003.unknown", cell=cell, heading=said)
            met.add(said)
        rows = dict(self.rows())
        for each in self.sheet.merged:
            if any(row in rows for row in range(each.top, each.bottom + 1)):
                yield fault(say, "W003.merged", cells=f"{name}!{_area(each)}")

    def _is_used(self, column: int) -> bool:
        rows = (row for row, _ in self.rows())
        return any(self.sheet.value(row, column) is not None for row in rows)

    def rows(self) -> Iterator[tuple[int, str]]:
        """Yield the rows below the headings that hold anything, each with its label."""
        column = self.columns["label"]
        for row in self._filled:
            label = text_of(self.sheet.value(row, column))
            if not label.startswith(self._notes):
                yield row, label

    @cached_property
    def _filled(self) -> list[int]:
        found = {row for row, _ in self.sheet.cells if row > self._head}
        return sorted(found)

    @cached_property
    def _notes(self) -> tuple[str, ...]:
        keys = ("note", "question_note", "note_new", "note_belongs", "note_places")
        return tuple(words.say(key).get(self._lang)[:_NOTE] for key in keys)

    def cell(self, row: int, key: str) -> str:
        """Return how messages call a cell."""
        return f"{self.sheet.name}!{address(row, self.columns[key])}"

    def text(self, row: int, key: str) -> str:
        """Return what a cell says, as text; empty where there is no such column."""
        value = self.sheet.value(row, self.columns[key]) if key in self.columns else None
        return text_of(value)

    def value(self, row: int, key: str) -> Value | None:
        """Return what a cell holds.

        Raises:
            UnreadError: it holds a formula without its value, or the sign of an error.
        """
        found = self.sheet.cells.get((row, self.columns[key]))
        if found is None:
            return None
        if found.value is None and found.formula is not None:
            raise UnreadError(say("formula"))
        if isinstance(found.value, CellError):
            raise UnreadError(say("error", text=found.value))
        return found.value


def _area(merged: Merged) -> str:
    return f"{address(merged.top, merged.left)}:{address(merged.bottom, merged.right)}"

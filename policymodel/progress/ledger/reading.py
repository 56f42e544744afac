"""A ledger that came back: what was typed into it, and what cannot be taken, cell by cell."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import Factory, define, evolve, frozen

from policymodel.export.exporters import revision
from policymodel.export.punctuation import in_print
from policymodel.findings import ProgressError, fault
from policymodel.intake.workbook import WorkbookSheet, WorkbookText, address
from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.model import Plan
from policymodel.progress.entries import Context, RefusedEntryError, read_entry
from policymodel.progress.ledger.contradictions import contradictions
from policymodel.progress.ledger.known import KnownRow, KnownRows
from policymodel.progress.ledger.mark import FORMAT, Mark
from policymodel.progress.ledger.targetsheet import COLUMNS as TARGET_COLUMNS
from policymodel.progress.ledger.targetsheet import say as of_targets
from policymodel.progress.ledger.tasksheet import COLUMNS as TASK_COLUMNS
from policymodel.progress.ledger.tasksheet import say as of_tasks
from policymodel.progress.observation import (
    OF_MEASURES,
    OF_TARGETS,
    FieldName,
    Observation,
    Standing,
    Subject,
)
from policymodel.sheets.sheet import Column
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
_LANGS: tuple[Lang, ...] = ("zh", "en")
_LINES_ABOVE = 12  # rows in which marks and headings are looked for
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
_SAME = frozenset({"同上", "〃", "″", '"', "ditto"})


class Told(NamedTuple):
    """Something to tell of a cell.

    Attributes:
        place: file, sheet and cell.
        about: what the cell is about, in words.
        said: what is to be told.
    """

    place: str
    about: Text
    said: Text


@define
class LedgerReading:
    """What a ledger says.

    Attributes:
        mark: which ledger it is.
        reported: what was typed that the ledger did not hold when it was written.
        refused: cells that cannot be taken, with the reason.
        notes: how cells were taken, and what is odd about them.
        emptied: cells that held something and are empty now; what they held stays.
        silent: rows in which nothing is reported.
        missing: what the plan's ledger has a row for and this one has not.
        labels: what people call what was reported on.
    """

    mark: Mark
    reported: list[Observation] = Factory(list)
    refused: list[Told] = Factory(list)
    notes: list[Told] = Factory(list)
    emptied: list[Told] = Factory(list)
    silent: list[Subject] = Factory(list)
    missing: list[Subject] = Factory(list)
    labels: dict[Subject, Text] = Factory(dict)

    @property
    def is_part(self) -> bool:
        """Whether it looks like the ledger of one organization, which lacks the others' rows."""
        return len({each.organization for each in self.labels}) <= 2 and bool(self.missing)

    def label(self, subject: Subject) -> Text:
        """Return what people call what a fact is about."""
        return self.labels.get(subject, Text(subject.key, subject.key))


@frozen
class _Form:
    """A sheet that is filled in."""

    key: str
    name: Text
    columns: Mapping[str, Column]
    fields: tuple[FieldName, ...]


_FORMS = (
    _Form("targets", of_targets("name"), TARGET_COLUMNS, OF_TARGETS),
    _Form("tasks", of_tasks("name"), TASK_COLUMNS, OF_MEASURES),
)


def mark_of(book: WorkbookText) -> Mark:
    """Return which ledger a workbook is.

    Raises:
        ProgressError: L010, it is none; L011, its sheets are of several; L012, of a later form.
    """
    marks = {mark for sheet in book.sheets for mark in _marks(sheet)}
    if not marks:
        raise ProgressError(fault(say, "L010", name=book.name))
    if len(marks) > 1:
        told = "、".join(sorted(mark.line for mark in marks))
        raise ProgressError(fault(say, "L011", name=book.name, marks=told))
    mark = marks.pop()
    if mark.format > FORMAT:
        raise ProgressError(fault(say, "L012", name=book.name))
    return mark


def _marks(sheet: WorkbookSheet) -> Iterator[Mark]:
    for (row, _), cell in sorted(sheet.cells.items()):
        if row >= _LINES_ABOVE:
            return
        if isinstance(cell.value, str) and (found := Mark.of(cell.value)) is not None:
            yield found


def read_ledger(book: WorkbookText, plan: Plan, base: Standing) -> LedgerReading:
    """Return what was typed into a ledger of `plan`.

    Rows are known by their ids and columns by their headings, in any order; only cells to be
    filled in are read.

    Args:
        book: the workbook.
        plan: the plan.
        base: what held when the ledger was written.

    Raises:
        ProgressError: L010 to L014, it is no ledger of this plan.
    """
    mark = mark_of(book)
    if mark.plan != plan.id:
        raise ProgressError(fault(say, "L013", name=book.name, found=mark.plan, plan=plan.id))
    return _Reader(book, plan, mark, base).read()


class _Reader:
    """Goes through the sheets."""

    def __init__(self, book: WorkbookText, plan: Plan, mark: Mark, base: Standing) -> None:
        self.book, self.plan, self.base = book, plan, base
        self.found = LedgerReading(mark=mark)
        self.lang: Lang = next(
            (lang for lang in _LANGS for form in _FORMS if book.sheet(form.name.get(lang))), "zh"
        )
        known = KnownRows(plan, mark.period, base, self.lang).rows
        self.known = {_plain_id(key): row for key, row in known.items()}
        self.met: dict[str, str] = {}

    def read(self) -> LedgerReading:
        sheets = [
            (form, sheet)
            for form in _FORMS
            if (sheet := self.book.sheet(form.name.get(self.lang))) is not None
        ]
        if not sheets:
            raise ProgressError(fault(say, "L010", name=self.book.name))
        if self.found.mark.revision != revision(self.plan):
            self._tell(self.found.notes, self.book.name, Text("", ""), "revised")
        for form, sheet in sheets:
            self._sheet(form, sheet)
        self.found.missing += [
            row.subject for key, row in self.known.items() if key not in self.met
        ]
        return self.found

    def _place(self, sheet: WorkbookSheet, row: int, column: int) -> str:
        return f"{self.book.name}!{sheet.name}!{address(row, column)}"

    def _tell(self, into: list[Told], place: str, about: Text, key: str, **values: object) -> None:
        into.append(Told(place, about, say(key, **values)))

    def _sheet(self, form: _Form, sheet: WorkbookSheet) -> None:
        head, columns = self._heading(form, sheet)
        if "id" not in columns:
            raise ProgressError(fault(say, "L014", name=self.book.name, sheet=sheet.name))
        for name in form.fields:
            if name not in columns:
                title = form.columns[name].title
                place = f"{self.book.name}!{sheet.name}"
                self._tell(self.found.notes, place, Text("", ""), "no_column", title=title)
        rows = range(head + 1, sheet.height)
        ids = {row: self._id(sheet, row, columns["id"]) for row in rows}
        for row in rows:
            self._row(form, sheet, row, columns, ids)

    def _heading(self, form: _Form, sheet: WorkbookSheet) -> tuple[int, dict[str, int]]:
        """Return the row of the headings and each column's, found by their words."""
        names = {_packed(each.title.get(self.lang)): key for key, each in form.columns.items()}
        for row in range(min(_LINES_ABOVE, sheet.height)):
            said = {c: _packed(str(sheet.value(row, c) or "")) for c in range(sheet.width)}
            found: dict[str, int] = {}
            for column, text in said.items():
                if text in names:
                    found.setdefault(names[text], column)
            if "id" in found:
                return row, found
        return 0, {}

    def _id(self, sheet: WorkbookSheet, row: int, column: int) -> str:
        """Return an id, without the breaks that lines of print have."""
        return _plain_id(str(sheet.value(row, column) or ""))

    def _row(
        self,
        form: _Form,
        sheet: WorkbookSheet,
        row: int,
        columns: Mapping[str, int],
        ids: Mapping[int, str],
    ) -> None:
        key, place = ids[row], self._place(sheet, row, columns["id"])
        typed = [
            name
            for name in form.fields
            if name in columns and not _is_empty(sheet.cells.get((row, columns[name])))
        ]
        if not key:
            if typed and not self._is_heading_again(form, sheet, row, columns):
                self._tell(self.found.refused, place, Text("", ""), "no_id")
            return
        known = self.known.get(key) or self.known.get(self._renamed(key))
        if known is None or known.sheet != form.key:
            if typed:
                self._tell(self.found.refused, place, Text("", ""), "unknown_id", id=key)
            return
        if list(ids.values()).count(key) > 1 or key in self.met:
            if typed or key not in self.met:
                self._tell(self.found.refused, place, known.label, "twice", id=key)
            self.met.setdefault(key, place)
            return
        self.met[key] = place
        self.found.labels[known.subject] = known.label
        self._locked(sheet, row, columns, known)
        self._fields(form, sheet, row, columns, known)

    def _renamed(self, key: str) -> str:
        """Return an id with the name that its organization has now."""
        subject = Subject.of(key)
        known = self.plan.organization(subject.organization) if subject else None
        if subject is None or known is None:
            return key
        return _plain_id(evolve(subject, organization=known.name).key)

    def _is_heading_again(
        self, form: _Form, sheet: WorkbookSheet, row: int, columns: Mapping[str, int]
    ) -> bool:
        """Whether a row says the headings once more, as people paste them."""
        titles = {_packed(each.title.get(self.lang)) for each in form.columns.values()}
        said = [_packed(str(sheet.value(row, column) or "")) for column in columns.values()]
        return all(text in titles for text in said if text)

    def _locked(
        self, sheet: WorkbookSheet, row: int, columns: Mapping[str, int], known: KnownRow
    ) -> None:
        """Tell where a cell that is no input was changed; what it says is not read."""
        for name, was in known.locked.items():
            column = columns.get(name)
            if column is None:
                continue
            now = sheet.value(row, column)
            printed = in_print(str(was), self.lang)
            if _packed(printed) != _packed("" if now is None else str(now)):
                place = self._place(sheet, row, column)
                self._tell(self.found.notes, place, known.label, "locked", was=was, now=now or "")

    def _fields(
        self,
        form: _Form,
        sheet: WorkbookSheet,
        row: int,
        columns: Mapping[str, int],
        known: KnownRow,
    ) -> None:
        said: dict[FieldName, Observation] = {}
        reports = False
        for name in form.fields:
            if name not in columns:
                continue
            made = self._field(sheet, row, columns[name], known, name)
            if made is not None:
                said[name] = made
            reports |= not _is_empty(sheet.cells.get((row, columns[name])))
        if not reports:
            self.found.silent.append(known.subject)
        now = {name: value for name in form.fields if (value := self._now(known, name, said))}
        place = self._place(sheet, row, columns["id"])
        for told in contradictions(now):
            self.found.notes.append(Told(place, known.label, told))
        self.found.reported += said.values()

    def _now(
        self, known: KnownRow, name: FieldName, said: Mapping[FieldName, Observation]
    ) -> object:
        if name in said:
            return said[name].value
        return self.base.get((self.found.mark.period.code, known.subject, name))

    def _field(
        self, sheet: WorkbookSheet, row: int, column: int, known: KnownRow, name: FieldName
    ) -> Observation | None:
        """Return what is new in a cell; None where nothing is, or it cannot be taken."""
        place, period = self._place(sheet, row, column), self.found.mark.period
        was = self.base.get((period.code, known.subject, name))
        cell, hidden = self._cell(sheet, row, column)
        if hidden:
            self._tell(self.found.refused, place, known.label, "merged")
            return None
        if cell is not None and str(cell.value).strip() in _SAME:
            above = self._cell(sheet, row - 1, column)[0]
            text = above.shown if above else ""
            self._tell(self.found.notes, place, known.label, "same", text=text)
            cell = above
        context = Context(
            period=period, unit=known.unit, kind=known.kind, change=known.change,
            known=self.plan.known_units,
        )  # fmt: skip
        try:
            entry = read_entry(cell, name, context)
        except RefusedEntryError as error:
            self.found.refused.append(Told(place, known.label, error.said))
            return None
        if entry is None or entry.value is None:
            if was is not None:
                self._tell(self.found.emptied, place, known.label, "emptied")
            return None
        if entry.value == was:
            return None
        self.found.notes += (Told(place, known.label, note) for note in entry.notes)
        return Observation(
            period=period.code, subject=known.subject, field=name, value=entry.value, place=place
        )

    @staticmethod
    def _cell(sheet: WorkbookSheet, row: int, column: int) -> tuple[WorkbookCell | None, bool]:
        """Return a cell, and whether another one that is merged with it stands in its place."""
        for each in sheet.merged:
            is_in = each.top <= row <= each.bottom and each.left <= column <= each.right
            if is_in and (row, column) != (each.top, each.left):
                return None, sheet.cells.get((each.top, each.left)) is not None
        return sheet.cells.get((row, column)), False


def _plain_id(text: str) -> str:
    """Return an id as it is compared: however wide its signs are, and without invisible ones."""
    return _packed(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def _packed(text: str) -> str:
    return "".join(text.split())


def _is_empty(cell: WorkbookCell | None) -> bool:
    if cell is None:
        return True
    return cell.formula is None and (
        cell.value is None or not str(cell.value).strip(" \t\r\n\u3000")
    )

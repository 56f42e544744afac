"""A ledger that came back: what was typed into it, and what cannot be taken, cell by cell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator
from decimal import Context as Digits
from decimal import Decimal
from typing import NamedTuple

from attrs import Factory, define, evolve

from policymodel.export.exporters import revision
from policymodel.findings import ProgressError, fault
from policymodel.intake.workbook import WorkbookSheet, WorkbookText, address
from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.model import Plan
from policymodel.progress.entries import RefusedEntryError, read_entry
from policymodel.progress.ledger.contradictions import contradictions, levels_apart
from policymodel.progress.ledger.forms import LINES_ABOVE, FilledSheet, filled_sheets, packed
from policymodel.progress.ledger.known import KnownRow, KnownRows
from policymodel.progress.ledger.mark import FORMAT, Mark
from policymodel.progress.observation import FieldName, Observation, Standing, Subject, Value
from policymodel.text import Text, Texts

say = Texts(__file__)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
_TOTAL = re.compile("(?:总?合计|小计|总计|总分|平均|汇总|total|subtotal|sum)", re.IGNORECASE)
_NUMBER = "share"  # the one computed column that holds no formula
_KEPT = Digits(prec=15)  # a spreadsheet program keeps no more
_JUDGED: frozenset[FieldName] = frozenset({"value", "status", "rate"})  # what is judged by
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
        worded: rows in which words alone are, which cannot be judged.
        missing: what the plan's ledger has a row for and this one has not.
        labels: what people call what was reported on.
    """

    mark: Mark
    reported: list[Observation] = Factory(list)
    refused: list[Told] = Factory(list)
    notes: list[Told] = Factory(list)
    emptied: list[Told] = Factory(list)
    silent: list[Subject] = Factory(list)
    worded: list[Subject] = Factory(list)
    missing: list[Subject] = Factory(list)
    labels: dict[Subject, Text] = Factory(dict)

    @property
    def is_part(self) -> bool:
        """Whether it looks like the ledger of one organization, which lacks the others' rows."""
        return len({each.organization for each in self.labels}) <= 2 and bool(self.missing)

    def label(self, subject: Subject) -> Text:
        """Return what people call what a fact is about."""
        return self.labels.get(subject, Text(subject.key, subject.key))


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
    for row in range(LINES_ABOVE):
        for column in range(sheet.width):
            said = sheet.value(row, column)
            if isinstance(said, str) and (found := Mark.of(said)) is not None:
                yield found


Known = dict[tuple[object, ...], dict[str, KnownRow]]
"""The rows of ledgers that were read already, so that those of one mark share them."""


def read_ledger(
    book: WorkbookText, plan: Plan, base: Standing, *, known: Known | None = None
) -> LedgerReading:
    """Return what was typed into a ledger of `plan`.

    Rows are known by their ids and columns by their headings, in any order; only cells to be
    filled in are read.

    Args:
        book: the workbook.
        plan: the plan.
        base: what held when the ledger was written.
        known: rows of `plan` that are known from other ledgers; those of this one are added.

    Raises:
        ProgressError: L010 to L014, it is no ledger of this plan.
    """
    mark = mark_of(book)
    if mark.plan != plan.id:
        raise ProgressError(fault(say, "L013", name=book.name, found=mark.plan, plan=plan.id))
    return _Reader(book, plan, mark, base, {} if known is None else known).read()


class _Reader:
    """Goes through the sheets."""

    def __init__(
        self, book: WorkbookText, plan: Plan, mark: Mark, base: Standing, known: Known
    ) -> None:
        self.book, self.plan, self.base = book, plan, base
        self.found = LedgerReading(mark=mark)
        self.sheets, self.others = filled_sheets(book)
        self.period, lang = mark.period.code, self.sheets[0].lang
        made = (self.period, mark.after, lang)
        if made not in known:
            rows = KnownRows(plan, mark.period, base, lang).rows
            known[made] = {_plain_id(key): row for key, row in rows.items()}
        self.known = known[made]
        self.met: dict[str, str] = {}
        self.is_revised = mark.revision != revision(plan)

    def read(self) -> LedgerReading:
        if self.is_revised:
            self._tell(self.found.notes, self.book.name, _NOBODY, say("revised"))
        for sheet in self.others:
            self._tell(
                self.found.notes, f"{self.book.name}!{sheet.name}", _NOBODY, say("other_sheet")
            )
        filled = [_Rows(self, each) for each in self.sheets]
        twice = Counter(key for each in filled for key in each.ids.values() if each.is_known(key))
        for rows in filled:
            rows.read({key for key, times in twice.items() if times > 1})
        for each, told in levels_apart(self.plan, self.found.reported):
            self._tell(self.found.notes, each.place, self.found.label(each.subject), told)
        self.found.missing += [
            row.subject for key, row in self.known.items() if key not in self.met
        ]
        return self.found

    def plain_id(self, text: str) -> str:
        """Return an id as it is compared, with the name that its organization has now."""
        if text in self.known:
            return text
        key = _plain_id(text)
        subject = None if key in self.known else Subject.of(key)
        known = self.plan.organization(subject.organization) if subject else None
        if subject is None or known is None:
            return key
        return _plain_id(evolve(subject, organization=known.name).key)

    def _tell(self, into: list[Told], place: str, about: Text, said: Text) -> None:
        into.append(Told(place, about, said))


_NOBODY = Text("", "")


class _Rows:
    """Goes through the rows of a sheet."""

    def __init__(self, reader: _Reader, filled: FilledSheet) -> None:
        self.reader, self.found, self.base = reader, reader.found, reader.base
        self.form, self.sheet, self.columns = filled.form, filled.sheet, filled.columns
        self.filled, self.tell = filled, reader._tell
        self.titles = filled.form.titles(filled.lang)
        self.computed = [
            name
            for name, made in filled.form.columns.items()
            if made.derived and name != _NUMBER and name in filled.columns
        ]
        self.hidden = {
            (row, column): (each.top, each.left)
            for each in self.sheet.merged
            for row in range(each.top, min(each.bottom, self.sheet.height) + 1)
            for column in range(each.left, min(each.right, self.sheet.width) + 1)
            if (row, column) != (each.top, each.left)
        }
        self.ids = {
            row: self._id(row)
            for row in range(filled.head + 1, self.sheet.height)
            if not self._is_heading_again(row)
        }

    def place(self, row: int, column: int) -> str:
        return f"{self.reader.book.name}!{self.sheet.name}!{address(row, column)}"

    def is_known(self, key: str) -> bool:
        """Whether a row with that id belongs on this sheet."""
        known = self.reader.known.get(key)
        return known is not None and known.sheet == self.form.key

    def read(self, twice: Container[str]) -> None:
        """Read the rows; those whose ids are there `twice` are refused."""
        self._columns()
        for row, key in self.ids.items():
            self._row(row, key, twice)

    def _columns(self) -> None:
        """Tell what columns are not there, or there twice, or not the ledger's."""
        whole = f"{self.reader.book.name}!{self.sheet.name}"
        for name in self.form.fields:
            if name not in self.columns:
                title = self.form.columns[name].title
                self.tell(self.found.notes, whole, _NOBODY, say("no_column", title=title))
        for column in self.filled.again:
            said = str(self.sheet.value(self.filled.head, column))
            place = self.place(self.filled.head, column)
            self.tell(self.found.refused, place, _NOBODY, say("column_twice", title=said))
        for column in self.filled.others:
            rows = [row for row, key in self.ids.items() if key]
            if any(not _is_empty(self.sheet.cells.get((row, column))) for row in rows):
                place = self.place(self.filled.head, column)
                self.tell(self.found.notes, place, _NOBODY, say("other_column"))

    def _id(self, row: int) -> str:
        """Return an id, without the breaks that lines of print have."""
        return self.reader.plain_id(str(self.sheet.value(row, self.columns["id"]) or ""))

    def _is_heading_again(self, row: int) -> bool:
        """Whether a row says the headings once more, as people paste them."""
        id_ = self.sheet.value(row, self.columns["id"])
        if id_ is not None and packed(str(id_)) not in self.titles:
            return False
        said = {
            packed(str(self.sheet.value(row, column) or "")) for column in self.columns.values()
        }
        return bool(said - {""}) and said - {""} <= self.titles.keys()

    def _row(self, row: int, key: str, twice: Container[str]) -> None:
        place = self.place(row, self.columns["id"])
        known = self.reader.known.get(key)
        if not key:
            if self._is_typed(row) and self._is_total(row):
                self.tell(self.found.notes, place, _NOBODY, say("total"))
            elif self._is_typed(row):
                self.tell(self.found.refused, place, _NOBODY, say("no_id"))
        elif known is None or not self.is_known(key):
            if self._is_typed(row):
                self.tell(self.found.refused, place, _NOBODY, say("unknown_id", id=key))
        elif key in twice:
            self.reader.met.setdefault(key, place)
            self.tell(self.found.refused, place, known.label, say("twice", id=key))
        else:
            self.reader.met[key] = place
            self.found.labels[known.subject] = known.label
            self._locked(row, known)
            self._fields(row, known)

    def _is_typed(self, row: int) -> bool:
        """Whether anything stands in the inputs of a row."""
        columns = (self.columns[name] for name in self.form.fields if name in self.columns)
        return any(not _is_empty(self.sheet.cells.get((row, column))) for column in columns)

    def _is_total(self, row: int) -> bool:
        """Whether a row sums others up, as its first words say."""
        words = (self.sheet.value(row, column) for column in range(self.sheet.width))
        first = next((packed(str(each)) for each in words if each is not None), "")
        return _TOTAL.match(first) is not None

    def _locked(self, row: int, known: KnownRow) -> None:
        """Tell where a cell that is no input was changed; what it says is not read."""
        for name, was in known.locked.items():
            column = self.columns.get(name)
            if column is None or (row, column) in self.hidden:
                continue
            now = self.sheet.value(row, column)
            if not _says(now, was, known.printed[name]):
                at = self.place(row, column)
                said = say(
                    "locked_since" if self.reader.is_revised else "locked",
                    was=_in_one_line(was), now=_in_one_line(now),
                )  # fmt: skip
                self.tell(self.found.notes, at, known.label, said)
        for name in self.computed:
            cell = self.sheet.cells.get((row, self.columns[name]))
            if cell is not None and cell.formula is None and not _is_empty(cell):
                place = self.place(row, self.columns[name])
                self.tell(self.found.notes, place, known.label, say("computed", text=cell.shown))

    def _fields(self, row: int, known: KnownRow) -> None:
        said: dict[FieldName, Observation] = {}
        now: dict[FieldName, object] = {}
        reports = False
        for name in self.form.fields:
            column, value = self.columns.get(name, -1), self._was(known, name)
            at = row, column
            cell = self.sheet.cells.get(at)
            if cell is not None or value is not None or at in self.hidden:
                made = self._field(at, known, name) if column >= 0 else None
                if made is not None:
                    said[name], value = made, made.value
                reports = reports or not _is_empty(cell)
            if value is not None:
                now[name] = value
        if not reports:
            self.found.silent.append(known.subject)
        for told in contradictions(now):
            place = self.place(row, self.columns["id"])
            self.found.notes.append(Told(place, known.label, told))
        if said and not _JUDGED & now.keys():
            self.found.worded.append(known.subject)
        self.found.reported += said.values()

    def _was(self, known: KnownRow, name: FieldName) -> Value | None:
        return self.base.get((self.reader.period, known.subject, name)) if self.base else None

    def _field(self, at: tuple[int, int], known: KnownRow, name: FieldName) -> Observation | None:
        """Return what is new in a cell; None where nothing is, or it cannot be taken."""
        cell, was, place = self.sheet.cells.get(at), self._was(known, name), self.place(*at)
        if at in self.hidden:
            if self.sheet.cells.get(self.hidden[at]) is not None:
                self.tell(self.found.refused, place, known.label, say("merged"))
            return None
        if cell is not None and isinstance(cell.value, str) and cell.value.strip() in _SAME:
            cell = self._same(*at, known, name)
            if cell is None:
                self.tell(self.found.refused, place, known.label, say("same_as_nothing"))
                return None
            self.tell(self.found.notes, place, known.label, say("same", text=cell.shown))
        try:
            entry = read_entry(cell, name, known.context)
        except RefusedEntryError as error:
            self.found.refused.append(Told(place, known.label, error.said))
            return None
        if entry is None or entry.value is None:
            notes = entry.notes if entry else ()
            self.found.notes += [Told(place, known.label, note) for note in notes]
            if was is not None:
                self.tell(self.found.emptied, place, known.label, say("emptied"))
            return None
        if entry.value == was:
            return None
        if entry.notes:
            self.found.notes += [Told(place, known.label, note) for note in entry.notes]
        return Observation(
            period=self.reader.period,
            subject=known.subject,
            field=name,
            value=entry.value,
            place=place,
        )

    def _same(self, row: int, column: int, known: KnownRow, name: FieldName) -> WorkbookCell | None:
        """Return the cell above that 同上 means; None where nothing stands there to be meant."""
        for above in range(row - 1, self.filled.head, -1):
            cell, other = self.sheet.cells.get((above, column)), self.ids.get(above, "")
            meant = self.reader.known.get(other)
            if cell is None or _is_empty(cell) or meant is None:
                return None
            if str(cell.value).strip() not in _SAME:
                is_number = name in ("value", "rate")
                return None if is_number and meant.context.unit != known.context.unit else cell
        return None


def _plain_id(text: str) -> str:
    """Return an id as it is compared: however wide its signs are, and without invisible ones."""
    return packed(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def _says(now: object, was: str | Decimal, printed: str) -> bool:
    """Whether a locked cell still says what was written into it, and how it was `printed`."""
    if isinstance(was, Decimal):
        return isinstance(now, Decimal) and _KEPT.plus(now) == _KEPT.plus(was)
    said = "" if now is None else str(now)
    return said == printed or packed(said) == printed


def _in_one_line(said: object) -> str:
    """Return what a cell says, without the breaks that lines of print have."""
    return "" if said is None else str(said).replace("\n", "")


def _is_empty(cell: WorkbookCell | None) -> bool:
    if cell is None:
        return True
    value = cell.value
    is_blank = not value.strip(" \t\r\n\u3000\u00a0") if isinstance(value, str) else value is None
    return is_blank and cell.formula is None

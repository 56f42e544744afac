"""What a review workbook says that came back: the cells that were changed, and what is wrong."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from policymodel.export.exporters import revision
from policymodel.findings import Finding, fault
from policymodel.intake.workbook import WorkbookSheet, WorkbookText
from policymodel.model import Plan
from policymodel.reviewing import words
from policymodel.reviewing.added import Added, AddedRows
from policymodel.reviewing.added import called as called_new
from policymodel.reviewing.addresses import Addresses, of_field, of_place
from policymodel.reviewing.answers import Answers
from policymodel.reviewing.fields import Field, Reader, UnreadError, fields_of, is_wanted, text_of
from policymodel.reviewing.grid import Grid
from policymodel.reviewing.questions import Asked
from policymodel.reviewing.quoting import Quoted, place_of
from policymodel.reviewing.rows import (
    FORMS,
    PartRow,
    SheetForm,
    labels_by_id,
    part_rows,
    shown_of,
    value_of,
    whose,
)
from policymodel.reviewing.sentences import sentence
from policymodel.reviewing.wanted import Value, Wanted
from policymodel.source import SourceText
from policymodel.source.headings import packed
from policymodel.text import Lang, Texts

say = Texts(__file__)
_LINES_ABOVE = 12  # rows in which a sheet's line of plan and revision is looked for
_LANGS: tuple[Lang, ...] = ("zh", "en")


class Change(NamedTuple):
    """A change: its cell, what it is about, what stood and what is to stand there.

    What follows from other changes has no cell.
    """

    cell: str
    about: str
    before: str
    after: str


class Returned:
    """Goes through the sheets of a workbook and collects what was changed, and what is wrong."""

    def __init__(
        self,
        book: WorkbookText,
        plan: Plan,
        asked: Mapping[int, Asked],
        source: SourceText | None = None,
    ) -> None:
        self.book, self.plan, self.source = book, plan, source
        self.lang = _language(book)
        self.rows = part_rows(plan, self.lang)
        self.by_label = {row.label: row for row in self.rows}
        self.addresses = Addresses(self.rows, self.lang)
        self.labels = self.addresses.labels
        ids = {"".join(label.split()): each for each, label in labels_by_id(self.rows).items()}
        self.reader = Reader(ids, self.lang, self.addresses.at)
        self.revision = ""  # that of the plan of which it was made
        self.changes: list[Change] = []
        self.refused: list[Finding] = []
        self.missing: list[str] = []  # rows and sheets that are gone, which takes nothing out
        self.quoted: list[Quoted] = []  # where the document states particulars of its own
        self.wanted = Wanted(self.rows)
        self.answers = Answers(plan, asked, self.wanted, self.reader)
        self.new = AddedRows(self.rows, self.reader, self.lang)

    @property
    def added(self) -> list[Added]:
        """The parts that are to be added, by rows and by answers."""
        return [*self.new.added, *self.answers.added]

    def read(self) -> None:
        """Read all sheets."""
        names = {form.name.get(self.lang): form for form in FORMS.sheets}
        questions = words.say("questions").get(self.lang)
        sheets = {sheet.name: sheet for sheet in self.book.sheets}
        if sheets.keys().isdisjoint(names):
            self._refuse(fault(say, "W001", name=self.book.name))
            return
        for name, sheet in sheets.items():
            if name in names or name == questions:
                self._mark(sheet)
            elif _marked(sheet, self.lang) is not None:
                self._refuse(fault(say, "W001.renamed", sheet=name))
        if self.refused:
            return
        if questions in sheets:
            self._questions(sheets[questions])
        for name, form in names.items():
            if name in sheets:
                self._sheet(form, sheets[name])
            elif self._labels(form):
                self.missing.append(name)
        self.answers.finish()
        self.new.own()
        self._hold()
        self.refused += [*self.new.refused, *self.answers.refused]

    def _hold(self) -> None:
        """Refuse what was added to parts that are taken out."""
        for each in self.added:
            if isinstance(each.holder, PartRow) and self.wanted.is_gone(each.holder.path):
                self._refuse(fault(say, "W003.gone", cell=each.cell, label=each.holder.label))

    def _refuse(self, found: Finding) -> None:
        if found not in self.refused:
            self.refused.append(found)

    def _mark(self, sheet: WorkbookSheet) -> None:
        """Refuse the review of another plan, or of the same one before it was changed."""
        found = _marked(sheet, self.lang)
        if found is None:
            self._refuse(fault(say, "W001.unmarked", sheet=sheet.name))
        elif found[1] != self.plan.id:
            self._refuse(fault(say, "W001.other", found=found[1], plan=self.plan.id))
        elif found[2] != revision(self.plan):
            self.revision = found[2]
            self._refuse(fault(say, "W002", name=self.book.name))

    def _grid(self, sheet: WorkbookSheet, form: SheetForm | None, *needed: str) -> Grid | None:
        """Return a sheet by its columns; None where its form is wrong, which is told."""
        own = {key: FORMS.own(key).get(self.lang) for key in FORMS.own_keys}
        headings = {said: key for key, said in own.items()}
        if form is not None:
            for key in form.columns:
                headings[FORMS.heading(key, *form.parts).get(self.lang)] = key
        grid = Grid(sheet, headings, self.lang)
        wrong = list(grid.faults({key: own[key] for key in ("label", *needed)}))
        for each in wrong:
            self._refuse(each)
        return None if wrong else grid

    def _questions(self, sheet: WorkbookSheet) -> None:
        grid = self._grid(sheet, None, "answer")
        if grid is not None:
            for cell, asked, said in self.answers.read(grid):
                self.changes.append(Change(cell, asked.get(self.lang), "", said))

    def _sheet(self, form: SheetForm, sheet: WorkbookSheet) -> None:
        grid = self._grid(sheet, form, *(("item", "value") if form.is_list else ()))
        if grid is None:
            return
        met = set[tuple[str, str]]()
        for row, label in grid.rows():
            if self.new.is_new(form, grid, row, label):
                self.new.read(form, grid, row, label)
                continue
            if not label:
                self._stray(form, grid, row)
                continue
            known = self.by_label.get(label)
            if known is None or known.cls.__name__ not in form.parts:
                self._refuse(fault(say, "W003", cell=grid.cell(row, "label"), label=label))
                continue
            key = label, grid.text(row, "item")
            if key in met:
                self._refuse(fault(say, "W003.twice", cell=grid.cell(row, "label"), label=label))
                continue
            met.add(key)
            self._row(form, grid, row, known)
        for cell, of, said in self.new.changes:
            self.changes.append(Change(cell, of.get(self.lang), "", said))
        self.new.changes.clear()
        there = {label for label, _ in met}
        self.missing += [each for each in self._labels(form) if each not in there]

    def _labels(self, form: SheetForm) -> list[str]:
        """Return the rows that a sheet was made with; none where a part has one for each field."""
        of = () if form.is_list else form.parts
        return [row.label for row in self.rows if row.cls.__name__ in of]

    def _stray(self, form: SheetForm, grid: Grid, row: int) -> None:
        """Refuse a row that says something and does not say of what."""
        if any(grid.text(row, key) for key in grid.columns):
            self._refuse(fault(say, "W003.unlabelled", cell=grid.cell(row, "label")))

    def _row(self, form: SheetForm, grid: Grid, row: int, known: PartRow) -> None:
        if action := grid.text(row, "action"):
            self._action(action, grid.cell(row, "action"), known)
        item = grid.text(row, "item")
        for each in fields_of(known.cls):
            heading = FORMS.heading(each.key, known.cls.__name__).get(self.lang)
            if form.is_list and item == heading:
                self._cell(grid, row, "value", known, each)
                self._quote(grid, row, known, each)
            elif not form.is_list and each.key in grid.columns:
                self._cell(grid, row, each.key, known, each)

    def _action(self, action: str, cell: str, known: PartRow) -> None:
        if action.casefold() != words.say("delete").get(self.lang).casefold():
            self._refuse(fault(say, "W004.action", cell=cell, text=action))
            return
        self.wanted.deleted[known.path] = cell
        gone = say("deleted").get(self.lang)
        self.changes.append(Change(cell, self._about(known), "", gone))

    def _about(self, row: PartRow, field: Field | None = None) -> str:
        """Return what people call a part, or a field of it."""
        names = (getattr(row.part, key, None) for key in ("name", "title"))
        name = next(filter(None, names), None) or whose(row)
        part = say("about.part", label=row.label)
        if name:
            part = say("about.named", label=row.label, name=name)
        if field is None:
            return part.get(self.lang)
        heading = FORMS.heading(field.key, row.cls.__name__)
        return of_field(part, heading).get(self.lang)

    def _cell(self, grid: Grid, row: int, column: str, known: PartRow, each: Field) -> None:
        cell, now = grid.cell(row, column), value_of(known.part, each)
        before = shown_of(known, each, self.labels, self.lang)
        try:
            value = grid.value(row, column)
            if _same(value, before):
                return
            after = self.reader.read(value, each)
            if after is None and is_wanted(known.cls, each):
                heading = FORMS.heading(each.key, known.cls.__name__)
                raise UnreadError(say("wanted", field=heading))
        except UnreadError as error:
            self._refuse(fault(say, "W004", cell=cell, reason=error.said))
            return
        if _plain(after) == _plain(now) or (after is None and now == _default(known, each)):
            return
        self.wanted.put(known, each, after, cell)
        said = Change(cell, self._about(known, each), str(before), text_of(value))
        self.changes.append(said)

    def _quote(self, grid: Grid, row: int, known: PartRow, each: Field) -> None:
        """Take the words quoted for the place of a field, where they are not those shown."""
        key = place_of(known.cls, each.key)
        if key is None or "sentence" not in grid.columns:
            return
        at, said = getattr(known.part, key), grid.text(row, "sentence")
        if at is not None and self.source is None:
            return  # what was shown is not known
        shown = sentence(self.source, at) if at is not None and self.source is not None else ""
        if not said or packed(said) == packed(shown):  # a review without the document has none
            return
        cell = grid.cell(row, "sentence")
        of = self._about(known, None if key == "at" else each)
        self.quoted.append(Quoted(known.path, key, said, cell, of))
        about = of_place(of).get(self.lang)
        self.changes.append(Change(cell, about, shown, said))

    def followed(self) -> Iterator[Change]:
        """Yield what else is changed: by answers, and where others refer to what was changed."""
        told = {each.cell for each in self.changes if each.cell not in self.answers.cells}
        gone = say("deleted").get(self.lang)
        for value in self.wanted.values.values():
            if value.cell in told or self.wanted.is_gone(value.row.path):
                continue
            before = shown_of(value.row, value.field, self.labels, self.lang)
            after = "\n".join(self._said(value))
            yield Change("", self._about(value.row, value.field), str(before), after)
        for row in self.rows:
            if (cell := self.wanted.deleted.get(row.path)) and cell not in told:
                yield Change("", self._about(row), "", gone)
        for made in self.answers.added:
            name = next(map(str, filter(None, map(made.values.get, ("name", "words", "rule")))), "")
            yield Change("", called_new(made.cls, self.lang), "", name)

    def _said(self, value: Value) -> Iterator[str]:
        """Yield what a field is to hold, in the words of its cell."""
        for each in value.value if isinstance(value.value, list) else [value.value or ""]:
            if value.field.codes is not None and each in value.field.codes.codes:
                yield value.field.codes.label(each, self.lang)
            else:
                yield self.labels.get(str(each), str(each))


def plan_of(book: WorkbookText) -> str | None:
    """Return the id of the plan whose review a workbook is; None where it is none."""
    lang = _language(book)
    return next((found[1] for each in book.sheets if (found := _marked(each, lang))), None)


def _marked(sheet: WorkbookSheet, lang: Lang) -> re.Match[str] | None:
    """Return the line of a sheet that names its plan, and the revision of it."""
    line = words.say("line", plan="PLAN", revision="REVISION").get(lang)
    pattern = re.escape(line).replace("PLAN", "(.+?)").replace("REVISION", "([0-9a-f]+)")
    above = (str(cell.value) for (row, _), cell in sheet.cells.items() if row < _LINES_ABOVE)
    return next((m for each in above if (m := re.fullmatch(pattern, each.strip()))), None)


def _language(book: WorkbookText) -> Lang:
    """Return the language of a review workbook: that in which most of its sheets are called."""
    names = {sheet.name for sheet in book.sheets}
    return max(_LANGS, key=lambda lang: sum(f.name.get(lang) in names for f in FORMS.sheets))


def _same(cell: object, before: object) -> bool:
    """Whether a cell holds what was written into it; programs drop blanks at the ends."""
    if cell is None:
        return before == ""
    if isinstance(before, str):
        return str(cell).replace("\r\n", "\n").strip() == str(before).strip()
    return cell == before


def _default(row: PartRow, each: Field) -> Any:
    """Return what a field holds where the plan file says nothing."""
    return attrs.fields_dict(row.cls)[str(each.path[0])].default


def _plain(value: Any) -> Any:
    """Return a value as a plan file writes it, to compare."""
    if value is None or value == () or value == []:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return list(map(str, value)) if isinstance(value, list | tuple) else str(value)

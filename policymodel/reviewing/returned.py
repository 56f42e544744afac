"""What a review workbook says that came back: the cells that were changed, and what is wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from policymodel.export.exporters import revision
from policymodel.findings import Finding, fault
from policymodel.intake.workbook import Value, WorkbookSheet, WorkbookText, address
from policymodel.model import NotTarget, Organization, Plan
from policymodel.model.places import Path, parse_path
from policymodel.reviewing import words
from policymodel.reviewing.fields import Field, UnreadError, fields_of, read, shown
from policymodel.reviewing.questions import Asked, Choice, alike
from policymodel.reviewing.rows import FORMS, PartRow, SheetForm, labels_by_id, part_rows, value_of
from policymodel.text import Lang, Texts

say = Texts(__file__)
_LINES_ABOVE = 12  # rows in which a sheet's heading is looked for
_DOUBT = Field("doubt", ("doubt",), "text")
_OF_NAMES = ("responsibilities", "proposed", "organizations", "members")
_LANGS: tuple[Lang, ...] = ("zh", "en")


class Change(NamedTuple):
    """A cell that was changed: where it is, what it is about, what stood and what stands there."""

    cell: str
    about: str
    before: str
    after: str


class Returned:
    """Goes through the sheets of a workbook and collects what was changed, and what is wrong."""

    def __init__(self, book: WorkbookText, plan: Plan, asked: Mapping[int, Asked]) -> None:
        self.book, self.plan = book, plan
        self.lang = _language(book)
        self.rows = part_rows(plan, self.lang)
        self.by_label = {row.label: row for row in self.rows}
        self.labels = labels_by_id(self.rows)
        self.ids = {"".join(label.split()): each for each, label in self.labels.items()}
        self.changes: list[Change] = []
        self.refused: list[Finding] = []
        self.wanted: dict[Path, tuple[Any, PartRow, Field, str]] = {}
        self.deleted: dict[Path, str] = {}
        self.asked = {
            words.say("question_row", number=n).get(self.lang): q for n, q in asked.items()
        }
        self.answered: list[int] = []
        self.added: list[Choice] = []

    def read(self) -> None:
        sheets = [
            (form, sheet)
            for form in FORMS.sheets
            if (sheet := self.book.sheet(form.name.get(self.lang))) is not None
        ]
        if not sheets:
            self._refuse(fault(say, "W001", name=self.book.name))
            return
        questions = self.book.sheet(words.say("questions").get(self.lang))
        for each in (questions, *(sheet for _, sheet in sheets)):
            if each is not None:
                self._mark(each)
        if self.refused:
            return
        if questions is not None:
            self._questions(questions)
        for form, sheet in sheets:
            self._sheet(form, sheet)

    def _refuse(self, found: Finding) -> None:
        if found not in self.refused:
            self.refused.append(found)

    def _mark(self, sheet: WorkbookSheet) -> None:
        """Refuse the review of another plan, or of the same one before it was changed."""
        line = words.say("line", plan="PLAN", revision="REVISION").get(self.lang)
        pattern = re.escape(line).replace("PLAN", "(.+?)").replace("REVISION", "([0-9a-f]+)")
        above = (str(cell.value) for (row, _), cell in sheet.cells.items() if row < _LINES_ABOVE)
        found = next((m for each in above if (m := re.fullmatch(pattern, each.strip()))), None)
        if found is None:
            self._refuse(fault(say, "W001.unmarked", sheet=sheet.name))
        elif found[1] != self.plan.id:
            self._refuse(fault(say, "W001.other", found=found[1], plan=self.plan.id))
        elif found[2] != revision(self.plan):
            self._refuse(fault(say, "W002", name=self.book.name))

    def _sheet(self, form: SheetForm, sheet: WorkbookSheet) -> None:
        head, columns = self._heading(form.columns, sheet)
        if "label" not in columns:
            self._refuse(fault(say, "W003.heading", sheet=sheet.name))
            return
        met: dict[tuple[str, str], int] = {}
        for row in range(head + 1, sheet.height):
            label = str(sheet.value(row, columns["label"]) or "").strip()
            if not label or label.startswith(words.say("note").get(self.lang)[:6]):
                continue
            known = self.by_label.get(label)
            where = f"{sheet.name}!{address(row, columns['label'])}"
            if known is None or known.cls.__name__ not in form.parts:
                self._refuse(fault(say, "W003", cell=where, label=label))
                continue
            item = str(sheet.value(row, columns["item"]) or "") if "item" in columns else ""
            if (label, item) in met:
                self._refuse(fault(say, "W003.twice", cell=where, label=label))
                continue
            met[label, item] = row
            self._row(form, sheet, row, columns, known)

    def _questions(self, sheet: WorkbookSheet) -> None:
        """Take the answers to what was asked."""
        head, columns = self._heading((), sheet)
        if not {"label", "answer"} <= columns.keys():
            self._refuse(fault(say, "W003.heading", sheet=sheet.name))
            return
        for row in range(head + 1, sheet.height):
            label = str(sheet.value(row, columns["label"]) or "").strip()
            value = sheet.value(row, columns["answer"])
            if label and value is not None and str(value).strip():
                cell = f"{sheet.name}!{address(row, columns['answer'])}"
                self._answer(label, value, cell)

    def _answer(self, label: str, value: Value, cell: str) -> None:
        said, known, asked = str(value).strip(), self.by_label.get(label), self.asked.get(label)
        settled = alike(said, words.say("settled").get(self.lang))
        if known is not None and settled:
            self._want(known, _DOUBT, None, cell)
        elif asked is None:
            self._refuse(fault(say, "W003", cell=cell, label=label))
            return
        elif (choice := asked.answer(said, self.lang)) is not None:
            self._settle(asked, choice, cell)
        elif asked.path and not asked.choices:
            self._fill(asked.path, value, cell)
        elif asked.choices or not settled:
            self._refuse(fault(say, "W004.answer", cell=cell, text=said))
            return
        if asked is not None:
            self.answered.append(asked.number)
        self.changes.append(Change(cell, label, "", said))

    def _settle(self, asked: Asked, choice: Choice, cell: str) -> None:
        """Take an answer: what it adds comes in the place of the number left in doubt there."""
        if choice.part is not None:
            self.added.append(choice)
        for row in self.rows:
            part = row.part
            if isinstance(part, NotTarget) and part.doubt and part.at and part.at in asked.at:
                if choice.part is None:
                    self._want(row, _DOUBT, None, cell)
                else:
                    self.deleted[row.path] = cell

    def _fill(self, place: str, value: Value, cell: str) -> None:
        """Put an answer in one's own words into the field that was asked for."""
        path = parse_path(place)
        for row in self.rows:
            for each in fields_of(row.cls):
                if (*row.path, *each.path) == path:
                    try:
                        self._want(row, each, read(value, each, self.ids, self.lang), cell)
                    except UnreadError as error:
                        self._refuse(fault(say, "W004", cell=cell, reason=error.said))
                    return
        self._refuse(fault(say, "W004.answer", cell=cell, text=str(value)))

    def rename(self) -> None:
        """Let whoever is charged under a name that was changed be charged under the new one."""
        new = {
            value_of(row.part, each): value
            for value, row, each, _ in list(self.wanted.values())
            if row.cls is Organization and each.key == "name" and value is not None
        }
        for row in self.rows if new else ():
            for each in fields_of(row.cls):
                held = value_of(row.part, each) if each.key.partition(".")[0] in _OF_NAMES else None
                path = (*row.path, *each.path)
                if held and path not in self.wanted and not new.keys().isdisjoint(held):
                    self._want(row, each, [new.get(name, name) for name in held], "")

    def forget(self) -> None:
        """Take the parts that were taken out off the lists in which others have them."""
        gone = {
            getattr(row.part, "id", None)
            for row in self.rows
            if any(row.path[: len(above)] == above for above in self.deleted)
        }
        for row in self.rows if gone else ():
            for each in fields_of(row.cls):
                held = value_of(row.part, each) if each.points and each.kind == "names" else None
                path = (*row.path, *each.path)
                if held and path not in self.wanted and not gone.isdisjoint(held):
                    left = [name for name in held if name not in gone]
                    self._want(row, each, left or None, "")

    def _want(self, row: PartRow, each: Field, value: Any, cell: str) -> None:
        self.wanted[(*row.path, *each.path)] = value, row, each, cell

    def _heading(self, keys: Sequence[str], sheet: WorkbookSheet) -> tuple[int, dict[str, int]]:
        """Return the row of the headings and the column of each, found by their words."""
        own = ("label", "whose", "item", "value", "sureness", "sentence", "action", "answer")
        names = {FORMS.own(key).get(self.lang): key for key in own}
        names |= {FORMS.heading(key).get(self.lang): key for key in keys}
        for row in range(min(_LINES_ABOVE, sheet.height)):
            said = {c: str(sheet.value(row, c) or "") for c in range(sheet.width)}
            packed = {column: "".join(text.split()) for column, text in said.items()}
            found = {
                key: column
                for name, key in names.items()
                for column, text in packed.items()
                if text == "".join(name.split())
            }
            if "label" in found:
                return row, found
        return 0, {}

    def _row(
        self,
        form: SheetForm,
        sheet: WorkbookSheet,
        row: int,
        columns: Mapping[str, int],
        known: PartRow,
    ) -> None:
        action = str(sheet.value(row, columns.get("action", -1)) or "").strip()
        if action:
            self._action(action, f"{sheet.name}!{address(row, columns['action'])}", known)
        for each in self._fields(form, sheet, row, columns, known):
            column = columns["value"] if form.is_list else columns[each.key]
            self._cell(sheet, row, column, known, each)

    def _fields(
        self,
        form: SheetForm,
        sheet: WorkbookSheet,
        row: int,
        columns: Mapping[str, int],
        known: PartRow,
    ) -> Iterator[Field]:
        for each in fields_of(known.cls):
            if not form.is_list:
                if each.key in columns:
                    yield each
            elif sheet.value(row, columns["item"]) == FORMS.heading(each.key).get(self.lang):
                yield each

    def _action(self, action: str, cell: str, known: PartRow) -> None:
        if action.casefold() != words.say("delete").get(self.lang).casefold():
            self._refuse(fault(say, "W004.action", cell=cell, text=action))
            return
        self.deleted[known.path] = cell
        about, gone = say("about.part", label=known.label), say("deleted")
        self.changes.append(Change(cell, about.get(self.lang), "", gone.get(self.lang)))

    def _cell(
        self, sheet: WorkbookSheet, row: int, column: int, known: PartRow, each: Field
    ) -> None:
        value, cell = sheet.value(row, column), f"{sheet.name}!{address(row, column)}"
        now = value_of(known.part, each)
        before = str(shown(now, each, self.labels, self.lang))
        if _same(value, shown(now, each, self.labels, self.lang)):
            return
        try:
            after = read(value, each, self.ids, self.lang)
        except UnreadError as error:
            self._refuse(fault(say, "W004", cell=cell, reason=error.said))
            return
        if _plain(after) == _plain(now) or (after is None and now == _default(known, each)):
            return
        self._want(known, each, after, cell)
        heading = FORMS.heading(each.key)
        about = say("about.field", label=known.label, field=heading).get(self.lang)
        self.changes.append(Change(cell, about, before, str(value or "")))


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

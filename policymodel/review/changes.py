"""A review workbook read back: the cells that were changed become changes of the plan file.

All or nothing: where one cell cannot be taken, none is, and each is named.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import attrs
from attrs import field, frozen

from policymodel.checking import check
from policymodel.export.exporters import revision
from policymodel.findings import Finding, PlanFileError, fault
from policymodel.intake.workbook import WorkbookSheet, WorkbookText, address
from policymodel.model import Plan
from policymodel.model.fields import shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.places import Path, parse_path
from policymodel.reading.editor import Editor
from policymodel.reading.planfile import read_plan_file
from policymodel.review.fields import Field, UnreadError, fields_of, read, shown
from policymodel.review.rows import FORMS, PartRow, SheetForm, labels_by_id, part_rows, value_of
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
_words = Texts(str(FilePath(__file__).with_name("workbook.yaml")))
_LINES_ABOVE = 12  # rows in which a sheet's heading is looked for
_LANGS: tuple[Lang, ...] = ("zh", "en")


class Change(NamedTuple):
    """A cell that was changed: where it is, what it is about, what stood and what stands there."""

    cell: str
    about: str
    before: str
    after: str


@frozen(kw_only=True)
class Reviewed:
    """What came back in a review workbook.

    Attributes:
        text: the text of the plan file with all changes; as it was where any is refused.
        changes: the cells that were changed and can be taken.
        refused: why nothing is taken; empty where everything is.
    """

    text: str = field(repr=False)
    changes: tuple[Change, ...]
    refused: tuple[Finding, ...] = ()


def read_review(book: WorkbookText, text: str, *, file: str | None = None) -> Reviewed:
    """Return what a review workbook changes in the plan file whose text is `text`.

    Args:
        book: the workbook, as `policymodel.intake.workbook.read_workbook` gives it.
        text: the text of the plan file that the workbook was made of.
        file: the name by which messages call the plan file.

    Raises:
        PlanFileError: `text` is no plan.
    """
    plan = read_plan_file(text, file=file).plan
    found = _Reading(book, plan)
    found.read()
    if not found.refused and found.wanted:
        edited, refused = _edited(text, plan, found)
        return Reviewed(text=edited, changes=tuple(found.changes), refused=refused)
    return Reviewed(text=text, changes=tuple(found.changes), refused=tuple(found.refused))


class _Reading:
    """Goes through the sheets of a workbook and collects what was changed, and what is wrong."""

    def __init__(self, book: WorkbookText, plan: Plan) -> None:
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

    def read(self) -> None:
        sheets = [
            (form, sheet)
            for form in FORMS.sheets
            if (sheet := self.book.sheet(form.name.get(self.lang))) is not None
        ]
        if not sheets:
            self._refuse("W001", name=self.book.name)
            return
        for form, sheet in sheets:
            self._mark(sheet)
            if not self.refused:
                self._sheet(form, sheet)

    def _refuse(self, code: str, **values: Text | str) -> None:
        found = fault(say, code, path="", file=None, line=None, **values)
        if found not in self.refused:
            self.refused.append(found)

    def _mark(self, sheet: WorkbookSheet) -> None:
        """Refuse the review of another plan, or of the same one before it was changed."""
        line = _words("line", plan="PLAN", revision="REVISION").get(self.lang)
        pattern = re.escape(line).replace("PLAN", "(.+?)").replace("REVISION", "([0-9a-f]+)")
        above = (str(cell.value) for (row, _), cell in sheet.cells.items() if row < _LINES_ABOVE)
        found = next((m for each in above if (m := re.fullmatch(pattern, each.strip()))), None)
        if found is None:
            self._refuse("W001.unmarked", name=self.book.name, sheet=sheet.name)
        elif found[1] != self.plan.id:
            self._refuse("W001.other", found=found[1], plan=self.plan.id)
        elif found[2] != revision(self.plan):
            self._refuse("W002", name=self.book.name)

    def _sheet(self, form: SheetForm, sheet: WorkbookSheet) -> None:
        head, columns = self._heading(form, sheet)
        if "label" not in columns:
            self._refuse("W003.heading", sheet=sheet.name)
            return
        met: dict[tuple[str, str], int] = {}
        for row in range(head + 1, sheet.height):
            label = str(sheet.value(row, columns["label"]) or "").strip()
            if not label or label.startswith(_words("note").get(self.lang)[:6]):
                continue
            known = self.by_label.get(label)
            where = f"{sheet.name}!{address(row, columns['label'])}"
            if known is None or known.cls.__name__ not in form.parts:
                self._refuse("W003", cell=where, label=label)
                continue
            item = str(sheet.value(row, columns["item"]) or "") if "item" in columns else ""
            if (label, item) in met:
                self._refuse("W003.twice", cell=where, label=label)
                continue
            met[label, item] = row
            self._row(form, sheet, row, columns, known)

    def _heading(self, form: SheetForm, sheet: WorkbookSheet) -> tuple[int, dict[str, int]]:
        """Return the row of the headings and the column of each, found by their words."""
        own = ("label", "whose", "item", "value", "sureness", "sentence", "action")
        names = {_words(key).get(self.lang): key for key in own}
        names |= {FORMS.heading(key).get(self.lang): key for key in form.columns}
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
        if action.casefold() != _words("delete").get(self.lang).casefold():
            self._refuse("W004.action", cell=cell, text=action)
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
            self._refuse("W004", cell=cell, reason=error.said)
            return
        if _plain(after) == _plain(now):
            return
        self.wanted[(*known.path, *each.path)] = after, known, each, cell
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


def _plain(value: Any) -> Any:
    """Return a value as a plan file writes it, to compare."""
    if value is None or value == () or value == []:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return list(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _edited(text: str, plan: Plan, found: _Reading) -> tuple[str, tuple[Finding, ...]]:
    """Return the plan file with what was wanted, or as it was and why it cannot be."""
    gone = sorted(found.deleted)
    editor = Editor(text)
    try:
        _delete(editor, gone)
        for path, (value, row, each, _) in found.wanted.items():
            if not any(path[: len(above)] == above for above in gone):
                _put(editor, path, value, row, each)
        edited = editor.text()
        after = read_plan_file(edited).plan
    except PlanFileError as error:
        return text, tuple(_at_cell(each, found) for each in error.findings)
    before = {(each.code, each.message.zh) for each in check(plan, own_rules=False)}
    new = [
        each
        for each in check(after, own_rules=False)
        if each.severity == "error" and (each.code, each.message.zh) not in before
    ]
    return (text, tuple(_at_cell(each, found) for each in new)) if new else (edited, ())


def _delete(editor: Editor, gone: Sequence[Path]) -> None:
    """Take out parts; a list of which nothing is left goes with its key."""
    within = [path for path in gone if not any(path[:n] in gone for n in range(1, len(path)))]
    for path in within:
        holder: Any = editor.tree
        for step in path[:-1]:
            holder = holder[step]
        of_list = [each for each in within if each[:-1] == path[:-1]]
        if not isinstance(path[-1], int) or len(of_list) < len(holder):
            editor.delete(path)
        elif path == of_list[0]:
            editor.delete(path[:-1])


def _put(editor: Editor, path: Path, value: Any, row: PartRow, each: Field) -> None:
    """Write a value into the plan file, or take its key out."""
    holder: Any = editor.tree
    for step in row.path:
        holder = holder[step]
    name, *role = each.path
    order = list(shapes(row.cls))
    held = holder.get(name) if isinstance(holder, dict) else None
    if not role:
        if value is None:
            editor.delete(path)
        else:
            editor.put(path, value, order)
        return
    key, roles = str(role[0]), _roles(row.cls, str(name))
    if value is None:
        editor.delete(path if len(held or ()) > 1 else path[:-1])
    elif held:
        editor.put(path, value, roles)
    else:
        editor.put(path[:-1], {key: value}, order)


def _roles(cls: type, name: str) -> list[str]:
    kind = shapes(cls)[name].kind
    rule = shapes(kind)["role"].rule
    assert kind in BY_ROLE  # noqa: S101 - only such fields have roles
    return [term.code for term in rule]  # type: ignore[union-attr]


def _at_cell(found: Finding, reading: _Reading) -> Finding:
    """Return what is wrong with the changed plan, said of the cell that made it so."""
    path = parse_path(found.path)
    for count in range(len(path), 0, -1):
        for wanted, (_, _, _, cell) in reading.wanted.items():
            if wanted[:count] == path[:count]:
                return _of_cell(found, cell)
    gone = next(iter(reading.deleted.values()), None)
    return _of_cell(found, gone) if gone else found


def _of_cell(found: Finding, cell: str) -> Finding:
    message = say("W005.message", cell=cell, message=found.message)
    hint = found.office_hint or found.hint
    return attrs.evolve(found, code="W005", message=message, hint=hint, path="", file=None)

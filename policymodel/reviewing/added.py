"""Rows that were added to a review: each becomes a part of the plan.

A row says of which class it is, and to what it belongs; its cells are those of the class, and of
what such a part holds first: an indicator's row may have its target, a measure's its deadline.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from policymodel import model
from policymodel.findings import Finding, fault
from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    Measure,
    MeasurePart,
    Plan,
    Span,
    Target,
)
from policymodel.model.fields import shapes
from policymodel.reviewing.fields import Field, Reader, UnreadError, fields_of
from policymodel.reviewing.grid import Grid
from policymodel.reviewing.rows import FORMS, PartRow, SheetForm
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
# What a row may have beside its own part: the first of those that it holds.
_FIRST: dict[type, type] = {Indicator: Target, Measure: Deadline, MeasurePart: Deadline}
_IN_ITS_UNIT = ("level", "increment", "per_year", "total")  # in the unit of their indicator
_WANTED: dict[type, tuple[str, ...]] = {Measure: ("title",)}  # beside what the model asks for
_OWN = ("label", "whose", "sentence")


@attrs.define(eq=False)
class Added:
    """A part that is to be added to a plan.

    Attributes:
        cls: its class.
        values: its fields, as a plan file has them; without its id.
        holder: what it belongs to: a part of the plan, or another that is added; None where the
            plan itself has it.
        first: the part that it holds.
        quote: the words of the document that state it.
        at: where they stand; the characters meant.
        cells: the cells its fields come from, by their keys.
        cell: the cell that stands for all of it.
        id: the id that it is given.
    """

    cls: type
    values: dict[str, Any]
    holder: "PartRow | Added | None" = None
    first: "Added | None" = None
    quote: str = ""
    at: Span | None = None
    cells: dict[str, str] = attrs.field(factory=dict)
    cell: str = ""
    id: str | None = None

    def cell_of(self, key: str) -> str:
        """Return the cell of a field, or the one that stands for all."""
        return self.cells.get(key, self.cell)


@cache
def classes(form: SheetForm) -> tuple[type, ...]:
    """Return the classes whose parts may be added in a sheet; none where fields have rows."""
    return () if form.is_list else tuple(getattr(model, name) for name in form.parts)


def called(cls: type, lang: Lang) -> str:
    """Return what a row is called in which a part of a class is added."""
    return say("new", part=FORMS.parts[cls.__name__]).get(lang).strip()


@cache
def list_of(holder: type, cls: type) -> str | None:
    """Return the list in which a class has parts of another one.

    >>> list_of(Indicator, Target), list_of(Plan, Target)
    ('targets', None)
    """
    found = (name for name, shape in shapes(holder).items() if shape.kind is cls and shape.many)
    return next(found, None)


def holders(cls: type) -> tuple[type, ...]:
    """Return the classes whose parts hold such parts, the plan aside."""
    every = (getattr(model, name) for name in FORMS.parts if name != "Plan")
    return tuple(each for each in every if list_of(each, cls))


def has_place(cls: type) -> bool:
    """Whether a part of a class stands somewhere in the document."""
    at = shapes(cls).get("at")
    return at is not None and at.kind is Span


def fields_in_row(cls: type) -> dict[str, tuple[Field, type]]:
    """Return the fields that a row of a new part may fill in, with the class that has each."""
    found = {each.key: (each, cls) for each in fields_of(cls)}
    for each in fields_of(_FIRST[cls]) if cls in _FIRST else ():
        found.setdefault(each.key, (each, _FIRST[cls]))
    return found


class AddedRows:
    """Reads the rows that were added, sheet by sheet, and collects what is wrong with them."""

    def __init__(self, rows: Sequence[PartRow], reader: Reader, lang: Lang) -> None:
        self.added: list[Added] = []
        self.refused: list[Finding] = []
        self.changes: list[tuple[str, Text, str]] = []  # the cell, what of, what it says
        self._reader, self._lang = reader, lang
        self._rows = rows
        self._owners: list[tuple[Added, str, str]] = []

    def is_new(self, form: SheetForm, grid: Grid, row: int, label: str) -> bool:
        """Whether a row is one that was added, or room for one."""
        kinds = {called(cls, self._lang) for cls in classes(form)}
        return label in kinds or (not label and bool(kinds) and self._is_filled(form, grid, row))

    def _is_filled(self, form: SheetForm, grid: Grid, row: int) -> bool:
        keys = (*_OWN[1:], *form.columns)
        return any(grid.text(row, key) for key in keys if key in grid.columns)

    def read(self, form: SheetForm, grid: Grid, row: int, label: str) -> None:
        """Take a row that was added; one in which nothing was filled in is none."""
        if not self._is_filled(form, grid, row):
            return
        cls = next((c for c in classes(form) if called(c, self._lang) == label), None)
        owner = grid.text(row, "whose")
        if cls is None:
            cls = classes(form)[0]
            if owner:  # it may be any of those that belong to something
                self._refuse(fault(say, "W007.kind", cell=grid.cell(row, "label")))
                return
        made = Added(cls, {}, quote=grid.text(row, "sentence"), cell=grid.cell(row, "label"))
        if "sentence" in grid.columns:
            made.cells["sentence"] = grid.cell(row, "sentence")
        is_whole = self._fill(form, grid, row, made)
        if made.quote and not has_place(cls):
            cell, kind = made.cells["sentence"], called(cls, self._lang)
            self._refuse(fault(say, "W007.foreign", cell=cell, kind=kind, field=say("quoted")))
            return
        if not is_whole:
            return
        if owner:
            made.cells["whose"] = grid.cell(row, "whose")
            self._change(made, "whose", FORMS.own("whose"), owner)
        if made.quote:
            self._change(made, "sentence", say("quoted"), made.quote)
        self.added.append(made)
        self._owners.append((made, owner, grid.cell(row, "whose") if owner else made.cell))

    def _refuse(self, found: Finding) -> None:
        self.refused.append(found)

    def _change(self, made: Added, key: str, heading: Text, said: str) -> None:
        kind = called(made.cls, self._lang)
        self.changes.append((made.cells[key], say("of", part=kind, field=heading), said))

    def _fill(self, form: SheetForm, grid: Grid, row: int, made: Added) -> bool:
        """Read the cells of a row into its part and the first that it holds."""
        known, refused = fields_in_row(made.cls), len(self.refused)
        for key in form.columns:
            if key not in grid.columns or not (text := grid.text(row, key)):
                continue
            cell = made.cells[key] = grid.cell(row, key)
            if key not in known:
                kind = called(made.cls, self._lang)
                heading = FORMS.heading(key, *form.parts)
                self._refuse(fault(say, "W007.foreign", cell=cell, kind=kind, field=heading))
                continue
            field, owner = known[key]
            try:
                value = self._reader.read(grid.value(row, key), field)
            except UnreadError as error:
                self._refuse(fault(say, "W004", cell=cell, reason=error.said))
                continue
            self._put(made, field, owner, value)
            self._change(made, key, FORMS.heading(key, *form.parts), text)
        if len(self.refused) == refused:
            self._ask(form, grid, row, made)
        return len(self.refused) == refused

    def _put(self, made: Added, field: Field, owner: type, value: Any) -> None:
        if owner is not made.cls and made.first is None:
            made.first = Added(owner, {}, made, quote=made.quote, cells=made.cells, cell=made.cell)
        of = made if owner is made.cls or made.first is None else made.first
        name, *role = map(str, field.path)
        of.values[name] = {**of.values.get(name, {}), role[0]: value} if role else value

    def _ask(self, form: SheetForm, grid: Grid, row: int, made: Added) -> None:
        """Refuse a row without what a part of its class must have."""
        for part in filter(None, (made, made.first)):
            if part is not made:
                _measured_alike(part, made)
            for key in _wanted(part.cls):
                if key not in part.values and not (key == "title" and "summary" in part.values):
                    cell = grid.cell(row, key) if key in grid.columns else made.cell
                    kind = called(made.cls, self._lang)
                    field = FORMS.heading(key, *form.parts)
                    self._refuse(fault(say, "W007.wanted", cell=cell, kind=kind, field=field))

    def own(self) -> None:
        """Find what each added part belongs to; those of one workbook may belong to each other."""
        for made, owner, cell in self._owners:
            may = holders(made.cls)
            if not owner and may == (Document,):  # of which there is one
                made.holder = next(row for row in self._rows if row.cls is Document)
                continue
            if not owner:
                if list_of(Plan, made.cls) is None:
                    self._refuse(
                        fault(say, "W007.whose", cell=cell, kind=called(made.cls, self._lang))
                    )
                continue
            found = list(self._named(owner, may, made))
            if len(found) == 1:
                made.holder = found[0]
                _measured_alike(made, found[0])
            else:
                kind = called(made.cls, self._lang)
                if found:
                    self._refuse(fault(say, "W007.several_whose", cell=cell, text=owner))
                else:
                    self._refuse(fault(say, "W007.no_whose", cell=cell, text=owner, kind=kind))

    def _named(self, owner: str, may: tuple[type, ...], made: Added) -> Iterator[PartRow | Added]:
        labelled = [each for each in self._rows if each.label == owner and each.cls in may]
        if labelled:
            yield labelled[0]
            return
        for row in self._rows:
            if row.cls in may and owner in _names(row.part):
                yield row
        for other in self.added:
            if other is not made and other.cls in may and owner in _names(other.values):
                yield other


def _measured_alike(made: Added, holder: PartRow | Added) -> None:
    """Let a target without a unit have its indicator's, if it counts the same thing."""
    values = holder.values if isinstance(holder, Added) else {"unit": _unit(holder.part)}
    if made.cls is Target and made.values.get("kind") in _IN_ITS_UNIT and values.get("unit"):
        made.values.setdefault("unit", values["unit"])


def _unit(part: Any) -> str | None:
    return part.unit if isinstance(part, Indicator) else None


def _names(part: Any) -> Iterator[str]:
    for key in ("name", "title"):
        value = part.get(key) if isinstance(part, Mapping) else getattr(part, key, None)
        if value:
            yield value


@cache
def _wanted(cls: type) -> tuple[str, ...]:
    needed = (each.name for each in attrs.fields(cls) if each.default is attrs.NOTHING)
    return (*(name for name in needed if name != "id"), *_WANTED.get(cls, ()))

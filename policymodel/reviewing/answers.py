"""Answers to the questions of a draft: what each of them makes of the plan.

Whatever was answered is gone from the questions afterwards, so the plan must be as the answer
says: an answer that needs a change elsewhere in the workbook is refused without it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from policymodel import model
from policymodel.analysis.prefectures import place_code
from policymodel.drafting.particulars import level_of
from policymodel.findings import Finding, fault
from policymodel.folding import fold
from policymodel.intake.workbook import Value
from policymodel.model import (
    Indicator,
    Measure,
    NotTarget,
    Organization,
    Plan,
    Span,
    Suppression,
    Target,
)
from policymodel.model.fields import shapes
from policymodel.model.places import parse_path
from policymodel.reviewing import words
from policymodel.reviewing.added import Added
from policymodel.reviewing.fields import Field, Reader, UnreadError, field_of, fields_of, text_of
from policymodel.reviewing.grid import Grid
from policymodel.reviewing.merging import merge
from policymodel.reviewing.questions import Asked, Choice, alike
from policymodel.reviewing.rows import PartRow
from policymodel.reviewing.wanted import DOUBT, Wanted
from policymodel.text import Text, Texts

say = Texts(__file__)
_YEAR = re.compile("(?:19|20|21)[0-9]{2}")
_PLACE_CODE = re.compile("[1-9][0-9]{5}")
_OF_A_COUNTY = re.compile("[1-9][0-9]{3}(?!00)[0-9]{2}")


class Promise(NamedTuple):
    """What an answer leaves to be changed elsewhere in the workbook, and the cell that gave it."""

    asked: Asked
    says: str
    cell: str


class Answers:
    """Takes the answers of one workbook."""

    def __init__(
        self, plan: Plan, asked: Mapping[int, Asked], wanted: Wanted, reader: Reader
    ) -> None:
        self.plan, self.wanted, self._reader = plan, wanted, reader
        lang = reader.lang
        self._asked = {words.say("question_row", number=n).get(lang): q for n, q in asked.items()}
        self._rows = {row.label: row for row in wanted.rows}
        self.refused: list[Finding] = []
        self.answered: list[int] = []
        self.cells: set[str] = set()  # that answer something
        self.added: list[Added] = []
        self.dated = False  # whether the plan's years were answered
        self.promises: list[Promise] = []
        self._merged: list[tuple[str, str, str]] = []

    def read(self, grid: Grid) -> Iterator[tuple[str, Text, str]]:
        """Take the answers of a sheet; yield cell, question and answer of each that is taken."""
        for row, label in grid.rows():
            try:
                value = grid.value(row, "answer")
            except UnreadError as error:
                cell = grid.cell(row, "answer")
                self.refused.append(fault(say, "W004", cell=cell, reason=error.said))
                continue
            if label and value is not None and text_of(value):
                cell = grid.cell(row, "answer")
                self.cells.add(cell)
                if self._answer(label, value, cell):
                    yield cell, Text(label, label), text_of(value)

    def finish(self) -> None:
        """Merge organizations, once all sheets are read: to what was filled in there."""
        for path, name, cell in self._merged:
            if not merge(self.wanted, path, name, cell):
                self._refuse(fault(say, "W008.merge", cell=cell, name=name))

    def _refuse(self, found: Finding) -> bool:
        self.refused.append(found)
        return False

    def _answer(self, label: str, value: Value, cell: str) -> bool:
        said, lang = text_of(value), self._reader.lang
        settled = alike(said, words.say("settled").get(lang))
        known, asked = self._rows.get(label), self._asked.get(label)
        if known is not None:
            if not settled:
                return self._refuse(fault(say, "W004.answer", cell=cell, text=said))
            self.wanted.put(known, DOUBT, None, cell)
            return True
        if asked is None:
            return self._refuse(fault(say, "W003.question", cell=cell, label=label))
        self.answered.append(asked.number)
        if (choice := asked.answer(said, lang)) is not None:
            return self._settle(asked, choice, cell)
        if asked.is_unsaid(said, lang):
            return self._refuse(fault(say, "W004.unsaid", cell=cell, text=said))
        if asked.takes_words:
            return self._fill(asked, value, cell)
        if asked.choices or not settled:
            return self._refuse(fault(say, "W004.answer", cell=cell, text=said))
        return True

    def _settle(self, asked: Asked, choice: Choice, cell: str) -> bool:
        """Take a choice: what it adds comes in the place of the number left in doubt there."""
        if choice.does == "merge":
            self._merged.append((choice.path, str(choice.part), cell))
            return True
        if choice.does == "suppress":
            self._suppress(asked, cell)
        elif choice.does in ("charged", "target", "mended"):
            self.promises.append(Promise(asked, choice.does, cell))
        is_no_target = choice.part is None and choice.does != "target"
        for row in self.wanted.rows:
            part = row.part
            if isinstance(part, NotTarget) and part.doubt and part.at and part.at in asked.at:
                if is_no_target:
                    self.wanted.put(row, DOUBT, None, cell)
                else:
                    self.wanted.deleted[row.path] = cell
        if choice.part is not None:
            self.added.append(self._part(choice, cell))
        return True

    def _suppress(self, asked: Asked, cell: str) -> None:
        """Have a rule say no more what the planner has found to be right."""
        values = {"rule": asked.told, "reason": say("reason").get("zh")}
        if at := self._bearer(asked):
            values["at"] = at
        self.added.append(Added(Suppression, values, cell=cell))

    def _bearer(self, asked: Asked) -> str | None:
        """Return by what a suppression calls the part that a question is about."""
        path = parse_path(asked.path) if asked.path else ()
        within = [row for row in self.wanted.rows if row.path and row.path == path[: len(row.path)]]
        if not within:
            held = (m for m in self.plan.measures if m.at is not None and asked.at in m.at)
            return next((each.id for each in held), None)
        for row in reversed(within):
            if found := getattr(row.part, "id", None) or (
                row.part.name if row.cls is Organization else None
            ):
                return str(found)
        return str(asked.path)

    def _part(self, choice: Choice, cell: str) -> Added:
        """Return the part that an answer adds; a target comes to the indicator that there is."""
        cls = next(shape.kind for name, shape in shapes(Plan).items() if name == choice.path)
        made = _as_added(cls, choice.part, cell)
        if made.cls is Indicator and made.first is not None:
            for row in self.wanted.rows:
                same = isinstance(row.part, Indicator) and row.part.name == made.values["name"]
                if same and row.part.unit == made.values.get("unit"):
                    made.first.holder = row
                    return made.first
        return made

    def _fill(self, asked: Asked, value: Value, cell: str) -> bool:
        """Put an answer in one's own words into the field that was asked for."""
        if asked.path == "period":
            return self._period(text_of(value), cell)
        path = parse_path(asked.path)
        for row in self.wanted.rows:
            for each in fields_of(row.cls):
                if (*row.path, *each.path) == path:
                    return self._put(row, each, value, cell)
        return self._refuse(fault(say, "W004.answer", cell=cell, text=text_of(value)))

    def _put(self, row: PartRow, each: Field, value: Value, cell: str) -> bool:
        try:
            said = self._reader.read(value, each)
        except UnreadError as error:
            return self._refuse(fault(say, "W004", cell=cell, reason=error.said))
        if (row.cls, each.key) == (model.Jurisdiction, "code") and not _PLACE_CODE.fullmatch(said):
            return self._refuse(fault(say, "W004.place_code", cell=cell, text=said))
        self.wanted.put(row, each, said, cell)
        if row.cls is model.Jurisdiction:
            self._place(row, each.key, str(said), cell)
        return True

    def _place(self, row: PartRow, key: str, said: str, cell: str) -> None:
        """Have the level and the code that go with a name, or the level that goes with a code."""
        goes: dict[str, str | None] = {}
        if key == "name":
            goes = {"level": level_of(said), "code": place_code(said)}
        elif key == "code" and row.part.level == "city" and _OF_A_COUNTY.fullmatch(said):
            goes = {"level": "county"}
        fields = {each.key: each for each in fields_of(row.cls)}
        for each, value in goes.items():
            if getattr(row.part, each) != value:
                self.wanted.put(row, fields[each], value, cell)
        if row.part.doubt and key == "name":
            self.wanted.put(row, DOUBT, None, cell)

    def _period(self, said: str, cell: str) -> bool:
        years = [int(each) for each in _YEAR.findall(fold(said))]
        row = next(row for row in self.wanted.rows if row.path == ("period",))
        if len(years) not in (1, 2) or years != sorted(years):
            return self._refuse(fault(say, "W004.years", cell=cell, text=said))
        for key, year in (("start", years[0]), ("end", years[-1])):
            field = field_of(row.cls, key)
            self.wanted.put(row, field, year, cell)
        self.dated = True
        return True

    def broken(self, after: Plan, found: Callable[[], set[tuple[str, str]]]) -> Iterator[Finding]:
        """Yield the answers that the changed plan does not bear out.

        `found` are the codes and paths of what verification finds in it.
        """
        for asked, does, cell in self.promises:
            if does == "target":
                is_kept = _is_stated(after, asked.at)
            elif does == "charged":
                is_kept = _is_charged(after, asked.at)
            else:
                is_kept = (asked.told, asked.path) not in found()
            if not is_kept:
                yield fault(say, f"W008.{does}", cell=cell, asks=asked.asks)


def _as_added(cls: type, tree: Mapping[str, Any], cell: str) -> Added:
    """Return the part that a tree of a plan file holds; of its targets the first."""
    values = {key: value for key, value in tree.items() if key not in ("id", "at", "targets")}
    at = Span(*map(int, tree["at"])) if "at" in tree else None
    made = Added(cls, values, at=at, cell=cell)
    for each in tree.get("targets", ())[:1]:
        made.first = _as_added(Target, each, cell)
        made.first.holder = made
    return made


def _is_stated(plan: Plan, at: Span) -> bool:
    held = [each.at for _, each in plan.targets()]
    held += [each.at for indicator in plan.indicators for each in indicator.baselines]
    held += [each.at for measure in plan.measures for each in measure.due]
    return any(each is not None and each.start < at.end and at.start < each.end for each in held)


def _is_charged(plan: Plan, at: Span) -> bool:
    def holds(measure: Measure) -> bool:
        return measure.at is not None and at in measure.at

    return any(plan.assignments(each) for each in plan.measures if holds(each))

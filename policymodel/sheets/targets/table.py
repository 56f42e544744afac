"""表一 主要指标: what the document wants to reach in numbers, a row a statement."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import attrs
from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.saying import sign, unit_said
from policymodel.analysis.wording import title_of
from policymodel.model import Target
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Column, Layout, Sheet, columns
from policymodel.sheets.targets.remarks import Remarks, own_notes
from policymodel.sheets.targets.rows import TargetRow, Words, grouped
from policymodel.sheets.targets.values import stated_number, target_cell, year_columns
from policymodel.text import Lang, Text, Texts, read_data
from policymodel.units import Units
from policymodel.vocabulary import ATTRIBUTES, COMPARATORS

say = Texts(__file__)
_COLUMNS = columns(__file__)
_FEW = 2  # rows of which one may be said to be like the others


def target_table(
    index: PlanIndex, statements: Sequence[TargetRow], lang: Lang, words: Words
) -> Sheet | None:
    """Return the table of those `statements` that are in numbers, in their order; None: of none.

    What would be the same in each row stands in a heading, above the table or in a note.
    """
    numeric = [each for each in statements if each.is_numeric]
    if not numeric:
        return None
    shape = _Shape.of(numeric, lang, index.units)
    beside, below = own_notes(numeric, lang, dated=shape.dated and not shape.apart)
    remarks = Remarks(index=index, lang=lang, words=words)
    table = _Table(lang=lang, remarks=remarks, notes=beside, known=index.units, apart=shape.apart)
    cells = {number: table.cells(number, each) for number, each in enumerate(numeric, start=1)}
    if not any(each.get("remarks") for each in cells.values()):
        shape = attrs.evolve(shape, left_out=shape.left_out | {"remarks"})
    layout = shape.layout()
    return Sheet(
        key="table",
        name=say("name").get(lang),
        title=say("title", title=title_of(index.plan)).get(lang),
        layout=layout,
        rows=grouped(layout, numeric, lambda number, _: cells[number], lang),
        line=say("unit", unit=shape.unit).get(lang) if shape.unit else "",
        notes=numbered_notes(
            [*signs_note(numeric, lang), *verbs_note(numeric), *shape.notes(), *below], lang
        ),
        frozen_columns=2,
        portrait=True,
    )


@frozen(kw_only=True)
class _Shape:
    """Which columns there are, and what is said once of all rows."""

    left_out: frozenset[str]
    baseline_year: int | None  # of all baselines that have one
    year: int | None  # of all targets that have one
    years: tuple[int, ...]  # before the target's, of which some row states a value
    attribute: str | None  # of all rows
    unit: str | None  # of all rows
    stated: bool  # whether there are attributes at all
    based: bool  # whether there are baselines at all
    all_based: bool  # whether every row has one
    dated: bool  # whether any target has a year
    apart: bool  # whether every year has a column, so that 目标 is for what has none

    @staticmethod
    def of(statements: Sequence[TargetRow], lang: Lang, known: Units) -> "_Shape":
        left_out: set[str] = set()
        several = len(statements) >= _FEW
        starts = [each.baseline for each in statements if each.baseline]
        based_in = {start.year for start in starts}
        if not starts:
            left_out |= {"baseline", "baseline_year"}
        elif len(based_in) == 1:
            left_out.add("baseline_year")
        dated = {each.main.year for each in statements if each.main and each.main.year}
        year = next(iter(dated)) if len(dated) == 1 else None
        if len(dated) <= 1:
            left_out.add("year")
        units = {_unit(each, known) for each in statements}
        unit = next(iter(units)) if several and len(units) == 1 else None
        if unit or units == {None}:
            left_out.add("unit")
        attributes = {attribute_of(each) for each in statements}
        same = next(iter(attributes)) if several and len(attributes) == 1 else None
        if same or attributes == {None}:
            left_out.add("attribute")
        paths = {
            target.year
            for each in statements
            for target in each.targets
            if len(each.targets) > 1 and target.year is not None and target.year != year
        }
        apart = year is None and bool(paths) and dated <= paths
        if apart:
            left_out.add("year")
            if all(each.main.year for each in statements if each.main):
                left_out.add("target")
        return _Shape(
            left_out=frozenset(left_out),
            baseline_year=next(iter(based_in)) if len(based_in) == 1 else None,
            year=year,
            years=tuple(sorted(paths)),
            attribute=ATTRIBUTES.label(same, lang) if same else None,
            unit=unit,
            stated=attributes != {None},
            based=bool(starts),
            all_based=len(starts) == len(statements),
            dated=bool(dated),
            apart=apart,
        )

    def layout(self) -> Layout:
        shown: list[Column] = []
        for key, column in _COLUMNS.items():
            if key == "target":
                for year in self.years:
                    shown += year_columns(range(year, year + 1), say("path"), width=10)
            if key in self.left_out:
                continue
            titles = {"baseline": self.baseline_year, "target": self.year}
            if (named := titles.get(key)) is not None:
                column = attrs.evolve(column, title=say(f"in_year.{key}", year=named))
            elif key == "target" and self.apart:
                column = attrs.evolve(column, title=say("without_year"))
            shown.append(column)
        return Layout(face="print", columns=tuple(shown))

    def notes(self) -> list[Text]:
        """What is said once, because no column says it."""
        said = []
        if not self.stated:
            said.append(say("no_attribute"))
        elif self.attribute:
            said.append(say("one_attribute", attribute=self.attribute))
        if not self.based:
            said.append(say("no_baseline"))
        elif not self.all_based:
            said.append(say("some_baselines"))
        if not self.dated:
            said.append(say("no_year"))
        return said


@frozen(kw_only=True)
class _Table:
    """Fills the rows."""

    lang: Lang
    remarks: Remarks
    notes: Mapping[int, list[str]]
    known: Units
    apart: bool

    def cells(self, number: int, statement: TargetRow) -> dict[str, Cell]:
        indicator, main, baseline = statement.indicator, statement.main, statement.baseline
        attribute = attribute_of(statement)
        cells: dict[str, Cell] = {
            "number": number,
            "indicator": indicator.name,
            "unit": _unit(statement, self.known),
            "attribute": ATTRIBUTES.label(attribute, self.lang) if attribute else None,
            "remarks": self.remarks.of(statement, self.notes.get(number, ())),
        }
        if baseline is not None:
            # A rate of growth has a unit of its own: then the baseline says which is its.
            same = self.known.same(statement.unit, indicator.unit)
            cells["baseline"] = stated_number(
                baseline.value, after="" if same else indicator.unit or ""
            )
            cells["baseline_year"] = baseline.year
        for target in statement.targets:
            cell = target_cell(target, self.lang, self.known)
            cells[f"y{target.year}"] = cell
            if target is main and not (self.apart and main.year):
                cells |= {"target": cell, "year": target.year}
        return cells


def attribute_of(statement: TargetRow) -> str | None:
    """Return whether a row is binding or expected, by its indicator or else its target."""
    held = (statement.indicator.attribute, statement.main.commitment if statement.main else None)
    return next((each for each in held if each in ("binding", "expected")), None)


def _unit(statement: TargetRow, known: Units) -> str | None:
    main = statement.main or Target(id="none", kind="level")
    return unit_said(main, statement.unit, known)


def verbs_note(statements: Sequence[TargetRow]) -> list[Text]:
    """Say which verbs of the document the table's 新增 stands for: 引进, 建设, 培育."""
    wanted = _verbs()
    found: dict[str, None] = {}
    for target in (target for each in statements for target in each.targets):
        adds = target.kind == "increment" and target.change == "increase" and target.value
        if adds and target.words and "新增" not in target.words:
            found |= dict.fromkeys(verb for verb in wanted if verb in target.words)
    verbs = [each for each in found if not any(each != other and each in other for other in found)]
    if not verbs:
        return []
    zh, en = "".join(f"“{each}”" for each in verbs), ", ".join(verbs)
    return [say("verbs", verbs=Text(zh, en))]


@cache
def _verbs() -> tuple[str, ...]:
    held = read_data(Path(__file__).with_suffix(".yaml"))["verbs_of_documents"]
    return tuple(map(str, held))


def signs_note(statements: Sequence[TargetRow], lang: Lang) -> list[Text]:
    """What the signs mean that stand in the table; a bare number is read as at least."""
    used = {target.comparator for each in statements for target in each.targets}
    said = [
        f"{mark} {term.label(lang)}"
        for term in COMPARATORS
        if term.code in used
        and (mark := sign(term.code, lang))
        and mark.strip() != term.label(lang)
    ]
    if not said:
        return []
    signs = ("，" if lang == "zh" else ", ").join(said)
    return [say("signs_and_bare" if "at_least" in used else "signs", signs=signs)]

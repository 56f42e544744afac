"""测算: what each target would take, in live formulas on inputs that somebody may type.

Nothing here is stated by the document but what stands in the inputs, and every heading says so.
The inputs are values: no formula refers to another sheet. Where one is missing the formulas are
there all the same, and empty until it is typed.
"""

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR
from decimal import Context, Decimal

import attrs
from attrs import frozen

from policymodel.analysis.growth import Path, holds_for_all, is_counted_whole, is_met, is_one_level
from policymodel.analysis.targets import latest_baseline
from policymodel.analysis.wording import title_of
from policymodel.model import Baseline, Plan, Target
from policymodel.numbers import decimals
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Number, Sheet, columns
from policymodel.sheets.targets.formulas import Formulas, Inputs
from policymodel.sheets.targets.rows import TargetRow
from policymodel.sheets.targets.values import digits, stated_number, year_columns
from policymodel.text import Lang, Text, Texts
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import TARGET_KINDS

say = Texts(__file__)
_COLUMNS = columns(__file__)
_LITERAL = Context(prec=17)  # as many digits as a cell keeps, and one or two more
_MOST_DECIMALS = 4  # of a target that was converted
_FEWEST_YEARS, _MOST_YEARS = 5, 10  # of the path, before the earliest target
_YEAR_FORMAT = {"zh": '0"年"', "en": "0"}


@frozen(kw_only=True)
class Entry:
    """One row of the projection."""

    number: int  # of its row in the table of indicators
    statement: TargetRow
    target: Target
    known: Units = STANDARD  # the units of the plan

    @property
    def unit(self) -> str | None:
        """The unit of the whole row: the indicator's."""
        return self.statement.indicator.unit or self.target.unit

    @property
    def baseline(self) -> Baseline | None:
        """Where it starts: the latest baseline before the target that counts the same."""
        indicator, year = self.statement.indicator, self.target.year
        if not holds_for_all(self.target, indicator):
            return None
        return latest_baseline(indicator, before=year) or latest_baseline(indicator)

    @property
    def converts(self) -> bool:
        """Whether the target is stated in another unit than its indicator."""
        unit = self.target.unit
        return unit is not None and not self.known.same(unit, self.unit)

    @property
    def end(self) -> Decimal:
        """The target's number, in the unit of the row."""
        value, unit = self.target.value or Decimal(0), self.target.unit
        if self.converts and unit is not None and self.unit is not None:
            return self.known.convert(value, unit, self.unit)
        return value

    @property
    def inputs(self) -> Inputs:
        """What stands in the input cells."""
        start = self.baseline
        return Inputs(
            baseline=start.value if start else None,
            first=start.year if start else None,
            target=self.end,
            last=self.target.year,
        )

    @property
    def path(self) -> Path | None:
        """The way to the target, where it is known and still to be gone."""
        found = self.inputs.path
        met = found and is_met(found.start, self.target.comparator, found.end)
        return None if met else found


def projected(statements: Sequence[TargetRow], known: Units = STANDARD) -> tuple[Entry, ...]:
    """Return the rows of the projection, in the order of the table of `statements`."""
    numeric = [each for each in statements if each.is_numeric]
    return tuple(
        Entry(number=number, statement=each, target=each.main, known=known)
        for number, each in enumerate(numeric, start=1)
        if each.main is not None and is_one_level(each.main, each.indicator, known)
    )


def projection(
    plan: Plan, statements: Sequence[TargetRow], entries: Sequence[Entry], lang: Lang
) -> Sheet | None:
    """Return the projection of `entries`, or None where nothing could ever be projected."""
    if not entries:
        return None
    years = _years(plan, entries)
    layout = _layout(entries, years)
    made = _Projection(layout, years, lang)
    rows = [layout.row(made.head(), "heading")]
    rows += (layout.row(made.cells(*each)) for each in enumerate(entries, start=1))
    return Sheet(
        key="projection",
        name=say("name").get(lang),
        title=say("title", title=title_of(plan)).get(lang),
        layout=layout,
        rows=tuple(rows),
        line=say("line").get(lang),
        notes=numbered_notes(list(_notes(statements, entries, lang)), lang),
        frozen_columns=2,
        purpose="office",
    )


def _years(plan: Plan, entries: Sequence[Entry]) -> range:
    """Return the years of the path: from the earliest baseline to the last target.

    Without a baseline it begins with the year before the plan's, for whoever types one.
    """
    dated = [each.target.year for each in entries if each.target.year is not None]
    day = plan.document.issued or plan.document.published
    if not dated:
        known = plan.period.end or (day.year + _FEWEST_YEARS if day else None)
        starts = [each.baseline.year for each in entries if each.baseline and each.baseline.year]
        dated = [known or max(starts, default=0) + _FEWEST_YEARS]
    earliest = min(dated)
    starts = [
        each.baseline.year
        for each in entries
        if each.baseline and each.baseline.year and each.baseline.year < earliest
    ]
    # The year before the plan's first is what plans start from.
    usual = plan.period.start - 1 if plan.period.start else earliest - _FEWEST_YEARS
    first = max(min([*starts, usual, earliest - 1]), earliest - _MOST_YEARS)
    return range(max(first, 1), min(max(dated), MAXYEAR) + 1)


def _layout(entries: Sequence[Entry], years: range) -> Layout:
    """Return the columns: one a year of the path; no growth where all are shares."""
    shown: list[Column] = []
    for key, column in _COLUMNS.items():
        if key == "status":
            path = year_columns(years, say("path"), width=9)
            # The years stand in the first row, as numbers that the formulas refer to.
            shown += (attrs.evolve(each, title=Text("", ""), derived=True) for each in path)
        if key == "whole" and not any(_is_whole(each) for each in entries):
            continue
        shown.append(column)
    return Layout(face="print", columns=tuple(shown))


def _is_whole(entry: Entry) -> bool:
    return is_counted_whole(entry.unit, entry.known)


@frozen
class _Projection:
    """Fills the rows."""

    layout: Layout
    years: range
    lang: Lang

    def head(self) -> dict[str, Cell]:
        """The years: the first may be written over, and those after it follow."""
        form = _YEAR_FORMAT[self.lang]
        first, *others = self.years
        cells: dict[str, Cell] = {f"y{first}": Number(first, form)}
        for year in others:
            text = f"={self.layout.ref(f'y{year - 1}', 0)}+1"
            cells[f"y{year}"] = Formula(text, year, form)
        return cells

    def cells(self, row: int, entry: Entry) -> dict[str, Cell]:
        """Return the inputs of a row, and its results."""
        indicator, start = entry.statement.indicator, entry.baseline
        name = indicator.name
        if entry.target.scope and not holds_for_all(entry.target, indicator):
            name += say("part", scope=entry.target.scope).get(self.lang)
        cells: dict[str, Cell] = {
            "number": entry.number,
            "indicator": name,
            "unit": entry.unit,
            "baseline": stated_number(start.value) if start else None,
            "baseline_year": start.year if start else None,
            "target": self._target(entry),
            "target_year": entry.target.year,
        }
        return cells | self._results(row, entry)

    def _target(self, entry: Entry) -> Cell:
        value, unit = entry.target.value or Decimal(0), entry.target.unit
        if not entry.converts or unit is None or entry.unit is None:
            return stated_number(value)
        factor = _LITERAL.plus(entry.known.factor(unit, entry.unit))
        places = min(decimals(_LITERAL.plus(entry.end).normalize(_LITERAL)), _MOST_DECIMALS)
        return Formula(f"={value:f}*{factor:f}", entry.end, digits(places))

    def _results(self, row: int, entry: Entry) -> dict[str, Cell]:
        made = Formulas(
            layout=self.layout, years=self.years, row=row, lang=self.lang, inputs=entry.inputs,
            comparator=entry.target.comparator, unit=entry.unit, known=entry.known,
            is_whole=_is_whole(entry),
        )  # fmt: skip
        return made.cells()


def _notes(statements: Sequence[TargetRow], entries: Sequence[Entry], lang: Lang) -> Iterator[Text]:
    yield say("notes.computed")
    yield say("notes.formulas")
    if any(_is_whole(each) for each in entries):
        yield say("notes.whole")
    yield say("notes.bounds")
    shown = {id(each.statement) for each in entries}
    left = [each for each in statements if each.is_numeric and id(each) not in shown]
    kinds = {each.main.kind for each in left if each.main is not None}
    names = [say(f"left_out.{code}") for code in TARGET_KINDS.codes if code in kinds]
    if names:
        comma = "、" if lang == "zh" else ", "
        yield say("notes.left_out", kinds=comma.join(each.get(lang) for each in names))

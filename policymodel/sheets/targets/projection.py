"""测算: what the targets would take each year, in live formulas that refer to the target table.

Nothing here is stated by the document, and every heading says so. Inputs are formulas on the
target table, so that one truth stays one; who tries another value writes over them.
"""

from collections.abc import Sequence
from decimal import Context, Decimal

from attrs import frozen

from policymodel.analysis.growth import Path, grows, obstacle, path_to
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Number, Sheet, columns, plain
from policymodel.sheets.targets.rows import TargetRow
from policymodel.sheets.targets.values import digits, year_columns
from policymodel.text import Lang, Text, Texts
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import TARGET_KINDS

say = Texts(__file__)
_COLUMNS = columns(__file__)
_EXACT = Context(prec=50)
_TOLERANCE = Number(Decimal("0.000000001"), "0E+00")
_RATE_FORMAT = "0.00%"
_INPUTS = {key: key for key in ("number", "baseline", "baseline_year", "target")}
_INPUTS["target_year"] = "year"
"""Columns that show a cell of the target table, and which column it stands in there."""


@frozen
class Entry:
    """One row of the projection."""

    statement: TargetRow
    source: int  # its row in the target table, from 0
    path: Path | Text  # the way to the target, or why none is computed
    known: Units = STANDARD  # the units of the plan

    @property
    def computed(self) -> bool:
        """Whether there is a way."""
        return isinstance(self.path, Path)

    @property
    def charted(self) -> bool:
        """Whether its target is one number, for the place itself and not of a change."""
        main = self.statement.main
        if main is None or main.value is None or main.high is not None:
            return False
        return main.kind != "change" and main.change == "increase" and not main.per

    @property
    def factor(self) -> Decimal | None:
        """How many of the indicator's unit make one of the target's; None where one does."""
        main, unit = self.statement.main, self.statement.indicator.unit
        if main is None or main.unit is None or unit is None or self.known.same(main.unit, unit):
            return None
        return self.known.factor(main.unit, unit)


def projected(statements: Sequence[TargetRow], known: Units = STANDARD) -> tuple[Entry, ...]:
    """Return the rows of the projection: those computed first, then by unit and kind."""
    entries = [Entry(each, row, _path(each, known), known) for row, each in enumerate(statements)]
    units = list(dict.fromkeys(statement.unit for statement in statements))

    def place(entry: Entry) -> tuple[bool, bool, int, int]:
        main = entry.statement.main
        kind = TARGET_KINDS.order(main.kind) if main and not entry.computed else 0
        return (not entry.computed, not entry.charted, units.index(entry.statement.unit), kind)

    return tuple(sorted(entries, key=place))


def _path(statement: TargetRow, known: Units) -> Path | Text:
    if statement.main is not None:
        return path_to(statement.indicator, statement.main, known)
    return obstacle(statement.indicator, None, None) or Text("", "")


def projection(table: Sheet, entries: Sequence[Entry], title: str, lang: Lang) -> Sheet:
    """Return the projection of `entries`; its inputs refer to the cells of the target table."""
    layout, differs = _layout(entries), say("differs").get(lang)
    computed = sum(entry.computed for entry in entries)
    made = _Projection(table, list(table.records()), layout, len(entries) + 1, lang)
    rows = [layout.row(made.cells(*each)) for each in enumerate(entries)]
    if computed:
        off = Formula(f'=COUNTIF({layout.run("check", computed)},"{differs}")', 0, "0")
        for key, cell in (("off_rows", off), ("tolerance", _TOLERANCE)):
            label = say(f"totals.{key}").get(lang)
            rows.append(layout.row({"indicator": label, "check": cell}, "total"))
    notes = [say(f"notes.{key}") for key in ("computed", "formulas", "bounds")]
    return Sheet(
        key="projection",
        name=say("name").get(lang),
        title=say("title", title=title).get(lang),
        layout=layout,
        rows=tuple(rows),
        line=say("line").get(lang),
        notes=tuple(note.get(lang) for note in (notes if computed else [say("nothing")])),
        frozen_columns=2,
    )


def _layout(entries: Sequence[Entry]) -> Layout:
    """Return the columns: one a year before the check, none of the results where there are none."""
    paths = [entry.path for entry in entries if isinstance(entry.path, Path)]
    shown: list[Column] = []
    for key, column in _COLUMNS.items():
        if key == "check" and paths:
            years = range(min(path.first for path in paths), max(path.last for path in paths) + 1)
            shown += year_columns(years, say("path"), width=11, derived=True)
        wanted = bool(paths) or not column.derived
        if key == "factor":
            wanted = any(entry.computed and entry.factor is not None for entry in entries)
        if wanted:
            shown.append(column)
    return Layout(face="print", columns=tuple(shown))


@frozen
class _Projection:
    """Fills the rows."""

    table: Sheet
    stated: list[dict[str, Cell]]
    layout: Layout
    limit: int  # the row of the tolerance
    lang: Lang

    def cells(self, row: int, entry: Entry) -> dict[str, Cell]:
        """Return the inputs of a row, and its results or why there are none."""
        statement, main = entry.statement, entry.statement.main
        cells: dict[str, Cell] = {
            "indicator": statement.indicator.name,
            "unit": statement.indicator.unit if entry.computed else statement.unit,
            "kind": TARGET_KINDS.label(main.kind, self.lang) if main else None,
        }
        for key, there in _INPUTS.items():
            cell = self.stated[entry.source].get(there)
            value = plain(cell)
            if value is not None:  # a reference to an empty cell would show 0
                form = cell.format if isinstance(cell, Number) else None
                text = f"={self.table.ref(there, entry.source)}"
                cells[key] = Formula(text, value, form)
        if isinstance(entry.path, Text):
            return cells | {"reason": entry.path.get(self.lang)}
        return cells | self._results(row, entry, entry.path)

    def _results(self, row: int, entry: Entry, path: Path) -> dict[str, Cell]:
        at = {column.key: self.layout.ref(column.key, row) for column in self.layout.columns}
        unit, scale = entry.statement.indicator.unit, entry.factor
        cells: dict[str, Cell] = {}
        places = max(decimals(path.start), decimals(path.end))
        if scale is not None:
            places = max(decimals(path.start), min(decimals(path.end.normalize(_EXACT)), 4))
            source = self.table.ref("target", entry.source)
            cells["factor"] = scale
            cells["target"] = Formula(f"={source}*{at['factor']}", path.end, digits(places))
        points = f'"{say("points").get(self.lang)}"' if entry.known.same(unit, "%") else ""
        for key, text, value, form in (
            ("gap", "={target}-{baseline}", path.gap, digits(places) + points),
            ("years", "={target_year}-{baseline_year}", Decimal(path.years), "0"),
            ("change", "={gap}/{years}", path.change, digits(places + 1) + points),
        ):
            cells[key] = Formula(text.format(**at), value, form)
        if (growth := path.growth) is not None and grows(unit, entry.known):
            text = f"=({at['target']}/{at['baseline']})^(1/{at['years']})-1"
            cells["growth"] = Formula(text, growth, _RATE_FORMAT)
        for year in range(path.first, path.last + 1):
            text = f"={at['baseline']}"
            if year > path.first:
                text = f"={at[f'y{year - 1}']}+{at['change']}"
            inner = path.first < year < path.last
            form = digits(places + 1 if inner else places)
            cells[f"y{year}"] = Formula(text, path.at(year), form)
        # The path ends at the target, but for rounding.
        limit = self.layout.ref("check", self.limit, absolute=True)
        target, baseline, last = at["target"], at["baseline"], at[f"y{path.last}"]
        agrees, differs = say("agrees").get(self.lang), say("differs").get(self.lang)
        cells["check"] = Formula(
            f"=IF(ABS({last}-{target})<={limit}*(ABS({baseline})+ABS({target})),"
            f'"{agrees}","{differs}")',
            agrees,
        )
        return cells
